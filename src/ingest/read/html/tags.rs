//! Reads elements and metadata from tags.

use html5ever::tokenizer::Tag as TagToken;

use super::classes::ClassNames;
use super::marks::{
    BodyMark, CAPTION, ExclusionReason, HIDDEN, Strength, is_author_name, is_body_name,
    is_hidden_class, reason,
};
use super::page::{AuthorMark, DateKind, Element, ElementTag, Head, StatedDate};

/// The element of a tag.
pub(super) fn element(tag: &TagToken) -> Element {
    let value = |name| attribute(tag, name).unwrap_or_default();
    let names = ClassNames::new(&[value("class"), value("id")]);
    let hidden = ExclusionReason { why: HIDDEN, strength: Strength::Named };
    let reason =
        if hides(tag, &names) { Some(hidden) } else { reason(&tag.name, value("role"), &names) };
    Element { tag: kind(tag), parent: 0, body: body(tag, &names), reason }
}

/// Whether an inline element counts as a block: a caption, or the article's text.
pub(super) fn is_apart(element: &Element) -> bool {
    let named =
        |reason: &ExclusionReason| reason.why == CAPTION && reason.strength > Strength::Hint;
    element.body == Some(BodyMark::Stated) || element.reason.as_ref().is_some_and(named)
}

/// Whether an element is not shown.
pub(super) fn is_hidden(element: &Element) -> bool {
    element.reason.is_some_and(|reason| reason.why == HIDDEN)
}

fn body(tag: &TagToken, names: &ClassNames) -> Option<BodyMark> {
    let stated =
        ["itemprop", "property"].iter().filter_map(|name| attribute(tag, name)).any(|is| {
            is.split_ascii_whitespace().any(|word| {
                matches!(word, "articleBody" | "reviewBody" | "content:encoded" | "schema:text")
            })
        });
    let text = attribute(tag, "itemprop") == Some("text") && &*tag.name == "div";
    if stated || text {
        return Some(BodyMark::Stated);
    }
    let named = !matches!(&*tag.name, "html" | "body" | "p" | "a" | "li") && is_body_name(names);
    named.then_some(BodyMark::Named)
}

/// Records the metadata in a tag, below this number of leaves.
pub(super) fn add_metadata(tag: &TagToken, leaf: usize, head: &mut Head) {
    let value = |name| attribute(tag, name).map(str::to_owned);
    match &*tag.name {
        "html" => head.language = head.language.take().or_else(|| value("lang")),
        "link" if attribute(tag, "rel") == Some("canonical") => head.canonical = value("href"),
        "meta" => {
            let name = value("property").or_else(|| value("name")).or_else(|| value("itemprop"));
            if let Some((name, content)) = name.zip(value("content")) {
                head.metas.push((name.to_ascii_lowercase(), content));
            }
        }
        _ => head.times.extend(date(tag, leaf)),
    }
}

/// The date that an element states.
fn date(tag: &TagToken, leaf: usize) -> Option<StatedDate> {
    let marks = ["itemprop", "property", "class", "pubdate"];
    let marked = |kind: &str| {
        marks.iter().filter_map(|name| attribute(tag, name)).any(|value| value.contains(kind))
    };
    let kind = if marked("odified") || marked("pdated") {
        DateKind::Updated
    } else if marked("ublish") || attribute(tag, "pubdate").is_some() {
        DateKind::Published
    } else {
        DateKind::Unmarked
    };
    let stated = kind != DateKind::Unmarked && attribute(tag, "itemprop").is_some();
    let text = attribute(tag, "datetime").filter(|_| stated || &*tag.name == "time");
    let text = text.or_else(|| attribute(tag, "content").filter(|_| stated));
    let text = text.or_else(|| own_date(tag).filter(|_| &*tag.name == "time"))?;
    Some(StatedDate { text: text.to_owned(), kind, leaf })
}

/// The value of an attribute of the page's own that may be a date.
fn own_date(tag: &TagToken) -> Option<&str> {
    let own = tag.attrs.iter().filter(|attribute| attribute.name.local.starts_with("data-"));
    let digits = |value: &str| value.bytes().filter(u8::is_ascii_digit).count() >= 4;
    own.map(|attribute| &*attribute.value).find(|value| digits(value) && value.len() <= 80)
}

/// How an element is marked as the author's; `within` is how the one around it is.
pub(super) fn author(tag: &TagToken, within: Option<AuthorMark>) -> Option<AuthorMark> {
    let has = |name, value| {
        attribute(tag, name)
            .is_some_and(|list| list.split_ascii_whitespace().any(|one| one == value))
    };
    if within.is_some() && has("itemprop", "name") {
        return Some(AuthorMark::Name);
    }
    if has("rel", "author") || has("itemprop", "author") {
        return Some(AuthorMark::Stated);
    }
    let named =
        attribute(tag, "class").is_some_and(|class| is_author_name(&ClassNames::new(&[class])));
    (named && !matches!(&*tag.name, "html" | "body" | "article" | "main" | "section"))
        .then_some(AuthorMark::Named)
}

/// Whether a script holds JSON-LD.
pub(super) fn is_json_ld(tag: &TagToken) -> bool {
    attribute(tag, "type").is_some_and(|kind| kind.eq_ignore_ascii_case("application/ld+json"))
}

/// The value of an attribute.
pub(super) fn attribute<'t>(tag: &'t TagToken, name: &str) -> Option<&'t str> {
    tag.attrs.iter().find(|attribute| &*attribute.name.local == name).map(|found| &*found.value)
}

/// Whether an element is hidden by its attributes.
fn hides(tag: &TagToken, names: &ClassNames) -> bool {
    if matches!(&*tag.name, "html" | "body") {
        return false;
    }
    let style = || {
        let style = attribute(tag, "style")?.to_ascii_lowercase().replace(' ', "");
        Some(style.contains("display:none") || style.contains("visibility:hidden"))
    };
    attribute(tag, "hidden").is_some()
        || attribute(tag, "aria-hidden") == Some("true")
        || style() == Some(true)
        || is_hidden_class(names)
}

fn kind(tag: &TagToken) -> ElementTag {
    let role = attribute(tag, "role").unwrap_or_default();
    match (&*tag.name, role) {
        ("article", _) | (_, "article") => ElementTag::Article,
        ("main", _) | (_, "main") => ElementTag::Main,
        ("h1", _) => ElementTag::H1,
        ("h2" | "h3" | "h4" | "h5" | "h6", _) | (_, "heading") => ElementTag::Heading,
        ("dt" | "summary" | "legend" | "caption", _) => ElementTag::Term,
        ("li" | "dd", _) => ElementTag::Item,
        ("tr", _) => ElementTag::Row,
        ("ul" | "ol" | "dl", _) => ElementTag::List,
        ("figure", _) => ElementTag::Figure,
        ("table" | "blockquote" | "pre", _) => ElementTag::Quote,
        _ => ElementTag::Other,
    }
}
