//! Datasets that tests write and seed.

use std::path::Path;

use super::Folder;

/// The facts of a small dataset: one event, one figure and one prediction.
pub(crate) const SMALL: &str = include_str!("../cli/data/small.toml");

impl Folder {
    /// Writes a dataset of one file into a folder of its name.
    pub(crate) fn write_dataset(&self, name: &str, facts: impl AsRef<[u8]>) {
        let head = format!("slug = \"{name}\"\ntitle = \"{name}\"\n");
        self.write(&format!("{name}/dataset.toml"), head);
        self.write(&format!("{name}/facts.toml"), facts);
    }

    /// A folder whose `kb.db` holds a dataset of one file, which lies in a folder of its name.
    pub(crate) fn of(name: &str, facts: &str) -> Self {
        let folder = Self::empty();
        folder.write_dataset(name, facts);
        folder.kb(["seed", name]).run().succeeds();
        folder
    }

    /// A folder whose `kb.db` holds one of the invented datasets in `tests/questions`.
    pub(crate) fn of_topic(name: &str) -> Self {
        let folder = Self::empty();
        let topics = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/questions");
        folder.kb(["seed".as_ref(), topics.join(name).as_os_str()]).run().succeeds();
        folder
    }
}
