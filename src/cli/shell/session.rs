//! A session: one open base, how answers are wanted, and every input answered
//! by the same code that answers it on the command line.

use std::cell::RefCell;

use super::command::{Command, Setting, format_name, help};
use super::input::{Fault, Input, Lines};
use super::statement::LONGEST;
use super::wording::here;

use crate::cli::args::Global;
use crate::cli::ask::{resolve, with_path};
use crate::cli::error::{CliError, INTERRUPTED};
use crate::cli::print::Printer;
use crate::cli::query::Options;
use crate::cli::report::{Body, Report};
use crate::cli::watchdog::{self, Watchdog};
use crate::cli::{interrupt, print, queries, query, search, show, sql};
use crate::model::Language;
use crate::query::phrase::{Query, QueryContext};
use crate::query::show::View;
use crate::query::{Statement, continuation, tables};
use crate::render::Format;
use crate::store::Base;

/// What came of an input.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Step {
    /// It was answered, or refused, with this exit code.
    Answered(u8),
    /// The session is over.
    Over,
}

/// A session.
pub(super) struct Session<'b> {
    /// The base; the prompt's completion asks it too.
    pub(super) base: &'b RefCell<Base>,
    pub(super) options: Options,
    pub(super) printer: Printer,
    /// Whether Ctrl-C is a key to the prompt, and no signal while it waits.
    pub(super) takes_keys: bool,
    /// The last phrase that was understood, which the next one may continue.
    last: Option<Query>,
    /// Whether an answer has been printed that the next one must be set off from.
    printed: bool,
}

impl<'b> Session<'b> {
    pub(super) fn new(base: &'b RefCell<Base>, global: &Global, options: &Options) -> Self {
        let printer = Printer::of(global);
        Self {
            base,
            options: options.clone(),
            printer,
            takes_keys: false,
            last: None,
            printed: false,
        }
    }

    /// Answers an input and prints the answer or the error. An error names `line`,
    /// its number, where the input is not visible.
    pub(super) fn answer(&mut self, input: &Input, line: Option<usize>) -> Step {
        let found = self.watched(input);
        let step = match found {
            Ok(Some(answer)) => self.print(answer, line.is_some()),
            Ok(None) => Step::Over,
            Err(error) => Step::Answered(self.fail(error.into(), line)),
        };
        interrupt::rest(self.takes_keys);
        step
    }

    /// At the end of the input: a statement that has begun has no end.
    pub(super) fn finish(&mut self, lines: &Lines, line: Option<usize>) -> u8 {
        if lines.open() { self.fail(fault(Fault::NoEnd), line) } else { 0 }
    }

    /// The answer, or the end of the process where the time limit does not help.
    fn watched(&mut self, input: &Input) -> anyhow::Result<Option<Report>> {
        interrupt::begin()?;
        let Options { bounds, output, .. } = &self.options;
        let as_json = output.format() == Format::Json;
        let color = self.printer.color;
        let watchdog =
            Watchdog::new(bounds.timeout, move |error| print::error(error, color, as_json));
        watchdog::start()?;
        watchdog.end(self.find(input))
    }

    fn print(&mut self, mut answer: Report, apart: bool) -> Step {
        for note in &mut answer.notes {
            *note = here(note);
        }
        let lines = match &answer.body {
            Body::None | Body::Usage(_) => false,
            Body::Text(_) | Body::Verbatim(_) => true,
            Body::Rows(_, format)
            | Body::Answer(_, _, format)
            | Body::Hits(_, format)
            | Body::Sections(_, format) => {
                matches!(format, Format::Table | Format::Markdown)
            }
        };
        if apart && lines && std::mem::replace(&mut self.printed, true) {
            let gap = self.printer.write(&Report::text("\n"));
            if gap.is_err() {
                return Step::Over;
            }
        }
        match self.printer.write(&answer) {
            Ok(()) => Step::Answered(answer.code),
            // Nobody reads any more.
            Err(_) => Step::Over,
        }
    }

    fn fail(&self, mut failure: CliError, line: Option<usize>) -> u8 {
        failure.hints = failure.hints.iter().map(|hint| here(hint)).collect();
        if let Some(line) = line {
            failure.message = format!("line {line}: {}", failure.message);
        } else if failure.code == INTERRUPTED {
            // The terminal has shown `^C` and stayed in its line.
            let _ = self.printer.write(&Report::text("\n"));
        }
        print::error(&failure, self.printer.color, self.options.output.format() == Format::Json)
    }

