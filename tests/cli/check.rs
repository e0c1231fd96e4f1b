//! `kb check` finds each kind of damage, and nothing in a sound base.

use serde_json::Value as Json;

use super::support::{Folder, SMALL, article};

/// Damages a base with the constraints of SQLite switched off.
fn broken(sql: &str) -> Folder {
    let folder = Folder::seeded();
    let careless = "PRAGMA foreign_keys = OFF; PRAGMA ignore_check_constraints = ON;";
    folder.sqlite("kb.db", &format!("{careless} {sql}"));
    folder
}

/// The findings in `kb.db`. Checking must not change the folder.
fn findings(folder: &Folder) -> Vec<Json> {
    let before = folder.files();
    let run = folder.kb(["check", "--json"]).run();
    assert!(folder.files() == before, "kb check changed the folder");
    let found = run.json().as_array().unwrap().clone();
    assert_eq!(run.code, Some(i32::from(!found.is_empty())), "{run:?}");
    found
}

/// Checks that the damage is found by a rule, at a place, with these words.
#[track_caller]
fn finds(sql: &str, rule: &str, place: &str, words: &str) {
    let found = findings(&broken(sql));
    let is_it = |finding: &Json| {
        finding["rule"] == rule
            && finding["place"] == place
            && finding["problem"].as_str().unwrap().contains(words)
            && finding["advice"].as_str().unwrap().len() > 20
    };
    assert!(found.iter().any(is_it), "{sql}\n{found:#?}");
}

#[test]
fn a_new_base_is_sound() {
    let folder = Folder::seeded();
    let run = folder.kb(["check"]).run();
    assert_eq!((run.code, run.stdout.as_str()), (Some(0), ""), "{run:?}");
    run.says("no problems found");
    assert_eq!(folder.kb(["check", "--json"]).run().stdout, "[]\n");
    folder.kb(["check", "--quiet"]).run().succeeds();
}

#[test]
#[cfg_attr(not(kb_shared), ignore = "KB_SHARED does not name the article and the expected facts")]
fn a_base_with_the_article_and_a_second_dataset_is_sound() {
    let article = article();
    let folder = Folder::attached(&article);
    folder.write_dataset("small", SMALL);
    assert_eq!(folder.kb(["seed", "small"]).run().code, Some(0));
    assert_eq!(findings(&folder), Vec::<Json>::new());
}

#[test]
fn objects_of_the_user_are_ignored() {
    let own = "CREATE TABLE notes (slug, note); CREATE VIEW mine AS SELECT slug FROM events;
               CREATE INDEX notes_slug ON notes (slug); ANALYZE";
    assert_eq!(findings(&broken(own)), Vec::<Json>::new());
}

#[test]
fn findings_are_printed_in_every_format() {
    let folder = broken("DELETE FROM people WHERE entity_id = (SELECT min(entity_id) FROM people)");
    let run = folder.kb(["check"]).run();
    assert_eq!(run.code, Some(1));
    let run = run.says("1 finding in kb.db").prints("rule     place");
    run.prints("subtype  entity:").prints("kb seed DIR");
    let run = folder.kb(["check", "--csv", "--quiet"]).run();
    assert_eq!((run.code, run.stderr.as_str()), (Some(1), ""));
    run.prints("rule,place,problem,advice\nsubtype,entity:");
}

#[test]
fn broken_references_are_found() {
    let sql = "DELETE FROM events WHERE slug = '2019-04-22-autonomy-day'";
    finds(sql, "reference", "mentions", "a row of events that is not there");
}

#[test]
fn damaged_indexes_are_found() {
    let sql = "PRAGMA writable_schema = ON;
               UPDATE sqlite_schema SET sql = replace(sql, '(event_id)', '(subject_id)')
               WHERE name = 'figures_event'";
    finds(sql, "integrity", "the file", "missing from index figures_event");
}

#[test]
fn a_damaged_full_text_index_is_found() {
    finds("DELETE FROM search WHERE rowid = 8", "full-text", "event 2019-04-22-autonomy-day", "");
    let sql = "INSERT INTO search (rowid, kind, slug, en) VALUES (80008, 'event', 'ghost', 'boo')";
    finds(sql, "full-text", "event ghost", "what is not there");
    let sql = "UPDATE search_content SET c2 = 'other' WHERE id = 8";
    finds(sql, "full-text", "the file", "malformed inverted index");
}

#[test]
fn schema_changes_are_found() {
    finds("DROP VIEW timeline", "schema", "timeline", "the view is missing");
    finds("DROP INDEX labels_key", "schema", "labels_key", "the index is missing");
    let sql = "DROP VIEW timeline; CREATE VIEW timeline AS SELECT date FROM events";
    finds(sql, "schema", "timeline", "not as kb makes it");
    let sql = "CREATE TRIGGER spy AFTER INSERT ON events BEGIN DELETE FROM figures; END";
    finds(sql, "schema", "spy", "none of kb's");
    finds("DROP TABLE outcomes", "outcome", "the base", "no such table");
}

#[test]
fn invalid_locators_are_found() {
    let sql = "UPDATE figures SET span_length = 100000 WHERE slug = 'd2-wafers'";
    finds(sql, "locator", "figure:d2-wafers", "its span ends at 100223, passage dojo-timeline#17");
    let sql = "UPDATE predictions SET span_start = -1 WHERE id = 1";
    let found = findings(&broken(sql));
    assert!(found.iter().any(|finding| finding["rule"] == "locator"), "{found:#?}");
}

