//! Recognises kinds of lines by their form, independently of the language.

use super::cues::cues;
use super::stamp;
use crate::model::Language;
use crate::model::text::key;

/// Whether a text ends like a sentence.
pub(super) fn ends(text: &str) -> bool {
    let text =
        text.trim_end_matches(['»', '”', '"', '\'', '’', ')', ']', ' ', '\u{a0}', '\u{202f}']);
    text.ends_with(['.', '!', '?', '…', '。'])
}

/// Whether a text is certainly a paragraph: long, with final punctuation.
pub(super) fn is_full(text: &str) -> bool {
    const FULL: usize = 120;
    let cut = text.ends_with("...") || text.ends_with('…');
    text.len() >= FULL && ends(text) && !cut
}

/// Whether a text has the form of a heading: short, and not a sentence.
pub(super) fn may_be_heading(text: &str) -> bool {
    const LONGEST: usize = 100;
    if text.len() > LONGEST * 4 || text.chars().count() > LONGEST {
        return false;
    }
    let first = text.chars().find(|letter| letter.is_alphanumeric());
    let Some(first) = first.filter(|letter| !letter.is_lowercase()) else { return false };
    let last = text.chars().next_back().unwrap_or(first);
    let closed = match last {
        '.' => !abbreviated(text),
        ';' | ',' | '…' => true,
        ':' => text.split_whitespace().count() > 4,
        '!' | '?' => text.len() > 80,
        _ => false,
    };
    !closed && !is_quoted(text) && !has_sentence(text)
}

/// Whether the final full stop belongs to an abbreviation such as `U.S.`.
fn abbreviated(text: &str) -> bool {
    let last = text.split_whitespace().next_back().unwrap_or_default();
    // `£32.7bn.` ends a sentence.
    let has_digit = last.bytes().any(|byte| byte.is_ascii_digit());
    text.contains(' ') && last.trim_end_matches('.').contains('.') && last.len() <= 6 && !has_digit
}

/// Whether the whole text is quoted.
fn is_quoted(text: &str) -> bool {
    text.starts_with(['«', '“', '"']) && text.ends_with(['»', '”', '"'])
}

/// Whether a sentence ends within a text.
fn has_sentence(text: &str) -> bool {
    text.match_indices(['.', '!', '?']).any(|(end, _)| {
        let word = text[..end].rsplit(|letter: char| !letter.is_alphabetic()).next();
        let mut after = text[end + 1..].chars();
        word.unwrap_or_default().chars().count() >= 4
            && after.next() == Some(' ')
            && after.next().is_some_and(char::is_uppercase)
    })
}

/// Whether a line is one or two years, ignoring punctuation: `2019 –`, `[2020]`,
/// `2019-2021`.
pub(super) fn is_years(text: &str) -> bool {
    if text.len() > 24 || text.contains('|') {
        return false;
    }
    let mut words = text.split(|letter: char| !letter.is_alphanumeric()).filter(|w| !w.is_empty());
    if is_spaced_year(text) {
        return true;
    }
    let mut seen = 0;
    words.all(|word| {
        seen += 1;
        seen <= 2 && stamp::year(word).is_some()
    }) && seen > 0
}

/// Whether a line is a year with its digits spaced out: `1 8 9 4`.
fn is_spaced_year(text: &str) -> bool {
    let line = text.trim_end_matches([':', '.', ' ', '–', '—', '-']);
    let apart = line.len() == 7 && line.split(' ').all(|word| word.len() == 1);
    apart && stamp::year(&line.replace(' ', "")).is_some()
}

/// Whether a line opens with a year or a full date that words follow, as in a list:
/// `2010 The mill opens`.
pub(super) fn is_dated_row(text: &str) -> bool {
    let head = text.get(..text.floor_char_boundary(40)).unwrap_or_default();
    let line = key(head);
    let words = stamp::words(&line);
    let whole = text.split_whitespace().take(words.len() + 2).count();
    let dated = words.first().is_some_and(|word| stamp::year(word).is_some())
        || [Language::Fr, Language::En].into_iter().any(|language| {
            stamp::date(&words, language).is_some_and(|(length, _)| length < whole)
        });
    dated && whole > 1
}

/// Whether a line is a year, month or day and nothing else.
pub(super) fn is_period(text: &str) -> bool {
    is_years(text)
        || (text.len() <= 40 && !text.contains('|') && stamp::lone(text, Language::Fr).is_some())
}

