//! Bylines: the names of authors, in a line that begins like one, or in an element that is
//! marked as one.

use super::cues::cues;
#[cfg(feature = "markup")]
use crate::model::text::{key, normalise_passage};

/// The longest byline, in bytes.
const LONGEST: usize = 160;
/// The most words of a byline's names.
const MOST: usize = 8;
/// What ends the names in a byline.
const ENDS: [char; 8] = [',', '|', '–', '—', '(', '·', '•', '/'];

/// The name in a byline: `By Ada Stone, Energy Weekly`.
pub(super) fn byline(text: &str) -> Option<&str> {
    let rest = cues().byline(text).filter(|_| text.len() <= LONGEST)?;
    let end = rest.find(ENDS).or_else(|| rest.find(" - "));
    let name = rest[..end.unwrap_or(rest.len())].trim();
    is_names(name).then_some(name)
}

/// Whether a text may be one or several names.
fn is_names(text: &str) -> bool {
    let count = text.split_whitespace().count();
    let capital = text.split_whitespace().all(|word| is_capital(word) || is_particle(word));
    let named =
        (1..=MOST).contains(&count) && !text.contains(|letter: char| letter.is_ascii_digit());
    capital && named && !text.ends_with(['.', ':', '?', '!'])
}

fn is_capital(word: &str) -> bool {
    word.starts_with(char::is_uppercase)
}

/// Whether a word without a capital may stand in a name or between names.
fn is_particle(word: &str) -> bool {
    ["de", "du", "van", "von", "der", "and", "et", "la", "le", "di", "da", "&"].contains(&word)
}

/// The names in the text of an element that is marked as the author's: with or without the
/// words of a byline, a date or a function.
#[cfg(feature = "markup")]
pub(super) fn marked_names(text: &str) -> Option<String> {
    let text = normalise_passage(text);
    if text.len() > LONGEST || text.contains("://") || text.contains('@') {
        return None;
    }
    let begins = text.char_indices().filter(|(at, _)| *at == 0 || text[..*at].ends_with(' '));
    let rest = begins.into_iter().find_map(|(at, _)| cues().byline(&text[at..])).unwrap_or(&text);
    let parts = rest.split(ENDS).flat_map(|part| part.split(" - "));
    let names: Vec<&str> = parts.map(leading_names).take_while(|name| is_author(name)).collect();
    (!names.is_empty()).then(|| names.join(", "))
}

/// The names that a text begins with: `Ada Stone on May 3`.
#[cfg(feature = "markup")]
fn leading_names(text: &str) -> &str {
    let text = text.trim().trim_end_matches([':', '.', ';']);
    let is_name = |word: &&str| {
        let word = word.trim_end();
        (is_capital(word) || is_particle(word)) && !is_dated(word)
    };
    let end = text.split_inclusive(' ').take_while(is_name).map(str::len).sum();
    let names = text.get(..end).unwrap_or_default().trim_end();
    let last = names.split_whitespace().next_back().filter(|word| is_particle(word));
    names.strip_suffix(last.unwrap_or_default()).unwrap_or(names).trim_end()
}

/// Whether a word belongs to a date.
#[cfg(feature = "markup")]
fn is_dated(word: &str) -> bool {
    let name = key(word);
    word.contains(|letter: char| letter.is_ascii_digit())
        || cues().month(&name).is_some()
        || cues().is_weekday(&name)
}

/// Whether a part of a byline names an author, not a function or a label.
#[cfg(feature = "markup")]
fn is_author(names: &str) -> bool {
    let words = key(names);
    let plain = cues().line(names).is_none() && cues().byline(&format!("{names} ")).is_none();
    plain && is_names(names) && !words.split(' ').any(|word| cues().is_function(word))
}

#[cfg(test)]
mod tests {
    use super::byline;

    #[test]
    fn a_byline_names_the_author() {
        assert_eq!(byline("By Ada Stone"), Some("Ada Stone"));
        assert_eq!(byline("Par Ada de Vries, publié le 3 mai 2023"), Some("Ada de Vries"));
        assert_eq!(byline("By the river"), None);
    }

    #[cfg(feature = "markup")]
    #[test]
    fn a_marked_author_may_stand_beside_other_words() {
        let names = |text| super::marked_names(text).unwrap_or_default();
        assert_eq!(names("Ada Stone"), "Ada Stone");
        assert_eq!(names("Posted by Ada Stone on May 3, 2023"), "Ada Stone");
        assert_eq!(names("By ADA STONE, National Political Writer"), "ADA STONE");
        assert_eq!(names("By Ada Stone, Bo Reed and Cy Fern"), "Ada Stone, Bo Reed and Cy Fern");
        assert_eq!(names("3 mai 2023 par Ada de Vries"), "Ada de Vries");
        assert_eq!(names("By the river"), "");
        assert_eq!(names("https://mill.example/ada"), "");
    }
}
