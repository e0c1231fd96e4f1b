//! Articles on topics that no base knows: names and their kinds, figures with subjects,
//! promises and denials, in both languages; and the same facts whatever the base has.

use super::support::Folder;
use super::support::articles::{FIGURES, KINDS, PROMISES, lines, with};

const VIADUCT: &str = include_str!("../articles/viaduct.en.txt");
const MUSEUM: &str = include_str!("../articles/musee.fr.txt");
const VACCINE: &str = include_str!("../articles/vaccine.en.txt");

/// The facts of the articles, without what only a base with other articles has.
fn facts(folder: &Folder, slug: &str) -> Vec<String> {
    let within = format!("WHERE d.slug LIKE '{slug}%' ORDER BY 1");
    let queries = [
        "e.slug || e.date || e.title_en FROM events e JOIN datasets d ON d.id = e.dataset_id",
        "f.slug || s.slug || f.low || u.slug FROM figures f JOIN entities s ON s.id = f.subject_id
         JOIN units u ON u.id = f.unit_id JOIN datasets d ON d.id = f.dataset_id",
        "p.slug || b.slug || p.due FROM predictions p JOIN entities b ON b.id = p.by_id
         JOIN datasets d ON d.id = p.dataset_id",
        "m.role || t.slug || t.kind FROM mentions m JOIN entities t ON t.id = m.entity_id
         JOIN events e ON e.id = m.event_id JOIN datasets d ON d.id = e.dataset_id",
    ];
    queries.iter().flat_map(|query| lines(folder, &format!("{query} {within}"))).collect()
}

#[test]
fn an_article_about_a_building_gives_its_names_figures_and_promises() {
    let folder = with(VIADUCT);
    let kinds = lines(&folder, KINDS);
    for name in [
        "hadley-stone-partners organization",
        "marlow-gap-viaduct place",
        "olivia-brenner person",
        "regional-safety-office organization",
    ] {
        assert!(kinds.iter().any(|kind| kind == name), "{name}: {kinds:#?}");
    }
    let figures = [
        "hadley-stone-partners 3.5e+06 fine",
        "hadley-stone-partners 450 headcount",
        "marlow-gap-viaduct 2.1e+08 cost",
    ];
    assert_eq!(lines(&folder, FIGURES), figures);
    let promises = lines(&folder, PROMISES);
    assert!(promises.contains(&"olivia-brenner 2013".to_owned()), "{promises:#?}");
    assert!(promises.iter().any(|promise| promise.ends_with("2017")), "{promises:#?}");
    // What is denied is no promise.
    assert!(!promises.iter().any(|promise| promise.ends_with("2018")), "{promises:#?}");
}

#[test]
fn an_institution_with_a_name_in_small_letters_is_found_in_french() {
    let folder = with(MUSEUM);
    let kinds = lines(&folder, KINDS);
    for name in [
        "agnes-delmont person",
        "lumiver organization",
        "musee-corvelle place",
        "parquet-de-lestrac organization",
    ] {
        assert!(kinds.iter().any(|kind| kind == name), "{name}: {kinds:#?}");
    }
    let figures =
        ["lumiver 180 headcount", "lumiver 6.2e+06 contract", "musee-corvelle 3.4e+07 cost"];
    assert_eq!(lines(&folder, FIGURES), figures);
    let promises = lines(&folder, PROMISES);
    assert!(promises.contains(&"musee-corvelle 2016-05".to_owned()), "{promises:#?}");
    // The old deadline of what is moved is told once.
    assert_eq!(promises.iter().filter(|one| one.ends_with("2016-05")).count(), 1, "{promises:#?}");
}

#[test]
fn a_product_is_told_from_its_maker() {
    let folder = with(VACCINE);
    let kinds = lines(&folder, KINDS);
    for name in ["corvanta organization", "ingrid-hallberg person", "selvira system"] {
        assert!(kinds.iter().any(|kind| kind == name), "{name}: {kinds:#?}");
    }
    let figures = lines(&folder, FIGURES);
    for figure in ["corvanta 4e+07 funding", "selvira 12 cost", "corvanta 260 headcount"] {
        assert!(figures.iter().any(|one| one == figure), "{figure}: {figures:#?}");
    }
    assert_eq!(lines(&folder, PROMISES), ["ingrid-hallberg 2021"]);
}

#[test]
fn a_letter_of_the_base_is_a_name_only_where_the_text_says_so() {
    let folder = Folder::seeded();
    folder.write("museum.txt", MUSEUM);
    folder.write("vaccine.txt", VACCINE);
    let mentions = "t.slug || '' FROM mentions m JOIN entities t ON t.id = m.entity_id
                    JOIN events e ON e.id = m.event_id JOIN datasets d ON d.id = e.dataset_id
                    WHERE t.slug = 'x' AND d.slug <> 'dojo' AND e.slug LIKE '%corvelle%'";
    folder.kb(["ingest", "museum.txt", "vaccine.txt"]).run().succeeds();
    assert_eq!(lines(&folder, mentions), [""; 0]);
    let on = mentions.replace("%corvelle%", "%vaccine%");
    assert_eq!(lines(&folder, &on), ["x"]);
}

#[test]
fn an_article_gives_the_same_facts_in_any_base() {
    let full = Folder::empty();
    for number in 1..=10 {
        let other = format!(
            "# Notes {number}\n\nOn {number} May 1980, the Fisheries Board opened {number}2 ports \
             for {number} million euros.\n\nOn 9 June 198{}, X said that it will close in 1995.\n",
            number % 10
        );
        full.write(&format!("others/{number}.md"), other);
    }
    full.kb(["ingest", "others"]).run().succeeds();
    for (slug, text) in [("timeline-the-marlow", VIADUCT), ("musee-corvelle", MUSEUM)] {
        let fresh = facts(&with(text), slug);
        assert!(fresh.len() > 10, "{fresh:#?}");
        for folder in [Folder::seeded(), Folder::copy_of(&full)] {
            folder.write("article.txt", text);
            folder.kb(["ingest", "article.txt"]).run().succeeds();
            assert_eq!(facts(&folder, slug), fresh);
        }
    }
}
