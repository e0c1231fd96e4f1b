//! Several datasets in one base: each keeps its own rows, and a conflicting dataset is
//! refused completely.

use super::content::content;
use super::support::{Folder, SMALL};

/// A folder with the built-in dataset in its base and a small one, changed, in
/// `small/`.
fn with_small(old: &str, new: &str) -> Folder {
    let folder = Folder::seeded();
    folder.write_dataset("small", SMALL);
    folder.edit("small/facts.toml", old, new);
    folder
}

/// Seeding it is refused, and the base stays byte for byte.
#[track_caller]
fn refused(folder: &Folder, dataset: &str, message: &str) {
    let before = folder.files();
    folder.kb(["seed", dataset]).run().fails(1).says(message).says("nothing was loaded");
    assert!(folder.files() == before);
}

#[test]
fn a_second_dataset_joins_the_first() {
    let folder = with_small("", "");
    folder.kb(["seed", "small"]).run().succeeds().prints("rows added, 0 changed, 0 removed.");
    folder.is_sound();
    let first = content(&Folder::seeded().base());
    for (table, rows) in content(&folder.base()) {
        assert!(first[&table].iter().all(|row| rows.contains(row)), "{table} lost a row");
    }
}

#[test]
fn the_order_of_datasets_does_not_matter() {
    let (one, other) = (with_small("", ""), with_small("", ""));
    one.kb(["seed", "small"]).run().succeeds();
    std::fs::remove_file(other.path("kb.db")).unwrap();
    other.kb(["seed", "small"]).run().succeeds();
    other.kb(["seed"]).run().succeeds();
    assert_eq!(content(&one.base()), content(&other.base()));
}

#[test]
fn facts_may_be_about_what_another_dataset_has() {
    let folder = with_small("speaker = [\"ada-example\"]", "speaker = [\"elon-musk\"]");
    folder.kb(["seed", "small"]).run().succeeds();
    folder.is_sound();
    let alone = Folder::empty();
    alone.write_dataset("small", std::fs::read(folder.path("small/facts.toml")).unwrap());
    alone.kb(["seed", "small"]).run().fails(1).says("there is no entity \"elon-musk\"");
}

#[test]
fn a_figure_may_be_of_an_event_that_another_dataset_has() {
    let folder = with_small(
        "event   = \"grok-shown\"\nsubject = \"grok\"\nmetric",
        "event = \"2021-08-19-d1-chip\"\nsubject = \"grok\"\nmetric",
    );
    refused(&folder, "small", "[[figure]] has no `date`, and its event is another dataset's");
    folder.edit("small/facts.toml", "value   = 8000", "date = \"2021\"\nvalue = 8000");
    folder.kb(["seed", "small"]).run().succeeds();
    folder.is_sound();
    folder.kb(["check", "--quiet"]).run().succeeds();
    folder.edit("small/facts.toml", "2021-08-19-d1-chip", "2021-08-19-d3-chip");
    refused(&folder, "small", "there is no event \"2021-08-19-d3-chip\"");
}

#[test]
fn an_event_that_a_curated_figure_of_another_dataset_has_stays() {
    let folder = with_small(
        "event   = \"grok-shown\"\nsubject = \"grok\"\nmetric",
        "event = \"2021-08-19-d1-chip\"\ndate = \"2021\"\nsubject = \"grok\"\nmetric",
    );
    folder.kb(["seed", "small"]).run().succeeds();
    folder.copy_dataset("mine");
    for file in ["predictions", "figures", "relations", "events-2019-2022"] {
        folder.write(&format!("mine/{file}.toml"), "");
    }
    refused(&folder, "mine", "no longer has a row of events that figures");
}

