//! Detects the language of a document by its common words, its months and its way to write
//! amounts; other languages than those read are recognised by their letters.

use std::collections::HashMap;
use std::sync::LazyLock;

use whatlang::{Detector, Lang, detect};

use super::error::ReadError;
use crate::language::{entries, vocabularies};
use crate::model::Language;
use crate::model::text::key;

/// The length of the sample, in bytes.
const SAMPLE: usize = 16 << 10;
/// The fewest letters for a reliable result.
const ENOUGH: usize = 120;
/// What a declared language counts for, which is often that of a template.
const DECLARED: f64 = 2.0;

/// The confidence from which a language is sure.
pub(super) const SURE: f64 = 0.75;

/// A language, and the probability that it is right.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct DetectedLanguage {
    pub(super) language: Language,
    pub(super) confidence: f64,
}

/// The language of a text. `hint` is the declared language.
pub(super) fn detect_language<'t>(
    texts: impl Iterator<Item = &'t str>,
    hint: Option<Language>,
) -> Result<DetectedLanguage, ReadError> {
    let sample = sample(texts);
    let evidence = Evidence::of(&sample);
    // To compare the letters with those of all languages takes longer than all else.
    if !evidence.is_dense()
        && let Some(other) = other_language(&sample)
    {
        return Err(ReadError::Language(other.eng_name()));
    }
    let known = Detector::with_allowlist(vec![Lang::Eng, Lang::Fra]).detect_lang(&sample);
    let letters = if known == Some(Lang::Fra) { Language::Fr } else { Language::En };
    Ok(evidence.language(hint, letters))
}

/// The language of a text by its letters, if it is surely none of those read.
fn other_language(sample: &str) -> Option<Lang> {
    let letters = sample.chars().filter(|letter| letter.is_alphabetic()).count();
    let found = detect(sample).filter(|info| info.is_reliable() && letters >= ENOUGH)?;
    (!matches!(found.lang(), Lang::Eng | Lang::Fra)).then_some(found.lang())
}

/// How much a text says for each language.
#[derive(Debug, Default)]
struct Evidence {
    english: f64,
    french: f64,
    words: f64,
}

impl Evidence {
    fn of(text: &str) -> Self {
        let mut evidence = Self::default();
        for word in text.split_whitespace() {
            evidence.words += 1.0;
            evidence.add(word);
        }
        evidence
    }

    fn add(&mut self, word: &str) {
        const AMOUNT: f64 = 2.0;
        const ACCENT: f64 = 0.5;
        let currency = |letter: char| matches!(letter, '$' | '£' | '€' | '¥');
        let bare = word.trim_matches(|letter: char| matches!(letter, '(' | '"' | '“' | ')'));
        // `$4 billion` is English; `4 milliards de $` and `4$` are French.
        let mut letters = bare.chars();
        if letters.next().is_some_and(currency) {
            let digit = letters.next().is_some_and(|letter| letter.is_ascii_digit());
            *(if digit { &mut self.english } else { &mut self.french }) += AMOUNT;
        } else if bare.ends_with(currency) {
            self.french += AMOUNT;
        }
        if word.chars().any(|letter| "éèêàçùûôîœ".contains(letter)) {
            self.french += ACCENT;
        }
        // `l’usine`, `the town’s`.
        for part in word.split(['\'', '’', '-']).filter(|part| !part.is_empty()) {
            match WORDS.get(key(part).as_str()) {
                Some((Language::En, weight)) => self.english += weight,
                Some((Language::Fr, weight)) => self.french += weight,
                None => {}
            }
        }
    }

    /// Whether many words are of the two languages.
    fn is_dense(&self) -> bool {
        self.english.max(self.french) * 4.0 >= self.words
    }

