//! Numbers that are not figures: parts of codes and names, versions, list numbers,
//! footnotes, addresses, times of day, phone numbers.

use super::quantity::Quantity;
use super::tokens::FigureScan;
use super::units::{FigureCue, UnitClass};
use crate::ingest::numbers::Number;
use crate::ingest::text::Span;

/// The most tokens that are searched backwards for the beginning of a row of numbers.
/// The limit keeps a page that is one long row fast.
const ROW: usize = 64;

impl FigureScan<'_> {
    /// Whether adjacent letters make a number part of a code: `H100`, `GPT-4`, `18h30`.
    pub(super) fn is_code(&self, number: &Number) -> bool {
        let first = number.first;
        let hyphen = first >= 2 && self.is_hyphen(first - 1) && self.is_word(first - 2);
        number.digits && (number.code || hyphen || self.is_version(first))
    }

    /// Whether it is a later number of a version: `iOS 1.2.3`.
    fn is_version(&self, first: usize) -> bool {
        let mut start = first;
        while start >= 2
            && first - start < ROW
            && self.word(start - 1) == "."
            && self.glued(start)
            && self.is_number(start - 2)
        {
            start -= 2;
        }
        start < first && start > 0 && self.is_word(start - 1)
    }

    /// Whether a quantity is not a figure.
    pub(super) fn is_noise(&self, number: &Number, quantity: &Quantity) -> bool {
        let strong = quantity.class.is_some_and(|class| class != UnitClass::Count);
        if quantity.led {
            return false;
        }
        if quantity.article && !self.may_be_one(quantity) {
            return true;
        }
        if self.is_clock(quantity) || self.is_phone(number) || self.is_relative(quantity) {
            return true;
        }
        if !number.digits {
            return self.refers_back(quantity);
        }
        self.is_glued_name(quantity)
            || (!strong && (self.is_name(number, quantity) || self.is_label(number)))
            || (quantity.is_bare() && self.is_bare_noise(number))
            || (quantity.rule == "noun as written" && self.is_year(number))
            || (!strong && (self.french || quantity.is_bare()) && self.is_address(number))
    }

    /// Whether a number without a unit is a reference mark or a year.
    fn is_bare_noise(&self, number: &Number) -> bool {
        self.is_mark_number(number)
            || self.is_year(number)
            || self.cue(number.end, FigureCue::Era).is_some()
    }

    /// Whether it is the age of the person before it: `Musk, 52, says`, `un ouvrier de 27 ans`.
    pub(super) fn is_age(&self, number: &Number, quantity: &Quantity) -> bool {
        let years = quantity.unit.as_ref().is_some_and(|unit| unit.name == "years");
        let whole = number.digits && number.end == number.first + 1 && number.value < 120.0;
        if !whole || !(years || quantity.is_bare()) {
            return false;
        }
        if years && self.cue_before(number.first, FigureCue::Aged).is_some() {
            return true;
        }
        let Some(name) = number.first.checked_sub(2) else { return false };
        let comma = |at: usize| matches!(self.word(at), "," | ")" | "(");
        // « Le dirigeant, 65 ans, est libre »
        let stated = years && self.french && number.value >= 10.0;
        let named = (self.tokens[name].capital || stated) && self.is_word(name);
        named && comma(name + 1) && comma(quantity.end) && !self.is_address(number)
    }

    /// Whether a numeral refers back: `the two`.
    fn refers_back(&self, quantity: &Quantity) -> bool {
        let two = [2.0].contains(&quantity.high) && quantity.class == Some(UnitClass::Count);
        let other = self.cue_before(quantity.first, FigureCue::Other).is_some();
        other && (quantity.is_bare() || two)
    }

    /// Whether a duration belongs to a relative date: `three years ago`, `the last 5
    /// days`.
    fn is_relative(&self, quantity: &Quantity) -> bool {
        let time = quantity.class == Some(UnitClass::Time);
        time && (self.cue(quantity.end, FigureCue::Ago).is_some()
            || self.cue_before(quantity.first, FigureCue::Ago).is_some()
            || self.cue_before(quantity.first, FigureCue::Relative).is_some()
            || self.cue(quantity.first + 1, FigureCue::Relative).is_some())
    }

    /// Whether a number belongs to a postal address: `12, rue`, `69001 Lyon`.
    fn is_address(&self, number: &Number) -> bool {
        let comma = usize::from(self.word(number.end) == ",");
        let street = self.french && self.cue(number.end + comma, FigureCue::Street).is_some();
        let long = self.word(number.first).len() == 5 && number.end == number.first + 1;
        let town = self.tokens.get(number.end).is_some_and(|next| next.capital);
        let known = self.units.nouns.at(self.tokens, number.end).is_some();
        street || (long && town && !known)
    }

    /// Whether `un` or `one` is a number rather than an article: with a unit, or after a
    /// qualifier.
    fn may_be_one(&self, quantity: &Quantity) -> bool {
        if self.before(quantity.first).is_some() {
            return !quantity.is_bare();
        }
        let time = quantity.class == Some(UnitClass::Time);
        let someday = time && quantity.unit.as_ref().is_some_and(|unit| unit.name == "days");
        let unit = matches!(
            quantity.class,
            Some(
                UnitClass::Time
                    | UnitClass::Money
                    | UnitClass::Cent
                    | UnitClass::Measure
                    | UnitClass::Percent
            )
        );
        unit && !someday
    }

    /// Whether it is a time of day: `7:15`, `6 pm`, `18h30`.
    fn is_clock(&self, quantity: &Quantity) -> bool {
        let colon = |at: usize| self.word(at) == ":" && self.glued(at) && self.glued(at + 1);
        let first = quantity.first;
        let before = first >= 2 && colon(first - 1) && self.is_number(first - 2);
        let after = colon(quantity.end) && self.is_number(quantity.end + 1);
        let hour = self.word(quantity.end) == "h" && self.is_number(quantity.end + 1);
        let minutes = first >= 2 && self.word(first - 1) == "h" && self.is_number(first - 2);
        let hours = quantity.unit.as_ref().is_some_and(|unit| unit.name == "hours");
        let at =
            hours && quantity.high <= 24.0 && self.cue_before(first, FigureCue::Hour).is_some();
        let oclock = at && self.cue(quantity.end, FigureCue::Of).is_none();
        let word = quantity.digits && self.cue(quantity.end, FigureCue::Clock).is_some();
        before || after || hour || minutes || oclock || word
    }

    /// Whether hyphens join it to two or more numbers.
    fn is_phone(&self, number: &Number) -> bool {
        let joined =
            |at: usize| matches!(self.word(at), "-" | "/") && self.glued(at) && self.glued(at + 1);
        let (mut first, mut end, mut count) = (number.first, number.end, 1);
        while first >= 2 && joined(first - 1) && self.is_number(first - 2) && count < 3 {
            first -= 2;
            count += 1;
        }
        while joined(end) && self.is_number(end + 1) && count < 3 {
            end += 2;
            count += 1;
        }
        count >= 3 || self.is_french_phone(number.first)
    }

    /// Whether it is one of four or more pairs of digits: `01 23 45 67 89`.
    fn is_french_phone(&self, index: usize) -> bool {
        let pair = |at: usize| self.is_number(at) && self.word(at).len() == 2;
        let step =
            1 + usize::from(self.word(index + 1) == "." || self.word(index.wrapping_sub(1)) == ".");
        let after = (0..4).take_while(|at| pair(index + at * step)).count();
        let before = (1..5).take_while(|at| pair(index.wrapping_sub(at * step))).count();
        after + before >= 4
    }

    /// Whether letters right after the number are not a unit: `3D`, `737s`.
    fn is_glued_name(&self, quantity: &Quantity) -> bool {
        let end = quantity.end;
        quantity.is_bare() && self.glued(end) && self.is_word(end) && self.word(end) != "'s"
    }

    /// Whether a number belongs to the name before it: `Falcon 9`, `Dojo 1.5`.
    fn is_name(&self, number: &Number, quantity: &Quantity) -> bool {
        let Some(before) = number.first.checked_sub(1) else { return false };
        let grouped = number.end - number.first > 1 && number.value >= 1000.0;
        let known = self.known_word(before);
        let capital = self.tokens[before].capital && self.is_word(before);
        let range = self.upper_bound(number).is_some() && !self.glued(number.end);
        let bound = self.before(quantity.first).is_some() || range;
        capital && !known && !bound && !grouped && number.scale < 2.0
    }

    /// Whether a word is in the vocabularies, and so not a name.
    fn known_word(&self, index: usize) -> bool {
        let cue = self.units.cues.at(self.tokens, index).is_some();
        cue || self.units.before.at(self.tokens, index).is_some()
    }

    /// Whether a word before a number makes it a name: `version 2`, `n° 5`.
    fn is_label(&self, number: &Number) -> bool {
        self.cue_before(number.first, FigureCue::Label).is_some()
    }

    /// Whether a number is a reference mark or list number: `[1]`, `(2)`, `3) `.
    fn is_mark_number(&self, number: &Number) -> bool {
        let before = number.first.checked_sub(1).map_or("", |before| self.word(before));
        let after = self.word(number.end);
        let inside = matches!((before, after), ("[", "]") | ("(", ")"));
        let item = after == ")" && before != "(" && number.end == number.first + 1;
        let first = number.first == 0 && after == "." && self.glued(number.end);
        let zero = self.word(number.first).starts_with('0')
            && number.end == number.first + 1
            && self.word(number.first).len() > 1;
        let slash = |at: usize| self.word(at) == "/" && self.glued(at);
        let parted = number.first >= 1 && slash(number.first - 1) || slash(number.end);
        let mut start = number.first;
        while start >= 2
            && number.first - start < ROW
            && matches!(self.word(start - 1), "–" | "-" | ",")
            && self.is_number(start - 2)
        {
            start -= 2;
        }
        // A page number after a footnote mark: `[4]: 30–31`.
        let page = start >= 2 && self.word(start - 1) == ":" && self.word(start - 2) == "]";
        inside || item || zero || parted || page || (first && number.end + 1 < self.tokens.len())
    }

    /// The greater number after a dash: `2000 - 2500 calories`.
    fn upper_bound(&self, number: &Number) -> Option<f64> {
        let dash = matches!(self.word(number.end), "-" | "–" | "—");
        let next = number.end + 1;
        let bound = self.word(next).parse().ok().filter(|_| dash && self.is_number(next));
        bound.filter(|bound| *bound > number.value)
    }

    /// Whether it looks like a year that no date rule accepted.
    fn is_year(&self, number: &Number) -> bool {
        let whole = number.end == number.first + 1 && self.word(number.first).len() == 4;
        let bound = self.upper_bound(number).is_some_and(|next| next >= 2100.0);
        whole && !bound && (1800.0..2100.0).contains(&number.value)
    }
}

/// Finds URLs and e-mail addresses.
#[derive(Debug, Default)]
pub(super) struct Addresses {
    seen: Span,
    address: bool,
}

impl Addresses {
    /// Whether a byte offset lies in an address. Offsets must ascend.
    pub(super) fn contain(&mut self, text: &str, place: usize) -> bool {
        if place >= self.seen.end {
            let before = text.get(..place).unwrap_or_default();
            let after = text.get(place..).unwrap_or_default();
            let from = before.get(self.seen.end..).unwrap_or_default();
            let start =
                from.rfind(char::is_whitespace).map_or(self.seen.end, |at| self.seen.end + at);
            let length = after.find(char::is_whitespace).unwrap_or(after.len());
            self.seen = Span::new(start, place + length.max(1));
            let piece = text.get(start..place + length).unwrap_or_default();
            self.address = ["://", "www.", "@"].iter().any(|mark| piece.contains(mark));
        }
        self.address
    }
}
