//! `kb locate`.

use super::support::Place;

const COPY: &str = "A title\n\n2019\n\nThe first machine, it\u{2019}s said,\nneeds 3 MW.\n\n\
                    2020\n\nThe second one\nneeds 5 MW.\n\nThe second one\nneeds 5 MW.\n";

fn dataset(records: &str) -> String {
    format!("[[source]]\nslug = \"s\"\ntitle = \"T\"\nlanguage = \"en\"\n\n{records}")
}

#[test]
fn prints_records_that_a_dataset_can_hold_and_its_copy_verifies() {
    let place = Place::new();
    place.write("copy.txt", COPY);
    let ran = place.kb(&["locate", "copy.txt"]);
    let (title, rest) = ran.out.split_once("\n\n").unwrap();
    assert!(title.starts_with("[[source.passage]]\nordinal = 1\nlength  = 7\n"), "{title}");
    assert!(rest.contains("ordinal = 2\nheading = \"2019\"\nlength  = 41\n"), "{rest}");
    assert_eq!(rest.matches("[[source.passage]]").count(), 2);
    place.write("set/dataset.toml", "slug = \"set\"\ntitle = \"Set\"\n");
    place.write(
        "set/source.toml",
        &dataset(&rest.replace("al = 2", "al = 1").replace("al = 3", "al = 2")),
    );
    let seeded = place.kb(&["seed", "set", "--article", "copy.txt"]);
    assert!(seeded.out.contains("2 of 2 passages found"), "{}{}", seeded.out, seeded.err);
    let again = place.kb(&["locate", "copy.txt", "--source", "s"]);
    assert!(again.out.starts_with("[[source.passage]]\nordinal = 1\nheading = \"2019\"\n"));
    assert_eq!(again.err, "2 of 2 passages of s found, 1 paragraph left out\n");
    let at = place.kb(&["locate", "copy.txt", "--source", "s", "5", "MW"]).out;
    assert_eq!(at, "at = { passage = 2, start = 21, length = 4 } # line 10\n");
}

#[test]
fn prints_every_place_of_words() {
    let place = Place::new();
    place.write("copy.txt", COPY);
    let ran = place.kb(&["locate", "copy.txt", "it's said"]);
    assert_eq!(ran.out, "at = { passage = 2, start = 19, length = 9 } # line 5\n");
    assert_eq!(place.kb(&["locate", "copy.txt", "needs"]).out.lines().count(), 2);
}

#[test]
fn words_that_are_not_there_are_an_error() {
    let place = Place::new();
    place.write("copy.txt", COPY);
    let ran = place.kb(&["locate", "copy.txt", "the first machine"]);
    assert_eq!((ran.code, ran.out.as_str()), (1, ""));
    assert!(ran.err.contains("try fewer"), "{}", ran.err);
}

#[test]
fn a_missing_copy_source_or_base_is_an_error_of_its_own() {
    let place = Place::seeded();
    place.write("copy.txt", COPY);
    assert_eq!(place.kb(&["locate", "none.txt"]).code, 1);
    assert_eq!(place.kb(&["locate", "copy.txt", "--source", "s"]).code, 1);
    assert_eq!(place.kb(&["locate", "copy.txt", "--source", "s", "--db", "no.db"]).code, 4);
    assert_eq!(place.kb(&["locate", "copy.txt", "  "]).code, 2);
    assert_eq!(place.names(), ["copy.txt", "kb.db"]);
}
