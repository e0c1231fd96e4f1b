//! Phrases to try, on the first page.

use super::super::Site;
use super::super::asked::understood;
use super::super::shell::Link;
use super::super::visit::{Form, Visit};
use crate::model::Language;
use crate::query::Answer;
use crate::store::Base;

/// Phrases to try: about what is mentioned most, and only those that are understood.
pub(super) fn tries(base: &Base, mentioned: &Answer, visit: &Visit, site: &Site) -> Vec<Link> {
    let name = mentioned.table().column("name").next().map(|name| name.text().into_owned());
    let name = name.unwrap_or_default();
    let phrases = match visit.language {
        Language::En => [
            format!("what is {name}"),
            format!("events about {name}"),
            "promises overdue".to_owned(),
            "number of events per year".to_owned(),
        ],
        Language::Fr => [
            format!("c'est quoi {name}"),
            format!("événements sur {name}"),
            "promesses échues".to_owned(),
            "nombre d'événements par année".to_owned(),
        ],
    };
    let works = |phrase: &String| base.resolve(&understood(phrase, visit, site, false)).is_ok();
    let link = |phrase: String| {
        let address = visit.link(&["ask"], Form::Html, &[("q", &phrase)]);
        Link::new(phrase, address)
    };
    phrases.into_iter().filter(works).map(link).collect()
}
