//! A record as TOML: one key per line, with aligned values.

use std::fmt::Write;

use toml_writer::{ToTomlValue, TomlStringBuilder};

use crate::model::{Aliases, Bilingual};

/// A table and its keys, in the order of writing.
pub(super) struct Record {
    heading: String,
    keys: Vec<(&'static str, String)>,
}

impl Record {
    /// A record under a heading such as `[[event]]`; none for the keys of a file
    /// itself.
    pub(super) fn new(heading: &str) -> Self {
        Self { heading: heading.to_owned(), keys: Vec::new() }
    }

    /// Adds a value that is already TOML.
    pub(super) fn put(&mut self, key: &'static str, value: String) {
        self.keys.push((key, value));
    }

    /// Adds a text.
    pub(super) fn text(&mut self, key: &'static str, text: &str) {
        self.put(key, quoted(text));
    }

    /// Adds a text if there is one.
    pub(super) fn optional(&mut self, key: &'static str, text: Option<&str>) {
        if let Some(text) = text {
            self.text(key, text);
        }
    }

    /// Adds a text in two languages: one string where both are the same.
    pub(super) fn both(&mut self, key: &'static str, texts: &Bilingual) {
        let Bilingual { en, fr } = texts;
        let value = if en == fr {
            quoted(en)
        } else {
            format!("{{ en = {}, fr = {} }}", quoted(en), quoted(fr))
        };
        self.put(key, value);
    }

    /// Adds aliases if there are any: those of both languages under `any`.
    pub(super) fn aliases(&mut self, aliases: &Aliases) {
        let in_fr = |name: &&String| aliases.fr.contains(name);
        let in_en = |name: &&String| aliases.en.contains(name);
        let en: Vec<_> = aliases.en.iter().filter(|name| !in_fr(name)).collect();
        let fr: Vec<_> = aliases.fr.iter().filter(|name| !in_en(name)).collect();
        let any: Vec<_> = aliases.en.iter().filter(in_fr).collect();
        let lists = [("en", en), ("fr", fr), ("any", any)];
        let written = lists.iter().filter(|(_, names)| !names.is_empty());
        let written: Vec<_> =
            written.map(|(key, names)| format!("{key} = {}", list(names))).collect();
        if !written.is_empty() {
            self.put("aliases", format!("{{ {} }}", written.join(", ")));
        }
    }

    /// Appends it to the file.
    pub(super) fn write(&self, out: &mut String) {
        if !out.is_empty() && !ends_with_comment(out) {
            out.push('\n');
        }
        if !self.heading.is_empty() {
            out.push_str(&self.heading);
            out.push('\n');
        }
        let width = self.keys.iter().map(|(key, _)| key.len()).max().unwrap_or_default();
        for (key, value) in &self.keys {
            // Writing to a String cannot fail.
            let _ = writeln!(out, "{key:width$} = {value}");
        }
    }
}

/// Appends a comment of one line. TOML allows no control characters in it.
pub(super) fn comment(text: &str, out: &mut String) {
    out.push_str("# ");
    out.extend(text.chars().map(|letter| if letter.is_control() { ' ' } else { letter }));
    out.push('\n');
}

/// Whether the last line is a comment, which belongs to the record after it.
fn ends_with_comment(out: &str) -> bool {
    out.lines().next_back().is_some_and(|line| line.starts_with('#'))
}

/// A text as a TOML string.
pub(super) fn quoted(text: &str) -> String {
    let text = TomlStringBuilder::new(text);
    // Single quotes are easier to read than escaped double quotes.
    text.as_basic_pretty()
        .or_else(|| text.as_literal())
        .unwrap_or_else(|| text.as_basic())
        .to_toml_value()
}

/// Texts as an array.
pub(super) fn list<T: AsRef<str>>(texts: &[T]) -> String {
    let texts: Vec<_> = texts.iter().map(|text| quoted(text.as_ref())).collect();
    format!("[{}]", texts.join(", "))
}

/// A number as a person would write it: `3000`, `0.5`, `1.6e11`.
pub(super) fn number(number: f64) -> String {
    /// From here on, a short power of ten is easier to read.
    const LARGE: f64 = 1e6;
    let (plain, power) = (format!("{number}"), format!("{number:e}"));
    let large = number.abs() >= LARGE && power.len() < plain.len();
    // TOML's integers are 64 bits wide.
    if large || plain.len() > 18 && number.fract() == 0.0 { power } else { plain }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use toml_span::value::ValueInner;

    use super::*;

    proptest! {
        #[test]
        fn every_text_and_number_reads_back(
            text in "[^\\p{Cc}]{0,40}",
            value in prop::num::f64::NORMAL | prop::num::f64::ZERO,
        ) {
            let record = format!("text = {}\nvalue = {}\n", quoted(&text), number(value));
            let mut read = toml_span::parse(&record).expect("TOML");
            let mut read = toml_span::de_helpers::TableHelper::new(&mut read).expect("a table");
            prop_assert_eq!(read.required::<String>("text").ok(), Some(text));
            let number = read.table.remove("value").map(|mut value| value.take());
            let number = match number {
                #[expect(clippy::cast_precision_loss, reason = "figures are doubles")]
                Some(ValueInner::Integer(number)) => number as f64,
                Some(ValueInner::Float(number)) => number,
                _ => f64::NAN,
            };
            prop_assert_eq!(number.to_bits(), (value + 0.0).to_bits());
        }
    }

    #[test]
    fn numbers_are_written_as_people_write_them() {
        let cases = [
            (3000.0, "3000"),
            (2.2, "2.2"),
            (1e6, "1e6"),
            (1.6e11, "1.6e11"),
            (2_629_746.0, "2629746"),
            (2.0 / 3.0, "0.6666666666666666"),
            (1e300, "1e300"),
            (-5.0, "-5"),
        ];
        for (value, written) in cases {
            assert_eq!(number(value), written);
            assert_eq!(written.parse(), Ok(value));
        }
    }

    #[test]
    fn texts_are_quoted_so_that_they_read_well() {
        let cases = [
            ("plain", "\"plain\""),
            ("l'été", "\"l'été\""),
            ("a \"word\"", "'a \"word\"'"),
            ("it's a \"word\"", "\"it's a \\\"word\\\"\""),
            ("back\\slash", "'back\\slash'"),
        ];
        for (text, written) in cases {
            assert_eq!(quoted(text), written);
        }
    }
}
