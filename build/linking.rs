//! Links a released kb statically at a fixed address, which saves a quarter of the time that a
//! small question takes.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs, io};

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
pub(crate) fn link_statically() -> io::Result<()> {
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
