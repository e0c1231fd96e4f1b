//! The header of a canned query: the comment lines that say what it answers and
//! which parameters it takes.

use super::CompileError;
use super::types::{Header, Param, ParamKind};

const NO_END: &str = "a canned query is a header, an empty line, and a statement";
const CONTROL: &str = "a header line has no control characters, and ends in a line feed alone";
const NO_FIELD: &str = "a header line reads `-- field: value`";
const NO_PARAM: &str = "a header field is title.en, title.fr, phrase.en, phrase.fr, dated, each, \
                        groups, lists, spare, amount, engine, or `param NAME KIND`";
const NO_AMOUNT: &str = "the columns of an amount are value, low, high, qualifier, unit";
const NO_NAME: &str = "a parameter is named in lower-case letters, digits and _";
const NO_KIND: &str = "a parameter is a period, day, slug, number, words, category(kind), \
                       or one of word(this, that)";
const TWICE: &str = "this parameter is declared above";
const NO_ENGINE: &str = "the engine that a query may need is sqlite";

impl<'a> Header<'a> {
    /// The columns that together hold one amount.
    pub const AMOUNT: [&'static str; 5] = ["value", "low", "high", "qualifier", "unit"];

    /// The parameter of this name.
    #[must_use]
    pub fn param(&self, name: &str) -> Option<&Param<'a>> {
        self.params.iter().find(|param| param.name == name)
    }

    fn take(&mut self, line: &'a str) -> Result<(), &'static str> {
        if line.contains(char::is_control) {
            return Err(CONTROL);
        }
        let field = line.strip_prefix("-- ").and_then(|line| line.split_once(": "));
        let (field, value) = field.ok_or(NO_FIELD)?;
        match field {
            "title.en" => self.titles[0] = value,
            "title.fr" => self.titles[1] = value,
            "phrase.en" => self.examples.to_mut().push(("en", value)),
            "phrase.fr" => self.examples.to_mut().push(("fr", value)),
            "dated" => self.dated = Some(value),
            "each" => self.each = Some(value),
            "groups" => self.groups = Some(value),
            "lists" => self.lists = value.split(", ").collect(),
            "spare" => self.spare = value.split(", ").collect(),
            "amount" if value.split(", ").eq(Self::AMOUNT) => self.amount = true,
            "amount" => return Err(NO_AMOUNT),
            "engine" if value == "sqlite" => self.sqlite_only = true,
            "engine" => return Err(NO_ENGINE),
            _ => {
                let param = param(field, value)?;
                if self.param(param.name).is_some() {
                    return Err(TWICE);
                }
                self.params.to_mut().push(param);
            }
        }
        Ok(())
    }
}

/// Reads the header of a file `name.sql`, which ends at an empty line; gives it with
/// the statement that follows and the line where that begins.
///
/// # Errors
/// The first line that has none of the known forms.
pub fn read<'a>(
    name: &'a str,
    text: &'a str,
) -> Result<(Header<'a>, &'a str, usize), CompileError> {
    let error = |line, message: &str| CompileError { line, message: message.to_owned() };
    let (lines, sql) = text.split_once("\n\n").ok_or_else(|| error(1, NO_END))?;
    let sql = sql.trim_end();
    if sql.is_empty() {
        return Err(error(1, NO_END));
    }
    let mut header = Header { name, ..Header::default() };
    for (number, line) in lines.lines().enumerate() {
        header.take(line).map_err(|message| error(number + 1, message))?;
    }
    Ok((header, sql, lines.lines().count() + 2))
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
        category if category.starts_with("category(") => {
            let kind = category.strip_prefix("category(")?.strip_suffix(')')?;
            let is_kind = matches!(kind, "system" | "organization" | "place" | "event");
            ParamKind::Category(is_kind.then_some(kind)?)
        }
        word => {
            let words: Vec<_> =
                word.strip_prefix("word(")?.strip_suffix(')')?.split(", ").collect();
            if words.iter().any(|word| word.trim().is_empty()) {
                return None;
            }
            ParamKind::Word(words.into())
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
             -- param at day: then: that day\n-- dated: made\n-- engine: sqlite\n\
             -- lists: people, places\n-- amount: value, low, high, qualifier, unit\n\nSELECT 1\n"
        );
        let (header, sql, line) = read("all", &text).unwrap();
        assert_eq!((header.name, sql, line), ("all", "SELECT 1", 11));
        assert_eq!((header.sqlite_only, header.dated), (true, Some("made")));
        assert_eq!((&header.lists[..], header.amount), (&["people", "places"][..], true));
        assert_eq!(header.examples[..], [("fr", "tout")]);
        assert_eq!(header.params[0].kind, ParamKind::Word(vec!["date", "first"].into()));
        assert_eq!(header.params[1].effect, "then: that day");
    }

    #[test]
    fn an_error_names_its_line() {
        for (line, message) in [
            ("SELECT 1", NO_FIELD),
            ("-- title.en: One\r", CONTROL),
            ("-- remark: none", NO_PARAM),
            ("-- param Up day: then", NO_NAME),
            ("-- param at moment: then", NO_KIND),
            ("-- param at word(): then", NO_KIND),
            ("-- param at category(metric): then", NO_KIND),
            ("-- engine: other", NO_ENGINE),
            ("-- amount: low, high", NO_AMOUNT),
        ] {
            let error = read("a", &format!("{TITLES}{line}\n\nSELECT 1")).unwrap_err();
            assert_eq!((error.line, error.message.as_str()), (3, message), "{line}");
        }
        let twice = "-- param at day: then\n-- param at day: again\n\nSELECT 1";
        assert_eq!(read("a", twice).unwrap_err().to_string(), format!("line 2: {TWICE}"));
        assert_eq!(read("a", "SELECT 1").unwrap_err().message, NO_END);
    }
}
