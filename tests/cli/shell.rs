//! `kb shell` fed from a pipe.

use super::support::{Folder, Run};

/// What a session with these lines gives.
fn shell(arguments: &[&str], lines: impl AsRef<[u8]>) -> Run {
    let folder = Folder::seeded();
    folder.kb([&["shell"], arguments].concat()).stdin(lines).run()
}

/// Exactly this on both streams, and the exit code.
#[track_caller]
fn gives(run: &Run, code: i32, stdout: &str, stderr: &str) {
    let given = (run.code, run.stdout.as_str(), run.stderr.as_str());
    assert_eq!(given, (Some(code), stdout, stderr), "{run:#?}");
}

#[test]
fn phrases_sql_and_commands_are_answered_in_turn() {
    let lines = "number of events in 2019\nselect 1 as one;\n.search wafer\n";
    let stdout = "count\n2\none\n1\nkind\tslug\tsnippet\n";
    let run = shell(&["--tsv"], lines);
    assert_eq!(run.code, Some(0));
    assert!(run.stdout.starts_with(stdout) && run.stdout.contains("\td2\t"), "{run:#?}");
    assert!(run.stderr.starts_with("understood: ") && run.stderr.lines().count() == 1, "{run:#?}");
}

#[test]
fn a_session_answers_as_the_commands_do() {
    let folder = Folder::seeded();
    for (line, command) in [
        ("promesses en retard", ["query", "promesses en retard"]),
        ("events", ["query", "events"]),
        ("select * from timeline;", ["sql", "select * from timeline"]),
        (".sql values (1), (2)", ["sql", "values (1), (2)"]),
        (".show \"Elon Musk\"", ["show", "Elon Musk"]),
        (".search wafer", ["search", "wafer"]),
        (".queries events", ["queries", "events"]),
    ] {
        let session = folder.kb(["shell"]).stdin(line).run();
        let alone = folder.kb(command).run();
        gives(&session, 0, &alone.stdout, &alone.stderr);
    }
}

#[test]
fn a_statement_goes_on_until_its_semicolon() {
    let lines = "\u{feff}select 'a;\nb' -- ;\n  as text; select 2 as two; -- both\r\n";
    gives(&shell(&["--csv"], lines), 0, "text\n\"a;\nb\"\ntwo\n2\n", "");
}

#[test]
fn a_statement_without_end_is_not_run() {
    let error = "error: line 2: the statement has no end: there is no `;`\n  \
                 end it with `;`, or put it in one line after `.sql`\n";
    gives(&shell(&["--csv"], "select 1 as one;\nselect 2\nevents\n"), 1, "one\n1\n", error);
}

#[test]
fn a_phrase_may_contain_words_of_sql() {
    let run = shell(&["--jsonl"], "values above 5 billion dollars\n");
    assert_eq!((run.code, run.stdout.lines().count()), (Some(0), 1), "{run:#?}");
}

#[test]
fn an_error_names_its_line_and_the_session_continues() {
    let run = shell(&["--csv"], "select 1;\n\n.show d3\nselect 2;\n");
    let error = "error: line 3: there is no `d3` in this base\n  did you mean d1 or d2?\n";
    gives(&run, 1, "1\n1\n2\n2\n", error);
}

#[test]
fn the_exit_code_is_that_of_the_last_line_that_failed() {
    for (lines, code) in [
        ("select 1;\n", 0),
        ("frobs\nselect 1;\n", 3),
        ("frobs\nselect x;\n", 1),
        ("select x;\n.frob\n.quit\nfrobs\n", 2),
        ("", 0),
    ] {
        assert_eq!(shell(&[], lines).code, Some(code), "{lines:?}");
    }
}

#[test]
fn an_unknown_phrase_suggests_known_ones() {
    let error = "error: line 1: \"frobs\" is not understood\n  a phrase that works: ";
    let run = shell(&[], "promises about frobs\n").fails(3).says(error);
    let advice = run.stderr.lines().nth(1).unwrap().split_once(": ").unwrap().1;
    assert_eq!(shell(&[], advice).code, Some(0));
}

#[test]
fn hints_can_be_typed_in_the_session() {
    let error = "error: line 1: no such table: frobs\n  select * from frobs;\n                ^\n  \
                 `select name from sqlite_schema;` lists the tables and views\n";
    gives(&shell(&[], "select * from frobs;\n"), 1, "", error);
    let lines = ".limit 1\nselect 1 union select 2;\n";
    gives(&shell(&["--csv"], lines), 0, "1\n1\n", "the first 1 rows; .limit -1 for all\n");
    let error = "error: line 1: there is no command `.sohw`\n  \
                 did you mean .show? .help lists them\n";
    gives(&shell(&[], ".sohw d1\n"), 2, "", error);
}

