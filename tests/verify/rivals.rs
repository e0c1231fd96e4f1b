//! Sentences with several names, numbers and dates: what belongs to one is not accepted of
//! another.

use serde_json::{Value as Json, json};

use super::support::run;

const ENGLISH: &str = "\
The rise of Orvane

2021
In March 2021, Orvane said it had sold 4,000 boats, up from 3,000 in 2019. Analysts at Kesto \
expect Orvane to sell 6,000 boats by 2024, but Delmar will not reach 3,000 before 2025.

The yard in Port Elan employs 1,200 people. Orvane lost $12 million in 2020 and $8 million in \
2021.

2022
On 5 May 2022, the chief executive Mara Quist promised that the ferry Solenne would sail by the \
end of 2023. A spokesman for Delmar denied that the company had paid €5 million to settle.

In June 2022, Orvane, which Delmar had tried to buy for $300 million, bought the port of Sarn \
for about $45 million. It never disclosed that it owed $7 million to Kesto.
";

const FRENCH: &str = "\
Le tramway de Valmorne, chronologie

2018
Le 12 janvier 2018, la société Tramelle annonce que le tramway de Valmorne coûtera 480 millions \
d'euros, contre 350 millions prévus en 2015. Le maire Luc Arbois promet une ouverture pour juin \
2021.

En mars 2019, Tramelle, que le groupe Ferrand avait voulu racheter pour 90 millions d'euros, \
emploie 1 300 salariés à Valmorne.

2021
Fin 2021, environ 40 % des rails étaient posés, selon Tramelle. Le groupe Ferrand dément avoir \
versé 3 millions d'euros au maire. Personne ne croit plus à une ouverture en 2022.
";

fn figure(quote: &str, subject: &str, value: f64, unit: &str) -> Json {
    json!({"kind": "figure", "quote": quote, "subject": subject, "value": value, "unit": unit})
}

fn prediction(quote: &str, by: &str, due: &str) -> Json {
    json!({"kind": "prediction", "quote": quote, "by": by, "due": due})
}

#[track_caller]
fn none_is_accepted(article: &str, facts: &[Json]) {
    let said = run(article, facts, &["--json", "-q"]).json();
    for (fact, judged) in facts.iter().zip(said.as_array().unwrap()) {
        assert_ne!(judged["standing"], "accepted", "{fact}");
        assert_ne!(judged["found"], Json::Null, "the quote is not found: {fact}");
    }
}

#[test]
fn english_names_numbers_and_dates_are_not_swapped() {
    let sold = "Orvane said it had sold 4,000 boats, up from 3,000 in 2019";
    let bought = "Orvane, which Delmar had tried to buy for $300 million, bought the port of Sarn \
        for about $45 million";
    let expects = "Analysts at Kesto expect Orvane to sell 6,000 boats by 2024, but Delmar will \
        not reach 3,000 before 2025";
    let lost = "Orvane lost $12 million in 2020 and $8 million in 2021";
    let mut earlier = figure(sold, "Orvane", 3000.0, "boats");
    earlier["date"] = json!("2021-03");
    let mut swapped = figure(lost, "Orvane", 12.0, "million USD");
    swapped["date"] = json!("2021");
    let mut about = figure(bought, "Delmar", 45.0, "million USD");
    about["qualifier"] = json!("about");
    let promised = "Mara Quist promised that the ferry Solenne would sail by the end of 2023";
    none_is_accepted(
        ENGLISH,
        &[
            earlier,
            swapped,
            about,
            figure(expects, "Kesto", 6000.0, "boats"),
            figure(expects, "Delmar", 6000.0, "boats"),
            figure("The yard in Port Elan employs 1,200 people", "Orvane", 1200.0, "people"),
            figure("had paid €5 million to settle", "Delmar", 5.0, "million EUR"),
            figure("It never disclosed that it owed $7 million to Kesto", "Orvane", 7e6, "USD"),
            prediction(expects, "Delmar", "2025"),
            prediction(promised, "Solenne", "2023"),
            prediction(promised, "Orvane", "2023"),
            json!({"kind": "event", "quote": promised, "date": "2023"}),
        ],
    );
}

#[test]
fn french_names_numbers_and_dates_are_not_swapped() {
    let cost = "la société Tramelle annonce que le tramway de Valmorne coûtera 480 millions \
        d'euros, contre 350 millions prévus en 2015";
    let wanted = "Tramelle, que le groupe Ferrand avait voulu racheter pour 90 millions d'euros, \
        emploie 1 300 salariés à Valmorne";
    let mut laid =
        figure("environ 40 % des rails étaient posés, selon Tramelle", "Tramelle", 40.0, "%");
    laid["qualifier"] = json!("about");
    none_is_accepted(
        FRENCH,
        &[
            laid,
            figure(cost, "Tramelle", 480.0, "millions d'euros"),
            figure(cost, "Luc Arbois", 480.0, "millions d'euros"),
            figure(wanted, "Ferrand", 1300.0, "salariés"),
            figure(wanted, "Valmorne", 1300.0, "salariés"),
            figure(
                "Le groupe Ferrand dément avoir versé 3 millions d'euros",
                "Ferrand",
                3e6,
                "EUR",
            ),
            prediction(
                "Le maire Luc Arbois promet une ouverture pour juin 2021",
                "Tramelle",
                "2021-06",
            ),
            json!({"kind": "event", "quote": "Personne ne croit plus à une ouverture en 2022", "date": "2022"}),
        ],
    );
}
