//! The articles that a command line names: files, folders and standard input.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use crate::cli::bounded::{LARGEST, read_all};
use crate::cli::error::CliError;

/// The files of a folder that are taken for articles.
const EXTENSIONS: [&str; 7] = ["txt", "text", "md", "markdown", "html", "htm", "xhtml"];

/// An article to read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Input {
    Stdin,
    File(PathBuf),
}

impl Input {
    /// How it is named in messages.
    pub(super) fn name(&self) -> String {
        match self {
            Self::Stdin => "standard input".to_owned(),
            Self::File(path) => path.display().to_string(),
        }
    }

    /// The name of its file.
    pub(super) fn file_name(&self) -> Option<&str> {
        match self {
            Self::Stdin => None,
            Self::File(path) => path.file_name()?.to_str(),
        }
    }

    /// Its bytes.
    pub(super) fn bytes(&self) -> anyhow::Result<Vec<u8>> {
        let read = match self {
            Self::Stdin => read_all(io::stdin().lock()),
            Self::File(path) => fs::File::open(path).and_then(read_all),
        };
        let failed = |error: io::Error| {
            let message = format!("{} cannot be read: {error}", self.name());
            CliError::data(message, "name a file that holds one article").into()
        };
        read.map_err(failed)
    }

    /// How many bytes it has; of a pipe, as many as are read at most.
    fn size(&self) -> u64 {
        match self {
            Self::Stdin => LARGEST,
            Self::File(path) => fs::metadata(path)
                .map_or(0, |data| if data.is_file() { data.len() } else { LARGEST }),
        }
    }
}

/// How many of the articles are read at once: no more than `most`, and no more
/// together than one may have.
pub(super) fn batch(inputs: &[Input], most: usize) -> usize {
    let mut room = LARGEST;
    let fits = |input: &&Input| {
        let left = room.checked_sub(input.size());
        room = left.unwrap_or_default();
        left.is_some()
    };
    inputs.iter().take(most).take_while(fits).count().max(1)
}

/// All articles that are named, in order; those of a folder by their names.
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
                let message = format!("{} holds no article", path.display());
                let hint = format!("articles end in .{}", EXTENSIONS.join(", ."));
                return Err(CliError::data(message, hint).into());
            }
        } else {
            inputs.push(Input::File(path.clone()));
        }
    }
    Ok(inputs)
}

/// The articles in a folder and in the folders in it. Links to folders are not
/// followed: they may lead in a circle.
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

/// Whether reading it comes to an end: a pipe that nobody fills, met in a folder,
/// would be waited for. What cannot be looked at is told of when it is read.
fn is_readable(path: &Path) -> bool {
    fs::metadata(path).map_or(true, |data| data.is_file())
}
