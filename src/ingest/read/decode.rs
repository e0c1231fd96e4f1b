//! Decodes bytes in any encoding that browsers support, and reports every replacement.

use std::fmt;

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

use super::error::ReadError;
use crate::model::Language;

/// An assumption or replacement made while reading a document.
#[derive(Clone, Debug, PartialEq)]
pub enum ReadNote {
    /// No encoding is declared.
    Guessed {
        /// The detected encoding.
        encoding: &'static str,
    },
    /// Invalid bytes were replaced by `�`.
    Invalid {
        /// The encoding.
        encoding: &'static str,
        /// The number of replacements.
        count: usize,
        /// The offset of the first, in Unicode scalar values.
        first: usize,
    },
    /// Control characters were replaced by spaces.
    Control {
        /// The number of replacements.
        count: usize,
        /// The offset of the first, in Unicode scalar values.
        first: usize,
    },
    /// The text is too short, or too mixed, to tell its language.
    GuessedLanguage {
        /// The language it is read in.
        language: Language,
        /// The probability that it is right.
        confidence: f64,
    },
}

impl fmt::Display for ReadNote {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Guessed { encoding } => {
                write!(out, "no encoding is declared; decoded as {encoding}")
            }
            Self::Invalid { encoding, count, first } => write!(
                out,
                "invalid {encoding} bytes were replaced by � ({count}, the first at character \
                 {first})"
            ),
            Self::GuessedLanguage { language, confidence } => write!(
                out,
                "the language is not sure; read as {} (confidence {confidence:.2}). If that is \
                 wrong, set it: --language {}",
                language.word(),
                match language {
                    Language::En => Language::Fr.word(),
                    Language::Fr => Language::En.word(),
                },
            ),
            Self::Control { count, first } => write!(
                out,
                "control characters were replaced by spaces ({count}, the first at character \
                 {first})"
            ),
        }
    }
}

/// The text of a document, with notes on how it was decoded.
pub(super) fn decode(bytes: &[u8]) -> Result<(String, Vec<ReadNote>), ReadError> {
    if let Some(kind) = kind(bytes) {
        return Err(ReadError::NotText(kind));
    }
    let mut notes = Vec::new();
    let text = without_bom(bytes, &mut notes);
    let text = without_controls(text, &mut notes)?;
    Ok((text, notes))
}

/// The type of a file that is not text, by its signature.
fn kind(bytes: &[u8]) -> Option<&'static str> {
    const KINDS: [(&[u8], &str); 9] = [
        (b"%PDF-", "a PDF"),
        (b"PK\x03\x04", "an archive or an office document"),
        (b"\x1f\x8b", "a compressed file"),
        (b"\x89PNG", "an image"),
        (b"\xff\xd8\xff", "an image"),
        (b"GIF8", "an image"),
        (b"\xd0\xcf\x11\xe0", "an office document"),
        (b"SQLite format 3\0", "a SQLite database"),
        (b"\x7fELF", "a program"),
    ];
    KINDS.iter().find(|(mark, _)| bytes.starts_with(mark)).map(|(_, kind)| *kind)
}

fn without_bom(bytes: &[u8], notes: &mut Vec<ReadNote>) -> String {
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        return read(encoding, &bytes[mark..], notes);
    }
    if let Some(encoding) = two_bytes(bytes) {
        notes.push(ReadNote::Guessed { encoding: encoding.name() });
        return read(encoding, bytes, notes);
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        return text.to_owned();
    }
    if let Some(encoding) = declared(bytes).filter(|encoding| *encoding != UTF_8) {
        return read(encoding, bytes, notes);
    }
    if is_nearly_utf8(bytes) {
        return read(UTF_8, bytes, notes);
    }
    let encoding = guess(bytes);
    notes.push(ReadNote::Guessed { encoding: encoding.name() });
    read(encoding, bytes, notes)
}

fn read(encoding: &'static Encoding, bytes: &[u8], notes: &mut Vec<ReadNote>) -> String {
    let (text, wrong) = encoding.decode_without_bom_handling(bytes);
    if wrong {
        let (count, first) = places(&text, |letter| letter == '\u{fffd}');
        notes.push(ReadNote::Invalid { encoding: encoding.name(), count, first });
    }
    text.into_owned()
}

/// The number of matching characters, and the offset of the first.
fn places(text: &str, is: impl Fn(char) -> bool) -> (usize, usize) {
    let first = text.chars().position(&is).unwrap_or_default();
    (text.chars().filter(|letter| is(*letter)).count(), first)
}

/// UTF-16 without a byte order mark: every other byte of Western text is NUL.
fn two_bytes(bytes: &[u8]) -> Option<&'static Encoding> {
    let sample = &bytes[..bytes.len().min(1024)];
    let nuls = |parity: usize| sample.iter().skip(parity).step_by(2).filter(|b| **b == 0).count();
    let (even, odd) = (nuls(0), nuls(1));
    let many = sample.len() / 5;
    match (sample.len() >= 4, even, odd) {
        (true, 0, odd) if odd > many => Some(UTF_16LE),
        (true, even, 0) if even > many => Some(UTF_16BE),
        _ => None,
    }
}

