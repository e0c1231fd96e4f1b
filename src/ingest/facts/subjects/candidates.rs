//! Which names of a sentence may have a figure, and what a pronoun stands for.

use super::{Subjects, ThingBefore};
use crate::ingest::cues::Cue;
use crate::ingest::facts::grammar::{Clause, is_genitive, is_oblique, is_source};
use crate::ingest::facts::metrics::Measured;
use crate::ingest::facts::sentence::Sentence;
use crate::ingest::facts::speakers::speaker;
use crate::ingest::facts::topics::{
    can_have_figures, foresees, is_body, person_who_acts, place_before,
};
use crate::ingest::figures::WrittenFigure;
use crate::ingest::names::EntityMention;
use crate::ingest::text::Span;
use crate::model::EntityKind;

impl<'f> Subjects<'_, 'f> {
    /// What a pronoun at a place stands for.
    pub(super) fn antecedent(
        &self,
        clause: &Clause<'_, 'f>,
        place: usize,
        cue: Cue,
        measured: Option<Measured>,
    ) -> Option<String> {
        use EntityKind::Person;
        let people = measured.is_none_or(|one| matches!(one, Measured::Person | Measured::Party));
        let fits = |mention: &&EntityMention| match cue {
            Cue::Him => mention.kind == Person,
            Cue::It => mention.kind != Person,
            _ => people || mention.kind != Person,
        };
        let whole = |one: &&EntityMention| !is_genitive(clause.sentence, one);
        let is_thing = measured == Some(Measured::Thing);
        let thing = |one: &&EntityMention| is_thing && self.is_thing(one);
        let mentions = || clause.straight_before(place).filter(whole).filter(fits);
        // "Byron gives way to Holm, from Solvo, where she earned": the last one.
        let before = clause.sentence.references().filter(|one| one.span.end <= place);
        let last = before.filter(|one| one.kind == Person).last();
        let place_where = last.filter(|_| cue != Cue::It && clause.follows_where(place));
        let inside = place_where.or_else(|| mentions().filter(thing).last());
        let inside = inside.or_else(|| mentions().next());
        let about = || {
            let topic = self.topic.clone().or_else(|| self.recent.clone());
            topic.filter(|_| !self.observes || self.focus.main.is_none())
        };
        let pays = measured.is_some_and(|one| matches!(one, Measured::Person | Measured::Party));
        let outside = || match cue {
            Cue::Him => self.person.clone().filter(|_| people),
            // "Il est condamné": who was named last, of those who may be.
            Cue::Il if pays => self.named_last.clone().or_else(about),
            _ if is_thing && self.thing != ThingBefore::Open => match &self.thing {
                ThingBefore::Named(thing) => Some(thing.clone()),
                _ => None,
            },
            _ if measured == Some(Measured::Body) => self.body.clone(),
            Cue::It if self.acting => match &self.thing {
                ThingBefore::Named(thing) => Some(thing.clone()),
                _ => self.body.clone(),
            },
            _ => about().filter(|_| people || !self.acting),
        };
        inside.map(|mention| mention.slug.clone()).or_else(outside)
    }

    /// The nearest mention of the right kind in a sentence.
    pub(super) fn named(
        &self,
        clause: &Clause<'_, 'f>,
        measured: Option<Measured>,
    ) -> Option<&'f EntityMention> {
        use EntityKind::{Other, Person};
        let Clause { sentence, figure, .. } = *clause;
        let nearest = |fits: &dyn Fn(&EntityMention) -> bool| Self::nearest(sentence, figure, fits);
        let thing = |mention: &EntityMention| self.is_thing(mention);
        let person = |mention: &EntityMention| mention.kind == Person;
        let other = |mention: &EntityMention| mention.kind == Other;
        let acts =
            |one: &EntityMention| (is_body(one) || other(one)) && !self.is_apart(clause, one);
        match measured {
            Some(Measured::Thing) => nearest(&thing).or_else(|| nearest(&other)),
            Some(Measured::Body) => nearest(&|one| is_body(one) && !self.is_new(clause, one)),
            Some(Measured::Person) => nearest(&person),
            Some(Measured::Place) => place_before(sentence, figure),
            Some(Measured::Party) => nearest(&|one| is_body(one) || person(one)),
            None => nearest(&thing).or_else(|| nearest(&acts)).or_else(|| {
                person_who_acts(sentence)
                    .filter(|one| one.span.end <= figure.span.start)
                    .filter(|one| !clause.is_within(one.span.end))
                    .filter(|one| !foresees(sentence, one))
            }),
        }
    }

    /// The nearest mention of some kinds before a figure; those behind a preposition
    /// ("at", "by") do not count.
    pub(super) fn nearest(
        sentence: &Sentence<'f>,
        figure: &WrittenFigure,
        suits: &dyn Fn(&EntityMention) -> bool,
    ) -> Option<&'f EntityMention> {
        let speaker = speaker(sentence);
        let said = |mention: &EntityMention| {
            speaker.is_some_and(|one| one.kind == EntityKind::Person && one.span == mention.span)
                || speaker.is_some_and(|one| is_office(sentence, one, mention))
        };
        let fits = |mention: &&'f EntityMention| {
            suits(mention)
                && !said(mention)
                && !figure.full.meets(mention.span)
                && !is_oblique(sentence, mention)
                && !is_source(sentence, mention)
        };
        let before = |mention: &&EntityMention| mention.span.end <= figure.span.start;
        sentence.references().filter(fits).filter(before).last()
    }

    /// The nearest mention before a figure that can have one.
    pub(super) fn before(&self, clause: &Clause<'_, 'f>) -> Option<&'f EntityMention> {
        let fits = |one: &EntityMention| can_have_figures(one) && !self.is_apart(clause, one);
        Self::nearest(clause.sentence, clause.figure, &fits)
    }

    /// Whether a mention other than what the article is about stands apart from a figure:
    /// "Solvo says that 300 shops will close" may be those of another.
    fn is_apart(&self, clause: &Clause<'_, 'f>, one: &EntityMention) -> bool {
        let other = self.focus.main.as_ref().is_some_and(|main| *main != one.slug);
        is_body(one)
            && other
            && (clause.only_says(one.span.end) || clause.begins_anew(one.span.end))
    }

    /// Whether the figure begins a clause behind that of a mention: "Solvo is called in, and
    /// 300 people lose their jobs".
    fn is_new(&self, clause: &Clause<'_, 'f>, one: &EntityMention) -> bool {
        let other = self.focus.main.as_ref().is_some_and(|main| *main != one.slug);
        other && clause.begins_anew(one.span.end)
    }

    /// The first mention after a figure that can have one, else, where nothing else is
    /// known, what stands behind a preposition.
    pub(super) fn after(
        &self,
        sentence: &Sentence<'f>,
        figure: &WrittenFigure,
    ) -> Option<&'f EntityMention> {
        let fits = |mention: &&'f EntityMention| {
            !figure.full.meets(mention.span)
                && can_have_figures(mention)
                && !is_source(sentence, mention)
        };
        let straight = |mention: &&'f EntityMention| {
            !is_oblique(sentence, mention) && !is_genitive(sentence, mention)
        };
        let mut behind = sentence.references().filter(fits).filter(straight);
        behind.find(|mention| mention.span.start >= figure.span.end).or_else(|| {
            (self.topic.is_none() && self.focus.main.is_none())
                .then(|| sentence.references().filter(fits).last())
                .flatten()
        })
    }
}

/// Whether a mention only tells for whom somebody speaks: "Ada Byron of Solvo said".
fn is_office(sentence: &Sentence<'_>, speaker: &EntityMention, mention: &EntityMention) -> bool {
    let between = Span::new(speaker.span.end, mention.span.start);
    speaker.kind == EntityKind::Person
        && speaker.span.end < mention.span.start
        && sentence.found.within(between).len() <= 2
        && is_genitive(sentence, mention)
}
