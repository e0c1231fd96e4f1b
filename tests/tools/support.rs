//! A folder to run the binary in, and what it gave.

use std::fs;
use std::path::PathBuf;
use std::process::Command;

use serde_json::Value as Json;
use tempfile::TempDir;

/// An empty folder to run kb in.
pub(crate) struct Place(TempDir);

/// What a run gave.
#[derive(Debug)]
pub(crate) struct Ran {
    pub(crate) code: i32,
    pub(crate) out: String,
    pub(crate) err: String,
}

impl Place {
    pub(crate) fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    /// With the built-in dataset in kb.db.
    pub(crate) fn seeded() -> Self {
        let place = Self::new();
        assert_eq!(place.kb(&["seed"]).code, 0);
        place
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    pub(crate) fn write(&self, name: &str, text: &str) {
        fs::create_dir_all(self.path(name).parent().unwrap()).unwrap();
        fs::write(self.path(name), text).unwrap();
    }

    pub(crate) fn names(&self) -> Vec<String> {
        let entries = fs::read_dir(self.0.path()).unwrap();
        let mut names: Vec<_> =
            entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    }

    pub(crate) fn kb(&self, arguments: &[&str]) -> Ran {
        self.kb_with(arguments, &[])
    }

    pub(crate) fn kb_with(&self, arguments: &[&str], variables: &[(&str, &str)]) -> Ran {
        let mut command = Command::new(env!("CARGO_BIN_EXE_kb"));
        command.current_dir(self.0.path()).env_remove("KB_DB").args(arguments);
        let output = command.envs(variables.iter().copied()).output().unwrap();
        Ran {
            code: output.status.code().unwrap(),
            out: String::from_utf8(output.stdout).unwrap(),
            err: String::from_utf8(output.stderr).unwrap(),
        }
    }

    pub(crate) fn json(&self, arguments: &[&str]) -> Json {
        serde_json::from_str(&self.kb(arguments).out).unwrap()
    }

    /// What bash is offered for the last of these words.
    pub(crate) fn completed(&self, words: &[&str]) -> Vec<String> {
        let index = (words.len() - 1).to_string();
        let variables = [
            ("KB_COMPLETE", "bash"),
            ("_CLAP_IFS", "\n"),
            ("_CLAP_COMPLETE_INDEX", &index),
            ("_CLAP_COMPLETE_COMP_TYPE", "9"),
            ("_CLAP_COMPLETE_SPACE", "true"),
        ];
        let ran = self.kb_with(&[&["--"], words].concat(), &variables);
        assert_eq!((ran.code, ran.err.as_str()), (0, ""));
        ran.out.lines().map(|line| line.trim_end().to_owned()).collect()
    }
}
