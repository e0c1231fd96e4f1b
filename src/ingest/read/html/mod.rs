//! HTML: extracts the article's headings, paragraphs, items and rows from a page, and
//! its metadata.

mod authors;
mod body;
mod builder;
mod capture;
mod classes;
mod json_ld;
mod kinds;
mod marks;
mod measures;
mod meta;
mod page;
mod raw_blocks;
mod reasons;
mod root;
mod sink;
mod tags;

use super::document::Meta;
use super::error::ReadError;
use super::raw_document::RawDocument;

/// The most attributes of a tag. More would be slow to parse and do not occur in real
/// pages.
const MOST_ATTRIBUTES: usize = 2_000;

/// The raw document of a page, and its metadata.
pub(super) fn raw_document(source: &str) -> Result<(RawDocument, Meta), ReadError> {
    if has_huge_tag(source) {
        return Err(ReadError::NotText("a page with thousands of attributes in one tag"));
    }
    let page = sink::page(source);
    let meta = meta::meta(&page);
    let raw = raw_blocks::raw_document(&page);
    if raw.kept().next().is_none() {
        return Err(ReadError::NoArticle);
    }
    Ok((raw, meta))
}

/// Whether a tag has too many attributes.
fn has_huge_tag(source: &str) -> bool {
    let mut rest = source;
    while let Some(at) = rest.find('<') {
        rest = &rest[at + 1..];
        if let Some(comment) = rest.strip_prefix("!--") {
            rest = comment.find("-->").map_or("", |end| &comment[end..]);
        } else if rest.starts_with(|letter: char| letter.is_ascii_alphabetic()) {
            let Some(length) = tag(rest) else { return true };
            let name = rest.split(|letter: char| !letter.is_ascii_alphanumeric()).next();
            rest = &rest[length..];
            if let Some(raw) = name.filter(|name| is_raw(name)) {
                rest = after_raw(rest, raw);
            }
        }
    }
    false
}

/// The length of a tag; `None` if it has too many attributes.
fn tag(text: &str) -> Option<usize> {
    let (mut quote, mut attributes, mut last) = (None, 0, b'<');
    for (at, byte) in text.bytes().enumerate() {
        match (byte, quote) {
            (_, Some(open)) => quote = quote.filter(|_| byte != open),
            (b'>', None) => return Some(at),
            (b'"' | b'\'', None) if last == b'=' => quote = Some(byte),
            (b' ' | b'\t' | b'\n' | b'\r' | b'\x0c' | b'/', None) => attributes += 1,
            _ => {}
        }
        if attributes > MOST_ATTRIBUTES {
            return None;
        }
        last = if byte.is_ascii_whitespace() { last } else { byte };
    }
    Some(text.len())
}

/// Whether an element contains raw text instead of tags.
fn is_raw(name: &str) -> bool {
    ["script", "style", "textarea", "title", "iframe"]
        .iter()
        .any(|raw| name.eq_ignore_ascii_case(raw))
}

/// The text from the end tag of a raw text element on.
fn after_raw<'t>(text: &'t str, name: &str) -> &'t str {
    let ends = text.match_indices("</").map(|(at, _)| &text[at + 2..]);
    let same =
        |rest: &&str| rest.get(..name.len()).is_some_and(|other| other.eq_ignore_ascii_case(name));
    ends.into_iter().find(same).unwrap_or("")
}

#[cfg(test)]
mod tests {
    use super::has_huge_tag;

    #[test]
    fn only_attributes_of_tags_are_counted() {
        let many = "a ".repeat(3_000);
        assert!(has_huge_tag(&format!("<p>x</p><p {many}>")));
        assert!(!has_huge_tag(&format!("<p title='{many}'>x < y {many}")));
        assert!(!has_huge_tag(&format!("<script>if (a <b {many}</SCRIPT><!-- <p {many} --><p>")));
    }
}
