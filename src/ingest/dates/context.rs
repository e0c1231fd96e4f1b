//! The context that dates are resolved against: the year of the heading, the date
//! of the last event, the date of publication.

use chrono::{Datelike, Days, NaiveDate};

use super::date::Grain;
use super::resolve::{DayInterval, counted_from, from, in_year};
use super::time::{CalendarUnit, Offset, ReferenceTime, TimeExpression, TimeKind, TimePoint, Year};

/// Hints from a sentence that help to resolve its dates.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct SentenceHints {
    /// The sentence looks forward to the date.
    pub(super) forward: bool,
    /// The date is a period that results are reported for.
    pub(super) results: bool,
}

/// What the document has said up to the current position.
#[derive(Clone, Debug, Default)]
pub(super) struct DateContext {
    published: Option<DayInterval>,
    /// Any year in the document: the last resort.
    any_year: Option<i32>,
    heading: Option<i32>,
    /// The month of the heading.
    month: Option<DayInterval>,
    /// Whether an event of the passage states its year.
    stated: bool,
    /// The date of the last event, and whether its year is stated.
    last_event: Option<(DayInterval, bool)>,
    /// The date of the passage.
    passage: Option<DayInterval>,
    /// Whether that is a label before its text, so that the text tells of then.
    labelled: bool,
    /// The last day named in the passage.
    day: Option<DayInterval>,
    /// The date of the sentence.
    sentence: Option<DayInterval>,
    /// The last year stated in the sentence.
    sentence_year: Option<i32>,
}

/// The day of writing.
const TODAY: Offset = Offset { unit: CalendarUnit::Day, by: 0, from: ReferenceTime::Now };

impl DateContext {
    pub(super) fn new(published: Option<DayInterval>, any_year: Option<i32>) -> Self {
        Self { published, any_year, ..Self::default() }
    }

    pub(super) fn begin_passage(&mut self) {
        self.passage = None;
        self.labelled = false;
        self.stated = false;
        self.day = None;
        self.begin_sentence();
    }

    pub(super) fn begin_sentence(&mut self) {
        self.sentence = None;
        self.sentence_year = None;
    }

    /// Records the date of a heading, which applies to what follows.
    pub(super) fn head(&mut self, expression: &TimeExpression, date: DayInterval) {
        let one =
            matches!(expression, TimeExpression::One(_)) && date.first.year() == date.last.year();
        self.heading = one.then(|| date.first.year());
        self.month = Some(date).filter(|date| date.grain == Grain::Month);
        self.last_event = Some((date, true));
    }

    /// Records the date of an event.
    pub(super) fn happen(&mut self, expression: &TimeExpression, date: DayInterval) {
        let firm = matches!(expression, TimeExpression::One(point) | TimeExpression::Range(point, _) if point.dated());
        let kept = self
            .last_event
            .is_some_and(|(event, firm)| firm && event.first.year() == date.first.year());
        self.stated |= firm;
        self.last_event = Some((date, firm || kept));
        self.passage.get_or_insert(date);
        self.sentence.get_or_insert(date);
    }

    /// Records that the date of the passage is a label before its text.
    pub(super) fn label(&mut self) {
        self.labelled = true;
    }

    /// Records any date; a stated year applies to the rest of its sentence.
    pub(super) fn mention(&mut self, expression: &TimeExpression, date: DayInterval) {
        let (TimeExpression::One(point) | TimeExpression::Range(point, _)) = expression;
        if date.grain == Grain::Day {
            self.day = Some(date);
        }
        if point.dated() && date.grain != Grain::Year && !matches!(point.kind, TimeKind::Years(..))
        {
            self.sentence_year = Some(date.last.year());
        }
    }

    /// Resolves an expression.
    pub(super) fn resolve(
        &self,
        expression: &TimeExpression,
        hints: SentenceHints,
    ) -> Option<DayInterval> {
        match *expression {
            TimeExpression::One(point) => self.point(&point, hints),
            TimeExpression::Range(a, b) => self.range(&a, &b, hints),
        }
    }

    fn range(&self, a: &TimePoint, b: &TimePoint, hints: SentenceHints) -> Option<DayInterval> {
        let first = self.point(a, hints)?;
        let last = if b.open() {
            let year = first.first.year();
            let same = in_year(b, year).filter(|last| last.last >= first.first);
            same.or_else(|| in_year(b, year + 1))?
        } else {
            self.point(b, hints)?
        };
        let ordered = first.first <= last.last;
        let range = DayInterval::new(first.first, last.last, Grain::Range);
        let inferred = first.inferred.or(last.inferred);
        ordered.then_some(DayInterval { closing: Some(last.first), inferred, ..range })
    }

