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
    /// A word of the phrase that was taken for another one.
    Correction,
    /// What the phrase was understood as.
    Understood,
    /// Why there are no rows.
    Empty,
    /// How many of the rows are shown.
    Cut,
}

impl Note {
    pub(super) fn new(kind: NoteKind, text: impl Into<String>) -> Self {
        Self { kind, text: text.into() }
    }
}

/// The corrections of a phrase, and what it was understood as, put into `words`.
pub(super) fn of_phrase(understood: &Understood, words: &str, language: Language) -> Vec<Note> {
    let (read, taken) = match language {
        Language::En => ("understood", "read as"),
        Language::Fr => ("compris ", "lu comme"),
    };
    let corrected = |(typed, meant): &(String, String)| {
        Note::new(NoteKind::Correction, format!("\"{typed}\" {taken} \"{meant}\""))
    };
    let mut notes: Vec<_> = understood.corrections.iter().map(corrected).collect();
    notes.push(Note::new(NoteKind::Understood, format!("{read}: {words}")));
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
