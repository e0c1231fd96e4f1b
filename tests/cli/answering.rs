//! The sentence that answers a question for one thing, on a base about another topic than
//! the built-in one.

use super::support::Folder;

fn canal() -> Folder {
    Folder::of("canal", include_str!("data/canal.toml"))
}

/// The explanation of the answer to a phrase on a day, as JSON.
fn explained(folder: &Folder, phrase: &str) -> serde_json::Value {
    let arguments = ["query", "--explain", "--json", "--as-of", "2023-01-10", phrase];
    folder.kb(arguments).run().exits(0).json()
}

/// Checks the sentence of each phrase.
#[track_caller]
fn answers(cases: &[(&str, &str)]) {
    let folder = canal();
    for (phrase, sentence) in cases {
        assert_eq!(explained(&folder, phrase)["answer"], *sentence, "{phrase}");
    }
}

#[test]
fn what_something_is() {
    answers(&[
        (
            "what is Long Lock",
            "Long Lock (lock): A lock of three chambers. \
             Long Lock is located at Weir Town (journal#2), Long Lock is made by Canal Works \
             (journal#2). Promises about it, as of 2023-01-10: 1 came late. \
             Mentions: 2, from 2020-03-01 to 2021-07-10. \
             Mentioned most with Canal Works, Short Lock, Weir Town.",
        ),
        (
            "c'est quoi Short Lock ?",
            "Short Lock (écluse). Promesses à ce sujet, au 2023-01-10\u{a0}: 1 est échue, sans \
             qu'une source la montre tenue. Une mention, le 2020-03-01. \
             Le plus souvent avec Canal Works, Long Lock, Weir Town.",
        ),
        ("is Long Lock a lock?", "Yes: Long Lock is listed as lock."),
        ("is High Gate a lock?", "High Gate is listed as machine part."),
    ]);
}

#[test]
fn what_to_ask_next_has_rows() {
    let folder = canal();
    let run = folder.kb(["query", "who is Canal Works"]).run().exits(0);
    run.says("ask next: \"events about Canal Works\", \"predictions by Canal Works\"");
    let run = folder.kb(["query", "qui est Canal Works"]).run().exits(0);
    run.says("à demander ensuite\u{a0}: «\u{a0}événements sur Canal Works\u{a0}»");
}

#[test]
fn when_it_happened() {
    answers(&[
        (
            "when was Long Lock announced",
            "2020-03-01: A lock is announced for Weir Town (journal#1).",
        ),
        (
            "quand Long Lock a-t-il été annoncé ?",
            "2020-03-01\u{a0}: Une écluse est annoncée pour Weir Town (journal#1).",
        ),
        (
            "when was Long Lock",
            "No event is named: Long Lock is mentioned from 2020-03-01 to 2021-07-10.",
        ),
        (
            "when was Weir Town",
            "No event is named: Weir Town is promised for 2030 (Weir Town will have a harbour, \
             journal#2), and mentioned from 2020-03-01 to 2020-03-01.",
        ),
    ]);
}

#[test]
fn since_when_is_told_by_an_event_that_began_it() {
    // An earlier event speaks of service too.
    answers(&[
        (
            "since when has Long Lock been in service",
            "Since 2021-07-10: Long Lock goes into service (journal#2).",
        ),
        (
            "depuis quand Long Lock est en service",
            "Depuis 2021-07-10\u{a0}: Long Lock entre en service (journal#2).",
        ),
    ]);
    let folder = canal();
    folder
        .kb(["query", "since when has Short Lock been in service"])
        .run()
        .fails(3)
        .says("service");
}

#[test]
fn whether_a_promise_was_kept() {
    answers(&[
        (
            "was Long Lock ready on time?",
            "No: promised by Canal Works for 2021-06, it came late, 10 days after the due date: \
             Long Lock goes into service (2021-07-10, journal#2).",
        ),
        (
            "was Short Lock ready on time?",
            "Not shown by any source: promised by Canal Works on 2020-03-01 for 2022, 10 days \
             overdue on 2023-01-10 (journal#1).",
        ),
        (
            "when will Weir Town be ready",
            "Promised by Canal Works on 2021-07-10 for 2030, not due before 2023-01-10 \
             (journal#2).",
        ),
        (
            "how late is Short Lock",
            "Not shown by any source: promised by Canal Works on 2020-03-01 for 2022, 10 days \
             overdue on 2023-01-10 (journal#1).",
        ),
        (
            "did Canal Works keep its promises",
            "3 promises, as of 2023-01-10: 1 is open, 1 is overdue, shown by no source, \
             1 came late. The next is due 2030: Weir Town will have a harbour (journal#2).",
        ),
        (
            "did Canal Works keep its first promise",
            "No: promised by Canal Works for 2021-06, it came late, 10 days after the due date: \
             Long Lock goes into service (2021-07-10, journal#2).",
        ),
        (
            "Short Lock est-il en retard ?",
            "Aucune source ne le montre\u{a0}: promesse de Canal Works du 2020-03-01 pour 2022, \
             échue depuis 10 jours au 2023-01-10 (journal#1).",
        ),
    ]);
}

