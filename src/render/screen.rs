//! What drawings in characters can use: width, colors, Unicode.

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// The output of a drawing in characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Screen {
    /// The width in columns.
    pub width: usize,
    /// Whether escape codes may be written.
    pub color: bool,
    /// Whether lines and symbols must be ASCII; text is unchanged.
    pub ascii: bool,
}

impl Screen {
    /// The first sign, or the second if only ASCII can be drawn.
    pub(super) fn sign(self, sign: &'static str, ascii: &'static str) -> &'static str {
        if self.ascii { ascii } else { sign }
    }

    /// The text in a style, if colors are on.
    pub(super) fn styled(self, text: &str, style: anstyle::Style) -> String {
        if self.color && !text.is_empty() { format!("{style}{text}{style:#}") } else { text.into() }
    }

    /// The text cut to a width, with an ellipsis if it was cut.
    pub(super) fn clip(self, text: &str, width: usize) -> String {
        if text.width() <= width {
            return text.to_owned();
        }
        let sign = self.sign("…", "...");
        let room = width.saturating_sub(sign.width());
        let mut clipped = head(text, room).trim_end().to_owned();
        clipped.push_str(head(sign, width));
        clipped
    }
}

/// The longest start of a text that fits into a width.
pub(super) fn head(text: &str, width: usize) -> &str {
    let mut used = 0;
    let end = text.char_indices().find(|(_, letter)| {
        used += letter.width().unwrap_or(0);
        used > width
    });
    end.map_or(text, |(end, _)| &text[..end])
}

/// The lines as one text, without trailing spaces.
pub(super) fn joined(lines: &[String]) -> String {
    let lines = lines.iter().flat_map(|line| [line.trim_end(), "\n"]);
    lines.collect()
}

/// The text, padded with spaces to a width.
pub(super) fn pad(text: &str, width: usize) -> String {
    let gap = width.saturating_sub(text.width());
    format!("{text}{}", " ".repeat(gap))
}

#[cfg(test)]
mod tests {
    use super::*;

    const UTF8: Screen = Screen { width: 80, color: false, ascii: false };

    #[test]
    fn text_is_cut_by_width_with_an_ellipsis() {
        assert_eq!(UTF8.clip("Dojo", 4), "Dojo");
        assert_eq!(UTF8.clip("Dojo 1", 5), "Dojo…");
        assert_eq!(UTF8.clip("Dojos 1", 6), "Dojos…");
        assert_eq!(UTF8.clip("日本語", 5), "日本…");
        assert_eq!(UTF8.clip("日本語", 4), "日…");
        assert_eq!(Screen { ascii: true, ..UTF8 }.clip("Dojo 1.5", 7), "Dojo...");
        assert_eq!(UTF8.clip("Dojo", 0), "");
    }

    #[test]
    fn padding_counts_width() {
        assert_eq!(pad("日本", 6), "日本  ");
        assert_eq!(pad("é", 1), "é");
    }
}
