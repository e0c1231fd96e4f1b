//! The words around a figure that say whose it is: appositions, relative clauses, verbs
//! with an object, possessives and pronouns.

use super::super::cues::Cue;
use super::super::figures::WrittenFigure;
use super::super::names::EntityMention;
use super::super::text::{Span, TokenKind};
use super::article::Article;
use super::sentence::Sentence;
use crate::model::EntityKind;

/// A figure in its sentence.
#[derive(Clone, Copy, Debug)]
pub(in crate::ingest) struct Clause<'c, 'f> {
    pub(in crate::ingest) article: &'c Article<'f>,
    pub(in crate::ingest) sentence: &'c Sentence<'f>,
    pub(in crate::ingest) figure: &'c WrittenFigure,
}

/// The most tokens between a comma and a figure in an apposition.
const PHRASE: usize = 5;

/// The most tokens between a comma and a figure in what is said of a person.
const DESCRIPTION: usize = 14;

/// The most tokens between a possessive and the figure: "its fine of".
const OWNED: usize = 4;

impl<'f> Clause<'_, 'f> {
    /// The places of a cue before the figure, in text order.
    fn before(&self, cue: Cue) -> impl Iterator<Item = usize> + use<'_, 'f> {
        let places = self.sentence.places(cue);
        places.take_while(|place| *place < self.figure.span.start)
    }

    /// The place of the last cue before the figure.
    pub(super) fn last(&self, cue: Cue) -> Option<usize> {
        self.before(cue).last()
    }

    pub(super) fn text(&self, start: usize, end: usize) -> &'f str {
        self.sentence.found.block.text.get(start..end).unwrap_or_default()
    }

    /// The number of tokens from a place to the figure.
    pub(super) fn tokens(&self, place: usize) -> usize {
        self.sentence.found.within(Span::new(place, self.figure.span.start)).len()
    }

    /// Whether only the word at a place stands before the figure: "cost it 5 million".
    pub(super) fn touches(&self, place: usize) -> bool {
        self.tokens(place) <= 1
    }

    /// The mention that a figure stands in apposition to: "Ada Byron, 36,", "Cerro Alto, a
    /// 2,900-metre mountain".
    pub(in crate::ingest) fn apposed(&self) -> Option<&'f EntityMention> {
        let full = self.figure.full;
        let start = self.sentence.span.start;
        let mark = start + self.text(start, full.start).rfind([',', '('])?;
        let mention = self.sentence.references().find(|mention| mention.span.end == mark)?;
        if self.tokens(mark) <= 1 {
            let after = self.text(full.end, self.sentence.span.end).trim_start();
            let closes = after.is_empty() || after.starts_with([',', ')', '.']);
            return closes.then_some(mention);
        }
        let next = self.text(mark + 1, full.start);
        let next = mark + 1 + (next.len() - next.trim_start().len());
        let explains = self.before(Cue::Apposes).any(|place| place == next);
        // "In Lestrac, a crowd of 300" tells where.
        let opens = self.sentence.found.within(Span::new(start, mention.span.start)).len() <= 2;
        let place = opens && is_oblique(self.sentence, mention);
        // "Ada Byron, a pilot who has flown 30 aircraft": all of it tells of her.
        let person = mention.kind == EntityKind::Person && self.between(mark).next().is_none();
        let reach = if person { DESCRIPTION } else { PHRASE };
        (explains && !place && self.tokens(mark) <= reach + 1).then_some(mention)
    }

    /// The mention that the clause of a figure goes on about: "the Solvo 2, which weighs".
    pub(super) fn relative(&self) -> Option<&'f EntityMention> {
        let pronoun = self.last(Cue::Relative)?;
        let mut mentions = self.sentence.references();
        let before = mentions.by_ref().take_while(|mention| mention.span.end <= pronoun).last()?;
        let between = self.text(before.span.end, pronoun).trim();
        let clause = self.text(pronoun, self.figure.span.start);
        (matches!(between, "" | ",") && !clause.contains([',', ';'])).then_some(before)
    }

    /// Whose the metric of a figure is: "Solvo's budget", "the cost of the dam".
    pub(super) fn genitive(&self, metric: Span) -> Option<&'f EntityMention> {
        let found = self.sentence.found;
        let mut mentions = self.sentence.references();
        let owns = |mention: &EntityMention| {
            let between = self.text(mention.span.end, metric.start);
            let possessive = between.starts_with(['\'', '’']) && !between.contains([',', ';']);
            possessive && between.split_whitespace().count() <= 3
        };
        let owned = |mention: &EntityMention| {
            let mut between = found.within(Span::new(metric.end, mention.span.start));
            let of = between.start;
            (1..=3).contains(&between.len())
                && between.all(|at| found.tokens.get(at).is_some_and(|token| !token.capital))
                && found.has_cue(of, Cue::Genitive)
        };
        mentions.find(|mention| {
            let before = mention.span.end <= metric.start;
            !self.figure.full.meets(mention.span)
                && if before { owns(mention) } else { owned(mention) }
        })
    }

    /// Whether the figure only goes on from another one: "by 30%, to $42m".
    pub(super) fn follows(&self, other: Span) -> bool {
        let between = Span::new(other.end, self.figure.full.start);
        let near = other.end <= between.end && self.sentence.found.within(between).len() <= 3;
        near && self.between(other.end).next().is_none()
    }

    /// Whether a verb at a place is in the passive: "was fined".
    pub(super) fn is_passive(&self, verb: usize) -> bool {
        let near = |place: usize| self.sentence.found.within(Span::new(place, verb)).len() <= 3;
        let text = |place: usize| self.text(place, verb);
        self.before(Cue::Passive)
            .any(|place| place < verb && near(place) && !text(place).contains([',', ';']))
    }

    /// The mentions between a place and the figure.
    pub(super) fn between(&self, place: usize) -> impl Iterator<Item = &'f EntityMention> {
        let start = self.figure.span.start;
        let mentions = self.sentence.references();
        mentions.filter(move |mention| mention.span.start >= place && mention.span.end <= start)
    }

    /// The mention behind the figure that gets it: "une amende de 3 000 euros à Solvo".
    pub(super) fn object_behind(&self) -> Option<&'f EntityMention> {
        let end = self.figure.full.end;
        let mut mentions = self.sentence.references();
        let next = mentions.find(|mention| mention.span.start >= end)?;
        let near = self.sentence.found.within(Span::new(end, next.span.start)).len() <= 3;
        (near && is_oblique(self.sentence, next)).then_some(next)
    }

    /// The possessive before the figure, with its cue: "its fine of".
    pub(in crate::ingest) fn possessive(&self) -> Option<(usize, Cue)> {
        let cues = [(Cue::His, Cue::Him), (Cue::Its, Cue::It), (Cue::Son, Cue::Il)];
        let found = cues.into_iter().filter_map(|(own, cue)| Some((self.last(own)?, cue)));
        let (place, cue) = found.max_by_key(|(place, _)| *place)?;
        // "his shares, once worth": an apposition to what is owned.
        let text = self.text(place, self.figure.span.start);
        let comma = text.find(',').map(|at| place + at);
        let apposed = comma.filter(|comma| self.before(Cue::Apposes).any(|cue| cue > *comma));
        let owned = Span::new(place, apposed.unwrap_or(self.figure.span.start));
        let behind = text.get(owned.end - place..).unwrap_or_default();
        let apart = self.between(place).next().is_some()
            || self.text(owned.start, owned.end).contains([',', ';'])
            || behind.matches([',', ';']).count() > 1;
        let near = self.sentence.found.within(owned).len() <= OWNED;
        (!apart && near && self.tokens(place) <= OWNED + PHRASE).then_some((place, cue))
    }

    /// The pronoun that is the subject of the clause of the figure, with its cue.
    pub(super) fn pronoun(&self) -> Option<(usize, Cue)> {
        let cues = [Cue::Him, Cue::It, Cue::Il];
        let found = cues.into_iter().filter_map(|cue| Some((self.last(cue)?, cue)));
        let (place, cue) = found.max_by_key(|(place, _)| *place)?;
        let straight = |mention: &EntityMention| !is_oblique(self.sentence, mention);
        // "According to her, it cost": she only says so.
        let sources = self.before(Cue::Source);
        let source = sources.take_while(|other| *other < place).last();
        if source
            .is_some_and(|other| self.sentence.found.within(Span::new(other, place)).len() <= 2)
        {
            return None;
        }
        let impersonal = self.before(Cue::Impersonal).any(|other| other == place);
        let apart = self.between(place).any(straight);
        (!impersonal && !apart).then_some((place, cue))
    }

    /// Whether a pronoun at a place stands right behind "where".
    pub(super) fn follows_where(&self, place: usize) -> bool {
        let near = |at: usize| self.sentence.found.within(Span::new(at, place)).len() == 1;
        self.before(Cue::Where).any(|at| at < place && near(at))
    }

    /// Whether the pronoun at a place only says the clause of the figure: "It says that".
    pub(super) fn only_says(&self, place: usize) -> bool {
        let within = |from: usize, to: usize| self.sentence.found.within(Span::new(from, to)).len();
        let mut verbs = self.before(Cue::Says).filter(|verb| *verb > place);
        let verb = verbs.find(|verb| within(place, *verb) <= 3);
        let mut that = self.before(Cue::That);
        verb.is_some_and(|verb| that.any(|at| at > verb && within(verb, at) <= 4))
    }

    /// Whether the figure begins a clause of its own behind a place, and no figure stands
    /// before: "is called in, and nearly 300 people".
    pub(super) fn begins_anew(&self, place: usize) -> bool {
        let join = self.last(Cue::Joins).filter(|join| *join > place);
        let first = self.sentence.figures().next();
        join.is_some_and(|join| {
            self.text(place, join).trim_end().ends_with(',')
                && self.tokens(join) <= 3
                && first.is_some_and(|first| first.span == self.figure.span)
        })
    }

    /// Whether the figure stands in a subordinate clause behind a place: "launches a system
    /// that serves 300 shops".
    pub(super) fn is_within(&self, place: usize) -> bool {
        let mut that = self.before(Cue::That).chain(self.before(Cue::Relative));
        that.any(|at| at > place && self.tokens(at) > 2)
    }

    /// The mentions before a place that no preposition stands before.
    pub(in crate::ingest) fn straight_before(
        &self,
        place: usize,
    ) -> impl Iterator<Item = &'f EntityMention> + use<'_, 'f> {
        self.sentence.references().filter(move |mention| {
            mention.span.end <= place
                && !self.figure.full.meets(mention.span)
                && !is_owner(self.sentence, mention)
                && !is_oblique(self.sentence, mention)
                && !is_source(self.sentence, mention)
        })
    }
}

