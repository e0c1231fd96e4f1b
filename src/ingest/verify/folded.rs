//! A text as quotes are compared with it: one kind of space, quotation mark, apostrophe and
//! dash, no accents; and the way back to the text.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::super::text::Span;

/// A folded text.
#[derive(Clone, Debug, Default)]
pub(super) struct Folded {
    pub(super) text: String,
    /// The offset in the original text of every byte of `text`, and of its end.
    origins: Vec<usize>,
}

impl Folded {
    pub(super) fn new(text: &str) -> Self {
        let mut folded = Self::default();
        for (origin, letter) in text.char_indices() {
            for letter in std::iter::once(letter).nfkd().filter(|one| !is_combining_mark(*one)) {
                folded.push(letter, origin);
            }
        }
        if folded.text.ends_with(' ') {
            folded.pop_space();
        }
        folded.origins.push(text.len());
        folded
    }

    fn push(&mut self, letter: char, origin: usize) {
        let letter = match letter {
            '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' => return,
            letter if letter.is_whitespace() => {
                // A space after `«` is a matter of taste.
                if self.text.is_empty() || self.text.ends_with(' ') || self.text.ends_with('«') {
                    return;
                }
                ' '
            }
            '‘' | '’' | '‚' | '‛' | 'ʼ' | '`' | '´' | '′' => '\'',
            '“' | '”' | '„' | '‟' | '″' => '"',
            '‐' | '‑' | '‒' | '–' | '—' | '―' | '−' => '-',
            '»' if self.text.ends_with(' ') => {
                self.pop_space();
                '»'
            }
            letter => letter,
        };
        self.text.push(letter);
        self.origins.resize(self.text.len(), origin);
    }

    fn pop_space(&mut self) {
        self.text.pop();
        self.origins.pop();
    }

    /// The text with its `«` and `»` as other quotation marks: a folded quote is searched
    /// in this form, which has other lengths.
    pub(super) fn plain(mut self) -> Self {
        let (mut text, mut origins) = (String::new(), Vec::new());
        for (byte, letter) in self.text.char_indices() {
            text.push(if matches!(letter, '«' | '»') { '"' } else { letter });
            origins.resize(text.len(), self.origins.get(byte).copied().unwrap_or_default());
        }
        origins.extend(self.origins.pop());
        Self { text, origins }
    }

    /// The spans of the original where a folded text stands.
    pub(super) fn places<'t>(&'t self, words: &'t str) -> impl Iterator<Item = Span> + 't {
        let origin = |byte: usize| self.origins.get(byte).copied().unwrap_or_default();
        self.text
            .match_indices(words)
            .map(move |(start, _)| Span::new(origin(start), origin(start + words.len())))
    }
}

/// Whether a span neither begins nor ends inside a word or number of a text.
pub(super) fn is_whole(text: &str, span: Span) -> bool {
    let begins = text.get(..span.start).unwrap_or_default();
    let inside = span.of(text);
    let ends = text.get(span.end..).unwrap_or_default();
    !joined(begins, inside) && !joined(inside, ends)
}

/// Whether two parts of a text are one word or number: `3.` and `4`.
fn joined(before: &str, after: &str) -> bool {
    let mut back = before.chars().rev();
    let mut forth = after.chars();
    let (last, first) = (back.next(), forth.next());
    let letter = |one: Option<char>| one.is_some_and(char::is_alphanumeric);
    let digit = |one: Option<char>| one.is_some_and(|one| one.is_ascii_digit());
    let mark =
        |one: Option<char>| matches!(one, Some('.' | ',' | '\'' | '’' | '\u{a0}' | '\u{202f}'));
    (letter(last) && letter(first))
        || (digit(last) && mark(first) && digit(forth.next()))
        || (mark(last) && digit(first) && digit(back.next()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folded(text: &str) -> String {
        Folded::new(text).plain().text
    }

    #[test]
    fn spaces_marks_and_accents_are_alike() {
        assert_eq!(folded("«\u{a0}L’été — fin\u{202f}»  "), "\"L'ete - fin\"");
        assert_eq!(folded("“l'ete - fin”"), "\"l'ete - fin\"");
    }

    #[test]
    fn a_place_leads_back_to_the_text() {
        let text = "Là, l’été\u{a0}finit.";
        let folded = Folded::new(text).plain();
        let found: Vec<_> = folded.places("ete finit").map(|span| span.of(text)).collect();
        assert_eq!(found, ["été\u{a0}finit"]);
    }

    #[test]
    fn a_part_of_a_number_is_not_whole() {
        let whole = |text: &str, part: &str| {
            let start = text.find(part).unwrap();
            is_whole(text, Span::new(start, start + part.len()))
        };
        assert!(!whole("It cost 3.4 billion", "4 billion"));
        assert!(!whole("It cost 34 billion", "4 billion"));
        assert!(!whole("It cost 3.4 billion", "cost 3"));
        assert!(whole("It cost 3.4 billion.", "3.4 billion"));
    }
}
