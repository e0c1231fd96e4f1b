//! Numbers as people type them in a phrase: `1000`, `1,000`, `1.5`, `1,5`,
//! `10k`, `1st`, `1er`.

/// The number a word is, if it is one.
pub(super) fn amount(word: &str) -> Option<f64> {
    let word: String = word.chars().filter(|letter| !letter.is_whitespace()).collect();
    let word = word.as_str();
    let split = word.find(|letter: char| !(letter.is_ascii_digit() || ".,".contains(letter)));
    let (digits, suffix) = word.split_at(split.unwrap_or(word.len()));
    let scale = match suffix.to_lowercase().as_str() {
        "" | "st" | "nd" | "rd" | "th" | "er" | "re" | "e" | "ème" | "eme" => 1.0,
        "k" => 1e3,
        "m" => 1e6,
        "b" | "bn" | "md" | "mds" => 1e9,
        "t" | "tn" => 1e12,
        _ => return None,
    };
    Some(plain(digits)? * scale)
}

/// A sign between digits groups thousands if three digits follow each time, and
/// else marks the decimals.
fn plain(digits: &str) -> Option<f64> {
    if !digits.starts_with(|letter: char| letter.is_ascii_digit()) {
        return None;
    }
    let groups: Vec<&str> = digits.split([',', '.']).collect();
    let grouped = groups.len() > 1
        && groups.first().is_some_and(|first| (1..=3).contains(&first.len()) && *first != "0")
        && groups.iter().skip(1).all(|group| group.len() == 3);
    if grouped {
        return groups.concat().parse().ok();
    }
    digits.replace(',', ".").parse().ok()
}

/// The year a number is, if it reads like one.
pub(super) fn year(word: &str, amount: Option<f64>) -> Option<i32> {
    let is_year = word.len() == 4 && word.bytes().all(|byte| byte.is_ascii_digit());
    amount.filter(|_| is_year)?;
    word.parse().ok().filter(|year| (1000..3000).contains(year))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_languages_separators_are_read() {
        let cases = [("1000", 1e3), ("1,000", 1e3), ("1.5", 1.5), ("1,5", 1.5), ("10k", 1e4)];
        for (word, number) in cases {
            assert_eq!(amount(word), Some(number), "{word}");
        }
        for word in ["", "k", "d1", "10x", ".", "1..2"] {
            assert_eq!(amount(word), None, "{word}");
        }
    }
}
