//! Rebuilds when an embedded file appears: the macros that embed the folders
//! cannot notice a new file by themselves.

fn main() {
    for folder in ["migrations", "queries", "seed"] {
        println!("cargo::rerun-if-changed={folder}");
    }
}
