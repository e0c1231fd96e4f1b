//! Numbers for people: grouped digits, and words for millions and more, in the
//! language of the answer.

use crate::model::Language;

/// The words for a million and more, largest first: English, French singular,
/// French plural.
const SCALES: [(f64, &str, &str, &str); 3] = [
    (1e12, "trillion", "billion", "billions"),
    (1e9, "billion", "milliard", "milliards"),
    (1e6, "million", "million", "millions"),
];

/// Numbers from here on are written with an exponent.
const HUGE: f64 = 1e15;

/// So are smaller ones than this.
const TINY: f64 = 1e-4;

/// The maximum length of a number with a fraction before it is rounded.
const READ: usize = 8;

/// The number in words and digits.
pub(crate) fn amount(number: f64, language: Language) -> String {
    let size = number.abs();
    if size >= HUGE || (size < TINY && size > 0.0) || !size.is_finite() {
        return format!("{number:e}");
    }
    let Some((scale, english, french, several)) = SCALES.iter().find(|scale| size >= scale.0)
    else {
        return digits(number, language);
    };
    let number = number / scale;
    let word = match language {
        Language::En => english,
        Language::Fr if number.abs() >= 2.0 => several,
        Language::Fr => french,
    };
    format!("{} {word}", digits(number, language))
}

/// The integer part in groups of three, then the fraction.
fn digits(number: f64, language: Language) -> String {
    let (group, point) = match language {
        Language::En => (',', '.'),
        // A no-break space.
        Language::Fr => ('\u{a0}', ','),
    };
    let text = shortest(number);
    let (sign, text) = text.strip_prefix('-').map_or(("", text.as_str()), |text| ("-", text));
    let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
    let mut out = sign.to_owned();
    for (index, digit) in whole.chars().enumerate() {
        // Four digits are not grouped.
        if index > 0 && (whole.len() - index).is_multiple_of(3) && whole.len() > 4 {
            out.push(group);
        }
        out.push(digit);
    }
    if !fraction.is_empty() {
        out.push(point);
        out.push_str(fraction);
    }
    out
}

/// The shortest exact digits, or four decimals if those are too long (2/3).
fn shortest(number: f64) -> String {
    let exact = number.to_string();
    if exact.len() <= READ || number.fract() == 0.0 {
        return exact;
    }
    let rounded = format!("{number:.4}");
    rounded.trim_end_matches('0').trim_end_matches('.').to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn both(number: f64) -> [String; 2] {
        [amount(number, Language::En), amount(number, Language::Fr).replace('\u{a0}', " ")]
    }

    #[test]
    fn large_numbers_end_in_a_word() {
        assert_eq!(both(500e6), ["500 million", "500 millions"]);
        assert_eq!(both(1e9), ["1 billion", "1 milliard"]);
        assert_eq!(both(2.5e9), ["2.5 billion", "2,5 milliards"]);
        assert_eq!(both(1.5e6), ["1.5 million", "1,5 million"]);
        assert_eq!(both(2e12), ["2 trillion", "2 billions"]);
        assert_eq!(both(1e18), ["1e18", "1e18"]);
    }

    #[test]
    fn other_numbers_are_digits() {
        assert_eq!(both(0.0), ["0", "0"]);
        assert_eq!(both(2000.0), ["2000", "2000"]);
        assert_eq!(both(90_000.0), ["90,000", "90 000"]);
        assert_eq!(both(-12_345.5), ["-12,345.5", "-12 345,5"]);
        assert_eq!(both(4.2), ["4.2", "4,2"]);
        assert_eq!(both(2.0 / 3.0), ["0.6667", "0,6667"]);
        assert_eq!(both(1e-9), ["1e-9", "1e-9"]);
    }
}
