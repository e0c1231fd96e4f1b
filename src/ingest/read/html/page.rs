//! A parsed page: its block elements, and its leaves, the runs of text between block
//! boundaries.

use super::marks::{BodyMark, ExclusionReason};

/// A block element.
#[derive(Clone, Debug, Default)]
pub(super) struct Element {
    pub(super) tag: ElementTag,
    /// The index of its parent; its own for the first.
    pub(super) parent: usize,
    /// How it is marked as the article's body.
    pub(super) body: Option<BodyMark>,
    /// Why it is not part of the article.
    pub(super) reason: Option<ExclusionReason>,
}

/// The tags that matter after parsing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum ElementTag {
    Article,
    Main,
    H1,
    Heading,
    /// A term, summary, legend or caption: a line that may be a heading.
    Term,
    Item,
    List,
    Row,
    Figure,
    /// A quotation, table or code: text even inside a figure.
    Quote,
    #[default]
    Other,
}

/// A run of text.
#[derive(Clone, Debug, Default)]
pub(super) struct Leaf {
    /// Its innermost block element.
    pub(super) element: usize,
    /// Its text, with `\n` for line breaks.
    pub(super) text: String,
    /// The length of its link text and of its bold text, in bytes.
    pub(super) linked: usize,
    pub(super) bold: usize,
    /// The row it is a cell of.
    pub(super) row: Option<usize>,
}

impl Leaf {
    /// The length of its text outside links, in bytes.
    pub(super) fn prose(&self) -> usize {
        self.text.len().saturating_sub(self.linked)
    }
}

/// A parsed page.
#[derive(Clone, Debug, Default)]
pub(super) struct Page {
    /// Parents are before their children; the first is the whole page.
    pub(super) elements: Vec<Element>,
    pub(super) leaves: Vec<Leaf>,
    pub(super) head: Head,
}

impl Page {
    /// The first leaf that is a title.
    pub(super) fn title_leaf(&self) -> Option<usize> {
        self.leaves.iter().position(|leaf| self.elements[leaf.element].tag == ElementTag::H1)
    }
}

/// The metadata of a page.
#[derive(Clone, Debug, Default)]
pub(super) struct Head {
    pub(super) title: String,
    pub(super) language: Option<String>,
    /// The `<meta>` elements: their names in lower case, and their contents.
    pub(super) metas: Vec<(String, String)>,
    pub(super) canonical: Option<String>,
    /// The JSON-LD scripts.
    pub(super) scripts: Vec<String>,
    /// The dates that elements state.
    pub(super) times: Vec<StatedDate>,
    /// The texts of the elements that name an author, in order.
    pub(super) authors: Vec<AuthorText>,
}

/// A date that an element states for programs.
#[derive(Clone, Debug)]
pub(super) struct StatedDate {
    pub(super) text: String,
    pub(super) kind: DateKind,
    /// The number of leaves above it.
    pub(super) leaf: usize,
}

/// What a date is, by the marks of its element.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum DateKind {
    Published,
    Updated,
    Unmarked,
}

/// The text of an element that names an author.
#[derive(Clone, Debug)]
pub(super) struct AuthorText {
    pub(super) text: String,
    pub(super) mark: AuthorMark,
    /// The number of leaves above it.
    pub(super) leaf: usize,
}

/// How an element is marked as the author's.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum AuthorMark {
    /// By its class.
    Named,
    /// By `rel` or schema.org.
    Stated,
    /// As the name in such an element.
    Name,
}
