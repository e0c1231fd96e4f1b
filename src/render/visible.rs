//! What a terminal or a page would obey instead of show is spelt out. An
//! article is not ours: its text must not move the cursor, retitle the window
//! or turn the reading direction of what stands beside it.

use std::borrow::Cow;
use std::{ascii, char};

/// The text with every control character and bidi override spelt as an escape
/// (`\t`, `\x1b`, `\u{202e}`). New lines stay, `\r\n` as one: a format has its
/// own way with them.
pub(crate) fn visible(text: &str) -> Cow<'_, str> {
    if !text.contains(is_obeyed) {
        return Cow::Borrowed(text);
    }
    let mut shown = String::with_capacity(text.len() + 8);
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        match letter {
            '\r' if letters.peek() == Some(&'\n') => {}
            '\n' => shown.push('\n'),
            letter if is_obeyed(letter) => spell(letter, &mut shown),
            letter => shown.push(letter),
        }
    }
    Cow::Owned(shown)
}

/// Whether a terminal acts on a character rather than draw it: C0, DEL, C1 and
/// the bidi embeddings, overrides and isolates.
pub(super) fn is_obeyed(letter: char) -> bool {
    letter.is_control() || matches!(letter, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

fn spell(letter: char, shown: &mut String) {
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
    fn what_a_terminal_would_obey_is_spelt_out() {
        assert_eq!(visible("\u{1b}[31mred\u{7}"), r"\x1b[31mred\x07");
        assert_eq!(visible("a\tb\rc\0\u{7f}"), r"a\tb\rc\x00\x7f");
        assert_eq!(visible("\u{9b}31m\u{85}"), r"\u{9b}31m\u{85}");
        assert_eq!(visible("\u{202e}cod\u{2069}"), r"\u{202e}cod\u{2069}");
    }

    #[test]
    fn new_lines_stay_one_each() {
        assert_eq!(visible("a\nb\r\nc\r"), "a\nb\nc\\r");
    }

    #[test]
    fn plain_text_is_left_as_it_is() {
        for text in ["", r"C:\new", "déjà vu", "日本", "👩\u{200d}🚀", "\u{200f}שלום"] {
            assert!(matches!(visible(text), Cow::Borrowed(same) if same == text));
        }
    }
}
