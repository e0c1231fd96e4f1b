//! The sections of a thing's page, and the answers that have all rows of a section.

use super::Site;
use super::asked::question;
use super::fault::Fault;
use super::shell::Link;
use super::table::Table;
use super::visit::Visit;
use crate::query::Rows;
use crate::query::show::Found;
use crate::store::Base;

/// How many rows a section shows; more where no query has them all.
const ROWS: usize = 50;
const MORE_ROWS: usize = 200;

/// Which query has all rows of a section, and by which parameter.
const WHOLE: [(&str, &str, &str, &str); 7] = [
    ("entity", "relations", "relations", "about"),
    ("entity", "events", "events", "about"),
    ("entity", "figures", "figures", "about"),
    ("entity", "predictions", "predictions", "about"),
    ("entity", "predictions", "predictions", "by"),
    ("unit", "figures", "figures", "unit"),
    ("metric", "figures", "figures", "metric"),
];

/// Rows behind a link are counted up to this many.
const COUNTED: usize = 10_000;

/// The sections that come first.
const FIRST: [&str; 3] = ["outcome", "decided", "predictions"];

/// Rows about a thing.
pub(super) struct Section {
    pub(super) heading: String,
    /// How many rows are shown, and whether there are more.
    pub(super) count: String,
    /// The answers that have all of them.
    pub(super) whole: Vec<Link>,
    pub(super) table: Table,
}

/// The sections of a thing that is called so, those that tell what came of it first.
pub(super) fn section_tables(
    base: &mut Base,
    found: &Found,
    sections: &[(&'static str, Rows)],
    name: &str,
    visit: &Visit,
    site: &Site,
) -> Result<Vec<Section>, Fault> {
    let mut sections: Vec<_> = sections.iter().collect();
    sections.sort_by_key(|(name, _)| {
        FIRST.iter().position(|first| first == name).unwrap_or(FIRST.len())
    });
    let mut told = Vec::new();
    for (section, rows) in sections {
        let is_cut = rows.total > rows.rows.len();
        let whole =
            if is_cut { whole(base, found, section, name, visit, site)? } else { Vec::new() };
        let count = format!("{}{}", rows.rows.len(), if is_cut { "+" } else { "" });
        let (heading, table) = (visit.words().heading(section), Table::new(section, rows, visit));
        told.push(Section { heading, count, whole, table });
    }
    Ok(told)
}

/// How many rows each section of a thing shows.
pub(super) fn rows(found: &Found) -> usize {
    let has_whole = WHOLE.iter().any(|(what, ..)| *what == found.what);
    if has_whole { ROWS } else { MORE_ROWS }
}

/// The answers that have all rows of a section, with the number of their rows.
fn whole(
    base: &mut Base,
    found: &Found,
    section: &str,
    name: &str,
    visit: &Visit,
    site: &Site,
) -> Result<Vec<Link>, Fault> {
    let mut links = Vec::new();
    let known = |(what, of, ..): &&(&str, &str, &str, &str)| *what == found.what && *of == section;
    for (.., query, param) in WHOLE.iter().filter(known) {
        let there = visit.at(&["q", query], vec![((*param).to_owned(), found.slug.clone())]);
        let rows = base.count(&question(&there, query, site)?, COUNTED + 1)?;
        let w = visit.words();
        let rows = match rows {
            0 => continue,
            rows if rows > COUNTED => w.counted(COUNTED, query).replacen(' ', "+ ", 1),
            rows => w.counted(rows, query),
        };
        links.push(Link::new(format!("{rows} {} {name}", w.name(param)), there.here()));
    }
    Ok(links)
}
