//! What stands around every page: its head, the sections, the box, the foot.

use super::assets;
use super::visit::{Form, Visit};
use crate::language::words::Words;
use crate::model::Language;

/// The parts of a page that do not depend on what it shows.
#[derive(Clone, Debug)]
pub(super) struct Shell {
    pub(super) w: &'static Words,
    pub(super) code: &'static str,
    pub(super) title: String,
    /// What stands in the box.
    pub(super) asked: String,
    /// What the form of the box sends along: names and values.
    pub(super) kept: Vec<(&'static str, String)>,
    pub(super) style: String,
    pub(super) script: String,
    /// The address of the first page.
    pub(super) home: String,
    pub(super) sections: Vec<Link>,
    pub(super) other: Link,
    pub(super) day: String,
    /// The day as people write it.
    pub(super) day_words: String,
    pub(super) forms: Vec<Link>,
    pub(super) version: &'static str,
}

/// A link with its text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Link {
    pub(super) text: String,
    pub(super) address: String,
    /// Whether it leads to the page it stands on.
    pub(super) is_here: bool,
}

impl Link {
    pub(super) fn new(text: impl Into<String>, address: String) -> Self {
        Self { text: text.into(), address, is_here: false }
    }
}

/// The sections, by the canned query that each shows.
const SECTIONS: [&str; 8] =
    ["events", "figures", "predictions", "systems", "people", "organizations", "places", "sources"];

impl Shell {
    pub(super) fn new(visit: &Visit, title: impl Into<String>) -> Self {
        let w = visit.words();
        let other = match visit.language {
            Language::En => Language::Fr,
            Language::Fr => Language::En,
        };
        let section = |name: &&str| Link {
            is_here: visit.segment(0) == "q" && visit.segment(1) == *name,
            ..Link::new(w.heading(name), visit.to(&["q", name]))
        };
        let json = Link::new("JSON", visit.as_form(Form::Json));
        let feeds = [(Form::Atom, "Atom"), (Form::Ics, "iCalendar")]
            .map(|(form, name)| Link::new(name, visit.link(&["feed"], form, &[])));
        Self {
            w,
            code: visit.language.word(),
            title: title.into(),
            asked: visit.given("q").unwrap_or_default().to_owned(),
            kept: visit.chosen(),
            style: assets::address("kb.css"),
            script: assets::address("kb.js"),
            home: visit.to(&[]),
            sections: SECTIONS.iter().map(section).collect(),
            other: Link::new(w.t("other"), visit.in_language(other)),
            day: visit.day.to_string(),
            day_words: w.date(&visit.day.to_string()),
            forms: std::iter::once(json).chain(feeds).collect(),
            version: env!("CARGO_PKG_VERSION"),
        }
    }
}
