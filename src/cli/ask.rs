//! Asking the base for a command: errors and notes as a user of the command line
//! sees them.

use super::error::{CliError, PHRASE};
use super::interrupt;
use crate::model::Language;
use crate::query::phrase::Refusal;
use crate::query::{self, Answer, Note, NoteKind, QueryError, Question, ResolvedQuestion, Rows};
use crate::store::Base;

/// Understands a question, or says why it is not understood.
pub(super) fn resolve(base: &Base, question: &Question) -> anyhow::Result<ResolvedQuestion> {
    base.resolve(question).map_err(|error| with_path(base, error))
}

/// Answers a question that was understood.
pub(super) fn answer(base: &mut Base, question: ResolvedQuestion) -> anyhow::Result<Answer> {
    interrupt::watch()?;
    base.answer(question).map_err(|error| with_path(base, error))
}

/// An error of a question, or of the base, with its path.
pub(super) fn with_path(base: &Base, error: QueryError) -> anyhow::Error {
    match error {
        QueryError::Sqlite(error) => base.error(error).into(),
        QueryError::Phrase(refusal) => refused(&refusal).into(),
        error => error.into(),
    }
}

/// A refusal with the nearest phrases that work.
fn refused(refusal: &Refusal) -> CliError {
    let none = match refusal.language {
        Language::En => "`kb queries` lists what can be asked",
        Language::Fr => "`kb queries` donne la liste des questions possibles",
    };
    let command = |phrase: &String| format!("kb query \"{phrase}\"");
    let phrases = refusal.suggestions.iter();
    let phrases = phrases.map(|phrase| works(refusal.language, &command(phrase)));
    let mut hints: Vec<_> = refusal.near.iter().cloned().chain(phrases).collect();
    hints.push(none.to_owned());
    CliError { code: PHRASE, message: refusal.to_string(), hints }
}

/// Refuses a phrase that is understood but gives nothing to draw. The hints name an
/// example that can be drawn and the query that answers the phrase in rows.
pub(super) fn undrawable(
    language: Language,
    message: String,
    [example, phrase]: [&str; 2],
) -> CliError {
    let answer = match language {
        Language::En => format!("kb query \"{phrase}\" answers it"),
        Language::Fr => format!("kb query \"{phrase}\" y répond"),
    };
    CliError { code: PHRASE, message, hints: vec![works(language, example), answer] }
}

/// The hint that names a command line that would be answered.
pub(super) fn works(language: Language, command: &str) -> String {
    match language {
        Language::En => format!("a phrase that works: {command}"),
        Language::Fr => format!("une phrase qui fonctionne\u{a0}: {command}"),
    }
}

/// Notes as lines, with the option that shows all rows where some were left out.
pub(super) fn lines(notes: Vec<Note>, language: Language) -> Vec<String> {
    let all = match language {
        Language::En => "; -n -1 for all",
        Language::Fr => "\u{a0}; -n -1 pour les voir toutes",
    };
    let line = |note: Note| match note.kind {
        NoteKind::Cut => note.text + all,
        _ => note.text,
    };
    notes.into_iter().map(line).collect()
}

/// Says that rows were left out.
pub(super) fn cut(rows: &Rows, language: Language) -> Option<String> {
    lines(query::cut(rows, language).into_iter().collect(), language).pop()
}
