//! Days and months by name: `22 avril 2020`, `July 1st`, `March 2021`.

use super::super::numbers::NumberForm;
use super::super::text::TokenKind;
use super::counts::noun_like;
use super::digits::{day_of, full};
use super::month_alone::{alone, starts};
use super::offsets::{side, year_offset};
use super::scan::DateScan;
use super::short_years::after_date;
use super::time::{Parsed, ReferenceTime, TimeKind, TimePoint, Year};
use super::vocabulary::{Month, Particle};
use super::years::plain_year;

/// A day of a month at a token.
#[derive(Clone, Copy, Debug)]
pub(super) struct DayOfMonth {
    pub(super) value: u32,
    pub(super) end: usize,
    /// Whether it is an ordinal.
    pub(super) nth: bool,
}

/// A day of the month, in digits or words.
pub(super) fn day(scan: &DateScan<'_>, at: usize) -> Option<DayOfMonth> {
    let Some(digits) = scan.digits(at) else {
        let (value, end, form) = scan.words(at)?;
        let fits = (1..=31).contains(&value);
        return fits.then_some(DayOfMonth { value, end, nth: form == NumberForm::Ordinal });
    };
    if digits.length > 2 || !(1..=31).contains(&digits.value) {
        return None;
    }
    let end = at + 1;
    let nth = scan.particle(end, Particle::Nth).filter(|_| scan.glued(end));
    Some(DayOfMonth { value: digits.value, end: nth.unwrap_or(end), nth: nth.is_some() })
}

/// `22 avril 2020`, `1st of July`, `the 15th day of June`.
pub(super) fn day_month(scan: &DateScan<'_>, at: usize) -> Option<Parsed<TimePoint>> {
    scan.free(at).then(|| any_day_month(scan, at))?
}

/// The same where a day may stand right before it: `22-23 sept`.
pub(super) fn any_day_month(scan: &DateScan<'_>, at: usize) -> Option<Parsed<TimePoint>> {
    let day = day(scan, at)?;
    let named = scan.particle(day.end, Particle::Named).unwrap_or(day.end);
    let of = scan.skip(named, &[Particle::Of]);
    let joined = if scan.tight(of, "-/") { of + 1 } else { of };
    let (month, end) = scan.month(joined)?;
    if scan.glued(joined) && joined == of && scan.digits(joined - 1).is_some() && month.doubtful {
        return None;
    }
    // `deux de Mars`: two of something from the planet.
    let counted = scan.digits(at).is_none() && !day.nth;
    if scan.day_first && month.doubtful && scan.capital(joined) && counted {
        return None;
    }
    let (year, after) = year_after(scan, end, month, true).unwrap_or((Year::Open, end));
    let lower = month.doubtful && !month.short && !scan.capital(joined) && !scan.day_first;
    let verb = lower && year == Year::Open && !day.nth && scan.kind(end) == Some(TokenKind::Word);
    let kind = day_of(month.number, day.value).filter(|_| !verb)?;
    let point = dated(kind, year)?;
    Some(Parsed::new(point, after, "day"))
}

/// A day in a year; `None` if that year has no such day.
fn dated(kind: TimeKind, year: Year) -> Option<TimePoint> {
    if let (TimeKind::Day { month, day }, Year::Given(given)) = (kind, year) {
        full(u32::try_from(given).ok()?, month, day)?;
    }
    Some(TimePoint::new(kind, year))
}

/// `July 1st, 2020`, `Oct/2`, `Dec31 , 1994`, `September the twenty-first`.
pub(super) fn month_day(scan: &DateScan<'_>, at: usize) -> Option<Parsed<TimePoint>> {
    let (month, end) = scan.month(at)?;
    let dotted = dot(scan, end, month);
    let joined = if scan.tight(dotted, "-/") { dotted + 1 } else { dotted };
    if let Some(found) = month_year_day(scan, month, joined) {
        return Some(found);
    }
    let the = scan.skip(joined, &[Particle::The]);
    let day = day(scan, the)?;
    if counted(scan, the, day)
        || (scan.glued(the)
            && dotted == end
            && joined == end
            && !month.short
            && scan.mark(the, "."))
    {
        return None;
    }
    let (year, after) = year_after(scan, day.end, month, false).unwrap_or((Year::Open, day.end));
    let point = dated(day_of(month.number, day.value)?, year)?;
    Some(Parsed::new(point, after, "day"))
}

