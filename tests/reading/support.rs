//! Runs the real binary in a folder of its own.

use std::io::Write;
use std::path::Path;
use std::process::{Command, Output, Stdio};
use std::sync::OnceLock;

use serde_json::Value as Json;
use tempfile::TempDir;

/// What a run of the binary left.
pub(crate) struct Ran {
    pub(crate) code: i32,
    pub(crate) out: String,
    pub(crate) err: String,
}

impl Ran {
    pub(crate) fn new(output: &Output) -> Self {
        let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).unwrap();
        let code = output.status.code().unwrap();
        Self { code, out: text(&output.stdout), err: text(&output.stderr) }
    }

    /// The answer, which must be a success, as JSON.
    pub(crate) fn json(&self) -> Json {
        assert_eq!(self.code, 0, "{}", self.err);
        serde_json::from_str(&self.out).unwrap()
    }
}

pub(crate) fn command(folder: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_kb"));
    command.args(arguments).current_dir(folder).env_clear().stdin(Stdio::null());
    command
}

/// A folder with a base in it, made once for all tests: they only read.
pub(crate) fn folder() -> &'static Path {
    static FOLDER: OnceLock<TempDir> = OnceLock::new();
    let made = FOLDER.get_or_init(|| {
        let folder = TempDir::new().unwrap();
        assert!(command(folder.path(), &["seed"]).output().unwrap().status.success());
        folder
    });
    made.path()
}

pub(crate) fn kb(arguments: &[&str]) -> Ran {
    Ran::new(&command(folder(), arguments).output().unwrap())
}

pub(crate) fn kb_reading(arguments: &[&str], input: &[u8]) -> Ran {
    let mut command = command(folder(), arguments);
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().unwrap();
    child.stdin.take().unwrap().write_all(input).unwrap();
    Ran::new(&child.wait_with_output().unwrap())
}

/// Fails with exactly this on standard error.
pub(crate) fn fails(arguments: &[&str], code: i32, error: &str) {
    let ran = kb(arguments);
    assert_eq!((ran.code, ran.out.as_str(), ran.err.as_str()), (code, "", error));
}
