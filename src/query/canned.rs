//! Canned queries: the `.sql` files of `queries/`, each with a header that says
//! what it answers and which parameters it takes. A file's stem is its name.

use std::path::Path;

use include_dir::{Dir, include_dir};

use crate::model::{Bilingual, Language};

static QUERIES: Dir = include_dir!("$CARGO_MANIFEST_DIR/queries");

/// A canned query.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Canned {
    /// The file's stem.
    pub name: &'static str,
    /// What it answers, in a line.
    pub title: Bilingual,
    /// Phrases that lead to it.
    pub phrases: Vec<(Language, &'static str)>,
    /// What can be given; all of it optional.
    pub params: Vec<Param>,
    /// Whether it needs more than portable SQL.
    pub sqlite_only: bool,
    /// The statement as it stands in the file.
    pub sql: &'static str,
}

/// A parameter of a canned query.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Param {
    /// Its name: `:name` in the statement, `:name_from` and `:name_to` for a
    /// period.
    pub name: &'static str,
    /// What may be given.
    pub kind: ParamKind,
    /// What giving it does.
    pub effect: &'static str,
}

/// What may be given for a parameter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ParamKind {
    /// A date or range of dates.
    Period,
    /// One day.
    Day,
    /// The slug of something in the base.
    Slug,
    /// A number.
    Number,
    /// One of these words.
    Word(Vec<&'static str>),
    /// Words for the full-text index.
    Words,
}

impl ParamKind {
    /// The kind as a header writes it.
    #[must_use]
    pub fn written(&self) -> String {
        match self {
            Self::Period => "period".to_owned(),
            Self::Day => "day".to_owned(),
            Self::Slug => "slug".to_owned(),
            Self::Number => "number".to_owned(),
            Self::Word(words) => format!("word({})", words.join(", ")),
            Self::Words => "words".to_owned(),
        }
    }
}

impl Canned {
    /// All canned queries, by name.
    #[must_use]
    pub fn all() -> Vec<Self> {
        let mut all: Vec<_> = files().filter_map(|(name, text)| parse(name, text)).collect();
        all.sort_by_key(|canned| canned.name);
        all
    }

    /// The canned query of this name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        files().find(|(stem, _)| *stem == name).and_then(|(name, text)| parse(name, text))
    }

    /// What one row is called, as a column's name.
    #[must_use]
    pub fn one(&self) -> &'static str {
        match self.name {
            "people" => "person",
            name => name.strip_suffix('s').unwrap_or(name),
        }
    }

    /// The parameter of this name.
    #[must_use]
    pub fn param(&self, name: &str) -> Option<&Param> {
        self.params.iter().find(|param| param.name == name)
    }

    /// All canned queries as the table `canned_queries` holds them.
    #[must_use]
    pub fn rows() -> Vec<[String; 6]> {
        Self::all().iter().map(Self::row).collect()
    }

    /// The query as a row of the table `canned_queries`: name, titles, phrases,
    /// parameters and SQL.
    fn row(&self) -> [String; 6] {
        let lines = |lines: Vec<String>| lines.join("\n");
        let params = self.params.iter();
        [
            self.name.to_owned(),
            self.title.en.clone(),
            self.title.fr.clone(),
            lines(self.phrases.iter().map(|(_, phrase)| (*phrase).to_owned()).collect()),
            lines(
                params
                    .map(|param| {
                        format!("{} {}: {}", param.name, param.kind.written(), param.effect)
                    })
                    .collect(),
            ),
            self.sql.to_owned(),
        ]
    }
}

/// The statement of a shape: what wraps a canned query to count its rows.
pub(super) fn shape(name: &str) -> &'static str {
    part("shapes", name)
}

/// What stands for a part of a canned query where a summary holds it.
pub(super) fn summary(name: &str) -> &'static str {
    part("summaries", name)
}

/// The text of a file behind its first line, which says what it is.
fn part(folder: &str, name: &str) -> &'static str {
    let file = QUERIES.get_file(Path::new(folder).join(format!("{name}.sql")));
    let text = file.and_then(include_dir::File::contents_utf8).unwrap_or_default();
    text.split_once('\n').map_or(text, |(_, body)| body)
}

fn files() -> impl Iterator<Item = (&'static str, &'static str)> {
    QUERIES
        .files()
        .filter_map(|file| Some((file.path().file_stem()?.to_str()?, file.contents_utf8()?)))
}

/// Reads a file; `None` where a header line has none of the known forms, which
/// a test rules out.
fn parse(name: &'static str, text: &'static str) -> Option<Canned> {
    let (header, sql) = text.split_once("\n\n")?;
    let mut canned = Canned { name, sql: sql.trim_end(), ..Canned::default() };
    for line in header.lines() {
        let (field, value) = line.strip_prefix("-- ")?.split_once(": ")?;
        match field {
            "title.en" => value.clone_into(&mut canned.title.en),
            "title.fr" => value.clone_into(&mut canned.title.fr),
            "phrase.en" => canned.phrases.push((Language::En, value)),
            "phrase.fr" => canned.phrases.push((Language::Fr, value)),
            "engine" => canned.sqlite_only = value == "sqlite",
            _ => canned.params.push(param(field, value)?),
        }
    }
    Some(canned)
}

/// Reads `param name kind: effect`, split at the colon already.
fn param(field: &'static str, effect: &'static str) -> Option<Param> {
    let (name, kind) = field.strip_prefix("param ")?.split_once(' ')?;
    let kind = match kind {
        "period" => ParamKind::Period,
        "day" => ParamKind::Day,
        "slug" => ParamKind::Slug,
        "number" => ParamKind::Number,
        "words" => ParamKind::Words,
        word => {
            let words = word.strip_prefix("word(")?.strip_suffix(')')?;
            ParamKind::Word(words.split(", ").collect())
        }
    };
    Some(Param { name, kind, effect })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_file_has_a_complete_header() {
        for (name, text) in files() {
            let canned = parse(name, text).unwrap_or_else(|| panic!("header of {name}"));
            assert!(!canned.title.en.is_empty() && !canned.title.fr.is_empty(), "{name}");
            assert!(canned.sql.contains("ORDER BY"), "{name} has no ORDER BY");
            assert!(!canned.sql.contains(';'), "{name} is more than one statement");
        }
    }

    #[test]
    fn declared_and_used_parameters_agree() {
        for canned in Canned::all() {
            for param in &canned.params {
                let used = match param.kind {
                    ParamKind::Period => canned.sql.contains(&format!(":{}_from", param.name)),
                    _ => canned.sql.contains(&format!(":{}", param.name)),
                };
                assert!(used, "{} does not use {}", canned.name, param.name);
            }
            for (place, _) in canned.sql.match_indices(':') {
                let word: String = canned.sql[place + 1..]
                    .chars()
                    .take_while(|letter| letter.is_alphanumeric() || *letter == '_')
                    .collect();
                let name = word.strip_suffix("_from").or(word.strip_suffix("_to")).unwrap_or(&word);
                assert!(canned.param(name).is_some(), "{} does not declare {word}", canned.name);
            }
        }
    }
}
