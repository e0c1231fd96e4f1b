//! Writes SVG: a white page with text and a few shapes, as plain XML.

use std::fmt::Write;

use unicode_width::UnicodeWidthChar;

use super::visible::visible;
use crate::model::Language;

/// A point in pixels, from the upper left corner.
pub(super) type Point = (i32, i32);

/// The color of text.
const DARK: &str = "#222222";

/// The color of secondary text.
pub(super) const SOFT: &str = "#5f6368";

/// The color of grid lines.
pub(super) const FAINT: &str = "#dadce0";

/// How much wider bold text is.
const BOLD: f64 = 1.1;

/// Which part of a text stands at its point.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Anchor {
    Start,
    Middle,
    End,
}

/// The font of a text.
#[derive(Clone, Copy)]
pub(super) struct Font {
    size: i32,
    color: &'static str,
    bold: bool,
    anchor: Anchor,
}

impl Font {
    /// Dark text that starts at its point.
    pub(super) const fn of(size: i32) -> Self {
        Self { size, color: DARK, bold: false, anchor: Anchor::Start }
    }

    pub(super) const fn color(self, color: &'static str) -> Self {
        Self { color, ..self }
    }

    pub(super) const fn bold(self) -> Self {
        Self { bold: true, ..self }
    }

    pub(super) const fn anchor(self, anchor: Anchor) -> Self {
        Self { anchor, ..self }
    }

    /// The width of a text, estimated generously: viewers choose the font.
    pub(super) fn width(self, text: &str) -> i32 {
        let weight = if self.bold { BOLD } else { 1.0 };
        pixels(f64::from(self.size) * weight * text.chars().map(advance).sum::<f64>())
    }
}

/// The width of a character in wide fonts, as a share of the font size.
fn advance(letter: char) -> f64 {
    match letter {
        ' ' | 'i' | 'j' | 'l' | 't' | 'f' | '.' | ',' | ':' | ';' | '\'' | '|' | '\u{a0}' => 0.38,
        'm' | 'w' | 'M' | 'W' | '%' => 0.98,
        'A'..='Z' => 0.72,
        _ => 0.62 * f64::from(u8::try_from(letter.width().unwrap_or(0)).unwrap_or(1)),
    }
}

/// How a shape is painted.
#[derive(Clone, Copy)]
pub(super) struct Paint {
    pub(super) fill: &'static str,
    /// The color and the width of the outline.
    pub(super) stroke: Option<(&'static str, i32)>,
}

impl Paint {
    /// A fill without outline.
    pub(super) const fn fill(fill: &'static str) -> Self {
        Self { fill, stroke: None }
    }

