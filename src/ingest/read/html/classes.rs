//! The words of class names and ids.

/// The longest name that is read, in bytes.
const LONGEST: usize = 80;

/// The words of a name, in lower case: `relatedPosts-list` is `related posts list`.
pub(super) fn words(name: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    let mut small = false;
    for letter in name.chars().take(LONGEST + 1) {
        let begins = !letter.is_ascii_alphanumeric() || (small && letter.is_ascii_uppercase());
        if begins {
            words.push(String::new());
        }
        small = letter.is_ascii_lowercase();
        if let Some(word) = words.last_mut().filter(|_| letter.is_ascii_alphanumeric()) {
            word.push(letter.to_ascii_lowercase());
        }
    }
    words.retain(|word| !word.is_empty());
    words
}

/// Up to three adjacent words joined, the longest first.
pub(super) fn joined(words: &[String]) -> impl Iterator<Item = String> {
    (1..=3).rev().flat_map(|length| words.windows(length).map(<[String]>::concat))
}

/// The names in the values of `class` and `id`, without those too long to be written by
/// hand.
pub(super) fn names<'v>(values: &'v [&'v str]) -> impl Iterator<Item = &'v str> {
    values
        .iter()
        .flat_map(|value| value.split_ascii_whitespace())
        .filter(|name| name.len() <= LONGEST)
}
