//! The lines of a plain text, and whether its paragraphs are wrapped over several
//! lines.

use super::super::text::Span;

/// A line with a letter or digit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct TextLine {
    /// Its span, without surrounding white space.
    pub(super) span: Span,
    /// Whether it follows an empty line or a rule, or is the first.
    pub(super) gap: bool,
    /// Whether it is underlined, and so a heading.
    pub(super) underlined: bool,
}

/// The longest line that is a heading, in bytes.
const LONGEST_HEADING: usize = 200;

/// The lines of a text; those without a letter or digit are only separators.
pub(super) fn lines(text: &str) -> Vec<TextLine> {
    let mut lines = Vec::<TextLine>::new();
    let mut gap = true;
    let mut start = 0;
    while start < text.len() {
        let rest = &text[start..];
        let length = rest.find(is_break).unwrap_or(rest.len());
        let span = trimmed(text, start, start + length);
        let line = span.of(text);
        if line.chars().any(char::is_alphanumeric) {
            lines.push(TextLine { span, gap, underlined: false });
            gap = false;
        } else {
            if let Some(last) = lines.last_mut().filter(|_| !gap && is_underline(line)) {
                last.underlined = last.span.end - last.span.start <= LONGEST_HEADING;
            }
            gap = true;
        }
        let after = &rest[length..];
        let broken = after.chars().next().map_or(0, char::len_utf8);
        start += length + if after.starts_with("\r\n") { 2 } else { broken };
    }
    lines
}

/// Whether a character ends a line.
fn is_break(letter: char) -> bool {
    matches!(letter, '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

fn is_underline(line: &str) -> bool {
    line.len() >= 3
        && (line.bytes().all(|byte| byte == b'=') || line.bytes().all(|byte| byte == b'-'))
}

/// A span without surrounding white space.
pub(super) fn trimmed(text: &str, start: usize, end: usize) -> Span {
    let raw = text.get(start..end).unwrap_or_default();
    let start = start + (raw.len() - raw.trim_start().len());
    Span::new(start, start + raw.trim().len())
}

/// The longest line of a wrapped text, in scalar values.
const WIDEST: usize = 132;
/// The shortest line that may have been wrapped, in scalar values.
const NARROWEST: usize = 40;

/// The width that a text is wrapped at, in scalar values.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Wrapping(usize);

impl Wrapping {
    /// Detects the width of wrapped lines; `None` if each line is a paragraph. In a
    /// wrapped text, many lines continue a sentence in lower case.
    pub(super) fn of<'t>(texts: impl Iterator<Item = (&'t str, bool)> + Clone) -> Option<Self> {
        let (mut pairs, mut running, mut room) = (0, 0, 0);
        let (mut narrow, mut wide) = (0, 0);
        for ((line, _), (next, gap)) in texts.clone().zip(texts.skip(1)) {
            let length = line.chars().count();
            *(if length <= WIDEST { &mut narrow } else { &mut wide }) += length;
            if gap {
                continue;
            }
            pairs += 1;
            if (NARROWEST..=WIDEST).contains(&length) && goes_on(line, next) {
                running += 1;
                room = room.max(length);
            }
        }
        (running > 0 && running * 10 >= pairs * 3 && narrow >= wide).then_some(Self(room))
    }

    /// Whether a line was broken only because the next word did not fit.
    pub(super) fn wraps(self, line: &str, next: &str) -> bool {
        let length = line.chars().count();
        let word = next.split_whitespace().next().unwrap_or_default().chars().count();
        let full = length <= WIDEST && length + 1 + word + 2 > self.0;
        full || (length * 10 >= self.0 * 6 && goes_on(line, next))
    }
}

/// Whether a sentence continues on the next line.
fn goes_on(line: &str, next: &str) -> bool {
    !line.ends_with(['.', '!', '?', ':', ';', '…', '»', '”'])
        && next
            .trim_start_matches(['(', '«', '“', '"', '\u{a0}', ' '])
            .starts_with(char::is_lowercase)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wrapping(text: &str) -> Option<Wrapping> {
        let lines = lines(text);
        Wrapping::of(lines.iter().map(|line| (line.span.of(text), line.gap)))
    }

    #[test]
    fn all_line_terminators_are_recognised() {
        let text = "a\r\n b \n\nc\r\u{2028}d\n===\n---\ne";
        let seen: Vec<_> = lines(text)
            .iter()
            .map(|line| (line.span.of(text), line.gap, line.underlined))
            .collect();
        let expected = [
            ("a", true, false),
            ("b", false, false),
            ("c", true, false),
            ("d", true, true),
            ("e", true, false),
        ];
        assert_eq!(seen, expected);
    }

    #[test]
    fn wrapped_text_is_distinguished_from_long_lines() {
        let wrapped = "The mill by the river was built before anyone could\nremember, and it \
                       turned until the dam above it broke in\nthe flood. Then it stood still.\n";
        assert!(wrapping(wrapped).is_some());
        let lines = "The mill by the river was built before anyone could remember.\nIt turned \
                     until the dam above it broke in the flood.\nThen it stood still.\n";
        assert_eq!(wrapping(lines), None);
        assert_eq!(wrapping(""), None);
    }
}
