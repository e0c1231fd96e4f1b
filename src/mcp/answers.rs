//! Questions and their answers: phrases, canned queries, words to search for, SQL.

use serde_json::Value as Json;

use super::Setup;
use super::fault::Fault;
use super::given::{Given, Page};
use super::reply::{Reply, citations};
use crate::model::Language;
use crate::query::compile::Canned;
use crate::query::{Answer, Limits, NoteKind, QueryError, Question, Rows, Statement, run, schema};
use crate::store::Base;

/// A sentence is made of this many rows or more, however few are wanted.
const TOLD_BY: usize = 100;

/// What a phrase asks.
pub(super) fn ask(base: &mut Base, given: &Given, setup: &Setup) -> Result<Json, Fault> {
    let question = Question::phrase(given.required("phrase")?);
    let (question, page) = asked(question, given, setup)?;
    given.end(&["phrase", "lang", "as_of", "limit", "offset"])?;
    answer(base, &question, page, setup)
}

/// What has the words.
pub(super) fn search(base: &mut Base, given: &Given, setup: &Setup) -> Result<Json, Fault> {
    let question = Question::search(given.required("words")?);
    let (question, page) = asked(question, given, setup)?;
    given.end(&["words", "lang", "limit", "offset"])?;
    answer(base, &question, page, setup)
}

/// What a canned query finds with its arguments.
pub(super) fn canned(
    base: &mut Base,
    canned: &Canned<'static>,
    given: &Given,
    setup: &Setup,
) -> Result<Json, Fault> {
    let (mut question, page) = asked(Question::canned(canned.name()), given, setup)?;
    for (name, value) in given.rest()? {
        question = question.with(name, value);
    }
    answer(base, &question, page, setup)
}

/// The rows of a statement.
pub(super) fn sql(base: &mut Base, given: &Given, setup: &Setup) -> Result<Json, Fault> {
    let statement = given.required("statement")?;
    let page = given.page()?;
    given.end(&["statement", "limit", "offset"])?;
    let limits = Limits { rows: Some(page.offset.saturating_add(page.limit)), ..setup.limits };
    let rows = run(base.connection_mut(), &Statement::new(statement, Vec::new()), &limits)
        .map_err(|error| base_error(base, error))?;
    Ok(Reply::paged(&rows, page).object(page, setup.language.unwrap_or(Language::En)))
}

/// The tables and views, with their columns.
pub(super) fn tables(base: &mut Base, setup: &Setup) -> Result<Json, Fault> {
    let rows =
        schema(base.connection_mut(), &setup.limits).map_err(|error| base_error(base, error))?;
    let page = Page { offset: 0, limit: rows.total };
    Ok(Reply::paged(&rows, page).object(page, Language::En))
}

/// SQLite's error as one about the file.
pub(super) fn base_error(base: &Base, error: QueryError) -> Fault {
    match error {
        QueryError::Sqlite(error) => base.error(error).into(),
        error => error.into(),
    }
}

/// The question with the language, day and limits of a call, and the page that is wanted.
fn asked(question: Question, given: &Given, setup: &Setup) -> Result<(Question, Page), Fault> {
    let page = given.page()?;
    let rows = page.offset.saturating_add(page.limit).max(TOLD_BY);
    let limits = Limits { rows: Some(rows), ..setup.limits };
    let day = given.day()?.unwrap_or_else(|| setup.day());
    let language = given.language()?.or(setup.language);
    Ok((question.language(language).as_of(day).limits(limits), page))
}

fn answer(base: &mut Base, question: &Question, page: Page, setup: &Setup) -> Result<Json, Fault> {
    let answer = base.ask(question)?;
    let rows = answer.table();
    let mut reply = Reply::paged(rows, page);
    // "The first three" of many are three.
    if let Some(top) = answer.question().top().filter(|top| *top <= rows.total) {
        (reply.total, reply.more) = (top, false);
    }
    reply.understood = Some(answer.question().words());
    reply.sentence = answer.sentence().map(str::to_owned);
    reply.notes = notes(&answer);
    let shown = Rows {
        columns: rows.columns.clone(),
        rows: rows.rows.iter().skip(page.offset).take(page.limit).cloned().collect(),
        ..Rows::default()
    };
    let name = answer.question().call().canned.name();
    reply.citations = citations(&base.cite(&shown, name, &setup.limits)?, 0);
    Ok(reply.object(page, answer.language()))
}

/// Notes that say more than the answer itself does.
fn notes(answer: &Answer) -> Vec<String> {
    let is_told = |kind| matches!(kind, NoteKind::Understood | NoteKind::Cut);
    let notes = answer.notes().iter().filter(|note| !is_told(note.kind));
    notes.map(|note| note.text.clone()).collect()
}
