//! `kb export --as parquet`: several bases as one folder of Parquet files.

use std::collections::BTreeSet;
use std::fs::File;
use std::path::Path;

use parquet::file::reader::{FileReader, SerializedFileReader};
use parquet::record::RowAccessor;
use serde_json::Value as Json;

use super::support::{Folder, SMALL};

fn export(folder: &Folder, base: &str, more: &[&str]) -> super::support::Run {
    let export = ["export", "--as", "parquet", "--to", "lake", "--db", base];
    folder.kb(export.iter().chain(more)).run()
}

/// A base of a dataset that is not the built-in one.
fn with_small(folder: &Folder) {
    folder.write_dataset("small", SMALL);
    folder.kb(["seed", "small", "--db", "small.db"]).run().exits(0);
}

fn manifest(folder: &Folder) -> Json {
    serde_json::from_reader(File::open(folder.path("lake/manifest.json")).unwrap()).unwrap()
}

fn open(path: &Path) -> SerializedFileReader<File> {
    SerializedFileReader::new(File::open(path).unwrap()).unwrap()
}

/// The paths of the files of a table in the manifest.
fn files(base: &Json, table: &str) -> Vec<String> {
    let files = base["tables"][table]["files"].as_array().unwrap();
    files.iter().map(|file| file["path"].as_str().unwrap().to_owned()).collect()
}

/// The ids in the first column of a table.
fn ids(folder: &Folder, base: &str, table: &str) -> BTreeSet<i64> {
    let files = files(&manifest(folder)["bases"][base], table);
    let readers = files.iter().map(|file| open(&folder.path("lake").join(file)));
    let rows = readers.flat_map(|reader| {
        reader
            .get_row_iter(None)
            .unwrap()
            .map(|row| row.unwrap().get_long(0).unwrap())
            .collect::<Vec<_>>()
    });
    rows.collect()
}

#[test]
fn every_row_is_in_a_file_that_the_manifest_names() {
    let folder = Folder::seeded();
    let done = export(&folder, "kb.db", &[]).succeeds();
    done.prints("Wrote the base \"kb\" to lake: 43 events, 32 figures and ");
    let lake = &manifest(&folder)["bases"]["kb"];
    assert_eq!(lake["datasets"], serde_json::json!({ "tesla-dojo": null }));
    for (table, entry) in lake["tables"].as_object().unwrap() {
        let mut rows = 0;
        for file in entry["files"].as_array().unwrap() {
            let path = folder.path("lake").join(file["path"].as_str().unwrap());
            let count = open(&path).metadata().file_metadata().num_rows();
            assert_eq!(file["rows"], count, "{}", path.display());
            assert_eq!(file["bytes"], path.metadata().unwrap().len());
            rows += count;
        }
        assert_eq!(entry["rows"], rows);
        if table != "search_terms" {
            let there = folder.number(&format!("SELECT count(*) FROM {table}"));
            assert_eq!(rows, there, "{table}");
        }
    }
    let sum = folder.shell("cd lake && sha256sum datasets/kb.parquet").stdout;
    assert_eq!(sum.split(' ').next().unwrap(), lake["tables"]["datasets"]["files"][0]["sha256"]);
}

#[test]
fn columns_have_types_and_years_have_folders() {
    let folder = Folder::seeded();
    export(&folder, "kb.db", &[]).succeeds();
    let years = files(&manifest(&folder)["bases"]["kb"], "events");
    assert!(years.contains(&"events/year=2024/kb.parquet".to_owned()), "{years:?}");
    let reader = open(&folder.path("lake/events/year=2024/kb.parquet"));
    let schema = reader.metadata().file_metadata().schema_descr();
    let types: Vec<_> = schema
        .columns()
        .iter()
        .map(|column| {
            format!("{} {} {:?}", column.name(), column.physical_type(), column.logical_type_ref())
        })
        .collect();
    for wanted in [
        "id INT64 None",
        "starts_on INT32 Some(Date)",
        "date BYTE_ARRAY Some(String)",
        "approximate BOOLEAN None",
        "confidence DOUBLE None",
    ] {
        assert!(types.iter().any(|found| found == wanted), "no {wanted}: {types:?}");
    }
    let day = reader.get_row_iter(None).unwrap().next().unwrap().unwrap().to_string();
    assert!(day.contains("starts_on: 2024-"), "{day}");
}

