//! The closed vocabularies: every word in the base is one of the model's.

use strum::VariantNames;

use super::finding::{Inspection, Rule, text};
use super::rules::RELOAD;
use crate::model::{
    DocumentFormat, EntityKind, EventCategory, FigureStatus, Language, OrganizationCategory,
    PlaceCategory, Precision, Qualifier, RelationKind, Role, SystemCategory, Verdict,
};

const WORD: Rule = Rule { name: "vocabulary", advice: RELOAD };

/// Who found a fact: a person or a rule.
const ORIGINS: [&str; 2] = ["curated", "extracted"];

/// A table, its column, and the words that may stand there.
const COLUMNS: [(&str, &str, &[&str]); 21] = [
    ("sources", "language", Language::VARIANTS),
    ("labels", "language", Language::VARIANTS),
    ("unit_aliases", "language", Language::VARIANTS),
    ("metric_aliases", "language", Language::VARIANTS),
    ("entities", "kind", EntityKind::VARIANTS),
    ("systems", "category", SystemCategory::VARIANTS),
    ("organizations", "category", OrganizationCategory::VARIANTS),
    ("places", "category", PlaceCategory::VARIANTS),
    ("relations", "kind", RelationKind::VARIANTS),
    ("events", "precision", Precision::VARIANTS),
    ("events", "category", EventCategory::VARIANTS),
    ("mentions", "role", Role::VARIANTS),
    ("figures", "qualifier", Qualifier::VARIANTS),
    ("figures", "precision", Precision::VARIANTS),
    ("figures", "status", FigureStatus::VARIANTS),
    ("predictions", "due_precision", Precision::VARIANTS),
    ("outcomes", "verdict", Verdict::VARIANTS),
    ("documents", "format", DocumentFormat::VARIANTS),
    ("events", "origin", &ORIGINS),
    ("figures", "origin", &ORIGINS),
    ("predictions", "origin", &ORIGINS),
];

pub(super) fn inspect(base: &mut Inspection<'_>) -> rusqlite::Result<()> {
    for (table, column, words) in COLUMNS {
        // The words are the model's own: nothing in them needs quoting.
        let listed = words.join("', '");
        let sql = format!(
            "SELECT {column}, count(*) FROM {table}
             WHERE {column} NOT IN ('{listed}') GROUP BY 1 ORDER BY 1"
        );
        base.look(WORD, &sql, |row| {
            let (word, rows) = (text(row, 0)?, text(row, 1)?);
            let problem = format!("\"{word}\" is none of {}; rows: {rows}", words.join(", "));
            Ok(Some((format!("{table}.{column}"), problem)))
        })?;
    }
    Ok(())
}
