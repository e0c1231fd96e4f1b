//! Removes boilerplate: related links, comments, share bars, notices. It is recognised
//! by its first words and its form, never by its subject.

use super::cues::{BoilerplateCue, cues};
use super::raw_document::{BlockForm, RawDocument};
use super::shapes::{
    ends, is_address, is_breadcrumb, is_counter, is_full, is_name, is_timestamp, is_years,
    may_be_heading,
};
use crate::model::text::key;

/// Excludes the blocks that are not part of the article.
pub(super) fn leave_out(raw: &mut RawDocument) {
    let text = KeptText::new(raw);
    // A single line is the article.
    if text.texts.len() < 2 {
        return;
    }
    let whys = text.whys();
    let KeptText { indices, .. } = text;
    for (index, why) in indices.into_iter().zip(whys) {
        raw.blocks[index].why = why;
    }
}

/// The blocks that are kept so far.
struct KeptText<'d> {
    indices: Vec<usize>,
    forms: Vec<BlockForm>,
    texts: Vec<&'d str>,
    /// The length of the text before each block and before the end, in bytes.
    before: Vec<usize>,
}

impl<'d> KeptText<'d> {
    fn new(raw: &'d RawDocument) -> Self {
        let indices = raw.kept_indices();
        let blocks = || indices.iter().filter_map(|index| raw.blocks.get(*index));
        let forms = blocks().map(|block| block.form).collect();
        let texts: Vec<_> = blocks().map(|block| raw.of(block)).collect();
        let mut sum = 0;
        let mut before = vec![0];
        before.extend(texts.iter().map(|text| {
            sum += text.len();
            sum
        }));
        Self { indices, forms, texts, before }
    }

    /// Why each block is not part of the article.
    fn whys(&self) -> Vec<Option<&'static str>> {
        let mut whys = vec![None; self.texts.len()];
        let mut index = 0;
        while index < whys.len() {
            let (begin, end, why) = self.noise(index).unwrap_or((index, index, ""));
            whys[begin..end].fill(Some(why));
            index = end.max(index + 1);
        }
        whys
    }

    /// The boilerplate that a block is or opens: its range and the reason.
    fn noise(&self, index: usize) -> Option<(usize, usize, &'static str)> {
        let text = self.texts[index];
        match cues().line(text) {
            Some(BoilerplateCue::Line(why)) => return Some((index, index + 1, why)),
            Some(BoilerplateCue::Section(why)) => return Some((index, self.end(index, why), why)),
            None => {}
        }
        if self.is_comment(index) {
            return Some((index - 1, self.end(index, COMMENTS), COMMENTS));
        }
        if let Some(why) = cues().ending(text).filter(|_| self.reached(index, 80)) {
            return Some((index, index + 1, why));
        }
        // Under a month, a number as a heading is a day.
        let why = if is_counter(text) && self.forms[index] != BlockForm::Heading {
            "counter"
        } else if is_breadcrumb(text) {
            "navigation"
        } else if is_address(text) {
            "address"
        } else if is_copyright(text) {
            "copyright notice"
        } else {
            return None;
        };
        Some((index, index + 1, why))
    }

    /// Whether a block is the date of a comment, below its author.
    fn is_comment(&self, index: usize) -> bool {
        let text = self.texts[index];
        let stamped = is_timestamp(text) || (text.len() <= 40 && cues().is_age(&key(text)));
        stamped && index > 0 && is_name(self.texts[index - 1]) && self.reached(index, 60)
    }

    /// Whether at least this percentage of the text is before a block.
    fn reached(&self, index: usize, percent: usize) -> bool {
        let all = self.before.last().copied().unwrap_or_default();
        self.before[index] * 100 >= all * percent
    }

    /// The end of the section that a block opens.
    fn end(&self, index: usize, why: &str) -> usize {
        let last = match why {
            COMMENTS => self.reached(index, 50),
            "newsletter" => false,
            _ => self.reached(index, 85),
        };
        let most = if why == "newsletter" { 3 } else { 20 };
        let after = index + 1..self.texts.len();
        let mut end = after.start;
        for next in after {
            let resumes = is_years(self.texts[next]) || (!last && self.resumes(next));
            let other = matches!(cues().line(self.texts[next]), Some(BoilerplateCue::Section(_)));
            if resumes || other || (!last && next - index > most) {
                break;
            }
            end = next + 1;
        }
        // The last short line before the article resumes is a heading.
        let heading = end > index + 2
            && end < self.texts.len()
            && self.forms[end - 1] == BlockForm::Line
            && is_full(self.texts[end])
            && may_be_heading(self.texts[end - 1]);
        if heading { end - 1 } else { end }
    }

    /// Whether the article resumes: with a full paragraph, or a heading above one.
    fn resumes(&self, index: usize) -> bool {
        let full = |index: usize| self.texts.get(index).is_some_and(|text| is_full(text));
        full(index) || (self.forms[index] == BlockForm::Heading && full(index + 1))
    }
}

const COMMENTS: &str = "comments";

/// Whether a line is a copyright notice.
fn is_copyright(text: &str) -> bool {
    let line = text.strip_prefix("Copyright").unwrap_or(text).trim_start();
    text.len() <= 200 && (line.starts_with('©') || line.starts_with("(c) 2")) && !is_sentence(line)
}

fn is_sentence(text: &str) -> bool {
    ends(text) && text.split_whitespace().count() > 20
}
