//! The closed vocabularies: every word in the base is one of the model's.

use super::finding::{Inspection, Rule, text};
use super::rules::RELOAD;
use crate::store::records::TABLES;

const WORD: Rule = Rule { name: "vocabulary", advice: RELOAD };

pub(super) fn inspect(base: &mut Inspection<'_>) -> rusqlite::Result<()> {
    let all =
        TABLES.iter().flat_map(|table| table.columns.iter().map(move |column| (table, column)));
    for (table, column) in all.filter(|(_, column)| !column.words.is_empty()) {
        let (table, column, words) = (table.name, column.name, column.words);
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
