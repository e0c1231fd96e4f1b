//! How far an extracted fact can be trusted: how often facts found by the same
//! rule were right on the articles the rules were made on (docs/ingest.md).

use crate::language::entries;

/// `right RULE: right | of`, counted on the development articles.
const COUNTED: &str = include_str!("confidence.vocabulary");

/// The share of right facts found by a rule, between 0 and 1: one right and one
/// wrong fact are added to those counted, so that no rule is ever sure and an
/// uncounted one is as good as a coin (Laplace's rule of succession).
pub(super) fn confidence(rule: &str) -> f64 {
    let counted = entries(COUNTED).find(|entry| entry.value == rule).and_then(|entry| {
        let mut counts = entry.phrases().map(|count| count.parse::<u32>().ok());
        Some((counts.next()??, counts.next()??))
    });
    let (right, of) = counted.unwrap_or_default();
    let share = (f64::from(right) + 1.0) / (f64::from(of) + 2.0);
    // Two decimals are all that so few articles can tell.
    (share * 100.0).round() / 100.0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_uncounted_rule_is_a_coin() {
        assert!((confidence("nobody counted this") - 0.5).abs() < f64::EPSILON);
    }

    #[test]
    fn no_rule_is_sure() {
        let sound = |entry: crate::language::Entry<'_>| {
            let rule = confidence(entry.value);
            rule > 0.0 && rule < 1.0
        };
        assert!(entries(COUNTED).all(sound));
    }
}
