//! Every value of a proposed fact is held against kb's own reading of its quote.

use serde_json::{Value as Json, json};

use super::support::{accepts, cost, opening, promise, run, says, verified, with};
use crate::support::Folder;

#[test]
fn facts_of_every_kind_are_accepted() {
    accepts(&cost());
    accepts(&promise());
    accepts(&opening());
    let quote = "The Lenne bridge, built by Northline, is 3.4 km long.";
    accepts(
        &json!({"kind": "entity", "quote": quote, "name": "Northline", "type": "organization"}),
    );
    accepts(&json!({"kind": "relation", "quote": quote, "subject": "Lenne bridge",
        "relation": "made_by", "object": "Northline"}));
}

#[test]
fn another_number_scale_unit_or_bound_is_refused() {
    let one = json!({"low": null, "high": null, "value": 3.4});
    says(&with(&cost(), &one), "refused", "the quote says “3 to 4 billion dollars”");
    says(&with(&cost(), &one), "refused", "the fact says 3.4 billion USD");
    says(&with(&cost(), &json!({"high": 5})), "refused", "3 to 5 billion USD");
    says(&with(&cost(), &json!({"unit": "million USD"})), "refused", "3 to 4 million USD");
    says(&with(&cost(), &json!({"unit": "billion EUR"})), "refused", "3 to 4 billion EUR");
    let workers = json!({"kind": "figure", "subject": "Northline", "value": 500, "unit": "workers",
        "quote": "Northline hired at least 500 workers", "qualifier": "at_least"});
    accepts(&workers);
    says(&with(&workers, &json!({"qualifier": "exact"})), "refused", "at least 500 workers");
    says(&with(&workers, &json!({"qualifier": "at_most"})), "refused", "at most 500 workers");
}

#[test]
fn an_amount_may_be_written_in_other_units_of_its_kind() {
    accepts(&with(&cost(), &json!({"low": 3e9, "high": 4e9, "unit": "USD"})));
    let long = json!({"kind": "figure", "quote": "is 3.4 km long", "subject": "Lenne bridge",
        "value": 3400, "unit": "metres"});
    let said = &verified(&[long])[0];
    assert_ne!(said["standing"], "refused", "{said}");
}

#[test]
fn another_date_is_refused_and_a_coarser_one_doubtful() {
    says(&with(&opening(), &json!({"date": "2024-10"})), "refused", "the quote says 2023-10");
    says(&with(&opening(), &json!({"date": "2023-10-05"})), "refused", "the fact says 2023-10-05");
    says(&with(&opening(), &json!({"date": "2023"})), "doubtful", "less precisely 2023");
    says(&with(&opening(), &json!({"approximate": true})), "refused", "about");
    let deadline = json!({"kind": "event", "date": "2023-06",
        "quote": "Northline plans to open the Lenne bridge by June 2023."});
    says(&deadline, "refused", "as a deadline");
}

#[test]
fn another_deadline_or_maker_is_not_accepted() {
    says(&with(&promise(), &json!({"due": "2024-06"})), "refused", "the fact says 2024-06");
    says(&with(&promise(), &json!({"by": "Solvo"})), "refused", "does not name “Solvo”");
    says(&with(&promise(), &json!({"by": "Acme"})), "refused", "does not stand in the article");
    says(&with(&promise(), &json!({"made": "2020"})), "refused", "2019-03-04");
    accepts(&with(&promise(), &json!({"made": "2019-03-04"})));
}

#[test]
fn what_the_article_denies_is_refused() {
    let denied = json!({"kind": "prediction", "due": "2022", "by": "Karl Brandt",
        "quote": "the minister Karl Brandt denied that the Lenne bridge will open in 2022"});
    says(&denied, "refused", "denies it");
    let paid = json!({"kind": "figure", "quote": "The company did not pay 20 million dollars",
        "subject": "Northline", "value": 20, "unit": "million USD"});
    says(&paid, "refused", "denies");
}

#[test]
fn a_subject_is_named_in_the_quote_or_linked_to_it() {
    says(&with(&cost(), &json!({"subject": "Solvo"})), "refused", "does not name “Solvo”");
    let quote = "said that the Lenne bridge would cost 3 to 4 billion dollars";
    let other = with(&cost(), &json!({"subject": "Northline", "quote": quote}));
    says(&other, "doubtful", "Northline");
    says(&with(&opening(), &json!({"mentions": ["Solvo"]})), "refused", "“Solvo”");
}

