//! Who wrote the article: from JSON-LD, from `<meta>`, from the elements that name an
//! author.

use super::super::bylines::marked_names;
use super::meta::metas;
use super::page::{AuthorMark, AuthorText, Page};

/// How many leaves below the title a byline may be.
const NEAR: usize = 30;

/// The names of the authors.
pub(super) fn authors(page: &Page, json_ld: Option<String>) -> Option<String> {
    json_ld.and_then(|names| listed(&names)).or_else(|| meta(page)).or_else(|| marked(page))
}

/// The authors in `<meta>`; some pages give an address instead, which is ignored.
fn meta(page: &Page) -> Option<String> {
    const NAMES: [&str; 12] = [
        "author",
        "article:author",
        "article:author_name",
        "parsely-author",
        "sailthru.author",
        "dc.creator",
        "dcterms.creator",
        "citation_author",
        "byl",
        "authors",
        "creator",
        "og:article:author",
    ];
    NAMES.iter().find_map(|name| {
        let names: Vec<_> = metas(&page.head, &[*name]).filter_map(listed).collect();
        distinct(names)
    })
}

/// The names in a list of authors: without addresses, the words of a byline, functions.
fn listed(names: &str) -> Option<String> {
    if names.contains("://") || names.contains('@') {
        return None;
    }
    let name = marked_names(names).unwrap_or_else(|| names.trim().to_owned());
    (!name.is_empty()).then_some(name)
}

/// The authors that elements name: those near the title and with the surest mark, else the
/// first that are marked as such by `rel` or schema.org.
fn marked(page: &Page) -> Option<String> {
    let title = page.title_leaf();
    let from = title.unwrap_or(0);
    let named = |text: &AuthorText| marked_names(&text.text);
    let near = |text: &&AuthorText| (from..from + NEAR).contains(&text.leaf);
    let all = || page.head.authors.iter().filter(|text| named(text).is_some());
    let sure = |text: &&AuthorText| text.mark > AuthorMark::Named;
    let first = all()
        .filter(near)
        .max_by_key(|text| (text.mark.min(AuthorMark::Stated), std::cmp::Reverse(text.leaf)))
        .or_else(|| all().find(sure))?;
    // Several authors are named one after the other.
    let beside = |text: &&AuthorText| {
        text.mark >= first.mark.min(AuthorMark::Stated) && text.leaf.abs_diff(first.leaf) <= 3
    };
    distinct(all().filter(beside).filter_map(named).collect())
}

/// The different names, joined.
fn distinct(names: Vec<String>) -> Option<String> {
    const MOST: usize = 12;
    let mut distinct = Vec::<String>::new();
    for name in names {
        if distinct.len() < MOST && !distinct.iter().any(|known| known.contains(&name)) {
            distinct.push(name);
        }
    }
    (!distinct.is_empty()).then(|| distinct.join(", "))
}
