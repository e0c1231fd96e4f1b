//! Escapes control characters and changes of text direction. The text of an
//! article is untrusted: it must not move the cursor, change the window title or
//! reverse the text beside it.

use std::borrow::Cow;
use std::{ascii, char};

/// The text with every control character and bidi override as an escape (`\t`,
/// `\x1b`, `\u{202e}`). Newlines stay, `\r\n` as one: each format has its own
/// way to write them.
pub(crate) fn visible(text: &str) -> Cow<'_, str> {
    if !text.contains(is_control) {
        return Cow::Borrowed(text);
    }
    let mut shown = String::with_capacity(text.len() + 8);
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        match letter {
            '\r' if letters.peek() == Some(&'\n') => {}
            '\n' => shown.push('\n'),
            letter if is_control(letter) => escape(letter, &mut shown),
            letter => shown.push(letter),
        }
    }
    Cow::Owned(shown)
}

/// Whether a character controls the terminal: C0, DEL, C1 and the bidi
/// embeddings, overrides and isolates.
pub(super) fn is_control(letter: char) -> bool {
    letter.is_control() || matches!(letter, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

fn escape(letter: char, shown: &mut String) {
    match u8::try_from(letter) {
        Ok(byte) if byte.is_ascii() => {
            shown.extend(ascii::escape_default(byte).map(char::from));
        }
        _ => shown.extend(letter.escape_default()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn control_characters_are_escaped() {
        assert_eq!(visible("\u{1b}[31mred\u{7}"), r"\x1b[31mred\x07");
        assert_eq!(visible("a\tb\rc\0\u{7f}"), r"a\tb\rc\x00\x7f");
        assert_eq!(visible("\u{9b}31m\u{85}"), r"\u{9b}31m\u{85}");
        assert_eq!(visible("\u{202e}cod\u{2069}"), r"\u{202e}cod\u{2069}");
    }

    #[test]
    fn newlines_stay() {
        assert_eq!(visible("a\nb\r\nc\r"), "a\nb\nc\\r");
    }

    #[test]
    fn plain_text_is_unchanged() {
        for text in ["", r"C:\new", "déjà vu", "日本", "👩\u{200d}🚀", "\u{200f}שלום"] {
            assert!(matches!(visible(text), Cow::Borrowed(same) if same == text));
        }
    }
}
