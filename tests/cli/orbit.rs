//! Questions about satellites: comparisons, everything of a category, joins with amounts,
//! reasons, deadlines, and what a refusal offers.

use crate::support::{Folder, Run};

fn orbit() -> Folder {
    Folder::of("orbit", include_str!("data/orbit.toml"))
}

fn ask(folder: &Folder, phrase: &str) -> Run {
    folder.ask(&[], phrase)
}

/// What each phrase is understood as.
#[track_caller]
fn means(questions: &[(&str, &str)]) {
    orbit().understands(questions);
}

#[test]
fn what_happened_to_any_of_a_category_is_told_by_events() {
    means(&[
        ("which rocket exploded", "events about Cairn or Tor \"exploded\""),
        ("quelle fusée a explosé ?", "événements sur Cairn ou Tor \"explosé\""),
        ("who makes rockets", "relations Cairn or Tor made by"),
        ("which rocket succeeded Cairn", "relations Cairn or Tor succeeds Cairn"),
        ("which company makes rockets", "companies makes Cairn or Tor"),
        ("who makes Tor and Cairn", "relations Tor or Cairn made by"),
        ("predictions about satellites", "predictions about Lark One or Lark Two"),
    ]);
}

#[test]
fn comparisons_take_the_metric_of_their_adjective() {
    means(&[
        ("which satellite is heaviest", "largest figure mass about Lark One or Lark Two"),
        ("which is heavier, Lark One or Lark Two?", "figures mass about Lark One or Lark Two"),
        ("Lark Un est-il plus lourd que Lark Deux", "chiffres masse sur Lark Un ou Lark Deux"),
        ("compare Lark One and Lark Two", "figures about Lark One or Lark Two"),
        ("satellites heavier than 200 kg", "satellites mass above 200 kilograms"),
        (
            "which satellite has the lowest price",
            "smallest figure price about Lark One or Lark Two",
        ),
    ]);
}

#[test]
fn entities_are_found_by_their_figures() {
    let folder = orbit();
    folder.finds(
        "slug",
        &[
            ("satellites with more than 200 kg", "lark-2"),
            ("satellites de moins de 200 kg", "lark-1"),
            ("satellites with a mass above 100 kg", "lark-2 lark-1"),
        ],
    );
    ask(&folder, "satellites with more than 900 kg").fails(3);
}

#[test]
fn amounts_of_several_units_have_no_largest() {
    let folder = orbit();
    let run = ask(&folder, "biggest amount").exits(3);
    run.says("units that cannot be compared");
    ask(&folder, "biggest amount").says("kb query \"largest figure in US dollars\"").fails(3);
    ask(&folder, "plus grand montant").says("plus grand chiffre en kilogrammes").fails(3);
    assert!(ask(&folder, "largest figure in kilograms").exits(0).stdout.contains("475"));
    // One metric has one unit.
    assert!(ask(&folder, "highest mass").exits(0).stdout.contains("475"));
}

#[test]
fn people_employed_are_counted_by_figures_and_not_by_names() {
    let folder = orbit();
    for phrase in [
        "how many people does Larkspace employ",
        "how many people work at Larkspace?",
        "combien de personnes travaillent chez Larkspace",
    ] {
        assert!(ask(&folder, phrase).exits(0).stdout.contains("320"), "{phrase}");
    }
    ask(&folder, "how many people does Peak Rockets employ").fails(3);
}

#[test]
fn words_of_a_metric_may_stand_apart() {
    means(&[
        ("how many satellites were lost", "figures satellites lost"),
        ("combien de satellites ont été perdus", "chiffres satellites perdus"),
    ]);
}

#[test]
fn why_is_answered_by_what_sources_say() {
    let folder = orbit();
    let run = ask(&folder, "why did the rocket Tor explode").exits(0);
    assert!(run.stdout.starts_with("kb records what sources claim, not reasons"), "{}", run.stdout);
    assert!(run.stdout.contains("A cracked valve"), "{}", run.stdout);
    let run = ask(&folder, "pourquoi la fusée Tor a-t-elle explosé ?").exits(0);
    assert!(run.stdout.starts_with("kb note ce que disent les sources"), "{}", run.stdout);
    ask(&folder, "why").fails(3);
}

#[test]
fn the_next_deadline_is_the_first_that_is_open() {
    means(&[
        ("next deadline", "next prediction open"),
        ("what is the next deadline for Lark Two?", "next prediction about Lark Two open"),
        ("prochaine échéance", "prochaine prédiction ouvertes"),
    ]);
    let folder = orbit();
    let run = ask(&folder, "prochaine échéance").exits(0);
    assert!(run.stdout.contains("2028") && !run.stdout.contains("2030"), "{}", run.stdout);
}

#[test]
fn a_narrower_word_than_its_category_is_no_name() {
    let folder = orbit();
    let run = ask(&folder, "when did the factory open").exits(0);
    assert!(run.stdout.starts_with("2018-09: The satellite factory opens"), "{}", run.stdout);
    // The site itself is still one.
    ask(&folder, "events at the site").exits(0).says("events about Bluff Spaceport");
}

#[test]
fn an_event_about_something_stands_before_one_that_mentions_it() {
    let folder = orbit();
    for phrase in ["qui a présenté Lark Deux", "quand Lark Deux a-t-il été présenté"] {
        let run = ask(&folder, phrase).exits(0);
        assert!(run.stdout.starts_with("2022-10-22"), "{phrase}: {}", run.stdout);
    }
}

#[test]
fn questions_of_the_wrong_kind_are_refused() {
    let folder = orbit();
    for (phrase, words) in [
        ("where are the rockets", "\"where are\" does not apply to systems"),
        ("when did Tor succeed Cairn", "\"when\" does not apply to relations"),
        ("kept events", "\"kept\" does not apply to events"),
        ("events between 2022 and", "the phrase does not say what comes after \"and\""),
    ] {
        ask(&folder, phrase).fails_with(3, words);
    }
}

#[test]
fn an_unknown_name_is_told_what_the_base_has() {
    let folder = orbit();
    for (phrase, words) in [
        ("when was the Wren satellite unveiled", "no Wren in this base; satellites here: Lark Two"),
        ("la fusée Wren", "pas de Wren dans cette base\u{a0}; fusées ici\u{a0}: Tor, Cairn"),
        ("rockets by Wren", "no Wren in this base; organizations here: Larkspace, Peak Rockets"),
        ("what is wren", "no wren in this base; systems here: "),
    ] {
        ask(&folder, phrase).says(words).fails(3);
    }
    ask(&folder, "la fissurite").says("kb query \"événements fissurée\"").fails(3);
    ask(&folder, "la fissuration").says("compris\u{a0}: événements \"fissuration\"").exits(0);
}

#[test]
fn french_tables_have_french_words_and_scripts_the_values() {
    let folder = orbit();
    let table = ask(&folder, "qui fabrique les fusées").exits(0).stdout;
    assert!(table.contains("a pour fabricant") && !table.contains("made_by"), "{table}");
    let table = ask(&folder, "prédictions par statut").exits(0).stdout;
    assert!(table.contains("ouverte"), "{table}");
    for format in ["--csv", "--json", "--tsv"] {
        let run = folder.kb(["query", format, "qui fabrique les fusées"]).run().exits(0);
        assert!(run.stdout.contains("made_by"), "{}", run.stdout);
    }
    assert!(ask(&folder, "who makes rockets").exits(0).stdout.contains("made_by"));
}
