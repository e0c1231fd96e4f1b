//! Whose a figure is where nothing beside the number tells: ages, what somebody gets or pays,
//! where people live, who was killed, and what the article is about; in both languages.

use super::support::articles::{FIGURES, KINDS, PROMISES, contain, lines, with};

#[test]
fn an_age_behind_a_name_is_that_of_the_person() {
    let cases = [
        ("4 June 2014: The baker Odile Farrow, 58, sells Crumbly Mills.\n", "odile-farrow 58 age"),
        (
            "4 juin 2014 : un boulanger de 34 ans, Otto Lind, quitte la société Solvane.\n",
            "otto-lind 34 age",
        ),
        ("4 June 2014: Crumbly Mills hires Otto Lind, 41, a chemist.\n", "otto-lind 41 age"),
    ];
    for (text, expected) in cases {
        contain(text, FIGURES, &[expected]);
    }
}

#[test]
fn whoever_gets_or_pays_an_amount_has_it() {
    let cases = [
        (
            "4 June 2014: Heathstead Radio reports that the baker Odile Farrow received £9,000.\n",
            "odile-farrow 9000 amount",
        ),
        (
            "4 juin 2014 : le quotidien La Cloche révèle que le notaire Paul Vasseur a touché \
             9 000 euros.\n",
            "paul-vasseur 9000 amount",
        ),
        (
            "4 June 2014: The engineer Otto Lind, who founded Crumbly Mills, repaid £7,000.\n",
            "otto-lind 7000 amount",
        ),
        ("4 June 2014: Portugal contributes €12 million.\n", "portugal 1.2e+07 amount"),
    ];
    for (text, expected) in cases {
        contain(text, FIGURES, &[expected]);
    }
}

#[test]
fn inhabitants_are_those_of_the_place() {
    let cases = [
        (
            "4 June 2014: The mayor of Heathstead, Odile Farrow, opens a bakery. The town has \
             780 inhabitants.\n",
            "heathstead 780",
        ),
        (
            "4 juin 2014 : le maire de Vaucelle, Paul Vasseur, parle de sa ville de 780 \
             habitants.\n",
            "vaucelle 780",
        ),
    ];
    for (text, expected) in cases {
        contain(text, FIGURES, &[&format!("{expected} population")]);
    }
}

#[test]
fn who_is_killed_is_no_headcount() {
    let text = "The Garrow Dam\n\n3 May 2009: Crumbly Works begins to build the Garrow Dam.\n\n\
                4 June 2014: A landslide kills 14 workers.\n";
    contain(text, FIGURES, &["garrow-dam 14 number"]);
}

#[test]
fn what_happens_may_be_what_an_article_is_about() {
    let text = "Alder Creek fire: what we know\n\n3 May 2009: The Alder Creek Fire reaches 900 \
                acres.\n\n4 May 2009: It destroys the depot of Corvane Mutual.\n\n5 May 2009: \
                Insurers put the damage at $740 million.\n";
    contain(text, FIGURES, &["alder-creek-fire 900 area", "alder-creek-fire 7.4e+08 damage"]);
    contain(text, KINDS, &["alder-creek-fire other"]);
}

#[test]
fn a_budget_for_an_investment_is_a_budget() {
    let text = "Histoire du pont Vasseur\n\n4 juin 2014 : la société Solvane lance le chantier du \
                pont Vasseur. Budget d'investissement prévu de 3 millions d'euros.\n";
    contain(text, FIGURES, &["pont-vasseur 3e+06 cost"]);
}

#[test]
fn the_place_in_a_title_says_where_and_not_what() {
    let text = "Tramway de Vaucelle : le récit\n\n3 mai 2012 : le maire de Vaucelle, Paul Vasseur, \
                présente la ligne C.\n\n4 juin 2013 : la ligne C est votée.\n\n4 juin 2014 : \
                l'enquête recueille 1 850 avis.\n";
    contain(text, FIGURES, &["tramway-de-vaucelle 1850 number"]);
}

#[test]
fn a_person_with_a_title_may_be_named_by_the_surname_alone() {
    let text = "3 May 2009: The chemist Zelmina Abershaw founds Crumbly Radio.\n\n4 June \
                2014: Abershaw promises that Crumbly Radio will open by 2016.\n";
    contain(text, KINDS, &["zelmina-abershaw person"]);
    contain(text, PROMISES, &["zelmina-abershaw 2016"]);
}

