//! A run of the binary, before and after.

use std::fmt;
use std::io::Write;
use std::process::{Child, Command, Output, Stdio};
use std::sync::mpsc;
use std::time::Duration;

use serde_json::Value as Json;

/// A run of `kb` that has not started yet.
pub(crate) struct Kb {
    command: Command,
    stdin: Vec<u8>,
}

impl Kb {
    pub(super) fn new(command: Command) -> Self {
        Self { command, stdin: Vec::new() }
    }

    /// Sets an environment variable.
    pub(crate) fn env(mut self, name: &str, value: &str) -> Self {
        self.command.env(name, value);
        self
    }

    /// Limits its address space to a gigabyte. glibc reserves addresses by 64 MB for each
    /// thread that meets another one in the allocator, which would count as memory in use.
    #[cfg(unix)]
    pub(crate) fn capped(self) -> Self {
        let Self { command, stdin } = self;
        let mut shell = Command::new("sh");
        shell.args(["-c", "ulimit -v 1048576 && exec \"$0\" \"$@\""]);
        shell.arg(command.get_program()).args(command.get_args());
        shell.current_dir(command.get_current_dir().unwrap()).env_clear();
        shell.envs(command.get_envs().filter_map(|(name, value)| Some((name, value?))));
        shell.env("MALLOC_ARENA_MAX", "1");
        Self { command: shell, stdin }
    }

    /// Sets its standard input.
    pub(crate) fn stdin(mut self, text: impl AsRef<[u8]>) -> Self {
        text.as_ref().clone_into(&mut self.stdin);
        self
    }

    /// Runs it to its end. Its output must be UTF-8.
    #[track_caller]
    pub(crate) fn run(self) -> Run {
        let shown = self.shown();
        let output = self.output(Duration::from_mins(2));
        Run::new(shown, output, |bytes| String::from_utf8(bytes).unwrap())
    }

    /// Runs it to its end, which must come within a minute.
    #[track_caller]
    pub(crate) fn run_within_a_minute(self) -> Run {
        let shown = self.shown();
        let output = self.output(Duration::from_mins(1));
        Run::new(shown, output, |bytes| String::from_utf8_lossy(&bytes).into_owned())
    }

    /// Starts it without waiting for its end.
    pub(crate) fn start(mut self) -> Child {
        let piped =
            self.command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        piped.spawn().unwrap()
    }

    fn shown(&self) -> String {
        format!("{:?}", self.command.get_args().collect::<Vec<_>>())
    }

    #[track_caller]
    fn output(mut self, limit: Duration) -> Output {
        let input = std::mem::take(&mut self.stdin);
        let shown = self.shown();
        output(self.start(), input, limit)
            .unwrap_or_else(|| panic!("kb {shown} did not end within {limit:?}"))
    }
}

/// Writes the input of a process and waits for its end. A process that overruns the limit
/// is killed.
fn output(mut child: Child, input: Vec<u8>, limit: Duration) -> Option<Output> {
    let id = child.id().to_string();
    let (sender, receiver) = mpsc::channel();
    std::thread::spawn(move || {
        if let Some(mut stdin) = child.stdin.take() {
            // A program that does not read its input may have ended already.
            let _ = stdin.write_all(&input);
        }
        // Nobody receives it after the limit.
        let _ = sender.send(child.wait_with_output().unwrap());
    });
    let output = receiver.recv_timeout(limit).ok();
    if output.is_none() {
        Command::new("kill").args(["-KILL", &id]).status().unwrap();
    }
    output
}

/// Waits for the end of a process, which must come within two minutes.
#[track_caller]
pub(crate) fn ended(child: Child) -> Run {
    let shown = format!("(process {})", child.id());
    let output = output(child, Vec::new(), Duration::from_mins(2));
    let output = output.unwrap_or_else(|| panic!("kb {shown} did not end within two minutes"));
    Run::new(shown, output, |bytes| String::from_utf8(bytes).unwrap())
}

/// How a run of `kb` ended.
pub(crate) struct Run {
    shown: String,
    /// `None` if a signal ended it.
    pub(crate) code: Option<i32>,
    pub(crate) stdout: String,
    pub(crate) stderr: String,
}

impl Run {
    fn new(shown: String, output: Output, text: fn(Vec<u8>) -> String) -> Self {
        let (stdout, stderr) = (text(output.stdout), text(output.stderr));
        Self { shown, code: output.status.code(), stdout, stderr }
    }

    /// It succeeded and wrote nothing to standard error.
    #[track_caller]
    pub(crate) fn succeeds(self) -> Self {
        assert_eq!((self.code, self.stderr.as_str()), (Some(0), ""), "{self:#?}");
        self
    }

    /// It ended with a code.
    #[track_caller]
    pub(crate) fn exits(self, code: i32) -> Self {
        assert_eq!(self.code, Some(code), "{self:?}");
        self
    }

    /// It failed with a code, an error that contains the words, and a hint.
    #[track_caller]
    pub(crate) fn fails_with(&self, code: i32, words: &str) {
        assert_eq!(self.code, Some(code), "{self:?}");
        let mut lines = self.stderr.lines();
        let error = lines.next().unwrap_or_default();
        assert!(error.starts_with("error: ") && error.contains(words), "no {words:?}: {self:?}");
        assert!(lines.next().is_some_and(|hint| hint.starts_with("  ")), "no hint: {self:?}");
    }

    /// It ended with a code and wrote nothing to standard output.
    #[track_caller]
    pub(crate) fn fails(self, code: i32) -> Self {
        assert_eq!((self.code, self.stdout.as_str()), (Some(code), ""), "{self:#?}");
        self
    }

    /// Standard output contains a text.
    #[track_caller]
    pub(crate) fn prints(self, text: &str) -> Self {
        assert!(self.stdout.contains(text), "no {text:?} on standard output: {self:#?}");
        self
    }

    /// Standard error contains a text.
    #[track_caller]
    pub(crate) fn says(self, text: &str) -> Self {
        assert!(self.stderr.contains(text), "no {text:?} on standard error: {self:#?}");
        self
    }

    /// Standard error is exactly this error and at least one hint.
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

/// As a terminal would show it.
impl fmt::Debug for Run {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { shown, code, stdout, stderr } = self;
        write!(out, "\nkb {shown} ended with {code:?}\n{stdout}--- standard error:\n{stderr}")
    }
}
