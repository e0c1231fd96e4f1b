//! `kb datasets`, `kb remove`, `kb seed --dry-run` and `kb ingest --again`: what was read
//! can be listed, taken out and read once more.

use super::content::content;
use super::document::ingest;
use super::support::{Folder, SMALL};
use super::supporting::{curated, reprint};
use crate::faults::past::of_schema;

const MILL: &str = "\
# The mill at Tarn: a history

- 3 March 2015: Orbeck Mills opened a mill at Tarn for 4 million euros.
- 9 May 2018: Orbeck Mills said the second mill would open by 2020.
";

const DYE: &str = "\
# The dye works: a history

- 4 June 2016: Orbeck Mills bought the dye works of Lund for 2 million euros.
";

fn with_articles(articles: &[(&str, &str)]) -> Folder {
    let folder = Folder::empty();
    for (name, text) in articles {
        folder.write(name, text);
        folder.kb(["ingest", *name]).run().succeeds();
    }
    folder
}

#[test]
fn an_article_that_was_read_can_be_removed() {
    let folder = Folder::seeded();
    folder.write("mill.md", MILL);
    let before = content(&folder.base());
    folder.kb(["ingest", "mill.md"]).run().succeeds();
    folder.kb(["datasets"]).run().succeeds().prints("the-mill-at-tarn-a-history");
    let loaded = folder.files();
    let run = folder.kb(["remove", "the-mill-at-tarn-a-history", "--dry-run"]).run().succeeds();
    run.prints("Would remove the-mill-at-tarn-a-history").prints("Nothing was changed.");
    assert!(folder.files() == loaded, "a rehearsal changes no byte");
    let run = folder.kb(["remove", "the-mill-at-tarn-a-history"]).run().succeeds();
    run.prints("Removed the-mill-at-tarn-a-history").prints("events");
    folder.is_sound();
    let mut after = content(&folder.base());
    // Standard categories belong to no dataset and stay.
    for table in ["categories", "category_aliases"] {
        after.insert(table.to_owned(), before[table].clone());
    }
    assert_eq!(before, after);
    folder.kb(["ingest", "mill.md"]).run().succeeds().prints("events: 2 added");
}

#[test]
fn what_another_dataset_uses_goes_over_to_it() {
    let folder = with_articles(&[("mill.md", MILL), ("dye.md", DYE)]);
    let run = folder.kb(["remove", "the-mill-at-tarn-a-history"]).run().succeeds();
    run.prints("Stays, as the-dye-works-a-history uses it: orbeck-mills (entities)");
    folder.is_sound();
    let alone = with_articles(&[("dye.md", DYE)]);
    let rows = ["query", "events about Orbeck Mills", "--csv", "--quiet"];
    assert_eq!(folder.kb(rows).run().succeeds().stdout, alone.kb(rows).run().succeeds().stdout);
    // No husk is left that would block it.
    folder.kb(["remove", "the-dye-works-a-history"]).run().succeeds();
    folder.kb(["ingest", "dye.md"]).run().succeeds().prints("events: 1 added");
    folder.is_sound();
}

#[test]
fn what_stood_on_a_removed_fact_is_told() {
    let folder = curated();
    ingest(&folder, &reprint());
    let run = folder.kb(["remove", "mine"]).run().succeeds();
    run.prints("Also gone, of reprint: 2 supports about removed facts").prints("--again");
    folder.is_sound();
}

#[test]
fn a_dataset_that_curated_facts_of_another_stand_on_stays() {
    let folder = Folder::seeded();
    let own = "slug    = \"grok-context\"\nevent   = \"grok-shown\"";
    assert!(SMALL.contains(own));
    let theirs = "slug    = \"grok-context\"\ndate    = \"2019-04-22\"\nevent   = \"2019-04-22-autonomy-day\"";
    folder.write_dataset("small", SMALL.replace(own, theirs));
    folder.kb(["seed", "small"]).run().succeeds();
    let before = folder.files();
    let run = folder.kb(["remove", "tesla-dojo"]).run().fails(1);
    run.says("\"tesla-dojo\" cannot be removed: curated facts of \"small\" stand on its own")
        .says("nothing was removed; remove \"small\" first");
    assert!(folder.files() == before);
    folder.kb(["remove", "small"]).run().succeeds();
    folder.kb(["remove", "tesla-dojo"]).run().succeeds();
    folder.is_sound();
}

#[test]
fn an_unknown_dataset_is_refused_with_the_nearest() {
    let folder = curated();
    let before = folder.files();
    folder.kb(["remove", "mien"]).run().fails(1).says("did you mean \"mine\"?");
    let run = folder.kb(["remove", "dojo"]).run().fails(1);
    run.says("has no dataset \"dojo\"").says("did you mean \"tesla-dojo\"?");
    folder.kb(["remove", "xyz"]).run().fails(1).says("`kb datasets` lists those that it has");
    assert!(folder.files() == before);
    let none = Folder::empty();
    none.kb(["remove", "mine"]).run().fails_with(4, "there is no base");
    assert!(none.names().is_empty());
}

#[test]
fn a_rehearsed_seed_changes_nothing() {
    let folder = Folder::empty();
    let run = folder.kb(["seed", "--dry-run"]).run().succeeds();
    run.prints("Would create a base from the built-in dataset:").prints("Nothing was changed.");
    assert!(folder.names().is_empty());
    let folder = Folder::seeded();
    folder.copy_dataset("mine");
    folder.edit("mine/dataset.toml", "en = \"Tesla Dojo\"", "en = \"Another\"");
    let before = folder.files();
    let run = folder.kb(["seed", "mine", "--dry-run"]).run().succeeds();
    run.prints("Would apply mine: 0 rows added, 1 changed, 0 removed.");
    assert!(folder.files() == before);
}

#[test]
fn an_article_is_read_again_when_asked() {
    let folder = with_articles(&[("mill.md", MILL)]);
    let run = folder.kb(["ingest", "mill.md"]).run().succeeds();
    assert!(!run.stdout.contains("--again"), "{}", run.stdout);
    let named = ["ingest", "mill.md", "--publisher", "The Tarn Post"];
    let before = folder.files();
    let run = folder.kb(named).run().succeeds();
    run.prints("nothing to do, already loaded").prints("it gives other facts").prints("--again");
    assert!(folder.files() == before);
    folder.kb(named.into_iter().chain(["--again"])).run().succeeds();
    folder.is_sound();
    folder.kb(named).run().succeeds();
    let publisher = "SELECT publisher FROM sources";
    let publisher: String = folder.base().query_row(publisher, [], |row| row.get(0)).unwrap();
    assert_eq!(publisher, "The Tarn Post");
}

#[test]
fn an_older_base_is_copied_before_a_dataset_is_removed() {
    let folder = of_schema(8);
    let before = folder.files();
    let slug: String = folder
        .base()
        .query_row("SELECT slug FROM datasets ORDER BY id DESC LIMIT 1", [], |row| row.get(0))
        .unwrap();
    folder.kb(["remove", &slug, "--dry-run"]).run().succeeds().prints("Nothing was changed.");
    assert!(folder.files() == before, "a rehearsal does not migrate");
    folder.kb(["remove", &slug]).run().succeeds().prints("Copy from before the migration: ");
    assert!(folder.names().contains(&"kb.db.v8.bak".to_owned()), "{:?}", folder.names());
    folder.is_sound();
}
