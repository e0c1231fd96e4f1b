//! The statements that count the rows of a canned query.

use super::super::compile::Header;
use super::Shape;

/// The statement that counts the rows of a canned query with this header; `sql` is
/// its statement without the ORDER BY. A row counts as often as its column `weight` says,
/// if it is weighted.
pub(in crate::query) fn wrap(
    shape: Shape,
    header: &Header<'_>,
    sql: &str,
    is_weighted: bool,
) -> String {
    let [rows, weight] =
        if is_weighted { ["sum(weight)", ", answer.weight"] } else { ["count(*)", ""] };
    // A limit that cuts nothing: so the database makes no columns, and leaves out the
    // tables that only they need.
    let counted = |template: &str| {
        let template = template.replace("{rows}", rows).replace("{weight}", weight);
        fill(&template, &format!("{sql}\nLIMIT -1"))
    };
    match shape {
        Shape::Rows => sql.to_owned(),
        Shape::Count => counted(COUNT),
        Shape::CountEach => counted(COUNT_EACH).replace("{name}", header.each.unwrap_or("row")),
        Shape::CountPer(span) | Shape::MostPer(span) | Shape::LeastPer(span) => {
            let template = if matches!(shape, Shape::CountPer(_)) { COUNT_PER } else { MOST_BY };
            let date = format!("answer.{}", header.dated.unwrap_or("date"));
            by(&counted(template), &span.part(&date), span.word(), shape)
        }
        Shape::CountBy(group) | Shape::MostBy(group) | Shape::LeastBy(group) => {
            let template = if matches!(shape, Shape::CountBy(_)) { COUNT_BY } else { MOST_BY };
            by(&counted(template), &group.part(header), group.word(), shape)
        }
        Shape::Scorecard => counted(SCORECARD),
        Shape::Total => counted(ADDED).replace("{added}", "sum").replace("{name}", "total"),
        Shape::Average => counted(ADDED).replace("{added}", "avg").replace("{name}", "average"),
    }
}

/// A statement that counts by an expression.
fn by(template: &str, part: &str, name: &str, shape: Shape) -> String {
    let best = match shape {
        Shape::LeastPer(_) | Shape::LeastBy(_) => "min",
        _ => "max",
    };
    template.replace("{part}", part).replace("{name}", name).replace("{best}", best)
}

/// The statement that counts the rows of another one without its ORDER BY, up to
/// `most`.
pub(in crate::query) fn counting(sql: &str, most: usize) -> String {
    fill(&COUNT.replace("{rows}", "count(*)"), &format!("{sql}\nLIMIT {most}"))
}

const COUNT: &str = include_str!("../../../queries/shapes/count.sql");
const COUNT_EACH: &str = include_str!("../../../queries/shapes/count_each.sql");
const COUNT_PER: &str = include_str!("../../../queries/shapes/count_per.sql");

const COUNT_BY: &str = include_str!("../../../queries/shapes/count_by.sql");
const MOST_BY: &str = include_str!("../../../queries/shapes/most_by.sql");
const SCORECARD: &str = include_str!("../../../queries/shapes/scorecard.sql");
const ADDED: &str = include_str!("../../../queries/shapes/added.sql");

/// A template around a statement, without the comment in its first line.
fn fill(template: &str, sql: &str) -> String {
    let (_, template) = template.trim_end().split_once('\n').unwrap_or_default();
    template.replace("{query}", sql)
}
