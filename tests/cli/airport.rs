//! Questions about an airport and a research station: what somebody did or was against, the
//! largest of a kind, whose amount is meant, and two questions in one phrase.

use crate::support::{Folder, Run};

fn ask(folder: &Folder, phrase: &str) -> Run {
    folder.ask(&["--explain", "--json"], phrase)
}

/// What each phrase about a dataset is understood as.
#[track_caller]
fn means(dataset: &str, questions: &[(&str, &str)]) {
    Folder::of_topic(dataset).understands(questions);
}

#[test]
fn who_is_against_something_did_what_events_say_so() {
    means(
        "airport",
        &[
            ("who is against the South Runway", "events about South Runway \"against\""),
            ("qui est contre la piste sud ?", "événements sur piste sud \"contre\""),
        ],
    );
}

#[test]
fn what_somebody_did_is_told_by_events_in_which_they_act() {
    means(
        "airport",
        &[("what did the Air Authority approve", "events by Air Authority \"approve\"")],
    );
    means("polar", &[("what did Chiara Bonelli discover?", "discoveries by Chiara Bonelli")]);
}

#[test]
fn a_year_with_the_most_of_something_is_that_of_the_largest_figure() {
    means(
        "airport",
        &[
            ("which year had the most passengers", "largest figure passengers per year reported"),
            ("année avec le moins de passagers", "plus petit chiffre passagers par an rapportés"),
            ("which year had the most events", "year with the most events"),
        ],
    );
}

#[test]
fn the_longer_of_a_kind_is_the_one_with_the_largest_figure() {
    means(
        "airport",
        &[
            ("which runway is longer", "largest figure length about North Runway or South Runway"),
            (
                "which airline cancelled the most flights",
                "largest figure cancelled flights about Borealis Air or Sunhop",
            ),
        ],
    );
    means(
        "polar",
        &[
            ("strongest wind", "largest figure wind speed"),
            ("la tempête la plus forte", "plus grand chiffre de tempêtes"),
        ],
    );
}

#[test]
fn an_amount_is_of_the_thing_itself_where_it_has_one() {
    means(
        "airport",
        &[(
            "how many people work at Kestrel Airport",
            "figures in employees about Kestrel Airport without Sunhop",
        )],
    );
}

#[test]
fn who_supplies_somebody_makes_what_they_use() {
    means(
        "airport",
        &[
            ("who supplies Kestrel Group", "relations Carousel X made by"),
            ("who supplies Carousel X", "relations Carousel X made by"),
            ("who runs the airport", "organizations described as \"runs airport\""),
        ],
    );
    ask(&Folder::of_topic("airport"), "who supplies Halden Bay").fails(3);
}

#[test]
fn what_only_a_part_did_is_not_said_of_the_whole() {
    ask(&Folder::of_topic("airport"), "when did the airport open").fails(3);
}

#[test]
fn two_questions_are_refused_and_each_is_suggested() {
    let folder = Folder::of_topic("airport");
    for (phrase, hints) in [
        (
            "when did Terminal 2 open and how much did it cost?",
            ["openings about Terminal 2", "figures construction cost about Terminal 2"],
        ),
        (
            "combien a coûté le terminal 2 et qui l'a construit ?",
            ["chiffres coût de construction sur terminal 2", "relations terminal 2 fabriqué par"],
        ),
    ] {
        let run = folder.kb(["query", phrase]).run().fails(3);
        for hint in hints {
            assert!(run.stderr.contains(&format!("kb query \"{hint}\"")), "{hint}: {}", run.stderr);
        }
    }
}

#[test]
fn what_will_happen_in_a_year_is_due_in_it() {
    means("polar", &[("what will happen in 2027", "predictions due in 2027")]);
}

#[test]
fn a_bare_more_is_not_searched_for() {
    ask(&Folder::of_topic("airport"), "qui a promis le plus ?").fails(3);
}

#[test]
fn who_leads_somebody_is_found_by_whatever_word_says_so() {
    let director = "people described as \"director Kestrel Group\"";
    means(
        "airport",
        &[
            ("who runs Kestrel Group", director),
            ("who is running Kestrel Group now?", director),
            ("who is heading Kestrel Group", director),
            ("who is the head of Kestrel Group", director),
            (
                "qui est la présidente de Quiet Skies",
                "personnes décrits comme \"présidente Quiet Skies\"",
            ),
        ],
    );
    // Nobody has such a role, and no airline is meant.
    ask(&Folder::of_topic("airport"), "who is the navigator of the airline").fails(3);
}

#[test]
fn costs_and_budgets_stand_beside_each_other_where_no_figure_is_an_overrun() {
    let folder = Folder::of_topic("tram");
    let cost = "figures cost or budget about Line T4";
    for phrase in ["how much over budget did Line T4 go?", "Line T4 cost overrun"] {
        let run = ask(&folder, phrase).exits(0);
        assert_eq!(run.json()["understood"].as_str().unwrap(), cost, "{phrase}");
        assert!(run.json()["answer"].is_null(), "no one amount is over budget");
    }
    means(
        "airport",
        &[
            ("dépassement de budget du terminal 2", "chiffres coût de construction sur terminal 2"),
            (
                "how much did Terminal 2 end up costing",
                "figures construction cost about Terminal 2",
            ),
        ],
    );
}

#[test]
fn days_open_at_either_end_with_a_comma_between_them_are_one_period() {
    means(
        "airport",
        &[
            ("events after 2016, until 2018", "events in 2017-01-01/2018-12-31"),
            ("événements depuis 2016, jusqu'à fin 2018", "événements en 2016-01-01/2018-12-31"),
        ],
    );
}

#[test]
fn a_verb_beside_a_delay_says_what_was_promised() {
    means(
        "airport",
        &[
            ("how many days late did Terminal 2 open", "predictions about Terminal 2 \"open\""),
            ("did the Skyline Shuttle come on time?", "predictions about Skyline Shuttle"),
            ("have 350 people been hired?", "predictions \"350 people\" \"hire\""),
        ],
    );
}

#[test]
fn whose_event_it_is_is_a_word_of_its_text() {
    means("airport", &[("pilots' strike", "strikes \"pilots\"")]);
    means("tram", &[("derailment injuries", "figures people injured \"derailment\"")]);
}

#[test]
fn a_name_that_is_written_as_a_quarter_is_a_name_where_no_year_follows() {
    let folder = Folder::of_topic("tram");
    for (phrase, meaning) in [
        ("le T4 en 2023 : que s'est-il passé ?", "événements sur ligne T4 en 2023"),
        ("figures about T4", "figures about Line T4"),
        ("T4 opening date", "inaugurations about Line T4"),
    ] {
        let run = ask(&folder, phrase).exits(0);
        assert_eq!(run.json()["understood"].as_str().unwrap(), meaning, "{phrase}");
    }
    let quarter = ask(&folder, "événements au T4 2023").exits(0).json();
    assert_eq!(quarter["understood"].as_str().unwrap(), "événements en 2023-Q4");
}

#[test]
fn where_the_facts_come_from_are_the_sources() {
    means(
        "airport",
        &[
            ("where does this information come from", "sources"),
            ("d'où viennent ces informations ?", "sources"),
            ("promises whose deadline has passed", "predictions overdue"),
            ("quand le terminal 2 a-t-il ouvert ses portes ?", "ouvertures sur terminal 2"),
        ],
    );
}

#[test]
fn a_verb_that_no_event_with_such_a_figure_tells_is_refused() {
    ask(&Folder::of_topic("airport"), "how many bags were stolen at Kestrel Airport").fails(3);
}
