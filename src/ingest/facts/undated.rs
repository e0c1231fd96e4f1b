//! Sentences that no date opens: the date of the news may apply to them; else the dates
//! in them are listed as left out.

use chrono::Days;

use super::super::annotate::inside;
use super::super::dates::{Date, DateRole, Grain, Standing};
use super::super::figures::WrittenFigure;
use super::super::text::BlockKind;
use super::article::Article;
use super::current::{Current, period};
use super::sentence::Sentence;
use crate::model::{Period, Qualifier};

/// The rule of a piece without any date, which gets the date of publication.
const PUBLICATION: &str = "date of publication";
/// The rule of a piece that gets a day named in the introduction.
const NEWS: &str = "day that the introduction names";
/// The rule of a piece that gets a date of a clause that depends on its main clause.
const CLAUSE: &str = "date of a subordinate clause";

/// The rules of dates that nothing beside the sentence states.
pub(super) const INFERRED: [&str; 3] = [PUBLICATION, NEWS, CLAUSE];

/// The most headings and passages of an introduction.
const INTRODUCTION: usize = 6;

/// The dates of what an article reports as news.
#[derive(Clone, Copy, Debug)]
pub(super) struct News {
    published: Option<Period>,
    /// A day shortly before publication that the introduction names, and the index of the
    /// block that does.
    named: Option<(usize, Period)>,
}

impl News {
    pub(super) fn of(article: &Article<'_>) -> Self {
        let published = article
            .document
            .meta
            .published
            .and_then(|(first, last)| Period::day(first).through(Period::day(last)));
        let mut news = Self { published, named: None };
        let dated = |date: &Date| date.role == DateRole::Heading;
        let mut introduction =
            article.found.iter().enumerate().take(INTRODUCTION).take_while(|(_, found)| {
                found.block.kind == BlockKind::Passage || !found.dates.iter().any(dated)
            });
        news.named = introduction.find_map(|(block, found)| {
            let mut dates = found.dates.iter();
            let recent = dates.find(|date| news.is_recent(date))?;
            Some((block, period(recent)?))
        });
        news
    }

    /// Whether a date is a day in the week before publication.
    fn is_recent(&self, date: &Date) -> bool {
        let Some(published) = self.published else { return false };
        let week = published.start().checked_sub_days(Days::new(7));
        date.grain == Grain::Day
            && !matches!(date.role, DateRole::Publication | DateRole::Target)
            && date.first <= published.end()
            && week.is_some_and(|week| week < date.first)
    }

    /// The date of sentences that report news: with a figure, a deadline or a recent day.
    pub(super) fn applies(&self, block: usize, sentences: &[Sentence<'_>]) -> Option<Current> {
        let current = |date, rule| Some(Current { date, approximate: false, rule });
        let dates = || sentences.iter().flat_map(Sentence::dates);
        if let Some(recent) = dates().find(|date| self.is_recent(date)).and_then(period) {
            return current(recent, CLAUSE);
        }
        match (self.published, self.named) {
            (None, _) => {
                let mut past = dates().filter(|date| {
                    date.role == DateRole::Mention && date.standing == Standing::Background
                });
                current(past.next().and_then(period)?, CLAUSE)
            }
            (Some(_), _) if !sentences.iter().any(reports) => None,
            (Some(_), Some((at, named))) if block < at => current(named, NEWS),
            (Some(published), _) => current(published, PUBLICATION),
        }
    }
}

/// Whether a sentence has a figure or a deadline, which needs a date.
pub(super) fn reports(sentence: &Sentence<'_>) -> bool {
    // How long something took, or that it concerned millions, needs none.
    let exact = |figure: &WrittenFigure| {
        let unit = figure.unit.as_ref().is_some_and(|unit| unit.dimension != "time");
        unit && figure.qualifier != Qualifier::Several
    };
    sentence.figures().any(exact) || sentence.dates().any(|date| date.role == DateRole::Target)
}

/// Why a sentence gives no event; `None` if it has no date.
pub(super) fn why(sentence: &Sentence<'_>, introduces: bool) -> Option<&'static str> {
    let Sentence { found, span, .. } = *sentence;
    let is = |role| sentence.dates().any(|date| date.role == role);
    if !inside(&found.unresolved, |unresolved| *unresolved, span).is_empty() {
        Some("nothing gives its year or the time that it counts from")
    } else if sentence.dates().next().is_none() {
        None
    } else if introduces {
        Some("introduces what follows")
    } else if is(DateRole::Target) {
        Some("looks ahead from a time that is not stated")
    } else if is(DateRole::Mention) || is(DateRole::Event) {
        Some("its date is that of something else")
    } else {
        Some("date of publication")
    }
}
