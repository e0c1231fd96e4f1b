//! Checks whose a proposed figure is.

use super::super::cues::Cue;
use super::super::facts::{Clause, Measure, Sentence, is_oblique, is_source, same_clause};
use super::super::names::EntityMention;
use super::super::text::Span;
use super::checks::Checks;
use super::judgement::{Findings, Place};
use super::names::Named;
use crate::model::EntityKind;

/// A proposed subject of a figure beside the measure that it is.
#[derive(Debug)]
pub(super) struct SubjectCheck<'a> {
    pub(super) checks: &'a Checks<'a>,
    pub(super) place: &'a Place,
    pub(super) measure: &'a Measure<'a>,
    pub(super) name: &'a str,
    /// The entities that have the name.
    pub(super) slugs: Vec<String>,
}

impl<'a> SubjectCheck<'a> {
    pub(super) fn new(
        checks: &'a Checks<'a>,
        place: &'a Place,
        measure: &'a Measure<'a>,
        name: &'a str,
    ) -> Self {
        let slugs = checks.names.slugs(name).into_iter().collect();
        Self { checks, place, measure, name, slugs }
    }

    /// Checks the subject.
    pub(super) fn check(&self, findings: &mut Findings) {
        let Self { checks, place, measure, name, .. } = self;
        let is_quoted = checks.names.named(name, place) == Named::Quoted;
        let read = measure.subject.as_ref();
        if read.is_some_and(|subject| self.slugs.contains(subject)) {
            if !is_quoted && !self.is_meant() {
                findings.doubt(format!("the quote does not name “{name}”, only what is before it"));
            } else if is_quoted && !(measure.is_told() || self.is_nearest() || self.is_only()) {
                findings.doubt(format!("kb is not sure that it is a figure of “{name}”"));
            }
        } else if !is_quoted {
            checks.names.check(name, place, findings);
        } else if !self.owns()
            && !self.acts()
            && (!self.is_only() || (measure.measured.is_none() && read.is_some()))
        {
            let read = read.map(|slug| checks.names.name_of(slug));
            findings.doubt(match read {
                Some(other) => {
                    format!("kb reads it as a figure of “{other}”, the fact says “{name}”")
                }
                None => format!("kb does not read whether it is a figure of “{name}”"),
            });
        }
    }

    fn is_own(&self, mention: &EntityMention) -> bool {
        self.slugs.contains(&mention.slug)
    }

    /// The names around the figure.
    fn mentions(&self) -> impl Iterator<Item = &'a EntityMention> {
        let found = self.checks.article.found.get(self.place.block).into_iter();
        let figure = self.measure.figure.full;
        let mentions = found.flat_map(|found| &found.references);
        mentions.filter(move |mention| !figure.meets(mention.span))
    }

    /// Those of what can have the figure.
    fn rivals(&self) -> impl Iterator<Item = &'a EntityMention> {
        let measured = self.measure.measured;
        self.mentions().filter(move |one| measured.is_none_or(|measured| measured.suits(one)))
    }

    /// Whether the sentence names it alone before the figure, and kb does not read what the
    /// figure measures and supposes only a name behind it: "Solvo approved a roof for 5
    /// million, ahead of the Arden Cup".
    fn acts(&self) -> bool {
        let article = self.checks.article;
        let Some(found) = article.found.get(self.place.block) else { return false };
        let (sentence, figure) = (self.sentence(), self.measure.figure.full);
        let sentence = Sentence::new(found, sentence);
        let here = || self.mentions().filter(|one| sentence.span.holds(one.span));
        let before = || here().filter(|one| one.span.end <= figure.start);
        let read = self.measure.subject.as_ref();
        let behind = here().any(|one| one.span.start >= figure.end && Some(&one.slug) == read);
        let straight =
            |one: &EntityMention| !is_oblique(&sentence, one) && !is_source(&sentence, one);
        self.measure.measured.is_none()
            && !self.measure.is_told()
            && behind
            && before().next().is_some()
            && before().all(|one| self.is_own(one) && straight(one))
    }

    /// Whether a possessive says so: "Solvo lowers its costs to 5 million", where nobody
    /// else can be meant.
    fn owns(&self) -> bool {
        let article = self.checks.article;
        let Some(found) = article.found.get(self.place.block) else { return false };
        let sentence = Sentence::new(found, self.sentence());
        let clause = Clause { article, sentence: &sentence, figure: self.measure.figure };
        let Some((place, cue)) = clause.possessive() else { return false };
        let fits = |one: &&EntityMention| (cue == Cue::Him) == (one.kind == EntityKind::Person);
        let mut owners = clause.straight_before(place).filter(fits).peekable();
        owners.peek().is_some() && owners.all(|one| self.is_own(one))
    }

    fn sentence(&self) -> Span {
        self.checks.sentence(self.place.block, self.measure.figure.full)
    }

    /// Whether the sentence names it before the figure, and nothing else that can have it.
    fn is_only(&self) -> bool {
        let (sentence, figure) = (self.sentence(), self.measure.figure.full);
        let here = || self.rivals().filter(|one| sentence.holds(one.span));
        here().any(|one| one.span.end <= figure.start) && here().all(|one| self.is_own(one))
    }

    /// Whether the sentence suggests no other name: of those behind no preposition, the name
    /// is the last before the figure, and the only one unless it stands in the same clause;
    /// or none stands before the figure, and it is the first behind.
    fn is_nearest(&self) -> bool {
        let article = self.checks.article;
        let Some(found) = article.found.get(self.place.block) else { return false };
        let figure = self.measure.figure.full;
        let sentence = Sentence::new(found, self.sentence());
        let straight = |mention: &&EntityMention| {
            sentence.span.holds(mention.span)
                && !is_oblique(&sentence, mention)
                && !is_source(&sentence, mention)
        };
        let before = |mention: &&EntityMention| mention.span.end <= figure.start;
        let mentions = || self.mentions().filter(straight);
        let Some(last) = mentions().filter(before).last() else {
            return mentions().next().is_some_and(|one| self.is_own(one));
        };
        let between = found.block.text.get(last.span.end..figure.start).unwrap_or_default();
        let only = mentions().filter(before).all(|one| self.is_own(one));
        self.is_own(last) && (only || same_clause(between))
    }

    /// Whether a sentence that names nothing that can have the figure means the name: nothing
    /// else is named before in the passage, else the article is about it.
    fn is_meant(&self) -> bool {
        let sentence = self.sentence();
        let before = |mention: &&EntityMention| mention.span.end <= sentence.start;
        let mut named = self.rivals().filter(before).peekable();
        let meant = match named.peek() {
            Some(_) => named.all(|one| self.is_own(one)),
            None => self.checks.names.is_topic(self.name, self.place),
        };
        meant && !self.rivals().any(|one| sentence.holds(one.span))
    }
}
