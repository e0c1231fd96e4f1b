//! kb is killed (SIGKILL) at random moments of each writing command. After that the base
//! has the old rows or the new ones. Running the same command again gives the new rows
//! and removes the temporary files of the killed run.
//!
//! Half of the moments are anywhere in the duration of an undisturbed run, the other half
//! after the first sign of writing. `KB_CRASH_RUNS` sets the total number of runs,
//! `KB_SEED` the moments.

use super::moments::{Random, variable};
use super::scenarios::{
    Outcome, Pace, Scenario, Undisturbed, begun, copying, ingesting, is_base, migrating, outcome,
    seeding, undisturbed, writes,
};
use super::support::{Folder, ended, report};

/// How many runs were killed when, and what they left.
#[derive(Debug, Default)]
struct Count {
    before: u32,
    writing: u32,
    ended: u32,
    as_was: u32,
    as_should: u32,
    between: u32,
}

/// The states before and after the command.
pub(super) struct Ends {
    pub(super) was: Outcome,
    pub(super) should: Outcome,
}

/// Kills the command `runs` times and checks the folder each time.
fn kill(scenario: &Scenario, runs: u64, seed: u64) {
    let Scenario { name, before, target, .. } = scenario;
    let undisturbed = undisturbed(scenario);
    let ends = Ends { was: outcome(before, target), should: outcome(&undisturbed.after, target) };
    assert!(ends.was != ends.should, "{name} changes nothing");
    let (mut random, mut count) = (Random(seed), Count::default());
    let mut pace = Pace::of(&undisturbed);
    for run in 0..runs {
        let folder = Folder::copy_of(before);
        let mut child = begun(scenario, &folder, run, &pace, &mut random);
        // This does nothing if the process has ended already.
        child.kill().unwrap();
        let (killed, writing) = (ended(child).code.is_none(), writes(&folder));
        pace.learn(!killed);
        let which = format!("{name}, run {run} of seed {seed}");
        let done = check_state(scenario, &folder, &ends, &mut count, &which);
        match (killed, writing) {
            (true, true) => count.writing += 1,
            (true, false) if !done => count.before += 1,
            _ => count.ended += 1,
        }
        check_rerun(scenario, &folder, done, &undisturbed.after, &ends.should, &which);
    }
    let Undisturbed { took, wrote, .. } = undisturbed;
    let Count { before, writing, ended, as_was, as_should, between } = count;
    report(&format!(
        "crash: {name}: seed {seed}, {runs} runs of {took:.0?} ({wrote:.0?} writing): killed \
         {before} before writing, {writing} while writing, {ended} after it; \
         left {as_was} as it was, {as_should} as it should be, {between} between"
    ));
}

/// Checks that a killed run left a whole state. Returns whether that is the new one.
fn check_state(
    scenario: &Scenario,
    folder: &Folder,
    ends: &Ends,
    count: &mut Count,
    which: &str,
) -> bool {
    let left = outcome(folder, scenario.target);
    if left == ends.was {
        count.as_was += 1;
    } else if left == ends.should {
        count.as_should += 1;
    } else {
        assert!(scenario.between.contains(&left), "{which}: neither the old state nor the new one");
        count.between += 1;
    }
    left == ends.should
}

/// Checks that the base is sound, and that running the command again succeeds, gives the
/// result of an undisturbed run, and leaves no other file.
pub(super) fn check_rerun(
    scenario: &Scenario,
    folder: &Folder,
    done: bool,
    after: &Folder,
    should: &Outcome,
    which: &str,
) {
    let Scenario { command, target, name, .. } = scenario;
    let current = done || !name.contains("older");
    if current && is_base(target) && folder.path(target).exists() {
        let run = folder.kb(["check", "--quiet", "--db", target]).run();
        assert_eq!((run.code, run.stderr.as_str()), (Some(0), ""), "{which}: {run:?}");
    }
    // These commands overwrite only with `--force`.
    if done && ["backup", "export", "draft"].contains(name) {
        return;
    }
    let run = folder.kb(*command).run();
    assert_eq!(run.code, Some(0), "{which}: {run:?}");
    assert!(
        outcome(folder, target) == *should,
        "{which}: the next run does not give the new state"
    );
    let expected = after.names();
    let more: Vec<_> = folder.names().into_iter().filter(|name| !expected.contains(name)).collect();
    assert!(more.is_empty(), "{which}: {more:?} is left");
}

/// Kills the command of each scenario, in proportion to its share.
fn run(number: u64, scenarios: &[Scenario]) {
    let runs = variable("KB_CRASH_RUNS").unwrap_or(200);
    for (index, scenario) in (0..).zip(scenarios) {
        let seed = variable("KB_SEED").unwrap_or(0) << 16 | number << 8 | index;
        kill(scenario, (runs * scenario.share).div_ceil(100), seed);
    }
}

#[test]
fn killed_while_seeding() {
    run(1, &seeding());
}

#[test]
fn killed_while_ingesting() {
    run(2, &ingesting());
}

#[test]
fn killed_while_copying() {
    run(3, &copying());
}

#[test]
fn killed_while_migrating() {
    run(4, &migrating());
}
