//! Figures in English and French.

mod joined;
mod measured;
mod noise;

use super::{Units, WrittenFigure, figures};
use crate::ingest::numbers::{Numerals, numbers};
use crate::ingest::text::{Words, tokenize};
use crate::model::{Language as Code, Qualifier};

fn read(code: Code, text: &str) -> Vec<WrittenFigure> {
    let mut words = Words::default();
    let numerals = Numerals::new(&mut words, code);
    let units = Units::new(&mut words, code);
    let tokens = tokenize(text, &words);
    let numbers = numbers(text, &tokens, &numerals);
    figures(text, &tokens, &numbers, &[], &[], &units)
}

/// A figure in a line: its words, its bounds, its unit and its qualifier.
fn line(text: &str, figure: &WrittenFigure) -> String {
    let said = figure.span.of(text);
    let bounds = match (figure.low, figure.high) {
        (Some(low), Some(high)) if low < high => format!("{low}..{high}"),
        (low, high) => low.or(high).map(|it| it.to_string()).unwrap_or_default(),
    };
    let unit = figure.unit.as_ref().map_or("-", |unit| unit.name.as_str());
    let implied = if figure.implied { " implied" } else { "" };
    format!("{said} = {bounds} {unit} {}{implied}", figure.qualifier.word())
}

/// Asserts that each text has exactly these figures.
#[track_caller]
fn check(code: Code, cases: &[(&str, &[&str])]) {
    let mut wrong = Vec::new();
    for (text, expected) in cases {
        let found: Vec<String> = read(code, text).iter().map(|figure| line(text, figure)).collect();
        if found != *expected {
            wrong.push(format!("{text}: {found:#?}"));
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn qualifiers_before_and_after_a_number() {
    check(
        Code::En,
        &[
            ("some 30 lorries", &["30 lorries = 30 lorries about"]),
            ("up to 250 engineers", &["250 engineers = 250 engineers at_most"]),
            ("at least three factories", &["three factories = 3 factories at_least"]),
            ("65 or more stations", &["65 or more stations = 65 stations at_least"]),
            ("the 400-plus robots", &["400-plus robots = 400 robots at_least"]),
            ("more than a million homes", &["a million homes = 1000000 homes more_than"]),
            (
                "spent $40 million over six years",
                &["$40 million = 40000000 USD exact", "six years = 6 years exact"],
            ),
        ],
    );
    check(
        Code::Fr,
        &[
            ("quelque 300 navires", &["300 navires = 300 navires about"]),
            (
                "s’élève jusqu’à présent à environ 3 millions d’euros",
                &["3 millions d’euros = 3000000 EUR about"],
            ),
            ("jusqu’à 12 satellites", &["12 satellites = 12 satellites at_most"]),
            ("plus d’un véhicule", &["un véhicule = 1 vehicles more_than"]),
            ("60 000 euros au plus", &["60 000 euros = 60000 EUR at_most"]),
            ("des milliers de clients", &["des milliers de clients = 1000 customers several"]),
        ],
    );
}

#[test]
fn the_full_span_includes_the_qualifier() {
    let text = "it has more than 40 stations";
    let figure = read(Code::En, text).remove(0);
    assert_eq!(figure.full.of(text), "more than 40 stations");
    assert_eq!((figure.qualifier, figure.high), (Qualifier::MoreThan, None));
}
