//! The pages in a real browser. The tests run where `KB_CHROMEDRIVER` names chromedriver
//! and `KB_AXE` the script of axe-core; `.ci/run` installs both.

use std::time::Duration;
use std::{fs, thread};

use super::Server;
use super::driver::Browser;
use crate::support::{Folder, skipped};

/// A page of every kind.
const PAGES: [&str; 18] = [
    "/",
    "/q/events",
    "/q/events?about=dojo&period=2024",
    "/timeline?about=dojo",
    "/chart?unit=usd",
    "/q/predictions?status=overdue",
    "/q/figures?unit=usd&shape=by-metric",
    "/q/entities?entity=dojo&q=what+is+Dojo",
    "/e/dojo",
    "/event/2024-04-30-d2-in-production",
    "/promise/first-dojo-2021",
    "/source/dojo-timeline",
    "/source/dojo-timeline/5",
    "/unit/usd",
    "/metric/capex",
    "/category/supercomputer",
    "/dataset/tesla-dojo",
    "/ask?q=flurble+in+2024",
];

/// The browser and axe-core, where they are installed.
fn installed() -> Option<(Browser, String)> {
    let variables = (std::env::var("KB_CHROMEDRIVER"), std::env::var("KB_AXE"));
    let (Ok(driver), Ok(axe)) = variables else {
        skipped("KB_CHROMEDRIVER and KB_AXE do not name a browser and axe-core");
        return None;
    };
    Some((Browser::start(&driver), fs::read_to_string(axe).unwrap()))
}

#[test]
fn no_page_has_a_barrier_in_either_language_or_theme() {
    let Some((browser, axe)) = installed() else { return };
    let folder = Folder::seeded();
    let server = Server::of(&folder);
    let barriers = |browser: &Browser| {
        browser.run(&axe);
        let told = browser.wait_for(
            "const done = arguments[arguments.length - 1];
             axe.run().then(told => done(told.violations.map(rule =>
                 rule.id + ': ' + rule.nodes.map(node => node.html).join(' ; '))));",
        );
        told.as_array().cloned().unwrap_or_default()
    };
    // A page with a barrier, to see that they are found.
    browser.open(&format!("http://{}/", server.host));
    browser.run("document.documentElement.removeAttribute('lang')");
    assert_eq!(barriers(&browser).len(), 1);
    let mut found = Vec::new();
    for theme in ["light", "dark"] {
        browser.theme(theme);
        for page in PAGES {
            for language in ["en", "fr"] {
                let mark = if page.contains('?') { '&' } else { '?' };
                let address = format!("{page}{mark}lang={language}");
                browser.open(&format!("http://{}{address}", server.host));
                let rules = barriers(&browser);
                found.extend(rules.iter().map(|rule| format!("{address} ({theme}): {rule}")));
            }
        }
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn no_page_scrolls_sideways() {
    let Some((browser, _)) = installed() else { return };
    let folder = Folder::seeded();
    let server = Server::of(&folder);
    let mut wide = Vec::new();
    for width in [320, 390, 768, 1280, 1600] {
        browser.width(width);
        for page in PAGES {
            browser.open(&format!("http://{}{page}", server.host));
            let beyond = browser.run(
                "return document.documentElement.scrollWidth - document.documentElement.clientWidth",
            );
            if beyond.as_i64() != Some(0) {
                wide.push(format!("{page} at {width}: {beyond}"));
            }
        }
    }
    assert!(wide.is_empty(), "{}", wide.join("\n"));
}

#[test]
fn without_scripts_a_page_shows_the_same_and_the_console_stays_silent() {
    let Some((browser, _)) = installed() else { return };
    let folder = Folder::seeded();
    let server = Server::of(&folder);
    for page in PAGES {
        let address = format!("http://{}{page}", server.host);
        browser.scripts(true);
        browser.go(&address);
        let text = browser.text();
        assert!(text.len() > 100, "{page}: {text}");
        browser.scripts(false);
        browser.go(&address);
        browser.scripts(true);
        assert_eq!(browser.text(), text, "{page}");
    }
    // A refused phrase is told by its status too.
    let mut said = browser.console();
    said.retain(|line| !line.contains("422"));
    assert!(said.is_empty(), "{said:?}");
}

#[test]
fn the_keyboard_leads_from_the_box_to_the_words_of_a_source() {
    let Some((browser, _)) = installed() else { return };
    let folder = Folder::seeded();
    let server = Server::of(&folder);
    browser.open(&format!("http://{}/", server.host));
    browser.press("/promises overdue\u{e007}");
    comes_to(&browser, "/q/predictions");
    let focused = "return document.activeElement.getAttribute('href') || ''";
    for path in ["/promise/", "/source/"] {
        let mut presses = 0;
        while !browser.run(focused).as_str().unwrap_or_default().starts_with(path) {
            browser.press("\u{e004}");
            presses += 1;
            assert!(presses < 100, "no link to {path}");
        }
        browser.press("\u{e007}");
        comes_to(&browser, path);
    }
}

/// Waits until the browser is at an address: a busy machine takes its time.
#[track_caller]
fn comes_to(browser: &Browser, path: &str) {
    let waits = || {
        std::thread::sleep(std::time::Duration::from_millis(100));
        browser.address().starts_with(path)
    };
    assert!((0..100).any(|_| waits()), "{path}: {}", browser.address());
}

#[test]
fn what_is_typed_is_completed() {
    let Some((browser, _)) = installed() else { return };
    let folder = Folder::seeded();
    let server = Server::of(&folder);
    browser.open(&format!("http://{}/", server.host));
    browser.press("/events about cor");
    // A busy machine may leave a letter without an answer; the next one asks again.
    let offered =
        "return [...document.querySelectorAll('datalist option')].map(word => word.value)";
    let mut tries = 0;
    loop {
        browser.press("t");
        let words = browser.run(offered);
        let words = words.as_array().cloned().unwrap_or_default();
        if words.iter().any(|word| word.as_str() == Some("events about Cortex")) {
            return;
        }
        tries += 1;
        assert!(tries < 200, "{words:?}");
        thread::sleep(Duration::from_millis(100));
        browser.press("\u{e003}");
    }
}
