//! The subjects that the words around a figure tell.

use super::{Subject, Subjects, Whose, by, physical};
use crate::ingest::cues::Cue;
use crate::ingest::facts::grammar::Clause;
use crate::ingest::facts::metrics::Measured;
use crate::ingest::facts::topics::is_body;
use crate::ingest::names::EntityMention;
use crate::ingest::text::Span;
use crate::model::EntityKind;

impl<'f> Subjects<'_, 'f> {
    /// The subject that the words around a figure tell.
    pub(super) fn told(
        &self,
        clause: &Clause<'_, 'f>,
        metric: Option<Span>,
        measured: Option<Measured>,
    ) -> Option<Subject> {
        let unit = clause.figure.unit.as_ref();
        let is_percent = unit.is_some_and(|unit| unit.dimension == "percent");
        let aged = || clause.aged_behind().filter(|_| measured == Some(Measured::Person));
        let part = || clause.part().filter(|_| is_percent);
        let genitive = || metric.and_then(|metric| clause.genitive(metric));
        let awarded = || clause.object_behind().filter(|_| clause.last(Cue::Awards).is_some());
        let slug = |whose, slug: Option<String>| slug.map(|slug| (slug, whose));
        let apposed = || clause.apposed().filter(|one| self.may_have(one, measured));
        // Also a mountain has a height.
        let metric_kind = measured.or_else(|| physical(clause));
        by(Whose::Apposition, apposed())
            .or_else(|| by(Whose::Relative, clause.relative()))
            .or_else(|| by(Whose::Apposition, aged()))
            .or_else(|| by(Whose::Genitive, part().or_else(genitive)))
            .or_else(|| slug(Whose::Continued, self.continued(clause, measured)))
            .or_else(|| slug(Whose::Object, self.punished(clause)))
            .or_else(|| by(Whose::Object, awarded().or_else(|| clause.recipient())))
            .or_else(|| slug(Whose::Possessive, self.owner(clause, metric_kind)))
            .or_else(|| slug(Whose::Pronoun, self.acting(clause, metric_kind)))
            .or_else(|| by(Whose::Verb, Self::getter(clause, measured)))
    }

    /// Whether nothing speaks against a mention as the subject of a metric: a town has no
    /// seats, and only people have an age.
    fn may_have(&self, one: &EntityMention, measured: Option<Measured>) -> bool {
        match measured {
            Some(Measured::Thing) => match one.kind {
                EntityKind::Person => false,
                EntityKind::Place => self.is_thing(one),
                _ => true,
            },
            Some(Measured::Person) => one.kind == EntityKind::Person,
            _ => true,
        }
    }

    /// Who gets or pays the figure, if its metric can be theirs.
    fn getter(clause: &Clause<'_, 'f>, measured: Option<Measured>) -> Option<&'f EntityMention> {
        clause.getter().filter(|one| match measured {
            Some(Measured::Thing | Measured::Place) => false,
            Some(Measured::Body) => is_body(one),
            Some(Measured::Person) => one.kind == EntityKind::Person,
            Some(Measured::Party) | None => true,
        })
    }

    /// The subject of the figure before, if this one only goes on: "by 30%, to $42m".
    fn continued(&self, clause: &Clause<'_, 'f>, measured: Option<Measured>) -> Option<String> {
        let last = self.last.as_ref()?;
        let same = last.sentence == clause.sentence.span
            && (measured.is_none() || measured == last.measured);
        (same && clause.follows(last.figure)).then(|| last.subject.clone()).flatten()
    }

    /// Who is fined or sentenced, where the sentence tells who does so.
    fn punished(&self, clause: &Clause<'_, 'f>) -> Option<String> {
        let verb = clause.last(Cue::Punishes).filter(|verb| !clause.is_passive(*verb))?;
        let party = |mention: &&EntityMention| mention.kind != EntityKind::Place;
        let object = clause.between(verb).find(party).or_else(|| clause.object_behind());
        let person = || self.person.clone().filter(|_| clause.last(Cue::Him).is_some());
        object.map(|mention| mention.slug.clone()).or_else(person).or_else(|| self.body.clone())
    }

    /// Whose a figure is: "its 6-megawatt plant", "sa dette de 3 millions".
    fn owner(&self, clause: &Clause<'_, 'f>, measured: Option<Measured>) -> Option<String> {
        // The cost of a team's ship is that of the ship.
        if measured == Some(Measured::Thing) {
            return None;
        }
        let (place, cue) = clause.possessive()?;
        self.antecedent(clause, place, cue, measured)
    }

    /// What the pronoun that acts in the clause of a figure stands for: "he earned".
    fn acting(&self, clause: &Clause<'_, 'f>, measured: Option<Measured>) -> Option<String> {
        let (place, cue) = clause.pronoun()?;
        // "It says that 300 shops will close": they may be those of another.
        let others = matches!(measured, None | Some(Measured::Thing));
        if others && clause.only_says(place) {
            return None;
        }
        self.antecedent(clause, place, cue, measured)
    }
}
