//! The context that dates are resolved against: the year of the heading, the date
//! of the last event, the date of publication.

use chrono::{Datelike, Days, NaiveDate};

use super::date::Grain;
use super::interval::DayInterval;
use super::resolve::{counted_from, from, in_year};
use super::time::{CalendarUnit, Offset, ReferenceTime, TimeExpression, TimeKind, TimePoint, Year};

/// Hints from a sentence that help to resolve its dates.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct SentenceHints {
    /// The sentence looks forward to the date.
    pub(super) forward: bool,
    /// The date is a period that results are reported for.
    pub(super) results: bool,
    /// The date ends what the event of the sentence began: `closed until 15 January`.
    pub(super) ends: bool,
}

/// What the document has said up to the current position.
#[derive(Clone, Debug, Default)]
pub(super) struct DateContext {
    pub(super) published: Option<DayInterval>,
    /// Any year in the document: the last resort.
    pub(super) any_year: Option<i32>,
    pub(super) heading: Option<i32>,
    /// The month of the heading.
    month: Option<DayInterval>,
    /// Whether an event of the passage states its year.
    pub(super) stated: bool,
    /// The date of the last event, and whether its year is stated.
    pub(super) last_event: Option<(DayInterval, bool)>,
    /// The date of the passage.
    pub(super) passage: Option<DayInterval>,
    /// Whether that is a label before its text, so that the text tells of then.
    pub(super) labelled: bool,
    /// The last day named in the passage.
    day: Option<DayInterval>,
    /// The date of the sentence.
    pub(super) sentence: Option<DayInterval>,
    /// The last year stated in the sentence.
    pub(super) sentence_year: Option<i32>,
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
            TimeKind::Weekday(_, None) | TimeKind::Weekend if hints.forward => {
                return self.coming(point);
            }
            TimeKind::Weekday(..) | TimeKind::Weekend | TimeKind::Now => {
                return from(point, self.now()?);
            }
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

    /// Whether an interval lies after the date of publication.
    pub(super) fn ahead(&self, interval: Option<DayInterval>) -> bool {
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

    /// The time of writing: in a timeline, the date of the passage.
    pub(super) fn now(&self) -> Option<DayInterval> {
        let event = self.passage.or(self.last_event.map(|event| event.0));
        let then = self.heading.is_some() || self.labelled;
        if then { event.or(self.published) } else { self.published.or(event) }
    }

    /// The time under discussion: the last day named in the passage, or the last
    /// event.
    pub(super) fn then(&self) -> Option<DayInterval> {
        self.day.or(self.last_event.map(|event| event.0)).or(self.published)
    }

    pub(super) fn time(&self, from: ReferenceTime) -> Option<DayInterval> {
        if from == ReferenceTime::Now { self.now() } else { self.then() }
    }
}

/// Any date, for expressions that do not depend on one.
fn epoch() -> Option<DayInterval> {
    chrono::NaiveDate::from_ymd_opt(2000, 1, 1).map(DayInterval::day)
}
