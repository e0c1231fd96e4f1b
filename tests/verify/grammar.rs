//! Facts that the grammar of their sentence bears out, though it has other names, and
//! entities that the article names by one name for two things.

use serde_json::{Value as Json, json};

use super::support::run;

const ENGLISH: &str = "\
The Lenne Line, a timeline

2018
In May 2018, the lender Arkwell provided the builder Solvo with a $40 million loan.

In June 2018, the Lenne Line's budget was cut in the spending review to £14 million. In July \
2018, the cost of the Lenne Line went up to £15 million. Solvo Ltd runs the railway Lenne.

2019
In March 2019, Norvane approved a roof for 5 million dollars, ahead of the Delmar Cup.

In April 2019, the Solenne bridge opened. A pier of 300 metres stands under central Arden.

Mara Holm, 37, was accused of fraud.
";

const FRENCH: &str = "\
Le barrage de Valmorne, chronologie

2015
Le stade de Lestrac a été construit pour les Jeux d'Été de 1976.

En mars 2016, Tramelle reporte l'ouverture et relève ses coûts à 5 millions d'euros.
";

#[track_caller]
fn standings(article: &str, facts: &[Json], wanted: &str) {
    let said = run(article, facts, &["--json", "-q"]).json();
    for (fact, judged) in facts.iter().zip(said.as_array().unwrap()) {
        assert_eq!(judged["standing"], wanted, "{fact}\n{judged}");
    }
}

fn figure(quote: &str, subject: &str, value: f64, unit: &str) -> Json {
    json!({"kind": "figure", "quote": quote, "subject": subject, "value": value, "unit": unit})
}

const LOAN: &str =
    "In May 2018, the lender Arkwell provided the builder Solvo with a $40 million loan.";
const ROOF: &str =
    "In March 2019, Norvane approved a roof for 5 million dollars, ahead of the Delmar Cup.";
const CUT: &str =
    "In June 2018, the Lenne Line's budget was cut in the spending review to £14 million.";
const AGE: &str = "Mara Holm, 37, was accused of fraud.";
const COSTS: &str = "En mars 2016, Tramelle reporte l'ouverture et relève ses coûts à \
    5 millions d'euros.";

#[test]
fn the_grammar_of_a_sentence_says_whose_a_figure_is() {
    let rise = "In July 2018, the cost of the Lenne Line went up to £15 million.";
    let facts = [
        figure(LOAN, "Arkwell", 4e7, "USD"),
        figure(ROOF, "Norvane", 5e6, "USD"),
        figure(CUT, "Lenne Line", 1.4e7, "GBP"),
        figure(rise, "Lenne Line", 1.5e7, "GBP"),
        figure(AGE, "Mara Holm", 37.0, "years"),
    ];
    standings(ENGLISH, &facts, "accepted");
    standings(FRENCH, &[figure(COSTS, "Tramelle", 5e6, "EUR")], "accepted");
}

#[test]
fn another_name_of_the_sentence_is_not_accepted_for_it() {
    let facts = [
        figure(LOAN, "Lenne Line", 4e7, "USD"),
        figure(ROOF, "Delmar Cup", 5e6, "USD"),
        figure(CUT, "Solvo", 1.4e7, "GBP"),
        figure(AGE, "Solvo", 37.0, "years"),
    ];
    let said = run(ENGLISH, &facts, &["--json", "-q"]).json();
    for (fact, judged) in facts.iter().zip(said.as_array().unwrap()) {
        assert_ne!(judged["standing"], "accepted", "{fact}\n{judged}");
    }
}

#[test]
fn a_season_in_the_name_of_games_is_no_date() {
    let quote = "Le stade de Lestrac a été construit pour les Jeux d'Été de 1976.";
    standings(FRENCH, &[json!({"kind": "event", "quote": quote, "date": "1976"})], "accepted");
}

#[test]
fn what_is_built_may_be_a_place_or_a_system() {
    let quote = "In April 2019, the Solenne bridge opened.";
    let entity = |kind: &str| {
        json!({"kind": "entity", "quote": quote, "name": "Solenne bridge",
        "type": kind})
    };
    standings(ENGLISH, &[entity("place"), entity("system")], "accepted");
    standings(ENGLISH, &[entity("person")], "doubtful");
}
