//! The dot-commands of a session.

use clap::ValueEnum;

use crate::cli::error::CliError;
use crate::model::Language;
use crate::model::text::nearest;
use crate::render::Format;

/// A dot-command: its name, what it takes, what it does.
pub(super) type Described = (&'static str, &'static str, &'static str);

/// All of them, as `.help` lists them.
pub(super) const COMMANDS: [Described; 12] = [
    (".help", "", "this list"),
    (".tables", "", "the tables and views"),
    (".queries", "[NAME]", "the canned queries, or one of them"),
    (".show", "SLUG", "all that the base knows of one thing"),
    (".search", "WORDS", "what has these words"),
    (".explain", "PHRASE", "what a phrase is read as, and its SQL"),
    (".sql", "STATEMENT", "one statement, whatever it begins with"),
    (".format", "[FORMAT]", "how answers are written"),
    (".lang", "[en|fr|auto]", "the language of answers; auto: the phrase's"),
    (".limit", "[N|auto]", "how many rows at most; -1 for all"),
    (".quit", "", "end the session, as Ctrl-D does"),
    (".exit", "", "the same"),
];

/// A dot-command with what was given to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Command<'l> {
    Help,
    Tables,
    Queries(Option<&'l str>),
    Show(&'l str),
    Search(&'l str),
    Explain(&'l str),
    Sql(&'l str),
    /// Show the settings.
    Settings,
    Set(Setting),
    Quit,
}

/// A setting that a command changes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Setting {
    Format(Format),
    /// None is the phrase's.
    Lang(Option<Language>),
    /// None is what suits the format.
    Limit(Option<i64>),
}

impl<'l> Command<'l> {
    /// Reads a line that begins with a dot; `help`, `quit` and `exit` may do
    /// without.
    pub(super) fn read(line: &'l str) -> Result<Self, CliError> {
        const LONG: usize = 1_000;
        let (name, rest) = line.split_once(char::is_whitespace).unwrap_or((line, ""));
        let rest = rest.trim();
        let given = (!rest.is_empty()).then_some(rest);
        if name.len() > LONG || (rest.len() > LONG && name != ".sql") {
            let hint = ".help lists the commands and what they take";
            return Err(CliError::usage("the command is too long", hint));
        }
        Ok(match name.trim_start_matches('.') {
            "help" => none(name, given, Self::Help)?,
            "tables" => none(name, given, Self::Tables)?,
            "quit" | "exit" => none(name, given, Self::Quit)?,
            "queries" => Self::Queries(given),
            "show" => Self::Show(unquoted(needed(name, given)?)),
            "search" => Self::Search(needed(name, given)?),
            "explain" => Self::Explain(needed(name, given)?),
            "sql" => Self::Sql(needed(name, given)?),
            "format" => setting(given, format)?,
            "lang" => setting(given, language)?,
            "limit" => setting(given, limit)?,
            _ => return Err(unknown(name)),
        })
    }
}

fn none<'l>(
    name: &str,
    given: Option<&str>,
    command: Command<'l>,
) -> Result<Command<'l>, CliError> {
    match given {
        None => Ok(command),
        Some(given) => {
            let message = format!("`{name}` takes nothing, and was given `{given}`");
            Err(CliError::usage(message, format!("type {name} alone")))
        }
    }
}

fn needed<'l>(name: &str, given: Option<&'l str>) -> Result<&'l str, CliError> {
    given.ok_or_else(|| {
        let takes = COMMANDS.iter().find(|(other, ..)| *other == name);
        let takes = takes.map_or("", |(_, takes, _)| takes);
        CliError::usage(format!("`{name}` needs {takes}"), format!("type {name} {takes}"))
    })
}

/// The new value of a setting; without one, the settings are shown.
fn setting<'l>(
    given: Option<&str>,
    read: fn(&str) -> Result<Setting, CliError>,
) -> Result<Command<'l>, CliError> {
    given.map_or(Ok(Command::Settings), |given| read(given).map(Command::Set))
}

