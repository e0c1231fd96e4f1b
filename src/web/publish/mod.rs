//! The pages as files: what `kb serve` shows, with relative links, so that it opens from
//! disk and from any web host.

mod address;
mod fetch;
mod index;
mod rewrite;

use std::collections::{HashMap, HashSet, VecDeque};
use std::io::{self, Write};
use std::sync::Arc;

use address::Address;
use fetch::Fetcher;
use rewrite::{links, rewritten};

use super::Site;
use crate::files::Tree;
use crate::model::Language;
use crate::query::QueryError;
use crate::store::{Pool, StoreError};

/// Why the pages cannot be written.
#[derive(Debug, thiserror::Error)]
pub(crate) enum PublishError {
    /// A page cannot be made.
    #[error("the page {0} cannot be made: {1}")]
    Page(String, String),
    /// The base changed while the pages were made.
    #[error("the base changed while the pages were made")]
    Changed,
    /// The user stopped it.
    #[error("interrupted")]
    Interrupted,
    /// The base cannot be read.
    #[error(transparent)]
    Query(#[from] QueryError),
    /// The base cannot be opened.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// A file cannot be written.
    #[error("the pages cannot be written: {0}")]
    Io(#[from] io::Error),
}

/// Both languages.
const LANGUAGES: [Language; 2] = [Language::En, Language::Fr];

/// Writes every page that is reached from the first ones, in both languages; gives their
/// number. `index.html` leads to the pages in the site's language.
pub(crate) fn publish(
    site: &Site,
    pool: &Arc<Pool>,
    tree: &mut Tree,
) -> Result<usize, PublishError> {
    let before = pool.settled();
    let mut made = write_pages(&Fetcher::new(site.clone(), Arc::clone(pool))?, site, tree)?;
    for language in LANGUAGES {
        let address = Address::search(language);
        let file = address.file();
        tree.file(&file)?.write_all(index::page(site, &address)?.as_bytes())?;
        made.insert(address, file);
        let names = pool.with(|base| index::names(base, language, &made, site));
        tree.file(&format!("{}/index.js", language.word()))?.write_all(names?.as_bytes())?;
    }
    for (address, file) in made.iter().filter(|(address, _)| address.has_links()) {
        let text = rewritten(&tree.text(file)?, address, &made);
        tree.file(file)?.write_all(text.as_bytes())?;
    }
    for (name, content) in rewrite::ASSETS {
        tree.file(name)?.write_all(content.as_bytes())?;
    }
    let first = site.language.unwrap_or(Language::En);
    tree.file("index.html")?.write_all(index::root(first).as_bytes())?;
    match (before, pool.settled()) {
        (Some(before), Some(after)) if before != after => Err(PublishError::Changed),
        _ => Ok(made.len()),
    }
}

/// Writes every page that is reached from the first ones as it is served; gives their files.
fn write_pages(
    fetcher: &Fetcher,
    site: &Site,
    tree: &mut Tree,
) -> Result<HashMap<Address, String>, PublishError> {
    let mut waiting: VecDeque<Address> = LANGUAGES.map(Address::first).into();
    let mut known: HashSet<Address> = waiting.iter().cloned().collect();
    let mut made = HashMap::new();
    while let Some(address) = waiting.pop_front() {
        if (site.limits.stop)() {
            return Err(PublishError::Interrupted);
        }
        let Some(body) = fetcher.fetch(&address)? else { continue };
        if address.has_links() {
            let text = String::from_utf8_lossy(&body);
            let links = links(&text).filter_map(|link| Address::of(&link, &address));
            for link in links.filter(|link| link.is_published_from(&address)) {
                if known.insert(link.clone()) {
                    waiting.push_back(link);
                }
            }
        }
        let file = address.file();
        tree.file(&file)?.write_all(&body)?;
        made.insert(address, file);
    }
    Ok(made)
}
