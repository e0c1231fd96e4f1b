//! One question in the many ways that people put it: with words that say nothing of it, with
//! "weren't" or "were not", from the side of the one or of the other.

use super::asking::harbour_with;
use super::support::Folder;

/// Facts that the base about the harbour lacks: who came after the director, and promises that
/// failed or have no outcome.
const MORE: &str = r#"
[[person]]
slug  = "ada-quinn"
label = "Ada Quinn"
role  = { en = "director of Blue Line from 2022", fr = "directrice de Blue Line depuis 2022" }

[[relation]]
subject = "ada-quinn"
kind    = "works_for"
object  = "blue-line"
at      = { passage = 1, start = 0, length = 10 }

[[system]]
slug     = "petrel"
label    = "Petrel"
category = "ferry"

[[event]]
slug     = "petrel-scrapped"
date     = "2023-09-09"
category = "statement"
title    = { en = "Blue Line scraps the Petrel", fr = "Blue Line renonce au Petrel" }
summary  = { en = "The ferry costs too much because of its engine.", fr = "Le ferry coûte trop cher à cause de son moteur." }
at       = { passage = 1, start = 0, length = 10 }

[event.mentions]
subject = ["petrel"]
actor = ["blue-line"]

[[prediction]]
slug      = "cheap-tickets"
event     = "heron-unveiled"
by        = "mira-holt"
subject   = "blue-line"
due       = "2022"
statement = { en = "Tickets will cost half.", fr = "Les billets coûteront la moitié." }
at        = { passage = 1, start = 0, length = 20 }

[prediction.outcome]
verdict = "missed"
event   = "loss-2022"

[[prediction]]
slug      = "second-ferry"
event     = "loss-2022"
by        = "blue-line"
subject   = "petrel"
due       = "2024-05"
statement = { en = "A second electric ferry will sail in May 2024.", fr = "Un second ferry électrique naviguera en mai 2024." }
at        = { passage = 1, start = 0, length = 20 }
"#;

fn harbour() -> Folder {
    harbour_with(MORE)
}

/// Asks each phrase, and finds the values of a column in the rows.
#[track_caller]
fn find(folder: &Folder, column: &str, wanted: &[&str], phrases: &[&str]) {
    for phrase in phrases {
        assert_eq!(folder.column(column, phrase), wanted, "{phrase}");
    }
}

#[test]
fn words_that_say_nothing_of_what_is_asked_change_nothing() {
    let folder = harbour();
    find(
        &folder,
        "slug",
        &["heron-unveiled"],
        &[
            "when was the Heron unveiled",
            "so when was the Heron actually unveiled?",
            "when exactly was the Heron unveiled, by the way",
            "of course the Heron was unveiled, but when",
            "do you think you can tell me when the Heron was unveiled",
            "quand le Heron a-t-il été dévoilé, au juste ?",
            "au fait, quand est-ce que le Heron a vraiment été dévoilé",
        ],
    );
    // Before an amount, "exactly" says something.
    find(&folder, "slug", &["heron-seats"], &["figures of exactly 300 passengers"]);
}

#[test]
fn how_something_was_done_is_searched_for_or_said_to_be_left_out() {
    let folder = harbour();
    let run = folder.kb(["query", "when was the Heron officially unveiled"]).run().exits(0);
    assert!(run.stdout.starts_with("2021-06-03"), "{}", run.stdout);
    assert!(run.stderr.contains("no text of this base says \"officially\""), "{}", run.stderr);
    let explained = ["query", "--explain", "--json", "when was the Heron officially unveiled"];
    let explained = folder.kb(explained).run().exits(0).json();
    assert_eq!(explained["left_out"], serde_json::json!(["officially"]));
    let french = ["query", "quand le Heron a-t-il été officiellement dévoilé"];
    let run = folder.kb(french).run().exits(0);
    assert!(run.stderr.contains("ne dit «\u{a0}officiellement\u{a0}»"), "{}", run.stderr);
}

#[test]
fn not_is_not_whether_it_is_contracted_or_written_out() {
    let folder = harbour();
    find(
        &folder,
        "slug",
        &["cheap-tickets", "heron-2022"],
        &[
            "which promises of Mira Holt weren't kept",
            "which promises of Mira Holt werent kept",
            "which of Mira Holt's promises were not kept",
            "promises that Mira Holt hasn't kept",
            "promises Mira Holt did not deliver on",
            "what did Mira Holt promise but not deliver",
            "promises by Mira Holt that never came true",
            "quelles promesses de Mira Holt ne se sont pas réalisées",
            "qu'est-ce que Mira Holt a promis sans le tenir",
        ],
    );
}

