//! `kb shell` at a terminal, which `script` provides. Each key is sent when the screen
//! shows the text that it responds to.
#![cfg(target_os = "linux")]

use std::fs;
use std::io::{Read, Write};
use std::os::unix::fs::PermissionsExt;
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

use super::support::{Folder, skipped};

/// The prompt tells the terminal to mark what is pasted, and no more of it when
/// it is done.
const TAKES_KEYS: &str = "\u{1b}[?2004h";
const TAKES_NO_KEYS: &str = "\u{1b}[?2004l\r\n";

/// A session somebody types in.
struct Typist {
    child: Child,
    keys: ChildStdin,
    screen: Receiver<Vec<u8>>,
    seen: String,
}

impl Typist {
    /// Starts a session; none where there is no `script`.
    fn start(folder: &Folder) -> Option<Self> {
        // In the place of the shell that `script` starts: one that stayed, as
        // dash does, would end by the Ctrl-C that is meant for the session.
        let command = format!("exec '{}' shell", env!("CARGO_BIN_EXE_kb"));
        let mut script = Command::new("script");
        script.args(["-qec", &command, "/dev/null"]).current_dir(folder.path("."));
        script.env("XDG_STATE_HOME", folder.path("state")).env("TERM", "xterm");
        script.env("NO_COLOR", "1").env_remove("KB_DB");
        script.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::inherit());
        let Ok(mut child) = script.spawn() else {
            skipped("there is no `script` to make a terminal");
            return None;
        };
        let (keys, mut out) = (child.stdin.take()?, child.stdout.take()?);
        let (sender, screen) = channel();
        std::thread::spawn(move || {
            let mut bytes = [0; 4096];
            while let Ok(read @ 1..) = out.read(&mut bytes) {
                let _ = sender.send(bytes[..read].to_vec());
            }
        });
        let mut typist = Self { child, keys, screen, seen: String::new() };
        typist.expect_prompt("kb> ");
        Some(typist)
    }

    /// Waits for a prompt that takes keys: what is pressed before it may be lost.
    fn expect_prompt(&mut self, prompt: &str) {
        self.expect_output(TAKES_KEYS);
        self.expect_output(prompt);
    }

    /// Waits until the screen shows a text after what was seen before.
    fn expect_output(&mut self, text: &str) {
        while !self.seen.contains(text) {
            let bytes = self.screen.recv_timeout(Duration::from_mins(1));
            let bytes = bytes.unwrap_or_else(|_| panic!("no {text:?} in {:?}", self.seen));
            self.seen.push_str(&String::from_utf8_lossy(&bytes));
        }
        let after = self.seen.find(text).unwrap() + text.len();
        self.seen.drain(..after);
    }

    /// Presses keys.
    fn type_keys(&mut self, keys: &str) {
        self.keys.write_all(keys.as_bytes()).unwrap();
    }

    /// Ends the session by Ctrl-D.
    fn exit(mut self) {
        self.type_keys("\u{4}");
        assert_eq!(self.child.wait().unwrap().code(), Some(0));
    }
}

#[test]
fn a_person_is_answered_and_remembered() {
    let folder = Folder::seeded();
    let Some(mut typist) = Typist::start(&folder) else { return };
    typist.type_keys("select 'from the first',\r");
    typist.expect_prompt("..> ");
    typist.type_keys("2;\r");
    typist.expect_output("from the first");
    typist.expect_prompt("kb> ");
    typist.type_keys("frobs\r");
    typist.expect_output("error: \"frobs\" is not understood");
    typist.expect_prompt("kb> ");
    typist.exit();
    let history = folder.path("state/kb/history");
    assert_eq!(fs::metadata(&history).unwrap().permissions().mode() & 0o777, 0o600);
    assert!(folder.files().len() == 1, "beside the base: {:?}", folder.files().keys());

    let Some(mut typist) = Typist::start(&folder) else { return };
    typist.type_keys("\u{10}\u{10}\r");
    typist.expect_output("from the first");
    typist.expect_output("-----");
    typist.expect_prompt("kb> ");
    typist.exit();
}

#[test]
fn tab_completes_commands_words_names_tables_and_slugs() {
    let folder = Folder::seeded();
    let Some(mut typist) = Typist::start(&folder) else { return };
    for (typed, completed) in [
        (".sea", ".search "),
        (".format markd", ".format markdown "),
        (".show cort", ".show cortex "),
        ("promi", "promise"),
        ("events about elo", "events about Elon Musk "),
        ("événements avec l'inference comp", "événements avec l'inference computer "),
        ("select * from figure_v", "select * from figure_values "),
        ("select * from events where slug = '2019-04-22-a", "= '2019-04-22-autonomy-day"),
    ] {
        typist.type_keys(typed);
        typist.type_keys("\t");
        typist.expect_output(completed);
        typist.type_keys("\u{3}");
        typist.expect_prompt("kb> ");
    }
    typist.exit();
}

#[test]
fn ctrl_c_clears_the_line_or_stops_the_statement() {
    let folder = Folder::seeded();
    let Some(mut typist) = Typist::start(&folder) else { return };
    typist.type_keys("select 1,\r");
    typist.expect_prompt("..> ");
    typist.type_keys("\u{3}");
    typist.expect_prompt("kb> ");
    typist.type_keys("with recursive n (i) as (select 1 union all select i + 1 from n)\r");
    typist.expect_prompt("..> ");
    typist.type_keys("select count(*) from n;\r");
    typist.expect_output(TAKES_NO_KEYS);
    typist.type_keys("\u{3}");
    typist.expect_output("error: interrupted");
    typist.expect_prompt("kb> ");
    typist.type_keys("select 'still' || ' here';\r");
    typist.expect_output("still here");
    typist.expect_prompt("kb> ");
    typist.exit();
}
