//! Faults that users met, each under the name of its symptom.

use super::support::Folder;

#[test]
fn a_statement_that_begins_with_a_comment_is_no_option() {
    let folder = Folder::seeded();
    for statement in
        ["-- how many\nselect 1 as n", "--how many\nselect 1 as n", "-- a=b\nselect 1 as n"]
    {
        folder.kb(["sql", statement, "--csv"]).run().succeeds().prints("n\n1\n");
        folder.kb(["--csv", "sql", statement]).run().fails(2);
    }
    folder.kb(["sql", "--jsno", "select 1"]).run().fails(2).says("--jsno");
}

#[test]
fn a_hexadecimal_literal_that_is_too_big_gets_no_hint_about_sizes() {
    let folder = Folder::seeded();
    let run = folder.kb(["sql", "select 0x11111111111111111111"]).run().fails(1);
    assert!(!run.stderr.contains("64 MiB"), "{run:?}");
    run.says("hex literal too big").says("https://sqlite.org/lang.html");
    let run = folder.kb(["sql", "select zeroblob(100000000)"]).run().fails(1);
    run.says("a value may have 64 MiB");
}

#[test]
fn an_argument_out_of_range_is_no_damage() {
    let folder = Folder::seeded();
    let sql = "select snippet(search, 99, '', '', '', 5) from search where search match 'dojo'";
    let run = folder.kb(["sql", sql]).run().fails(1);
    assert!(!run.stderr.contains("check the disk"), "{run:?}");
    run.says("column index out of range");
}

#[test]
fn the_hint_about_an_empty_answer_is_printed_once() {
    let folder = Folder::seeded();
    let run = folder.kb(["query", "figures above 5 GPU in dollars"]).run().exits(0);
    assert_eq!(run.stderr.matches("no rows").count(), 1, "{run:?}");
    run.says("no rows with \"in US dollars\" and \"above 5 GPUs\"; without them there would be 32");
    let run = folder.kb(["query", "chiffres supérieurs à 5 GPU en dollars"]).run().exits(0);
    run.says("«\u{a0}en dollars américains\u{a0}» et «\u{a0}supérieurs à 5 GPU\u{a0}» ; sans cela il y en aurait 32");
}

#[test]
fn commands_of_the_sqlite3_shell_are_translated() {
    let folder = Folder::seeded();
    let run = folder.kb(["shell"]).stdin(".mode csv\n.schema\n").run().exits(2);
    run.says("did you mean .format?").says("did you mean .tables?");
}

#[test]
fn a_quiet_seed_prints_no_suggestions() {
    let folder = Folder::empty();
    let run = folder.kb(["seed", "-q"]).run().succeeds().prints("Created a base");
    assert!(!run.stdout.contains("Try next"), "{run:?}");
    folder.kb(["seed"]).run().succeeds().prints("Try next");
}

#[test]
fn the_hint_about_a_parameter_names_the_query() {
    let folder = Folder::seeded();
    let run = folder.kb(["query", "events", "-p", "abot=dojo"]).run().fails(1);
    run.says("`kb queries events` lists its parameters");
}

#[test]
fn a_quote_that_cuts_a_word_is_not_verified() {
    let folder = Folder::empty();
    folder.write("copy.txt", "In May 2024 Tesla planned the hall of Cortex in Austin.\n");
    let located = folder.kb(["locate", "copy.txt"]).run().exits(0).stdout;
    let dataset = |length: usize| {
        folder.write(
            "d/dataset.toml",
            "slug = \"d\"\ntitle = { en = \"D\", fr = \"D\" }\n".to_owned()
                + "[[source]]\nslug = \"copy\"\ntitle = \"Copy\"\nlanguage = \"en\"\n"
                + &located
                + "[[system]]\nslug = \"cortex\"\nlabel = \"Cortex\"\ncategory = \"cluster\"\n"
                + "[[event]]\nslug = \"plan\"\ndate = \"2024-05\"\ncategory = \"announcement\"\n"
                + "title = { en = \"Plan\", fr = \"Plan\" }\n"
                + "summary = { en = \"Plan\", fr = \"Plan\" }\n"
                + &format!("at = {{ passage = 1, start = 12, length = {length} }}\n"),
        );
        folder.kb(["seed", "d", "--article", "copy.txt"]).run()
    };
    let run = dataset(12).exits(1).prints("0 of 1 locators verified");
    run.prints("the quote of plan in passage 1 of copy begins or ends inside a word")
        .says("error: quotes that begin or end inside a word: 1");
    dataset(13).exits(0).prints("1 of 1 locators verified");
}

#[test]
fn a_year_above_a_paragraph_is_located_as_its_heading() {
    let folder = Folder::empty();
    folder.write("copy.txt", "Title\n\n2019\nThe first\nparagraph.\n2020\nThe second.\n");
    let run = folder.kb(["locate", "copy.txt", "--by", "paragraph"]).run().exits(0);
    assert_eq!(run.stdout.matches("[[source.passage]]").count(), 3, "{run:?}");
    run.prints("heading = \"2019\"\nlength  = 20").prints("heading = \"2020\"\nlength  = 11");
    let words = ["locate", "copy.txt", "first paragraph", "--by", "paragraph"];
    let run = folder.kb(words).run().exits(0);
    run.prints("at = { passage = 2, start = 4, length = 15 } # line 4");
    // As an article, short lines are headings; these are not.
    let [first, second] =
        ["In this year the town built a harbour of its own.", "It was opened to all ships."];
    folder.write("town.txt", format!("Title\n\n2019\n{first}\n2020\n{second}\n"));
    let run = folder.kb(["locate", "town.txt"]).run().exits(0);
    run.prints("heading = \"2019\"\nlength  = 49").prints("heading = \"2020\"\nlength  = 27");
}

#[test]
fn parameters_take_the_names_of_their_own_kind() {
    let folder = Folder::seeded();
    let rows = |arguments: &[&str]| {
        let given = [&["query", "figures", "--format", "csv"], arguments].concat();
        folder.kb(given).run().exits(0).stdout.lines().count()
    };
    let all = rows(&[]);
    assert!(rows(&["-p", "not_metric=capex"]) < all);
    assert!(rows(&["-p", "not_unit=usd"]) < all);
    assert_eq!(rows(&["-p", "source=dojo-timeline"]), all);
    let wrong = folder.kb(["query", "figures", "-p", "not_metric=dojo"]).run();
    assert!(wrong.stderr.contains("among its metrics"), "{}", wrong.stderr);
    let counted = folder.kb(["query", "events by source", "--format", "csv"]).run();
    assert_eq!(counted.exits(0).stdout, "source,count\ndojo-timeline,43\n");
}
