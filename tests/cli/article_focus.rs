//! What an article is about gets the figures that measure it, and not whoever deals with it,
//! speaks of it or reports on it; in both languages.

use super::support::articles::{FIGURES, KINDS, PROMISES, contain, lines, with};

/// An article in English about a bridge that others build and run.
const BRIDGE: &str = "Garrow Bridge: ten years of delays\n\n\
    4 June 2012\nThe engineer Otto Lind of Crumbly Works says that the deck is 70 metres above \
    the water.\n\n\
    5 June 2013\nCrumbly Works hires Solvane Mutual. The price has risen to £8 million, and \
    40 turbines are late.\n\n\
    6 June 2014\nCrumbly Works says that 300 lamps are broken.\n";

/// One in French.
const AIRPORT: &str = "Sainte-Aure : l'aéroport qui ne vit jamais le jour\n\n\
    Octobre 2003\nLa société Solvane relance le projet. La capacité serait de 4 millions de \
    passagers par an, pour un coût de 390 millions d'euros.\n\n\
    Février 2008\nLe tribunal de Lestrac valide le projet. Les opposants dénoncent la perte de \
    900 hectares.\n\n\
    Mars 2010\nL'État confie la concession à Verlanne pour cinquante ans.\n";

#[test]
fn a_thing_that_the_title_opens_with_has_what_measures_things() {
    let bridge = ["garrow-bridge 70 length", "garrow-bridge 8e+06 price"];
    contain(BRIDGE, FIGURES, &bridge);
    contain(BRIDGE, FIGURES, &["garrow-bridge 40 number", "garrow-bridge 300 number"]);
    let airport =
        ["sainte-aure 4e+06 capacity", "sainte-aure 3.9e+08 cost", "sainte-aure 900 area"];
    contain(AIRPORT, FIGURES, &airport);
}

#[test]
fn a_time_that_something_lasts_is_no_age() {
    contain(AIRPORT, FIGURES, &["sainte-aure 50 duration"]);
}

#[test]
fn a_company_that_the_title_opens_with_has_what_others_say_of_it() {
    let text = "Heathstead Air: the last days\n\n\
        4 June 2014\nOtto Lind of Solvane, the administrator, says that 1,800 employees have \
        left.\n\n\
        5 June 2015\nGreyholm Capital buys 90% of the company. About 700 jobs go, and those who \
        stay accept cuts of 30%.\n";
    let expected = [
        "heathstead-air 1800 headcount",
        "heathstead-air 700 headcount",
        "heathstead-air 30 percentage",
    ];
    contain(text, FIGURES, &expected);
}

#[test]
fn a_title_says_what_its_subject_is() {
    let cable = "Marlink: the cable that came late\n\n\
        4 June 2014\nHeathstead Hydro lays the cable. It carries 480 megawatts.\n";
    contain(cable, FIGURES, &["marlink 480 power"]);
    contain(cable, KINDS, &["marlink system"]);
    let owner = "Solvane : la fin d'un armateur\n\n\
        4 juin 2014\nSolvane perd 28 millions d'euros.\n";
    contain(owner, KINDS, &["solvane organization"]);
}

#[test]
fn a_french_title_names_its_subject_by_a_noun() {
    let text = "Le téléphérique de Combeval, dix ans de retard\n\n\
        4 juin 2012\nLa ville d'Arvel confie le chantier à Solvane, qui promet une ligne de 3 \
        kilomètres.\n\n\
        5 juin 2014\nSolvane réclame 17 millions d'euros. La facture atteint 81 millions \
        d'euros.\n\n\
        6 juin 2016\nLe téléphérique ouvre. Le trajet dure 12 minutes.\n";
    let expected = [
        "solvane 1.7e+07 amount",
        "telepherique-de-combeval 8.1e+07 cost",
        "telepherique-de-combeval 12 duration",
    ];
    contain(text, FIGURES, &expected);
    contain(text, KINDS, &["telepherique-de-combeval system"]);
}

