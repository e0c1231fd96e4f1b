//! Questions about ferries, as people ask them who never saw the grammar: each finds the
//! rows that answer it, or is refused with the word that is not understood.

use super::support::Folder;

const HARBOUR: &str = include_str!("data/harbour.toml");

pub(super) fn harbour() -> Folder {
    harbour_with("")
}

/// The ferries and more facts.
pub(super) fn harbour_with(facts: &str) -> Folder {
    Folder::of("harbour", &format!("{HARBOUR}{facts}"))
}

/// Asks each phrase, and compares a column of the rows.
#[track_caller]
fn find(column: &str, questions: &[(&str, &str)]) {
    harbour().finds(column, questions);
}

#[test]
fn somebody_is_found_by_a_role_and_by_a_part_of_the_name() {
    let questions = [
        ("who is the director of Blue Line?", "mira-holt"),
        ("directrice de Blue Line", "mira-holt"),
        ("head of the regulator", "jon-vale"),
        ("qui est le chef du régulateur ?", "jon-vale"),
    ];
    find("slug", &questions);
    let questions = [
        ("what did Holt say?", "heron-unveiled"),
        ("Holt's promises", "heron-2022 seats"),
        ("which of Holt's promises were late?", "heron-2022"),
        ("when did Holt resign?", "holt-resigns"),
        ("quand Holt a-t-elle démissionné ?", "holt-resigns"),
        ("Vale", "warning"),
    ];
    find("slug", &questions);
}

#[test]
fn a_verb_finds_the_event_that_it_names() {
    let questions = [
        ("who bought the Gull?", "gull-bought"),
        ("qui a acheté le Gull ?", "gull-bought"),
        ("when did Blue Line acquire the Gull?", "gull-bought"),
        ("who announced the Heron?", "heron-unveiled"),
        ("qui a dévoilé le Heron ?", "heron-unveiled"),
        ("who warned of delays?", "warning"),
        ("events about delays", "warning"),
        ("événements sur les retards", "warning"),
    ];
    find("slug", &questions);
}

#[test]
fn relations_are_asked_from_both_sides() {
    let questions =
        [("what replaced the Gull?", "Heron"), ("qu'est-ce qui remplace le Gull ?", "Heron")];
    find("subject", &questions);
    find("object", &[("what came before the Heron?", "Gull")]);
    let questions = [
        ("what engines are used in the Heron?", "k2"),
        ("which ferries use the K2?", "heron"),
        ("Keel Works ferries", "heron gull"),
        ("where is the Heron?", "okland"),
        ("où se trouve le Heron ?", "okland"),
        ("newest ferry", "heron"),
        ("latest ferry", "heron"),
    ];
    find("slug", &questions);
}

#[test]
fn letters_without_an_accent_are_found_as_they_are_typed() {
    for place in ["Okland", "OKLAND", "Økland", "okland"] {
        find("slug", &[(&format!("events in {place}"), "heron-unveiled")]);
    }
    let folder = harbour();
    let run = folder.kb(["query", "events about Herron"]).run().exits(0);
    run.says("\"Herron\" read as \"Heron\"").says("understood: events about Heron");
}

#[test]
fn amounts_are_read_in_any_unit_of_their_dimension() {
    let questions = [
        ("figures over 2000 kW", "heron-power"),
        ("2.5 MW", "heron-power"),
        ("2500 kilowatts", "heron-power"),
        ("4 M€", "loss19"),
        ("4m euros", "loss19"),
        ("3-5 million euros", "loss19"),
        ("between 3 and 5 million euros", "loss19"),
        ("losses of more than 5 million", "loss22"),
        ("pertes de plus de 5 millions", "loss22"),
        ("half a million euros", ""),
        ("puissance du Heron", "heron-power"),
        ("capacity of the Heron", "heron-seats"),
        ("how much did Blue Line lose in 2019?", "loss19"),
        ("losses of Blue Line", "loss19 loss22"),
        ("à combien s'élève la perte de 2022 ?", "loss22"),
        ("did the Heron carry 300 passengers?", "seats"),
        ("promises about passengers", "seats"),
    ];
    find("slug", &questions);
}

#[test]
fn the_largest_the_smallest_and_the_second() {
    let questions = [
        ("largest loss", "loss22"),
        ("smallest loss", "loss19"),
        ("la plus petite perte", "loss19"),
        ("second largest loss", "loss19"),
        ("oldest event", "gull-bought"),
    ];
    find("slug", &questions);
    find("total", &[("total losses", "10000000"), ("total des pertes", "10000000")]);
    find("average", &[("average loss", "5000000")]);
    // What is planned may be a part of something else.
    harbour().kb(["query", "total capacity"]).run().fails(3).says("only reported values");
}

