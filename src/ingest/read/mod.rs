//! Reading: parses a file into a document of headings and passages, without
//! boilerplate: navigation, related links, comments, a second copy.
//!
//! Offsets count Unicode scalar values: in plain text those of the file without its
//! byte order mark, in Markdown and HTML those of the extracted text, which is the same
//! on every machine.

mod about;
mod bylines;
mod copies;
mod cues;
mod decode;
mod detect_language;
mod document;
mod error;
mod format;
mod headings;
#[cfg(feature = "markup")]
mod html;
mod lines;
#[cfg(feature = "markup")]
mod markdown;
mod noise;
mod plain;
mod raw_document;
mod shapes;
mod stamp;

pub use decode::ReadNote;
pub use document::{Document, DocumentPassage, LeftOut, Meta};
pub use error::{LONGEST_PASSAGE, LONGEST_TEXT, ReadError};

use self::detect_language::DetectedLanguage;
use self::raw_document::{BlockForm, RawDocument};
use crate::model::DocumentFormat;

/// Reads a document in text, Markdown or HTML, detected by its name and content. The
/// metadata in `given` override those in the document.
///
/// # Errors
/// If the document is not text, is empty, is too long, or is written in an unsupported
/// language.
pub fn read(bytes: &[u8], name: Option<&str>, given: Meta) -> Result<Document, ReadError> {
    if bytes.len() > LONGEST_TEXT {
        let (size, limit) = (bytes.len(), LONGEST_TEXT);
        return Err(ReadError::TooLong { size, limit });
    }
    let (text, mut notes) = decode::decode(bytes)?;
    let format = format::format(name, &text);
    let (mut raw, found) = parse(format, text)?;
    copies::leave_out(&mut raw);
    noise::leave_out(&mut raw);
    headings::mark(&mut raw);
    let given_language = given.language;
    let mut meta = given.or(found);
    if raw.kept().next().is_none() {
        return Err(ReadError::Empty);
    }
    if raw.kept().all(|block| block.form == BlockForm::Heading) {
        return Err(ReadError::NoArticle);
    }
    raw.refuse_long()?;
    let texts = raw.kept().map(|block| raw.of(block));
    let DetectedLanguage { language, confidence } = match given_language {
        Some(language) => DetectedLanguage { language, confidence: 1.0 },
        None => detect_language::detect_language(texts, meta.language)?,
    };
    if confidence < detect_language::SURE {
        notes.push(ReadNote::GuessedLanguage { language, confidence });
    }
    meta.language = Some(language);
    about::complete(&raw, &mut meta, language);
    let (blocks, left_out) = raw.finish();
    let outside = raw.outside();
    Ok(Document { meta, language_confidence: confidence, format, blocks, left_out, outside, notes })
}

/// Splits a text into raw blocks, with the metadata of its markup.
#[cfg(feature = "markup")]
fn parse(format: DocumentFormat, text: String) -> Result<(RawDocument, Meta), ReadError> {
    Ok(match format {
        DocumentFormat::Text => (plain::raw_document(text), Meta::default()),
        DocumentFormat::Markdown => markdown::raw_document(&text),
        DocumentFormat::Html => html::raw_document(&text)?,
    })
}

/// Without markup parsers, only plain text can be read.
#[cfg(not(feature = "markup"))]
fn parse(format: DocumentFormat, text: String) -> Result<(RawDocument, Meta), ReadError> {
    match format {
        DocumentFormat::Text => Ok((plain::raw_document(text), Meta::default())),
        DocumentFormat::Markdown | DocumentFormat::Html => Err(ReadError::Markup(format)),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use unicode_normalization::UnicodeNormalization;

    use super::*;
    use crate::ingest::text::BlockKind;
    use crate::model::Language;

    /// A line of an article: a year, a title, a sentence, an item, a gap.
    fn line() -> impl Strategy<Value = String> {
        prop_oneof![
            "20[0-2][0-9]",
            "[A-Z][a-zé]{2,8}( [a-z]{2,8}){1,4}",
            "[A-Z][a-zé]{2,8}( [a-zé0-9]{1,9}){4,30}[.!]",
            "- [A-Z][a-z]{2,8}( [a-z]{2,8}){1,9}",
            Just(String::new()),
            Just("Comments (3)".to_owned()),
            Just("Related articles".to_owned()),
        ]
    }

    /// Markup of HTML and Markdown.
    const SOUP: [&str; 40] = [
        "<p>",
        "</p>",
        "<div class=comments>",
        "</div>",
        "<div>",
        "<ul>",
        "<li>",
        "</ul>",
        "<table>",
        "<tr>",
        "<td>",
        "</table>",
        "<a href=x>",
        "</a>",
        "<b>",
        "</b>",
        "<br>",
        "<h2>",
        "</h2>",
        "<article>",
        "</article>",
        "<svg/>",
        "<svg>",
        "</svg>",
        "<script>",
        "</script>",
        "<title>",
        "</title>",
        "<!--",
        "-->",
        "&eacute;",
        "&#0;",
        "<",
        "\n\n",
        "\n# ",
        "\n- ",
        "| a | b |\n",
        "|---|---|\n",
        "**",
        "\n---\n",
    ];

    fn given() -> Meta {
        Meta { language: Some(Language::En), ..Meta::default() }
    }

    fn contents(document: &Document) -> Vec<(BlockKind, &str, usize)> {
        document.blocks.iter().map(|block| (block.kind, &*block.text, block.place(0))).collect()
    }

    proptest! {
        #[test]
        fn repeating_a_text_does_not_change_the_document(
            lines in prop::collection::vec(line(), 1..30),
            wrapped in any::<bool>(),
        ) {
            let text = if wrapped { lines.join("\n").replace(" a", "\na") } else { lines.join("\n") };
            let Ok(once) = read(text.as_bytes(), None, given()) else { return Ok(()) };
            let twice = read(format!("{text}\n\n{text}\n").as_bytes(), None, given()).unwrap();
            prop_assert_eq!(contents(&twice), contents(&once));
            prop_assert_eq!(twice.meta, once.meta);
        }

        #[test]
        fn offsets_map_back_to_the_original_characters(text in "(\\PC|[a-e \n\r\t.]){0,80}") {
            let Ok(document) = read(text.as_bytes(), None, given()) else { return Ok(()) };
            let letters: Vec<char> = text.chars().collect();
            let mut last = 0;
            for block in &document.blocks {
                let end = block.text.chars().count();
                prop_assert!(last <= block.place(0) && block.place(end) <= letters.len());
                last = block.place(end);
                for (at, letter) in block.text.chars().enumerate() {
                    // Normalising turns the Kelvin sign into the letter K.
                    let mut there = std::iter::once(letters[block.place(at)]).nfc();
                    prop_assert!(there.any(|there| there == letter) || !letter.is_ascii_alphanumeric());
                }
            }
        }

        #[test]
        fn any_mix_of_markup_is_parsed(
            soup in prop::collection::vec(
                prop_oneof![
                    prop::sample::select(SOUP.to_vec()).prop_map(str::to_owned),
                    "\\PC{0,6}",
                    "[A-Z][a-z]{2,6}( [a-z0-9]{1,6}){2,12}[.]",
                ],
                0..60,
            ),
            name in prop::sample::select(vec!["a.html", "a.md", "a.txt", "a"]),
        ) {
            let Ok(document) = read(soup.concat().as_bytes(), Some(name), given()) else {
                return Ok(());
            };
            let places: Vec<_> = document.passages().map(|passage| passage.place).collect();
            prop_assert!(places.is_sorted());
            prop_assert!(document.left_out.iter().all(|left| left.start < left.end));
        }
    }
}
