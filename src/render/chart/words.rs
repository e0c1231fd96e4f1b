//! The words on a chart, in both languages.

use super::Bounds;
use crate::model::{FigureStatus, Language, Qualifier};
use crate::render::amount::amount as number;

/// The amount with its qualifier.
pub(super) fn amount(
    qualifier: Qualifier,
    bounds: (Option<f64>, Option<f64>),
    language: Language,
) -> String {
    let number = |bound: f64| number(bound, language);
    let one = bounds.0.or(bounds.1).map_or_else(String::new, number);
    match (qualifier, bounds) {
        (_, (Some(low), Some(high))) if low < high => range(&number(low), &number(high)),
        (Qualifier::About, _) => format!("≈ {one}"),
        (Qualifier::MoreThan, _) => format!("> {one}"),
        (Qualifier::AtLeast | Qualifier::Several, _) => format!("≥ {one}"),
        (Qualifier::LessThan, _) => format!("< {one}"),
        (Qualifier::AtMost, _) => format!("≤ {one}"),
        (Qualifier::Exact | Qualifier::Between, _) => one,
    }
}

/// Two numbers, with a common scale written once.
fn range(low: &str, high: &str) -> String {
    match (low.split_once(' '), high.split_once(' ')) {
        (Some((low, scale)), Some((high, other))) if singular(scale) == singular(other) => {
            format!("{low}–{high} {other}")
        }
        _ => format!("{low}–{high}"),
    }
}

fn singular(scale: &str) -> &str {
    scale.trim_end_matches('s')
}

/// The same in ASCII.
pub(super) fn ascii(amount: &str) -> String {
    amount
        .replace('≈', "~")
        .replace('≥', ">=")
        .replace('≤', "<=")
        .replace('–', "-")
        .replace('\u{a0}', " ")
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
    fn every_qualifier_is_told() {
        let shown = |qualifier, low, high| amount(qualifier, (low, high), Language::En);
        let one = Some(2000.0);
        assert_eq!(shown(Qualifier::Exact, one, one), "2000");
        assert_eq!(shown(Qualifier::About, one, one), "≈ 2000");
        assert_eq!(shown(Qualifier::MoreThan, one, None), "> 2000");
        assert_eq!(shown(Qualifier::AtLeast, one, None), "≥ 2000");
        assert_eq!(shown(Qualifier::Several, one, None), "≥ 2000");
        assert_eq!(shown(Qualifier::LessThan, None, one), "< 2000");
        assert_eq!(shown(Qualifier::AtMost, None, one), "≤ 2000");
        assert_eq!(shown(Qualifier::Between, one, Some(3000.0)), "2000–3000");
        assert_eq!(shown(Qualifier::About, Some(5e8), Some(1e9)), "500 million–1 billion");
        let french = amount(Qualifier::Between, (Some(1e9), Some(4e9)), Language::Fr);
        assert_eq!(french, "1–4 milliards");
        assert_eq!(ascii("≥ 1–4"), ">= 1-4");
    }
}
