//! Builds a page from its tags and text. End tags may be missing and elements may
//! overlap. Invisible text is dropped.

use html5ever::tokenizer::Tag as TagToken;

use super::capture::AuthorCapture;
use super::kinds::{ends, is_block, is_heading, is_own, is_unseen, is_void, is_wall};
use super::page::{Element, Leaf, Page};
use super::tags::{add_metadata, attribute, element, is_apart, is_hidden, is_json_ld};

/// The deepest nesting that is recorded.
const DEEPEST: usize = 256;
/// The most elements, and the most leaves, that are recorded.
const MOST: usize = 1_000_000;
/// The most JSON-LD that is recorded, in bytes.
const LONGEST_SCRIPTS: usize = 2 << 20;

/// An open element.
struct OpenElement {
    name: String,
    element: usize,
    row: Option<usize>,
    /// Whether it separates the text around it.
    apart: bool,
}

/// Where text goes.
#[derive(Clone, Copy, PartialEq, Eq)]
enum TextTarget {
    Page,
    Title,
    Script,
}

pub(super) struct PageBuilder {
    page: Page,
    stack: Vec<OpenElement>,
    /// The number of open elements beyond `DEEPEST`.
    deeper: usize,
    /// The number of open inline elements, most of which are not recorded.
    inline: usize,
    /// The depth at which an invisible element, a link or bold text began.
    unseen: Option<usize>,
    link: Option<usize>,
    bold: Option<usize>,
    aim: TextTarget,
    author: AuthorCapture,
    /// The length of the JSON-LD so far, in bytes.
    scripted: usize,
    leaf: Leaf,
    /// Whether white space is pending.
    space: bool,
}

impl PageBuilder {
    pub(super) fn new() -> Self {
        let page = Page { elements: vec![Element::default()], ..Page::default() };
        Self {
            page,
            stack: Vec::new(),
            deeper: 0,
            inline: 0,
            unseen: None,
            link: None,
            bold: None,
            aim: TextTarget::Page,
            author: AuthorCapture::default(),
            scripted: 0,
            leaf: Leaf::default(),
            space: false,
        }
    }

    pub(super) fn finish(mut self) -> Page {
        self.flush();
        self.page
    }

    /// Whether a drawing is open, whose tags are not HTML.
    pub(super) fn is_in_drawing(&self) -> bool {
        self.unseen.is_some()
            && self.stack.iter().any(|open| open.name == "svg" || open.name == "math")
    }

    pub(super) fn start(&mut self, tag: &TagToken) {
        let name = &*tag.name;
        if self.unseen.is_none() || matches!(name, "meta" | "link") {
            add_metadata(tag, self.page.leaves.len(), &mut self.page.head);
        }
        match name {
            "br" if self.unseen.is_none() => self.leaf.text.push('\n'),
            "hr" => self.flush(),
            "a" if attribute(tag, "href").is_some() => self.link = Some(self.stack.len()),
            "b" | "strong" => self.bold = self.bold.or(Some(self.stack.len())),
            "title" if self.unseen.is_none() && self.page.head.title.is_empty() => {
                self.aim = TextTarget::Title;
            }
            "script" if is_json_ld(tag) => {
                self.page.head.scripts.push(String::new());
                self.aim = TextTarget::Script;
            }
            _ => {}
        }
        let drawn = matches!(name, "svg" | "math") || self.is_in_drawing();
        if is_void(name) || (tag.self_closing && drawn) {
            return;
        }
        if self.unseen.is_none() {
            self.author.start(tag, self.page.leaves.len(), &self.page.head);
        }
        let element = element(tag);
        let apart = is_block(name) || is_apart(&element);
        // Hidden inline text is dropped: a leaf is a whole paragraph.
        let seen = !is_unseen(name) && (apart || !is_hidden(&element));
        if apart || !seen || is_own(name) || self.unseen.is_some() {
            self.open(name, element, seen, apart);
        }
    }

    fn open(&mut self, name: &str, mut element: Element, seen: bool, apart: bool) {
        if apart {
            self.flush();
        }
        if is_block(name) {
            self.close_omitted(name);
        }
        if self.stack.len() >= DEEPEST {
            self.deeper += 1;
            return;
        }
        if !seen && self.unseen.is_none() {
            self.unseen = Some(self.stack.len());
        }
        let (parent, row) = self.stack.last().map_or((0, None), |open| (open.element, open.row));
        let kept = self.unseen.is_none() && self.page.elements.len() < MOST;
        let index = if kept { self.page.elements.len() } else { parent };
        let row = match name {
            "tr" => Some(index),
            "table" => None,
            _ => row,
        };
        if kept {
            element.parent = parent;
            self.page.elements.push(element);
        }
        self.inline += usize::from(!is_block(name));
        self.stack.push(OpenElement { name: name.to_owned(), element: index, row, apart });
    }

