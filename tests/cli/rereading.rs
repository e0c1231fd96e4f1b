//! The same articles give the same base, whatever kb found before: an interrupted ingest
//! that is run again, and an article that is read again after a change that claims nothing.

use std::fs;

use super::content::{Content, content};
use super::support::Folder;

const ENGLISH: &str = include_str!("../articles/harbour.en.txt");
const FRENCH: &str = include_str!("../articles/port.fr.md");
const HTML: &str = include_str!("../articles/press.en.html");

/// An article whose figures have units and metrics that no base knows.
const STALLS: &str = "\
# Stalls of the market

Published on 2 May 2024.

On 3 March 2021, Tesla opened 120 stalls for 40 million euros and 30 MW.

In June 2022 it had 4,500 visitors and 250 stalls, and 12 % of the visitors bought a lamp.

On 9 May 2023 the market counted 300 stalls, 7 lamps and 70 megawatts for 2 hours.
";

/// An article that uses the same units.
const VISITORS: &str = "\
# Visitors of the market

Published on 4 May 2024.

On 5 March 2021, 90 visitors saw 12 stalls and Cortex for 8 euros.

On 7 July 2022 Nvidia sold 80 lamps to 400 visitors, 20 % more stalls than in 2021.
";

/// The articles, in the order in which `kb ingest FOLDER` reads them.
const ARTICLES: [(&str, &str); 5] =
    [("1.txt", ENGLISH), ("2.md", FRENCH), ("3.html", HTML), ("4.md", STALLS), ("5.md", VISITORS)];

/// Folders with the articles: without a base, with the built-in dataset, and with a base
/// of another topic.
fn folders() -> [Folder; 3] {
    let other = Folder::empty();
    let head = "slug = \"market\"\ntitle = \"The market\"\n";
    other.write("market/dataset.toml", head);
    let lamp = "[[system]]\nslug = \"lamp\"\nlabel = \"Lamp\"\ncategory = \"software\"\n";
    other.write("market/entities.toml", lamp);
    other.kb(["seed", "market"]).run().succeeds();
    let folders = [Folder::empty(), Folder::seeded(), other];
    for folder in &folders {
        for (name, text) in ARTICLES {
            folder.write(&format!("articles/{name}"), text);
        }
    }
    folders
}

#[test]
fn an_interrupted_ingest_that_is_run_again_gives_the_same_base() {
    for before in folders() {
        let undisturbed = Folder::copy_of(&before);
        undisturbed.kb(["ingest", "articles"]).run().succeeds();
        for done in 1..ARTICLES.len() {
            let folder = Folder::copy_of(&before);
            // An interrupt between two articles leaves a prefix of them.
            fs::create_dir(folder.path("prefix")).unwrap();
            for (name, _) in &ARTICLES[..done] {
                let [from, to] = ["articles", "prefix"].map(|within| format!("{within}/{name}"));
                fs::copy(folder.path(&from), folder.path(&to)).unwrap();
            }
            folder.kb(["ingest", "prefix"]).run().succeeds();
            folder.kb(["ingest", "articles"]).run().succeeds();
            assert!(content(&folder.base()) == content(&undisturbed.base()), "after {done}");
        }
    }
}

#[test]
fn an_article_with_one_more_empty_line_has_the_same_facts() {
    for folder in folders() {
        folder.kb(["ingest", "articles"]).run().succeeds();
        let before = facts(&folder);
        for (name, text) in ARTICLES {
            folder.write(&format!("articles/{name}"), format!("{text}\n\n"));
        }
        folder.kb(["ingest", "articles"]).run().succeeds();
        let after = facts(&folder);
        for (table, rows) in &before {
            assert!(*rows == after[table], "{table}: {rows:#?}\n{:#?}", after[table]);
        }
    }
}

/// The content of the base, without the hashes of the documents.
fn facts(folder: &Folder) -> Content {
    let mut content = content(&folder.base());
    content.remove("documents");
    content
}

#[test]
fn a_base_without_a_curated_dataset_knows_nothing_of_the_built_in_one() {
    let [none, built_in, other] = folders();
    let names = |folder: &Folder| {
        folder.kb(["ingest", "articles/5.md"]).run().succeeds();
        let query =
            "SELECT group_concat(e.slug || ' ' || e.kind, ', ') FROM (SELECT DISTINCT entity_id
                     FROM mentions ORDER BY entity_id) JOIN entities AS e ON e.id = entity_id
                     WHERE e.dataset_id IN (SELECT dataset_id FROM documents)";
        folder.base().query_row(query, [], |row| row.get::<_, Option<String>>(0)).unwrap()
    };
    // What a curated dataset does not know is proposed, the same everywhere.
    assert_eq!(names(&none), names(&other));
    assert!(names(&none).is_some_and(|names| names.contains("nvidia organization")));
    assert_eq!(names(&built_in), None);
}
