//! `kb search`.

use super::kb;

#[test]
fn names_come_first_and_each_thing_once() {
    let hits = kb(&["search", "DOJO", "--json", "-n", "-1"]).exits(0).json();
    assert_eq!((&hits[0]["slug"], &hits[0]["snippet"]), (&"dojo".into(), &"[Dojo]".into()));
    let hits = hits.as_array().unwrap();
    let names: Vec<_> = hits.iter().map(|hit| (&hit["kind"], &hit["slug"])).collect();
    let twice = names.iter().enumerate().find(|(index, name)| names[..*index].contains(name));
    assert_eq!(twice, None);
}

#[test]
fn accents_are_ignored_and_the_last_word_is_a_prefix() {
    for words in ["élon", "Elon", "elo"] {
        let run = kb(&["search", words, "--csv", "-n", "1"]);
        assert_eq!(run.stdout, "kind,slug,snippet\nperson,elon-musk,[Elon] Musk\n", "{words}");
    }
}

#[test]
fn truncated_hits_are_announced() {
    let run = kb(&["search", "tesla"]);
    assert_eq!(run.stdout.lines().count(), 22);
    assert!(run.stderr.starts_with("20 of ") && run.stderr.ends_with(" rows; -n -1 for all\n"));
}

#[test]
fn hits_are_bold_with_colors() {
    let run = kb(&["search", "dojo", "-n", "1", "--color", "always"]);
    assert!(run.stdout.ends_with("\u{1b}[1mDojo\u{1b}[0m\n"), "{:?}", run.stdout);
}

#[test]
fn no_words_are_wrong_usage() {
    for words in ["NEAR(", "a:b", "\"x", "AND", "x* -y", "{a b} : c", "^x + y", "🤖 x"] {
        let run = kb(&["search", words]);
        assert_eq!(run.code, Some(0), "{words}: {}", run.stderr);
    }
    for words in ["", "\"", "*", "-", "🤖"] {
        let run = kb(&["search", words, "--json"]);
        assert_eq!((run.code, run.stdout.as_str()), (Some(2), ""), "{words}");
        run.says("nothing to search for");
    }
}

#[test]
fn no_hits_is_a_success_that_says_so() {
    let run = kb(&["search", "zeppelin"]);
    let note = "no rows: nothing in this base has all the words of `zeppelin`\n";
    assert_eq!((run.code, run.stdout.as_str(), run.stderr.as_str()), (Some(0), "", note));
}

#[test]
fn the_last_word_is_a_prefix_if_few_hits_have_the_whole_word() {
    let snippets = |word| kb(&["search", word, "--csv", "-n", "-1"]).stdout.to_lowercase();
    // `train` is a rare word, `training` is not; `the` is in more than twenty.
    assert!(snippets("train").contains("[training]"));
    let the = snippets("the");
    assert!(the.contains("[the]") && !the.contains("[the-") && !the.contains("[their]"));
    assert!(snippets("thei").contains("[their]"));
}
