//! Finds the elements that hold the article's text: those marked as such, else the
//! innermost one with most of the prose.

use std::cmp::Reverse;

use super::marks::BodyMark;
use super::measures::Measures;
use super::page::{ElementTag, Page};

/// Where the article's text is.
pub(super) enum Root {
    /// In these elements and nowhere else.
    Marked(Vec<usize>),
    /// In the last element of this path; what stands beside it may belong to it.
    Path(Vec<usize>),
}

/// The element, or the elements, with the article's text.
pub(super) fn root(page: &Page, measures: &Measures) -> Root {
    let stated = |index: usize| page.elements[index].body == Some(BodyMark::Stated);
    let named = |index: usize| page.elements[index].body.is_some();
    let parts = marked(page, measures, &stated, 15).or_else(|| marked(page, measures, &named, 50));
    if let Some(parts) = parts {
        return Root::Marked(inner(page, measures, &parts));
    }
    let tagged = |tag: ElementTag, percent: usize| {
        let is = |index: usize| page.elements[index].tag == tag;
        largest(page, measures, &is).filter(|index| is_share(measures, *index, percent))
    };
    let start = tagged(ElementTag::Article, 40).or_else(|| tagged(ElementTag::Main, 30));
    Root::Path(path(page, measures, start.unwrap_or(0)))
}

/// The first of the elements with the most prose.
fn largest(page: &Page, measures: &Measures, is: &dyn Fn(usize) -> bool) -> Option<usize> {
    let elements = (0..page.elements.len()).filter(|index| is(*index));
    elements.max_by_key(|index| (measures.prose[*index], Reverse(*index)))
}

fn is_share(measures: &Measures, index: usize, percent: usize) -> bool {
    measures.total() > 0 && measures.weight[index] * 100 >= measures.weight[0] * percent
}

/// The marked elements, if together they hold this share of the prose: the largest and
/// those that belong to the same article.
fn marked(
    page: &Page,
    measures: &Measures,
    is: &dyn Fn(usize) -> bool,
    percent: usize,
) -> Option<Vec<usize>> {
    let outermost = outermost(page, is);
    let first = |index: usize| outermost[index] == Some(index);
    let largest = largest(page, measures, &first)?;
    let articles = self::outermost(page, &|index| page.elements[index].tag == ElementTag::Article);
    let stated = page.elements[largest].body == Some(BodyMark::Stated);
    let family = |index: usize| match articles[largest] {
        None if stated => articles[index].is_none(),
        None => page.elements[index].parent == page.elements[largest].parent,
        article => articles[index] == article,
    };
    let parts: Vec<usize> =
        (0..page.elements.len()).filter(|index| first(*index) && family(*index)).collect();
    let sum: usize = parts.iter().map(|index| measures.weight[*index]).sum();
    let enough = measures.total() > 0 && sum * 100 >= measures.weight[0] * percent;
    enough.then(|| with_headings(page, parts))
}

/// The parts of an article, or what is around them if each is in an element of its own,
/// beside its heading.
fn with_headings(page: &Page, parts: Vec<usize>) -> Vec<usize> {
    let parent = |index: &usize| page.elements[*index].parent;
    let siblings = parts.iter().all(|index| parent(index) == parent(&parts[0]));
    if siblings {
        return parts;
    }
    let around = parts.iter().copied().reduce(|one, other| common(page, one, other));
    around.into_iter().collect()
}

/// The innermost element around both.
fn common(page: &Page, mut one: usize, mut other: usize) -> usize {
    // Parents are before their children.
    while one != other {
        let inner = if one > other { &mut one } else { &mut other };
        *inner = page.elements[*inner].parent;
    }
    one
}

/// For each element, the outermost matching element that it is or is in.
fn outermost(page: &Page, is: &dyn Fn(usize) -> bool) -> Vec<Option<usize>> {
    let mut outermost: Vec<Option<usize>> = Vec::with_capacity(page.elements.len());
    for (index, element) in page.elements.iter().enumerate() {
        let around = outermost.get(element.parent).copied().flatten();
        outermost.push(around.or(is(index).then_some(index)));
    }
    outermost
}

/// The innermost marked elements that hold nearly all of the prose of these.
fn inner(page: &Page, measures: &Measures, parts: &[usize]) -> Vec<usize> {
    let mut inner = parts.to_vec();
    let mut part: Vec<Option<usize>> = vec![None; page.elements.len()];
    for (number, index) in parts.iter().enumerate() {
        part[*index] = Some(number);
    }
    for (index, element) in page.elements.iter().enumerate().skip(1) {
        part[index] = part[index].or(part[element.parent]);
        let Some(number) = part[index].filter(|_| element.body.is_some()) else { continue };
        if measures.prose[index] * 100 >= measures.prose[parts[number]] * 85 {
            inner[number] = index;
        }
    }
    inner
}

/// The path from an element to the innermost one with most of the prose.
fn path(page: &Page, measures: &Measures, root: usize) -> Vec<usize> {
    let weight = &measures.weight;
    let mut children: Vec<Option<usize>> = vec![None; page.elements.len()];
    let mut own = weight.clone();
    // The first child with the most prose.
    for (index, element) in page.elements.iter().enumerate().skip(1) {
        own[element.parent] = own[element.parent].saturating_sub(weight[index]);
        let best = &mut children[element.parent];
        if best.is_none_or(|best| weight[best] < weight[index]) {
            *best = Some(index);
        }
    }
    let mut path = vec![root];
    let mut last = root;
    while let Some(child) = children[last] {
        let most = weight[child] > 0 && weight[child] * 10 >= weight[last] * 7;
        // A paragraph does not contain the article.
        let paragraph = own[child] * 2 >= weight[child] && children[child].is_none();
        if !most || paragraph {
            break;
        }
        path.push(child);
        last = child;
    }
    path
}