    /// Closes the elements whose end tag may be omitted before this one.
    fn close_omitted(&mut self, starts: &str) {
        let passes = |open: &str| {
            matches!(starts, "li" | "dt" | "dd") && matches!(open, "div" | "p" | "address")
        };
        let mut index = self.stack.len();
        while let Some(open) = index.checked_sub(1).and_then(|last| self.stack.get(last)) {
            if ends(&open.name, starts) {
                self.truncate(index - 1);
            } else if !passes(&open.name) {
                break;
            }
            index -= 1;
        }
    }

    pub(super) fn end(&mut self, name: &str) {
        self.author.end(name, &mut self.page.head);
        match name {
            "a" => self.link = None,
            "b" | "strong" => self.bold = None,
            "title" | "script" => self.aim = TextTarget::Page,
            "html" | "body" | "head" => return,
            _ => {}
        }
        if !is_block(name) && self.inline == 0 && self.unseen.is_none() {
            return;
        }
        if is_block(name) {
            self.flush();
        }
        if self.deeper > 0 {
            self.deeper -= 1;
            return;
        }
        let same = |open: &str| open == name || (is_heading(open) && is_heading(name));
        let mut open = self.stack.iter().enumerate().rev();
        let reach = open.find(|(_, open)| same(&open.name) || is_wall(&open.name, name));
        let Some((index, open)) = reach.filter(|(_, open)| same(&open.name)) else { return };
        if open.apart && !is_block(name) {
            self.flush();
        }
        self.truncate(index);
    }

    fn truncate(&mut self, length: usize) {
        let closed = self.stack.iter().skip(length);
        self.inline -= closed.filter(|open| !is_block(&open.name)).count();
        self.stack.truncate(length);
        let open = |depth: &usize| *depth < length;
        self.unseen = self.unseen.filter(open);
        self.link = self.link.filter(|depth| *depth <= length);
        self.bold = self.bold.filter(|depth| *depth <= length);
    }

    pub(super) fn text(&mut self, text: &str) {
        match self.aim {
            TextTarget::Title => self.page.head.title.push_str(text),
            TextTarget::Script => self.script(text),
            TextTarget::Page if self.unseen.is_none() => {
                self.author.text(text);
                self.seen(text);
            }
            TextTarget::Page => {}
        }
    }

    fn script(&mut self, text: &str) {
        self.scripted += text.len();
        if let Some(script) =
            self.page.head.scripts.last_mut().filter(|_| self.scripted <= LONGEST_SCRIPTS)
        {
            script.push_str(text);
        }
    }

    /// Adds visible text.
    fn seen(&mut self, text: &str) {
        let pre = self.stack.last().is_some_and(|open| open.name == "pre");
        let before = self.leaf.text.len();
        for letter in text.chars() {
            match letter {
                '\n' if pre => self.leaf.text.push('\n'),
                // Invisible characters that allow or prevent a line break.
                '\u{ad}' | '\u{200b}' | '\u{2060}' | '\u{feff}' => {}
                _ if letter.is_whitespace() && letter.is_ascii() => self.space = true,
                _ => {
                    if std::mem::take(&mut self.space) && !self.leaf.text.is_empty() {
                        self.leaf.text.push(' ');
                    }
                    self.leaf.text.push(letter);
                }
            }
        }
        let more = self.leaf.text.len() - before;
        self.leaf.linked += if self.link.is_some() { more } else { 0 };
        self.leaf.bold += if self.bold.is_some() { more } else { 0 };
    }

    /// Ends the current leaf.
    fn flush(&mut self) {
        self.space = false;
        let mut leaf = std::mem::take(&mut self.leaf);
        if !leaf.text.chars().any(char::is_alphanumeric) {
            return;
        }
        (leaf.element, leaf.row) =
            self.stack.last().map_or((0, None), |open| (open.element, open.row));
        if self.page.leaves.len() < MOST {
            self.page.leaves.push(leaf);
        } else if let Some(last) = self.page.leaves.last_mut() {
            last.text.push('\n');
            last.text.push_str(&leaf.text);
        }
    }
}
