//! The vocabularies as the build script leaves them: texts that are looked
//! things up in as they stand, because most phrases need a dozen words of the
//! thousands there are.

use super::words::{Preposition, Word};
use crate::language::{entries, vocabularies};
use crate::model::Language;
use crate::model::text::key;

/// The fewest letters that a verb has before its ending.
const SHORTEST_STEM: usize = 4;

/// How a language itself puts a meaning: the first words of its line.
pub(super) fn phrase_for(language: Language, is_meant: impl Fn(Word) -> bool) -> &'static str {
    let phrases = match language {
        Language::En => include_str!(concat!(env!("OUT_DIR"), "/en.voice")),
        Language::Fr => include_str!(concat!(env!("OUT_DIR"), "/fr.voice")),
    };
    let mut lines = phrases.split('\n').filter_map(|line| line.split_once('\t'));
    let line = lines.find(|(meaning, _)| Word::read(meaning).is_some_and(&is_meant));
    line.map_or("", |(_, words)| words)
}

/// Whether words begin with an article, or another word that means nothing by itself.
pub(in crate::query) fn begins_with_article(words: &str) -> bool {
    let first = key(words.split([' ', '\'', '’']).next().unwrap_or_default());
    let is_article = |word: Word| matches!(word, Word::Filler | Word::Definite);
    Language::ALL
        .iter()
        .any(|language| Lexicon::of(*language).meanings(&first, &first).into_iter().any(is_article))
}

/// Whether a word of either language ties a noun to what it belongs to: "of", "du".
pub(super) fn is_of(word: &str) -> bool {
    let of = Word::Preposition(Preposition::Of);
    let is_tie = |language: &Language| Lexicon::of(*language).meanings(word, word).contains(&of);
    Language::ALL.iter().any(is_tie)
}

/// Whether a word of either language ties a role to what it is one of: "of", "for", "à".
pub(super) fn is_tie(word: &str) -> bool {
    let ties = [Preposition::Of, Preposition::For, Preposition::At];
    let ties = ties.map(Word::Preposition);
    let is_tie = |meaning: &Word| ties.contains(meaning);
    Language::ALL.iter().any(|one| Lexicon::of(*one).meanings(word, word).iter().any(is_tie))
}

/// Whether the last of several words ties them to what follows: "head of".
pub(super) fn ends_in_tie(words: &str) -> bool {
    words.rsplit_once(' ').is_some_and(|(_, last)| is_of(&key(last)))
}

/// The vocabulary of one language.
#[derive(Clone, Copy, Debug)]
pub(super) struct Lexicon {
    /// Lines of a look-up form and its meanings, sorted by the form.
    entries: &'static str,
    /// The most tokens an entry has.
    pub(super) longest: usize,
    pub(super) language: Language,
}

impl Lexicon {
    /// The vocabulary of a language.
    pub(super) fn of(language: Language) -> Self {
        let table = match language {
            Language::En => include_str!(concat!(env!("OUT_DIR"), "/en.lexicon")),
            Language::Fr => include_str!(concat!(env!("OUT_DIR"), "/fr.lexicon")),
        };
        let (longest, entries) = table.split_once('\n').unwrap_or_default();
        Self { entries, longest: longest.parse().unwrap_or(1), language }
    }

    /// Whether there is an entry of this form.
    pub(super) fn has(self, key: &str) -> bool {
        self.find(key).is_some()
    }

    /// Whether an entry carries no meaning of its own.
    pub(super) fn is_idle(self, key: &str) -> bool {
        let words = self.meanings(key, key);
        !words.is_empty()
            && words
                .iter()
                .all(|word| matches!(word, Word::Filler | Word::Definite | Word::Happen(_)))
    }

    /// Whether an entry begins questions: "which", "where".
    pub(super) fn asks(self, key: &str) -> bool {
        let asks = |word: &Word| matches!(word, Word::Ask(_) | Word::Filler | Word::Reason);
        self.meanings(key, key).iter().any(asks)
    }

    /// What an entry means, also in the plural; nothing if it is none.
    pub(super) fn meanings(self, key: &str, typed: &str) -> Vec<Word> {
        let exact = (!typed.is_ascii()).then(|| format!("={}", typed.to_lowercase()));
        let singular = || key.strip_suffix('s').filter(|singular| singular.len() > 3);
        let found = exact
            .and_then(|exact| self.find(&exact))
            .or_else(|| self.find(key))
            .or_else(|| self.find(singular()?))
            .or_else(|| self.find_verb(key));
        found.into_iter().flat_map(|words| words.split('\t')).filter_map(Word::read).collect()
    }

    /// The meanings of the verb that a regular form is of, "réclamaient" or "selling", if there is
    /// an entry for another form.
    fn find_verb(self, key: &str) -> Option<&'static str> {
        let endings = entries(vocabularies(self.language).forms);
        endings.filter(|entry| entry.kind == "ending").find_map(|other| {
            other.phrases().find_map(|ending| {
                let stem = key.strip_suffix(ending).filter(|stem| stem.len() >= SHORTEST_STEM)?;
                let found = self.find(&format!("{stem}{}", other.value))?;
                found.split('\t').all(|meaning| meaning.starts_with("happen ")).then_some(found)
            })
        })
    }

    /// The meanings of an entry, with tabs between them: by halves, since the
    /// lines are sorted.
    fn find(self, key: &str) -> Option<&'static str> {
        let mut rest = self.entries;
        while !rest.is_empty() {
            let half = rest.floor_char_boundary(rest.len() / 2);
            let start = rest.get(..half)?.rfind('\n').map_or(0, |end| end + 1);
            let end = rest.get(half..)?.find('\n').map_or(rest.len(), |end| half + end);
            let (entry, meanings) = rest.get(start..end)?.split_once('\t')?;
            rest = match key.cmp(entry) {
                std::cmp::Ordering::Equal => return Some(meanings),
                std::cmp::Ordering::Less => rest.get(..start.saturating_sub(1))?,
                std::cmp::Ordering::Greater => rest.get(end + 1..).unwrap_or_default(),
            };
        }
        None
    }

    /// The words an unknown word may have been meant to be.
    pub(super) fn single_words(&self) -> impl Iterator<Item = &str> {
        let lines = self.entries.split('\n').filter_map(|line| line.split_once('\t'));
        lines.flat_map(|(key, _)| key.split(' '))
    }

    /// Whether a word says what is asked for: worth suggesting where another was
    /// not understood.
    pub(super) fn is_telling(self, key: &str) -> bool {
        let telling = |word| matches!(word, Word::What(_) | Word::Month(_) | Word::Status(_));
        let meanings = self.find(key).into_iter().flat_map(|words| words.split('\t'));
        meanings.filter_map(Word::read).any(telling)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_entry_is_found() {
        for language in [Language::En, Language::Fr] {
            let lexicon = Lexicon::of(language);
            for line in lexicon.entries.split('\n') {
                let (key, meanings) = line.split_once('\t').unwrap();
                assert_eq!(lexicon.find(key), Some(meanings), "{key}");
                assert!(key.split(' ').count() <= lexicon.longest);
            }
        }
    }

    #[test]
    fn what_is_no_entry_is_not_found() {
        let lexicon = Lexicon::of(Language::En);
        for key in ["", "aa", "system\t", "systemss", "zzzz", "é", "\n"] {
            assert_eq!(lexicon.find(key), None, "{key:?}");
        }
        assert!(lexicon.meanings("xyzzy", "xyzzy").is_empty());
    }
}
