//! `kb completions`, and the binary as a shell asks it.

use std::fs;

use super::support::Place;

#[test]
fn a_script_for_every_shell_asks_kb_itself() {
    let place = Place::new();
    for shell in ["bash", "zsh", "fish", "elvish", "powershell"] {
        let ran = place.kb(&["completions", shell]);
        assert_eq!(ran.code, 0, "{shell}");
        assert!(ran.out.contains("KB_COMPLETE"), "{shell}: {}", ran.out);
    }
    assert_eq!(place.kb(&["completions", "tcsh"]).code, 2);
}

#[test]
fn complete_commands_options_and_canned_queries() {
    let place = Place::new();
    assert_eq!(place.completed(&["kb", "mig"]), ["migrate"]);
    assert_eq!(place.completed(&["kb", "migrate", "--st"]), ["--status"]);
    assert_eq!(place.completed(&["kb", "queries", "p"]), ["people", "places", "predictions"]);
}

#[test]
fn complete_the_slugs_of_the_base_that_the_command_would_open() {
    let place = Place::seeded();
    assert_eq!(place.completed(&["kb", "show", "elon"]), ["elon-musk"]);
    fs::rename(place.path("kb.db"), place.path("other.db")).unwrap();
    assert!(place.completed(&["kb", "show", "elon"]).is_empty());
    assert_eq!(place.completed(&["kb", "--db", "other.db", "show", "elon"]), ["elon-musk"]);
}

#[test]
fn without_a_sound_base_there_is_nothing_and_no_error() {
    let place = Place::new();
    assert!(place.completed(&["kb", "show", "elon"]).is_empty());
    place.write("kb.db", "no database");
    assert!(place.completed(&["kb", "show", "elon"]).is_empty());
    assert_eq!(place.names(), ["kb.db"]);
}
