//! Reads the keys of one TOML table. Each reader removes its key, adds a problem if the
//! value is wrong, and continues; keys left at the end are unknown.

use std::str::FromStr;

use strum::VariantNames;
use toml_span::value::{Table, Value, ValueInner};

use super::symbols::{RecordKind, SymbolTable};
use super::values::{is_slug, refer, sorted, text};
use crate::model::{Aliases, Bilingual, Locator, Period};

/// The keys of one record.
pub(super) struct Fields<'l, 't> {
    pub(super) symbols: &'l mut SymbolTable,
    table: Table<'t>,
    /// The name of the record in messages.
    name: &'static str,
    /// Where the record begins.
    pub(super) offset: usize,
    expected: Vec<&'static str>,
}

impl<'l, 't> Fields<'l, 't> {
    /// The keys of `value`, if it is a table.
    pub(super) fn of(
        symbols: &'l mut SymbolTable,
        name: &'static str,
        mut value: Value<'t>,
    ) -> Option<Self> {
        let offset = value.span.start;
        match value.take() {
            ValueInner::Table(table) => {
                Some(Self { symbols, table, name, offset, expected: Vec::new() })
            }
            other => {
                let found = other.type_str();
                symbols.wrong(offset, format!("{name} must be a table, not {found}"));
                None
            }
        }
    }

