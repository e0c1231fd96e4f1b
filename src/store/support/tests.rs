//! The rules, on facts made by hand.

use std::collections::{BTreeMap, HashMap};

use super::known::{Known, KnownEvent, KnownFigure, KnownPrediction};
use super::link;
use super::place::Place;
use crate::model::{
    Bilingual, Dataset, EntityKind, Event, FactKind, Figure, FigureStatus, Language, Locator,
    Mention, Origin, Passage, Period, Prediction, Qualifier, Role, Source,
};

const HERE: &str = "here";
const ELSEWHERE: &str = "elsewhere";

/// A span of the document's only passage.
fn at(start: u32, length: u32) -> Locator {
    Locator { source: "letter".to_owned(), passage: 1, start, length }
}

fn place(hash: &str, start: u32, length: u32) -> Place {
    Place { hash: hash.to_owned(), start, end: start + length }
}

fn origin() -> Origin {
    Origin { confidence: 0.5, rule: "found".to_owned() }
}

fn period(text: &str) -> Period {
    text.parse().expect("a date")
}

/// A document of one passage with an event on a date.
fn letter(date: &str, names: &[&str]) -> Dataset {
    let passage =
        Passage { ordinal: 1, heading: None, length: 100, hash: HERE.to_owned(), text: None };
    let source = Source {
        slug: "letter".to_owned(),
        title: "Letter".to_owned(),
        language: Language::En,
        publisher: None,
        published: None,
        updated: None,
        address: None,
        passages: vec![passage],
    };
    let mention = |name: &&str| Mention { entity: (*name).to_owned(), role: Role::Mentioned };
    let event = Event {
        slug: "statement".to_owned(),
        date: period(date),
        approximate: false,
        category: "statement".to_owned(),
        title: Bilingual::default(),
        summary: Bilingual::default(),
        at: at(0, 50),
        origin: Some(origin()),
        mentions: names.iter().map(mention).collect(),
    };
    Dataset {
        slug: "letter".to_owned(),
        sources: vec![source],
        events: vec![event],
        ..Dataset::default()
    }
}

/// Adds a figure of the document's event.
fn amount(letter: &mut Dataset, value: f64, unit: &str, at: Locator) {
    letter.figures.push(Figure {
        slug: format!("amount-{}", letter.figures.len()),
        event: "statement".to_owned(),
        subject: "robot".to_owned(),
        object: None,
        metric: "price".to_owned(),
        low: Some(value),
        high: Some(value),
        qualifier: Qualifier::About,
        unit: unit.to_owned(),
        date: letter.events[0].date,
        status: FigureStatus::Reported,
        at,
        origin: Some(origin()),
    });
}

/// Adds a prediction of the document's event.
fn promise(letter: &mut Dataset, due: &str, at: Locator) {
    letter.predictions.push(Prediction {
        slug: "promise".to_owned(),
        event: "statement".to_owned(),
        by: "ada".to_owned(),
        subject: "robot".to_owned(),
        due: period(due),
        approximate: false,
        statement: Bilingual::default(),
        figure: Some("amount-0".to_owned()),
        at,
        origin: Some(origin()),
        outcome: None,
    });
}

fn known_event(slug: &str, date: &str, place: Place, names: &[&str]) -> KnownEvent {
    let kind = |name: &str| match name {
        "ada" => EntityKind::Person,
        "robot" => EntityKind::System,
        _ => EntityKind::Organization,
    };
    let mentions: BTreeMap<_, _> =
        names.iter().map(|name| ((*name).to_owned(), kind(name))).collect();
    KnownEvent { slug: slug.to_owned(), date: period(date), place, mentions, words: None }
}

fn known_figure(slug: &str, event: &str, value: f64, place: Place) -> KnownFigure {
    KnownFigure {
        slug: slug.to_owned(),
        event: event.to_owned(),
        subject: "robot".to_owned(),
        metric: "price".to_owned(),
        low: Some(value),
        high: Some(value),
        unit: "eur".to_owned(),
        qualifier: Qualifier::Exact,
        date: period("2024"),
        place,
        extracted: false,
    }
}

fn known_promise(event: &str, due: &str, place: Place) -> KnownPrediction {
    KnownPrediction {
        slug: "known-promise".to_owned(),
        event: event.to_owned(),
        by: "ada".to_owned(),
        subject: "robot".to_owned(),
        due: period(due),
        made: period("2024-03-05"),
        place,
        extracted: false,
    }
}

