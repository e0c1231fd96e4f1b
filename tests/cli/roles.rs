//! People asked for by a role beside or in place of a name, and other ways to name what is
//! asked about, on a base about a lighthouse.

use super::support::Folder;

const LIGHTHOUSE: &str = include_str!("data/lighthouse.toml");

fn lighthouse() -> Folder {
    Folder::of("lighthouse", LIGHTHOUSE)
}

/// Asks each phrase, and compares the slugs of the rows.
#[track_caller]
fn find(questions: &[(&str, &str)]) {
    lighthouse().finds("slug", questions);
}

#[test]
fn a_role_beside_a_name_says_no_more() {
    find(&[
        ("what has the harbour master Ben Ruud decided", "lamp"),
        ("promises by harbour master Ada Holm", "tower"),
        ("promesses du capitaine Ben Ruud", "beam"),
        ("what has the architect Cleo Wick done", "plans"),
    ]);
}

#[test]
fn a_role_stands_for_who_has_it_at_the_time() {
    find(&[
        ("what did the harbour master promise", "beam"),
        ("what did the harbour master promise in 2010", "tower"),
        ("what did the harbour master of Selk promise", "beam"),
        ("qu'a promis le capitaine de port", "beam"),
        ("qu'avait promis le capitaine en 2010", "tower"),
    ]);
    // Both had the role in that year.
    lighthouse().kb(["query", "what did the harbour master promise in 2014"]).run().exits(3);
    // Nobody there has it.
    lighthouse().kb(["query", "what did the harbour master of Norrholm promise"]).run().exits(3);
}

#[test]
fn who_created_something_is_found_by_the_noun() {
    find(&[
        ("who is the architect of the lighthouse", "cleo-wick"),
        ("qui est l'architecte du phare ?", "cleo-wick"),
    ]);
    lighthouse().kb(["query", "who is the singer of the lighthouse"]).run().exits(3);
}

#[test]
fn a_place_is_where_the_base_says_it_stands() {
    find(&[("where is Skarn Light", "selk"), ("où se trouve le phare de Skarn ?", "selk")]);
    find(&[("where is Selk", "selk")]);
}

#[test]
fn names_are_compared_by_what_they_paid() {
    find(&[
        (
            "Norrholm or Ostrava Glass, who paid more for the lamp price?",
            "lamp-ostrava lamp-norrholm",
        ),
        ("who paid less, Norrholm or Ostrava Glass", "lamp-norrholm lamp-ostrava"),
    ]);
}

#[test]
fn people_that_an_amount_does_not_count_are_words_of_the_text() {
    find(&[
        ("how long did the strike of the keepers last", "strike-days"),
        ("how many keepers are there", "keepers"),
    ]);
}

#[test]
fn a_mistyped_word_is_corrected_where_it_can_be_but_one() {
    find(&[("wich promises are overdue", "tower beam")]);
    let folder = lighthouse();
    folder
        .kb(["query", "wich promises are overdue"])
        .run()
        .exits(0)
        .says("\"wich\" read as \"which\"");
    // A role is no mistyped verb.
    folder.kb(["query", "qui a épousé le gardien du phare"]).run().exits(3);
}

#[test]
fn french_elides_before_a_vowel() {
    let folder = lighthouse();
    folder
        .kb(["query", "nombre total d'événements"])
        .run()
        .exits(0)
        .says("nombre total d'événements");
}
