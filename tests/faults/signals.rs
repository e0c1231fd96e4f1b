//! Ctrl-C (SIGINT) and SIGTERM at random moments of each writing command. Either kb
//! reports the interruption, exits with 130, and leaves the folder unchanged, or it has
//! finished its work. `KB_SIGNAL_RUNS` sets the number of runs, `KB_SEED` the moments.

use std::process::Child;
use std::time::{Duration, Instant};

use nix::sys::signal::Signal;

use super::moments::{Random, send, variable, wait_until};
use super::scenarios::{
    Pace, Scenario, begun, copying, ingesting, is_side_file, migrating, outcome, seeding,
    undisturbed,
};
use super::support::{Folder, Run, ended, report};

/// The signals that interrupt kb.
const SIGNALS: [Signal; 2] = [Signal::SIGINT, Signal::SIGTERM];

/// Interrupts the command `runs` times and checks the folder each time.
fn stop(scenario: &Scenario, runs: u64, seed: u64) {
    let Scenario { name, before, target, between, .. } = scenario;
    let undisturbed = undisturbed(scenario);
    let (was, should) = (before.all_files(), outcome(&undisturbed.after, target));
    let (mut random, mut stopped_runs, mut too_early, mut done) = (Random(seed), 0, 0, 0);
    let mut pace = Pace::of(&undisturbed);
    for turn in 0..runs {
        let folder = Folder::copy_of(before);
        let child = begun(scenario, &folder, turn, &pace, &mut random);
        let signal = SIGNALS[usize::try_from(random.next() % 2).unwrap()];
        let run = stopped(child, signal);
        let which = format!("{name}, run {turn} of seed {seed}, {signal}: {run:?}");
        pace.learn(run.code == Some(0));
        let names = folder.names();
        assert!(!names.iter().any(|name| is_side_file(name)), "{which}: {names:?}");
        match run.code {
            Some(0) => {
                done += 1;
                assert!(outcome(&folder, target) == should, "{which}");
            }
            // The signal arrived before the process executed kb.
            None => {
                too_early += 1;
                assert!(run.stdout.is_empty() && run.stderr.is_empty(), "{which}");
                assert!(folder.all_files() == was, "{which}");
            }
            _ => {
                stopped_runs += 1;
                run.fails_with(130, "interrupted; ");
                assert!(run.stdout.is_empty(), "{which}");
                let as_was = folder.all_files() == was;
                assert!(as_was || between.contains(&outcome(&folder, target)), "{which}");
                let is_unchanged = run.stderr.contains("interrupted; the base is as it was");
                assert_eq!(is_unchanged, as_was, "{which}");
            }
        }
    }
    report(&format!(
        "signals: {name}: seed {seed}, {runs} runs: {stopped_runs} stopped, {done} done, \
         {too_early} ended before kb began"
    ));
}

fn stopped(mut child: Child, signal: Signal) -> Run {
    if child.try_wait().unwrap().is_none() {
        send(signal, child.id());
    }
    ended(child)
}

/// Interrupts the command of each scenario, in proportion to its share.
fn run(number: u64, scenarios: &[Scenario]) {
    let runs = variable("KB_SIGNAL_RUNS").unwrap_or(60);
    for (index, scenario) in (0..).zip(scenarios) {
        let seed = variable("KB_SEED").unwrap_or(0) << 16 | number << 8 | index;
        stop(scenario, (runs * scenario.share).div_ceil(100), seed);
    }
}

#[test]
fn stopped_while_seeding() {
    run(1, &seeding());
}

#[test]
fn stopped_while_ingesting() {
    run(2, &ingesting());
}

#[test]
fn stopped_while_copying() {
    run(3, &copying());
}

#[test]
fn stopped_while_migrating() {
    run(4, &migrating());
}

#[test]
fn a_signal_stops_a_long_query() {
    let folder = Folder::empty();
    folder.kb(["seed"]).run().exits(0);
    let before = folder.all_files();
    let endless = "WITH RECURSIVE n (x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n)
                   SELECT max(x) FROM n";
    let mut random = Random(variable("KB_SEED").unwrap_or(0));
    for signal in SIGNALS.repeat(3) {
        let child = folder.kb(["sql", endless, "--timeout", "100"]).start();
        // Long enough for the query to begin.
        wait_until(Instant::now() + Duration::from_millis(300));
        wait_until(Instant::now() + random.part(Duration::from_millis(200)));
        stopped(child, signal).fails_with(130, "interrupted");
        assert!(folder.all_files() == before);
    }
}
