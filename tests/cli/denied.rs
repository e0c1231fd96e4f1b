//! Questions about what something does not use or was not made by, and about when something
//! that went on for days ended.

use super::asking::{harbour, harbour_with};

const STORM: &str = r#"
[[category]]
slug   = "storm"
kind   = "event"
label  = { en = "storm", fr = "tempête" }
plural = { en = "storms", fr = "tempêtes" }

[[event]]
slug     = "storm-2022"
date     = "2022-01-03/2022-01-07"
category = "storm"
title    = { en = "A storm keeps the ferries in port", fr = "Une tempête retient les ferries au port" }
summary  = { en = "Waves reach the quays.", fr = "Les vagues atteignent les quais." }
at       = { passage = 1, start = 0, length = 10 }

[event.mentions]
mentioned = ["gull"]
"#;

#[test]
fn what_does_not_use_something_is_found() {
    let folder = harbour();
    for phrase in [
        "ferries that do not use the K2",
        "ferries that don't use the K2",
        "ferries not using the K2",
        "ferries qui n'utilisent pas le K2",
        "ferries n'utilisant pas le K2",
    ] {
        assert_eq!(folder.column("slug", phrase), ["gull"], "{phrase}");
    }
}

#[test]
fn what_somebody_did_not_make_is_found() {
    let folder = harbour();
    for phrase in [
        "ferries not built by Blue Line",
        "ferries that were not made by Blue Line",
        "ferries qui ne sont pas construits par Blue Line",
        "ferries non fabriqués par Blue Line",
    ] {
        assert_eq!(folder.column("slug", phrase).len(), 2, "{phrase}");
        let others = phrase.replace("Blue Line", "Keel Works");
        assert!(folder.column("slug", &others).is_empty(), "{others}");
    }
}

#[test]
fn only_systems_are_said_to_use_something() {
    let folder = harbour();
    folder.kb(["query", "people who do not use the K2"]).run().fails(3);
    folder.kb(["query", "events that do not use the K2"]).run().fails(3);
}

#[test]
fn what_went_on_for_days_ended_when_its_dates_say() {
    let folder = harbour_with(STORM);
    for phrase in [
        "when did the storm stop",
        "when did the storm end?",
        "quand la tempête s'est-elle arrêtée ?",
        "quand la tempête a-t-elle pris fin ?",
    ] {
        assert_eq!(folder.column("date", phrase), ["2022-01-03/2022-01-07"], "{phrase}");
    }
}

#[test]
fn what_has_one_date_has_no_known_end() {
    harbour().kb(["query", "when did the warning stop"]).run().fails(3);
}
