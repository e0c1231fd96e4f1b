//! The subjects that nothing tells: the nearest name that can have a figure, else what the
//! passage speaks of, else what the article is about.

use super::{Subject, Subjects, ThingBefore, Whose, by, physical};
use crate::ingest::facts::grammar::Clause;
use crate::ingest::facts::metrics::Measured;
use crate::ingest::facts::verbs::is_harmed;
use crate::ingest::names::EntityMention;
use crate::model::EntityKind;

impl<'f> Subjects<'_, 'f> {
    /// The nearest subject that suits a figure.
    pub(super) fn supposed(
        &self,
        clause: &Clause<'_, 'f>,
        metric: Option<Measured>,
    ) -> Option<Subject> {
        let Clause { sentence, figure, .. } = *clause;
        let dimension = figure.unit.as_ref().map_or("", |unit| unit.dimension.as_str());
        let measured = metric.or_else(|| physical(clause));
        let opening = || {
            let harmed = Self::harmed(clause).filter(|_| metric.is_none());
            harmed
                .or_else(|| Self::doubtful(clause, measured))
                .or_else(|| Self::opening(clause).filter(|_| metric.is_none()))
        };
        by(Whose::Nearest, self.named(clause, measured))
            .or_else(|| by(Whose::Opening, opening()))
            .or_else(|| self.of_kind(measured))
            .or_else(|| by(Whose::Near, self.before(clause)))
            .or_else(|| self.compared(dimension))
            .or_else(|| self.spoken_of(clause, measured))
            .or_else(|| by(Whose::Near, self.after(sentence, figure)))
            .or_else(|| self.focus.main.clone().map(|slug| (slug, Whose::Article)))
            .or_else(|| self.life(measured).map(|slug| (slug, Whose::Article)))
    }

    /// The person that the article is about, of what a person can have.
    fn life(&self, measured: Option<Measured>) -> Option<String> {
        let own = matches!(measured, None | Some(Measured::Person | Measured::Party));
        self.focus.person.clone().filter(|_| own)
    }

    /// "Solvo is valued": what nobody took for an organization may be one.
    fn doubtful(clause: &Clause<'_, 'f>, measured: Option<Measured>) -> Option<&'f EntityMention> {
        let open = matches!(measured, Some(Measured::Body | Measured::Party));
        let first = clause.straight_before(clause.figure.span.start).next().filter(|_| open);
        first.filter(|one| matches!(one.kind, EntityKind::System | EntityKind::Other))
    }

    /// "Arden grew by 3%": a place, or what nothing tells the kind of.
    fn opening(clause: &Clause<'_, 'f>) -> Option<&'f EntityMention> {
        let fits = |one: &&EntityMention| matches!(one.kind, EntityKind::Place | EntityKind::Other);
        clause.opening().filter(fits)
    }

    /// "The flood destroyed 140 houses in Arden": where it happened, if nobody is named.
    fn harmed(clause: &Clause<'_, 'f>) -> Option<&'f EntityMention> {
        let sentence = clause.sentence;
        let nobody = clause.straight_before(sentence.span.end).next().is_none();
        let mut places = sentence.references().filter(|one| one.kind == EntityKind::Place);
        places.next().filter(|_| nobody && is_harmed(clause))
    }

    /// What the passage or else the article is about, of the kind that a metric measures.
    fn of_kind(&self, measured: Option<Measured>) -> Option<Subject> {
        let passage = |slug: &Option<String>| slug.clone().map(|slug| (slug, Whose::Passage));
        let article = |slug: &Option<String>| slug.clone().map(|slug| (slug, Whose::Article));
        match measured? {
            Measured::Thing => match &self.thing {
                ThingBefore::Named(thing) => Some((thing.clone(), Whose::Passage)),
                ThingBefore::Open | ThingBefore::Missing => article(&self.focus.thing),
            },
            Measured::Person => passage(&self.person),
            Measured::Place => passage(&self.place),
            Measured::Body | Measured::Party => {
                // What the article is about means more than whoever deals with it.
                let focus = self.focus.body.clone().filter(|_| self.in_focus);
                let focus = focus.filter(|body| self.focus.main.as_ref() == Some(body));
                article(&focus).or_else(|| passage(&self.body))
            }
        }
    }

    /// A share without a metric is one of what the figure before measures: "Solvo sold 300
    /// cars. That is 20% more."
    fn compared(&self, dimension: &str) -> Option<Subject> {
        let is_share = matches!(dimension, "percent" | "proportion" | "ratio");
        let subject = self.last.as_ref().filter(|_| is_share)?.subject.clone();
        subject.map(|slug| (slug, Whose::Continued))
    }

    /// What the sentence before is about.
    fn spoken_of(&self, clause: &Clause<'_, 'f>, measured: Option<Measured>) -> Option<Subject> {
        // Whoever reports or judges is not what is measured.
        let says = clause.pronoun().is_some_and(|(place, _)| clause.only_says(place));
        if (self.in_focus || self.observes || says) && self.focus.main.is_some() {
            return self.focus.main.clone().map(|slug| (slug, Whose::Article));
        }
        let unit = clause.figure.unit.as_ref();
        let is_money = unit.is_some_and(|unit| unit.dimension.starts_with("money"));
        let person = is_money && measured != Some(Measured::Thing);
        let topic = self.topic.clone().filter(|_| person || !self.acting);
        topic.map(|slug| (slug, Whose::Passage))
    }
}
