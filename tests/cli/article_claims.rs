//! What an article claims and what it denies, exact amounts, and dates that are labels.

use super::support::Folder;
use super::support::articles::{FIGURES, lines, with};

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

/// Figures and the lines that say why others are not loaded, of an article with a line a year.
fn figures_of(title: &str, year: &str, sentences: &[&str]) -> (Vec<String>, String) {
    let folder = Folder::empty();
    let line = |(at, sentence): (usize, &&str)| format!("{year} {} : {sentence}\n\n", 2000 + at);
    let text: String = sentences.iter().enumerate().map(line).collect();
    folder.write("article.txt", format!("{title}\n\n{text}"));
    let run = folder.kb(["ingest", "article.txt", "--verbose"]).run();
    (lines(&folder, FIGURES), run.stdout)
}

#[test]
fn what_did_not_happen_is_no_figure() {
    let (figures, said) = figures_of(
        "The Corvane Mutual, a timeline",
        "3 March",
        &[
            "The Corvane Mutual was not able to hire 501 clerks.",
            "The Corvane Mutual failed to raise $502 million.",
            "The Corvane Mutual would have lost $503 million without the loan.",
            "The reports that the Corvane Mutual sold a bank for $504 million are false.",
            "Rumours that the Corvane Mutual owes $505 million were denied by its board.",
            "Nobody says that the Corvane Mutual lost $506 million.",
            "The Corvane Mutual could have earned $507 million.",
            "The Corvane Mutual couldn't pay $508 million.",
            "Contrary to reports, the Corvane Mutual did not sell the tower for $509 million.",
        ],
    );
    assert!(figures.is_empty(), "{figures:?}");
    assert_eq!(said.matches("figure not loaded").count(), 9, "{said}");
    let (figures, said) = figures_of(
        "La mutuelle Corvane, chronologie",
        "3 mars",
        &[
            "La mutuelle Corvane n'a pas pu embaucher 501 salariés.",
            "La mutuelle Corvane a échoué à lever 502 millions d'euros.",
            "Sans ce prêt, la mutuelle Corvane aurait perdu 503 millions d'euros.",
            "Les rumeurs selon lesquelles la mutuelle Corvane doit 504 millions d'euros sont fausses.",
            "Personne ne dit que la mutuelle Corvane a perdu 505 millions d'euros.",
            "La mutuelle Corvane refuse de verser 506 millions d'euros.",
        ],
    );
    assert!(figures.is_empty(), "{figures:?}");
    assert_eq!(said.matches("figure not loaded").count(), 6, "{said}");
}

#[test]
fn what_stands_beside_a_denial_is_stated() {
    let (figures, said) = figures_of(
        "The Corvane Mutual, a timeline",
        "3 March",
        &[
            "The Corvane Mutual not only sold 501 cars.",
            "The Corvane Mutual did not say why it had paid $502 million.",
            "The Corvane Mutual, which had not paid its clerks, lost $503 million.",
            "The Corvane Mutual had to close because it could not pay, and lost $504 million.",
            "The Corvane Mutual hoped to raise $505 million but raised only $506 million.",
            "The Corvane Mutual never paid the fine of $507 million.",
        ],
    );
    assert_eq!(figures.len(), 7, "{figures:?}\n{said}");
    let (figures, said) = figures_of(
        "La mutuelle Corvane, chronologie",
        "3 mars",
        &[
            "La mutuelle Corvane n'emploie plus que 501 salariés.",
            "La mutuelle Corvane, qui n'avait pas payé ses salariés, a perdu 502 millions d'euros.",
            "Pas moins de 503 salariés quittent la mutuelle Corvane.",
            "La mutuelle Corvane n'a pas ouvert de banque et a perdu 504 millions d'euros.",
        ],
    );
    assert_eq!(figures.len(), 4, "{figures:?}\n{said}");
}

#[test]
fn what_would_have_happened_is_no_event() {
    let folder = with(
        "3 March 2011: Corvane Mutual opens the Arvel mill.\n\n\
         4 March 2012: Had Corvane Mutual sold the mill, it would have saved the bank.\n\n\
         5 March 2013: If Corvane Mutual had sold the mill, it would have paid its debts.\n\n\
         6 March 2014: Nobody buys the mill.\n",
    );
    assert_eq!(
        lines(&folder, EVENTS),
        ["2011-03-03 Corvane Mutual opens the Arvel mill", "2014-03-06 Nobody buys the mill"]
    );
    let entities = lines(&folder, "slug FROM entities");
    assert!(!entities.iter().any(|slug| slug.contains("nobody")), "{entities:?}");
}

#[test]
fn a_pronoun_stands_for_what_has_such_a_figure_or_for_nothing() {
    let folder = with(
        "3 March 2011: Corvane Mutual opened a mill. It cost $4 million.\n\n\
         4 March 2012: Corvane Mutual opened the Arvel plant. It cost $5 million.\n\n\
         5 March 2013: Corvane Mutual bought a bank. It employs 300 people.\n",
    );
    assert_eq!(lines(&folder, FIGURES), ["arvel 5e+06 cost", "corvane-mutual 300 number"]);
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
