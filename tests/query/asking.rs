//! The query engine, as a user of the library calls it.

use kb::query::{Citation, NoteKind};
use kb::{Base, Dataset, Question, Value};

/// A base with the built-in dataset.
fn base() -> Base {
    let base = Base::in_memory().unwrap();
    base.load(&Dataset::built_in().unwrap()).unwrap();
    base
}

/// The number of rows that a question gives.
#[track_caller]
fn rows(question: &Question) -> usize {
    base().ask(question).unwrap().rows().count()
}

/// The error that a question gives.
#[track_caller]
fn error(question: &Question) -> String {
    base().ask(question).unwrap_err().to_string()
}

#[test]
fn top_three_gives_three_rows() {
    assert_eq!(rows(&Question::phrase("top 3 systems")), 3);
}

#[test]
fn the_first_event_is_one_row() {
    assert_eq!(rows(&Question::phrase("first event")), 1);
}

#[test]
fn the_limit_of_the_phrase_and_that_of_the_caller_both_hold() {
    assert_eq!(rows(&Question::phrase("top 3 systems").limit(2)), 2);
    assert_eq!(rows(&Question::phrase("top 3 systems").limit(9)), 3);
}

#[test]
fn a_misspelt_parameter_is_an_error_that_names_the_nearest() {
    let error = error(&Question::canned("events").with("abuot", "dojo"));
    assert!(error.contains("no parameter `abuot` (did you mean `about`?)"), "{error}");
}

#[test]
fn a_value_of_another_kind_is_an_error() {
    for (query, name, value, message) in [
        ("events", "period", "soon", "`period`: "),
        ("events", "order", "size", "`order` is one of date, first, last, not \"size\""),
        ("events", "about", "djo", "did you mean \"dojo\"?"),
        ("figures", "above", "much", "`above` is a number, not \"much\""),
        ("predictions", "as_of", "2024", "`as_of` is a day such as 2024-12-31, not \"2024\""),
    ] {
        let error = error(&Question::canned(query).with(name, value));
        assert!(error.contains(message), "{error}");
    }
}

#[test]
fn a_misspelt_canned_query_is_an_error() {
    let error = error(&Question::canned("event"));
    assert_eq!(error, "there is no canned query \"event\" (did you mean `events`?)");
}

#[test]
fn a_phrase_takes_no_parameter() {
    let error = error(&Question::phrase("events").with("about", "dojo"));
    assert_eq!(error, "a phrase takes no parameter, and is given `about`");
}

#[test]
fn an_answer_says_what_was_understood() {
    let mut base = base();
    let answer = base.ask(&Question::phrase("top 3 sytems mentioned in 2024")).unwrap();
    assert_eq!(answer.understood(), Some("most mentioned 3 systems in 2024"));
    let kinds: Vec<_> = answer.notes().iter().map(|note| note.kind).collect();
    assert_eq!(kinds, [NoteKind::Correction, NoteKind::Understood]);
    let first = answer.rows().next().unwrap();
    assert!(matches!(first["mentions"], Value::Integer(1..)));
    assert_eq!(first.get("slgu"), None);
}

#[test]
fn an_answer_cites_each_passage_once() {
    let mut base = base();
    let answer = base.ask(&Question::canned("events").with("period", 2024).limit(5)).unwrap();
    let citations = answer.citations();
    assert!((1..=5).contains(&citations.len()));
    let twice = |citation: &Citation| citations.iter().filter(|one| *one == citation).count() > 1;
    assert!(!citations.iter().any(twice));
}

#[test]
fn a_search_is_a_question_too() {
    assert!(rows(&Question::search("cortex").limit(5)) == 5);
    let mut base = base();
    let answer = base.ask(&Question::search("?!")).unwrap();
    assert_eq!(answer.table().columns, ["kind", "slug", "snippet"]);
    assert_eq!(answer.notes()[0].kind, NoteKind::Empty);
}
