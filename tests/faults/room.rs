//! No space: a limit on the size of files, a full disk, an answer that cannot be written.
//! The message messages what is wrong, the base is unchanged, and no file is left.

use std::fs::{self, File};
use std::io::Write;
use std::path::Path;
use std::process::Command;

use super::scenarios::{
    Outcome, Scenario, copying, ingesting, is_base, migrating, outcome, seeding, undisturbed,
};
use super::support::{Folder, Run, skipped};

/// The scenarios without intermediate states: done completely or not at all.
fn all_scenarios() -> impl Iterator<Item = Scenario> {
    let all = seeding().into_iter().chain(ingesting()).chain(copying()).chain(migrating());
    all.filter(|scenario| scenario.between.is_empty())
}

/// Checks that the run succeeded, or failed with a clear message and changed nothing.
/// Returns whether it succeeded.
#[track_caller]
fn all_or_nothing(scenario: &Scenario, folder: &Folder, run: &Run, after: &Outcome) -> bool {
    let Scenario { name, before, target, .. } = scenario;
    if run.code == Some(0) {
        assert!(outcome(folder, target) == *after, "{name}: {run:?}");
        return true;
    }
    let code = if is_base(target) { 4 } else { 1 };
    run.fails_with(code, "");
    let messages = ["no space is left", "cannot be read or written: disk", "cannot be written: "];
    assert!(messages.iter().any(|words| run.stderr.contains(words)), "{name}: {run:?}");
    assert!(!run.stderr.contains("panicked"), "{name}: {run:?}");
    let (mut left, mut expected) = (folder.all_files(), before.all_files());
    if left != expected {
        // Without room to roll back, the next process that opens the base does it. SQLite
        // does not restore the content of unused pages.
        assert_eq!(outcome(folder, target), outcome(before, target), "{name}: {run:?}");
        left = folder.all_files();
        assert!(left.remove(*target).is_some() == expected.remove(*target).is_some(), "{name}");
        assert!(left == expected, "{name}: {:?}: {run:?}", folder.names());
    }
    false
}

#[test]
fn a_file_size_limit_leaves_the_old_or_the_new_base() {
    for scenario in all_scenarios() {
        let after = outcome(&undisturbed(&scenario).after, scenario.target);
        let mut failed = 0;
        // In blocks of 512 bytes.
        for (turn, blocks) in [0, 8, 100, 400, 700, 10_000_000].into_iter().enumerate() {
            let folder = Folder::copy_of(&scenario.before);
            // With the default action of SIGXFSZ, and with the signal ignored.
            let trap = if turn % 2 == 0 { "" } else { "trap '' XFSZ; " };
            let command = scenario.command.join(" ");
            let run = folder.shell(&format!("{trap}ulimit -f {blocks}; exec \"$KB\" {command}"));
            failed += usize::from(!all_or_nothing(&scenario, &folder, &run, &after));
        }
        assert!((1..6).contains(&failed), "{}: {failed} of 6 failed", scenario.name);
    }
}

/// A small temporary disk, unmounted at the end of the test.
struct Disk(tempfile::TempDir);

impl Disk {
    /// Only root can mount one, and not on every system.
    fn new() -> Option<Self> {
        let folder = tempfile::tempdir().unwrap();
        let mut mount = Command::new("mount");
        mount.args(["-t", "tmpfs", "-o", "size=6m", "tmpfs"]).arg(folder.path());
        let output = mount.output();
        if output.is_ok_and(|output| output.status.success()) {
            return Some(Self(folder));
        }
        skipped("no small disk can be mounted here");
        None
    }

    /// Fills the disk up to a number of free bytes.
    fn leave_free(&self, room: u64) {
        let path = self.0.path().join("ballast");
        let mut ballast = File::create(&path).unwrap();
        while ballast.write_all(&[1; 4096]).is_ok() {}
        let size = fs::metadata(&path).unwrap().len();
        ballast.set_len(size.saturating_sub(room)).unwrap();
    }

    fn empty(&self) {
        let _ = fs::remove_file(self.0.path().join("ballast"));
    }
}

impl Drop for Disk {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg(self.0.path()).status();
    }
}

#[test]
fn a_full_disk_leaves_the_old_or_the_new_base() {
    let Some(disk) = Disk::new() else { return };
    for scenario in all_scenarios() {
        let after = outcome(&undisturbed(&scenario).after, scenario.target);
        let (mut failed, mut reported) = (0, 0);
        for room in [0, 8 << 10, 48 << 10, 128 << 10, 320 << 10, 3 << 20] {
            disk.empty();
            let folder = Folder::copy_in(disk.0.path(), &scenario.before);
            disk.leave_free(room);
            let run = folder.kb(scenario.command).run();
            failed += usize::from(!all_or_nothing(&scenario, &folder, &run, &after));
            reported += usize::from(
                run.stderr.contains("no space is left") || run.stderr.contains("No space"),
            );
        }
        assert!((1..6).contains(&failed), "{}: {failed} of 6 failed", scenario.name);
        assert_eq!(reported, failed, "{}", scenario.name);
    }
}

#[test]
fn an_answer_that_cannot_be_written_is_reported() {
    if !Path::new("/dev/full").exists() {
        skipped("there is no /dev/full here");
        return;
    }
    let folder = Folder::empty();
    folder.kb(["seed"]).run().exits(0);
    let before = folder.all_files();
    for command in ["query systems", "sql 'select * from timeline' --csv", "show dojo", "migrate"] {
        let run = folder.shell(&format!("\"$KB\" {command} > /dev/full"));
        run.fails_with(1, "the answer cannot be written: No space left on device");
        assert!(folder.all_files() == before, "{command}");
    }
    // A message that cannot be written does not affect the answer.
    let run = folder.shell("\"$KB\" query systems mentioned in 2024 2> /dev/full");
    assert!(run.code == Some(0) && run.stdout.contains("Dojo"), "{run:?}");
    for (command, words) in [
        ("backup /dev/full", "/dev/full is a device, not a regular file"),
        ("query systems --db /dev/full", "/dev/full is a device, not a regular file"),
        ("timeline --svg /dev/full", "/dev/full is a device, not a regular file"),
        ("export /dev/full", "/dev/full is not a folder"),
    ] {
        let run = folder.shell(&format!("\"$KB\" {command}"));
        assert!(run.stderr.contains(words) && run.code != Some(0), "{run:?}");
        assert!(folder.all_files() == before, "{command}");
    }
}

#[test]
fn a_closed_pipe_is_not_an_error() {
    let folder = Folder::empty();
    let lines = "with recursive n (x) as (select 1 union all select x + 1 from n limit 100000)
                 select x from n";
    for (command, code) in [
        ("seed", 0),
        ("query systems", 0),
        (&*format!("sql '{lines}' -n -1 --csv"), 0),
        ("sql 'select nothing'", 1),
        ("check", 0),
        ("backup copy.db --force", 0),
        ("export out --force", 0),
    ] {
        let run = folder.shell(&format!("{{ \"$KB\" {command}; echo \"ended $?\" >&2; }} | true"));
        assert!(run.stderr.contains(&format!("ended {code}\n")), "{command}: {run:?}");
        assert!(!run.stderr.contains("panicked"), "{command}: {run:?}");
        let run = folder.shell(&format!("\"$KB\" {command} >&- 2>&-"));
        assert_eq!(run.code, Some(code), "{command} without any output: {run:?}");
    }
    let names = folder.names();
    assert!(!names.iter().any(|name| name.contains(".kb-")), "{names:?}");
    folder.kb(["check", "--quiet"]).run().exits(0);
}
