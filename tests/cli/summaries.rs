//! Summaries stay right when rows are changed by hand, in a SQLite browser or a shell.
//! `kb check` finds wrong ones.

use rusqlite::Connection;
use serde_json::Value as Json;

use super::content::is_sound;
use super::support::Folder;

/// Changes as a person makes them; `?1`, `?2` and `?3` are numbers of no meaning, of
/// which each row takes what it needs.
const CHANGES: [&str; 34] = [
    "UPDATE events SET (date, starts_on, ends_on, precision) = (SELECT date, starts_on, ends_on,
        precision FROM events AS e ORDER BY (e.id * ?2) % 101 LIMIT 1) WHERE id = {event}",
    "UPDATE events SET date = (2015 + ?2 % 9) || '', starts_on = (2015 + ?2 % 9) || '-01-01',
        ends_on = (2015 + ?2 % 9) || '-12-31', precision = 'year' WHERE id = {event}",
    "UPDATE events SET date = (2015 + ?2 % 9) || '/' || (2026 + ?3 % 3),
        starts_on = (2015 + ?2 % 9) || '-01-01', ends_on = (2026 + ?3 % 3) || '-12-31',
        precision = 'year' WHERE id = {event}",
    "UPDATE events SET title_en = 'Another title' WHERE id = {event}",
    "INSERT OR IGNORE INTO mentions VALUES ({event}, {entity}, 'mentioned')",
    "INSERT OR IGNORE INTO mentions VALUES ({event}, {entity}, 'subject')",
    "INSERT OR REPLACE INTO mentions VALUES ({event}, {entity}, 'actor')",
    "DELETE FROM mentions WHERE event_id = {event} AND entity_id = {entity}",
    "DELETE FROM mentions WHERE event_id = {event} AND role = 'mentioned'",
    "DELETE FROM mentions WHERE entity_id = {entity} AND event_id % 3 = ?2 % 3",
    "UPDATE OR IGNORE mentions SET event_id = {event} WHERE entity_id = {entity} AND role = 'subject'",
    "UPDATE OR IGNORE mentions SET entity_id = {entity} WHERE event_id = {event}",
    "UPDATE mentions SET role = 'host' WHERE event_id = {event} AND role = 'actor'",
    "UPDATE entities SET kind = CASE kind WHEN 'place' THEN 'system' ELSE kind END
        WHERE id = {entity}",
    "UPDATE predictions SET event_id = {event} WHERE id = {prediction}",
    "UPDATE predictions SET due = (2016 + ?2 % 9) || '', due_from = (2016 + ?2 % 9) || '-01-01',
        due_to = (2016 + ?2 % 9) || '-12-31' WHERE id = {prediction}",
    "INSERT OR IGNORE INTO outcomes VALUES ({prediction}, CASE ?2 % 4 WHEN 0 THEN 'open'
        WHEN 1 THEN 'unknown' WHEN 2 THEN 'kept' ELSE 'missed' END, {event})",
    "UPDATE OR IGNORE outcomes SET verdict = CASE ?2 % 3 WHEN 0 THEN 'open' WHEN 1 THEN 'late'
        ELSE 'partly' END, event_id = {event} WHERE prediction_id = {prediction}",
    "UPDATE OR IGNORE outcomes SET prediction_id = {prediction} WHERE event_id % 5 = ?2 % 5",
    "DELETE FROM outcomes WHERE prediction_id = {prediction}",
    // What replaces a row wholly sets off no trigger of its going.
    "REPLACE INTO events SELECT id, dataset_id, slug, (2015 + ?2 % 9) || '',
        (2015 + ?2 % 9) || '-01-01', (2015 + ?2 % 9) || '-12-31', 'year', 0, category, title_en,
        title_fr, summary_en, summary_fr, passage_id, span_start, span_length, origin, confidence,
        rule FROM events WHERE id = {event}",
    "REPLACE INTO events SELECT id + 100000, dataset_id, slug, date, starts_on, ends_on, precision,
        0, category, title_en, title_fr, summary_en, summary_fr, passage_id, span_start,
        span_length, origin, confidence, rule FROM events WHERE id = {event}
        AND NOT EXISTS (SELECT 1 FROM mentions AS m WHERE m.event_id = events.id)",
    "INSERT OR IGNORE INTO events SELECT id, dataset_id, slug, '2015', '2015-01-01', '2015-12-31',
        'year', 0, category, title_en, title_fr, summary_en, summary_fr, passage_id, span_start,
        span_length, origin, confidence, rule FROM events WHERE id = {event}",
    "INSERT INTO events SELECT id + 200000, dataset_id, slug || ?2, date, starts_on, ends_on,
        precision, 0, category, title_en, title_fr, summary_en, summary_fr, passage_id, span_start,
        span_length, origin, confidence, rule FROM events WHERE id = {event}",
    "REPLACE INTO outcomes VALUES ({prediction}, CASE ?2 % 4 WHEN 0 THEN 'open'
        WHEN 1 THEN 'unknown' WHEN 2 THEN 'kept' ELSE 'missed' END, {event})",
    "REPLACE INTO predictions SELECT * FROM predictions WHERE id = {prediction}",
    "REPLACE INTO entities SELECT id, dataset_id, slug, CASE kind WHEN 'place' THEN 'system'
        ELSE 'place' END, summary_en, summary_fr FROM entities WHERE id = {entity}",
    "UPDATE OR REPLACE mentions SET event_id = {event} WHERE entity_id = {entity}",
    "UPDATE OR REPLACE outcomes SET prediction_id = {prediction} WHERE event_id % 5 = ?2 % 5",
    "INSERT OR ABORT INTO mentions VALUES ({event}, {entity}, 'host')",
    // Cycles too.
    "INSERT OR IGNORE INTO relations (dataset_id, subject_id, kind, object_id, passage_id,
        span_start, span_length)
        SELECT 1, {entity}, 'part_of', o.id, p.id, 0, 1 FROM passages AS p, entities AS o
        WHERE p.ordinal = 1 AND o.id = (SELECT id FROM entities ORDER BY (id * ?2) % 53 LIMIT 1)",
    "DELETE FROM relations WHERE kind = 'part_of' AND id % 3 = ?2 % 3",
    "UPDATE OR IGNORE relations SET object_id = {entity} WHERE kind = 'part_of' AND id % 3 = ?2 % 3",
    "UPDATE OR IGNORE relations SET kind = CASE kind WHEN 'part_of' THEN 'uses' ELSE 'part_of' END
        WHERE id % 5 = ?2 % 5",
];

