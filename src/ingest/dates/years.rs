//! Years in digits and in words.

use super::super::text::TokenKind;
use super::counts::noun_like;
use super::scan::DateScan;
use super::short_years::{after_preposition, fiscal};
use super::time::{Parsed, TimeKind, TimePoint, Year};
use super::vocabulary::{Particle, Sense};

/// How strongly the words before a number suggest a year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum YearCue {
    /// `the year`.
    Named,
    /// `in`, `since`, `end of`.
    Strong,
    /// `of`, `for`, or a bracket alone.
    Weak,
    /// Another word.
    Other,
}

/// A number that can be a year, if its context agrees.
pub(super) fn plain_year(scan: &DateScan<'_>, at: usize) -> Option<(i32, usize)> {
    if let Some(digits) = scan.digits(at) {
        let year = i32::try_from(digits.value).ok()?;
        let fits = digits.length == 4 && (1000..2200).contains(&year);
        return (fits && !scan.tailed(at + 1)).then_some((year, at + 1));
    }
    words(scan, at)
}

/// `nineteen seventy eight`, `two thousand and fifteen`.
fn words(scan: &DateScan<'_>, at: usize) -> Option<(i32, usize)> {
    let (value, end, _) = scan.words(at)?;
    let number = i32::try_from(value).ok()?;
    if (1100..2200).contains(&number) {
        let hundreds = number % 100 == 0 && number < 2000;
        let rest = hundreds.then(|| scan.words(end)).flatten();
        return Some(match rest {
            Some((rest @ 1..=99, end, _)) => (number + i32::try_from(rest).ok()?, end),
            _ => (number, end),
        });
    }
    let (rest, end, _) = scan.words(end)?;
    let pair = (11..=21).contains(&number) && (10..=99).contains(&rest);
    pair.then_some((100 * number + i32::try_from(rest).ok()?, end))
}

/// A year without a day or month.
pub(super) fn year(scan: &DateScan<'_>, at: usize) -> Option<Parsed<TimePoint>> {
    if let Some(found) = spaced(scan, at) {
        return Some(found);
    }
    let start = named(scan, at).unwrap_or(at);
    if let Some(found) = fiscal(scan, at, start).or_else(|| after_preposition(scan, at)) {
        return Some(found);
    }
    let (year, end) = plain_year(scan, start)?;
    let label = start > at || labels(scan, at, end);
    let lead = if label { YearCue::Named } else { lead(scan, at) };
    let written = scan.digits(start).is_none();
    let fits = if written { words_fit(scan, at, lead) } else { fits(scan, start, year, lead) };
    let point = TimePoint::new(TimeKind::Year, Year::Given(year));
    fits.then(|| Parsed::new(point, end, "year"))
}

/// `1 8 9 4` at the beginning of a block: a year with its digits spaced out.
fn spaced(scan: &DateScan<'_>, at: usize) -> Option<Parsed<TimePoint>> {
    let digit = |at: usize| scan.digits(at).filter(|digits| digits.length == 1);
    let digits: Option<Vec<u32>> = (at..at + 4).map(|place| Some(digit(place)?.value)).collect();
    let year = digits?.into_iter().fold(0, |year, digit| 10 * year + digit);
    let apart = (at + 1..at + 4).all(|place| !scan.glued(place));
    let alone = scan.kind(at + 4) != Some(TokenKind::Number) && !scan.glued(at + 4);
    let year = i32::try_from(year).ok().filter(|year| (1000..2200).contains(year))?;
    let point = TimePoint::new(TimeKind::Year, Year::Given(year));
    (at == 0 && apart && alone).then(|| Parsed::new(point, at + 4, "year"))
}

/// Whether a year is a whole block or the label that opens one: `1879: …`, `1879 – …`.
fn labels(scan: &DateScan<'_>, at: usize, end: usize) -> bool {
    let opens = (0..at).all(|at| scan.kind(at) == Some(TokenKind::Mark) && !scan.mark(at, "$€£#"));
    let mark = scan.mark(end, ":–—") || (scan.mark(end, "-.") && !scan.glued(end + 1));
    opens && scan.free(at) && (scan.kind(end).is_none() || mark)
}

