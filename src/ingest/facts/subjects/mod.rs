//! What a figure measures, judged by grammar before distance: what the words around it say,
//! else the nearest name that can have such a figure, else what the passage or the article
//! is about.

mod candidates;
mod supposed;
mod told;
mod whose;

use super::super::cues::Cue;
use super::super::names::EntityMention;
use super::super::text::Span;
use super::article::Article;
use super::focus::Focus;
use super::grammar::{Clause, is_oblique, is_owner};
use super::metrics::{Measured, NamedMetric};
use super::sentence::Sentence;
use super::topics::{is_body, outside, person_who_acts, topic};
use crate::model::EntityKind;

pub(in crate::ingest) use whose::Whose;

/// The slug of a subject, and the rule that tells it.
type Subject = (String, Whose);

/// What an article and the sentences so far are about.
#[derive(Debug)]
pub(super) struct Subjects<'a, 'f> {
    article: &'a Article<'f>,
    focus: &'a Focus,
    /// What the sentence before is about.
    topic: Option<String>,
    /// What the sentence before that was about, which a pronoun may still stand for.
    recent: Option<String>,
    /// Whether that is a person.
    acting: bool,
    /// Whether it only judges or reports on others.
    observes: bool,
    /// Whether the sentence before names what the article is about.
    in_focus: bool,
    /// The thing that the sentence before in its piece names.
    thing: ThingBefore,
    /// The last person that was named, if any behind no preposition.
    person: Option<String>,
    /// The last place that was named.
    place: Option<String>,
    /// The person that the sentence before names last.
    named_last: Option<String>,
    /// The organization that the sentence before is about, else the main one.
    body: Option<String>,
    /// The figure before in this piece.
    last: Option<FigureBefore>,
}

/// A figure whose subject was found.
#[derive(Debug)]
struct FigureBefore {
    sentence: Span,
    figure: Span,
    measured: Option<Measured>,
    subject: Option<String>,
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

impl<'a, 'f> Subjects<'a, 'f> {
    pub(super) fn new(article: &'a Article<'f>, focus: &'a Focus) -> Self {
        Self {
            article,
            body: focus.body.clone(),
            focus,
            topic: None,
            recent: None,
            acting: false,
            observes: false,
            in_focus: false,
            thing: ThingBefore::Open,
            person: None,
            place: None,
            named_last: None,
            last: None,
        }
    }

    /// Whether a mention is that of something that is made, or of the place that the
    /// article is about.
    fn is_thing(&self, mention: &EntityMention) -> bool {
        mention.is_thing() || self.focus.place.as_ref() == Some(&mention.slug)
    }

    /// Begins a piece that does not continue the one before.
    pub(super) fn begin_piece(&mut self) {
        self.recent = self.topic.take().or(self.recent.take());
        self.body.clone_from(&self.focus.body);
        self.thing = ThingBefore::Open;
        self.in_focus = false;
        self.last = None;
    }

    /// Ends a sentence: the next one may be about the same.
    pub(super) fn end_sentence(&mut self, sentence: &Sentence<'f>) {
        let named = || sentence.references();
        let straight = |mention: &&EntityMention| {
            !is_oblique(sentence, mention) && !is_owner(sentence, mention)
        };
        let last = |kind| named().filter(move |one| one.kind == kind).last();
        let slug = |mention: Option<&EntityMention>| mention.map(|one| one.slug.clone());
        let mut bodies = named().filter(outside(sentence)).filter(straight);
        self.body = slug(bodies.find(|mention| is_body(mention))).or(self.body.take());
        let actor = person_who_acts(sentence);
        let topic = actor.or_else(|| topic(self.article, sentence));
        self.acting = topic.map_or(self.acting, |_| actor.is_some());
        self.observes = topic.map_or(self.observes, EntityMention::is_observer);
        self.topic = slug(topic).or(self.topic.take());
        if named().next().is_some() {
            self.in_focus = named().any(|one| self.focus.main.as_ref() == Some(&one.slug));
            let things = named().filter(outside(sentence)).filter(straight);
            let thing = slug(things.filter(|one| self.is_thing(one)).last());
            self.thing = thing.map_or(ThingBefore::Missing, ThingBefore::Named);
        }
        let person = last(EntityKind::Person);
        let people = named().filter(|one| one.kind == EntityKind::Person);
        let acts = people.filter(straight).last();
        self.named_last = slug(person);
        self.person = slug(acts.or(person)).or(self.person.take());
        self.place = slug(last(EntityKind::Place)).or(self.place.take());
    }

    /// The subject of a figure, whose metric is named at some place.
    pub(super) fn subject(
        &mut self,
        clause: Clause<'_, 'f>,
        metric: Option<(Span, &NamedMetric)>,
    ) -> Option<Subject> {
        let measured = metric.and_then(|(_, metric)| metric.measured);
        let place = metric.map(|(place, _)| place);
        let found = self.told(&clause, place, measured).or_else(|| {
            let supposed = || self.supposed(&clause, measured);
            (!self.is_unnamed(&clause, measured)).then(supposed).flatten()
        });
        self.last = Some(FigureBefore {
            sentence: clause.sentence.span,
            figure: clause.figure.span,
            measured,
            subject: found.as_ref().map(|(slug, _)| slug.clone()),
        });
        found
    }

    /// Whether a figure is that of a thing without a name: "Solvo opened a mill. It cost 5
    /// million."
    fn is_unnamed(&self, clause: &Clause<'_, 'f>, measured: Option<Measured>) -> bool {
        let it = |(_, cue): (usize, Cue)| cue != Cue::Him;
        measured == Some(Measured::Thing)
            && self.thing == ThingBefore::Missing
            && clause.pronoun().filter(|(place, _)| !clause.touches(*place)).is_some_and(it)
    }
}

/// A subject that a rule tells.
fn by(whose: Whose, mention: Option<&EntityMention>) -> Option<Subject> {
    mention.map(|mention| (mention.slug.clone(), whose))
}

/// The dimensions of what only things have.
const PHYSICAL: [&str; 9] =
    ["angle", "area", "energy", "frequency", "length", "mass", "power", "speed", "volume"];

/// What a figure without a metric measures by its unit: what has a length or a power is a
/// thing.
fn physical(clause: &Clause<'_, '_>) -> Option<Measured> {
    let unit = clause.figure.unit.as_ref()?;
    PHYSICAL.contains(&unit.dimension.as_str()).then_some(Measured::Thing)
}