fn known(events: Vec<KnownEvent>) -> Known {
    let units = [("eur", "money", 1.0), ("keur", "money", 1000.0), ("kg", "mass", 1.0)];
    let units: HashMap<_, _> = units
        .into_iter()
        .map(|(slug, dimension, factor)| (slug.to_owned(), (dimension.to_owned(), factor)))
        .collect();
    Known { events, units, ..Known::default() }
}

/// The supported facts, and the rule of each.
fn supported(dataset: &Dataset) -> Vec<(FactKind, &str, &str)> {
    let all = dataset.supports.iter().map(|support| {
        (support.fact.kind, support.fact.slug.as_str(), support.origin.rule.as_str())
    });
    all.collect()
}

#[test]
fn an_event_of_the_same_passage_and_day_is_the_same() {
    let base = known(vec![known_event("known", "2024-03-05", place(HERE, 60, 9), &[])]);
    let linked = link(&letter("2024-03-05", &[]), &base);
    assert!(linked.events.is_empty());
    assert_eq!(supported(&linked), [(FactKind::Event, "known", "same-passage")]);
    assert_eq!(linked.supports[0].at, at(0, 50));
    assert_eq!(linked.supports[0].origin.confidence.to_bits(), 0.5_f64.to_bits());
}

#[test]
fn a_less_exact_date_of_the_same_passage_is_the_same() {
    for (ours, theirs) in [("2024-03", "2024-03-05"), ("2024-03-05", "2024-Q1")] {
        let base = known(vec![known_event("known", theirs, place(HERE, 0, 9), &[])]);
        assert!(link(&letter(ours, &[]), &base).events.is_empty(), "{ours} and {theirs}");
    }
}

#[test]
fn another_date_in_the_same_passage_is_another_event() {
    let base = known(vec![known_event("known", "2024-03-06", place(HERE, 0, 50), &["ada"])]);
    let linked = link(&letter("2024-03-05", &["ada"]), &base);
    assert_eq!((linked.events.len(), linked.supports.len()), (1, 0));
}

#[test]
fn several_events_of_a_passage_match_by_overlapping_spans() {
    let of = |slug, start| known_event(slug, "2024-03-05", place(HERE, start, 20), &[]);
    let base = known(vec![of("first", 0), of("second", 20), of("third", 60)]);
    let linked = link(&letter("2024-03-05", &[]), &base);
    let both =
        [(FactKind::Event, "first", "same-passage"), (FactKind::Event, "second", "same-passage")];
    assert_eq!(supported(&linked), both);
}

#[test]
fn an_event_of_another_article_needs_the_day_and_names_in_common() {
    let day = |names: &[&str]| {
        known(vec![known_event("known", "2024-03-05", place(ELSEWHERE, 0, 9), names)])
    };
    let linked = |date, ours: &[&str], base: &Known| {
        let dataset = link(&letter(date, ours), base);
        dataset.supports.first().map(|support| support.origin.rule.clone())
    };
    let same = Some("same-day".to_owned());
    assert_eq!(linked("2024-03-05", &["ada", "robot"], &day(&["ada", "robot", "acme"])), same);
    assert_eq!(linked("2024-03-06", &["ada", "robot"], &day(&["ada", "robot", "acme"])), None);
    assert_eq!(linked("2024-03", &["ada", "robot"], &day(&["ada", "robot"])), None);
    assert_eq!(linked("2024-03-05", &["ada"], &day(&["ada", "robot"])), None);
    assert_eq!(linked("2024-03-05", &["acme", "bank"], &day(&["acme", "bank"])), None);
    assert_eq!(
        linked("2024-03-05", &["ada", "robot"], &day(&["ada", "robot", "a", "b", "c"])),
        None
    );
}

#[test]
fn a_tie_between_two_events_matches_neither() {
    let of = |slug| known_event(slug, "2024-03-05", place(ELSEWHERE, 0, 9), &["ada", "robot"]);
    let linked =
        link(&letter("2024-03-05", &["ada", "robot"]), &known(vec![of("one"), of("other")]));
    assert_eq!((linked.events.len(), linked.supports.len()), (1, 0));
}

#[test]
fn an_amount_decides_between_events_of_the_day() {
    let of = |slug| known_event(slug, "2024-03-05", place(ELSEWHERE, 0, 9), &["ada", "acme", "b"]);
    let mut base = known(vec![of("one"), of("other")]);
    base.figures = vec![known_figure("cost", "other", 5000.0, place(ELSEWHERE, 3, 4))];
    let mut letter = letter("2024-03-05", &["ada"]);
    amount(&mut letter, 5.0, "keur", at(10, 5));
    let linked = link(&letter, &base);
    let both = [(FactKind::Event, "other", "same-day"), (FactKind::Figure, "cost", "same-amount")];
    assert_eq!(supported(&linked), both);
}

