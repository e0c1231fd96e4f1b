//! The answer to a question: rows, what was understood, and notes.

use std::time::Duration;

use super::note::Note;
use super::resolved::ResolvedQuestion;
use super::rows::{Row, Rows};
use super::statement::Statement;
use super::value::Value;
use crate::model::Language;

/// The answer to a question.
#[derive(Clone, Debug)]
pub struct Answer {
    pub(super) question: ResolvedQuestion,
    pub(super) statement: Statement,
    pub(super) sentence: Option<String>,
    pub(super) rows: Rows,
    pub(super) notes: Vec<Note>,
    pub(super) answering: Duration,
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
