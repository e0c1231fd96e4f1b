//! `kb export --as FORMAT`: the base in the formats of other programs. What those programs
//! read is checked with the programs themselves by `.ci/exports`.

mod asked;
mod browser;
mod folders;
mod formats;
mod import;
mod site;

use crate::support::{Folder, SMALL};

/// A base with one event, one figure and one prediction.
fn small() -> Folder {
    let folder = Folder::empty();
    let head = "slug = \"small\"\ntitle = { en = \"Small\", fr = \"Petit\" }\n";
    std::fs::create_dir(folder.path("small")).unwrap();
    folder.write("small/dataset.toml", head);
    folder.write("small/facts.toml", SMALL);
    folder.kb(["seed", "small", "-q"]).run().exits(0);
    folder
}
