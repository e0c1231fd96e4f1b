//! The tables a dataset fills, as data: which columns identify a row, and which
//! hold the id of another row. The loader reads and writes all of them by these
//! lists alone.

/// A table of facts.
#[derive(Debug)]
pub(super) struct Table {
    pub(super) name: &'static str,
    /// The columns that identify a row within its dataset; the first ones. One
    /// that is NULL is an empty text in a key.
    pub(super) key: usize,
    pub(super) columns: &'static [Column],
    pub(super) scope: Scope,
    /// Whether other rows hold its id, so that a change must keep the row.
    pub(super) referred: bool,
    /// A column that belongs to the user and is void once the row changes.
    pub(super) void: Option<&'static str>,
}

/// Which rows of a table are a dataset's.
#[derive(Debug)]
pub(super) enum Scope {
    /// Those with its `dataset_id`.
    Own,
    /// Those whose column holds the id of a row of the dataset in that table.
    Through(&'static str, &'static str),
}

/// A column; `refers` if it holds the id of another row.
#[derive(Debug)]
pub(super) struct Column {
    pub(super) name: &'static str,
    pub(super) refers: Option<Refers>,
}

/// The table a column refers to by id.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Refers {
    Source,
    /// Known by its source's slug and its ordinal: `dojo-timeline#3`.
    Passage,
    Unit,
    Metric,
    Entity,
    Event,
    Figure,
    Prediction,
}

impl Refers {
    pub(super) const ALL: [Self; 8] = [
        Self::Source,
        Self::Passage,
        Self::Unit,
        Self::Metric,
        Self::Entity,
        Self::Event,
        Self::Figure,
        Self::Prediction,
    ];

    /// What refers to the rows of a table.
    pub(super) fn to(table: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|refers| refers.table() == table)
    }

    pub(super) fn table(self) -> &'static str {
        match self {
            Self::Source => "sources",
            Self::Passage => "passages",
            Self::Unit => "units",
            Self::Metric => "metrics",
            Self::Entity => "entities",
            Self::Event => "events",
            Self::Figure => "figures",
            Self::Prediction => "predictions",
        }
    }
}

impl Column {
    /// The SQL that reads it, with the name instead of the id of another row.
    pub(super) fn readable(&self) -> String {
        let name = self.name;
        match self.refers {
            None => format!("t.{name}"),
            Some(Refers::Passage) => format!(
                "(SELECT s.slug || '#' || p.ordinal FROM passages AS p
                  JOIN sources AS s ON s.id = p.source_id WHERE p.id = t.{name})"
            ),
            Some(refers) => {
                format!("(SELECT r.slug FROM {} AS r WHERE r.id = t.{name})", refers.table())
            }
        }
    }
}

const fn plain(name: &'static str) -> Column {
    Column { name, refers: None }
}

const fn id(name: &'static str, refers: Refers) -> Column {
    Column { name, refers: Some(refers) }
}

const PASSAGE: Column = id("passage_id", Refers::Passage);
const START: Column = plain("span_start");
const LENGTH: Column = plain("span_length");
const ORIGIN: Column = plain("origin");
const CONFIDENCE: Column = plain("confidence");
const RULE: Column = plain("rule");

const fn own(name: &'static str, key: usize, columns: &'static [Column], referred: bool) -> Table {
    Table { name, key, columns, scope: Scope::Own, referred, void: None }
}

const fn through(
    name: &'static str,
    key: usize,
    columns: &'static [Column],
    parent: (&'static str, &'static str),
) -> Table {
    let scope = Scope::Through(parent.0, parent.1);
    Table { name, key, columns, scope, referred: false, void: None }
}

