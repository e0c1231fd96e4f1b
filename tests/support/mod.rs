//! One way to run the binary: in a temporary folder of its own, with nothing of
//! the caller's environment but where programs and the home are.

pub(crate) mod content;

use std::collections::BTreeMap;
use std::ffi::OsStr;
use std::fmt;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::{OnceLock, mpsc};
use std::time::Duration;

use rusqlite::{Connection, OpenFlags};
use serde_json::Value as Json;
use tempfile::TempDir;

/// A folder in which `kb` is run; gone when the test is over.
pub(crate) struct Folder(TempDir);

impl Folder {
    /// An empty folder.
    pub(crate) fn empty() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    /// A folder with a base of the built-in dataset, `kb.db`.
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

    /// The same with the user's own copy of the article attached.
    pub(crate) fn attached(article: &Path) -> Self {
        let folder = Self::seeded();
        folder.kb([OsStr::new("seed"), "--article".as_ref(), article.as_ref()]).run().succeeds();
        folder
    }

    /// A path in the folder.
    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    /// Writes a file, with the folders it needs.
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

    /// Replaces text that must be there in a file.
    pub(crate) fn edit(&self, name: &str, old: &str, new: &str) {
        let text = fs::read_to_string(self.path(name)).unwrap();
        assert!(text.contains(old), "{name} has no {old:?}");
        fs::write(self.path(name), text.replacen(old, new, 1)).unwrap();
    }

    /// Every file in the folder, with what it holds.
    pub(crate) fn files(&self) -> BTreeMap<String, Vec<u8>> {
        let entries = fs::read_dir(self.0.path()).unwrap().map(|entry| entry.unwrap().path());
        let files = entries.filter(|path| path.is_file());
        files
            .map(|path| {
                (path.file_name().unwrap().to_str().unwrap().into(), fs::read(path).unwrap())
            })
            .collect()
    }

    /// Everything in the folder and in the folders in it, by its path: what a file
    /// holds, and nothing for whatever is no file.
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

    /// The base `kb.db`, to look at with SQLite itself.
    pub(crate) fn base(&self) -> Connection {
        Connection::open_with_flags(self.path("kb.db"), OpenFlags::SQLITE_OPEN_READ_ONLY).unwrap()
    }

    /// Changes a database file behind kb's back; it is made if it is not there.
    pub(crate) fn sqlite(&self, name: &str, sql: &str) {
        Connection::open(self.path(name)).unwrap().execute_batch(sql).unwrap();
    }

    /// `kb` with arguments, to be run in the folder.
    pub(crate) fn kb<S: AsRef<OsStr>>(&self, arguments: impl IntoIterator<Item = S>) -> Kb {
        let mut command = Command::new(env!("CARGO_BIN_EXE_kb"));
        command.args(arguments).current_dir(self.0.path()).env_clear();
        for name in ["PATH", "HOME"] {
            command.envs(std::env::var_os(name).map(|value| (name, value)));
        }
        Kb { command, stdin: Vec::new() }
    }
}

/// A run of `kb` that is about to happen.
pub(crate) struct Kb {
    command: Command,
    stdin: Vec<u8>,
}

impl Kb {
    /// Sets a variable of the environment.
    pub(crate) fn env(mut self, name: &str, value: &str) -> Self {
        self.command.env(name, value);
        self
    }

    /// Gives it no more than a gigabyte of addresses.
    #[cfg(unix)]
    pub(crate) fn capped(self) -> Self {
        let Self { command, stdin } = self;
        let mut shell = Command::new("sh");
        shell.args(["-c", "ulimit -v 1048576 && exec \"$0\" \"$@\""]);
        shell.arg(command.get_program()).args(command.get_args());
        shell.current_dir(command.get_current_dir().unwrap()).env_clear();
        shell.envs(command.get_envs().filter_map(|(name, value)| Some((name, value?))));
        Self { command: shell, stdin }
    }

    /// Gives it something to read.
    pub(crate) fn stdin(mut self, text: impl AsRef<[u8]>) -> Self {
        text.as_ref().clone_into(&mut self.stdin);
        self
    }

