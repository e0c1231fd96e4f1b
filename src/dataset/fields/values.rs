//! Readers of single values: texts, words, numbers, days.

use std::str::FromStr;

use strum::VariantNames;
use toml_span::value::{Value, ValueInner};

use super::super::values::text;
use super::Fields;
use crate::model::Period;

impl<'t> Fields<'_, 't> {
    /// A text that is required.
    pub(in crate::dataset) fn text(&mut self, key: &'static str) -> Option<String> {
        let value = self.required(key)?;
        text(self.symbols, key, value).map(|(text, _)| text)
    }

    /// A text that is optional.
    pub(in crate::dataset) fn optional_text(&mut self, key: &'static str) -> Option<String> {
        let value = self.take(key)?;
        text(self.symbols, key, value).map(|(text, _)| text)
    }

    /// Text that parses to something else, such as a date.
    pub(in crate::dataset) fn parsed<T: FromStr<Err: ToString>>(
        &mut self,
        key: &'static str,
    ) -> Option<T> {
        let value = self.required(key)?;
        self.parse(key, value)
    }

    /// The same, if it is optional.
    pub(in crate::dataset) fn optional_parsed<T>(&mut self, key: &'static str) -> Option<T>
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
    pub(in crate::dataset) fn optional_day(&mut self, key: &'static str) -> Option<Period> {
        let offset = self.table.get(key)?.span.start;
        let period: Period = self.optional_parsed(key)?;
        if period.start() != period.end() {
            self.symbols.wrong(offset, format!("bad {key}: \"{period}\" is not one day"));
            return None;
        }
        Some(period)
    }

    /// A word of a vocabulary that is required.
    pub(in crate::dataset) fn word<T: FromStr + VariantNames>(
        &mut self,
        key: &'static str,
    ) -> Option<T> {
        let value = self.required(key)?;
        self.one_of(key, value)
    }

    /// A word of a vocabulary that is optional.
    pub(in crate::dataset) fn optional_word<T: FromStr + VariantNames>(
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

    /// A number that is optional.
    pub(in crate::dataset) fn number(&mut self, key: &'static str) -> Option<f64> {
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
    pub(in crate::dataset) fn count(&mut self, key: &'static str, least: u32) -> Option<u32> {
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
    pub(in crate::dataset) fn flag(&mut self, key: &'static str) -> bool {
        let Some(mut value) = self.take(key) else { return false };
        let offset = value.span.start;
        let ValueInner::Boolean(flag) = value.take() else {
            self.symbols.wrong(offset, format!("`{key}` must be true or false"));
            return false;
        };
        flag
    }
}
