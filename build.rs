//! Compiles the canned queries and the vocabularies of phrases into tables, so that
//! kb parses neither when it starts, and links a released kb statically at a fixed
//! address, which saves a quarter of the time that a small question takes. The folders that macros embed are
//! listed, since the macros do not notice a new file.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs, io};

#[expect(unreachable_pub, reason = "a file of the library, read here too")]
#[path = "src/model/key.rs"]
mod key;

#[expect(unreachable_pub, reason = "a module of the library, used here too")]
#[path = "src/query/compile/mod.rs"]
mod compile;

#[path = "build/canned.rs"]
mod canned;

const VOCABULARIES: &str = "src/language";

fn main() -> io::Result<()> {
    let embedded =
        ["migrations", "queries", "seed", "src/model/key.rs", "src/query/compile", "build"];
    for embedded in embedded {
        println!("cargo::rerun-if-changed={embedded}");
    }
    fs::write(out("canned", "rs"), canned::table(Path::new("queries"))?)?;
    for language in ["en", "fr"] {
        let mut lines = Vec::new();
        for file in ["calendar", "phrases"] {
            let source = Path::new(VOCABULARIES).join(language).join(format!("{file}.vocabulary"));
            println!("cargo::rerun-if-changed={}", source.display());
            lines.extend(fs::read_to_string(source)?.lines().filter_map(meaning));
        }
        fs::write(out(language, "lexicon"), lexicon(&lines))?;
        fs::write(out(language, "voice"), voice(&lines))?;
    }
    enable_shared_tests();
    link_statically()
}

/// Sets the condition `kb_shared` if the article and the expected facts are available.
/// Tests that need them are ignored otherwise.
fn enable_shared_tests() {
    println!("cargo::rustc-check-cfg=cfg(kb_shared)");
    println!("cargo::rerun-if-env-changed=KB_SHARED");
    if env::var_os("KB_SHARED").is_some_and(|folder| Path::new(&folder).is_dir()) {
        println!("cargo::rustc-cfg=kb_shared");
    }
}

/// The libraries of the system that rustc links, and what each is if it is to be
/// in the program.
const LIBRARIES: [(&str, &[&str]); 7] = [
    ("gcc_s", &["libgcc_eh.a", "libgcc.a"]),
    ("util", &["libutil.a"]),
    ("rt", &["librt.a"]),
    ("pthread", &["libpthread.a"]),
    ("m", &["libm.a"]),
    ("dl", &["libdl.a"]),
    ("c", &["libc.a"]),
];

/// Puts the system's libraries into a released kb, where they are installed for that,
/// and gives it a fixed address: a program that looks for no libraries and corrects no
/// pointers starts faster (docs/design.md). The feature `crt-static` of rustc cannot be
/// asked for together with macros that are compiled for the same machine.
/// `KB_PIE=1` keeps the address random (static PIE).
fn link_statically() -> io::Result<()> {
    let variable = |name: &str| env::var(name).unwrap_or_default();
    let is_gnu =
        variable("CARGO_CFG_TARGET_OS") == "linux" && variable("CARGO_CFG_TARGET_ENV") == "gnu";
    if !is_gnu || variable("PROFILE") != "release" || variable("HOST") != variable("TARGET") {
        return Ok(());
    }
    let folder = PathBuf::from(variable("OUT_DIR")).join("static");
    fs::create_dir_all(&folder)?;
    for (name, archives) in LIBRARIES {
        let Some(places) = archives.iter().map(|archive| place(archive)).collect() else {
            return Ok(());
        };
        let places: Vec<String> = places;
        // The linker looks for libNAME.so in every folder first, and there is none here.
        fs::write(
            folder.join(format!("lib{name}.a")),
            format!("GROUP ( {} )\n", places.join(" ")),
        )?;
    }
    println!("cargo::rerun-if-env-changed=KB_PIE");
    if variable("KB_PIE") == "1" {
        println!("cargo::rustc-link-arg-bins=-static-pie");
    } else {
        println!("cargo::rustc-link-arg-bins=-static");
        println!("cargo::rustc-link-arg-bins=-no-pie");
    }
    println!("cargo::rustc-link-arg-bins=-L{}", folder.display());
    Ok(())
}

/// Where the C compiler has an archive, if it has it.
fn place(archive: &str) -> Option<String> {
    let output = Command::new("cc").arg(format!("-print-file-name={archive}")).output().ok()?;
    let place = String::from_utf8(output.stdout).ok()?.trim().to_owned();
    Path::new(&place).is_absolute().then_some(place)
}

/// A file `name.kind` that the library includes.
fn out(name: &str, kind: &str) -> PathBuf {
    PathBuf::from(env::var_os("OUT_DIR").unwrap_or_default()).join(format!("{name}.{kind}"))
}

/// A meaning and the words for it, if a line is one.
fn meaning(line: &str) -> Option<(String, Vec<String>)> {
    let (meaning, words) = line.split_once(": ").filter(|_| !line.starts_with('#'))?;
    // Only articles need to know which months are short or doubtful.
    let meaning = match meaning.split(' ').collect::<Vec<_>>().as_slice() {
        ["month", number, ..] => format!("month {number}"),
        ["nth", number] => format!("ordinal {number}"),
        _ => meaning.to_owned(),
    };
    Some((meaning, words.split(" | ").map(str::to_owned).collect()))
}

/// The most tokens that an entry has; then a line for each entry, sorted by its
/// bytes: its look-up form and its meanings, with tabs between them.
fn lexicon(lines: &[(String, Vec<String>)]) -> String {
    let mut entries: BTreeMap<String, Vec<&str>> = BTreeMap::new();
    for (meaning, words) in lines {
        for word in words {
            entries.entry(look_up_form(word)).or_default().push(meaning);
        }
    }
    let longest = entries.keys().map(|key| key.matches(' ').count() + 1).max();
    let mut table = longest.unwrap_or(1).to_string();
    for (key, meanings) in entries {
        table.push('\n');
        table.push_str(&key);
        table.push('\t');
        table.push_str(&meanings.join("\t"));
    }
    table
}

/// A line for each meaning: it, a tab, and how the language itself puts it.
fn voice(lines: &[(String, Vec<String>)]) -> String {
    let mut seen = BTreeSet::new();
    // Months are seldom described: the calendar goes last.
    let (calendar, phrases): (Vec<_>, Vec<_>) =
        lines.iter().partition(|(meaning, _)| meaning.starts_with("month "));
    let lines = phrases.into_iter().chain(calendar).filter(|(meaning, _)| seen.insert(meaning));
    let lines = lines.map(|(meaning, words)| {
        let first = words.first().map_or("", String::as_str);
        format!("{meaning}\t{}", first.strip_prefix('=').unwrap_or(first))
    });
    lines.collect::<Vec<_>>().join("\n")
}

/// Words as tokens have them; signs stand for themselves, and what begins with
/// `=` keeps its accents: "dès" is not "des".
fn look_up_form(entry: &str) -> String {
    if entry.len() > 2 && entry.starts_with('=') {
        return entry.to_owned();
    }
    let key = key::key(entry);
    if key.is_empty() { entry.to_owned() } else { key }
}