#[test]
fn late_and_overdue_are_counted_together_and_told_apart() {
    answers(&[
        (
            "how many promises are late",
            "count of predictions came late or missed or overdue: 2 (1 is overdue, shown by no \
             source, 1 came late).",
        ),
        (
            "combien de promesses en retard ?",
            "nombre total de prédictions tenues en retard ou manquées ou échues\u{a0}: 2 (1 est \
             échue, sans qu'une source la montre tenue, 1 a été tenue en retard).",
        ),
        (
            "broken promises",
            "predictions came late or missed or dropped or overdue: 2 (1 is overdue, shown by no \
             source, 1 came late).",
        ),
    ]);
    let folder = canal();
    let counted = |phrase| {
        let arguments = ["query", "--csv", "--as-of", "2023-01-10", phrase];
        folder.kb(arguments).run().exits(0).stdout
    };
    assert_eq!(counted("number of late promises"), "count\n2\n");
    assert_eq!(counted("number of promises that came late"), "count\n1\n");
}

#[test]
fn whether_something_is_a_part_of_another() {
    answers(&[
        ("is High Gate part of Long Lock", "Yes: High Gate is part of Long Lock (journal#1)."),
        (
            "is Sluice part of Long Lock",
            "Yes: High Gate is part of Long Lock (journal#1), Sluice is part of High Gate \
             (journal#1).",
        ),
        (
            "does Long Lock contain Seal",
            "Yes: Seal is part of Long Lock by way of 4 relations (journal#1).",
        ),
        (
            "is Long Lock part of High Gate",
            "No, the other way round: High Gate is part of Long Lock (journal#1).",
        ),
        ("Sluice fait-il partie de High Gate ?", "Sluice fait partie de High Gate (journal#1)."),
        ("did Canal Works make Long Lock", "Yes: Long Lock is made by Canal Works (journal#2)."),
    ]);
    // No row shows it, and nothing is claimed.
    let folder = canal();
    let run = folder.kb(["query", "is Short Lock part of Long Lock"]).run().exits(0);
    assert_eq!(run.stdout, "No source says that Short Lock is part of Long Lock.\n\n");
    let run = folder.kb(["query", "où est Short Lock"]).run().exits(0);
    assert_eq!(run.stdout, "Aucune source ne dit où est Short Lock.\n\n");
}

#[test]
fn who_where_how_much_and_how_many() {
    answers(&[
        ("who made Long Lock", "Long Lock is made by Canal Works (journal#2)."),
        ("where is Long Lock", "Long Lock is located at Weir Town (journal#2)."),
        (
            "how much did Long Lock cost",
            "Long Lock, cost: 12 million euros (planned, 2020-03-01; journal#1); \
             Long Lock, cost: ≈ 17.5 million euros (reported, 2021-07-10; journal#2).",
        ),
        (
            "combien a coûté Long Lock ?",
            "Long Lock, coût\u{a0}: 12 millions d'euros (prévu, 2020-03-01\u{a0}; journal#1); \
             Long Lock, coût\u{a0}: ≈ 17,5 millions d'euros (constaté, 2021-07-10\u{a0}; \
             journal#2).",
        ),
        ("how many locks", "count of locks: 2."),
    ]);
    // A place is described; only what stands somewhere is looked for there.
    assert_eq!(explained(&canal(), "where is Weir Town")["query"], "entities");
}

#[test]
fn the_sentence_stands_above_the_rows_where_people_read_them() {
    let folder = canal();
    let shown = |format: &str| folder.kb(["query", format, "how many locks"]).run().exits(0).stdout;
    assert_eq!(shown("--table"), "count of locks: 2.\n\ncount\n-----\n    2\n");
    assert_eq!(shown("--markdown"), "count of locks: 2.\n\n| count |\n| ---: |\n| 2 |\n");
    assert_eq!(shown("--json"), "[\n{\"count\":2}\n]\n");
    assert_eq!(shown("--csv"), "count\n2\n");
    // A list is its rows, also where they are explained.
    assert!(explained(&folder, "locks").get("answer").is_none());
}
