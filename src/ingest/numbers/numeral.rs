//! Numerals: the meanings of the words in the number vocabularies.

use super::super::text::{Table, Token, Words};
use crate::language::{Entry, entries, vocabularies};
use crate::model::Language;

/// The function of a word or sign in a number.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Numeral {
    /// A number below a hundred.
    Small(f64),
    /// `hundred`: multiplies a small number, or stands alone.
    Hundred,
    /// Multiplies the number before it; a `bare` one may also stand alone.
    Scale {
        value: f64,
        bare: bool,
        many: bool,
    },
    /// An abbreviated scale right after digits: `10k`.
    Short {
        value: f64,
        capital: bool,
    },
    /// A noun for a number, exact or `round`: `dozen`, `centaine`.
    Group {
        value: f64,
        round: bool,
    },
    /// A fraction in one character: `½`.
    Glyph(f64),
    /// A denominator that is not an ordinal: `quarter`.
    Fraction {
        parts: f64,
        many: bool,
    },
    /// A fraction in words that needs no numerator.
    Half(f64),
    /// An ordinal; in the plural or after a numerator, a denominator.
    Ordinal {
        value: f64,
        many: bool,
    },
    /// The suffix of an ordinal in digits: `3rd`.
    Ending,
    /// `tenfold`.
    Times(f64),
    And,
    Point,
    Minus,
    /// A word beside which `minus` is not a sign.
    NeverMinus,
    Article,
    Of,
    Over,
    /// `in` of `one in five`.
    Among,
    /// A word that may follow a fraction but not an ordinal: `a third of`.
    Partitive,
    Between,
    /// A percentage together with `hundred`: `per hundred`, `pour cent`.
    Per,
    /// A numeral that is also an adjective: `neuf`.
    New,
    /// A numeral that is also the abbreviation of a month: `sept`.
    Month,
}

impl Numeral {
    /// Whether a number can begin with it.
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

/// The number words of a language.
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

    /// Whether a number can begin with the phrase at a token.
    pub(super) fn begin(&self, tokens: &[Token], index: usize) -> bool {
        self.table
            .at(tokens, index)
            .is_some_and(|(_, numerals)| numerals.iter().any(Numeral::begins))
    }

    /// The length in tokens and the meanings of the longest phrase at a token.
    pub(super) fn at(&self, tokens: &[Token], index: usize) -> Option<(usize, &[Numeral])> {
        self.table.at(tokens, index).map(|(length, numerals)| (length, numerals.as_slice()))
    }

    /// The end of the phrase at a token that has this meaning.
    pub(super) fn is(&self, tokens: &[Token], index: usize, numeral: Numeral) -> Option<usize> {
        self.table
            .all_at(tokens, index)
            .find(|(_, numerals)| numerals.contains(&numeral))
            .map(|(length, _)| index + length)
    }
}

/// The plural of an ordinal, which is a denominator: `fifths`.
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
