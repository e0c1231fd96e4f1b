//! The views that people see, row by row, so that a base of any size is written in little
//! memory.

use std::ops::ControlFlow;

use super::super::error::QueryError;
use super::super::run::each_row;
use super::super::show::View;
use super::super::value::Value;
use super::chosen::Ids;
use crate::store::Base;

/// A view, and a statement that gives its chosen rows in a fixed order.
pub type ViewRows = (&'static str, &'static str);

/// The views that an export writes, and the sources that they name; not those that only
/// serve other views. `prediction_status` tells the status as of the day that is asked for,
/// where the view itself tells today's, and `mention_names` has the slug of its event.
pub const EXPORTED: [ViewRows; 11] = [
    ("timeline", include_str!("../sql/facts/views/timeline.sql")),
    ("system_mentions", include_str!("../sql/facts/views/system_mentions.sql")),
    ("figure_values", include_str!("../sql/facts/views/figure_values.sql")),
    ("prediction_status", include_str!("../sql/facts/views/prediction_status.sql")),
    ("quotes", include_str!("../sql/facts/views/quotes.sql")),
    ("people_statements", include_str!("../sql/facts/views/people_statements.sql")),
    ("relation_names", include_str!("../sql/facts/views/relation_names.sql")),
    ("entity_names", include_str!("../sql/facts/views/entity_names.sql")),
    ("mention_names", include_str!("../sql/facts/views/mention_names.sql")),
    ("supports_by_source", include_str!("../sql/facts/views/supports_by_source.sql")),
    ("sources", include_str!("../sql/facts/sources.sql")),
];

impl Base {
    /// Gives the names of the columns and then each row of a view to `take`, which may stop
    /// it.
    ///
    /// # Errors
    /// If a limit is reached or the base cannot be read.
    pub fn view_rows(
        &mut self,
        (_, sql): ViewRows,
        ids: &Ids,
        view: &View,
        take: &mut dyn FnMut(&[Value]) -> ControlFlow<()>,
    ) -> Result<(), QueryError> {
        let done = each_row(self.connection_mut(), &ids.statement(sql, view), &view.limits, take);
        done.map_err(|error| self.query_error(error))
    }
}
