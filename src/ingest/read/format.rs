//! Detects the format of a document: by its name, unless it is obviously HTML.

use crate::model::DocumentFormat as Format;

/// The format of a document.
pub(super) fn format(name: Option<&str>, text: &str) -> Format {
    if is_page(text) {
        return Format::Html;
    }
    let extension = name.and_then(|name| name.rsplit_once('.')).map(|(_, extension)| extension);
    match extension.map(str::to_ascii_lowercase).as_deref() {
        Some("html" | "htm" | "xhtml" | "shtml") => Format::Html,
        Some("md" | "markdown" | "mdown" | "mkd" | "mkdn") => Format::Markdown,
        Some("txt" | "text") => Format::Text,
        _ if has_elements(text) => Format::Html,
        _ if has_marks(text) => Format::Markdown,
        _ => Format::Text,
    }
}

/// Whether a text begins like an HTML page.
fn is_page(text: &str) -> bool {
    let mut text = text.trim_start();
    while let Some((_, rest)) = text.strip_prefix("<!--").and_then(|rest| rest.split_once("-->")) {
        text = rest.trim_start();
    }
    let head = text.get(..text.floor_char_boundary(200)).unwrap_or_default().to_ascii_lowercase();
    let begins = ["<!doctype html", "<html", "<head>", "<body"];
    begins.iter().any(|tag| head.starts_with(tag))
        || (head.starts_with("<?xml") && (head.contains("<html") || head.contains("html public")))
}

/// Whether a text begins with a tag and contains HTML elements.
fn has_elements(text: &str) -> bool {
    let head = text.get(..text.floor_char_boundary(64 << 10)).unwrap_or_default();
    let closed = ["</p>", "</div>", "</article>", "</h1>", "</h2>", "</li>", "</section>"];
    text.trim_start().starts_with('<') && closed.iter().any(|tag| head.contains(tag))
}

/// Whether a text has several kinds of Markdown markup.
fn has_marks(text: &str) -> bool {
    const SEEN: usize = 400;
    let lines = || text.lines().take(SEEN);
    let front = text.starts_with("---\n") && lines().skip(1).any(|line| line.trim_end() == "---");
    let marks = [
        front,
        lines().any(|line| line.starts_with('#') && line.trim_start_matches('#').starts_with(' ')),
        lines().any(|line| line.contains("](http") || line.contains("](/")),
        lines().any(|line| line.matches("**").count() >= 2),
        lines().any(|line| line.starts_with("```")),
        lines().any(|line| line.starts_with('|') && line.contains("---")),
    ];
    marks.iter().filter(|mark| **mark).count() >= 2
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_name_decides_unless_it_is_obviously_html() {
        assert_eq!(format(Some("a/b.MD"), "text"), Format::Markdown);
        assert_eq!(format(Some("b.htm"), "text"), Format::Html);
        assert_eq!(format(Some("b.txt"), "<!-- x --> <!DOCTYPE html><p>"), Format::Html);
        assert_eq!(format(Some("b.txt"), "# a\n**b**"), Format::Text);
        assert_eq!(format(None, "<p>One</p>"), Format::Html);
        assert_eq!(format(None, "# One\n\n**Two**\n"), Format::Markdown);
        assert_eq!(format(None, "2 < 3 </p>\n# one"), Format::Text);
        assert_eq!(format(None, ""), Format::Text);
    }
}
