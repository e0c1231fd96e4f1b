//! A base from an untrusted source: whatever its schema and its rows contain, commands
//! end, do no harm, and escape control characters.
#![cfg(unix)]

use super::support::{Folder, Run};

/// Commands that only read.
const READING: [&[&str]; 12] = [
    &["query", "systems mentioned in 2024", "--timeout", "1"],
    &["query", "who talked about Cortex", "--explain", "--timeout", "1"],
    &["query", "figures above 5 billion dollars", "--timeout", "1"],
    &["sql", "select * from timeline", "--timeout", "1"],
    &["show", "dojo", "--timeout", "1"],
    &["show", "event:2019-04-22-autonomy-day", "--timeout", "1"],
    &["search", "wafer", "--timeout", "1"],
    &["timeline", "--timeout", "1"],
    &["chart", "figures in dollars", "--timeout", "1"],
    &["check", "--timeout", "1"],
    &["migrate", "--status"],
    &["backup", "copy.db"],
];

/// Commands that would write, or read all that there is.
const OWN: [&[&str]; 6] = [
    &["seed"],
    &["migrate"],
    &["export", "out"],
    &["ingest", "article.txt"],
    &["ingest", "article.txt", "--dry-run"],
    &["locate", "article.txt", "--source", "dojo-timeline"],
];

/// A seeded base with something put into its schema.
fn with(sql: &str) -> Folder {
    let folder = Folder::seeded();
    folder.write("folder/precious.txt", "precious");
    let careless = "PRAGMA foreign_keys = OFF; PRAGMA ignore_check_constraints = ON;
                    PRAGMA trusted_schema = ON;";
    folder.sqlite("kb.db", &format!("{careless} {sql}"));
    folder
}

/// Every command ends in time and memory and changes nothing; gives the runs.
fn end(folder: &Folder, commands: &[&[&str]]) -> Vec<Run> {
    let before = folder.everything();
    let run = |command: &&[&str]| {
        let run = folder.kb(*command).capped().run_within_a_minute();
        assert!([0, 1, 3, 4, 5].map(Some).contains(&run.code), "{run:?}");
        assert!(!run.stderr.contains("panicked"), "{run:?}");
        let obeyed = |letter: char| {
            (letter.is_control() && letter != '\n') || ('\u{202a}'..='\u{202e}').contains(&letter)
        };
        assert!(!run.stdout.contains(obeyed) && !run.stderr.contains(obeyed), "{run:?}");
        let _ = std::fs::remove_file(folder.path("copy.db"));
        assert!(folder.everything() == before, "kb {command:?} changed something");
        run
    };
    commands.iter().map(run).collect()
}

/// Writing is refused, and it is said why.
#[track_caller]
fn is_not_written(folder: &Folder, why: &str) {
    folder.write("article.txt", "2024\n\nIn May 2024 Tesla built a hall for Cortex in Austin.\n");
    for run in end(folder, &OWN) {
        let message = format!("the schema of kb.db is not kb's own: {why}");
        run.fails(4).explains(&message);
    }
}

const ENDLESS: &str = "WITH RECURSIVE c (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM c)";

#[test]
fn endless_views_are_stopped() {
    for view in ["timeline", "gazetteer", "entity_names", "quotes"] {
        let select = format!("{ENDLESS} SELECT n FROM c WHERE n < 0");
        let folder = with(&format!("DROP VIEW {view}; CREATE VIEW {view} AS {select}"));
        end(&folder, &READING);
        is_not_written(&folder, &format!("{view}: the view is not as kb makes it"));
    }
    let gazetteer =
        format!("{ENDLESS} SELECT n AS key, n AS kind, n AS slug, n AS language FROM c");
    let folder = with(&format!("DROP VIEW gazetteer; CREATE VIEW gazetteer AS {gazetteer}"));
    let run = folder.kb(READING[0]).capped().run_within_a_minute().fails(5);
    run.explains("stopped at the time limit of 1 s");
}

#[test]
fn a_view_with_one_endless_step_is_stopped() {
    let step = "instr(hex(zeroblob(30000000)), hex(zeroblob(15000000)) || '1')";
    let view = format!(
        "CREATE VIEW gazetteer AS SELECT {step} AS key, 1 AS kind, 1 AS slug, 1 AS language"
    );
    let folder = with(&format!("DROP VIEW gazetteer; {view}"));
    let run = folder.kb(READING[0]).capped().run_within_a_minute().fails(5);
    run.explains("stopped at the time limit of 1 s");
}

#[test]
fn views_that_call_forbidden_functions_are_harmless() {
    for call in ["load_extension('evil')", "fts3_tokenizer('x')", "writefile('x', 'y')"] {
        let view = format!("DROP VIEW timeline; CREATE VIEW timeline AS SELECT {call} AS date");
        end(&with(&view), &READING);
    }
}

