//! Questions about a library: why something happened, what is overdue today, and words that
//! only qualify what is asked about.

use super::support::Folder;

const LIBRARY: &str = include_str!("data/library.toml");

fn library() -> Folder {
    Folder::of("library", LIBRARY)
}

/// Asks each phrase, and compares a column of the rows.
#[track_caller]
fn find(column: &str, questions: &[(&str, &str)]) {
    library().finds(column, questions);
}

#[test]
fn why_is_also_answered_by_events_that_name_a_cause_later() {
    find(
        "slug",
        &[
            ("why did the ceiling collapse?", "ceiling inquiry"),
            ("pourquoi le plafond s'est-il effondré ?", "ceiling inquiry"),
            ("pourquoi l'effondrement du plafond ?", "ceiling inquiry"),
            ("why was the reopening put off", "reopening-delayed"),
            // Nothing says why.
            ("why did water flood the cellar", "cellar-floods"),
        ],
    );
}

#[test]
fn a_cause_is_told_before_the_rows() {
    let folder = library();
    let begins = |phrase: &str, sentence: &str| {
        let run = folder.ask(&[], phrase).exits(0);
        assert!(run.stdout.starts_with(sentence), "{}", run.stdout);
    };
    begins(
        "why did the ceiling collapse?",
        "The collapse was due to rusted beams (2020-11-20, almanac#1). kb records what sources claim",
    );
    begins(
        "pourquoi le plafond s'est-il effondré ?",
        "L'effondrement est dû à des poutres rouillées (2020-11-20, almanac#1). kb note ce que disent",
    );
    begins("why did water flood the cellar", "kb records what sources claim, not reasons; this");
}

#[test]
fn promises_are_overdue_today() {
    find(
        "slug",
        &[
            ("which promises are overdue today", "reopens"),
            ("which promises are late right now", "reopens"),
            ("quelles promesses sont en retard aujourd'hui ?", "reopens"),
            ("quelles promesses sont actuellement en retard", "reopens"),
        ],
    );
    library().ask(&[], "promises now").fails(3);
}

#[test]
fn a_word_beside_a_category_tells_which_one_is_meant() {
    find(
        "object",
        &[
            ("where is the maritime court", "Pellam"),
            ("where is the labour court?", "Thorn"),
            ("où se trouve le tribunal maritime", "Pellam"),
            ("ou se trouve le tribunal social", "Thorn"),
        ],
    );
    library().ask(&[], "where is the criminal court").fails(3);
}

#[test]
fn words_that_add_nothing_to_the_name_of_a_metric_are_passed_over() {
    find(
        "slug",
        &[
            ("gas consumption of the library in 2020", "used-2020"),
            ("consommation de gaz de la bibliothèque en 2020", "used-2020"),
            ("the loan granted by Pellam Bank", "lent-sum"),
            ("quel est le prêt accordé par la banque Pellam ?", "lent-sum"),
        ],
    );
    library().ask(&[], "consommation de papier de la bibliothèque en 2020").fails(3);
}

#[test]
fn what_is_planned_and_what_came_of_it_stand_beside_each_other() {
    let cost = "cost-planned cost-real";
    find(
        "slug",
        &[
            ("by how much did the cost of the library exceed the budget", cost),
            ("de combien le coût de la bibliothèque a-t-il dépassé le budget ?", cost),
            ("visitors target vs actual", "visitors-2019 visitors-hoped"),
            ("which projects were cancelled?", "annex"),
            ("quels projets ont été abandonnés ?", "annex"),
        ],
    );
}

#[test]
fn a_kept_promise_is_found_by_the_noun_for_what_was_promised() {
    find(
        "slug",
        &[
            ("Iva Renn a-t-elle tenu parole pour la réouverture ?", "reopens"),
            ("did Iva Renn keep her word about the reopening?", "reopens"),
        ],
    );
}

