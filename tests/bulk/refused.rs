//! A bulk load refuses an invalid dataset as a load row by row does, and leaves no file.

use std::time::Duration;

use chrono::NaiveDate;
use kb::model::{
    Dataset, Detail, FactKind, FactRef, Locator, Origin, Period, Relation, RelationKind, Support,
};
use kb::store::{Seed, StoreError, seed};
use tempfile::TempDir;

use super::{build_all, datasets};

/// Makes the datasets wrong: the first is a vocabulary, the others are documents.
type Wrong = fn(&mut [Dataset]);

/// Nothing is left of datasets that are made wrong; gives why.
#[track_caller]
fn refusal(wrong: Wrong) -> String {
    let folder = TempDir::new().unwrap();
    let mut all: Vec<Dataset> = datasets().into_iter().take(3).collect();
    wrong(&mut all);
    let refused = build_all(&folder.path().join("kb.db"), all.clone()).unwrap_err();
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0, "{refused}");
    let turns = folder.path().join("turns.db");
    let one = |dataset: &Dataset| seed(&turns, Duration::ZERO, &Seed::of(dataset)).map(drop);
    let one_by_one: Result<(), StoreError> = all.iter().try_for_each(one);
    let one_by_one = one_by_one.unwrap_err();
    assert_eq!(refused.to_string().replace("kb.db", "turns.db"), one_by_one.to_string());
    refused.to_string()
}

/// Refused for the constraint of a table; the number tells which is not.
#[track_caller]
fn refused(constraint: &str, table: &str, all: &[Wrong]) {
    for (number, wrong) in all.iter().enumerate() {
        let told = refusal(*wrong);
        let (constraint, table) =
            (format!("{constraint} constraint failed"), format!("into {table}:"));
        assert!(told.contains(&constraint) && told.contains(&table), "{number}: {told}");
    }
}

fn late() -> Period {
    Period::day(NaiveDate::from_ymd_opt(12_000, 1, 1).unwrap())
}

#[test]
fn source_constraints_are_enforced() {
    refused("CHECK", "documents", &[|all| all[1].document.as_mut().unwrap().hash.truncate(63)]);
    refused(
        "CHECK",
        "sources",
        &[
            |all| all[1].sources[0].published = Some(late()),
            |all| all[2].sources[0].updated = Some(late()),
        ],
    );
    refused(
        "CHECK",
        "passages",
        &[
            |all| all[0].sources[0].passages[0].ordinal = 0,
            |all| all[0].sources[0].passages[0].length = 0,
            |all| all[0].sources[0].passages[0].hash.push('0'),
            |all| all[1].sources[0].passages[0].text = Some("another".to_owned()),
            |all| {
                let passage = &mut all[1].sources[0].passages[0];
                passage.text = Some(format!("\0{}", "x".repeat(passage.length as usize - 1)));
            },
        ],
    );
}

#[test]
fn vocabulary_constraints_are_enforced() {
    refused("CHECK", "units", &[|all| all[0].units[0].factor = 0.0]);
    refused("CHECK", "relations", &[|all| all[0].relations[0].at.length = 0]);
}

#[test]
fn event_constraints_are_enforced() {
    refused(
        "CHECK",
        "events",
        &[
            |all| all[1].events[0].date = late(),
            |all| all[1].events[0].at.length = 0,
            |all| all[2].events[3].origin.as_mut().unwrap().confidence = 1.5,
            |all| all[2].events[3].origin.as_mut().unwrap().confidence = f64::NAN,
        ],
    );
}

#[test]
fn figure_constraints_are_enforced() {
    refused(
        "CHECK",
        "figures",
        &[
            |all| (all[1].figures[0].low, all[1].figures[0].high) = (None, None),
            |all| (all[1].figures[0].low, all[1].figures[0].high) = (Some(2.0), Some(1.0)),
            |all| (all[1].figures[0].low, all[1].figures[0].high) = (Some(f64::NAN), None),
            |all| all[1].figures[0].date = late(),
            |all| all[1].figures[0].at.length = 0,
            |all| all[1].figures[0].origin.as_mut().unwrap().confidence = -0.1,
        ],
    );
}

#[test]
fn prediction_constraints_are_enforced() {
    refused(
        "CHECK",
        "predictions",
        &[
            |all| all[1].predictions[0].due = late(),
            |all| all[1].predictions[0].at.length = 0,
            |all| all[1].predictions[0].origin.as_mut().unwrap().confidence = 2.0,
        ],
    );
}

/// Says an event of the first document again in the second.
fn support(all: &mut [Dataset]) -> &mut Support {
    let at: Locator = all[2].events[0].at.clone();
    let fact = FactRef { kind: FactKind::Event, slug: all[1].events[0].slug.clone() };
    let origin = Origin { confidence: 0.5, rule: "by-hand".to_owned() };
    all[2].supports.push(Support { fact, at, origin });
    all[2].supports.last_mut().unwrap()
}

#[test]
fn support_constraints_are_enforced() {
    refused(
        "CHECK",
        "supports",
        &[
            |all| support(all).at.length = 0,
            |all| support(all).origin.confidence = 1.1,
            |all| support(all).fact.slug.clear(),
        ],
    );
}

#[test]
fn missing_values_are_refused() {
    refused("NOT NULL", "units", &[|all| all[0].units[0].factor = f64::NAN]);
    refused("NOT NULL", "entities", &[|all| all[0].entities[0].slug.clear()]);
    refused("NOT NULL", "labels", &[|all| all[0].entities[0].label.fr.clear()]);
    refused("NOT NULL", "events", &[|all| all[1].events[0].slug.clear()]);
    refused("NOT NULL", "supports", &[|all| support(all).origin.confidence = f64::NAN]);
}

#[test]
fn records_of_another_dataset_are_refused() {
    refused(
        "UNIQUE",
        "documents",
        &[|all| {
            let hash = all[1].document.as_ref().unwrap().hash.clone();
            all[2].document.as_mut().unwrap().hash = hash;
        }],
    );
    refused("UNIQUE", "sources", &[|all| all[2].sources[0].slug = all[1].sources[0].slug.clone()]);
    refused("UNIQUE", "events", &[|all| all[2].events[0].slug = all[1].events[0].slug.clone()]);
    refused("UNIQUE", "figures", &[|all| all[2].figures[0].slug = all[1].figures[0].slug.clone()]);
}

#[test]
fn unknown_references_are_refused() {
    let wrong: [Wrong; 6] = [
        |all| all[1].events[0].mentions[0].entity = "nobody".to_owned(),
        |all| all[1].events[0].at.passage = 99,
        |all| all[1].figures[0].unit = "nothing".to_owned(),
        |all| all[1].predictions[0].by.clear(),
        |all| {
            let (at, subject) = (all[0].relations[0].at.clone(), all[0].entities[0].slug.clone());
            let (kind, object) = (RelationKind::Uses, "nobody".to_owned());
            all[0].relations.push(Relation { subject, kind, object, at });
        },
        |all| support(all).fact.slug = "nothing".to_owned(),
    ];
    for wrong in wrong {
        let told = refusal(wrong);
        assert!(told.contains("no rows"), "{told}");
    }
}

#[test]
fn an_entity_of_two_kinds_is_refused() {
    let told = refusal(|all| {
        let mut twice = all[0].entities[0].clone();
        assert!(!matches!(twice.detail, Detail::Person { .. }));
        twice.detail = Detail::Person { role: None };
        all[0].entities.push(twice);
    });
    assert!(told.contains("FOREIGN KEY constraint failed"), "{told}");
}
