//! Quotes are found exactly, with other spaces, marks and accents, or with a few other words.

use serde_json::{Value as Json, json};

use super::support::{opening, run, says, verified, with};
use crate::support::Folder;

fn found(quote: &str) -> Json {
    let said = verified(&[with(&opening(), &json!({"quote": quote, "mentions": []}))]);
    said[0].clone()
}

#[test]
fn a_quote_is_found_exactly_normalised_or_aligned() {
    let exact = found("In October 2023, the Lenne bridge opened");
    assert_eq!(
        (&exact["found"], &exact["passage"], &exact["start"]),
        (&json!("exactly"), &json!(4), &json!(0))
    );
    let spaced = found("In  October 2023,\u{a0}the Lénne bridge opened…");
    assert_eq!((&spaced["found"], &spaced["standing"]), (&json!("normalised"), &json!("accepted")));
    let other = found("In October 2023, the long Lenne bridge opened to traffic");
    assert_eq!((&other["found"], &other["standing"]), (&json!("aligned"), &json!("accepted")));
    let (sure, unsure) = (exact["confidence"].as_f64(), other["confidence"].as_f64());
    assert!(unsure < sure, "{unsure:?} {sure:?}");
}

#[test]
fn a_quote_with_another_number_or_without_a_negation_is_refused() {
    let quote = "In October 2024, the Lenne bridge opened to traffic";
    says(&with(&opening(), &json!({"quote": quote})), "refused", "does not say “2024”");
    let quote = "The company did pay 20 million dollars to Solvo";
    let paid = json!({"kind": "figure", "quote": quote, "subject": "Northline", "value": 20,
        "unit": "million USD"});
    says(&paid, "refused", "leaves out “not”");
}

#[test]
fn a_quote_with_another_thing_in_the_place_of_one_is_refused() {
    for word in ["tunnel", "market"] {
        let quote = format!("In October 2023, the Lenne {word} opened to traffic");
        says(&with(&opening(), &json!({"quote": quote, "mentions": []})), "refused", word);
    }
    // Another form of a word, or a word more, is no other thing.
    for quote in [
        "In October 2023, the Lenne bridge opens to traffic",
        "In October 2023, the new Lenne bridge opened to traffic",
    ] {
        assert_eq!(found(quote)["standing"], "accepted", "{quote}");
    }
}

#[test]
fn a_quote_from_nowhere_or_inside_a_number_is_refused() {
    let quote = "The harbour was sold to a fund from abroad";
    says(&with(&opening(), &json!({"quote": quote})), "refused", "does not stand in the article");
    let part = json!({"kind": "figure", "quote": "4 km long", "subject": "Lenne bridge", "value": 4,
        "unit": "km"});
    says(&part, "refused", "inside a word or number");
    let title = with(&opening(), &json!({"quote": "The Lenne bridge, a timeline"}));
    says(&title, "refused", "heading");
}

#[test]
fn two_places_are_told_apart_by_the_order_of_the_facts() {
    let article = "2019\nIn May 2019, Northline sold ships for 5 million dollars.\n\n2020\n\
        In May 2020, Northline sold ships for 5 million dollars.\n\n2021\nIn May 2021, Northline \
        sold ships for 5 million dollars.\n";
    let sold = json!({"kind": "figure", "quote": "Northline sold ships for 5 million dollars",
        "subject": "Northline", "value": 5, "unit": "million USD"});
    let run = run(article, &[sold.clone(), sold.clone(), sold.clone()], &["--json", "-q"]).json();
    let places: Vec<_> = run.as_array().unwrap().iter().map(|one| &one["passage"]).collect();
    assert_eq!(places, [1, 2, 3], "{run}");
}

#[test]
fn a_quote_from_a_comment_or_a_related_link_of_a_page_is_refused() {
    let folder = Folder::empty();
    let told = "In May 2019, the company Northline opened the Lenne bridge to all traffic. ";
    let page = format!(
        "<html lang=en><title>The bridge</title><body><article><h1>The bridge</h1><p>{}</p><p>{}\
         </p></article><div class=comments><h2>Comments</h2><p>In May 2020, Northline lost 90 \
         million dollars with this bridge of theirs, said my uncle.</p></div></body></html>",
        told.repeat(3),
        told.replace("2019", "2018").repeat(3)
    );
    folder.write("page.html", page);
    folder.write(
        "facts.jsonl",
        "{\"kind\": \"event\", \"date\": \"2020-05\", \"quote\": \
        \"In May 2020, Northline lost 90 million dollars\"}\n",
    );
    let said = folder.kb(["verify", "page.html", "facts.jsonl", "--json", "-q"]).run().json();
    let reason = said[0]["reason"].as_str().unwrap();
    assert!(said[0]["standing"] == "refused" && reason.contains("not the article"), "{said}");
}
