//! What an answer can be narrowed down to: the values of the parameters of its canned
//! query, each with the number of rows that its link gives.

use std::collections::HashMap;
use std::time::{Duration, Instant};

use super::Site;
use super::asked::question;
use super::chips::period_words;
use super::fault::Fault;
use super::shell::Link;
use super::visit::Visit;
use crate::query::compile::{Canned, ParamKind};
use crate::query::{Answer, Group, Limits, QueryError, Question, Rows, Shape, label_of, labels};
use crate::store::Base;

/// The values of one parameter.
#[derive(Clone, Debug)]
pub(super) struct Facet {
    pub(super) heading: String,
    pub(super) values: Vec<Counted>,
}

/// A value with the number of rows that it leaves.
#[derive(Clone, Debug)]
pub(super) struct Counted {
    pub(super) link: Link,
    pub(super) count: String,
}

/// Rows of a facet are counted up to this many.
const COUNTED: usize = 10_000;

/// How many years a facet has at most.
const YEARS: i32 = 60;

/// How many entities of a kind, metrics, units and sources are offered.
const OFFERED: usize = 6;

/// The sources of many rows are counted if there are at most so many.
const SOURCES: usize = 100;

/// How long all facets, and one of their values, may take: a page without is better than
/// a late one.
const TIME: Duration = Duration::from_secs(1);
const VALUE_TIME: Duration = Duration::from_millis(250);

/// The facets of an answer, which has more rows than are counted or not, and whether some
/// are missing because they took too long.
pub(super) fn facets(
    base: &mut Base,
    canned: &'static Canned<'static>,
    visit: &Visit,
    site: &Site,
    are_many: bool,
) -> Result<(Vec<Facet>, bool), Fault> {
    let started = Instant::now();
    let mut found = Facets { base, canned, visit, site, are_many, started, is_hurried: false };
    let facets = found.all()?;
    Ok((facets, found.is_hurried))
}

struct Facets<'a> {
    base: &'a mut Base,
    canned: &'static Canned<'static>,
    visit: &'a Visit,
    site: &'a Site,
    /// Whether there are more rows than are counted.
    are_many: bool,
    started: Instant,
    is_hurried: bool,
}

