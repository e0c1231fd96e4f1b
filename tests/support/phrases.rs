//! Phrases that tests ask of the base of a folder, and what stands in the answers.

use serde_json::Value as Json;

use super::{Folder, Run};

/// Today, for the phrases of tests: what is overdue depends on it.
const TODAY: &str = "2025-01-15";

impl Folder {
    /// Runs `kb query` with options and a phrase.
    pub(crate) fn ask(&self, options: &[&str], phrase: &str) -> Run {
        let command = ["query", "--as-of", TODAY].iter().chain(options).chain([&phrase]);
        self.kb(command).run()
    }

    /// The cells of a column of the whole answer to a phrase.
    #[track_caller]
    pub(crate) fn column(&self, name: &str, phrase: &str) -> Vec<String> {
        let rows = self.ask(&["--json", "-n", "-1"], phrase).exits(0).json();
        let cell = |row: &Json| match row.get(name) {
            Some(Json::String(text)) => text.clone(),
            Some(other) => other.to_string(),
            None => panic!("the answer to {phrase:?} has no column {name:?}: {row}"),
        };
        rows.as_array().unwrap().iter().map(cell).collect()
    }

    /// Asks each phrase, and compares the cells of a column, with spaces between them.
    #[track_caller]
    pub(crate) fn finds(&self, column: &str, questions: &[(&str, &str)]) {
        for (phrase, expected) in questions {
            assert_eq!(self.column(column, phrase).join(" "), *expected, "{phrase}");
        }
    }

    /// What a phrase is understood as.
    #[track_caller]
    pub(crate) fn understood(&self, phrase: &str) -> String {
        let explained = self.ask(&["--explain", "--json"], phrase).exits(0).json();
        explained["understood"].as_str().unwrap().to_owned()
    }

    /// Asks each phrase, and compares what it is understood as.
    #[track_caller]
    pub(crate) fn understands(&self, questions: &[(&str, &str)]) {
        for (phrase, meaning) in questions {
            assert_eq!(self.understood(phrase), *meaning, "{phrase}");
        }
    }
}
