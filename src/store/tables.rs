//! The tables as the loader sees them: which columns identify a row, and which hold the
//! id of another row. The tables themselves are declared in `records`.

/// A table of facts.
#[derive(Debug)]
pub(super) struct Table {
    pub(super) name: &'static str,
    /// How many columns, from the first, identify a row within its dataset. NULL is an
    /// empty text in a key.
    pub(super) key: usize,
    pub(super) columns: &'static [Column],
    pub(super) scope: Scope,
    /// Whether other rows refer to its ids, so that a change must update the row in place.
    pub(super) referred: bool,
    /// A column that belongs to the user; it becomes NULL when the row changes.
    pub(super) void: Option<&'static str>,
}

/// Which rows of a table belong to a dataset.
#[derive(Debug)]
pub(super) enum Scope {
    /// Those with its `dataset_id`.
    Own,
    /// Those whose column holds the id of a row of the dataset in that table.
    Through(&'static str, &'static str),
}

/// A column of a record.
#[derive(Debug)]
pub(super) struct Column {
    pub(super) name: &'static str,
    /// The table whose ids it holds.
    pub(super) refers: Option<Refers>,
    /// The words that it allows, if its vocabulary is closed.
    pub(super) words: &'static [&'static str],
}

/// The table a column refers to by id.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Refers {
    Source,
    /// Named by its source's slug and its ordinal: `dojo-timeline#3`.
    Passage,
    Unit,
    Metric,
    Category,
    Entity,
    Event,
    Figure,
    Prediction,
}

impl Refers {
    pub(super) const ALL: [Self; 9] = [
        Self::Source,
        Self::Passage,
        Self::Unit,
        Self::Metric,
        Self::Category,
        Self::Entity,
        Self::Event,
        Self::Figure,
        Self::Prediction,
    ];

    /// The reference to a table.
    pub(super) fn to(table: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|refers| refers.table() == table)
    }

    pub(super) fn table(self) -> &'static str {
        match self {
            Self::Source => "sources",
            Self::Passage => "passages",
            Self::Unit => "units",
            Self::Metric => "metrics",
            Self::Category => "categories",
            Self::Entity => "entities",
            Self::Event => "events",
            Self::Figure => "figures",
            Self::Prediction => "predictions",
        }
    }
}

impl Column {
    /// The SQL that reads it, with a slug instead of an id.
    pub(super) fn readable(&self) -> String {
        let name = self.name;
        match self.refers {
            None => format!("t.{name} AS {name}"),
            Some(Refers::Passage) => format!(
                "(SELECT s.slug || '#' || p.ordinal FROM passages AS p
                  JOIN sources AS s ON s.id = p.source_id WHERE p.id = t.{name}) AS {name}"
            ),
            Some(refers) => {
                format!(
                    "(SELECT r.slug FROM {} AS r WHERE r.id = t.{name}) AS {name}",
                    refers.table()
                )
            }
        }
    }
}

impl Table {
    /// A table whose rows belong to a dataset and are identified by their first
    /// `key` columns.
    pub(super) const fn own(name: &'static str, key: usize) -> Self {
        Self { name, key, columns: &[], scope: Scope::Own, referred: false, void: None }
    }

    /// A table whose rows belong to the rows of another table that `column` refers to.
    pub(super) const fn through(
        name: &'static str,
        key: usize,
        column: &'static str,
        parent: &'static str,
    ) -> Self {
        Self { scope: Scope::Through(column, parent), ..Self::own(name, key) }
    }

    /// The same, where other rows hold the ids of its rows.
    pub(super) const fn referred(self) -> Self {
        Self { referred: true, ..self }
    }

    /// The same, with a column that belongs to the user.
    pub(super) const fn with_void(self, column: &'static str) -> Self {
        Self { void: Some(column), ..self }
    }

    /// The SQL that selects all rows as `t`, with slugs instead of ids.
    pub(super) fn select_all(&self) -> String {
        let columns: Vec<_> = self.columns.iter().map(Column::readable).collect();
        format!("SELECT {} FROM {} AS t", columns.join(", "), self.name)
    }

    /// The SQL that selects the rows of dataset `?1`, with slugs instead of ids.
    pub(super) fn select(&self) -> String {
        let scope = match self.scope {
            Scope::Own => "t.dataset_id = ?1".to_owned(),
            Scope::Through(column, parent) => {
                format!("t.{column} IN (SELECT id FROM {parent} WHERE dataset_id = ?1)")
            }
        };
        format!("{} WHERE {scope}", self.select_all())
    }
}
