//! Proposed facts, held against the text of an article that the call gives.

use serde_json::Value as Json;

use super::Setup;
use super::fault::Fault;
use super::given::Given;
use super::reply::Reply;
use crate::ingest::{Document, Judgement, Meta, QuotePlace, read, verify as hold};
use crate::model::Language;
use crate::query::{Rows, Value};

/// What the text bears out of the facts. The base is neither asked nor written.
pub(super) fn verify(given: &Given, setup: &Setup) -> Result<Json, Fault> {
    let facts = given.required("facts")?;
    let (_, document) = article(given)?;
    let page = given.page()?;
    given.end(&["text", "facts", "lang", "limit", "offset"])?;
    let judged = hold(&document, &facts);
    let rows = judgements(&judged);
    Ok(Reply::paged(&rows, page).object(page, setup.language.unwrap_or(Language::En)))
}

/// The article that a call gives: its text, and what is read of it.
pub(super) fn article(given: &Given) -> Result<(String, Document), Fault> {
    let text = given.required("text")?;
    let meta = Meta { language: given.language()?, ..Meta::default() };
    let unread = |error| Fault::call(format!("`text` cannot be read: {error}"), Vec::new());
    let document = read(text.as_bytes(), None, meta).map_err(unread)?;
    Ok((text, document))
}

/// What came of proposed facts as rows: line, kind, standing, the place of the quote, how it
/// was found, confidence (0 to 1), and why it is not accepted.
pub(crate) fn judgements(judged: &[Judgement]) -> Rows {
    let columns =
        ["line", "kind", "standing", "passage", "start", "length", "found", "confidence", "reason"];
    let columns = columns.map(str::to_owned).to_vec();
    Rows { columns, rows: judged.iter().map(row).collect(), total: judged.len(), ..Rows::default() }
}

fn row(judgement: &Judgement) -> Vec<Value> {
    let Judgement { line, kind, standing, reasons, at, confidence } = judgement;
    let text = |text: &str| Value::Text(text.to_owned());
    let number =
        |number: Option<u32>| number.map_or(Value::Null, |number| Value::Integer(number.into()));
    let place = |of: fn(&QuotePlace) -> u32| number(at.as_ref().map(of));
    vec![
        Value::Integer(i64::try_from(*line).unwrap_or(i64::MAX)),
        if kind.is_empty() { Value::Null } else { text(kind) },
        text(standing.into()),
        place(|at| at.passage),
        place(|at| at.start),
        place(|at| at.length),
        at.as_ref().map_or(Value::Null, |at| text(at.found.into())),
        confidence.map_or(Value::Null, Value::Real),
        if reasons.is_empty() { Value::Null } else { text(&reasons.join("; ")) },
    ]
}
