//! Nouns that stand for an entity that the article names: "the company", "le constructeur".

use std::cmp::Reverse;
use std::collections::HashMap;
use std::hash::Hash;

use super::super::text::{Span, Token};
use super::mentions::{EntityMention, is_observer};
use super::name_cues::{Cue, NameCues, Suggestion};
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
    weight: usize,
    /// The words of its names.
    words: Vec<String>,
    place: usize,
}

/// A name in the title counts as often as so many in the text.
pub(crate) const TITLE: usize = 3;

impl Described {
    /// Adds a mention of a text.
    pub(crate) fn add(&mut self, text: &str, mention: &EntityMention, in_title: bool) {
        let place = self.entities.len();
        let named = self.entities.entry(mention.slug.clone()).or_insert_with(|| Named {
            mention: mention.clone(),
            weight: 0,
            words: Vec::new(),
            place,
        });
        named.weight += if in_title { TITLE } else { 1 };
        for word in mention.span.of(text).split_whitespace().map(key) {
            if !named.words.contains(&word) && named.words.len() < WORDS {
                named.words.push(word);
            }
        }
    }

    /// The slug of the entity that is named most, if it is one that judges or reports on
    /// others.
    pub(crate) fn main_observer(&self) -> Option<String> {
        let rank = |named: &&Named| (named.weight, Reverse(named.place));
        let main = self.entities.values().max_by_key(rank)?;
        main.mention.is_observer().then(|| main.mention.slug.clone())
    }

    /// The entity that is named most, for each word of names, category and kind.
    pub(crate) fn ranked(&self) -> Ranked<'_> {
        let mut all: Vec<&Named> = self.entities.values().collect();
        all.sort_by_key(|named| (Reverse(named.weight), named.place));
        let mut ranked = Ranked::default();
        for Named { mention, words, .. } in all {
            for word in words {
                keep_first(&mut ranked.by_word, word.as_str(), mention);
            }
            if mention.is_observer() || mention.kind == EntityKind::Person {
                continue;
            }
            keep_first(&mut ranked.by_category, (mention.kind, mention.category.as_str()), mention);
            // A river that the article is about may be called a project as well.
            let is_main = mention.kind == EntityKind::Place && ranked.by_kind.is_empty();
            if mention.is_thing() || is_main {
                ranked.thing.get_or_insert(mention);
            }
            if mention.kind != EntityKind::Place || mention.is_thing() {
                keep_first(&mut ranked.by_kind, mention.kind, mention);
            }
        }
        ranked
    }
}

/// The most words of the names of one entity that are kept.
const WORDS: usize = 16;

fn keep_first<'e, K: Hash + Eq>(
    map: &mut HashMap<K, &'e EntityMention>,
    key: K,
    mention: &'e EntityMention,
) {
    map.entry(key).or_insert(mention);
}

/// The entities that nouns stand for.
#[derive(Debug, Default)]
pub(crate) struct Ranked<'e> {
    by_word: HashMap<&'e str, &'e EntityMention>,
    by_category: HashMap<(EntityKind, &'e str), &'e EntityMention>,
    by_kind: HashMap<EntityKind, &'e EntityMention>,
    /// The thing that is named most.
    thing: Option<&'e EntityMention>,
}

impl Ranked<'_> {
    /// The mentions of a text and the nouns that stand for an entity, in text order.
    pub(crate) fn references(
        &self,
        text: &str,
        tokens: &[Token],
        mentions: &[EntityMention],
        cues: &NameCues,
    ) -> Vec<EntityMention> {
        let mut references = mentions.to_vec();
        for index in 1..tokens.len() {
            references.extend(self.at(text, tokens, index, mentions, cues));
        }
        references.sort_by_key(|mention| mention.span);
        references
    }

    fn at(
        &self,
        text: &str,
        tokens: &[Token],
        index: usize,
        mentions: &[EntityMention],
        cues: &NameCues,
    ) -> Option<EntityMention> {
        let token = tokens.get(index)?;
        let before = index.checked_sub(1)?;
        let noun = token.span.of(text);
        let plural = noun.ends_with('s') && !noun.ends_with("ss") && !noun.ends_with("us");
        if token.capital || plural || !cues.has(tokens, before, Cue::Definite) {
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
        let nouns = cues.at(tokens, index).filter(|found| found.noun && kind(*found).is_some());
        let here = mentions.get(..first).unwrap_or_default();
        let meant = |one| self.meant(&key(noun), one, qualified, here);
        let entity = nouns.into_iter().find_map(meant)?;
        Some(EntityMention { span: token.span, ..entity.clone() })
    }

    /// The entity that a noun stands for: one with this word in its name, else the one of
    /// its category that is named most, else the one of its kind.
    ///
    /// Of the only organization that its passage has named, "the company" is said.
    fn meant<'m>(
        &'m self,
        noun: &str,
        suggestion: Suggestion,
        qualified: bool,
        here: &'m [EntityMention],
    ) -> Option<&'m EntityMention> {
        let kind = kind(suggestion)?;
        let category = suggestion.category;
        let by_word = self.by_word.get(noun).filter(|mention| mention.kind == kind);
        let by_category = || self.by_category.get(&(kind, category));
        // The entity that is named most may be of any category if nothing tells of one.
        let judges = is_observer(category);
        let general = kind == EntityKind::System || matches!(category, "company" | "bank" | "site");
        let by_kind = |open: &dyn Fn(&str) -> bool| {
            self.by_kind.get(&kind).filter(|mention| !judges && open(&mention.category))
        };
        // Everything that is made may be called a project, a machine or a system.
        if by_word.is_none() && kind == EntityKind::System && category == "product" {
            return self.thing;
        }
        // "The German agency" is another one than that named before.
        if by_word.is_none() && qualified && !general {
            return None;
        }
        let open = |own: &str| own.is_empty() || own == category;
        // "The union" is one, even if another body is named more.
        let specific = || by_category().filter(|_| !general);
        by_word.copied().or_else(|| only_company(here, category)).or_else(|| {
            specific()
                .or_else(|| by_kind(&open))
                .or_else(by_category)
                .or_else(|| by_kind(&|_| general))
                .copied()
        })
    }
}

/// The only organization of some mentions, if it may be called by a noun for companies.
fn only_company<'m>(here: &'m [EntityMention], category: &str) -> Option<&'m EntityMention> {
    let body = |one: &&EntityMention| one.kind == EntityKind::Organization && !one.is_observer();
    let mut bodies = here.iter().filter(body);
    let last = bodies
        .next_back()
        .filter(|last| category == "company" && matches!(last.category.as_str(), "" | "company"))?;
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
