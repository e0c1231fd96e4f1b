//! Cues: words that classify statements.

use std::ops::Range;

use strum::EnumString;

use super::text::{Table, Token, TokenKind, Words, is_french_future};
use crate::language::{entries, vocabularies};
use crate::model::Language as Code;

/// What a word says about its sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumString)]
#[strum(serialize_all = "snake_case")]
pub(crate) enum Cue {
    /// A verb of saying after the speaker.
    Says,
    /// A verb or preposition of saying before the speaker.
    SaidBy,
    /// An intention of somebody who can act on it.
    Intends,
    /// An expectation.
    Expects,
    /// The future tense.
    Future,
    /// A claim.
    Claims,
    /// An estimate.
    Estimates,
    /// A preposition of place.
    Place,
    /// A deadline gets another date.
    Moves,
    /// Before the date that a deadline gets.
    Toward,
    /// Something will not happen, or a deadline is missed.
    Denies,
    /// A verb that disputes what is said behind it: "denies".
    Disputes,
    /// A negation of the verb behind it: "not".
    Not,
    /// A negation of the noun behind it: "no".
    Nothing,
    /// The word before the verb in a negation of two words: "ne".
    NegationBegins,
    /// The word after it: "pas".
    NegationEnds,
    /// A preposition before what is no subject.
    Oblique,
    /// A pronoun that goes on about what stands before it: "which".
    Relative,
    /// The beginning of a sentence that introduces what follows it.
    LeadIn,
    /// Before whose something is: "of".
    Genitive,
    /// After the comma of an apposition: "a", "worth".
    Apposes,
    /// A verb whose object has to pay: "fined".
    Punishes,
    /// A verb that gives somebody something to do: "awards".
    Awards,
    /// Before the participle of a passive verb: "was".
    Passive,
    /// A conjunction that joins two verbs: "and".
    Joins,
    /// A pronoun that stands for a person: "he", "him".
    Him,
    /// A pronoun that stands for no person: "it".
    It,
    /// A pronoun that stands for anybody or anything: "il".
    Il,
    /// The possessives of these pronouns: "his", "its", "son".
    His,
    Its,
    Son,
    /// A pronoun that stands for nothing: "il faut".
    Impersonal,
    /// What came true only in part: "partially".
    Partly,
    /// What was promised is given up: "cancelled".
    Drops,
    /// What stands behind it may not have happened: "until".
    Supposes,
    /// A verb that says that what stands behind it did not happen: "failed to".
    Fails,
    /// Nobody and nothing as the subject of a verb: "nobody".
    Nobody,
    /// Behind a negation, which it makes a limit: "not only".
    Limits,
    /// A word that ends what a negation or condition covers: "because".
    Breaks,
    /// One behind which a sentence says the contrary: "but".
    Turns,
    /// A condition: "if".
    Condition,
    /// A verb that is a condition at the beginning of a sentence: "Had it sold".
    Inverts,
    /// The tense of what would have followed a condition: "would have".
    Unreal,
    /// A tense that is one if the sentence has a condition: "aurait".
    Conditional,
    /// What may be untrue: "the reports that".
    Hearsay,
    /// Says that something is not so: "are false".
    Untrue,
    /// A verb that tells that something promised came true: "opened".
    Achieved,
    /// A verb whose subject gets or pays an amount: "receives", "owes".
    Gets,
    /// A verb whose subject is a part of what stands behind the figure: "accounts for".
    Shares,
    /// A word for what happens to those who are counted: "killed".
    Harms,
    /// Before the source of a statement: "according to".
    Source,
}

/// The cues of a language.
#[derive(Clone, Debug)]
pub(crate) struct Cues {
    /// A word may be several cues.
    meanings: Table<Vec<Cue>>,
    /// The slug of a category.
    categories: Table<&'static str>,
    /// What may be promised: "opening".
    achievements: Table<&'static str>,
    code: Code,
}

impl Cues {
    pub(crate) fn new(words: &mut Words, code: Code) -> Self {
        let mut meanings: Table<Vec<Cue>> = Table::new(words);
        let mut categories = Table::new(words);
        let mut achievements = Table::new(words);
        for entry in entries(vocabularies(code).cues) {
            for phrase in entry.phrases() {
                if entry.kind == "category" {
                    categories.add(words, phrase, entry.value);
                } else if entry.kind == "achieve" {
                    achievements.add(words, phrase, entry.value);
                } else if let Ok(cue) = entry.kind.parse() {
                    match meanings.get_mut(words, phrase) {
                        Some(known) => known.push(cue),
                        None => meanings.add(words, phrase, vec![cue]),
                    }
                }
            }
        }
        Self { meanings, categories, achievements, code }
    }

    /// Whether a cue begins at a token.
    pub(crate) fn at(&self, text: &str, tokens: &[Token], index: usize, cue: Cue) -> bool {
        self.meanings.at(tokens, index).is_some_and(|(_, cues)| cues.contains(&cue))
            || (cue == Cue::Future && self.is_future(text, tokens, index))
    }

    /// The byte offsets of a cue within a range of tokens.
    pub(crate) fn places<'t>(
        &'t self,
        text: &'t str,
        tokens: &'t [Token],
        within: Range<usize>,
        cue: Cue,
    ) -> impl Iterator<Item = usize> + 't {
        within
            .filter(move |index| self.at(text, tokens, *index, cue))
            .filter_map(|index| tokens.get(index).map(|token| token.span.start))
    }

    /// Every cue within a range of tokens: its byte offset, the index of the token behind it,
    /// and what it is.
    pub(crate) fn all<'t>(
        &'t self,
        tokens: &'t [Token],
        within: Range<usize>,
    ) -> impl Iterator<Item = (usize, usize, &'t [Cue])> + 't {
        within.filter_map(|index| {
            let (length, cues) = self.meanings.at(tokens, index)?;
            Some((tokens.get(index)?.span.start, index + length, cues.as_slice()))
        })
    }

    /// The category of the event that a part of the text is about: by its first such word.
    pub(crate) fn category(
        &self,
        tokens: &[Token],
        mut within: Range<usize>,
    ) -> Option<&'static str> {
        let found = |index| self.categories.at(tokens, index).map(|(_, category)| *category);
        within.find_map(found)
    }

    /// What may be promised, named at a token, with the number of tokens.
    pub(crate) fn achievement(
        &self,
        tokens: &[Token],
        index: usize,
    ) -> Option<(usize, &'static str)> {
        self.achievements.at(tokens, index).map(|(length, class)| (length, *class))
    }

    fn is_future(&self, text: &str, tokens: &[Token], index: usize) -> bool {
        let Some(token) = tokens.get(index) else { return false };
        let word = token.kind == TokenKind::Word && !token.capital;
        word && self.code == Code::Fr && is_french_future(token.span.of(text))
    }
}