#[test]
fn an_invalid_migration_history_is_refused() {
    let columns = "n AS version, n AS name, n AS applied_on, n AS checksum";
    let traps = [
        format!("CREATE VIEW refinery_schema_history AS {ENDLESS} SELECT {columns} FROM c"),
        "CREATE VIRTUAL TABLE refinery_schema_history
         USING fts5 (version, name, applied_on, checksum)"
            .to_owned(),
    ];
    for trap in traps {
        let folder = with(&format!("DROP TABLE refinery_schema_history; {trap}"));
        for run in end(&folder, &READING[..10]) {
            run.fails(4).says("stopped half-way: the schema says");
        }
    }
}

#[test]
fn foreign_triggers_prevent_writing() {
    for (table, act) in [
        ("events", "DELETE FROM figures"),
        ("canned_queries", "INSERT INTO canned_queries SELECT hex(randomblob(9)), 1, 1, 1, 1, 1"),
        ("labels", "SELECT load_extension('evil')"),
        ("refinery_schema_history", "DELETE FROM datasets"),
    ] {
        let trigger = format!("CREATE TRIGGER spy AFTER INSERT ON {table} BEGIN {act}; END");
        let folder = with(&trigger);
        end(&folder, &READING);
        is_not_written(&folder, "spy: the trigger is none of kb's");
    }
}

#[test]
fn objects_with_reserved_names_prevent_writing() {
    let folder = with(
        "CREATE TRIGGER spy AFTER INSERT ON events BEGIN DELETE FROM figures; END;
         PRAGMA writable_schema = ON;
         UPDATE sqlite_schema SET name = 'sqlite_spy',
             sql = replace(sql, 'spy', 'sqlite_spy') WHERE name = 'spy'",
    );
    end(&folder, &READING);
    is_not_written(&folder, "sqlite_spy: the trigger is none of kb's");
}

#[test]
fn indexes_on_expressions_prevent_writing() {
    let endless = "instr(hex(zeroblob(30000000)), hex(zeroblob(15000000)) || date)";
    for index in [format!("events ({endless})"), format!("events (date) WHERE {endless} > 1")] {
        let sql = format!(
            "BEGIN; CREATE TABLE kept AS SELECT * FROM events WHERE 0; DROP TABLE kept;
             PRAGMA writable_schema = ON;
             INSERT INTO sqlite_schema SELECT 'index', 'spy', 'events', rootpage,
                 'CREATE INDEX spy ON {index}'
             FROM sqlite_schema WHERE name = 'labels_key'; COMMIT"
        );
        let folder = with(&sql);
        end(&folder, &READING[..10]);
        is_not_written(&folder, "spy: the index computes, and is none of kb's");
    }
}

#[test]
fn canned_queries_in_the_base_are_never_run() {
    let folder = with(
        "UPDATE canned_queries SET sql = 'DELETE FROM events', phrases = 'events',
         parameters = char(27) || '[2J'",
    );
    for run in end(&folder, &READING[..1]) {
        assert_eq!(run.code, Some(0), "{run:?}");
    }
    end(&folder, &READING);
}

#[test]
fn objects_added_by_a_user_are_harmless() {
    let folder = with(
        "CREATE TABLE notes (event INTEGER REFERENCES events, note TEXT CHECK (note > ''));
         CREATE INDEX notes_by_event ON notes (event) WHERE note IS NOT NULL;
         CREATE INDEX events_by_category ON events (category);
         CREATE VIEW mine AS SELECT * FROM timeline",
    );
    folder.kb(["seed"]).run().succeeds().prints("Nothing to do");
    folder.kb(["check"]).run().says("no problems found");
    folder.kb(["export", "out"]).run().succeeds();
}

#[test]
fn changed_triggers_of_kb_prevent_writing() {
    let spy = "DROP TRIGGER events_insert;
               CREATE TRIGGER events_insert AFTER INSERT ON events
               BEGIN DELETE FROM figures; END";
    is_not_written(&with(spy), "events_insert: the trigger is not as kb makes it");
}

#[test]
fn generated_columns_prevent_writing() {
    let bomb = "hex(zeroblob(16000000))";
    for column in [
        format!("evil TEXT AS ({bomb})"),
        format!("evil INTEGER AS (instr({bomb}, {bomb} || '1'))"),
        format!("evil INTEGER CHECK (length({bomb}) > 0)"),
    ] {
        let folder = with(&format!("ALTER TABLE events ADD COLUMN {column}"));
        end(&folder, &READING);
        is_not_written(&folder, "events: the table is not as kb makes it");
    }
}

#[test]
fn virtual_tables_instead_of_views_prevent_writing() {
    for module in [
        "fts5 (key, kind, slug, language, text)",
        "fts5 (key, kind, slug, content = 'gazetteer', content_rowid = 'slug')",
        "rtree (key, kind, slug)",
        "dbstat",
        "fts5vocab ('search', 'row')",
    ] {
        let sql = format!("DROP VIEW gazetteer; CREATE VIRTUAL TABLE gazetteer USING {module}");
        let folder = with(&sql);
        end(&folder, &READING);
        is_not_written(&folder, "gazetteer: the view is missing");
    }
    let sql = "PRAGMA writable_schema = ON; INSERT INTO sqlite_schema VALUES
               ('table', 'evil', 'evil', 0, 'CREATE VIRTUAL TABLE evil USING evil (1)')";
    end(&with(sql), &READING);
}

