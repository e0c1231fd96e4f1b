//! Errors of reading a document, each with a message and a hint.

#[cfg(not(feature = "markup"))]
use crate::model::DocumentFormat;

/// The longest document, in bytes.
pub const LONGEST_TEXT: usize = 16 << 20;
/// The longest passage, in Unicode scalar values: a whole article on one line fits, and
/// searches stay fast.
pub const LONGEST_PASSAGE: usize = 250_000;

/// Why a document cannot be read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ReadError {
    /// It contains no text.
    #[error("it contains no text")]
    Empty,
    /// It is too long.
    #[error("it is {} MiB long; kb reads a document up to {} MiB", size >> 20, limit >> 20)]
    TooLong {
        /// Its length in bytes.
        size: usize,
        /// The length allowed.
        limit: usize,
    },
    /// One of its passages is too long.
    #[error(
        "passage {number} (\"{begins}\") is {length} characters long; kb reads passages up \
         to {LONGEST_PASSAGE}"
    )]
    LongPassage {
        /// Its number, from 1.
        number: usize,
        /// Its beginning.
        begins: String,
        /// Its length in Unicode scalar values.
        length: usize,
    },
    /// It is not text.
    #[error("it is {0}, not text")]
    NotText(&'static str),
    /// It is written in an unsupported language.
    #[error("it is written in {0}; kb reads English and French")]
    Language(&'static str),
    /// It is a page without an article, or has only headings.
    #[error("no article was found in it")]
    NoArticle,
    /// It is HTML or Markdown, and the feature `markup` is off.
    #[cfg(not(feature = "markup"))]
    #[error("it is {0}, which this build of kb does not read")]
    Markup(DocumentFormat),
}

impl ReadError {
    /// What to do next.
    #[must_use]
    pub fn hint(&self) -> &'static str {
        match self {
            Self::Empty => "give a text, Markdown or HTML file that contains an article",
            Self::TooLong { .. } => "split it into one file per article",
            Self::LongPassage { .. } => "put each paragraph on a line of its own",
            Self::NotText(_) => "save the article as text, Markdown or HTML and give that file",
            Self::Language(_) => "if it is in English or French, set the language: --language en",
            Self::NoArticle => "save the article's text in a file and give that file",
            #[cfg(not(feature = "markup"))]
            Self::Markup(_) => "give plain text, or build kb with the feature `markup`",
        }
    }
}
