//! A question is answered: its statement is run, its rows are arranged, and notes say what the
//! rows do not.

use std::time::Instant;

use super::answer::Answer;
use super::empty::explain_empty;
use super::error::QueryError;
use super::fulltext::match_expression;
use super::note::{Note, NoteKind, cut};
use super::overdue::overdue_too;
use super::page::{count, page};
use super::question::Question;
use super::resolved::ResolvedQuestion;
use super::rows::Rows;
use super::sentence::{ask_next, sentence};
use super::shape::Shape;
use super::statement::Statement;
use crate::model::Language;
use crate::store::Base;

impl Base {
    /// Answers a question.
    ///
    /// # Errors
    /// If the phrase is not understood, an argument is unknown or not of its kind, a
    /// limit is reached, or the base cannot be read.
    pub fn ask(&mut self, question: &Question) -> Result<Answer, QueryError> {
        let resolved = self.resolve(question)?;
        self.answer(resolved)
    }

    /// Answers a question that was resolved.
    ///
    /// # Errors
    /// If a limit is reached or the base cannot be read.
    pub fn answer(&mut self, question: ResolvedQuestion) -> Result<Answer, QueryError> {
        let statement = question.call.statement();
        let mut answer = self.answer_by(question, statement)?;
        let said = self.say(&answer).map_err(|error| self.query_error(error))?;
        answer.notes.extend(said.1.map(|line| Note::new(NoteKind::Next, line)));
        answer.sentence = said.0;
        Ok(answer)
    }

    /// How many rows a question has, counted up to a bound; a few milliseconds for a
    /// bound of ten thousand.
    ///
    /// # Errors
    /// If the question cannot be resolved, a limit is reached, or the base cannot be read.
    pub fn count(&mut self, question: &Question, most: usize) -> Result<usize, QueryError> {
        let resolved = self.resolve(question)?;
        let counted = count(self.connection_mut(), &resolved.call, most, &resolved.limits);
        counted.map_err(|error| self.query_error(error))
    }

    /// Answers a question with what a chart needs of its rows; none if there is no
    /// chart of them.
    ///
    /// # Errors
    /// If a limit is reached or the base cannot be read.
    pub fn chart(&mut self, question: ResolvedQuestion) -> Result<Option<Answer>, QueryError> {
        let statement = question.call.chart();
        statement.map(|statement| self.answer_by(question, statement)).transpose()
    }

    fn answer_by(
        &mut self,
        question: ResolvedQuestion,
        statement: Statement,
    ) -> Result<Answer, QueryError> {
        let started = Instant::now();
        let found = self.find(&question, &statement).map_err(|error| self.query_error(error))?;
        let (rows, notes) = found;
        Ok(Answer {
            question,
            statement,
            sentence: None,
            rows,
            notes,
            answering: started.elapsed(),
        })
    }

    /// The sentence of an answer, and what can be asked next.
    fn say(&mut self, answer: &Answer) -> Result<(Option<String>, Option<String>), QueryError> {
        let connection = self.connection_mut();
        let sentence = sentence(connection, &answer.question, &answer.rows)?;
        Ok((sentence, ask_next(connection, &answer.question, &answer.rows)?))
    }

    /// The arranged rows of a statement, and the notes on them.
    fn find(
        &mut self,
        question: &ResolvedQuestion,
        statement: &Statement,
    ) -> Result<(Rows, Vec<Note>), QueryError> {
        let limits = question.joined_limits();
        let connection = self.connection_mut();
        let mut rows = match &question.search {
            Some(words) if match_expression(words).is_none() => question.no_rows(),
            _ => page(connection, statement, &limits)?,
        };
        let offset = question.skip;
        let found = rows.total;
        rows.skip(offset);
        question.arrange(&mut rows);
        let mut notes = question.notes();
        if rows.total == 0 && question.call.shape == Shape::Rows {
            let lines = match &question.search {
                Some(words) => vec![nothing_found(words)],
                None if found > 0 => vec![too_few(found, question.language)],
                None => {
                    let query = question.phrase.as_ref().map(|phrase| &phrase.query);
                    explain_empty(connection, &question.call, query, question.language, &limits)?
                }
            };
            notes.extend(lines.into_iter().map(|line| Note::new(NoteKind::Empty, line)));
        }
        notes.extend(overdue_too(connection, &question.call, question.language, &limits)?);
        // A question for the first three needs no note that there are more.
        if question.own_limit.is_none() {
            notes.extend(cut(&rows, question.language));
        }
        Ok((rows, notes))
    }
}

/// Why there is no such row as "the 9th event".
fn too_few(found: usize, language: Language) -> String {
    match language {
        Language::En => format!("no such row: there are {found} in all"),
        Language::Fr => format!("pas de telle ligne\u{a0}: il y en a {found} en tout"),
    }
}

/// Why a search found nothing.
fn nothing_found(words: &str) -> String {
    match match_expression(words) {
        None => "nothing to search for: give a word with a letter or digit".to_owned(),
        Some(_) => format!("no rows: nothing in this base has all the words of `{words}`"),
    }
}