#[test]
fn how_long_something_was_closed_is_told_in_hours() {
    find(
        "slug",
        &[
            ("how many hours did the library stay closed?", "hours-closed"),
            ("combien d'heures la bibliothèque est-elle restée fermée ?", "hours-closed"),
        ],
    );
}

#[test]
fn makers_are_asked_for_by_who_uses_what_they_make() {
    find(
        "object",
        &[
            ("who makes the shelves of the Ormond Library?", "Thorn Works"),
            ("qui fabrique les rayonnages de la bibliothèque Ormond ?", "ateliers de Thorn"),
        ],
    );
    find("slug", &[("how many boards were ordered from Thorn Works?", "boards-ordered")]);
}

#[test]
fn an_inauguration_is_an_opening_and_a_milestone_no_start() {
    find(
        "slug",
        &[
            ("when was the Ormond Library inaugurated?", "first-readers"),
            ("quand la bibliothèque Ormond a-t-elle été inaugurée ?", "first-readers"),
            // Of two openings, the one of what the question names.
            ("before it opened, events about the Ormond Library", "lent"),
        ],
    );
    let folder = library();
    // Its milestone is that maps are dry.
    folder.ask(&[], "when did the Ormond Library start?").fails(3);
}

#[test]
fn hints_keep_the_metric_that_is_asked_for() {
    let run = library().ask(&[], "by how much did Pellam Bank dent the loan of the library");
    run.exits(3).says("figures loan about");
}

#[test]
fn what_went_wrong_is_told_by_events_of_trouble() {
    let trouble = "cellar-floods ceiling inquiry reopening-delayed";
    find(
        "slug",
        &[
            ("what went wrong at the Ormond Library?", trouble),
            ("what went wrong with the Ormond Library in 2019", "cellar-floods"),
            ("qu'est-ce qui a mal tourné à la bibliothèque Ormond ?", trouble),
        ],
    );
    library().ask(&[], "what went wrong at Thorn Works").fails(3);
}

#[test]
fn what_was_said_to_be_ready_leaves_out_other_promises() {
    find(
        "slug",
        &[
            ("when did Iva Renn say the Ormond Library would be ready?", "catalogue"),
            ("quand Iva Renn a-t-elle dit que la bibliothèque Ormond serait prête ?", "catalogue"),
        ],
    );
}

#[test]
fn how_a_number_grew_is_no_count() {
    find(
        "slug",
        &[
            ("growth in the number of visitors", "visitors-2019 visitors-hoped"),
            ("évolution du nombre de visiteurs", "visitors-2019 visitors-hoped"),
        ],
    );
}

#[test]
fn a_promise_is_found_by_an_amount_in_its_words() {
    find(
        "slug",
        &[
            ("did Iva Renn keep her promise of 40 windows?", "windows"),
            ("Iva Renn a-t-elle tenu sa promesse de 40 fenêtres ?", "windows"),
        ],
    );
}

#[test]
fn french_verbs_stand_in_the_infinitive_too() {
    find(
        "slug",
        &[
            ("quand la salle de lecture devait-elle rouvrir ?", "reopens"),
            ("quelles sont les raisons de l'effondrement ?", "ceiling inquiry"),
            ("quelles promesses ne sont pas encore échues ?", "catalogue windows"),
        ],
    );
    find("object", &[("où est le siège du tribunal maritime ?", "Pellam")]);
}

#[test]
fn why_late_and_why_so_expensive_are_told_by_events() {
    find(
        "slug",
        &[
            ("why the delay?", "reopening-delayed"),
            ("pourquoi ce retard ?", "reopening-delayed"),
            ("why did the Ormond Library reopen late?", "reopening-delayed"),
            ("pourquoi la bibliothèque Ormond a-t-elle rouvert en retard ?", "reopening-delayed"),
            ("what delayed the Ormond Library?", "reopening-delayed"),
            ("why was the Ormond Library so expensive?", "power"),
            ("pourquoi la bibliothèque Ormond a-t-elle coûté si cher ?", "power"),
        ],
    );
}
