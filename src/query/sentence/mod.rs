//! The sentence that answers a question that wants one thing. It says only what the rows
//! of the answer say, with their source and date; a question for a list has none.

mod date;
mod definition;
mod figure;
mod promise;
mod reason;
mod relation;
mod words;

use rusqlite::Connection;

use super::bind::Unused;
use super::call::{Argument, Call};
use super::compile::Canned;
use super::error::QueryError;
use super::limits::Limits;
use super::phrase::{Filter, Query, Wanted, What, next_phrases};
use super::resolved::ResolvedQuestion;
use super::rows::{Row, Rows};
use super::run::run_with;
use super::shape::Shape;
use super::statement::Statement;
use super::value::Value;
use crate::model::Language;
use words::Values;
pub use words::labels;

/// An entity by its slug.
const ENTITY: &str = include_str!("../sql/sentence/entity.sql");

/// How many facts of a kind a sentence says.
const MOST: usize = 3;

/// The sentence that answers a question by these rows, if it wants one thing.
pub(super) fn sentence(
    connection: &mut Connection,
    question: &ResolvedQuestion,
    rows: &Rows,
) -> Result<Option<String>, QueryError> {
    let Some(understood) = &question.phrase else { return Ok(None) };
    let limits = Limits { rows: None, ..question.limits };
    let query = &understood.query;
    let mut composer = Composer { connection, question, query, rows, limits };
    if rows.rows.is_empty() {
        let unshown = composer.unshown(&understood.wanted)?;
        return Ok(unshown.filter(|words| rows.total == 0 && !words.is_empty()));
    }
    let sentence = match &understood.wanted {
        Wanted::Count => composer.count()?,
        Wanted::Definition => composer.definition()?,
        Wanted::Category(slugs) => composer.category(slugs)?,
        Wanted::Date(verb) => composer.date(verb.as_deref())?,
        Wanted::Since(_) => composer.since()?,
        Wanted::Agent if query.what != What::Relations => composer.people(),
        Wanted::Agent => composer.relations("relation")?,
        Wanted::Truth => composer.relations("relation yes")?,
        Wanted::Turned => composer.relations("relation no")?,
        Wanted::Unsaid(objects) => composer.instead(objects)?,
        Wanted::Place => composer.places()?,
        Wanted::Amount => composer.figures(),
        Wanted::Kept | Wanted::Due => composer.promises(&understood.wanted)?,
        Wanted::Reason => composer.reasons(),
        Wanted::List => composer.statuses()?,
    };
    Ok(Some(sentence).filter(|sentence| !sentence.is_empty()))
}

/// What can be asked next about an entity that the answer describes, in a line.
pub(super) fn ask_next(
    connection: &Connection,
    question: &ResolvedQuestion,
    rows: &Rows,
) -> Result<Option<String>, QueryError> {
    let wanted = question.phrase.as_ref().map(|understood| &understood.wanted);
    let Some(row) = rows.iter().next().filter(|_| wanted == Some(&Wanted::Definition)) else {
        return Ok(None);
    };
    let language = question.language;
    let phrases = next_phrases(connection, &cell(row, "slug"), language, question.today)?;
    let quoted = |phrase: &String| words::say(language, "quoted", &[("phrase", phrase)]);
    let phrases = phrases.iter().map(quoted).collect::<Vec<_>>().join(", ");
    let line = words::say(language, "ask next", &[("phrases", &phrases)]);
    Ok(Some(line).filter(|_| !phrases.is_empty()))
}

/// What a sentence is made of.
struct Composer<'c> {
    connection: &'c mut Connection,
    question: &'c ResolvedQuestion,
    query: &'c Query,
    rows: &'c Rows,
    limits: Limits,
}

impl<'c> Composer<'c> {
    fn language(&self) -> Language {
        self.question.language
    }

    fn say(&self, name: &str, values: &Values<'_>) -> String {
        words::say(self.language(), name, values)
    }

