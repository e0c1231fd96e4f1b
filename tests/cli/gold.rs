//! The base has all expected facts of the article, and this project copies none of its
//! sentences.

use std::collections::HashSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use kb::model::text::normalise_passage;
use rusqlite::Connection;
use serde_json::Value as Json;

use super::support::{Folder, article, shared};

/// The expected facts, the lines of the article, and a base it is attached to.
struct Gold {
    facts: Json,
    lines: Vec<String>,
    base: Connection,
    _folder: Folder,
}

impl Gold {
    fn read() -> Self {
        let (shared, article) = (shared(), article());
        let facts = fs::read(shared.join("gold/seed-article.json")).unwrap();
        let lines = fs::read_to_string(&article).unwrap().lines().map(normalise_passage).collect();
        let folder = Folder::attached(&article);
        let (facts, base) = (serde_json::from_slice(&facts).unwrap(), folder.base());
        Self { facts, lines, base, _folder: folder }
    }

    fn list(&self, name: &str) -> &[Json] {
        self.facts[name].as_array().unwrap()
    }

    /// The number of the passage that a fact's line of the article is.
    fn passage(&self, fact: &Json) -> i64 {
        let line = usize::try_from(fact["line"].as_u64().unwrap()).unwrap();
        let text = &self.lines[line - 1];
        let query = "SELECT ordinal FROM passages WHERE text = ?1";
        let found = self.base.query_row(query, [text], |row| row.get(0));
        found.unwrap_or_else(|error| panic!("line {line} is no passage: {error}"))
    }

    fn holds(&self, query: &str, params: impl rusqlite::Params) -> bool {
        self.base.prepare(query).unwrap().exists(params).unwrap()
    }
}

#[test]
#[cfg_attr(not(kb_shared), ignore = "KB_SHARED does not name the article and the expected facts")]
fn every_event_is_there_with_its_entities() {
    let gold = Gold::read();
    let event = "SELECT 1 FROM events AS ev JOIN passages AS p ON p.id = ev.passage_id
                 WHERE p.ordinal = ?1 AND ev.date = ?2 AND ev.precision = ?3";
    let mention = "SELECT 1 FROM events AS ev JOIN passages AS p ON p.id = ev.passage_id
                   JOIN mentions AS m ON m.event_id = ev.id
                   JOIN labels AS l ON l.entity_id = m.entity_id
                   JOIN entities AS e ON e.id = m.entity_id
                   WHERE p.ordinal = ?1 AND lower(l.text) = lower(?2) AND e.kind = ?3";
    let mut missing = Vec::new();
    for fact in gold.list("events") {
        let (passage, date) = (gold.passage(fact), fact["date"].as_str().unwrap());
        if !gold.holds(event, (passage, date, fact["precision"].as_str())) {
            missing.push(format!("no event of {date} in passage {passage}"));
        }
        for (field, kind) in KINDS {
            for name in fact[field].as_array().unwrap() {
                if !gold.holds(mention, (passage, name.as_str(), kind)) {
                    missing.push(format!("passage {passage} ({date}) does not mention {name}"));
                }
            }
        }
    }
    assert!(missing.is_empty(), "{missing:#?}");
}

/// The lists of entities of an event, and the kinds they are here.
const KINDS: [(&str, &str); 4] =
    [("systems", "system"), ("people", "person"), ("orgs", "organization"), ("places", "place")];

#[test]
#[cfg_attr(not(kb_shared), ignore = "KB_SHARED does not name the article and the expected facts")]
fn every_figure_is_there_with_its_quote() {
    let gold = Gold::read();
    let mut missing = Vec::new();
    for fact in gold.list("figures") {
        let value = &fact["value"];
        let low = value.as_f64().unwrap_or(if value == "thousands" { 2e3 } else { 2e9 });
        let high = fact["high"].as_f64();
        let unit = dimension(fact["unit"].as_str().unwrap());
        let query = "SELECT substr(p.text, f.span_start + 1, f.span_length)
                     FROM figures AS f JOIN passages AS p ON p.id = f.passage_id
                     JOIN units AS u ON u.id = f.unit_id
                     WHERE p.ordinal = ?1 AND ?2 IN (f.low * u.factor / ?5, f.high * u.factor / ?5)
                       AND (?3 IS NULL OR f.high * u.factor / ?5 = ?3) AND u.dimension = ?4";
        let mut statement = gold.base.prepare(query).unwrap();
        let params = (gold.passage(fact), low, high, unit.0, unit.1);
        let quotes = statement.query_map(params, |row| row.get::<_, String>(0)).unwrap();
        let quotes: Vec<_> = quotes.map(|quote| folded(&quote.unwrap())).collect();
        let phrase = folded(fact["phrase"].as_str().unwrap());
        if !quotes.iter().any(|quote| quote.contains(&phrase)) {
            missing.push(format!("{phrase} ({low} {}): {quotes:?}", unit.0));
        }
    }
    assert!(missing.is_empty(), "{missing:#?}");
}

