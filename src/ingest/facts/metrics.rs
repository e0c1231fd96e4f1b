//! Finds the names of metrics near figures.

use super::super::knowledge::Knowledge;
use super::super::text::{Span, Table, Words};
use super::sentence::Sentence;

/// The names of the base's metrics.
#[derive(Clone, Debug)]
pub(crate) struct MetricNames {
    names: Table<String>,
}

impl MetricNames {
    pub(crate) fn new(words: &mut Words, knowledge: &Knowledge) -> Self {
        let mut names = Table::new(words);
        for (name, metric) in knowledge.metric_names() {
            names.add(words, name, metric.slug.clone());
        }
        Self { names }
    }

    /// The suitable metric named nearest to a figure in its sentence.
    pub(super) fn near(
        &self,
        sentence: &Sentence<'_>,
        figure: Span,
        suits: impl Fn(&str) -> bool,
    ) -> Option<String> {
        let tokens = &sentence.found.tokens;
        let named = sentence.found.within(sentence.span).filter_map(|index| {
            let token = tokens.get(index).filter(|token| !figure.holds(token.span))?;
            let (_, slug) = self.names.at(tokens, index)?;
            let apart = token.span.start.abs_diff(figure.start);
            suits(slug).then_some((apart, slug))
        });
        named.min_by_key(|(apart, _)| *apart).map(|(_, slug)| slug.clone())
    }
}
