//! How much text, prose and link text each element holds, without excluded parts.

use super::super::shapes::ends;
use super::page::{ElementTag, Leaf, Page};

/// The measures of each element, in bytes.
pub(super) struct Measures {
    /// Its text.
    pub(super) text: Vec<usize>,
    /// Its link text.
    pub(super) linked: Vec<usize>,
    /// The text of its paragraphs.
    pub(super) prose: Vec<usize>,
    /// Its prose, where items of lists and short lines count for less: lists of links and
    /// previews of other articles have many.
    pub(super) weight: Vec<usize>,
}

impl Measures {
    pub(super) fn new(page: &Page, reasons: &[Option<&'static str>]) -> Self {
        let zeros = || vec![0; page.elements.len()];
        let (text, linked, prose, weight) = (zeros(), zeros(), zeros(), zeros());
        let mut measures = Self { text, linked, prose, weight };
        for leaf in page.leaves.iter().filter(|leaf| reasons[leaf.element].is_none()) {
            measures.add(page, leaf);
        }
        for index in (1..page.elements.len()).rev() {
            let parent = page.elements[index].parent;
            let lists = [
                &mut measures.text,
                &mut measures.linked,
                &mut measures.prose,
                &mut measures.weight,
            ];
            for list in lists {
                list[parent] += list[index];
            }
        }
        measures
    }

    fn add(&mut self, page: &Page, leaf: &Leaf) {
        const LESS: usize = 4;
        const LONG: usize = 140;
        let prose = prose(page, leaf);
        let item = page.elements[leaf.element].tag == ElementTag::Item;
        let less = item || leaf.text.len() < LONG || !ends(&leaf.text);
        let link = leaf.linked * 2 > leaf.text.len();
        let line = if link || is_heading(page, leaf) { 0 } else { leaf.prose() / LESS };
        self.text[leaf.element] += leaf.text.len();
        self.linked[leaf.element] += leaf.linked;
        self.prose[leaf.element] += prose;
        self.weight[leaf.element] += if less { line } else { prose };
    }

    /// The prose of the whole page.
    pub(super) fn total(&self) -> usize {
        self.prose.first().copied().unwrap_or_default()
    }
}

/// The amount of prose in a leaf: none in headings, short lines and links.
pub(super) fn prose(page: &Page, leaf: &Leaf) -> usize {
    const SHORTEST: usize = 25;
    let prose = leaf.prose();
    let none = is_heading(page, leaf) || prose < SHORTEST || leaf.linked * 2 > leaf.text.len();
    if none { 0 } else { prose }
}

pub(super) fn is_heading(page: &Page, leaf: &Leaf) -> bool {
    matches!(page.elements[leaf.element].tag, ElementTag::H1 | ElementTag::Heading)
}
