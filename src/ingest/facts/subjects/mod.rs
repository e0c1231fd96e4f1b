//! What a figure measures, judged by grammar before distance: what stands in apposition to
//! it, else the nearest mention before it that can have such a figure, else what the
//! sentences before are about.

mod candidates;

use super::super::cues::Cue;
use super::super::names::EntityMention;
use super::super::text::Span;
use super::article::Article;
use super::grammar::{Clause, is_oblique, is_owner};
use super::metrics::{Measured, NamedMetric};
use super::sentence::Sentence;
use super::topics::{can_have_figures, is_body, main_entity, outside, person_who_acts, topic};
use super::verbs::is_harmed;
use crate::model::EntityKind;

/// What an article and the sentences so far are about.
#[derive(Debug)]
pub(super) struct Subjects<'f> {
    article: Article<'f>,
    /// The system or organization that the article names most.
    main: Option<String>,
    /// The system that it names most, if that is among what it is about.
    main_thing: Option<String>,
    /// The place that it names most of all, which may cost and measure something too.
    main_place: Option<String>,
    /// What the sentence before is about.
    topic: Option<String>,
    /// What the sentence before that was about, which a pronoun may still stand for.
    recent: Option<String>,
    /// Whether that is a person.
    acting: bool,
    /// The thing that the sentence before in its piece names.
    thing: ThingBefore,
    /// The last person that was named.
    person: Option<String>,
    /// The last place that was named.
    place: Option<String>,
    /// The person that the sentence before names last.
    named_last: Option<String>,
    /// The organization that is named most.
    main_body: Option<String>,
    /// The organization that the sentence before is about, else that one.
    body: Option<String>,
    /// The figure before: its sentence, its span, what it measures, and its subject.
    last: Option<(Span, Span, Option<Measured>, Option<String>)>,
}

/// The thing that a sentence names last.
#[derive(Clone, Debug, PartialEq, Eq)]
enum ThingBefore {
    /// No sentence before names anybody or anything.
    Open,
    /// It names somebody or something else.
    Missing,
    Named(String),
}

/// A system is what an article is about if it has this part of the mentions of what is
/// named most.
const PART: usize = 3;

impl<'f> Subjects<'f> {
    pub(super) fn new(article: &Article<'f>) -> Self {
        let main = main_entity(article, can_have_figures);
        let thing = main_entity(article, EntityMention::is_thing);
        let main_body = main_entity(article, is_body).map(|(slug, _)| slug);
        let (most, of_thing) = (count(main.as_ref()), count(thing.as_ref()));
        let open =
            |mention: &EntityMention| matches!(mention.kind, EntityKind::Place | EntityKind::Other);
        let place = main_entity(article, open);
        let place = place.filter(|(_, count)| *count > most.max(of_thing));
        let main_place = place.map(|(slug, _)| slug);
        Self {
            article: *article,
            main: main_place.clone().or_else(|| main.map(|(slug, _)| slug)),
            main_thing: main_place
                .clone()
                .or_else(|| thing.filter(|_| of_thing * PART >= most).map(|(slug, _)| slug)),
            main_place,
            topic: None,
            recent: None,
            acting: false,
            thing: ThingBefore::Open,
            person: None,
            place: None,
            named_last: None,
            body: main_body.clone(),
            main_body,
            last: None,
        }
    }

    /// Whether a mention is that of something that is made, or of the place that the
    /// article is about.
    fn is_thing(&self, mention: &EntityMention) -> bool {
        mention.is_thing() || self.main_place.as_ref() == Some(&mention.slug)
    }

    /// Begins a piece that does not continue the one before.
    pub(super) fn begin_piece(&mut self) {
        self.recent = self.topic.take().or(self.recent.take());
        self.body.clone_from(&self.main_body);
        self.thing = ThingBefore::Open;
    }

    /// Ends a sentence: the next one may be about the same.
    pub(super) fn end_sentence(&mut self, sentence: &Sentence<'f>) {
        let straight = |mention: &&EntityMention| {
            !is_oblique(sentence, mention) && !is_owner(sentence, mention)
        };
        let mut bodies = sentence.references().filter(outside(sentence)).filter(straight);
        let body = bodies.find(|mention| is_body(mention));
        self.body = body.map(|mention| mention.slug.clone()).or(self.body.take());
        let actor = person_who_acts(sentence);
        let topic = actor.or_else(|| topic(&self.article, sentence));
        self.acting = topic.map_or(self.acting, |_| actor.is_some());
        self.topic = topic.map(|mention| mention.slug.clone()).or(self.topic.take());
        let named = sentence.references().next().is_some();
        let things = sentence.references().filter(outside(sentence)).filter(straight);
        let thing = things.filter(|one| self.is_thing(one)).last().map(|one| one.slug.clone());
        if let Some(thing) = thing {
            self.thing = ThingBefore::Named(thing);
        } else if named {
            self.thing = ThingBefore::Missing;
        }
        let person =
            sentence.references().filter(|mention| mention.kind == EntityKind::Person).last();
        self.named_last = person.map(|mention| mention.slug.clone());
        self.person = self.named_last.clone().or(self.person.take());
        let place = sentence.references().filter(|one| one.kind == EntityKind::Place).last();
        self.place = place.map(|mention| mention.slug.clone()).or(self.place.take());
    }

