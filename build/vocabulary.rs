//! The vocabularies of phrases as tables: the words of a language with their meanings, and the
//! meanings with the words that the language itself has for them.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::{fs, io};

use super::key::key;

const VOCABULARIES: &str = "src/language";

/// The meanings of a language, each with the words for it.
pub(crate) fn lines(language: &str) -> io::Result<Vec<(String, Vec<String>)>> {
    let mut lines = Vec::new();
    for file in ["calendar", "phrases"] {
        let source = Path::new(VOCABULARIES).join(language).join(format!("{file}.vocabulary"));
        println!("cargo::rerun-if-changed={}", source.display());
        lines.extend(fs::read_to_string(source)?.lines().filter_map(meaning));
    }
    Ok(lines)
}

/// A meaning and the words for it, if a line is one.
fn meaning(line: &str) -> Option<(String, Vec<String>)> {
    let (meaning, words) = line.split_once(": ").filter(|_| !line.starts_with('#'))?;
    // Only articles need to know which months are short or doubtful.
    let meaning = match meaning.split(' ').collect::<Vec<_>>().as_slice() {
        ["month", number, ..] => format!("month {number}"),
        ["nth", number] => format!("ordinal {number}"),
        _ => meaning.to_owned(),
    };
    Some((meaning, words.split(" | ").map(str::to_owned).collect()))
}

/// The most tokens that an entry has; then a line for each entry, sorted by its
/// bytes: its look-up form and its meanings, with tabs between them.
pub(crate) fn lexicon(lines: &[(String, Vec<String>)]) -> String {
    let mut entries: BTreeMap<String, Vec<&str>> = BTreeMap::new();
    for (meaning, words) in lines {
        for word in words {
            entries.entry(look_up_form(word)).or_default().push(meaning);
        }
    }
    let longest = entries.keys().map(|key| key.matches(' ').count() + 1).max();
    let mut table = longest.unwrap_or(1).to_string();
    for (key, meanings) in entries {
        table.push('\n');
        table.push_str(&key);
        table.push('\t');
        table.push_str(&meanings.join("\t"));
    }
    table
}

/// A line for each meaning: it, a tab, and how the language itself puts it.
pub(crate) fn voice(lines: &[(String, Vec<String>)]) -> String {
    let mut seen = BTreeSet::new();
    // Months are seldom described: the calendar goes last.
    let (calendar, phrases): (Vec<_>, Vec<_>) =
        lines.iter().partition(|(meaning, _)| meaning.starts_with("month "));
    let lines = phrases.into_iter().chain(calendar).filter(|(meaning, _)| seen.insert(meaning));
    let lines = lines.map(|(meaning, words)| {
        let first = words.first().map_or("", String::as_str);
        format!("{meaning}\t{}", first.strip_prefix('=').unwrap_or(first))
    });
    lines.collect::<Vec<_>>().join("\n")
}

/// Words as tokens have them; signs stand for themselves, and what begins with
/// `=` keeps its accents: "dès" is not "des".
fn look_up_form(entry: &str) -> String {
    if entry.len() > 2 && entry.starts_with('=') {
        return entry.to_owned();
    }
    let key = key(entry);
    if key.is_empty() { entry.to_owned() } else { key }
}
