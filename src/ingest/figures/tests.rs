//! Figures in English and French.

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
fn a_scale_or_unit_applies_to_both_bounds() {
    check(
        Code::En,
        &[
            (
                "it needs between 5 and 6 billion dollars",
                &["5 and 6 billion dollars = 5000000000..6000000000 USD between"],
            ),
            ("a $7-9 million grant", &["$7-9 million = 7000000..9000000 USD between"]),
            ("a $20-30m grant", &["$20-30m = 20000000..30000000 USD between"]),
            ("growth of 4 to 6%", &["4 to 6% = 4..6 % between"]),
            ("in two or three weeks", &["two or three weeks = 2..3 weeks between"]),
        ],
    );
    check(
        Code::Fr,
        &[
            (
                "entre 7 et 8 millions d’euros",
                &["7 et 8 millions d’euros = 7000000..8000000 EUR between"],
            ),
            ("de 12 à 15 % par an", &["12 à 15 % = 12..15 % between"]),
            ("deux à trois fois plus", &["deux à trois fois = 2..3 x between"]),
        ],
    );
}

#[test]
fn a_change_is_not_a_range() {
    check(
        Code::En,
        &[(
            "sales grew from $2 to $3 billion",
            &["$2 = 2000000000 USD exact", "$3 billion = 3000000000 USD exact"],
        )],
    );
    check(
        Code::Fr,
        &[("le taux est passé de 2 à 5 %", &["2 = 2 % exact implied", "5 % = 5 % exact"])],
    );
}

