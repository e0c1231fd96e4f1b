//! Rows as a table of a page: what leads somewhere is a link, and a locator leads to the
//! passage with its words marked.

use super::cell::{Cell, is_date, is_number, status};
use super::place::{Citation, citations, place};
use super::visit::Visit;
use crate::query::{Row, Rows};
use crate::render::for_people;

/// A table.
#[derive(Clone, Debug, Default)]
pub(super) struct Table {
    pub(super) columns: Vec<Column>,
    pub(super) rows: Vec<Vec<Cell>>,
    /// Whether the last column leads to the source.
    has_place: bool,
}

/// A column.
#[derive(Clone, Debug)]
pub(super) struct Column {
    pub(super) name: String,
    pub(super) is_number: bool,
    /// Whether its name stands beside each value where there is no room for a heading: a
    /// number, or one of several dates, says nothing alone.
    pub(super) is_labelled: bool,
}

/// For a kind of rows, the column that names a row, and the path of its page.
const MAIN: [(&str, &str, &str); 21] = [
    ("events", "title", "event"),
    ("figures", "metric", "figure"),
    ("figure", "metric", "figure"),
    ("predictions", "statement", "promise"),
    ("decided", "statement", "promise"),
    ("outcomes", "statement", "promise"),
    ("outcome", "title", "event"),
    ("systems", "name", "e"),
    ("people", "name", "e"),
    ("organizations", "name", "e"),
    ("places", "name", "e"),
    ("entities", "name", "e"),
    ("members", "name", "e"),
    ("mentions", "name", "e"),
    ("sources", "title", "source"),
    ("metrics", "name", "metric"),
    ("units", "name", "unit"),
    ("categories", "name", "category"),
    ("datasets", "title", "dataset"),
    ("search", "slug", "e"),
    // A relation has no page of its own.
    ("relations", "relation", ""),
];

/// Columns that are shown within others, or not at all.
const WITHIN: [&str; 8] =
    ["slug", "summary", "source", "passage", "locator", "quote", "origin", "confidence"];

/// What a title is of, where it is not that of an event.
const TITLED: [(&str, &str); 2] = [("sources", "source"), ("datasets", "dataset")];

impl Table {
    /// The table of rows that a canned query, or a section of a page, gives.
    pub(super) fn new(listed: &str, plain: &Rows, visit: &Visit) -> Self {
        let rows = for_people(plain);
        let layout = Layout::new(listed, &rows, visit);
        let pairs = rows.iter().zip(plain.iter());
        Self {
            columns: layout.columns(&rows, visit),
            rows: pairs.map(|(row, plain)| layout.cells(&row, &plain, visit)).collect(),
            has_place: layout.has_place,
        }
    }

    /// Adds the words in the source, and a link to them, to the rows that citations name.
    pub(super) fn cite(&mut self, cited: &Rows, visit: &Visit) {
        for Citation { row, quote, place } in citations(cited, visit) {
            let Some(cells) = self.rows.get_mut(row) else { continue };
            if self.has_place
                && let Some(place) = place
                && let Some(link) = cells.last_mut().and_then(|cell| cell.links.first_mut())
            {
                *link = place;
            }
            let main = cells.iter().position(|cell| cell.is_main);
            let main = main.unwrap_or(cells.len().saturating_sub(1));
            if let Some(cell) = cells.get_mut(main) {
                cell.quote = quote;
            }
        }
    }
}

/// Which columns of rows a table shows, and how.
struct Layout<'r> {
    /// What the rows are.
    listed: &'r str,
    /// The shown columns with their numbers.
    shown: Vec<(usize, &'r str)>,
    /// The column that tells what a row is, and the path of its page.
    lead: Option<(&'static str, &'static str)>,
    has_place: bool,
}

impl<'r> Layout<'r> {
    fn new(listed: &'r str, rows: &'r Rows, visit: &Visit) -> Self {
        let lead = MAIN.iter().find(|(known, ..)| *known == listed);
        let lead = lead.map(|(_, column, path)| (*column, *path));
        let lead = lead.filter(|(column, _)| rows.columns.iter().any(|name| name == column));
        // Sources and searches tell by their slug alone what others tell beside a name.
        let first = rows.iter().next();
        let has_place =
            listed != "sources" && first.is_some_and(|row| place(&row, visit).is_some());
        let is_within = |column: &str| match listed {
            "search" | "sources" => column == "address",
            _ if lead.is_some() => WITHIN.contains(&column),
            _ => has_place && matches!(column, "locator" | "source" | "passage"),
        };
        let columns = rows.columns.iter().map(String::as_str).enumerate();
        let shown = columns.filter(|(_, column)| !is_within(column)).collect();
        Self { listed, shown, lead, has_place }
    }

    fn columns(&self, rows: &Rows, visit: &Visit) -> Vec<Column> {
        let w = visit.words();
        let has_dates = self.shown.iter().filter(|(_, column)| is_date(column)).count() > 1;
        let column = |(at, column): &(usize, &str)| {
            let is_number = rows.rows.iter().any(|row| is_number(row.get(*at)));
            let is_labelled = is_number || has_dates && is_date(column);
            let titled = TITLED.iter().find(|(listed, _)| *listed == self.listed);
            let told = titled.filter(|_| *column == "title").map_or(*column, |(_, told)| told);
            Column { name: w.heading(told), is_number, is_labelled }
        };
        let name = w.t("source").to_owned();
        let place = Column { name, is_number: false, is_labelled: false };
        self.shown.iter().map(column).chain(self.has_place.then_some(place)).collect()
    }

    /// The cells of a row, which is given for people and plain.
    fn cells(&self, row: &Row<'_>, plain: &Row<'_>, visit: &Visit) -> Vec<Cell> {
        let mut cells: Vec<_> =
            self.shown.iter().map(|(_, column)| self.cell(column, row, plain, visit)).collect();
        if self.has_place {
            let links = place(row, visit).into_iter().collect();
            cells.push(Cell { links, is_short: true, ..Cell::default() });
        }
        cells
    }

    fn cell(&self, column: &str, row: &Row<'_>, plain: &Row<'_>, visit: &Visit) -> Cell {
        let mut cell = Cell::of(column, row, visit);
        if let Some((_, path)) = self.lead.filter(|(lead, _)| *lead == column) {
            cell.is_main = !path.is_empty();
            cell.lead(path, row, visit);
        }
        if matches!(column, "status" | "verdict") {
            cell.status = plain.get(column).and_then(status).map(str::to_owned);
        }
        cell
    }
}
