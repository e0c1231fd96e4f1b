//! The only module that writes to standard output and standard error.

use std::io::{self, Write};

use super::args::Global;
use super::error::CliError;
use super::pager;
use super::report::{Body, Report};
use super::terminal::{Color, style};
use crate::query::Rows;
use crate::render::{Format, Style, json_text, sections_json, visible};

/// How reports are printed.
#[derive(Clone, Copy, Debug)]
pub(super) struct Printer {
    pub(super) color: Color,
    quiet: bool,
    /// Whether a long answer on a terminal goes through the pager.
    pages: bool,
}

impl Printer {
    /// The printer that the options ask for.
    pub(super) fn of(global: &Global) -> Self {
        Self { color: global.color, quiet: global.quiet, pages: !global.no_pager }
    }

    /// A printer of help and usage errors.
    pub(super) fn plain(color: Color) -> Self {
        Self { color, quiet: false, pages: false }
    }

    /// Prints a command's report and returns its exit code. A reader that closes
    /// the pipe early is no error.
    pub(super) fn report(self, report: &Report) -> anyhow::Result<u8> {
        match self.write(report) {
            Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(report.code),
            Err(error) => {
                let message = format!("the answer cannot be written: {error}");
                let hint = "free some space or redirect the output; \
                            any change to the base has been made";
                Err(CliError::data(message, hint).into())
            }
            Ok(()) => Ok(report.code),
        }
    }

    /// Writes the body to standard output, then the notes to standard error.
    pub(super) fn write(self, report: &Report) -> io::Result<()> {
        if let Body::Usage(text) = &report.body {
            // A closed standard error cannot be reported anywhere.
            let _ = fault(text, self.color);
        }
        self.body(&report.body)?;
        if !self.quiet {
            let mut err = io::stderr().lock();
            for note in &report.notes {
                // As above.
                let _ = writeln!(err, "{}", visible(note));
            }
        }
        Ok(())
    }

    fn body(self, report: &Body) -> io::Result<()> {
        let (style, mut out) = (style(self.color), io::stdout().lock());
        if !self.pages || style.width.is_none() {
            return body(report, style, &mut out);
        }
        let mut text = Vec::new();
        body(report, style, &mut text)?;
        if !pager::show(&text)? {
            out.write_all(&text)?;
        }
        out.flush()
    }
}

/// Prints an error and returns its exit code.
pub(super) fn error(error: &CliError, color: Color, as_json: bool) -> u8 {
    // A closed standard error cannot be reported anywhere.
    let _ = if as_json {
        let object = serde_json::json!({ "error": error.message, "hints": error.hints });
        writeln!(io::stderr().lock(), "{}", json_text(&object, false))
    } else {
        let lines: Vec<_> = std::iter::once(&error.message).chain(&error.hints).cloned().collect();
        fault(&format!("{ERROR} {}", lines.join("\n  ")), color)
    };
    error.code
}

/// How an error begins.
const ERROR: &str = "error:";

/// Writes an error to standard error, its first word in red.
fn fault(text: &str, color: Color) -> io::Result<()> {
    let mut err = io::stderr().lock();
    match text.strip_prefix(ERROR).filter(|_| color.applies(&io::stderr())) {
        Some(rest) => {
            let red = anstyle::AnsiColor::Red.on_default().bold();
            writeln!(err, "{red}{ERROR}{red:#}{}", visible(rest))
        }
        None => writeln!(err, "{}", visible(text)),
    }
}

fn body(body: &Body, style: Style, out: &mut dyn Write) -> io::Result<()> {
    match body {
        Body::None | Body::Usage(_) => Ok(()),
        Body::Text(text) => out.write_all(visible(text).as_bytes()),
        Body::Verbatim(text) => out.write_all(text.as_bytes()),
        Body::Hits(rows, Format::Table) if style.color => hits(rows, style, out),
        Body::Rows(rows, format) | Body::Hits(rows, format) => format.write(rows, style, out),
        Body::Answer(sentence, rows, format) => {
            out.write_all(format.heading(sentence).as_bytes())?;
            format.write(rows, style, out)
        }
        Body::Sections(sections, Format::Json) => out.write_all(sections_json(sections).as_bytes()),
        Body::Sections(sections, format) => {
            for (index, (heading, rows)) in sections.iter().enumerate() {
                if index > 0 {
                    writeln!(out)?;
                }
                match format {
                    Format::Table => writeln!(out, "{heading}:")?,
                    Format::Markdown => writeln!(out, "## {heading}\n")?,
                    _ => {}
                }
                format.write(rows, style, out)?;
            }
            Ok(())
        }
    }?;
    out.flush()
}

/// Prints search hits in bold. With colors, brackets in the text itself also
/// count as marks of a hit.
fn hits(rows: &Rows, style: Style, out: &mut dyn Write) -> io::Result<()> {
    let mut table = Vec::new();
    Format::Table.write(rows, style, &mut table)?;
    for line in String::from_utf8_lossy(&table).lines() {
        writeln!(out, "{}", bold(line))?;
    }
    Ok(())
}

fn bold(line: &str) -> String {
    let bold = anstyle::Style::new().bold();
    let (on, off) = (bold.render().to_string(), bold.render_reset().to_string());
    // Only the header already has escape codes, and it has no hits.
    if line.starts_with(&on) {
        return line.to_owned();
    }
    // A hit that wraps to the next line must not make other columns bold.
    let open = line.rfind('[') > line.rfind(']');
    line.replace('[', &on).replace(']', &off) + if open { &off } else { "" }
}
