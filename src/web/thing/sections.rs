//! The sections of a thing's page, and the answers that have all rows of a section.

use super::super::Site;
use super::super::asked::question;
use super::super::fault::Fault;
use super::super::shell::Link;
use super::super::table::Table;
use super::super::visit::Visit;
use crate::query::Rows;
use crate::query::show::Found;
use crate::store::Base;

/// How many rows a section shows; more where no query has them all.
const ROWS: usize = 50;
const MORE_ROWS: usize = 200;

/// Which answer has all rows of a section of a thing, and the parameter that names the thing.
/// No index counts the predictions of one entity.
const WHOLE: [Whole; 7] = [
    Whole { of: "entity", section: "relations", param: "about", is_counted: true },
    Whole { of: "entity", section: "events", param: "about", is_counted: true },
    Whole { of: "entity", section: "figures", param: "about", is_counted: true },
    Whole { of: "entity", section: "predictions", param: "about", is_counted: false },
    Whole { of: "entity", section: "predictions", param: "by", is_counted: false },
    Whole { of: "unit", section: "figures", param: "unit", is_counted: true },
    Whole { of: "metric", section: "figures", param: "metric", is_counted: true },
];

/// The answer of the canned query that is named like the section.
struct Whole {
    of: &'static str,
    section: &'static str,
    param: &'static str,
    is_counted: bool,
}

/// Rows behind a link are counted up to this many.
const COUNTED: usize = 10_000;

/// The sections that come first, with the names of their headings: the column `decided` has
/// another heading.
const FIRST: [(&str, &str); 3] =
    [("outcome", "outcome"), ("decided", "decided_here"), ("predictions", "predictions")];

/// Rows about a thing.
pub(super) struct Section {
    pub(super) heading: String,
    /// How many rows are shown, and whether there are more.
    pub(super) count: String,
    /// The answers that have all of them.
    pub(super) whole: Vec<Link>,
    pub(super) table: Table,
}

/// The sections of a thing with its name, those that tell what came of it first.
pub(super) fn section_tables(
    base: &mut Base,
    found: &Found,
    sections: &[(&'static str, Rows)],
    name: &str,
    visit: &Visit,
    site: &Site,
) -> Result<Vec<Section>, Fault> {
    let rank = |section: &str| FIRST.iter().position(|(first, _)| *first == section);
    let mut sections: Vec<_> = sections.iter().collect();
    sections.sort_by_key(|(section, _)| rank(section).unwrap_or(FIRST.len()));
    let mut told = Vec::new();
    for (section, rows) in sections {
        let is_cut = rows.total > rows.rows.len();
        let whole = if is_cut {
            whole(base, found, (section, rows), name, visit, site)?
        } else {
            Vec::new()
        };
        let count = format!("{}{}", rows.rows.len(), if is_cut { "+" } else { "" });
        let named = rank(section).map_or(*section, |rank| FIRST[rank].1);
        let heading = visit.words().heading(named);
        told.push(Section { heading, count, whole, table: Table::new(section, rows, visit) });
    }
    Ok(told)
}

/// How many rows each section of a thing shows.
pub(super) fn rows(found: &Found) -> usize {
    if WHOLE.iter().any(|whole| whole.of == found.what) { ROWS } else { MORE_ROWS }
}

/// The answers that have all rows of a section, with the number of their rows.
fn whole(
    base: &mut Base,
    found: &Found,
    (section, rows): (&str, &Rows),
    name: &str,
    visit: &Visit,
    site: &Site,
) -> Result<Vec<Link>, Fault> {
    let mut links = Vec::new();
    for whole in WHOLE.iter().filter(|whole| whole.of == found.what && whole.section == section) {
        // Without a promise by this entity, there is nothing to link to.
        if whole.param == "by" && !rows.column("by").any(|by| by.as_text() == Some(name)) {
            continue;
        }
        let given = vec![(whole.param.to_owned(), found.slug.clone())];
        let (there, w) = (visit.at(&["q", section], given), visit.words());
        let rows = if whole.is_counted {
            match base.count(&question(&there, section, site)?, COUNTED + 1)? {
                rows if rows > COUNTED => w.counted(COUNTED, section).replacen(' ', "+ ", 1),
                rows => w.counted(rows, section),
            }
        } else {
            w.name(section)
        };
        links.push(Link::new(format!("{rows} {} {name}", w.name(whole.param)), there.here()));
    }
    Ok(links)
}
