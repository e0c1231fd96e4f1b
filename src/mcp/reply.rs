//! The form of every answer: what was understood, the sentence, rows, how many there are,
//! notes and citations, as one object that ends at a size.

use serde_json::{Map, Value as Json, json};

use super::given::Page;
use super::text::{LONGEST, bounded};
use crate::model::Language;
use crate::query::{Rows, Value};
use crate::render::Format;

/// The most bytes of an answer, which holds its object twice: as it is and as text.
const LARGEST: usize = 64_000;

/// The bytes that are left for what stands around rows and citations.
const AROUND: usize = 8_000;

/// An answer before it is cut to its size.
#[derive(Debug, Default)]
pub(super) struct Reply {
    pub(super) understood: Option<String>,
    pub(super) sentence: Option<String>,
    pub(super) rows: Vec<Json>,
    /// The citations, each with the number of its row.
    pub(super) citations: Vec<(usize, Json)>,
    /// How many rows there are in all, before paging.
    pub(super) total: usize,
    /// Whether there are more rows than `total`.
    pub(super) more: bool,
    pub(super) notes: Vec<String>,
}

impl Reply {
    /// The rows of a page and how many there are.
    pub(super) fn paged(rows: &Rows, page: Page) -> Self {
        let shown = objects(rows).into_iter().skip(page.offset).take(page.limit).collect();
        Self { rows: shown, total: rows.total, more: rows.more, ..Self::default() }
    }

    /// The object, with as many rows as there is room for.
    pub(super) fn object(mut self, page: Page, language: Language) -> Json {
        let asked = self.rows.len();
        let kept = self.fitting();
        self.rows.truncate(kept);
        let next = page.offset + kept;
        if kept == 0 && asked > 0 {
            self.notes.push(too_large(language).to_owned());
        } else if kept < asked {
            self.notes.push(full(language, next));
        }
        let is_stuck = kept == 0 && asked > 0;
        let has_next = asked > 0 && (next + usize::from(is_stuck) < self.total || self.more);
        let citations = self.citations.into_iter().filter(|(row, _)| *row < kept);
        let texts = [("understood", self.understood), ("sentence", self.sentence)];
        let mut object = Map::new();
        let mut put = |name: &str, value: Json| object.insert(name.to_owned(), value);
        for (name, text) in texts {
            text.map(|text| put(name, bounded(Json::from(text), 2 * LONGEST)));
        }
        put("rows", Json::from(self.rows));
        put("total", json!(self.total));
        self.more.then(|| put("total_is_at_least", Json::from(true)));
        has_next.then(|| put("next_offset", json!(next + usize::from(is_stuck))));
        put("notes", bounded(json!(self.notes), LONGEST));
        put("citations", citations.map(|(_, citation)| citation).collect());
        Json::Object(object)
    }

    /// How many of the rows there is room for, with their citations.
    fn fitting(&self) -> usize {
        let mut room = LARGEST - AROUND;
        let mut citations = self.citations.iter().peekable();
        for (number, row) in self.rows.iter().enumerate() {
            let mut size = size(row);
            while let Some((_, citation)) = citations.next_if(|(row, _)| *row <= number) {
                size += self::size(citation);
            }
            let Some(left) = room.checked_sub(size) else { return number };
            room = left;
        }
        self.rows.len()
    }
}

/// The bytes of a value as JSON, and as JSON within a text.
fn size(value: &Json) -> usize {
    let text = value.to_string();
    let escaped = text.bytes().filter(|byte| matches!(byte, b'"' | b'\\')).count();
    2 * text.len() + escaped + 2
}

/// The rows as objects; what has no value is absent.
pub(super) fn objects(rows: &Rows) -> Vec<Json> {
    let text = Format::Json.render(rows);
    let objects: Vec<Map<String, Json>> = serde_json::from_str(&text).unwrap_or_default();
    let present = objects.into_iter().map(|mut object| {
        object.retain(|_, value| !value.is_null());
        bounded(Json::Object(object), LONGEST)
    });
    present.collect()
}

/// The citations of rows as objects, each with the number of its row; `first` is that of
/// the first.
pub(super) fn citations(cited: &Rows, first: usize) -> Vec<(usize, Json)> {
    let rows = cited.column("row").map(|row| match row {
        Value::Integer(row) => usize::try_from(*row).unwrap_or_default(),
        _ => 0,
    });
    let number = |(row, mut object): (usize, Json)| {
        object["row"] = json!(first + row);
        (first + row, object)
    };
    rows.zip(objects(cited)).map(number).collect()
}

fn full(language: Language, next: usize) -> String {
    match language {
        Language::En => format!("an answer ends at 64 kB: go on with offset {next}"),
        Language::Fr => {
            format!("une réponse s'arrête à 64 ko\u{a0}: continuez avec offset {next}")
        }
    }
}

fn too_large(language: Language) -> &'static str {
    match language {
        Language::En => "this row is larger than an answer may be: choose fewer columns",
        Language::Fr => {
            "cette ligne dépasse la taille d'une réponse\u{a0}: choisissez moins de colonnes"
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_ends_at_its_size_and_says_where_to_go_on() {
        let row = json!({ "text": "\"quoted\" ".repeat(60) });
        let cited = |row: usize| (row, json!({ "row": row, "quote": "x".repeat(500) }));
        let reply = Reply {
            rows: vec![row; 300],
            citations: (0..300).map(cited).collect(),
            total: 900,
            ..Reply::default()
        };
        let page = Page { offset: 100, limit: 300 };
        let object = reply.object(page, Language::En);
        let rows = object["rows"].as_array().map_or(0, Vec::len);
        assert!((10..100).contains(&rows), "{rows}");
        assert_eq!(object["next_offset"], 100 + rows);
        assert_eq!(object["citations"].as_array().map_or(0, Vec::len), rows);
        let text = object.to_string();
        let whole = json!({ "text": text, "structuredContent": object }).to_string();
        assert!(whole.len() < LARGEST, "{}", whole.len());
        assert!(object["notes"][0].as_str().is_some_and(|note| note.contains("64 kB")));
    }

    #[test]
    fn a_row_without_room_is_left_out_and_told() {
        let row = json!({ "text": "x".repeat(LARGEST) });
        let reply = Reply { rows: vec![row], total: 2, ..Reply::default() };
        let object = reply.object(Page::default(), Language::En);
        assert_eq!(object["next_offset"], 1);
        assert_eq!(object["rows"], json!([]));
    }
}
