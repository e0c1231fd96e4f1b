//! Finds the article in a page: the element marked as such, else the one with most of
//! the prose.

use super::super::shapes::ends;
use super::page::{ElementTag, Leaf, Page};

/// The reason for excluding what is beside the article.
const OUTSIDE: &str = "outside the article";

/// For each leaf, why it is not part of the article.
pub(super) fn whys(page: &Page) -> Vec<Option<&'static str>> {
    let sure = reasons(page, &vec![0; page.elements.len()], false);
    let all = prose(page, &sure);
    let total = all.first().copied().unwrap_or_default();
    let mut reasons = reasons(page, &all, true);
    let mut prose = prose(page, &reasons);
    // If the class names exclude nearly everything, they are ignored.
    if prose.first().copied().unwrap_or_default() * 4 < total {
        (reasons, prose) = (sure, all);
    }
    let body = ArticleBody::new(page, &reasons, &prose);
    page.leaves.iter().map(|leaf| body.why(leaf)).collect()
}

/// For each element, why it is not part of the article. `prose` is the amount of prose
/// in each element: class names on an element with most of it are ignored.
fn reasons(page: &Page, prose: &[usize], named: bool) -> Vec<Option<&'static str>> {
    const COMMENTS: &str = "comments";
    let total = prose.first().copied().unwrap_or_default();
    let main = holds(page, |tag, body| body || matches!(tag, ElementTag::Main | ElementTag::H1));
    let mut reasons: Vec<Option<&'static str>> = vec![None; page.elements.len()];
    for (index, element) in page.elements.iter().enumerate() {
        let own = element.reason.filter(|reason| {
            let part = reason.why == COMMENTS || prose[index] * 5 < total * 2;
            reason.sure || (named && part && !main[index])
        });
        reasons[index] = reasons[element.parent].or(own.map(|reason| reason.why));
    }
    reasons
}

/// For each element, whether it or one of its descendants matches.
fn holds(page: &Page, is: impl Fn(ElementTag, bool) -> bool) -> Vec<bool> {
    let mut holds: Vec<bool> =
        page.elements.iter().map(|element| is(element.tag, element.body)).collect();
    for index in (1..holds.len()).rev() {
        let parent = page.elements[index].parent;
        holds[parent] |= holds[index];
    }
    holds
}

/// The amount of prose in each element, in bytes, without excluded parts.
fn prose(page: &Page, reasons: &[Option<&'static str>]) -> Vec<usize> {
    let mut prose = vec![0; page.elements.len()];
    for leaf in &page.leaves {
        if reasons[leaf.element].is_none() {
            prose[leaf.element] += weight(page, leaf);
        }
    }
    for index in (1..prose.len()).rev() {
        let parent = page.elements[index].parent;
        prose[parent] += prose[index];
    }
    prose
}

/// The amount of prose that a leaf counts for.
fn weight(page: &Page, leaf: &Leaf) -> usize {
    const SHORTEST: usize = 25;
    let heading = matches!(page.elements[leaf.element].tag, ElementTag::H1 | ElementTag::Heading);
    let prose = leaf.prose();
    if heading || prose < SHORTEST || leaf.linked * 2 > leaf.text.len() { 0 } else { prose }
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
    reasons: &'p [Option<&'static str>],
    places: Vec<Placement>,
}

