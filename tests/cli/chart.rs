//! `kb chart`: drawings, their outputs, and refused questions.

use super::support::{Folder, Kb};

fn chart(folder: &Folder, arguments: &[&str]) -> Kb {
    folder.kb(["chart"].iter().chain(arguments)).env("LANG", "C.UTF-8")
}

const DOLLARS: &str = "\
US dollars
10 billion ┤  ─────────────────────────○2─────────────────────────
           │
           │
 8 billion ┤
           │
           │
 6 billion ┤
           │
           │                                                         ●5
 4 billion ┤                           ┬
           │  ─────────────────────────□3─────────────────────────
           │                           ┴
 2 billion ┤
           │
           │  ────○4───────────────────△1─────────────────────────
         0 ┤
           └──┬────────────┬───────────┬────────────┬────────────┬──────
            2024-01     2024-04     2024-07      2024-10      2025-01

● ○ value   ▲ △ this or more   ■ □ range   ── the time it applies to
● reported   ○ planned   ○ estimated

1 △  2024        Dojo, spending                 > 1 billion   planned
2 ○  2024        Tesla, spending                ≈ 10 billion  planned
3 □  2024        Tesla, purchases               3–4 billion   estimated
4 ○  2024-01-26  Dojo, investment               500 million   planned
5 ●  2025-01-29  Tesla, AI capital expenditure  ≈ 5 billion   reported
";

#[test]
fn figures_of_one_dimension_are_drawn() {
    let folder = Folder::seeded();
    let run = chart(&folder, &["figures in dollars"]).env("COLUMNS", "72").run();
    assert_eq!((run.code, run.stdout.as_str()), (Some(0), DOLLARS));
    run.says("understood: figures in US dollars");
}

#[test]
fn a_chart_has_every_figure_of_the_answer() {
    let folder = Folder::seeded();
    for phrase in ["figures in dollars", "chiffres en GPU", "figures in chips", "figures in times"]
    {
        let rows = folder.kb(["query", "--json", phrase]).run().json().as_array().unwrap().len();
        let run = chart(&folder, &[phrase]).run();
        let (_, list) = run.stdout.rsplit_once("\n\n").unwrap();
        assert_eq!(list.lines().count(), rows, "{run:?}");
    }
}

#[test]
fn units_of_one_dimension_share_an_axis() {
    let folder = Folder::seeded();
    let run = chart(&folder, &["chiffres en GPU"]).run();
    run.prints("équivalents H100, GPU H100, GPU\n").prints("100\u{202f}000 ┤");
}

#[test]
fn amounts_far_apart_say_that_their_scale_is_logarithmic() {
    let folder = Folder::seeded();
    chart(&folder, &["figures in chips"]).run().prints("chips, logarithmic scale\n10,000 ┤");
}

#[test]
fn several_dimensions_are_refused_with_phrases_that_narrow() {
    let folder = Folder::seeded();
    let run = chart(&folder, &["figures for Dojo"]).run().fails(3);
    run.says("these figures are of 8 dimensions: chip (chips), money (US dollars)")
        .says("kb chart \"figures for Dojo in US dollars\"");
    let run = chart(&folder, &["chiffres pour Tesla"]).run().fails(3);
    let run = run.says("ces chiffres ont");
    let phrases = run.stderr.lines().filter_map(|line| {
        line.split_once("kb chart \"").map(|(_, phrase)| phrase.trim_end_matches('"').to_owned())
    });
    let phrases: Vec<_> = phrases.collect();
    assert!(!phrases.is_empty(), "{run:?}");
    for phrase in phrases {
        assert_eq!(chart(&folder, &[&phrase]).run().code, Some(0), "{phrase}");
    }
}

#[test]
fn a_phrase_that_is_not_about_figures_is_refused_with_one_that_is() {
    let folder = Folder::seeded();
    let run = chart(&folder, &["events", "in", "2023"]).run().fails(3);
    let run = run.explains("a chart shows figures; this asks for \"events in 2023\"");
    run.says("kb chart \"figures in dollars\"").says("kb query \"events in 2023\" answers it");
    chart(&folder, &["how many figures in dollars"]).run().fails(3).says("count of figures");
    chart(&folder, &["purple elephants"]).run().fails(3).says("purple");
    chart(&folder, &[]).run().fails(2);
    for hint in ["figures in dollars", "chiffres en dollars"] {
        assert_eq!(chart(&folder, &[hint]).run().code, Some(0), "{hint}");
    }
}

#[test]
fn no_figures_are_explained_as_by_a_query() {
    let folder = Folder::seeded();
    let phrase = "figures in dollars before 2010";
    let run = chart(&folder, &[phrase, "--svg", "none.svg"]).run();
    assert_eq!((run.code, run.stdout.as_str()), (Some(0), ""));
    assert_eq!(run.stderr, folder.kb(["query", phrase]).run().stderr);
    assert!(!folder.path("none.svg").exists());
}

#[test]
fn a_pipe_gets_no_escape_codes_and_a_screen_without_utf8_no_lines() {
    let folder = Folder::seeded();
    for columns in ["1", "40", "80", "200", "x"] {
        let run = chart(&folder, &["figures in dollars"]).env("COLUMNS", columns).run();
        assert!(!run.stdout.contains('\u{1b}'), "{run:?}");
        let least = columns.parse().unwrap_or(100).max(40);
        assert!(run.stdout.lines().all(|line| line.chars().count() <= least), "{run:?}");
    }
    let run = chart(&folder, &["figures in dollars"]).env("LANG", "C").run();
    assert!(run.stdout.is_ascii(), "{run:?}");
    chart(&folder, &["figures in dollars", "--color", "always"]).run().prints("\u{1b}[36m");
}

#[test]
fn a_picture_is_written_in_the_language_of_the_phrase() {
    let folder = Folder::seeded();
    let run = chart(&folder, &["chiffres en dollars", "--svg", "a.svg"]).run();
    assert_eq!((run.code, run.stdout.as_str()), (Some(0), ""));
    run.says("image : ").says("a.svg");
    let svg = folder.text("a.svg");
    let document = roxmltree::Document::parse(&svg).unwrap();
    let texts: Vec<_> = document
        .descendants()
        .filter(|node| node.has_tag_name("text"))
        .map(|node| node.text().unwrap_or_default().trim())
        .collect();
    for text in ["chiffres en dollars", "dollars américains", "prévu", "3–4 milliards"] {
        assert!(texts.contains(&text), "{text} in {texts:?}");
    }
}

#[test]
fn nothing_but_a_picture_is_replaced() {
    let folder = Folder::seeded();
    let before = folder.files();
    let picture = |path| chart(&folder, &["figures in dollars", "--svg", path]).run().fails(1);
    picture("kb.db").explains("kb.db is there already and is no SVG picture");
    picture("..").explains(".. is a folder");
    assert_eq!(folder.files(), before);
}
