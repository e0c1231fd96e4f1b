//! What was found in a document as data: the object of `--dry-run --json`.
//! Places are Unicode scalar values of the document as it was given.

use serde_json::{Value as Json, json};

use super::dates::{Date, Grain, Role};
use super::figures::Figure;
use super::find::Found;
use super::mentions::Mention;
use super::text::{Block, Span};
use crate::model::Qualifier;

/// The dates, figures and mentions of a document.
pub(crate) fn outline(found: &[Found<'_>]) -> Json {
    let list = |each: &dyn Fn(&Found<'_>) -> Vec<Json>| found.iter().flat_map(each).collect();
    let dates: Vec<Json> =
        list(&|found| found.dates.iter().map(|date| date_json(found.block, date)).collect());
    let figures: Vec<Json> = list(&|found| {
        found.figures.iter().map(|figure| figure_json(found.block, figure)).collect()
    });
    let mentions: Vec<Json> = list(&|found| {
        found.mentions.iter().map(|mention| mention_json(found.block, mention)).collect()
    });
    json!({ "dates": dates, "figures": figures, "mentions": mentions })
}

/// Where a span stands in the document.
fn place(block: &Block, span: Span) -> (usize, usize) {
    let before = block.text.get(..span.start).unwrap_or_default().chars().count();
    let length = span.of(&block.text).chars().count();
    (block.place(before), block.place(before + length))
}

fn date_json(block: &Block, date: &Date) -> Json {
    let (start, end) = place(block, date.span);
    let precision = match date.grain {
        Grain::Day => "day",
        Grain::Week => "week",
        Grain::Month => "month",
        Grain::Quarter => "quarter",
        Grain::Half => "half",
        Grain::Year => "year",
        Grain::Range => "range",
    };
    let role = match date.role {
        Role::Event => "event",
        Role::Target => "target",
        Role::Mention => "mention",
        Role::Heading => "heading",
        Role::Publication => "publication",
    };
    json!({
        "start": start, "end": end, "iso": iso(date), "precision": precision, "role": role,
        "approximate": date.approximate, "rule": date.rule,
    })
}

/// The date in ISO form; both ends of `A/B` are included.
fn iso(date: &Date) -> String {
    let text = |format: &str| date.first.format(format).to_string();
    use chrono::Datelike;
    match date.grain {
        Grain::Day => text("%Y-%m-%d"),
        Grain::Week => text("%G-W%V"),
        Grain::Month => text("%Y-%m"),
        Grain::Quarter => format!("{}-Q{}", text("%Y"), date.first.month0() / 3 + 1),
        Grain::Half => format!("{}-H{}", text("%Y"), date.first.month0() / 6 + 1),
        Grain::Year => text("%Y"),
        Grain::Range => format!("{}/{}", date.first, date.last),
    }
}

fn figure_json(block: &Block, figure: &Figure) -> Json {
    let (start, end) = place(block, figure.span);
    let one = match figure.qualifier {
        Qualifier::Between | Qualifier::Several => None,
        _ => figure.low.or(figure.high),
    };
    json!({
        "start": start, "end": end, "value": one, "low": figure.low, "high": figure.high,
        "qualifier": figure.qualifier.word(),
        "unit": figure.unit.as_ref().map(|unit| unit.name.as_str()),
        "implied": figure.implied, "rule": figure.rule,
    })
}

fn mention_json(block: &Block, mention: &Mention) -> Json {
    let (start, end) = place(block, mention.span);
    json!({ "start": start, "end": end, "slug": mention.slug })
}