/// A name may stand in quotes, as on the command line.
fn unquoted(name: &str) -> &str {
    name.strip_prefix('"').and_then(|name| name.strip_suffix('"')).unwrap_or(name)
}

fn format(name: &str) -> Result<Setting, CliError> {
    Format::from_str(name, true).map(Setting::Format).map_err(|_| {
        let hint = format!("type .format {}", formats().collect::<Vec<_>>().join("|"));
        CliError::usage(format!("there is no format `{name}`"), hint)
    })
}

/// The names of the formats.
pub(super) fn formats() -> impl Iterator<Item = String> {
    Format::value_variants().iter().map(|format| format_name(*format))
}

/// The name of a format, as it is typed.
pub(super) fn format_name(format: Format) -> String {
    format.to_possible_value().map_or_else(String::new, |value| value.get_name().to_owned())
}

fn language(code: &str) -> Result<Setting, CliError> {
    match code.parse() {
        Ok(language) => Ok(Setting::Lang(Some(language))),
        Err(_) if code == "auto" => Ok(Setting::Lang(None)),
        Err(_) => {
            let message = format!("there is no language `{code}`");
            Err(CliError::usage(message, "type .lang en, .lang fr or .lang auto"))
        }
    }
}

fn limit(number: &str) -> Result<Setting, CliError> {
    match number.parse() {
        Ok(number @ -1..) => Ok(Setting::Limit(Some(number))),
        _ if number == "auto" => Ok(Setting::Limit(None)),
        _ => {
            let message = format!("`{number}` is no number of rows");
            Err(CliError::usage(message, "type a number, -1 for all rows, or auto"))
        }
    }
}

/// Dot-commands of the `sqlite3` shell, and ours that do the same.
const OF_SQLITE: [(&str, &str); 6] = [
    (".mode", ".format"),
    (".schema", ".tables"),
    (".fullschema", ".tables"),
    (".indexes", ".tables"),
    (".q", ".quit"),
    (".headers", ".format"),
];

fn unknown(name: &str) -> CliError {
    let known = COMMANDS.iter().map(|(name, ..)| *name);
    let same = OF_SQLITE.iter().find(|(other, _)| *other == name).map(|(_, ours)| *ours);
    let meant = same.or_else(|| nearest(name, known));
    let meant = meant.map_or_else(String::new, |meant| format!("did you mean {meant}? "));
    CliError::usage(format!("there is no command `{name}`"), format!("{meant}.help lists them"))
}

/// What `.help` says.
pub(super) fn help() -> String {
    let lines = COMMANDS.iter().map(|(name, takes, does)| {
        let typed = format!("{name} {takes}");
        format!("  {typed:<19} {does}\n")
    });
    format!(
        "A line is a phrase, SQL until its `;`, or a command:\n\n{}\n\
         Tab completes; Ctrl-C stops what runs or clears the line; Ctrl-D ends.\n",
        lines.collect::<String>()
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_command_of_the_list_is_known() {
        for (name, ..) in COMMANDS {
            let given = ["", " x"].map(|given| Command::read(&format!("{name}{given}")).is_ok());
            assert!(given.contains(&true) || name == ".format", "{name}");
            assert!(help().contains(name));
        }
    }

    #[test]
    fn what_is_given_may_be_left_out_quoted_or_wrong() {
        assert_eq!(Command::read(".show  \"Elon Musk\" ").ok(), Some(Command::Show("Elon Musk")));
        assert_eq!(Command::read(".format").ok(), Some(Command::Settings));
        let set = |line| match Command::read(line) {
            Ok(Command::Set(setting)) => setting,
            other => panic!("{line}: {other:?}"),
        };
        assert_eq!(set(".format JSON"), Setting::Format(Format::Json));
        assert_eq!(set(".lang auto"), Setting::Lang(None));
        assert_eq!(set(".limit -1"), Setting::Limit(Some(-1)));
        for line in [".show", ".tables x", ".format xml", ".lang de", ".limit -2", ".", ".x", ".é"]
        {
            assert_eq!(
                Command::read(line).map_err(|failure| failure.code).err(),
                Some(2),
                "{line}"
            );
        }
    }
}
