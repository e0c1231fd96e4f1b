//! Questions as people ask them: definitions, amounts, who makes what, and whether promises
//! were kept.

use super::support::Folder;

#[test]
fn what_is_asks_for_the_entity_itself() {
    let folder = Folder::seeded();
    for (phrase, slug, words) in [
        ("what is Cortex", "cortex", "training"),
        ("tell me about D2", "d2", "wafer"),
        ("c'est quoi Cortex ?", "cortex", "entraînement"),
        ("qu'est-ce que l'Exapod ?", "exapod", "cluster"),
        ("qu'est-ce que le D1", "d1", "puce"),
        ("c'est quoi le Cortex ?", "cortex", "entraînement"),
    ] {
        assert_eq!(folder.column("slug", phrase), [slug], "{phrase}");
        assert!(folder.column("summary", phrase)[0].contains(words), "{phrase}");
    }
    assert_eq!(folder.column("summary", "who is Vaibhav Taneja"), ["CFO of Tesla"]);
    // Whoever made it, "on time" asks for the promise.
    let built = folder.column("due", "did Tesla build the ExaPOD on time");
    assert_eq!(built, ["2023-Q1"]);
    // An organization is described, and nobody who is mentioned with it is named instead.
    assert_eq!(folder.column("category", "who is Nvidia"), ["company"]);
}

#[test]
fn what_is_with_more_words_asks_for_more() {
    let folder = Folder::seeded();
    for (phrase, understood) in [
        ("what is D1 part of", "relations D1 part of"),
        ("what is the last event", "last event"),
        ("what is the cost of Dojo", "figures in US dollars about Dojo"),
    ] {
        folder.kb(["query", phrase]).run().says(&format!("understood: {understood}"));
    }
}

#[test]
fn an_amount_alone_finds_its_figures() {
    let folder = Folder::seeded();
    for (phrase, value) in [
        ("$500M", "500000000"),
        ("50.000 GPU", "50000"),
        ("100 exaflops", "100"),
        ("exactly 25 chips", "25"),
        ("25 chips", "25"),
        ("3000 D1 chips", "3000"),
        ("around 48,000 GPUs", "50000"),
        ("environ 52 000 GPU", "50000"),
    ] {
        let values = folder.column("value", phrase);
        assert!(!values.is_empty(), "{phrase}");
        let is_it = |found: &String| found.trim_end_matches(".0") == value;
        assert!(values.iter().all(is_it), "{phrase}: {values:?}");
    }
    // Without such a figure, they are the first two.
    assert_eq!(folder.column("slug", "2 chips").len(), 2);
    folder.kb(["query", "2 chips"]).run().says("2 chips");
}

#[test]
fn words_for_money_find_amounts_of_any_metric() {
    let folder = Folder::seeded();
    for phrase in ["buffalo investment", "how much did Buffalo cost", "combien a coûté Buffalo ?"]
    {
        assert_eq!(folder.column("slug", phrase).len(), 1, "{phrase}");
    }
    let spent = folder.column("metric", "how much did Tesla spend on Nvidia");
    assert_eq!(spent, ["purchases"]);
    // The name of the metric before "figures" is the metric alone.
    let metrics = folder.column("metric", "spending figures for Tesla");
    assert!(!metrics.is_empty() && metrics.iter().all(|metric| metric == "spending"));
}

#[test]
fn the_products_of_an_organization_are_those_it_makes() {
    let folder = Folder::seeded();
    for (phrase, made, other) in [
        ("Nvidia chips", "h100", "d1"),
        ("puces Nvidia", "h100", "d1"),
        ("chips of Tesla", "d1", "h100"),
        ("puces de Tesla", "d1", "h100"),
    ] {
        let slugs = folder.column("slug", phrase);
        assert!(slugs.contains(&made.to_owned()), "{phrase}: {slugs:?}");
        assert!(!slugs.contains(&other.to_owned()), "{phrase}: {slugs:?}");
    }
}

