//! Questions about a library and those who made it: who designed what, plans beside what came of
//! them, figures that a text gives another name, and what stands behind another thing.

use super::support::Folder;

fn library() -> Folder {
    Folder::of("library", include_str!("data/reading_room.toml"))
}

/// Asks each phrase, and compares a column of the rows.
#[track_caller]
fn find(column: &str, questions: &[(&str, &str)]) {
    library().finds(column, questions);
}

#[test]
fn who_designed_something_is_its_architect() {
    find(
        "slug",
        &[
            ("who designed the Halden Library?", "ada-brisk"),
            ("who drew up the Halden Library", "ada-brisk"),
            ("who was the Halden Library designed by?", "ada-brisk"),
            ("qui a conçu la bibliothèque de Halden ?", "ada-brisk"),
            ("qui a dessiné la bibliothèque de Halden ?", "ada-brisk"),
        ],
    );
}

#[test]
fn who_built_something_or_painted_it_is_its_maker() {
    find(
        "object",
        &[
            ("who built the Halden Library?", "Stonewell"),
            ("who painted Tide?", "Mira Solent"),
            ("qui a peint Marée ?", "Mira Solent"),
        ],
    );
}

#[test]
fn a_maker_need_not_be_who_designed_or_composed_it() {
    let folder = library();
    for phrase in [
        "who designed the Paper Mill?",
        "who painted the Halden Library?",
        "who composed Paper Hymn?",
        "was the Halden Library designed by Stonewell?",
        "qui a composé hymne de papier ?",
        "who designed Fetch One?",
    ] {
        folder.kb(["query", phrase]).run().fails(3);
    }
}

#[test]
fn a_relation_that_no_source_shows_is_answered_by_those_that_one_does() {
    find("object", &[("does Ada Brisk work for Stonewell?", "Armline")]);
    let run = library().kb(["query", "does Ada Brisk work for Stonewell?"]).run();
    run.prints("No source says that Ada Brisk works for Stonewell.").prints("Armline");
}

#[test]
fn a_plan_stands_beside_what_came_of_it() {
    let both = "cost-plan cost-real";
    find(
        "slug",
        &[
            (
                "how much did the Halden Library end up costing, compared with what was planned?",
                both,
            ),
            ("Halden Library cost planned vs actual", both),
            ("what did the Halden Library cost versus the plan", both),
            ("how much did the Halden Library cost instead of what was first planned", both),
            ("Halden Library actual cost against plan", both),
            ("planned cost vs real cost of the Halden Library", both),
            ("how much more did the Halden Library cost than planned?", both),
            ("coût prévu et coût réel de la bibliothèque de Halden", both),
            ("coût de la bibliothèque de Halden par rapport au budget", both),
        ],
    );
    // Nothing was planned of the order.
    library().kb(["query", "value of the order of Fetch One vs plan"]).run().fails(3);
}

#[test]
fn one_of_two_years_is_chosen_by_its_figure() {
    let years = "readers-2015 readers-2014";
    find(
        "slug",
        &[
            ("which year did the Halden Library have more readers, 2014 or 2015?", years),
            ("did the Halden Library have more readers in 2014 or in 2015?", years),
            ("did the Halden Library have more readers in 2015 than in 2014?", years),
            ("which year had fewer readers, 2014 or 2015", "readers-2014 readers-2015"),
        ],
    );
}

#[test]
fn a_metric_is_named_by_its_words_in_any_order() {
    let strike = "strike-days";
    find(
        "slug",
        &[
            ("how long was the strike?", strike),
            ("how long did the strike last", strike),
            ("strike length", strike),
        ],
    );
}

#[test]
fn the_dead_are_counted_whoever_they_were() {
    let deaths = "deaths";
    find(
        "slug",
        &[
            ("how many masons died at the Paper Mill?", deaths),
            ("how many people were killed at the Paper Mill", deaths),
        ],
    );
    library().kb(["query", "how many readers died at the Paper Mill?"]).run().fails(3);
}

