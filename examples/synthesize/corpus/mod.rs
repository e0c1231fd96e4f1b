//! A corpus that looks like what kb extracts from articles: bilingual names of
//! skewed popularity, dates from 2000 to 2026, figures with units, promises. A
//! seed and a number of documents make it, the same every time.

mod document;
mod names;
mod random;
mod vocabulary;
mod words;

use kb::model::Dataset;

use names::{Kind, kind};
use words::THINGS;

/// The fewest entities of a corpus; a large one has one for every two documents.
const ENTITIES: u32 = 200;

/// The datasets of a corpus: its vocabulary, then its documents.
pub(crate) fn datasets(seed: u64, documents: u32) -> impl Iterator<Item = Dataset> {
    let entities = (documents / 2).max(ENTITIES);
    let documents = (0..documents).map(move |number| document::document(seed, number, entities));
    std::iter::once_with(move || vocabulary::vocabulary(entities)).chain(documents)
}

/// The name of the system that comes so far down the list of the popular ones.
#[allow(dead_code, reason = "for those who ask a corpus")]
pub(crate) fn system(rank: u32) -> String {
    let mut systems = (0..).filter(|number| kind(*number) == Kind::System);
    systems.nth(rank as usize).map(names::name).unwrap_or_default().en
}

/// A word that some thirtieth of the events have.
#[allow(dead_code, reason = "for those who ask a corpus")]
pub(crate) fn noun(number: u32) -> &'static str {
    let (thing, _) = THINGS[number as usize % THINGS.len()];
    thing.rsplit(' ').next().unwrap_or(thing)
}
