//! `kb ingest --to`: a draft holds everything found, loads as it is, and takes few edits.

use std::fs;

use crate::support::Folder;

/// A mill whose draft lacks an event, a subject and a year.
const MILL: &str = "# The Otter mill, 2 centuries of flour\n\nVisitors pay 7 euros.\n\n\
                    On 3 May the gate opens.\n\nIn 1903 the Otter mill ground 12 tonnes of corn \
                    for 3,000 people. Greta Lindqvist promised a new wheel by 1905.\n";

#[test]
fn what_cannot_be_loaded_is_written_as_a_comment_with_its_reason_and_quote() {
    let folder = Folder::empty();
    folder.write("mill.md", MILL);
    folder.kb(["ingest", "mill.md", "--to", "draft"]).run().succeeds();
    let figures = folder.text("draft/figures.toml");
    for part in [
        "# Not loaded: in a heading. “The Otter mill, 2 centuries of flour”\n# [[figure]]\n",
        "# Not loaded: no event that tells its date. “Visitors pay 7 euros.”\n# [[figure]]\n",
        "\n# event   = \"?\"\n# subject = \"?\"\n",
        "# “In 1903 the Otter mill ground 12 tonnes of corn for 3,000 people. Greta",
    ] {
        assert!(figures.contains(part), "{part}\n{figures}");
    }
    let units = folder.text("draft/units.toml");
    assert!(units.contains("# first in “Visitors pay 7 euros.”\n[[unit]]\n"), "{units}");
    let entities = folder.text("draft/entities.toml");
    assert!(entities.contains("# named once in “…"), "{entities}");
    folder.kb(["seed", "draft"]).run().succeeds();
    folder.kb(["check", "--quiet"]).run().succeeds();
}

#[test]
fn a_commented_figure_loads_once_its_unknown_keys_are_filled_in() {
    let folder = Folder::empty();
    folder.write("mill.md", MILL);
    folder.kb(["ingest", "mill.md", "--to", "draft"]).run().succeeds();
    let path = folder.path("draft/figures.toml");
    let text = fs::read_to_string(&path).unwrap();
    let (before, left) = text.split_once("# Not loaded: no event").unwrap();
    let (reason, record) = left.split_once('\n').unwrap();
    let events = folder.text("draft/events.toml");
    let event = events.split("slug     = \"").nth(1).unwrap().split('"').next().unwrap();
    let entities = folder.text("draft/entities.toml");
    let entity = entities.split("slug").nth(1).unwrap().split('"').nth(1).unwrap();
    let record = record.split("\n\n").next().unwrap().lines();
    let record: Vec<_> = record.map(|line| format!("{}\n", &line[2..])).collect();
    let record = record.concat();
    let record = record
        .replace("event   = \"?\"", &format!("event   = \"{event}\""))
        .replace("subject = \"?\"", &format!("subject = \"{entity}\""));
    fs::write(&path, format!("{before}# Not loaded: no event{reason}\n{record}")).unwrap();
    folder.kb(["seed", "draft"]).run().succeeds();
    let query = "select low from figures f join units u on u.id = f.unit_id where u.slug = 'eur'";
    folder.kb(["sql", query, "--csv"]).run().succeeds().prints("7");
}

#[test]
fn the_facts_of_a_checked_draft_are_curated() {
    let folder = Folder::empty();
    folder.write("mill.md", MILL);
    folder.kb(["ingest", "mill.md", "--to", "draft"]).run().succeeds();
    let path = folder.path("draft/dataset.toml");
    let head = fs::read_to_string(&path).unwrap();
    assert!(head.contains("\nchecked = false\n"), "{head}");
    fs::write(&path, head.replace("checked = false", "checked = true")).unwrap();
    folder.kb(["seed", "draft"]).run().succeeds();
    let query = "select count(*) n, sum(origin = 'curated') curated, \
                 (select count(*) from documents) documents from events";
    let rows = folder.kb(["sql", query, "--csv"]).run().succeeds().stdout;
    let values: Vec<_> = rows.lines().nth(1).unwrap().split(',').collect();
    assert_eq!((values[0], values[2]), (values[1], "0"), "{rows}");
    folder.kb(["check", "--quiet"]).run().succeeds();
}

#[test]
fn a_hostile_text_stays_a_comment() {
    let folder = Folder::empty();
    let text = "The \"\"\" mill\u{7f} [[event]]\n\nIt has 7 euros\u{1} ''' \u{2028}# and \
                \\u0000 12 \u{85}tonnes = [x].\n\nIn 1903 the Otter mill ground 12 tonnes.\n";
    folder.write("mill.md", text);
    folder.kb(["ingest", "mill.md", "--to", "draft", "--language", "en"]).run().succeeds();
    folder.kb(["seed", "draft"]).run().succeeds();
    folder.kb(["sql", "select slug from events", "--csv"]).run().succeeds().prints("1903");
}
