//! Canned queries: the `.sql` files of `queries/`, each with a header that says
//! what it answers and which parameters it takes. A file's stem is its name.

use std::path::Path;

use include_dir::{Dir, include_dir};

use super::header;
use crate::model::{Bilingual, Language};

static QUERIES: Dir = include_dir!("$CARGO_MANIFEST_DIR/queries");

/// A canned query.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Canned<'a> {
    /// The file's stem.
    pub name: &'a str,
    /// What it answers, in a line.
    pub title: Bilingual,
    /// Phrases that lead to it.
    pub phrases: Vec<(Language, &'a str)>,
    /// What can be given; all of it optional.
    pub params: Vec<Param<'a>>,
    /// Whether it needs more than portable SQL.
    pub sqlite_only: bool,
    /// The statement as it stands in the file.
    pub sql: &'a str,
}

/// A parameter of a canned query.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Param<'a> {
    /// Its name: `:name` in the statement, `:name_from` and `:name_to` for a
    /// period.
    pub name: &'a str,
    /// What may be given.
    pub kind: ParamKind<'a>,
    /// What giving it does.
    pub effect: &'a str,
}

/// What may be given for a parameter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ParamKind<'a> {
    /// A date or range of dates.
    Period,
    /// One day.
    Day,
    /// The slug of something in the base.
    Slug,
    /// A number.
    Number,
    /// One of these words.
    Word(Vec<&'a str>),
    /// Words for the full-text index.
    Words,
}

impl ParamKind<'_> {
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

impl Canned<'static> {
    /// All canned queries, by name.
    #[must_use]
    pub fn all() -> Vec<Self> {
        let mut all: Vec<_> =
            files().filter_map(|(name, text)| header::read(name, text).ok()).collect();
        all.sort_by_key(|canned| canned.name);
        all
    }

    /// The canned query of this name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        files()
            .find(|(stem, _)| *stem == name)
            .and_then(|(name, text)| header::read(name, text).ok())
    }

    /// All canned queries as the table `canned_queries` holds them.
    #[must_use]
    pub fn rows() -> Vec<[String; 6]> {
        Self::all().iter().map(Self::row).collect()
    }
}

impl<'a> Canned<'a> {
    /// What one row is called, as a column's name.
    #[must_use]
    pub fn one(&self) -> &'a str {
        match self.name {
            "people" => "person",
            name => name.strip_suffix('s').unwrap_or(name),
        }
    }

    /// The parameter of this name.
    #[must_use]
    pub fn param(&self, name: &str) -> Option<&Param<'a>> {
        self.params.iter().find(|param| param.name == name)
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
    part("shapes", name).unwrap_or_default()
}

/// What stands for a part of a canned query where a summary or an index holds it.
pub(super) fn summary(name: &str) -> Option<&'static str> {
    part("summaries", name)
}

/// The text of a file behind its first line, which says what it is.
fn part(folder: &str, name: &str) -> Option<&'static str> {
    let file = QUERIES.get_file(Path::new(folder).join(format!("{name}.sql")))?;
    file.contents_utf8()?.split_once('\n').map(|(_, body)| body)
}

fn files() -> impl Iterator<Item = (&'static str, &'static str)> {
    QUERIES
        .files()
        .filter_map(|file| Some((file.path().file_stem()?.to_str()?, file.contents_utf8()?)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_file_has_a_complete_header() {
        for (name, text) in files() {
            let canned =
                header::read(name, text).unwrap_or_else(|error| panic!("{name}.sql: {error}"));
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