#[test]
fn settings_apply_to_the_lines_that_follow() {
    let lines = "select 1 as a;\n.format json\n.lang fr\n.limit 2\n.format\nselect 2 as a;\n\
                 .limit auto\n.lang auto\n.format csv\n.limit\n";
    let messages = "format json, lang fr, limit 2\nformat csv, lang auto, limit auto\n";
    gives(&shell(&["--csv"], lines), 0, "a\n1\n[\n{\"a\":2}\n]\n", messages);
    let error = "{\"error\":\"line 2: there is no language `de`\",\
                 \"hints\":[\"type .lang en, .lang fr or .lang auto\"]}\n";
    gives(&shell(&[], ".format json\n.lang de\n"), 2, "", error);
}

#[test]
fn options_apply_to_every_line() {
    let lines = "predictions overdue\nselect title_en from timeline limit 3;\n";
    let run = shell(&["--lang", "fr", "--as-of", "2024-12-31", "-qn", "1", "--jsonl"], lines);
    assert_eq!((run.code, run.stderr.as_str()), (Some(0), ""), "{run:#?}");
    assert_eq!(run.stdout.lines().count(), 2);
    assert!(run.stdout.contains("\"status\":\"overdue\""), "{run:#?}");
}

#[test]
fn a_blank_line_separates_tables() {
    let table = "a\n-\n1\n";
    let lines = "select 1 as a;\nselect 1 as a;\n";
    gives(&shell(&[], lines), 0, &format!("{table}\n{table}"), "");
    let table = "| a |\n| ---: |\n| 1 |\n";
    gives(&shell(&["--markdown"], lines), 0, &format!("{table}\n{table}"), "");
}

#[test]
fn the_list_of_tables_begins_with_the_views() {
    let run = shell(&["--csv"], ".tables\n");
    assert!(run.stdout.starts_with("name,kind\nentity_names,view\n"), "{run:#?}");
    assert!(run.stdout.contains("\nevents,table\n") && !run.stdout.contains("sqlite_"), "{run:#?}");
}

#[test]
fn explaining_shows_the_sql_and_not_the_answer() {
    shell(&[], ".explain events in 2019\n").prints("query: events\n").prints("SELECT");
}

#[test]
fn a_session_writes_no_file() {
    let folder = Folder::seeded();
    let before = folder.files();
    let home = folder.path("home");
    let lines =
        "delete from events;\nattach 'x.db' as x;\n.sql vacuum into 'y.db'\ncreate table t (a);\n";
    let run = folder.kb(["shell"]).env("HOME", home.to_str().unwrap()).stdin(lines).run().fails(1);
    let refused = run.stderr.matches(": this statement may not run: ").count();
    assert_eq!(refused, 4, "{run:#?}");
    assert!(folder.files() == before && !home.exists());
}

#[test]
fn a_statement_that_takes_too_long_is_stopped_and_the_next_is_answered() {
    let endless = "with recursive n (i) as (select 1 union all select i + 1 from n)\n";
    let lines = format!("{endless}select count(*) from n;\nselect 2 as two;\n");
    let error = "error: line 1: stopped at the time limit of 0.2 s\n  \
                 narrow the question, or allow more time with --timeout SECONDS\n";
    gives(&shell(&["--csv", "--timeout", "0.2"], lines), 5, "two\n2\n", error);
}

#[test]
fn only_the_line_that_is_not_utf8_is_refused() {
    let error = |line| {
        format!(
            "error: line {line}: this is no text in UTF-8, or has a NUL in it\n  save it as UTF-8\n"
        )
    };
    let lines = b"select '\xff';\nselect 1;\nselect '\0';\nev\0ents\nselect 2;\n";
    let errors = [error(1), error(3), error(4)].concat();
    gives(&shell(&["--csv"], lines), 1, "1\n1\n2\n2\n", &errors);
}

#[test]
fn only_the_line_that_is_too_long_is_refused() {
    let error = "error: line 1: this is longer than 1000000 bytes\n  \
                 ask it in smaller parts, or run it with `kb sql --file`\n";
    let long = "x".repeat(3_000_000);
    let many = "select\n".repeat(500_000);
    for lines in [format!("{long}\nselect 2;\n"), format!("{many};select 2;\n")] {
        gives(&shell(&["--csv"], lines), 1, "2\n2\n", error);
    }
    let phrase = "x ".repeat(400_000);
    let run = shell(&[], format!("{phrase}\n.show {phrase}\nselect '{phrase}' as;"));
    assert!(run.code == Some(1) && run.stderr.len() < 2_000, "{}", run.stderr.len());
}

#[test]
fn a_closed_pipe_ends_the_session() {
    let folder = Folder::seeded();
    let mut child = folder.kb(["shell", "--csv"]).start();
    drop(child.stdout.take());
    let mut stdin = child.stdin.take().unwrap();
    let fed = std::thread::spawn(move || {
        std::iter::repeat_n(b"select 1;\n", 1_000_000)
            .try_for_each(|line| std::io::Write::write_all(&mut stdin, line))
    });
    assert_eq!(child.wait().unwrap().code(), Some(0));
    assert!(fed.join().unwrap().is_err());
}

#[test]
fn an_unusable_base_is_reported_before_input_is_read() {
    let folder = Folder::empty();
    folder.kb(["shell"]).stdin("events\n").run().fails(4).explains("there is no base at kb.db");
}
