//! What the pages of answers show, and where they lead.

use super::{Server, links, unescaped};
use crate::support::Folder;

#[test]
fn a_phrase_leads_to_an_address_that_answers_it() {
    let folder = Folder::seeded();
    let server = Server::of(&folder);
    let asked = server.get("/ask?q=events+about+Dojo+in+2024");
    assert_eq!(asked.status, 303);
    let address = asked.header("location");
    assert!(address.starts_with("/q/events?about=dojo&period=2024"), "{address}");
    let page = server.page(address);
    assert!(page.contains("<h1>Events about Dojo in 2024</h1>"), "{page}");
    assert!(page.contains("6 events"), "{page}");
}

#[test]
fn a_chip_takes_away_what_it_names_and_nothing_else() {
    let folder = Folder::seeded();
    let server = Server::of(&folder);
    let chips = |address: &str| {
        let page = server.page(address);
        let list = page.split("class=\"chips\"").nth(1).unwrap().split("</ul>").next().unwrap();
        links(list)
    };
    let all = "/q/events?about=dojo&about=tesla&period=2024&top=2";
    assert_eq!(
        chips(all),
        [
            "/q/events?about=tesla&period=2024&top=2",
            "/q/events?about=dojo&period=2024&top=2",
            "/q/events?about=dojo&about=tesla&top=2",
            "/q/events?about=dojo&about=tesla&period=2024",
        ]
    );
    assert_eq!(chips("/q/events?q=events+about+Dojo"), Vec::<String>::new());
    let counted = "/q/events?shape=per-year&about=dojo&q=number+of+events+about+Dojo+per+year";
    assert_eq!(chips(counted), ["/q/events?shape=per-year", "/q/events?about=dojo"]);
}

#[test]
fn words_of_the_text_and_open_periods_stay_in_the_address() {
    let folder = Folder::seeded();
    let server = Server::of(&folder);
    let asked = |phrase: &str| {
        let asked = server.get(&format!("/ask?q={phrase}"));
        (asked.header("location").to_owned(), server.page(asked.header("location")))
    };
    let (address, page) = asked("is+Dojo+in+production");
    assert!(address.starts_with("/q/events?about=dojo&text=production&"), "{address}");
    assert!(page.contains("3 events"), "{page}");
    for (phrase, rows) in
        [("events+before+2021", "5 events"), ("événements+avant+2021", "5 événements")]
    {
        let (address, page) = asked(&phrase.replace('é', "%C3%A9"));
        assert!(page.contains(rows), "{address}: {page}");
    }
}

#[test]
fn pages_of_an_answer_follow_each_other() {
    let folder = Folder::empty();
    let days = |number: u32| (number / 28 + 1, number % 28 + 1);
    let told = |(month, day): (u32, u32)| {
        format!("2024-{month:02}-{day:02}: The Harbour Trust opened hall {month}{day}.\n\n")
    };
    let events: Vec<_> = (0..250).map(days).map(told).collect();
    let events = events.concat();
    folder.write("news.txt", format!("Harbour news\n\n{events}"));
    folder.kb(["ingest", "news.txt"]).run().exits(0);
    let server = Server::of(&folder);
    let after = |page: &str, rel: &str| {
        let rest = page.split(&format!("rel=\"{rel}\" href=\"")).nth(1)?;
        Some(unescaped(rest.split('"').next().unwrap()))
    };
    let mut address = Some("/q/events".to_owned());
    for told in ["100 of 250 events", "101–200 of 250 events", "201–250 of 250 events"] {
        let page = server.page(&address.unwrap());
        assert!(page.contains(told), "{told}: {page}");
        address = after(&page, "next");
    }
    assert_eq!(address, None);
    let page = server.page("/q/events?top=150");
    assert!(page.contains("100 of 150 events"), "{page}");
    let page = server.page(&after(&page, "next").unwrap());
    assert!(page.contains("101–150 of 150 events"), "{page}");
    assert_eq!(after(&page, "next"), None);
}

#[test]
fn control_characters_and_overrides_of_a_base_are_spelt_out() {
    let folder = Folder::empty();
    folder.copy_dataset("data");
    folder.edit("data/entities.toml", "label    = \"Dojo\"", "label    = \"\\u202EDojo\\u202C\"");
    folder.kb(["seed", "data"]).run().succeeds();
    let server = Server::of(&folder);
    for address in
        ["/", "/e/dojo", "/q/events?about=dojo", "/q/predictions", "/feed.ics", "/feed.atom"]
    {
        let page = server.page(address);
        assert!(!page.contains(['\u{202e}', '\u{202c}']), "{address}: {page}");
        assert!(page.contains("Dojo"), "{address}: {page}");
    }
}

#[test]
fn the_answer_says_first_what_was_asked() {
    let folder = Folder::seeded();
    let server = Server::of(&folder);
    for phrase in ["what is Dojo", "when was D1 announced", "how many events in 2024"] {
        let told = folder.kb(["query", phrase, "--explain", "--json", "--as-of", "2025-02-01"]);
        let told: serde_json::Value = serde_json::from_str(&told.run().succeeds().stdout).unwrap();
        let asked = server.get(&format!("/ask?q={}", phrase.replace(' ', "+")));
        let page = unescaped(&server.page(asked.header("location")));
        let sentence = told["answer"].as_str().unwrap();
        assert!(page.contains(&format!("answer\">{sentence}</p>")), "{phrase}: {page}");
    }
}

