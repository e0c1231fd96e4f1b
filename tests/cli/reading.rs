//! Reading an article: its headings and passages, and the skipped parts of the page.

use std::fs;
use std::path::Path;

use kb::ingest::{Document, DocumentPassage, Meta, read};
use kb::model::Language;
use kb::model::text::passage_hash;

use super::support::article;

fn text(text: &str) -> Document {
    read(text.as_bytes(), None, Meta { language: Some(Language::En), ..Meta::default() }).unwrap()
}

/// The passages, each below its heading: `Heading: Passage`.
pub(crate) fn passages(document: &Document) -> Vec<String> {
    let shown = |passage: DocumentPassage<'_>| match passage.heading {
        Some(heading) => format!("{heading}: {}", passage.text),
        None => passage.text.to_owned(),
    };
    document.passages().map(shown).collect()
}

pub(crate) fn left_out(document: &Document) -> Vec<(&str, &str)> {
    document.left_out.iter().map(|left| (left.why, left.begins.as_str())).collect()
}

pub(crate) const MILL: &str = "The mill by the river was opened to visitors, and some two hundred people came \
                    on the first day to see the wheel turn.";
pub(crate) const DAM: &str = "The dam above the mill broke in the flood, so that the wheel stood still until \
                   the town had found the money to mend it.";

#[test]
fn each_line_of_a_text_is_a_heading_or_a_passage() {
    let document = text(&format!("The mill\n\n2019\nA beginning\n{MILL}\n2020 –\n{DAM}\nSold.\n"));
    let expected =
        [format!("A beginning: {MILL}"), format!("2020 –: {DAM}"), "2020 –: Sold.".to_owned()];
    assert_eq!(passages(&document), expected);
    assert_eq!(document.meta.title.as_deref(), Some("The mill"));
    assert_eq!(document.left_out, []);
}

#[test]
fn wrapped_lines_are_joined_and_items_are_not() {
    let wrapped = "MILLS OF THE NORTH\n\
                   ==================\n\n\
                   The mill by the river was opened to visitors in spring,\n\
                   and some two hundred people came on the first day to see\n\
                   the wheel turn.\n\n\
                   1. What broke\n\n\
                   - The dam above the mill, in the flood, so that the wheel\n  \
                   stood still for a year.\n\
                   - The roof.\n\n\
                   March 2021\n\
                   The town found the money to mend it, and a carpenter who\n\
                   knew how.\n";
    let document = text(wrapped);
    let expected = [
        "MILLS OF THE NORTH: The mill by the river was opened to visitors in spring, and some two \
         hundred people came on the first day to see the wheel turn.",
        "1. What broke: The dam above the mill, in the flood, so that the wheel stood still for a \
         year.",
        "1. What broke: The roof.",
        "March 2021: The town found the money to mend it, and a carpenter who knew how.",
    ];
    assert_eq!(passages(&document), expected);
    for passage in document.passages() {
        let found: String = wrapped.chars().skip(passage.place).take(8).collect();
        assert_eq!(found, passage.text.chars().take(8).collect::<String>());
    }
}

#[test]
fn lines_in_a_list_are_passages_and_a_lone_line_is_one() {
    let list = text("2019\nWheel built\nDam broken\nRoof gone\n2020\nMill sold\n");
    let expected = ["2019: Wheel built", "2019: Dam broken", "2019: Roof gone", "2020: Mill sold"];
    assert_eq!(passages(&list), expected);
    assert_eq!(passages(&text("Open again on 3 May 2020")), ["Open again on 3 May 2020"]);
}

#[test]
fn the_page_around_an_article_is_left_out() {
    let page = format!(
        "Home > News > Mills\nThe mill\nBy Ada Reed\nPublished on May 3, 2021\nShare\n{MILL}\n\
         Related: Ten mills to see\n{DAM}\nRelated articles\nThe bridge is open again\n\
         Comments (2)\n0/200\nTom\n4 May 2021 07:23:35\nI was there in 2020!\n© 2021 The Mill Post"
    );
    let document = text(&page);
    let kept = passages(&document);
    assert_eq!(
        kept,
        [
            "The mill: By Ada Reed".to_owned(),
            "The mill: Published on May 3, 2021".to_owned(),
            format!("The mill: {MILL}"),
            format!("The mill: {DAM}"),
        ]
    );
    let expected = [
        ("navigation", "Home > News > Mills"),
        ("share bar", "Share"),
        ("related links", "Related: Ten mills to see"),
        ("related links", "Related articles"),
        ("comments", "Comments (2)"),
    ];
    assert_eq!(left_out(&document), expected);
    assert_eq!(document.meta.author.as_deref(), Some("Ada Reed"));
    let published = document.meta.published.map(|(first, last)| (first.to_string(), last));
    assert_eq!(published.map(|(first, _)| first).as_deref(), Some("2021-05-03"));
}

#[test]
#[cfg_attr(not(kb_shared), ignore = "KB_SHARED does not name the article and the expected facts")]
fn the_seed_article_is_read_once() {
    let path = article();
    let copy = fs::read(path).unwrap();
    let document = read(&copy, None, Meta::default()).unwrap();
    assert_eq!(document.meta.language, Some(Language::Fr));
    assert!(document.meta.title.is_some());
    let known = Path::new(env!("CARGO_MANIFEST_DIR")).join("seed/tesla-dojo/source.toml");
    let known = fs::read_to_string(known).unwrap();
    let known: Vec<_> = known.lines().filter_map(|line| line.strip_prefix("hash    = ")).collect();
    let found: Vec<_> =
        document.passages().map(|passage| format!("\"{}\"", passage_hash(passage.text))).collect();
    assert_eq!(found, known);
    let whys: Vec<_> = document.left_out.iter().map(|left| left.why).collect();
    assert_eq!(whys, ["related links", "comments", "second copy"]);
}
