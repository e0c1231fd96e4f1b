//! What the page of one thing shows.

use std::fmt::Write;

use super::{Server, links};
use crate::support::Folder;

/// A base with more promises, events and figures about one harbour than its page shows.
fn harbour() -> Folder {
    let folder = Folder::empty();
    let mut text = "# Harbour news\n\n".to_owned();
    for number in 0..70 {
        let (month, day) = (number / 28 + 1, number % 28 + 1);
        let year = 2024;
        // Writing to a String cannot fail.
        let _ = write!(
            text,
            "{year}-{month:02}-{day:02}: The Lighthouse Trust opened pier {number} for {number}5 \
             million euros.\n\n"
        );
    }
    folder.write("harbour.md", text);
    folder.kb(["ingest", "harbour.md"]).run().exits(0);
    folder
}

#[test]
fn a_section_shows_its_first_rows_and_leads_to_all_with_their_number() {
    let folder = harbour();
    let server = Server::of(&folder);
    let page = server.page("/e/lighthouse-trust");
    let section = page.split("<h2>Events").nth(1).unwrap_or_else(|| panic!("{page}"));
    assert!(section.starts_with(" <small>50+</small>"), "{section}");
    let all = "href=\"/q/events?about=lighthouse-trust\">70 events about Lighthouse Trust</a>";
    assert!(section.contains(all), "{section}");
    assert!(server.page("/q/events?about=lighthouse-trust").contains(">70 events<"));
    // What is shown whole needs no such link.
    let seeded = Folder::seeded();
    let whole = Server::of(&seeded).page("/e/dojo");
    assert!(!whole.contains("class=\"m\""), "{whole}");
}

#[test]
fn a_passage_leads_to_its_source_and_to_those_beside_it() {
    let folder = Folder::seeded();
    let server = Server::of(&folder);
    let beside = |number: u32| {
        let page = server.page(&format!("/source/dojo-timeline/{number}"));
        assert!(links(&page).contains(&"/source/dojo-timeline".to_owned()), "{page}");
        let link = |rel: &str| {
            let rest = page.split(&format!("rel=\"{rel}\" href=\"")).nth(1)?;
            Some(rest.split('"').next().unwrap().to_owned())
        };
        [link("prev"), link("next")]
    };
    let at = |number: u32| Some(format!("/source/dojo-timeline/{number}"));
    assert_eq!(beside(1), [None, at(2)]);
    assert_eq!(beside(7), [at(6), at(8)]);
    assert_eq!(beside(30), [at(29), None]);
}

#[test]
fn relations_and_statuses_are_told_in_words() {
    let folder = Folder::seeded();
    let server = Server::of(&folder);
    let page = server.page("/e/dojo");
    assert!(page.contains("part of"), "{page}");
    assert!(!page.contains("part_of") && !page.contains("located_at"), "{page}");
    assert!(page.contains("class=\"kind\">System · supercomputer"), "{page}");
    let promise = server.page("/promise/first-dojo-2021");
    assert!(promise.contains("<dd><span class=\"st late\">late</span></dd>"), "{promise}");
    let french = server.page("/e/dojo?lang=fr");
    assert!(french.contains("class=\"kind\">Système · "), "{french}");
}

#[test]
fn units_metrics_categories_and_datasets_have_pages_of_their_own() {
    let folder = Folder::seeded();
    let server = Server::of(&folder);
    for (list, kind, slug, heading) in [
        ("units", "unit", "usd", "US dollars"),
        ("metrics", "metric", "capex", "AI capital expenditure"),
        ("categories", "category", "supercomputer", "supercomputer"),
        ("datasets", "dataset", "tesla-dojo", "Tesla Dojo"),
    ] {
        let address = format!("/{kind}/{slug}");
        let listed = server.page(&format!("/q/{list}"));
        assert!(links(&listed).contains(&address), "{listed}");
        let page = server.page(&address);
        assert!(page.contains(&format!("<h1>{heading}</h1>")), "{page}");
        let redirect = server.get(&format!("/e/{kind}:{slug}.json"));
        assert_eq!(redirect.header("location"), format!("{address}.json"), "{redirect:?}");
        server.page(&format!("{address}.json"));
    }
    for (list, heading) in [("sources", "Source"), ("datasets", "Dataset")] {
        let listed = server.page(&format!("/q/{list}"));
        assert!(listed.contains(&format!("<th scope=\"col\">{heading}</th>")), "{listed}");
    }
    assert_eq!(server.get("/e/usd").header("location"), "/unit/usd");
}
