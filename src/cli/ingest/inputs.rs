//! Finds the articles named on the command line: files, folders, standard input.

use std::fs;
use std::path::{Path, PathBuf};

use crate::cli::bounded::{LARGEST, read_file, read_stdin};
use crate::cli::error::CliError;

/// The extensions of articles in a folder.
const EXTENSIONS: [&str; 7] = ["txt", "text", "md", "markdown", "html", "htm", "xhtml"];

/// An article to read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Input {
    Stdin,
    File(PathBuf),
}

impl Input {
    /// The name in messages.
    pub(super) fn name(&self) -> String {
        match self {
            Self::Stdin => "standard input".to_owned(),
            Self::File(path) => path.display().to_string(),
        }
    }

    /// The file name.
    pub(super) fn file_name(&self) -> Option<&str> {
        match self {
            Self::Stdin => None,
            Self::File(path) => path.file_name()?.to_str(),
        }
    }

    /// Reads the article.
    pub(super) fn bytes(&self) -> anyhow::Result<Vec<u8>> {
        match self {
            Self::Stdin => read_stdin("pipe one article into it"),
            Self::File(path) => {
                read_file(path, "name a file that holds one article, or `-` for standard input")
            }
        }
    }

    /// The size in bytes; for a pipe, the maximum that is read.
    fn size(&self) -> u64 {
        match self {
            Self::Stdin => LARGEST,
            Self::File(path) => fs::metadata(path)
                .map_or(0, |data| if data.is_file() { data.len() } else { LARGEST }),
        }
    }
}

/// How many of the articles to read at once: at most `most`, and together not
/// larger than one article may be.
pub(super) fn batch(inputs: &[Input], most: usize) -> usize {
    let mut room = LARGEST;
    let fits = |input: &&Input| {
        let left = room.checked_sub(input.size());
        room = left.unwrap_or_default();
        left.is_some()
    };
    inputs.iter().take(most).take_while(fits).count().max(1)
}

/// All articles in the order given; those of a folder by name.
pub(super) fn inputs(named: &[PathBuf]) -> anyhow::Result<Vec<Input>> {
    let mut inputs = Vec::new();
    for path in named {
        if path.as_os_str() == "-" {
            if inputs.contains(&Input::Stdin) {
                return Err(CliError::usage("`-` is named twice", "name it once").into());
            }
            inputs.push(Input::Stdin);
        } else if path.is_dir() {
            let begun = inputs.len();
            walk(path, &mut inputs)?;
            if inputs.len() == begun {
                let message = format!("{} has no articles", path.display());
                let hint = format!("articles end in .{}", EXTENSIONS.join(", ."));
                return Err(CliError::data(message, hint).into());
            }
        } else {
            inputs.push(Input::File(path.clone()));
        }
    }
    Ok(inputs)
}

/// Adds the articles in a folder and its subfolders. Symbolic links to folders
/// are not followed: they may form a loop.
fn walk(folder: &Path, inputs: &mut Vec<Input>) -> anyhow::Result<()> {
    let refused = |error: std::io::Error| {
        let message = format!("the folder {} cannot be read: {error}", folder.display());
        CliError::data(message, "name a folder that you may read")
    };
    let entries: Result<Vec<_>, _> = fs::read_dir(folder).map_err(refused)?.collect();
    let mut entries = entries.map_err(refused)?;
    entries.sort_by_key(std::fs::DirEntry::file_name);
    for entry in entries {
        let path = entry.path();
        let extension = path.extension().and_then(|extension| extension.to_str());
        let extension = extension.map(str::to_ascii_lowercase);
        if entry.file_type().map_err(refused)?.is_dir() {
            walk(&path, inputs)?;
        } else if extension.is_some_and(|own| EXTENSIONS.contains(&own.as_str()))
            && is_readable(&path)
        {
            inputs.push(Input::File(path));
        }
    }
    Ok(())
}

/// Whether it is a regular file: reading a pipe in a folder might never end. A
/// file without access is reported when it is read.
fn is_readable(path: &Path) -> bool {
    fs::metadata(path).map_or(true, |data| data.is_file())
}