/// Whether what looks like a day is a count: `May 30 people`.
fn counted(scan: &DateScan<'_>, at: usize, day: DayOfMonth) -> bool {
    if day.nth {
        return false;
    }
    let digits = scan.digits(at).is_some();
    let next = day.end;
    let longer = scan.number(at).is_some_and(|number| number.end > next);
    let grouped = scan.glued(next) || scan.digits(next).is_some_and(|next| next.length == 3);
    let larger = longer && (scan.kind(next) == Some(TokenKind::Word) || grouped);
    let tailed = digits && scan.tailed(next) && !scan.mark(next, "-–");
    larger || tailed || (scan.day_first && digits && noun_like(scan, next))
}

/// `September-2020-23`.
fn month_year_day(scan: &DateScan<'_>, month: Month, at: usize) -> Option<Parsed<TimePoint>> {
    let (year, day) = (scan.digits(at)?, scan.digits(at + 2)?);
    if year.length != 4 || !scan.tight(at + 1, "-/") {
        return None;
    }
    Some(Parsed::new(full(year.value, month.number, day.value)?, at + 3, "digits"))
}

/// Skips the full stop of an abbreviated month.
fn dot(scan: &DateScan<'_>, end: usize, month: Month) -> usize {
    if month.short && scan.mark(end, ".") && scan.glued(end) { end + 1 } else { end }
}

/// The year after a day or a month: `, 2020`, `de l’année dernière`. If the day
/// stands before the month, two digits may be a year.
pub(super) fn year_after(
    scan: &DateScan<'_>,
    end: usize,
    month: Month,
    after_month: bool,
) -> Option<(Year, usize)> {
    let start = if after_month { dot(scan, end, month) } else { end };
    if let Some(((from, by), end)) = scan.post(start) {
        return Some((side(from, by), end));
    }
    let comma = start + usize::from(scan.mark(start, ","));
    let joined = if scan.tight(start, "-/") { start + 1 } else { comma };
    let to = scan.particle(joined, Particle::To).filter(|to| scan.words(*to).is_some());
    let of = to.unwrap_or_else(|| scan.skip(joined, &[Particle::Of, Particle::In]));
    let named = scan.skip(scan.skip(of, &[Particle::The]), &[Particle::Years]);
    if let Some((year, end)) = plain_year(scan, named) {
        return Some((Year::Given(year), end));
    }
    if let Some((from, by, end)) = year_offset(scan, of) {
        return Some((Year::Offset(by, from), end));
    }
    after_date(scan, of, comma == start).map(|(year, end)| (Year::Given(year), end))
}

/// `March 2021`, `Dec-2018`, `2016, nov`, `juin dernier`, `last March`, `July`.
pub(super) fn month(scan: &DateScan<'_>, at: usize) -> Option<Parsed<TimePoint>> {
    if let Some(((from, by), start)) = scan.pre(at) {
        let (month, end) = scan
            .month(start)
            .filter(|(month, _)| !month.doubtful || scan.day_first || scan.capital(start))?;
        let point = TimePoint::new(TimeKind::Month(month.number), side(from, by));
        return Some(Parsed::new(point, end, "relative month"));
    }
    let (month, end) = scan.month(at)?;
    let kind = TimeKind::Month(month.number);
    // In French, `Mars 2020` in mid-sentence is the name of a mission.
    let name = scan.day_first && month.doubtful && scan.capital(at) && !starts(scan, at);
    if let Some((year, end)) = year_after(scan, end, month, true).filter(|_| !name) {
        return Some(Parsed::new(TimePoint::new(kind, year), end, "month"));
    }
    alone(scan, at, end, month).then(|| Parsed::new(TimePoint::new(kind, Year::Open), end, "month"))
}

/// `2016 june`, `2016, nov`.
pub(super) fn year_month(scan: &DateScan<'_>, at: usize) -> Option<Parsed<TimePoint>> {
    let (year, end) = plain_year(scan, at).filter(|_| scan.free(at))?;
    let comma = scan.mark(end, ",");
    let start = if scan.tight(end, "-/") || comma { end + 1 } else { end };
    let (month, end) = scan.month(start)?;
    let closed = scan.kind(end) == Some(TokenKind::Word) || scan.digits(end).is_some();
    if closed && (comma || month.doubtful || scan.digits(end).is_some()) {
        return None;
    }
    let point = TimePoint::new(TimeKind::Month(month.number), Year::Given(year));
    Some(Parsed::new(point, end, "month"))
}