    /// Runs it to its end.
    pub(crate) fn run(self) -> Run {
        let shown = format!("{:?}", self.command.get_args().collect::<Vec<_>>());
        let stdin = self.stdin.clone();
        let mut child = self.start();
        // A program that does not read its input may be gone already.
        let _ = child.stdin.take().unwrap().write_all(&stdin);
        let output = child.wait_with_output().unwrap();
        let text = |bytes| String::from_utf8(bytes).unwrap();
        Run {
            shown,
            code: output.status.code(),
            stdout: text(output.stdout),
            stderr: text(output.stderr),
        }
    }

    /// Runs it to its end, which must come within a minute.
    #[track_caller]
    pub(crate) fn run_within_a_minute(self) -> Run {
        let shown = format!("{:?}", self.command.get_args().collect::<Vec<_>>());
        let stdin = self.stdin.clone();
        let mut child = self.start();
        let id = child.id().to_string();
        let (sender, receiver) = mpsc::channel();
        std::thread::spawn(move || {
            let _ = child.stdin.take().unwrap().write_all(&stdin);
            let _ = sender.send(child.wait_with_output().unwrap());
        });
        let Ok(output) = receiver.recv_timeout(Duration::from_mins(1)) else {
            Command::new("kill").args(["-KILL", &id]).status().unwrap();
            panic!("kb {shown} did not end");
        };
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        let (stdout, stderr) = (text(&output.stdout), text(&output.stderr));
        Run { shown, code: output.status.code(), stdout, stderr }
    }

    /// Starts it and lets it run.
    pub(crate) fn start(mut self) -> std::process::Child {
        let piped =
            self.command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        piped.spawn().unwrap()
    }
}

/// How a run of `kb` ended.
pub(crate) struct Run {
    shown: String,
    pub(crate) code: Option<i32>,
    pub(crate) stdout: String,
    pub(crate) stderr: String,
}

impl Run {
    /// It ended well and had nothing to say on standard error.
    #[track_caller]
    pub(crate) fn succeeds(self) -> Self {
        assert_eq!((self.code, self.stderr.as_str()), (Some(0), ""), "{self:#?}");
        self
    }

    /// It ended with a code, and answered nothing.
    #[track_caller]
    pub(crate) fn fails(self, code: i32) -> Self {
        assert_eq!((self.code, self.stdout.as_str()), (Some(code), ""), "{self:#?}");
        self
    }

    /// Standard output has a text.
    #[track_caller]
    pub(crate) fn prints(self, text: &str) -> Self {
        assert!(self.stdout.contains(text), "no {text:?} on standard output: {self:#?}");
        self
    }

    /// Standard error has a text.
    #[track_caller]
    pub(crate) fn says(self, text: &str) -> Self {
        assert!(self.stderr.contains(text), "no {text:?} on standard error: {self:#?}");
        self
    }

    /// The error, and at least a line on what to do next, as kb writes them.
    #[track_caller]
    pub(crate) fn explains(self, message: &str) -> Self {
        let mut lines = self.stderr.lines();
        assert_eq!(lines.next(), Some(format!("error: {message}").as_str()), "{self:#?}");
        assert!(lines.next().is_some_and(|hint| hint.starts_with("  ")), "no hint: {self:#?}");
        self
    }

    /// Standard output as JSON.
    #[track_caller]
    pub(crate) fn json(&self) -> Json {
        serde_json::from_str(&self.stdout).unwrap_or_else(|error| panic!("{error}: {self:#?}"))
    }
}

/// As it looked in the terminal.
impl fmt::Debug for Run {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { shown, code, stdout, stderr } = self;
        write!(out, "\nkb {shown} ended with {code:?}\n{stdout}--- standard error:\n{stderr}")
    }
}

/// Says why a test is skipped, past the harness that keeps what a test prints.
pub(crate) fn skipped(why: &str) {
    std::io::stderr().write_all(format!("skipped: {why}\n").as_bytes()).unwrap();
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
