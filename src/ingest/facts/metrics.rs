//! Finds the names of metrics near figures.

use strum::EnumString;

use super::super::cues::Cue;
use super::super::figures::{AGE, WrittenFigure};
use super::super::knowledge::Knowledge;
use super::super::names::{EntityMention, NameCues};
use super::super::text::{Span, Table, Words};
use super::sentence::Sentence;
use crate::language::{GENERIC_METRICS, entries};
use crate::model::EntityKind;

/// What kind of entity a metric measures.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumString)]
#[strum(serialize_all = "snake_case")]
pub(in crate::ingest) enum Measured {
    /// A system or a place.
    Thing,
    /// An organization.
    Body,
    /// A person.
    Person,
    /// An organization or a person.
    Party,
    /// A place where people live.
    Place,
}

impl Measured {
    /// Whether an entity can have such a metric.
    pub(in crate::ingest) fn suits(self, mention: &EntityMention) -> bool {
        use EntityKind::{Organization, Other, Person, Place};
        match self {
            Self::Thing => mention.is_thing() || mention.kind == Other,
            Self::Body => mention.kind == Organization && !mention.is_observer(),
            Self::Person => mention.kind == Person,
            Self::Party => matches!(mention.kind, Organization | Person),
            Self::Place => mention.kind == Place,
        }
    }
}

/// A metric that a word names.
#[derive(Clone, Debug)]
pub(super) struct NamedMetric {
    pub(super) slug: String,
    /// The dimension of its units, or the family of dimensions; those of the base may
    /// have any that their figures have.
    dimension: Option<&'static str>,
    pub(super) measured: Option<Measured>,
}

impl NamedMetric {
    /// Whether it counts people or things.
    pub(super) fn is_count(&self) -> bool {
        self.dimension == Some("count")
    }

    fn suits(&self, knowledge: &Knowledge, dimension: &str) -> bool {
        match self.dimension {
            None => knowledge.suits(&self.slug, dimension),
            // Every currency is a dimension of its own: `money-eur`.
            Some(own) => dimension
                .strip_prefix(own)
                .is_some_and(|rest| rest.is_empty() || (own == "money" && rest.starts_with('-'))),
        }
    }
}

/// The slug of the metric of a person's age.
const AGE_METRIC: &str = "age";

/// The names of the base's metrics, and of those that the language knows.
#[derive(Clone, Debug)]
pub(crate) struct MetricNames {
    names: Table<Vec<NamedMetric>>,
    age: NamedMetric,
}

impl MetricNames {
    pub(crate) fn new(words: &mut Words, knowledge: &Knowledge) -> Self {
        let mut names: Table<Vec<NamedMetric>> = Table::new(words);
        for (name, metric) in knowledge.metric_names() {
            let slug = metric.slug.clone();
            names.add_meaning(words, name, NamedMetric { slug, dimension: None, measured: None });
        }
        for entry in entries(GENERIC_METRICS) {
            let measured: Option<Measured> = entry.kind.parse().ok();
            if measured.is_none() && entry.kind != "any" {
                continue;
            }
            let mut phrases = entry.phrases();
            let slug = phrases.next().unwrap_or_default();
            for phrase in phrases {
                let dimension = Some(entry.value);
                let metric = NamedMetric { slug: slug.to_owned(), dimension, measured };
                names.add_meaning(words, phrase, metric);
            }
        }
        let age = NamedMetric {
            slug: AGE_METRIC.to_owned(),
            dimension: Some("time"),
            measured: Some(Measured::Person),
        };
        Self { names, age }
    }

    /// The age of a person, if a figure is one by its rule or behind what the person is: « un
    /// boulanger de 34 ans ».
    pub(super) fn age(
        &self,
        names: &NameCues,
        sentence: &Sentence<'_>,
        figure: &WrittenFigure,
    ) -> Option<(Span, &NamedMetric)> {
        let years = figure.unit.as_ref().is_some_and(|unit| unit.name == "years");
        let found = sentence.found;
        let first = found.within(Span::new(sentence.span.start, figure.full.start)).end;
        let role = first.checked_sub(2).filter(|at| found.has_cue(at + 1, Cue::Genitive));
        let aged = years && role.is_some_and(|at| names.is_role(&found.tokens, at));
        (aged || figure.rule == AGE).then_some((figure.span, &self.age))
    }

