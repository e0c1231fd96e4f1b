//! Eight concurrent writers and eight readers of one base: none fails because the base is
//! locked, none sees a partial load, and all facts are stored in the end.

use std::collections::BTreeSet;
use std::process::Child;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;

use serde_json::Value as Json;

use super::facts::{article, dataset};
use super::past::of_schema;
use super::state::{is_whole, rows};
use super::support::{Folder, Run, ended};

/// Events of a dataset.
const EVENTS: usize = 40;

/// The datasets to seed. Two processes seed the first one concurrently.
const DATASETS: [&str; 4] = ["crates", "crates", "barrels", "sacks"];

/// How long to wait for a lock: the machine may be slow.
const WAIT: [&str; 2] = ["--wait", "100"];

/// For each dataset: its title, the number of its events and figures, the version of its
/// events, and the count in the summaries.
const WHOLE: &str = "
    SELECT d.slug, d.title_en AS title, count(*) AS events,
        (SELECT count(*) FROM figures AS f WHERE f.dataset_id = d.id) AS figures,
        count(DISTINCT e.summary_en) AS versions, min(e.summary_en) AS version,
        (SELECT sum(c.mentions) FROM mention_counts AS c JOIN entities AS n ON n.id = c.entity_id
         WHERE n.dataset_id = d.id AND c.starts_on = '0000-01-01') AS counted
    FROM datasets AS d JOIN events AS e ON e.dataset_id = d.id
    WHERE d.slug IN ('crates', 'barrels', 'sacks') GROUP BY d.id ORDER BY 1";

/// Starts kb without waiting for it.
fn start(folder: &Folder, command: &[&str]) -> Child {
    folder.kb(WAIT.iter().chain(command)).start()
}

/// Checks that all processes succeed.
#[track_caller]
fn all_succeed(children: Vec<Child>) -> Vec<Run> {
    let run: Vec<_> = children.into_iter().map(ended).collect();
    for run in &run {
        assert_eq!(run.code, Some(0), "{run:?}");
    }
    run
}

/// Starts the four seeds and four ingests of a round.
fn write(folder: &Folder, round: usize) -> Vec<Child> {
    for slug in DATASETS {
        dataset(folder, slug, EVENTS, round);
    }
    let seeds = DATASETS.map(|slug| start(folder, &["seed", slug]));
    let articles = [0, 1, 2, 3].map(|number| {
        let name = format!("{round}-{number}.md");
        folder.write(&name, article(10 * round + number, 5));
        start(folder, &["ingest", &name])
    });
    seeds.into_iter().chain(articles).collect()
}

/// Checks that an answer shows no partial load.
fn read(folder: &Folder, reader: usize, turn: usize) {
    match reader % 4 {
        0 | 1 => {
            let run = folder.kb([WAIT[0], WAIT[1], "sql", WHOLE, "--json"]).run().exits(0);
            let datasets: Json = serde_json::from_str(&run.stdout).unwrap();
            datasets.as_array().unwrap().iter().for_each(is_one_version);
        }
        2 => {
            let run = folder.kb([WAIT[0], WAIT[1], "show", "crates-s5", "--json"]).run().exits(0);
            let shown: Json = serde_json::from_str(&run.stdout).unwrap();
            let count = |section: &str| shown[section].as_array().map_or(0, Vec::len);
            assert_eq!(count("events"), EVENTS / 10, "{shown:#}");
            assert_eq!(count("figures"), EVENTS / 10, "{shown:#}");
        }
        _ => {
            let out = format!("out-{reader}-{turn}");
            let export = ["export", &out, "--dataset", "crates"];
            folder.kb([&WAIT[..], &export].concat()).run().exits(0);
            let events = std::fs::read_to_string(folder.path(&out).join("events.toml")).unwrap();
            let versions: BTreeSet<_> =
                events.lines().filter(|line| line.starts_with("summary")).collect();
            assert_eq!(events.matches("[[event]]").count(), EVENTS, "{out}");
            assert_eq!(versions.len(), 1, "{out}: {versions:?}");
        }
    }
}

/// Checks that all rows of a dataset have the same version.
fn is_one_version(dataset: &Json) {
    let version = dataset["title"].as_str().unwrap().rsplit(' ').next().unwrap();
    assert_eq!(dataset["version"], format!("It is told {version} times."), "{dataset}");
    assert_eq!(dataset["versions"], 1, "{dataset}");
    for count in ["events", "figures", "counted"] {
        assert_eq!(dataset[count], EVENTS, "{count}: {dataset}");
    }
}

