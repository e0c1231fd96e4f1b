//! The test harness: runs the binary in a temporary folder. Of the caller's environment
//! it passes on only `PATH` and `HOME`.

pub(crate) mod articles;
pub(crate) mod content;
mod datasets;
mod phrases;
mod run;

use std::collections::BTreeMap;
use std::ffi::OsStr;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;

use rusqlite::{Connection, OpenFlags};
use tempfile::TempDir;

pub(crate) use datasets::SMALL;
pub(crate) use run::{Kb, Run, ended};

/// A temporary folder to run `kb` in, removed at the end of the test.
pub(crate) struct Folder(TempDir);

impl Folder {
    /// An empty folder.
    pub(crate) fn empty() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    /// A folder whose `kb.db` holds the built-in dataset.
    pub(crate) fn seeded() -> Self {
        static TEMPLATE: OnceLock<Vec<u8>> = OnceLock::new();
        let base = TEMPLATE.get_or_init(|| {
            let folder = Self::empty();
            folder.kb(["seed"]).run().succeeds();
            fs::read(folder.path("kb.db")).unwrap()
        });
        let folder = Self::empty();
        fs::write(folder.path("kb.db"), base).unwrap();
        folder
    }

    /// A seeded folder whose base has the article attached.
    pub(crate) fn attached(article: &Path) -> Self {
        let folder = Self::seeded();
        folder.kb([OsStr::new("seed"), "--article".as_ref(), article.as_ref()]).run().succeeds();
        folder
    }

    /// A copy of another folder, in a temporary folder within `parent`.
    pub(crate) fn copy_in(parent: &Path, other: &Self) -> Self {
        let copy = Self(tempfile::tempdir_in(parent).unwrap());
        for (name, content) in other.all_files() {
            copy.write(&name, content);
        }
        copy
    }

    /// A copy of another folder.
    pub(crate) fn copy_of(other: &Self) -> Self {
        Self::copy_in(&std::env::temp_dir(), other)
    }

    /// A path in the folder.
    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    /// Writes a file and creates its parent folders.
    pub(crate) fn write(&self, name: &str, content: impl AsRef<[u8]>) {
        let path = self.path(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, content).unwrap();
    }

    /// Copies the built-in dataset to a folder of the name.
    pub(crate) fn copy_dataset(&self, name: &str) {
        let original = Path::new(env!("CARGO_MANIFEST_DIR")).join("seed/tesla-dojo");
        for file in fs::read_dir(original).unwrap() {
            let file = file.unwrap().path();
            let copy = format!("{name}/{}", file.file_name().unwrap().to_str().unwrap());
            self.write(&copy, fs::read(file).unwrap());
        }
    }

    /// Replaces the first occurrence of a text in a file, which must contain it.
    pub(crate) fn edit(&self, name: &str, old: &str, new: &str) {
        let text = self.text(name);
        assert!(text.contains(old), "{name} has no {old:?}");
        fs::write(self.path(name), text.replacen(old, new, 1)).unwrap();
    }

    /// The content of every file directly in the folder.
    pub(crate) fn files(&self) -> BTreeMap<String, Vec<u8>> {
        let entries = fs::read_dir(self.0.path()).unwrap().map(|entry| entry.unwrap().path());
        let files = entries.filter(|path| path.is_file());
        files
            .map(|path| {
                (path.file_name().unwrap().to_str().unwrap().into(), fs::read(path).unwrap())
            })
            .collect()
    }

