//! Extreme articles and datasets: each is read or refused in bounded time and memory, with
//! the place and the reason, and its control characters are escaped.
#![cfg(unix)]

use std::fs::File;
use std::os::unix::fs::symlink;
use std::process::Command;

use super::support::{Folder, Run};

const FACT: &str = "In May 2024 Tesla planned the hall of Cortex in Austin with 10,000 H100. ";

/// Reads an article without loading it.
fn ingest(name: &str, content: impl AsRef<[u8]>) -> Run {
    let folder = Folder::empty();
    folder.write(name, content);
    let run = folder.kb(["ingest", "--dry-run", name]).capped().run_within_a_minute();
    assert!(matches!(run.code, Some(0 | 1)), "{name}: {:?} {}", run.code, run.stderr);
    let obeyed = |letter: char| letter.is_control() && letter != '\n';
    assert!(!run.stdout.contains(obeyed) && !run.stderr.contains(obeyed), "{run:?}");
    run
}

/// Refuses an article, saying which and why.
#[track_caller]
fn refuses(name: &str, content: impl AsRef<[u8]>, why: &str) {
    let run = ingest(name, content).fails(1);
    let is_reported = run.stderr.contains(name) && run.stderr.contains(why);
    assert!(is_reported, "no {why:?}: {run:?}");
}

fn page(body: &str) -> String {
    format!("<html lang=en><body><article><h1>Dojo</h1><p>{FACT}</p>{body}</article></body></html>")
}

#[test]
fn a_line_of_ten_million_characters_is_handled() {
    let long = "characters long; kb reads passages up to 250000";
    let line = &FACT.repeat(10_000_000 / FACT.len() + 1)[..9_999_990];
    refuses("a.txt", format!("2024\n\n{line}\n"), "passage 2 (\"In May 2024 Tesla");
    for line in [line.to_owned(), "x".repeat(9_999_990), "1".repeat(9_999_990)] {
        ingest("a.txt", format!("2024\n\nTesla.\n\n{line}\n")).says(long);
        ingest("a.md", format!("# 2024\n\nTesla.\n\n{line}\n")).says(long);
    }
}

#[test]
fn an_article_on_one_line_is_read() {
    let run = ingest("a.txt", format!("2024\n\n{}\n", FACT.repeat(240_000 / FACT.len())));
    assert_eq!(run.code, Some(0), "{}", run.stderr);
}

#[test]
fn an_endless_article_is_refused() {
    refuses("a.txt", "In May 2024.\n".repeat(1_300_000), "it is larger than 16 MiB");
    let folder = Folder::empty();
    for arguments in [
        &["ingest", "/dev/zero"][..],
        &["ingest", "--dry-run", "/dev/zero"],
        &["seed", "--article", "/dev/zero"],
        &["locate", "/dev/zero"],
    ] {
        let run = folder.kb(arguments).capped().run_within_a_minute().fails(1);
        run.explains("/dev/zero cannot be read: it is a device, not a regular file");
    }
    let run = folder.shell("ulimit -v 1048576; \"$KB\" ingest - < /dev/zero").fails(1);
    run.explains("standard input cannot be read: it is larger than 16 MiB");
    assert!(folder.everything().is_empty());
    let folder = Folder::seeded();
    let run = folder.kb(["sql", "--file", "/dev/zero"]).capped().run_within_a_minute().fails(1);
    run.explains("/dev/zero cannot be read: it is a device, not a regular file");
}

#[test]
fn very_long_words_are_handled() {
    for words in [
        "one hundred and ",
        "twenty and three and ",
        "two thirds and ",
        "half of a ",
        "May 2024 to ",
        "from 2019 to ",
        "more than about ",
        "the day after ",
        "Tesla Dojo ",
        "(",
        "[",
        "\"",
        "*a ",
        "> ",
        "e\u{301}",
        "\u{301}",
        "\u{202e}",
        "👩\u{200d}",
        "1,",
        "1.",
        "- ",
        "$",
        "10k ",
        "…",
        "by the end of ",
        "cent et ",
        "soixante et dix et ",
        "la moitié de ",
        "fin ",
    ] {
        let line = words.repeat(6_000 / words.chars().count());
        ingest("a.txt", format!("2024\n\nTesla said in May 2024 that {line}.\n"));
        ingest("a.md", format!("# 2024\n\nTesla said in May 2024 that {line}.\n"));
    }
}

