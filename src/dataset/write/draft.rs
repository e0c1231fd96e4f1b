//! Writes a draft: the files of its dataset, then as comments the facts that cannot be
//! loaded as they are. The folder loads as it is; without the comment signs, so does a fact
//! whose unknown keys were filled in.

use std::path::Path;

use super::toml_files::Files;
use super::{WriteError, parts, place, written};
use crate::dataset::records::context::Context;
use crate::dataset::records::{event, figure, prediction, source};
use crate::dataset::toml_record::comment;
use crate::model::{Draft, Incomplete};

/// What `checked` in `dataset.toml` is for.
const CHECKED: &str = "Set checked = true when you have corrected the facts: they then count as \
                       curated, and their origins and [document] are ignored.";

/// The value of an unknown key.
const UNKNOWN: &str = "\"?\"";

/// Writes a draft to a folder, as [`write`](super::write) does a dataset.
///
/// # Errors
/// Those of [`write`](super::write).
pub fn write_draft(draft: &Draft, folder: &Path, replace: bool) -> Result<(), WriteError> {
    place::write_files(&draft_files(draft), folder, replace)
}

/// The files of a draft, by name.
#[must_use]
pub fn draft_files(draft: &Draft) -> Vec<(&'static str, String)> {
    let mut head = String::new();
    comment(CHECKED, &mut head);
    head += &written([&draft.dataset], |dataset, out| source::write_head(dataset, true, out));
    let mut files = parts(&draft.dataset, head, &draft.remarks);
    let context = Context::of(&draft.dataset);
    let left = [
        ("events.toml", left(&draft.events, |fact, out| event::write(fact, &context, out))),
        ("figures.toml", left(&draft.figures, |fact, out| figure::write(fact, &context, out))),
        (
            "predictions.toml",
            left(&draft.predictions, |fact, out| prediction::write(fact, &context, out)),
        ),
    ];
    for (name, text) in left {
        append(&mut files, name, &text);
    }
    files
}

/// Adds text to the end of a file.
fn append(files: &mut Files, name: &'static str, text: &str) {
    match files.iter_mut().find(|(other, _)| *other == name) {
        _ if text.is_empty() => {}
        Some((_, file)) => {
            file.push('\n');
            file.push_str(text);
        }
        None => files.push((name, text.to_owned())),
    }
}

/// Facts that cannot be loaded, as comments.
fn left<T>(facts: &[Incomplete<T>], write: impl Fn(&T, &mut String)) -> String {
    let mut out = String::new();
    for Incomplete { fact, unknown, why, quote } in facts {
        let mut record = String::new();
        write(fact, &mut record);
        if !out.is_empty() {
            out.push('\n');
        }
        comment(&format!("Not loaded: {why}. “{quote}”"), &mut out);
        record.lines().for_each(|line| comment(&filled(line, unknown), &mut out));
    }
    out
}

/// A line of a record, with a question mark for an unknown value.
fn filled(line: &str, unknown: &[&str]) -> String {
    match line.split_once('=') {
        Some((key, _)) if unknown.contains(&key.trim()) => format!("{key}= {UNKNOWN}"),
        _ => line.to_owned(),
    }
}
