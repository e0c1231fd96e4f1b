//! The units, nouns, qualifiers and cues of a language, from its vocabularies.

use super::super::text::{Table, Words};
use crate::language::{self, Entry, entries, vocabularies};
use crate::model::{Language, Qualifier};

/// The classes of units that the rules distinguish.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum UnitClass {
    Money,
    /// A subunit of a currency.
    Cent,
    /// A pound: a currency or a mass.
    Pound,
    Time,
    Percent,
    /// A multiple.
    Ratio,
    /// A fraction.
    Part,
    Measure,
    Count,
}

/// The definition of a unit.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct UnitDef {
    pub(super) name: String,
    pub(super) dimension: String,
    pub(super) factor: f64,
    pub(super) class: UnitClass,
}

/// A way to write a unit.
#[derive(Clone, Debug)]
pub(super) struct Spelling {
    /// The index of its unit.
    pub(super) measure: usize,
    /// The exact spelling, if its case matters.
    pub(super) exact: Option<Box<str>>,
    /// Whether it may stand before the number.
    pub(super) leads: bool,
    /// Whether it is also an everyday word.
    pub(super) loose: bool,
    /// Whether it is a unit only after numbers from 1,000 on.
    pub(super) thousands: bool,
    /// The factor of its prefix: a million for `MUSD`.
    pub(super) times: f64,
}

/// The function of a word near a figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum FigureCue {
    Per,
    Article,
    Of,
    Between,
    From,
    To,
    And,
    Or,
    /// A half behind a unit: `et demi`.
    Half,
    /// A verb or noun of change: `from 2 to 3` after it is not a range.
    Change,
    /// Before a number with the same unit as the previous figure: `contre`.
    Contrast,
    /// Marks an equivalent count: `H100-equivalents`.
    Equivalent,
    /// Makes the number after it part of a name: `version 2`.
    Label,
    /// Makes a number a time of day.
    Clock,
    /// Makes the number before it a year: `BC`.
    Era,
    /// Makes a duration before it a date: `a year later`.
    Ago,
    /// Near it, pounds are a currency.
    MoneyContext,
    /// Before `over` and a duration, it makes `over` mean `more than`.
    Lasting,
    /// Before an age: `âgé de`.
    Aged,
    /// Makes the number after it a ratio: `a factor of`.
    Factor,
    /// Makes the number after it a percentage: `a percentage of`.
    Percentage,
    /// A noun that implies money: `20 billion in sales`.
    Worth,
    /// A street, after a house number.
    Street,
    /// Makes a duration a date: `the last five years`.
    Relative,
    /// Makes a numeral after it refer back: `the two`.
    Other,
    /// May stand between a qualifier and its number.
    Adverb,
    /// Makes `a year` before it a date.
    Before,
    /// Before a time of day.
    Hour,
    /// A French adjective that stands before its noun.
    Adjective,
    /// Ends a noun phrase.
    Stop,
    /// Behind a word that looks like a plural, it makes a verb of it: `Three suspends its`.
    Determiner,
}

/// The units and qualifiers of a language.
#[derive(Clone, Debug)]
pub(crate) struct Units {
    pub(super) french: bool,
    pub(super) measures: Vec<UnitDef>,
    pub(super) phrases: Table<Vec<Spelling>>,
    /// Counted nouns, as indices into `measures`.
    pub(super) nouns: Table<usize>,
    pub(super) before: Table<Qualifier>,
    pub(super) after: Table<Qualifier>,
    /// Vague plurals, with their lower bound.
    pub(super) vague: Table<f64>,
    pub(super) cues: Table<Vec<FigureCue>>,
}

impl Units {
    pub(crate) fn new(words: &mut Words, code: Language) -> Self {
        let mut units = Self {
            french: code == Language::Fr,
            measures: Vec::new(),
            phrases: Table::new(words),
            nouns: Table::new(words),
            before: Table::new(words),
            after: Table::new(words),
            vague: Table::new(words),
            cues: Table::new(words),
        };
        for (text, leads) in [(vocabularies(code).units, false), (language::UNITS, true)] {
            for entry in entries(text) {
                units.entry(words, &entry, leads);
            }
        }
        units
    }

    fn entry(&mut self, words: &mut Words, entry: &Entry<'_>, leads: bool) {
        if let Some(cue) = cue(entry.kind) {
            entry.phrases().for_each(|phrase| self.cues.add_meaning(words, phrase, cue));
        } else if let Some(qualifier) = qualifier(entry.kind) {
            entry.phrases().for_each(|phrase| self.before.add(words, phrase, qualifier));
        } else if let Some(qualifier) = qualifier(entry.value).filter(|_| entry.kind == "after") {
            entry.phrases().for_each(|phrase| self.after.add(words, phrase, qualifier));
        } else if entry.kind == "vague" {
            let least = entry.value.parse().unwrap_or(2.0);
            entry.phrases().for_each(|phrase| self.vague.add(words, phrase, least));
        } else if matches!(entry.kind, "count" | "model") {
            self.noun(words, entry);
        } else if matches!(entry.kind, "code" | "late") {
            for code in entry.phrases() {
                self.code(words, code, entry.kind == "code");
            }
        } else if let Some(measure) = measure(entry) {
            self.measure(words, measure, entry, leads);
        }
    }

