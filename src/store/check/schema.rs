//! The schema is the one that the migrations make, without foreign triggers or indexes of
//! expressions.

use super::finding::{Inspection, Rule};
use crate::store::migrations::LATEST;
use crate::store::schema::{How, differences};

const SCHEMA: Rule = Rule {
    name: "schema",
    advice: "restore a backup (kb restore FILE), or load the datasets into a new base \
             (kb seed DIR --db NEW)",
};

const TRIGGER: Rule = Rule {
    name: "schema",
    advice: "see what it does, and drop it: sqlite3 kb.db \"drop trigger NAME\"",
};

const INDEX: Rule = Rule {
    name: "schema",
    advice: "see what it computes, and drop it: sqlite3 kb.db \"drop index NAME\"",
};

pub(super) fn inspect(base: &mut Inspection<'_>) -> rusqlite::Result<()> {
    let _moment = base.moment()?;
    for difference in differences(base.connection(), LATEST)? {
        let rule = match difference.how {
            How::Missing | How::Changed => SCHEMA,
            How::Foreign => TRIGGER,
            How::Computing => INDEX,
        };
        let problem = difference.problem();
        base.add(rule, (difference.name, problem));
    }
    Ok(())
}
