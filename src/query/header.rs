//! The header of a canned query: the comment lines that say what it answers and
//! which parameters it takes.

use super::canned::{Canned, Param, ParamKind};
use crate::model::Language;

/// Why a file is no canned query, and in which of its lines.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("line {line}: {message}")]
pub struct HeaderError {
    /// The line, from 1.
    pub line: usize,
    /// What is wrong, and what is wanted.
    pub message: &'static str,
}

const NO_END: &str = "the header has no end: leave a line empty before the statement";
const CONTROL: &str = "a header line has no control characters, and ends in a line feed alone";
const NO_FIELD: &str = "a header line reads `-- field: value`";
const NO_PARAM: &str =
    "a header field is title.en, title.fr, phrase.en, phrase.fr, engine, or `param NAME KIND`";
const NO_NAME: &str = "a parameter is named in lower-case letters, digits and _";
const NO_KIND: &str =
    "a parameter is a period, day, slug, number, words, or one of word(this, that)";
const TWICE: &str = "this parameter is there already";
const NO_ENGINE: &str = "the engine that a query may need is sqlite";

/// Reads a file `name.sql`: the header, an empty line, the statement.
///
/// # Errors
/// The first line that has none of the known forms.
pub fn read<'a>(name: &'a str, text: &'a str) -> Result<Canned<'a>, HeaderError> {
    let (header, sql) = text.split_once("\n\n").ok_or(HeaderError { line: 1, message: NO_END })?;
    let mut canned = Canned { name, sql: sql.trim_end(), ..Canned::default() };
    for (number, line) in header.lines().enumerate() {
        take(&mut canned, line).map_err(|message| HeaderError { line: number + 1, message })?;
    }
    Ok(canned)
}

fn take<'a>(canned: &mut Canned<'a>, line: &'a str) -> Result<(), &'static str> {
    if line.contains(char::is_control) {
        return Err(CONTROL);
    }
    let field = line.strip_prefix("-- ").and_then(|line| line.split_once(": "));
    let (field, value) = field.ok_or(NO_FIELD)?;
    match field {
        "title.en" => value.clone_into(&mut canned.title.en),
        "title.fr" => value.clone_into(&mut canned.title.fr),
        "phrase.en" => canned.phrases.push((Language::En, value)),
        "phrase.fr" => canned.phrases.push((Language::Fr, value)),
        "engine" if value == "sqlite" => canned.sqlite_only = true,
        "engine" => return Err(NO_ENGINE),
        _ => {
            let param = param(field, value)?;
            if canned.param(param.name).is_some() {
                return Err(TWICE);
            }
            canned.params.push(param);
        }
    }
    Ok(())
}

/// Reads `param name kind: effect`, split at the colon already.
fn param<'a>(field: &'a str, effect: &'a str) -> Result<Param<'a>, &'static str> {
    let rest = field.strip_prefix("param ").ok_or(NO_PARAM)?;
    let (name, kind) = rest.split_once(' ').ok_or(NO_PARAM)?;
    let fits =
        |letter: char| letter.is_ascii_lowercase() || letter.is_ascii_digit() || letter == '_';
    if name.is_empty() || !name.chars().all(fits) {
        return Err(NO_NAME);
    }
    Ok(Param { name, kind: self::kind(kind).ok_or(NO_KIND)?, effect })
}

fn kind(written: &str) -> Option<ParamKind<'_>> {
    Some(match written {
        "period" => ParamKind::Period,
        "day" => ParamKind::Day,
        "slug" => ParamKind::Slug,
        "number" => ParamKind::Number,
        "words" => ParamKind::Words,
        word => {
            let words: Vec<_> =
                word.strip_prefix("word(")?.strip_suffix(')')?.split(", ").collect();
            if words.iter().any(|word| word.trim().is_empty()) {
                return None;
            }
            ParamKind::Word(words)
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const TITLES: &str = "-- title.en: One\n-- title.fr: Un\n";

    #[test]
    fn a_header_is_read_field_by_field() {
        let text = format!(
            "{TITLES}-- phrase.fr: tout\n-- param order word(date, first): how\n\
             -- param at day: then: that day\n-- engine: sqlite\n\nSELECT 1\n"
        );
        let canned = read("all", &text).unwrap();
        assert_eq!((canned.name, canned.sql, canned.sqlite_only), ("all", "SELECT 1", true));
        assert_eq!(canned.phrases, [(Language::Fr, "tout")]);
        assert_eq!(canned.params[0].kind, ParamKind::Word(vec!["date", "first"]));
        assert_eq!(canned.params[1].effect, "then: that day");
    }

    #[test]
    fn what_is_wrong_is_told_with_its_line() {
        for (line, message) in [
            ("SELECT 1", NO_FIELD),
            ("-- title.en: One\r", CONTROL),
            ("-- remark: none", NO_PARAM),
            ("-- param Up day: then", NO_NAME),
            ("-- param at moment: then", NO_KIND),
            ("-- param at word(): then", NO_KIND),
            ("-- engine: other", NO_ENGINE),
        ] {
            let error = read("a", &format!("{TITLES}{line}\n\nSELECT 1")).map(|_| ());
            assert_eq!(error, Err(HeaderError { line: 3, message }), "{line}");
        }
        let twice = "-- param at day: then\n-- param at day: again\n\nSELECT 1";
        assert_eq!(read("a", twice).map(|_| ()), Err(HeaderError { line: 2, message: TWICE }));
        assert_eq!(read("a", "SELECT 1").unwrap_err().message, NO_END);
    }
}
