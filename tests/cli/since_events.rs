//! Questions that name an event for a date, and who has to do with whom, on an invented base.

use super::support::Folder;

fn hospital() -> Folder {
    Folder::of_topic("hospital")
}

#[test]
fn an_event_stands_for_its_date_and_the_answer_says_which_event_it_is() {
    let folder = hospital();
    for (phrase, understood) in [
        ("events since the cyberattack", "events since 2021-05-17"),
        ("what happened after the lawsuit", "events since 2023-03-17"),
        ("outages before the cyberattack", "outages until 2021-05-16"),
        ("events between the cyberattack and the lawsuit", "events in 2021-05-17/2023-03-16"),
        ("que s'est-il passé depuis le procès ?", "événements depuis 2023-03-16"),
    ] {
        folder.kb(["query", phrase]).run().exits(0).says(understood);
    }
    let asked = folder.kb(["query", "events after the cyberattack"]).run();
    asked.says("\"cyberattack\" read as \"Cyberattack on Lyran Hospital (2021-05-17)\"");
}

#[test]
fn an_event_of_which_there_are_several_is_asked_back_with_phrases_that_work() {
    let asked = hospital().kb(["query", "events since the inauguration"]).run().exits(3);
    asked
        .says("\"inauguration\" may be 2018-10-01 or 2020-01-15")
        .says("kb query \"events since 2018-10-01\"");
}

#[test]
fn who_operates_something_owns_or_uses_it() {
    let folder = hospital();
    assert_eq!(folder.column("object", "who operates Lyran Hospital"), ["Canton of Lyr"]);
    let users = folder.column("subject", "qui exploite Vesta ?");
    assert_eq!(users, ["clinique Sainte-Aude", "hôpital de Lyran"]);
}

#[test]
fn who_works_with_an_organization_is_not_itself_and_of_a_person_a_colleague() {
    let folder = hospital();
    let partners = folder.column("slug", "who works with Medisys");
    assert!(partners.contains(&"lyran-hospital".to_owned()), "{partners:?}");
    assert!(!partners.contains(&"medisys".to_owned()), "{partners:?}");
    assert_eq!(folder.column("slug", "who works with Anouk Leclair"), ["stefan-brandt"]);
    folder.kb(["query", "who works with Claude Vernier"]).run().exits(3);
}

#[test]
fn events_are_ranked_by_the_figures_that_they_state() {
    let folder = hospital();
    for (phrase, value) in [
        ("the longest outage", "190"),
        ("la plus longue panne", "190"),
        ("biggest donation", "15000000"),
        ("which ward has the most beds", "240"),
        ("most expensive scanner", "5400000"),
        ("waiting time now", "95"),
    ] {
        let values = folder.column("value", phrase);
        assert_eq!(values.len(), 1, "{phrase}: {values:?}");
        assert_eq!(values[0].trim_end_matches(".0"), value, "{phrase}");
    }
}

#[test]
fn the_head_of_a_part_does_not_lead_the_whole() {
    let folder = hospital();
    for phrase in ["who runs Lyran Hospital", "qui dirige l'hôpital de Lyran ?"] {
        assert_eq!(folder.column("slug", phrase), ["anouk-leclair"], "{phrase}");
    }
}

#[test]
fn what_an_event_at_a_place_says_of_another_place_is_not_about_the_first() {
    let folder = hospital();
    assert_eq!(folder.column("subject", "how many beds in the North Wing"), ["North Wing"]);
}

#[test]
fn a_verb_beside_the_name_of_a_category_is_not_passed_over() {
    let folder = hospital();
    assert_eq!(folder.column("date", "who sued the hospital"), ["2023-03-16"]);
    folder.kb(["query", "who merged the scanner"]).run().exits(3);
}
