//! Lines from a pipe or a file: no prompt and no history. An error is reported with the
//! number of its line, and the next line is read.

use std::io::{self, BufRead, Read};

use super::input::{Fault, Input, Lines};
use super::session::{Session, Step};
use super::statement::LONGEST;
use crate::cli::error::{CliError, INTERRUPTED};

/// A line as it was read.
enum Line {
    Text(String),
    Bad(Fault),
}

/// Answers every line; gives the exit code of the last that failed.
pub(super) fn read(session: &mut Session, mut from: impl BufRead) -> anyhow::Result<u8> {
    let mut lines = Lines::default();
    let (mut number, mut begun, mut failed) = (0, 0, 0);
    while let Some(line) = next(&mut from)? {
        number += 1;
        if !lines.open() {
            begun = number;
        }
        let inputs = match line {
            Line::Text(text) => lines.push(text.trim_start_matches('\u{feff}')),
            Line::Bad(fault) => {
                lines.clear();
                vec![Input::Bad(fault)]
            }
        };
        for input in inputs {
            match session.answer(&input, Some(begun)) {
                Step::Answered(0) => {}
                Step::Answered(INTERRUPTED) => return Ok(INTERRUPTED),
                Step::Answered(code) => failed = code,
                Step::Over => return Ok(failed),
            }
            begun = number;
        }
    }
    match session.finish(&lines, Some(begun)) {
        0 => Ok(failed),
        code => Ok(code),
    }
}

/// The next line; nothing at the end.
fn next(from: &mut impl BufRead) -> Result<Option<Line>, CliError> {
    let mut bytes = Vec::new();
    let most = u64::try_from(LONGEST).unwrap_or(u64::MAX) + 1;
    let read = from
        .by_ref()
        .take(most)
        .read_until(b'\n', &mut bytes)
        .map_err(|error| unreadable(&error))?;
    if read == 0 {
        return Ok(None);
    }
    if bytes.pop_if(|last| *last == b'\n').is_none() && bytes.len() > LONGEST {
        from.skip_until(b'\n').map_err(|error| unreadable(&error))?;
        return Ok(Some(Line::Bad(Fault::TooLong)));
    }
    let text = String::from_utf8(bytes);
    Ok(Some(text.map_or(Line::Bad(Fault::NotText), Line::Text)))
}

fn unreadable(error: &io::Error) -> CliError {
    let message = format!("standard input cannot be read: {error}");
    CliError::data(message, "pipe lines of text into it, in UTF-8")
}
