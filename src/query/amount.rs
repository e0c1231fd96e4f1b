//! Amounts for people: grouped digits, words for millions and more, the sign of the
//! qualifier and the unit, in the language of the answer. No digit is rounded away.

use std::sync::OnceLock;

use crate::language::{entries, vocabularies};
use crate::model::{Language, Qualifier};

use super::value::Value;

/// Numbers from here on are written with an exponent.
const HUGE: f64 = 1e15;

/// So are smaller ones than this.
const TINY: f64 = 1e-4;

/// More decimals than this no source writes.
const EXACT: usize = 12;

/// A word such as "billion" follows a number with at most this many decimals: with
/// more, all digits are easier to read.
const DECIMALS: usize = 3;

/// How a language writes amounts.
struct Style {
    group: char,
    point: char,
    /// Powers of ten, largest first, with their words for one and for several.
    scales: Vec<(usize, [&'static str; 2])>,
    /// What links such a word to a unit; in its elided form, and the letters after that.
    of: Option<[&'static str; 2]>,
    elided: Vec<&'static str>,
}

/// A number as text, and its place among the scales if a word follows it.
type Written = (String, Option<usize>);

/// An amount: its bounds with the sign of the qualifier, and its unit if it is to be named.
pub(crate) fn amount(
    qualifier: Qualifier,
    bounds: (Option<f64>, Option<f64>),
    unit: Option<&str>,
    language: Language,
) -> String {
    let style = Style::of(language);
    let sign = match qualifier {
        Qualifier::About => "≈ ",
        Qualifier::MoreThan => "> ",
        Qualifier::AtLeast | Qualifier::Several => "≥ ",
        Qualifier::LessThan => "< ",
        Qualifier::AtMost => "≤ ",
        Qualifier::Exact | Qualifier::Between => "",
    };
    let (text, scaled) = match bounds {
        (Some(low), Some(high)) if low < high => style.range(low, high),
        (Some(one), _) | (None, Some(one)) => style.one(one),
        (None, None) => (String::new(), false),
    };
    let unit = unit.map_or_else(String::new, |unit| style.unit(unit, scaled));
    format!("{sign}{text}{unit}")
}

/// The amount of a record, whose values are found by name.
pub(crate) fn of_record<'r>(
    value: impl Fn(&str) -> Option<&'r Value>,
    language: Language,
) -> String {
    let bound = |name: &str| value(name).and_then(|bound| bound.text().parse().ok());
    let text = |name: &str| value(name).and_then(Value::as_text);
    let qualifier = text("qualifier").and_then(|word| word.parse().ok());
    let bounds = (bound("low"), bound("high"));
    amount(qualifier.unwrap_or(Qualifier::Exact), bounds, text("unit"), language)
}

/// Words with a space between them, or an apostrophe where the language elides the tie that the
/// first of them end in: "nombre d'événements".
pub(crate) fn joined(before: &str, after: &str, language: Language) -> String {
    Style::of(language).joined(before, after)
}

/// The number in words and digits.
pub(crate) fn number(number: f64, language: Language) -> String {
    Style::of(language).one(number).0
}

impl Style {
    fn of(language: Language) -> &'static Self {
        static STYLES: [OnceLock<Style>; 2] = [OnceLock::new(), OnceLock::new()];
        STYLES[language as usize].get_or_init(|| Self::read(vocabularies(language).amounts))
    }

    fn read(vocabulary: &'static str) -> Self {
        let mut style =
            Self { group: ',', point: '.', scales: Vec::new(), of: None, elided: Vec::new() };
        for entry in entries(vocabulary) {
            let words: Vec<_> = entry.phrases().collect();
            let (Some(one), Some(last)) = (words.first(), words.last()) else { continue };
            match entry.kind {
                "group" => style.group = character(one),
                "point" => style.point = character(one),
                "of" => style.of = Some([one, last]),
                "elided" => style.elided = words,
                _ => style.scales.extend(entry.value.parse().map(|power| (power, [*one, *last]))),
            }
        }
        style
    }

    /// A number with its scale, and whether it has one.
    fn one(&self, number: f64) -> (String, bool) {
        let (digits, scale) = self.written(number);
        let Some(scale) = scale else { return (digits, false) };
        (format!("{digits} {}", self.word(scale, number)), true)
    }

    /// Two numbers, with a common scale written once.
    fn range(&self, low: f64, high: f64) -> (String, bool) {
        let ((first, scale), (_, other)) = (self.written(low), self.written(high));
        let (last, scaled) = self.one(high);
        let first = if scale == other { first } else { self.one(low).0 };
        (format!("{first}–{last}"), scaled)
    }

    /// The word of a scale for a number. What a language has several of begins at two.
    fn word(&self, scale: usize, number: f64) -> &'static str {
        let (power, words) = self.scales[scale];
        let power = i32::try_from(power).unwrap_or(i32::MAX);
        words[usize::from(number.abs() >= 2.0 * 10_f64.powi(power))]
    }

