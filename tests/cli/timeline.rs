//! `kb timeline`: drawings, their outputs, and refused questions.

use super::support::{Folder, Kb};

fn timeline(folder: &Folder, arguments: &[&str]) -> Kb {
    folder.kb(["timeline"].iter().chain(arguments)).env("LANG", "C.UTF-8")
}

const DOJO: &str = "\
2023  Q2 ████     4  2023-04-19  Musk: Dojo is a long shot that could cut train…
                     2023-04-19  Musk suggests selling Dojo as a service
                     2023-06-21  Tesla's AI account charts its compute and a Ju…
                     2023-06-21  Musk: Dojo is online and at work in Tesla's da…
      Q3 ███      3  2023-07-19  Tesla confirms that Dojo is in production
                     2023-07-19  Musk plans to spend over a billion dollars on…
                     2023-09-06  Musk: Tesla lacks training compute; Nvidia and…
";

#[test]
fn a_phrase_draws_its_events() {
    let folder = Folder::seeded();
    for phrase in [&["Dojo", "2023"][..], &["timeline of Dojo in 2023"]] {
        let run = timeline(&folder, phrase).env("COLUMNS", "80").run();
        assert_eq!((run.code, run.stdout.as_str()), (Some(0), DOJO));
        run.says("understood: events about Dojo in 2023");
    }
}

#[test]
fn without_a_phrase_it_draws_every_event() {
    let folder = Folder::seeded();
    let run = timeline(&folder, &[]).run().succeeds();
    let dated = |line: &&str| line.contains("20") && line.len() > 30;
    assert_eq!(run.stdout.lines().filter(dated).count(), 43);
    let run = timeline(&folder, &["-n", "3"]).run();
    run.says("3 of 43 rows; -n -1 for all");
}

#[test]
fn the_order_is_that_of_time_whatever_the_phrase_wants_first() {
    let folder = Folder::seeded();
    let run = timeline(&folder, &["last 2 events in 2020"]).run();
    let dates: Vec<_> = run.stdout.lines().filter(|line| line.contains("2020-")).collect();
    assert_eq!(dates.len(), 2);
    assert!(dates[0].contains("2020-08-14") && dates[1].contains("2020-12-31"), "{run:?}");
}

#[test]
fn a_language_may_be_chosen() {
    let folder = Folder::seeded();
    let run = timeline(&folder, &["Dojo 2023", "--lang", "fr"]).run();
    run.prints("2023  T2").prints("Musk évoque la vente de Dojo comme service");
}

#[test]
fn a_pipe_gets_no_escape_codes_and_a_fixed_width() {
    let folder = Folder::seeded();
    let run = timeline(&folder, &[]).run().succeeds();
    assert!(!run.stdout.contains('\u{1b}'));
    let widest = |text: &str| text.lines().map(|line| line.chars().count()).max();
    assert_eq!(widest(&run.stdout), Some(100));
    for columns in ["40", "60", "200"] {
        let run = timeline(&folder, &[]).env("COLUMNS", columns).run().succeeds();
        assert!(widest(&run.stdout) <= columns.parse().ok(), "{run:?}");
    }
    let run = timeline(&folder, &["--color", "always"]).run().succeeds();
    run.prints("\u{1b}[1m2019").prints("\u{1b}[32mDojo\u{1b}[0m");
}

#[test]
fn without_a_utf8_locale_the_drawing_is_ascii() {
    let folder = Folder::seeded();
    for (name, value) in [("LC_ALL", "C"), ("TERM", "dumb")] {
        let run = timeline(&folder, &["Dojo 2023"]).env(name, value).run();
        assert!(run.stdout.is_ascii(), "{run:?}");
        run.prints("2023  Q2 ####");
    }
}

#[test]
fn a_phrase_that_is_not_about_events_is_refused_with_one_that_is() {
    let folder = Folder::seeded();
    let run = timeline(&folder, &["figures in dollars"]).run().fails(3);
    let run = run.explains("a timeline shows events; this asks for \"figures in US dollars\"");
    run.says("kb timeline \"timeline of Dojo in 2023\"").says("kb query \"figures in dollars\"");
    let run = timeline(&folder, &["combien d'événements en 2020"]).run().fails(3);
    run.says("une chronologie montre des événements").says("kb timeline \"événements de 2023\"");
    timeline(&folder, &["purple", "elephants"]).run().fails(3).says("purple");
    for hint in ["timeline of Dojo in 2023", "événements de 2023"] {
        assert_eq!(timeline(&folder, &[hint]).run().code, Some(0), "{hint}");
    }
}

#[test]
fn no_events_are_explained_and_nothing_is_written() {
    let folder = Folder::seeded();
    let run = timeline(&folder, &["events before 2019", "--svg", "none.svg"]).run();
    assert_eq!((run.code, run.stdout.as_str()), (Some(0), ""));
    run.says("no events before 2019-04-22 in this base");
    assert!(!folder.path("none.svg").exists());
}

#[test]
fn a_picture_is_written_whole_and_says_where() {
    let folder = Folder::seeded();
    let run = timeline(&folder, &["Dojo 2023", "--svg", "dojo.svg"]).run();
    assert_eq!((run.code, run.stdout.as_str()), (Some(0), ""));
    run.says(&format!("picture: {}", folder.path("dojo.svg").canonicalize().unwrap().display()));
    let svg = folder.text("dojo.svg");
    let document = roxmltree::Document::parse(&svg).unwrap();
    assert!(document.root_element().has_tag_name(("http://www.w3.org/2000/svg", "svg")));
    assert!(svg.contains("Musk suggests selling Dojo as a service"));
    // Again, over itself.
    timeline(&folder, &["--svg", "dojo.svg", "-q"]).run().succeeds();
    assert!(folder.files().keys().all(|name| ["kb.db", "dojo.svg"].contains(&name.as_str())));
}

#[test]
fn nothing_but_a_picture_is_replaced() {
    let folder = Folder::seeded();
    let before = folder.files();
    let picture = |path| timeline(&folder, &["-q", "--svg", path]).run().fails(1);
    picture("kb.db").explains("kb.db is there already and is no SVG picture");
    picture(".").explains(". is a folder");
    picture("no/where.svg").explains("no/where.svg cannot be written: there is no folder no");
    assert_eq!(folder.files(), before);
    #[cfg(unix)]
    picture("/dev/null").explains("/dev/null is a device, not a regular file");
}
