//! The folder of a lake. A base is written beside what is there, and its files change
//! places with those of its last export at the end.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use super::error::ExportError;
use super::manifest::{BaseEntry, Datasets, Manifest};
use super::table::{Target, write};
use crate::files::{TempDirLock, temporary_folder};
use crate::store::{Base, write_labels};

/// What an engine runs first, then the views that canned queries read, made by its words.
macro_rules! views {
    ($tables:literal, $view:literal) => {
        concat!(
            include_str!($tables),
            "\n-- The preferred names of every entity.\n",
            $view,
            " entity_names AS\n",
            include_str!("views/entity_names.sql"),
            "\n-- The entities of every event, with their names.\n",
            $view,
            " mention_names AS\n",
            include_str!("views/mention_names.sql"),
        )
    };
}

/// Statements that name the files of a lake for an engine, and make the views that canned
/// queries read.
const VIEWS: [(&str, &str); 3] = [
    ("views.duckdb.sql", views!("views/duckdb.sql", "CREATE OR REPLACE VIEW")),
    ("views.spark.sql", views!("views/spark.sql", "CREATE OR REPLACE TEMPORARY VIEW")),
    ("views.postgres.sql", views!("views/postgres.sql", "CREATE OR REPLACE VIEW")),
];

/// The base without facts in a lake, by which phrases are understood.
pub const LABELS: &str = "labels.db";

/// The folder with the same of each base, from which that file is made.
const LABELS_OF_BASES: &str = "labels_of_bases";

/// Statements that open a lake in `DuckDB`, which then reads nothing else. They are kb's
/// own, whatever stands in the lake.
///
/// # Errors
/// If the path of the lake cannot be written as text.
pub fn for_duckdb(lake: &Path) -> Result<String, ExportError> {
    let unwritten = || ExportError::File {
        path: lake.to_owned(),
        reason: "its path is no Unicode text".to_owned(),
    };
    let lake = lake.to_str().ok_or_else(unwritten)?.replace('\'', "''");
    let confined = include_str!("views/confined.sql").replace("{lake}", &lake);
    Ok(format!("{confined}{}", VIEWS[0].1))
}

/// How a base is exported.
#[derive(Clone, Debug)]
pub struct Options {
    /// The name of the base in the lake.
    pub name: String,
    /// Whether datasets that the base no longer has are dropped from the lake.
    pub force: bool,
    /// Whether the user wants to stop.
    pub stop: fn() -> bool,
}

/// What was exported.
#[derive(Clone, Debug, Default)]
pub struct Exported {
    /// The rows of each table.
    pub rows: BTreeMap<String, usize>,
    /// The number of files.
    pub files: usize,
    /// The bytes of all files.
    pub bytes: u64,
}

/// Writes a base to a lake, in place of its last export.
///
/// # Errors
/// If the base cannot be read, the folder cannot be written, or another base of the lake
/// has one of its datasets. Then the lake is as it was.
pub fn export(base: &Base, folder: &Path, options: &Options) -> Result<Exported, ExportError> {
    fs::create_dir_all(folder).map_err(ExportError::file(folder))?;
    let _lock = TempDirLock::in_folder(folder);
    let mut manifest = Manifest::read(folder)?;
    let datasets = base.exported_datasets()?;
    check_name(&options.name)?;
    let number = number(&manifest, &datasets, options)?;
    let staged = temporary_folder(folder).map_err(ExportError::file(folder))?;
    base.prepare_export()?;
    let target = Target { folder: staged.path(), name: &options.name, number, stop: options.stop };
    let mut tables = BTreeMap::new();
    for table in base.exported_tables()? {
        tables.insert(table.name.to_owned(), write(base, &table, &target)?);
    }
    write_both_labels(base, folder, staged.path(), &manifest, options)?;
    let entry = BaseEntry { number, datasets, tables };
    let exported = summary(&entry);
    let old = manifest.bases.insert(options.name.clone(), entry);
    let new = &manifest.bases[&options.name];
    let own = own_labels(&options.name);
    for path in paths(new).chain([own.as_str(), LABELS]) {
        put(&staged.path().join(path), &folder.join(path))?;
    }
    let kept: BTreeSet<_> = paths(new).collect();
    for path in old.iter().flat_map(paths).filter(|path| !kept.contains(path)) {
        remove(folder, path)?;
    }
    for (name, text) in VIEWS {
        let path = folder.join(name);
        fs::write(&path, text).map_err(ExportError::file(&path))?;
    }
    manifest.write(folder)?;
    Ok(exported)
}

fn own_labels(name: &str) -> String {
    format!("{LABELS_OF_BASES}/{name}.db")
}

