//! `/q/NAME?…`: the answer of a canned query, as a page and in the forms of `kb query`.

mod links;
mod page;

use super::Site;
use super::asked::resolve;
use super::chips::{chips, heading};
use super::drawing::drawing;
use super::fault::Fault;
use super::feeds::feed_of_answer;
use super::reply::Reply;
use super::visit::{Form, Visit};
use crate::query::{Answer, ResolvedQuestion};
use crate::render::Format;
use crate::store::Base;

/// Answers a canned query.
pub(super) fn answer(base: &mut Base, visit: &Visit, site: &Site) -> Result<Reply, Fault> {
    let resolved = resolve(base, visit, site)?;
    let text = |format: Format, answer: &Answer| {
        let heading = answer.sentence().map_or_else(String::new, |told| format.heading(told));
        Reply::new(visit.form, heading + &format.render(answer))
    };
    match visit.form {
        Form::Html => page::page(base, resolved, visit, site),
        Form::Json => Ok(text(Format::Json, &base.answer(resolved)?)),
        // In a spreadsheet, text must stay text.
        Form::Csv => Ok(text(Format::CsvSafe, &base.answer(resolved)?)),
        Form::Markdown => Ok(text(Format::Markdown, &base.answer(resolved)?)),
        Form::Svg => picture(base, resolved, visit, site),
        Form::Ics | Form::Atom => feed_of_answer(base, resolved, visit, site),
    }
}

/// The answer as a picture.
fn picture(
    base: &mut Base,
    resolved: ResolvedQuestion,
    visit: &Visit,
    site: &Site,
) -> Result<Reply, Fault> {
    let chips = chips(base, &resolved, visit, &site.limits)?;
    let heading = heading(&resolved, visit, &chips);
    Ok(Reply::new(Form::Svg, drawing(base, resolved, visit, &heading)?))
}
