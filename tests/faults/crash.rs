//! The crash harness: kb is killed (SIGKILL) at random moments of everything it
//! writes. After that the base is what it was or what it should be, row by row, and
//! the same command, run again, brings it where it should be and clears away what
//! the killed one left.
//!
//! Half of the moments lie anywhere in the time an undisturbed run takes, the other
//! half after the first sign of writing. `KB_CRASH_RUNS` (how many in all) and
//! `KB_SEED` make a longer run, or other moments.

use std::path::Path;
use std::process::Child;
use std::time::{Duration, Instant};

use super::facts::{article, dataset};
use super::state::{State, state};
use super::support::{Place, Random, ended, tell, variable, wait_until};

/// A command to be killed, and where.
struct Scenario {
    name: &'static str,
    /// The folder as it is before.
    before: Place,
    command: &'static [&'static str],
    /// The base or folder that it writes.
    target: &'static str,
    /// Whole states that may lie between before and after.
    between: Vec<Outcome>,
    /// How many of a hundred runs.
    share: u64,
}

/// What a command left at its target.
#[derive(Debug, PartialEq)]
enum Outcome {
    Base(Option<State>),
    Folder(Vec<(String, Vec<u8>)>),
}

fn outcome(place: &Place, target: &str) -> Outcome {
    if Path::new(target).extension().is_some_and(|end| end == "db") {
        return Outcome::Base(state(&place.path(target)));
    }
    let within = |(name, _): &(String, Vec<u8>)| Path::new(name).starts_with(target);
    Outcome::Folder(place.files().into_iter().filter(within).collect())
}

/// When runs were killed.
#[derive(Debug, Default)]
struct Moments {
    before: u32,
    writing: u32,
    ended: u32,
    /// Of all: those that left what was there, what should be, and a whole state between.
    left: [u32; 3],
}

/// Side files of writing: by them a run is known to have begun.
fn writes(place: &Place) -> bool {
    place.names().iter().any(|name| is_side_file(name))
}

fn is_side_file(name: &str) -> bool {
    name.contains(".kb-") || name.ends_with("-journal") || name.ends_with("-wal")
}

/// Kills the command so many times, and looks at what is left each time.
fn kill(scenario: &Scenario, runs: u64, seed: u64) {
    let Scenario { name, before, command, target, between, .. } = scenario;
    let (took, wrote, done) = undisturbed(scenario);
    let (was, should) = (outcome(before, target), outcome(&done, target));
    assert!(was != should, "{name} changes nothing");
    let (mut random, mut moments) = (Random(seed), Moments::default());
    for run in 0..runs {
        let place = Place::like(before);
        let mut child = place.kb(*command).spawn().unwrap();
        if run.is_multiple_of(2) {
            wait_until(Instant::now() + random.part(took * 11 / 10));
        } else {
            while !writes(&place) && child.try_wait().unwrap().is_none() {}
            wait_until(Instant::now() + random.part(wrote * 11 / 10));
        }
        match end(child, &place) {
            None => moments.ended += 1,
            Some(true) => moments.writing += 1,
            Some(false) => moments.before += 1,
        }
        let which = format!("{name}, run {run} of seed {seed}");
        let left = outcome(&place, target);
        let kinds = [left == was, left == should, between.contains(&left)];
        let kind = kinds.iter().position(|is| *is);
        moments.left[kind.unwrap_or_else(|| panic!("{which}: neither as it was nor as it should be"))] += 1;
        again(scenario, &place, &should, &done, &which);
    }
    let Moments { before, writing, ended, left: [as_was, as_should, between] } = moments;
    tell(&format!(
        "crash: {name}: seed {seed}, {runs} runs of {took:.0?} ({wrote:.0?} writing): killed \
         {before} before writing, {writing} while writing, {ended} after the end; \
         left {as_was} as it was, {as_should} as it should be, {between} between"
    ));
}

/// How long an undisturbed run takes and writes, and the folder after it.
fn undisturbed(scenario: &Scenario) -> (Duration, Duration, Place) {
    let place = Place::like(&scenario.before);
    let start = Instant::now();
    let mut child = place.kb(scenario.command).spawn().unwrap();
    let mut wrote = None;
    while child.try_wait().unwrap().is_none() {
        if wrote.is_none() && writes(&place) {
            wrote = Some(Instant::now());
        }
    }
    let took = start.elapsed();
    let ran = ended(child);
    assert_eq!(ran.code, Some(0), "{}: {ran:?}", scenario.name);
    (took, wrote.map_or(took, |wrote| wrote.elapsed()), place)
}

