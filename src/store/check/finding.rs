//! The findings of a check. A check continues after a statement that fails.

use rusqlite::types::ValueRef;
use rusqlite::{Connection, Error, ErrorCode, Row, Transaction};

/// A violated rule.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// The name of the rule.
    pub rule: &'static str,
    /// The place: a fact as `kb show` accepts it, a table, or the file.
    pub place: String,
    /// The problem.
    pub problem: String,
    /// What to do about it.
    pub advice: &'static str,
}

/// A rule, with the advice for its violations.
#[derive(Clone, Copy, Debug)]
pub(super) struct Rule {
    pub(super) name: &'static str,
    pub(super) advice: &'static str,
}

/// The place and the problem.
pub(super) type Located = (String, String);

/// The largest number of findings of one statement.
const MOST: usize = 100;

/// A base being checked, and the findings so far.
pub(super) struct Inspection<'c> {
    connection: &'c Connection,
    findings: Vec<Finding>,
}

impl<'c> Inspection<'c> {
    pub(super) fn of(connection: &'c Connection) -> Self {
        Self { connection, findings: Vec::new() }
    }

    pub(super) fn connection(&self) -> &'c Connection {
        self.connection
    }

    pub(super) fn findings(self) -> Vec<Finding> {
        self.findings
    }

    pub(super) fn add(&mut self, rule: Rule, (place, problem): Located) {
        let Rule { name, advice } = rule;
        self.findings.push(Finding { rule: name, place, problem, advice });
    }

    /// Moves the findings of a rule whose problem matches to another rule.
    pub(super) fn refile(&mut self, from: Rule, to: Rule, is: impl Fn(&str) -> bool) {
        let of_kind = |finding: &&mut Finding| finding.rule == from.name && is(&finding.problem);
        for finding in self.findings.iter_mut().filter(of_kind) {
            (finding.rule, finding.advice) = (to.name, to.advice);
        }
    }

    /// Judges every row of a statement. A statement that fails is a finding too.
    pub(super) fn look(
        &mut self,
        rule: Rule,
        sql: &str,
        judge: impl Fn(&Row<'_>) -> rusqlite::Result<Option<Located>>,
    ) -> rusqlite::Result<()> {
        match self.read(rule, sql, judge) {
            Err(error) if !is_fatal(&error) => {
                let problem = format!("it cannot be checked: {error}");
                self.add(rule, ("the base".to_owned(), problem));
                Ok(())
            }
            read => read,
        }
    }

    /// Begins a read transaction, unless one is open. Outside of one, another program could
    /// change the schema while SQLite reads it to prepare a statement.
    pub(super) fn moment(&self) -> rusqlite::Result<Option<Transaction<'c>>> {
        let connection = self.connection;
        if !connection.is_autocommit() {
            return Ok(None);
        }
        let transaction = connection.unchecked_transaction()?;
        // Beginning alone does not lock the file.
        connection.pragma_query_value(None, "schema_version", |_| Ok(()))?;
        Ok(Some(transaction))
    }

    fn read(
        &mut self,
        rule: Rule,
        sql: &str,
        judge: impl Fn(&Row<'_>) -> rusqlite::Result<Option<Located>>,
    ) -> rusqlite::Result<()> {
        let _moment = self.moment()?;
        let mut found = 0;
        let mut statement = self.connection.prepare(sql)?;
        let mut rows = statement.raw_query();
        while let Some(row) = rows.next()? {
            let Some(located) = judge(row)? else { continue };
            found += 1;
            if found > MOST {
                let problem = format!("there are more than {MOST} findings of this rule");
                self.add(rule, ("the base".to_owned(), problem));
                break;
            }
            self.add(rule, located);
        }
        Ok(())
    }
}

/// Whether the check must end: it was cancelled, or the cause is outside of the base.
fn is_fatal(error: &Error) -> bool {
    matches!(
        error.sqlite_error_code(),
        Some(
            ErrorCode::OperationInterrupted
                | ErrorCode::DatabaseBusy
                | ErrorCode::DatabaseLocked
                | ErrorCode::OutOfMemory
                | ErrorCode::SystemIoFailure
        )
    )
}

/// The place and the problem from the first two columns.
pub(super) fn as_located(row: &Row<'_>) -> rusqlite::Result<Option<Located>> {
    Ok(Some((text(row, 0)?, text(row, 1)?)))
}

/// A column as text, whatever its type: the file may be damaged.
pub(super) fn text(row: &Row<'_>, index: usize) -> rusqlite::Result<String> {
    Ok(match row.get_ref(index)? {
        ValueRef::Null => "nothing".to_owned(),
        ValueRef::Integer(number) => number.to_string(),
        ValueRef::Real(number) => number.to_string(),
        ValueRef::Text(bytes) => String::from_utf8_lossy(bytes).into_owned(),
        ValueRef::Blob(bytes) => format!("{} bytes", bytes.len()),
    })
}