#[test]
fn a_temperature_in_degrees_has_a_unit() {
    let text = "4 juin 2014 : le cratère du mont Vasseur descend à 300 degrés.\n";
    contain(text, FIGURES, &["mont-vasseur 300 angle"]);
}

#[test]
fn whoever_only_says_an_amount_does_not_have_it() {
    let text = "Histoire du pont Vasseur\n\n4 juin 2014 : la Chambre des comptes publie un rapport \
                sur le pont Vasseur. Selon elle, le coût atteint 3 millions d'euros.\n";
    contain(text, FIGURES, &["pont-vasseur 3e+06 cost"]);
}

#[test]
fn a_noun_stands_for_the_body_of_its_own_kind() {
    let text = "3 May 2009: The Bakers' Guild of Garrow rejects an offer of Crumbly Mills. The guild \
                represents 6,100 bakers. Crumbly Mills closes.\n\n4 June 2014: Crumbly Mills \
                opens again.\n";
    let found = lines(&with(text), FIGURES);
    assert!(found.iter().any(|row| row.contains("guild") && row.contains(" 6100 ")), "{found:?}");
}

#[test]
fn the_company_is_the_only_one_that_its_passage_names() {
    let text = "Solvane: a timeline\n\n4 June 2014: The company Solvane sues its supplier.\n\n\
                5 June 2015: Crumbly Mills sells its bakery. The company lost £3m.\n\n\
                6 June 2016: Farmers sue Solvane. The company lost £4m.\n";
    contain(text, FIGURES, &["crumbly-mills 3e+06 loss", "solvane 4e+06 loss"]);
}

#[test]
fn a_part_of_something_is_that_of_the_subject() {
    contain(
        "4 June 2014: The vaccine Selvira accounts for 44% of the revenue of Crumbly Mills.\n",
        FIGURES,
        &["selvira 44 percentage"],
    );
}

#[test]
fn what_is_destroyed_is_where_it_stood_if_nobody_is_named() {
    contain(
        "The Arvel dam\n\n4 June 2014: The company Solvane opens the Arvel dam.\n\n\
         5 June 2015: A flood destroyed 140 houses in the village of Combeval.\n",
        FIGURES,
        &["combeval 140 number"],
    );
}

#[test]
fn counted_things_have_their_french_names() {
    let folder = with("4 juin 2014 : la société Solvane vend 300 voitures à 20 personnes.\n");
    let table = folder.kb(["query", "chiffres", "--lang", "fr"]).run().stdout;
    assert!(table.contains("300 voitures") && table.contains("20 personnes"), "{table}");
}

#[test]
fn whoever_gets_an_amount_has_it_if_nobody_is_named_who_pays() {
    contain(
        "Solvane, a timeline\n\n4 June 2014: The state lent Arvel $5 million.\n\n\
         5 June 2015: In Combeval, a jury awarded the widow of Karl Holm $7 million.\n",
        FIGURES,
        &["arvel 5e+06 amount", "karl-holm 7e+06 amount"],
    );
}

#[test]
fn a_nationality_may_stand_before_what_a_name_is() {
    let text = "4 June 2014: The job goes to Solvane, a Spanish group with 600 employees. \
                Solvane writes down $4 million.\n";
    contain(text, FIGURES, &["solvane 600 headcount", "solvane 4e+06 loss"]);
}

#[test]
fn years_are_an_age_only_behind_a_person() {
    let text = "Solvane, chronologie\n\n\
        4 juin 2014 : le patron de Solvane, Karl Holm, 58 ans, annonce deux ans de retard.\n\n\
        5 juin 2015 : Solvane signe un contrat de 30 ans.\n";
    let found = lines(&with(text), FIGURES);
    let ages: Vec<_> = found.iter().filter(|row| row.ends_with(" age")).collect();
    assert_eq!(ages, ["karl-holm 58 age"], "{found:#?}");
}

#[test]
fn whoever_earned_somewhere_is_the_last_person_named() {
    let text = "Crumbly Mills, chronologie\n\n\
        4 juin 2014 : Karl Holm, 61 ans, cède la présidence à Odile Farrow, venue du groupe \
        Solvane, où elle gagnait 450 000 euros par an.\n";
    let found = lines(&with(text), FIGURES);
    assert!(found.iter().any(|row| row.starts_with("odile-farrow 450000")), "{found:#?}");
}
