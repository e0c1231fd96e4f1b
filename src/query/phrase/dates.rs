//! One date in words, in any of its forms.

use chrono::{Datelike, NaiveDate, TimeDelta};

use super::amount::year;
use super::cursor::Cursor;
use super::numeric_date::{nearest_season, season, week, year_of};
use super::refusal::Reason;
use super::term::Term;
use super::words::{Preposition, Word};
use crate::language::calendar::{monday, months_of, months_up_to, shifted, third};
use crate::model::{Period, Precision};

type Read<T> = Result<Option<T>, Reason>;

/// Reads one date here. A date without a year takes the year of the date that
/// one of `joints` ties it to.
pub(super) fn date<'t>(
    start: Cursor<'t>,
    today: NaiveDate,
    joints: Option<&[Preposition]>,
) -> Read<(Period, Cursor<'t>)> {
    let Some(term) = start.term() else { return Ok(None) };
    if let Some(period) = &term.period {
        let period = period.clone().map_err(|_| Reason::Calendar(term.text.clone()))?;
        return Ok(Some((period, start.next())));
    }
    let joints = joints.unwrap_or_default();
    if let Some(number) = start.read(third_of)
        && let Some((period, after)) = date(start.next().past_glue(), today, Some(joints))?
    {
        let part = third(period, number).ok_or_else(|| Reason::Calendar(start.text_to(after)))?;
        return Ok(Some((part, after)));
    }
    if let Some(found) = relative(start, today) {
        return Ok(Some(found));
    }
    if let Some(found) = part_of_year(start, joints)? {
        return Ok(Some(found));
    }
    if let Some(found) = season_or_week(start, joints)? {
        return Ok(Some(found));
    }
    if let Some(found) = day_or_month(start, joints)? {
        return Ok(Some(found));
    }
    Ok(decade(start).or_else(|| {
        let named = if start.is(&Word::Calendar(Precision::Year)) { start.next() } else { start };
        Some((Period::year(year_at(named)?)?, named.next()))
    }))
}

fn third_of(word: &Word) -> Option<u32> {
    match word {
        Word::Third(number) => Some(*number),
        _ => None,
    }
}

fn year_at(cursor: Cursor<'_>) -> Option<i32> {
    year_of_term(cursor.term()?)
}

/// The year a term is: `2024`, or `'24`.
fn year_of_term(term: &Term) -> Option<i32> {
    let written = || match &term.period {
        Some(Ok(period)) if period.precision() == Precision::Year => Some(period.start().year()),
        _ => None,
    };
    year(&term.text, term.amount).or_else(written)
}

fn calendar(word: &Word) -> Option<Precision> {
    match word {
        Word::Calendar(precision) => Some(*precision),
        _ => None,
    }
}

fn step(word: &Word) -> Option<i32> {
    match word {
        Word::Relative(step) => Some(*step),
        _ => None,
    }
}

/// "last year", "l'année dernière", "the past 18 months", "18 derniers mois",
/// "today".
fn relative(start: Cursor<'_>, today: NaiveDate) -> Option<(Period, Cursor<'_>)> {
    if start.term()?.text.eq_ignore_ascii_case("today") {
        return Some((Period::day(today), start.next()));
    }
    // "ces douze derniers mois"
    if start.read(step) == Some(0) && whole_at(start.next()).is_some() {
        return relative(start.next(), today);
    }
    if let Some(found) = relative_season_or_week(start, today) {
        return Some(found);
    }
    if let Some(step) = start.read(step) {
        let after = start.next();
        if let Some(precision) = after.read(calendar) {
            // "the last quarter of 2024" is the fourth one.
            let of_year = year_at(after.next().past_glue());
            if let (Some(year), -1) = (of_year, step) {
                return last_of(year, precision, after.next().past_glue().next());
            }
            return Some((shifted(today, precision, step)?, after.next()));
        }
        let (months, end) = months_at(after)?;
        return (step < 0).then(|| Some((months_up_to(today, months)?, end)))?;
    }
    if let Some(precision) = start.read(calendar)
        && let Some(step) = start.next().read(step)
    {
        return Some((shifted(today, precision, step)?, start.next().next()));
    }
    let number = whole_at(start)?;
    start.next().read(step).filter(|step| *step < 0)?;
    let precision = start.next().next().read(calendar)?;
    let months = number.checked_mul(months_of(precision)?)?;
    Some((months_up_to(today, months)?, start.next().next().next()))
}

