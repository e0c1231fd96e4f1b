//! Captures the texts of the elements that name an author, inline ones too.

use html5ever::tokenizer::Tag as TagToken;

use super::page::{AuthorText, Head};
use super::tags::author;

/// The longest text that is captured, in bytes.
const LONGEST: usize = 200;
/// The most texts that are captured.
const MOST: usize = 200;

/// The element whose text is being captured.
#[derive(Default)]
pub(super) struct AuthorCapture {
    text: Option<AuthorText>,
    tag: String,
    /// The number of open elements with its tag.
    open: usize,
}

impl AuthorCapture {
    /// Notes a start tag, below this number of leaves.
    pub(super) fn start(&mut self, tag: &TagToken, leaf: usize, head: &Head) {
        let within = self.text.as_ref().map(|text| text.mark);
        let mark = author(tag, within).filter(|_| head.authors.len() < MOST);
        if let Some(mark) = mark.filter(|mark| within.is_none_or(|within| *mark > within)) {
            self.text = Some(AuthorText { text: String::new(), mark, leaf });
            (self.tag, self.open) = (tag.name.to_string(), 1);
        } else if let Some(text) = &mut self.text {
            text.text.push_str(if &*tag.name == "br" { " | " } else { " " });
            self.open += usize::from(*tag.name == *self.tag);
        }
    }

    pub(super) fn text(&mut self, text: &str) {
        if let Some(captured) = self.text.as_mut().filter(|one| one.text.len() <= LONGEST) {
            captured.text.push_str(text);
        }
    }

    /// Notes an end tag: the text is complete if it ends the element.
    pub(super) fn end(&mut self, name: &str, head: &mut Head) {
        let Some(text) = &mut self.text else { return };
        text.text.push(' ');
        self.open -= usize::from(name == self.tag);
        if self.open == 0 {
            let complete = self.text.take().filter(|text| text.text.len() <= LONGEST);
            head.authors.extend(complete.filter(|text| !text.text.trim().is_empty()));
        }
    }
}
