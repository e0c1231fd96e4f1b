//! The notes of an answer.

use super::phrase::Understood;
use super::rows::Rows;
use crate::model::Language;

/// A note for the person who asked, in the language of the answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// What it is about.
    pub kind: NoteKind,
    /// The note, in a line.
    pub text: String,
}

/// What a note is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoteKind {
    /// A misspelt word of the phrase, and the word it was read as.
    Correction,
    /// A word of the phrase that was left out because no text of the base has it.
    LeftOut,
    /// How the phrase was understood.
    Understood,
    /// What can be asked next about an entity.
    Next,
    /// Why there are no rows.
    Empty,
    /// How many predictions are overdue, besides the late ones.
    Overdue,
    /// How many of the rows are shown.
    Cut,
}

impl Note {
    pub(super) fn new(kind: NoteKind, text: impl Into<String>) -> Self {
        Self { kind, text: text.into() }
    }
}

/// The corrections of a phrase, and how it was understood, in `words`.
pub(super) fn of_phrase(understood: &Understood, words: &str, language: Language) -> Vec<Note> {
    let corrected = |(typed, meant): &(String, String)| {
        let text = match language {
            Language::En => format!("\"{typed}\" read as \"{meant}\""),
            Language::Fr => format!("«\u{a0}{typed}\u{a0}» lu comme «\u{a0}{meant}\u{a0}»"),
        };
        Note::new(NoteKind::Correction, text)
    };
    let unsaid = |typed: &String| {
        let text = match language {
            Language::En => format!("no text of this base says \"{typed}\": it was left out"),
            Language::Fr => {
                format!(
                    "aucun texte de cette base ne dit «\u{a0}{typed}\u{a0}»\u{a0}: mot laissé de côté"
                )
            }
        };
        Note::new(NoteKind::LeftOut, text)
    };
    let corrected = understood.corrections.iter().map(corrected);
    let mut notes: Vec<_> = corrected.chain(understood.unsaid.iter().map(unsaid)).collect();
    let understood = match language {
        Language::En => format!("understood: {words}"),
        Language::Fr => format!("compris\u{a0}: {words}"),
    };
    notes.push(Note::new(NoteKind::Understood, understood));
    notes
}

/// Says how many of the rows are shown, if some were left out.
#[must_use]
pub fn cut(rows: &Rows, language: Language) -> Option<Note> {
    let (kept, total) = (rows.rows.len(), rows.total);
    let (more_than, plus_de) = if rows.more { ("more than ", "plus de ") } else { ("", "") };
    let text = || match language {
        Language::En => format!("{kept} of {more_than}{total} rows"),
        Language::Fr => format!("{kept} sur {plus_de}{total} lignes"),
    };
    rows.is_cut().then(|| Note::new(NoteKind::Cut, text()))
}
