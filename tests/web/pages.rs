//! What the pages show of things, and the links between all pages.

use std::collections::BTreeSet;

use super::{Server, links};
use crate::support::Folder;

#[test]
fn a_thing_as_json_is_what_kb_show_says() {
    let folder = Folder::seeded();
    let server = Server::of(&folder);
    let shown =
        |slug| folder.kb(["show", slug, "--json", "--as-of", "2025-02-01"]).run().succeeds().stdout;
    assert_eq!(server.page("/e/dojo.json"), shown("dojo"));
    assert_eq!(server.page("/promise/first-dojo-2021.json"), shown("first-dojo-2021"));
}

#[test]
fn who_promised_what_by_when_and_what_came_of_it_is_three_clicks_away() {
    let folder = Folder::seeded();
    let server = Server::of(&folder);
    let home = server.page("/");
    let promise = "/promise/first-dojo-2021".to_owned();
    assert!(links(&home).contains(&promise), "{home}");
    let page = server.page(&promise);
    for told in ["Elon Musk", "Aug 2021", "late", "19 Jul 2023"] {
        assert!(page.contains(told), "{told}: {page}");
    }
    let place = links(&page).into_iter().find(|link| link.starts_with("/source/")).unwrap();
    assert!(server.page(&place).contains("id=\"at\""));
}

#[test]
fn a_quote_stands_marked_in_its_passage_once_the_article_is_attached() {
    let folder = Folder::empty();
    let text = "Harbour news\n\nMay 3, 2024: The Lighthouse Trust opened the Pier Museum. \
                It cost 12 million euros.\n";
    folder.write("news.txt", text);
    folder.kb(["ingest", "news.txt", "--to", "draft"]).run().exits(0);
    folder.kb(["seed", "draft", "--article", "news.txt"]).run().exits(0);
    let server = Server::of(&folder);
    let events = server.page("/q/events");
    assert!(events.contains("<blockquote>"), "{events}");
    assert!(
        links(&events).iter().any(|link| link.starts_with("/source/harbour-news/1?at=")),
        "{events}"
    );
    let event = links(&events).into_iter().find(|link| link.starts_with("/event/")).unwrap();
    let page = server.page(&event);
    assert!(page.contains("class=\"x\">extracted"), "{page}");
    assert!(page.contains("<blockquote>"), "{page}");
    let place = links(&page).into_iter().find(|link| link.starts_with("/source/")).unwrap();
    let passage = server.page(&place);
    assert!(passage.contains("<mark id=\"at\">"), "{passage}");
    assert!(passage.contains("Pier Museum"), "{passage}");
}

#[test]
fn every_link_of_the_site_answers() {
    let folder = Folder::seeded();
    let server = Server::of(&folder);
    let mut known: BTreeSet<String> = ["/".to_owned(), "/?lang=fr".to_owned()].into();
    let mut waiting: Vec<(String, u8)> = known.iter().map(|link| (link.clone(), 0)).collect();
    while let Some((address, clicks)) = waiting.pop() {
        let response = server.get(&address);
        assert!(matches!(response.status, 200 | 303), "{address}: {}", response.status);
        let redirect = response.header("location");
        assert_ne!(redirect, address, "it leads to itself");
        let found = links(&response.body);
        let found = found.into_iter().chain((!redirect.is_empty()).then(|| redirect.to_owned()));
        // Every page two clicks from the first, and each thing at whatever distance.
        for link in found {
            let is_thing = ["/e/", "/event/", "/promise/", "/figure/", "/source/"]
                .iter()
                .any(|path| link.starts_with(path));
            if (clicks < 2 || is_thing) && known.insert(link.clone()) {
                waiting.push((link, clicks + 1));
            }
        }
    }
    assert!(known.len() > 200, "{}", known.len());
}

#[test]
fn a_name_of_several_things_leads_to_each() {
    let folder = Folder::empty();
    folder.copy_dataset("data");
    folder.edit("data/entities.toml", "label    = \"Cortex\"", "label    = \"Dojo\"");
    folder.kb(["seed", "data"]).run().succeeds();
    let server = Server::of(&folder);
    let choice = server.get("/e/Dojo");
    assert_eq!(choice.status, 300);
    for address in ["/e/dojo", "/e/cortex"] {
        assert!(links(&choice.body).contains(&address.to_owned()), "{}", choice.body);
    }
}

#[test]
fn hostile_text_stays_text() {
    let folder = Folder::empty();
    folder.copy_dataset("data");
    let hostile = "<script>alert(1)</script>\\\" onmouseover=\\\"x";
    folder.edit("data/entities.toml", "label    = \"Dojo\"", &format!("label    = \"{hostile}\""));
    folder.kb(["seed", "data"]).run().succeeds();
    let server = Server::of(&folder);
    for address in
        ["/", "/e/dojo", "/q/events?about=dojo", "/q/systems", "/ask?q=<script>x</script>"]
    {
        let page = server.get(&address.replace('<', "%3C").replace('>', "%3E")).body;
        assert!(
            !page.contains("<script>alert") && !page.contains("<script>x"),
            "{address}: {page}"
        );
        assert!(!page.contains("\" onmouseover"), "{address}: {page}");
        assert!(page.contains("&#60;script&#62;"), "{address}: {page}");
    }
}
