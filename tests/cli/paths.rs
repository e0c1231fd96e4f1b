//! A name of a file is a path: never a URI, never a base in memory.

use std::fs;

use super::support::Folder;

/// Names that SQLite would take for something else.
const ODD: [&str; 6] =
    ["file:other.db", ":memory:", "file:other.db?mode=memory", "file::memory:", "file:", ":x:"];

const ARTICLE: &str = "A talk\n\nOn 4 March 2023 Tesla showed Dojo to its shareholders.\n";

fn datasets(folder: &Folder, name: &str) -> String {
    let count = ["sql", "select count(*) from datasets", "--csv", "-q", "--db", name];
    folder.kb(count).run().succeeds().stdout.split_whitespace().last().unwrap().to_owned()
}

#[test]
fn a_base_called_as_a_uri_is_the_file_of_that_name() {
    for name in ODD {
        let folder = Folder::seeded();
        fs::rename(folder.path("kb.db"), folder.path("other.db")).unwrap();
        folder.write("a.txt", ARTICLE);
        let other = folder.files().remove("other.db").unwrap();
        folder.kb(["seed", "--db", name]).run().succeeds();
        assert_eq!(datasets(&folder, name), "1", "{name}");
        folder.kb(["ingest", "a.txt", "--db", name]).run().succeeds();
        assert_eq!(datasets(&folder, name), "2", "{name}");
        for command in [
            &["query", "systems"][..],
            &["check", "-q"],
            &["migrate"],
            &["export", "out"],
            &["show", "dojo"],
        ] {
            folder.kb(command.iter().chain(&["--db", name])).run().exits(0);
        }
        assert!(folder.path("out/tesla-dojo/dataset.toml").exists(), "{name}");
        assert!(folder.files()["other.db"] == other, "{name}");
        assert_eq!(folder.files().into_keys().collect::<Vec<_>>(), sorted([name, "a.txt"]));
    }
}

/// These names and `other.db`.
fn sorted(names: [&str; 2]) -> Vec<String> {
    let mut names: Vec<_> = names.into_iter().chain(["other.db"]).map(str::to_owned).collect();
    names.sort();
    names
}

#[test]
fn a_backup_called_as_a_uri_is_the_file_of_that_name() {
    for name in ODD {
        let folder = Folder::seeded();
        folder.kb(["backup", "other.db"]).run().succeeds();
        let other = folder.files().remove("other.db").unwrap();
        folder.kb(["backup", name]).run().succeeds();
        folder.kb(["backup", name, "--force"]).run().succeeds();
        folder.sqlite("kb.db", "UPDATE events SET title_en = 'x'");
        folder.kb(["restore", name]).run().succeeds().prints("Restored ");
        folder.kb(["restore", "kb.db", "--db", name]).run().succeeds();
        assert!(folder.files()["other.db"] == other, "{name}");
        assert!(folder.path(name).is_file(), "{name}");
    }
}

#[test]
fn svg_to_a_dash_goes_to_standard_output() {
    let folder = Folder::seeded();
    for command in [&["timeline", "--svg", "-"][..], &["chart", "figures in dollars", "--svg", "-"]]
    {
        let run = folder.kb(command.iter().chain(&["-q"])).run().succeeds();
        assert!(run.stdout.starts_with("<svg") && run.stdout.trim_end().ends_with("</svg>"));
    }
    assert_eq!(folder.names(), ["kb.db"]);
}

#[test]
fn a_path_that_cannot_be_written_says_what_is_wrong() {
    let folder = Folder::seeded();
    fs::create_dir(folder.path("sub")).unwrap();
    for (command, code, message, hint) in [
        ("backup .", 4, ". is a folder", "name a file in it, as ./backup.db"),
        ("backup sub/", 4, "sub/ is a folder", "name a file in it, as sub/backup.db"),
        ("backup new/", 4, "there is no folder new/", "mkdir -p new/"),
        ("backup kb.db/x", 4, "kb.db is not a folder", "name a file in a folder"),
        ("seed --db new/", 4, "there is no folder new/", "mkdir -p new/"),
        ("seed --db sub/", 4, "sub/ is a folder, not a base", "--db sub/kb.db"),
        ("query x --db kb.db/x", 4, "kb.db is not a folder", "name a file in a folder"),
        ("export kb.db", 1, "kb.db is not a folder", "name a folder to write to"),
        ("export kb.db/a/b", 1, "kb.db is not a folder", "name a folder to write to"),
        (
            "timeline --svg no/x",
            1,
            "no/x cannot be written: there is no folder no",
            "make it with `mkdir -p no`",
        ),
    ] {
        let run = folder.kb(command.split(' ')).run().fails(code);
        run.explains(message).says(hint);
    }
    assert_eq!(folder.names(), ["kb.db"]);
}

