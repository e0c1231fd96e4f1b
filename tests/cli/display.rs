//! How answers look: amounts in one column, lists, and what a narrow terminal shows.

use crate::support::Folder;

/// A base about another topic than the built-in one.
pub(super) fn bridges() -> Folder {
    Folder::of("bridges", include_str!("data/bridges.toml"))
}

#[test]
fn tables_and_markdown_have_one_column_for_an_amount() {
    let folder = bridges();
    for format in ["--table", "--markdown"] {
        folder
            .kb(["query", "figures", format])
            .run()
            .prints("3–4 billion euros")
            .prints("> 1,234,567.25 euros")
            .prints("≈ 12,345.5 metres")
            .prints(" amount ");
        folder
            .kb(["query", "chiffres", format])
            .run()
            .prints("3–4 milliards d'euros")
            .prints("> 1\u{202f}234\u{202f}567,25 euros")
            .prints("≈ 12\u{202f}345,5 mètres");
    }
}

#[test]
fn scripts_have_the_columns_of_an_amount() {
    let folder = bridges();
    let run = folder.kb(["query", "cost of North Arch", "--json"]).run();
    let row = &run.json()[0];
    assert_eq!(
        (&row["low"], &row["high"]),
        (&3_000_000_000_i64.into(), &4_000_000_000_i64.into()),
        "{row}"
    );
    assert_eq!(row.get("amount"), None, "{row}");
    for format in ["--csv", "--tsv"] {
        let run = folder.kb(["query", "figures", format]).run();
        let header = run.stdout.lines().next().unwrap().replace('\t', ",");
        assert!(header.contains("metric,value,low,high,qualifier,unit,status"), "{header}");
    }
}

#[test]
fn show_has_amounts_too() {
    let folder = bridges();
    let run = folder.kb(["show", "north-arch"]).run();
    run.prints("cost       3–4 billion euros").prints("≈ 12,345.5 metres");
    folder.kb(["show", "arch-cost"]).run().prints("amount     3–4 billion euros\n");
    let run = folder.kb(["show", "arch-cost", "--json"]).run();
    let fields: Vec<_> =
        run.json()["about"].as_array().unwrap().iter().map(|row| row["field"].clone()).collect();
    assert!(fields.contains(&"low".into()) && !fields.contains(&"amount".into()), "{fields:?}");
}

#[test]
fn columns_of_sql_are_what_was_asked_for() {
    let sql = "select low as value, low, high, qualifier, unit_id as unit from figures limit 1";
    bridges().kb(["sql", sql]).run().prints("value").prints("qualifier");
}

#[test]
fn lists_are_arrays_in_json_and_text_elsewhere() {
    let folder = bridges();
    let run = folder.kb(["query", "events", "--json"]).run();
    let rows = run.json();
    let both = serde_json::json!(["North Arch", "Weir Bridge, West"]);
    assert_eq!(rows[0]["systems"], both);
    assert_eq!(rows[0]["people"], serde_json::json!(["Ada Lund"]));
    assert_eq!(rows[1]["people"], serde_json::json!([]));
    let run = folder.kb(["query", "events in 2021", "--jsonl"]).run();
    run.prints("\"systems\":[\"North Arch\",\"Weir Bridge, West\"]");
    for format in ["--csv", "--table", "--markdown"] {
        folder.kb(["query", "events", format]).run().prints("North Arch, Weir Bridge, West");
    }
}