/// `le 17`, `on the 17th`: a day of the month under discussion.
pub(super) fn day_only(scan: &DateScan<'_>, at: usize) -> Option<Parsed<TimePoint>> {
    if let Some(found) = day_label(scan, at) {
        return Some(found);
    }
    let day = day(scan, at).filter(|_| scan.free(at))?;
    let (_, the) = scan.before(at, &[Particle::The])?;
    let placed = if scan.day_first {
        scan.text_at(at - 1).eq_ignore_ascii_case("le") && (!day.nth || day.value == 1)
    } else {
        day.nth && scan.before(the, &[Particle::On, Particle::By]).is_some()
    };
    let next = scan.kind(day.end);
    let plain = next.is_none()
        || (next == Some(TokenKind::Mark) && scan.mark(day.end, ",.;:)"))
        || scan.particle(day.end, Particle::Function).is_some();
    let digits = scan.digits(at).is_some();
    let point = TimePoint::new(TimeKind::DayOnly(day.value), Year::Open);
    (placed && plain && digits && !scan.tailed(day.end))
        .then(|| Parsed::new(point, day.end, "day only"))
}

/// `3 – …`, `17: …` at the beginning of a block, or `3` as a whole one: a day of the month
/// of the heading.
fn day_label(scan: &DateScan<'_>, at: usize) -> Option<Parsed<TimePoint>> {
    let day = day(scan, at).filter(|_| at == 0 && scan.digits(at).is_some())?;
    let dash = scan.mark(day.end, "-") && !scan.glued(day.end) && !scan.glued(day.end + 1);
    let label = scan.kind(day.end).is_none() || scan.mark(day.end, ":–—") || dash;
    let year = Year::Offset(0, ReferenceTime::Then);
    let point = TimePoint::new(TimeKind::DayOnly(day.value), year);
    label.then(|| Parsed::new(point, day.end, "day only"))
}

#[cfg(test)]
mod tests {
    use super::super::tests::dates_in;
    use crate::model::Language::{En, Fr};

    #[test]
    fn an_ambiguous_word_is_a_month_only_in_a_date_context() {
        for text in ["it may march on", "Ms. May said", "June Carter sang", "a march on May"] {
            assert_eq!(dates_in(En, "2024-06-15", text), [""; 0], "{text}");
        }
        for text in [
            "une photo de Mars",
            "deux survols et un de Mars",
            "vers Mars",
            "sept villes",
            "Avril Dupont chante",
        ] {
            assert_eq!(dates_in(Fr, "2024-06-15", text), [""; 0], "{text}");
        }
        for text in ["in May", "May 2024", "late March", "May 5", "by March"] {
            assert_eq!(dates_in(En, "2024-06-15", text).len(), 1, "{text}");
        }
        for text in ["en mars", "le 22 Mars", "fin mars", "le 7 sept. 2021", "Avril arrive"] {
            assert_eq!(dates_in(Fr, "2024-06-15", text).len(), 1, "{text}");
        }
    }

    #[test]
    fn days_are_found_in_digits_and_in_words() {
        for text in
            ["July 1st, 2020", "1 July 2020", "the first of July 2020", "July the 1st, 2020"]
        {
            assert!(dates_in(En, "2024-06-15", text)[0].ends_with(" = 2020-07-01"), "{text}");
        }
        for text in ["le 1er juillet 2020", "mercredi 1er juillet 2020", "le premier juillet 2020"]
        {
            assert!(dates_in(Fr, "2024-06-15", text)[0].ends_with(" = 2020-07-01"), "{text}");
        }
        assert_eq!(dates_in(En, "2024-06-15", "In May 30 people left."), ["May 30 = 2024-05-30"]);
        assert_eq!(
            dates_in(Fr, "2024-06-15", "en mai 30 salariés"),
            ["mai = 2024-05-01/2024-05-31"]
        );
    }

    #[test]
    fn a_bare_day_is_in_the_month_under_discussion() {
        let text = "Le 3 mai 2021, ils partent. Le 17, ils arrivent.";
        assert_eq!(dates_in(Fr, "2024-06-15", text)[1], "17 = 2021-05-17");
    }
}
