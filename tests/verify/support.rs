//! An article and proposed facts, and what `kb verify` says of them.

use serde_json::{Value as Json, json};

use crate::support::{Folder, Run};

/// An invented article that the tests quote.
pub(super) const ARTICLE: &str = "\
The Lenne bridge, a timeline

2019
On 4 March 2019, the engineer Ada Holm of Northline said that the Lenne bridge would cost 3 to \
4 billion dollars. Northline plans to open the Lenne bridge by June 2023.

In May 2020, Northline hired at least 500 workers. The company did not \
pay 20 million dollars to Solvo.

2021
In July 2021, the minister Karl Brandt denied that the Lenne bridge will open in 2022.

In October 2023, the Lenne bridge opened to traffic. The Lenne bridge, built by Northline, is \
3.4 km long.
";

/// What `kb verify` says of facts of the article.
#[track_caller]
pub(super) fn verified(facts: &[Json]) -> Vec<Json> {
    let run = run(ARTICLE, facts, &["--json", "-q"]);
    run.json().as_array().unwrap().clone()
}

/// A run of `kb verify` on an article in plain text.
pub(super) fn run(article: &str, facts: &[Json], options: &[&str]) -> Run {
    let folder = Folder::empty();
    folder.write("article.txt", article);
    folder.write("facts.jsonl", lines(facts));
    let arguments = ["verify", "article.txt", "facts.jsonl"].into_iter();
    folder.kb(arguments.chain(options.iter().copied())).run()
}

/// Facts as JSON Lines.
pub(super) fn lines(facts: &[Json]) -> String {
    facts.iter().map(|fact| fact.to_string() + "\n").collect()
}

/// One fact is accepted.
#[track_caller]
pub(super) fn accepts(fact: &Json) {
    let said = verified(std::slice::from_ref(fact));
    assert_eq!(said[0]["standing"], "accepted", "{fact}\n{}", said[0]);
}

/// One fact has a standing, for a reason that contains the words.
#[track_caller]
pub(super) fn says(fact: &Json, standing: &str, words: &str) {
    let said = verified(std::slice::from_ref(fact));
    let reason = said[0]["reason"].as_str().unwrap_or_default();
    assert!(said[0]["standing"] == standing && reason.contains(words), "{fact}\n{}", said[0]);
}

/// A fact with some fields changed.
pub(super) fn with(fact: &Json, fields: &Json) -> Json {
    let mut fact = fact.clone();
    for (key, value) in fields.as_object().unwrap() {
        fact[key] = value.clone();
    }
    fact
}

/// The cost of the bridge.
pub(super) fn cost() -> Json {
    json!({"kind": "figure", "quote": "the Lenne bridge would cost 3 to 4 billion dollars",
        "subject": "Lenne bridge", "low": 3, "high": 4, "unit": "billion USD"})
}

/// The promise to open it.
pub(super) fn promise() -> Json {
    json!({"kind": "prediction", "quote": "Northline plans to open the Lenne bridge by June 2023.",
        "by": "Northline", "due": "2023-06", "id": "opening"})
}

/// The opening.
pub(super) fn opening() -> Json {
    json!({"kind": "event", "date": "2023-10", "mentions": ["Lenne bridge"],
        "quote": "In October 2023, the Lenne bridge opened to traffic."})
}
