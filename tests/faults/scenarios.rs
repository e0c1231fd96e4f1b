//! The writing commands, each with a prepared folder, and the duration of an undisturbed
//! run.

use std::path::Path;
use std::time::{Duration, Instant};

use super::facts::{article, dataset};
use super::moments::{Random, wait_until};
use super::past::of_schema;
use super::state::{State, state};
use super::support::{Folder, ended};

/// Events of a dataset: enough to interrupt the command.
const EVENTS: usize = 60;

/// A command to interrupt and the folder to run it in.
pub(crate) struct Scenario {
    pub(crate) name: &'static str,
    /// The folder before the command.
    pub(crate) before: Folder,
    pub(crate) command: &'static [&'static str],
    /// The base or folder that it writes.
    pub(crate) target: &'static str,
    /// Valid states between before and after.
    pub(crate) between: Vec<Outcome>,
    /// The share of runs in percent.
    pub(crate) share: u64,
}

/// What a command left at its target.
#[derive(Debug, PartialEq)]
pub(crate) enum Outcome {
    Base(Option<State>),
    Folder(Vec<(String, Vec<u8>)>),
}

pub(crate) fn outcome(folder: &Folder, target: &str) -> Outcome {
    if is_base(target) {
        return Outcome::Base(state(&folder.path(target)));
    }
    // kb ignores its own temporary files and removes them later.
    let within =
        |(name, _): &(String, Vec<u8>)| Path::new(name).starts_with(target) && !is_side_file(name);
    Outcome::Folder(folder.all_files().into_iter().filter(within).collect())
}

/// Whether a target is a base, or a folder.
pub(crate) fn is_base(target: &str) -> bool {
    Path::new(target).extension().is_some_and(|end| end == "db")
}

/// Whether a run has begun to write, judged by its temporary files and journals.
pub(crate) fn writes(folder: &Folder) -> bool {
    folder.names().iter().any(|name| is_side_file(name))
}

pub(crate) fn is_side_file(name: &str) -> bool {
    name.contains(".kb-") || name.ends_with("-journal") || name.ends_with("-wal")
}

/// An undisturbed run.
pub(crate) struct Undisturbed {
    /// Its duration.
    pub(crate) took: Duration,
    /// The duration of its writing part.
    pub(crate) wrote: Duration,
    /// The folder after it.
    pub(crate) after: Folder,
}

/// The fastest of three undisturbed runs.
pub(crate) fn undisturbed(scenario: &Scenario) -> Undisturbed {
    let runs = [(); 3].map(|()| timed(scenario));
    runs.into_iter().min_by_key(|run| run.took).unwrap()
}

fn timed(scenario: &Scenario) -> Undisturbed {
    let after = Folder::copy_of(&scenario.before);
    let start = Instant::now();
    let mut child = after.kb(scenario.command).start();
    let mut first = None;
    while child.try_wait().unwrap().is_none() {
        if first.is_none() && writes(&after) {
            first = Some(Instant::now());
        }
    }
    let (took, wrote) = (start.elapsed(), first.unwrap_or(start).elapsed());
    let run = ended(child);
    assert_eq!(run.code, Some(0), "{}: {run:?}", scenario.name);
    Undisturbed { took, wrote, after }
}

/// The expected durations, adapted after every run because the speed of the machine
/// varies.
pub(crate) struct Pace {
    took: Duration,
    wrote: Duration,
}

impl Pace {
    pub(crate) fn of(undisturbed: &Undisturbed) -> Self {
        Self { took: undisturbed.took, wrote: undisturbed.wrote }
    }

    /// Expects shorter runs if the last one had ended before it was stopped.
    pub(crate) fn learn(&mut self, ended: bool) {
        let change = if ended { 0.8 } else { 1.05 };
        self.took = self.took.mul_f64(change);
        self.wrote = self.wrote.mul_f64(change);
    }
}

/// Starts the command and waits for a random time: in half of the runs from the start, in
/// the others from the first sign of writing.
pub(crate) fn begun(
    scenario: &Scenario,
    folder: &Folder,
    run: u64,
    pace: &Pace,
    random: &mut Random,
) -> std::process::Child {
    let mut child = folder.kb(scenario.command).start();
    if run.is_multiple_of(2) {
        wait_until(Instant::now() + random.part(pace.took));
    } else {
        while !writes(folder) && child.try_wait().unwrap().is_none() {}
        wait_until(Instant::now() + random.part(pace.wrote));
    }
    child
}

/// Seeding, first and again.
pub(crate) fn seeding() -> Vec<Scenario> {
    let fresh = Folder::empty();
    dataset(&fresh, "crates", EVENTS, 0);
    let changed = seeded("crates");
    dataset(&changed, "crates", EVENTS, 20);
    vec![
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
    ]
}

/// Ingesting into a base and into a folder.
pub(crate) fn ingesting() -> Vec<Scenario> {
    let one = Folder::empty();
    one.kb(["seed"]).run().exits(0);
    one.write("article.md", article(1, 25));
    let many = Folder::copy_of(&one);
    let mut between = Vec::new();
    for number in 1..=3 {
        many.write(&format!("articles/{number}.md"), article(number, 10));
    }
    for last in 1..=3 {
        let some = Folder::copy_of(&many);
        for number in 1..=last {
            some.kb(["ingest", &format!("articles/{number}.md")]).run().exits(0);
        }
        between.push(outcome(&some, "kb.db"));
    }
    let draft = Folder::copy_of(&one);
    vec![
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
    ]
}

/// Migrating older bases.
pub(crate) fn migrating() -> Vec<Scenario> {
    let loaded = of_schema(4);
    dataset(&loaded, "crates", EVENTS, 0);
    let scenario = |name, before, command, share| Scenario {
        name,
        before,
        command,
        target: "kb.db",
        between: vec![],
        share,
    };
    vec![
        scenario("an older base (1)", of_schema(1), &["migrate"], 8),
        scenario("an older base (3)", of_schema(3), &["migrate"], 8),
        scenario("an older base (5)", of_schema(5), &["migrate"], 8),
        scenario("an older base (4) and a seed", loaded, &["seed", "crates"], 8),
    ]
}

/// Backing up, restoring and exporting.
pub(crate) fn copying() -> Vec<Scenario> {
    let backup = seeded("crates");
    let export = Folder::copy_of(&backup);
    let restore = Folder::copy_of(&backup);
    restore.kb(["backup", "old.db"]).run().exits(0);
    dataset(&restore, "crates", EVENTS, 20);
    restore.kb(["seed", "crates"]).run().exits(0);
    vec![
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
        Scenario {
            name: "an export over another one",
            before: exported(),
            command: &["export", "out", "--force"],
            target: "out",
            between: vec![],
            share: 12,
        },
    ]
}

/// A folder with an exported dataset, other files of the user, and a base with more facts.
fn exported() -> Folder {
    let folder = seeded("crates");
    folder.kb(["export", "out"]).run().exits(0);
    for name in ["notes.txt", "more.toml", "drafts/one.toml", "drafts/.old/two", "x.toml/three"] {
        folder.write(&format!("out/{name}"), name);
    }
    dataset(&folder, "crates", EVENTS, 20);
    folder.kb(["seed", "crates"]).run().exits(0);
    folder
}

/// A folder with a dataset and a base of it.
fn seeded(slug: &str) -> Folder {
    let folder = Folder::empty();
    dataset(&folder, slug, EVENTS, 0);
    folder.kb(["seed", slug]).run().exits(0);
    folder
}