/// "last summer", "l'été dernier", "this week", "la semaine prochaine".
fn relative_season_or_week(start: Cursor<'_>, today: NaiveDate) -> Option<(Period, Cursor<'_>)> {
    let (step, named) = match start.read(step) {
        Some(step) => (step, start.next()),
        None => (start.next().read(step)?, start),
    };
    let after = start.next().next();
    if named.is(&Word::Week) {
        let first = monday(today)?.checked_add_signed(TimeDelta::weeks(step.into()))?;
        let last = first.checked_add_signed(TimeDelta::days(6))?;
        return Some((Period::day(first).through(Period::day(last))?, after));
    }
    Some((nearest_season(today, named.read(season_of)?, step)?, after))
}

/// "summer of 2024", "été 2024", "week 32 of 2024", "semaine 32".
fn season_or_week<'t>(start: Cursor<'t>, joints: &[Preposition]) -> Read<(Period, Cursor<'t>)> {
    if let Some(number) = start.read(season_of) {
        return in_year(start, start.next(), joints, |year| season(year, number));
    }
    let Some(number) = whole_at(start.next()).filter(|_| start.is(&Word::Week)) else {
        return Ok(None);
    };
    in_year(start, start.next().next(), joints, |year| week(year, number))
}

fn season_of(word: &Word) -> Option<u32> {
    match word {
        Word::Season(number) => Some(*number),
        _ => None,
    }
}

fn last_of(year: i32, precision: Precision, after: Cursor<'_>) -> Option<(Period, Cursor<'_>)> {
    let number = 12 / months_of(precision)?;
    Some((Period::part_of_year(year, number, precision)?, after))
}

fn months_at(cursor: Cursor<'_>) -> Option<(u32, Cursor<'_>)> {
    let number = whole_at(cursor)?;
    let precision = cursor.next().read(calendar)?;
    Some((number.checked_mul(months_of(precision)?)?, cursor.next().next()))
}

/// A whole number below a thousand, in digits or words.
fn whole_at(cursor: Cursor<'_>) -> Option<u32> {
    let number = cursor.number()?;
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "checked")]
    (number.fract() == 0.0 && (1.0..1000.0).contains(&number)).then_some(number as u32)
}

/// "the 2020s", "les années 2020".
fn decade(start: Cursor<'_>) -> Option<(Period, Cursor<'_>)> {
    let term = start.term()?;
    let (digits, after) = match term.text.strip_suffix('s') {
        Some(digits) if start.read(calendar) != Some(Precision::Year) => (digits, start.next()),
        _ => {
            let plural = start.read(calendar) == Some(Precision::Year) && term.text.ends_with('s');
            let next = start.next();
            plural.then_some(())?;
            (next.term()?.text.as_str(), next.next())
        }
    };
    let first: i32 = digits.parse().ok().filter(|_| digits.len() == 4)?;
    let years = (first % 10 == 0).then_some((Period::year(first)?, Period::year(first + 9)?))?;
    Some((years.0.through(years.1)?, after))
}

/// "first quarter of 2024", "Q1 2024", "2024 Q1".
fn part_of_year<'t>(start: Cursor<'t>, joints: &[Preposition]) -> Read<(Period, Cursor<'t>)> {
    if let (Some(year), Some((number, precision))) = (year_at(start), named_part(start.next())) {
        let period = Period::part_of_year(year, number, precision);
        return Ok(period.map(|period| (period, start.next().next())));
    }
    let named = named_part(start).map(|part| (part, start.next()));
    let Some(((number, precision), after)) = named.or_else(|| counted_part(start)) else {
        return Ok(None);
    };
    in_year(start, after, joints, |year| Period::part_of_year(year, number, precision))
}

fn named_part(cursor: Cursor<'_>) -> Option<(u32, Precision)> {
    cursor.read(|word| match word {
        Word::Quarter(number) => Some((*number, Precision::Quarter)),
        Word::Half(number) => Some((*number, Precision::Half)),
        _ => None,
    })
}

fn counted_part(cursor: Cursor<'_>) -> Option<((u32, Precision), Cursor<'_>)> {
    let number = cursor.read(ordinal)?;
    let precision = cursor.next().read(calendar)?;
    matches!(precision, Precision::Quarter | Precision::Half).then_some(())?;
    Some(((number, precision), cursor.next().next()))
}

