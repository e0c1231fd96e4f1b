//! What a command gives back, and the one place where it is printed.

use std::io::{self, Write};

use serde_json::{Map, Value as Json};

use super::args::{Color, Output, style};
use super::ask::cut;
use super::failure::Failure;
use crate::model::Language;
use crate::query::{Rows, Value};
use crate::render::{Format, Style, render, visible};

/// What a command found.
#[derive(Debug, Default)]
pub(super) struct Answer {
    pub(super) body: Body,
    /// For a person, on standard error.
    pub(super) notes: Vec<String>,
    /// The exit code.
    pub(super) code: u8,
}

/// The part of an answer that goes to standard output.
#[derive(Debug, Default)]
pub(super) enum Body {
    /// Nothing.
    #[default]
    None,
    /// Text as it is.
    Text(String),
    /// How kb is used, for standard error and with colors of its own.
    Usage(String),
    /// Rows in a format.
    Rows(Rows, Format),
    /// Rows with what was searched for in `[ ]`, in a format; bold in a table
    /// that may be coloured.
    Hits(Rows, Format),
    /// Rows under headings, in a format; one object in JSON.
    Sections(Vec<(&'static str, Rows)>, Format),
}

impl Answer {
    /// Text and nothing else.
    pub(super) fn text(text: impl Into<String>) -> Self {
        Self { body: Body::Text(text.into()), ..Self::default() }
    }

    /// Rows that no statement gave, cut to what is wanted.
    pub(super) fn list(columns: &[&str], mut rows: Vec<Vec<Value>>, output: &Output) -> Self {
        let total = rows.len();
        rows.truncate(output.rows().unwrap_or(total));
        let rows = Rows {
            columns: columns.iter().copied().map(str::to_owned).collect(),
            rows,
            total,
            more: false,
        };
        let notes = cut(&rows, Language::En).into_iter().collect();
        Self { body: Body::Rows(rows, output.format()), notes, code: 0 }
    }

    /// Prints the answer, then the notes; gives the exit code. A reader that
    /// closes the pipe has seen enough.
    pub(super) fn print(self, color: Color, quiet: bool) -> anyhow::Result<u8> {
        match self.show(color, quiet) {
            Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(self.code),
            Err(error) => {
                let message = format!("the answer cannot be written: {error}");
                let hint = "make room there or send it elsewhere; what else was to be done is done";
                Err(Failure::data(message, hint).into())
            }
            Ok(()) => Ok(self.code),
        }
    }

    /// Prints the answer, then the notes.
    pub(super) fn show(&self, color: Color, quiet: bool) -> io::Result<()> {
        if let Body::Usage(text) = &self.body {
            // As above.
            let _ = writeln!(io::stderr().lock(), "{text}");
        }
        self.body.print(style(color), &mut io::stdout().lock())?;
        if !quiet {
            let mut err = io::stderr().lock();
            for note in &self.notes {
                // Nobody is left to tell if standard error is closed.
                let _ = writeln!(err, "{}", visible(note));
            }
        }
        Ok(())
    }
}

impl Body {
    fn print(&self, style: Style, out: &mut dyn Write) -> io::Result<()> {
        match self {
            Self::None | Self::Usage(_) => Ok(()),
            Self::Text(text) => out.write_all(text.as_bytes()),
            Self::Hits(rows, Format::Table) if style.color => print_bold(rows, &style, out),
            Self::Rows(rows, format) | Self::Hits(rows, format) => {
                render(rows, *format, &style, out)
            }
            Self::Sections(sections, Format::Json) => print_object(sections, out),
            Self::Sections(sections, format) => {
                for (index, (heading, rows)) in sections.iter().enumerate() {
                    if index > 0 {
                        writeln!(out)?;
                    }
                    match format {
                        Format::Table => writeln!(out, "{heading}:")?,
                        Format::Markdown => writeln!(out, "## {heading}\n")?,
                        _ => {}
                    }
                    render(rows, *format, &style, out)?;
                }
                Ok(())
            }
        }?;
        out.flush()
    }
}

/// A bracket that is the text's own is taken for a mark too: with colors only.
fn print_bold(rows: &Rows, style: &Style, out: &mut dyn Write) -> io::Result<()> {
    let mut table = Vec::new();
    render(rows, Format::Table, style, &mut table)?;
    for line in String::from_utf8_lossy(&table).lines() {
        writeln!(out, "{}", bold(line))?;
    }
    Ok(())
}

fn bold(line: &str) -> String {
    let bold = anstyle::Style::new().bold();
    let (on, off) = (bold.render().to_string(), bold.render_reset().to_string());
    // Only the header comes with escape codes, and it has no hits.
    if line.starts_with(&on) {
        return line.to_owned();
    }
    // A hit that goes on in the next line must not make other columns bold.
    let open = line.rfind('[') > line.rfind(']');
    line.replace('[', &on).replace(']', &off) + if open { &off } else { "" }
}

fn print_object(sections: &[(&str, Rows)], out: &mut dyn Write) -> io::Result<()> {
    let mut object = Map::new();
    for (heading, rows) in sections {
        let mut text = Vec::new();
        render(rows, Format::Json, &Style::default(), &mut text)?;
        object.insert((*heading).to_owned(), serde_json::from_slice(&text)?);
    }
    serde_json::to_writer_pretty(&mut *out, &Json::Object(object))?;
    writeln!(out)
}
