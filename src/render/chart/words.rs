//! The words on a chart, in both languages.

use super::Bounds;
use crate::model::{FigureStatus, Language};

/// An amount in ASCII.
pub(super) fn ascii(amount: &str) -> String {
    amount
        .replace('≈', "~")
        .replace('≥', ">=")
        .replace('≤', "<=")
        .replace('–', "-")
        .replace('\u{202f}', " ")
}

/// The name of a status.
pub(super) fn status(status: FigureStatus, language: Language) -> &'static str {
    let (english, french) = match status {
        FigureStatus::Reported => ("reported", "rapporté"),
        FigureStatus::Planned => ("planned", "prévu"),
        FigureStatus::Projected => ("projected", "projeté"),
        FigureStatus::Claimed => ("claimed", "affirmé"),
        FigureStatus::Estimated => ("estimated", "estimé"),
    };
    pick(english, french, language)
}

/// The meaning of the bounds of a figure.
pub(super) fn bounds(bounds: Bounds, language: Language) -> &'static str {
    let (english, french) = match bounds {
        Bounds::Value => ("value", "valeur"),
        Bounds::Above => ("this or more", "cette valeur ou plus"),
        Bounds::Below => ("this or less", "cette valeur ou moins"),
        Bounds::Range => ("range", "fourchette"),
    };
    pick(english, french, language)
}

/// The meaning of a span of days.
pub(super) fn span(language: Language) -> &'static str {
    pick("the time it applies to", "la période concernée", language)
}

/// The unit of the axis of amounts.
pub(super) fn axis(unit: &str, is_log: bool, language: Language) -> String {
    if is_log {
        format!("{unit}, {}", pick("logarithmic scale", "échelle logarithmique", language))
    } else {
        unit.to_owned()
    }
}

fn pick(english: &'static str, french: &'static str, language: Language) -> &'static str {
    match language {
        Language::En => english,
        Language::Fr => french,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_and_spaces_have_an_ascii_form() {
        assert_eq!(ascii("≥ 1–4 > 10\u{202f}000 ≈ 1"), ">= 1-4 > 10 000 ~ 1");
    }
}
