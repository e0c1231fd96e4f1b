//! Candidates: possible names without a label in the base. They are listed with a
//! likely kind; no facts refer to them.

use std::collections::{BTreeMap, HashSet};

use strum::{EnumString, IntoStaticStr};

use super::super::text::{Span, Table, Token, TokenKind, Words};
use crate::language::{entries, vocabularies};
use crate::model::Language;

/// The likely kind of a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, IntoStaticStr)]
#[strum(serialize_all = "snake_case")]
pub enum CandidateKind {
    /// A person.
    Person,
    /// A company or institution.
    Organization,
    /// A machine or program.
    System,
    /// Anything else.
    Name,
}

impl CandidateKind {
    /// The word for it in outputs.
    #[must_use]
    pub fn word(self) -> &'static str {
        self.into()
    }
}

/// What a word suggests about a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumString)]
#[strum(serialize_all = "snake_case")]
enum NameCue {
    /// A title before a person's name.
    Title,
    /// A first name.
    Given,
    /// Before or in an organization's name.
    Organization,
    /// Beside a system's name.
    System,
    /// Not a name, even with a capital at the beginning of a sentence.
    Common,
}

/// The words that suggest the kind of a name.
#[derive(Clone, Debug)]
pub(crate) struct NameCues {
    cues: Table<Vec<NameCue>>,
}

impl NameCues {
    pub(crate) fn new(words: &mut Words, language: Language) -> Self {
        let mut cues: Table<Vec<NameCue>> = Table::new(words);
        for entry in entries(vocabularies(language).names) {
            let Ok(cue) = entry.kind.parse::<NameCue>() else { continue };
            for phrase in entry.phrases() {
                match cues.get_mut(words, phrase) {
                    Some(known) => known.push(cue),
                    None => cues.add(words, phrase, vec![cue]),
                }
            }
        }
        Self { cues }
    }

    fn has(&self, tokens: &[Token], index: usize, cue: NameCue) -> bool {
        self.cues.at(tokens, index).is_some_and(|(_, cues)| cues.contains(&cue))
    }
}

/// A possible name without a label in the base.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Candidate {
    /// The name as written.
    pub text: String,
    /// Its likely kind.
    pub kind: CandidateKind,
    /// The number of occurrences in the document.
    pub count: usize,
    /// The block and span of its first occurrence.
    pub(crate) block: usize,
    pub(crate) span: Span,
}

/// The text of a block, with spans that cannot be candidates: mentions, dates and
/// figures, in text order and disjoint.
#[derive(Clone, Copy, Debug)]
pub(crate) struct MaskedText<'t> {
    pub(crate) text: &'t str,
    pub(crate) tokens: &'t [Token],
    pub(crate) known: &'t [Span],
}

