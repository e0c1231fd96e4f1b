//! Where what was typed is kept: with the user's other state, by the rules of
//! the XDG base directories, never beside a base.

use std::ffi::OsString;
use std::fs::DirBuilder;
use std::io;
use std::path::{Path, PathBuf};

/// The file of the history; none for a user without a home.
pub(super) fn file() -> Option<PathBuf> {
    place(std::env::var_os("XDG_STATE_HOME"), std::env::var_os("HOME"))
}

/// A path that is not absolute is none, as the rules have it.
fn place(state: Option<OsString>, home: Option<OsString>) -> Option<PathBuf> {
    let absolute = |path: OsString| Some(PathBuf::from(path)).filter(|path| path.is_absolute());
    let home = || home.and_then(absolute).map(|home| home.join(".local/state"));
    Some(state.and_then(absolute).or_else(home)?.join("kb").join("history"))
}

/// Makes the folder of the file, for its user only.
pub(super) fn make_folder(file: &Path) -> io::Result<()> {
    let Some(folder) = file.parent() else { return Ok(()) };
    let mut builder = DirBuilder::new();
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.recursive(true).create(folder)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_state_folder_comes_before_the_home_and_without_both_there_is_none() {
        let place = |state: Option<&str>, home: Option<&str>| {
            place(state.map(OsString::from), home.map(OsString::from))
        };
        let path = |path: &str| Some(PathBuf::from(path));
        assert_eq!(place(Some("/s"), Some("/h")), path("/s/kb/history"));
        assert_eq!(place(None, Some("/h")), path("/h/.local/state/kb/history"));
        assert_eq!(place(Some("s"), Some("/h")), path("/h/.local/state/kb/history"));
        assert_eq!(place(None, None), None);
        assert_eq!(place(Some(""), Some("")), None);
    }
}