#[test]
fn no_company_stands_behind_an_event_that_the_title_opens_with() {
    let text = "Festival de Combeval : grandeur et chute\n\n\
        4 juin 2003\nLa pluie vide les gradins ; la perte est de 3 millions d'euros.\n\n\
        5 juin 2008\nLa société Solvane achète le festival. Solvane possède 7 salles.\n";
    contain(text, FIGURES, &["festival-de-combeval 3e+06 loss"]);
}

#[test]
fn a_name_of_several_words_opens_a_title() {
    let text = "Crumbly Bay Herring Museum: a history in debts\n\n\
        4 June 2004\nThe builder Solvane wins the job. Solvane employs 85 people.\n\n\
        5 June 2006\nCosts have reached £3 million. Admission rises to £7.\n";
    contain(text, FIGURES, &["crumbly-bay-herring-museum 3e+06 cost", "solvane 85 number"]);
    contain(text, FIGURES, &["crumbly-bay-herring-museum 7 amount"]);
}

#[test]
fn an_article_about_a_person_measures_the_person() {
    let text = "Senator Odile Farrow: rise and fall\n\n\
        4 June 2006\nFarrow wins her seat.\n\n\
        5 June 2014\nThree accounts come to light. They held $880,000. A road of 9 miles is \
        built.\n\n\
        6 June 2018\nFarrow moves to Lisbon.\n";
    let found = lines(&with(text), FIGURES);
    assert!(found.contains(&"odile-farrow 880000 amount".to_owned()), "{found:#?}");
    assert!(!found.iter().any(|row| row.starts_with("lisbon")), "{found:#?}");
}

#[test]
fn a_noun_with_a_capital_stands_for_the_name_with_that_word() {
    let text = "4 juin 2014 : la Philharmonie de Lestrac ouvre ses portes, dit Otto Lind. La \
                Philharmonie accueille 2 millions de visiteurs.\n";
    contain(text, FIGURES, &["philharmonie-de-lestrac 2e+06 visitors"]);
}

#[test]
fn a_number_may_begin_the_name_of_a_company() {
    let text = "4 June 2014: 42 Studios hires 300 workers. 42 Studios loses £4 million.\n\n\
                5 June 2015: Three suspends its sponsorship of Heathstead Rovers.\n";
    let found = lines(&with(text), FIGURES);
    assert_eq!(found, ["42-studios 300 headcount", "42-studios 4e+06 loss"]);
}

#[test]
fn clubs_and_families_are_organizations() {
    let english = "4 June 2014: AC Varda buys Otto Lind from FC Solmar. The Farrow family sells \
                   30% of Crumbly Mills. Odile Farrow resigns from the board.\n";
    let names = [
        "ac-varda organization",
        "fc-solmar organization",
        "farrow-family organization",
        "odile-farrow person",
    ];
    contain(english, KINDS, &names);
    let french = "4 juin 2014 : la famille Vasseur cède 30 % de Solvane à Otto Lind. Odile Vasseur \
                  démissionne.\n";
    contain(french, KINDS, &["famille-vasseur organization", "odile-vasseur person"]);
}

#[test]
fn a_person_with_the_name_of_a_place_is_a_person() {
    contain(
        "4 June 2014: The party names Heidi Marsh as its leader.\n",
        KINDS,
        &["heidi-marsh person"],
    );
}

#[test]
fn a_promise_that_nobody_is_named_for_is_of_what_the_article_is_about() {
    let text = "Garrow Bridge: ten years of delays\n\n\
        4 June 2012\nCrumbly Works and Heathstead Mutual sign the contract with Crumbly Works.\n\n\
        5 June 2013\nThe opening is postponed to 2016.\n\n\
        6 June 2014\nOtto Lind, the head of the company's science division, says it will open in \
        2017.\n";
    assert_eq!(lines(&with(text), PROMISES), ["garrow-bridge 2016", "otto-lind 2017"]);
}

#[test]
fn the_rule_of_the_subject_is_named_and_counts() {
    let rules = lines(&with(BRIDGE), "DISTINCT f.rule FROM figures f");
    assert!(rules.iter().all(|rule| rule.contains(", subject ")), "{rules:?}");
}
