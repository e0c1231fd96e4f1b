//! `kb query --explain`: what each word became, the canned query, its
//! parameters, the statement, and where the time went.

use std::fmt::Write;
use std::time::Duration;

use serde_json::{Map, Value as Json, json};

use super::report::Report;
use crate::query::phrase::Understood;
use crate::query::{Call, Statement, Value};
use crate::render::{Format, visible};

/// A question with all that became of it.
pub(super) struct Explained<'e> {
    /// The phrase as understood, put into words; none for a canned query by name.
    pub(super) phrase: Option<(&'e Understood, &'e str)>,
    /// The call.
    pub(super) call: &'e Call,
    /// How long it took to understand the phrase.
    pub(super) understanding: Duration,
    /// How long it took to answer it.
    pub(super) answering: Duration,
    /// How many rows the answer has, and whether it has more than these.
    pub(super) rows: (usize, bool),
}

impl Explained<'_> {
    /// The explanation, as data for a script and as text for a person.
    pub(super) fn answer(&self, format: Format) -> Report {
        let statement = self.call.statement();
        match format {
            Format::Json | Format::Jsonl => Report::text(format!("{:#}\n", self.data(&statement))),
            _ => Report::text(visible(&self.text(&statement))),
        }
    }

    fn data(&self, statement: &Statement) -> Json {
        let params: Map<String, Json> =
            statement.params.iter().map(|(name, value)| (name.clone(), data(value))).collect();
        let mut object = json!({
            "query": self.call.canned.name,
            "params": params,
            "sql": statement.sql,
            "rows": self.rows.0,
            "milliseconds": {
                "understanding": milliseconds(self.understanding),
                "answering": milliseconds(self.answering),
            },
        });
        if self.rows.1 {
            object["more_rows"] = json!(true);
        }
        if let Some((understood, words)) = self.phrase {
            object["language"] = json!(understood.language.word());
            object["understood"] = json!(words);
            object["words"] = understood
                .steps
                .iter()
                .map(|step| json!({ "text": step.text, "became": step.became }))
                .collect();
            object["corrections"] = understood
                .corrections
                .iter()
                .map(|(typed, meant)| json!({ "typed": typed, "meant": meant }))
                .collect();
            let ignored = understood.steps.iter().filter(|step| step.became.is_empty());
            object["ignored"] = ignored.map(|step| json!(step.text)).collect();
        }
        object
    }

    fn text(&self, statement: &Statement) -> String {
        let mut text = String::new();
        // Writing to a String cannot fail.
        if let Some((understood, words)) = self.phrase {
            let _ = writeln!(text, "understood: {words}\n");
            let widest =
                understood.steps.iter().map(|step| step.text.chars().count()).max().unwrap_or(0);
            for step in &understood.steps {
                let became = if step.became.is_empty() { "(joins)" } else { &step.became };
                let _ = writeln!(text, "  {:widest$}  {became}", step.text);
            }
            for (typed, meant) in &understood.corrections {
                let _ = writeln!(text, "  \"{typed}\" read as \"{meant}\"");
            }
            text.push('\n');
        }
        let _ = writeln!(text, "query: {}", self.call.canned.name);
        for (name, value) in &statement.params {
            let _ = writeln!(text, "  {name} = {}", data(value));
        }
        let _ = writeln!(text, "\n{}\n", statement.sql);
        let _ = writeln!(
            text,
            "{}{} rows; understood in {:.2} ms, answered in {:.2} ms",
            if self.rows.1 { "more than " } else { "" },
            self.rows.0,
            milliseconds(self.understanding),
            milliseconds(self.answering),
        );
        text
    }
}

fn data(value: &Value) -> Json {
    match value {
        Value::Null | Value::Blob(_) => Json::Null,
        Value::Integer(number) => json!(number),
        Value::Real(number) => json!(number),
        Value::Text(text) => json!(text),
    }
}

fn milliseconds(time: Duration) -> f64 {
    (time.as_secs_f64() * 1e5).round() / 100.0
}
