//! Compiles the canned queries and the vocabularies of phrases into tables, so that kb parses
//! neither when it starts, and links a released kb statically. The folders that macros embed
//! are listed, since the macros do not notice a new file.

use std::path::{Path, PathBuf};
use std::{env, fs, io};

#[expect(unreachable_pub, reason = "a file of the library, read here too")]
#[path = "src/model/key.rs"]
mod key;

#[expect(unreachable_pub, reason = "a module of the library, used here too")]
#[path = "src/query/compile/mod.rs"]
mod compile;

#[path = "build/canned.rs"]
mod canned;

#[path = "build/linking.rs"]
mod linking;

#[path = "build/vocabulary.rs"]
mod vocabulary;

fn main() -> io::Result<()> {
    let embedded =
        ["migrations", "queries", "seed", "src/model/key.rs", "src/query/compile", "build"];
    for embedded in embedded {
        println!("cargo::rerun-if-changed={embedded}");
    }
    fs::write(out("canned", "rs"), canned::table(Path::new("queries"))?)?;
    for language in ["en", "fr"] {
        let lines = vocabulary::lines(language)?;
        fs::write(out(language, "lexicon"), vocabulary::lexicon(&lines))?;
        fs::write(out(language, "voice"), vocabulary::voice(&lines))?;
    }
    enable_shared_tests();
    linking::link_statically()
}

/// Sets the condition `kb_shared` if the article and the expected facts are available.
/// Tests that need them are ignored otherwise.
fn enable_shared_tests() {
    println!("cargo::rustc-check-cfg=cfg(kb_shared)");
    println!("cargo::rerun-if-env-changed=KB_SHARED");
    if env::var_os("KB_SHARED").is_some_and(|folder| Path::new(&folder).is_dir()) {
        println!("cargo::rustc-cfg=kb_shared");
    }
}

/// A file `name.kind` that the library includes.
fn out(name: &str, kind: &str) -> PathBuf {
    PathBuf::from(env::var_os("OUT_DIR").unwrap_or_default()).join(format!("{name}.{kind}"))
}
