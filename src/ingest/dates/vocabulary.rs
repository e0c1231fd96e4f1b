//! The words of date expressions, from a language's vocabularies.

use std::collections::BTreeMap;

use chrono::Weekday;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::super::text::{Table, Token, Words};
use super::time::{CalendarUnit, Holiday, Portion, ReferenceTime};
use crate::language::{Entry, entries, vocabularies};
use crate::model::Language;

/// A function word in or beside a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq, strum::EnumString)]
#[strum(serialize_all = "lowercase")]
pub(super) enum Particle {
    The,
    A,
    Of,
    /// Joins two ends of a range.
    To,
    And,
    Or,
    /// Opens a range.
    Between,
    From,
    In,
    On,
    By,
    Until,
    Since,
    Before,
    After,
    During,
    About,
    /// `two years ago`.
    Ago,
    /// `il y a deux ans`.
    Past,
    /// `in two years`.
    Ahead,
    /// `two years from now`.
    Hence,
    Later,
    Earlier,
    /// `cette année-là`.
    There,
    /// `ce mois-ci`.
    Here,
    Today,
    /// `week beginning`, `semaine du`.
    Beginning,
    /// Names a year: `the year 2008`.
    Years,
    /// The common era: `AD`, `apr. J.-C.`.
    Era,
    /// The time before it: `BC`, `av. J.-C.`.
    BeforeEra,
    /// Names a decade: `les années 1990`.
    Decades,
    /// `1990s`.
    Tens,
    /// `day of`, `mois de`.
    Named,
    /// After a number: `1st`, `1er`.
    Nth,
    /// Introduces a date of publication.
    Published,
    /// Names results that are reported for a quarter.
    Results,
    /// Marks a statement about the future.
    Forward,
    /// Moves something to another date: `postponed from May to June`.
    Moves,
    /// Opens a subordinate clause.
    Clause,
    /// Opens a subordinate clause that dates the main one: `when`.
    When,
    /// Opens a clause that contrasts with the one before.
    But,
    /// Introduces what something is compared with.
    Than,
    /// Introduces what was once planned: `was to`.
    Supposed,
    /// A short word that may follow a year.
    Function,
    /// The end of a year in one word.
    YearEnd,
    /// Says that a period ended: `ended`.
    Ended,
    /// Short for `week commencing`.
    Commencing,
    /// A countable noun without a plural `s`.
    Counted,
    /// Marks a statement about the past after one about the future.
    Backward,
    /// Of what ended before the time under discussion: `had`.
    Perfect,
    /// Introduces a code.
    Code,
    /// A meeting or contest whose name includes its year.
    Meeting,
    /// May stand before a count: `only`, `environ`.
    Only,
}

/// A meaning of a word or phrase.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sense {
    Month(Month),
    /// A day of the week, and whether the word is a short, ambiguous form.
    Weekday(Weekday, bool),
    Season(u32),
    Unit(CalendarUnit),
    Part(Portion),
    /// Stands before a unit, month or weekday: `last`.
    Pre(ReferenceTime, i32),
    /// Stands after: `dernier`.
    Post(ReferenceTime, i32),
    /// A number of days from a reference time: `yesterday`.
    Days(ReferenceTime, i32),
    /// A letter or word for a quarter, in `Q1`.
    Quarter,
    Half,
    /// `last` as an ordinal.
    Final,
    /// An ordinal in words: `premier`.
    Nth(u32),
    Decade(i32),
    Holiday(Holiday),
    Particle(Particle),
}

/// A month's name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Month {
    pub(super) number: u32,
    /// Whether it is an abbreviation, which may have a full stop.
    pub(super) short: bool,
    /// Whether the word has other meanings.
    pub(super) doubtful: bool,
}

/// The spelling that a sense requires, where accents distinguish words: `dès`, `des`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Accents {
    /// With or without accents.
    Any,
    With,
    Without,
}

/// The words of date expressions.
#[derive(Clone, Debug)]
pub(crate) struct Calendar {
    pub(super) language: Language,
    words: Table<Vec<(Sense, Accents)>>,
}

impl Calendar {
    pub(crate) fn new(words: &mut Words, language: Language) -> Self {
        let mut phrases: BTreeMap<String, Vec<(&str, Sense)>> = BTreeMap::new();
        let files = vocabularies(language);
        for entry in entries(files.calendar).chain(entries(files.dates)) {
            let Some(sense) = sense(&entry) else { continue };
            for phrase in entry.phrases() {
                phrases.entry(plain(phrase)).or_default().push((phrase, sense));
            }
        }
        let mut table = Table::new(words);
        for (phrase, senses) in phrases {
            table.add(words, &phrase, by_accents(&senses));
        }
        Self { language, words: table }
    }

    /// The senses of every phrase that begins at a token, the longest first,
    /// each with the number of its tokens.
    pub(super) fn senses(
        &self,
        tokens: &[Token],
        at: usize,
    ) -> impl Iterator<Item = (usize, Sense, Accents)> {
        let phrases = self.words.all_at(tokens, at);
        phrases.flat_map(|(length, senses)| {
            senses.iter().map(move |(sense, accents)| (length, *sense, *accents))
        })
    }

