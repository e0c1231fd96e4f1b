//! `[[prediction]]` and `[prediction.outcome]`: their keys, read and written.

use toml_span::value::Value;

use super::context::{Context, flag};
use super::extracted::origin;
use crate::dataset::fields::Fields;
use crate::dataset::symbols::{RecordKind, SymbolTable};
use crate::dataset::toml_record::Record;
use crate::model::{Outcome, Prediction};

/// Reads a prediction.
pub(in crate::dataset) fn read(
    symbols: &mut SymbolTable,
    only_source: Option<&str>,
    value: Value<'_>,
) -> Option<Prediction> {
    let mut fields = Fields::of(symbols, "[[prediction]]", value)?;
    let slug = fields.slug(RecordKind::Prediction);
    let event = fields.reference(RecordKind::Event, "event");
    let by = fields.reference(RecordKind::Entity, "by");
    let subject = fields.reference(RecordKind::Entity, "subject");
    let (due, approximate) = (fields.parsed("due"), fields.flag("approximate"));
    let statement = fields.bilingual("statement");
    let figure = fields.optional_reference(RecordKind::Figure, "figure");
    let (at, origin) = (fields.locator(only_source), origin(&mut fields));
    let outcome = outcome(&mut fields);
    fields.finish();
    Some(Prediction {
        slug: slug?,
        event: event?,
        by: by?,
        subject: subject?,
        due: due?,
        approximate,
        statement: statement?,
        figure,
        at: at?,
        origin,
        outcome,
    })
}

fn outcome(fields: &mut Fields<'_, '_>) -> Option<Outcome> {
    let value = fields.take("outcome")?;
    let mut fields = Fields::of(fields.symbols, "[prediction.outcome]", value)?;
    let (verdict, event) = (fields.word("verdict"), fields.reference(RecordKind::Event, "event"));
    fields.finish();
    Some(Outcome { verdict: verdict?, event: event? })
}

/// Writes a prediction as TOML.
pub(in crate::dataset) fn write(prediction: &Prediction, context: &Context<'_>, out: &mut String) {
    let mut record = Record::new("[[prediction]]");
    record.text("slug", &prediction.slug);
    record.text("event", &prediction.event);
    record.text("by", &prediction.by);
    record.text("subject", &prediction.subject);
    record.text("due", &prediction.due.to_string());
    flag(&mut record, prediction.approximate);
    record.both("statement", &prediction.statement);
    record.optional("figure", prediction.figure.as_deref());
    context.stands(&mut record, &prediction.at, prediction.origin.as_ref());
    record.write(out);
    write_outcome(prediction, out);
}

fn write_outcome(prediction: &Prediction, out: &mut String) {
    if let Some(outcome) = &prediction.outcome {
        let mut record = Record::new("[prediction.outcome]");
        record.text("verdict", outcome.verdict.word());
        record.text("event", &outcome.event);
        record.write(out);
    }
}