    /// The answer; nothing if the session is to end.
    fn find(&mut self, input: &Input) -> anyhow::Result<Option<Report>> {
        match input {
            Input::Phrase(phrase) => self.phrase(phrase, false),
            Input::Sql(statement) => self.sql(statement),
            Input::Command(line) => match Command::read(line)? {
                Command::Quit => return Ok(None),
                command => self.command(command),
            },
            Input::Bad(why) => Err(fault(*why).into()),
        }
        .map(Some)
    }

    fn phrase(&mut self, phrase: &str, explain: bool) -> anyhow::Result<Report> {
        let base = &mut *self.base.borrow_mut();
        let (phrase, note) = match self.last.as_ref().zip(continuation(phrase)) {
            Some((last, (language, rest))) => {
                let language = self.options.lang.unwrap_or(language);
                let today = self.options.as_of.day();
                let context = QueryContext { language: Some(language), prefers: None, today };
                let whole = base.continued(last, rest, context);
                let whole = whole.map_err(|error| with_path(base, error))?;
                (whole, Some(continues(language)))
            }
            None => (phrase.to_owned(), None),
        };
        let resolved = resolve(base, &self.options.question(&phrase))?;
        self.last = resolved.phrase().map(|phrase| phrase.query.clone());
        let mut report = query::answer_resolved(base, resolved, explain, &self.options.output)?;
        report.notes.splice(..0, note.map(str::to_owned));
        Ok(report)
    }

    fn sql(&self, sql: &str) -> anyhow::Result<Report> {
        let statement = Statement::new(sql.trim(), Vec::new());
        let Options { bounds, output, .. } = &self.options;
        sql::answer(&mut self.base.borrow_mut(), &statement, *bounds, output)
    }

    fn command(&mut self, command: Command) -> anyhow::Result<Report> {
        let Options { lang, bounds, output, .. } = &self.options;
        let base = self.base;
        match command {
            Command::Help | Command::Quit => Ok(Report::text(help())),
            Command::Tables => self.tables(),
            Command::Queries(name) => queries::answer(name, *lang, output),
            Command::Show(slug) => show::answer(&mut base.borrow_mut(), slug, &self.view(), output),
            Command::Search(words) => {
                search::answer(&mut base.borrow_mut(), words, *bounds, output)
            }
            Command::Explain(phrase) => self.phrase(phrase, true),
            Command::Sql(statement) => self.sql(statement),
            Command::Settings => Ok(self.settings()),
            Command::Set(setting) => {
                self.set(setting);
                Ok(Report::default())
            }
        }
    }

    fn set(&mut self, setting: Setting) {
        let Options { lang, output, .. } = &mut self.options;
        match setting {
            Setting::Format(format) => output.set_format(format),
            Setting::Lang(chosen) => *lang = chosen,
            Setting::Limit(limit) => output.set_limit(limit),
        }
    }

    fn tables(&self) -> anyhow::Result<Report> {
        let output = &self.options.output;
        let mut base = self.base.borrow_mut();
        let rows = tables(base.connection_mut(), &output.limits(self.options.bounds));
        let rows = rows.map_err(|error| with_path(&base, error))?;
        Ok(Report { body: Body::Rows(rows, output.format()), ..Report::default() })
    }

    fn view(&self) -> View {
        View {
            language: self.options.lang.unwrap_or(Language::En),
            as_of: self.options.as_of.day().to_string(),
            limits: self.options.output.limits(self.options.bounds),
        }
    }

    fn settings(&self) -> Report {
        let Options { lang, output, .. } = &self.options;
        let format = format_name(output.format());
        let lang = lang.map_or("auto", Language::word);
        let limit = output.limit().map_or("auto".to_owned(), |limit| limit.to_string());
        let settings = format!("format {format}, lang {lang}, limit {limit}");
        Report { notes: vec![settings], ..Report::default() }
    }
}

/// The note that a phrase was read with the one before it.
fn continues(language: Language) -> &'static str {
    match language {
        Language::En => "continues the last phrase",
        Language::Fr => "continue la dernière phrase",
    }
}

/// The error for an input that cannot be read.
fn fault(fault: Fault) -> CliError {
    match fault {
        Fault::TooLong => {
            let message = format!("this is longer than {LONGEST} bytes");
            CliError::data(message, "ask it in smaller parts, or run it with `kb sql --file`")
        }
        Fault::NotText => {
            CliError::data("this is no text in UTF-8, or has a NUL in it", "save it as UTF-8")
        }
        Fault::NoEnd => {
            let hint = "end it with `;`, or put it in one line after `.sql`";
            CliError::data("the statement has no end: there is no `;`", hint)
        }
    }
}
