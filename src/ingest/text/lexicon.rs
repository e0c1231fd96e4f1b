//! Tables of phrases. Phrases are tokenized exactly like texts.

use super::tokens::{Token, tokenize};
use super::words::{WordId, Words};

impl Words {
    /// Interns every word of a phrase.
    fn intern_all(&mut self, phrase: &str) -> Box<[WordId]> {
        let mut folded = String::new();
        let tokens = tokenize(phrase, self);
        tokens.iter().map(|token| self.add(token.span.of(phrase), &mut folded)).collect()
    }

    /// Interns a word.
    fn intern(&mut self, word: &str) -> WordId {
        self.intern_all(word).first().copied().unwrap_or_default()
    }
}

/// A map from phrases to their meanings.
#[derive(Clone, Debug)]
pub(crate) struct Table<T> {
    /// By first word; the longest phrase first.
    by_word: Vec<Vec<(Box<[WordId]>, T)>>,
    hyphen: WordId,
}

impl<T> Table<T> {
    pub(crate) fn new(words: &mut Words) -> Self {
        Self { by_word: Vec::new(), hyphen: words.intern("-") }
    }

    /// Adds a phrase, unless it already has a meaning.
    pub(crate) fn add(&mut self, words: &mut Words, phrase: &str, meaning: T) {
        let ids = words.intern_all(phrase);
        let Some(first) = ids.first() else { return };
        let index = first.0 as usize;
        if self.by_word.len() <= index {
            self.by_word.resize_with(index + 1, Vec::new);
        }
        if let Some(phrases) = self.by_word.get_mut(index)
            && phrases.iter().all(|(known, _)| *known != ids)
        {
            let place = phrases.partition_point(|(known, _)| known.len() >= ids.len());
            phrases.insert(place, (ids, meaning));
        }
    }

    /// The meaning of exactly this phrase.
    pub(crate) fn get_mut(&mut self, words: &mut Words, phrase: &str) -> Option<&mut T> {
        let ids = words.intern_all(phrase);
        let phrases = self.by_word.get_mut(ids.first()?.0 as usize)?;
        phrases.iter_mut().find(|(known, _)| *known == ids).map(|(_, meaning)| meaning)
    }

    /// The longest phrase that begins at a token: its length in tokens, and its
    /// meaning. Hyphens between its words are ignored.
    pub(crate) fn at<'t>(&'t self, tokens: &[Token], index: usize) -> Option<(usize, &'t T)> {
        self.all_at(tokens, index).next()
    }

    /// Every phrase that begins at a token, the longest first.
    pub(crate) fn all_at<'t, 'k>(
        &'t self,
        tokens: &'k [Token],
        index: usize,
    ) -> impl Iterator<Item = (usize, &'t T)> + use<'t, 'k, T> {
        let word = tokens.get(index).map_or(WordId::UNKNOWN, |token| token.word);
        let known = (word != WordId::UNKNOWN).then(|| self.by_word.get(word.0 as usize)).flatten();
        known.into_iter().flatten().filter_map(move |(phrase, meaning)| {
            Some((self.length(tokens, index, phrase)?, meaning))
        })
    }

    fn length(&self, tokens: &[Token], index: usize, phrase: &[WordId]) -> Option<usize> {
        let mut next = index;
        for word in phrase {
            let mut token = tokens.get(next)?;
            if token.word == self.hyphen && *word != self.hyphen && next > index && token.glued {
                next += 1;
                token = tokens.get(next)?;
            }
            if token.word != *word {
                return None;
            }
            next += 1;
        }
        Some(next - index)
    }
}

impl<S> Table<Vec<S>> {
    /// Adds a meaning to a phrase.
    pub(crate) fn add_meaning(&mut self, words: &mut Words, phrase: &str, meaning: S) {
        let ids = words.intern_all(phrase);
        let first = ids.first().map_or(0, |first| first.0 as usize);
        let known = self.by_word.get_mut(first).into_iter().flatten();
        match known.into_iter().find(|(known, _)| *known == ids) {
            Some((_, meanings)) => meanings.push(meaning),
            None => self.add(words, phrase, vec![meaning]),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_phrase_wins_and_hyphens_are_ignored() {
        let mut words = Words::default();
        let mut table = Table::new(&mut words);
        table.add(&mut words, "plus", 1);
        table.add(&mut words, "plus de", 2);
        table.add(&mut words, "au-delà d'", 3);
        let at = |text: &str| {
            let tokens = tokenize(text, &words);
            table.at(&tokens, 0).map(|(length, meaning)| (length, *meaning))
        };
        assert_eq!(at("Plus de dix"), Some((2, 2)));
        assert_eq!(at("plus tard"), Some((1, 1)));
        assert_eq!(at("au-dela d’un"), Some((4, 3)));
        assert_eq!(at("plus-de"), Some((3, 2)));
        assert_eq!(at("moins"), None);
    }
}
