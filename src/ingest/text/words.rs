//! Word ids: one for every word of the vocabularies, ignoring case and accents.

use rustc_hash::FxHashMap;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// The id of a word, ignoring case and accents.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub(crate) struct WordId(pub(super) u32);

impl WordId {
    /// The id of all words that are in no vocabulary.
    pub(crate) const UNKNOWN: Self = Self(0);
}

/// All known words.
#[derive(Clone, Debug, Default)]
pub(crate) struct Words {
    ids: FxHashMap<String, u32>,
}

impl Words {
    /// Interns a word; `folded` is scratch space.
    pub(super) fn add(&mut self, word: &str, folded: &mut String) -> WordId {
        fold(word, folded);
        let next = u32::try_from(self.ids.len() + 1).unwrap_or(u32::MAX);
        WordId(*self.ids.entry(folded.clone()).or_insert(next))
    }

    /// The id of a word; `folded` is scratch space.
    pub(crate) fn id(&self, word: &str, folded: &mut String) -> WordId {
        fold(word, folded);
        self.ids.get(folded.as_str()).map_or(WordId::UNKNOWN, |id| WordId(*id))
    }
}

/// Lower case, no accents, a straight apostrophe.
fn fold(word: &str, folded: &mut String) {
    folded.clear();
    if word.is_ascii() {
        folded.push_str(word);
        folded.make_ascii_lowercase();
        return;
    }
    let plain = word.nfkd().filter(|letter| !is_combining_mark(*letter));
    for letter in plain.flat_map(char::to_lowercase) {
        match letter {
            '\u{2019}' | '\u{2bc}' => folded.push('\''),
            '\u{2010}' | '\u{2011}' => folded.push('-'),
            _ => folded.push(letter),
        }
    }
}

/// Whether a French verb tells the future or the conditional by its ending: `abritera`,
/// `dépenserait`, `seront`.
pub(crate) fn is_french_future(word: &str) -> bool {
    const ENDINGS: [&str; 7] = ["rait", "raient", "eront", "iront", "dront", "erons", "drons"];
    const SINGULAR: [&str; 3] = ["era", "ira", "dra"];
    let long = word.len() >= 5;
    long && (ENDINGS.iter().any(|end| word.ends_with(end))
        || SINGULAR.iter().any(|end| word.ends_with(end)))
}