#[test]
fn deeply_nested_pages_are_handled() {
    for body in [
        "<div>".repeat(500_000),
        "<b>".repeat(500_000),
        "<table><tr><td>".repeat(100_000),
        "<p><a>".repeat(100_000),
        "<ul><li>".repeat(100_000),
        "<svg>".repeat(100_000),
        "<b><i><p>".repeat(20_000),
        "<template>".repeat(50_000),
        "<select><option>".repeat(50_000),
        format!("<p {}='x'>x</p>", "a".repeat(5_000_000)),
        "<!--".repeat(500_000),
        format!("<p>{}</p>", "&amp;&lt;".repeat(20_000)),
        "<![CDATA[".repeat(100_000),
        format!("<script type='application/ld+json'>{}</script>", "[".repeat(500_000)),
        format!("<meta content='{}'>", "x".repeat(5_000_000)),
    ] {
        ingest("a.html", page(&body));
    }
    let entities = "<!DOCTYPE html [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;\">]>";
    let run = ingest("a.html", entities.to_owned() + &page("<p>In June 2024 Tesla said &b;.</p>"));
    assert!(run.stdout.contains("&b;"), "{run:?}");
    let attributes =
        (0..200_000).map(|number| format!("a{number}=x")).collect::<Vec<_>>().join(" ");
    refuses("a.html", page(&format!("<p {attributes}>x</p>")), "it is a page with thousands of");
    refuses("b.html", page(&"<p>x</p>".repeat(2_200_000)), "it is larger than 16 MiB");
}

#[test]
fn binary_input_is_refused_or_cleaned() {
    refuses("a.txt", [0; 1000], "it is binary data, not text");
    let nul = "2024\n\nIn May 2024 Tesla planned\0 the hall of Cortex in Austin.\n";
    ingest("a.txt", nul);
    ingest(
        "a.txt",
        b"2024\n\nIn May 2024 Tesla \xff\xfe\x80 planned the hall of Cortex in Austin.\n",
    );
    let tricks =
        "2024\n\nIn May 2024 Tesla \u{202e}xetroC dennalp\u{202c} \u{1b}[2J\u{7} in Austin.\n";
    let run = ingest("a.txt", tricks);
    assert!(!run.stdout.contains('\u{202e}'), "{run:?}");
}

#[test]
fn control_characters_of_an_article_stay_escaped_after_loading() {
    let folder = Folder::empty();
    let name = "\u{1b}[2J\u{202e}.md";
    let text = "# \u{1b}[2J=cmd|' /C calc'!A0 \u{202e}evil\n\n## 2024\n\n\
                In May 2024 Tesla \u{202e}planned\u{1b}]0;x\u{7} the hall of Cortex in Austin.\n";
    folder.write(name, text);
    let commands: [&[&str]; 8] = [
        &["ingest", "--verbose", name],
        &["query", "events in 2024"],
        &["query", "sources"],
        &["search", "planned"],
        &["timeline"],
        &["sql", "select * from quotes"],
        &["sql", "--json", "select * from sources"],
        &["export", "out"],
    ];
    for command in commands {
        let run = folder.kb(command).run();
        assert_eq!(run.code, Some(0), "{run:?}");
        let obeyed = |letter: char| (letter.is_control() && letter != '\n') || letter == '\u{202e}';
        assert!(!run.stdout.contains(obeyed) && !run.stderr.contains(obeyed), "{run:?}");
    }
}

#[test]
fn links_in_a_folder_of_articles_are_handled() {
    let folder = Folder::empty();
    folder.write("in/a.txt", format!("2024\n\n{FACT}\n"));
    symlink(".", folder.path("in/circle")).unwrap();
    symlink(".", folder.path("in/self.txt")).unwrap();
    symlink("/dev/zero", folder.path("in/zero.txt")).unwrap();
    symlink("nowhere", folder.path("in/broken.txt")).unwrap();
    File::create(folder.path("in/sparse.txt")).unwrap().set_len(1 << 40).unwrap();
    assert!(Command::new("mkfifo").arg(folder.path("in/pipe.txt")).status().unwrap().success());
    let run = folder.kb(["ingest", "in"]).capped().run_within_a_minute();
    assert_eq!(run.code, Some(1), "{run:?}");
    run.says("in/broken.txt cannot be read")
        .says("in/sparse.txt cannot be read: it is larger than")
        .says("2 of 3 articles failed")
        .prints("a.txt");
}

