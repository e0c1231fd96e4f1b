//! The words of sentences: templates in the files of each language.

use std::collections::HashMap;

use crate::language::vocabularies;
use crate::model::Language;
use crate::query::amount::joined;

/// A value for a template, by its name.
pub(super) type Values<'v> = [(&'v str, &'v str)];

/// The template of this name, filled in; empty if there is none.
pub(super) fn say(language: Language, name: &str, values: &Values<'_>) -> String {
    let lines = vocabularies(language).sentences.lines();
    let lines = lines.filter(|line| !line.starts_with('#'));
    let template = lines.filter_map(|line| line.split_once(": ")).find(|(key, _)| *key == name);
    template.map(|(_, text)| filled(text, values, language)).unwrap_or_default()
}

/// The values of columns that a language has other words for.
#[must_use]
pub fn labels(language: Language) -> HashMap<&'static str, &'static str> {
    let lines = vocabularies(language).sentences.lines();
    let cells = lines.filter_map(|line| line.strip_prefix("cell ")?.split_once(": "));
    cells.filter(|(value, words)| value != words).collect()
}

/// A template with its values. A part in brackets is left out if one of its values is
/// missing or empty.
fn filled(template: &str, values: &Values<'_>, language: Language) -> String {
    let mut sentence = String::new();
    let mut rest = template;
    while let Some((before, optional)) = rest.split_once('[') {
        let (part, after) = optional.split_once(']').unwrap_or((optional, ""));
        sentence.push_str(&with_values(before, values, language).0);
        let (text, complete) = with_values(part, values, language);
        sentence.push_str(if complete { &text } else { "" });
        rest = after;
    }
    sentence + &with_values(rest, values, language).0
}

/// A text with its values, and whether it has all of them.
fn with_values(text: &str, values: &Values<'_>, language: Language) -> (String, bool) {
    let (mut filled, mut complete) = (String::new(), true);
    let mut rest = text;
    while let Some((before, hole)) = rest.split_once('{') {
        let (name, after) = hole.split_once('}').unwrap_or((hole, ""));
        let value = values.iter().find(|(key, _)| *key == name).map_or("", |(_, value)| value);
        complete &= !value.is_empty();
        filled.push_str(before);
        // "promesse d'Orion"
        filled = match filled.strip_suffix(' ') {
            Some(before) => joined(before, value, language),
            None => filled + value,
        };
        rest = after;
    }
    (filled + rest, complete)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Names and holes of the templates of a language.
    fn templates(language: Language) -> Vec<(&'static str, Vec<&'static str>)> {
        let lines = vocabularies(language).sentences.lines();
        let lines = lines.filter(|line| !line.is_empty() && !line.starts_with('#'));
        let template = |line: &'static str| {
            let (name, text) = line.split_once(": ").unwrap();
            let mut holes: Vec<_> =
                text.split('{').skip(1).map(|hole| hole.split_once('}').unwrap().0).collect();
            holes.sort_unstable();
            (name, holes)
        };
        lines.map(template).collect()
    }

    #[test]
    fn both_languages_have_the_same_templates() {
        assert_eq!(templates(Language::En), templates(Language::Fr));
    }

    #[test]
    fn an_optional_part_needs_all_its_values() {
        let template = "{a}[ ({b}, {c})][: {d}].";
        let all = [("a", "one"), ("b", "two"), ("c", "[three]"), ("d", "{a}")];
        assert_eq!(filled(template, &all, Language::En), "one (two, [three]): {a}.");
        assert_eq!(filled(template, &all[..2], Language::En), "one.");
        assert_eq!(filled(template, &[("a", "one"), ("d", "")], Language::En), "one.");
    }
}
