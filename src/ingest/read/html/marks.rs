//! What the tag, role, classes and id of an element say: that it is not part of the
//! article, is hidden, holds the text or names the author.

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use super::classes::{ClassName, ClassNames};
use crate::language::entries;

/// Why an element is not part of the article.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct ExclusionReason {
    pub(super) why: &'static str,
    pub(super) strength: Strength,
}

/// How much a reason says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Strength {
    /// A class or id that elements of the article may have too.
    Hint,
    /// A class or id, or a style.
    Named,
    /// A tag or role.
    Sure,
}

/// How an element is marked as the one that holds the article's text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum BodyMark {
    /// By its class or id.
    Named,
    /// By schema.org.
    Stated,
}

/// The reason for excluding invisible text.
pub(super) const HIDDEN: &str = "hidden";
/// The reason for excluding the text below a picture.
pub(super) const CAPTION: &str = "caption";

#[derive(Default)]
struct ElementKinds {
    tags: HashMap<&'static str, &'static str>,
    roles: HashMap<&'static str, &'static str>,
    classes: HashMap<&'static str, ExclusionReason>,
    hidden: HashSet<&'static str>,
    shows: HashSet<&'static str>,
    whole: HashSet<&'static str>,
    bodies: HashSet<&'static str>,
    authors: HashSet<&'static str>,
    others: HashSet<&'static str>,
}

static KINDS: LazyLock<ElementKinds> = LazyLock::new(|| {
    let mut kinds = ElementKinds::default();
    for entry in entries(include_str!("elements.vocabulary")) {
        for phrase in entry.phrases() {
            kinds.add(entry.kind, entry.value, phrase);
        }
    }
    kinds
});

impl ElementKinds {
    fn add(&mut self, kind: &str, why: &'static str, phrase: &'static str) {
        let class = |strength| ExclusionReason { why, strength };
        match kind {
            "tag" => drop(self.tags.insert(phrase, why)),
            "role" => drop(self.roles.insert(phrase, why)),
            "class" => drop(self.classes.insert(phrase, class(Strength::Named))),
            "hint" => drop(self.classes.entry(phrase).or_insert(class(Strength::Hint))),
            "hidden" => drop(self.hidden.insert(phrase)),
            "shows" => drop(self.shows.insert(phrase)),
            "body" => drop(self.bodies.insert(phrase)),
            "author" => drop(self.authors.insert(phrase)),
            "other" => drop(self.others.insert(phrase)),
            _ => drop(self.whole.insert(phrase)),
        }
    }

    /// The reason in the words of a class or id: `relatedPosts`, `post-related`.
    fn class(&self, name: &ClassName) -> Option<ExclusionReason> {
        if name.words().any(|word| self.whole.contains(word)) {
            return None;
        }
        let reasons = name.joined().filter_map(|word| self.classes.get(word).copied());
        reasons.reduce(surer)
    }
}

fn surer(one: ExclusionReason, other: ExclusionReason) -> ExclusionReason {
    if other.strength > one.strength { other } else { one }
}

/// Why an element is not part of the article, by its tag, role, classes and id.
pub(super) fn reason(tag: &str, role: &str, names: &ClassNames) -> Option<ExclusionReason> {
    let kinds = &*KINDS;
    let role = role.split_ascii_whitespace().next().unwrap_or_default();
    if let Some(why) = kinds.tags.get(tag).or_else(|| kinds.roles.get(role)) {
        return Some(ExclusionReason { why, strength: Strength::Sure });
    }
    if matches!(tag, "html" | "body" | "main" | "h1" | "h2") {
        return None;
    }
    names.iter().filter_map(|name| kinds.class(name)).reduce(surer)
}

/// Whether a class hides an element on all screens. The whole name counts:
/// `overflow-hidden`, `field-label-hidden` and `hidden-print` hide nothing.
pub(super) fn is_hidden_class(names: &ClassNames) -> bool {
    let kinds = &*KINDS;
    let shows = |name: &ClassName| {
        let print = name.words().any(|word| word == "print");
        name.words().count() > 1 && !print && name.words().any(|word| kinds.shows.contains(word))
    };
    names.iter().any(|name| kinds.hidden.contains(name.whole.as_str())) && !names.iter().any(shows)
}

/// Whether a class or id says that an element holds the article's text.
pub(super) fn is_body_name(names: &ClassNames) -> bool {
    let kinds = &*KINDS;
    names.iter().any(|name| name.joined().any(|word| kinds.bodies.contains(word)))
}

/// Whether a class says that an element names the author.
pub(super) fn is_author_name(names: &ClassNames) -> bool {
    let kinds = &*KINDS;
    let other = |word: &str| kinds.others.contains(word) || kinds.whole.contains(word);
    names.iter().any(|name| {
        name.joined().any(|word| kinds.authors.contains(word)) && !name.words().any(other)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn class_names_are_matched_word_by_word() {
        let why = |name| reason("div", "", &ClassNames::new(&[name])).map(|reason| reason.why);
        assert_eq!(why("post relatedPosts-list"), Some("related links"));
        assert_eq!(why("most-read"), Some("related links"));
        assert_eq!(why("site-nav"), Some("navigation"));
        assert_eq!(why("has-sidebar"), None);
        assert_eq!(why("navigator shared addendum"), None);
        assert_eq!(reason("body", "", &ClassNames::new(&["comments"])), None);
        let role = reason("div", "navigation", &ClassNames::new(&[])).map(|reason| reason.strength);
        assert_eq!(role, Some(Strength::Sure));
    }

    #[test]
    fn only_whole_class_names_hide() {
        for class in ["hidden", "post sr-only", "d-none d-print-block", "visually-hidden"] {
            assert!(is_hidden_class(&ClassNames::new(&[class])), "{class}");
        }
        for class in [
            "field field-label-hidden",
            "overflow-hidden",
            "lg:hidden",
            "hidden-print",
            "hidden lg:block",
            "d-none d-md-flex",
            "hide-for-small",
        ] {
            assert!(!is_hidden_class(&ClassNames::new(&[class])), "{class}");
        }
    }

    #[test]
    fn the_element_of_the_text_is_named() {
        for class in
            ["article-body", "storyBody", "td-post-content", "field-name-body", "articleText"]
        {
            assert!(is_body_name(&ClassNames::new(&[class])), "{class}");
        }
        assert!(!is_body_name(&ClassNames::new(&["body", "content", "article"])));
    }
}
