//! `kb query --explain`: what each word became, the canned query, its
//! parameters, the statement, and where the time went.

use std::fmt::Write;
use std::time::Duration;

use serde_json::{Map, Value as Json, json};

use super::report::Report;
use crate::query::{self, Value};
use crate::render::Format;

/// How a question is answered: as data for a script, as text for a person.
pub(super) fn explained(answer: &query::Answer, format: Format) -> Report {
    match format {
        Format::Json | Format::Jsonl => Report::json(&object(answer), true),
        _ => Report::text(text(answer)),
    }
}

fn object(answer: &query::Answer) -> Json {
    let (question, statement, rows) = (answer.question(), answer.statement(), answer.table());
    let params: Map<String, Json> =
        statement.params.iter().map(|(name, value)| (name.clone(), data(value))).collect();
    let (understanding, answering) = answer.times();
    let mut object = json!({
        "query": question.call().canned.name(),
        "params": params,
        "sql": statement.sql,
        "rows": rows.total,
        "milliseconds": {
            "understanding": milliseconds(understanding),
            "answering": milliseconds(answering),
        },
    });
    if let Some(sentence) = answer.sentence() {
        object["answer"] = json!(sentence);
    }
    if rows.more {
        object["more_rows"] = json!(true);
    }
    if let Some(phrase) = question.phrase() {
        object["language"] = json!(phrase.language.word());
        object["understood"] = json!(question.words());
        object["words"] = phrase
            .steps
            .iter()
            .map(|step| json!({ "text": step.text, "became": step.became }))
            .collect();
        object["corrections"] = phrase
            .corrections
            .iter()
            .map(|(typed, meant)| json!({ "typed": typed, "meant": meant }))
            .collect();
        object["left_out"] = json!(phrase.unsaid);
        let ignored = phrase.steps.iter().filter(|step| step.became.is_empty());
        object["ignored"] = ignored.map(|step| json!(step.text)).collect();
    }
    object
}

fn text(answer: &query::Answer) -> String {
    let (question, statement, rows) = (answer.question(), answer.statement(), answer.table());
    let mut text = String::new();
    // Writing to a String cannot fail.
    if let Some(phrase) = question.phrase() {
        let _ = writeln!(text, "understood: {}\n", question.words());
        let widest = phrase.steps.iter().map(|step| step.text.chars().count()).max().unwrap_or(0);
        for step in &phrase.steps {
            let became = if step.became.is_empty() { "(joins)" } else { &step.became };
            let _ = writeln!(text, "  {:widest$}  {became}", step.text);
        }
        for (typed, meant) in &phrase.corrections {
            let _ = writeln!(text, "  \"{typed}\" read as \"{meant}\"");
        }
        for typed in &phrase.unsaid {
            let _ = writeln!(text, "  \"{typed}\" left out: no text of this base has it");
        }
        text.push('\n');
    }
    if let Some(sentence) = answer.sentence() {
        let _ = writeln!(text, "answer: {sentence}\n");
    }
    let _ = writeln!(text, "query: {}", question.call().canned.name());
    for (name, value) in &statement.params {
        let _ = writeln!(text, "  {name} = {}", data(value));
    }
    let _ = writeln!(text, "\n{}\n", statement.sql);
    let (understanding, answering) = answer.times();
    let _ = writeln!(
        text,
        "{}{} rows; understood in {:.2} ms, answered in {:.2} ms",
        if rows.more { "more than " } else { "" },
        rows.total,
        milliseconds(understanding),
        milliseconds(answering),
    );
    text
}

fn data(value: &Value) -> Json {
    match value {
        Value::Null | Value::Blob(_) => Json::Null,
        Value::Integer(number) => json!(number),
        Value::Real(number) => json!(number),
        Value::Text(text) => json!(text),
        Value::List(texts) => json!(texts),
    }
}

fn milliseconds(time: Duration) -> f64 {
    (time.as_secs_f64() * 1e5).round() / 100.0
}
