//! `kb locate`.

use super::support::Folder;

const COPY: &str = "A title\n\n2019\n\nThe first machine, it\u{2019}s said,\nneeds 3 MW.\n\n\
                    2020\n\nThe second one\nneeds 5 MW.\n\nThe second one\nneeds 5 MW.\n";

fn dataset(records: &str) -> String {
    format!("[[source]]\nslug = \"s\"\ntitle = \"T\"\nlanguage = \"en\"\n\n{records}")
}

#[test]
fn printed_records_load_as_a_dataset_and_match_the_copy() {
    let folder = Folder::empty();
    folder.write("copy.txt", COPY);
    let run = folder.kb(["locate", "copy.txt", "--by", "paragraph"]).run();
    let (title, rest) = run.stdout.split_once("\n\n").unwrap();
    assert!(title.starts_with("[[source.passage]]\nordinal = 1\nlength  = 7\n"), "{title}");
    assert!(rest.contains("ordinal = 2\nheading = \"2019\"\nlength  = 41\n"), "{rest}");
    assert_eq!(rest.matches("[[source.passage]]").count(), 2);
    folder.write_dataset(
        "set",
        dataset(&rest.replace("al = 2", "al = 1").replace("al = 3", "al = 2")),
    );
    let seeded = folder.kb(["seed", "set", "--article", "copy.txt"]).run();
    assert!(seeded.stdout.contains("2 of 2 passages found"), "{}{}", seeded.stdout, seeded.stderr);
    let again = folder.kb(["locate", "copy.txt", "--source", "s", "--by", "paragraph"]).run();
    assert!(again.stdout.starts_with("[[source.passage]]\nordinal = 1\nheading = \"2019\"\n"));
    assert_eq!(again.stderr, "2 of 2 passages of s found, 1 paragraph left out\n");
    // Paragraphs that are not read as passages are found by the numbers of a source, too.
    let at = folder.kb(["locate", "copy.txt", "--source", "s", "5", "MW"]).run().stdout;
    assert_eq!(at, "at = { passage = 2, start = 21, length = 4 } # line 10\n");
}

#[test]
fn every_occurrence_of_the_words_is_printed() {
    let folder = Folder::empty();
    folder.write("copy.txt", COPY);
    let run = folder.kb(["locate", "copy.txt", "it's said", "--by", "paragraph"]).run();
    assert_eq!(run.stdout, "at = { passage = 2, start = 19, length = 9 } # line 5\n");
    let run = folder.kb(["locate", "copy.txt", "needs", "--by", "paragraph"]).run();
    assert_eq!(run.stdout.lines().count(), 2);
}

#[test]
fn words_that_begin_or_end_inside_a_word_are_told() {
    let folder = Folder::empty();
    folder.write("copy.txt", COPY);
    let run = folder.kb(["locate", "copy.txt", "machine, it's sai"]).run();
    assert!(run.stdout.ends_with(" # line 5, ends inside a word\n"), "{}", run.stdout);
    let run = folder.kb(["locate", "copy.txt", "achine"]).run();
    assert!(run.stdout.ends_with(" # line 5, begins inside a word\n"), "{}", run.stdout);
}

/// A page in every format: headings, wrapped lines, lists, a table, a menu.
const PAGES: [(&str, &str); 3] = [
    (
        "page.md",
        "# The \"Otter\" mill\n\n## 2019\n\nThe wheel of the mill needs 3 MW.\n\n- One item has 4 MW\n\
         - Another, *quite long*, has 5 MW\n  on a second line\n\n| name | power |\n|---|---|\n\
         | Mill | 7 MW |\n\n1. In May it ground 6 tonnes.\n2. In June it ground 8 tonnes.\n",
    ),
    (
        "page.html",
        "<html><head><title>The mill</title></head><body><nav><a href=a>Home</a></nav><article>\
         <h1>The \"Otter\" mill</h1><p>The wheel of the mill needs 3&nbsp;MW, as was planned.</p>\
         <ul><li>One item has 4 MW<li>Another has 5 MW</ul><blockquote><p>It turns in the wind \
         at last.</p></blockquote><table><tr><td>Mill<td>7 MW</table></article></body></html>",
    ),
    (
        "page.txt",
        "The \"Otter\" mill\n\n2019\n\nThe wheel of the mill needs 3 MW, which is more than the\n\
         river gives in a dry summer, so that nobody is surprised.\n\n- One item has 4 MW\n\
         - Another has 5 MW\n\nIn May 2020 it ground 6 tonnes of corn for the town.\n",
    ),
];

#[test]
fn passages_have_the_numbers_that_ingest_gives_them() {
    for (name, page) in PAGES {
        let folder = Folder::empty();
        folder.write(name, page);
        let records = folder.kb(["locate", name]).run().stdout;
        let read = folder.outline(name, &[]);
        let read = read["passages"].as_array().unwrap();
        assert!(read.len() >= 4, "{name}: {read:?}");
        assert_eq!(records.matches("[[source.passage]]").count(), read.len(), "{name}: {records}");
        for passage in read {
            let (number, text) = (&passage["number"], passage["text"].as_str().unwrap());
            let at = folder.kb(["locate", name, text]).run().stdout;
            let length = text.chars().count();
            let expected = format!("at = {{ passage = {number}, start = 0, length = {length} }}");
            assert!(at.contains(&expected), "{name}, {text:?}: {at}");
        }
        folder.write_dataset("set", dataset(&records));
        let seeded = folder.kb(["seed", "set", "--article", name]).run();
        let all = format!("{0} of {0} passages found", read.len());
        assert!(seeded.stdout.contains(&all), "{name}: {}{}", seeded.stdout, seeded.stderr);
    }
}

#[test]
fn missing_words_are_an_error() {
    let folder = Folder::empty();
    folder.write("copy.txt", COPY);
    let run = folder.kb(["locate", "copy.txt", "the first machine"]).run();
    assert_eq!((run.code, run.stdout.as_str()), (Some(1), ""));
    assert!(run.stderr.contains("try fewer"), "{}", run.stderr);
}

#[test]
fn a_missing_copy_source_or_base_is_an_error_of_its_own() {
    let folder = Folder::seeded();
    folder.write("copy.txt", COPY);
    assert_eq!(folder.kb(["locate", "none.txt"]).run().code, Some(1));
    assert_eq!(folder.kb(["locate", "copy.txt", "--source", "s"]).run().code, Some(1));
    assert_eq!(
        folder.kb(["locate", "copy.txt", "--source", "s", "--db", "no.db"]).run().code,
        Some(4)
    );
    assert_eq!(folder.kb(["locate", "copy.txt", "  "]).run().code, Some(2));
    assert_eq!(folder.names(), ["copy.txt", "kb.db"]);
}
