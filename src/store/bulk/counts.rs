//! Counts the mentions of each entity, in total and per year, in one pass over its
//! events. The events arrive in date order, and so in year order; SQLite would sort them
//! again.

use rusqlite::{Connection, Row, Statement};

/// An event that mentions an entity.
struct Mention<'r> {
    entity: i64,
    kind: &'r str,
    starts_on: &'r str,
    ends_on: &'r str,
    date: &'r str,
}

/// The number of mentions of an entity between two days.
struct Count {
    entity: i64,
    starts_on: String,
    ends_on: String,
    kind: String,
    mentions: i64,
    earliest: String,
    latest: String,
}

/// Fills `mention_counts` from `entity_events`.
pub(super) fn fill(connection: &Connection) -> rusqlite::Result<()> {
    let mut mentions = connection.prepare(include_str!("sql/mentions.sql"))?;
    let mut insert = connection.prepare(
        "INSERT INTO mention_counts
             (entity_id, starts_on, ends_on, kind, mentions, earliest, latest)
         VALUES (?, ?, ?, ?, ?, ?, ?)",
    )?;
    let (mut all, mut within) = (None, None);
    let mut rows = mentions.query([])?;
    while let Some(row) = rows.next()? {
        let mention = Mention::read(row)?;
        mention.count(&mut all, None, &mut insert)?;
        if let Some(year) = mention.year() {
            mention.count(&mut within, Some(year), &mut insert)?;
        }
    }
    all.iter().chain(&within).try_for_each(|count| count.write(&mut insert))
}

impl<'r> Mention<'r> {
    fn read(row: &'r Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            entity: row.get(0)?,
            kind: row.get_ref(1)?.as_str()?,
            starts_on: row.get_ref(2)?.as_str()?,
            ends_on: row.get_ref(3)?.as_str()?,
            date: row.get_ref(4)?.as_str()?,
        })
    }

    /// The year that it lies within.
    fn year(&self) -> Option<&'r str> {
        self.starts_on.get(..4).filter(|year| self.ends_on.starts_with(year))
    }

    /// Adds it to the count of its year, or to the total. A count of another entity or
    /// year is complete and is written.
    fn count(
        &self,
        count: &mut Option<Count>,
        year: Option<&str>,
        insert: &mut Statement<'_>,
    ) -> rusqlite::Result<()> {
        match count {
            Some(count) if count.is_of(self.entity, year) => count.add(self),
            _ => {
                if let Some(complete) = count.replace(Count::of(self, year)) {
                    complete.write(insert)?;
                }
            }
        }
        Ok(())
    }
}

impl Count {
    fn of(first: &Mention<'_>, year: Option<&str>) -> Self {
        let (starts_on, ends_on) = match year {
            Some(year) => (format!("{year}-01-01"), format!("{year}-12-31")),
            None => ("0000-01-01".to_owned(), "9999-12-31".to_owned()),
        };
        Self {
            entity: first.entity,
            starts_on,
            ends_on,
            kind: first.kind.to_owned(),
            mentions: 1,
            earliest: [first.ends_on, first.date].concat(),
            latest: [first.starts_on, first.date].concat(),
        }
    }

    fn is_of(&self, entity: i64, year: Option<&str>) -> bool {
        self.entity == entity && year.is_none_or(|year| self.starts_on.starts_with(year))
    }

    fn add(&mut self, mention: &Mention<'_>) {
        self.mentions += 1;
        let (early, late) = ([mention.ends_on, mention.date], [mention.starts_on, mention.date]);
        if bytes(&early).lt(self.earliest.bytes()) {
            self.earliest = early.concat();
        }
        if bytes(&late).gt(self.latest.bytes()) {
            self.latest = late.concat();
        }
    }

    fn write(&self, insert: &mut Statement<'_>) -> rusqlite::Result<()> {
        insert.execute((
            self.entity,
            &self.starts_on,
            &self.ends_on,
            &self.kind,
            self.mentions,
            &self.earliest,
            &self.latest,
        ))?;
        Ok(())
    }
}

/// The bytes of two concatenated texts.
fn bytes<'t>(texts: &'t [&str; 2]) -> impl Iterator<Item = u8> + 't {
    texts.iter().flat_map(|text| text.bytes())
}
