//! `/complete?q=`: how the words in the box may go on.

use std::cell::{Cell, RefCell};
use std::time::Duration;

use serde_json::json;

use super::Site;
use super::asked::only;
use super::fault::Fault;
use super::reply::Reply;
use super::visit::{Form, Visit};
use crate::query::phrase::completed;
use crate::query::{Limits, Rows, names_beginning};
use crate::render::json_text;
use crate::store::Base;

/// How many continuations are offered.
const OFFERED: usize = 8;

/// What is typed does not wait longer.
const TIME: Duration = Duration::from_millis(300);

/// The phrases that the box may go on to.
pub(super) fn complete(base: &mut Base, visit: &Visit, site: &Site) -> Result<Reply, Fault> {
    only(visit, &["q"])?;
    let line = visit.given("q").unwrap_or_default();
    let limits = Limits { timeout: TIME, rows: Some(OFFERED), count_rest: false, ..site.limits };
    let (base, failed) = (RefCell::new(base), Cell::new(None));
    let (start, words) = completed(line, 0, None, |begun| {
        let mut base = base.borrow_mut();
        match names_beginning(base.connection_mut(), begun, &limits) {
            Ok(rows) => texts(&rows),
            Err(error) => {
                failed.set(Some(error));
                Vec::new()
            }
        }
    });
    if let Some(error) = failed.take() {
        return Err(error.into());
    }
    let before = line.get(..start).unwrap_or_default();
    let phrases: Vec<_> =
        words.into_iter().take(OFFERED).map(|word| format!("{before}{word}")).collect();
    Ok(Reply::new(Form::Json, json_text(&json!(phrases), false) + "\n"))
}

fn texts(rows: &Rows) -> Vec<String> {
    rows.column("text").map(|text| text.text().into_owned()).collect()
}