impl Facets<'_> {
    fn all(&mut self) -> Result<Vec<Facet>, Fault> {
        let mut facets = Vec::new();
        if self.canned.param("period").is_some() {
            facets.extend(self.years()?);
            facets.extend(self.quarters()?);
        }
        facets.extend(self.words("status")?);
        if self.canned.param("about").is_some() && self.canned.param("period").is_some() {
            for kind in ["systems", "people", "organizations", "places"] {
                facets.extend(self.entities(kind)?);
            }
        }
        if self.canned.name() == "figures" {
            facets.extend(self.measures("metric", Group::Metric)?);
            facets.extend(self.measures("unit", Group::Unit)?);
        }
        // What many rows are read for comes last: the time may be over then.
        facets.extend(self.sources()?);
        facets.extend(self.words("origin")?);
        Ok(facets)
    }

    /// What a question gives, unless it takes too long.
    fn in_time<T>(
        &mut self,
        asked: Question,
        ask: impl Fn(&mut Base, &Question) -> Result<T, QueryError>,
    ) -> Result<Option<T>, Fault> {
        let left = TIME.saturating_sub(self.started.elapsed()).min(VALUE_TIME);
        let most = self.site.limits.timeout;
        let timeout = if self.site.is_patient { most } else { left.min(most) };
        if timeout.is_zero() {
            self.is_hurried = true;
            return Ok(None);
        }
        let limits = Limits { timeout, ..self.site.limits };
        match ask(self.base, &asked.limits(limits)) {
            Ok(given) => Ok(Some(given)),
            Err(QueryError::Timeout(_)) => {
                self.is_hurried = true;
                Ok(None)
            }
            Err(error) => Err(error.into()),
        }
    }

    fn answer(&mut self, asked: Question) -> Result<Option<Answer>, Fault> {
        self.in_time(asked, Base::ask)
    }

    /// A value with its link and the number of rows that this gives; none without rows.
    fn counted(
        &mut self,
        text: String,
        there: &Visit,
        is_here: bool,
    ) -> Result<Option<Counted>, Fault> {
        let asked = question(there, self.canned.name(), self.site)?.shape(Shape::Rows);
        let counted = self.in_time(asked, |base, asked| base.count(asked, COUNTED + 1))?;
        let count = match counted.unwrap_or_default() {
            0 => return Ok(None),
            count if count > COUNTED => format!("{COUNTED}+"),
            count => count.to_string(),
        };
        Ok(Some(Counted { link: Link { is_here, ..Link::new(text, there.here()) }, count }))
    }

    /// The years of the rows, whatever period was asked for.
    fn years(&mut self) -> Result<Option<Facet>, Fault> {
        let Some((first, last)) = self.span()? else { return Ok(None) };
        let years = (first.max(last.saturating_sub(YEARS))..=last).map(|year| format!("{year:04}"));
        self.periods("year", years.collect())
    }

    /// The quarters of the year that was asked for.
    fn quarters(&mut self) -> Result<Option<Facet>, Fault> {
        let Some(year) = self.visit.given("period").and_then(year_of) else { return Ok(None) };
        let quarters = (1..=4).map(|number| format!("{year}-Q{number}")).collect();
        self.periods("quarter", quarters)
    }

    fn periods(&mut self, heading: &str, periods: Vec<String>) -> Result<Option<Facet>, Fault> {
        let given = self.visit.given("period").map(period_words).unwrap_or_default();
        let mut values = Vec::new();
        for period in periods {
            let is_here = given.starts_with(&period) && year_of(&given).is_some();
            let there = self.visit.without("period").and("period", &period);
            values.extend(self.counted(self.visit.words().date(&period), &there, is_here)?);
        }
        Ok(self.facet(heading, values))
    }

    /// The words that a parameter takes, if it has words. Where counting one takes too long, so
    /// would the others.
    fn words(&mut self, name: &str) -> Result<Option<Facet>, Fault> {
        let kind = self.canned.param(name).map(|param| &param.kind);
        let Some(ParamKind::Word(words)) = kind else { return Ok(None) };
        let told = labels(self.visit.language);
        let was_hurried = self.is_hurried;
        let mut values = Vec::new();
        for word in words.iter() {
            if self.is_hurried && !was_hurried {
                break;
            }
            let is_here = self.visit.given(name) == Some(*word);
            let text = self.visit.words().name(told.get(word).unwrap_or(word));
            let there = self.visit.without(name).and(name, *word);
            values.extend(self.counted(text, &there, is_here)?);
        }
        Ok(self.facet(name, values))
    }

    /// The entities of a kind that the rows mention most.
    fn entities(&mut self, kind: &str) -> Result<Option<Facet>, Fault> {
        let mut values = Vec::new();
        for (slug, name) in self.candidates(kind)? {
            let has = |(param, value): &(String, String)| param == "about" && *value == slug;
            if !self.visit.pairs.iter().any(has) {
                let there = self.visit.unpaged().and("about", slug);
                values.extend(self.counted(name, &there, false)?);
            }
        }
        Ok(self.facet(kind, values))
    }

    /// The metrics or units of the rows, the most frequent first.
    fn measures(&mut self, name: &str, group: Group) -> Result<Option<Facet>, Fault> {
        let listing = Question::canned(format!("{name}s")).language(self.visit.language);
        let Some(answer) = self.answer(listing)? else { return Ok(None) };
        let rows = answer.table();
        let slugs: HashMap<_, _> = texts(rows, "name").zip(texts(rows, "slug")).collect();
        let mut values = Vec::new();
        for (label, _) in self.most(name, group)? {
            let Some(slug) = slugs.get(&label) else { continue };
            let is_here = self.visit.given(name) == Some(slug);
            let there = self.visit.without(name).and(name, slug);
            values.extend(self.counted(label, &there, is_here)?);
        }
        Ok(self.facet(name, values))
    }

    /// The sources of the rows, those of most rows first.
    fn sources(&mut self) -> Result<Option<Facet>, Fault> {
        if self.canned.param("source").is_none() || self.have_many_sources()? {
            return Ok(None);
        }
        let (language, limits) = (self.visit.language, self.site.limits);
        let mut values = Vec::new();
        for (slug, count) in self.most("source", Group::Source)? {
            let title = label_of(self.base.connection_mut(), "source", &slug, language, &limits)?;
            let is_here = self.visit.given("source") == Some(&slug);
            let there = self.visit.without("source").and("source", &slug);
            let text = title.unwrap_or(slug);
            let link = Link { is_here, ..Link::new(text, there.here()) };
            values.push(Counted { link, count });
        }
        Ok(self.facet("source", values))
    }

    /// Whether many rows come from many sources. To count these, the source of every row is
    /// looked up.
    fn have_many_sources(&mut self) -> Result<bool, Fault> {
        if !self.are_many || self.site.is_patient {
            return Ok(false);
        }
        let sources = self
            .in_time(Question::canned("sources"), |base, asked| base.count(asked, SOURCES + 1))?;
        Ok(sources.is_none_or(|sources| sources > SOURCES))
    }

    /// The values of a group that most rows have, whatever its parameter was given, with
    /// the number of rows.
    fn most(&mut self, name: &str, group: Group) -> Result<Vec<(String, String)>, Fault> {
        let there = self.visit.without(name);
        let asked = question(&there, self.canned.name(), self.site)?;
        let asked = asked.shape(Shape::CountBy(group)).top(OFFERED);
        let Some(answer) = self.answer(asked)? else { return Ok(Vec::new()) };
        let rows = answer.table();
        Ok(texts(rows, group.word()).zip(texts(rows, "count")).collect())
    }

    /// Slugs and names of the entities of a kind, the most mentioned in the period first.
    fn candidates(&mut self, kind: &str) -> Result<Vec<(String, String)>, Fault> {
        let asked = Question::canned(kind).language(self.visit.language);
        let mut asked = asked.top(OFFERED);
        let taken = |name: &str| matches!(name, "period" | "about" | "without");
        for (name, value) in self.visit.pairs.iter().filter(|(name, _)| taken(name)) {
            asked = asked.with(name.as_str(), value);
        }
        let Some(answer) = self.answer(asked)? else { return Ok(Vec::new()) };
        let rows = answer.table();
        Ok(texts(rows, "slug").zip(texts(rows, "name")).collect())
    }

    /// The first and the last year of the rows, whatever period was asked for.
    fn span(&mut self) -> Result<Option<(i32, i32)>, Fault> {
        let Some(dated) = self.canned.header.dated else { return Ok(None) };
        let mut rest = self.visit.without("period");
        rest.pairs.retain(|(name, _)| !matches!(name.as_str(), "order" | "shape"));
        let mut years: Vec<i32> = Vec::new();
        for order in ["date", "last"] {
            let there = rest.clone().and("order", order);
            let asked = question(&there, self.canned.name(), self.site)?.top(1);
            let Some(answer) = self.answer(asked)? else { return Ok(None) };
            let date = answer.table().column(dated).next().map(|date| date.text().into_owned());
            years.extend(date.and_then(|date| date.get(..4)?.parse::<i32>().ok()));
        }
        Ok(years.first().copied().zip(years.last().copied()))
    }

    fn facet(&self, name: &str, values: Vec<Counted>) -> Option<Facet> {
        // A single value narrows nothing down.
        let narrows = values.len() > 1 || values.iter().any(|value| value.link.is_here);
        let heading = self.visit.words().heading(name);
        (narrows || (name != "year" && !values.is_empty())).then_some(Facet { heading, values })
    }
}

/// The texts of a column.
fn texts<'r>(rows: &'r Rows, column: &'r str) -> impl Iterator<Item = String> + use<'r> {
    rows.column(column).map(|value| value.text().into_owned())
}

/// The year of a period that lies in one.
fn year_of(period: &str) -> Option<&str> {
    let (first, last) = period.split_once('/').unwrap_or((period, period));
    let (first, last) = (first.get(..4)?, last.get(..4)?);
    let is_year = first.bytes().all(|digit| digit.is_ascii_digit());
    (is_year && first == last).then_some(first)
}