#[test]
fn what_was_given_up_need_not_be_of_a_category() {
    find(
        "slug",
        &[
            ("which projects were cancelled?", "annex"),
            ("what project was scrapped", "annex"),
            ("quels projets ont été abandonnés ?", "annex"),
        ],
    );
}

#[test]
fn a_deal_of_a_category_was_signed_whatever_its_text_says() {
    find("slug", &[("biggest order signed", "order")]);
}

#[test]
fn things_are_told_apart_by_what_uses_them() {
    find(
        "object",
        &[
            ("who makes the robots used at the Paper Mill?", "Gearhart"),
            ("who built the robots at the Halden Library", "Armline"),
        ],
    );
}

#[test]
fn those_who_left_a_place_went_where_it_is_said_that_they_moved() {
    find("slug", &[("where did the people of Upper Halden go?", "families")]);
    library().kb(["query", "where did Armline go?"]).run().fails(3);
}

#[test]
fn what_ended_stopped_and_a_report_is_one() {
    find("slug", &[("when did the strike stop?", "gloves"), ("latest report", "count")]);
}

#[test]
fn amounts_by_the_year_are_the_figures_of_each() {
    find(
        "slug",
        &[
            ("readers per year", "readers-2014 readers-goal readers-2015"),
            ("lecteurs par année", "readers-2014 readers-goal readers-2015"),
            ("which year had the most readers?", "readers-2015"),
        ],
    );
}

#[test]
fn what_was_late_is_told_by_the_event_that_put_it_off() {
    find("slug", &[("why was the Halden Library late?", "wait")]);
    find("slug", &[("why were the promises of Hugo Marl late?", "opening-2012 annex-2020")]);
}

#[test]
fn few_promises_are_listed_rather_than_counted() {
    let both = "opening-2012 annex-2020";
    find("slug", &[("Hugo Marl's track record", both), ("bilan de Hugo Marl", both)]);
    find("slug", &[("is the Reading Annex in service yet?", "annex-2020")]);
}

#[test]
fn a_budget_is_kept_if_the_figures_say_so() {
    let both = "cost-plan cost-real";
    find(
        "slug",
        &[
            ("did the Halden Library come in on budget?", both),
            ("was the Halden Library within budget", both),
        ],
    );
}

#[test]
fn what_one_pays_is_a_fee_with_its_name() {
    find("slug", &[("how much is it for a reader?", "fee")]);
}

#[test]
fn figures_of_events_may_come_behind_them() {
    find("slug", &[("strikes: how many masons", "masons"), ("longest strike", "strike-days")]);
}

#[test]
fn who_has_a_role_today_has_it_now() {
    find("slug", &[("who is in charge of Stonewell today?", "hugo-marl")]);
}

#[test]
fn where_something_was_built_it_stands() {
    find("slug", &[("where was the Halden Library built?", "new-halden")]);
    library().kb(["query", "where was the Paper Mill built?"]).run().fails(3);
}

#[test]
fn the_date_of_what_a_verb_says_is_that_of_its_event() {
    find("slug", &[("Halden Library opening date", "opening")]);
}

#[test]
fn a_name_is_no_verb_in_the_future() {
    let folder = library();
    folder.kb(["query", "when did the Agora close?"]).run().fails(3);
    folder.kb(["query", "who left the Agora?"]).run().fails(3);
}

#[test]
fn protests_against_a_plan_are_no_figures() {
    // No text has the word, so nothing answers.
    library().kb(["query", "statements against the plan"]).run().fails(3);
}

#[test]
fn what_somebody_decided_is_told_by_an_event() {
    library().kb(["query", "what did Stonewell decide?"]).run().fails(3);
}

#[test]
fn what_stopped_running_was_retired() {
    find("slug", &[("when did the Paper Mill stop running?", "mill-end")]);
    let chat = "when did the Paper Mill stop running? I used to take my children there.";
    library().kb(["query", chat]).run().says("when did the Paper Mill stop running\"").fails(3);
}
