//! Each number beside a link is the number of rows that the link gives.

use super::{Server, unescaped};
use crate::support::Folder;

#[test]
fn every_facet_counts_the_rows_of_its_link() {
    let folder = Folder::seeded();
    let server = Server::of(&folder);
    let mut checked = 0;
    for address in [
        "/q/events",
        "/q/events?period=2024",
        "/q/events?about=dojo&about=tesla",
        "/q/events?by=elon-musk&period=2023-Q2",
        "/q/figures?unit=usd",
        "/q/predictions",
        "/q/predictions?status=overdue&lang=fr",
        "/q/outcomes",
        "/q/systems?period=2024",
        "/q/figures",
        "/timeline?about=dojo",
        "/chart?metric=capex",
        "/q/events?period=2024&about=dojo&origin=curated&source=dojo-timeline",
        "/q/events?about=dojo,cortex&without=tesla",
        "/q/events?period=2022/2024&category=plan&lang=fr",
        "/q/events?about=dojo&top=2&skip=1",
        "/q/figures?unit=usd&about=tesla&status=planned&period=2024",
        "/q/predictions?by=elon-musk&about=dojo&status=overdue",
        "/q/predictions?about=dojo&order=due&as_of=2023-06-01",
        "/q/outcomes?status=late&about=dojo",
        "/q/people?period=2023",
        "/q/organizations?about=dojo",
        "/q/places",
        "/q/sources?language=fr",
        "/q/relations?about=dojo",
        "/q/entities",
    ] {
        for (link, count) in counted(&server.page(address)) {
            let (path, given) = link.split_once('?').unwrap_or((&link, ""));
            let rows = server.page(&format!("{path}.json?{given}"));
            let rows: Vec<serde_json::Value> = serde_json::from_str(&rows).unwrap();
            assert_eq!(rows.len().to_string(), count, "{address}: {link}");
            checked += 1;
        }
    }
    assert!(checked > 120, "{checked}");
}

#[test]
fn an_answer_is_narrowed_down_to_a_source() {
    let folder = Folder::seeded();
    folder.write("mill.txt", "14 March 2023: The Orlan Mill opened in Brest with 40 looms.\n");
    folder.kb(["ingest", "mill.txt"]).run().succeeds();
    let server = Server::of(&folder);
    for name in ["events", "figures"] {
        let found = counted(&server.page(&format!("/q/{name}")));
        let source = |slug: &str| {
            let address = format!("/q/{name}?source={slug}");
            found.iter().find(|(link, _)| *link == address).map(|(_, count)| count.as_str())
        };
        assert!(source("dojo-timeline").is_some(), "{found:?}");
        assert_eq!(source("mill"), Some("1"), "{found:?}");
        let page = server.page(&format!("/q/{name}?source=mill"));
        assert!(page.contains("14 Mar 2023") && !page.contains("Elon Musk"), "{page}");
    }
    let wrong = server.get("/q/events?source=mil");
    assert_eq!(wrong.status, 400);
    assert!(wrong.body.contains("mill"), "{}", wrong.body);
}

/// The links of the facets of a page, with their counts.
fn counted(page: &str) -> Vec<(String, String)> {
    let facets = page.split("<nav class=\"f\"").nth(1).unwrap_or_default();
    let facets = facets.split("</nav>").next().unwrap_or_default();
    let link = |item: &str| {
        let address = item.split('"').next()?;
        let count = item.split("<span>").nth(1)?.split("</span>").next()?;
        Some((unescaped(address), count.to_owned()))
    };
    facets.split("<a href=\"").skip(1).filter_map(link).collect()
}