#[test]
fn a_second_export_is_the_same_to_the_byte() {
    let folder = Folder::seeded();
    export(&folder, "kb.db", &[]).succeeds();
    let first = folder.all_files();
    export(&folder, "kb.db", &[]).succeeds();
    assert!(folder.all_files() == first, "the second export differs");
    let other = Folder::seeded();
    export(&other, "kb.db", &[]).succeeds();
    let of = |folder: &Folder| {
        let files = folder.all_files().into_iter();
        files.filter(|(name, _)| name.starts_with("lake")).collect::<Vec<_>>()
    };
    assert!(of(&folder) == of(&other), "the bytes differ");
}

#[test]
fn several_bases_share_a_lake_and_their_ids_never_meet() {
    let folder = Folder::seeded();
    with_small(&folder);
    export(&folder, "kb.db", &[]).succeeds();
    let alone = ids(&folder, "kb", "events");
    export(&folder, "small.db", &[]).succeeds();
    assert_eq!(ids(&folder, "kb", "events"), alone);
    let others = ids(&folder, "small", "events");
    assert!(others.iter().all(|id| *id > 1 << 40), "{others:?}");
    // The base that comes again keeps its number.
    export(&folder, "kb.db", &[]).succeeds();
    assert_eq!(ids(&folder, "kb", "events"), alone);
    assert_eq!(ids(&folder, "small", "events"), others);
}

#[test]
fn a_dataset_is_in_a_lake_once() {
    let folder = Folder::seeded();
    with_small(&folder);
    export(&folder, "kb.db", &[]).succeeds();
    let before = folder.all_files();
    let twice = export(&folder, "kb.db", &["--name", "other"]);
    twice.fails_with(1, "the dataset tesla-dojo is in the lake already, from the base \"kb\"");
    let replaced = export(&folder, "small.db", &["--name", "kb"]);
    replaced.fails_with(1, "this base does not have it");
    assert!(folder.all_files() == before, "a refused export changed the lake");
    export(&folder, "small.db", &["--name", "kb", "--force"]).succeeds();
    let years = files(&manifest(&folder)["bases"]["kb"], "events");
    for file in before.keys().filter(|name| name.starts_with("lake/events/")) {
        let kept = years.iter().any(|year| format!("lake/{year}") == **file);
        assert_eq!(folder.path(file).exists(), kept, "{file}");
    }
}

#[test]
fn articles_are_in_a_lake_once_by_their_text_and_not_by_their_title() {
    let folder = Folder::empty();
    let article = |year| format!("# Timeline\n\n- May 3, {year}: Norvik Rail opened its depot.\n");
    folder.write("one.md", article(2021));
    folder.write("two.md", article(2022));
    folder.write("copy.md", article(2021));
    for name in ["one", "two", "copy"] {
        folder
            .kb(["ingest", &format!("{name}.md"), "--db", &format!("{name}.db")])
            .run()
            .succeeds();
    }
    export(&folder, "one.db", &[]).succeeds();
    export(&folder, "two.db", &[]).succeeds();
    let twice = export(&folder, "copy.db", &[]);
    twice.fails_with(1, "the dataset timeline is in the lake already, from the base \"one\"");
}

#[test]
fn a_folder_of_something_else_is_left_alone() {
    let folder = Folder::seeded();
    folder.write("lake/letter.txt", "Dear reader");
    export(&folder, "kb.db", &[]).fails_with(1, "lake is not empty, and is no lake");
    assert_eq!(folder.path("lake").read_dir().unwrap().count(), 1);
    export(&folder, "kb.db", &["--name", "../kb"]).exits(1);
}

#[test]
fn a_phrase_over_a_lake_is_understood_without_the_base() {
    let folder = Folder::seeded();
    with_small(&folder);
    export(&folder, "kb.db", &[]).succeeds();
    export(&folder, "small.db", &[]).succeeds();
    let statement = |more: &[&str]| {
        let query = ["query", "systems mentioned in 2024", "-q", "--engine", "spark"];
        folder.kb(query.iter().chain(more)).run().succeeds().stdout
    };
    let from_base = statement(&[]);
    folder.shell("rm kb.db small.db");
    assert_eq!(statement(&["--lake", "lake"]), from_base);
    let unknown = ["query", "systems made by Nobody Inc", "--lake", "lake"];
    folder.kb(unknown).run().exits(3);
    let nowhere = ["query", "systems", "--lake", "small"];
    folder.kb(nowhere).run().fails_with(1, "small is no lake: it has no labels.db");
}

#[test]
fn without_duckdb_the_message_says_what_is_missing() {
    let folder = Folder::seeded();
    export(&folder, "kb.db", &[]).succeeds();
    let query = folder.kb(["query", "-q", "events in 2024", "--lake", "lake"]);
    let run = query.env("PATH", "/nowhere").run();
    run.fails_with(1, "DuckDB is not there: neither a `python3` with the package duckdb nor");
}
