//! What is promised of something, and what is told to have come true: "the Kessel Bridge
//! will open", "the Kessel Bridge was opened", "inauguration of the Kessel Bridge".

use std::collections::{BTreeSet, HashMap};

use super::super::cues::Cue;
use super::super::names::EntityMention;
use super::super::text::{Span, TokenKind};
use super::article::Article;
use super::grammar::{is_oblique, is_owner, is_source};
use super::sentence::{LONGEST, Sentence};
use crate::model::EntityKind;
use crate::model::text::key;

/// The most tokens between something and what is said of it: "is still not".
const BEFORE: usize = 6;

/// What a thing rather than a company does of itself.
const ITSELF: [&str; 3] = ["completion", "launch", "opening"];

/// The most tokens between a verb and its object: an article and an adjective.
const BEHIND: usize = 2;

/// Something that is promised or told of a thing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Achievement {
    /// What it is: "opening".
    pub(super) class: &'static str,
    /// The slug of what it is said of.
    pub(super) thing: String,
    /// Whether the sentence says that it did not happen.
    pub(super) denied: bool,
}

/// The words of the names of each entity of an article.
#[derive(Debug, Default)]
pub(super) struct NameWords<'f>(HashMap<String, BTreeSet<&'f str>>);

impl<'f> NameWords<'f> {
    pub(super) fn new(article: &Article<'f>) -> Self {
        let mut words: HashMap<String, BTreeSet<&str>> = HashMap::new();
        for found in article.found {
            for mention in &found.mentions {
                for word in mention.span.of(&found.block.text).split_whitespace() {
                    words.entry(key(word)).or_default().insert(mention.slug.as_str());
                }
            }
        }
        Self(words)
    }

    /// Whether a noun can only stand for one entity of the article: "the bridge".
    fn is_sure(&self, noun: &str, slug: &str) -> bool {
        self.0.get(&key(noun)).is_some_and(|slugs| slugs.len() == 1 && slugs.contains(slug))
    }
}

/// A sentence that is searched for achievements.
#[derive(Clone, Copy, Debug)]
pub(super) struct Search<'s, 'f> {
    pub(super) article: &'s Article<'f>,
    pub(super) words: &'s NameWords<'f>,
    pub(super) sentence: &'s Sentence<'f>,
    /// The slug of the thing that a pronoun stands for.
    pub(super) it: Option<&'s str>,
}

impl<'f> Search<'_, 'f> {
    /// What the sentence says of a thing, with the place of the word that says it.
    pub(super) fn achievements(self) -> Vec<(usize, Achievement)> {
        let found = self.sentence.found;
        let cues = &self.article.rules.cues;
        let within = found.within(self.sentence.span);
        let within = within.start..within.end.min(within.start + LONGEST);
        let mut next = within.start;
        let named = within.filter_map(|index| {
            let (length, class) = cues.achievement(&found.tokens, index)?;
            if index < next {
                return None;
            }
            next = index + length;
            let achievement = self.of(class, index, next)?;
            Some((found.tokens.get(index)?.span.start, achievement))
        });
        named.collect()
    }

    /// The thing that a verb at a place is said of: "the Kessel Bridge is cancelled".
    pub(super) fn told_of(self, place: usize) -> Option<String> {
        let found = self.sentence.found;
        let first = found.tokens.partition_point(|token| token.span.start < place);
        self.of("", first, first + 1).filter(|one| !one.denied).map(|one| one.thing)
    }

    fn of(self, class: &'static str, first: usize, end: usize) -> Option<Achievement> {
        let tokens = &self.sentence.found.tokens;
        let start = tokens.get(first)?.span.start;
        let named = self.before(start).map(|one| (one.span.end, one.slug.as_str()));
        let before = named.or_else(|| self.pronoun(class, start));
        let between = before.map_or(Span::new(start, start), |(end, _)| Span::new(end, start));
        let passive = before.is_some() && self.has(between, Cue::Passive);
        let before = before.map(|(_, slug)| slug);
        let behind = || self.behind(end).map(|one| one.slug.as_str());
        let whole = passive || !self.has_object(end);
        let thing = if whole { before.or_else(behind) } else { behind() }?;
        let denied = [Cue::Not, Cue::Nothing, Cue::NegationEnds]
            .into_iter()
            .any(|cue| self.has(between, cue));
        Some(Achievement { class, thing: thing.to_owned(), denied })
    }

    /// The pronoun that is the subject of a word, with what it stands for: "It opened". What
    /// closes or delivers may be a company, unless the verb is in the passive.
    fn pronoun(&self, class: &str, start: usize) -> Option<(usize, &'_ str)> {
        let it = self.it?;
        let places = [Cue::It, Cue::Il].into_iter().flat_map(|cue| self.sentence.places(cue));
        let place = places.filter(|place| *place < start).max()?;
        let between = Span::new(place, start);
        let text = between.of(&self.sentence.found.block.text);
        let near = self.sentence.found.within(between).len() <= BEFORE;
        let apart =
            self.sentence.references().any(|one| one.span.start >= place && one.span.end <= start);
        let clause = !text.contains([',', ';', ':', '(']) && !self.has(between, Cue::Joins);
        let surely = ITSELF.contains(&class) || self.has(between, Cue::Passive);
        (near && !apart && clause && surely).then_some((place, it))
    }

    /// Whether the object of a verb begins at a token: "opens an office".
    fn has_object(self, index: usize) -> bool {
        let found = self.sentence.found;
        let tokens = &found.tokens;
        let owns = |cue| found.has_cue(index, cue);
        tokens.get(index).is_some_and(|token| {
            self.article.rules.names.is_article(tokens, index)
                || token.kind == TokenKind::Number
                || token.capital
                || [Cue::His, Cue::Its, Cue::Son].into_iter().any(owns)
        })
    }

    fn has(self, within: Span, cue: Cue) -> bool {
        let mut places = self.sentence.places(cue);
        places.any(|place| within.start <= place && place < within.end)
    }

    /// The thing right before a word, in the same clause.
    fn before(self, start: usize) -> Option<&'f EntityMention> {
        let mentions = self.sentence.references();
        let last = mentions.take_while(|one| one.span.end <= start).last()?;
        let between = Span::new(last.span.end, start);
        let clause = between.of(&self.sentence.found.block.text);
        let near = self.sentence.found.within(between).len() <= BEFORE;
        (near
            && !clause.contains([',', ';', ':', '('])
            && self.is_meant(last)
            && !is_oblique(self.sentence, last))
        .then_some(last)
    }

    /// The thing right behind a word.
    fn behind(self, end: usize) -> Option<&'f EntityMention> {
        let found = self.sentence.found;
        let start = found.tokens.get(end)?.span.start;
        let mut mentions = self.sentence.references();
        let next = mentions.find(|one| one.span.start >= start)?;
        let between = Span::new(start, next.span.start);
        let near = found.within(between).len() <= BEHIND && !self.has(between, Cue::Oblique);
        (near && self.is_meant(next)).then_some(next)
    }

    /// Whether a mention surely is that of the thing itself.
    fn is_meant(self, mention: &EntityMention) -> bool {
        let Self { sentence, words, .. } = self;
        let named = sentence.mentions().any(|other| other.span == mention.span);
        let noun = mention.span.of(&sentence.found.block.text);
        mention.kind != EntityKind::Person
            && (named || words.is_sure(noun, &mention.slug))
            && !is_owner(sentence, mention)
            && !is_source(sentence, mention)
    }
}
