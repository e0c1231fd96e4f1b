//! A system call that fails around the commit: the error says whether the base was
//! written.

use std::fs;

use super::moments::variable;
use super::scenarios::{Scenario, copying, is_base, migrating, outcome, seeding, undisturbed};
use super::support::{Folder, Run, skipped};

/// The system calls that run around a commit: they lock, sync and delete the journal.
const CALLS: [&str; 4] = ["fcntl", "fsync", "fdatasync", "unlink"];

/// How many of the last calls of each kind fail, one at a time: the commit is among them.
/// `KB_CRASH_RUNS` sets another number.
const LAST: usize = 10;

/// Runs a command under strace with these options.
fn traced(scenario: &Scenario, folder: &Folder, options: &str) -> Run {
    let command = scenario.command.join(" ");
    folder.shell(&format!("strace -f -o trace.log {options} \"$KB\" {command}"))
}

/// How often an undisturbed run makes a system call.
fn count(scenario: &Scenario, call: &str) -> usize {
    let folder = Folder::copy_of(&scenario.before);
    traced(scenario, &folder, &format!("-e trace={call}")).exits(0);
    let trace = fs::read_to_string(folder.path("trace.log")).unwrap();
    trace.lines().filter(|line| line.contains(&format!(" {call}("))).count()
}

#[test]
fn an_error_says_that_the_base_was_written_exactly_if_it_was() {
    if Folder::empty().shell("strace -o trace.log true").code != Some(0) {
        skipped("strace cannot be run here");
        return;
    }
    let most = variable("KB_CRASH_RUNS").map_or(LAST, |runs| usize::try_from(runs).unwrap());
    let older = migrating().into_iter().take(1);
    let all = seeding().into_iter().chain(older).chain(copying());
    for scenario in all.filter(|scenario| is_base(scenario.target)) {
        let before = outcome(&scenario.before, scenario.target);
        let after = outcome(&undisturbed(&scenario).after, scenario.target);
        for call in CALLS {
            let count = count(&scenario, call);
            for number in count.saturating_sub(most)..count {
                let number = number + 1;
                let folder = Folder::copy_of(&scenario.before);
                let fault = format!("-e trace={call} -e inject={call}:error=EIO:when={number}");
                let run = traced(&scenario, &folder, &fault);
                let name = format!("{}: {call} {number}: {run:?}", scenario.name);
                let now = outcome(&folder, scenario.target);
                assert!(now == before || now == after, "{name}");
                let was_written = run.stderr.contains("was written, but then the system failed");
                assert_eq!(run.code != Some(0) && now == after, was_written, "{name}");
            }
        }
    }
}