/// Every table a dataset fills, each after those it refers to.
pub(super) static TABLES: [Table; 20] = [
    own("documents", 1, &[plain("hash"), plain("name"), plain("format")], false),
    own(
        "sources",
        1,
        &[
            plain("slug"),
            plain("title"),
            plain("language"),
            plain("publisher"),
            plain("published_on"),
            plain("updated_on"),
            plain("address"),
        ],
        true,
    ),
    Table {
        referred: true,
        void: Some("text"),
        ..through(
            "passages",
            2,
            &[
                id("source_id", Refers::Source),
                plain("ordinal"),
                plain("heading"),
                plain("length"),
                plain("hash"),
            ],
            ("source_id", "sources"),
        )
    },
    own(
        "units",
        1,
        &[plain("slug"), plain("dimension"), plain("factor"), plain("label_en"), plain("label_fr")],
        true,
    ),
    own(
        "unit_aliases",
        3,
        &[id("unit_id", Refers::Unit), plain("language"), plain("text"), plain("key")],
        false,
    ),
    own("metrics", 1, &[plain("slug"), plain("label_en"), plain("label_fr")], true),
    own(
        "metric_aliases",
        3,
        &[id("metric_id", Refers::Metric), plain("language"), plain("text"), plain("key")],
        false,
    ),
    own(
        "entities",
        1,
        &[plain("slug"), plain("kind"), plain("summary_en"), plain("summary_fr")],
        true,
    ),
    own(
        "labels",
        3,
        &[
            id("entity_id", Refers::Entity),
            plain("language"),
            plain("text"),
            plain("key"),
            plain("preferred"),
        ],
        false,
    ),
    through(
        "systems",
        1,
        &[id("entity_id", Refers::Entity), plain("category")],
        ("entity_id", "entities"),
    ),
    through(
        "people",
        1,
        &[id("entity_id", Refers::Entity), plain("role_en"), plain("role_fr")],
        ("entity_id", "entities"),
    ),
    through(
        "organizations",
        1,
        &[id("entity_id", Refers::Entity), plain("category")],
        ("entity_id", "entities"),
    ),
    through(
        "places",
        1,
        &[id("entity_id", Refers::Entity), plain("category")],
        ("entity_id", "entities"),
    ),
    own(
        "relations",
        3,
        &[
            id("subject_id", Refers::Entity),
            plain("kind"),
            id("object_id", Refers::Entity),
            PASSAGE,
            START,
            LENGTH,
        ],
        false,
    ),
    own(
        "events",
        1,
        &[
            plain("slug"),
            plain("date"),
            plain("starts_on"),
            plain("ends_on"),
            plain("precision"),
            plain("approximate"),
            plain("category"),
            plain("title_en"),
            plain("title_fr"),
            plain("summary_en"),
            plain("summary_fr"),
            PASSAGE,
            START,
            LENGTH,
            ORIGIN,
            CONFIDENCE,
            RULE,
        ],
        true,
    ),
    through(
        "mentions",
        3,
        &[id("event_id", Refers::Event), id("entity_id", Refers::Entity), plain("role")],
        ("event_id", "events"),
    ),
    own(
        "figures",
        1,
        &[
            plain("slug"),
            id("event_id", Refers::Event),
            id("subject_id", Refers::Entity),
            id("object_id", Refers::Entity),
            id("metric_id", Refers::Metric),
            plain("low"),
            plain("high"),
            plain("qualifier"),
            id("unit_id", Refers::Unit),
            plain("date"),
            plain("starts_on"),
            plain("ends_on"),
            plain("precision"),
            plain("status"),
            PASSAGE,
            START,
            LENGTH,
            ORIGIN,
            CONFIDENCE,
            RULE,
        ],
        true,
    ),
    own(
        "predictions",
        1,
        &[
            plain("slug"),
            id("event_id", Refers::Event),
            id("by_id", Refers::Entity),
            id("subject_id", Refers::Entity),
            plain("due"),
            plain("due_from"),
            plain("due_to"),
            plain("due_precision"),
            plain("approximate"),
            plain("statement_en"),
            plain("statement_fr"),
            id("figure_id", Refers::Figure),
            PASSAGE,
            START,
            LENGTH,
            ORIGIN,
            CONFIDENCE,
            RULE,
        ],
        true,
    ),
    through(
        "outcomes",
        1,
        &[id("prediction_id", Refers::Prediction), plain("verdict"), id("event_id", Refers::Event)],
        ("prediction_id", "predictions"),
    ),
    own(
        "supports",
        6,
        &[
            PASSAGE,
            START,
            LENGTH,
            id("event_id", Refers::Event),
            id("figure_id", Refers::Figure),
            id("prediction_id", Refers::Prediction),
            CONFIDENCE,
            RULE,
        ],
        false,
    ),
];
