//! A folder to run the binary in, how a run of it ended, and chance that is the
//! same in every run.

use std::collections::BTreeMap;
use std::ffi::OsStr;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};
use std::time::{Duration, Instant};

use nix::sys::signal::{Signal, kill};
use nix::unistd::Pid;
use tempfile::TempDir;

/// A folder to run kb in; gone when the test is over.
pub(crate) struct Place(TempDir);

impl Place {
    pub(crate) fn empty() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    /// With a copy of everything in another one.
    pub(crate) fn like(other: &Self) -> Self {
        Self::within(&std::env::temp_dir(), other)
    }

    /// The same, in a folder of the caller's.
    pub(crate) fn within(folder: &Path, other: &Self) -> Self {
        let copy = Self(tempfile::tempdir_in(folder).unwrap());
        for (name, content) in other.files() {
            copy.write(&name, content);
        }
        copy
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    pub(crate) fn write(&self, name: &str, content: impl AsRef<[u8]>) {
        let path = self.path(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, content).unwrap();
    }

    /// Every file in it and in its folders, by its path, with what it holds.
    pub(crate) fn files(&self) -> BTreeMap<String, Vec<u8>> {
        let read = |name: String| {
            let content = fs::read(self.path(&name)).unwrap();
            (name, content)
        };
        self.names().into_iter().map(read).collect()
    }

    /// The paths of every file in it and in its folders. One that is gone while
    /// they are listed is not told.
    pub(crate) fn names(&self) -> Vec<String> {
        fn walk(folder: &Path, names: &mut Vec<PathBuf>) {
            for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
                match entry.file_type() {
                    Ok(kind) if kind.is_dir() => walk(&entry.path(), names),
                    _ => names.push(entry.path()),
                }
            }
        }
        let mut names = Vec::new();
        walk(self.0.path(), &mut names);
        let within = |path: &PathBuf| path.strip_prefix(self.0.path()).unwrap().to_owned();
        let mut names: Vec<_> =
            names.iter().map(|path| within(path).to_str().unwrap().to_owned()).collect();
        names.sort();
        names
    }

    /// kb with arguments, to be run in it, with nothing of the caller's
    /// environment but where programs and the home are.
    pub(crate) fn kb<S: AsRef<OsStr>>(&self, arguments: impl IntoIterator<Item = S>) -> Command {
        self.program(env!("CARGO_BIN_EXE_kb"), arguments)
    }

    /// A line of the shell, in which `"$KB"` is kb.
    pub(crate) fn shell(&self, line: &str) -> Ran {
        let mut command = self.program("sh", ["-c", line]);
        command.env("KB", env!("CARGO_BIN_EXE_kb"));
        ran(command)
    }

    fn program<S: AsRef<OsStr>>(
        &self,
        program: &str,
        arguments: impl IntoIterator<Item = S>,
    ) -> Command {
        let mut command = Command::new(program);
        command.args(arguments).current_dir(self.0.path()).env_clear();
        for name in ["PATH", "HOME"] {
            command.envs(std::env::var_os(name).map(|value| (name, value)));
        }
        command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
        command
    }

    /// Runs kb to its end.
    pub(crate) fn run(&self, arguments: &[&str]) -> Ran {
        ran(self.kb(arguments))
    }

    /// Runs kb, which must end well.
    #[track_caller]
    pub(crate) fn succeeds(&self, arguments: &[&str]) -> Ran {
        let ran = self.run(arguments);
        assert_eq!(ran.code, Some(0), "kb {arguments:?}: {ran:?}");
        ran
    }
}

/// How a run ended.
#[derive(Debug)]
pub(crate) struct Ran {
    /// None if a signal ended it.
    pub(crate) code: Option<i32>,
    pub(crate) out: String,
    pub(crate) err: String,
}

impl Ran {
    /// It failed with a code, an error that has these words, and a hint.
    #[track_caller]
    pub(crate) fn fails(&self, code: i32, words: &str) {
        assert_eq!(self.code, Some(code), "{self:?}");
        let mut lines = self.err.lines();
        let error = lines.next().unwrap_or_default();
        assert!(error.starts_with("error: ") && error.contains(words), "no {words:?}: {self:?}");
        assert!(lines.next().is_some_and(|hint| hint.starts_with("  ")), "no hint: {self:?}");
    }
}

impl From<Output> for Ran {
    fn from(output: Output) -> Self {
        let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
        Self { code: output.status.code(), out: text(output.stdout), err: text(output.stderr) }
    }
}

/// Runs a program to its end, which must come within two minutes.
#[track_caller]
pub(crate) fn ran(mut command: Command) -> Ran {
    ended(command.spawn().unwrap())
}

/// Waits for a program, two minutes at most.
#[track_caller]
pub(crate) fn ended(child: Child) -> Ran {
    let id = child.id();
    let (sender, receiver) = std::sync::mpsc::channel();
    std::thread::spawn(move || {
        // Nobody listens any more once the time is over.
        let _ = sender.send(child.wait_with_output().unwrap());
    });
    let output = receiver.recv_timeout(Duration::from_mins(2)).unwrap_or_else(|_| {
        // It is not waited for yet: the thread still does.
        send(Signal::SIGKILL, id);
        panic!("it did not end");
    });
    output.into()
}

/// Sends a signal to a process that was not waited for yet.
pub(crate) fn send(signal: Signal, id: u32) {
    kill(Pid::from_raw(id.try_into().unwrap()), signal).unwrap();
}

/// Waits so long, finer than a sleep may be.
pub(crate) fn wait_until(end: Instant) {
    while let Some(left) = end.checked_duration_since(Instant::now()) {
        if left > Duration::from_millis(2) {
            std::thread::sleep(left.saturating_sub(Duration::from_millis(1)));
        } else {
            std::thread::yield_now();
        }
    }
}

/// A small generator of numbers that look random (splitmix64).
pub(crate) struct Random(pub(crate) u64);

impl Random {
    pub(crate) fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A part of a time, anything up to all of it.
    pub(crate) fn part(&mut self, of: Duration) -> Duration {
        let nanos = u64::try_from(of.as_nanos()).unwrap().max(1);
        Duration::from_nanos(self.next() % nanos)
    }
}

/// A number from the environment.
pub(crate) fn variable(name: &str) -> Option<u64> {
    std::env::var(name).ok().map(|text| text.parse().unwrap())
}

/// Says something past the harness that keeps what a test prints.
pub(crate) fn tell(what: &str) {
    std::io::stderr().write_all(format!("{what}\n").as_bytes()).unwrap();
}
