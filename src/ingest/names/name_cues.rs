//! The words that suggest what a name is the name of.

use std::collections::{HashMap, HashSet};

use strum::EnumString;

use super::super::text::{Table, Token, TokenKind, Words};
use crate::language::{GIVEN_NAMES, ORGANIZATIONS, PLACES, entries, vocabularies};
use crate::model::text::key;
use crate::model::{EntityKind, Language};

/// What a word suggests about a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumString)]
#[strum(serialize_all = "snake_case")]
pub(super) enum Cue {
    /// A title before a person's name, or after it and a comma.
    Title,
    /// A title that belongs to the name.
    Honor,
    /// A given name.
    Given,
    /// Before or in an organization's name.
    Organization,
    /// Before or after a system's name.
    System,
    /// Before or in a place's name, or a place itself.
    Place,
    /// A verb of somebody or of an organization that acts.
    Acts,
    /// A verb after a person's name.
    Human,
    /// Before the name of an organization: "CEO of".
    Within,
    /// Before the name of something that is made: "launch of".
    Made,
    /// A preposition of place.
    Located,
    /// Before the name of a place where people live: "mayor of".
    Inhabited,
    /// The first part of a place's name with hyphens: "Saint".
    Toponym,
    /// What happens, in its name or behind it: "Fire".
    Happening,
    /// A nationality.
    Demonym,
    /// Not a name, even with a capital at the beginning of a sentence.
    Common,
    /// At the end of a company's name, behind a comma or "and": "Inc".
    Suffix,
    /// The end of adjectives that follow their noun.
    Adjective,
    /// Before a medium, which makes a letter its name: "on X".
    Medium,
    /// Before a letter that stands for somebody unknown: "contre X".
    Unnamed,
    /// A noun that begins a name, also in small letters: "musée".
    Head,
    /// Before a noun that stands for something known: "the".
    Definite,
    /// Before a noun that tells what a name is: "a".
    Indefinite,
    /// The noun of a place that is a surname too: "Heidi Marsh".
    Surname,
    /// A country in short, behind the name of an organization: "Solvo UK".
    Branch,
    /// A group of relatives, beside their name: "the Farrow family", "la famille Vasseur".
    Kin,
    /// A verb of giving, whose "à" tells no place: "confie le chantier à Solvane".
    Gives,
    /// A preposition before whoever gets something: "à".
    Dative,
    /// A small word in the middle of a person's name: "van".
    Particle,
    /// A small word in the middle of an organization's name: "of".
    Connector,
    /// An office whose field is no name: "ministre de la Santé".
    Portfolio,
}

/// A cue, and the category of entities that it suggests.
#[derive(Clone, Copy, Debug)]
pub(super) struct Suggestion {
    pub(super) cue: Cue,
    pub(super) category: &'static str,
    /// Whether it is a common noun, which also stands in small letters.
    pub(super) noun: bool,
}

/// The words that suggest what a name is the name of.
#[derive(Clone, Debug)]
pub(crate) struct NameCues {
    cues: Table<Vec<Suggestion>>,
    /// The kind and category of well-known names.
    known: Table<(EntityKind, &'static str)>,
    /// The words of the vocabularies that are in no name on their own, by their keys.
    vocabulary: HashMap<String, Vocabulary>,
    /// The ends of adjectives that follow their noun.
    adjective_ends: Vec<&'static str>,
    /// The ends of nouns for people by what they do.
    agent_ends: Vec<&'static str>,
    /// The small words in the middle of an organization's name.
    connectors: HashSet<&'static str>,
    /// Whether the noun that tells the kind begins a name, as in French.
    pub(super) head_first: bool,
}

/// What a word is on its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Vocabulary {
    /// In no vocabulary.
    None,
    /// A word for a kind of company.
    Company,
    /// Another word for a kind of entity.
    Kind,
    /// A well-known name.
    Known,
}

/// The longest phrase of a cue, in words.
const LONGEST: usize = 4;

