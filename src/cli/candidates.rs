//! What a shell is offered for an argument: slugs, names of canned queries, parameters and
//! their values, and words of phrases. A completer gets only the word at the cursor, so it
//! reads the other words of the command line itself.

use std::ffi::{OsStr, OsString};
use std::path::PathBuf;
use std::time::Duration;

use clap_complete::engine::{ArgValueCompleter, CompletionCandidate};

use crate::model::Language;
use crate::query::phrase::completed;
use crate::query::{Canned, Limits, ParamKind, QueryError, Rows, Value};
use crate::query::{names_beginning, slugs_beginning, slugs_of};
use crate::render::visible;
use crate::store::Base;

/// The time limit after pressing Tab.
const TIMEOUT: Duration = Duration::from_millis(300);

/// How many candidates are offered.
const OFFERED: usize = 100;

/// Completes the slugs of the base; none if it cannot be read.
pub(super) fn slugs() -> ArgValueCompleter {
    ArgValueCompleter::new(|begun: &OsStr| {
        with_base(begun, |base, begun, limits| {
            slugs_beginning(base.connection_mut(), begun, limits)
        })
    })
}

/// Completes the names of the datasets.
pub(super) fn datasets() -> ArgValueCompleter {
    ArgValueCompleter::new(|begun: &OsStr| {
        with_base(begun, |base, begun, limits| {
            slugs_of(base.connection_mut(), "dataset", begun, limits)
        })
    })
}

/// Completes the names of the canned queries.
pub(super) fn canned_names() -> ArgValueCompleter {
    ArgValueCompleter::new(|begun: &OsStr| canned(&begun.to_string_lossy()))
}

/// Completes the words of a phrase, or the name of a canned query.
pub(super) fn phrases() -> ArgValueCompleter {
    ArgValueCompleter::new(|begun: &OsStr| {
        let words = Words::typed();
        let begun = begun.to_string_lossy();
        if let Some(param) = words.split_parameter() {
            return values(&words, param, &begun);
        }
        let begun = unquoted(&begun);
        let mut found = if begun.contains(' ') { Vec::new() } else { canned(begun) };
        found.extend(phrase(begun));
        found
    })
}

/// Completes `NAME=VALUE` for a parameter of the canned query on the command line.
pub(super) fn parameters() -> ArgValueCompleter {
    ArgValueCompleter::new(|begun: &OsStr| {
        let words = Words::typed();
        let begun = begun.to_string_lossy();
        let begun = unquoted(&begun);
        match begun.split_once('=') {
            Some((name, value)) => {
                let found = values(&words, name, value).into_iter();
                found.map(|candidate| candidate.add_prefix(format!("{name}="))).collect()
            }
            None => names(&words, begun),
        }
    })
}

fn canned(begun: &str) -> Vec<CompletionCandidate> {
    let begins = Canned::all().iter().filter(|canned| canned.name().starts_with(begun));
    begins.map(|canned| candidate(canned.name(), canned.title(Language::En))).collect()
}

/// The phrase as far as it is typed, with each way it may go on.
fn phrase(begun: &str) -> Vec<CompletionCandidate> {
    let names = |begun: &str| {
        let found = ask(|base, limits| names_beginning(base.connection_mut(), begun, limits));
        let names = found.rows.into_iter().filter_map(|mut row| match row.pop() {
            Some(Value::Text(name)) => Some(name),
            _ => None,
        });
        names.collect()
    };
    let (start, found) = completed(begun, 0, None, names);
    let mut found: Vec<_> = found.into_iter().filter(|text| is_plain(text)).collect();
    found.sort();
    found.dedup();
    let whole = |text: String| CompletionCandidate::new(format!("{}{text}", &begun[..start]));
    found.into_iter().take(OFFERED).map(whole).collect()
}

/// The parameters of the canned query that begin so.
fn names(words: &Words, begun: &str) -> Vec<CompletionCandidate> {
    let params = words.canned().map(Canned::params).unwrap_or_default();
    let begins = params.iter().filter(|param| param.name.starts_with(begun));
    begins.map(|param| candidate(&format!("{}=", param.name), param.effect)).collect()
}

/// The values of a parameter that begin so. Of alternatives, the last is completed.
fn values(words: &Words, name: &str, begun: &str) -> Vec<CompletionCandidate> {
    let params = words.canned().map(Canned::params).unwrap_or_default();
    let Some(param) = params.iter().find(|param| param.name == name) else { return Vec::new() };
    let (before, last) = begun.rfind(',').map_or(("", begun), |comma| begun.split_at(comma + 1));
    let found = match &param.kind {
        ParamKind::Word(words) => {
            let begins = words.iter().filter(|word| word.starts_with(last));
            begins.map(|word| CompletionCandidate::new(*word)).collect()
        }
        ParamKind::Slug => {
            offered(&ask(|base, limits| slugs_of(base.connection_mut(), param.name, last, limits)))
        }
        _ => Vec::new(),
    };
    found.into_iter().map(|candidate| candidate.add_prefix(before)).collect()
}

