//! Inventions, made of the true facts of an article.

use serde_json::{Value as Json, json};

use super::gold::{Gold, Truth, fields};
use super::words::{contains, texts};

/// An invented fact: its kind, the fact, and the text it is held against, if that is not the
/// article's.
pub(super) struct Invention {
    pub(super) kind: &'static str,
    pub(super) fact: Json,
    pub(super) text: Option<String>,
}

/// The most events of an article that are denied.
const MOST_DENIED: usize = 4;

/// The inventions made of an article's facts.
pub(super) fn inventions(gold: &Gold, facts: &[Truth]) -> Vec<Invention> {
    let of = |kind: &str| facts.iter().filter(|fact| fact.fact["kind"] == kind).collect::<Vec<_>>();
    let (figures, events, predictions) = (of("figure"), of("event"), of("prediction"));
    let mut made = Made { gold, all: Vec::new() };
    for figure in &figures {
        made.numbers(figure);
        made.unit(figure);
        made.subject(figure);
        made.figure_from_elsewhere(figure, &figures);
        made.negated(figure, figure.annotation["text"].as_str().unwrap());
    }
    for event in &events {
        made.shifted(event, "date");
        made.event_from_elsewhere(event, &events);
    }
    for event in events.iter().take(MOST_DENIED) {
        let last = event.sentence.char_indices().last().unwrap().0;
        made.negated(event, &event.sentence[last..]);
    }
    for prediction in &predictions {
        made.shifted(prediction, "due");
        made.negated(prediction, &prediction.fact["due"].as_str().unwrap()[..4]);
    }
    made.dropped();
    made.all
}

pub(super) struct Made<'g> {
    pub(super) gold: &'g Gold,
    pub(super) all: Vec<Invention>,
}

impl Made<'_> {
    pub(super) fn add(&mut self, kind: &'static str, fact: &Json, changes: &[(&str, Json)]) {
        let mut fact = fact.clone();
        for (key, value) in changes {
            fact[*key] = value.clone();
        }
        self.all.push(Invention { kind, fact, text: None });
    }

    /// A wrong digit, and a wrong scale.
    fn numbers(&mut self, figure: &Truth) {
        let keys: Vec<&str> = ["value", "low", "high"]
            .into_iter()
            .filter(|key| fields(&figure.fact).contains_key(*key))
            .collect();
        let number = |key: &str| figure.fact[key].as_f64().unwrap();
        if let Some(key) = keys.last() {
            let text = number(key).to_string();
            let at = text.find(|one: char| ('1'..='8').contains(&one));
            if let Some(at) = at {
                let next = char::from(text.as_bytes()[at] + 1);
                let other = format!("{}{next}{}", &text[..at], &text[at + 1..]);
                self.add(
                    "wrong digit",
                    &figure.fact,
                    &[(key, json!(other.parse::<f64>().unwrap()))],
                );
            }
        }
        let scaled: Vec<_> = keys.iter().map(|key| (*key, json!(number(key) * 1000.0))).collect();
        self.add("wrong scale", &figure.fact, &scaled);
    }

    fn unit(&mut self, figure: &Truth) {
        let others = [
            ("USD", "EUR"),
            ("EUR", "USD"),
            ("GBP", "USD"),
            ("CAD", "EUR"),
            ("%", "USD"),
            ("years", "months"),
            ("months", "years"),
            ("ans", "mois"),
            ("mois", "ans"),
            ("miles", "metres"),
        ];
        let unit = figure.fact["unit"].as_str().unwrap();
        let other = others.iter().find(|(own, _)| *own == unit).map_or("%", |(_, other)| other);
        self.add("wrong unit", &figure.fact, &[("unit", json!(other))]);
    }

    /// Up to two other entities of the article, first those in the same sentence.
    fn subject(&mut self, figure: &Truth) {
        let entities = self.gold.annotation["entities"].as_array().unwrap();
        let groups: Vec<Vec<String>> = entities.iter().map(|one| texts(&one["names"])).collect();
        let mut own = texts(&figure.annotation["subject"]);
        for group in &groups {
            if group.iter().any(|name| own.contains(name)) {
                own.extend(group.iter().cloned());
            }
        }
        let alike =
            |name: &String| own.iter().any(|own| contains(own, name) || contains(name, own));
        let mut others: Vec<_> = groups.iter().filter(|group| !group.iter().any(alike)).collect();
        others.sort_by_key(|group| !figure.sentence.contains(&group[0]));
        for group in others.into_iter().take(2) {
            self.add("swapped subject", &figure.fact, &[("subject", json!(group[0]))]);
        }
    }

    /// The quote of another figure of the article, which has neither its words nor its number.
    fn figure_from_elsewhere(&mut self, figure: &Truth, figures: &[&Truth]) {
        let text = figure.annotation["text"].as_str().unwrap();
        let number = text.split_whitespace().next().unwrap();
        let value = figure.annotation["value"].as_str().unwrap_or(text);
        let other = figures.iter().find(|other| {
            let same = contains(&other.sentence, number) || other.sentence.contains(value);
            other.sentence != figure.sentence && !same
        });
        if let Some(other) = other {
            self.add("quote from elsewhere", &figure.fact, &[("quote", json!(other.sentence))]);
        }
    }

    fn shifted(&mut self, one: &Truth, key: &str) {
        let accepted = texts(&one.annotation[key]);
        for years in [1, -1] {
            let date = moved(one.fact[key].as_str().unwrap(), years);
            if !accepted.iter().any(|accepted| meet(&date, accepted)) {
                self.add("shifted year", &one.fact, &[(key, json!(date))]);
            }
        }
    }

    /// The date of the sentence or line beside it, and the quote of another event.
    fn event_from_elsewhere(&mut self, event: &Truth, events: &[&Truth]) {
        let accepted = |fact: &Truth| texts(&fact.annotation["date"]);
        let date = |fact: &Truth| fact.fact["date"].as_str().unwrap().to_owned();
        let apart = |date: &str, other: &Truth| {
            !accepted(other).iter().any(|own| meet(date, own))
                && !other.sentence.contains(&date[..4])
        };
        let others = events.iter().filter(|other| other.sentence != event.sentence);
        let others: Vec<_> = others.collect();
        for other in others.iter().filter(|other| other.line.abs_diff(event.line) <= 1) {
            if apart(&date(other), event) {
                self.add("date from beside", &event.fact, &[("date", json!(date(other)))]);
            }
        }
        if let Some(other) = others.iter().find(|other| apart(&date(event), other)) {
            self.add("quote from elsewhere", &event.fact, &[("quote", json!(other.sentence))]);
        }
    }
}

/// A date in another year.
fn moved(date: &str, years: i32) -> String {
    let one =
        |date: &str| format!("{:04}{}", date[..4].parse::<i32>().unwrap() + years, &date[4..]);
    date.split('/').map(one).collect::<Vec<_>>().join("/")
}

/// Whether a date may be another one that is written more or less precisely.
fn meet(date: &str, other: &str) -> bool {
    let part = ["/", "-Q", "-H"].iter().any(|mark| other.contains(mark) || date.contains(mark));
    date.starts_with(other) || other.starts_with(date) || part
}