#[test]
fn a_figure_of_the_same_place_is_the_same_whatever_its_unit() {
    let mut base = known(Vec::new());
    base.figures = vec![
        known_figure("cost", "known", 5000.0, place(HERE, 8, 4)),
        known_figure("more", "known", 6000.0, place(HERE, 8, 4)),
    ];
    for (value, unit, same) in
        [(5.0, "keur", true), (5000.0, "kg", true), (5001.0, "eur", false), (5.0, "kg", false)]
    {
        let mut letter = letter("2024-03-05", &[]);
        amount(&mut letter, value, unit, at(10, 5));
        let linked = link(&letter, &base);
        assert_eq!(linked.figures.is_empty(), same, "{value} {unit}");
    }
    let mut letter = letter("2024-03-05", &[]);
    amount(&mut letter, 5.0, "keur", at(30, 5));
    assert_eq!(link(&letter, &base).figures.len(), 1, "it stands in another place");
}

#[test]
fn a_bound_is_not_a_number() {
    let mut base = known(Vec::new());
    base.figures = vec![known_figure("cost", "known", 5000.0, place(HERE, 8, 4))];
    let mut letter = letter("2024-03-05", &[]);
    amount(&mut letter, 5000.0, "eur", at(10, 5));
    (letter.figures[0].high, letter.figures[0].qualifier) = (None, Qualifier::AtLeast);
    assert_eq!(link(&letter, &base).figures.len(), 1);
}

#[test]
fn a_vague_amount_of_the_same_place_is_the_same() {
    let mut base = known(Vec::new());
    base.figures = vec![known_figure("cost", "known", 2000.0, place(HERE, 8, 4))];
    (base.figures[0].high, base.figures[0].qualifier) = (None, Qualifier::Several);
    let mut letter = letter("2024-03-05", &[]);
    amount(&mut letter, 1000.0, "eur", at(10, 5));
    assert_eq!(link(&letter, &base).figures.len(), 1);
    (letter.figures[0].high, letter.figures[0].qualifier) = (None, Qualifier::Several);
    assert!(link(&letter, &base).figures.is_empty());
}

#[test]
fn new_facts_attach_to_the_event_of_the_base() {
    let of = |slug, start| known_event(slug, "2024-03-05", place(HERE, start, 20), &[]);
    let mut base = known(vec![of("first", 0), of("second", 20)]);
    base.figures = vec![known_figure("cost", "first", 5.0, place(HERE, 1, 4))];
    let mut letter = letter("2024-03-05", &[]);
    amount(&mut letter, 5.0, "eur", at(0, 5));
    amount(&mut letter, 7.0, "eur", at(18, 10));
    promise(&mut letter, "2026", at(0, 15));
    let linked = link(&letter, &base);
    assert!(linked.events.is_empty());
    assert_eq!(linked.figures.len(), 1);
    assert_eq!(linked.figures[0].event, "second");
    assert_eq!(linked.predictions[0].event, "first");
    assert_eq!(linked.predictions[0].figure.as_deref(), Some("cost"));
}

#[test]
fn a_promise_of_the_same_place_or_day_is_the_same() {
    let cases = [
        (place(HERE, 40, 20), "2026", Some("same-passage")),
        (place(HERE, 80, 20), "2026", None),
        (place(HERE, 40, 20), "2027", None),
        (place(ELSEWHERE, 0, 5), "2026", Some("same-deadline")),
        (place(ELSEWHERE, 0, 5), "2026-05", None),
    ];
    for (there, due, rule) in cases {
        let mut base = known(Vec::new());
        base.predictions = vec![known_promise("known", due, there)];
        let mut letter = letter("2024-03-05", &[]);
        promise(&mut letter, "2026", at(50, 10));
        let linked = link(&letter, &base);
        let found = linked.supports.first().map(|support| support.origin.rule.as_str());
        assert_eq!((found, linked.predictions.is_empty()), (rule, rule.is_some()), "{due}");
    }
}

#[test]
fn a_curated_fact_is_never_matched() {
    let base = known(vec![known_event("known", "2024-03-05", place(HERE, 0, 50), &[])]);
    let mut letter = letter("2024-03-05", &[]);
    letter.events[0].origin = None;
    assert_eq!(link(&letter, &base), letter);
}
