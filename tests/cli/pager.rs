//! Long answers on a terminal, which `script` provides, go through a pager.
#![cfg(target_os = "linux")]

use std::io::{Read, Write};
use std::process::{Command, Stdio};

use super::display::bridges;
use crate::support::{Folder, skipped};

/// The exit code and the screen of a command line on a terminal of 24 lines, where
/// `keys` are pressed when the screen shows `sign`; none where there is no `script`.
fn on_terminal(
    folder: &Folder,
    line: &str,
    pager: Option<&str>,
    keys: Option<(&str, &str)>,
) -> Option<(Option<i32>, String)> {
    let command = format!("exec '{}' {line}", env!("CARGO_BIN_EXE_kb"));
    let mut script = Command::new("script");
    script.args(["-qec", &command, "/dev/null"]).current_dir(folder.path("."));
    script.env("TERM", "xterm").env("NO_COLOR", "1");
    script.env_remove("KB_DB").env_remove("PAGER").env_remove("KB_PAGER").env_remove("LESS");
    script.envs(pager.map(|pager| ("KB_PAGER", pager)));
    script.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::inherit());
    let Ok(mut child) = script.spawn() else {
        skipped("there is no `script` to make a terminal");
        return None;
    };
    let (mut input, mut output) = (child.stdin.take()?, child.stdout.take()?);
    let (mut screen, mut bytes, mut keys) = (String::new(), [0; 4096], keys);
    while let Ok(read @ 1..) = output.read(&mut bytes) {
        screen.push_str(&String::from_utf8_lossy(&bytes[..read]));
        if let Some((_, pressed)) = keys.take_if(|(sign, _)| screen.contains(*sign)) {
            for key in pressed.chars() {
                input.write_all(&[u8::try_from(key).unwrap()]).unwrap();
                std::thread::sleep(std::time::Duration::from_millis(200));
            }
        }
    }
    Some((child.wait().unwrap().code(), screen))
}

/// A pager that marks each line.
const MARKING: &str = "sed s/^/paged:/";

#[test]
fn a_long_answer_goes_through_the_pager() {
    let folder = Folder::seeded();
    let Some((code, screen)) = on_terminal(&folder, "query events", Some(MARKING), None) else {
        return;
    };
    assert_eq!(code, Some(0));
    assert!(screen.contains("paged:date"), "{screen}");
    assert!(screen.contains("\r\nunderstood: events"), "{screen}");
    let (_, screen) = on_terminal(&folder, "query events --json", Some(MARKING), None).unwrap();
    assert!(screen.contains("paged:["), "{screen}");
    let shell = "exec cat | sed 's/^/shell:/'";
    let (_, screen) = on_terminal(&folder, "query events", Some(shell), None).unwrap();
    assert!(screen.contains("shell:date"), "{screen}");
}

#[test]
fn short_answers_pipes_and_no_pager_do_without() {
    let folder = bridges();
    let Some((_, screen)) = on_terminal(&folder, "query events", Some(MARKING), None) else {
        return;
    };
    assert!(screen.contains("Two bridges are planned") && !screen.contains("paged:"), "{screen}");
    let folder = Folder::seeded();
    for (line, pager) in [
        ("query events --no-pager", MARKING),
        ("query events", ""),
        ("query events", "cat"),
        ("query events", "no-such-pager"),
        ("query events", "no-such-pager | cat 2>&1 && exit 127"),
    ] {
        let (code, screen) = on_terminal(&folder, line, Some(pager), None).unwrap();
        assert_eq!(code, Some(0), "{line}: {screen}");
        assert!(screen.contains("autonomy-day") && !screen.contains("paged:"), "{line}: {screen}");
    }
    folder.kb(["query", "events"]).env("KB_PAGER", MARKING).run().prints("date ");
}

#[test]
fn a_pager_that_reads_nothing_is_no_error() {
    let folder = Folder::seeded();
    let Some((code, screen)) = on_terminal(&folder, "query events", Some("true"), None) else {
        return;
    };
    assert_eq!(code, Some(0));
    assert!(!screen.contains("error"), "{screen}");
}

#[test]
fn ctrl_c_is_a_key_to_the_pager() {
    if Command::new("less").arg("--version").output().is_err() {
        skipped("there is no `less`");
        return;
    }
    let folder = Folder::seeded();
    let keys = Some((":", "\u{3}\u{3}q"));
    let Some((code, screen)) = on_terminal(&folder, "query events", None, keys) else { return };
    assert_eq!(code, Some(0), "{screen}");
    assert!(screen.contains("autonomy-day") && !screen.contains("2025-01-29-ai-capex"), "{screen}");
}