    /// A unit behind a number.
    fn unit(&self, unit: &str, scaled: bool) -> String {
        let tie = self.of.filter(|_| scaled).map(|[of, _]| format!(" {of}"));
        self.joined(tie.as_deref().unwrap_or_default(), unit)
    }

    /// Words with a space between them, or none behind an elided tie.
    fn joined(&self, before: &str, after: &str) -> String {
        let begins = after.to_lowercase();
        // Whether the H of a name is mute, nobody knows.
        let elides =
            !after.starts_with('H') && self.elided.iter().any(|letter| begins.starts_with(letter));
        let elided = self.of.filter(|_| elides).and_then(|[of, elided]| {
            let rest = before.strip_suffix(of)?;
            (rest.is_empty() || rest.ends_with(' ')).then(|| format!("{rest}{elided}"))
        });
        elided.map_or_else(|| format!("{before} {after}"), |before| format!("{before}{after}"))
    }

    fn written(&self, number: f64) -> Written {
        let size = number.abs();
        if size >= HUGE || (size < TINY && size > 0.0) || !size.is_finite() {
            return (format!("{number:e}").replace('.', &self.point.to_string()), None);
        }
        let sign = if number < 0.0 { "-" } else { "" };
        let digits = digits(size);
        let (whole, fraction) = digits.split_once('.').unwrap_or((&digits, ""));
        let mut scales = self.scales.iter().enumerate();
        let scaled = scales.find(|(_, (power, _))| whole.len() > *power).and_then(|scale| {
            let (whole, rest) = whole.split_at_checked(whole.len() - scale.1.0)?;
            let rest = format!("{rest}{fraction}");
            let rest = rest.trim_end_matches('0');
            let text = || (format!("{sign}{}", self.grouped(whole, rest)), Some(scale.0));
            (rest.len() <= DECIMALS).then(text)
        });
        scaled.unwrap_or_else(|| (format!("{sign}{}", self.grouped(whole, fraction)), None))
    }

    /// The integer part in groups of three, then the fraction.
    fn grouped(&self, whole: &str, fraction: &str) -> String {
        let mut out = String::new();
        for (index, digit) in whole.chars().enumerate() {
            // Four digits are not grouped.
            if index > 0 && (whole.len() - index).is_multiple_of(3) && whole.len() > 4 {
                out.push(self.group);
            }
            out.push(digit);
        }
        if !fraction.is_empty() {
            out.push(self.point);
            out.push_str(fraction);
        }
        out
    }
}

/// The digits of a number. A number that no decimal fraction gives exactly, such as two thirds,
/// is rounded to four digits.
fn digits(size: f64) -> String {
    let digits = size.to_string();
    let Some((whole, fraction)) = digits.split_once('.') else { return digits };
    if fraction.len() <= EXACT {
        return digits;
    }
    let zeros = fraction.len() - fraction.trim_start_matches('0').len();
    let decimals =
        if whole == "0" { zeros + 4 } else { 4_usize.saturating_sub(whole.len()).max(1) };
    format!("{size:.decimals$}")
}