#[test]
fn broken_is_everything_that_was_not_kept_in_time() {
    let folder = Folder::seeded();
    let broken = folder.column("slug", "broken promises");
    assert!(broken.len() > folder.column("slug", "late promises").len());
    for phrase in ["promises not kept", "promesses non tenues"] {
        assert_eq!(folder.column("slug", phrase), broken, "{phrase}");
    }
}

#[test]
fn late_promises_are_told_apart_from_overdue_ones() {
    let folder = Folder::seeded();
    let run = |phrase: &str| folder.kb(["query", phrase, "--as-of", "2025-06-01"]).run().exits(0);
    run("late promises").says("9 more are overdue: ask for \"overdue\" ones");
    run("promesses en retard").says("9 de plus sont échues");
    assert!(!run("overdue promises").stderr.contains("more are overdue"));
}

#[test]
fn whether_something_was_ready_is_answered_by_the_promises_about_it() {
    let folder = Folder::seeded();
    let all = folder.column("slug", "predictions about Dojo");
    for phrase in ["was Dojo ready on time?", "quand Dojo devait-il être prêt ?"] {
        assert_eq!(folder.column("slug", phrase), all, "{phrase}");
    }
    let kept = folder.column("status", "promises about Dojo on time");
    assert!(!kept.is_empty() && kept.iter().all(|status| status == "kept"), "{kept:?}");
    folder.kb(["query", "events ready in 2024"]).run().fails(3).says("\"ready\"");
}

#[test]
fn a_place_is_only_where_something_stands() {
    let folder = Folder::seeded();
    let run = folder.kb(["query", "where is Nvidia"]).run().exits(0);
    run.says("no rows with \"Nvidia located at\"");
}

#[test]
fn when_was_something_done_is_answered_by_the_events_of_that_kind() {
    let folder = Folder::seeded();
    for (phrase, date) in [
        ("when was the D1 chip unveiled?", "2021-08-19"),
        ("when was Cortex finished", "2025-01-29"),
        ("quand Cortex a-t-il été révélé ?", "2024-08-03"),
    ] {
        assert_eq!(folder.column("date", phrase), [date], "{phrase}");
    }
}

#[test]
fn whether_a_promise_was_kept_is_answered_by_all_of_them_with_their_status() {
    let folder = Folder::seeded();
    for (phrase, understood) in [
        ("is AI5 late", "predictions about AI5"),
        ("l'AI5 est-elle en retard ?", "prédictions sur AI5"),
        ("did Musk keep his promises", "predictions by Elon Musk"),
        ("Musk a-t-il tenu ses promesses ?", "prédictions par Elon Musk"),
    ] {
        let run = folder.kb(["query", phrase]).run().exits(0);
        assert!(run.stderr.contains(&format!("{understood}\n")), "{phrase}: {}", run.stderr);
    }
    assert_eq!(folder.column("status", "which promises were kept"), ["kept"]);
}

#[test]
fn a_verb_that_no_event_tells_is_not_passed_over() {
    let folder = Folder::seeded();
    for (phrase, verb) in [
        ("when was Cortex sold", "sold"),
        ("when was Cortex signed", "signed"),
        ("when was the D1 chip founded", "founded"),
        ("quand Cortex a-t-il été vendu ?", "vendu"),
    ] {
        folder.kb(["query", phrase]).run().fails(3).says(verb);
    }
}

#[test]
fn a_refusal_speaks_the_language_of_the_phrase() {
    let folder = Folder::seeded();
    for (phrase, message) in [
        (
            "organisations par an",
            "«\u{a0}par année\u{a0}» ne s'applique pas à «\u{a0}organisations\u{a0}»",
        ),
        ("systems per year", "\"per year\" does not apply to systems"),
        ("promises open in 2024", "\"in 2024\" is not one day"),
    ] {
        folder.kb(["query", phrase]).run().fails(3).says(message);
    }
}

#[test]
fn whether_something_is_of_a_category_is_answered_by_what_it_is() {
    let folder = Folder::seeded();
    for phrase in ["is Cortex a chip?", "is Cortex a cluster", "Cortex est-il une puce ?"] {
        assert_eq!(folder.column("slug", phrase), ["cortex"], "{phrase}");
    }
}
