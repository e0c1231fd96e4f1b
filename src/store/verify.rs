//! Whether an open file is a base, and its schema kb's own.

use super::base::Base;
use super::error::StoreError;
use super::migrations::{APPLICATION_ID, LATEST, VIEWS_AND_HISTORY, verify};
use super::schema::{Counters, Verified, differences};

impl Base {
    /// Whether the file is a base at all, whatever its schema.
    pub(super) fn identify(&self) -> Result<i64, StoreError> {
        let path = self.path().to_owned();
        let application_id = self.pragma("application_id")?;
        if application_id != APPLICATION_ID {
            if application_id == 0 && self.pragma("schema_version")? == 0 {
                return Err(StoreError::Empty(path));
            }
            // Another program may have made the base between these two.
            let application_id = self.pragma("application_id")?;
            if application_id != APPLICATION_ID {
                return Err(StoreError::Foreign { path, application_id });
            }
        }
        let found = self.pragma("user_version")?;
        if found > LATEST {
            return Err(StoreError::Newer { path, found, known: LATEST });
        }
        Ok(found)
    }

    pub(super) fn pragma(&self, name: &str) -> Result<i64, StoreError> {
        let value = self.connection().pragma_query_value(None, name, |row| row.get(0));
        value.map_err(|error| self.error(error))
    }

    /// The number of the base's schema, after checking the history of migrations.
    ///
    /// # Errors
    /// If the file is no base, or its migrations are not those known here.
    pub fn schema(&self) -> Result<i64, StoreError> {
        // In one transaction: another program may be migrating the base.
        let _moment = self.moment().map_err(|error| self.error(error))?;
        let found = self.identify()?;
        // The tables that kb's own statements name have names in UTF-8; a view leads to any.
        let has_history = self.check_text(VIEWS_AND_HISTORY)?;
        verify(self.connection(), self.path(), found, has_history)?;
        Ok(found)
    }

    /// Compares the schema with the one that kb's migrations make, and returns its
    /// number. Commands that write the base need this, and those that read it without a
    /// time limit: a foreign trigger would run with them. Nothing is compared again
    /// until the file is changed by another connection, or the schema by this one.
    ///
    /// # Errors
    /// If the file is no base, or something is missing, changed, or acts besides.
    pub fn verify_schema(&self) -> Result<i64, StoreError> {
        // In one transaction: another program may be migrating the base.
        let _moment = self.moment().map_err(|error| self.error(error))?;
        let counters = Counters {
            commits: self.pragma("data_version")?,
            schema_changes: self.pragma("schema_version")?,
        };
        if let Some(known) = self.verified.get().filter(|known| known.counters == counters) {
            return Ok(known.schema);
        }
        let schema = self.schema()?;
        self.check_names()?;
        let differences =
            differences(self.connection(), schema).map_err(|error| self.error(error))?;
        if let Some(first) = differences.first() {
            let reason = format!("{}: {}", first.name, first.problem());
            return Err(StoreError::Altered { path: self.path().to_owned(), reason });
        }
        self.verified.set(Some(Verified { schema, counters }));
        Ok(schema)
    }

    /// Checks that every name in the schema is UTF-8 text: rusqlite panics if one is not.
    /// A statement that somebody else wrote needs this.
    ///
    /// # Errors
    /// If one is not, or the schema cannot be read.
    pub fn check_names(&self) -> Result<(), StoreError> {
        self.check_text("SELECT name, sql, false FROM sqlite_schema").map(drop)
    }

    /// Checks that names and definitions are text. Returns whether the third column of any
    /// row is true.
    pub(super) fn check_text(&self, names: &str) -> Result<bool, StoreError> {
        let mut is_marked = false;
        let mut statement = self.connection().prepare(names).map_err(|error| self.error(error))?;
        let mut rows = statement.raw_query();
        while let Some(row) = rows.next().map_err(|error| self.error(error))? {
            let is_text =
                |column| matches!(row.get_ref(column), Ok(value) if value.as_str_or_null().is_ok());
            if !(is_text(0) && is_text(1)) {
                let reason = "its schema is no text in UTF-8".to_owned();
                return Err(StoreError::Damaged { path: self.path().to_owned(), reason });
            }
            is_marked |= row.get::<_, bool>(2).map_err(|error| self.error(error))?;
        }
        Ok(is_marked)
    }
}
