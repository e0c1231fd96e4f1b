//! Mentions: the labels of the base, where they stand in a text.

use super::language::Language;
use super::text::{Span, Table, Token};

/// A name that a text may use for an entity.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Label {
    /// The entity's slug.
    pub slug: String,
    /// The entity's kind.
    pub kind: crate::model::EntityKind,
    /// The name as it is written.
    pub text: String,
}

/// A known name in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Mention {
    pub(crate) span: Span,
    /// The entity's slug.
    pub(crate) slug: String,
}

/// All labels, ready to be looked up.
#[derive(Clone, Debug)]
pub(crate) struct Gazetteer {
    labels: Table<Label>,
}

impl Gazetteer {
    /// Makes the labels known to a language.
    pub(crate) fn new(language: &mut Language, labels: &[Label]) -> Self {
        let mut table = Table::new(&mut language.words);
        for label in labels {
            table.add(&mut language.words, &label.text, label.clone());
        }
        Self { labels: table }
    }

    /// The labels in a text, from left to right, the longest first.
    pub(crate) fn mentions(&self, _text: &str, tokens: &[Token]) -> Vec<Mention> {
        let mut mentions = Vec::new();
        let mut index = 0;
        while index < tokens.len() {
            let Some((length, label)) = self.labels.at(tokens, index) else {
                index += 1;
                continue;
            };
            let span = Span::new(tokens[index].span.start, tokens[index + length - 1].span.end);
            mentions.push(Mention { span, slug: label.slug.clone() });
            index += length;
        }
        mentions
    }
}