impl NameCues {
    pub(crate) fn new(words: &mut Words, language: Language) -> Self {
        let mut cues: Table<Vec<Suggestion>> = Table::new(words);
        let mut vocabulary = HashMap::new();
        for entry in entries(vocabularies(language).names).chain(entries(GIVEN_NAMES)) {
            let Ok(cue) = entry.kind.parse::<Cue>() else { continue };
            for phrase in entry.phrases() {
                let noun = phrase.starts_with(char::is_lowercase);
                cues.add_meaning(words, phrase, Suggestion { cue, category: entry.value, noun });
                let company = cue == Cue::Organization && entry.value == "company";
                if company {
                    vocabulary.insert(key(phrase), Vocabulary::Company);
                } else if matches!(
                    cue,
                    Cue::Organization | Cue::System | Cue::Place | Cue::Happening | Cue::Kin
                ) {
                    vocabulary.entry(key(phrase)).or_insert(Vocabulary::Kind);
                }
            }
        }
        let mut known = Table::new(words);
        for entry in entries(PLACES).chain(entries(ORGANIZATIONS)) {
            let Ok(kind) = entry.kind.parse::<EntityKind>() else { continue };
            for phrase in entry.phrases() {
                known.add(words, phrase, (kind, entry.value));
                vocabulary.insert(key(phrase), Vocabulary::Known);
            }
        }
        let phrases = |kind: &'static str| {
            let own = entries(vocabularies(language).names);
            own.filter(move |entry| entry.kind == kind).flat_map(|entry| entry.phrases())
        };
        let adjective_ends = phrases("adjective").collect();
        let agent_ends = phrases("agent").collect();
        let connectors = phrases("connector").collect();
        let head_first = phrases("head").next().is_some();
        Self { cues, known, vocabulary, adjective_ends, agent_ends, connectors, head_first }
    }

    /// The well-known name that begins at a token: its length, kind and category.
    pub(super) fn known(
        &self,
        tokens: &[Token],
        index: usize,
    ) -> Option<(usize, EntityKind, &'static str)> {
        let (length, (kind, category)) = self.known.at(tokens, index)?;
        Some((length, *kind, *category))
    }

    /// Whether a token is a small word that ends as adjectives do that follow their noun.
    pub(super) fn is_adjective(&self, text: &str, tokens: &[Token], index: usize) -> bool {
        let Some(token) = tokens.get(index) else { return false };
        let plain = token.kind == TokenKind::Word && !token.capital && !token.glued;
        let word = token.span.of(text).trim_end_matches('s');
        plain && self.adjective_ends.iter().any(|end| word.ends_with(end))
    }

    /// Whether a token is a noun in small letters that ends as those for people do, and is
    /// in no vocabulary: "ocularist".
    pub(super) fn is_agent(&self, text: &str, tokens: &[Token], index: usize) -> bool {
        let Some(token) = tokens.get(index) else { return false };
        let plain = token.kind == TokenKind::Word && !token.capital && !token.glued;
        let word = token.span.of(text);
        let ends =
            self.agent_ends.iter().any(|end| word.len() > end.len() + 2 && word.ends_with(end));
        plain && ends && self.at(tokens, index).next().is_none()
    }

    /// Whether a word is a small one in the middle of an organization's name.
    pub(super) fn connects(&self, word: &str) -> bool {
        self.connectors.contains(word)
    }

    /// What a word is on its own.
    pub(super) fn vocabulary(&self, word: &str) -> Vocabulary {
        self.vocabulary.get(&key(word)).copied().unwrap_or(Vocabulary::None)
    }

    /// What the words that begin at a token suggest.
    pub(super) fn at<'t>(
        &'t self,
        tokens: &'t [Token],
        index: usize,
    ) -> impl Iterator<Item = Suggestion> + 't {
        self.cues.all_at(tokens, index).flat_map(|(_, found)| found.iter().copied())
    }

    /// What the words that end before a token suggest.
    pub(super) fn before<'t>(
        &'t self,
        tokens: &'t [Token],
        index: usize,
    ) -> impl Iterator<Item = Suggestion> + 't {
        (1..=LONGEST.min(index)).flat_map(move |length| {
            let at = self.cues.all_at(tokens, index - length);
            let ending = at.filter(move |(found, _)| *found == length);
            ending.flat_map(|(_, found)| found.iter().copied())
        })
    }

    /// Whether a cue begins at a token.
    pub(super) fn has(&self, tokens: &[Token], index: usize, cue: Cue) -> bool {
        self.at(tokens, index).any(|found| found.cue == cue)
    }

    /// Whether a definite article begins at a token.
    pub(crate) fn is_definite(&self, tokens: &[Token], index: usize) -> bool {
        self.has(tokens, index, Cue::Definite)
    }

    /// Whether an article begins at a token.
    pub(crate) fn is_article(&self, tokens: &[Token], index: usize) -> bool {
        self.is_definite(tokens, index) || self.has(tokens, index, Cue::Indefinite)
    }

    /// Whether what a person is begins at a token: "boulanger".
    pub(crate) fn is_role(&self, tokens: &[Token], index: usize) -> bool {
        self.has(tokens, index, Cue::Title)
    }

    /// The length of a cue that begins at a token.
    pub(super) fn length(&self, tokens: &[Token], index: usize, cue: Cue) -> Option<usize> {
        let mut found = self.cues.all_at(tokens, index);
        found.find(|(_, found)| found.iter().any(|one| one.cue == cue)).map(|(length, _)| length)
    }
}
