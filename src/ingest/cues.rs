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
    /// An expectation of the past: "had been due".
    WasDue,
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
    /// The conjunction behind a verb of saying: "that".
    That,
    /// Before a time that is no age: "pour dix ans".
    Lasts,
    /// Before what happened at a place: "where".
    Where,
    /// A fixed phrase that only looks like a preposition before what follows: "in return".
    Adverb,
}

/// Some cues.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct CueSet(u64);

impl CueSet {
    pub(crate) fn contains(self, cue: Cue) -> bool {
        self.0 & Self::of(cue).0 != 0
    }

    pub(crate) fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// These cues and some others.
    pub(crate) fn with(self, others: Self) -> Self {
        Self(self.0 | others.0)
    }

    fn of(cue: Cue) -> Self {
        Self(1 << cue as u32)
    }

    fn add(&mut self, cue: Cue) {
        self.0 |= Self::of(cue).0;
    }
}

/// The cues that begin at a token, and the length of their phrase in tokens.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct TokenCues {
    pub(crate) cues: CueSet,
    pub(crate) length: usize,
}

/// The cues of a language.
#[derive(Clone, Debug)]
pub(crate) struct Cues {
    /// A word may be several cues.
    meanings: Table<CueSet>,
    /// The slug of a category.
    categories: Table<&'static str>,
    /// What may be promised: "opening".
    achievements: Table<&'static str>,
    code: Code,
}

impl Cues {
    pub(crate) fn new(words: &mut Words, code: Code) -> Self {
        let mut meanings: Table<CueSet> = Table::new(words);
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
                        Some(known) => known.add(cue),
                        None => meanings.add(words, phrase, CueSet::of(cue)),
                    }
                }
            }
        }
        Self { meanings, categories, achievements, code }
    }

    /// The cues at each token of a text. Rules ask for them many times.
    pub(crate) fn of(&self, text: &str, tokens: &[Token]) -> Vec<TokenCues> {
        (0..tokens.len()).map(|index| self.at(text, tokens, index)).collect()
    }

    /// The cues at a token.
    pub(crate) fn at(&self, text: &str, tokens: &[Token], index: usize) -> TokenCues {
        let found = self.meanings.at(tokens, index);
        let (length, mut cues) =
            found.map_or((1, CueSet::default()), |(length, cues)| (length, *cues));
        if self.is_future(text, tokens, index) {
            cues.add(Cue::Future);
        }
        TokenCues { cues, length }
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
