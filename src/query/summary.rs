//! Where a summary or an index of the base holds what a canned query would look
//! for: the subquery `hits` of the questions after entities, as long as nothing
//! narrows it but a period, and the subquery `hit` of the questions after the events
//! and the figures about one entity, the figures of a period,
//! and all figures by date.

use std::borrow::Cow;

use super::call::{Argument, Call, Groups, has_parameter};
use super::canned::summary;
use super::params::OPEN;
use super::rows::Value;

/// The canned SQL of a call as it is to be cut.
pub(super) struct Summed {
    pub(super) sql: Cow<'static, str>,
    /// The parameter whose conditions hold already.
    pub(super) held: Option<&'static str>,
}

/// The canned SQL of a call, with what it would look for read from a summary or an
/// index if that says the same.
pub(super) fn summed(call: &Call) -> Summed {
    let entities = || Some((entities(call)?, None));
    let facts = || Some((within(call).or_else(|| all(call))?, None));
    match entities().or_else(|| about(call)).or_else(facts) {
        Some((sql, held)) => Summed { sql: Cow::Owned(sql), held },
        None => Summed { sql: Cow::Borrowed(call.canned.sql), held: None },
    }
}

/// A question after entities that nothing narrows but a period, if anything does.
fn entities(call: &Call) -> Option<String> {
    let (_, text, _) = subquery(call, "hits")?;
    let narrows = |name: &&str| *name != "period" && has_parameter(text, &format!(":{name}"));
    if call.given.keys().any(narrows) {
        return None;
    }
    match span(call.given.get("period")) {
        Some(span) => Some(replaced(call, "hits", "hits")?.replace("{span}", &span)),
        None if is_long(call) => replaced(call, "hits", "hits_long"),
        None => replaced(call, "hits", "hits_within"),
    }
}

/// Whether a period of the call has days of three years or more.
fn is_long(call: &Call) -> bool {
    let year = |day: &str| day.get(..4).and_then(|year| year.parse::<i32>().ok());
    let long = |argument: &Argument| match argument {
        Argument::Period(from, to) => {
            year(to).zip(year(from)).is_none_or(|(to, from)| to - from > 1)
        }
        Argument::One(_) => false,
    };
    call.given.get("period").into_iter().flatten().flatten().any(long)
}

/// A question after facts about one entity.
fn about(call: &Call) -> Option<(String, Option<&'static str>)> {
    let about = one(call, "about")?;
    Some((replaced(call, "hit", call.canned.name)?, Some(about)))
}

/// A question after facts of a period.
fn within(call: &Call) -> Option<String> {
    call.given.get("period")?;
    replaced(call, "hit", &format!("{}_within", call.canned.name))
}

/// A question after all facts by date, or after the last of them.
fn all(call: &Call) -> Option<String> {
    let by_date = |(name, groups): (&&str, &Groups)| match *name {
        "lang" => true,
        "order" => matches!(
            groups.as_slice().concat().as_slice(),
            [Argument::One(Value::Text(word))] if word == "date" || word == "last"
        ),
        _ => false,
    };
    let by_date = call.given.iter().all(by_date);
    by_date.then(|| replaced(call, "hit", &format!("{}_all", call.canned.name)))?
}

/// The canned SQL with the text of a summary for a subquery of this name.
fn replaced(call: &Call, name: &str, by: &str) -> Option<String> {
    let (before, _, after) = subquery(call, name)?;
    Some(format!("{before}\n{}\n{after}", summary(by)?.trim_end()))
}

/// What stands before the text of a subquery, the text, and what stands after it.
fn subquery(call: &Call, name: &str) -> Option<(&'static str, &'static str, &'static str)> {
    let sql = call.canned.sql;
    let mark = sql.find(&format!(") AS {name}\n"))?;
    let start = opening(sql.get(..mark)?)?;
    let text = sql.get(start..mark)?;
    let end = start + text.trim_end_matches(' ').len();
    Some((sql.get(..start)?, text, sql.get(end..)?))
}

/// The span of a summary: all of time if no period is given.
fn span(given: Option<&Groups>) -> Option<String> {
    let Some(given) = given else {
        return Some(format!("c.starts_on = '{}' AND c.ends_on = '{}'", OPEN.0, OPEN.1));
    };
    let [alternatives] = given.as_slice() else { return None };
    match alternatives.as_slice() {
        [Argument::Period(from, to)] if is_year(from, to) => Some(
            "(:period_from IS NULL OR (c.starts_on = :period_from AND c.ends_on = :period_to))"
                .to_owned(),
        ),
        _ => None,
    }
}

fn is_year(from: &str, to: &str) -> bool {
    from.strip_suffix("-01-01").is_some_and(|year| to.strip_suffix("-12-31") == Some(year))
}

/// The parameter's name, if just one value is given for it.
fn one(call: &Call, name: &'static str) -> Option<&'static str> {
    let given = call.given.get(name)?;
    let alone = matches!(given.as_slice(), [alternatives] if alternatives.len() == 1);
    alone.then_some(name)
}

/// The place behind the bracket that is open at the end of a text.
fn opening(text: &str) -> Option<usize> {
    let mut depth = 1_u32;
    for (place, letter) in text.char_indices().rev() {
        match letter {
            ')' => depth += 1,
            '(' => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return Some(place + 1);
        }
    }
    None
}
