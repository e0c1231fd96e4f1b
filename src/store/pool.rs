//! Open bases, kept between requests. One is used again only while its file is the file
//! that was opened: a base that is replaced or restored is opened anew.
//!
//! None is opened while another is read. Opening looks at the file before SQLite does, and
//! closing any descriptor of a file releases all locks that the process holds on it (POSIX,
//! `fcntl`): a writer could change the pages under a reader.

use std::fs::{self, Metadata};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError, RwLock};
use std::time::{Duration, SystemTime};

use super::base::Base;
use super::error::StoreError;

/// The longest time that the clock of a file system stands still (two seconds on FAT).
const TICK: Duration = Duration::from_secs(3);

/// Bases of one file.
#[derive(Debug)]
pub(crate) struct Pool {
    path: PathBuf,
    wait: Duration,
    memory: usize,
    idle: Mutex<Vec<(Option<Stamp>, Base)>>,
    /// Held by all who read, and by one alone who opens.
    turn: RwLock<()>,
}

/// What tells a file from the one that is later found under its name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Stamp {
    place: (u64, u64),
    length: u64,
    changed: Option<SystemTime>,
    has_log: bool,
}

impl Pool {
    pub(crate) fn new(path: &Path, wait: Duration, memory: usize) -> Self {
        Self {
            path: path.to_owned(),
            wait,
            memory,
            idle: Mutex::default(),
            turn: RwLock::default(),
        }
    }

    /// Does something with a base that is opened, or open.
    ///
    /// # Errors
    /// If the base cannot be opened, and those of the work itself.
    pub(crate) fn with<T, E: From<StoreError>>(
        &self,
        work: impl FnOnce(&mut Base) -> Result<T, E>,
    ) -> Result<T, E> {
        let stamp = self.stamp();
        let mut base = match self.take(stamp.as_ref()) {
            Some(base) => base,
            None => self.open()?,
        };
        let _reading = self.turn.read().unwrap_or_else(PoisonError::into_inner);
        let done = reading(&mut base, work);
        if let Ok(mut idle) = self.idle.lock() {
            idle.push((stamp, base));
        }
        done
    }

    fn open(&self) -> Result<Base, StoreError> {
        let _alone = self.turn.write().unwrap_or_else(PoisonError::into_inner);
        self.opened()
    }

    fn opened(&self) -> Result<Base, StoreError> {
        let base = Base::open(&self.path, self.wait)?;
        base.limit_memory(self.memory)?;
        base.share_memory()?;
        Ok(base)
    }

    /// Does something with a base while no other is open: all memory is for it.
    ///
    /// # Errors
    /// As [`Pool::with`].
    pub(crate) fn alone<T, E: From<StoreError>>(
        &self,
        work: impl FnOnce(&mut Base) -> Result<T, E>,
    ) -> Result<T, E> {
        let _alone = self.turn.write().unwrap_or_else(PoisonError::into_inner);
        if let Ok(mut idle) = self.idle.lock() {
            idle.clear();
        }
        reading(&mut self.opened()?, work)
    }

    /// The state of the file, if only another state can follow that looks otherwise: a file
    /// that was just changed could change again within the same tick of its clock, and a
    /// write-ahead log takes changes that the file does not show.
    pub(crate) fn settled(&self) -> Option<Stamp> {
        let stamp = self.stamp()?;
        let age = stamp.changed?.elapsed().ok()?;
        (age > TICK && !stamp.has_log).then_some(stamp)
    }

    /// An idle base of the file as it is; those of an older file are closed.
    fn take(&self, stamp: Option<&Stamp>) -> Option<Base> {
        let mut idle = self.idle.lock().ok()?;
        idle.retain(|(opened, _)| opened.is_some() && opened.as_ref() == stamp);
        idle.pop().map(|(_, base)| base)
    }

    fn stamp(&self) -> Option<Stamp> {
        let data = fs::metadata(&self.path).ok()?;
        let mut log = self.path.clone().into_os_string();
        log.push("-wal");
        Some(Stamp {
            place: place(&data),
            length: data.len(),
            changed: data.modified().ok(),
            has_log: fs::symlink_metadata(log).is_ok(),
        })
    }
}

/// Does something with one state of a base.
fn reading<T, E: From<StoreError>>(
    base: &mut Base,
    work: impl FnOnce(&mut Base) -> Result<T, E>,
) -> Result<T, E> {
    let begun = base.begin_reading().map_err(E::from);
    let done = begun.and_then(|()| work(base));
    base.end_reading();
    done
}

/// The device and the number of a file.
#[cfg(unix)]
fn place(data: &Metadata) -> (u64, u64) {
    use std::os::unix::fs::MetadataExt;
    (data.dev(), data.ino())
}

/// Elsewhere, length and time tell files apart.
#[cfg(not(unix))]
fn place(_: &Metadata) -> (u64, u64) {
    (0, 0)
}