    fn point(&self, point: &TimePoint, hints: SentenceHints) -> Option<DayInterval> {
        match point.kind {
            TimeKind::Years(..) => return from(point, self.now().or_else(epoch)?),
            TimeKind::Weekday(_, None) if hints.forward => return self.coming(point),
            TimeKind::Weekday(..) | TimeKind::Now => return from(point, self.now()?),
            // `Today` is "nowadays" unless the day of writing is known.
            TimeKind::Relative(offset) if offset == TODAY => {
                return from(point, self.published.filter(|day| day.grain == Grain::Day)?);
            }
            TimeKind::DayOnly(_) => return from(point, self.month(point)?),
            TimeKind::Away(offset) if offset.from == ReferenceTime::Now && offset.by > 0 => {
                let dated = |event: &DayInterval| matches!(event.grain, Grain::Day | Grain::Month);
                let event = self.sentence.or(self.passage).filter(dated);
                return from(point, event.or_else(|| self.now())?);
            }
            _ => {}
        }
        match counted_from(&point.kind) {
            Some(ReferenceTime::Now) => from(point, self.now()?),
            Some(ReferenceTime::Then) => from(point, self.then()?),
            None => self.in_its_year(point, hints),
        }
    }

    /// The next such day of the week, today included.
    fn coming(&self, point: &TimePoint) -> Option<DayInterval> {
        let now = self.now()?;
        let week = now.last.checked_add_days(Days::new(6))?;
        from(point, if now.grain == Grain::Day { DayInterval::day(week) } else { now })
    }

    /// The month that a day without a month belongs to.
    fn month(&self, point: &TimePoint) -> Option<DayInterval> {
        let event = self.then().filter(|event| matches!(event.grain, Grain::Day | Grain::Month));
        match point.year {
            Year::Open => event.or(self.published),
            Year::Offset(0, ReferenceTime::Then) => self.month,
            _ => self.now(),
        }
    }

    fn in_its_year(&self, point: &TimePoint, hints: SentenceHints) -> Option<DayInterval> {
        match point.year {
            Year::Given(year) => in_year(point, year),
            Year::Offset(by, ReferenceTime::Now) => {
                let now = self.now()?;
                // In January to March, the current winter began the year before.
                let begun = matches!(point.kind, TimeKind::Season(4)) && now.first.month() < 4;
                in_year(point, now.first.year() + by - i32::from(begun))
            }
            Year::Offset(by, ReferenceTime::Then) => in_year(point, self.then()?.first.year() + by),
            Year::Last(from) => {
                let time = self.time(from)?;
                latest(point, time.first.year(), |found| found.last < time.first)
            }
            Year::Next(from) => {
                let time = self.time(from)?;
                earliest(point, time.first.year(), |found| found.first > time.last)
            }
            Year::Open => {
                let inferred = Some(self.year_rule(point));
                self.open(point, hints).map(|found| DayInterval { inferred, ..found })
            }
        }
    }

