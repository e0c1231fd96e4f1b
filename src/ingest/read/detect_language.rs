//! Detects the language of a document.

use whatlang::{Detector, Lang, detect};

use super::error::ReadError;
use crate::model::Language;

/// The length of the sample, in bytes.
const SAMPLE: usize = 16 << 10;
/// The fewest letters for a reliable result.
const ENOUGH: usize = 120;

/// The language of a text. `hint` is the declared language, which is often wrong: it is
/// used only if the text is too short.
pub(super) fn detect_language<'t>(
    texts: impl Iterator<Item = &'t str>,
    hint: Option<Language>,
) -> Result<Language, ReadError> {
    let sample = sample(texts);
    let letters = sample.chars().filter(|letter| letter.is_alphabetic()).count();
    let sure = detect(&sample).filter(|info| info.is_reliable() && letters >= ENOUGH);
    match sure.map(|info| info.lang()) {
        Some(Lang::Eng) => return Ok(Language::En),
        Some(Lang::Fra) => return Ok(Language::Fr),
        Some(other) => return Err(ReadError::Language(other.eng_name())),
        None => {}
    }
    let known = Detector::with_allowlist(vec![Lang::Eng, Lang::Fra]);
    Ok(hint.unwrap_or_else(|| match known.detect_lang(&sample) {
        Some(Lang::Fra) => Language::Fr,
        _ => Language::En,
    }))
}

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
        detect_language(std::iter::once(text), None)
    }

    #[test]
    fn english_and_french_are_detected_even_in_short_texts() {
        assert_eq!(detected("The plant was closed."), Ok(Language::En));
        assert_eq!(detected("L’usine a été fermée."), Ok(Language::Fr));
        assert_eq!(detected("2019 : 3 000 t"), Ok(Language::En));
        let hint = detect_language(std::iter::once("2019"), Some(Language::Fr));
        assert_eq!(hint, Ok(Language::Fr));
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
