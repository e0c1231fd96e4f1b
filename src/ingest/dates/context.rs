//! What a document has told so far, against which its dates are resolved: the
//! year of the heading, the last date told of, the day of publication.

use chrono::Datelike;

use super::date::Grain;
use super::resolve::{DayInterval, counted_from, from, in_year};
use super::time::{ReferenceTime, TimeExpression, TimeKind, TimePoint, Year};

/// How a date is told, as far as that helps to resolve it.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct SentenceHints {
    /// The sentence looks forward to it.
    pub(super) forward: bool,
    /// It is a time that results are reported for.
    pub(super) results: bool,
}

/// What is known at a place in a document.
#[derive(Clone, Debug, Default)]
pub(super) struct DateContext {
    published: Option<DayInterval>,
    /// A year that stands somewhere in the document, for want of a better.
    any_year: Option<i32>,
    heading: Option<i32>,
    /// The last date that something happened on, and whether its year is told.
    told: Option<(DayInterval, bool)>,
    /// The date of the passage.
    passage: Option<DayInterval>,
    /// The last day named in the passage.
    day: Option<DayInterval>,
    /// The date of the sentence.
    sentence: Option<DayInterval>,
    /// The year told last in the sentence.
    sentence_year: Option<i32>,
}

impl DateContext {
    pub(super) fn new(published: Option<DayInterval>, any_year: Option<i32>) -> Self {
        Self { published, any_year, ..Self::default() }
    }

    pub(super) fn begin_passage(&mut self) {
        self.passage = None;
        self.day = None;
        self.begin_sentence();
    }

    pub(super) fn begin_sentence(&mut self) {
        self.sentence = None;
        self.sentence_year = None;
    }

    /// A heading dates what follows it.
    pub(super) fn head(&mut self, expression: &TimeExpression, date: DayInterval) {
        let one =
            matches!(expression, TimeExpression::One(_)) && date.first.year() == date.last.year();
        self.heading = one.then(|| date.first.year());
        self.told = Some((date, true));
    }

    /// A date that something happened on.
    pub(super) fn happen(&mut self, expression: &TimeExpression, date: DayInterval) {
        let firm = matches!(expression, TimeExpression::One(point) | TimeExpression::Range(point, _) if point.dated());
        let kept =
            self.told.is_some_and(|(told, firm)| firm && told.first.year() == date.first.year());
        self.told = Some((date, firm || kept));
        self.passage.get_or_insert(date);
        self.sentence.get_or_insert(date);
    }

    /// A date of any kind whose year is told holds for its sentence.
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

