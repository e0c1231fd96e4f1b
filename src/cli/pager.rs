//! The pager: what is longer than the terminal goes through `less`, or through what
//! `KB_PAGER` or `PAGER` names, as git's output does.

use std::env;
use std::io::{self, Write};
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::Duration;

use unicode_width::UnicodeWidthStr;

use super::interrupt;

/// How often the end of the pager is looked for. Between two looks one Ctrl-C is
/// forgiven; a key that is held down repeats more slowly.
const PAUSE: Duration = Duration::from_millis(10);

/// The exit code of a shell that does not find a command.
const NOT_FOUND: i32 = 127;

/// Shows a text that is longer than the terminal in the pager; false if it is not, or
/// if there is no pager.
pub(super) fn show(text: &[u8]) -> io::Result<bool> {
    let Some(command) = command().filter(|_| is_long(text)) else { return Ok(false) };
    let mut pager = if command.contains(|letter: char| "|&;<>()$`\"'*?~%\\".contains(letter)) {
        let mut shell = Command::new("sh");
        shell.args(["-c", &command]);
        shell
    } else {
        let mut words = command.split_whitespace();
        let mut pager = Command::new(words.next().unwrap_or_default());
        pager.args(words);
        pager
    };
    if env::var_os("LESS").is_none() {
        pager.env("LESS", "FRX");
    }
    interrupt::watch()?;
    match pager.stdin(Stdio::piped()).spawn() {
        Ok(child) => feed(child, text),
        Err(_) => Ok(false),
    }
}

/// What the environment names; none for `cat` or an empty text.
fn command() -> Option<String> {
    let named = env::var("KB_PAGER").or_else(|_| env::var("PAGER"));
    let command = named.unwrap_or_else(|_| "less".to_owned()).trim().to_owned();
    (!command.is_empty() && command != "cat").then_some(command)
}

/// Whether a text has more lines than the terminal.
fn is_long(text: &[u8]) -> bool {
    const LINES: usize = 24;
    let (width, height) = terminal_size::terminal_size()
        .map_or((80, LINES), |(width, height)| (width.0.into(), height.0.into()));
    let rows = |line: &str| line.width().div_ceil(width).max(1);
    // The prompt takes a line.
    String::from_utf8_lossy(text).lines().map(rows).sum::<usize>() >= height
}

/// Writes the text to the pager and waits for its end. Ctrl-C is a key to the pager.
fn feed(mut child: Child, text: &[u8]) -> io::Result<bool> {
    let stdin = child.stdin.take();
    thread::scope(|scope| {
        // A pager that ends before it has read all closes the pipe.
        scope.spawn(|| stdin.map(|mut stdin| stdin.write_all(text)));
        loop {
            if let Some(status) = child.try_wait()? {
                return Ok(status.code() != Some(NOT_FOUND));
            }
            interrupt::forget();
            thread::sleep(PAUSE);
        }
    })
}
