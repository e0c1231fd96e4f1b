//! Whether the rows or the sentence of an answer hold a value.

use serde_json::Value as Json;
use unicode_normalization::UnicodeNormalization;

/// Whether one row or the sentence holds a value. In `item`, `a|b` accepts either value
/// and `a&b` demands both in one row. If `loose`, a value within prose counts too.
pub(super) fn holds(answer: &str, rows: &[Vec<Json>], item: &str, loose: bool) -> bool {
    item.split('|').any(|alternative| {
        let all = |row: &Vec<Json>| alternative.split('&').all(|part| in_row(row, part, loose));
        rows.iter().any(all) || tells_all(answer, alternative)
    })
}

/// Whether a sentence tells a value.
pub(super) fn tells(answer: &str, item: &str) -> bool {
    item.split('|').any(|alternative| tells_all(answer, alternative))
}

fn tells_all(answer: &str, alternative: &str) -> bool {
    !answer.is_empty() && alternative.split('&').all(|part| in_prose(answer, part))
}

fn in_prose(answer: &str, wanted: &str) -> bool {
    let number = number(wanted).filter(|_| !wanted.contains('-'));
    number.is_some_and(|number| numbers_in(answer).iter().any(|other| same(number, *other)))
        || has_words(answer, wanted)
}

fn in_row(row: &[Json], wanted: &str, loose: bool) -> bool {
    row.iter().any(|cell| match cell {
        Json::Number(cell) => {
            number(wanted).zip(cell.as_f64()).is_some_and(|(wanted, cell)| same(wanted, cell))
        }
        Json::Bool(cell) => in_text(if *cell { "yes" } else { "no" }, wanted, loose),
        Json::String(cell) => in_text(cell, wanted, loose),
        _ => false,
    })
}

fn in_text(cell: &str, wanted: &str, loose: bool) -> bool {
    if normalised(cell) == normalised(wanted) {
        return true;
    }
    if is_date(wanted) {
        let wanted = wanted.to_uppercase();
        let mut dates = cell.split('/').filter(|part| is_date(part));
        return dates.any(|date| date.to_uppercase().starts_with(&wanted));
    }
    if let Some(wanted) = number(wanted) {
        return number(cell).is_some_and(|cell| same(cell, wanted))
            || (loose && is_telling(wanted) && numbers_in(cell).iter().any(|n| same(*n, wanted)));
    }
    let mut parts = cell.split([',', ';']);
    parts.any(|part| normalised(part) == normalised(wanted)) || (loose && has_words(cell, wanted))
}

fn has_words(text: &str, wanted: &str) -> bool {
    format!("-{}-", normalised(text)).contains(&format!("-{}-", normalised(wanted)))
}

/// A text without case, accents and punctuation: words with one hyphen between.
fn normalised(text: &str) -> String {
    let plain: String = text.nfd().filter(char::is_ascii).collect::<String>().to_lowercase();
    let words = plain.split(|letter: char| !letter.is_ascii_alphanumeric());
    words.filter(|word| !word.is_empty()).collect::<Vec<_>>().join("-")
}

fn number(text: &str) -> Option<f64> {
    text.trim().parse().ok()
}

fn same(one: f64, other: f64) -> bool {
    (one - other).abs() <= 1e-9 * one.abs().max(other.abs()).max(1.0)
}

/// Whether a sentence hardly has this number by chance, unlike 25 and 2024.
fn is_telling(number: f64) -> bool {
    number.fract() != 0.0 || (number.abs() >= 100.0 && !(1900.0..=2100.0).contains(&number))
}

/// Whether a text is a date such as `2024`, `2024-05`, `2024-05-18`, `2024-Q2` or `2024-H1`.
fn is_date(text: &str) -> bool {
    let shape: String = text
        .chars()
        .map(|letter| if letter.is_ascii_digit() { '0' } else { letter.to_ascii_uppercase() })
        .collect();
    ["0000", "0000-00", "0000-00-00", "0000-Q0", "0000-H0"].contains(&shape.as_str())
}

/// Every number in a sentence, as it is and multiplied by the scale word after it.
fn numbers_in(text: &str) -> Vec<f64> {
    let letters: Vec<char> = text.chars().collect();
    let joins = |letter: char| letter.is_alphanumeric() || ['_', '.', '-'].contains(&letter);
    let belongs = |letter: &&char| {
        letter.is_ascii_digit() || letter.is_whitespace() || [',', '.'].contains(*letter)
    };
    let (mut found, mut place) = (Vec::new(), 0);
    while place < letters.len() {
        if !letters[place].is_ascii_digit() || (place > 0 && joins(letters[place - 1])) {
            place += 1;
            continue;
        }
        let end = place + letters[place..].iter().take_while(belongs).count();
        let raw = letters[place..end].iter().filter(|letter| !letter.is_whitespace());
        let raw: String = raw.collect();
        let word = letters[end..].iter().take_while(|letter| letter.is_ascii_alphabetic());
        let scale = scale(&word.collect::<String>().to_lowercase());
        for value in readings(raw.trim_matches([',', '.'])) {
            found.extend([value, value * scale]);
        }
        place = end;
    }
    found
}

/// The values of digits with commas and points, either of which may mark decimals.
fn readings(raw: &str) -> Vec<f64> {
    let mut texts = vec![raw.replace(',', "")];
    if raw.matches(',').count() == 1 {
        texts.push(raw.replace(',', "."));
    }
    if raw.split_once('.').is_some_and(|(_, rest)| rest.len() == 3 && !rest.contains('.')) {
        texts.push(raw.replace('.', ""));
    }
    texts.iter().filter_map(|text| number(text)).collect()
}

fn scale(word: &str) -> f64 {
    match word {
        "thousand" | "k" | "mille" => 1e3,
        "million" | "millions" | "m" => 1e6,
        "billion" | "billions" | "bn" | "b" | "md" | "milliard" | "milliards" => 1e9,
        _ => 1.0,
    }
}