#[test]
fn eight_writers_and_eight_readers_never_see_a_partial_load() {
    let folder = Folder::empty();
    folder.kb(["seed"]).run().exits(0);
    dataset(&folder, "crates", EVENTS, 0);
    folder.kb(["seed", "crates"]).run().exits(0);
    for round in 1..=3 {
        let writing = AtomicBool::new(true);
        thread::scope(|scope| {
            for reader in 0..8 {
                let (folder, writing) = (&folder, &writing);
                scope.spawn(move || {
                    let mut turn = 100 * round;
                    while writing.load(Ordering::Relaxed) {
                        read(folder, reader, turn);
                        turn += 1;
                    }
                });
            }
            let written = std::panic::catch_unwind(|| all_succeed(write(&folder, round)));
            writing.store(false, Ordering::Relaxed);
            written.unwrap();
        });
        let run = folder.kb(["sql", WHOLE, "--json"]).run().exits(0);
        let datasets: Json = serde_json::from_str(&run.stdout).unwrap();
        assert_eq!(datasets.as_array().unwrap().len(), 3);
        datasets.as_array().unwrap().iter().for_each(is_one_version);
        assert_eq!(documents(&folder), i64::try_from(4 * round).unwrap());
    }
    is_sound(&folder);
}

fn documents(folder: &Folder) -> i64 {
    folder.number("SELECT count(*) FROM documents")
}

/// Checks that the base is sound and that no temporary file is left.
#[track_caller]
fn is_sound(folder: &Folder) {
    is_whole(&folder.open("kb.db"));
    let run = folder.kb(["check", "--quiet"]).run();
    assert_eq!((run.code, run.stderr.as_str()), (Some(0), ""), "{run:?}");
    let names = folder.names();
    assert!(
        !names.iter().any(|name| name.contains(".kb-") || name.contains("kb.db-")),
        "{names:?}"
    );
}

/// Eight concurrent seeds of four datasets.
fn seed_at_once(folder: &Folder) {
    let all = ["crates", "barrels", "sacks", "boxes"];
    for slug in all {
        dataset(folder, slug, EVENTS, 1);
    }
    let seeds = all.iter().chain(&all).map(|slug| start(folder, &["seed", slug]));
    all_succeed(seeds.collect());
    let base = folder.open("kb.db");
    let loaded = format!(
        "SELECT d.slug FROM datasets AS d JOIN events AS e ON e.dataset_id = d.id
         WHERE d.slug IN ('crates', 'barrels', 'sacks', 'boxes')
         GROUP BY d.id HAVING count(*) = {EVENTS}"
    );
    assert_eq!(rows(&base, &loaded).len(), 4);
    drop(base);
    is_sound(folder);
}

#[test]
fn eight_concurrent_seeds_create_one_base() {
    let folder = Folder::empty();
    seed_at_once(&folder);
    assert_eq!(folder.names().iter().filter(|name| name.contains("kb.db")).count(), 1);
}

#[test]
fn eight_concurrent_seeds_fill_an_empty_file() {
    let folder = Folder::empty();
    folder.write("kb.db", "");
    seed_at_once(&folder);
}

#[test]
fn of_eight_concurrent_openers_exactly_one_migrates() {
    for version in [1, 3, 5] {
        let folder = of_schema(version);
        seed_at_once(&folder);
        let copies = folder.names().into_iter().filter(|name| name.contains(".bak"));
        assert_eq!(copies.collect::<Vec<_>>(), [format!("kb.db.v{version}.bak")]);
        let migrate = (0..8).map(|_| start(&folder, &["migrate"]));
        let older = of_schema(version);
        all_succeed(migrate.collect());
        all_succeed((0..8).map(|_| start(&older, &["migrate"])).collect());
        is_sound(&older);
    }
}

#[test]
fn a_restore_among_writers_loses_no_later_write() {
    let folder = Folder::empty();
    folder.kb(["seed"]).run().exits(0);
    folder.kb(["backup", "old.db"]).run().exits(0);
    for slug in ["crates", "barrels", "sacks"] {
        dataset(&folder, slug, EVENTS, 1);
    }
    for _ in 0..5 {
        let seeds = ["crates", "barrels", "sacks"].map(|slug| start(&folder, &["seed", slug]));
        let restore = start(&folder, &["restore", "old.db"]);
        all_succeed(seeds.into_iter().chain([restore]).collect());
        is_sound(&folder);
        // No process has written to a kept copy.
        for copy in folder.names().iter().filter(|name| name.contains(".bak")) {
            is_whole(&folder.open(copy));
        }
        // In any order, each dataset is stored completely or not at all.
        let run = folder.kb(["sql", WHOLE, "--json"]).run().exits(0);
        let datasets: Json = serde_json::from_str(&run.stdout).unwrap();
        datasets.as_array().unwrap().iter().for_each(is_one_version);
    }
}

#[test]
fn a_check_beside_restores_of_another_schema_has_no_finding() {
    let folder = Folder::empty();
    folder.kb(["seed"]).run().exits(0);
    folder.kb(["backup", "one.db"]).run().exits(0);
    folder.sqlite("kb.db", "CREATE TABLE own (x)");
    folder.kb(["backup", "two.db"]).run().exits(0);
    for backup in ["one.db", "two.db"].repeat(5) {
        let restore = start(&folder, &["restore", backup]);
        let checks = [(); 4].map(|()| start(&folder, &["check", "--quiet"]));
        all_succeed([restore].into_iter().chain(checks).collect());
    }
}
