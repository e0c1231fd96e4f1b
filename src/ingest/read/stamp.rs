//! Dates of publication: only the usual formats, always with a year. Dates in the
//! article itself are parsed by `ingest::dates`.

use chrono::{Days, Months, NaiveDate};

use super::cues::{PageCues, StampKind, cues};
use crate::model::Language;
use crate::model::text::key;

/// The first and the last day.
pub(super) type DateRange = (NaiveDate, NaiveDate);

/// The most words between a label and its date: a weekday, a place.
const BETWEEN: usize = 8;

/// The day of an ISO 8601 date, with or without a time.
#[cfg(any(feature = "markup", test))]
pub(super) fn iso_day(text: &str) -> Option<NaiveDate> {
    let text = text.trim();
    let day = NaiveDate::parse_from_str(text.get(..10)?, "%Y-%m-%d").ok();
    // Some pages state the first day of the calendar for an unknown one.
    day.filter(|day| NaiveDate::from_ymd_opt(1001, 1, 1).is_some_and(|first| *day >= first))
}

/// The day or month at the beginning of the words, and how many words it has.
pub(super) fn date(words: &[&str], language: Language) -> Option<(usize, DateRange)> {
    let cues = cues();
    let number = |at: usize| words.get(at).and_then(|word| ordinal(word));
    let month = |at: usize| words.get(at).and_then(|word| cues.month(word));
    let year = |at: usize| words.get(at).and_then(|word| self::year(word));
    // `10th of August`, `3 de mayo`
    let of = usize::from(words.get(1) == Some(&"of"));
    if let (Some(day), Some(month), Some(year)) = (number(0), month(1 + of), year(2 + of)) {
        return Some((3 + of, one(year, month, day)?));
    }
    if let (Some(month), Some(day), Some(year)) = (month(0), number(1), year(2)) {
        return Some((3, one(year, month, day)?));
    }
    if let (Some(month), Some(year)) = (month(0), year(1)) {
        return Some((2, whole(year, month)?));
    }
    if let (Some(year), Some(month)) = (year(0), number(1)) {
        let day = words.get(2).and_then(|word| ordinal(word.split('t').next().unwrap_or(word)));
        return day.map_or_else(
            || Some((2, whole(year, month)?)),
            |day| Some((3, one(year, month, day)?)),
        );
    }
    if let (Some(first), Some(second), Some(year)) = (number(0), number(1), year(2)) {
        let month_first = language == Language::En && first <= 12 || second > 12;
        let (day, month) = if month_first { (second, first) } else { (first, second) };
        return Some((3, one(year, month, day)?));
    }
    None
}

fn one(year: i32, month: u32, day: u32) -> Option<DateRange> {
    let day = NaiveDate::from_ymd_opt(year, month, day)?;
    Some((day, day))
}

fn whole(year: i32, month: u32) -> Option<DateRange> {
    let first = NaiveDate::from_ymd_opt(year, month, 1)?;
    Some((first, first.checked_add_months(Months::new(1))?.checked_sub_days(Days::new(1))?))
}

/// A number of a day or month, `1er` and `3rd` too.
fn ordinal(word: &str) -> Option<u32> {
    let digits = word.trim_end_matches(|letter: char| !letter.is_ascii_digit());
    let rest = &word[digits.len()..];
    let known = ["", "er", "st", "nd", "rd", "th"].contains(&rest);
    (known && (1..=2).contains(&digits.len())).then(|| digits.parse().ok()).flatten()
}

/// A year in four digits.
pub(super) fn year(word: &str) -> Option<i32> {
    let digits = word.len() == 4 && word.bytes().all(|byte| byte.is_ascii_digit());
    digits.then(|| word.parse().ok()).flatten().filter(|year| (1000..=2999).contains(year))
}

/// The words of a line; points between digits separate them too.
pub(super) fn words(key: &str) -> Vec<&str> {
    key.split([' ', '.']).filter(|word| !word.is_empty()).collect()
}

/// The labelled dates of a line. `top` is whether it is above the article.
pub(super) fn stamps(text: &str, top: bool, language: Language) -> Vec<(StampKind, DateRange)> {
    let cues = cues();
    let line = key(text);
    let words = words(&line);
    let itself = cues.is_about_article(&line);
    let mut found = Vec::new();
    let mut at = 0;
    while at < words.len() {
        let anywhere = itself || (top && text.len() <= 160);
        if !anywhere && at > 0 && found.is_empty() {
            break;
        }
        let Some((length, stamp)) = cues.stamp(&words[at..]) else {
            at += 1;
            continue;
        };
        at += length;
        found.extend(after(cues, &words[at..], language).map(|period| (stamp, period)));
    }
    found
}

/// The first date shortly after a label, before the next label.
fn after(cues: &PageCues, words: &[&str], language: Language) -> Option<DateRange> {
    let reach = (0..words.len().min(BETWEEN)).take_while(|at| cues.stamp(&words[*at..]).is_none());
    reach.filter_map(|at| date(&words[at..], language)).map(|(_, period)| period).next()
}