/// `the year 2008`, `l’an 2000`.
fn named(scan: &DateScan<'_>, at: usize) -> Option<usize> {
    let end = scan.particle(at, Particle::Years)?;
    Some(scan.skip(end, &[Particle::Of]))
}

/// Whether a year in words follows a word that requires a year.
fn words_fit(scan: &DateScan<'_>, at: usize, lead: YearCue) -> bool {
    const LEADS: [Particle; 4] = [Particle::In, Particle::Since, Particle::By, Particle::Until];
    let asked = lead == YearCue::Named || scan.before(at, &LEADS).is_some();
    let end = plain_year(scan, at).map_or(at, |(_, end)| end);
    asked && !noun_like(scan, end)
}

/// Whether four digits are a year, given the words before and after.
fn fits(scan: &DateScan<'_>, at: usize, year: i32, lead: YearCue) -> bool {
    let split = lead != YearCue::Named && !unglued(scan, at);
    if scan.longer(at) || split || symbol(scan, at + 1) || half_range(scan, at) {
        return false;
    }
    let noun = noun_like(scan, at + 1);
    let near = (1900..=2050).contains(&year);
    match lead {
        YearCue::Named => true,
        YearCue::Strong => !noun || (year % 100 != 0 && near && opens(scan, at)),
        YearCue::Weak if noun => owned(scan, at) && year % 100 != 0 && (1980..2040).contains(&year),
        YearCue::Weak => near && !(listed(scan, at) && scan.capital(at + 1)),
        YearCue::Other => false,
    }
}

/// Whether a year is not part of a code.
fn unglued(scan: &DateScan<'_>, at: usize) -> bool {
    if !scan.glued(at) {
        return true;
    }
    let part = scan.sense_before(at - 1, |sense| prefix(sense).then_some(()));
    scan.mark(at - 1, "([«“\"'’–—")
        || (scan.mark(at - 1, "-/") && part.is_some())
        || scan.kind(at - 1) == Some(TokenKind::Word) && scan.text_at(at - 1).ends_with(['\'', '’'])
}

/// Whether a hyphen may join a word of this sense to a year: `mid-2022`.
fn prefix(sense: Sense) -> bool {
    matches!(sense, Sense::Part(_) | Sense::Particle(Particle::Before | Particle::After))
}

/// Whether a sign or unit follows, so that the number is a quantity.
fn symbol(scan: &DateScan<'_>, at: usize) -> bool {
    let short = scan.kind(at) == Some(TokenKind::Word) && scan.text_at(at).chars().count() <= 2;
    let elided = scan.text_at(at).ends_with(['\'', '’']);
    // `In 2003 BP merged`, `In 2024 AI5 was shown`: the first words of a sentence, then a name.
    let named =
        scan.capital(at) && at >= 2 && opens(scan, at - 1) && scan.sentence(at - 2) == at - 2;
    let unit =
        short && !named && !elided && !scan.calendar.knows(scan.tokens, at) && !scan.glued(at);
    // `fin 2024-début 2025` is a range.
    let compound = scan.tight(at, "-")
        && scan.kind(at + 1) == Some(TokenKind::Word)
        && !scan.calendar.knows(scan.tokens, at + 1);
    let number = scan.digits(at).is_some();
    unit || compound || number || scan.mark(at, "%°$€£+=×*")
}

/// How strongly the words before a number suggest a year.
fn lead(scan: &DateScan<'_>, at: usize) -> YearCue {
    const STRONG: [Particle; 9] = [
        Particle::In,
        Particle::By,
        Particle::Until,
        Particle::Since,
        Particle::Before,
        Particle::After,
        Particle::During,
        Particle::Meeting,
        Particle::Years,
    ];
    const WEAK: [Particle; 12] = [
        Particle::Of,
        Particle::The,
        Particle::A,
        Particle::From,
        Particle::Between,
        Particle::To,
        Particle::And,
        Particle::Or,
        Particle::About,
        Particle::Function,
        Particle::Ahead,
        Particle::Clause,
    ];
    let part = scan.sense_before(at, |sense| matches!(sense, Sense::Part(_)).then_some(()));
    let parted = part.is_some() || (at > 1 && scan.mark(at - 1, "-"));
    if parted || scan.before(at, &STRONG).is_some() {
        return YearCue::Strong;
    }
    if at == 0 || scan.mark(at - 1, "([–—:•*·-") || scan.before(at, &WEAK).is_some() {
        return YearCue::Weak;
    }
    if follows_year(scan, at) || begins(scan, at) {
        return YearCue::Weak;
    }
    // In French, a plain word may have its year after it: `résultats annuels 2023`.
    let plain = scan.kind(at - 1) == Some(TokenKind::Word) && !scan.capital(at - 1);
    let long = scan.text_at(at - 1).len() > 4;
    if plain && long && scan.day_first { YearCue::Weak } else { YearCue::Other }
}

