//! What an answer can be narrowed down to: the values of the parameters of its canned
//! query, each with the number of rows that its link gives.

use super::Site;
use super::asked::question;
use super::chips::period_words;
use super::fault::Fault;
use super::shell::Link;
use super::visit::Visit;
use crate::query::compile::{Canned, ParamKind};
use crate::query::{QueryError, Question, Shape, Value, labels};
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

/// How many entities of a kind are offered.
const ENTITIES: usize = 6;

/// The facets of an answer. None is better than a late page: they end with the time limit.
pub(super) fn facets(
    base: &mut Base,
    canned: &'static Canned<'static>,
    visit: &Visit,
    site: &Site,
) -> Result<Vec<Facet>, Fault> {
    let mut found = Facets { base, canned, visit, site };
    let facets = found.all();
    match facets {
        Err(Fault::Query(QueryError::Timeout(_))) => Ok(Vec::new()),
        facets => facets,
    }
}

struct Facets<'a> {
    base: &'a mut Base,
    canned: &'static Canned<'static>,
    visit: &'a Visit,
    site: &'a Site,
}

impl Facets<'_> {
    fn all(&mut self) -> Result<Vec<Facet>, Fault> {
        let mut facets = Vec::new();
        if self.canned.param("period").is_some() {
            facets.extend(self.years()?);
            facets.extend(self.quarters()?);
        }
        for param in self.canned.params() {
            if let ParamKind::Word(words) = &param.kind
                && matches!(param.name, "status" | "origin")
            {
                facets.extend(self.words(param.name, words)?);
            }
        }
        if self.canned.param("about").is_some() && self.canned.param("period").is_some() {
            for kind in ["systems", "people", "organizations", "places"] {
                facets.extend(self.entities(kind)?);
            }
        }
        Ok(facets)
    }

    /// A value with its link and the number of rows that this gives; none without rows.
    fn counted(
        &mut self,
        text: String,
        there: &Visit,
        is_here: bool,
    ) -> Result<Option<Counted>, Fault> {
        let asked = question(there, self.canned.name(), self.site)?.shape(Shape::Rows);
        let count = match self.base.count(&asked, COUNTED + 1)? {
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
            values.extend(self.counted(period, &there, is_here)?);
        }
        Ok(self.facet(heading, values))
    }

    /// The words that a parameter takes.
    fn words(&mut self, name: &str, words: &[&str]) -> Result<Option<Facet>, Fault> {
        let told = labels(self.visit.language);
        let mut values = Vec::new();
        for word in words {
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
                let there = self.visit.without("").and("about", slug);
                values.extend(self.counted(name, &there, false)?);
            }
        }
        Ok(self.facet(kind, values))
    }

    /// Slugs and names of the entities of a kind, the most mentioned in the period first.
    fn candidates(&mut self, kind: &str) -> Result<Vec<(String, String)>, Fault> {
        let asked = Question::canned(kind).language(self.visit.language);
        let mut asked = asked.limits(self.site.limits).top(ENTITIES);
        let taken = |name: &str| matches!(name, "period" | "about" | "without");
        for (name, value) in self.visit.pairs.iter().filter(|(name, _)| taken(name)) {
            asked = asked.with(name.as_str(), value);
        }
        let answer = self.base.ask(&asked)?;
        let rows = answer.table();
        let pairs = rows.column("slug").zip(rows.column("name"));
        let text = |value: &Value| value.text().into_owned();
        Ok(pairs.map(|(slug, name)| (text(slug), text(name))).collect())
    }

    /// The first and the last year of the rows, whatever period was asked for.
    fn span(&mut self) -> Result<Option<(i32, i32)>, Fault> {
        let Some(dated) = self.canned.header.dated else { return Ok(None) };
        let mut rest = self.visit.without("period");
        rest.pairs.retain(|(name, _)| !matches!(name.as_str(), "order" | "shape"));
        let mut years: Vec<i32> = Vec::new();
        for order in ["first", "last"] {
            let there = rest.clone().and("order", order);
            let asked = question(&there, self.canned.name(), self.site)?.top(1);
            let answer = self.base.ask(&asked)?;
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

/// The year of a period that lies in one.
fn year_of(period: &str) -> Option<&str> {
    let (first, last) = period.split_once('/').unwrap_or((period, period));
    let (first, last) = (first.get(..4)?, last.get(..4)?);
    let is_year = first.bytes().all(|digit| digit.is_ascii_digit());
    (is_year && first == last).then_some(first)
}
