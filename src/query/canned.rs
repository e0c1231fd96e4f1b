//! The canned queries that come with kb, compiled by the build script.

use std::borrow::Cow;

use super::compile::{Canned, Header, Param, ParamKind, Part, Scope, Select, Source, Summary};
use super::error::QueryError;
use crate::model::Language;
use crate::model::text::nearest;

/// Every file of `queries/`, by name.
static ALL: &[Canned<'static>] = &include!(concat!(env!("OUT_DIR"), "/canned.rs"));

impl Canned<'static> {
    /// All canned queries, by name.
    #[must_use]
    pub fn all() -> &'static [Self] {
        ALL
    }

    /// The canned query of this name.
    #[must_use]
    pub fn named(name: &str) -> Option<&'static Self> {
        ALL.iter().find(|canned| canned.header.name == name)
    }

    /// All canned queries as the table `canned_queries` holds them.
    #[must_use]
    pub fn rows() -> Vec<[String; 6]> {
        ALL.iter().map(Self::row).collect()
    }
}

impl<'a> Canned<'a> {
    /// Its name.
    #[must_use]
    pub fn name(&self) -> &'a str {
        self.header.name
    }

    /// What it answers, in a line.
    #[must_use]
    pub fn title(&self, language: Language) -> &'a str {
        match language {
            Language::En => self.header.titles[0],
            Language::Fr => self.header.titles[1],
        }
    }

    /// Phrases that lead to it.
    pub fn phrases(&self) -> impl Iterator<Item = (Language, &'a str)> {
        let spoken = |(code, phrase): &(&str, &'a str)| {
            let language = if *code == "fr" { Language::Fr } else { Language::En };
            (language, *phrase)
        };
        self.header.examples.iter().map(spoken)
    }

    /// What can be given; all of it optional.
    #[must_use]
    pub fn params(&self) -> &[Param<'a>] {
        &self.header.params
    }

    /// The parameter of this name.
    #[must_use]
    pub fn param(&self, name: &str) -> Option<&Param<'a>> {
        self.header.param(name)
    }

    /// The parameter of this name, or an error with the nearest name.
    pub(super) fn required_param(&self, name: &str) -> Result<&Param<'a>, QueryError> {
        self.param(name).ok_or_else(|| {
            let names: Vec<_> = self.params().iter().map(|param| param.name).collect();
            let near = nearest(name, names.iter().copied());
            let near = near.map(|near| format!(" (did you mean `{near}`?)")).unwrap_or_default();
            let (query, names) = (self.name(), names.join(", "));
            QueryError::Parameter(format!(
                "{query} has no parameter `{name}`{near}: it takes {names}"
            ))
        })
    }

    /// The query as a row of the table `canned_queries`: name, titles, phrases,
    /// parameters and SQL.
    fn row(&self) -> [String; 6] {
        let lines = |lines: Vec<String>| lines.join("\n");
        [
            self.name().to_owned(),
            self.title(Language::En).to_owned(),
            self.title(Language::Fr).to_owned(),
            lines(self.phrases().map(|(_, phrase)| phrase.to_owned()).collect()),
            lines(self.params().iter().map(ToString::to_string).collect()),
            self.sql.to_owned(),
        ]
    }
}

impl ParamKind<'_> {
    /// The kind as a header spells it.
    #[must_use]
    pub fn written(&self) -> String {
        match self {
            Self::Period => "period".to_owned(),
            Self::Day => "day".to_owned(),
            Self::Slug => "slug".to_owned(),
            Self::Number => "number".to_owned(),
            Self::Category(kind) => format!("category({kind})"),
            Self::Word(words) => format!("word({})", words.join(", ")),
            Self::Words => "words".to_owned(),
        }
    }
}

impl Param<'_> {
    /// Whether one of these words alone may be given for it, and this is one of them.
    pub(super) fn has_word(&self, word: &str) -> bool {
        matches!(&self.kind, ParamKind::Word(words) if words.contains(&word))
    }
}

/// The parameter as a header declares it: name, kind and effect.
impl std::fmt::Display for Param<'_> {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(out, "{} {}: {}", self.name, self.kind.written(), self.effect)
    }
}
