//! An interrupted command leaves everything unchanged.
#![cfg(unix)]

use std::fmt::Write;
use std::process::{Child, Command};
use std::time::{Duration, Instant};

use super::support::Folder;

/// A dataset that takes a while.
fn large(folder: &Folder) {
    let mut text = String::new();
    for number in 0..30_000 {
        let place = "category = \"city\"";
        writeln!(text, "[[place]]\nslug = \"p{number}\"\nlabel = \"P{number}\"\n{place}").unwrap();
    }
    folder.write_dataset("large", text);
}

/// Interrupts as Ctrl-C does once a file has appeared in the folder, or is in
/// use.
pub(crate) fn interrupt_when(child: Child, ready: impl Fn() -> bool) -> std::process::Output {
    let patience = Instant::now() + Duration::from_mins(1);
    while !ready() {
        assert!(Instant::now() < patience, "it never began");
        std::thread::yield_now();
    }
    let kill = format!("kill -INT {}", child.id());
    assert!(Command::new("sh").args(["-c", &kill]).status().unwrap().success());
    child.wait_with_output().unwrap()
}

#[test]
fn an_interrupted_first_seed_leaves_no_file() {
    let folder = Folder::empty();
    large(&folder);
    let child = folder.kb(["seed", "large"]).start();
    let output = interrupt_when(child, || !folder.files().is_empty());
    assert_eq!(output.status.code(), Some(130), "{output:?}");
    assert!(folder.files().is_empty());
    let errors = String::from_utf8(output.stderr).unwrap();
    assert!(errors.starts_with("error: interrupted; the base is as it was\n"), "{errors}");
}

#[test]
fn an_interrupted_second_seed_leaves_the_base_as_it_was() {
    let folder = Folder::seeded();
    large(&folder);
    let before = folder.files();
    let child = folder.kb(["seed", "large"]).start();
    let output = interrupt_when(child, || folder.path("kb.db-journal").exists());
    assert_eq!(output.status.code(), Some(130), "{output:?}");
    assert!(folder.files() == before);
}
