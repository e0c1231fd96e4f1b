//! Candidates: what looks like a name and has no label in the base. They are
//! listed, with what they look like; nothing is claimed of them.

use std::collections::{BTreeMap, HashSet};

use strum::{EnumString, IntoStaticStr};

use super::super::text::{Kind, Span, Table, Token, Words};
use crate::language::{entries, vocabularies};
use crate::model::Language;

/// What a name looks like.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, IntoStaticStr)]
#[strum(serialize_all = "snake_case")]
pub enum Looks {
    /// A human being.
    Person,
    /// A company, an institution.
    Organization,
    /// A machine, a program.
    System,
    /// A name of something.
    Name,
}

impl Looks {
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
    pub looks: Looks,
    /// How often it stands in the document.
    pub count: usize,
    /// The block in which it stands first, and where.
    pub(crate) block: usize,
    pub(crate) span: Span,
}

/// A text of a document with the spans that are known to be something else:
/// mentions, dates and figures, in the order of the text and apart.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Named<'t> {
    pub(crate) text: &'t str,
    pub(crate) tokens: &'t [Token],
    pub(crate) known: &'t [Span],
}

/// The candidates of a document, in the order in which they first stand there.
pub(crate) fn candidates(texts: &[Named<'_>], cues: &NameCues) -> Vec<Candidate> {
    let lower = lower_words(texts);
    let mut found: BTreeMap<&str, Candidate> = BTreeMap::new();
    for (block, named) in texts.iter().enumerate() {
        for run in runs(named, cues, &lower) {
            let (Some(first), Some(last)) = (named.tokens.get(run.0), named.tokens.get(run.1 - 1))
            else {
                continue;
            };
            let span = Span::new(first.span.start, last.span.end);
            let looks = looks(named, cues, run);
            let candidate = found.entry(span.of(named.text)).or_insert_with(|| Candidate {
                text: span.of(named.text).to_owned(),
                looks,
                count: 0,
                block,
                span,
            });
            candidate.count += 1;
            candidate.looks = candidate.looks.min(looks);
        }
    }
    let mut found: Vec<_> = found.into_values().collect();
    found.sort_by_key(|candidate| (candidate.block, candidate.span));
    found
}

/// The words that the document also writes without a capital: no names.
fn lower_words(texts: &[Named<'_>]) -> HashSet<String> {
    let words = texts.iter().flat_map(|named| {
        let lower = named.tokens.iter().filter(|token| token.kind == Kind::Word && !token.capital);
        lower.map(|token| token.span.of(named.text).to_owned())
    });
    words.collect()
}

/// The runs of capitalised words that may be names, as token ranges.
fn runs(named: &Named<'_>, cues: &NameCues, lower: &HashSet<String>) -> Vec<(usize, usize)> {
    let mut runs = Vec::new();
    let mut index = 0;
    while index < named.tokens.len() {
        if !begins(named, cues, lower, index) {
            index += 1;
            continue;
        }
        let end = run_end(named, index);
        runs.push((index, end));
        index = end;
    }
    runs
}

/// Whether a name may begin at a token.
fn begins(named: &Named<'_>, cues: &NameCues, lower: &HashSet<String>, index: usize) -> bool {
    let Some(token) = named.tokens.get(index).filter(|token| token.capital) else { return false };
    let word = token.span.of(named.text);
    let only = word.chars().count() < 2 && !glued_number(named, index + 1);
    if only || is_known(named, token) || word.ends_with(['\'', '\u{2019}']) {
        return false;
    }
    if !opens_sentence(named, index) {
        return !cues.has(named.tokens, index, NameCue::Common);
    }
    let more = named.tokens.get(index + 1).is_some_and(|next| next.capital && !next.glued);
    !cues.has(named.tokens, index, NameCue::Common) && !lower.contains(&word.to_lowercase()) && more
}

fn is_known(named: &Named<'_>, token: &Token) -> bool {
    let before = named.known.partition_point(|known| known.end <= token.span.start);
    named.known.get(before).is_some_and(|known| known.meets(token.span))
}

fn glued_number(named: &Named<'_>, index: usize) -> bool {
    named.tokens.get(index).is_some_and(|token| token.glued && token.kind == Kind::Number)
}

/// Whether a sentence or a quote begins at a token, so that its capital says
/// nothing.
fn opens_sentence(named: &Named<'_>, index: usize) -> bool {
    const ENDS: [&str; 14] =
        [".", "!", "?", ":", ";", "«", "\"", "“", "(", "–", "—", "-", "•", "…"];
    let before = index.checked_sub(1).and_then(|before| named.tokens.get(before));
    before.is_none_or(|token| {
        ENDS.contains(&token.span.of(named.text)) && !glued_hyphen(named, index)
    })
}

fn glued_hyphen(named: &Named<'_>, index: usize) -> bool {
    let glued = |index: usize| named.tokens.get(index).is_some_and(|token| token.glued);
    glued(index) && index.checked_sub(1).is_some_and(glued)
}

/// The token after a run that begins at a token: further capitalised words, the
/// digits and hyphens glued to them.
fn run_end(named: &Named<'_>, first: usize) -> usize {
    let mut end = first + 1;
    while let Some(token) = named.tokens.get(end) {
        let text = token.span.of(named.text);
        let joined = match token.kind {
            Kind::Number => token.glued,
            Kind::Word => (token.capital || token.glued) && !text.starts_with(['\'', '\u{2019}']),
            Kind::Mark => {
                let next = named.tokens.get(end + 1);
                text == "-" && token.glued && next.is_some_and(|next| next.glued)
            }
        };
        if !joined || is_known(named, token) {
            break;
        }
        end += 1;
    }
    end
}

/// What a run looks like, by its own words and its neighbours.
fn looks(named: &Named<'_>, cues: &NameCues, (first, end): (usize, usize)) -> Looks {
    let tokens = named.tokens;
    let before = |cue| first.checked_sub(1).is_some_and(|before| cues.has(tokens, before, cue));
    let inside = |cue| (first..end).any(|index| cues.has(tokens, index, cue));
    let words = tokens.get(first..end).unwrap_or_default();
    let plain = words.iter().all(|token| token.kind == Kind::Word);
    let several = words.len() > 1 && plain;
    if several
        && !inside(NameCue::Organization)
        && (cues.has(tokens, first, NameCue::Given) || before(NameCue::Title))
    {
        return Looks::Person;
    }
    if inside(NameCue::Organization) || before(NameCue::Organization) {
        return Looks::Organization;
    }
    let digits = words.iter().any(|token| token.kind == Kind::Number);
    if digits || before(NameCue::System) || cues.has(tokens, end, NameCue::System) {
        return Looks::System;
    }
    let acronym = |token: &Token| {
        let text = token.span.of(named.text);
        (2..=6).contains(&text.len()) && text.chars().all(char::is_uppercase)
    };
    if plain && words.iter().all(acronym) { Looks::Organization } else { Looks::Name }
}

#[cfg(test)]
mod tests {
    use super::super::super::text::tokenize;
    use super::*;
    use crate::model::Language as Code;

    fn found(code: Code, text: &str) -> Vec<(String, Looks)> {
        let mut words = Words::default();
        let cues = NameCues::new(&mut words, code);
        let tokens = tokenize(text, &words);
        let named = [Named { text, tokens: &tokens, known: &[] }];
        let found = candidates(&named, &cues);
        found.into_iter().map(|candidate| (candidate.text, candidate.looks)).collect()
    }

    #[test]
    fn people_organizations_and_systems_are_told_apart() {
        let text = "Yesterday the engineer Ada Byron of Acme Motors ran the model Zeta-4. \
                    Byron told the BBC so.";
        let expected = [
            ("Ada Byron", Looks::Person),
            ("Acme Motors", Looks::Organization),
            ("Zeta-4", Looks::System),
            ("BBC", Looks::Organization),
        ];
        assert_eq!(found(Code::En, text), expected.map(|(text, looks)| (text.to_owned(), looks)));
    }

    #[test]
    fn the_first_word_of_a_sentence_is_no_name_by_its_capital() {
        assert_eq!(
            found(Code::Fr, "Personne ne sait. Le supercalculateur Alba tourne."),
            [("Alba".to_owned(), Looks::System)]
        );
    }
}
