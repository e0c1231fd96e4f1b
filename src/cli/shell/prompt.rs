//! The prompt: lines typed by a person, with editing, completion and history.

use std::path::PathBuf;

use rustyline::config::BellStyle;
use rustyline::error::ReadlineError;
use rustyline::history::FileHistory;
use rustyline::{ColorMode, CompletionType, Config, Editor};

use super::completion::Completions;
use super::history;
use super::input::Lines;
use super::session::{Session, Step};
use crate::cli::interrupt;
use crate::cli::report::Report;

/// What stands before a line, and before the next line of a statement.
const PROMPTS: [&str; 2] = ["kb> ", "..> "];

/// A person's side of a session.
struct Terminal<'b> {
    editor: Editor<Completions<'b>, FileHistory>,
    /// Where the history is kept; none if it cannot be.
    history: Option<PathBuf>,
    color: bool,
}

/// Answers line by line until the user has enough.
pub(super) fn converse(session: &mut Session) -> anyhow::Result<u8> {
    session.takes_keys = std::env::var_os("TERM").is_none_or(|term| term != "dumb");
    interrupt::watch()?;
    interrupt::rest(session.takes_keys);
    let mut terminal = Terminal::new(session)?;
    note(session, &greeting(session));
    let mut lines = Lines::default();
    loop {
        match terminal.read(session, &lines) {
            Ok(typed) => {
                if terminal.take(session, &mut lines, &typed) == Step::Over {
                    return Ok(0);
                }
            }
            Err(ReadlineError::Interrupted | ReadlineError::Signal(_)) => lines.clear(),
            Err(ReadlineError::Eof) => {
                session.finish(&lines, None);
                return Ok(0);
            }
            Err(error) => return Err(error.into()),
        }
    }
}

fn greeting(session: &Session) -> String {
    let base = session.base.borrow().path().display().to_string();
    format!("kb {} on {base}: a phrase, SQL or .help; Ctrl-D ends", env!("CARGO_PKG_VERSION"))
}

/// Tells a note; if that fails, so will the next thing printed.
fn note(session: &Session, note: &str) {
    let notes = vec![note.to_owned()];
    let _ = session.printer.write(&Report { notes, ..Report::default() });
}

impl<'b> Terminal<'b> {
    fn new(session: &Session<'b>) -> rustyline::Result<Self> {
        let color = session.printer.color.applies(&std::io::stdout());
        let config = Config::builder()
            .completion_type(CompletionType::List)
            .completion_show_all_if_ambiguous(true)
            .history_ignore_space(true)
            .bell_style(BellStyle::None)
            .color_mode(if color { ColorMode::Forced } else { ColorMode::Disabled })
            .build();
        let mut editor = Editor::with_config(config)?;
        editor.set_helper(Some(Completions::new(session.base)));
        // Opening a named pipe would block.
        let is_file = |file: &PathBuf| std::fs::metadata(file).map_or(true, |data| data.is_file());
        let history = history::file().filter(is_file);
        if let Some(file) = &history {
            // There is none before the first session.
            let _ = editor.load_history(file);
        }
        Ok(Self { editor, history, color })
    }

    fn read(&mut self, session: &Session, lines: &Lines) -> rustyline::Result<String> {
        if let Some(completions) = self.editor.helper_mut() {
            completions.look(lines.begun(), session.options.lang);
        }
        let prompt = PROMPTS[usize::from(lines.open())];
        let bold = anstyle::Style::new().bold();
        let styled = if self.color { format!("{bold}{prompt}{bold:#}") } else { prompt.to_owned() };
        self.editor.readline(&(prompt, styled))
    }

    /// Answers what was typed or pasted: a line, or several.
    fn take(&mut self, session: &mut Session, lines: &mut Lines, typed: &str) -> Step {
        let begun = lines.begun().to_owned();
        let inputs: Vec<_> = typed.lines().flat_map(|line| lines.push(line)).collect();
        if !lines.open() {
            let gap = if begun.is_empty() { "" } else { "\n" };
            self.remember(session, &format!("{begun}{gap}{typed}"));
        }
        for input in inputs {
            if session.answer(&input, None) == Step::Over {
                return Step::Over;
            }
        }
        Step::Answered(0)
    }

    /// Keeps what was typed; a statement as one.
    fn remember(&mut self, session: &Session, typed: &str) {
        let Some(file) = self.history.clone() else {
            let _ = self.editor.add_history_entry(typed);
            return;
        };
        let kept = self.editor.add_history_entry(typed).and_then(|_| {
            history::make_folder(&file)?;
            self.editor.append_history(&file)
        });
        if let Err(error) = kept {
            self.history = None;
            note(session, &format!("the history is not kept in {}: {error}", file.display()));
        }
    }
}
