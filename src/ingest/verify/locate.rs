//! Finds the place of a quote in an article.

use std::cell::OnceCell;

use super::super::annotate::AnnotatedBlock;
use super::super::cues::Cue;
use super::super::facts::Article;
use super::super::numbers::numbers;
use super::super::text::{Span, tokenize};
use super::align::{Alignment, TextWords};
use super::folded::{Folded, is_whole};
use super::judgement::{Found, Place};

/// An article in the forms in which quotes are searched.
#[derive(Debug)]
pub(super) struct Quotes<'a> {
    article: &'a Article<'a>,
    folded: Vec<Folded>,
    /// The folded parts that are not the article, with the reasons.
    outside: Vec<(String, &'static str)>,
    /// Made when the first quote is found no other way.
    words: OnceCell<Vec<TextWords>>,
}

impl<'a> Quotes<'a> {
    pub(super) fn new(article: &'a Article<'a>) -> Self {
        let folded = article.found.iter().map(|found| Folded::new(&found.block.text).plain());
        let outside = article.document.outside.iter();
        let outside = outside.map(|(text, why)| (Folded::new(text).plain().text, *why)).collect();
        Self { article, folded: folded.collect(), outside, words: OnceCell::new() }
    }

    /// Every place of a quote in the passages, with `headings` also in those, or why it has
    /// none.
    pub(super) fn places(&self, quote: &str, headings: bool) -> Result<Vec<Place>, String> {
        let quote = quote.trim();
        let folded = Folded::new(trimmed(quote)).plain().text;
        if folded.is_empty() {
            return Err("the quote has no words".to_owned());
        }
        let exact = self.search(|_, found| {
            let begins = found.block.text.match_indices(quote);
            begins.map(|(start, _)| Span::new(start, start + quote.len())).collect()
        });
        let (found, places) = if exact.is_empty() {
            let normalised = self.search(|block, _| {
                let text = self.folded.get(block);
                text.map_or_else(Vec::new, |text| text.places(&folded).collect())
            });
            (Found::Normalised, normalised)
        } else {
            (Found::Exactly, exact)
        };
        if places.is_empty() {
            return self.elsewhere(&folded).map_or_else(|| self.aligned(quote), Err);
        }
        let block = |block: usize| self.article.found.get(block);
        let passage = |(at, _): &&(usize, Span)| {
            headings || block(*at).is_some_and(AnnotatedBlock::is_passage)
        };
        let passages: Vec<_> = places.iter().filter(passage).copied().collect();
        if passages.is_empty() {
            return Err("the quote stands in a heading; quote the passage below it".to_owned());
        }
        let whole = |(at, span): &(usize, Span)| {
            block(*at).is_some_and(|found| is_whole(&found.block.text, *span))
        };
        let places: Vec<_> = passages.into_iter().filter(whole).collect();
        if places.is_empty() {
            return Err("the quote begins or ends inside a word or number".to_owned());
        }
        Ok(places
            .into_iter()
            .map(|(block, span)| Place { block, span, found, alike: 100 })
            .collect())
    }

    fn search(
        &self,
        spans: impl Fn(usize, &AnnotatedBlock<'_>) -> Vec<Span>,
    ) -> Vec<(usize, Span)> {
        let blocks = self.article.found.iter().enumerate();
        blocks
            .flat_map(|(block, found)| spans(block, found).into_iter().map(move |at| (block, at)))
            .collect()
    }

    /// Why a quote is in no passage, if it stands outside the article.
    fn elsewhere(&self, folded: &str) -> Option<String> {
        let (_, why) = self.outside.iter().find(|(text, _)| text.contains(folded))?;
        Some(format!("the quote stands in a part that is not the article ({why})"))
    }

    /// The place of a quote with a few other words.
    fn aligned(&self, quote: &str) -> Result<Vec<Place>, String> {
        let nowhere = || "the quote does not stand in the article".to_owned();
        let blocks = self.article.found;
        let words = self
            .words
            .get_or_init(|| blocks.iter().map(|found| TextWords::new(&found.block.text)).collect());
        let own = TextWords::new(quote);
        let passages = words
            .iter()
            .enumerate()
            .filter(|(block, _)| blocks.get(*block).is_some_and(AnnotatedBlock::is_passage));
        let found = passages.filter_map(|(block, words)| Some((block, words.align(&own)?)));
        let (block, alignment) =
            found.min_by_key(|(_, found)| found.differences).ok_or_else(nowhere)?;
        let Alignment { span, alike, only_quote, only_text, .. } = alignment;
        if let Some(word) = only_quote.iter().find(|word| self.matters(word)) {
            return Err(format!("the article does not say “{word}” there, as the quote does"));
        }
        if let Some(word) = only_text.iter().find(|word| self.matters(word)) {
            return Err(format!("the quote leaves out “{word}”, which the article says there"));
        }
        if let Some(word) = self.replaced(&only_quote, &only_text) {
            return Err(format!("the article does not say “{word}” there, as the quote does"));
        }
        Ok(vec![Place { block, span, found: Found::Aligned, alike }])
    }

    /// A word of a quote for which the article has another one: "tunnel" for "bridge", but
    /// not "opens" for "opened". A word that only the quote has replaces none.
    fn replaced<'w>(&self, quote: &'w [String], text: &[String]) -> Option<&'w String> {
        let others: Vec<&String> = text.iter().filter(|word| self.names_something(word)).collect();
        let same = |word: &str| others.iter().any(|other| is_form(word, other));
        let mut own = quote.iter().filter(|word| self.names_something(word));
        own.find(|word| !others.is_empty() && !same(word))
    }

    /// Whether a word is no article, preposition, conjunction or auxiliary verb.
    fn names_something(&self, word: &str) -> bool {
        const SMALL: [Cue; 6] =
            [Cue::Oblique, Cue::Genitive, Cue::Joins, Cue::Passive, Cue::Relative, Cue::Apposes];
        let rules = self.article.rules;
        let tokens = tokenize(word, &rules.words);
        !rules.names.is_definite(&tokens, 0)
            && !SMALL.into_iter().any(|cue| rules.cues.at(word, &tokens, 0).cues.contains(cue))
    }

    /// Whether a word must not be another one: a name, a number or a negation.
    fn matters(&self, word: &str) -> bool {
        let rules = self.article.rules;
        let tokens = tokenize(word, &rules.words);
        let negations =
            [Cue::Not, Cue::Nothing, Cue::NegationBegins, Cue::NegationEnds, Cue::Denies];
        let cues = rules.cues.of(word, &tokens);
        let negates = |cue| cues.iter().any(|at| at.cues.contains(cue));
        // A contraction may hide one: "didn't".
        word.chars().next().is_some_and(char::is_uppercase)
            || word.contains(['\'', '’'])
            || word.bytes().any(|byte| byte.is_ascii_digit())
            || numbers(word, &tokens, &rules.numerals).iter().any(|number| !number.article)
            || negations.into_iter().any(negates)
    }
}

/// A quote without the quotation marks and dots around it.
fn trimmed(quote: &str) -> &str {
    quote.trim_matches(|letter: char| {
        letter.is_whitespace() || matches!(letter, '"' | '“' | '”' | '«' | '»' | '…')
    })
}

/// Whether two words are forms of one: they have the same beginning.
fn is_form(one: &str, other: &str) -> bool {
    let (one, other) = (one.to_lowercase(), other.to_lowercase());
    let same = one.chars().zip(other.chars()).take_while(|(one, other)| one == other).count();
    let longest = one.chars().count().max(other.chars().count());
    same >= 3 && same * 2 >= longest
}
