//! Why elements are not part of the article: their tags, roles, classes and ids, where
//! what is in them does not contradict.

use super::marks::{BodyMark, CAPTION, ExclusionReason, HIDDEN, Strength};
use super::measures::Measures;
use super::page::{ElementTag, Page};

/// Why each element, or one around it, is not part of the article.
pub(super) type Reasons = Vec<Option<&'static str>>;

/// The reason for excluding what readers wrote.
const COMMENTS: &str = "comments";

/// The prose from which an element may be the article although its tag says otherwise, in
/// bytes.
const ARTICLE: usize = 500;

/// The reasons that tags, classes and ids give, and the measures without those elements.
pub(super) fn reasons(page: &Page) -> (Reasons, Measures) {
    let article = holds(page);
    // Comments may be longer than the article.
    let comments =
        |index: usize, reason: &ExclusionReason| reason.why == COMMENTS && !article[index];
    let spoken = Measures::new(page, &inherited(page, comments));
    let sure = |index: usize, reason: &ExclusionReason| {
        let prose = spoken.prose[index];
        let most = prose >= ARTICLE && prose * 5 > spoken.total() * 4;
        comments(index, reason) || (reason.strength == Strength::Sure && !most)
    };
    let whys = inherited(page, sure);
    let measures = Measures::new(page, &whys);
    let named = inherited(page, |index, reason| {
        let free = !article[index] || reason.why == HIDDEN;
        sure(index, reason) || (free && is_beside(&measures, index, *reason))
    });
    let rest = Measures::new(page, &named);
    // If the class names exclude nearly everything, they are ignored.
    if rest.total() * 4 < measures.total() { (whys, measures) } else { (named, rest) }
}

/// Whether the content of an element agrees with its name: most of the article is in no
/// such element, and what may be a part of it is short or has many links.
fn is_beside(measures: &Measures, index: usize, reason: ExclusionReason) -> bool {
    const SHORT: usize = 240;
    let prose = measures.prose[index];
    let most = if reason.why == HIDDEN { 75 } else { 40 };
    let part = prose * 100 <= measures.total() * most;
    let short = || prose <= SHORT || measures.linked[index] * 3 > measures.text[index];
    part && match reason.strength {
        Strength::Sure => false,
        Strength::Named => true,
        Strength::Hint => short(),
    }
}

/// The reasons that hold, for each element and those in it.
fn inherited(page: &Page, holds: impl Fn(usize, &ExclusionReason) -> bool) -> Reasons {
    let figures = figures(page);
    let mut reasons: Reasons = vec![None; page.elements.len()];
    for (index, element) in page.elements.iter().enumerate() {
        let own = element.reason.filter(|reason| holds(index, reason)).map(|reason| reason.why);
        let own = own.or(figures[index].then_some(CAPTION));
        reasons[index] = reasons[element.parent].or(own);
    }
    reasons
}

/// For each element, whether it is a figure of a picture: without a quotation, table or
/// code.
fn figures(page: &Page) -> Vec<bool> {
    let quotes = holding(page, |index| page.elements[index].tag == ElementTag::Quote);
    let figure = |index: usize| page.elements[index].tag == ElementTag::Figure && !quotes[index];
    (0..page.elements.len()).map(figure).collect()
}

/// For each element, whether it holds the title or what is marked as the article.
fn holds(page: &Page) -> Vec<bool> {
    holding(page, |index| {
        let element = &page.elements[index];
        matches!(element.tag, ElementTag::Main | ElementTag::H1)
            || element.body == Some(BodyMark::Stated)
    })
}

/// For each element, whether it or one of its descendants matches.
fn holding(page: &Page, is: impl Fn(usize) -> bool) -> Vec<bool> {
    let mut holds: Vec<bool> = (0..page.elements.len()).map(is).collect();
    for index in (1..holds.len()).rev() {
        let parent = page.elements[index].parent;
        holds[parent] |= holds[index];
    }
    holds
}
