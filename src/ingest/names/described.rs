//! Nouns that stand for an entity that the article names: "the company", "le constructeur".

use std::cmp::Reverse;
use std::collections::HashMap;
use std::hash::Hash;

use super::super::text::{Span, Token};
use super::mentions::{EntityMention, is_observer};
use super::name_cues::{Cue, NameCues, Suggestion};
use super::title::TITLE;
use crate::model::EntityKind;
use crate::model::text::key;

/// The entities of a document, with how often each is named.
#[derive(Debug, Default)]
pub(crate) struct Described {
    entities: HashMap<String, Named>,
}

#[derive(Debug)]
struct Named {
    mention: EntityMention,
    /// Whether the title opens with it.
    opens: bool,
    weight: usize,
    /// Its names as written.
    names: Vec<String>,
    /// The words of its names.
    words: Vec<String>,
    place: usize,
    /// The block and byte offset of its first mention.
    first: Point,
}

/// The index of a block, and a byte offset in it.
type Point = (usize, usize);

/// Where a mention stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Stand {
    /// At the beginning of the title, which is about it.
    Opens,
    /// In the title.
    Title,
    /// In the text.
    Text,
}

impl Described {
    /// Adds a mention of a text.
    pub(crate) fn add(&mut self, block: usize, text: &str, mention: &EntityMention, stand: Stand) {
        let place = self.entities.len();
        let named = self.entities.entry(mention.slug.clone()).or_insert_with(|| Named {
            mention: mention.clone(),
            opens: false,
            weight: 0,
            names: Vec::new(),
            words: Vec::new(),
            place,
            first: (block, mention.span.start),
        });
        named.opens |= stand == Stand::Opens;
        named.weight += if stand == Stand::Text { 1 } else { TITLE };
        let written = mention.span.of(text);
        if named.names.iter().any(|known| known == written) || named.names.len() >= WORDS {
            return;
        }
        named.names.push(written.to_owned());
        for word in written.split_whitespace().map(key) {
            if !named.words.contains(&word) && named.words.len() < WORDS {
                named.words.push(word);
            }
        }
    }

    /// Clears the category of the entity that is named most, if it is one that judges or
    /// reports on others; its slug.
    pub(crate) fn clear_main_observer(&mut self) -> Option<String> {
        let rank = |named: &&mut Named| (named.weight, Reverse(named.place));
        let main = self.entities.values_mut().max_by_key(rank)?;
        let observes = main.mention.is_observer();
        observes.then(|| {
            main.mention.category.clear();
            main.mention.slug.clone()
        })
    }

    /// The entity that is named most, for each word of names, category and kind.
    pub(crate) fn ranked(&self) -> Ranked<'_> {
        let mut all: Vec<&Named> = self.entities.values().collect();
        all.sort_by_key(|named| (!named.opens, Reverse(named.weight), named.place));
        let mut ranked = Ranked::default();
        for Named { mention, words, opens, first, .. } in all {
            for word in words {
                ranked.by_word.entry(word.as_str()).or_insert((*first, mention));
            }
            if mention.is_observer() || mention.kind == EntityKind::Person {
                continue;
            }
            keep_first(&mut ranked.by_category, (mention.kind, mention.category.as_str()), mention);
            // A river that the article is about may be called a project as well.
            let is_main = mention.kind == EntityKind::Place && ranked.by_kind.is_empty();
            let is_open = *opens && mention.kind == EntityKind::Other;
            if *opens && mention.kind == EntityKind::Organization {
                ranked.opener.get_or_insert(mention);
            }
            if mention.is_thing() || is_main || is_open {
                ranked.thing.get_or_insert(mention);
            }
            if mention.kind != EntityKind::Place || mention.is_thing() {
                keep_first(&mut ranked.by_kind, mention.kind, mention);
            }
        }
        ranked
    }
}

/// The most names of one entity, and words of these, that are kept.
const WORDS: usize = 16;

fn keep_first<'e, K: Hash + Eq>(
    map: &mut HashMap<K, &'e EntityMention>,
    key: K,
    mention: &'e EntityMention,
) {
    map.entry(key).or_insert(mention);
}

/// A text with its mentions, and the index of its block.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Passage<'p> {
    pub(crate) block: usize,
    pub(crate) text: &'p str,
    pub(crate) tokens: &'p [Token],
    pub(crate) mentions: &'p [EntityMention],
}

/// A noun that may stand for an entity.
#[derive(Clone, Copy, Debug)]
struct Noun<'n> {
    word: &'n str,
    at: Point,
    /// Whether it is written with a capital.
    formal: bool,
    /// Whether an adjective follows it.
    qualified: bool,
}

/// The entities that nouns stand for.
#[derive(Debug, Default)]
pub(crate) struct Ranked<'e> {
    /// With the place of its first mention.
    by_word: HashMap<&'e str, (Point, &'e EntityMention)>,
    by_category: HashMap<(EntityKind, &'e str), &'e EntityMention>,
    by_kind: HashMap<EntityKind, &'e EntityMention>,
    /// The thing that is named most.
    thing: Option<&'e EntityMention>,
    /// The organization that the title opens with.
    opener: Option<&'e EntityMention>,
}

