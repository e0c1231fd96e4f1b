//! `kb show`: all that the base knows of one thing.

use super::args::{AsOf, Bounds, Global, Output, language};
use super::ask::{cut, with_path};
use super::error::CliError;
use super::interrupt;
use super::report::{Body, Report};
use crate::model::Language;
use crate::query::Rows;
use crate::query::show::{Found, Lookup, View, find, show};
use crate::store::Base;

/// Show one entity, fact, source, passage, unit, metric, category or dataset.
///
/// Every line comes with its locator, and with its quote if the passage is
/// attached (`kb seed --article FILE`). Of a fact that was extracted from a
/// document it says so, by which rule, and how sure that is; of any fact, which
/// other passages support it. An entity, unit, metric or category can be named by
/// any of its labels, a passage as its source's slug, `#` and its number.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  kb show cortex
  kb show \"Elon Musk\" --lang fr
  kb show dojo --as-of 2022-12-31 --json")]
pub(super) struct Args {
    /// Its slug; `event:SLUG` where things of several kinds share one.
    #[arg(add = super::candidates::slugs())]
    slug: String,
    /// The language of titles, names and statements: en or fr.
    #[arg(long, value_name = "LANG", default_value = "en", value_parser = language)]
    lang: Language,
    #[command(flatten)]
    as_of: AsOf,
    #[command(flatten)]
    pub(super) bounds: Bounds,
    #[command(flatten)]
    output: Output,
}

pub(super) fn run(global: &Global, args: &Args) -> anyhow::Result<Report> {
    let view = View {
        language: args.lang,
        as_of: args.as_of.day().to_string(),
        limits: args.output.limits(args.bounds),
    };
    answer(&mut global.open_within(args.bounds)?, &args.slug, &view, &args.output)
}

/// Shows the thing of a name from an open base.
pub(super) fn answer(
    base: &mut Base,
    name: &str,
    view: &View,
    output: &Output,
) -> anyhow::Result<Report> {
    interrupt::watch()?;
    let found = find(base.connection_mut(), name).map_err(|error| with_path(base, error))?;
    let found = the_one(name, found)?;
    let sections =
        show(base.connection_mut(), &found, view).map_err(|error| with_path(base, error))?;
    let notes = sections.iter().filter_map(|section| note(section, view.language)).collect();
    Ok(Report { body: Body::Sections(sections, output.format()), notes, code: 0 })
}

fn note((heading, rows): &(&str, Rows), language: Language) -> Option<String> {
    cut(rows, language).map(|note| format!("{heading}: {note}"))
}

fn the_one(name: &str, found: Lookup) -> Result<Found, CliError> {
    match found {
        Lookup::One(found) => Ok(found),
        Lookup::Several(found) => {
            let names: Vec<_> =
                found.iter().map(|found| format!("{}:{}", found.what, found.slug)).collect();
            let message = format!("`{name}` may be {}", names.join(" or "));
            Err(CliError::data(message, format!("say which: kb show {}", names[0])))
        }
        Lookup::None(near) => {
            let hint = if near.is_empty() {
                "`kb search WORDS` finds slugs by what they stand for".to_owned()
            } else {
                format!("did you mean {}?", near.join(" or "))
            };
            Err(CliError::data(format!("there is no `{name}` in this base"), hint))
        }
    }
}
