//! Mentions: the occurrences of the base's labels in a document.

use std::collections::{HashMap, HashSet};

use super::super::text::{Span, Token};
use super::gazetteer::{Gazetteer, Label, LabelMatch};
use super::name_cues::{Cue, NameCues};
use crate::model::EntityKind;

/// An entity mentioned in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct EntityMention {
    pub(crate) span: Span,
    /// The entity's slug.
    pub(crate) slug: String,
    pub(crate) kind: EntityKind,
    /// The slug of its category; empty if nothing suggests one.
    pub(crate) category: String,
}

impl EntityMention {
    /// Whether it is something that is made: a system, or a place that was built.
    pub(crate) fn is_thing(&self) -> bool {
        match self.kind {
            EntityKind::System => true,
            EntityKind::Place => BUILT.contains(&self.category.as_str()),
            _ => false,
        }
    }

    /// Whether it is an organization that judges or reports on others.
    pub(crate) fn is_observer(&self) -> bool {
        self.kind == EntityKind::Organization && is_observer(&self.category)
    }
}

/// Whether an organization of a category judges or reports on others.
pub(super) fn is_observer(category: &str) -> bool {
    OBSERVERS.contains(&category)
}

/// The categories of places that were built.
const BUILT: [&str; 1] = ["site"];

/// The categories of organizations that judge or report on others.
const OBSERVERS: [&str; 5] = ["court", "government", "media", "regulator", "university"];

impl Gazetteer {
    /// The mentions in each text of a document. A name that several entities share
    /// refers to the only one that also has an unambiguous mention; otherwise it is
    /// skipped, and so is a letter if nothing says that it is a name. After a person's full name, the last name alone is a mention too.
    /// `category` gives the category of an entity.
    pub(crate) fn mentions(
        &self,
        texts: &[(&str, &[Token])],
        cues: &NameCues,
        category: impl Fn(&str) -> String,
    ) -> Vec<Vec<EntityMention>> {
        let mut people = HashMap::new();
        let hits: Vec<Vec<LabelMatch<'_>>> =
            texts.iter().map(|(text, tokens)| self.hits(text, tokens, &mut people)).collect();
        let before = |hit: &LabelMatch<'_>, tokens: &[Token], cue: Cue| {
            cues.before(tokens, hit.first).any(|found| found.cue == cue)
        };
        let pairs = || texts.iter().zip(&hits);
        let all =
            || pairs().flat_map(|((_, tokens), hits)| hits.iter().map(move |hit| (hit, *tokens)));
        // A letter is a name only if another name, or a word before it, says so.
        let is_evidence = |hit: &LabelMatch<'_>, tokens: &[Token]| {
            !hit.is_letter() || before(hit, tokens, Cue::Medium)
        };
        let named: HashSet<&str> = all()
            .filter(|(hit, tokens)| is_evidence(hit, tokens))
            .filter_map(|(hit, _)| match hit.labels.as_slice() {
                [label] => Some(label.slug.as_str()),
                _ => None,
            })
            .collect();
        let mention = |hit: &LabelMatch<'_>, tokens: &[Token]| {
            let label = resolve(&hit.labels, &named)?;
            let meant = named.contains(label.slug.as_str()) && !before(hit, tokens, Cue::Unnamed);
            if hit.is_letter() && !meant {
                return None;
            }
            let (slug, kind) = (label.slug.clone(), label.kind);
            Some(EntityMention { span: hit.span, category: category(&slug), slug, kind })
        };
        let mentions = pairs().map(|((_, tokens), hits)| {
            hits.iter().filter_map(|hit| mention(hit, tokens)).collect()
        });
        mentions.collect()
    }

    /// The labels in a text, from left to right; the longest match wins.
    fn hits<'g, 't>(
        &'g self,
        text: &'t str,
        tokens: &[Token],
        people: &mut HashMap<&'t str, &'g Label>,
    ) -> Vec<LabelMatch<'g>> {
        let mut hits = Vec::new();
        let mut index = 0;
        while let Some(token) = tokens.get(index) {
            let hit = self.at(text, tokens, index).or_else(|| {
                let known = token.capital && !people.is_empty();
                let label = known.then(|| people.get(token.span.of(text))).flatten()?;
                Some(LabelMatch { span: token.span, first: index, length: 1, labels: vec![label] })
            });
            let Some(hit) = hit else {
                index += 1;
                continue;
            };
            if let [label] = hit.labels.as_slice()
                && label.kind == EntityKind::Person
                && hit.length > 1
            {
                let last = hit.span.of(text).rsplit(' ').next().unwrap_or_default();
                people.insert(last, label);
            }
            index += hit.length;
            hits.push(hit);
        }
        hits
    }
}

