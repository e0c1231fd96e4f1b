//! The asking engine: a [`Question`] becomes one SQL statement, and the statement an
//! [`Answer`].
//!
//! ```text
//! Question ──resolve──▶ Call ──lower──▶ Statement ──page──▶ Rows ──▶ Answer
//! ```

pub(crate) mod amount;
mod answer;
mod arguments;
mod ask;
mod bind;
mod call;
mod canned;
mod causes;
mod cite;
pub mod compile;
pub mod diagnostic;
mod empty;
mod engine;
mod error;
pub mod facts;
mod follow_up;
pub mod fulltext;
mod guard;
mod limits;
mod lookup;
mod note;
mod overdue;
mod page;
pub mod phrase;
mod question;
mod resolve;
mod resolved;
mod rows;
mod run;
mod sentence;
mod shape;
pub mod show;
mod statement;
mod summary;
mod value;
mod watch;

pub use answer::{Answer, Citation};
pub use call::{Argument, Call, Groups};
pub use compile::{Canned, Param, ParamKind};
pub use engine::Engine;
pub use error::QueryError;
pub use follow_up::continuation;
pub use limits::Limits;
pub use lookup::{
    columns, descriptions, label_of, names_beginning, passages_after, passages_of, schema,
    slugs_after, slugs_beginning, slugs_of, tables,
};
pub use note::{Note, NoteKind, cut};
pub use page::page;
pub use question::Question;
pub use resolved::ResolvedQuestion;
pub use rows::{Reading, Row, Rows};
pub use run::run;
pub use sentence::labels;
pub use shape::{Group, Shape, Span, UnknownShape};
pub use statement::Statement;
pub use value::Value;
pub(crate) use value::{hex, number};