/// The dimension of an expected unit, and its factor.
fn dimension(unit: &str) -> (&str, f64) {
    match unit {
        "USD" => ("money", 1.0),
        "USD/year" => ("money-rate", 1.0),
        "MW" => ("power", 1e6),
        "exaFLOPS" => ("compute", 1e18),
        "H100" | "H100 eq" | "GPUs" => ("gpu", 1.0),
        "chips" => ("chip", 1.0),
        "tiles/day" => ("tile-rate", 1.0),
        "frames/day" => ("frame-rate", 1.0),
        "ExaPODs" => ("exapod", 1.0),
        "vehicles" => ("vehicle", 1.0),
        "x" => ("ratio", 1.0),
        "months" => ("time", 2_629_746.0),
        "share" => ("proportion", 1.0),
        other => (other, 1.0),
    }
}

fn folded(text: &str) -> String {
    normalise_passage(text).replace('\u{2019}', "'")
}

#[test]
#[cfg_attr(not(kb_shared), ignore = "KB_SHARED does not name the article and the expected facts")]
fn every_prediction_is_there() {
    let gold = Gold::read();
    let query = "SELECT 1 FROM predictions AS pr JOIN events AS ev ON ev.id = pr.event_id
                 JOIN passages AS p ON p.id = pr.passage_id
                 WHERE p.ordinal = ?1 AND ev.date = ?2 AND pr.due = ?3 AND pr.due_precision = ?4";
    let missing: Vec<_> = gold
        .list("predictions")
        .iter()
        .filter(|fact| {
            let [made, due, precision] = ["made", "due", "precision"].map(|key| fact[key].as_str());
            !gold.holds(query, (gold.passage(fact), made, due, precision))
        })
        .collect();
    assert!(missing.is_empty(), "{missing:#?}");
}

#[test]
#[cfg_attr(not(kb_shared), ignore = "KB_SHARED does not name the article and the expected facts")]
fn every_entity_has_its_name() {
    let gold = Gold::read();
    let query = "SELECT 1 FROM labels AS l JOIN entities AS e ON e.id = l.entity_id
                 WHERE l.text = ?1 AND e.kind = ?2";
    let kinds = [
        ("systems", "system"),
        ("people", "person"),
        ("organisations", "organization"),
        ("places", "place"),
    ];
    for (list, kind) in kinds {
        for name in gold.list(list) {
            assert!(gold.holds(query, (name.as_str(), kind)), "no {kind} {name}");
        }
    }
}

#[test]
#[cfg_attr(not(kb_shared), ignore = "KB_SHARED does not name the article and the expected facts")]
fn noise_is_not_searchable() {
    let gold = Gold::read();
    let plain = Folder::seeded();
    for name in gold.list("noise") {
        let word = name.as_str().unwrap();
        let query = format!("SELECT slug FROM search WHERE search MATCH '\"{word}\"'");
        assert!(super::content::rows(&plain.base(), &query).is_empty(), "{word}");
    }
}

#[test]
#[cfg_attr(not(kb_shared), ignore = "KB_SHARED does not name the article and the expected facts")]
fn no_nine_words_of_the_article_are_in_this_project() {
    let article = article();
    let words = words(&fs::read_to_string(article).unwrap());
    let copied: HashSet<_> = words.windows(9).collect();
    for file in tracked() {
        let Ok(text) = fs::read_to_string(&file) else { continue };
        let text = self::words(&text);
        let found = text.windows(9).find(|nine| copied.contains(nine));
        assert!(found.is_none(), "{}: {found:?}", file.display());
    }
}

fn words(text: &str) -> Vec<String> {
    let text = normalise_passage(text).to_lowercase();
    text.split(|letter: char| !letter.is_alphanumeric() && letter != '_')
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect()
}

/// Every file of the project, as git lists them.
fn tracked() -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let output = Command::new("git").args(["ls-files", "-z"]).current_dir(root).output().unwrap();
    assert!(output.status.success(), "git ls-files: {output:?}");
    let names = String::from_utf8(output.stdout).unwrap();
    names.split('\0').filter(|name| !name.is_empty()).map(|name| root.join(name)).collect()
}
