//! Why a document cannot be read. Every case has its own message, and a hint
//! that says what to do next.

#[cfg(not(feature = "markup"))]
use crate::model::DocumentFormat;

/// The longest document that is read, in bytes.
pub const LONGEST_TEXT: usize = 16 << 20;
/// The longest passage that is read, in Unicode scalar values: a whole article on
/// one line fits, and a search that shows it still answers at once.
pub const LONGEST_PASSAGE: usize = 250_000;

/// Why a document cannot be read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ReadError {
    /// There is nothing to read in it.
    #[error("there is no text in it")]
    Empty,
    /// It is longer than anything that is an article.
    #[error("it is {} MiB long; kb reads a document up to {} MiB", size >> 20, limit >> 20)]
    TooLong {
        /// Its length in bytes.
        size: usize,
        /// The length allowed.
        limit: usize,
    },
    /// One of its paragraphs is longer than any that somebody wrote.
    #[error(
        "passage {number} (\"{begins}\") is {length} characters long; kb reads passages up \
         to {LONGEST_PASSAGE}"
    )]
    LongPassage {
        /// Its number, from 1.
        number: usize,
        /// How it begins.
        begins: String,
        /// Its length in Unicode scalar values.
        length: usize,
    },
    /// It is no text at all.
    #[error("it is {0}, not text")]
    NotText(&'static str),
    /// It is written in a language whose rules are not known.
    #[error("it is written in {0}; kb reads English and French")]
    Language(&'static str),
    /// It is a page without an article.
    #[error("no article is found in the page")]
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
            Self::Empty => "give a file of text, Markdown or HTML that holds an article",
            Self::TooLong { .. } => "cut it into the articles it holds, one file each",
            Self::LongPassage { .. } => "put each paragraph on a line of its own",
            Self::NotText(_) => "save the article as text, Markdown or HTML, and give that",
            Self::Language(_) => "if it is English or French all the same, say so: --language en",
            Self::NoArticle => "save the article's text in a file, and give that",
            #[cfg(not(feature = "markup"))]
            Self::Markup(_) => "give plain text, or build kb with the feature `markup`",
        }
    }
}