/// The date of a text that contains only a date and perhaps a time of day.
pub(super) fn lone(text: &str, language: Language) -> Option<DateRange> {
    if text.len() > 80 {
        return None;
    }
    let line = key(text);
    let words = words(&line);
    // A weekday may stand before it.
    let weekday =
        words.first()?.chars().all(char::is_alphabetic) && cues().month(words[0]).is_none();
    let begin = usize::from(weekday);
    let (length, period) = date(words.get(begin..)?, language)?;
    // `2019 10` is a table's row, not a month.
    let digits = |word: &&str| word.starts_with(|first: char| first.is_ascii_digit());
    let marked = text.contains(['-', '/', '.', '\u{2011}']);
    if words.get(begin..begin + length)?.iter().all(digits) && !marked {
        return None;
    }
    let rest = words.get(begin + length..).unwrap_or_default();
    // `at 10:30 pm Berlin time` is a time of day, `the mill cost £5m` is not.
    let long = |word: &&&str| word.len() > 3 && word.chars().all(char::is_alphabetic);
    let is_sentence = text.contains(['$', '£', '€', '%']) || rest.iter().filter(long).count() > 2;
    let digit = |word: &&str| word.starts_with(|letter: char| letter.is_ascii_digit());
    let timed = !is_sentence && rest.iter().any(digit);
    (rest.is_empty() || (timed && rest.len() <= 6)).then_some(period)
}

/// The only day in a line that names the author or the date.
pub(super) fn within(text: &str, language: Language) -> Option<DateRange> {
    const LONGEST: usize = 160;
    if text.len() > LONGEST {
        return None;
    }
    let line = key(text);
    let words = words(&line);
    let (mut found, mut at) = (None, 0);
    while at < words.len() {
        let Some((length, (first, last))) = date(&words[at..], language) else {
            at += 1;
            continue;
        };
        let whole = first == last && words[at..at + length].iter().any(|word| word.len() == 4);
        if whole && found.is_some_and(|other| other != (first, last)) {
            return None;
        }
        found = found.or(whole.then_some((first, last)));
        at += length;
    }
    found
}

/// The date of a dateline: `PARIS, 10 août 2024 (AFP) –`.
pub(super) fn dateline(text: &str, language: Language) -> Option<DateRange> {
    let end = text.find(['(', '–', '—']).or_else(|| text.find(" - "))?;
    let head = text.get(..end).filter(|head| head.len() <= 60)?;
    let (place, day) = head.split_once(',')?;
    let shouted = place.chars().any(char::is_alphabetic) && !place.chars().any(char::is_lowercase);
    shouted.then(|| lone(day, language)).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> DateRange {
        let day = iso_day(text).unwrap();
        (day, day)
    }

    #[test]
    fn the_usual_formats_are_parsed() {
        for text in ["10 August 2024", "August 10th, 2024", "Aug. 10, 2024", "2024-08-10T07:23:00Z"]
        {
            assert_eq!(lone(text, Language::En), Some(day("2024-08-10")), "{text}");
        }
        for text in ["10 août 2024", "samedi 10 août 2024", "10/08/2024", "10.08.2024 à 7 h 30"]
        {
            assert_eq!(lone(text, Language::Fr), Some(day("2024-08-10")), "{text}");
        }
        assert_eq!(lone("1er mars 2021", Language::Fr), Some(day("2021-03-01")));
        let march = (day("2021-03-01").0, day("2021-03-31").0);
        assert_eq!(lone("Mars 2021", Language::Fr), Some(march));
        assert_eq!(lone("In 2021 we met", Language::En), None);
        assert_eq!(lone("30 February 2021", Language::En), None);
    }

    #[test]
    fn a_labelled_date_is_the_date_of_publication() {
        let found = |text| stamps(text, false, Language::Fr);
        let note = "Cet article, initialement publié sur notre site le 3 mai 2023, a été mis à \
                    jour le 4 juin 2023.";
        assert_eq!(
            found(note),
            [(StampKind::Published, day("2023-05-03")), (StampKind::Updated, day("2023-06-04"))]
        );
        assert_eq!(found("L’usine a publié le 3 mai 2023 un rapport."), []);
        let top = stamps("Par Ada Stone, publié le 3 mai 2023 à 10 h", true, Language::Fr);
        assert_eq!(top, [(StampKind::Published, day("2023-05-03"))]);
    }

    #[test]
    fn the_only_day_in_a_byline_is_the_date_of_publication() {
        let read = |text| within(text, Language::En);
        assert_eq!(
            read("By Ada Stone on Monday, May 3rd, 2023 at 11:04 a.m."),
            Some(day("2023-05-03"))
        );
        assert_eq!(read("May 3, 2023 Ada Stone"), Some(day("2023-05-03")));
        assert_eq!(read("Ada Stone, May 3, 2023 – May 5, 2023"), None);
        assert_eq!(read("Ada Stone, 2023"), None);
    }

    #[test]
    fn a_dateline_is_in_capitals() {
        let read = |text| dateline(text, Language::En);
        assert_eq!(read("OSLO, May 3, 2023 (Wire) – The plant"), Some(day("2023-05-03")));
        assert_eq!(read("In Oslo, May 3, 2023 (a Wednesday)"), None);
    }
}
