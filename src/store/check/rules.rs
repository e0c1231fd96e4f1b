//! The rules that SQL can check. Each is one statement that selects the place and the
//! problem of every violation.

use super::finding::{Inspection, Rule, as_located};

/// The advice for a row of a dataset.
pub(super) const RELOAD: &str =
    "load its dataset again (kb seed DIR): that corrects the rows that differ from it";

/// The advice for rows that only triggers write.
const REBUILD: &str = "load its dataset into a new base (kb seed DIR --db NEW), \
                         or restore a backup (kb restore FILE)";

const RULES: [(Rule, &str); 11] = [
    (rule("locator"), include_str!("sql/locators.sql")),
    (rule("dataset"), include_str!("sql/datasets.sql")),
    (rule("subtype"), include_str!("sql/subtypes.sql")),
    (rule("category"), include_str!("sql/categories.sql")),
    (rule("label"), include_str!("sql/preferred.sql")),
    (rule("bounds"), include_str!("sql/bounds.sql")),
    (rule("outcome"), include_str!("sql/outcomes.sql")),
    (rule("slug"), include_str!("sql/slugs.sql")),
    (rule("text"), include_str!("sql/texts.sql")),
    (Rule { name: "full-text", advice: REBUILD }, include_str!("sql/search.sql")),
    (Rule { name: "summary", advice: REBUILD }, include_str!("sql/summaries.sql")),
];

const fn rule(name: &'static str) -> Rule {
    Rule { name, advice: RELOAD }
}

pub(super) fn inspect(base: &mut Inspection<'_>) -> rusqlite::Result<()> {
    RULES.iter().try_for_each(|(rule, sql)| base.look(*rule, sql, as_located))
}