#[test]
fn invalid_passages_are_found() {
    let place = "dojo-timeline#3";
    let sql = "UPDATE passages SET hash = 'x' WHERE ordinal = 3";
    finds(sql, "passage", place, "is not 64 hexadecimal digits");
    let sql = "UPDATE passages SET text = 'short' WHERE ordinal = 3";
    finds(sql, "passage", place, "its text has 5 characters");
    let sql = "UPDATE passages SET text = printf('%.*c', length, 'x') WHERE ordinal = 3";
    finds(sql, "passage", place, "does not match its hash");
}

#[test]
#[cfg_attr(not(kb_shared), ignore = "KB_SHARED does not name the article and the expected facts")]
fn following_the_advice_repairs_a_wrong_passage() {
    let article = article();
    let folder = Folder::attached(&article);
    let sql = "UPDATE passages SET text = printf('%.*c', length, 'x') WHERE ordinal = 3";
    folder.sqlite("kb.db", sql);
    assert_eq!(findings(&folder).len(), 1);
    let copy = article.to_str().unwrap();
    folder.kb(["seed", "--article", copy]).run().succeeds().prints("1 passages newly attached");
    assert_eq!(findings(&folder), Vec::<Json>::new());
}

#[test]
fn words_outside_a_vocabulary_are_found() {
    let sql = "UPDATE events SET category = 'rumour' WHERE id < 4";
    finds(
        sql,
        "category",
        "event:2019-04-22-autonomy-day",
        "its category \"rumour\" is not defined",
    );
    let sql = "UPDATE figures SET origin = 'heard'";
    finds(
        sql,
        "vocabulary",
        "figures.origin",
        "\"heard\" is none of curated, extracted, proposed; rows: ",
    );
}

#[test]
fn invalid_dates_are_found() {
    let event = "event:2019-04-22-autonomy-day";
    let sql = "UPDATE events SET ends_on = '2019-04-30' WHERE slug = '2019-04-22-autonomy-day'";
    finds(sql, "period", event, "is 2019-04-22, 2019-04-22, day, but is stored as");
    let sql = "UPDATE events SET date = 'spring' WHERE slug = '2019-04-22-autonomy-day'";
    finds(sql, "period", event, "\"spring\" is not a date");
    let sql = "UPDATE predictions SET due_precision = 'day' WHERE slug = 'first-dojo-2021'";
    finds(sql, "period", "prediction:first-dojo-2021", "2021-08 is 2021-08-01, 2021-08-31, month");
}

#[test]
fn wrong_label_keys_are_found() {
    let sql = "UPDATE labels SET key = 'x' WHERE text = 'Optimus'";
    finds(sql, "key", "entity:optimus", "\"Optimus\" is looked up as \"x\", not as \"optimus\"");
    let sql = "UPDATE unit_aliases SET key = 'x' WHERE unit_id = (SELECT id FROM units WHERE slug = 'usd')";
    finds(sql, "key", "unit usd", "is looked up as \"x\"");
    let sql = "UPDATE labels SET preferred = 0 WHERE text = 'Optimus' AND language = 'fr'";
    finds(sql, "label", "entity:optimus", "no preferred label in fr");
}

#[test]
fn invalid_bounds_are_found() {
    let sql = "UPDATE figures SET high = NULL WHERE slug = 'd2-wafers'";
    finds(sql, "bounds", "figure:d2-wafers", "low 1.0 and high none do not fit exact");
    let sql = "UPDATE figures SET low = 9e999, high = 9e999 WHERE slug = 'd2-wafers'";
    finds(sql, "bounds", "figure:d2-wafers", "low Inf and high Inf");
}

#[test]
fn invalid_outcomes_are_found() {
    let sql = "UPDATE outcomes SET event_id = (SELECT min(id) FROM events)";
    finds(sql, "outcome", "prediction:first-dojo-2021", "before it was made (2020-08-14)");
}

#[test]
fn references_across_datasets_are_found() {
    let sql = "INSERT INTO datasets VALUES (77, 'other', 'Other', 'Autre');
               UPDATE sources SET dataset_id = 77";
    finds(
        sql,
        "dataset",
        "event:2019-04-22-autonomy-day",
        "its passage belongs to another dataset",
    );
}

#[test]
fn invalid_slugs_and_texts_are_found() {
    finds("UPDATE metrics SET slug = 'A b' WHERE id = 1", "slug", "metric A b", "hyphens");
    let slug = "slug = '2019-04-22-autonomy-day'";
    let place = "event:2019-04-22-autonomy-day";
    let sql = format!("UPDATE events SET title_en = 'a' || char(27) || '[2J' WHERE {slug}");
    finds(&sql, "text", place, "control character");
    finds(&format!("UPDATE events SET title_fr = ' ' WHERE {slug}"), "text", place, "empty");
    let sql = "UPDATE entities SET summary_fr = NULL WHERE slug = 'dojo'";
    finds(sql, "text", "entity:dojo", "one language only");
}

#[test]
fn reloading_a_dataset_repairs_its_rows() {
    let folder = broken(
        "UPDATE labels SET key = 'x'; UPDATE events SET category = 'rumour' WHERE id < 4;
         UPDATE figures SET high = NULL WHERE slug = 'd2-wafers'; DELETE FROM people",
    );
    assert!(findings(&folder).len() > 10);
    folder.kb(["seed"]).run().succeeds();
    assert_eq!(findings(&folder), Vec::<Json>::new());
}

#[test]
fn findings_of_a_rule_are_limited_to_a_hundred() {
    let found = findings(&broken("UPDATE labels SET key = 'x'"));
    let last = found.last().unwrap();
    assert_eq!((found.len(), last["rule"].as_str()), (101, Some("key")), "{last}");
    assert_eq!(last["problem"], "there are more than 100 findings of this rule");
}

#[test]
fn check_stops_at_the_time_limit() {
    let folder = Folder::seeded();
    let run = folder.kb(["check", "--timeout", "0.000001"]).run().fails(5);
    run.explains("stopped at the time limit of 0.000001 s");
}
