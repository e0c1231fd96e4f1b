//! Events and newly overdue predictions as a feed (Atom, RFC 4287).

pub(crate) use atom_syndication::Entry;
use atom_syndication::{Content, FixedDateTime, Link, Person, Text};
use chrono::{NaiveDate, NaiveTime};

use super::text::{period, some, text, word};
use crate::language::words::words;
use crate::model::Language;
use crate::query::Row;

/// What a feed says of itself.
#[derive(Debug)]
pub(crate) struct Feed {
    /// What it is about; none for the whole base.
    pub(crate) title: Option<String>,
    /// The language of its entries.
    pub(crate) language: Language,
    /// When it was last updated if it has no entries.
    pub(crate) day: NaiveDate,
    /// Its own address, if it has one.
    pub(crate) address: Option<String>,
}

/// A feed with the latest entries first.
pub(crate) fn feed(about: &Feed, mut entries: Vec<Entry>) -> String {
    entries.sort_by(|one, other| other.updated.cmp(&one.updated).then(one.id.cmp(&other.id)));
    let mut feed = atom_syndication::Feed::default();
    let title = about.title.as_deref();
    feed.set_title(title.unwrap_or(words(about.language).t("home_title")));
    // A feed about something is not that of the base.
    let own = about.address.as_deref().filter(|_| title.is_some());
    feed.set_id(format!("tag:kb,2026:{}", own.unwrap_or("feed")));
    feed.set_updated(entries.first().map_or_else(|| moment(about.day), |entry| entry.updated));
    feed.set_authors(vec![Person { name: "kb".to_owned(), ..Person::default() }]);
    let link =
        |href: &String| Link { href: href.clone(), rel: "self".to_owned(), ..Link::default() };
    feed.set_links(about.address.iter().map(link).collect::<Vec<_>>());
    feed.set_lang(about.language.word().to_owned());
    feed.set_entries(entries);
    feed.to_string()
}

/// The entry of an event, with the columns `slug`, `source`, `date`, `title` and `summary`.
pub(crate) fn entry_of_event(row: &Row<'_>, address: Option<String>) -> Option<Entry> {
    let day = period(row, "date")?.start();
    Some(entry("event", row, text(row, "title"), &text(row, "summary"), day, address))
}

/// The entry of a prediction that became overdue the day after its last due day, with the
/// columns `slug`, `source`, `by`, `due`, `statement` and `status`.
pub(crate) fn entry_of_prediction(
    row: &Row<'_>,
    language: Language,
    address: Option<String>,
) -> Option<Entry> {
    let day = period(row, "due")?.end().succ_opt()?;
    let title = format!("{}: {}", word(&text(row, "status"), language), text(row, "statement"));
    let mut entry = entry("promise", row, title, "", day, address);
    entry.set_authors(vec![Person { name: text(row, "by"), ..Person::default() }]);
    Some(entry)
}

/// An entry about a row. Its id names the source too, so that feeds of two bases can be
/// read together. Without an address it holds its text, as an entry must.
fn entry(
    kind: &str,
    row: &Row<'_>,
    title: String,
    summary: &str,
    day: NaiveDate,
    address: Option<String>,
) -> Entry {
    let (slug, source) = (text(row, "slug"), text(row, "source"));
    let mut entry = Entry::default();
    entry.set_id(format!("tag:kb,2026:{source}/{kind}/{slug}"));
    entry.set_updated(moment(day));
    if let Some(href) = address {
        entry.set_links(vec![Link { href, ..Link::default() }]);
        if !summary.is_empty() {
            entry.set_summary(Some(Text::plain(summary.to_owned())));
        }
    } else {
        let quote = some(row, "quote").map(|quote| format!("\n\n{quote}")).unwrap_or_default();
        let told = if summary.is_empty() { title.as_str() } else { summary };
        entry.set_content(Some(Content {
            value: Some(format!("{told}{quote}")),
            content_type: Some("text".to_owned()),
            ..Content::default()
        }));
    }
    entry.set_title(Text::plain(title));
    entry
}

fn moment(day: NaiveDate) -> FixedDateTime {
    day.and_time(NaiveTime::MIN).and_utc().fixed_offset()
}