/// The row of a table that a number leads to.
fn row(table: &str, number: &str) -> String {
    format!(
        "(SELECT id FROM {table} ORDER BY id LIMIT 1 OFFSET {number} % (SELECT count(*) FROM {table}))"
    )
}

/// Makes a number of random changes, which SQLite accepts or refuses.
fn change(base: &Connection, seed: u64, changes: u32) {
    let mut state = seed;
    let mut next = || {
        state =
            state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        i64::try_from(state >> 33).unwrap()
    };
    for _ in 0..changes {
        let change = CHANGES[usize::try_from(next()).unwrap() % CHANGES.len()];
        let sql = change
            .replace("{event}", &row("events", "?1"))
            .replace("{entity}", &row("entities", "(?1 / 7)"))
            .replace("{prediction}", &row("predictions", "(?1 / 3)"));
        let numbers = [next(), next(), next()];
        let mut statement = base.prepare(&sql).unwrap();
        let used = statement.parameter_count();
        // A refused change leaves the row unchanged.
        let _ = statement.execute(rusqlite::params_from_iter(&numbers[..used]));
    }
}

#[test]
fn summaries_stay_right_after_any_change() {
    let folder = Folder::seeded();
    let mut base = folder.open("kb.db");
    base.execute_batch("PRAGMA foreign_keys = ON").unwrap();
    let before = folder.files();
    for seed in 0..40 {
        change(&base, seed, 25);
        is_sound(&mut base);
    }
    // A prediction and an event that go take their summaries along.
    let gone = "DELETE FROM outcomes; DELETE FROM supports; DELETE FROM predictions;
                DELETE FROM figures; DELETE FROM mentions; DELETE FROM events WHERE id % 2";
    base.execute_batch(gone).unwrap();
    is_sound(&mut base);
    assert!(folder.files() != before);
    drop(base);
    assert!(summaries_found(&folder).is_empty());
}

/// What `kb check` finds of the summaries.
fn summaries_found(folder: &Folder) -> Vec<Json> {
    let found = folder.kb(["check", "--json"]).run().json();
    let is_it = |finding: &&Json| finding["rule"] == "summary";
    found.as_array().unwrap().iter().filter(is_it).cloned().collect()
}

#[test]
fn wrong_summaries_are_found() {
    for (sql, place, words) in [
        ("DELETE FROM mention_counts WHERE entity_id = {dojo}", "entity:dojo", "mention_counts"),
        (
            "UPDATE mention_counts SET mentions = 99 WHERE entity_id = {dojo}",
            "entity:dojo",
            "has more",
        ),
        (
            "UPDATE mention_counts SET latest = '' WHERE entity_id = {dojo}",
            "entity:dojo",
            "has not",
        ),
        (
            "DROP TRIGGER entity_events_delete; DELETE FROM entity_events WHERE entity_id = {dojo}",
            "entity:dojo",
            "entity_events has not",
        ),
        (
            "INSERT INTO entity_events VALUES (9999, '2020-01-01', '2020-01-01', 1, '2020-01-01')",
            "entity:9999",
            "entity_events has more",
        ),
        (
            "UPDATE prediction_days SET verdict = 'kept' WHERE verdict IS NULL",
            "prediction:",
            "prediction_days has more",
        ),
        ("DELETE FROM prediction_days", "prediction:", "prediction_days has not"),
        ("DELETE FROM event_days WHERE date LIKE '2023%'", "event:2023", "event_days has not"),
        ("UPDATE event_days SET events = 7", "event:20", "event_days has more"),
    ] {
        let folder = Folder::seeded();
        let dojo = "(SELECT id FROM entities WHERE slug = 'dojo')";
        folder.sqlite("kb.db", &sql.replace("{dojo}", dojo));
        let found = summaries_found(&folder);
        let is_it = |finding: &Json| {
            finding["place"].as_str().unwrap().starts_with(place)
                && finding["problem"].as_str().unwrap().contains(words)
                && finding["advice"].as_str().unwrap().contains("kb seed DIR --db NEW")
        };
        assert!(found.iter().any(is_it), "{sql}\n{found:#?}");
    }
}
