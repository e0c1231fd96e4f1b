//! What `kb ingest` finds in the articles of tests.

use rusqlite::types::Value;
use serde_json::Value as Json;

use super::Folder;
use super::content::rows;

/// The entities that events mention.
pub(crate) const KINDS: &str = "slug || ' ' || kind FROM entities WHERE id IN
                     (SELECT entity_id FROM mentions) ORDER BY slug";

/// The figures, with their subjects and metrics.
pub(crate) const FIGURES: &str =
    "s.slug || ' ' || printf('%g', f.low) || ' ' || m.slug FROM figures f
                       JOIN entities s ON s.id = f.subject_id
                       JOIN metrics m ON m.id = f.metric_id ORDER BY f.slug";

/// Who promised something by when.
pub(crate) const PROMISES: &str = "b.slug || ' ' || p.due FROM predictions p
                        JOIN entities b ON b.id = p.by_id ORDER BY p.slug";

/// A fresh base with an article.
#[track_caller]
pub(crate) fn with(text: &str) -> Folder {
    let folder = Folder::empty();
    folder.write("article.txt", text);
    folder.kb(["ingest", "article.txt"]).run().succeeds();
    folder
}

/// The rows of a query of one column of text, which stands without its `SELECT`.
pub(crate) fn lines(folder: &Folder, query: &str) -> Vec<String> {
    let text = |row: Vec<Value>| match row.into_iter().next() {
        Some(Value::Text(text)) => text,
        other => format!("{other:?}"),
    };
    rows(&folder.base(), &format!("SELECT {query}")).into_iter().map(text).collect()
}

/// Checks that the rows of an article contain all of these.
#[track_caller]
pub(crate) fn contain(text: &str, query: &str, expected: &[&str]) {
    let found = lines(&with(text), query);
    for one in expected {
        assert!(found.iter().any(|row| row == one), "{one} in {text}: {found:#?}");
    }
}

impl Folder {
    /// What is found in an article of the folder.
    #[track_caller]
    pub(crate) fn outline(&self, file: &str, options: &[&str]) -> Json {
        let command = [&["ingest", file, "--dry-run", "--json"], options].concat();
        self.kb(command).run().succeeds().json()
    }
}

/// The texts that the spans of a list of an outline cover, with one more field of each.
pub(crate) fn covered(
    outline: &Json,
    list: &str,
    text: &str,
    field: &str,
) -> Vec<(String, String)> {
    let letters: Vec<char> = text.chars().collect();
    let place = |one: &Json, key: &str| usize::try_from(one[key].as_u64().unwrap()).unwrap();
    let all = outline[list].as_array().unwrap().iter().map(|one| {
        let covered = letters[place(one, "start")..place(one, "end")].iter().collect();
        let field = match &one[field] {
            Json::String(text) => text.clone(),
            other => other.to_string(),
        };
        (covered, field)
    });
    all.collect()
}