    /// The stretch that an expression comes to.
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
        ordered.then_some(DayInterval { closing: Some(last.first), ..range })
    }

    fn point(&self, point: &TimePoint, hints: SentenceHints) -> Option<DayInterval> {
        match point.kind {
            TimeKind::Years(..) => return from(point, self.now().or_else(epoch)?),
            TimeKind::Weekday(..) | TimeKind::Now => return from(point, self.now()?),
            TimeKind::DayOnly(_) => return from(point, self.month(point)?),
            TimeKind::Away(offset) if offset.from == ReferenceTime::Now && offset.by > 0 => {
                let told = self.sentence.filter(|told| told.grain == Grain::Day);
                return from(point, told.or_else(|| self.now())?);
            }
            _ => {}
        }
        match counted_from(&point.kind) {
            Some(ReferenceTime::Now) => from(point, self.now()?),
            Some(ReferenceTime::Then) => from(point, self.then()?),
            None => self.in_its_year(point, hints),
        }
    }

    /// A time in the month that a bare day lies in.
    fn month(&self, point: &TimePoint) -> Option<DayInterval> {
        let told = self.then().filter(|told| matches!(told.grain, Grain::Day | Grain::Month));
        if point.year == Year::Open { told.or(self.published) } else { self.now() }
    }

    fn in_its_year(&self, point: &TimePoint, hints: SentenceHints) -> Option<DayInterval> {
        match point.year {
            Year::Given(year) => in_year(point, year),
            Year::Offset(by, ReferenceTime::Now) => {
                let now = self.now()?;
                // The winter of January began the year before.
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
            Year::Open => self.open(point, hints),
        }
    }

    /// A point whose year is not told.
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
            let told = self.passage.or(self.told.map(|told| told.0));
            let anchor = told.filter(|told| told.grain == Grain::Day).or(self.published)?;
            return latest(point, anchor.first.year(), |found| found.last < anchor.first);
        }
        if let Some(year) = self.heading {
            let found = in_year(point, year)?;
            let passed = self.passage.is_some_and(|passage| found.last < passage.first);
            return if passed && hints.forward { in_year(point, year + 1) } else { Some(found) };
        }
        match self.told {
            Some((told, true)) if !self.recent(told) => self.after(point, told, hints),
            _ => self.near(point, hints),
        }
    }

    /// In the nearest year in which a day is the day of the week it is told to be.
    fn by_weekday(&self, point: &TimePoint) -> Option<DayInterval> {
        let weekday = point.weekday?;
        let told = self.told.map(|(told, _)| told.last.year());
        let year = self.sentence_year.or(self.heading).or(told);
        let year = year.or(self.published.map(|published| published.last.year()))?;
        [0, -1, 1].into_iter().find_map(|by| {
            in_year(point, year + by).filter(|found| found.first.weekday() == weekday)
        })
    }

    /// Whether a time lies within the year before publication: what is near to
    /// it is near to publication too.
    fn recent(&self, told: DayInterval) -> bool {
        self.published.is_some_and(|published| (published.last - told.last).num_days() <= 365)
    }

    /// In the year of the date told last; a January after a December is the
    /// next year's.
    fn after(
        &self,
        point: &TimePoint,
        told: DayInterval,
        hints: SentenceHints,
    ) -> Option<DayInterval> {
        let year = told.last.year();
        let same = in_year(point, year)?;
        let next = in_year(point, year + 1);
        let ends = told.first.year() == told.last.year()
            && told.first.month() >= 10
            && same.last.month() <= 3
            && !self.ahead(next);
        let passed = hints.forward && same.last < told.first;
        if ends || passed { next } else { Some(same) }
    }

    /// Whether a stretch lies after the day of publication.
    fn ahead(&self, interval: Option<DayInterval>) -> bool {
        let published = self.published.zip(interval);
        published.is_some_and(|(published, interval)| interval.first > published.last)
    }

    /// Whether a date lies wholly after the day of publication, in what is no
    /// timeline: those are kept up to date.
    pub(super) fn to_come(&self, interval: DayInterval) -> bool {
        self.heading.is_none()
            && self.published.is_some_and(|published| interval.first > published.last)
    }

    /// Whether a date is the day of publication.
    pub(super) fn is_published(&self, interval: DayInterval) -> bool {
        interval.grain == Grain::Day
            && self.published.is_some_and(|published| {
                (published.first, published.last) == (interval.first, interval.last)
            })
    }

    /// Whether a date lies after what is told.
    pub(super) fn looks_ahead(&self, interval: DayInterval) -> bool {
        let told = self.sentence.or(self.passage).or(self.now());
        told.is_none_or(|told| interval.last > told.last)
    }

    /// Nearest to the day of publication: behind it unless the sentence looks
    /// forward or the other side is far nearer.
    fn near(&self, point: &TimePoint, hints: SentenceHints) -> Option<DayInterval> {
        let Some(published) = self.published else {
            return in_year(point, self.told.map(|told| told.0.last.year()).or(self.any_year)?);
        };
        let year = published.last.year();
        let next = earliest(point, year, |found| found.last >= published.first);
        if hints.forward {
            return next;
        }
        let past = latest(point, year, |found| found.first <= published.last);
        let near = next.filter(|next| (next.first - published.last).num_days() <= 31);
        // What looks back on a year tells of its own months.
        if self.told.is_some_and(|(told, firm)| firm && self.recent(told)) && past.is_some() {
            return past;
        }
        let far = past.is_none_or(|past| (published.first - past.last).num_days() > 300);
        if far { near.or(past) } else { past }
    }

    /// The time of telling: in a timeline, the date of the passage.
    fn now(&self) -> Option<DayInterval> {
        let told = self.passage.or(self.told.map(|told| told.0));
        if self.heading.is_some() { told.or(self.published) } else { self.published.or(told) }
    }

    /// The time told of: the last day named in the passage, or what happened last.
    fn then(&self) -> Option<DayInterval> {
        self.day.or(self.told.map(|told| told.0)).or(self.published)
    }

    fn time(&self, from: ReferenceTime) -> Option<DayInterval> {
        if from == ReferenceTime::Now { self.now() } else { self.then() }
    }
}

/// A time for what needs none.
fn epoch() -> Option<DayInterval> {
    chrono::NaiveDate::from_ymd_opt(2000, 1, 1).map(DayInterval::day)
}

/// The last year up to the one after `year` in which a point fits; a leap day
/// may need several.
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
