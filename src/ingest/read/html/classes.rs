//! The words of class names and ids.

/// The longest name that is read, in bytes: longer ones are made by programs.
const LONGEST: usize = 80;

/// The classes and the id of an element, each split into words.
pub(super) struct ClassNames {
    names: Vec<ClassName>,
}

impl ClassNames {
    /// The names in the values of `class` and `id`.
    pub(super) fn new(values: &[&str]) -> Self {
        let names = values.iter().flat_map(|value| value.split_ascii_whitespace());
        let names = names.filter(|name| name.len() <= LONGEST);
        Self { names: names.map(ClassName::new).collect() }
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = &ClassName> {
        self.names.iter()
    }
}

/// A name and its words, in lower case: `relatedPosts-list` is `related posts list`.
pub(super) struct ClassName {
    /// The name in lower case.
    pub(super) whole: String,
    /// The words, one after the other.
    letters: String,
    /// Where each word begins, and where the last one ends.
    bounds: Vec<usize>,
}

impl ClassName {
    fn new(name: &str) -> Self {
        let (mut letters, mut bounds) = (String::with_capacity(name.len()), Vec::new());
        let (mut apart, mut small) = (true, false);
        for letter in name.chars() {
            let plain = letter.is_ascii_alphanumeric();
            if plain && (apart || (small && letter.is_ascii_uppercase())) {
                bounds.push(letters.len());
            }
            if plain {
                letters.push(letter.to_ascii_lowercase());
            }
            (apart, small) = (!plain, letter.is_ascii_lowercase());
        }
        bounds.push(letters.len());
        Self { whole: name.to_ascii_lowercase(), letters, bounds }
    }

    pub(super) fn words(&self) -> impl Iterator<Item = &str> {
        self.runs(1)
    }

    /// Up to three adjacent words joined, the longest first.
    pub(super) fn joined(&self) -> impl Iterator<Item = &str> {
        (1..=3).rev().flat_map(|length| self.runs(length))
    }

    fn runs(&self, length: usize) -> impl Iterator<Item = &str> {
        let ends = self.bounds.get(length..).unwrap_or_default();
        self.bounds.iter().zip(ends).filter_map(|(start, end)| self.letters.get(*start..*end))
    }
}
