//! `kb ingest --dry-run`: what would be loaded.

use std::fmt::Write;

use serde_json::json;

use super::inputs::Input;
use super::prepare::{Prepared, Readers};
use super::{each, report_of};
use crate::cli::error::CliError;
use crate::cli::report::{Body, Report};
use crate::ingest::{Judgement, LeftOut, Unloaded, amount};
use crate::model::Dataset;
use crate::query::{Rows, Value};
use crate::render::{Format, json_text};

/// Reports what would be loaded from every article.
pub(super) fn run(
    readers: &Readers,
    inputs: &[Input],
    json: bool,
    verbose: bool,
) -> anyhow::Result<Report> {
    if let [input] = inputs {
        let prepared = readers.prepare(std::slice::from_ref(input)).pop();
        let prepared = prepared
            .unwrap_or_else(|| Err(CliError::usage("nothing to read", "name a file").into()))
            .map_err(|error| super::report::of(input, error))?;
        return Ok(if json {
            Report::json(&outline(readers, &prepared), false)
        } else {
            Report {
                body: Body::Sections(sections(&prepared, verbose), Format::Table),
                notes: prepared.document.notes.iter().map(ToString::to_string).collect(),
                ..Report::default()
            }
        });
    }
    let (mut text, mut notes) = (String::new(), Vec::new());
    each(readers, inputs, false, |input, prepared| {
        match prepared {
            // Writing to a String cannot fail.
            Ok(prepared) if json => {
                let _ = writeln!(text, "{}", json_text(&outline(readers, &prepared), false));
            }
            Ok(prepared) => text += &super::report::line(input, &prepared),
            Err(error) => notes.push(super::report::failed(super::report::of(input, error))),
        }
        Ok(true)
    })?;
    Ok(report_of(text, notes))
}

/// Everything found in an article, and what came of the proposed facts.
fn outline(readers: &Readers, prepared: &Prepared) -> serde_json::Value {
    let mut outline = readers.outline(prepared);
    if let Some(object) = outline.as_object_mut().filter(|_| !prepared.judged.is_empty()) {
        let judged = prepared.judged.iter().map(|judgement| {
            let Judgement { line, kind, standing, reasons, confidence, .. } = judgement;
            let standing: &str = standing.into();
            json!({ "line": line, "kind": kind, "standing": standing,
                "confidence": confidence, "reasons": reasons })
        });
        object.insert("proposed".to_owned(), judged.collect());
    }
    outline
}

/// The facts of an article under headings.
fn sections(prepared: &Prepared, verbose: bool) -> Vec<(&'static str, Rows)> {
    let dataset = &prepared.draft.dataset;
    let mut sections = vec![
        ("Events", events(dataset)),
        ("Figures", figures(dataset)),
        ("Predictions", predictions(dataset)),
        ("Entities new to the base", entities(prepared)),
        ("Proposed facts", judged(prepared)),
    ];
    if verbose {
        let Unloaded { dated, figures, contradicted } = &prepared.draft.unloaded;
        sections.extend([
            ("Skipped", skipped(prepared)),
            ("Dated lines without an event", unloaded(dated)),
            ("Figures not loaded", unloaded(figures)),
            ("Dates contradicted by their day of the week", unloaded(contradicted)),
        ]);
    }
    sections.retain(|(_, rows)| rows.total > 0);
    sections
}

fn events(dataset: &Dataset) -> Rows {
    let events = dataset.events.iter().map(|event| {
        let confidence = event.origin.as_ref().map(|origin| Value::Real(origin.confidence));
        vec![text(event.date.to_string()), text(&event.title.en), confidence.unwrap_or(Value::Null)]
    });
    rows(&["date", "title", "confidence"], events)
}

fn figures(dataset: &Dataset) -> Rows {
    let figures = dataset.figures.iter().map(|figure| {
        vec![
            text(figure.date.to_string()),
            text(&figure.subject),
            text(&figure.metric),
            text(amount(figure)),
            text(&figure.unit),
            text(figure.status.word()),
        ]
    });
    rows(&["date", "subject", "metric", "value", "unit", "status"], figures)
}

fn predictions(dataset: &Dataset) -> Rows {
    let predictions = dataset.predictions.iter().map(|prediction| {
        vec![
            text(prediction.due.to_string()),
            text(&prediction.by),
            text(&prediction.subject),
            text(&prediction.statement.en),
        ]
    });
    rows(&["due", "by", "subject", "statement"], predictions)
}

fn entities(prepared: &Prepared) -> Rows {
    let proposals = prepared.draft.proposals.iter().map(|proposal| {
        let names = text(proposal.names.join(", "));
        vec![names, text(proposal.kind.word()), Value::Integer(count(proposal.count))]
    });
    rows(&["names", "kind", "times"], proposals)
}

fn judged(prepared: &Prepared) -> Rows {
    let judged = prepared.judged.iter().map(|judgement| {
        let Judgement { line, kind, standing, reasons, .. } = judgement;
        let standing: &str = standing.into();
        vec![Value::Integer(count(*line)), text(*kind), text(standing), text(reasons.join("; "))]
    });
    rows(&["line", "kind", "standing", "reason"], judged)
}

/// Parts of a page that are not of its article.
fn skipped(prepared: &Prepared) -> Rows {
    let left = prepared.document.left_out.iter().map(|left| {
        vec![Value::Integer(count(left.start)), Value::Integer(count(left.end)), text(left.why)]
    });
    rows(&["from", "to", "why"], left)
}

/// Parts of an article that give no fact.
fn unloaded(parts: &[LeftOut]) -> Rows {
    let part = |left: &LeftOut| {
        let place = [left.start, left.end].map(|place| Value::Integer(count(place)));
        place.into_iter().chain([text(&left.begins), text(left.why)]).collect()
    };
    rows(&["from", "to", "text", "why"], parts.iter().map(part))
}

fn text(text: impl Into<String>) -> Value {
    Value::Text(text.into())
}

fn count(count: usize) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}

fn rows(columns: &[&str], rows: impl Iterator<Item = Vec<Value>>) -> Rows {
    let rows: Vec<_> = rows.collect();
    let columns = columns.iter().map(|&column| column.to_owned()).collect();
    Rows { columns, total: rows.len(), rows, ..Rows::default() }
}