    fn attributes(self) -> String {
        let stroke = self.stroke.map(|(color, width)| format!(" {}", stroke(color, width)));
        format!(r#"fill="{}"{}"#, self.fill, stroke.unwrap_or_default())
    }
}

fn stroke(color: &str, width: i32) -> String {
    format!(r#"stroke="{color}" stroke-width="{width}""#)
}

/// An SVG document that grows shape by shape.
#[derive(Default)]
pub(super) struct Svg {
    shapes: String,
}

impl Svg {
    pub(super) fn text(&mut self, (x, y): Point, text: &str, font: Font) {
        let anchor = match font.anchor {
            Anchor::Start => "",
            Anchor::Middle => r#" text-anchor="middle""#,
            Anchor::End => r#" text-anchor="end""#,
        };
        let weight = if font.bold { r#" font-weight="bold""# } else { "" };
        let (size, color, text) = (font.size, font.color, escaped(text));
        self.push(&format!(
            r#"<text x="{x}" y="{y}" dy="0.35em" font-size="{size}" fill="{color}"{anchor}{weight}>{text}</text>"#
        ));
    }

    pub(super) fn line(&mut self, from: Point, to: Point, color: &str, width: i32) {
        let ((x1, y1), (x2, y2), stroke) = (from, to, stroke(color, width));
        self.push(&format!(r#"<line x1="{x1}" y1="{y1}" x2="{x2}" y2="{y2}" {stroke}/>"#));
    }

    /// A rectangle from its upper left to its lower right corner.
    pub(super) fn rect(&mut self, (left, top): Point, (right, bottom): Point, paint: Paint) {
        let (width, height) = (right - left, bottom - top);
        self.push(&format!(
            r#"<rect x="{left}" y="{top}" width="{width}" height="{height}" {}/>"#,
            paint.attributes()
        ));
    }

    pub(super) fn circle(&mut self, (x, y): Point, radius: i32, paint: Paint) {
        let paint = paint.attributes();
        self.push(&format!(r#"<circle cx="{x}" cy="{y}" r="{radius}" {paint}/>"#));
    }

    pub(super) fn polygon(&mut self, points: &[Point], paint: Paint) {
        let points: Vec<_> = points.iter().map(|(x, y)| format!("{x},{y}")).collect();
        self.push(&format!(r#"<polygon points="{}" {}/>"#, points.join(" "), paint.attributes()));
    }

    fn push(&mut self, shape: &str) {
        // Writing to a String cannot fail.
        let _ = writeln!(self.shapes, "{shape}");
    }

    /// The document, with a title for screen readers.
    pub(super) fn finish(self, (width, height): Point, title: &str, language: Language) -> String {
        let (title, language) = (escaped(title), language.word());
        format!(
            r##"<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" viewBox="0 0 {width} {height}" font-family="sans-serif" xml:lang="{language}">
<title>{title}</title>
<rect width="{width}" height="{height}" fill="#ffffff"/>
{}</svg>
"##,
            self.shapes
        )
    }
}

/// The text as XML can hold it: markup is escaped, control characters are
/// spelled out.
fn escaped(text: &str) -> String {
    visible(text)
        .replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('\n', " ")
        .replace(['\u{fffe}', '\u{ffff}'], "\u{fffd}")
}

/// A length in whole pixels.
pub(super) fn pixels(length: f64) -> i32 {
    #[expect(
        clippy::cast_possible_truncation,
        reason = "drawings are far smaller, and the cast saturates"
    )]
    let whole = length.round() as i32;
    whole
}

#[cfg(test)]
mod tests {
    use roxmltree::Document;

    use super::*;

    #[test]
    fn any_text_is_escaped() {
        let hostile = "<b>&\"'\u{1b}[31m\u{0}\u{ffff}\u{202e}é日]]><!--";
        let mut svg = Svg::default();
        svg.text((5, 20), hostile, Font::of(12));
        let svg = svg.finish((100, 40), hostile, Language::En);
        let document = Document::parse(&svg).unwrap();
        for tag in ["title", "text"] {
            let node = document.descendants().find(|node| node.has_tag_name(tag)).unwrap();
            assert_eq!(node.text(), Some("<b>&\"'\\x1b[31m\\x00\u{fffd}\\u{202e}é日]]><!--"));
        }
    }

    #[test]
    fn shapes_are_valid_xml() {
        let mut svg = Svg::default();
        let outlined = Paint { fill: SOFT, stroke: Some((FAINT, 2)) };
        svg.line((0, 0), (10, 10), SOFT, 1);
        svg.rect((0, 0), (10, 10), outlined);
        svg.circle((5, 5), 5, Paint::fill(SOFT));
        svg.polygon(&[(0, 0), (10, 0), (5, 5)], outlined);
        let svg = svg.finish((100, 40), "shapes", Language::Fr);
        let document = Document::parse(&svg).unwrap();
        let tags = document.root_element().children().filter(roxmltree::Node::is_element);
        let tags: Vec<_> = tags.map(|node| node.tag_name().name()).collect();
        assert_eq!(tags, ["title", "rect", "line", "rect", "circle", "polygon"]);
    }

    #[test]
    fn the_width_of_a_text_grows_with_it() {
        let font = Font::of(13);
        assert!(font.width("WWW") > font.width("iii"));
        assert!(font.bold().width("Dojo") > font.width("Dojo"));
        assert_eq!(font.width(""), 0);
    }
}