#[test]
fn exponentially_nested_views_are_harmless() {
    let mut sql = "CREATE VIEW v0 AS SELECT 1 AS x;".to_owned();
    for number in 1..60 {
        let before = number - 1;
        let view = format!(
            "CREATE VIEW v{number} AS SELECT a.x FROM v{before} AS a, v{before} AS b
             UNION ALL SELECT x FROM v{before};"
        );
        sql.push_str(&view);
    }
    sql.push_str("DROP VIEW timeline; CREATE VIEW timeline AS SELECT x AS date FROM v59");
    end(&with(&sql), &READING);
}

/// What turns a line around, empties the screen, rings, and retitles a window.
const OBEYED: &str = "char(27) || '[2J' || char(7) || char(155) || '31m' || char(8238)
                      || char(13) || char(10) || char(9) || char(27) || ']0;x' || char(7) || char(0)";

#[test]
fn control_characters_in_content_are_escaped() {
    let folder = with(&format!(
        "UPDATE events SET title_en = title_en || {OBEYED}, summary_en = summary_en || {OBEYED},
             category = {OBEYED}, date = date || {OBEYED};
         UPDATE labels SET text = text || {OBEYED};
         UPDATE units SET label_en = label_en || {OBEYED}, dimension = {OBEYED};
         UPDATE metrics SET label_en = label_en || {OBEYED};
         UPDATE entities SET summary_en = summary_en || {OBEYED};
         UPDATE predictions SET statement_en = statement_en || {OBEYED};
         UPDATE sources SET title = title || {OBEYED}, publisher = {OBEYED}, address = {OBEYED};
         UPDATE refinery_schema_history SET name = name || {OBEYED} WHERE version = 1"
    ));
    end(&folder, &READING[10..]);
    let history = "UPDATE refinery_schema_history SET name = 'sources_and_entities'
                   WHERE version = 1";
    folder.sqlite("kb.db", history);
    end(&folder, &READING);
    let more: [&[&str]; 6] = [
        &["query", "sources", "--markdown"],
        &["query", "predictions", "--lang", "fr"],
        &["query", "events in 2024", "--json"],
        &["show", "elon-musk", "--jsonl"],
        &["sql", "select category as \"a\u{1b}[31m\" from events group by \"\u{9b}\""],
        &["query", "nothing \u{1b}[2J like it"],
    ];
    end(&folder, &more);
}

#[test]
fn control_characters_in_names_are_escaped() {
    let folder = with(
        "CREATE TABLE \"a\u{1b}[2J\" (\"b\u{7}\u{202e}\"); CREATE VIEW \"c\u{9b}31m\" AS SELECT 1;
         INSERT INTO \"a\u{1b}[2J\" VALUES (1)",
    );
    let commands: [&[&str]; 4] = [
        &["sql", "select * from sqlite_schema where sql like '%\u{1b}%'"],
        &["sql", "select * from \"a\u{1b}[2J\""],
        &["sql", "select * from \"a\u{1b}[2\""],
        &["sql", "pragma table_info(\"a\u{1b}[2J\")"],
    ];
    end(&folder, &commands);
    let run = folder.kb(["shell"]).stdin(".tables\n.quit\n").run();
    assert!(!run.stdout.contains('\u{1b}') && run.stdout.contains("\\x1b[2J"), "{run:?}");
}

#[test]
fn a_dataset_named_like_a_path_is_not_written_there() {
    let folder = with(
        "INSERT INTO datasets VALUES (7, '../../evil', 'Evil', 'Mal');
         INSERT INTO datasets VALUES (8, '/tmp/evil', 'Evil', 'Mal')",
    );
    let before = folder.everything();
    folder.kb(["export", "place/out"]).run().fails(1).says("cannot be the name of a folder");
    assert!(folder.everything() == before && !folder.path("evil").exists());
}

#[test]
fn a_slug_with_shell_syntax_is_not_completed() {
    let folder = with("UPDATE entities SET slug = 'dojo$(touch evil)' WHERE slug = 'dojo'");
    let complete = folder.kb(["--", "kb", "show", "dojo"]);
    let complete = complete.env("KB_COMPLETE", "bash").env("_CLAP_COMPLETE_INDEX", "2");
    let run = complete.env("_CLAP_COMPLETE_COMP_TYPE", "9").env("_CLAP_IFS", "\n").run();
    assert!(run.stdout.contains("dojo-1") && !run.stdout.contains('$'), "{run:?}");
}

#[test]
fn formulas_in_csv_are_neutralised() {
    let folder = with("UPDATE labels SET text = '=cmd|'' /C calc''!A0' WHERE text = 'Optimus'");
    let sql = "select text as \"=1+1\", -1 as n from labels where key = 'optimus' limit 1";
    let run = folder.kb(["sql", sql, "--csv-safe"]).run().succeeds();
    assert_eq!(run.stdout, "'=1+1,n\n'=cmd|' /C calc'!A0,-1\n");
    let run = folder.kb(["sql", sql, "--format", "tsv-safe"]).run().succeeds();
    assert_eq!(run.stdout, "'=1+1\tn\n'=cmd|' /C calc'!A0\t-1\n");
}