impl Ranked<'_> {
    /// The mentions of a text and the nouns that stand for an entity, in text order.
    pub(crate) fn references(&self, passage: Passage<'_>, cues: &NameCues) -> Vec<EntityMention> {
        let mut references = passage.mentions.to_vec();
        for index in 1..passage.tokens.len() {
            references.extend(self.at(passage, index, cues));
        }
        references.sort_by_key(|mention| mention.span);
        references
    }

    fn at(&self, passage: Passage<'_>, index: usize, cues: &NameCues) -> Option<EntityMention> {
        let Passage { text, tokens, mentions, .. } = passage;
        let token = tokens.get(index)?;
        let before = index.checked_sub(1)?;
        let noun = token.span.of(text);
        let plural = noun.ends_with('s') && !noun.ends_with("ss") && !noun.ends_with("us");
        if plural || !cues.has(tokens, before, Cue::Definite) {
            return None;
        }
        // "The Authority" is the one with that word in its name.
        let formal = token.capital;
        if formal && tokens.get(index + 1).is_some_and(|next| next.capital) {
            return None;
        }
        // "the carmaker Acme" names the entity itself, and "the bank of Arden" another one.
        let near = Span::new(token.span.start, tokens.get(index + 1).unwrap_or(token).span.end);
        let first = mentions.partition_point(|mention| mention.span.end <= near.start);
        let named = mentions.get(first).is_some_and(|mention| mention.span.meets(near));
        // "the city council" is no city.
        let compound = !cues.head_first
            && tokens.get(index + 1).is_some_and(|next| !next.capital)
            && cues.at(tokens, index + 1).any(|found| found.noun && kind(found).is_some());
        // "The company in Arden" may be another one.
        let located = cues.has(tokens, index + 1, Cue::Located)
            && tokens.get(index + 2).is_some_and(|next| next.capital);
        if named || compound || located || cues.has(tokens, index + 1, Cue::Connector) {
            return None;
        }
        let qualified = cues.is_adjective(text, tokens, index + 1)
            || (cues.head_first && cues.has(tokens, index + 1, Cue::Demonym));
        let nouns =
            cues.at(tokens, index).filter(|found| (found.noun || formal) && kind(*found).is_some());
        let noun =
            Noun { word: &key(noun), at: (passage.block, token.span.start), formal, qualified };
        let here = mentions.get(..first).unwrap_or_default();
        let same = here.last().is_some_and(|last| {
            let between = text.get(last.span.end..token.span.start).unwrap_or_default();
            !between.contains(". ")
        });
        let meant = |one| self.meant(noun, one, here, same);
        let entity = nouns.into_iter().find_map(meant)?;
        Some(EntityMention { span: token.span, ..entity.clone() })
    }

    /// The entity that a noun stands for: one with this word in its name, else the one of
    /// its category that is named most, else the one of its kind.
    ///
    /// Of the only organization that its passage has named, "the company" is said; `same`
    /// says whether that is in the same sentence, where it rather is the one of the title.
    fn meant<'m>(
        &'m self,
        noun: Noun<'_>,
        suggestion: Suggestion,
        here: &'m [EntityMention],
        same: bool,
    ) -> Option<&'m EntityMention> {
        let Noun { qualified, formal, .. } = noun;
        let kind = kind(suggestion)?;
        let category = suggestion.category;
        let by_word = self.by_word.get(noun.word).filter(|(_, mention)| mention.kind == kind);
        // "The project" is none that is named later.
        let any_thing = kind == EntityKind::System && category == "product";
        let by_word = by_word.filter(|(first, _)| !any_thing || *first < noun.at);
        let by_word = by_word.map(|(_, mention)| *mention);
        if formal {
            return by_word;
        }
        let by_category = || self.by_category.get(&(kind, category));
        // The entity that is named most may be of any category if nothing tells of one.
        let judges = is_observer(category);
        let general = kind == EntityKind::System || matches!(category, "company" | "bank" | "site");
        let by_kind = |open: &dyn Fn(&str) -> bool| {
            self.by_kind.get(&kind).filter(|mention| !judges && open(&mention.category))
        };
        // Everything that is made may be called a project, a machine or a system.
        if by_word.is_none() && any_thing {
            return self.thing;
        }
        // "The German agency" is another one than that named before.
        if by_word.is_none() && qualified && !general {
            return None;
        }
        let open = |own: &str| own.is_empty() || own == category;
        // "The union" is one, even if another body is named more.
        let specific = || by_category().filter(|_| !general);
        let titled = || self.opener.filter(|_| same && category == "company");
        let near = || only_company(here, category);
        by_word.or_else(|| titled().filter(|_| near().is_some())).or_else(near).or_else(|| {
            specific()
                .or_else(|| by_kind(&open))
                .or_else(by_category)
                .or_else(|| self.by_category.get(&(kind, sibling(category)?)))
                .or_else(|| by_kind(&|_| general))
                .copied()
        })
    }
}

/// The category of those who are called by the same nouns.
fn sibling(category: &str) -> Option<&'static str> {
    (category == "regulator").then_some("agency")
}

/// The only organization of some mentions, if it may be called by a noun of a category.
fn only_company<'m>(here: &'m [EntityMention], category: &str) -> Option<&'m EntityMention> {
    let body = |one: &&EntityMention| one.kind == EntityKind::Organization && !one.is_observer();
    let mut bodies = here.iter().filter(body);
    let last = bodies.next_back().filter(|last| {
        !is_observer(category) && (last.category.is_empty() || last.category == category)
    })?;
    bodies.all(|other| other.slug == last.slug).then_some(last)
}

fn kind(suggestion: Suggestion) -> Option<EntityKind> {
    match suggestion.cue {
        Cue::Organization => Some(EntityKind::Organization),
        Cue::System => Some(EntityKind::System),
        Cue::Place => Some(EntityKind::Place),
        Cue::Happening => Some(EntityKind::Other),
        _ => None,
    }
}
