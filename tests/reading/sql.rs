//! `kb sql`.

use serde_json::Value as Json;

use super::{fails, kb};
use crate::support::Folder;

#[test]
fn a_statement_comes_from_the_command_line_a_file_or_standard_input() {
    let folder = Folder::seeded();
    let expected = "[\n{\"seven\":7}\n]\n";
    assert_eq!(kb(&["sql", "select 7 as seven", "--json"]).stdout, expected);
    assert_eq!(folder.kb(["sql", "--json"]).stdin("select 7 as seven;\n").run().stdout, expected);
    assert_eq!(folder.kb(["sql", "-", "--json"]).stdin("select 7 as seven").run().stdout, expected);
    folder.write("seven.sql", "-- lucky\nselect 7 as seven;\n-- end\n");
    assert_eq!(folder.kb(["sql", "--file", "seven.sql", "--json"]).run().stdout, expected);
}

#[test]
fn parameters_keep_their_kind_and_match_every_sign() {
    let sql = "select :a as a, @b as b, $c as c, typeof(:c) as kind";
    let run = kb(&["sql", sql, "-p", "a=1", "-p", "b=2.5", "-p", "c=007", "--csv"]);
    assert_eq!(run.stdout, "a,b,c,kind\n1,2.5,007,text\n");
}

#[test]
fn a_parameter_is_never_silently_null() {
    let hint = "every `:key` in the statement needs a `-p key=value`, and the other way round";
    let fails = |sql: &str, message: &str| {
        fails(&["sql", sql, "-p", "a=1"], 1, &format!("error: {message}\n  {hint}\n"));
    };
    fails("select :a, :b", "nothing is given for `:b`");
    fails("select 1", "the statement has no parameter `:a`");
    fails("select ?", "`?` has no name: write the parameter as `:name`");
}

#[test]
fn a_mistake_is_shown_with_a_caret_and_the_nearest_name() {
    fails(
        &["sql", "select * from sytems"],
        1,
        "error: no such table: sytems\n  select * from sytems\n                ^\n  \
         did you mean `systems`?\n",
    );
    fails(
        &["sql", "select\n\t'日本', titel\nfrom timeline"],
        1,
        "error: no such column: titel\n  2: '日本', titel\n             ^\n  \
         did you mean `title`?\n",
    );
    fails(
        &["sql", "select 1; selec 2"],
        1,
        "error: near \"selec\": syntax error\n  select 1; selec 2\n            ^\n  \
         https://sqlite.org/lang.html describes the SQL that is understood\n",
    );
}

#[test]
fn the_nearest_name_is_never_the_wrong_one_itself() {
    let run = kb(&["sql", "select title from timeline"]);
    assert!(run.stderr.starts_with("error: no such column: title\n"), "{run:?}");
    assert!(!run.stderr.contains("did you mean `title`?"), "{run:?}");
}

#[test]
fn with_json_a_mistake_is_one_object() {
    let run = kb(&["sql", "select titel from events", "--json"]);
    let error: Json = serde_json::from_str(&run.stderr).unwrap();
    assert_eq!(error["hints"][0], "did you mean `title`?");
    assert_eq!(run.code, Some(1));
}

#[test]
fn errors_contain_no_escape_codes() {
    for arguments in
        [["sql", "select \u{1b}[31mx"], ["show", "\u{1b}[31mx"], ["search", "z\u{1b}[31m"]]
    {
        assert!(!kb(&arguments).stderr.contains('\u{1b}'), "{arguments:?}");
    }
}

#[test]
fn statements_that_do_more_than_read_are_refused_and_leave_no_file() {
    let folder = Folder::seeded();
    let before = folder.everything();
    for sql in [
        "attach 'other.db' as other",
        "vacuum into 'copy.db'",
        "vacuum",
        "begin immediate",
        "pragma user_version = 9",
        "pragma query_only = 0",
        "pragma journal_mode = wal",
        "select load_extension('x')",
        "create temp table t (a)",
        "create table t (a)",
        "insert into systems (entity_id) values (1)",
        "with a as (select 1) delete from events",
        "drop table events",
        "reindex",
        "select 1; select 2",
        "select 1; delete from events",
    ] {
        let run = folder.kb(["sql", sql]).run();
        let refused = run.stderr.starts_with("error: this statement may not run: ");
        assert!(run.code == Some(1) && refused, "{sql}: {}", run.stderr);
    }
    assert!(folder.everything() == before);
}

#[test]
fn empty_statements_and_dot_commands_are_reported() {
    for sql in ["", " \n", ";", "/* nothing */"] {
        let run = kb(&["sql", sql]);
        assert!(
            run.code == Some(1) && run.stderr.starts_with("error: the statement is empty\n"),
            "{sql:?}"
        );
    }
    fails(
        &["sql", ".tables"],
        1,
        "error: `.tables` is no SQL: dot-commands are the sqlite3 shell's own\n  \
         `kb sql \"select name from sqlite_schema\"` lists the tables and views\n",
    );
}

#[test]
fn explain_and_table_info_are_allowed() {
    let plan = kb(&["sql", "explain query plan select * from events where slug = 'x'"]);
    assert!(
        plan.code == Some(0) && plan.stdout.contains("SEARCH events USING INDEX"),
        "{}",
        plan.stdout
    );
    assert!(kb(&["sql", "pragma table_info(events)"]).stdout.contains("starts_on"));
}

const ENDLESS: &str =
    "with recursive n (i) as (select 1 union all select i + 1 from n) select i from n";

#[test]
fn an_endless_statement_ends_at_the_row_limit() {
    let run = kb(&["sql", ENDLESS, "--csv"]);
    assert_eq!((run.code, run.stdout.lines().count()), (Some(0), 1001));
    assert_eq!(run.stderr, "the first 1000 rows; -n -1 for all\n");
    assert_eq!(kb(&["sql", ENDLESS, "-n", "2", "-q", "--csv"]).stdout, "i\n1\n2\n");
}

#[test]
fn an_endless_statement_ends_at_the_time_limit() {
    let sql = ENDLESS.replace("select i from", "select count(*) from");
    let run = kb(&["sql", &sql, "--timeout", "0.2"]);
    assert_eq!(
        (run.code, run.stderr.lines().next()),
        (Some(5), Some("error: stopped at the time limit of 0.2 s"))
    );
}

#[test]
fn no_rows_is_a_success_that_says_so() {
    let run = kb(&["sql", "select 1 where 0", "--json"]);
    assert_eq!(
        (run.code, run.stdout.as_str(), run.stderr.as_str()),
        (Some(0), "[]\n", "no rows\n")
    );
}