/// Whether a line is a web or mail address.
pub(super) fn is_address(text: &str) -> bool {
    let path =
        |rest: &str| rest.contains('.') && rest.bytes().any(|byte| byte.is_ascii_alphabetic());
    let marked = text.contains('@') || text.contains("://") || text.contains('/');
    text.len() <= 300 && marked && !text.contains(char::is_whitespace) && path(text)
}

/// Whether a line counts pictures: `Image 3 of 5`.
fn is_picture(text: &str) -> bool {
    let line = key(text);
    let words: Vec<_> = line.split(' ').collect();
    let digits = |word: &str| word.len() <= 3 && word.bytes().all(|byte| byte.is_ascii_digit());
    let [label @ .., first, between, last] = &words[..] else { return false };
    let counted = digits(first) && digits(last) && cues().is_counter(between);
    counted && label.len() <= 1 && !label.iter().any(|word| word.contains(char::is_numeric))
}

/// Whether a line is a counter: `0/200`, `3`, `Image 3 of 5`.
pub(super) fn is_counter(text: &str) -> bool {
    if text.len() <= 24 && is_picture(text) {
        return true;
    }
    let digits = |part: &str| {
        (1..=3).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit())
    };
    match text.split_once('/') {
        Some((one, other)) => {
            digits(one.trim()) && other.trim().bytes().all(|byte| byte.is_ascii_digit())
        }
        None => digits(text),
    }
}

/// Whether a line is a breadcrumb trail: `Home > News > Energy`.
pub(super) fn is_breadcrumb(text: &str) -> bool {
    text.len() <= 200
        && [" > ", " › ", " » "].iter().any(|mark| text.matches(mark).count() >= 2)
        && !ends(text)
        && !text.contains('«')
}

/// Whether a line is a day and a time of day, as above a comment.
pub(super) fn is_timestamp(text: &str) -> bool {
    let timed = |word: &str| {
        word.split_once([':', 'h']).is_some_and(|(hours, rest)| {
            let digits = |part: &str| part.bytes().take_while(u8::is_ascii_digit).count();
            (1..=2).contains(&hours.len()) && digits(hours) == hours.len() && digits(rest) >= 2
        })
    };
    text.len() <= 80
        && text.split_whitespace().any(timed)
        && stamp::lone(text, Language::Fr).is_some()
}

/// Whether a line may be somebody's name.
pub(super) fn is_name(text: &str) -> bool {
    text.len() <= 48
        && text.split_whitespace().count() <= 4
        && text.chars().next().is_some_and(char::is_alphanumeric)
        && !text.ends_with(['.', ':', '!', '?', ','])
}

/// The length of a list number: `1.`, `12)`.
pub(super) fn number(line: &str) -> Option<usize> {
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    let rest = line.get(digits..)?;
    let marked = rest.starts_with(". ") || rest.starts_with(") ");
    ((1..=2).contains(&digits) && marked).then_some(digits + 2)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_are_short_and_not_sentences() {
        for text in [
            "First steps",
            "1. Introduction",
            "Why does it matter?",
            "« Un pari » du roi",
            "2019 :",
        ] {
            assert!(may_be_heading(text), "{text}");
        }
        for text in ["It stopped.", "and then it", "« Tout un monde »", "Nobody came. They slept"]
        {
            assert!(!may_be_heading(text), "{text}");
        }
    }

    #[test]
    fn years_counters_breadcrumbs_and_timestamps_are_recognised() {
        assert!(
            ["2019", "2019 –", "— 2020 —", "2019-2021", "[2022]:"]
                .iter()
                .all(|text| is_years(text))
        );
        assert!(!["2019 plans", "19", "2019, 2020, 2021"].iter().any(|text| is_years(text)));
        assert!(!is_period("2019 | 3 000") && !is_period("2019 10"));
        assert!(is_period("Mars 2021") && is_period("3 May 2021:") && !is_period("Mars"));
        assert!(is_counter("0/200") && is_counter("7") && !is_counter("2019"));
        assert!(is_counter("Image 3 of 5") && is_counter("2 sur 7") && !is_counter("3 of us"));
        assert!(
            is_address("ada@mill.org") && is_address("https://mill.org/a") && !is_address("a/b")
        );
        assert!(is_breadcrumb("Home > News > Energy") && !is_breadcrumb("We went home > away"));
        assert!(
            is_timestamp("3 mai 2025 07:23:35 UTC+02:00") && is_timestamp("May 3, 2025 at 7:23 PM")
        );
        assert!(!is_timestamp("3 mai 2025"));
    }
}