/// Writes the labels of the base, and those of all bases of the lake.
fn write_both_labels(
    base: &Base,
    folder: &Path,
    staged: &Path,
    manifest: &Manifest,
    options: &Options,
) -> Result<(), ExportError> {
    let own = staged.join(own_labels(&options.name));
    let parent = staged.join(LABELS_OF_BASES);
    fs::create_dir_all(&parent).map_err(ExportError::file(&parent))?;
    write_labels(&[base], &own, options.stop)?;
    let others = manifest.bases.keys().filter(|name| **name != options.name);
    let others = others.map(|name| folder.join(own_labels(name)));
    let mut files: Vec<_> = others.chain([own]).collect();
    files.sort_by(|a, b| a.file_name().cmp(&b.file_name()));
    let open = |path: &PathBuf| Base::open(path, Duration::ZERO);
    let bases = files.iter().map(open).collect::<Result<Vec<_>, _>>()?;
    let bases: Vec<_> = bases.iter().collect();
    Ok(write_labels(&bases, &staged.join(LABELS), options.stop)?)
}

/// The name is a part of file names.
fn check_name(name: &str) -> Result<(), ExportError> {
    let fits = |byte: u8| byte.is_ascii_alphanumeric() || b"-_".contains(&byte);
    if !name.is_empty() && name.bytes().all(fits) {
        return Ok(());
    }
    Err(ExportError::Conflict {
        message: format!("a base of a lake cannot be called \"{name}\""),
        hint: "give a name of letters, digits, - and _ with --name",
    })
}

/// The number of the base in the lake: that of its last export, or the next one.
fn number(manifest: &Manifest, has: &Datasets, options: &Options) -> Result<i64, ExportError> {
    let others = manifest.bases.iter().filter(|(name, _)| **name != options.name);
    for (other, entry) in others {
        if let Some(both) = entry.datasets.iter().find_map(|dataset| same(dataset, has)) {
            return Err(ExportError::Conflict {
                message: format!(
                    "the dataset {both} is in the lake already, from the base \"{other}\""
                ),
                hint: "its facts would count twice: give that base's name with --name to \
                       replace it, or remove the dataset from one of the bases",
            });
        }
    }
    let Some(own) = manifest.bases.get(&options.name) else {
        let taken = manifest.bases.values().map(|entry| entry.number);
        return Ok(taken.max().map_or(0, |last| last + 1));
    };
    let lost = own.datasets.keys().find(|slug| !has.contains_key(*slug));
    match lost.filter(|_| !options.force) {
        Some(lost) => Err(ExportError::Conflict {
            message: format!(
                "the lake has the dataset {lost} from a base called \"{}\", and this base does \
                 not have it",
                options.name
            ),
            hint: "give another --name to add this base, or --force to replace that one",
        }),
        None => Ok(own.number),
    }
}

/// The slug by which a base has a dataset of another one. Articles are the same by their
/// text: two may have one title, and so one slug in each base.
fn same<'a>(dataset: (&String, &Option<String>), has: &'a Datasets) -> Option<&'a String> {
    let (slug, hash) = dataset;
    has.iter()
        .find(|(other, text)| *text == hash && (hash.is_some() || *other == slug))
        .map(|(other, _)| other)
}

fn paths(entry: &BaseEntry) -> impl Iterator<Item = &str> {
    entry.tables.values().flat_map(|table| table.files.iter().map(|file| file.path.as_str()))
}

fn summary(entry: &BaseEntry) -> Exported {
    let rows = entry.tables.iter().map(|(name, table)| (name.clone(), table.rows)).collect();
    let files = entry.tables.values().flat_map(|table| &table.files);
    let bytes = files.clone().map(|file| file.bytes).sum();
    Exported { rows, files: files.count(), bytes }
}

/// Moves a file to its place.
fn put(from: &Path, to: &Path) -> Result<(), ExportError> {
    if let Some(parent) = to.parent() {
        fs::create_dir_all(parent).map_err(ExportError::file(parent))?;
    }
    fs::rename(from, to).map_err(ExportError::file(to))
}

/// Removes a file of the last export, and the folder of a year that has no other.
fn remove(folder: &Path, path: &str) -> Result<(), ExportError> {
    // A manifest that somebody else wrote may name any file.
    let inside = Path::new(path).components();
    if !inside.into_iter().all(|part| matches!(part, std::path::Component::Normal(_))) {
        return Ok(());
    }
    let path: PathBuf = folder.join(path);
    match fs::remove_file(&path) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
            return Err(ExportError::file(&path)(error));
        }
        _ => {}
    }
    if let Some(parent) = path.parent() {
        // Only an empty one goes.
        let _ = fs::remove_dir(parent);
    }
    Ok(())
}
