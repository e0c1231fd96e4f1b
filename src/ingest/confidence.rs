//! The confidence of an extracted fact: the share of correct facts that its rule
//! found in the development articles (docs/ingest.md).

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::language::entries;

/// `right RULE: right | of`, counted on the development articles.
const COUNTED: &str = include_str!("confidence.vocabulary");

/// How many facts each rule found: the correct ones, and all.
static COUNTS: LazyLock<HashMap<&str, (u32, u32)>> = LazyLock::new(|| {
    let counted = entries(COUNTED).filter_map(|entry| {
        let mut counts = entry.phrases().map(|count| count.parse().ok());
        Some((entry.value, (counts.next()??, counts.next()??)))
    });
    counted.collect()
});

/// The share of correct facts of a rule, by Laplace's rule of succession: no rule is
/// ever certain, and a rule without counts has 0.5.
pub(super) fn confidence(rule: &str) -> f64 {
    let (right, of) = COUNTS.get(rule).copied().unwrap_or_default();
    let share = (f64::from(right) + 1.0) / (f64::from(of) + 2.0);
    // So few articles do not justify more than two decimals.
    (share * 100.0).round() / 100.0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rule_without_counts_has_even_odds() {
        assert!((confidence("nobody counted this") - 0.5).abs() < f64::EPSILON);
    }

    #[test]
    fn no_rule_is_certain() {
        let sound = |entry: crate::language::Entry<'_>| {
            let rule = confidence(entry.value);
            rule > 0.0 && rule < 1.0
        };
        assert!(entries(COUNTED).all(sound));
    }
}
