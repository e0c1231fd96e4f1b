//! Metadata of the article: from JSON-LD first, then `OpenGraph`, then the rest of the
//! head.

use super::super::document::Meta;
use super::super::markdown::language;
use super::super::stamp::{self, iso_day};
use super::json_ld;
use super::page::{Head, Page};
use crate::model::Language;
use crate::model::text::normalise_passage;

/// The metadata of a page.
pub(super) fn meta(page: &Page) -> Meta {
    let head = &page.head;
    let json_ld = json_ld::meta(&head.scripts);
    let day = |names: &[&str]| metas(head, names).find_map(day);
    let published = || {
        let names = [
            "article:published_time",
            "datepublished",
            "date",
            "pubdate",
            "publishdate",
            "publish-date",
            "dc.date",
            "dc.date.issued",
            "dcterms.created",
            "parsely-pub-date",
            "sailthru.date",
            "publication_date",
            "article:published",
        ];
        day(&names).or_else(|| time(head))
    };
    let updated = ["article:modified_time", "og:updated_time", "datemodified", "last-modified"];
    let publisher = clean(json_ld.publisher).or_else(|| {
        clean(first(head, &["og:site_name", "application-name", "publisher", "dc.publisher"]))
    });
    Meta {
        title: clean(json_ld.title).or_else(|| title(head, publisher.as_deref())),
        author: clean(json_ld.author).or_else(|| author(head)),
        published: json_ld.published.or_else(|| published().map(|day| (day, day))),
        updated: json_ld.updated.or_else(|| day(&updated)),
        address: clean(head.canonical.clone().or_else(|| first(head, &["og:url"])))
            .or(json_ld.address),
        language: (head.language.as_deref().and_then(language))
            .or_else(|| first(head, &["og:locale"]).as_deref().and_then(language))
            .or(json_ld.language),
        publisher,
    }
}

/// The contents of the `<meta>` elements with these names, in the order of the names.
fn metas<'h>(head: &'h Head, names: &'h [&str]) -> impl Iterator<Item = &'h str> {
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

/// The author; some pages give a URL instead, which is ignored.
fn author(head: &Head) -> Option<String> {
    let names = ["author", "article:author", "parsely-author", "dc.creator", "byl"];
    let author = metas(head, &names).find(|name| !name.contains("://") && !name.trim().is_empty());
    clean(author.map(|name| name.trim_start_matches("By ").to_owned()))
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

/// The day of the first `<time>` marked as publication, else of the only one.
fn time(head: &Head) -> Option<chrono::NaiveDate> {
    let published = head.times.iter().find(|(_, published)| *published);
    let only = || head.times.first().filter(|_| head.times.len() == 1);
    published.or_else(only).and_then(|(time, _)| day(time))
}

fn day(text: &str) -> Option<chrono::NaiveDate> {
    iso_day(text).or_else(|| {
        let (first, last) = stamp::lone(text, Language::En)?;
        (first == last).then_some(first)
    })
}