#[cfg(unix)]
mod pipes {
    use std::process::Command;

    use super::{ARTICLE, Folder, fs};
    use crate::cli::interrupt::interrupt_when;

    /// A seeded base `good.db`, and `pipe`, a named pipe that nobody writes to.
    fn prepared() -> Folder {
        let folder = Folder::empty();
        folder.kb(["seed", "--db", "good.db"]).run().succeeds();
        assert!(Command::new("mkfifo").arg(folder.path("pipe")).status().unwrap().success());
        folder
    }

    #[test]
    fn a_named_pipe_as_base_is_refused_at_once() {
        let folder = prepared();
        for command in [
            "query systems",
            "sql select(1)",
            "show dojo",
            "search dojo",
            "timeline",
            "chart figures",
            "check",
            "shell",
            "backup b.db",
            "export out",
            "migrate",
            "migrate --status",
            "seed",
            "ingest good.db",
            "ingest good.db --dry-run",
            "restore good.db",
            "locate good.db --source dojo-timeline",
        ] {
            if command.starts_with("locate") {
                folder.write("good.db", "One line.\n");
            }
            let run = folder.kb(command.split(' ').chain(["--db", "pipe"])).run_within_a_minute();
            run.fails_with(4, "pipe is a named pipe, not a regular file");
        }
        assert_eq!(folder.names(), ["good.db", "pipe"]);
    }

    #[test]
    fn a_named_pipe_as_input_or_target_is_refused_at_once() {
        let folder = prepared();
        for (command, code) in [
            ("ingest pipe", 1),
            ("ingest pipe --dry-run", 1),
            ("ingest pipe --to out", 1),
            ("seed --article pipe", 1),
            ("locate pipe", 1),
            ("sql --file pipe", 1),
            ("timeline --svg pipe", 1),
            ("restore pipe", 4),
            ("backup pipe", 4),
            ("backup pipe --force", 4),
        ] {
            let run = folder.kb(command.split(' ').chain(["--db", "good.db"]));
            let run = run.run_within_a_minute().exits(code);
            assert!(run.stderr.contains("a named pipe, not a regular file"), "{run:?}");
        }
        for (command, message) in
            [("seed pipe", "pipe is not a folder"), ("export pipe", "pipe is not a folder")]
        {
            let run = folder.kb(command.split(' ').chain(["--db", "good.db"]));
            run.run_within_a_minute().fails(1).explains(message);
        }
        assert_eq!(folder.names(), ["good.db", "pipe"]);
    }

    #[test]
    fn a_named_pipe_in_place_of_a_manual_page_is_refused_at_once() {
        let folder = prepared();
        fs::rename(folder.path("pipe"), folder.path("kb-seed.1")).unwrap();
        let run = folder.kb(["man", "."]).run_within_a_minute();
        run.fails_with(1, "./kb-seed.1: it is a named pipe, not a regular file");
    }

    #[test]
    fn a_pipe_of_the_shell_is_read_as_an_article() {
        let folder = prepared();
        folder.write("a.txt", ARTICLE);
        let line = "cat a.txt | \"$KB\" ingest /dev/stdin --db good.db --dry-run";
        folder.shell(line).exits(0).prints("2023-03-04");
        let line = "exec 9<a.txt; \"$KB\" ingest /dev/fd/9 --db good.db --dry-run";
        folder.shell(line).exits(0).prints("2023-03-04");
        let line = "echo 'select 41 + 1' | \"$KB\" sql --file /dev/stdin --db good.db --csv";
        folder.shell(line).exits(0).prints("42");
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn one_signal_ends_the_wait_for_an_article_from_a_pipe() {
        let folder = prepared();
        for input in ["-", "/dev/stdin"] {
            let mut child = folder.kb(["ingest", input, "--db", "good.db"]).start();
            let stdin = child.stdin.take();
            let status = format!("/proc/{}/status", child.id());
            let output = interrupt_when(child, || handles_signals(&status));
            drop(stdin);
            assert_eq!(output.status.code(), Some(130), "{output:?}");
        }
    }

    /// Whether a process handles SIGINT, by its status in /proc.
    #[cfg(target_os = "linux")]
    fn handles_signals(status: &str) -> bool {
        let status = fs::read_to_string(status).unwrap();
        let caught = status.lines().find_map(|line| line.strip_prefix("SigCgt:")).unwrap();
        u64::from_str_radix(caught.trim(), 16).unwrap() & 2 != 0
    }
}