/// A character, or its code after `U+`.
fn character(written: &str) -> char {
    let code = written.strip_prefix("U+").and_then(|code| u32::from_str_radix(code, 16).ok());
    let character = code.and_then(char::from_u32).or_else(|| written.chars().next());
    character.unwrap_or(' ')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn both(one: f64) -> [String; 2] {
        [number(one, Language::En), number(one, Language::Fr).replace('\u{202f}', " ")]
    }

    #[test]
    fn large_numbers_end_in_a_word() {
        assert_eq!(both(500e6), ["500 million", "500 millions"]);
        assert_eq!(both(1e9), ["1 billion", "1 milliard"]);
        assert_eq!(both(2.5e9), ["2.5 billion", "2,5 milliards"]);
        assert_eq!(both(1.5e6), ["1.5 million", "1,5 million"]);
        assert_eq!(both(2e12), ["2 trillion", "2 billions"]);
        assert_eq!(both(-4.35e9), ["-4.35 billion", "-4,35 milliards"]);
        assert_eq!(both(1.5e18), ["1.5e18", "1,5e18"]);
    }

    #[test]
    fn ratios_have_four_digits() {
        assert_eq!(both(2.0 / 3.0), ["0.6667", "0,6667"]);
        assert_eq!(both(1.0 / 300.0), ["0.003333", "0,003333"]);
        assert_eq!(both(100.0 / 3.0), ["33.33", "33,33"]);
        assert_eq!(both(0.123_456_789), ["0.123456789", "0,123456789"]);
    }

    #[test]
    fn other_numbers_are_digits() {
        assert_eq!(both(0.0), ["0", "0"]);
        assert_eq!(both(2000.0), ["2000", "2000"]);
        assert_eq!(both(90_000.0), ["90,000", "90 000"]);
        assert_eq!(both(-12_345.5), ["-12,345.5", "-12 345,5"]);
        assert_eq!(both(1e-9), ["1e-9", "1e-9"]);
    }

    #[test]
    fn no_digit_that_a_source_writes_is_rounded_away() {
        assert_eq!(both(1_234_567.0), ["1,234,567", "1 234 567"]);
        assert_eq!(both(1_234_567_000.0), ["1,234,567,000", "1 234 567 000"]);
        assert_eq!(both(1.234_567_890_1), ["1.2345678901", "1,2345678901"]);
    }

    #[test]
    fn every_qualifier_has_its_sign() {
        let shown = |qualifier, low, high| amount(qualifier, (low, high), None, Language::En);
        let one = Some(2000.0);
        assert_eq!(shown(Qualifier::Exact, one, one), "2000");
        assert_eq!(shown(Qualifier::About, one, one), "≈ 2000");
        assert_eq!(shown(Qualifier::MoreThan, one, None), "> 2000");
        assert_eq!(shown(Qualifier::AtLeast, one, None), "≥ 2000");
        assert_eq!(shown(Qualifier::Several, one, None), "≥ 2000");
        assert_eq!(shown(Qualifier::LessThan, None, one), "< 2000");
        assert_eq!(shown(Qualifier::AtMost, None, one), "≤ 2000");
        assert_eq!(shown(Qualifier::Between, one, Some(3000.0)), "2000–3000");
        assert_eq!(shown(Qualifier::About, Some(5e8), Some(1e9)), "≈ 500 million–1 billion");
    }

    #[test]
    fn a_unit_follows_its_scale_as_the_language_has_it() {
        let french = |low, high, unit| {
            amount(Qualifier::Between, (Some(low), Some(high)), Some(unit), Language::Fr)
        };
        assert_eq!(french(1e9, 4e9, "dollars"), "1–4 milliards de dollars");
        assert_eq!(french(1e6, 1e6, "euros"), "1 million d'euros");
        assert_eq!(french(1e6, 1e6, "équivalents H100"), "1 million d'équivalents H100");
        assert_eq!(french(3e5, 4e5, "euros"), "300\u{202f}000–400\u{202f}000 euros");
        let euros = amount(Qualifier::Exact, (Some(3e9), Some(3e9)), Some("euros"), Language::En);
        assert_eq!(euros, "3 billion euros");
    }
}