#[test]
fn rows_are_counted_by_what_they_have() {
    find("status", &[("promises by status", "kept late overdue")]);
    find("category", &[("events by type", "milestone report statement announcement")]);
    find("year", &[("which year had the most events?", "2021 2023")]);
    find("year", &[("which year had the fewest events?", "2018 2020 2022")]);
    find("by", &[("who made the most promises?", "Mira Holt")]);
    let scorecard = [("promises per person", "1 0"), ("tableau de bord", "1 0")];
    find("kept", &scorecard);
    find("late", &scorecard);
    find("overdue", &[("scorecard", "0 1"), ("bilan des promesses", "0 1")]);
}

#[test]
fn promises_are_found_by_what_came_of_them() {
    let questions = [
        ("what happened to the Heron?", "heron-2022 seats"),
        ("promises Blue Line did not keep", "profit"),
        ("promises Blue Line failed to keep", "profit"),
        ("events with figures", "gull-bought loss-2019 heron-unveiled loss-2022"),
        ("events without figures", "warning holt-resigns heron-sails"),
    ];
    find("slug", &questions);
}

#[test]
fn one_date_that_proves_its_order_tells_that_of_the_others() {
    let questions = [
        ("events between 13/05/2018 and 02/10/2020", "gull-bought loss-2019"),
        ("events between 05/13/2018 and 02/11/2020", "gull-bought loss-2019"),
    ];
    find("slug", &questions);
}

#[test]
fn what_is_not_understood_is_named_with_a_hint_that_helps() {
    let folder = harbour();
    for (phrase, word, hint) in [
        ("purple ferries", "purple", "ferries"),
        ("how many ferries were sold?", "sold", ""),
        ("when was the Heron sold?", "sold", "events about Heron"),
        ("who is the captain of Blue Line?", "captain", "people works for Blue Line"),
        ("how many passengers were sold?", "sold", "figures in passengers"),
        ("and in 2021?", "\"and\" continues a question", ""),
        ("only in 2021", "\"only\" continues a question", ""),
        ("et en 2021 ?", "continue une question", ""),
    ] {
        let run = folder.kb(["query", phrase]).run().fails(3).says(word);
        run.says(hint);
    }
}

#[test]
fn an_empty_answer_is_explained_in_the_words_of_the_question() {
    let folder = harbour();
    let run = folder.kb(["query", "losses in 2011"]).run().exits(0);
    run.says("no rows with \"in 2011\"; without it there would be 2");
    let run = folder.kb(["query", "promises kept by Vale"]).run().exits(0);
    run.says("no rows with \"by Jon Vale\"");
}

#[test]
fn verbs_and_adjectives_that_say_nothing_more_are_understood() {
    let questions = [
        ("how many passengers can the Heron carry", "heron-seats"),
        ("combien de passagers peut transporter le Heron ?", "heron-seats"),
        ("is the Heron electric?", "heron"),
        ("who is in charge of the Port Office", "jon-vale"),
        ("who quit in 2022", "holt-resigns"),
        ("when did the Heron start service", "heron-sails"),
        ("purchases", "gull-bought"),
        ("the ferry Heron", "heron-unveiled warning heron-sails"),
    ];
    find("slug", &questions);
    let folder = harbour();
    // What describes another ferry, or nothing, is not passed over.
    folder.kb(["query", "is the Gull electric?"]).run().fails(3).says("electric");
    folder.kb(["query", "where are the ferries"]).run().fails(3).says("where are");
}

#[test]
fn promises_say_when_it_was_shown_what_came_of_them() {
    let folder = harbour();
    let decided = |day: &str| {
        let run = folder.kb(["query", "--json", "--as-of", day, "Holt's promises"]).run();
        let rows = run.exits(0).json();
        let cells = rows
            .as_array()
            .unwrap()
            .iter()
            .map(|row| format!("{} {}", row["status"].as_str().unwrap(), row["decided"]));
        cells.collect::<Vec<_>>().join(", ")
    };
    assert_eq!(decided("2022-08-01"), "overdue null, open null");
    assert_eq!(decided("2023-04-19"), "overdue null, open null");
    assert_eq!(decided("2023-04-20"), "late \"2023-04-20\", kept \"2023-04-20\"");
}

#[test]
fn days_late_asks_what_came_of_promises() {
    let folder = harbour();
    for (phrase, sentence) in [
        ("days late", "3 promises, as of 2023-05-01: 1 is overdue"),
        ("jours de retard", "3 promesses, au 2023-05-01"),
    ] {
        let run = folder.kb(["query", "--as-of", "2023-05-01", phrase]).run().exits(0);
        assert!(run.stdout.starts_with(sentence), "{}", run.stdout);
    }
}

#[test]
fn what_is_like_another_thing_is_refused_and_nothing_is_offered_about_itself() {
    let folder = harbour();
    let run = folder.kb(["query", "ferries like the Gull"]).run().fails(3);
    run.says("\"like\" is not understood");
    folder.kb(["query", "navires comme le Gull"]).run().fails(3);
    let run = folder.kb(["query", "Zeppelin ferries"]).run().fails(3);
    assert!(!run.stderr.contains("ferries about ferries"), "{}", run.stderr);
}
