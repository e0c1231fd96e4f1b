//! Exports in a real browser, from disk. The tests run where `KB_CHROMEDRIVER` names
//! chromedriver and `KB_TIMELINEJS` the folder of `TimelineJS` 3; `.ci/run` installs both.

use std::thread;
use std::time::Duration;

use serde_json::{Value as Json, json};

use super::small;
use crate::support::{Folder, skipped};
use crate::web::driver::Browser;

fn browser() -> Option<Browser> {
    let Ok(driver) = std::env::var("KB_CHROMEDRIVER") else {
        skipped("KB_CHROMEDRIVER does not name a browser");
        return None;
    };
    Some(Browser::start(&driver))
}

/// What a script gives once it gives anything but null or an empty list.
fn wait_for(browser: &Browser, script: &str) -> Json {
    for _ in 0..80 {
        let told = browser.run(script);
        if !told.is_null() && told != json!([]) {
            return told;
        }
        thread::sleep(Duration::from_millis(250));
    }
    panic!("nothing after 20 s: {script}")
}

#[test]
fn the_box_of_published_pages_finds_things_from_disk() {
    let Some(browser) = browser() else { return };
    let folder = small();
    folder.kb(["export", "--as", "site", "--to", "site"]).run().succeeds();
    let page = |name: &str| format!("file://{}", folder.path("site").join(name).display());
    // By another name of it, without accents or capitals.
    browser.go(&page("fr/search.html?q=gr%C3%B6k+1"));
    let found = "return [...document.querySelectorAll('#found a')].map(link => link.href)";
    let found = wait_for(&browser, found);
    browser.go(found[0].as_str().unwrap());
    assert_eq!(wait_for(&browser, "return document.querySelector('h1').textContent"), "Grok");
    // The first file leads to the pages of a language, and the box to what it finds.
    browser.go(&page("index.html"));
    let heading = "const h1 = document.querySelector('h1'); return h1 && h1.textContent";
    assert_eq!(wait_for(&browser, heading), "Small");
    let asked = "document.querySelector('input[name=q]').value = 'grok';
                 document.querySelector('form').requestSubmit()";
    browser.run(asked);
    let found = "return [...document.querySelectorAll('#found a')].map(link => link.textContent)";
    wait_for(&browser, found);
}

#[test]
fn timelinejs_draws_every_slide_and_runs_no_script_of_a_title() {
    let Ok(library) = std::env::var("KB_TIMELINEJS") else {
        return skipped("KB_TIMELINEJS does not name TimelineJS 3");
    };
    let Some(browser) = browser() else { return };
    let folder = Folder::seeded();
    folder.sqlite(
        "kb.db",
        "update events set title_en = '<img src=x onerror=\"window.ran = 1\">'
         where slug = '2024-01-26-buffalo'",
    );
    let export = folder.kb(["export", "--as", "timelinejs"]).run().succeeds();
    let slides = export.json()["events"].as_array().unwrap().len();
    folder.write(
        "timeline.html",
        format!(
            "<!doctype html><meta charset=utf-8><link rel=stylesheet href='{library}/css/timeline.css'>\
             <script src='{library}/js/timeline.js'></script><div id=t style='height:600px'></div>\
             <script>window.timeline = new TL.Timeline('t', {}, {{}})</script>",
            export.stdout.replace("</", "<\\/")
        ),
    );
    browser.go(&format!("file://{}", folder.path("timeline.html").display()));
    let drawn =
        "return [...document.querySelectorAll('.tl-timemarker')].map(one => one.textContent)";
    let drawn = wait_for(&browser, drawn);
    assert_eq!(drawn.as_array().unwrap().len(), slides);
    assert_eq!(browser.run("return window.ran || 0"), json!(0));
}
