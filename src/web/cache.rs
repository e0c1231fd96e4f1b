//! Pages that were made, kept as long as the file of the base stays as it was.

use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use super::reply::Reply;
use super::visit::Visit;
use crate::store::Stamp;

/// The bytes of all pages that are kept.
const ROOM: usize = 16 << 20;

/// The bytes of one page that is kept.
const LARGEST: usize = 1 << 20;

/// How long a page is kept that lacks what took too long.
const HURRIED: Duration = Duration::from_mins(1);

/// How many pages are made at once, each by one request while others for it wait.
const TURNS: usize = 32;

/// Pages of one state of the base.
#[derive(Debug, Default)]
pub(super) struct Pages {
    kept: Mutex<Kept>,
    turns: [Mutex<()>; TURNS],
}

#[derive(Debug, Default)]
struct Kept {
    stamp: Option<Stamp>,
    pages: HashMap<Visit, (Instant, Reply)>,
    bytes: usize,
}

impl Pages {
    /// The page that was made for the same visit of the same state.
    pub(super) fn of(&self, stamp: &Stamp, visit: &Visit) -> Option<Reply> {
        let kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        let (made, reply) = kept.pages.get(visit).filter(|_| kept.stamp.as_ref() == Some(stamp))?;
        (!reply.is_hurried || made.elapsed() < HURRIED).then(|| reply.clone())
    }

    /// The lock to make a page under: another request for the same page waits, and finds it kept.
    pub(super) fn turn(&self, visit: &Visit) -> &Mutex<()> {
        let mut hasher = DefaultHasher::new();
        visit.hash(&mut hasher);
        let number = usize::try_from(hasher.finish()).unwrap_or_default() % TURNS;
        self.turns.get(number).unwrap_or(&self.turns[0])
    }

    /// Keeps a page of a state; those of another state go, and all go when there is no
    /// more room.
    pub(super) fn keep(&self, stamp: Stamp, visit: Visit, reply: &Reply) {
        let bytes = reply.body.len() + visit.size();
        if bytes > LARGEST {
            return;
        }
        let mut kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        if kept.stamp.as_ref() != Some(&stamp) || kept.bytes + bytes > ROOM {
            *kept = Kept { stamp: Some(stamp), ..Kept::default() };
        }
        if kept.pages.insert(visit, (Instant::now(), reply.clone())).is_none() {
            kept.bytes += bytes;
        }
    }
}
