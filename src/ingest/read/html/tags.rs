//! Reads elements and metadata from tags.

use html5ever::tokenizer::Tag as TagToken;

use super::kinds::{ExclusionReason, HIDDEN, is_unseen, reason};
use super::page::{Element, ElementTag, Head};

/// The element of a tag, and whether it is visible.
pub(super) fn element(tag: &TagToken) -> (Element, bool) {
    let value = |name| attribute(tag, name).unwrap_or_default();
    let reason = reason(&tag.name, value("role"), &[value("class"), value("id")]);
    let hidden = |reason: &ExclusionReason| reason.why == HIDDEN;
    let unseen = is_unseen(&tag.name) || is_hidden(tag) || reason.as_ref().is_some_and(hidden);
    let body = value("itemprop") == "articleBody";
    (Element { tag: kind(tag), parent: 0, body, reason }, !unseen)
}

/// Records the metadata in a tag.
pub(super) fn add_metadata(tag: &TagToken, head: &mut Head) {
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
        "time" => {
            let published = attribute(tag, "itemprop") == Some("datePublished")
                || attribute(tag, "pubdate").is_some();
            head.times.extend(value("datetime").map(|time| (time, published)));
        }
        _ => {}
    }
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
fn is_hidden(tag: &TagToken) -> bool {
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
        _ => ElementTag::Other,
    }
}
