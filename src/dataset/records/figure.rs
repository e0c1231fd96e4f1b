//! `[[figure]]`: its keys, read and written.

use std::collections::HashMap;

use toml_span::value::Value;

use super::context::Context;
use super::extracted::origin;
use crate::dataset::fields::Fields;
use crate::dataset::symbols::{RecordKind, SymbolTable};
use crate::dataset::toml_record::{Record, number};
use crate::model::{Figure, Period, Qualifier};

/// Reads a figure. `dates` are those of the dataset's own events, by slug.
pub(in crate::dataset) fn read(
    symbols: &mut SymbolTable,
    only_source: Option<&str>,
    dates: &HashMap<&str, Period>,
    value: Value<'_>,
) -> Option<Figure> {
    let mut fields = Fields::of(symbols, "[[figure]]", value)?;
    let slug = fields.slug(RecordKind::Figure);
    let event = fields.reference(RecordKind::Event, "event");
    let subject = fields.reference(RecordKind::Entity, "subject");
    let object = fields.optional_reference(RecordKind::Entity, "object");
    let metric = fields.reference(RecordKind::Metric, "metric");
    let bounds = bounds(&mut fields);
    let unit = fields.reference(RecordKind::Unit, "unit");
    let date = fields.optional_parsed("date");
    let (status, at) = (fields.word("status"), fields.locator(only_source));
    let (origin, offset) = (origin(&mut fields), fields.offset);
    fields.finish();
    let (event, (low, high, qualifier)) = (event?, bounds?);
    let Some(date) = date.or_else(|| dates.get(event.as_str()).copied()) else {
        symbols.undated(&event, offset);
        return None;
    };
    Some(Figure {
        slug: slug?,
        event,
        subject: subject?,
        object,
        metric: metric?,
        low,
        high,
        qualifier,
        unit: unit?,
        date,
        status: status?,
        at: at?,
        origin,
    })
}

type Bounds = (Option<f64>, Option<f64>, Qualifier);

/// The bounds, and whether they fit the qualifier.
fn bounds(fields: &mut Fields<'_, '_>) -> Option<Bounds> {
    let value = fields.number("value");
    let (low, high) = (fields.number("low"), fields.number("high"));
    let qualifier = fields.optional_word("qualifier").unwrap_or(Qualifier::Exact);
    let (low, high) = match (value, low, high) {
        (Some(value), None, None) => (Some(value), Some(value)),
        (None, low, high) => (low, high),
        _ => {
            fields.symbols.wrong(fields.offset, "[[figure]] has `value` and a bound: choose one");
            return None;
        }
    };
    let fits = match qualifier {
        Qualifier::Exact | Qualifier::About => low.is_some() && low == high,
        Qualifier::MoreThan | Qualifier::AtLeast | Qualifier::Several => {
            low.is_some() && high.is_none()
        }
        Qualifier::LessThan | Qualifier::AtMost => low.is_none() && high.is_some(),
        Qualifier::Between => low.zip(high).is_some_and(|(low, high)| low < high),
    };
    if !fits {
        let wants = match qualifier {
            Qualifier::Exact | Qualifier::About => "one `value`",
            Qualifier::MoreThan | Qualifier::AtLeast | Qualifier::Several => "`low` alone",
            Qualifier::LessThan | Qualifier::AtMost => "`high` alone",
            Qualifier::Between => "`low` below `high`",
        };
        let message = format!("[[figure]] with qualifier \"{qualifier}\" takes {wants}");
        fields.symbols.wrong(fields.offset, message);
    }
    fits.then_some((low, high, qualifier))
}

/// Writes a figure as TOML.
pub(in crate::dataset) fn write(figure: &Figure, context: &Context<'_>, out: &mut String) {
    let mut record = Record::new("[[figure]]");
    record.text("slug", &figure.slug);
    record.text("event", &figure.event);
    record.text("subject", &figure.subject);
    record.optional("object", figure.object.as_deref());
    record.text("metric", &figure.metric);
    amount(&mut record, figure);
    record.text("unit", &figure.unit);
    let is_default = context.dates.get(figure.event.as_str()) == Some(&figure.date);
    // A draft may have a figure without an event, and then nothing tells its date.
    if !figure.event.is_empty() && !is_default {
        record.text("date", &figure.date.to_string());
    }
    record.text("status", figure.status.word());
    context.stands(&mut record, &figure.at, figure.origin.as_ref());
    record.write(out);
}

fn amount(record: &mut Record, figure: &Figure) {
    match (figure.low, figure.high) {
        (Some(low), Some(high)) if low.to_bits() == high.to_bits() => {
            record.put("value", number(low));
        }
        bounds => {
            for (key, bound) in [("low", bounds.0), ("high", bounds.1)] {
                if let Some(bound) = bound {
                    record.put(key, number(bound));
                }
            }
        }
    }
    if figure.qualifier != Qualifier::Exact {
        record.text("qualifier", figure.qualifier.word());
    }
}
