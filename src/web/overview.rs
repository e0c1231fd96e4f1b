//! The pictures of the page: rows per quarter as bars, and promises as lines from the day
//! they were made to the day they were due. They have classes, and take their colors from
//! the style.

use std::collections::BTreeMap;

use chrono::{Datelike, NaiveDate};

use super::Site;
use super::asked::question;
use super::fault::Fault;
use super::visit::Visit;
use crate::model::Period;
use crate::query::compile::Canned;
use crate::query::{Question, Row, Shape, Span, Value};
use crate::store::Base;

/// The width of a picture, in its own units.
const WIDTH: f64 = 1080.0;

/// The height of the highest bar, and of the room for its number.
const HIGH: f64 = 92.0;
const ABOVE: f64 = 28.0;

/// The height of the line of a promise.
const LINE: f64 = 19.0;

/// How many years a picture shows at most; more would have bars thinner than a hair.
const YEARS: i32 = 40;

/// Bars per quarter, over the years.
#[derive(Clone, Debug)]
pub(super) struct Bars {
    pub(super) quarters: Vec<Bar>,
    pub(super) years: Vec<(f64, i32)>,
    /// Where the bars stand.
    pub(super) floor: f64,
    pub(super) height: f64,
    pub(super) label: String,
    scale: Scale,
}

/// The rows of a quarter.
#[derive(Clone, Debug)]
pub(super) struct Bar {
    pub(super) x: f64,
    pub(super) y: f64,
    pub(super) width: f64,
    pub(super) height: f64,
    pub(super) middle: f64,
    pub(super) count: i64,
    pub(super) quarter: String,
    pub(super) address: String,
    /// Whether it lies in the period that was asked for.
    pub(super) is_on: bool,
}

/// A promise from the day it was made to the day it was due.
#[derive(Clone, Debug)]
pub(super) struct Line {
    pub(super) status: String,
    pub(super) subject: String,
    pub(super) told: String,
    pub(super) address: String,
    pub(super) from: f64,
    pub(super) to: f64,
    pub(super) y: f64,
    pub(super) label: f64,
}

/// The years of a picture.
#[derive(Clone, Copy, Debug)]
struct Scale {
    first: i32,
    last: i32,
}

impl Scale {
    fn x(self, day: NaiveDate) -> f64 {
        let years = f64::from(day.year() - self.first) + f64::from(day.ordinal0()) / 365.25;
        (years * self.year()).clamp(0.0, WIDTH)
    }

    /// The width of a year.
    fn year(self) -> f64 {
        WIDTH / f64::from(self.last - self.first + 1)
    }
}

/// The rows of a canned query per quarter, whatever period was asked for; none if they lie
/// within one quarter.
pub(super) fn bars(
    base: &mut Base,
    canned: &'static Canned<'static>,
    visit: &Visit,
    site: &Site,
) -> Result<Option<Bars>, Fault> {
    let there = visit.without("period");
    let asked = question(&there, canned.name(), site)?.shape(Shape::CountPer(Span::Quarter));
    let answer = base.ask(&asked)?;
    let counts: BTreeMap<String, i64> = answer.rows().filter_map(|row| quarter(&row)).collect();
    let year = |quarter: &String| quarter.get(..4)?.parse::<i32>().ok();
    let years = counts.keys().next().and_then(year).zip(counts.keys().last().and_then(year));
    let Some((first, last)) = years.filter(|_| counts.len() > 1) else { return Ok(None) };
    let scale = Scale { first: first.max(last - YEARS), last };
    Ok(Some(Bars::new(&counts, scale, visit, canned.name())))
}

fn quarter(row: &Row<'_>) -> Option<(String, i64)> {
    match (row.get("quarter")?, row.get("count")?) {
        (Value::Text(quarter), Value::Integer(count)) => Some((quarter.clone(), *count)),
        _ => None,
    }
}

impl Bars {
    fn new(counts: &BTreeMap<String, i64>, scale: Scale, visit: &Visit, name: &str) -> Self {
        let most = counts.values().max().copied().unwrap_or(1);
        let asked = visit.given("period").and_then(|period| period.parse::<Period>().ok());
        let bar = |(quarter, count): (&String, &i64)| {
            let period: Period = quarter.parse().ok()?;
            let shown = (scale.first..=scale.last).contains(&period.start().year());
            let x = scale.x(period.start()) + 2.0;
            let width = scale.year() / 4.0 - 4.0;
            #[expect(clippy::cast_precision_loss, reason = "a picture needs no more digits")]
            let height = (*count as f64 / most as f64 * HIGH).max(2.0);
            let there = visit.without("period").and("period", quarter);
            shown.then(|| Bar {
                x,
                y: ABOVE + HIGH - height,
                width: width.max(1.0),
                height,
                middle: x + width / 2.0,
                count: *count,
                quarter: visit.words().date(quarter),
                address: there.here(),
                is_on: asked.as_ref().is_some_and(|asked| {
                    asked.start() <= period.start() && period.end() <= asked.end()
                }),
            })
        };
        let year = |year: i32| (scale.year() * f64::from(year - scale.first), year);
        let step = usize::try_from((scale.last - scale.first) / 12 + 1).unwrap_or(1);
        Self {
            quarters: counts.iter().filter_map(bar).collect(),
            years: (scale.first..=scale.last).step_by(step).map(year).collect(),
            floor: ABOVE + HIGH,
            height: ABOVE + HIGH + 28.0,
            label: format!("{} {}", visit.words().heading(name), visit.words().name("per-quarter")),
            scale,
        }
    }

    /// Puts the lines of promises below the bars.
    pub(super) fn lines(&mut self, predictions: &[Row<'_>], visit: &Visit) -> Vec<Line> {
        let mut lines: Vec<Line> = Vec::new();
        let scale = self.scale;
        self.height += 8.0;
        for row in predictions {
            let text = |name: &str| row.get(name).map(|value| value.text().into_owned());
            let day = |name: &str| text(name)?.parse::<Period>().ok();
            let (Some(made), Some(due)) = (day("made"), day("due")) else { continue };
            let (status, by) = (text("status").unwrap_or_default(), text("by").unwrap_or_default());
            let told = text("statement").unwrap_or_default();
            let y = self.height + 4.0;
            self.height += LINE;
            let from = scale.x(made.start());
            let subject = text("subject").unwrap_or_default();
            lines.push(Line {
                told: format!("{by}: {told}"),
                address: visit.to(&["promise", &text("slug").unwrap_or_default()]),
                status,
                subject,
                from,
                to: scale.x(due.end()).min(WIDTH - 6.0).max(from),
                y,
                label: from - 8.0,
            });
        }
        lines
    }
}

/// The rows per quarter of the whole base.
pub(super) fn all_events(
    base: &mut Base,
    visit: &Visit,
    site: &Site,
) -> Result<Option<Bars>, Fault> {
    let events = visit.at(&["q", "events"], Vec::new());
    let Some(canned) = Canned::named("events") else { return Ok(None) };
    let most = Question::canned("events").limits(site.limits);
    // Counting per quarter looks at every event; of many, the sections tell more.
    if base.count(&most, MOST + 1)? > MOST {
        return Ok(None);
    }
    bars(base, canned, &events, site)
}

/// More events than this are not drawn.
const MOST: usize = 50_000;