/// Whether a mention stands behind a preposition that makes it no subject.
pub(in crate::ingest) fn is_oblique(sentence: &Sentence<'_>, mention: &EntityMention) -> bool {
    const REACH: usize = 5;
    let found = sentence.found;
    let first = found.within(Span::new(sentence.span.start, mention.span.start)).end;
    let at = |index: usize| found.has_cue(index, Cue::Oblique);
    let is_possessive = |index: usize| {
        let token = found.tokens.get(index).map_or("", |token| token.span.of(&found.block.text));
        matches!(token, "'s" | "’s")
    };
    // "to Arden's bridge Solvo", but not "In 2019, Solvo"
    let small = |index: usize| {
        let token = found.tokens.get(index);
        let word = token.is_some_and(|token| !token.capital && token.kind == TokenKind::Word);
        word || is_possessive(index + 1)
    };
    let begin = found.within(sentence.span).start;
    (1..=REACH.min(first - begin.min(first)))
        .map(|back| first - back)
        // Only an article, an adjective and a noun may stand between.
        .take_while(|index| *index + 1 == first || small(index + 1))
        .any(at)
}

/// Whether a mention stands right behind "of": "the mayor of Arden".
pub(super) fn is_genitive(sentence: &Sentence<'_>, mention: &EntityMention) -> bool {
    let found = sentence.found;
    let first = found.within(Span::new(sentence.span.start, mention.span.start)).end;
    let before = first.checked_sub(1).filter(|at| *at >= found.within(sentence.span).start);
    before.is_some_and(|at| found.has_cue(at, Cue::Genitive))
}

/// Whether a mention only owns what stands behind it: "Solvo's engineer".
pub(super) fn is_owner(sentence: &Sentence<'_>, mention: &EntityMention) -> bool {
    let after = sentence.found.block.text.get(mention.span.end..).unwrap_or_default();
    after.starts_with("'s ") || after.starts_with("’s ")
}

/// Whether a mention only says where a statement comes from: "according to Solvo".
pub(in crate::ingest) fn is_source(sentence: &Sentence<'_>, mention: &EntityMention) -> bool {
    let text = &sentence.found.block.text;
    let before = |place: &usize| *place < mention.span.start;
    let source = sentence.places(Cue::Source).take_while(before).last();
    source.is_some_and(|place| {
        text.get(place..mention.span.start).is_some_and(|between| !between.contains([',', ';']))
    })
}
