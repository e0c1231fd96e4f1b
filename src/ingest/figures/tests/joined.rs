//! Figures that are joined or share a unit.

use super::check;
use crate::model::Language as Code;

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
        &[
            ("le taux est passé de 2 à 5 %", &["2 = 2 % exact implied", "5 % = 5 % exact"]),
            (
                "un don réduit de 9 à 6 millions d’euros",
                &["9 = 9000000 EUR exact implied", "6 millions d’euros = 6000000 EUR exact"],
            ),
            (
                "un don de 9 à 6 millions d’euros",
                &["9 = 9000000 EUR exact implied", "6 millions d’euros = 6000000 EUR exact"],
            ),
        ],
    );
}

#[test]
fn hours_and_minutes_are_a_duration_where_something_lasts() {
    check(
        Code::Fr,
        &[
            ("le trajet dure 2h14", &["2h14 = 134 minutes exact"]),
            ("il relie Arvel en 1 h 05 min", &["1 h 05 min = 65 minutes exact"]),
            ("il passe de 3h05 à 2h14", &["3h05 = 185 minutes exact", "2h14 = 134 minutes exact"]),
            ("le bateau part à 7h30", &[]),
            ("ouvert de 9h30 à 18h00", &[]),
        ],
    );
    check(
        Code::En,
        &[("the trip takes 2h14", &["2h14 = 134 minutes exact"]), ("the boat leaves at 7h30", &[])],
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
fn a_rate_holds_for_both_bounds() {
    check(
        Code::En,
        &[("a rent of €700-€950 a month", &["€700-€950 a month = 700..950 EUR/month between"])],
    );
}

#[test]
fn a_length_of_time_in_two_units_is_one_figure() {
    check(
        Code::En,
        &[
            (
                "it lasted two hours and 20 minutes",
                &["two hours and 20 minutes = 140 minutes exact"],
            ),
            ("3 years and 2 months in office", &["3 years and 2 months = 38 months exact"]),
            ("two days and 30 hours", &["two days = 2 days exact", "30 hours = 30 hours exact"]),
            ("one hour and a half of music", &["one hour and a half = 1.5 hours exact"]),
            ("six weeks and a half", &["six weeks and a half = 6.5 weeks exact"]),
        ],
    );
    check(
        Code::Fr,
        &[
            (
                "il a duré deux heures et vingt minutes",
                &["deux heures et vingt minutes = 140 minutes exact"],
            ),
            ("après cinq ans et demi de travaux", &["cinq ans et demi = 5.5 years exact"]),
        ],
    );
}