/// Candidates from the base for a word that is UTF-8.
fn with_base(
    begun: &OsStr,
    question: impl FnOnce(&mut Base, &str, &Limits) -> Result<Rows, QueryError>,
) -> Vec<CompletionCandidate> {
    let rows = begun.to_str().map(|begun| ask(|base, limits| question(base, begun, limits)));
    offered(&rows.unwrap_or_default())
}

/// The rows of the base that the command would open; none if it cannot be read.
fn ask(question: impl FnOnce(&mut Base, &Limits) -> Result<Rows, QueryError>) -> Rows {
    let path = base_named(std::env::args_os(), std::env::var_os("KB_DB"));
    let limits = Limits { timeout: TIMEOUT, ..Limits::default() };
    let open = Base::open(&path, TIMEOUT).ok();
    open.and_then(|mut base| question(&mut base, &limits).ok()).unwrap_or_default()
}

/// Rows of a slug and a name. The shell runs what is inserted, so only plain slugs are
/// offered.
fn offered(rows: &Rows) -> Vec<CompletionCandidate> {
    let candidates = rows.rows.iter().filter_map(|row| match row.as_slice() {
        [Value::Text(slug), Value::Text(name)] if is_harmless(slug) => {
            Some(candidate(slug, &visible(name).replace('\n', " ")))
        }
        _ => None,
    });
    candidates.collect()
}

fn is_harmless(slug: &str) -> bool {
    slug.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_.".contains(&byte))
}

/// Whether no shell acts on a text, within quotes or without.
fn is_plain(text: &str) -> bool {
    text.chars().all(|letter| letter.is_alphanumeric() || " -_.".contains(letter))
}

fn candidate(value: &str, help: &str) -> CompletionCandidate {
    CompletionCandidate::new(value).help(Some(help.to_owned().into()))
}

/// A word without the quote that opens it: zsh and fish give it as it is typed.
fn unquoted(word: &str) -> &str {
    word.strip_prefix(['"', '\'']).unwrap_or(word)
}

/// The words of the command line before the cursor.
struct Words(Vec<String>);

impl Words {
    fn typed() -> Self {
        let words = std::env::args_os().skip_while(|word| word != "--").skip(1);
        let words: Vec<_> = words.map(|word| word.to_string_lossy().into_owned()).collect();
        // Bash and zsh tell the place of the cursor; fish gives the words up to it.
        let index = std::env::var("_CLAP_COMPLETE_INDEX").ok().and_then(|text| text.parse().ok());
        let end = index.unwrap_or(words.len().saturating_sub(1)).min(words.len());
        Self(words.into_iter().take(end).collect())
    }

    /// The canned query that the command names.
    fn canned(&self) -> Option<&'static Canned<'static>> {
        self.0.iter().skip(1).find_map(|word| Canned::named(unquoted(word)))
    }

    /// The parameter whose value is at the cursor: bash splits `-p NAME=VALUE` at the `=`.
    fn split_parameter(&self) -> Option<&str> {
        let is_option = |word: &String| word == "-p" || word == "--param";
        match self.0.as_slice() {
            [.., option, name, equals] if is_option(option) && equals == "=" => Some(name),
            [.., option, name] if is_option(option) && !name.contains('=') => Some(name),
            _ => None,
        }
    }
}

/// The base of the command line being completed. A completer gets only the word
/// at the cursor, so this reads the other words itself.
fn base_named(words: impl Iterator<Item = OsString>, variable: Option<OsString>) -> PathBuf {
    let mut named = variable.filter(|name| !name.is_empty());
    let mut words = words.skip_while(|word| word != "--").skip(1);
    while let Some(word) = words.next() {
        if word == "--db" {
            named = words.next().or(named);
        } else if let Some(name) = word.to_str().and_then(|word| word.strip_prefix("--db=")) {
            named = Some(name.into());
        }
    }
    named.map_or_else(|| "kb.db".into(), PathBuf::from)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn named(words: &[&str], variable: Option<&str>) -> String {
        let words = ["kb", "--"].iter().chain(words).map(OsString::from);
        base_named(words, variable.map(OsString::from)).display().to_string()
    }

    #[test]
    fn the_base_is_the_one_the_command_would_open() {
        assert_eq!(named(&["kb", "show", ""], None), "kb.db");
        assert_eq!(named(&["kb", "show", ""], Some("v.db")), "v.db");
        assert_eq!(named(&["kb", "--db", "a.db", "show", ""], Some("v.db")), "a.db");
        assert_eq!(named(&["kb", "show", "", "--db=b.db"], None), "b.db");
        assert_eq!(named(&["kb", "show", "--db"], Some("v.db")), "v.db");
    }
}
