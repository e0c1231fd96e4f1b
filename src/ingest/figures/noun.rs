//! The noun that a number counts: in French the first noun after it, in English the
//! last one of the noun phrase.

use super::figure::WrittenUnit;
use super::quantity::Quantity;
use super::tokens::FigureScan;
use super::units::{FigureCue, UnitClass};
use crate::ingest::numbers::{Number, NumberForm};

/// The most words between a number and the noun it counts.
const MODIFIERS: usize = 5;

/// A counted noun.
struct Noun {
    unit: WrittenUnit,
    end: usize,
    rule: &'static str,
}

impl FigureScan<'_> {
    /// Adds the noun that a number counts.
    pub(super) fn with_noun(&self, quantity: &mut Quantity, number: &Number) -> bool {
        let glued = self.glued(quantity.end) && self.is_word(quantity.end);
        if glued || number.form != NumberForm::Cardinal {
            return false;
        }
        if self.is_hyphen(quantity.end) && self.is_word(quantity.end + 1) {
            return self.with_hyphened(quantity);
        }
        let of = self.of(quantity.end, number);
        // `3 milliards attendus` counts nothing; `3 milliards de pas` does.
        if self.french && number.scale >= 1e6 && of.is_none() {
            return false;
        }
        let at = of.unwrap_or(quantity.end);
        let one = (number.value - 1.0).abs() < 1e-9;
        if number.scale >= 1e6 && self.cue(at, FigureCue::Worth).is_some() {
            return false;
        }
        let noun = if self.french { self.head_first(at, one) } else { self.head_last(at, one) };
        let Some(noun) = noun else { return false };
        quantity.unit = Some(noun.unit);
        quantity.class = Some(UnitClass::Count);
        (quantity.end, quantity.rule) = (noun.end, noun.rule);
        self.with_equivalent(quantity);
        true
    }

    /// Adds a noun joined by a hyphen: `75-page`.
    fn with_hyphened(&self, quantity: &mut Quantity) -> bool {
        let at = quantity.end + 1;
        let noun = self.known(at).unwrap_or_else(|| self.written(at));
        quantity.unit = Some(noun.unit);
        quantity.class = Some(UnitClass::Count);
        (quantity.end, quantity.rule) = (noun.end, "noun by a hyphen");
        true
    }

    /// Sets the model of an equivalent count: `GPU équivalents H100`.
    fn with_equivalent(&self, quantity: &mut Quantity) {
        let first = quantity.end.saturating_sub(5);
        let mut equivalent = None;
        for index in first..(quantity.end + 3).min(self.tokens.len()) {
            if index >= quantity.end
                && (self.cue(index, FigureCue::Stop).is_some() || self.is_break(index))
            {
                break;
            }
            equivalent = equivalent.or(self.cue(index, FigureCue::Equivalent));
        }
        let Some(end) = equivalent else { return };
        let model = (first..=end).find_map(|index| self.model(index));
        let Some((name, after)) = model else { return };
        let name = format!("{name}e");
        quantity.unit = Some(WrittenUnit { name, dimension: "gpu".into(), factor: 1.0 });
        quantity.end = quantity.end.max(end).max(after);
        quantity.rule = "equivalents";
    }

    /// Whether a mark ends a noun phrase here.
    fn is_break(&self, index: usize) -> bool {
        let joined = self.is_hyphen(index) || (self.word(index) == "/" && self.glued(index));
        self.is_mark(index) && !joined
    }

    /// A known noun at a token.
    fn known(&self, index: usize) -> Option<Noun> {
        let (length, noun) = self.units.nouns.at(self.tokens, index)?;
        let end = index + length;
        let whole = !(self.glued(end)
            && (self.is_word(end) && self.word(end) != "'s" || self.is_number(end)))
            // « de 0 à 100 » counts no `A100`.
            && (index + 1..end).all(|at| !self.is_number(at) || self.glued(at));
        let unit = self.units.measures[*noun].unit();
        whole.then_some(Noun { unit, end, rule: "counted noun" })
    }

    /// A product code at a token, such as `H100`, and its end.
    fn model(&self, index: usize) -> Option<(String, usize)> {
        let capital = self.tokens.get(index)?.capital && self.word(index).len() <= 4;
        if !capital || !self.is_number(index + 1) || !self.glued(index + 1) {
            return None;
        }
        let letters = self.is_word(index + 2) && self.glued(index + 2);
        let plural = letters && self.word(index + 2) == "s";
        let last = if letters && !plural { index + 3 } else { index + 2 };
        let name = self.span(index, last).of(self.text).to_owned();
        Some((name, if plural { index + 3 } else { last }))
    }

    fn coded(&self, index: usize) -> Option<Noun> {
        let (name, end) = self.model(index)?;
        let dimension = name.to_lowercase();
        Some(Noun {
            unit: WrittenUnit { name, dimension, factor: 1.0 },
            end,
            rule: "counted model",
        })
    }

    /// A noun outside the vocabularies, as written.
    fn written(&self, index: usize) -> Noun {
        let name = self.word(index).to_lowercase();
        let dimension = name.strip_suffix('s').unwrap_or(&name).to_owned();
        Noun {
            unit: WrittenUnit { name, dimension, factor: 1.0 },
            end: index + 1,
            rule: "noun as written",
        }
    }

    /// Whether a word looks like a plural.
    pub(super) fn is_plural(&self, index: usize) -> bool {
        let word = self.word(index);
        let ends =
            if self.french { word.ends_with(['s', 'x', 'S', 'X']) } else { word.ends_with('s') };
        let not = ["ss", "us", "is", "ous"].iter().any(|end| word.ends_with(end));
        ends && word.len() > 3 && (self.french || !not)
    }

    /// The French noun: after the adjectives that may stand before it.
    fn head_first(&self, at: usize, one: bool) -> Option<Noun> {
        let mut index = at;
        while let Some(end) = self.cue(index, FigureCue::Adjective).filter(|end| *end <= at + 3) {
            index = end;
        }
        if let Some(noun) = self.known(index).or_else(|| self.coded(index)) {
            let last = self.word(noun.end - 1);
            let single =
                last.bytes().all(|it| it.is_ascii_lowercase()) && !last.ends_with(['s', 'x', 'z']);
            return (one || !single || self.is_plural(index)).then_some(noun);
        }
        let capitals = self.word(index).len() > 1
            && self.word(index).bytes().all(|it| it.is_ascii_uppercase());
        let word = self.is_word(index) && self.cue(index, FigureCue::Stop).is_none();
        let noun = self.is_plural(index) || capitals || (one && self.word(index).len() > 3);
        (word && noun).then(|| self.written(index))
    }

    /// The English noun: the first plural, or the last known noun before the
    /// noun phrase ends.
    fn head_last(&self, at: usize, one: bool) -> Option<Noun> {
        let mut index = at;
        let mut best = None;
        while index < at + MODIFIERS * 2 && self.goes_on(index) {
            if let Some(noun) = self.known(index) {
                index = noun.end;
                let plural = self.is_plural(index - 1) || noun.unit.name == "people";
                best = Some(noun);
                if plural && !self.is_slash(index) {
                    break;
                }
            } else if let Some(noun) = self.coded(index) {
                index = noun.end;
                best.get_or_insert(noun);
            } else if !one && self.is_word(index) && self.is_plural(index) {
                // "Three suspends its": a company of that name does.
                let verb = self.cue(index + 1, FigureCue::Determiner).is_some();
                best = Some(self.written(index)).filter(|_| !verb);
                break;
            } else {
                index += 1;
            }
        }
        best.or_else(|| self.single(at).filter(|_| one))
    }

    fn is_slash(&self, index: usize) -> bool {
        self.word(index) == "/" && self.glued(index)
    }

    /// Whether a token may still belong to an English noun phrase.
    fn goes_on(&self, index: usize) -> bool {
        // `63000 Model 3 sedans`
        let named = index.checked_sub(1).and_then(|before| self.tokens.get(before));
        let named = named.is_some_and(|before| before.capital);
        let number = self.is_number(index) && !self.glued(index) && !named;
        index < self.tokens.len()
            && !number
            && !self.is_break(index)
            && self.cue(index, FigureCue::Stop).is_none()
    }

    /// A singular after one: `one tile`.
    fn single(&self, at: usize) -> Option<Noun> {
        let ends = !self.goes_on(at + 1);
        (self.is_word(at) && self.goes_on(at) && ends && self.word(at).len() > 2)
            .then(|| self.written(at))
    }
}
