//! The names of a document, and which of them are names of the same entity.

use std::collections::{BTreeMap, HashMap, HashSet};

use super::super::text::Span;
use super::forms::{
    abbreviates, acronym_behind, are_forms_of_one, ends_with_word, is_company_form, is_short,
    is_word_of_names, noun_behind, open_kinds,
};
use super::kinds::{Evidence, is_roman};
use super::name_cues::{Cue, NameCues, Vocabulary};
use super::runs::{MaskedText, Run, is_acronym};
use super::votes::Votes;
use crate::model::EntityKind;
use crate::model::text::key;

/// A name of a document.
#[derive(Clone, Debug)]
pub(super) struct Name {
    pub(super) votes: Votes,
    pub(super) count: usize,
    /// The block and span of its first occurrence.
    pub(super) block: usize,
    pub(super) span: Span,
    /// Whether it stands somewhere without an article: "Rovers", but "the Bank".
    bare: bool,
    /// The longer name of the same entity.
    of: Option<String>,
    /// The kinds that its form leaves open.
    pub(super) open: Vec<EntityKind>,
    /// Itself with the noun that follows it: "Solvo line".
    pub(super) with_noun: Option<(EntityKind, String)>,
}

/// The names of a document, by how they are written.
#[derive(Debug, Default)]
pub(super) struct Names(BTreeMap<String, Name>);

/// A name that is the end of a longer one must have as many letters.
const SHORTEST_END: usize = 3;

impl Names {
    /// Adds an occurrence, and the acronym in brackets behind it.
    pub(super) fn add(&mut self, block: usize, masked: MaskedText<'_>, cues: &NameCues, run: Run) {
        let (Some(first), Some(last)) =
            (masked.tokens.get(run.first), masked.tokens.get(run.end - 1))
        else {
            return;
        };
        let span = Span::new(first.span.start, last.span.end);
        let text = span.of(masked.text);
        let votes = Evidence { masked, cues, run }.votes();
        let name = self.entry(text, block, span);
        name.votes.join(&votes);
        name.count += 1;
        let article = run.first.checked_sub(1);
        name.bare |= !article.is_some_and(|at| cues.has(masked.tokens, at, Cue::Definite));
        if name.with_noun.is_none() {
            name.with_noun = noun_behind(masked, cues, run).map(|(kind, end)| {
                let text = Span::new(span.start, end).of(masked.text);
                (kind, text.to_owned())
            });
        }
        let short = acronym_behind(masked, run.end);
        if let Some(short) = short.filter(|short| abbreviates(short, text)) {
            self.entry(short, block, span).of = Some(text.to_owned());
        }
    }

    fn entry(&mut self, text: &str, block: usize, span: Span) -> &mut Name {
        self.0.entry(text.to_owned()).or_insert_with(|| Name {
            votes: Votes::default(),
            count: 0,
            block,
            span,
            bare: false,
            of: None,
            open: open_kinds(text),
            with_noun: None,
        })
    }

    pub(super) fn get(&self, text: &str) -> Option<&Name> {
        self.0.get(text)
    }

    /// Finds the names of the same entity.
    pub(super) fn join(&mut self, cues: &NameCues) {
        // A word for a kind of entity alone is no name: "the Commission".
        let whole = |text: &str| self.0.keys().filter(|long| ends_with_word(long, text)).count();
        let ends: HashSet<String> = self
            .0
            .iter()
            .filter(|(text, name)| name.bare && is_word_of_names(text, cues) && whole(text) == 1)
            .map(|(text, _)| text.clone())
            .collect();
        self.0.retain(|text, _| {
            let is_name = matches!(cues.vocabulary(text), Vocabulary::None | Vocabulary::Known);
            is_name || ends.contains(text)
        });
        self.vote_for_surnames();
        self.drop_shared_surnames();
        let mut pairs = self.fronts(cues);
        pairs.extend(self.ends(cues));
        pairs.extend(self.beginnings(cues));
        pairs.extend(self.acronyms());
        pairs.extend(self.spellings());
        pairs.extend(self.with_their_noun());
        let forms = self.company_forms(cues);
        for (short, long) in pairs.into_iter().chain(forms) {
            if self.root(&long) != short
                && let Some(name) = self.0.get_mut(&short)
            {
                name.of.get_or_insert(long);
            }
        }
    }

