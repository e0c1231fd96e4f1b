//! Values that only the model can compute: the look-up form of a name, and the length and
//! hash of a passage.

use rusqlite::Row;
use rusqlite::types::ValueRef;

use super::finding::{Inspection, Located, Rule, text};
use super::rules::RELOAD;
use crate::model::text::{key, normalise_passage, passage_hash, scalar_count};

const KEY: Rule = Rule { name: "key", advice: RELOAD };

const PASSAGE: Rule = Rule {
    name: "passage",
    advice: "attach your own copy again (kb seed DIR --article FILE), or load the dataset \
             again (kb seed DIR)",
};

pub(super) fn inspect(base: &mut Inspection<'_>) -> rusqlite::Result<()> {
    base.look(KEY, include_str!("sql/keys.sql"), |row| {
        let [place, name, stored] = [text(row, 0)?, text(row, 1)?, text(row, 2)?];
        let expected = key(&name);
        let problem = || format!("\"{name}\" is looked up as \"{stored}\", not as \"{expected}\"");
        Ok((stored != expected).then(|| (place, problem())))
    })?;
    base.look(PASSAGE, include_str!("sql/passages.sql"), passage)
}

fn passage(row: &Row<'_>) -> rusqlite::Result<Option<Located>> {
    let [place, length, hash] = [text(row, 0)?, text(row, 1)?, text(row, 2)?];
    let is_hash =
        hash.len() == 64 && hash.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'));
    let problem = if !is_hash {
        Some(format!("its hash \"{hash}\" is not 64 hexadecimal digits"))
    } else if row.get_ref(3)? == ValueRef::Null {
        None
    } else {
        attached(&text(row, 3)?, &length, &hash)
    };
    Ok(problem.map(|problem| (place, problem)))
}

/// The problem of an attached text that should have this length and hash.
fn attached(text: &str, length: &str, hash: &str) -> Option<String> {
    let characters = scalar_count(text).to_string();
    if characters != length {
        return Some(format!("its text has {characters} characters, not {length}"));
    }
    if passage_hash(text) != hash {
        return Some("its text does not match its hash".to_owned());
    }
    (normalise_passage(text) != text).then(|| "its text is not normalised".to_owned())
}