#[test]
fn an_entity_both_describe_keeps_the_labels_of_both() {
    let shared = "[[system]]\nslug = \"dojo\"\nlabel = \"DOJO\"\n\
                  aliases = { en = [\"that Dojo\"] }\ncategory = \"cluster\"\n\n[[person]]";
    let folder = with_small("[[person]]", shared);
    folder.kb(["seed", "small"]).run().succeeds();
    folder.is_sound();
    let labels = "SELECT l.text FROM labels AS l JOIN entities AS e ON e.id = l.entity_id
                  WHERE e.slug = 'dojo' AND l.text IN ('Dojo', 'that Dojo') AND l.language = 'en'";
    assert_eq!(super::content::rows(&folder.base(), labels).len(), 2);
    folder.kb(["seed", "small"]).run().succeeds().prints("Nothing to do");
    folder.kb(["seed"]).run().succeeds().prints("Nothing to do");
}

#[test]
fn a_slug_cannot_be_two_kinds_of_entity() {
    let folder =
        with_small("[[person]]", "[[person]]\nslug = \"dojo\"\nlabel = \"Dojo\"\n[[person]]");
    let message =
        "entity \"dojo\" is system in another dataset of the base, and person in this one";
    refused(&folder, "small", message);
}

#[test]
fn a_unit_cannot_have_two_factors() {
    let mw =
        "[[unit]]\nslug = \"mw\"\ndimension = \"power\"\nfactor = 1000\nlabel = \"MW\"\n[[unit]]";
    refused(&with_small("[[unit]]", mw), "small", "unit \"mw\" is power");
}

#[test]
fn an_event_cannot_be_in_two_datasets() {
    let folder = with_small("", "");
    let text = folder.text("small/facts.toml");
    folder.write("small/facts.toml", text.replace("grok-shown", "2021-08-19-d1-chip"));
    refused(&folder, "small", "the base cannot take \"2021-08-19-d1-chip\" into events");
}

#[test]
fn records_used_by_another_dataset_stay() {
    let folder = with_small("speaker = [", "place = [\"paris\"]\nspeaker = [");
    folder.write_dataset(
        "base",
        "[[place]]\nslug = \"paris\"\nlabel = \"Paris\"\ncategory = \"city\"\n",
    );
    folder.kb(["seed", "base"]).run().succeeds();
    folder.kb(["seed", "small"]).run().succeeds();
    folder.write("base/facts.toml", "");
    refused(&folder, "base", "the dataset \"base\" no longer has a row of entities that mentions");
}

#[test]
fn unused_records_are_removed() {
    let folder = with_small("", "");
    let before = content(&folder.base());
    folder.kb(["seed", "small"]).run().succeeds();
    folder.write("small/facts.toml", "");
    folder.kb(["seed", "small"]).run().succeeds().prints("0 rows added, 0 changed");
    folder.is_sound();
    let mut after = content(&folder.base());
    let datasets = after.remove("datasets").unwrap();
    assert_eq!(datasets.len(), 2, "the dataset itself stays known");
    assert!(after.iter().all(|(table, rows)| before[table] == *rows));
}

#[test]
fn a_dataset_changed_step_by_step_equals_one_loaded_at_once() {
    let folder = with_small("", "");
    folder.kb(["seed", "small"]).run().succeeds();
    for (old, new) in [
        ("value   = 8000", "low = 8000\nqualifier = \"at_least\""),
        ("slug      = \"grok-soon\"", "slug = \"grok-sooner\""),
        (
            "aliases  = { any = [\"Grok 1\"] }",
            "aliases = { en = [\"Grok one\"], fr = [\"Grok un\"] }",
        ),
        ("speaker = [\"ada-example\"]", "actor = [\"ada-example\"]\nhost = [\"xai\"]"),
        ("length  = 100", "length = 120"),
    ] {
        folder.edit("small/facts.toml", old, new);
        folder.kb(["seed", "small"]).run().succeeds().prints("Applied small");
        folder.is_sound();
    }
    let stepwise = content(&folder.base());
    folder.write("kb.db", Folder::seeded().files().remove("kb.db").unwrap());
    folder.kb(["seed", "small"]).run().succeeds();
    assert_eq!(stepwise, content(&folder.base()));
}