    fn is_person(&self, text: &str) -> bool {
        let kind = self.0.get(text).and_then(|name| name.votes.winner());
        kind.is_some_and(|(kind, _)| kind == EntityKind::Person)
    }

    /// Two plain words of which the last one also stands alone, and the first never does,
    /// look like a person's name.
    fn vote_for_surnames(&mut self) {
        let plain = |word: &str| {
            let letters = word.chars().all(|letter| letter.is_alphabetic() || letter == '-');
            word.chars().count() > 2 && letters
        };
        let looks = |text: &&String| {
            text.split_once(' ').is_some_and(|(given, family)| {
                let initials = is_acronym(given) && given.chars().count() == 2;
                let alone = self.0.contains_key(family) && !self.0.contains_key(given);
                (initials || plain(given)) && plain(family) && alone
            })
        };
        let people: Vec<String> = self.0.keys().filter(looks).cloned().collect();
        for text in people {
            if let Some(name) = self.0.get_mut(&text) {
                name.votes.add(EntityKind::Person, 2);
            }
        }
    }

    /// A surname that several people have names none of them alone.
    fn drop_shared_surnames(&mut self) {
        let mut bearers: HashMap<&str, Vec<&str>> = HashMap::new();
        for text in self.0.keys().filter(|text| self.is_person(text)) {
            if let Some((_, surname)) = text.rsplit_once(' ') {
                bearers.entry(surname).or_default().push(text);
            }
        }
        let shared: Vec<String> = bearers
            .into_iter()
            .filter(|(_, people)| !are_forms_of_one(people))
            .map(|(surname, _)| surname.to_owned())
            .collect();
        for surname in shared {
            self.0.remove(&surname);
        }
    }

    /// Names that are the end of exactly one longer name: "Byron", "K200".
    fn ends(&self, cues: &NameCues) -> Vec<(String, String)> {
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
    fn fronts(&self, cues: &NameCues) -> Vec<(String, String)> {
        let pairs = self.0.keys().filter_map(|text| {
            let (word, name) = text.split_once(' ')?;
            let front = cues.vocabulary(word) == Vocabulary::Company && name.contains(' ');
            (front && self.0.contains_key(name)).then(|| (text.clone(), name.to_owned()))
        });
        pairs.collect()
    }

    /// Names that are the beginning of exactly one longer name: "Solvo" of "Solvo
    /// Aérospatiale", "hôpital Sainte-Reine" of "hôpital Sainte-Reine de Lestrac".
    fn beginnings(&self, cues: &NameCues) -> Vec<(String, String)> {
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
    fn company_forms(&self, cues: &NameCues) -> Vec<(String, String)> {
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
    fn acronyms(&self) -> Vec<(String, String)> {
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
    fn spellings(&self) -> Vec<(String, String)> {
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
    fn with_their_noun(&self) -> Vec<(String, String)> {
        let long: HashMap<String, &String> = self.0.keys().map(|text| (key(text), text)).collect();
        let pairs = self.0.iter().filter_map(|(text, name)| {
            let (_, with_noun) = name.with_noun.as_ref()?;
            let other = long.get(&key(with_noun))?;
            (*other != text).then(|| (text.clone(), (*other).clone()))
        });
        pairs.collect()
    }

    /// The name at the end of what a name belongs to.
    fn root(&self, text: &str) -> String {
        let mut root = text;
        for _ in 0..self.0.len() {
            match self.0.get(root).and_then(|name| name.of.as_deref()) {
                Some(of) if self.0.contains_key(of) => root = of,
                _ => break,
            }
        }
        root.to_owned()
    }

    /// The names of each entity, by its longest one.
    pub(super) fn groups(&self) -> BTreeMap<String, Vec<&String>> {
        let mut groups: BTreeMap<String, Vec<&String>> = BTreeMap::new();
        for text in self.0.keys() {
            groups.entry(self.root(text)).or_default().push(text);
        }
        groups
    }
}
