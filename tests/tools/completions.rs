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

#[test]
fn parameters_and_their_values_are_completed() {
    let folder = Folder::seeded();
    let given =
        |words: &[&str]| completed(&folder, &[&["kb", "query", "figures", "-p"], words].concat());
    assert_eq!(given(&["me"]), ["metric="]);
    assert_eq!(given(&["a"]), ["about=", "above=", "at_least=", "at_most="]);
    assert_eq!(given(&["status=pl"]), ["status=planned"]);
    assert_eq!(given(&["about=cort"]), ["about=cortex"]);
    assert_eq!(given(&["about=dojo,cort"]), ["about=dojo,cortex"]);
    assert_eq!(given(&["unit=us"]), ["unit=usd", "unit=usd-per-year"]);
    assert!(given(&["period=20"]).is_empty() && given(&["none=x"]).is_empty());
    assert!(completed(&folder, &["kb", "query", "no such query", "-p", "me"]).is_empty());
    // Bash makes three words of `NAME=VALUE`.
    assert_eq!(given(&["unit", "=", "us"]), ["usd", "usd-per-year"]);
    assert!(given(&["unit", ""]).contains(&"usd".to_owned()));
}

#[test]
fn words_of_phrases_are_completed_within_quotes_too() {
    let folder = Folder::seeded();
    let query = |word: &str| completed(&folder, &["kb", "query", word]);
    assert!(query("sys").contains(&"systems".to_owned()));
    for quote in ["", "\"", "'"] {
        let found = query(&format!("{quote}promises about Elon M"));
        assert!(found.contains(&"promises about Elon Musk".to_owned()), "{quote}: {found:?}");
    }
    let found = completed(&folder, &["kb", "query", "systems", "mentio"]);
    assert!(found.contains(&"mentioned".to_owned()), "{found:?}");
    let found = completed(&folder, &["kb", "chart", "'figures about Cor"]);
    assert!(found.contains(&"figures about Cortex".to_owned()), "{found:?}");
    let found = completed(&folder, &["kb", "timeline", "\"événements sur Doj"]);
    assert!(found.contains(&"événements sur Dojo".to_owned()), "{found:?}");
}

#[test]
fn a_name_with_shell_syntax_is_not_completed_in_a_phrase() {
    let folder = Folder::seeded();
    let names = "UPDATE labels SET text = 'Dojo $(touch evil)' WHERE text = 'Dojo'";
    folder.sqlite("kb.db", names);
    let found = completed(&folder, &["kb", "query", "\"events about Doj"]);
    assert!(found.iter().all(|text| !text.contains(['$', '(', '`', '\''])), "{found:?}");
}

#[cfg(unix)]
#[test]
fn bash_completes_a_parameter_and_its_value() {
    let folder = Folder::seeded();
    let complete = |words: &str, current: &str| {
        let line = format!(
            "eval \"$(\"$KB\" completions bash)\"; COMP_WORDS=({words}); COMP_TYPE=9; \
             COMP_CWORD=$((${{#COMP_WORDS[@]}} - 1)); _clap_complete_kb kb '{current}'; \
             printf '%s\\n' \"${{COMPREPLY[@]}}\""
        );
        folder.shell(&format!("exec bash -c '{}'", line.replace('\'', "'\\''"))).exits(0).stdout
    };
    assert_eq!(complete("kb query events -p per", "per"), "period=\n");
    assert_eq!(complete("kb query figures -p status = pl", "pl"), "planned\n");
    let phrase = complete("kb query '\"events about Elon M'", "events about Elon M");
    assert!(phrase.lines().any(|line| line == "events about Elon Musk"), "{phrase}");
}

#[test]
fn fish_forgets_the_completions_of_another_kb() {
    let run = Folder::empty().kb(["completions", "fish"]).run().succeeds();
    let (first, rest) = run.stdout.split_once('\n').unwrap();
    assert_eq!(first, "complete --erase --command kb");
    assert!(rest.starts_with("complete --keep-order --exclusive --command kb "), "{rest}");
    let help = Folder::empty().kb(["completions", "--help"]).run().succeeds();
    help.prints("kb completions fish > ~/.config/fish/completions/kb.fish");
}
