//! The answer to a question: rows, what was understood, and notes.

use std::time::Duration;

use super::empty::explain_empty;
use super::error::QueryError;
use super::fulltext::match_expression;
use super::limits::Limits;
use super::note::{Note, NoteKind, cut, of_phrase};
use super::overdue::overdue_too;
use super::page::{count, page};
use super::question::Question;
use super::resolve::ResolvedQuestion;
use super::rows::{Row, Rows};
use super::sentence::{ask_next, sentence};
use super::shape::Shape;
use super::statement::Statement;
use super::value::Value;
use crate::model::Language;
use crate::store::Base;

/// The answer to a question.
#[derive(Clone, Debug)]
pub struct Answer {
    question: ResolvedQuestion,
    statement: Statement,
    sentence: Option<String>,
    rows: Rows,
    notes: Vec<Note>,
    answering: Duration,
}

/// A cited passage.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Citation {
    /// The slug of the source.
    pub source: String,
    /// The number of the passage in it.
    pub passage: i64,
}

impl Answer {
    /// What the phrase was understood as, in words that mean the same; none for a
    /// canned query.
    #[must_use]
    pub fn understood(&self) -> Option<&str> {
        self.question.understood()
    }

    /// The answer in a sentence, with its source and date, if the question wants one thing:
    /// what something is, when, who, where, how much, how many, or whether it is so.
    ///
    /// ```
    /// use kb::{Base, Dataset, Question};
    ///
    /// # fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// let mut base = Base::in_memory()?;
    /// base.load(&Dataset::built_in()?)?;
    /// let answer = base.ask(&Question::phrase("how many events in 2024"))?;
    /// assert_eq!(answer.sentence(), Some("count of events in 2024: 18."));
    /// // A list is its rows.
    /// let answer = base.ask(&Question::phrase("events in 2024"))?;
    /// assert_eq!(answer.sentence(), None);
    /// # Ok(())
    /// # }
    /// ```
    #[must_use]
    pub fn sentence(&self) -> Option<&str> {
        self.sentence.as_deref()
    }

    /// The rows, each with the names of its columns.
    pub fn rows(&self) -> impl Iterator<Item = Row<'_>> {
        self.rows.iter()
    }

    /// The rows with their columns and their number, for a format to render.
    #[must_use]
    pub fn table(&self) -> &Rows {
        &self.rows
    }

    /// Notes: corrections, why there are no rows, how many were left out.
    #[must_use]
    pub fn notes(&self) -> &[Note] {
        &self.notes
    }

    /// The cited passages, each once, in the order of the rows.
    #[must_use]
    pub fn citations(&self) -> Vec<Citation> {
        let mut all = Vec::new();
        for (source, passage) in self.rows.column("source").zip(self.rows.column("passage")) {
            if let (Value::Text(source), Value::Integer(passage)) = (source, passage) {
                let citation = Citation { source: source.clone(), passage: *passage };
                if !all.contains(&citation) {
                    all.push(citation);
                }
            }
        }
        all
    }

    /// The language of the answer.
    #[must_use]
    pub fn language(&self) -> Language {
        self.question.language
    }

    /// What was asked.
    #[must_use]
    pub fn question(&self) -> &ResolvedQuestion {
        &self.question
    }

    /// The SQL that was run, with the values of its parameters.
    #[must_use]
    pub fn statement(&self) -> &Statement {
        &self.statement
    }

    /// How long it took to resolve the question, and to answer it.
    #[must_use]
    pub fn times(&self) -> (Duration, Duration) {
        (self.question.resolving, self.answering)
    }

    /// The rows and the notes.
    #[must_use]
    pub fn into_parts(self) -> (Rows, Vec<Note>) {
        (self.rows, self.notes)
    }
}

impl AsRef<Rows> for Answer {
    fn as_ref(&self) -> &Rows {
        &self.rows
    }
}

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
        let started = std::time::Instant::now();
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

impl ResolvedQuestion {
    /// The corrections of its phrase, and how it was understood.
    #[must_use]
    pub fn notes(&self) -> Vec<Note> {
        let understood = self.phrase.as_ref().zip(self.understood.as_deref());
        understood
            .map_or(Vec::new(), |(understood, words)| of_phrase(understood, words, self.language))
    }

    /// The limits of the caller.
    #[must_use]
    pub fn limits(&self) -> Limits {
        self.limits
    }

    /// The columns of its rows; none if they are counted.
    #[must_use]
    pub fn columns(&self) -> &[&'static str] {
        if self.call.shape == Shape::Rows { &self.call.canned.select.columns } else { &[] }
    }

    /// Rows that another engine found, as an answer of the base would read.
    #[must_use]
    pub fn arranged(&self, mut rows: Rows) -> Rows {
        self.arrange(&mut rows);
        rows
    }

    /// The limits of the caller, with the phrase's own limit of rows joined in.
    fn joined_limits(&self) -> Limits {
        let rows = match (self.limits.rows, self.own_limit) {
            (Some(most), Some(own)) => Some(most.min(own)),
            (most, own) => most.or(own),
        };
        let rows = rows.map(|most| most.saturating_add(self.skip));
        Limits { rows, ..self.limits }
    }

    /// Lets people and scripts read the columns as the canned query declares them.
    fn arrange(&self, rows: &mut Rows) {
        let header = &self.call.canned.header;
        rows.split(&header.lists);
        rows.reading.words = Some(self.language);
        if self.call.shape == Shape::Rows {
            rows.reading.amount = header.amount.then_some(self.language);
            rows.reading.spare = &header.spare;
        }
    }

    /// An answer without rows.
    fn no_rows(&self) -> Rows {
        let columns = self.call.canned.select.columns.iter();
        Rows { columns: columns.map(|name| (*name).to_owned()).collect(), ..Rows::default() }
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