    /// How the year of a time without one is inferred.
    fn year_rule(&self, point: &TimePoint) -> &'static str {
        let event = self.last_event.is_some_and(|(event, firm)| firm && !self.recent(event));
        if self.by_weekday(point).is_some() {
            "year of the day of the week"
        } else if self.sentence_year.is_some() || (self.heading.is_some() && !self.stated) {
            "year of the heading or the sentence"
        } else if event || self.stated {
            "year of the date before"
        } else if self.published.is_some() {
            "year nearest to the date of publication"
        } else {
            "year of another date in the article"
        }
    }

    /// Resolves a time without a year.
    fn open(&self, point: &TimePoint, hints: SentenceHints) -> Option<DayInterval> {
        if let Some(found) = self.by_weekday(point) {
            return Some(found);
        }
        if let Some(year) = self.sentence_year {
            return in_year(point, year);
        }
        let dated = self.passage.is_some() || self.heading.is_none();
        if hints.results && dated && matches!(point.kind, TimeKind::Quarter(_) | TimeKind::Half(_))
        {
            let event = self.passage.or(self.last_event.map(|event| event.0));
            let anchor = event.filter(|event| event.grain == Grain::Day).or(self.published)?;
            return latest(point, anchor.first.year(), |found| found.last < anchor.first);
        }
        if let Some((event, true)) = self.last_event.filter(|_| self.stated) {
            return self.after(point, event, hints);
        }
        if let Some(year) = self.heading {
            let found = in_year(point, year)?;
            let passed = self.passage.is_some_and(|passage| found.last < passage.first);
            return if passed && hints.forward { in_year(point, year + 1) } else { Some(found) };
        }
        match self.last_event {
            Some((event, true)) if !self.recent(event) => self.after(point, event, hints),
            _ => self.near(point, hints),
        }
    }

    /// In the nearest year in which the day falls on the stated day of the week.
    fn by_weekday(&self, point: &TimePoint) -> Option<DayInterval> {
        let weekday = point.weekday?;
        let event = self.last_event.map(|(event, _)| event.last.year());
        let year = self.sentence_year.or(self.heading).or(event);
        let year = year.or(self.published.map(|published| published.last.year()))?;
        [0, -1, 1].into_iter().find_map(|by| {
            in_year(point, year + by).filter(|found| found.first.weekday() == weekday)
        })
    }

    /// Whether an event lies within the year before publication.
    fn recent(&self, event: DayInterval) -> bool {
        self.published.is_some_and(|published| (published.last - event.last).num_days() <= 365)
    }

    /// In the year of the last event; a January after a December is in the next
    /// year.
    fn after(
        &self,
        point: &TimePoint,
        event: DayInterval,
        hints: SentenceHints,
    ) -> Option<DayInterval> {
        let year = event.last.year();
        let same = in_year(point, year)?;
        let next = in_year(point, year + 1);
        let ends = event.first.year() == event.last.year()
            && event.first.month() >= 10
            && same.last.month() <= 3
            && !self.ahead(next);
        let passed = hints.forward && same.last < event.first;
        if ends || passed { next } else { Some(same) }
    }

    /// Whether an interval lies after the date of publication.
    fn ahead(&self, interval: Option<DayInterval>) -> bool {
        let published = self.published.zip(interval);
        published.is_some_and(|(published, interval)| interval.first > published.last)
    }

    /// Whether a date lies after the date of publication. Timelines are updated
    /// after it, so nothing is to come in them.
    pub(super) fn to_come(&self, interval: DayInterval) -> bool {
        self.heading.is_none()
            && self.published.is_some_and(|published| interval.first > published.last)
    }

    /// Whether a date is the date of publication, give or take a number of days.
    pub(super) fn is_published(&self, interval: DayInterval, within: i64) -> bool {
        let near = |one: NaiveDate, other: NaiveDate| (one - other).num_days().abs() <= within;
        interval.grain == Grain::Day
            && self.published.is_some_and(|published| {
                near(published.first, interval.first) && near(published.last, interval.last)
            })
    }

    /// Whether a heading above gives a date.
    pub(super) fn has_heading(&self) -> bool {
        self.heading.is_some()
    }

    /// Whether a year that does not open its clause may date what follows. In news, it is
    /// that of the background, and a month without a year is near the publication.
    pub(super) fn keeps_years(&self) -> bool {
        self.published.is_none() || self.heading.is_some()
    }

    /// Whether a date is later than the event of the sentence.
    pub(super) fn looks_ahead(&self, interval: DayInterval) -> bool {
        let event = self.sentence.or(self.passage).or(self.now());
        event.is_none_or(|event| interval.last > event.last)
    }

    /// The nearest to the date of publication: before it, unless the sentence looks
    /// forward or the date after it is much nearer.
    fn near(&self, point: &TimePoint, hints: SentenceHints) -> Option<DayInterval> {
        let Some(published) = self.published else {
            return in_year(
                point,
                self.last_event.map(|event| event.0.last.year()).or(self.any_year)?,
            );
        };
        let year = published.last.year();
        if hints.forward {
            // What an earlier event looks forward to comes after that.
            let from = self.passage.filter(|date| self.labelled && date.grain != Grain::Year);
            let from = from.map_or(published.first, |passage| passage.first.min(published.first));
            return earliest(point, from.year(), |found| found.last >= from);
        }
        let next = earliest(point, year, |found| found.last >= published.first);
        let past = latest(point, year, |found| found.first <= published.last);
        let near = next.filter(|next| (next.first - published.last).num_days() <= 31);
        // A review of a past year means the months of that year.
        if self.last_event.is_some_and(|(event, firm)| firm && self.recent(event)) && past.is_some()
        {
            return past;
        }
        let far = past.is_none_or(|past| (published.first - past.last).num_days() > 300);
        if far { near.or(past) } else { past }
    }

    /// The time of writing: in a timeline, the date of the passage.
    fn now(&self) -> Option<DayInterval> {
        let event = self.passage.or(self.last_event.map(|event| event.0));
        let then = self.heading.is_some() || self.labelled;
        if then { event.or(self.published) } else { self.published.or(event) }
    }

    /// The time under discussion: the last day named in the passage, or the last
    /// event.
    fn then(&self) -> Option<DayInterval> {
        self.day.or(self.last_event.map(|event| event.0)).or(self.published)
    }

    fn time(&self, from: ReferenceTime) -> Option<DayInterval> {
        if from == ReferenceTime::Now { self.now() } else { self.then() }
    }
}

/// Any date, for expressions that do not depend on one.
fn epoch() -> Option<DayInterval> {
    chrono::NaiveDate::from_ymd_opt(2000, 1, 1).map(DayInterval::day)
}

/// The time in the last year, up to the one after `year`, in which it fits; a leap
/// day may need several tries.
fn latest(point: &TimePoint, year: i32, fits: impl Fn(DayInterval) -> bool) -> Option<DayInterval> {
    (year - 8..=year + 1).rev().find_map(|year| in_year(point, year).filter(|found| fits(*found)))
}

fn earliest(
    point: &TimePoint,
    year: i32,
    fits: impl Fn(DayInterval) -> bool,
) -> Option<DayInterval> {
    (year - 1..=year + 8).find_map(|year| in_year(point, year).filter(|found| fits(*found)))
}
