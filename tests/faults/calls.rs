//! Every system call that opens, writes, syncs, locks, renames, links or removes a file
//! fails once, in a run of its own. After that the base has the old rows or the new ones,
//! and the error says which. The same command then gives the new rows.
//!
//! `KB_FAULT_RUNS` sets how many calls of each kind fail per command, spread evenly and
//! with the last one among them: a large number lets every one fail.

use std::fs;

use super::crash::{Ends, check_rerun};
use super::moments::variable;
use super::scenarios::{Scenario, copying, ingesting, migrating, outcome, seeding, undisturbed};
use super::support::{Folder, Run, report, skipped};

/// The system calls that fail; those that the machine does not have are left out.
const CALLS: [&str; 21] = [
    "chmod",
    "copy_file_range",
    "fchmod",
    "fchmodat",
    "fcntl",
    "fdatasync",
    "flock",
    "fsync",
    "ftruncate",
    "link",
    "linkat",
    "mkdir",
    "open",
    "openat",
    "pwrite64",
    "rename",
    "renameat",
    "renameat2",
    "unlink",
    "unlinkat",
    "write",
];

/// How many calls of each kind fail by default.
const MOST: usize = 3;

/// The exit codes that README.md lists for an error, without those of phrases and limits.
const ERRORS: [i32; 2] = [1, 4];

/// The command of a scenario, in a process whose system calls fail.
struct Sweep<'s> {
    scenario: &'s Scenario,
    /// The options of strace that apply in every run.
    always: &'static str,
}

/// How many runs failed, and what they left.
#[derive(Debug, Default)]
struct Count {
    runs: usize,
    failed: usize,
    as_was: usize,
    as_should: usize,
    between: usize,
}

impl Sweep<'_> {
    fn traced(&self, folder: &Folder, options: &str) -> Run {
        let (mut command, always) = (self.scenario.command.join(" "), self.always);
        if self.scenario.name == "a folder of articles" {
            // Otherwise the articles after the failed one would be loaded.
            command.push_str(" --fail-fast");
        }
        folder.shell(&strace(&format!("{always} {options}"), &command))
    }

    /// Lets the calls fail, one in each run.
    fn run(&self, most: usize) {
        let scenario = self.scenario;
        let after = undisturbed(scenario).after;
        let ends = Ends {
            was: outcome(&scenario.before, scenario.target),
            should: outcome(&after, scenario.target),
        };
        let folder = Folder::copy_of(&scenario.before);
        self.traced(&folder, &format!("-e trace=?{}", CALLS.join(",?"))).exits(0);
        let calls = calls(&folder);
        let start = start();
        let mut count = Count::default();
        for call in CALLS {
            let of = |calls: &[String]| calls.iter().filter(|other| *other == call).count();
            let (first, number) = (of(&start), of(&calls).saturating_sub(of(&start)));
            let runs = number.min(most);
            for run in 1..=runs {
                self.fail(call, first + (run * number).div_ceil(runs), &after, &ends, &mut count);
            }
        }
        let Count { runs, failed, as_was, as_should, between } = count;
        let (name, always) = (scenario.name, self.always);
        report(&format!(
            "calls: {name} {always}: {runs} runs, {failed} failed; left {as_was} as it was, \
             {as_should} as it should be, {between} between"
        ));
    }

    /// Lets one call fail and checks what is left.
    fn fail(&self, call: &str, number: usize, after: &Folder, ends: &Ends, count: &mut Count) {
        let scenario = self.scenario;
        let folder = Folder::copy_of(&scenario.before);
        let fault = format!("-e trace={call},renameat2 -e inject={call}:error=EIO:when={number}");
        let run = self.traced(&folder, &fault);
        let which = format!("{} {}: {call} {number}: {run:?}", scenario.name, self.always);
        let trace = folder.text("trace.log");
        fs::remove_file(folder.path("trace.log")).unwrap();
        let now = outcome(&folder, scenario.target);
        count.runs += 1;
        count.as_was += usize::from(now == ends.was);
        count.as_should += usize::from(now == ends.should);
        if now != ends.was && now != ends.should {
            assert!(scenario.between.contains(&now), "neither the old state nor the new: {which}");
            count.between += 1;
        }
        // The answer itself could not be written.
        let is_answer =
            trace.lines().any(|line| line.contains("INJECTED") && line.contains("write(1,"));
        if run.code == Some(0) {
            assert!(now == ends.should, "success, but not the new state: {which}");
        } else {
            count.failed += 1;
            assert!(run.code.is_some_and(|code| ERRORS.contains(&code)), "exit code: {which}");
            assert!(run.stderr.contains("error: "), "no message: {which}");
            let was_written = run.stderr.contains("was written, but then the system failed");
            let is_written = now == ends.should && !is_answer;
            // In between, the message is about one of several articles.
            if now == ends.was || now == ends.should {
                assert_eq!(is_written, was_written, "the message is not true: {which}");
            }
        }
        check_rerun(scenario, &folder, now == ends.should, after, &ends.should, &which);
    }
}

fn strace(options: &str, command: &str) -> String {
    format!("strace -f -o trace.log {options} \"$KB\" {command}")
}

/// The names of the system calls in a trace.
fn calls(folder: &Folder) -> Vec<String> {
    let trace = folder.text("trace.log");
    let name = |line: &str| {
        let call = line.split_once(' ')?.1.trim_start();
        Some(call.split_once('(')?.0.to_owned())
    };
    trace.lines().filter_map(name).collect()
}

/// The system calls of the start of the process, before kb itself runs.
fn start() -> Vec<String> {
    let folder = Folder::empty();
    let options = format!("-e trace=?{}", CALLS.join(",?"));
    folder.shell(&strace(&options, "--version")).exits(0);
    calls(&folder).into_iter().filter(|call| call != "write").collect()
}

fn sweep(scenarios: &[Scenario]) {
    if Folder::empty().shell("strace -o trace.log true").code != Some(0) {
        skipped("strace cannot be run here");
        return;
    }
    let most = variable("KB_FAULT_RUNS").map_or(MOST, |runs| usize::try_from(runs).unwrap());
    for scenario in scenarios {
        Sweep { scenario, always: "" }.run(most);
        if scenario.command.contains(&"--force") {
            // The export that changes the folder in place.
            Sweep { scenario, always: "-e inject=renameat2:error=EINVAL" }.run(most);
        }
    }
}

#[test]
fn every_call_of_seed_fails_once() {
    sweep(&seeding());
}

#[test]
fn every_call_of_ingest_fails_once() {
    sweep(&ingesting());
}

#[test]
fn every_call_of_migrate_fails_once() {
    sweep(&migrating());
}

#[test]
fn every_call_of_backup_restore_and_export_fails_once() {
    sweep(&copying());
}
