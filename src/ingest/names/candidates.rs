//! Candidates: what looks like a name and has no label in the base. They are
//! listed, with what they look like; nothing is claimed of them.

use std::collections::{BTreeMap, HashSet};

use strum::{EnumString, IntoStaticStr};

use super::super::text::{Span, Table, Token, TokenKind, Words};
use crate::language::{entries, vocabularies};
use crate::model::Language;

/// What a name looks like.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, IntoStaticStr)]
#[strum(serialize_all = "snake_case")]
pub enum CandidateKind {
    /// A human being.
    Person,
    /// A company, an institution.
    Organization,
    /// A machine, a program.
    System,
    /// A name of something.
    Name,
}

impl CandidateKind {
    /// The word for it.
    #[must_use]
    pub fn word(self) -> &'static str {
        self.into()
    }
}

/// What a word tells of the name beside it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumString)]
#[strum(serialize_all = "snake_case")]
enum NameCue {
    /// It stands before a person's name.
    Title,
    /// It is a person's first name.
    Given,
    /// It stands before an organization's name, or in it.
    Organization,
    /// It stands beside a system's name.
    System,
    /// It is no name, though it may begin a sentence.
    Common,
}

/// The words that tell names apart.
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

/// A name that the base does not have.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Candidate {
    /// The name as it is written.
    pub text: String,
    /// What it may be the name of.
    pub kind: CandidateKind,
    /// How often it stands in the document.
    pub count: usize,
    /// The block in which it stands first, and where.
    pub(crate) block: usize,
    pub(crate) span: Span,
}

/// A text of a document with the spans that are known to be something else:
/// mentions, dates and figures, in the order of the text and apart.
#[derive(Clone, Copy, Debug)]
pub(crate) struct MaskedText<'t> {
    pub(crate) text: &'t str,
    pub(crate) tokens: &'t [Token],
    pub(crate) known: &'t [Span],
}

/// The candidates of a document, in the order in which they first stand there.
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

/// The words that the document also writes without a capital: no names.
fn lower_words(texts: &[MaskedText<'_>]) -> HashSet<String> {
    let words = texts.iter().flat_map(|masked| {
        let lower =
            masked.tokens.iter().filter(|token| token.kind == TokenKind::Word && !token.capital);
        lower.map(|token| token.span.of(masked.text).to_owned())
    });
    words.collect()
}

/// The runs of capitalised words that may be names, as token ranges.
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

/// Whether a sentence or a quote begins at a token, so that its capital says
/// nothing.
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

/// The token after a run that begins at a token: further capitalised words, the
/// digits and hyphens glued to them.
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

/// What a run looks like, by its own words and its neighbours.
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
    fn people_organizations_and_systems_are_told_apart() {
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
    fn the_first_word_of_a_sentence_is_no_name_by_its_capital() {
        assert_eq!(
            found(Code::Fr, "Personne ne sait. Le supercalculateur Alba tourne."),
            [("Alba".to_owned(), CandidateKind::System)]
        );
    }
}
