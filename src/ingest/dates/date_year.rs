//! The year of a date. Where it names none, that comes from its day of the week, its
//! sentence, its heading, the event before it, or the date of publication.

use chrono::Datelike;

use super::context::{DateContext, SentenceHints};
use super::date::Grain;
use super::interval::DayInterval;
use super::resolve::in_year;
use super::time::{ReferenceTime, TimeKind, TimePoint, Year};

impl DateContext {
    /// Resolves a time of a year: the one it names, counts or leaves open.
    pub(super) fn in_its_year(
        &self,
        point: &TimePoint,
        hints: SentenceHints,
    ) -> Option<DayInterval> {
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
        if let Some(begun) = self.begun().filter(|_| hints.ends) {
            return earliest(point, begun.first.year(), |found| found.first > begun.last);
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

    /// The day or month of the event under discussion, which a later date may end.
    fn begun(&self) -> Option<DayInterval> {
        let heading = self.last_event.map(|(event, _)| event).filter(|_| self.heading.is_some());
        let event = self.sentence.or(self.passage).or(heading);
        event.filter(|event| matches!(event.grain, Grain::Day | Grain::Month))
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
}

/// The time in the last year, up to the one after `year`, in which it fits; a leap
/// day may need several tries.
fn latest(point: &TimePoint, year: i32, fits: impl Fn(DayInterval) -> bool) -> Option<DayInterval> {
    (year - 8..=year + 1).rev().find_map(|year| in_year(point, year).filter(|found| fits(*found)))
}

/// The time in the first year, from the one before `year`, in which it fits.
fn earliest(
    point: &TimePoint,
    year: i32,
    fits: impl Fn(DayInterval) -> bool,
) -> Option<DayInterval> {
    (year - 1..=year + 8).find_map(|year| in_year(point, year).filter(|found| fits(*found)))
}
