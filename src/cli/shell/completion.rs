//! What Tab offers: commands, the words of phrases and of SQL, and what the base
//! has: names, slugs, tables and columns. Names are looked up by how they begin,
//! through an index, however many there are.

use std::cell::RefCell;
use std::collections::BTreeSet;
use std::time::Duration;

use rustyline::completion::{Completer, Pair};
use rustyline::highlight::Highlighter;
use rustyline::hint::Hinter;
use rustyline::validate::Validator;
use rustyline::{Context, Helper};

use super::command::{COMMANDS, formats};
use super::input::is_sql;
use crate::model::Language;
use crate::query::phrase::completed;
use crate::query::{Canned, Limits, QueryError, Rows, Value};
use crate::query::{columns, names_beginning, slugs_beginning, tables};
use crate::render::visible;
use crate::store::Base;

/// How many candidates are offered: no one reads more.
const OFFERED: usize = 100;

/// Completes what is typed at the prompt.
pub(super) struct Completions<'b> {
    base: &'b RefCell<Base>,
    /// The statement that the line goes on with.
    begun: String,
    /// The language of phrases; both if none is chosen.
    language: Option<Language>,
}

/// Where what is completed begins in the line, and what it may become.
type Found = (usize, Vec<String>);

impl<'b> Completions<'b> {
    pub(super) fn new(base: &'b RefCell<Base>) -> Self {
        Self { base, begun: String::new(), language: None }
    }

    /// What the next line goes on with.
    pub(super) fn look(&mut self, begun: &str, language: Option<Language>) {
        begun.clone_into(&mut self.begun);
        self.language = language;
    }

    /// The candidates for the end of a line.
    fn candidates(&self, line: &str) -> Found {
        if !self.begun.is_empty() {
            return self.sql(line, 0);
        }
        let start = line.len() - line.trim_start().len();
        let typed = &line[start..];
        match typed.split_once(' ') {
            Some((command, given)) if command.starts_with('.') => {
                let start = line.len() - given.trim_start().len();
                self.given(command, line, start)
            }
            None if typed.starts_with('.') => {
                let known = COMMANDS.iter().map(|(name, ..)| *name);
                (start, known.filter(|name| name.starts_with(typed)).map(str::to_owned).collect())
            }
            _ if is_sql(typed) => self.sql(line, start),
            _ => self.phrase(line, start),
        }
    }

    /// What a command may be given.
    fn given(&self, command: &str, line: &str, start: usize) -> Found {
        let typed = &line[start..];
        let all: Vec<String> = match command {
            ".sql" => return self.sql(line, start),
            ".explain" | ".search" => return self.phrase(line, start),
            ".show" => {
                self.ask(|base, limits| slugs_beginning(base.connection_mut(), typed, limits))
            }
            ".queries" => Canned::all().iter().map(|canned| canned.name().to_owned()).collect(),
            ".format" => formats().collect(),
            ".lang" => ["en", "fr", "auto"].map(str::to_owned).to_vec(),
            _ => Vec::new(),
        };
        (start, all.into_iter().filter(|name| name.starts_with(typed)).collect())
    }

    /// Words of SQL, and the names of tables, views and columns; slugs within
    /// quotes.
    fn sql(&self, line: &str, from: usize) -> Found {
        let statement = format!("{}\n{line}", self.begun);
        if statement.matches('\'').count() % 2 == 1 {
            let start = line.rfind('\'').map_or(0, |quote| quote + 1);
            let slugs = self
                .ask(|base, limits| slugs_beginning(base.connection_mut(), &line[start..], limits));
            return (start, slugs);
        }
        let part = |letter: char| letter.is_alphanumeric() || letter == '_';
        let start = line.trim_end_matches(part).len().max(from);
        let typed = line[start..].to_lowercase();
        let before = statement[..statement.len() - typed.len()].trim_end().to_lowercase();
        let all = ["from", "join", "table_info("].iter().any(|word| before.ends_with(word));
        let mut names = self.ask(|base, limits| tables(base.connection_mut(), limits));
        if !all {
            names.extend(self.ask(|base, limits| columns(base.connection_mut(), limits)));
            names.extend(SQL.split_whitespace().map(str::to_owned));
        }
        names.retain(|name| name.to_lowercase().starts_with(&typed));
        (start, names)
    }

    /// Words of the vocabularies and names of the base.
    fn phrase(&self, line: &str, from: usize) -> Found {
        completed(line, from, self.language, |begun| {
            self.ask(|base, limits| names_beginning(base.connection_mut(), begun, limits))
        })
    }

    /// The texts of the first column, or of the second after a look-up form; none
    /// if the base does not answer in time.
    fn ask<F>(&self, question: F) -> Vec<String>
    where
        F: FnOnce(&mut Base, &Limits) -> Result<Rows, QueryError>,
    {
        let Ok(mut base) = self.base.try_borrow_mut() else { return Vec::new() };
        let limits = Limits {
            timeout: Duration::from_millis(300),
            rows: Some(OFFERED),
            count_rest: false,
            ..Limits::default()
        };
        let rows = question(&mut base, &limits).unwrap_or_default();
        let column = usize::from(rows.columns.first().is_some_and(|name| name == "key"));
        let texts = rows.rows.into_iter().filter_map(|mut row| match row.swap_remove(column) {
            Value::Text(text) => Some(text),
            _ => None,
        });
        texts.collect()
    }
}

/// What statements that read are made of.
const SQL: &str = "select distinct from where group by having order limit offset \
    join left inner cross on using as and or not in is null like between exists \
    case when then else end asc desc union all intersect except with recursive \
    values explain query plan pragma table_info \
    avg cast coalesce count group_concat length lower max min round substr sum upper";

impl Completer for Completions<'_> {
    type Candidate = Pair;

    fn complete(
        &self,
        line: &str,
        place: usize,
        _: &Context<'_>,
    ) -> rustyline::Result<(usize, Vec<Pair>)> {
        let (start, found) = self.candidates(&line[..place]);
        let mut seen = BTreeSet::new();
        // What a terminal would obey is not to be typed for anybody.
        let harmless = |text: &String| *visible(text) == **text && !text.contains('\n');
        let found = found.into_iter().filter(harmless);
        let found: Vec<_> = found.filter(|text| seen.insert(text.clone())).take(OFFERED).collect();
        let end = if found.len() == 1 && place == line.len() { " " } else { "" };
        let pair = |text: String| Pair { replacement: format!("{text}{end}"), display: text };
        Ok((start, found.into_iter().map(pair).collect()))
    }
}

impl Hinter for Completions<'_> {
    type Hint = String;
}

impl Highlighter for Completions<'_> {}

impl Validator for Completions<'_> {}

impl Helper for Completions<'_> {}
