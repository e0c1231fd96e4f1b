//! No output of any command has a character that a terminal acts on, apart from kb's own
//! colors: hostile arguments, names of files, articles, datasets and bases are given to
//! every command, and standard output and standard error are searched.
#![cfg(unix)]

use super::options::{COMMANDS, options};
use super::support::{Folder, Run};

/// Writes the clipboard (OSC 52), changes the color (C1), deletes, and reverses text.
const HOSTILE: &str = "x\u{1b}]52;c;ZXZpbA==\u{7}\u{9b}1m\u{7f}\u{202e}\u{2066}";

/// How output is asked for, beside the plain way. CSV and TSV give a pipe the text itself.
const WAYS: [&[&str]; 6] = [
    &[],
    &["--color", "always"],
    &["--json"],
    &["--json", "--color", "always"],
    &["--jsonl"],
    &["--markdown"],
];

/// Nothing of the output is obeyed by a terminal. A color is allowed: the hostile text has
/// none that begins with an escape.
#[track_caller]
fn inert(run: &Run) {
    for text in [&run.stdout, &run.stderr] {
        let mut rest = String::new();
        for part in text.split("\u{1b}[") {
            let codes = |letter: char| letter.is_ascii_digit() || letter == ';';
            let after = part.trim_start_matches(codes);
            rest.push_str(after.strip_prefix('m').unwrap_or(part));
        }
        let obeyed = |letter: char| {
            (letter.is_control() && letter != '\n')
                || matches!(letter, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
        };
        assert!(!rest.contains(obeyed), "{:?} in {run:?}", rest.find(obeyed));
    }
}

/// Runs a command in every way.
#[track_caller]
fn inert_in_every_way(folder: &Folder, command: &[&str]) {
    for way in WAYS {
        inert(&folder.kb([command, way].concat()).run());
    }
}

/// A dataset of one event with hostile texts.
fn write_dataset(folder: &Folder, name: &str) {
    let text = HOSTILE.replace('\u{1b}', "\\u001b").replace('\u{7}', "\\u0007");
    let text = text.replace('\u{7f}', "\\u007f").replace('\u{9b}', "\\u009b");
    let both = format!("{{ en = \"{text}\", fr = \"{text}\" }}");
    folder.write(
        &format!("{name}/dataset.toml"),
        format!("slug = \"odd\"\ntitle = {both}\n[[{text}]]\n[[event]]\nslug = \"{text}\"\n"),
    );
}

fn write_article(folder: &Folder, name: &str) {
    let text = format!(
        "# {HOSTILE}\n\n## 2024\n\nIn May 2024 Tesla planned the hall of Cortex {HOSTILE} in \
         Austin. Elon Musk said Tesla will buy 500 {HOSTILE} GPUs by the end of 2025.\n"
    );
    folder.write(name, text);
}

/// Hostile texts in every column that takes any.
fn corrupt(folder: &Folder) {
    folder.sqlite(
        "kb.db",
        &"PRAGMA foreign_keys = OFF; PRAGMA ignore_check_constraints = ON;
          PRAGMA trusted_schema = ON;
          UPDATE events SET title_en = title_en || HOSTILE, summary_en = HOSTILE,
              category = HOSTILE, date = date || HOSTILE;
          UPDATE labels SET text = text || HOSTILE;
          UPDATE units SET label_en = label_en || HOSTILE, dimension = dimension || HOSTILE;
          UPDATE metrics SET label_en = HOSTILE, slug = slug || HOSTILE;
          UPDATE entities SET summary_en = HOSTILE;
          UPDATE predictions SET statement_en = HOSTILE;
          UPDATE sources SET title = HOSTILE, publisher = HOSTILE, address = HOSTILE;
          UPDATE datasets SET title_en = HOSTILE;
          INSERT INTO datasets (slug, title_en, title_fr) VALUES (HOSTILE, HOSTILE, HOSTILE)"
            .replace("HOSTILE", &format!("'{HOSTILE}'")),
    );
}

#[test]
fn arguments_reach_the_terminal_escaped() {
    let folder = Folder::seeded();
    folder.write("a.txt", "2024\n\nIn May 2024 Tesla planned the hall of Cortex in Austin.\n");
    let word = format!("--{HOSTILE}");
    inert_in_every_way(&folder, &[HOSTILE]);
    inert_in_every_way(&folder, &[&word]);
    for command in COMMANDS {
        inert_in_every_way(&folder, &[command, &[HOSTILE]].concat());
        inert_in_every_way(&folder, &[command, &[&word]].concat());
        inert_in_every_way(&folder, &[&command[..1], &[HOSTILE]].concat());
        for (option, _) in options(&folder, command[0]) {
            for value in [HOSTILE.to_owned(), format!("{HOSTILE}={HOSTILE}")] {
                let option = format!("{option}={value}");
                inert(&folder.kb([command, &[&option]].concat()).run());
                inert(&folder.kb([command, &[&option, "--color", "always"]].concat()).run());
            }
        }
        let run = folder.kb([command[0], "--help", "--color", "always"]).env("KB_DB", HOSTILE);
        inert(&run.run());
    }
}

#[test]
fn names_of_files_reach_the_terminal_escaped() {
    let folder = Folder::seeded();
    let within = |name: &str| format!("{HOSTILE}/{name}");
    let (base, copy, article) = (within("kb.db"), within("copy.db"), within("a.txt"));
    folder.write(&base, std::fs::read(folder.path("kb.db")).unwrap());
    write_article(&folder, &article);
    write_dataset(&folder, &within("odd"));
    folder.copy_dataset(&within("good"));
    let (odd, good, out) = (within("odd"), within("good"), within("out"));
    let (missing, picture) = (within("missing"), within("x.svg"));
    let commands: [&[&str]; 27] = [
        &["seed", "--db", &base],
        &["seed", &good, "--db", &base],
        &["seed", &odd, "--db", &base],
        &["seed", &missing, "--db", &base],
        &["seed", "--article", &article, "--db", &base],
        &["ingest", &article, "--dry-run", "--db", &base],
        &["ingest", &article, "--to", &out],
        &["ingest", HOSTILE, "--verbose", "--db", &base],
        &["ingest", &missing, "--db", &base],
        &["check", "--db", &base],
        &["check", "--db", &article],
        &["backup", &copy, "--db", &base],
        &["backup", &copy, "--db", &base],
        &["backup", &missing, "--db", &missing],
        &["restore", &copy, "--db", &base],
        &["restore", &copy, "--db", &missing],
        &["restore", "kb.db", &article],
        &["migrate", "--db", &base],
        &["migrate", "--status", "--db", &missing],
        &["export", &out, "--db", &base],
        &["export", &out, "--force", "--db", &base],
        &["locate", &article],
        &["locate", &missing],
        &["man", HOSTILE],
        &["man", &article],
        &["timeline", "--svg", &picture, "--db", &base],
        &["sql", "--file", &article, "--db", &base],
    ];
    for command in commands {
        inert_in_every_way(&folder, command);
    }
}

#[test]
fn texts_of_articles_reach_the_terminal_escaped() {
    let folder = Folder::seeded();
    write_article(&folder, "a.md");
    let commands: [&[&str]; 5] = [
        &["ingest", "a.md", "--dry-run"],
        &["ingest", "a.md", "--dry-run", "--verbose"],
        &["ingest", "a.md", "a.md", "--dry-run"],
        &["ingest", "a.md", "--verbose"],
        &["locate", "a.md", "Cortex"],
    ];
    for command in commands {
        inert_in_every_way(&folder, command);
    }
}

#[test]
fn texts_of_a_base_reach_the_terminal_escaped() {
    let folder = Folder::seeded();
    corrupt(&folder);
    let commands: [&[&str]; 18] = [
        &["query", "events"],
        &["query", "figures"],
        &["query", "predictions"],
        &["query", "sources"],
        &["query", "systems", "--explain"],
        &["query", "events about dojo", "--explain"],
        &["query", "nothing like it"],
        &["query", "figures", "-p", "metric=none"],
        &["show", "dojo"],
        &["show", "elon-musk", "--lang", "fr"],
        &["search", "dojo"],
        &["timeline"],
        &["chart", "figures in dollars"],
        &["sql", "select * from events, sources, datasets limit 50"],
        &["check"],
        &["migrate", "--status"],
        &["export", "out"],
        &["backup", "--force", "copy.db"],
    ];
    for command in commands {
        inert_in_every_way(&folder, command);
    }
    folder.kb(["show", "dojo"]).run().exits(0).prints("x\\x1b]52;c;");
    let lines = "events\n.tables\n.show dojo\n.search dojo\n.explain events\nselect 'x' as x;\n";
    let session = format!("{lines}.{HOSTILE}\n.show {HOSTILE}\n{HOSTILE}\nselect {HOSTILE};\n");
    for way in WAYS {
        inert(&folder.kb([&["shell"], way].concat()).stdin(&session).run());
    }
    let history = format!("UPDATE refinery_schema_history SET name = '{HOSTILE}'");
    folder.sqlite("kb.db", &history);
    for command in [["migrate", "--status"], ["query", "systems"], ["backup", "other.db"]] {
        inert_in_every_way(&folder, &command);
    }
}

#[test]
fn json_holds_the_escaped_text_itself() {
    let folder = Folder::seeded();
    corrupt(&folder);
    let shown = folder.kb(["show", "dojo", "--json"]).run().json();
    assert!(shown.to_string().contains('\u{202e}'), "{shown}");
    let missing = format!("{HOSTILE} missing");
    let run = folder.kb(["show", &missing, "--json"]).run().fails(1);
    let error: serde_json::Value = serde_json::from_str(&run.stderr).unwrap();
    assert!(error["error"].as_str().unwrap().contains(HOSTILE), "{error}");
}