#[test]
fn a_missing_unit_is_taken_from_a_neighbouring_figure() {
    check(
        Code::En,
        &[(
            "it sold 9,000 trucks, up from 7,500",
            &["9,000 trucks = 9000 trucks exact", "7,500 = 7500 trucks exact implied"],
        )],
    );
    check(
        Code::Fr,
        &[
            (
                "70 000 serveurs, contre près de 30 000 en mai",
                &["70 000 serveurs = 70000 servers exact", "30 000 = 30000 servers about implied"],
            ),
            (
                "un budget de 4 milliards d’euros, dont 2,5 milliards de prêts",
                &[
                    "4 milliards d’euros = 4000000000 EUR exact",
                    "2,5 milliards = 2500000000 EUR exact implied",
                ],
            ),
        ],
    );
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
fn models_equivalents_and_counted_nouns() {
    check(
        Code::En,
        &[
            ("about 6k H100-equivalents", &["6k H100-equivalents = 6000 H100e about"]),
            ("12,000 Nvidia H200 GPUs", &["12,000 Nvidia H200 GPUs = 12000 GPU exact"]),
            ("20k B200 online", &["20k B200 = 20000 B200 exact"]),
            (
                "three million electric buses run",
                &["three million electric buses = 3000000 buses exact"],
            ),
            ("a 30-page report", &["30-page = 30 page exact"]),
        ],
    );
    check(
        Code::Fr,
        &[
            ("45 000 GPU équivalents H100", &["45 000 GPU équivalents H100 = 45000 H100e exact"]),
            ("40 puces D3", &["40 puces = 40 chips exact"]),
            ("320 nouveaux accélérateurs GPU", &["320 nouveaux accélérateurs GPU = 320 GPU exact"]),
        ],
    );
}

#[test]
fn money_in_many_currencies() {
    check(
        Code::En,
        &[
            ("a $3bn loan in 2 parts", &["$3bn = 3000000000 USD exact", "2 parts = 2 parts exact"]),
            (
                "worth A$15 or 20 Swiss francs",
                &["A$15 = 15 AUD exact", "20 Swiss francs = 20 CHF exact"],
            ),
            ("£2.5m and 30 MEUR", &["£2.5m = 2500000 GBP exact", "30 MEUR = 30000000 EUR exact"]),
            ("6 dollars 20 cents", &["6 dollars 20 cents = 6.2 USD exact"]),
            ("at $31.50 a share", &["$31.50 a share = 31.5 USD/share exact"]),
            (
                "paid 300 pounds for a 20 pounds dog",
                &["300 pounds = 300 GBP exact", "20 pounds = 20 GBP exact"],
            ),
        ],
    );
    check(
        Code::Fr,
        &[
            ("900 M€ et 6 Md$", &["900 M€ = 900000000 EUR exact", "6 Md$ = 6000000000 USD exact"]),
            ("il pèse 8 livres", &["8 livres = 8 lb exact"]),
            ("80 millions de livres", &["80 millions de livres = 80000000 GBP exact"]),
            (
                "3 roubles et 40 centimes",
                &["3 roubles = 3 RUB exact", "40 centimes = 40 EUX exact"],
            ),
        ],
    );
}

#[test]
fn codes_dates_and_marks_are_not_figures() {
    let none = |code, texts: &[&str]| {
        for text in texts {
            let found = read(code, text);
            assert!(found.is_empty(), "{text}: {found:?}");
        }
    };
    none(
        Code::En,
        &[
            "the D3 and the H100 and GPT-4",
            "FSD V14 on a Model 9",
            "Dojo 2.5 came after version 3",
            "as told before.[12]",
            "at 7:45 pm, or 6 am",
            "call +1-555-0100-2222",
            "see https://example.org/2024/10?id=300",
            "No. 5 in the top 50",
            "the third of its kind, and the two",
            "Doe resigned three years ago",
        ],
    );
    none(
        Code::Fr,
        &[
            "la puce D3, le numéro 5 et la version 2",
            "à 18 h 45, au 12, rue des Lilas",
            "tél. 02 31 45 77 80",
            "un livre blanc et une année faste",
            "il y a trois ans, l’un des deux",
            "chez Dubois, 12, rue des Lilas",
        ],
    );
}

#[test]
fn an_age_behind_a_name_is_in_years() {
    for (code, text) in [(Code::En, "Doe, 47, resigned"), (Code::Fr, "Doe, 47, démissionne")] {
        let found = read(code, text);
        let unit = found.first().and_then(|figure| figure.unit.clone());
        assert_eq!(unit.map(|unit| unit.name), Some("years".to_owned()), "{text}: {found:?}");
    }
}

#[test]
fn measures_shares_and_multiples() {
    check(
        Code::En,
        &[
            (
                "a 3-inch pipe of 5 ft 6 in",
                &["3-inch = 3 inches exact", "5 ft 6 in = 5.5 feet exact"],
            ),
            (
                "one in four, or half of them",
                &["one in four = 0.25 fraction exact", "half = 0.5 fraction exact"],
            ),
            (
                "2.5x, tenfold, and by a factor of six",
                &["2.5x = 2.5 x exact", "tenfold = 10 x exact", "six = 6 x exact"],
            ),
            ("512 GB at 3.2 TB/s", &["512 GB = 512 GB exact", "3.2 TB/s = 3.2 TB/s exact"]),
            ("30 m² and 6 km/h", &["30 m² = 30 m2 exact", "6 km/h = 6 km/h exact"]),
        ],
    );
    check(
        Code::Fr,
        &[
            (
                "3 milliards d’opérations par seconde",
                &["3 milliards d’opérations par seconde = 3000000000 operations/s exact"],
            ),
            (
                "64 Go, 3,5 pétaflops et 2 MWh",
                &[
                    "64 Go = 64 GB exact",
                    "3,5 pétaflops = 3.5 petaflops exact",
                    "2 MWh = 2 MWh exact",
                ],
            ),
            ("six cents images par jour", &["six cents images par jour = 600 images/day exact"]),
        ],
    );
}

#[test]
fn millions_tolerances_and_long_numbers() {
    check(
        Code::En,
        &[
            (
                "40m bottles, 7m tonnes, €9m and 3.2m dollars",
                &[
                    "40m bottles = 40000000 bottles exact",
                    "7m tonnes = 7000000 t exact",
                    "€9m = 9000000 EUR exact",
                    "3.2m dollars = 3200000 USD exact",
                ],
            ),
            ("a wall 30m high", &["30m = 30 m exact"]),
            (
                "more than $6 billion and four years",
                &["$6 billion = 6000000000 USD more_than", "four years = 4 years exact"],
            ),
            (
                "three thousand two hundred million euros",
                &["three thousand two hundred million euros = 3200000000 EUR exact"],
            ),
            ("a couple of billion euros", &["a couple of billion euros = 2000000000 EUR about"]),
            ("20 ± 4 MW", &["20 ± 4 MW = 16..24 MW between"]),
            ("rose 18pc", &["18pc = 18 % exact"]),
            ("sold 41000 Alto 5 vans", &["41000 Alto 5 vans = 41000 vans exact"]),
            ("needs 1900 - 2300 calories", &["1900 - 2300 calories = 1900..2300 kcal between"]),
            ("in 300 BC and 90 BCE", &[]),
        ],
    );
    check(
        Code::Fr,
        &[
            (
                "une centaine de millions d’euros",
                &["une centaine de millions d’euros = 100000000 EUR about"],
            ),
            (
                "trois mille deux cents milliards de dollars",
                &["trois mille deux cents milliards de dollars = 3200000000000 USD exact"],
            ),
            (
                "quatre vingt mille habitants",
                &["quatre vingt mille habitants = 80000 inhabitants exact"],
            ),
            ("en 90 av. J.-C.", &[]),
        ],
    );
}

#[test]
fn units_of_the_same_dimension_are_comparable() {
    let base = |text: &str| {
        let figure = read(Code::En, text).remove(0);
        let unit = figure.unit.expect(text);
        (unit.dimension, figure.low.expect(text) * unit.factor)
    };
    assert_eq!(base("2 GW"), base("2,000 megawatts"));
    assert_eq!(base("3 exaflops"), base("3,000 petaflops"));
    assert_eq!(base("250 cents"), base("2.5 dollars"));
    assert_ne!(base("2 euros").0, base("2 dollars").0);
}

#[test]
fn the_full_span_includes_the_qualifier() {
    let text = "it has more than 40 stations";
    let figure = read(Code::En, text).remove(0);
    assert_eq!(figure.full.of(text), "more than 40 stations");
    assert_eq!((figure.qualifier, figure.high), (Qualifier::MoreThan, None));
}
