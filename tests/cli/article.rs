//! The user's own copy of the source: every locator is verified against it, and
//! what does not match is reported.

use std::fs;

use super::content::{content, rows};
use super::support::{Folder, article};

#[test]
#[cfg_attr(not(kb_shared), ignore = "KB_SHARED does not name the article and the expected facts")]
fn every_locator_verifies() {
    let article = article();
    let folder = Folder::attached(&article);
    let missing = "SELECT slug FROM quotes WHERE quote IS NULL OR length(quote) <> span_length";
    assert!(rows(&folder.base(), missing).is_empty());
    assert!(!rows(&folder.base(), "SELECT slug FROM quotes").is_empty());
}

#[test]
#[cfg_attr(not(kb_shared), ignore = "KB_SHARED does not name the article and the expected facts")]
fn attaching_reports_that_all_passages_are_found() {
    let article = article();
    let article = article.to_str().unwrap();
    let folder = Folder::empty();
    let run = folder.kb(["seed", "--article", article]).run().succeeds();
    let line = run.stdout.lines().find(|line| line.starts_with("Article: ")).unwrap();
    let numbers: Vec<u32> =
        line.split(|c: char| !c.is_ascii_digit()).filter_map(|word| word.parse().ok()).collect();
    let [matched, passages, verified, locators, attached] = numbers[..] else { panic!("{line}") };
    assert_eq!((matched, verified, attached), (passages, locators, passages), "{line}");
    let run = folder.kb(["seed", "--article", article]).run().succeeds();
    run.prints("Nothing to do").prints("0 passages newly attached");
}

#[test]
#[cfg_attr(not(kb_shared), ignore = "KB_SHARED does not name the article and the expected facts")]
fn a_copy_with_other_spaces_and_apostrophes_matches() {
    let article = article();
    let folder = Folder::empty();
    let text = fs::read_to_string(article).unwrap();
    let other = text.replace('\u{2019}', "'").replace(' ', "  ").replace('\n', " \r\n");
    folder.write("copy.txt", other);
    folder.kb(["seed", "--article", "copy.txt"]).run().succeeds();
}

#[test]
#[cfg_attr(not(kb_shared), ignore = "KB_SHARED does not name the article and the expected facts")]
fn a_changed_word_is_reported_and_the_facts_stay() {
    let article = article();
    let folder = Folder::empty();
    let text = fs::read_to_string(article).unwrap();
    // The passage of 2021-08-19; the copy holds it twice.
    let passage = text.lines().nth(14).unwrap();
    assert!(passage.contains("D1"));
    folder.write("copy.txt", text.replace(passage, &passage.replacen("D1", "D9", 1)));
    let run = folder.kb(["seed", "--article", "copy.txt"]).run();
    assert_eq!(run.code, Some(1), "{run:#?}");
    assert!(run.stderr.starts_with("error: 1 passage of the source not found"), "{run:#?}");
    run.prints("passage 7 of dojo-timeline does not match (line 15 of your copy?)")
        .prints("\n    2021-08-19-d1-chip\n")
        .prints("29 of 30 passages found");
    let plain = Folder::seeded();
    for table in ["events", "figures", "predictions", "relations"] {
        assert_eq!(content(&folder.base())[table], content(&plain.base())[table]);
    }
    let quotes = "SELECT slug FROM quotes WHERE (quote IS NULL) <> (passage = 7)";
    assert!(rows(&folder.base(), quotes).is_empty());
}

#[test]
fn another_text_attaches_nothing() {
    let folder = Folder::seeded();
    folder.write("other.txt", "Something else.\n\nAltogether.\n");
    let run = folder.kb(["seed", "--article", "other.txt"]).run();
    assert_eq!(run.code, Some(1));
    run.prints("0 of 30 passages found, 0 of");
}

#[test]
#[cfg_attr(not(kb_shared), ignore = "KB_SHARED does not name the article and the expected facts")]
fn attached_passages_survive_a_seed_without_the_copy() {
    let article = article();
    let folder = Folder::attached(&article);
    folder.copy_dataset("mine");
    folder.edit("mine/figures.toml", "value   = 3000", "value   = 3001");
    folder.kb(["seed", "mine"]).run().succeeds();
    folder.kb(["seed"]).run().succeeds();
    let again = Folder::attached(&article);
    assert_eq!(content(&folder.base()), content(&again.base()));
}

#[test]
#[cfg_attr(not(kb_shared), ignore = "KB_SHARED does not name the article and the expected facts")]
fn a_passage_that_changes_loses_its_text() {
    let article = article();
    let folder = Folder::attached(&article);
    folder.copy_dataset("mine");
    let hash = "9372b3146ba850c1b7dba025c8beb5c5e33fa370418c54c05bf8f68a55ca5384";
    folder.edit("mine/source.toml", hash, &hash.replace('9', "0"));
    folder.kb(["seed", "mine"]).run().succeeds();
    let lost = "SELECT ordinal FROM passages WHERE text IS NULL";
    assert_eq!(rows(&folder.base(), lost), [[rusqlite::types::Value::Integer(7)]]);
}