    /// The subject of a figure, whose metric is named at some place, and whether the words
    /// around it tell it.
    pub(super) fn subject(
        &mut self,
        clause: Clause<'_, 'f>,
        metric: Option<(Span, &NamedMetric)>,
    ) -> (Option<String>, bool) {
        let measured = metric.and_then(|(_, metric)| metric.measured);
        let place = metric.map(|(place, _)| place);
        let told = self.told(&clause, place, measured);
        let open = told.is_none() && !self.is_unnamed(&clause, measured);
        let is_told = told.is_some();
        let found = told.or_else(|| self.supposed(&clause, measured).filter(|_| open));
        self.last = Some((clause.sentence.span, clause.figure.span, measured, found.clone()));
        (found, is_told)
    }

    /// Whether a figure is that of a thing without a name: "Solvo opened a mill. It cost 5
    /// million."
    fn is_unnamed(&self, clause: &Clause<'_, 'f>, measured: Option<Measured>) -> bool {
        let it = |(_, cue): (usize, Cue)| cue != Cue::Him;
        measured == Some(Measured::Thing)
            && self.thing == ThingBefore::Missing
            && clause.pronoun().filter(|(place, _)| !clause.touches(*place)).is_some_and(it)
    }

    /// The subject that the words around a figure tell.
    fn told(
        &self,
        clause: &Clause<'_, 'f>,
        metric: Option<Span>,
        measured: Option<Measured>,
    ) -> Option<String> {
        let slug = |mention: &EntityMention| mention.slug.clone();
        let direct = clause.apposed().or_else(|| clause.relative());
        let aged = || clause.aged_behind().filter(|_| measured == Some(Measured::Person));
        let direct = direct.or_else(aged);
        let is_percent =
            clause.figure.unit.as_ref().is_some_and(|unit| unit.dimension == "percent");
        let part = || clause.part().filter(|_| is_percent);
        let genitive = || metric.and_then(|metric| clause.genitive(metric));
        direct
            .or_else(part)
            .or_else(genitive)
            .map(slug)
            .or_else(|| self.continued(clause, measured))
            .or_else(|| self.punished(clause))
            .or_else(|| {
                let gives = clause.last(Cue::Awards).is_some();
                clause.object_behind().filter(|_| gives).map(slug)
            })
            .or_else(|| self.owner(clause, measured))
            .or_else(|| self.acting(clause, measured))
            .or_else(|| {
                let fits = |one: &&EntityMention| match measured {
                    Some(Measured::Thing | Measured::Place) => false,
                    Some(Measured::Body) => is_body(one),
                    Some(Measured::Person) => one.kind == EntityKind::Person,
                    Some(Measured::Party) | None => true,
                };
                clause.getter().filter(fits).map(slug)
            })
    }

    /// The subject of the figure before, if this one only goes on: "by 30%, to $42m".
    fn continued(&self, clause: &Clause<'_, 'f>, measured: Option<Measured>) -> Option<String> {
        let (sentence, figure, before, subject) = self.last.as_ref()?;
        let same = *sentence == clause.sentence.span && (measured.is_none() || measured == *before);
        (same && clause.follows(*figure)).then(|| subject.clone()).flatten()
    }

    /// The nearest subject that suits a figure.
    fn supposed(&self, clause: &Clause<'_, 'f>, measured: Option<Measured>) -> Option<String> {
        let Clause { sentence, figure, .. } = *clause;
        let dimension = figure.unit.as_ref().map_or("", |unit| unit.dimension.as_str());
        let is_money = dimension.starts_with("money");
        let thing = PHYSICAL.contains(&dimension).then_some(Measured::Thing);
        let metric_free = measured.is_none();
        let measured = measured.or(thing);
        let slug = |mention: &EntityMention| mention.slug.clone();
        // "Solvo is valued": what nobody took for an organization may be one.
        let doubtful = || {
            let open = matches!(measured, Some(Measured::Body | Measured::Party));
            let first = clause.straight_before(figure.span.start).next().filter(|_| open);
            first.filter(|one| matches!(one.kind, EntityKind::System | EntityKind::Other))
        };
        // "Arden grew by 3%": a place, or what nothing tells the kind of.
        let opening = || {
            let open = metric_free && matches!(measured, None | Some(Measured::Thing));
            let fits =
                |one: &&EntityMention| matches!(one.kind, EntityKind::Place | EntityKind::Other);
            clause.opening().filter(fits).filter(|_| open)
        };
        // "The flood destroyed 140 houses in Arden": where it happened, if nobody is named.
        let harmed = || {
            let nobody = clause.straight_before(sentence.span.end).next().is_none();
            let mut places = sentence.references().filter(|one| one.kind == EntityKind::Place);
            places.next().filter(|_| nobody && metric_free && is_harmed(clause))
        };
        self.named(sentence, figure, measured)
            .or_else(harmed)
            .or_else(doubtful)
            .or_else(opening)
            .map(slug)
            .or_else(|| match measured {
                Some(Measured::Thing) => self.main_thing.clone(),
                Some(Measured::Person) => self.person.clone(),
                Some(Measured::Place) => self.place.clone(),
                Some(Measured::Body | Measured::Party) => self.body.clone(),
                None => None,
            })
            .or_else(|| Self::before(sentence, figure).map(slug))
            .or_else(|| self.topic.clone().filter(|_| is_money || !self.acting))
            .or_else(|| self.after(sentence, figure).map(slug))
            .or_else(|| self.main.clone())
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
        self.antecedent(clause, place, cue, measured)
    }
}

/// The dimensions of what only things have.
const PHYSICAL: [&str; 9] =
    ["angle", "area", "energy", "frequency", "length", "mass", "power", "speed", "volume"];

fn count(main: Option<&(String, usize)>) -> usize {
    main.map_or(0, |(_, count)| *count)
}
