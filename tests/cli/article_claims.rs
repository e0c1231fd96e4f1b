//! What an article claims and what it denies, exact amounts, and dates that are labels.

use super::any_topic::{FIGURES, lines, with};
use super::support::Folder;

const EVENTS: &str = "date || ' ' || title_en FROM events ORDER BY date, slug";

#[test]
fn a_figure_that_the_sentence_denies_is_left_out_with_its_reason() {
    let folder = Folder::empty();
    folder.write(
        "article.txt",
        "1 juin 2012 : Odile Ferrand dément que la société Solvane a perdu 5 millions d'euros.\n\n\
         2 juin 2013 : Solvane n'a pas vendu 300 voitures.\n\n\
         3 juin 2014 : Solvane exclut de fermer l'usine d'Arvel, qui emploie 330 salariés.\n\n\
         4 juin 2015 : Solvane n'a pas payé l'amende de 28 millions d'euros.\n",
    );
    let done = folder.kb(["ingest", "article.txt", "--verbose"]).run();
    done.prints("the sentence denies it");
    assert_eq!(
        lines(&folder, FIGURES),
        ["solvane 2.8e+07 fine", "usine-d-arvel 330 headcount"],
        "what is only not paid, or stands in a clause of its own, is no denial"
    );
}

#[test]
fn amounts_are_exact() {
    let folder = with(
        "1 March 2011: The Corvane Mutual has a debt of £32.7bn.\n\n\
         2 March 2011: The Corvane Mutual has a debt of $65.448bn.\n\n\
         3 March 2011: The Corvane Mutual has a debt of €8.2 million.\n\n\
         4 March 2011: The Corvane Mutual has a debt of $1.1 trillion.\n\n\
         5 March 2011: The Corvane Mutual has a debt of €0.29m.\n",
    );
    let csv = folder.kb(["query", "figures", "--csv"]).run().stdout;
    for whole in ["32700000000", "65448000000", "8200000", "1100000000000", "290000"] {
        assert!(csv.contains(&format!(",{whole},{whole},{whole},")), "{whole}: {csv}");
    }
    let power =
        with("1 March 2011: The Arvel plant has a power of 8.2 MW, or 1909.8 kW at night.\n");
    power.kb(["query", "figures at least 8200 kW"]).run().prints("8.2 MW");
    // That is no date of August 1909.
    power.kb(["query", "figures"]).run().prints("1909.8 kW");
}

#[test]
fn a_month_that_is_also_a_word_may_be_the_label_of_a_line() {
    let folder = with(
        "2006\nMarch: The board of Arvel approves the Kessel Tower.\nOctober: Work begins on the \
         Kessel Tower.\n",
    );
    assert_eq!(
        lines(&folder, EVENTS),
        [
            "2006-03 The board of Arvel approves the Kessel Tower",
            "2006-10 Work begins on the Kessel Tower",
        ]
    );
}

#[test]
fn the_last_line_of_a_timeline_is_an_event_and_no_date_of_publication() {
    let folder = with(
        "3 March 2011: Corvane Mutual opens the Arvel mill.\n\n\
         4 March 2012: The mill closes after a fire.\n",
    );
    assert_eq!(
        lines(&folder, EVENTS),
        [
            "2011-03-03 Corvane Mutual opens the Arvel mill",
            "2012-03-04 The mill closes after a fire",
        ]
    );
}

#[test]
fn headings_without_a_date_below_a_dated_one_are_parts_of_it() {
    let folder = Folder::empty();
    folder.write(
        "article.md",
        "# Le pont d'Arvel\n\n## 2012\n\n### Travaux\n\nLe 3 mars, la société Solvane commence \
         les travaux.\n\n### Argent\n\nLe coût atteint 12 millions d'euros.\n",
    );
    folder.kb(["ingest", "article.md"]).run().succeeds();
    assert_eq!(
        lines(&folder, EVENTS),
        [
            "2012 Le coût atteint 12 millions d'euros",
            "2012-03-03 La société Solvane commence les travaux",
        ]
    );
}

#[test]
fn what_was_once_planned_is_no_event() {
    let folder = with(
        "La tour d'Arvel devait ouvrir en 2014. Elle a pris dix ans de retard.\n\n\
         3 mars 2024 : la tour d'Arvel ouvre.\n",
    );
    assert_eq!(lines(&folder, EVENTS), ["2024-03-03 La tour d'Arvel ouvre"]);
}

#[test]
fn an_article_that_changed_names_only_what_is_new_to_the_base() {
    let folder = Folder::empty();
    let write = |text: &str| folder.write("article.txt", text);
    let ingest = || folder.kb(["ingest", "article.txt"]).run().stdout;
    write("3 March 2011: Corvane Mutual opens the Arvel mill with 40 workers.\n");
    assert!(ingest().contains("entities new to the base: Corvane Mutual"));
    write("3 March 2011: Corvane Mutual opens the Arvel mill with 41 workers.\n");
    assert!(!ingest().contains("new to the base"));
}
