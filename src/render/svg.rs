//! What all pictures share: a white ground, dark text, and text that is shown
//! and never obeyed. Plotters escapes what XML would read.

use std::io;

use plotters::coord::Shift;
use plotters::prelude::{
    Circle, DrawingArea, DrawingAreaErrorKind, FontDesc, FontFamily, FontStyle, IntoDrawingArea,
    PathElement, RGBColor, Rectangle, SVGBackend, ShapeStyle, Text, WHITE,
};
use plotters::style::TextStyle;
use plotters::style::text_anchor::{HPos, Pos, VPos};

use unicode_width::UnicodeWidthChar;

use super::visible::visible;

/// The place a picture is drawn on.
pub(super) type Area<'a> = DrawingArea<SVGBackend<'a>, Shift>;

/// A point of a picture, from its upper left corner.
pub(super) type At = (i32, i32);

/// The colors of text.
pub(super) const DARK: RGBColor = RGBColor(34, 34, 34);
pub(super) const SOFT: RGBColor = RGBColor(95, 99, 104);

/// Lines that stand back.
pub(super) const FAINT: RGBColor = RGBColor(218, 220, 224);

/// The room of bold text against plain.
const BOLD: f64 = 1.1;

/// How a text looks.
#[derive(Clone, Copy)]
pub(super) struct Look {
    pub(super) size: i32,
    pub(super) color: RGBColor,
    pub(super) bold: bool,
    pub(super) side: HPos,
}

impl Look {
    /// Dark text that begins at its place.
    pub(super) const fn of(size: i32) -> Self {
        Self { size, color: DARK, bold: false, side: HPos::Left }
    }

    pub(super) const fn color(self, color: RGBColor) -> Self {
        Self { color, ..self }
    }

    pub(super) const fn bold(self) -> Self {
        Self { bold: true, ..self }
    }

    /// Text that ends at its place, or is centred on it.
    pub(super) const fn at(self, side: HPos) -> Self {
        Self { side, ..self }
    }

    /// The room a text needs, generously: a viewer has its own font.
    pub(super) fn width(self, text: &str) -> i32 {
        let weight = if self.bold { BOLD } else { 1.0 };
        pixels(f64::from(self.size) * weight * text.chars().map(advance).sum::<f64>())
    }

    /// The style as plotters has it.
    pub(super) fn style(&self) -> TextStyle<'static> {
        // Plotters writes a size that is smaller by this.
        let size = f64::from(self.size) * 1.24;
        let weight = if self.bold { FontStyle::Bold } else { FontStyle::Normal };
        let font = FontDesc::new(FontFamily::SansSerif, size, weight);
        font.color(&self.color).pos(Pos::new(self.side, VPos::Center))
    }
}

/// How far a character reaches in wide fonts, as a share of its size.
fn advance(letter: char) -> f64 {
    match letter {
        ' ' | 'i' | 'j' | 'l' | 't' | 'f' | '.' | ',' | ':' | ';' | '\'' | '|' | '\u{a0}' => 0.38,
        'm' | 'w' | 'M' | 'W' | '%' => 0.98,
        'A'..='Z' => 0.72,
        _ => 0.62 * f64::from(u8::try_from(letter.width().unwrap_or(0)).unwrap_or(1)),
    }
}

/// A whole picture.
pub(super) fn picture(
    size: (i32, i32),
    paint: impl FnOnce(&Area<'_>) -> io::Result<()>,
) -> io::Result<String> {
    let side = |length: i32| u32::try_from(length.max(1)).unwrap_or(1);
    let mut text = String::new();
    {
        let area = SVGBackend::with_string(&mut text, (side(size.0), side(size.1)));
        let area = area.into_drawing_area();
        area.fill(&WHITE).map_err(failed)?;
        paint(&area)?;
        area.present().map_err(failed)?;
    }
    Ok(text)
}

/// Writes a text.
pub(super) fn write(area: &Area<'_>, at: At, text: &str, look: Look) -> io::Result<()> {
    area.draw(&Text::new(readable(text), at, look.style())).map_err(failed)
}

/// Draws a line through points.
pub(super) fn line(area: &Area<'_>, points: &[At], style: ShapeStyle) -> io::Result<()> {
    area.draw(&PathElement::new(points.to_vec(), style)).map_err(failed)
}

/// Draws a rectangle by two of its corners.
pub(super) fn block(area: &Area<'_>, corners: [At; 2], style: ShapeStyle) -> io::Result<()> {
    area.draw(&Rectangle::new(corners, style)).map_err(failed)
}

/// Draws a circle.
pub(super) fn circle(area: &Area<'_>, at: At, radius: i32, style: ShapeStyle) -> io::Result<()> {
    area.draw(&Circle::new(at, radius, style)).map_err(failed)
}

/// The text as XML may hold it.
pub(super) fn readable(text: &str) -> String {
    visible(text).replace('\n', " ").replace(['\u{fffe}', '\u{ffff}'], "\u{fffd}")
}

/// A length in whole pixels.
pub(super) fn pixels(length: f64) -> i32 {
    #[expect(
        clippy::cast_possible_truncation,
        reason = "pictures are far smaller, and it saturates"
    )]
    let whole = length.round() as i32;
    whole
}

/// An error of plotters as one of writing, which is all it can be.
#[expect(clippy::needless_pass_by_value, reason = "it is given to map_err")]
pub(super) fn failed(error: DrawingAreaErrorKind<io::Error>) -> io::Error {
    io::Error::other(error.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn any_text_is_text() {
        let hostile = "<b>&\"'\u{1b}[31m\u{0}\u{ffff}\u{202e}é日]]><!--";
        let shown = picture((100, 40), |area| write(area, (5, 20), hostile, Look::of(12))).unwrap();
        let document = roxmltree::Document::parse(&shown).unwrap();
        let texts: Vec<_> =
            document.descendants().filter(|node| node.has_tag_name("text")).collect();
        let text = texts[0].text().unwrap().trim();
        assert_eq!(text, "<b>&\"'\\x1b[31m\\x00\u{fffd}\\u{202e}é日]]><!--");
    }

    #[test]
    fn the_room_of_a_text_grows_with_it() {
        let look = Look::of(13);
        assert!(look.width("WWW") > look.width("iii"));
        assert!(look.bold().width("Dojo") > look.width("Dojo"));
        assert_eq!(look.width(""), 0);
    }
}