    /// Whether any phrase begins at a token.
    pub(super) fn knows(&self, tokens: &[Token], at: usize) -> bool {
        self.words.at(tokens, at).is_some()
    }
}

/// A phrase without its accents.
fn plain(phrase: &str) -> String {
    phrase.nfkd().filter(|letter| !is_combining_mark(*letter)).collect()
}

/// The senses of a phrase, distinguished by accents if it has several spellings.
fn by_accents(spelt: &[(&str, Sense)]) -> Vec<(Sense, Accents)> {
    let one = spelt.iter().all(|(phrase, _)| Some(phrase) == spelt.first().map(|(first, _)| first));
    let senses = spelt.iter().map(|(phrase, sense)| match (one, phrase.is_ascii()) {
        (true, _) => (*sense, Accents::Any),
        (false, true) => (*sense, Accents::Without),
        (false, false) => (*sense, Accents::With),
    });
    senses.collect()
}

/// The sense that a line of the vocabulary defines.
fn sense(entry: &Entry<'_>) -> Option<Sense> {
    let value = entry.value;
    Some(match entry.kind {
        "month" => Sense::Month(month(value)?),
        "weekday" => Sense::Weekday(value.parse().ok()?, false),
        "weekday-short" => Sense::Weekday(value.parse().ok()?, true),
        "season" => Sense::Season(value.parse().ok()?),
        "unit" => Sense::Unit(unit(value)?),
        "part" => Sense::Part(part(value)?),
        "pre" => offset(value).map(|(from, by)| Sense::Pre(from, by))?,
        "post" => offset(value).map(|(from, by)| Sense::Post(from, by))?,
        "days" => offset(value).map(|(from, by)| Sense::Days(from, by))?,
        "quarter" => Sense::Quarter,
        "half" => Sense::Half,
        "final" => Sense::Final,
        "nth" => Sense::Nth(value.parse().ok()?),
        "decade" => Sense::Decade(value.parse().ok()?),
        "feast" => Sense::Holiday(holiday(value)?),
        "word" => Sense::Particle(value.parse().ok()?),
        _ => return None,
    })
}

fn month(value: &str) -> Option<Month> {
    let mut words = value.split(' ');
    let number = words.next()?.parse().ok()?;
    let mut month = Month { number, short: false, doubtful: false };
    for word in words {
        match word {
            "short" => month.short = true,
            "doubtful" => month.doubtful = true,
            _ => return None,
        }
    }
    Some(month)
}

fn unit(value: &str) -> Option<CalendarUnit> {
    Some(match value {
        "day" => CalendarUnit::Day,
        "week" => CalendarUnit::Week,
        "fortnight" => CalendarUnit::Fortnight,
        "weekend" => CalendarUnit::Weekend,
        "month" => CalendarUnit::Month,
        "quarter" => CalendarUnit::Quarter,
        "half" => CalendarUnit::Half,
        "year" => CalendarUnit::Year,
        "decade" => CalendarUnit::Decade,
        "century" => CalendarUnit::Century,
        _ => return None,
    })
}

fn part(value: &str) -> Option<Portion> {
    Some(match value {
        "start" => Portion::Start,
        "early" => Portion::Early,
        "middle" => Portion::Middle,
        "late" => Portion::Late,
        "end" => Portion::End,
        _ => return None,
    })
}

fn offset(value: &str) -> Option<(ReferenceTime, i32)> {
    let (from, by) = value.split_once(' ')?;
    let from = match from {
        "now" => ReferenceTime::Now,
        "then" => ReferenceTime::Then,
        _ => return None,
    };
    Some((from, by.parse().ok()?))
}

/// `12 25`, `11 thu 4`, `11 thu 4 1` or `easter -2`.
fn holiday(value: &str) -> Option<Holiday> {
    let parts: Vec<&str> = value.split(' ').collect();
    Some(match parts.as_slice() {
        ["easter", plus] => Holiday::Easter(plus.parse().ok()?),
        [month, day] => Holiday::Fixed { month: month.parse().ok()?, day: day.parse().ok()? },
        [month, weekday, nth, rest @ ..] => Holiday::Nth {
            month: month.parse().ok()?,
            weekday: weekday.parse().ok()?,
            nth: nth.parse().ok()?,
            plus: rest.first().map_or(Some(0), |plus| plus.parse().ok())?,
        },
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_of_the_vocabularies_defines_a_sense() {
        for language in [Language::En, Language::Fr] {
            let files = vocabularies(language);
            for line in
                files.calendar.lines().chain(files.dates.lines()).filter(|line| !line.is_empty())
            {
                let known = line.starts_with('#') || entries(line).any(|e| sense(&e).is_some());
                assert!(known, "{line}");
            }
        }
    }
}