    /// The sorted paths of all files in the folder and its subfolders. A file that
    /// disappears meanwhile is left out.
    pub(crate) fn names(&self) -> Vec<String> {
        let (mut names, mut folders) = (Vec::new(), vec![self.0.path().to_owned()]);
        while let Some(folder) = folders.pop() {
            for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
                let path = entry.path();
                if entry.file_type().is_ok_and(|kind| kind.is_dir()) {
                    folders.push(path);
                } else {
                    let name = path.strip_prefix(self.0.path()).unwrap();
                    names.push(name.to_str().unwrap().to_owned());
                }
            }
        }
        names.sort();
        names
    }

    /// The content of every file in the folder and its subfolders, by path.
    pub(crate) fn all_files(&self) -> BTreeMap<String, Vec<u8>> {
        let read = |name: String| {
            let content = fs::read(self.path(&name)).unwrap();
            (name, content)
        };
        self.names().into_iter().map(read).collect()
    }

    /// Everything in the folder and its subfolders, by path: the content of a file, and
    /// `None` for everything else.
    pub(crate) fn everything(&self) -> BTreeMap<PathBuf, Option<Vec<u8>>> {
        let (mut all, mut folders) = (BTreeMap::new(), vec![self.0.path().to_owned()]);
        while let Some(folder) = folders.pop() {
            for entry in fs::read_dir(folder).unwrap() {
                let entry = entry.unwrap();
                let (path, kind) = (entry.path(), entry.file_type().unwrap());
                all.insert(path.clone(), kind.is_file().then(|| fs::read(&path).unwrap()));
                folders.extend(kind.is_dir().then_some(path));
            }
        }
        all
    }

    /// The text of a file.
    #[track_caller]
    pub(crate) fn text(&self, name: &str) -> String {
        fs::read_to_string(self.path(name)).unwrap()
    }

    /// Opens a database file with SQLite, and creates it if it does not exist.
    #[track_caller]
    pub(crate) fn open(&self, name: &str) -> Connection {
        Connection::open(self.path(name)).unwrap()
    }

    /// Opens `kb.db` read-only with SQLite.
    pub(crate) fn base(&self) -> Connection {
        Connection::open_with_flags(self.path("kb.db"), OpenFlags::SQLITE_OPEN_READ_ONLY).unwrap()
    }

    /// The number that a query of one row and one column gives.
    #[track_caller]
    pub(crate) fn number(&self, sql: &str) -> i64 {
        self.base().query_row(sql, [], |row| row.get(0)).unwrap()
    }

    /// Checks the integrity of `kb.db` with kb and without it.
    #[track_caller]
    pub(crate) fn is_sound(&self) {
        self.kb(["check", "--quiet"]).run().succeeds();
        content::is_sound(&mut self.open("kb.db"));
    }

    /// Runs SQL in a database file without kb. Creates the file if it does not exist.
    pub(crate) fn sqlite(&self, name: &str, sql: &str) {
        self.open(name).execute_batch(sql).unwrap();
    }

    /// A run of `kb` with arguments.
    pub(crate) fn kb<S: AsRef<OsStr>>(&self, arguments: impl IntoIterator<Item = S>) -> Kb {
        self.program(env!("CARGO_BIN_EXE_kb"), arguments)
    }

    /// A line of the shell, in which `"$KB"` is kb.
    #[cfg(unix)]
    pub(crate) fn shell(&self, line: &str) -> Run {
        self.program("sh", ["-c", line]).env("KB", env!("CARGO_BIN_EXE_kb")).run()
    }

    fn program<S: AsRef<OsStr>>(
        &self,
        program: &str,
        arguments: impl IntoIterator<Item = S>,
    ) -> Kb {
        let mut command = Command::new(program);
        command.args(arguments).current_dir(self.0.path()).env_clear();
        for name in ["PATH", "HOME"] {
            command.envs(std::env::var_os(name).map(|value| (name, value)));
        }
        Kb::new(command)
    }
}

/// Prints why a test is skipped.
pub(crate) fn skipped(why: &str) {
    report(&format!("skipped: {why}"));
}

/// Prints a line even if the test passes: the test runner captures only what macros print.
pub(crate) fn report(line: &str) {
    std::io::stderr().write_all(format!("{line}\n").as_bytes()).unwrap();
}

/// The folder that holds the article and the expected facts, which are not part of this
/// project. Tests that need it are ignored if `KB_SHARED` does not name it.
pub(crate) fn shared() -> PathBuf {
    let folder = std::env::var_os("KB_SHARED").expect("KB_SHARED names no folder");
    Path::new(env!("CARGO_MANIFEST_DIR")).join(folder)
}

/// The article in the shared folder.
pub(crate) fn article() -> PathBuf {
    shared().join("seed-article/article.fr.txt")
}
