//! The forms in which the names of a document are names of the same entity: ends and beginnings of
//! longer ones, acronyms, spellings.

use std::collections::{HashMap, HashSet};

use super::forms::{ends_with_word, is_company_form, is_short, is_word_of_names};
use super::kinds::is_roman;
use super::name_cues::{NameCues, Vocabulary};
use super::same_entity::{Names, SHORTEST_END};
use crate::model::EntityKind;
use crate::model::text::key;

impl Names {
    /// Names that are the end of exactly one longer name: "Byron", "K200".
    pub(super) fn ends(&self, cues: &NameCues) -> Vec<(String, String)> {
        let mut longer: HashMap<&str, Vec<&String>> = HashMap::new();
        for text in self.0.keys() {
            let mut rest = text.as_str();
            while let Some((word, end)) = rest.split_once(' ') {
                // "Arden" is not the same as "usine d'Arden".
                if !cues.connects(word) || self.is_person(text) {
                    longer.entry(end).or_default().push(text);
                }
                rest = end;
            }
        }
        let pairs = longer.into_iter().filter_map(|(end, mut long)| {
            long.sort_by_key(|text| text.len());
            let nested = long.windows(2).all(|pair| matches!(pair, [a, b] if ends_with_word(b, a)));
            let first = (*long.first()?).clone();
            let digits = end.starts_with(|first: char| first.is_ascii_digit());
            let long_enough = end.chars().count() >= SHORTEST_END && !digits;
            let is_free = self.is_person(&first)
                || cues.vocabulary(end) == Vocabulary::None
                || is_word_of_names(end, cues);
            (nested && long_enough && is_free).then(|| (end.to_owned(), first))
        });
        pairs.collect()
    }

    /// Names behind a word for a kind of company that only begins a sentence: "Contractor
    /// Solvo Stone Partners".
    pub(super) fn fronts(&self, cues: &NameCues) -> Vec<(String, String)> {
        let pairs = self.0.keys().filter_map(|text| {
            let (word, name) = text.split_once(' ')?;
            let front = cues.vocabulary(word) == Vocabulary::Company && name.contains(' ');
            (front && self.0.contains_key(name)).then(|| (text.clone(), name.to_owned()))
        });
        pairs.collect()
    }

    /// Names that are the beginning of exactly one longer name: "Solvo" of "Solvo
    /// Aérospatiale", "hôpital Sainte-Reine" of "hôpital Sainte-Reine de Lestrac".
    pub(super) fn beginnings(&self, cues: &NameCues) -> Vec<(String, String)> {
        let mut longer: HashMap<&str, Vec<&String>> = HashMap::new();
        let mut ends: HashSet<&str> = HashSet::new();
        for text in self.0.keys() {
            let first = text.split(' ').next().unwrap_or_default();
            let connected = text.match_indices(' ').filter_map(|(at, _)| {
                let (begin, rest) = (text.get(..at)?, text.get(at + 1..)?);
                let word = rest.split_inclusive([' ', '\'', '’']).next().unwrap_or_default();
                (begin.contains(' ') && cues.connects(word.trim_end())).then_some(begin)
            });
            for begin in connected.chain([first]).filter(|begin| self.0.contains_key(*begin)) {
                longer.entry(begin).or_default().push(text);
            }
            ends.extend(text.rsplit_once(' ').map(|(_, end)| end));
        }
        let pairs = longer.into_iter().filter_map(|(begin, mut long)| {
            long.retain(|text| text.as_str() != begin);
            long.sort_by_key(|text| text.len());
            let nested = long.windows(2).all(|pair| matches!(pair, [a, b] if b.starts_with(*a)));
            let first = (*long.first()?).clone();
            let formal = long.iter().find(|text| is_company_form(text, begin, cues));
            if let Some(formal) = formal {
                return Some((begin.to_owned(), (*formal).clone()));
            }
            let free = begin.contains(' ')
                || (self.abbreviates_by_word(begin, &first, cues) && !ends.contains(begin));
            (nested && free).then(|| (begin.to_owned(), first))
        });
        pairs.collect()
    }

    /// Names that are another one with the word for the kind of company, which itself is the
    /// end of a longer one: "Solvo Industries" where "Groupe Solvo" is "Solvo".
    pub(super) fn company_forms(&self, cues: &NameCues) -> Vec<(String, String)> {
        let pairs = self.0.keys().filter_map(|text| {
            let (begin, _) = text.rsplit_once(' ')?;
            let form = self.0.contains_key(begin) && is_company_form(text, begin, cues);
            form.then(|| (text.clone(), begin.to_owned()))
        });
        pairs.collect()
    }

    /// Whether a word may stand for a longer name that it begins.
    fn abbreviates_by_word(&self, word: &str, long: &str, cues: &NameCues) -> bool {
        let rest = long.get(word.len()..).unwrap_or_default();
        // "Solvo 2" is another one than "Solvo", and "Lestrac" is where "Lestrac FC" plays.
        let series = rest.chars().any(|letter| letter.is_ascii_digit()) || is_roman(rest.trim());
        let kind = self.0.get(word).and_then(|name| name.votes.winner()).map(|(kind, _)| kind);
        let apart = kind == Some(EntityKind::Place)
            && self.0.get(long).and_then(|name| name.votes.winner()).map(|(kind, _)| kind) != kind;
        let long_enough = word.chars().count() >= SHORTEST_END;
        long_enough && !series && !apart && cues.vocabulary(word) == Vocabulary::None
    }

    /// Acronyms of exactly one name.
    pub(super) fn acronyms(&self) -> Vec<(String, String)> {
        let mut long: HashMap<String, Vec<&String>> = HashMap::new();
        for text in self.0.keys() {
            let capitals: String = text.chars().filter(|letter| letter.is_uppercase()).collect();
            if capitals.chars().count() >= 2 {
                long.entry(capitals).or_default().push(text);
            }
        }
        let pairs = self.0.keys().filter(|text| is_short(text)).filter_map(|short| {
            // "TFA" is also "Ferry Authority" with its article.
            let keys = [Some(short.as_str()), short.strip_prefix('T')].into_iter().flatten();
            let named = keys.filter_map(|key| long.get(key)).flatten();
            let mut others = named.filter(|text| text.as_str() != short.as_str());
            match (others.next(), others.next()) {
                (Some(long), None) => Some((short.clone(), (*long).clone())),
                _ => None,
            }
        });
        pairs.collect()
    }

    /// Names that differ only in case, accents, or a plural.
    pub(super) fn spellings(&self) -> Vec<(String, String)> {
        let mut keys: HashMap<String, &String> = HashMap::new();
        let mut pairs = Vec::new();
        for text in self.0.keys() {
            let key = key(text);
            let plural = text.strip_suffix('s').filter(|one| self.0.contains_key(*one));
            match (plural, keys.get(&key)) {
                (Some(one), _) => pairs.push((text.clone(), one.to_owned())),
                (None, Some(first)) => pairs.push((text.clone(), (*first).clone())),
                (None, None) => drop(keys.insert(key, text)),
            }
        }
        pairs
    }

    /// Names that another one writes with their noun: "Alder Creek fire", "Alder Creek Fire".
    pub(super) fn with_their_noun(&self) -> Vec<(String, String)> {
        let long: HashMap<String, &String> = self.0.keys().map(|text| (key(text), text)).collect();
        let pairs = self.0.iter().filter_map(|(text, name)| {
            let (_, with_noun) = name.with_noun.as_ref()?;
            let other = long.get(&key(with_noun))?;
            (*other != text).then(|| (text.clone(), (*other).clone()))
        });
        pairs.collect()
    }
}
