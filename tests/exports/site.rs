//! The pages of `kb serve` as files.

use std::collections::BTreeSet;
use std::path::{Component, Path, PathBuf};

use super::small;

/// A path without `..`.
fn plain(path: &Path) -> PathBuf {
    let mut plain = PathBuf::new();
    for part in path.components() {
        if part == Component::ParentDir {
            plain.pop();
        } else {
            plain.push(part);
        }
    }
    plain
}

/// The values of an attribute.
fn values<'t>(text: &'t str, attribute: &str) -> Vec<&'t str> {
    let parts = text.split(attribute).skip(1);
    parts.filter_map(|rest| rest.split('"').next()).collect()
}

#[test]
fn no_link_of_a_published_page_is_dead_or_leaves_the_folder() {
    let folder = small();
    let run = folder
        .kb(["export", "--as", "site", "--to", "out", "--as-of", "2021-01-01"])
        .run()
        .succeeds();
    run.prints("files of pages to out");
    let files = folder.all_files();
    let names: BTreeSet<_> = files.keys().map(PathBuf::from).collect();
    let (mut links, mut dead) = (0, Vec::new());
    for (name, bytes) in &files {
        if ![".html", ".svg", ".atom"].iter().any(|end| name.ends_with(end)) {
            continue;
        }
        let text = String::from_utf8_lossy(bytes);
        assert!(!text.contains("data-complete"), "{name}");
        for link in
            [" href=\"", " src=\"", " action=\""].iter().flat_map(|what| values(&text, what))
        {
            if link.starts_with("data:") || link.starts_with('#') {
                continue;
            }
            links += 1;
            let there = link.split(['#', '?']).next().unwrap();
            let there = plain(&Path::new(name).parent().unwrap().join(there));
            if !names.contains(&there) {
                dead.push(format!("{name}: {link}"));
            }
        }
    }
    assert!(dead.is_empty(), "{}", dead.join("\n"));
    assert!(links > 1000, "{links}");
    for page in [
        "index.html",
        "en/index.html",
        "fr/e/grok.html",
        "fr/event/grok-shown.html",
        "en/q/events--about-grok.html",
        "en/source/notes/1.html",
        "en/q/events.csv",
        "fr/feed.ics",
        "fr/search.html",
        "en/index.js",
    ] {
        assert!(names.contains(&Path::new("out").join(page)), "{page}: {names:?}");
    }
    // Statuses are told as of the day of the export.
    let first = String::from_utf8_lossy(&files["out/en/index.html"]);
    assert!(first.contains("1 Jan 2021"), "{first}");
}
