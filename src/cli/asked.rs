//! A phrase on its way to its answer: what the commands that take one share.

use super::args::AsOf;
use super::ask::{ask, cut, told};
use super::error::{CliError, PHRASE};
use super::report::{Body, Report};
use crate::model::Language;
use crate::query::phrase::{PhraseError, Refusal, Setting, Understood, describe, understand};
use crate::query::{Call, Limits, Rows, Shape, Statement, explain_empty};
use crate::store::Base;

/// A question that was understood.
pub(super) struct Asked {
    pub(super) call: Call,
    pub(super) language: Language,
    /// The phrase's own limit ("top 5").
    pub(super) limit: Option<usize>,
    /// For a person, on standard error.
    pub(super) notes: Vec<String>,
    /// The phrase as understood, and in kb's own words.
    pub(super) phrase: Option<(Understood, String)>,
}

impl Asked {
    /// A question that no phrase asks.
    pub(super) fn of(call: Call, language: Language) -> Self {
        Self { call, language, limit: None, notes: Vec::new(), phrase: None }
    }

    /// Understands a phrase, or says why it is not understood.
    pub(super) fn phrase(
        base: &Base,
        phrase: &str,
        chosen: Option<Language>,
        as_of: AsOf,
    ) -> anyhow::Result<Self> {
        let setting = Setting { language: chosen, today: as_of.day() };
        match understand(base.connection(), phrase, setting) {
            Ok(understood) => Self::from_understood(base, understood, chosen),
            Err(PhraseError::Refused(refusal)) => Err(refused(&refusal)),
            Err(PhraseError::Sqlite(error)) => Err(base.error(error).into()),
        }
    }

    fn from_understood(
        base: &Base,
        understood: Understood,
        chosen: Option<Language>,
    ) -> anyhow::Result<Self> {
        let language = chosen.unwrap_or(understood.language);
        let (read, taken) = match language {
            Language::En => ("understood", "read as"),
            Language::Fr => ("compris ", "lu comme"),
        };
        let words = describe(base.connection(), &understood.query, language)
            .map_err(|error| base.error(error))?;
        let mut notes: Vec<_> = understood
            .corrections
            .iter()
            .map(|(typed, meant)| format!("\"{typed}\" {taken} \"{meant}\""))
            .collect();
        notes.push(format!("{read}: {words}"));
        let (call, limit) = (understood.call.clone(), understood.query.limit);
        Ok(Self { call, language, limit, notes, phrase: Some((understood, words)) })
    }

    /// What is asked for, in kb's own words.
    pub(super) fn words(&self) -> String {
        self.phrase.as_ref().map_or_else(|| self.call.to_string(), |(_, words)| words.clone())
    }

    /// The phrase's own limit holds within the one asked for.
    pub(super) fn limits(&self, limits: Limits) -> Limits {
        let rows = match (limits.rows, self.limit) {
            (Some(most), Some(phrase)) => Some(most.min(phrase)),
            (most, phrase) => most.or(phrase),
        };
        Limits { rows, ..limits }
    }

    /// The rows of the statement that answers the question. Why there are none,
    /// and that some were left out, is noted.
    pub(super) fn rows(
        &mut self,
        base: &mut Base,
        statement: &Statement,
        limits: Limits,
    ) -> anyhow::Result<Rows> {
        let limits = self.limits(limits);
        let rows = ask(base, statement, &limits)?;
        if rows.total == 0 && self.call.shape == Shape::Rows {
            let lines = explain_empty(base.connection_mut(), &self.call, self.language, &limits)
                .map_err(|error| told(base, error))?;
            self.notes.extend(lines);
        }
        if self.limit.is_none() {
            self.notes.extend(cut(&rows, self.language));
        }
        Ok(rows)
    }

    /// Refuses a phrase that is understood and gives nothing that can be drawn.
    pub(super) fn unfit(&self, message: String, example: &str, phrase: &str) -> CliError {
        let answer = match self.language {
            Language::En => format!("kb query \"{phrase}\" answers it"),
            Language::Fr => format!("kb query \"{phrase}\" y répond"),
        };
        CliError { code: PHRASE, message, hints: vec![works(self.language, example), answer] }
    }

    /// The answer with what there is to tell.
    pub(super) fn answer(self, body: Body) -> Report {
        Report { body, notes: self.notes, code: 0 }
    }
}

/// A refusal with the nearest phrases that work.
fn refused(refusal: &Refusal) -> anyhow::Error {
    let none = match refusal.language {
        Language::En => "`kb queries` lists what can be asked",
        Language::Fr => "`kb queries` montre ce qu'on peut demander",
    };
    let command = |phrase: &String| format!("kb query \"{phrase}\"");
    let mut hints: Vec<_> = refusal
        .suggestions
        .iter()
        .map(|phrase| works(refusal.language, &command(phrase)))
        .collect();
    hints.push(none.to_owned());
    CliError { code: PHRASE, message: refusal.to_string(), hints }.into()
}

/// The hint that names a command line that would be answered.
pub(super) fn works(language: Language, command: &str) -> String {
    match language {
        Language::En => format!("a phrase that works: {command}"),
        Language::Fr => format!("une phrase qui marche: {command}"),
    }
}
