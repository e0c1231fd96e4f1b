//! SQLite's own checks of the file: pages, indexes, the full-text index and the
//! references between rows.

use super::finding::{Inspection, Rule, as_located, text};

const INTEGRITY: Rule = Rule {
    name: "integrity",
    advice: "restore a backup (kb restore FILE), or save what can be read \
             (sqlite3 kb.db .recover)",
};

const FULL_TEXT: Rule = Rule {
    name: "full-text",
    advice: "build the index again: \
             sqlite3 kb.db \"insert into search (search) values ('rebuild')\"",
};

const REFERENCE: Rule = Rule {
    name: "reference",
    advice: "load the dataset of the row again (kb seed DIR), or restore a backup \
             (kb restore FILE)",
};

pub(super) fn inspect(base: &mut Inspection<'_>) -> rusqlite::Result<()> {
    // SQLite checks the full-text index along with the rest, and writes nothing.
    base.look(INTEGRITY, "PRAGMA integrity_check", |row| {
        let problem = text(row, 0)?;
        Ok((problem != "ok").then(|| ("the file".to_owned(), problem)))
    })?;
    base.refile(INTEGRITY, FULL_TEXT, |problem| problem.contains(" FTS5 table "));
    base.look(REFERENCE, include_str!("sql/references.sql"), as_located)
}
