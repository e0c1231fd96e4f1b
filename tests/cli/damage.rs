//! Damaged files: however a base is damaged, every command ends with an answer or a clear
//! error, and leaves the file unchanged.
//!
//! The damage is the same in every run. `KB_DAMAGES` sets the number of each kind,
//! `KB_SEED` the random numbers.

use super::support::Folder;

/// The size of a page in a base that kb made.
const PAGE: usize = 4096;

/// What is run on damaged files, two commands on each.
const COMMANDS: [&[&str]; 15] = [
    &["query", "systems mentioned in 2024"],
    &["check"],
    &["sql", "select * from timeline", "--json"],
    &["show", "dojo"],
    &["search", "wafer"],
    &["migrate", "--status"],
    &["timeline"],
    &["query", "figures above 5 billion dollars", "--lang", "fr"],
    &["sql", "select * from figure_values f, prediction_status p, quotes q", "--csv"],
    &["chart", "figures in dollars"],
    &["query", "who talked about Cortex", "--explain"],
    &["sql", "pragma integrity_check"],
    &["show", "cortexx"],
    &["backup", "copy.db"],
    &["restore", "kb.db", "--db", "copy.db"],
];

/// A small generator of numbers that look random (splitmix64).
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    fn below(&mut self, end: usize) -> usize {
        usize::try_from(self.next() % u64::try_from(end).unwrap()).unwrap()
    }

    fn page(&mut self, bytes: &[u8]) -> usize {
        self.below(bytes.len() / PAGE) * PAGE
    }
}

/// Damages a base repeatedly and runs commands on it.
fn ruin(kind: u64, damage: impl Fn(&mut Random, &mut Vec<u8>)) {
    let variable = |name: &str| std::env::var(name).ok().map(|text| text.parse::<u64>().unwrap());
    let seed = variable("KB_SEED").unwrap_or(0) << 8 | kind;
    let mut random = Random(seed);
    let folder = Folder::seeded();
    let sound = folder.files().remove("kb.db").unwrap();
    for number in 0..variable("KB_DAMAGES").unwrap_or(250) {
        let mut bytes = sound.clone();
        damage(&mut random, &mut bytes);
        folder.write("kb.db", &bytes);
        for turn in 0..2 {
            let command = COMMANDS[(usize::try_from(number).unwrap() * 2 + turn) % COMMANDS.len()];
            let which = format!("kind {kind}, damage {number} of seed {seed}");
            ends(&folder, command, &which);
            assert!(folder.files().remove("kb.db").unwrap() == bytes, "{which}: {command:?} wrote");
        }
    }
}

/// The command ends as it may on a damaged base, and leaves nothing behind.
fn ends(folder: &Folder, command: &[&str], which: &str) {
    let run = folder.kb(command).run_within_a_minute();
    assert!([0, 1, 3, 4, 5].map(Some).contains(&run.code), "{which}: {run:?}");
    assert!(!run.stderr.contains("panicked"), "{which}: {run:?}");
    let may_be_silent = run.code == Some(0) || command[0] == "check" || command[0] == "migrate";
    assert!(may_be_silent || run.stderr.contains("error"), "{which}: {run:?}");
    let copy = folder.path("copy.db");
    let copies = ["backup", "restore"].contains(&command[0]);
    assert_eq!(copy.exists(), copies && run.code < Some(4), "{which}: {run:?}");
    let _ = std::fs::remove_file(copy);
    assert_eq!(folder.files().into_keys().collect::<Vec<_>>(), ["kb.db"], "{which}: {run:?}");
}

#[test]
fn flipped_bits_cause_no_panic() {
    ruin(1, |random, bytes| {
        for _ in 0..=random.below(20) {
            let place = random.below(bytes.len());
            bytes[place] ^= 1 << random.below(8);
        }
    });
}

#[test]
fn overwritten_page_headers_cause_no_panic() {
    ruin(2, |random, bytes| {
        for _ in 0..=random.below(8) {
            let place = random.page(bytes) + random.below(24);
            bytes[place] = random.next().to_le_bytes()[0];
        }
    });
}

#[test]
fn overwritten_header_and_schema_bytes_cause_no_panic() {
    ruin(3, |random, bytes| {
        let end = [100, PAGE][random.below(2)];
        for _ in 0..=random.below(4) {
            // Past the words by which a database is known as one.
            let place = 16 + random.below(end - 16);
            bytes[place] = random.next().to_le_bytes()[0];
        }
    });
}

#[test]
fn truncated_files_and_missing_or_swapped_pages_cause_no_panic() {
    ruin(4, |random, bytes| match random.below(4) {
        0 => bytes.truncate(random.below(bytes.len())),
        1 => {
            let page = random.page(bytes);
            bytes[page..page + PAGE].fill(0);
        }
        2 => {
            let (one, other) = (random.page(bytes), random.page(bytes));
            let kept = bytes[one..one + PAGE].to_vec();
            bytes.copy_within(other..other + PAGE, one);
            bytes[other..other + PAGE].copy_from_slice(&kept);
        }
        _ => {
            let (one, other) = (random.page(bytes), random.page(bytes));
            bytes.copy_within(other..other + PAGE, one);
        }
    });
}

#[test]
fn a_name_that_is_not_utf8_causes_no_panic() {
    let folder = Folder::seeded();
    // CREATE VIEW broken AS SELECT 1 AS "?", with a byte that is in no text.
    let view = "43524541544520564945572062726f6b656e2041532053454c45435420312041532022ff22";
    let insert = format!(
        "PRAGMA writable_schema = ON;
         INSERT INTO sqlite_schema VALUES ('view', 'broken', 'broken', 0, CAST(x'{view}' AS TEXT))"
    );
    folder.sqlite("kb.db", &insert);
    for command in [&["sql", "select * from broken"][..], &["query", "systems"], &["seed"]] {
        let run = folder.kb(command).run().fails(4);
        run.explains("kb.db is damaged: its schema is no text in UTF-8");
    }
}

#[test]
fn a_foreign_table_whose_names_are_not_utf8_causes_no_panic() {
    let folder = Folder::seeded();
    // CREATE TABLE broken("?"), with a byte that is in no text.
    let table = "435245415445205441424c452062726f6b656e2822ff2229";
    let update = format!(
        "CREATE TABLE broken(x); PRAGMA writable_schema = ON;
         UPDATE sqlite_schema SET sql = CAST(x'{table}' AS TEXT) WHERE name = 'broken'"
    );
    folder.sqlite("kb.db", &update);
    for command in [&["sql", "select * from broken"][..], &["seed"]] {
        let run = folder.kb(command).run().fails(4);
        run.explains("kb.db is damaged: its schema is no text in UTF-8");
    }
    folder.kb(["query", "systems"]).run().exits(0);
}
