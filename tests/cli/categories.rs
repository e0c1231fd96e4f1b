//! Categories are data: a dataset defines its own, and phrases know them.

use super::content::content;
use super::support::Folder;

const FUSION: &str = include_str!("data/fusion.toml");

/// A folder with a base about another topic than the built-in one.
fn fusion(old: &str, new: &str) -> Folder {
    let folder = Folder::empty();
    folder.write_dataset("fusion", FUSION);
    folder.edit("fusion/facts.toml", old, new);
    folder
}

fn seeded() -> Folder {
    let folder = fusion("", "");
    folder.kb(["seed", "fusion"]).run().succeeds();
    folder
}

#[test]
fn phrases_ask_for_categories_that_a_dataset_defines() {
    let folder = seeded();
    folder.finds(
        "slug",
        &[
            ("stellarators mentioned in 2023", "helix"),
            ("first stellarator", "helix"),
            ("stellarateurs cités en 2023", "helix"),
            ("twisted machines", "helix"),
            ("laboratories mentioned with Helix", "quay-lab"),
            ("laboratoires cités avec Helix", "quay-lab"),
            ("peninsulas mentioned in 2023", "long-spit"),
            ("presqu'îles", "long-spit"),
            ("ignitions in 2023", "helix-lit"),
            ("allumages en 2023", "helix-lit"),
        ],
    );
}

#[test]
fn phrases_know_the_standard_categories_that_a_base_uses() {
    let folder = seeded();
    for (phrase, slug) in [
        ("regulators mentioned in 2023", "tide-office"),
        ("régulateurs", "tide-office"),
        ("courts", "harbour-court"),
        ("tribunaux cités en 2023", "harbour-court"),
        ("regions", "low-coast"),
        ("régions citées en 2023", "low-coast"),
        ("reactors or stellarators", "helix"),
    ] {
        assert!(folder.column("slug", phrase).contains(&slug.to_owned()), "{phrase}");
    }
    // One that no entity has is not known.
    folder.kb(["query", "banks mentioned in 2023"]).run().fails(3).says("banks");
}

#[test]
fn a_question_is_said_again_with_the_name_of_the_category() {
    let folder = seeded();
    for (phrase, understood) in [
        ("last stellarator", "last stellarator\n"),
        ("last 2 stellarators", "last 2 stellarators\n"),
        ("dernier stellarateur", "dernier stellarateur\n"),
    ] {
        folder.kb(["query", phrase]).run().says(understood);
    }
}

#[test]
fn a_parameter_takes_the_categories_of_the_base() {
    let folder = seeded();
    let query = |value: &str| folder.kb(["query", "systems", "-p", value]).run();
    query("category=stellarator").exits(0).prints("helix");
    let message = "`category`: the base has no \"stellarater\" among its system categories; \
                   did you mean \"stellarator\"?";
    query("category=stellarater").fails(1).says(message);
    query("category=laboratory").fails(1).says("among its system categories");
}

#[test]
fn an_undefined_category_is_reported_with_its_line() {
    for (category, message) in [
        ("stelarator", "there is no system category \"stelarator\"; did you mean \"stellarator\"?"),
        (
            "zeppelin",
            "there is no system category \"zeppelin\"; define it in a [[category]] of kind \"system\"",
        ),
        // A category of organizations is none of systems.
        ("bank", "there is no system category \"bank\""),
    ] {
        let folder = fusion("\"stellarator\"\n\n[[org", &format!("\"{category}\"\n\n[[org"));
        let run = folder.kb(["seed", "fusion"]).run().fails(1);
        run.says(&format!("fusion/facts.toml:39: {message}"));
    }
}

#[test]
fn a_category_needs_a_plural_and_a_known_kind() {
    let folder = fusion("plural = { en = \"ignitions\", fr = \"allumages\" }", "");
    folder.kb(["seed", "fusion"]).run().fails(1).says("[[category]] has no `plural`");
    let folder = fusion("kind   = \"event\"", "kind   = \"person\"");
    let message = "bad kind \"person\": it is one of system, organization, place, event";
    folder.kb(["seed", "fusion"]).run().fails(1).says(message);
}

#[test]
fn an_export_defines_its_own_categories_and_no_standard_ones() {
    let folder = seeded();
    folder.kb(["export", "out"]).run().succeeds();
    let written = folder.text("out/categories.toml");
    assert!(
        written.contains("slug    = \"stellarator\"") && !written.contains("court"),
        "{written}"
    );
    folder.kb(["seed", "out", "--db", "again.db"]).run().succeeds();
    let again = folder.open("again.db");
    assert!(content(&folder.base()) == content(&again));
}

#[test]
fn two_datasets_agree_on_what_a_category_is_of() {
    let folder = seeded();
    let other = "[[category]]\nslug = \"stellarator\"\nkind = \"place\"\n\
                 label = \"stellarator\"\nplural = \"stellarators\"\n";
    folder.write_dataset("other", other);
    let message = "category \"stellarator\" is system in another dataset of the base, and place";
    folder.kb(["seed", "other"]).run().fails(1).says(message);
    folder.edit("other/facts.toml", "\"place\"", "\"system\"");
    folder.edit("other/facts.toml", "label = \"stellarator\"", "label = \"figure-eight machine\"");
    folder.kb(["seed", "other"]).run().succeeds();
    folder.finds("slug", &[("figure-eight machines", "helix")]);
    folder.kb(["check"]).run().exits(0);
}