/// The candidates of a document, in the order of their first occurrence.
pub(crate) fn candidates(texts: &[MaskedText<'_>], cues: &NameCues) -> Vec<Candidate> {
    let lower = lower_words(texts);
    let mut found: BTreeMap<&str, Candidate> = BTreeMap::new();
    for (block, masked) in texts.iter().enumerate() {
        for run in runs(masked, cues, &lower) {
            let (Some(first), Some(last)) =
                (masked.tokens.get(run.0), masked.tokens.get(run.1 - 1))
            else {
                continue;
            };
            let span = Span::new(first.span.start, last.span.end);
            let kind = kind(masked, cues, run);
            let candidate = found.entry(span.of(masked.text)).or_insert_with(|| Candidate {
                text: span.of(masked.text).to_owned(),
                kind,
                count: 0,
                block,
                span,
            });
            candidate.count += 1;
            candidate.kind = candidate.kind.min(kind);
        }
    }
    let mut found: Vec<_> = found.into_values().collect();
    found.sort_by_key(|candidate| (candidate.block, candidate.span));
    found
}

/// The words that also occur in lower case and so are not names.
fn lower_words(texts: &[MaskedText<'_>]) -> HashSet<String> {
    let words = texts.iter().flat_map(|masked| {
        let lower =
            masked.tokens.iter().filter(|token| token.kind == TokenKind::Word && !token.capital);
        lower.map(|token| token.span.of(masked.text).to_owned())
    });
    words.collect()
}

/// The runs of capitalised words, as token ranges.
fn runs(masked: &MaskedText<'_>, cues: &NameCues, lower: &HashSet<String>) -> Vec<(usize, usize)> {
    let mut runs = Vec::new();
    let mut index = 0;
    while index < masked.tokens.len() {
        if !begins(masked, cues, lower, index) {
            index += 1;
            continue;
        }
        let end = run_end(masked, index);
        runs.push((index, end));
        index = end;
    }
    runs
}

/// Whether a name may begin at a token.
fn begins(masked: &MaskedText<'_>, cues: &NameCues, lower: &HashSet<String>, index: usize) -> bool {
    let Some(token) = masked.tokens.get(index).filter(|token| token.capital) else { return false };
    let word = token.span.of(masked.text);
    let only = word.chars().count() < 2 && !glued_number(masked, index + 1);
    if only || is_known(masked, token) || word.ends_with(['\'', '\u{2019}']) {
        return false;
    }
    if !opens_sentence(masked, index) {
        return !cues.has(masked.tokens, index, NameCue::Common);
    }
    let more = masked.tokens.get(index + 1).is_some_and(|next| next.capital && !next.glued);
    !cues.has(masked.tokens, index, NameCue::Common)
        && !lower.contains(&word.to_lowercase())
        && more
}

fn is_known(masked: &MaskedText<'_>, token: &Token) -> bool {
    let before = masked.known.partition_point(|known| known.end <= token.span.start);
    masked.known.get(before).is_some_and(|known| known.meets(token.span))
}

fn glued_number(masked: &MaskedText<'_>, index: usize) -> bool {
    masked.tokens.get(index).is_some_and(|token| token.glued && token.kind == TokenKind::Number)
}

/// Whether a sentence or quote begins at a token, so that its capital means nothing.
fn opens_sentence(masked: &MaskedText<'_>, index: usize) -> bool {
    const ENDS: [&str; 14] =
        [".", "!", "?", ":", ";", "«", "\"", "“", "(", "–", "—", "-", "•", "…"];
    let before = index.checked_sub(1).and_then(|before| masked.tokens.get(before));
    before.is_none_or(|token| {
        ENDS.contains(&token.span.of(masked.text)) && !glued_hyphen(masked, index)
    })
}

fn glued_hyphen(masked: &MaskedText<'_>, index: usize) -> bool {
    let glued = |index: usize| masked.tokens.get(index).is_some_and(|token| token.glued);
    glued(index) && index.checked_sub(1).is_some_and(glued)
}

/// The end of a run: further capitalised words, with the digits and hyphens glued to
/// them.
fn run_end(masked: &MaskedText<'_>, first: usize) -> usize {
    let mut end = first + 1;
    while let Some(token) = masked.tokens.get(end) {
        let text = token.span.of(masked.text);
        let joined = match token.kind {
            TokenKind::Number => token.glued,
            TokenKind::Word => {
                (token.capital || token.glued) && !text.starts_with(['\'', '\u{2019}'])
            }
            TokenKind::Mark => {
                let next = masked.tokens.get(end + 1);
                text == "-" && token.glued && next.is_some_and(|next| next.glued)
            }
        };
        if !joined || is_known(masked, token) {
            break;
        }
        end += 1;
    }
    end
}

/// The likely kind of a run, judged by its words and their neighbours.
fn kind(masked: &MaskedText<'_>, cues: &NameCues, (first, end): (usize, usize)) -> CandidateKind {
    let tokens = masked.tokens;
    let before = |cue| first.checked_sub(1).is_some_and(|before| cues.has(tokens, before, cue));
    let inside = |cue| (first..end).any(|index| cues.has(tokens, index, cue));
    let words = tokens.get(first..end).unwrap_or_default();
    let plain = words.iter().all(|token| token.kind == TokenKind::Word);
    let several = words.len() > 1 && plain;
    if several
        && !inside(NameCue::Organization)
        && (cues.has(tokens, first, NameCue::Given) || before(NameCue::Title))
    {
        return CandidateKind::Person;
    }
    if inside(NameCue::Organization) || before(NameCue::Organization) {
        return CandidateKind::Organization;
    }
    let digits = words.iter().any(|token| token.kind == TokenKind::Number);
    if digits || before(NameCue::System) || cues.has(tokens, end, NameCue::System) {
        return CandidateKind::System;
    }
    let acronym = |token: &Token| {
        let text = token.span.of(masked.text);
        (2..=6).contains(&text.len()) && text.chars().all(char::is_uppercase)
    };
    if plain && words.iter().all(acronym) {
        CandidateKind::Organization
    } else {
        CandidateKind::Name
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::text::tokenize;
    use super::*;
    use crate::model::Language as Code;

    fn found(code: Code, text: &str) -> Vec<(String, CandidateKind)> {
        let mut words = Words::default();
        let cues = NameCues::new(&mut words, code);
        let tokens = tokenize(text, &words);
        let masked = [MaskedText { text, tokens: &tokens, known: &[] }];
        let found = candidates(&masked, &cues);
        found.into_iter().map(|candidate| (candidate.text, candidate.kind)).collect()
    }

    #[test]
    fn people_organizations_and_systems_are_distinguished() {
        let text = "Yesterday the engineer Ada Byron of Acme Motors ran the model Zeta-4. \
                    Byron told the BBC so.";
        let expected = [
            ("Ada Byron", CandidateKind::Person),
            ("Acme Motors", CandidateKind::Organization),
            ("Zeta-4", CandidateKind::System),
            ("BBC", CandidateKind::Organization),
        ];
        assert_eq!(found(Code::En, text), expected.map(|(text, kind)| (text.to_owned(), kind)));
    }

    #[test]
    fn a_capital_at_the_beginning_of_a_sentence_does_not_make_a_name() {
        assert_eq!(
            found(Code::Fr, "Personne ne sait. Le supercalculateur Alba tourne."),
            [("Alba".to_owned(), CandidateKind::System)]
        );
    }
}