fn ordinal(word: &Word) -> Option<u32> {
    match word {
        Word::Ordinal(number) => Some(*number),
        _ => None,
    }
}

/// "30 April 2024", "April 30, 2024", "April 2024", "1er juillet 2024".
fn day_or_month<'t>(start: Cursor<'t>, joints: &[Preposition]) -> Read<(Period, Cursor<'t>)> {
    if let Some((month, day, after)) = day_and_month(start) {
        return in_year(start, after, joints, |year| {
            NaiveDate::from_ymd_opt(year, month, day).map(Period::day)
        });
    }
    let Some(month) = month_at(start) else { return day_of_other(start, joints) };
    in_year(start, start.next(), joints, |year| Period::part_of_year(year, month, Precision::Month))
}

/// "30 April", "April 30": the month, the day and the place after them.
pub(super) fn day_and_month(start: Cursor<'_>) -> Option<(u32, u32, Cursor<'_>)> {
    let behind = start.next().past_glue();
    if let (Some(day), Some(month)) = (day_at(start), month_at(behind)) {
        return Some((month, day, behind.next()));
    }
    let month = month_at(start)?;
    let dayed = start.next().past_filler();
    let day = day_at(dayed).filter(|_| year_at(dayed).is_none())?;
    Some((month, day, dayed.next()))
}

/// In "du 1er au 30 juillet 2024" the first day takes the month of the second.
fn day_of_other<'t>(start: Cursor<'t>, joints: &[Preposition]) -> Read<(Period, Cursor<'t>)> {
    let after = start.next();
    let joined = joints.iter().any(|link| after.is_link(*link));
    let Some(day) = day_at(start).filter(|_| joined) else { return Ok(None) };
    let Some((other, _)) = day_or_month(after.next().past_filler(), &[])? else { return Ok(None) };
    let whole_day = other.precision() == Precision::Day;
    let period = other.start().with_day(day).filter(|_| whole_day).map(Period::day);
    Ok(period.map(|period| (period, after)))
}

fn month_at(cursor: Cursor<'_>) -> Option<u32> {
    cursor.read(|word| match word {
        Word::Month(number) => Some(*number),
        _ => None,
    })
}

fn day_at(cursor: Cursor<'_>) -> Option<u32> {
    let term = cursor.term()?;
    let digits: String = term.text.chars().take_while(char::is_ascii_digit).collect();
    let number = term.amount.and_then(|_| digits.parse().ok()).filter(|day| (1..100).contains(day));
    number.or_else(|| cursor.read(ordinal).filter(|number| *number == 1))
}

/// Completes a date by the year after it, or by the year of the date it is tied
/// to.
fn in_year<'t>(
    start: Cursor<'t>,
    after: Cursor<'t>,
    joints: &[Preposition],
    make: impl Fn(i32) -> Option<Period>,
) -> Read<(Period, Cursor<'t>)> {
    let place = after.past_glue();
    let year = year_at(place).or_else(|| short_year(start, place));
    let (year, end) = match (year, year_of_other(after, joints)) {
        (Some(year), _) => (year, place.next()),
        (None, Some(year)) => (year, after),
        // "T4" may be the name of something.
        (None, None) if start.term().is_some_and(|term| !term.things.is_empty()) => {
            return Ok(None);
        }
        (None, None) => return Err(Reason::NoYear(start.text_to(after))),
    };
    match make(year) {
        Some(period) => Ok(Some((period, end))),
        None => Err(Reason::Calendar(start.text_to(end))),
    }
}

/// Two digits behind a quarter or half are a year: "H1 24".
fn short_year(start: Cursor<'_>, place: Cursor<'_>) -> Option<i32> {
    named_part(start)?;
    year_of(&place.term()?.text)
}

/// In "from June 1 to August 3, 2024" the first date takes the year of the
/// second: it follows a joint within a few words.
fn year_of_other(after: Cursor<'_>, joints: &[Preposition]) -> Option<i32> {
    let joints = [joints, &[Preposition::And, Preposition::Or]].concat();
    joints.iter().find(|link| after.is_link(**link))?;
    after.rest().iter().take(6).find_map(year_of_term)
}