/// The declared encoding of a page, where browsers look for it.
fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(1024)]).to_ascii_lowercase();
    let metas = head.match_indices("<meta").map(|(at, _)| &head[at..]);
    let tags = metas.chain(head.starts_with("<?xml").then_some(head.as_str()));
    tags.filter_map(|tag| tag.split('>').next()).find_map(|tag| {
        let (_, label) = tag.split_once("charset").or_else(|| tag.split_once("encoding"))?;
        let label = label.trim_start().strip_prefix('=')?.trim_start_matches([' ', '"', '\'']);
        let end = label.find([' ', '"', '\'', ';', '/']).unwrap_or(label.len());
        let encoding = Encoding::for_label(&label.as_bytes()[..end])?;
        // A page whose declaration is readable as ASCII is not in UTF-16.
        Some(if [UTF_16LE, UTF_16BE].contains(&encoding) { UTF_8 } else { encoding })
    })
}

/// Whether the bytes are UTF-8 except for a few.
fn is_nearly_utf8(bytes: &[u8]) -> bool {
    let (mut right, mut wrong) = (0, 0);
    for chunk in bytes.utf8_chunks() {
        right += chunk.valid().chars().filter(|letter| !letter.is_ascii()).count();
        wrong += usize::from(!chunk.invalid().is_empty());
    }
    right > 2 * wrong
}

/// The most likely encoding.
fn guess(bytes: &[u8]) -> &'static Encoding {
    const SAMPLE: usize = 256 << 10;
    let begin = Encoding::ascii_valid_up_to(bytes).saturating_sub(64);
    let sample = &bytes[begin..bytes.len().min(begin + SAMPLE)];
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(sample, begin + sample.len() == bytes.len());
    let encoding = detector.guess(None, Utf8Detection::Deny);
    if encoding == UTF_8 { WINDOWS_1252 } else { encoding }
}

fn is_control(letter: char) -> bool {
    letter.is_control() && !matches!(letter, '\t'..='\r' | '\u{85}')
}

/// Replaces control characters by spaces.
fn without_controls(text: String, notes: &mut Vec<ReadNote>) -> Result<String, ReadError> {
    if !text.contains(is_control) {
        return Ok(text);
    }
    let (count, first) = places(&text, is_control);
    if count * 10 > text.chars().count() {
        return Err(ReadError::NotText("binary data"));
    }
    notes.push(ReadNote::Control { count, first });
    let spaced = text.chars().map(|letter| if is_control(letter) { ' ' } else { letter });
    Ok(spaced.collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decoded(bytes: &[u8]) -> (String, Vec<String>) {
        let (text, notes) = decode(bytes).unwrap();
        (text, notes.iter().map(ToString::to_string).collect())
    }

    #[test]
    fn encodings_that_browsers_support_are_decoded() {
        assert_eq!(decoded("\u{feff}été".as_bytes()), ("été".into(), vec![]));
        let wide: Vec<u8> = "été 2019".encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(decoded(&[&[0xff, 0xfe], &*wide].concat()), ("été 2019".into(), vec![]));
        assert_eq!(decoded(&wide).0, "été 2019");
        let page = b"<html><meta charset=\"iso-8859-15\"><p>3 \xa4, \xe9t\xe9";
        assert!(decoded(page).0.ends_with("3 €, été"));
        let (text, notes) =
            decoded(b"Le moulin a \xe9t\xe9 ferm\xe9 \xe0 No\xebl, l\x92an pass\xe9.");
        assert_eq!(text, "Le moulin a été fermé à Noël, l’an passé.");
        assert_eq!(notes, ["no encoding is declared; decoded as windows-1252"]);
    }

    #[test]
    fn replacements_are_reported() {
        let (text, notes) = decoded("dès l’été, \u{e9}\u{e8}\0".as_bytes());
        assert_eq!(text, "dès l’été, éè ");
        assert_eq!(
            notes,
            ["control characters were replaced by spaces (1, the first at character 13)"]
        );
        let (text, notes) = decoded(b"\xc3\xa9t\xc3\xa9 \xc3\xa0 \xff P\xc3\xa9");
        assert_eq!(text, "été à � Pé");
        assert_eq!(notes, ["invalid UTF-8 bytes were replaced by � (1, the first at character 6)"]);
    }

    #[test]
    fn files_that_are_not_text_are_refused() {
        assert_eq!(decode(b"%PDF-1.7"), Err(ReadError::NotText("a PDF")));
        assert_eq!(decode(&[1, 2, 3, 0, 0, 9, 9, 1]), Err(ReadError::NotText("binary data")));
    }
}