#[test]
fn a_french_phrase_is_answered_in_french() {
    let folder = Folder::seeded();
    let server = Server::of(&folder);
    let asked = server.get("/ask?q=promesses+sur+AI5");
    let address = asked.header("location").to_owned();
    assert!(address.contains("lang=fr"), "{address}");
    let page = server.page(&address);
    assert!(page.contains("<html lang=\"fr\">"), "{page}");
    assert!(page.contains("Promesses"), "{page}");
}

#[test]
fn a_promise_late_in_many_years_is_drawn_within_them() {
    let folder = Folder::empty();
    folder.write(
        "plants.md",
        "**March 3, 2000** – Alpha Corp opens a plant.\n\n\
         **December 3, 2024** – Alpha Corp promises to open factory number 3 by June 2025.\n",
    );
    folder.kb(["ingest", "plants.md"]).run().succeeds();
    let page = Server::of(&folder).page("/");
    assert!(page.contains("Alpha Corp"), "{page}");
}

#[test]
fn what_counts_once_is_given_once() {
    let folder = Folder::seeded();
    let server = Server::of(&folder);
    for address in ["/q/events?top=1&top=2", "/q/events?shape=count&shape=per-year"] {
        assert_eq!(server.get(address).status, 400, "{address}");
    }
}

#[test]
fn names_alone_are_answered_in_the_language_of_the_page() {
    let folder = Folder::seeded();
    let server = Server::of(&folder);
    let french = server.get("/ask?q=Dojo+2024&lang=fr");
    assert!(french.header("location").ends_with("lang=fr"), "{french:?}");
    let browser = server.send("GET", "/ask?q=Dojo+2024", &[("Accept-Language", "fr")]);
    assert!(!browser.header("location").contains("lang=en"), "{browser:?}");
    let english = server.get("/ask?q=Dojo+2024");
    assert!(!english.header("location").contains("lang=fr"), "{english:?}");
    let own = server.get("/ask?q=events+about+Dojo&lang=fr");
    assert!(own.header("location").contains("lang=en"), "{own:?}");
}

#[test]
fn a_phrase_that_is_not_understood_is_answered_with_links_to_others() {
    let folder = Folder::seeded();
    let server = Server::of(&folder);
    let refused = server.get("/ask?q=flurble+in+2024");
    assert_eq!(refused.status, 422);
    let hints: Vec<_> = links(&refused.body)
        .into_iter()
        .filter(|link| link.starts_with("/ask?") && !link.contains("flurble"))
        .collect();
    assert!(!hints.is_empty(), "{}", refused.body);
    for hint in hints {
        assert_eq!(server.get(&hint).status, 303, "{hint}");
    }
}

#[test]
fn rows_equal_those_of_the_command_line_in_every_form() {
    let folder = Folder::seeded();
    let server = Server::of(&folder);
    let asked = [
        ("events", "about=dojo&period=2024", vec!["-p", "about=dojo", "-p", "period=2024"]),
        ("predictions", "status=overdue", vec!["-p", "status=overdue"]),
        ("figures", "unit=usd&order=value", vec!["-p", "unit=usd", "-p", "order=value"]),
        ("systems", "", vec![]),
        ("sources", "", vec![]),
    ];
    for (name, given, options) in asked {
        for (ending, format) in [("json", "--json"), ("csv", "--csv-safe"), ("md", "--markdown")] {
            let page = server.page(&format!("/q/{name}.{ending}?{given}"));
            let mut arguments = vec!["query", name, format, "-q", "--as-of", "2025-02-01"];
            arguments.extend(&options);
            let told = folder.kb(arguments).run().succeeds().stdout;
            assert_eq!(page, told, "{name}.{ending}");
        }
    }
}

#[test]
fn events_and_figures_of_one_dimension_have_pictures() {
    let folder = Folder::seeded();
    let server = Server::of(&folder);
    for address in [
        "/q/events.svg?about=dojo",
        "/q/figures.svg?unit=usd",
        "/q/figures.svg?metric=capex",
        "/timeline.svg",
        "/chart.svg?unit=usd",
    ] {
        let picture = server.page(address);
        assert!(
            picture.starts_with("<svg ") || picture.starts_with("<?xml"),
            "{address}: {picture}"
        );
    }
    assert_eq!(server.get("/q/figures.svg").status, 400);
    assert_eq!(server.get("/q/systems.svg").status, 404);
    for (address, heading) in [
        ("/timeline?about=dojo&period=2024", "Timeline about Dojo in 2024"),
        ("/timeline?about=dojo&period=2024&lang=fr", "Chronologie sur Dojo en 2024"),
        ("/chart?unit=usd", "Chart unit US dollars"),
    ] {
        let page = server.page(address);
        assert!(page.contains(&format!("<title>{heading}</title>\n<rect")), "{address}: {page}");
    }
    let undrawn = server.page("/chart");
    assert!(undrawn.contains("one unit or metric"), "{undrawn}");
    assert!(links(&undrawn).contains(&"/chart?unit=usd".to_owned()), "{undrawn}");
    // A count is no picture, and is answered all the same.
    server.page("/timeline?shape=count");
    for form in ["json", "csv", "md"] {
        assert_eq!(
            server.page(&format!("/timeline.{form}?period=2024")),
            server.page(&format!("/q/events.{form}?period=2024"))
        );
    }
}