#[test]
fn an_outcome_is_of_an_accepted_prediction() {
    let outcome = json!({"kind": "outcome", "of": "opening", "verdict": "late", "date": "2023-10",
        "quote": "the Lenne bridge opened to traffic"});
    let said = verified(&[outcome.clone(), promise()]);
    assert_eq!(said[0]["standing"], "accepted", "{said:?}");
    let kept = verified(&[promise(), with(&outcome, &json!({"verdict": "kept"}))]);
    assert_eq!(kept[1]["standing"], "refused", "{kept:?}");
    says(&outcome, "doubtful", "no prediction with the id “opening”");
}

#[test]
fn a_relation_the_other_way_round_is_not_accepted() {
    let quote = "The Lenne bridge, built by Northline, is 3.4 km long.";
    let turned = json!({"kind": "relation", "quote": quote, "subject": "Northline",
        "relation": "made_by", "object": "Lenne bridge"});
    says(&turned, "doubtful", "kb does not read");
}

#[test]
fn french_articles_are_read_as_well() {
    let article = "Le pont de la Lenne\n\n2019\nLe 4 mars 2019, la société Nordligne annonce que \
        le pont Solveig coûtera 3,5 milliards d'euros.\n\nEn mai 2020, Nordligne embauche plus de \
        1 200 salariés. Elle prévoit d'ouvrir le pont Solveig avant fin 2023.\n";
    let cost = json!({"kind": "figure", "quote": "le pont Solveig coûtera 3,5 milliards d’euros",
        "subject": "pont Solveig", "value": 3.5e9, "unit": "EUR"});
    let facts = [
        cost.clone(),
        with(&cost, &json!({"value": 35e9})),
        json!({"kind": "event", "quote": "Le 4 mars 2019, la société Nordligne annonce", "date": "2019-03-04"}),
        json!({"kind": "event", "quote": "Le 4 mars 2019, la société Nordligne annonce", "date": "2019-04-04"}),
    ];
    let said = run(article, &facts, &["--json", "-q"]).json();
    let standings: Vec<_> = said.as_array().unwrap().iter().map(|one| &one["standing"]).collect();
    assert_eq!(standings, ["accepted", "refused", "accepted", "refused"], "{said}");
}

#[test]
fn words_cut_out_of_a_denial_or_too_few_are_not_accepted() {
    let folder = Folder::empty();
    folder.write(
        "a.txt",
        "Rail news\n\nOn 17 May 2019, Orrin Rail denied that the government would pay for the \
         line.\n\nOn 2 June 2020, Orrin Rail did not meet its target of 40 trains.\n",
    );
    let event = |quote: &str, date: &str| {
        format!("{{\"kind\":\"event\",\"quote\":\"{quote}\",\"date\":\"{date}\"}}\n")
    };
    folder.write(
        "f.jsonl",
        event("the government would pay for the line", "2019-05-17")
            + &event("meet its target of 40 trains", "2020-06-02")
            + &event("Rail", "2019-05-17")
            + &event("Orrin Rail did not meet its target", "2020-06-02")
            + "{\"kind\":\"entity\",\"quote\":\"target of 40\",\"name\":\"target\",\
               \"type\":\"person\"}\n",
    );
    let run = folder.kb(["verify", "a.txt", "f.jsonl", "--format", "csv"]).run();
    let standings: Vec<_> =
        run.stdout.lines().skip(1).map(|line| line.split(',').nth(2).unwrap()).collect();
    assert_eq!(standings, ["doubtful", "doubtful", "doubtful", "accepted", "doubtful"], "{run:?}");
}

#[test]
fn what_the_article_only_supposes_is_not_accepted() {
    let article = "The port of Sarn\n\n3 May 2011: Had Orvane bought Delmar for $30 million, it \
        would have owned the port.\n\n4 May 2012: The reports that Orvane sold the ferry Solenne \
        for $31 million are false.\n\n5 May 2013: Orvane was not able to hire 500 divers.\n";
    let facts = [
        json!({"kind": "figure", "subject": "Orvane", "value": 30, "unit": "million USD",
            "quote": "Had Orvane bought Delmar for $30 million"}),
        json!({"kind": "event", "date": "2011-05-03", "quote": "Orvane bought Delmar for $30 million"}),
        json!({"kind": "event", "date": "2012-05-04",
            "quote": "Orvane sold the ferry Solenne for $31 million"}),
        json!({"kind": "figure", "subject": "Solenne", "value": 31, "unit": "million USD",
            "quote": "Orvane sold the ferry Solenne for $31 million"}),
        json!({"kind": "figure", "subject": "Orvane", "value": 500, "unit": "divers",
            "quote": "Orvane was not able to hire 500 divers"}),
        json!({"kind": "event", "date": "2013-05-05", "quote": "able to hire 500 divers"}),
    ];
    let said = run(article, &facts, &["--json", "-q"]).json();
    for (fact, judged) in facts.iter().zip(said.as_array().unwrap()) {
        assert_ne!(judged["standing"], "accepted", "{fact}");
        assert_ne!(judged["found"], serde_json::Value::Null, "{fact}");
    }
}

