//! What each run of words became, for `--explain`.

use super::parameters::words;
use super::query_builder::QueryBuilder;

/// What a run of words became.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// The words as typed.
    pub text: String,
    /// What they became; empty if they only join.
    pub became: String,
}

/// What changed between two drafts, in words.
pub(super) fn became(before: &QueryBuilder, after: &QueryBuilder) -> String {
    let mut told = Vec::new();
    if before.what != after.what {
        told.extend(after.what.map(|what| format!("what {}", what.canned())));
    }
    if before.asked != after.asked {
        told.extend(after.asked.map(|what| format!("what {}", what.canned())));
    }
    told.extend(after.filters.iter().skip(before.filters.len()).map(words));
    let loose = after.loose.iter().skip(before.loose.len());
    told.extend(loose.map(|loose| format!("entity {}", loose.any.join(", "))));
    if before.relation != after.relation {
        told.extend(after.relation.map(|(kind, _)| format!("relation {kind}")));
    }
    let right = after.right.iter().skip(before.right.len());
    told.extend(right.map(|slug| format!("entity {slug}")));
    let shapes = [
        (before.denied_status != after.denied_status, "status"),
        (before.order != after.order, "order"),
        (before.limit != after.limit || before.nth != after.nth, "limit"),
        (before.count != after.count || before.per != after.per, "count"),
        (before.say != after.say, "speaker"),
        (before.date_word != after.date_word && after.date_word.is_some(), "which date"),
    ];
    told.extend(
        shapes.iter().filter(|(changed, _)| *changed).map(|(_, shape)| (*shape).to_owned()),
    );
    told.join(", ")
}