/// Refuses a dataset of one odd file, saying where.
#[track_caller]
fn refuses_dataset(content: impl AsRef<[u8]>, why: &str) {
    let folder = Folder::empty();
    folder.write("d/dataset.toml", "slug = \"d\"\ntitle = { en = \"D\", fr = \"D\" }\n");
    folder.write("d/odd.toml", content);
    let run = folder.kb(["seed", "d"]).capped().run_within_a_minute().fails(1);
    let obeyed = |letter: char| (letter.is_control() && letter != '\n') || letter == '\u{202e}';
    assert!(!run.stderr.contains(obeyed) && run.stderr.len() < 200_000, "{}", run.stderr.len());
    assert!(run.stderr.contains(why) && !folder.path("kb.db").exists(), "no {why:?}: {run:?}");
}

#[test]
fn malformed_datasets_are_refused() {
    let deep = "d/odd.toml:1: bad TOML: input exceeds the maximum allowed nesting depth";
    refuses_dataset("event = ".to_owned() + &"[".repeat(1_000_000), deep);
    refuses_dataset("event = ".to_owned() + &"{a=".repeat(1_000_000), deep);
    refuses_dataset(vec!["a"; 100_000].join(".") + " = 1", deep);
    refuses_dataset(format!("[{}]", vec!["a"; 100_000].join(".")), deep);
    refuses_dataset("[[event]]\n".repeat(50_000), "\nand more than 9000 more");
    refuses_dataset("x = \"a\0b\"", "d/odd.toml:1: bad TOML: invalid character in string");
    refuses_dataset(b"\nx = \"\xff\"", "d/odd.toml:2: this line is not UTF-8");
    refuses_dataset("\"\\u001b[2J\u{202e}\" = 1", "unknown key \"\\x1b[2J\\u{202e}\"");
    let line =
        format!("[[system]]\nslug = \"x\"\nlabel = {{ en = \"{}\" }}", "é".repeat(10_000_000));
    refuses_dataset(line, "d/odd.toml:3: ");
}

#[test]
fn datasets_that_exhaust_memory_or_time_are_refused() {
    let dotted = |count: usize| {
        let keys = |number| format!("a.b{number}.c = 1\n");
        (0..count).map(keys).collect::<Vec<_>>().concat()
    };
    refuses_dataset(dotted(20_000), "d/odd.toml:101: a table has no more than 100 dotted keys");
    let values = "the files of a dataset have no more than 6,000,000 values together";
    refuses_dataset(format!("a = [{}]", "1,".repeat(8_000_000)), values);
    refuses_dataset(format!("event = [{}]", "{},".repeat(2_000_000)), values);
    refuses_dataset(format!("event = [{}]", "{},".repeat(150_000)), "6 problems in the dataset");
    refuses_dataset("[[event]]\n".repeat(150_000), "more than 10000 problems");
    refuses_dataset(
        (0..50_000).map(|key| format!("k{key} = 1\n")).collect::<Vec<_>>().concat(),
        "unknown key \"k0\"",
    );
}

#[test]
fn reports_of_unresolved_references_are_limited() {
    let mut text = String::new();
    for number in 0..12_000 {
        let record = format!(
            "[[organization]]\nslug = \"o{number}\"\nlabel = \"O{number}\"\ncategory = \"company\"\n\
             [[relation]]\nsubject = \"o{number}\"\nkind = \"part_of\"\nobject = \"p{number}\"\n"
        );
        text.push_str(&record);
    }
    refuses_dataset(text, "more than 10000 problems in the dataset");
}

#[test]
fn links_in_a_dataset_folder_are_handled() {
    let folder = Folder::empty();
    folder.copy_dataset("d");
    symlink(".", folder.path("d/circle.toml")).unwrap();
    symlink("/dev/zero", folder.path("d/zero.toml")).unwrap();
    assert!(Command::new("mkfifo").arg(folder.path("d/pipe.toml")).status().unwrap().success());
    folder.kb(["seed", "d"]).capped().run_within_a_minute().succeeds();
    File::create(folder.path("d/sparse.toml")).unwrap().set_len(1 << 40).unwrap();
    let run = folder.kb(["seed", "d"]).capped().run_within_a_minute().fails(1);
    run.explains("d/sparse.toml: the files of a dataset have no more than 64 MiB together");
}