#[test]
fn what_is_overdue_has_many_names() {
    let folder = harbour();
    find(
        &folder,
        "slug",
        &["profit", "second-ferry"],
        &[
            "overdue promises",
            "promises whose date has passed",
            "which promises have expired",
            "promesses expirées",
            "promesses dont le délai est dépassé",
        ],
    );
}

#[test]
fn a_pronoun_means_what_the_phrase_names() {
    let folder = harbour();
    find(
        &folder,
        "slug",
        &["gull-bought"],
        &["when did they buy the Gull", "quand l'ont-ils acheté, le Gull"],
    );
    folder.kb(["query", "when did they buy it"]).run().fails_with(3, "\"they\" is not understood");
}

#[test]
fn who_came_after_somebody_has_the_same_role() {
    let folder = harbour();
    find(
        &folder,
        "slug",
        &["ada-quinn"],
        &[
            "who replaced Mira Holt",
            "who took over from Mira Holt",
            "Mira Holt's successor",
            "qui a succédé à Mira Holt",
        ],
    );
}

#[test]
fn a_possessive_turns_a_relation() {
    let folder = harbour();
    find(
        &folder,
        "object",
        &["Keel Works"],
        &["Heron's maker", "the maker of the Heron", "who built the Heron"],
    );
}

#[test]
fn why_is_told_by_an_event_of_like_kind() {
    let folder = harbour();
    find(
        &folder,
        "slug",
        &["petrel-scrapped"],
        &[
            "why was the Petrel shut down",
            "for what reason did they stop the Petrel",
            "reasons the Petrel was cancelled",
            "pourquoi a-t-on arrêté le Petrel",
            "qu'est-ce qui explique l'abandon du Petrel",
        ],
    );
}

#[test]
fn what_has_not_happened_is_told_by_what_was_promised() {
    let folder = harbour();
    find(
        &folder,
        "slug",
        &["second-ferry"],
        &["has the Petrel gone live yet", "is the Petrel launched", "when is the Petrel due"],
    );
}

#[test]
fn what_somebody_paid_for_something_is_its_price() {
    let folder = harbour();
    find(
        &folder,
        "slug",
        &["gull-price"],
        &["how much did Blue Line pay for the Gull", "at what price was the Gull bought"],
    );
}

#[test]
fn the_best_year_is_that_of_the_largest_figure() {
    let folder = harbour();
    find(&folder, "slug", &["loss22"], &["record loss", "what was the best year for loss"]);
}

#[test]
fn what_happened_in_a_month_is_told_by_events() {
    let folder = harbour();
    find(&folder, "slug", &["heron-unveiled"], &["what happened with the Heron in June 2021"]);
}

#[test]
fn a_promise_with_a_date_is_found_by_when_it_was_due() {
    let folder = harbour();
    find(&folder, "slug", &["heron-2022"], &["did the Heron sail in June 2022 as promised"]);
}

#[test]
fn two_statuses_leave_what_is_of_both() {
    let folder = harbour();
    find(
        &folder,
        "slug",
        &["profit", "second-ferry"],
        &[
            "promises whose deadline has passed without any result",
            "overdue promises without outcome",
        ],
    );
}

#[test]
fn a_word_before_a_name_says_nothing_more_of_it() {
    let folder = harbour();
    find(
        &folder,
        "slug",
        &["heron-seats"],
        &["capacity of the new Heron", "capacité du nouveau Heron"],
    );
}

#[test]
fn a_form_of_a_verb_that_no_vocabulary_has_is_of_its_family() {
    let folder = harbour();
    find(&folder, "slug", &["gull-bought"], &["qui achetait le Gull"]);
}

#[test]
fn letters_in_other_widths_do_not_cut_a_contraction_inside_one() {
    for phrase in ["promises that weren\u{ff54}", "did\u{fb01}dn\u{ff54} it", "wasn\u{301}t"] {
        harbour().kb(["query", phrase]).run().fails(3);
    }
}

#[test]
fn what_exists_began_with_its_first_event() {
    let folder = harbour();
    let first = &["heron-unveiled"];
    find(
        &folder,
        "slug",
        first,
        &["since when does the Heron exist", "depuis quand le Heron existe"],
    );
}