    /// The suitable metric named nearest to a figure of a dimension in its sentence.
    pub(super) fn near(
        &self,
        sentence: &Sentence<'_>,
        figure: &WrittenFigure,
        dimension: &str,
        knowledge: &Knowledge,
    ) -> Option<(Span, &NamedMetric)> {
        let lasts = lasts(sentence, figure);
        self.nearest(sentence, figure, |metric, itself| {
            if itself && lasts && metric.slug == AGE_METRIC {
                return false;
            }
            // What is counted has a dimension of its own: "jobs".
            metric.suits(knowledge, dimension) || (itself && metric.dimension == Some("count"))
        })
    }

    /// What a percentage is one of: that of "revenue fell 14%" is an organization's.
    pub(super) fn changed(
        &self,
        sentence: &Sentence<'_>,
        figure: &WrittenFigure,
    ) -> Option<(Span, &NamedMetric)> {
        self.nearest(sentence, figure, |metric, itself| !itself && metric.measured.is_some())
    }

    /// The metric that suits and is named nearest to a figure in its sentence.
    fn nearest(
        &self,
        sentence: &Sentence<'_>,
        figure: &WrittenFigure,
        suits: impl Fn(&NamedMetric, bool) -> bool,
    ) -> Option<(Span, &NamedMetric)> {
        let tokens = &sentence.found.tokens;
        // What another figure counts says nothing about this one, nor does what stands
        // behind that; but "85 of its 410 jobs" counts jobs twice.
        let whole = figure.span;
        let figures = &sentence.found.figures;
        let holding = |span: Span| {
            let at = figures.partition_point(|other| other.span.end <= span.start);
            figures.get(at).is_some_and(|other| other.span.holds(span))
        };
        let next_figure = figures.partition_point(|other| other.span.start < whole.end);
        let behind = figures.get(next_figure).filter(|_| !figure.implied);
        let end = behind.map_or(sentence.span.end, |other| other.span.start.min(sentence.span.end));
        // A name inside of a longer one does not count: "worth" in "net worth".
        let mut next = 0;
        let mut last_end: Option<usize> = None;
        let genitive = |at: usize| sentence.found.has_cue(at, Cue::Genitive);
        let within = sentence.found.within(Span::new(sentence.span.start, end));
        let named = within.filter_map(|index| {
            let token = tokens.get(index)?;
            if index < next {
                return None;
            }
            let (length, metrics) = self.names.at(tokens, index)?;
            next = index + length;
            let counted = holding(token.span);
            let itself = whole.holds(token.span) || (figure.implied && counted);
            if counted && !itself {
                return None;
            }
            // "budget d'investissement" is a budget.
            let before = last_end.replace(next);
            let of_another = before.is_some_and(|end| end + 1 == index && genitive(end));
            if of_another && !itself {
                return None;
            }
            let metric = metrics.iter().find(|metric| suits(metric, itself))?;
            let apart = if itself {
                // The unit itself may name it ("employees"), but no metric of the base.
                metric.measured.map(|_| 0)?
            } else {
                token.span.start.abs_diff(whole.start)
            };
            let last = tokens.get(next - 1)?;
            Some((apart, Span::new(token.span.start, last.span.end), metric))
        });
        let nearest = named.min_by_key(|(apart, ..)| *apart);
        nearest.map(|(_, place, metric)| (place, metric))
    }
}

/// Whether a figure tells how long something lasts: "pour dix ans".
fn lasts(sentence: &Sentence<'_>, figure: &WrittenFigure) -> bool {
    let first = sentence.found.within(Span::new(sentence.span.start, figure.full.start)).end;
    (1..=2)
        .filter_map(|back| first.checked_sub(back))
        .any(|at| sentence.found.has_cue(at, Cue::Lasts))
}
