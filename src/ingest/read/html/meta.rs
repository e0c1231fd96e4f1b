//! Metadata of the article: from JSON-LD first, then `OpenGraph`, then the rest of the
//! head.

use super::super::document::Meta;
use super::super::markdown::language;
use super::super::stamp::{self, iso_day};
use super::page::{DateKind, Head, Page};
use super::{authors, json_ld};
use crate::model::Language;
use crate::model::text::normalise_passage;

/// The names of the dates of publication in `<meta>`, the surest first.
const PUBLISHED: [&str; 21] = [
    "article:published_time",
    "og:article:published_time",
    "datepublished",
    "og:published_time",
    "article:published",
    "date",
    "pubdate",
    "publishdate",
    "publish-date",
    "publish_date",
    "published_date",
    "publication_date",
    "publication-date",
    "dc.date",
    "dc.date.issued",
    "dcterms.date",
    "dcterms.created",
    "dcterms.issued",
    "parsely-pub-date",
    "sailthru.date",
    "datecreated",
];
const UPDATED: [&str; 5] = [
    "article:modified_time",
    "og:updated_time",
    "datemodified",
    "last-modified",
    "dcterms.modified",
];

/// The metadata of a page.
pub(super) fn meta(page: &Page) -> Meta {
    let head = &page.head;
    let json_ld = json_ld::meta(&head.scripts);
    let day = |names: &[&str]| metas(head, names).find_map(day);
    let published = || day(&PUBLISHED).or_else(|| time(page));
    let updated = || day(&UPDATED).or_else(|| stated(head, DateKind::Updated));
    let publisher = clean(json_ld.publisher).or_else(|| {
        clean(first(head, &["og:site_name", "application-name", "publisher", "dc.publisher"]))
    });
    Meta {
        title: clean(json_ld.title).or_else(|| title(head, publisher.as_deref())),
        author: authors::authors(page, clean(json_ld.author)),
        published: json_ld.published.or_else(|| published().map(|day| (day, day))),
        updated: json_ld.updated.or_else(updated),
        address: clean(head.canonical.clone().or_else(|| first(head, &["og:url"])))
            .or(json_ld.address),
        language: (head.language.as_deref().and_then(language))
            .or_else(|| first(head, &["og:locale"]).as_deref().and_then(language))
            .or(json_ld.language),
        publisher,
    }
}

/// The contents of the `<meta>` elements with these names, in the order of the names.
pub(super) fn metas<'h>(head: &'h Head, names: &'h [&str]) -> impl Iterator<Item = &'h str> {
    names.iter().flat_map(|name| {
        let same = head.metas.iter().filter(move |(other, _)| other == name);
        same.map(|(_, content)| content.as_str())
    })
}

fn first(head: &Head, names: &[&str]) -> Option<String> {
    metas(head, names).find(|text| !text.trim().is_empty()).map(str::to_owned)
}

/// The text with normalised white space; `None` if it is blank.
fn clean(text: Option<String>) -> Option<String> {
    text.map(|text| normalise_passage(&text)).filter(|text| !text.is_empty())
}

/// The title, without the name of the site that many pages append.
fn title(head: &Head, publisher: Option<&str>) -> Option<String> {
    let given = clean(first(head, &["og:title", "twitter:title", "dc.title"]));
    let title = given.or_else(|| clean(Some(head.title.clone())))?;
    let bare = publisher.and_then(|name| {
        let before = title.strip_suffix(name)?.trim_end();
        before.strip_suffix(['|', '-', '–', '—', '·', ':']).map(str::trim_end)
    });
    Some(bare.filter(|bare| !bare.is_empty()).unwrap_or(&title).to_owned())
}

/// The day that is marked as that of publication, else the first below the title and above
/// the text, else the only one.
fn time(page: &Page) -> Option<chrono::NaiveDate> {
    const NEAR: usize = 12;
    let (head, title) = (&page.head, page.title_leaf().unwrap_or(0));
    let unmarked = || head.times.iter().filter(|time| time.kind == DateKind::Unmarked);
    let near = unmarked().find(|time| (title..title + NEAR).contains(&time.leaf));
    let only = || unmarked().next().filter(|_| unmarked().count() == 1);
    stated(head, DateKind::Published)
        .or_else(|| near.or_else(only).and_then(|time| day(&time.text)))
}

fn stated(head: &Head, kind: DateKind) -> Option<chrono::NaiveDate> {
    head.times.iter().filter(|time| time.kind == kind).find_map(|time| day(&time.text))
}

fn day(text: &str) -> Option<chrono::NaiveDate> {
    iso_day(text).or_else(|| {
        let (first, last) = stamp::lone(text, Language::En)?;
        (first == last).then_some(first)
    })
}
