//! `/sql?q=`: a statement, read only, if the page was started with `--sql`.

use askama::Template;

use super::Site;
use super::asked::only;
use super::fault::Fault;
use super::reply::Reply;
use super::shell::Shell;
use super::table::Table;
use super::visit::{Form, Visit};
use crate::query::{Limits, Statement, run};
use crate::render::Format;
use crate::store::Base;

/// How many rows a page shows.
const ROWS: usize = 500;

#[derive(Template)]
#[template(path = "web/sql.html")]
struct SqlPage {
    shell: Shell,
    statement: String,
    table: Option<Table>,
}

/// Runs a statement.
pub(super) fn sql(base: &mut Base, visit: &Visit, site: &Site) -> Result<Reply, Fault> {
    if !site.sql {
        return Err(Fault::no_page(visit));
    }
    only(visit, &["q"])?;
    let statement = visit.given("q").unwrap_or_default().trim().to_owned();
    let is_page = visit.form == Form::Html;
    let limits = Limits { rows: is_page.then_some(ROWS), ..site.limits };
    let rows = if statement.is_empty() {
        None
    } else {
        let asked = Statement::new(statement.clone(), Vec::new());
        Some(run(base.connection_mut(), &asked, &limits)?)
    };
    let rows_as =
        |format: Format| rows.as_ref().map(|rows| format.render(rows)).unwrap_or_default();
    Ok(match visit.form {
        Form::Json => Reply::new(Form::Json, rows_as(Format::Json)),
        Form::Csv => Reply::new(Form::Csv, rows_as(Format::Csv)),
        Form::Markdown => Reply::new(Form::Markdown, rows_as(Format::Markdown)),
        _ => {
            let w = visit.words();
            let table = rows.as_ref().map(|rows| Table::new("", rows, visit));
            let mut shell = Shell::new(visit, w.t("sql_title"));
            shell.asked = String::new();
            let page = SqlPage { shell, statement, table };
            Reply::new(Form::Html, page.render()?)
        }
    })
}
