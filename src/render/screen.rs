//! A terminal, or a pipe, as what is drawn with characters sees it.

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// Where characters are drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Screen {
    /// How many columns there are.
    pub width: usize,
    /// Whether escape codes may be written.
    pub color: bool,
    /// Whether lines and marks must be ASCII; text stays as it is.
    pub ascii: bool,
}

impl Screen {
    /// The first, or the second where only ASCII can be drawn.
    pub(super) fn sign(self, sign: &'static str, ascii: &'static str) -> &'static str {
        if self.ascii { ascii } else { sign }
    }

    /// The text in a style, if colors may be used.
    pub(super) fn styled(self, text: &str, style: anstyle::Style) -> String {
        if self.color && !text.is_empty() { format!("{style}{text}{style:#}") } else { text.into() }
    }

    /// The text cut to so many columns, with a sign that it was.
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

/// As much of the beginning of a text as fits into so many columns.
pub(super) fn head(text: &str, width: usize) -> &str {
    let mut used = 0;
    let end = text.char_indices().find(|(_, letter)| {
        used += letter.width().unwrap_or(0);
        used > width
    });
    end.map_or(text, |(end, _)| &text[..end])
}

/// The lines as a text, without spaces at their ends.
pub(super) fn joined(lines: &[String]) -> String {
    let lines = lines.iter().flat_map(|line| [line.trim_end(), "\n"]);
    lines.collect()
}

/// The text, filled up with spaces to so many columns.
pub(super) fn pad(text: &str, width: usize) -> String {
    let gap = width.saturating_sub(text.width());
    format!("{text}{}", " ".repeat(gap))
}

#[cfg(test)]
mod tests {
    use super::*;

    const UTF8: Screen = Screen { width: 80, color: false, ascii: false };

    #[test]
    fn a_text_is_cut_by_columns_and_says_so() {
        assert_eq!(UTF8.clip("Dojo", 4), "Dojo");
        assert_eq!(UTF8.clip("Dojo 1", 5), "Dojo…");
        assert_eq!(UTF8.clip("Dojos 1", 6), "Dojos…");
        assert_eq!(UTF8.clip("日本語", 5), "日本…");
        assert_eq!(UTF8.clip("日本語", 4), "日…");
        assert_eq!(Screen { ascii: true, ..UTF8 }.clip("Dojo 1.5", 7), "Dojo...");
        assert_eq!(UTF8.clip("Dojo", 0), "");
    }

    #[test]
    fn padding_counts_columns() {
        assert_eq!(pad("日本", 6), "日本  ");
        assert_eq!(pad("é", 1), "é");
    }
}
