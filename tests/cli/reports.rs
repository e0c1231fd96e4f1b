//! `kb ingest --report`: an article with everything found marked in its text.

use crate::support::Folder;

/// A text that would do harm if it was markup.
const HOSTILE: &str = "# The <script>alert(1)</script> mill, 2 centuries\n\nIn 1903 the `<b>Otter & Co</b>` \
    mill ground \"12 tonnes\": see http://evil.example, www.evil.example or \\[x\\](javascript:1) \
    \\*a\\*.\n\nOn 3 May 1904, Greta Lindqvist promised a new wheel by 1905.\n";

fn report(text: &str, file: &str) -> String {
    let folder = Folder::empty();
    folder.write("mill.md", text);
    let run = folder.kb(["ingest", "mill.md", "--report", file, "--language", "en"]).run();
    assert!(run.stderr.contains("report: "), "{}", run.stderr);
    assert_eq!(folder.names(), ["mill.md", file], "only the report is written");
    folder.text(file)
}

#[test]
fn everything_found_is_marked_with_its_kind_value_rule_and_confidence() {
    let page = report(HOSTILE, "review.html");
    for part in [
        "<mark class=\"date\" title=\"1904-05-03 (event) (day, 0.98)\">3 May 1904<sup>",
        "<b class=\"date\">date</b> 1904-05-03 (event) <small>day, 0.98</small>",
        ">12 tonnes<sup>",
        "<b class=\"prediction\">prediction</b> due 1905, by greta-lindqvist",
        "figure not loaded <small>in a heading</small>",
        "<li class=\"event\">events: 2</li>",
        "<li class=\"left-out\">left out: 1</li>",
        "name=\"viewport\"",
        "prefers-color-scheme: dark",
    ] {
        assert!(page.contains(part), "{part}\n{page}");
    }
    let text = report(HOSTILE, "review.md");
    for part in
        ["⟦3 May 1904⟧<sup>", "date: 1904-05-03 (event) — day, 0.98", "events: 2, figures: 1"]
    {
        assert!(text.contains(part), "{part}\n{text}");
    }
}

#[test]
fn hostile_text_stays_text_and_a_page_is_sound_and_asks_for_nothing() {
    let page = report(HOSTILE, "review.html");
    let body = page.split("<body>").nth(1).unwrap();
    for part in ["<script", "<b>O", "href", "src=", "url("] {
        assert!(!body.contains(part), "{part}\n{body}");
    }
    assert!(page.contains("default-src 'none'") && !page.contains("@import"), "{page}");
    // Every element in the body is closed, in order.
    let mut open = Vec::new();
    for tag in body.split('<').skip(1) {
        let name: String = tag.chars().take_while(|letter| !" >".contains(*letter)).collect();
        match name.strip_prefix('/') {
            Some(closed) if open.is_empty() => assert!(["body", "html"].contains(&closed)),
            Some(closed) => assert_eq!(open.pop().as_deref(), Some(closed), "{body}"),
            None => open.push(name),
        }
    }
    let text = report(HOSTILE, "review.md");
    let rest =
        text.replace("<!-- kb ingest --report -->", "").replace("<sup>", "").replace("</sup>", "");
    for (place, letter) in rest.char_indices().filter(|(_, letter)| "<>*`[]".contains(*letter)) {
        let before = &rest[..place];
        assert!(
            before.ends_with('\\') || before.ends_with("**") || "*" == letter.to_string(),
            "{rest}"
        );
    }
    for part in ["http:", "www.", "<script"] {
        assert!(!rest.contains(part), "{part}\n{rest}");
    }
}

#[test]
fn only_reports_are_replaced() {
    let folder = Folder::empty();
    folder.write("mill.txt", "In 1903 the Otter mill ground 12 tonnes of corn for the town.\n");
    folder.write("mine.html", "<p>Mine.</p>");
    for (file, code) in [("mine.html", 1), ("no/review.html", 1), ("review.txt", 2)] {
        let run = folder.kb(["ingest", "mill.txt", "--report", file]).run().fails(code);
        assert!(run.stderr.contains(file), "{}", run.stderr);
    }
    folder.kb(["ingest", "mill.txt", "mine.html", "--report", "a.html"]).run().fails(2);
    for _ in 0..2 {
        folder.kb(["ingest", "mill.txt", "--report", "review.html"]).run().exits(0);
    }
    assert_eq!(folder.names(), ["mill.txt", "mine.html", "review.html"]);
}