    fn noun(&mut self, words: &mut Words, entry: &Entry<'_>) {
        let (name, dimension) = entry.value.rsplit_once(' ').unwrap_or((entry.value, "gpu"));
        let (name, dimension) = (name.to_owned(), dimension.to_owned());
        self.measures.push(UnitDef { name, dimension, factor: 1.0, class: UnitClass::Count });
        let noun = self.measures.len() - 1;
        for phrase in entry.phrases() {
            self.nouns.add(words, phrase, noun);
            self.nouns.add(words, &plural(phrase), noun);
        }
    }

    fn measure(&mut self, words: &mut Words, measure: UnitDef, entry: &Entry<'_>, leads: bool) {
        self.measures.push(measure);
        for phrase in entry.phrases() {
            let spelling = Spelling {
                measure: self.measures.len() - 1,
                exact: matches!(entry.kind, "symbol" | "dollar").then(|| phrase.into()),
                leads: leads && matches!(entry.kind, "money" | "dollar" | "lead"),
                loose: entry.kind == "loose",
                thousands: entry.kind == "thousands",
                times: 1.0,
            };
            self.phrases.add_meaning(words, phrase, spelling);
        }
    }

    /// A currency's code, alone and with a scale before it.
    fn code(&mut self, words: &mut Words, code: &str, leads: bool) {
        self.measures.push(currency(code, 1.0, UnitClass::Money));
        for (prefix, times) in [("", 1.0), ("k", 1e3), ("M", 1e6), ("Md", 1e9), ("Mds", 1e9)] {
            let written = format!("{prefix}{code}");
            let spelling = Spelling {
                measure: self.measures.len() - 1,
                exact: Some(written.as_str().into()),
                leads: leads && prefix.is_empty(),
                loose: false,
                thousands: false,
                times,
            };
            self.phrases.add_meaning(words, &written, spelling);
        }
    }
}

/// The plural of a counted noun, whose vocabulary has other plurals beside it.
pub(crate) fn plural(noun: &str) -> String {
    let ending = match noun {
        _ if noun.ends_with(['s', 'x']) => "",
        _ if noun.ends_with("eau") => "x",
        _ => "s",
    };
    format!("{noun}{ending}")
}

fn currency(code: &str, factor: f64, class: UnitClass) -> UnitDef {
    let main = match code {
        "USX" => "USD",
        "EUX" => "EUR",
        "GBX" => "GBP",
        "SAT" => "BTC",
        _ => code,
    };
    // Currencies are not comparable without a rate, so each has its own dimension; the
    // dollar's is plain `money`.
    let dimension = if main == "USD" { "money".to_owned() } else { format!("money-{main}") };
    UnitDef { name: code.to_owned(), dimension: dimension.to_lowercase(), factor, class }
}

/// The unit that a line of a vocabulary defines.
fn measure(entry: &Entry<'_>) -> Option<UnitDef> {
    match entry.kind {
        "money" | "dollar" | "coin" | "thousands" => {
            Some(currency(entry.value, 1.0, UnitClass::Money))
        }
        "part" => {
            let (code, factor) = entry.value.split_once(' ')?;
            Some(currency(code, factor.parse().ok()?, UnitClass::Cent))
        }
        "pound" => Some(currency("GBP", 1.0, UnitClass::Pound)),
        "unit" | "symbol" | "loose" | "lead" => {
            let (rest, factor) = entry.value.rsplit_once(' ')?;
            let (name, dimension) = rest.rsplit_once(' ')?;
            let class = match dimension {
                "time" => UnitClass::Time,
                "percent" => UnitClass::Percent,
                "ratio" => UnitClass::Ratio,
                _ => UnitClass::Measure,
            };
            let (name, dimension) = (name.to_owned(), dimension.to_owned());
            Some(UnitDef { name, dimension, factor: factor.parse().ok()?, class })
        }
        _ => None,
    }
}

fn qualifier(word: &str) -> Option<Qualifier> {
    const KNOWN: [&str; 6] = ["exact", "about", "more_than", "at_least", "less_than", "at_most"];
    let known = KNOWN.contains(&word);
    if known { word.parse().ok() } else { None }
}

fn cue(kind: &str) -> Option<FigureCue> {
    Some(match kind {
        "determiner" => FigureCue::Determiner,
        "per" => FigureCue::Per,
        "article" => FigureCue::Article,
        "of" => FigureCue::Of,
        "between" => FigureCue::Between,
        "from" => FigureCue::From,
        "to" => FigureCue::To,
        "and" => FigureCue::And,
        "or" => FigureCue::Or,
        "half" => FigureCue::Half,
        "change" => FigureCue::Change,
        "contrast" => FigureCue::Contrast,
        "equivalent" => FigureCue::Equivalent,
        "label" => FigureCue::Label,
        "clock" => FigureCue::Clock,
        "era" => FigureCue::Era,
        "ago" => FigureCue::Ago,
        "money-context" => FigureCue::MoneyContext,
        "lasting" => FigureCue::Lasting,
        "aged" => FigureCue::Aged,
        "factor" => FigureCue::Factor,
        "percentage" => FigureCue::Percentage,
        "worth" => FigureCue::Worth,
        "street" => FigureCue::Street,
        "relative" => FigureCue::Relative,
        "other" => FigureCue::Other,
        "adverb" => FigureCue::Adverb,
        "before" => FigureCue::Before,
        "hour" => FigureCue::Hour,
        "adjective" => FigureCue::Adjective,
        "stop" => FigureCue::Stop,
        _ => return None,
    })
}
