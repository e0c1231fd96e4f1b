//! A canned query as typed parts. The build script writes them as static tables:
//! every list is either borrowed from one or owned by who compiled it.

use std::borrow::Cow;

/// The header of a canned query.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Header<'a> {
    /// The file's stem.
    pub name: &'a str,
    /// Its title in English and in French.
    pub titles: [&'a str; 2],
    /// Phrases that lead to it, each with the code of its language.
    pub examples: Cow<'a, [(&'a str, &'a str)]>,
    /// The parameters; all are optional.
    pub params: Cow<'a, [Param<'a>]>,
    /// The column by which its rows are counted per year, quarter or month.
    pub dated: Option<&'a str>,
    /// What a row is called where the events that mention each row are counted.
    pub each: Option<&'a str>,
    /// The columns that its rows can be counted by, with commas between them.
    pub groups: Option<&'a str>,
    /// The columns of several values, which the statement joins with line feeds.
    pub lists: Cow<'a, [&'a str]>,
    /// The columns that a narrow terminal leaves out.
    pub spare: Cow<'a, [&'a str]>,
    /// Whether it has the columns of [`Header::AMOUNT`].
    pub amount: bool,
    /// Whether it needs more than portable SQL.
    pub sqlite_only: bool,
}

/// A canned query: the `.sql` file of `queries/` and what it was compiled into.
#[derive(Clone, Debug, PartialEq)]
pub struct Canned<'a> {
    /// What its header declares.
    pub header: Header<'a>,
    /// The statement as it stands in the file.
    pub sql: &'a str,
    /// The compiled statement.
    pub select: Select<'a>,
    /// The summaries that may replace the statement's source.
    pub summaries: Cow<'a, [Summary<'a>]>,
    /// The columns of a chart of the same rows, up to the outer FROM.
    pub chart: Option<Sql<'a>>,
}

/// A parameter of a canned query.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Param<'a> {
    /// Its name: `:name` in the statement, `:name_from` and `:name_to` for a
    /// period.
    pub name: &'a str,
    /// The kind of value.
    pub kind: ParamKind<'a>,
    /// The effect of giving it.
    pub effect: &'a str,
}

/// The kind of value of a parameter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ParamKind<'a> {
    /// A date or range of dates.
    Period,
    /// One day.
    Day,
    /// The slug of something in the base.
    Slug,
    /// A number.
    Number,
    /// The slug of a category of this kind.
    Category(&'a str),
    /// One of these words.
    Word(Cow<'a, [&'a str]>),
    /// Words for the full-text index.
    Words,
}

/// A run of SQL in parts.
pub type Sql<'a> = Cow<'a, [Part<'a>]>;

/// A part of a statement.
#[derive(Clone, Debug, PartialEq)]
pub enum Part<'a> {
    /// SQL as it is.
    Text(&'a str),
    /// `:name`, a value of the parameter `param`.
    Value {
        /// The name in the statement, without the colon.
        name: &'a str,
        /// The declared parameter.
        param: &'a str,
    },
    /// `(:param IS NULL OR condition)`: left out unless the parameter is given.
    Condition {
        /// The declared parameter.
        param: &'a str,
        /// `AND` with the white space around it; empty for the first condition.
        and: &'a str,
        /// The condition.
        condition: Sql<'a>,
    },
    /// The subquery called `hit` or `hits`, which a summary may stand in for.
    Source(Source<'a>),
    /// A line `CASE WHEN :order = 'word' THEN expression END` of the ORDER BY: left
    /// out unless this order is given.
    Order {
        /// The order.
        word: &'a str,
        /// The white space before the line.
        indent: &'a str,
        /// What is sorted by.
        expression: &'a str,
        /// The rest of the line, with its end.
        rest: &'a str,
    },
}

/// A compiled statement.
#[derive(Clone, Debug, PartialEq)]
pub struct Select<'a> {
    /// The names of the columns.
    pub columns: Cow<'a, [&'a str]>,
    /// The SQL up to the outer FROM.
    pub head: Sql<'a>,
    /// From there to the outer ORDER BY.
    pub body: Sql<'a>,
    /// The outer ORDER BY.
    pub order: Sql<'a>,
    /// Whether it groups rows, its source aside.
    pub grouped: bool,
}

impl<'a> Select<'a> {
    /// The subquery that a summary may stand in for.
    #[must_use]
    pub fn source(&self) -> Option<&Source<'a>> {
        self.body.iter().find_map(|part| match part {
            Part::Source(source) => Some(source),
            _ => None,
        })
    }
}

/// A subquery that a summary may stand in for.
#[derive(Clone, Debug, PartialEq)]
pub struct Source<'a> {
    /// `hit` or `hits`.
    pub alias: &'a str,
    /// Its SQL.
    pub sql: Sql<'a>,
    /// The parameters it uses.
    pub params: Cow<'a, [&'a str]>,
    /// Whether it groups rows.
    pub grouped: bool,
}

/// SQL that reads a summary or an index of the base, in place of a source.
#[derive(Clone, Debug, PartialEq)]
pub struct Summary<'a> {
    /// For which questions it gives the same rows.
    pub scope: Scope,
    /// The SQL.
    pub sql: Sql<'a>,
    /// Whether it groups rows.
    pub grouped: bool,
}

/// The questions that a summary answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scope {
    /// About entities: nothing narrows the source, or a whole year alone.
    Counts,
    /// About entities: a long period alone narrows the source.
    LongPeriod,
    /// About entities: other periods alone narrow the source.
    ShortPeriod,
    /// About facts: those of one entity.
    OneEntity,
    /// About facts: those of a period.
    Period,
    /// About facts: all of them by date.
    AllByDate,
    /// About facts: those with the largest amounts.
    Largest,
    /// About facts: those with the smallest amounts.
    Smallest,
    /// How many facts there are.
    Total,
    /// How many facts have each date.
    Days,
    /// How many facts are of each category.
    Categories,
    /// How many facts have each status.
    Statuses,
    /// How many facts have each metric and unit.
    Measures,
}

impl Scope {
    /// The scope of a file of `queries/summaries/`, for the canned query of this
    /// name; entities share the files that are named after their source, `hits`.
    #[must_use]
    pub fn of_file(stem: &str, query: &str, source: &str) -> Option<Self> {
        Some(match (source, stem) {
            ("hits", "hits") => Self::Counts,
            ("hits", "hits_long") => Self::LongPeriod,
            ("hits", "hits_within") => Self::ShortPeriod,
            ("hit", stem) => match stem.strip_prefix(query)? {
                "" => Self::OneEntity,
                "_within" => Self::Period,
                "_all" => Self::AllByDate,
                "_largest" => Self::Largest,
                "_smallest" => Self::Smallest,
                "_count" => Self::Total,
                "_days" => Self::Days,
                "_categories" => Self::Categories,
                "_statuses" => Self::Statuses,
                "_measures" => Self::Measures,
                _ => return None,
            },
            _ => return None,
        })
    }
}
