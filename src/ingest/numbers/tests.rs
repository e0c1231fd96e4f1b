//! Numbers in English and French.

use super::{NumberForm, Numerals, numbers};
use crate::ingest::text::{Words, tokenize};
use crate::model::Language as Code;

/// The numbers of a text, with their words.
fn read(code: Code, text: &str) -> Vec<(String, f64, NumberForm)> {
    let mut words = Words::default();
    let numerals = Numerals::new(&mut words, code);
    let tokens = tokenize(text, &words);
    let found = numbers(text, &tokens, &numerals);
    let said = |first: usize, end: usize| {
        text[tokens[first].span.start..tokens[end - 1].span.end].to_owned()
    };
    found.iter().map(|it| (said(it.first, it.end), it.value, it.form)).collect()
}

/// Asserts that each text has exactly these numbers.
#[track_caller]
fn check(code: Code, cases: &[(&str, &[(&str, f64)])]) {
    let mut wrong = Vec::new();
    for (text, expected) in cases {
        let found = read(code, text);
        let same = found.len() == expected.len()
            && found.iter().zip(*expected).all(|((said, value, _), (words, number))| {
                said == words && (value - number).abs() <= 1e-9 * number.abs().max(1.0)
            });
        if !same {
            wrong.push(format!("{text}: {found:?}"));
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn digits_with_either_languages_separators() {
    check(
        Code::En,
        &[
            ("cost 1,234.5 now", &[("1,234.5", 1234.5)]),
            ("cost 1.234,5 now", &[("1.234,5", 1234.5)]),
            ("1 234 567 seats", &[("1 234 567", 1_234_567.0)]),
            ("2,75 and 2.750", &[("2,75", 2.75), ("2.750", 2.75)]),
            ("pages 4, 16, 25", &[("4", 4.0), ("16", 16.0), ("25", 25.0)]),
            ("pages 14,16,25", &[("14", 14.0), ("16", 16.0), ("25", 25.0)]),
            ("81 , 500 fans", &[("81 , 500", 81_500.0)]),
            ("-4.5 or 7-4", &[("-4.5", -4.5), ("7", 7.0), ("4", 4.0)]),
            ("2.5e3 and 10^6", &[("2.5e3", 2500.0), ("10^6", 1e6)]),
            ("10¹² at 30 m²", &[("10¹²", 1e12), ("30", 30.0)]),
        ],
    );
    check(
        Code::Fr,
        &[
            ("soit 1 234,5 au total", &[("1 234,5", 1234.5)]),
            ("soit 70.000 et 3,125", &[("70.000", 70_000.0), ("3,125", 3.125)]),
            ("en 2021 300 places", &[("2021", 2021.0), ("300", 300.0)]),
            ("0.125 mais 1.5", &[("0.125", 0.125), ("1.5", 1.5)]),
        ],
    );
}

#[test]
fn scales_and_their_short_forms() {
    check(
        Code::En,
        &[
            ("12k users", &[("12k", 12_000.0)]),
            ("raised 4.5B", &[("4.5B", 4.5e9)]),
            ("6 bn and 7mn", &[("6 bn", 6e9), ("7mn", 7e6)]),
            ("7m long", &[("7", 7.0)]),
            ("2 lakh, 3 crore", &[("2 lakh", 2e5), ("3 crore", 3e7)]),
            ("a million cars", &[("a million", 1e6)]),
            ("two dozen", &[("two dozen", 24.0)]),
            ("5 hundred and 12", &[("5 hundred and 12", 512.0)]),
        ],
    );
    check(
        Code::Fr,
        &[
            ("3,3 milliards", &[("3,3 milliards", 3.3e9)]),
            ("8 millions de milliards", &[("8 millions de milliards", 8e15)]),
            ("7 Md€ et 5 M€", &[("7 Md", 7e9), ("5 M", 5e6)]),
            ("un million d'arbres", &[("un million", 1e6)]),
            ("une trentaine de pays", &[("une trentaine", 30.0)]),
        ],
    );
}

#[test]
fn numbers_in_words() {
    check(
        Code::En,
        &[
            ("twenty-three", &[("twenty-three", 23.0)]),
            ("two hundred and five", &[("two hundred and five", 205.0)]),
            (
                "between one hundred and two hundred",
                &[("one hundred", 100.0), ("two hundred", 200.0)],
            ),
            (
                "between four thousand and nine thousand",
                &[("four thousand", 4e3), ("nine thousand", 9e3)],
            ),
            ("six point two five", &[("six point two five", 6.25)]),
            ("minus twelve", &[("minus twelve", -12.0)]),
            (
                "three million four hundred thousand",
                &[("three million four hundred thousand", 3.4e6)],
            ),
        ],
    );
    check(
        Code::Fr,
        &[
            ("quatre-vingt-dix-sept", &[("quatre-vingt-dix-sept", 97.0)]),
            ("soixante et onze", &[("soixante et onze", 71.0)]),
            ("septante-cinq, nonante", &[("septante-cinq", 75.0), ("nonante", 90.0)]),
            ("deux cent mille", &[("deux cent mille", 200_000.0)]),
            ("mille neuf cent", &[("mille neuf cent", 1900.0)]),
            ("douze pour cent", &[("douze", 12.0)]),
            ("au moins cinq", &[("cinq", 5.0)]),
            (
                "sept jours, le 3 sept. et sept. 2020",
                &[("sept", 7.0), ("3", 3.0), ("2020", 2020.0)],
            ),
            ("un modèle neuf.", &[("un", 1.0)]),
            ("neuf modèles", &[("neuf", 9.0)]),
        ],
    );
}

#[test]
fn fractions_and_mixed_numbers() {
    check(
        Code::En,
        &[
            ("three quarters of it", &[("three quarters", 0.75)]),
            ("half of them", &[("half", 0.5)]),
            ("half a million", &[("half a million", 5e5)]),
            ("3 1/4 inches", &[("3 1/4", 3.25)]),
            ("two and a half", &[("two and a half", 2.5)]),
            ("one and a half million", &[("one and a half million", 1.5e6)]),
            ("a third of", &[("a third", 1.0 / 3.0)]),
            ("five and a half billion", &[("five and a half billion", 5.5e9)]),
        ],
    );
    check(
        Code::Fr,
        &[
            ("deux tiers du prix", &[("deux tiers", 2.0 / 3.0)]),
            ("la moitié", &[("la moitié", 0.5)]),
            ("un million et demi", &[("un million et demi", 1.5e6)]),
            ("un quart de million", &[("un quart de million", 2.5e5)]),
            ("un demi million", &[("un demi million", 5e5)]),
            ("un cinquième véhicule", &[("un", 1.0), ("cinquième", 5.0)]),
        ],
    );
}

#[test]
fn ordinals_are_recognised() {
    let ordinals = |code, text| -> Vec<f64> {
        let found = read(code, text).into_iter();
        found
            .filter(|(_, _, form)| *form == NumberForm::Ordinal)
            .map(|(_, value, _)| value)
            .collect()
    };
    assert_eq!(ordinals(Code::En, "the twenty-first, the 3rd, a second car"), [21.0, 3.0, 2.0]);
    assert_eq!(ordinals(Code::Fr, "le 1er, la 54e, vingt et unième"), [1.0, 54.0, 21.0]);
}

#[test]
fn a_long_chain_of_numbers_does_not_overflow_the_stack() {
    for (code, words) in [
        (Code::En, "one hundred and "),
        (Code::En, "twenty and three and "),
        (Code::En, "twenty and "),
        (Code::En, "one and two thirds and "),
        (Code::Fr, "cent et "),
        (Code::Fr, "vingt et un et "),
        (Code::Fr, "soixante et dix et demi et "),
    ] {
        assert!(!read(code, &words.repeat(50_000)).is_empty(), "{words}");
    }
}
