//! Classifies elements: blocks, invisible ones, and ones outside the article.

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use crate::language::entries;

/// Why an element is not part of the article.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct ExclusionReason {
    pub(super) why: &'static str,
    /// Whether its tag or role says so, not only its class or id.
    pub(super) sure: bool,
}

/// The reason for excluding invisible text.
pub(super) const HIDDEN: &str = "hidden";

#[derive(Default)]
struct ElementKinds {
    tags: HashMap<&'static str, &'static str>,
    roles: HashMap<&'static str, &'static str>,
    classes: HashMap<&'static str, &'static str>,
    whole: HashSet<&'static str>,
}

static KINDS: LazyLock<ElementKinds> = LazyLock::new(|| {
    let mut kinds = ElementKinds::default();
    for entry in entries(include_str!("elements.vocabulary")) {
        for phrase in entry.phrases() {
            match entry.kind {
                "tag" => kinds.tags.insert(phrase, entry.value),
                "role" => kinds.roles.insert(phrase, entry.value),
                "class" => kinds.classes.insert(phrase, entry.value),
                _ => {
                    kinds.whole.insert(phrase);
                    None
                }
            };
        }
    }
    kinds
});

/// Why an element is not part of the article, by its tag, role, class or id.
pub(super) fn reason(tag: &str, role: &str, names: &[&str]) -> Option<ExclusionReason> {
    let kinds = &*KINDS;
    let role = role.split_ascii_whitespace().next().unwrap_or_default();
    if let Some(why) = kinds.tags.get(tag).or_else(|| kinds.roles.get(role)) {
        return Some(ExclusionReason { why, sure: true });
    }
    if matches!(tag, "html" | "body" | "main" | "h1" | "h2") {
        return None;
    }
    let mut names = names.iter().flat_map(|name| name.split_ascii_whitespace());
    names.find_map(|name| class(kinds, name)).map(|why| ExclusionReason { why, sure: false })
}

/// The reason in the words of a class or id: `relatedPosts`, `post-related`.
fn class(kinds: &ElementKinds, name: &str) -> Option<&'static str> {
    const LONGEST: usize = 80;
    if name.len() > LONGEST {
        return None;
    }
    let words = words(name);
    if words.iter().any(|word| kinds.whole.contains(word.as_str())) {
        return None;
    }
    let pairs = words.windows(2).map(<[String]>::concat);
    let triples = words.windows(3).map(<[String]>::concat);
    let mut all = triples.chain(pairs).chain(words.iter().cloned());
    all.find_map(|word| kinds.classes.get(word.as_str()).copied())
}

/// The words of a name, in lower case.
fn words(name: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    let mut small = false;
    for letter in name.chars() {
        let begins = !letter.is_ascii_alphanumeric() || (small && letter.is_ascii_uppercase());
        if begins {
            words.push(String::new());
        }
        small = letter.is_ascii_lowercase();
        if let Some(word) = words.last_mut().filter(|_| letter.is_ascii_alphanumeric()) {
            word.push(letter.to_ascii_lowercase());
        }
    }
    words.retain(|word| !word.is_empty());
    words
}

/// Whether an element has no end tag.
pub(super) fn is_void(tag: &str) -> bool {
    matches!(
        tag,
        "area"
            | "base"
            | "basefont"
            | "bgsound"
            | "br"
            | "col"
            | "embed"
            | "frame"
            | "hr"
            | "img"
            | "input"
            | "keygen"
            | "link"
            | "meta"
            | "param"
            | "source"
            | "track"
            | "wbr"
    )
}

/// Whether an element's text is never visible prose.
pub(super) fn is_unseen(tag: &str) -> bool {
    matches!(
        tag,
        "script"
            | "style"
            | "noscript"
            | "template"
            | "iframe"
            | "object"
            | "svg"
            | "math"
            | "canvas"
            | "audio"
            | "video"
            | "map"
            | "title"
            | "textarea"
            | "select"
            | "button"
            | "option"
            | "datalist"
            | "noembed"
            | "noframes"
            | "xmp"
            | "applet"
            | "progress"
            | "meter"
            | "rt"
            | "rp"
    )
}

/// Whether an element is a block, which separates the text around it.
pub(super) fn is_block(tag: &str) -> bool {
    matches!(
        tag,
        "html"
            | "body"
            | "address"
            | "article"
            | "aside"
            | "blockquote"
            | "center"
            | "dd"
            | "details"
            | "dialog"
            | "dir"
            | "div"
            | "dl"
            | "dt"
            | "fieldset"
            | "figcaption"
            | "figure"
            | "footer"
            | "form"
            | "h1"
            | "h2"
            | "h3"
            | "h4"
            | "h5"
            | "h6"
            | "header"
            | "hgroup"
            | "legend"
            | "li"
            | "listing"
            | "main"
            | "menu"
            | "nav"
            | "ol"
            | "p"
            | "pre"
            | "search"
            | "section"
            | "summary"
            | "table"
            | "caption"
            | "tbody"
            | "thead"
            | "tfoot"
            | "tr"
            | "td"
            | "th"
            | "ul"
    )
}

/// Whether a start tag closes an open element whose end tag is omitted.
pub(super) fn ends(open: &str, starts: &str) -> bool {
    match open {
        "p" => is_block(starts) || starts == "hr",
        "li" => starts == "li",
        "dt" | "dd" => matches!(starts, "dt" | "dd"),
        "td" | "th" | "caption" => {
            matches!(starts, "td" | "th" | "tr" | "tbody" | "thead" | "tfoot")
        }
        "tr" => matches!(starts, "tr" | "tbody" | "thead" | "tfoot"),
        "tbody" | "thead" | "tfoot" => matches!(starts, "tbody" | "thead" | "tfoot"),
        "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => is_heading(starts),
        _ => false,
    }
}

/// Whether an open element stops the search for the start of an end tag.
pub(super) fn is_wall(open: &str, tag: &str) -> bool {
    match tag {
        "li" => matches!(open, "ul" | "ol" | "menu" | "table" | "td" | "th"),
        "dt" | "dd" => matches!(open, "dl" | "table" | "td" | "th"),
        "td" | "th" | "tr" | "tbody" | "thead" | "tfoot" | "caption" => open == "table",
        "table" => false,
        _ => matches!(open, "table" | "td" | "th" | "caption"),
    }
}

pub(super) fn is_heading(tag: &str) -> bool {
    matches!(tag, "h1" | "h2" | "h3" | "h4" | "h5" | "h6")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn class_names_are_matched_word_by_word() {
        let why = |name| reason("div", "", &[name]).map(|reason| reason.why);
        assert_eq!(why("post relatedPosts-list"), Some("related links"));
        assert_eq!(why("most-read"), Some("related links"));
        assert_eq!(why("site-nav"), Some("navigation"));
        assert_eq!(why("has-sidebar"), None);
        assert_eq!(why("navigator shared addendum"), None);
        assert_eq!(reason("body", "", &["comments"]), None);
        assert_eq!(reason("div", "navigation", &[]).map(|reason| reason.sure), Some(true));
    }
}
