//! Readers of what records have in common: slugs, references, names and locators.

use toml_span::value::Value;

use super::super::symbols::{RecordKind, SymbolTable};
use super::super::values::{is_slug, refer, sorted, text};
use super::Fields;
use crate::model::{Aliases, Bilingual, Locator};

impl Fields<'_, '_> {
    /// The record's own slug.
    pub(in crate::dataset) fn slug(&mut self, kind: RecordKind) -> Option<String> {
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
    pub(in crate::dataset) fn reference(
        &mut self,
        kind: RecordKind,
        key: &'static str,
    ) -> Option<String> {
        let value = self.required(key)?;
        refer(self.symbols, kind, key, value)
    }

    /// The slug of another record that is optional.
    pub(in crate::dataset) fn optional_reference(
        &mut self,
        kind: RecordKind,
        key: &'static str,
    ) -> Option<String> {
        let value = self.take(key)?;
        refer(self.symbols, kind, key, value)
    }

    /// The slugs of other records.
    pub(in crate::dataset) fn references(
        &mut self,
        kind: RecordKind,
        key: &'static str,
    ) -> Vec<String> {
        let Some(values) = self.list(key) else { return Vec::new() };
        values.into_iter().filter_map(|value| refer(self.symbols, kind, key, value)).collect()
    }

    /// A text in two languages that is required.
    pub(in crate::dataset) fn bilingual(&mut self, key: &'static str) -> Option<Bilingual> {
        let value = self.required(key)?;
        bilingual(self.symbols, key, value)
    }

    /// A text in two languages that is optional.
    pub(in crate::dataset) fn optional_bilingual(
        &mut self,
        key: &'static str,
    ) -> Option<Bilingual> {
        let value = self.take(key)?;
        bilingual(self.symbols, key, value)
    }

    /// Aliases by language; those under `any` count for both.
    pub(in crate::dataset) fn aliases(&mut self) -> Aliases {
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
    pub(in crate::dataset) fn locator(&mut self, only_source: Option<&str>) -> Option<Locator> {
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