    /// The first row; there is one.
    fn first(&self) -> Option<Row<'c>> {
        self.rows.iter().next()
    }

    /// How many rows the answer has: those that the phrase limits it to, or all.
    fn total(&self) -> usize {
        self.question.own_limit.map_or(self.rows.total, |_| self.rows.rows.len())
    }

    /// The day for which statuses are computed.
    fn day(&self) -> String {
        let given = self.question.call.first("as_of").map(ToString::to_string);
        given.unwrap_or_else(|| self.question.today.to_string())
    }

    /// The rows of one of kb's own statements.
    fn fetch(&mut self, sql: &str, slug: &str) -> Result<Rows, QueryError> {
        let given = [(":slug", slug), (":lang", self.language().word()), (":as_of", &self.day())];
        let params = given.map(|(name, value)| (name.to_owned(), Value::Text(value.to_owned())));
        let statement = Statement::new(sql, params.to_vec());
        run_with(self.connection, &statement, &self.limits, Unused::Ignored)
    }

    /// The rows of a call, at most so many.
    fn ask(&mut self, call: &Call, most: usize) -> Result<Rows, QueryError> {
        let limits = Limits { rows: Some(most), count_rest: false, ..self.limits };
        run_with(self.connection, &call.statement(), &limits, Unused::Refused)
    }

    /// A call of a canned query with these arguments, in the language and for the day of
    /// the answer.
    fn call(&self, name: &str, given: &Values<'_>) -> Result<Call, QueryError> {
        let none = || QueryError::NoQuery { name: name.to_owned(), nearest: None };
        let mut call = Call::new(Canned::named(name).ok_or_else(none)?);
        let day = self.day();
        let defaults = [("lang", self.language().word()), ("as_of", day.as_str())];
        let defaults = defaults.iter().filter(|(name, _)| call.canned.param(name).is_some());
        let all: Vec<_> = given.iter().chain(defaults).collect();
        for (name, value) in all {
            call.give(name, vec![text(value)])?;
        }
        Ok(call)
    }

    /// The one entity that the question is about.
    fn about(&self) -> Option<&'c str> {
        let mut about = self.query.filters.iter().filter_map(|filter| match filter {
            Filter::Entity(_, any) => match any.as_slice() {
                [one] => Some(one.as_str()),
                _ => None,
            },
            _ => None,
        });
        about.next().filter(|_| about.next().is_none())
    }

    /// How many rows there are, by status if several are asked for.
    fn count(&mut self) -> Result<String, QueryError> {
        let Some(row) = self.first() else { return Ok(String::new()) };
        let (what, count) = (self.question.words(), cell(row, "count"));
        let parts =
            if self.several_statuses() { self.by_status()?.join(", ") } else { String::new() };
        Ok(self.say("count", &[("what", &what), ("count", &count), ("parts", &parts)]))
    }

    /// How many predictions of a list have each status, if several are asked for.
    fn statuses(&mut self) -> Result<String, QueryError> {
        let limited = self.question.own_limit.is_some();
        if limited || self.query.shape != Shape::Rows || !self.several_statuses() {
            return Ok(String::new());
        }
        let (what, parts) = (self.question.words(), self.by_status()?.join(", "));
        let count = self.total().to_string();
        Ok(self.say("statuses", &[("what", &what), ("count", &count), ("parts", &parts)]))
    }

    /// Whether predictions of several statuses are asked for.
    fn several_statuses(&self) -> bool {
        let several = |filter: &Filter| matches!(filter, Filter::Status(any) if any.len() > 1);
        self.query.what == What::Predictions && self.query.filters.iter().any(several)
    }

    /// Who, with the number of events that mention each.
    fn people(&self) -> String {
        let person = |row: Row<'_>| {
            let (name, count) = (cell(row, "name"), cell(row, "mentions"));
            let template = if count == "1" { "person one" } else { "person many" };
            self.say(template, &[("name", &name), ("count", &count)])
        };
        let names: Vec<_> = self.rows.iter().take(MOST).map(person).collect();
        let names = names.join(", ");
        match self.total().saturating_sub(MOST) {
            0 => self.say("people", &[("names", &names)]),
            more => {
                let more = more.to_string();
                let names = self.say("more", &[("names", &names), ("count", &more)]);
                self.say("people", &[("names", &names)])
            }
        }
    }
}

/// An argument that is a text.
fn text(value: &str) -> Argument {
    Argument::One(Value::Text(value.to_owned()))
}

/// A value of a row as text, without the full stop at its end; empty if there is none.
fn cell(row: Row<'_>, column: &str) -> String {
    let text = row.get(column).map(|value| value.text().into_owned()).unwrap_or_default();
    text.trim_end_matches('.').to_owned()
}

/// The source of a row and the passage in it.
fn source(row: Row<'_>) -> String {
    format!("{}#{}", cell(row, "source"), cell(row, "passage"))
}