    /// The likelier language; `letters` is that of the letters, for texts without words.
    fn language(&self, hint: Option<Language>, letters: Language) -> DetectedLanguage {
        const LETTERS: f64 = 1.0;
        let declared = |language| if hint == Some(language) { DECLARED } else { 0.0 };
        let looks = |language| if letters == language { LETTERS } else { 0.0 };
        let total = |language, words: f64| words + declared(language) + looks(language);
        let english = total(Language::En, self.english);
        let french = total(Language::Fr, self.french);
        let language = if french > english { Language::Fr } else { Language::En };
        // Laplace's rule of succession.
        let confidence = (english.max(french) + 1.0) / (english + french + 2.0);
        DetectedLanguage { language, confidence }
    }
}

/// The words that tell the language, each with its weight.
static WORDS: LazyLock<HashMap<String, (Language, f64)>> = LazyLock::new(|| {
    const MONTH: f64 = 2.0;
    let mut words = HashMap::<String, (Language, f64)>::new();
    for language in [Language::En, Language::Fr] {
        let files = vocabularies(language);
        for entry in entries(files.page).chain(entries(files.calendar)) {
            let weight = match entry.kind {
                "common" => 1.0,
                "month" => MONTH,
                _ => continue,
            };
            for phrase in entry.phrases() {
                let shared = words.get(&key(phrase)).is_some_and(|(other, _)| *other != language);
                let weight = if shared { 0.0 } else { weight };
                words.insert(key(phrase), (language, weight));
            }
        }
    }
    words
});

/// The beginning of a document's passages.
fn sample<'t>(texts: impl Iterator<Item = &'t str>) -> String {
    let mut sample = String::new();
    for text in texts {
        let room = SAMPLE.saturating_sub(sample.len());
        if room == 0 {
            break;
        }
        sample.push_str(text.get(..text.floor_char_boundary(room)).unwrap_or_default());
        sample.push('\n');
    }
    sample
}

#[cfg(test)]
mod tests {
    use super::*;

    fn detected(text: &str) -> Result<Language, ReadError> {
        detect_language(std::iter::once(text), None).map(|detected| detected.language)
    }

    fn is_guess(text: &str, hint: Option<Language>) -> bool {
        detect_language(std::iter::once(text), hint).unwrap().confidence < SURE
    }

    #[test]
    fn english_and_french_are_detected_even_in_short_texts() {
        assert_eq!(detected("The plant was closed."), Ok(Language::En));
        assert_eq!(detected("L’usine a été fermée."), Ok(Language::Fr));
        assert_eq!(detected("2019 : 3 000 t"), Ok(Language::En));
        let hint = detect_language(std::iter::once("2019"), Some(Language::Fr)).unwrap();
        assert_eq!(hint.language, Language::Fr);
    }

    #[test]
    fn months_and_amounts_tell_the_language() {
        for text in
            ["Solvo Lestrac, May 3, 2021: $4 billion.", "Mirova et Corvelle: May 3, $4 billion"]
        {
            assert_eq!(detected(text), Ok(Language::En), "{text}");
        }
        for text in ["Solvo Lestrac, 3 mai 2021 : 4 milliards de $.", "Corvelle : 4 M€ en juillet"]
        {
            assert_eq!(detected(text), Ok(Language::Fr), "{text}");
        }
    }

    #[test]
    fn a_text_that_says_little_is_a_guess() {
        assert!(is_guess("2019: 3000 t", None));
        assert!(is_guess("Corvelle Lestrac Mirova 2021", None));
        assert!(!is_guess("The plant was closed in May.", None));
        assert!(!is_guess("L’usine a été fermée en mai par le maire.", None));
    }

    #[test]
    fn another_language_is_refused() {
        let german = "Das Werk am Fluss wurde im Frühjahr geöffnet und im Herbst wieder \
                      geschlossen, weil niemand die Maschinen bezahlen wollte. Danach stand es \
                      viele Jahre leer, bis eine neue Firma kam.";
        assert_eq!(detected(german), Err(ReadError::Language("German")));
        let spanish = "La fábrica junto al río abrió sus puertas en primavera y las cerró en \
                       otoño, porque nadie quería pagar las máquinas. Después estuvo vacía \
                       durante muchos años, hasta que llegó otra empresa.";
        assert_eq!(detected(spanish), Err(ReadError::Language("Spanish")));
    }
}
