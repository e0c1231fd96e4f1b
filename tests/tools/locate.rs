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
    let run = folder.kb(["locate", "copy.txt"]).run();
    let (title, rest) = run.stdout.split_once("\n\n").unwrap();
    assert!(title.starts_with("[[source.passage]]\nordinal = 1\nlength  = 7\n"), "{title}");
    assert!(rest.contains("ordinal = 2\nheading = \"2019\"\nlength  = 41\n"), "{rest}");
    assert_eq!(rest.matches("[[source.passage]]").count(), 2);
    folder.write("set/dataset.toml", "slug = \"set\"\ntitle = \"Set\"\n");
    folder.write(
        "set/source.toml",
        dataset(&rest.replace("al = 2", "al = 1").replace("al = 3", "al = 2")),
    );
    let seeded = folder.kb(["seed", "set", "--article", "copy.txt"]).run();
    assert!(seeded.stdout.contains("2 of 2 passages found"), "{}{}", seeded.stdout, seeded.stderr);
    let again = folder.kb(["locate", "copy.txt", "--source", "s"]).run();
    assert!(again.stdout.starts_with("[[source.passage]]\nordinal = 1\nheading = \"2019\"\n"));
    assert_eq!(again.stderr, "2 of 2 passages of s found, 1 paragraph left out\n");
    let at = folder.kb(["locate", "copy.txt", "--source", "s", "5", "MW"]).run().stdout;
    assert_eq!(at, "at = { passage = 2, start = 21, length = 4 } # line 10\n");
}

#[test]
fn every_occurrence_of_the_words_is_printed() {
    let folder = Folder::empty();
    folder.write("copy.txt", COPY);
    let run = folder.kb(["locate", "copy.txt", "it's said"]).run();
    assert_eq!(run.stdout, "at = { passage = 2, start = 19, length = 9 } # line 5\n");
    assert_eq!(folder.kb(["locate", "copy.txt", "needs"]).run().stdout.lines().count(), 2);
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
