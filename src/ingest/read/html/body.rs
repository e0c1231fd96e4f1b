//! Finds the article in a page: for each leaf, why it is not part of it.

use super::super::bylines::byline;
use super::super::raw_document::{BYLINE, OUTSIDE};
use super::super::shapes::{ends, is_full};
use super::measures::{Measures, is_heading, prose};
use super::page::{ElementTag, Leaf, Page};
use super::reasons::{Reasons, reasons};
use super::root::{Root, root};

/// The reason for excluding links.
const LINKS: &str = "links";

/// For each leaf, why it is not part of the article.
pub(super) fn whys(page: &Page) -> Vec<Option<&'static str>> {
    let (reasons, measures) = reasons(page);
    let body = ArticleBody::new(page, reasons, &measures);
    let leaves = page.leaves.iter().enumerate();
    let mut whys: Vec<_> = leaves.map(|(index, leaf)| body.why(index, leaf)).collect();
    leave_out_above_title(page, &mut whys, measures.total());
    leave_out_headings_of_links(page, &mut whys);
    leave_out_bylines(page, &mut whys);
    whys
}

/// Excludes what stands above the title, unless it is a part of the text.
fn leave_out_above_title(page: &Page, whys: &mut [Option<&'static str>], total: usize) {
    let is_title = |leaf: &Leaf| page.elements[leaf.element].tag == ElementTag::H1;
    let leaves = || page.leaves.iter().zip(whys.iter());
    let title = leaves().position(|(leaf, why)| why.is_none() && is_title(leaf)).unwrap_or(0);
    let above = leaves().take(title).filter(|(_, why)| why.is_none());
    if above.map(|(leaf, _)| prose(page, leaf)).sum::<usize>() * 10 <= total {
        whys[..title].iter_mut().for_each(|why| *why = why.or(Some(OUTSIDE)));
    }
}

/// Whether a leaf may have a date.
fn is_dated(leaf: &Leaf) -> bool {
    leaf.text.bytes().any(|byte| byte.is_ascii_digit())
}

/// Excludes the bylines above the text.
fn leave_out_bylines(page: &Page, whys: &mut [Option<&'static str>]) {
    let leaves = page.leaves.iter().zip(whys.iter_mut()).filter(|(_, why)| why.is_none());
    for (leaf, why) in leaves.take_while(|(leaf, _)| !is_full(&leaf.text)) {
        if !is_heading(page, leaf) && byline(&leaf.text).is_some() {
            *why = Some(BYLINE);
        }
    }
}

/// Excludes the headings of lists of links.
fn leave_out_headings_of_links(page: &Page, whys: &mut [Option<&'static str>]) {
    const LONGEST: usize = 60;
    let mut links = 0;
    for (leaf, why) in page.leaves.iter().zip(whys.iter_mut()).rev() {
        let item = page.elements[leaf.element].tag == ElementTag::Item;
        let heading = leaf.text.len() <= LONGEST && !ends(&leaf.text) && !item && !is_dated(leaf);
        if why.is_none() && links > 1 && heading {
            *why = Some(LINKS);
        }
        links = if *why == Some(LINKS) { links + 1 } else { 0 };
    }
}

/// The position of an element relative to the article.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Placement {
    Outside,
    /// Around the article: its direct children may belong to the article.
    Around,
    Inside,
}

/// The part of the page that contains the article.
struct ArticleBody<'p> {
    page: &'p Page,
    reasons: Reasons,
    places: Vec<Placement>,
    /// Whether each element is a list of links.
    links: Vec<bool>,
    /// The leaf with the title, if it is outside.
    title: Option<usize>,
}

impl<'p> ArticleBody<'p> {
    fn new(page: &'p Page, reasons: Reasons, measures: &Measures) -> Self {
        let places = places(page, measures, &root(page, measures));
        let links = link_lists(page);
        let title = title(page, &reasons, &places);
        Self { page, reasons, places, links, title }
    }

    fn why(&self, index: usize, leaf: &Leaf) -> Option<&'static str> {
        if Some(index) == self.title {
            return None;
        }
        if let Some(why) = self.reasons[leaf.element] {
            return Some(why);
        }
        let heading = is_heading(self.page, leaf);
        let inside = match self.places[leaf.element] {
            Placement::Inside => true,
            Placement::Around => heading || prose(self.page, leaf) > 0,
            Placement::Outside => false,
        };
        if !inside {
            return Some(OUTSIDE);
        }
        let link = leaf.linked * 10 >= leaf.text.len() * 6 && !heading && !ends(&leaf.text);
        ((link || self.links[leaf.element]) && !is_dated(leaf)).then_some(LINKS)
    }
}

/// The position of each element.
fn places(page: &Page, measures: &Measures, root: &Root) -> Vec<Placement> {
    let mut places = vec![Placement::Outside; page.elements.len()];
    let (around, inside) = match root {
        Root::Marked(parts) => (&[][..], &parts[..]),
        Root::Path(path) => path.split_at(path.len().saturating_sub(1)),
    };
    for index in around {
        places[*index] = Placement::Around;
    }
    for index in inside {
        places[*index] = Placement::Inside;
    }
    for (index, element) in page.elements.iter().enumerate().skip(1) {
        if places[index] != Placement::Outside {
            continue;
        }
        let heading = matches!(element.tag, ElementTag::H1 | ElementTag::Heading);
        places[index] = match places[element.parent] {
            Placement::Around if heading || is_prose(measures, index) => Placement::Inside,
            Placement::Around => Placement::Outside,
            parent => parent,
        };
    }
    places
}

/// Whether a part beside the article is prose rather than links and previews.
fn is_prose(measures: &Measures, index: usize) -> bool {
    const ENOUGH: usize = 80;
    let prose = measures.prose[index];
    prose >= ENOUGH
        && measures.linked[index] * 4 < prose
        && (measures.weight[index] * 2 >= prose || prose * 2 < ENOUGH * 5)
}

/// The last title above the article's text that is not in it.
fn title(page: &Page, reasons: &Reasons, places: &[Placement]) -> Option<usize> {
    let inside = |leaf: &Leaf| places[leaf.element] == Placement::Inside;
    let kept = |leaf: &Leaf| inside(leaf) && reasons[leaf.element].is_none();
    let is_title = |leaf: &Leaf| page.elements[leaf.element].tag == ElementTag::H1;
    let begin = page.leaves.iter().position(|leaf| kept(leaf) && !is_title(leaf))?;
    if page.leaves.iter().any(|leaf| kept(leaf) && is_title(leaf)) {
        return None;
    }
    (0..begin).rev().find(|index| is_title(&page.leaves[*index]))
}

/// For each element, whether it is in a list most of whose items are links.
fn link_lists(page: &Page) -> Vec<bool> {
    let mut items: Vec<(usize, usize)> = vec![(0, 0); page.elements.len()];
    for leaf in &page.leaves {
        let element = &page.elements[leaf.element];
        let around = &page.elements[element.parent];
        let item = [element, around].into_iter().find(|one| one.tag == ElementTag::Item);
        if let Some(item) = item {
            let counts = &mut items[item.parent];
            counts.0 += 1;
            counts.1 += usize::from(leaf.linked * 5 >= leaf.text.len() * 2);
        }
    }
    let mut links = vec![false; page.elements.len()];
    for (index, element) in page.elements.iter().enumerate() {
        let (all, linked) = items[index];
        let list = element.tag == ElementTag::List && all > 1 && linked * 3 >= all * 2;
        links[index] = list || links[element.parent];
    }
    links
}