/// Kills a run: whether it was writing, or nothing if it had ended.
fn end(mut child: Child, place: &Place) -> Option<bool> {
    if child.try_wait().unwrap().is_some() {
        return None;
    }
    child.kill().unwrap();
    let killed = ended(child).code.is_none();
    killed.then(|| writes(place))
}

/// Nothing is wrong with what was left, and the same command, run again, ends well
/// and leaves what an undisturbed run leaves, and no file besides but copies.
fn again(scenario: &Scenario, place: &Place, should: &Outcome, done: &Place, which: &str) {
    let Scenario { command, target, name, .. } = scenario;
    if target.ends_with(".db") && place.path(target).exists() && !name.contains("older") {
        let ran = place.run(&["check", "--quiet", "--db", target]);
        assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""), "{which}: {ran:?}");
    }
    // What is there already is left alone where that was not asked for otherwise.
    if outcome(place, target) == *should && ["backup", "export", "draft"].contains(name) {
        return;
    }
    let ran = place.run(command);
    assert_eq!(ran.code, Some(0), "{which}: {ran:?}");
    assert!(outcome(place, target) == *should, "{which}: the next run does not set it right");
    let wanted = done.names();
    let more: Vec<_> = place.names().into_iter().filter(|name| !wanted.contains(name)).collect();
    assert!(more.iter().all(|name| name.contains(".bak")), "{which}: {more:?} is left");
}

/// Kills what the scenarios say, each its share.
fn run(number: u64, scenarios: &[Scenario]) {
    let runs = variable("KB_CRASH_RUNS").unwrap_or(200);
    for (index, scenario) in (0..).zip(scenarios) {
        let seed = variable("KB_SEED").unwrap_or(0) << 16 | number << 8 | index;
        kill(scenario, (runs * scenario.share).div_ceil(100), seed);
    }
}

/// A folder with two versions of a dataset, and the first in the base.
fn seeded(slug: &str) -> Place {
    let place = Place::empty();
    dataset(&place, slug, 150, 0);
    place.succeeds(&["seed", slug]);
    place
}

#[test]
fn seeding() {
    let fresh = Place::empty();
    dataset(&fresh, "crates", 150, 0);
    let changed = seeded("crates");
    dataset(&changed, "crates", 150, 20);
    run(
        1,
        &[
            Scenario {
                name: "a first seed",
                before: fresh,
                command: &["seed", "crates"],
                target: "kb.db",
                between: vec![],
                share: 15,
            },
            Scenario {
                name: "a seed of a changed dataset",
                before: changed,
                command: &["seed", "crates"],
                target: "kb.db",
                between: vec![],
                share: 20,
            },
        ],
    );
}

#[test]
fn ingesting() {
    let one = Place::empty();
    one.succeeds(&["seed"]);
    one.write("article.md", article(1, 60));
    let many = Place::like(&one);
    let mut between = Vec::new();
    for number in 1..=3 {
        many.write(&format!("articles/{number}.md"), article(number, 25));
    }
    for last in 1..=3 {
        let some = Place::like(&many);
        for number in 1..=last {
            some.succeeds(&["ingest", &format!("articles/{number}.md")]);
        }
        between.push(outcome(&some, "kb.db"));
    }
    let draft = Place::like(&one);
    run(
        2,
        &[
            Scenario {
                name: "an article",
                before: one,
                command: &["ingest", "article.md"],
                target: "kb.db",
                between: vec![],
                share: 15,
            },
            Scenario {
                name: "a folder of articles",
                before: many,
                command: &["ingest", "articles"],
                target: "kb.db",
                between,
                share: 10,
            },
            Scenario {
                name: "draft",
                before: draft,
                command: &["ingest", "article.md", "--to", "draft"],
                target: "draft",
                between: vec![],
                share: 5,
            },
        ],
    );
}

#[test]
fn copying() {
    let backup = seeded("crates");
    let export = Place::like(&backup);
    let restore = Place::like(&backup);
    restore.succeeds(&["backup", "old.db"]);
    dataset(&restore, "crates", 150, 20);
    restore.succeeds(&["seed", "crates"]);
    run(
        3,
        &[
            Scenario {
                name: "backup",
                before: backup,
                command: &["backup", "copy.db"],
                target: "copy.db",
                between: vec![],
                share: 8,
            },
            Scenario {
                name: "a restore",
                before: restore,
                command: &["restore", "old.db"],
                target: "kb.db",
                between: vec![],
                share: 8,
            },
            Scenario {
                name: "export",
                before: export,
                command: &["export", "out"],
                target: "out",
                between: vec![],
                share: 5,
            },
        ],
    );
}
