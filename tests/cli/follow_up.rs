//! Phrases that continue the one before them in a session.

use super::asking::harbour;
use super::display::bridges;

/// What each line of a session was understood as, and its errors.
fn session(lines: &str) -> Vec<String> {
    let run = bridges().kb(["shell", "--csv", "--as-of", "2022-01-01"]).stdin(lines).run();
    run.stderr.lines().map(str::to_owned).collect()
}

#[test]
fn new_words_replace_those_of_their_kind() {
    let lines = session(
        "events about North Arch in 2021\nand in 2023\nsame for Harbour\nonly by Ada Lund\n\
         and in 2021\nand North Arch\n",
    );
    let understood: Vec<_> =
        lines.iter().filter_map(|line| line.strip_prefix("understood: ")).collect();
    assert_eq!(
        understood,
        [
            "events about North Arch in 2021",
            "events about North Arch in 2023",
            "events about Harbour in 2023",
            "events about Harbour by Ada Lund in 2023",
            "events about Harbour by Ada Lund in 2021",
            "events by Ada Lund about North Arch in 2021",
        ]
    );
    assert_eq!(lines.iter().filter(|line| *line == "continues the last phrase").count(), 5);
}

#[test]
fn french_phrases_continue_in_french() {
    let lines = session("chiffres sur l'Arche du Nord\net en euros\nseulement prévus\n");
    assert_eq!(lines[1], "continue la dernière phrase");
    assert_eq!(lines[2], "compris\u{a0}: chiffres en euros sur Arche du Nord");
    assert_eq!(lines[4], "compris\u{a0}: chiffres en euros sur Arche du Nord prévus");
}

#[test]
fn counts_and_cards_go_on() {
    let lines = session("how many events in 2021\nand in 2023\nwhat is North Arch\nand Ada Lund\n");
    assert_eq!(lines[2], "understood: count of events in 2023");
    assert!(lines.contains(&"understood: who or what is Ada Lund".to_owned()), "{lines:?}");
    let lines = session("what is North Arch\nand predictions\n");
    assert_eq!(lines.last().unwrap(), "understood: predictions about North Arch");
}

#[test]
fn a_word_that_is_not_understood_is_named() {
    let lines = session("events in 2021\nand frobs\nand in 2023\n");
    assert_eq!(lines[1], "error: line 2: \"frobs\" is not understood");
    assert!(lines.contains(&"understood: events in 2023".to_owned()), "{lines:?}");
}

#[test]
fn what_is_no_phrase_may_come_between() {
    let lines = session("events in 2021\nselect 1 as one;\n.lang en\nand in 2023\n");
    assert_eq!(lines.last().unwrap(), "understood: events in 2023");
}

#[test]
fn a_name_alone_takes_the_side_of_a_relation() {
    let understood = |lines: &str| {
        let run = harbour().kb(["shell", "--csv", "--as-of", "2023-12-01"]).stdin(lines).run();
        let lines = run.stderr.lines().filter_map(|line| line.split_once(": "));
        lines.map(|(_, meaning)| meaning.to_owned()).collect::<Vec<_>>()
    };
    let lines = "who makes the Heron\nand the Gull\nwhat about K2?\n";
    assert_eq!(
        understood(lines),
        ["relations Heron made by", "relations Gull made by", "relations K2 made by"]
    );
    let lines = "first event\nand last\nhow many promises\nand which were broken\n";
    assert_eq!(
        understood(lines),
        [
            "first event",
            "last event",
            "count of predictions",
            "predictions came late or missed or dropped or overdue",
        ]
    );
}