#[test]
fn a_subject_that_only_the_sentence_before_names_is_accepted_if_it_names_no_other() {
    let article = "The port of Sarn\n\n3 May 2011: Orvane opens a yard. It has debts of $30 \
        million.\n\n4 May 2012: Orvane sues Delmar. It has debts of $31 million.\n\n5 May 2013: \
        Ada Holm, the mayor of Sarn, says that Orvane lost $32 million.\n";
    let owes = |value: u32, subject: &str| {
        json!({"kind": "figure", "subject": subject, "value": value, "unit": "million USD",
            "quote": format!("It has debts of ${value} million.")})
    };
    let lost = |subject: &str| {
        json!({"kind": "figure", "subject": subject, "value": 32, "unit": "million USD",
            "quote": "Ada Holm, the mayor of Sarn, says that Orvane lost $32 million."})
    };
    let facts = [
        owes(30, "Orvane"),
        owes(31, "Orvane"),
        owes(31, "Delmar"),
        lost("Orvane"),
        lost("Ada Holm"),
    ];
    let said = run(article, &facts, &["--json", "-q"]).json();
    let standings: Vec<_> =
        said.as_array().unwrap().iter().map(|one| one["standing"].as_str().unwrap()).collect();
    assert_eq!(standings, ["accepted", "doubtful", "doubtful", "accepted", "doubtful"], "{said}");
}

#[test]
fn a_new_deadline_is_that_which_something_is_moved_to() {
    let article = "The port of Sarn\n\n3 May 2011: The company Orvane postponed the opening of \
        the port from 2012 to 2014.\n\n4 May 2013: Orvane wants to sell the port at the end of \
        2018.\n";
    let due = |quote: &str, due: &str| json!({"kind": "prediction", "quote": quote, "due": due, "by": "Orvane"});
    let moved = "The company Orvane postponed the opening of the port from 2012 to 2014.";
    let sale = "Orvane wants to sell the port at the end of 2018.";
    let facts =
        [due(moved, "2014"), due(moved, "2012"), due(sale, "2018-12"), due(sale, "2018-10")];
    let said = run(article, &facts, &["--json", "-q"]).json();
    let standings: Vec<_> =
        said.as_array().unwrap().iter().map(|one| one["standing"].as_str().unwrap()).collect();
    assert_eq!(standings[0], "accepted", "{said}");
    assert_ne!(standings[1], "accepted", "{said}");
    assert_eq!(standings[2], "accepted", "{said}");
    assert_ne!(standings[3], "accepted", "{said}");
}

#[test]
fn a_type_that_the_article_speaks_against_is_not_accepted() {
    let article = "4 June 2014: The engineer Odile Farrow of Crumbly Works opens the Garrow Bridge. \
                   Farrow resigns, and Crumbly Works announces a loss. Farrow's house is sold.\n";
    let entity = |name: &str, kind: &str| {
        let quote = "The engineer Odile Farrow of Crumbly Works opens the Garrow Bridge.";
        json!({"kind": "entity", "quote": quote, "name": name, "type": kind})
    };
    let standing = |fact: &Json| {
        let said = run(article, std::slice::from_ref(fact), &["--json", "-q"]).json();
        said[0]["standing"].as_str().unwrap().to_owned()
    };
    for (name, kind) in
        [("Odile Farrow", "person"), ("Crumbly Works", "organization"), ("Garrow Bridge", "place")]
    {
        assert_eq!(standing(&entity(name, kind)), "accepted", "{name} as {kind}");
    }
    for (name, kind) in [
        ("Odile Farrow", "organization"),
        ("Odile Farrow", "system"),
        ("Crumbly Works", "person"),
        ("Garrow Bridge", "person"),
        ("Garrow Bridge", "organization"),
    ] {
        assert_eq!(standing(&entity(name, kind)), "doubtful", "{name} as {kind}");
    }
}