    /// Takes a key's value if it is there.
    pub(super) fn take(&mut self, key: &'static str) -> Option<Value<'t>> {
        self.expected.push(key);
        self.table.remove(key)
    }

    fn required(&mut self, key: &'static str) -> Option<Value<'t>> {
        let value = self.take(key);
        if value.is_none() {
            let message = format!("{} has no `{key}`", self.name);
            self.symbols.wrong(self.offset, message);
        }
        value
    }

    /// A text that is required.
    pub(super) fn text(&mut self, key: &'static str) -> Option<String> {
        let value = self.required(key)?;
        text(self.symbols, key, value).map(|(text, _)| text)
    }

    /// A text that is optional.
    pub(super) fn optional_text(&mut self, key: &'static str) -> Option<String> {
        let value = self.take(key)?;
        text(self.symbols, key, value).map(|(text, _)| text)
    }

    /// Text that parses to something else, such as a date.
    pub(super) fn parsed<T: FromStr<Err: ToString>>(&mut self, key: &'static str) -> Option<T> {
        let value = self.required(key)?;
        self.parse(key, value)
    }

    /// The same, if it is optional.
    pub(super) fn optional_parsed<T>(&mut self, key: &'static str) -> Option<T>
    where
        T: FromStr<Err: ToString>,
    {
        let value = self.take(key)?;
        self.parse(key, value)
    }

    fn parse<T: FromStr<Err: ToString>>(
        &mut self,
        key: &'static str,
        value: Value<'t>,
    ) -> Option<T> {
        let (text, offset) = text(self.symbols, key, value)?;
        match text.parse() {
            Ok(parsed) => Some(parsed),
            Err(error) => {
                self.symbols.wrong(offset, format!("bad {key}: {}", error.to_string()));
                None
            }
        }
    }

    /// A day that is optional.
    pub(super) fn optional_day(&mut self, key: &'static str) -> Option<Period> {
        let offset = self.table.get(key)?.span.start;
        let period: Period = self.optional_parsed(key)?;
        if period.start() != period.end() {
            self.symbols.wrong(offset, format!("bad {key}: \"{period}\" is not one day"));
            return None;
        }
        Some(period)
    }

    /// A word of a vocabulary that is required.
    pub(super) fn word<T: FromStr + VariantNames>(&mut self, key: &'static str) -> Option<T> {
        let value = self.required(key)?;
        self.one_of(key, value)
    }

    /// A word of a vocabulary that is optional.
    pub(super) fn optional_word<T: FromStr + VariantNames>(
        &mut self,
        key: &'static str,
    ) -> Option<T> {
        let value = self.take(key)?;
        self.one_of(key, value)
    }

    fn one_of<T: FromStr + VariantNames>(
        &mut self,
        key: &'static str,
        value: Value<'t>,
    ) -> Option<T> {
        let (text, offset) = text(self.symbols, key, value)?;
        let word = text.parse().ok();
        if word.is_none() {
            let words = T::VARIANTS.join(", ");
            self.symbols.wrong(offset, format!("bad {key} \"{text}\": it is one of {words}"));
        }
        word
    }

    /// The record's own slug.
    pub(super) fn slug(&mut self, kind: RecordKind) -> Option<String> {
        let value = self.required("slug")?;
        let (slug, offset) = text(self.symbols, "slug", value)?;
        if !is_slug(&slug) {
            let message =
                format!("bad slug \"{slug}\": use lower-case letters, digits and single hyphens");
            self.symbols.wrong(offset, message);
            return None;
        }
        self.symbols.define(kind, &slug, offset);
        Some(slug)
    }

    /// The slug of another record.
    pub(super) fn reference(&mut self, kind: RecordKind, key: &'static str) -> Option<String> {
        let value = self.required(key)?;
        refer(self.symbols, kind, key, value)
    }

    /// The slug of another record that is optional.
    pub(super) fn optional_reference(
        &mut self,
        kind: RecordKind,
        key: &'static str,
    ) -> Option<String> {
        let value = self.take(key)?;
        refer(self.symbols, kind, key, value)
    }

    /// The slugs of other records.
    pub(super) fn references(&mut self, kind: RecordKind, key: &'static str) -> Vec<String> {
        let Some(values) = self.list(key) else { return Vec::new() };
        values.into_iter().filter_map(|value| refer(self.symbols, kind, key, value)).collect()
    }

    /// The values of an array that is optional.
    pub(super) fn list(&mut self, key: &'static str) -> Option<Vec<Value<'t>>> {
        let mut value = self.take(key)?;
        let offset = value.span.start;
        match value.take() {
            ValueInner::Array(values) => Some(values),
            other => {
                let found = other.type_str();
                self.symbols.wrong(offset, format!("`{key}` must be an array, not {found}"));
                None
            }
        }
    }

    /// A number that is optional.
    pub(super) fn number(&mut self, key: &'static str) -> Option<f64> {
        let mut value = self.take(key)?;
        let offset = value.span.start;
        let number = match value.take() {
            // TOML's integers have 64 bits; figures are doubles.
            #[expect(clippy::cast_precision_loss, reason = "figures are doubles")]
            ValueInner::Integer(number) => Some(number as f64),
            ValueInner::Float(number) if number.is_finite() => Some(number),
            _ => None,
        };
        if number.is_none() {
            self.symbols.wrong(offset, format!("`{key}` must be a finite number"));
        }
        number
    }

    /// A whole number from `least` that is required.
    pub(super) fn count(&mut self, key: &'static str, least: u32) -> Option<u32> {
        let mut value = self.required(key)?;
        let offset = value.span.start;
        let count = match value.take() {
            ValueInner::Integer(number) => u32::try_from(number).ok(),
            _ => None,
        };
        if count.is_none_or(|count| count < least) {
            self.symbols.wrong(offset, format!("`{key}` must be a whole number from {least}"));
            return None;
        }
        count
    }

    /// True or false; false if missing.
    pub(super) fn flag(&mut self, key: &'static str) -> bool {
        let Some(mut value) = self.take(key) else { return false };
        let offset = value.span.start;
        let ValueInner::Boolean(flag) = value.take() else {
            self.symbols.wrong(offset, format!("`{key}` must be true or false"));
            return false;
        };
        flag
    }

    /// A text in two languages that is required.
    pub(super) fn bilingual(&mut self, key: &'static str) -> Option<Bilingual> {
        let value = self.required(key)?;
        bilingual(self.symbols, key, value)
    }

    /// A text in two languages that is optional.
    pub(super) fn optional_bilingual(&mut self, key: &'static str) -> Option<Bilingual> {
        let value = self.take(key)?;
        bilingual(self.symbols, key, value)
    }

    /// Aliases by language; those under `any` count for both.
    pub(super) fn aliases(&mut self) -> Aliases {
        let Some(value) = self.take("aliases") else { return Aliases::default() };
        let Some(mut fields) = Fields::of(self.symbols, "`aliases`", value) else {
            return Aliases::default();
        };
        let (any, en, fr) = (fields.texts("any"), fields.texts("en"), fields.texts("fr"));
        fields.finish();
        Aliases { en: sorted(&any, en), fr: sorted(&any, fr) }
    }

    fn texts(&mut self, key: &'static str) -> Vec<String> {
        let values = self.list(key).unwrap_or_default();
        values
            .into_iter()
            .filter_map(|value| text(self.symbols, key, value).map(|(text, _)| text))
            .collect()
    }

    /// The record's locator; `source` is the only source of the dataset, if it
    /// has just one.
    pub(super) fn locator(&mut self, only_source: Option<&str>) -> Option<Locator> {
        let value = self.required("at")?;
        let place = self.symbols.place(value.span.start);
        let mut fields = Fields::of(self.symbols, "`at`", value)?;
        let source = match only_source {
            Some(only) if !fields.table.contains_key("source") => {
                fields.expected.push("source");
                Some(only.to_owned())
            }
            _ => fields.reference(RecordKind::Source, "source"),
        };
        let passage = fields.count("passage", 1);
        let (start, length) = (fields.count("start", 0), fields.count("length", 1));
        fields.finish();
        let locator =
            Locator { source: source?, passage: passage?, start: start?, length: length? };
        self.symbols.locators.push((locator.clone(), place));
        Some(locator)
    }

    /// Ends the record: a key that is left is unknown.
    pub(super) fn finish(self) {
        for (key, _) in self.table {
            let nearest = crate::model::text::nearest(&key.name, self.expected.iter().copied());
            let hint =
                nearest.map(|near| format!("; did you mean \"{near}\"?")).unwrap_or_default();
            let message = format!("unknown key \"{}\" in {}{hint}", key.name, self.name);
            self.symbols.wrong(key.span.start, message);
        }
    }
}

fn bilingual(symbols: &mut SymbolTable, key: &'static str, value: Value<'_>) -> Option<Bilingual> {
    if value.as_str().is_some() {
        let (both, _) = text(symbols, key, value)?;
        return Some(Bilingual { en: both.clone(), fr: both });
    }
    let mut fields = Fields::of(symbols, key, value)?;
    let (en, fr) = (fields.text("en"), fields.text("fr"));
    fields.finish();
    Some(Bilingual { en: en?, fr: fr? })
}