impl<'p> ArticleBody<'p> {
    fn new(page: &'p Page, reasons: &'p [Option<&'static str>], prose: &[usize]) -> Self {
        let (root, exact) = root(page, prose);
        let path = if exact { vec![root] } else { path(page, prose, root) };
        let linked = linked(page, reasons);
        let mut places = vec![Placement::Outside; page.elements.len()];
        let (last, around) =
            path.split_last().map_or((root, &[][..]), |(last, rest)| (*last, rest));
        for (index, element) in page.elements.iter().enumerate() {
            let parent = if index == 0 { Placement::Outside } else { places[element.parent] };
            let heading = matches!(element.tag, ElementTag::H1 | ElementTag::Heading);
            places[index] = match parent {
                _ if index == last => Placement::Inside,
                _ if around.contains(&index) => Placement::Around,
                Placement::Around if heading || is_prose(prose[index], linked[index]) => {
                    Placement::Inside
                }
                Placement::Around => Placement::Outside,
                parent => parent,
            };
        }
        Self { page, reasons, places }
    }

    fn why(&self, leaf: &Leaf) -> Option<&'static str> {
        let tag = self.page.elements[leaf.element].tag;
        let heading = matches!(tag, ElementTag::H1 | ElementTag::Heading);
        if let Some(why) = self.reasons[leaf.element] {
            return Some(why);
        }
        let inside = match self.places[leaf.element] {
            Placement::Inside => true,
            Placement::Around => heading || weight(self.page, leaf) > 0,
            Placement::Outside => tag == ElementTag::H1,
        };
        if !inside {
            return Some(OUTSIDE);
        }
        let link = leaf.linked * 10 >= leaf.text.len() * 9 && !heading && !ends(&leaf.text);
        let dated = leaf.text.bytes().any(|byte| byte.is_ascii_digit());
        (link && !dated).then_some("links")
    }
}

/// Whether a part beside the article is prose rather than links.
fn is_prose(prose: usize, linked: usize) -> bool {
    const ENOUGH: usize = 80;
    prose >= ENOUGH && linked * 4 < prose
}

/// The amount of link text in each element, in bytes.
fn linked(page: &Page, reasons: &[Option<&'static str>]) -> Vec<usize> {
    let mut linked = vec![0; page.elements.len()];
    for leaf in page.leaves.iter().filter(|leaf| reasons[leaf.element].is_none()) {
        linked[leaf.element] += leaf.linked;
    }
    for index in (1..linked.len()).rev() {
        let parent = page.elements[index].parent;
        linked[parent] += linked[index];
    }
    linked
}

/// The element that contains the article, and whether it is marked as such.
fn root(page: &Page, prose: &[usize]) -> (usize, bool) {
    let total = prose.first().copied().unwrap_or_default();
    let largest = |is: &dyn Fn(usize) -> bool| {
        let elements = (0..page.elements.len()).filter(|index| is(*index));
        elements.max_by_key(|index| (prose[*index], std::cmp::Reverse(*index)))
    };
    let holds = |index: &usize, percent: usize| total > 0 && prose[*index] * 100 >= total * percent;
    let body = largest(&|index| page.elements[index].body).filter(|index| holds(index, 50));
    let article = || largest(&|index| page.elements[index].tag == ElementTag::Article);
    if let Some(index) = body.or_else(|| article().filter(|index| holds(index, 50))) {
        return (index, true);
    }
    let main = largest(&|index| page.elements[index].tag == ElementTag::Main);
    (main.filter(|index| holds(index, 30)).unwrap_or(0), false)
}

/// The path from an element to the innermost one with most of the prose.
fn path(page: &Page, prose: &[usize], root: usize) -> Vec<usize> {
    let mut children: Vec<Option<usize>> = vec![None; page.elements.len()];
    // The first child with the most prose.
    for (index, element) in page.elements.iter().enumerate().skip(1) {
        let best = &mut children[element.parent];
        if best.is_none_or(|best| prose[best] < prose[index]) {
            *best = Some(index);
        }
    }
    let mut own = vec![0; page.elements.len()];
    for leaf in &page.leaves {
        own[leaf.element] += weight(page, leaf);
    }
    let mut path = vec![root];
    let mut last = root;
    while let Some(child) = children[last] {
        let most = prose[child] > 0 && prose[child] * 10 >= prose[last] * 7;
        // A paragraph does not contain the article.
        if !most || own[child] * 2 >= prose[child] {
            break;
        }
        path.push(child);
        last = child;
    }
    path
}
