//! Turns the leaves of a page into a raw document. A table row is one block; line breaks
//! may split a leaf.

use super::super::super::text::Span;
use super::super::markdown::CELLS;
use super::super::raw_document::{BlockForm, RawBlock, RawDocument};
use super::super::shapes::{ends, is_period};
use super::body;
use super::page::{Element, ElementTag, Leaf, Page};

/// The longest row that becomes one block, in bytes.
const LONGEST_ROW: usize = 1_500;

/// The raw document of a page.
pub(super) fn raw_document(page: &Page) -> RawDocument {
    let whys = body::whys(page);
    let mut raw = RawDocument::default();
    let leaves: Vec<(&Leaf, Option<&'static str>)> = page.leaves.iter().zip(whys).collect();
    let same = |one: &(&Leaf, Option<&str>), other: &(&Leaf, Option<&str>)| {
        one.0.row.is_some() && one.0.row == other.0.row && one.1 == other.1
    };
    for group in leaves.chunk_by(same) {
        let length: usize = group.iter().map(|(leaf, _)| leaf.text.len()).sum();
        if group.len() > 1 && length <= LONGEST_ROW {
            let cells: Vec<_> =
                group.iter().map(|(leaf, _)| leaf.text.replace('\n', " ")).collect();
            add(&mut raw, &cells.join(CELLS), BlockForm::Passage, group[0].1);
            continue;
        }
        for (leaf, why) in group {
            let form = form(&page.elements[leaf.element], leaf);
            parts(&leaf.text).for_each(|part| add(&mut raw, &part, form, *why));
        }
    }
    raw
}

/// The form of a leaf, by its element. A paragraph that is all bold may be a heading.
fn form(element: &Element, leaf: &Leaf) -> BlockForm {
    match element.tag {
        ElementTag::H1 | ElementTag::Heading => BlockForm::Heading,
        ElementTag::Term => BlockForm::Line,
        _ if leaf.bold * 10 >= leaf.text.len() * 9 => BlockForm::Line,
        _ => BlockForm::Passage,
    }
}

/// Adds a block on a line of its own.
fn add(raw: &mut RawDocument, text: &str, form: BlockForm, why: Option<&'static str>) {
    let text = text.trim();
    if !text.chars().any(char::is_alphanumeric) {
        return;
    }
    let begin = raw.text.len();
    raw.text.push_str(text);
    let span = Span::new(begin, raw.text.len());
    raw.blocks.push(RawBlock { why, ..RawBlock::new(form, span) });
    raw.text.push('\n');
}

/// Splits a leaf at double line breaks, and at single ones after a sentence or date.
fn parts(text: &str) -> impl Iterator<Item = String> {
    let mut parts = vec![String::new()];
    let mut apart = false;
    for line in text.split('\n').map(str::trim) {
        let Some(last) = parts.last_mut().filter(|last| !last.is_empty()) else {
            parts = vec![line.to_owned()];
            continue;
        };
        if line.is_empty() {
            apart = true;
        } else if apart || ends(last) || is_period(last) {
            parts.push(line.to_owned());
            apart = false;
        } else {
            last.push(' ');
            last.push_str(line);
        }
    }
    parts.into_iter()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn line_breaks_split_only_paragraphs_and_sentences() {
        let parts: Vec<_> =
            parts("\nA mill\nby the river.\n2019\nSold.\nThe dam\n\nbroke\n").collect();
        assert_eq!(parts, ["A mill by the river.", "2019", "Sold.", "The dam", "broke"]);
    }
}
