//! What the words of a vocabulary of numbers mean.

use super::super::text::{Table, Token, Words};
use crate::language::{Entry, entries, vocabularies};
use crate::model::Language;

/// What a word or sign does in a number.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Numeral {
    /// A number below a hundred.
    Small(f64),
    /// A hundred: it multiplies a small number, or stands alone.
    Hundred,
    /// Multiplies what stands before it; `bare` ones also stand alone.
    Scale {
        value: f64,
        bare: bool,
        many: bool,
    },
    /// A scale written right after digits.
    Short {
        value: f64,
        capital: bool,
    },
    /// A noun that is a number, roughly or not.
    Group {
        value: f64,
        round: bool,
    },
    /// A part in one sign.
    Glyph(f64),
    /// What divides a whole, and is no ordinal.
    Fraction {
        parts: f64,
        many: bool,
    },
    /// A part in words that needs no numerator.
    Half(f64),
    /// A place in a row; in the plural, or after a numerator, a part.
    Ordinal {
        value: f64,
        many: bool,
    },
    /// The ending that makes digits an ordinal.
    Ending,
    /// How many fold.
    Times(f64),
    And,
    Point,
    Minus,
    /// Before it, or after it, a sign that looks like a minus is none.
    NeverMinus,
    Article,
    Of,
    Over,
    /// Makes a share of one: `one in five`.
    Among,
    /// After a part, as a noun it belongs to cannot be: `a third to`.
    Partitive,
    Between,
    /// With `hundred` after it, a percentage.
    Per,
    /// A numeral that is also an adjective.
    New,
    /// A numeral that is also short for a month.
    Month,
}

impl Numeral {
    /// Whether a number may begin with it.
    fn begins(&self) -> bool {
        !matches!(
            self,
            Self::Short { .. }
                | Self::Ending
                | Self::And
                | Self::NeverMinus
                | Self::Of
                | Self::Over
                | Self::Among
                | Self::Partitive
                | Self::Between
                | Self::Per
                | Self::New
                | Self::Month
        )
    }
}

/// The words that numbers are made of.
#[derive(Clone, Debug)]
pub(crate) struct Numerals {
    pub(super) french: bool,
    table: Table<Vec<Numeral>>,
}

impl Numerals {
    pub(crate) fn new(words: &mut Words, language: Language) -> Self {
        let mut table = Table::new(words);
        for entry in entries(vocabularies(language).numbers) {
            let Some(numeral) = meaning(&entry) else { continue };
            for phrase in entry.phrases() {
                table.add_meaning(words, phrase, numeral);
                if let Some(many) = plural(numeral) {
                    table.add_meaning(words, &format!("{phrase}s"), many);
                }
            }
        }
        Self { french: language == Language::Fr, table }
    }

    /// Whether a number may begin with a phrase at a token.
    pub(super) fn begin(&self, tokens: &[Token], index: usize) -> bool {
        self.table
            .at(tokens, index)
            .is_some_and(|(_, numerals)| numerals.iter().any(Numeral::begins))
    }

    /// What the longest phrase at a token means, and how many tokens it takes.
    pub(super) fn at(&self, tokens: &[Token], index: usize) -> Option<(usize, &[Numeral])> {
        self.table.at(tokens, index).map(|(length, numerals)| (length, numerals.as_slice()))
    }

    /// Whether a phrase at a token has a meaning: where it ends.
    pub(super) fn is(&self, tokens: &[Token], index: usize, numeral: Numeral) -> Option<usize> {
        self.table
            .all_at(tokens, index)
            .find(|(_, numerals)| numerals.contains(&numeral))
            .map(|(length, _)| index + length)
    }
}

/// An ordinal in the plural is a part: `fifths`.
fn plural(numeral: Numeral) -> Option<Numeral> {
    match numeral {
        Numeral::Ordinal { value, .. } => Some(Numeral::Ordinal { value, many: true }),
        _ => None,
    }
}

fn meaning(entry: &Entry<'_>) -> Option<Numeral> {
    let value = entry.value.parse().unwrap_or_default();
    Some(match entry.kind {
        "small" => Numeral::Small(value),
        "hundred" => Numeral::Hundred,
        "bare" => Numeral::Scale { value, bare: true, many: false },
        "scale" => Numeral::Scale { value, bare: false, many: false },
        "many" => Numeral::Scale { value, bare: false, many: true },
        "short" => Numeral::Short { value, capital: false },
        "capital" => Numeral::Short { value, capital: true },
        "group" => Numeral::Group { value, round: false },
        "round" => Numeral::Group { value, round: true },
        "glyph" => Numeral::Glyph(value),
        "fraction" => Numeral::Fraction { parts: value, many: false },
        "half" => Numeral::Half(value),
        "ordinal" => Numeral::Ordinal { value, many: false },
        "ending" => Numeral::Ending,
        "times" => Numeral::Times(value),
        "and" => Numeral::And,
        "point" => Numeral::Point,
        "minus" => Numeral::Minus,
        "never" => Numeral::NeverMinus,
        "article" => Numeral::Article,
        "of" => Numeral::Of,
        "over" => Numeral::Over,
        "among" => Numeral::Among,
        "partitive" => Numeral::Partitive,
        "between" => Numeral::Between,
        "per" => Numeral::Per,
        "new" => Numeral::New,
        "month" => Numeral::Month,
        _ => return None,
    })
}
