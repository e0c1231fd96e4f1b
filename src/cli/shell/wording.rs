//! Errors and notes suggest command lines; in a session the same is typed without
//! `kb`.

/// The suggestion as it is typed in a session.
pub(super) fn here(advice: &str) -> String {
    let advice = [
        ("kb queries", ".queries"),
        ("kb show ", ".show "),
        ("kb search ", ".search "),
        ("-n -1", ".limit -1"),
    ]
    .iter()
    .fold(advice.to_owned(), |advice, (typed, here)| advice.replace(typed, here));
    let advice = unquoted(&advice, "kb query \"", "").unwrap_or(advice);
    unquoted(&advice, "kb sql \"", ";").unwrap_or(advice)
}

/// What a command is given, without the command and the quotes.
fn unquoted(advice: &str, command: &str, end: &str) -> Option<String> {
    let (before, rest) = advice.split_once(command)?;
    let (given, after) = rest.rsplit_once('"')?;
    Some(format!("{before}{given}{end}{after}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_suggested_command_is_one_of_the_session() {
        for (advice, shown) in [
            ("5 of 9 rows; -n -1 for all", "5 of 9 rows; .limit -1 for all"),
            ("`kb queries NAME` lists the parameters", "`.queries NAME` lists the parameters"),
            ("say which: kb show event:d2", "say which: .show event:d2"),
            ("`kb search WORDS` finds slugs", "`.search WORDS` finds slugs"),
            ("a phrase that works: kb query \"late \"D1\"\"", "a phrase that works: late \"D1\""),
            (
                "`kb sql \"pragma table_info(NAME)\"` lists columns",
                "`pragma table_info(NAME);` lists columns",
            ),
            ("did you mean `title`?", "did you mean `title`?"),
        ] {
            assert_eq!(here(advice), shown);
        }
    }
}
