//! `kb completions`, and the binary as a shell asks it.

use std::fs;

use super::support::Folder;

/// The completions that bash offers for the last of these words.
fn completed(folder: &Folder, words: &[&str]) -> Vec<String> {
    let index = (words.len() - 1).to_string();
    let run = folder
        .kb([&["--"], words].concat())
        .env("KB_COMPLETE", "bash")
        .env("_CLAP_IFS", "\n")
        .env("_CLAP_COMPLETE_INDEX", &index)
        .env("_CLAP_COMPLETE_COMP_TYPE", "9")
        .env("_CLAP_COMPLETE_SPACE", "true");
    let run = run.run().succeeds();
    run.stdout.lines().map(|line| line.trim_end().to_owned()).collect()
}

#[test]
fn a_script_for_every_shell_asks_kb_itself() {
    let folder = Folder::empty();
    for shell in ["bash", "zsh", "fish", "elvish", "powershell"] {
        let run = folder.kb(["completions", shell]).run();
        assert_eq!(run.code, Some(0), "{shell}");
        assert!(run.stdout.contains("KB_COMPLETE"), "{shell}: {}", run.stdout);
    }
    assert_eq!(folder.kb(["completions", "tcsh"]).run().code, Some(2));
}

#[test]
fn commands_options_and_canned_queries_are_completed() {
    let folder = Folder::empty();
    assert_eq!(completed(&folder, &["kb", "mig"]), ["migrate"]);
    assert_eq!(completed(&folder, &["kb", "migrate", "--st"]), ["--status"]);
    assert_eq!(completed(&folder, &["kb", "queries", "p"]), ["people", "places", "predictions"]);
}

#[test]
fn slugs_of_the_selected_base_are_completed() {
    let folder = Folder::seeded();
    assert_eq!(completed(&folder, &["kb", "show", "elon"]), ["elon-musk"]);
    fs::rename(folder.path("kb.db"), folder.path("other.db")).unwrap();
    assert!(completed(&folder, &["kb", "show", "elon"]).is_empty());
    assert_eq!(completed(&folder, &["kb", "--db", "other.db", "show", "elon"]), ["elon-musk"]);
}

#[test]
fn without_a_usable_base_completion_is_empty() {
    let folder = Folder::empty();
    assert!(completed(&folder, &["kb", "show", "elon"]).is_empty());
    folder.write("kb.db", "no database");
    assert!(completed(&folder, &["kb", "show", "elon"]).is_empty());
    assert_eq!(folder.names(), ["kb.db"]);
}
