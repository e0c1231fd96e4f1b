//! Units: money, measures, shares, counted nouns, ages.

use super::{check, read};
use crate::model::Language as Code;

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
fn a_share_names_what_is_counted_inside_it() {
    check(
        Code::En,
        &[
            ("one driver in four agreed", &["one driver in four = 0.25 fraction exact"]),
            (
                "two films in three years",
                &["two films = 2 films exact", "three years = 3 years exact"],
            ),
        ],
    );
    check(
        Code::Fr,
        &[
            ("un élève sur cinq mange là", &["un élève sur cinq = 0.2 fraction exact"]),
            (
                "trois maires sur quatre ont signé",
                &["trois maires sur quatre = 0.75 fraction exact"],
            ),
        ],
    );
}

#[test]
fn a_magnitude_stands_before_its_number() {
    check(Code::En, &[("a quake of magnitude 5.1", &["magnitude 5.1 = 5.1 magnitude exact"])]);
    check(Code::Fr, &[("un séisme de magnitude 5,1", &["magnitude 5,1 = 5.1 magnitude exact"])]);
}