/// The label that is meant, if only one can be.
fn resolve<'g>(labels: &[&'g Label], named: &HashSet<&str>) -> Option<&'g Label> {
    if let [label] = labels {
        return Some(label);
    }
    let mut meant = labels.iter().filter(|label| named.contains(label.slug.as_str()));
    match (meant.next(), meant.next()) {
        (Some(label), None) => Some(label),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::text::{Words, tokenize};
    use super::*;
    use crate::model::Language;

    fn found(text: &str) -> Vec<(&str, String)> {
        let labels = [
            ("x", EntityKind::Organization, "X"),
            ("d1", EntityKind::System, "D1"),
            ("h100", EntityKind::System, "H100"),
            ("dojo", EntityKind::System, "Dojo"),
            ("dojo-1", EntityKind::System, "Dojo 1"),
            ("tile", EntityKind::System, "tuile d'entraînement"),
            ("ada-byron", EntityKind::Person, "Ada Byron"),
            ("mercury", EntityKind::System, "Mercury"),
            ("mercury-planet", EntityKind::Place, "Mercury"),
            ("mercury-planet", EntityKind::Place, "planet Mercury"),
        ];
        let labels = labels.map(|(slug, kind, text)| Label {
            slug: slug.to_owned(),
            kind,
            text: text.to_owned(),
        });
        let mut words = Words::default();
        let gazetteer = Gazetteer::new(&mut words, &labels);
        let cues = NameCues::new(&mut words, Language::Fr);
        let tokens = tokenize(text, &words);
        let mentions = gazetteer.mentions(&[(text, &tokens)], &cues, |_| String::new()).remove(0);
        mentions.into_iter().map(|mention| (mention.span.of(text), mention.slug)).collect()
    }

    fn slugs(text: &str) -> Vec<String> {
        found(text).into_iter().map(|(_, slug)| slug).collect()
    }

    #[test]
    fn names_are_whole_words_in_their_case() {
        assert_eq!(slugs("X a vendu x puces, X-ray compris, sur X."), ["x", "x"]);
        assert_eq!(slugs("d1 et D1, D10, 8D1"), ["d1"]);
        assert_eq!(slugs("un dojo de judo"), [""; 0]);
    }

    #[test]
    fn a_letter_is_a_name_only_with_evidence() {
        assert_eq!(slugs("Une enquête contre X est ouverte. X a fui."), [""; 0]);
        assert_eq!(slugs("Une plainte contre X, écrit-il sur X."), ["x"]);
    }

    #[test]
    fn the_longest_name_wins_and_versions_are_not_split() {
        assert_eq!(slugs("Dojo 1, Dojo 1.7 et Dojo"), ["dojo-1", "dojo", "dojo"]);
    }

    #[test]
    fn plurals_elisions_and_possessives_are_the_same_name() {
        assert_eq!(
            found("50k H100s d’Ada Byron"),
            [("H100s", "h100".into()), ("Ada Byron", "ada-byron".into())]
        );
        assert_eq!(slugs("les tuiles d’entraînement de l’D1, Dojo's"), ["tile", "d1", "dojo"]);
    }

    #[test]
    fn a_full_name_makes_the_last_name_a_mention() {
        assert_eq!(slugs("Byron hésite. Ada Byron signe, dit Byron."), ["ada-byron", "ada-byron"]);
    }

    #[test]
    fn a_shared_name_is_resolved_by_the_document_or_skipped() {
        assert_eq!(slugs("Mercury est prêt"), [""; 0]);
        assert_eq!(slugs("Mercury, dit planet Mercury"), ["mercury-planet", "mercury-planet"]);
    }
}