/// Whether an English determiner stands before a year: `its 2019 results`.
fn owned(scan: &DateScan<'_>, at: usize) -> bool {
    const WORDS: [&str; 8] = ["the", "its", "their", "his", "her", "our", "’s", "'s"];
    let before = at.checked_sub(1).map_or("", |at| scan.text_at(at));
    !scan.day_first && WORDS.iter().any(|word| before.eq_ignore_ascii_case(word))
}

/// Whether a number opens a range of something other than years.
fn half_range(scan: &DateScan<'_>, at: usize) -> bool {
    let between =
        scan.before(at, &[Particle::Between]).and_then(|_| scan.particle(at + 1, Particle::And));
    let from = scan.before(at, &[Particle::From]).and_then(|_| scan.particle(at + 1, Particle::To));
    let next = between.or(from);
    next.is_some_and(|next| scan.digits(next).is_some())
}

/// Whether a number continues a list, where it may count the name after it.
fn listed(scan: &DateScan<'_>, at: usize) -> bool {
    scan.before(at, &[Particle::And, Particle::Or, Particle::To, Particle::About]).is_some()
}

/// Whether a year stands before the comma or the word before a year.
fn follows_year(scan: &DateScan<'_>, at: usize) -> bool {
    let year = |place: Option<usize>| {
        let digits = place.and_then(|place| scan.digits(place));
        digits.is_some_and(|digits| digits.length == 4 && (1900..=2050).contains(&digits.value))
    };
    let joint = scan.mark(at.wrapping_sub(1), ",/") || listed(scan, at);
    joint && year(at.checked_sub(2))
}

/// Whether a year is the subject of a sentence or clause: `2022 was good`,
/// `2023 and 2024 were better`.
fn begins(scan: &DateScan<'_>, at: usize) -> bool {
    const NEXT: [Particle; 3] = [Particle::Function, Particle::And, Particle::Or];
    scan.mark(at.wrapping_sub(1), ".;!?") && scan.any(at + 1, &NEXT).is_some()
}

/// Whether the word before a year begins a sentence: `In 2019 sales rose`.
fn opens(scan: &DateScan<'_>, at: usize) -> bool {
    at > 0 && scan.capital(at - 1)
}

#[cfg(test)]
mod tests {
    use super::super::tests::dates_in;
    use crate::model::Language::{En, Fr};

    fn years(code: crate::model::Language, text: &str) -> Vec<String> {
        let dates = dates_in(code, "2024-06-15", text);
        dates.into_iter().map(|date| date.split(" = ").next().unwrap().to_owned()).collect()
    }

    #[test]
    fn four_digits_are_a_year_only_in_a_date_context() {
        for text in ["in 2019 it grew", "since 2019", "(2019)", "the 2019 vote", "the year 2019"] {
            assert_eq!(years(En, text).len(), 1, "{text}");
        }
        for text in [
            "it sold 2,019 cars",
            "in 2000 vehicles",
            "a GTX 2080 card",
            "the Model 2026",
            "$2019",
            "2019 MW",
            "2019%",
            "call 555-2019",
            "RE2020",
            "between 1900 and 2000 people",
        ] {
            assert_eq!(years(En, text), [""; 0], "{text}");
        }
        for text in ["en 2 019 pas", "2000 euros", "des 2048 puces", "la loi 2019-486"] {
            assert_eq!(years(Fr, text), [""; 0], "{text}");
        }
    }
}
