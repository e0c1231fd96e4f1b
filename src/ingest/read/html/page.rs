//! A page as it is looked at: its block elements, and its leaves, the runs of
//! text between the borders of blocks.

use super::kinds::ExclusionReason;

/// A block element.
#[derive(Clone, Debug, Default)]
pub(super) struct Element {
    pub(super) tag: ElementTag,
    /// The index of the element around it; its own for the first.
    pub(super) parent: usize,
    /// Whether it says of itself that it is the article's body.
    pub(super) body: bool,
    /// Why it is no part of the article.
    pub(super) reason: Option<ExclusionReason>,
}

/// What matters of a tag once the page is read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum ElementTag {
    Article,
    Main,
    H1,
    Heading,
    /// A term of a list, or another line that may be a heading.
    Term,
    Item,
    Row,
    #[default]
    Other,
}

/// A run of text.
#[derive(Clone, Debug, Default)]
pub(super) struct Leaf {
    /// The innermost block element it stands in.
    pub(super) element: usize,
    /// Its text; a line break is a `\n`.
    pub(super) text: String,
    /// How much of it is links, and how much is bold, in bytes.
    pub(super) linked: usize,
    pub(super) bold: usize,
    /// The row it is a cell of.
    pub(super) row: Option<usize>,
}

impl Leaf {
    /// How much of its text is no link, in bytes.
    pub(super) fn prose(&self) -> usize {
        self.text.len().saturating_sub(self.linked)
    }
}

/// A page, taken apart.
#[derive(Clone, Debug, Default)]
pub(super) struct Page {
    /// Parents stand before their children; the first is the whole page.
    pub(super) elements: Vec<Element>,
    pub(super) leaves: Vec<Leaf>,
    pub(super) head: Head,
}

/// What a page says of itself.
#[derive(Clone, Debug, Default)]
pub(super) struct Head {
    pub(super) title: String,
    pub(super) language: Option<String>,
    /// `<meta>`: names in lower case, with what they say.
    pub(super) metas: Vec<(String, String)>,
    pub(super) canonical: Option<String>,
    /// JSON-LD, script by script.
    pub(super) scripts: Vec<String>,
    /// `<time datetime>`, and whether it says that it is of publication.
    pub(super) times: Vec<(String, bool)>,
}
