//! The names of a document, and which of them are names of the same entity.

use std::collections::{BTreeMap, HashMap, HashSet};

use super::super::text::Span;
use super::forms::{
    abbreviates, acronym_behind, are_forms_of_one, ends_with_word, is_word_of_names, noun_behind,
    open_kinds,
};
use super::kinds::Evidence;
use super::name_cues::{Cue, NameCues, Vocabulary};
use super::runs::{MaskedText, Run, is_acronym};
use super::votes::Votes;
use crate::model::EntityKind;

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
pub(super) struct Names(pub(super) BTreeMap<String, Name>);

/// A name that is the end of a longer one must have as many letters.
pub(super) const SHORTEST_END: usize = 3;

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

    pub(super) fn is_person(&self, text: &str) -> bool {
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
