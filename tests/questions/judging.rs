//! The judge itself: which answers it calls right, and which not.

use serde_json::{Value as Json, json};

use super::judge::{Question, Verdict, judge_answer};
use super::reply::Reply;

/// The verdicts on answers to one question, each with its notes.
#[track_caller]
fn judges<const N: usize>(question: &Json, answers: [(Json, &str, Verdict); N]) {
    let mut whole = json!({"id": "", "phrase": "", "include": [], "exclude": [], "max_rows": null});
    let parts = whole.as_object_mut().unwrap();
    parts.extend(question.as_object().unwrap().clone());
    let question: Question = serde_json::from_value(whole).unwrap();
    for (answer, notes, verdict) in answers {
        let shown = answer.to_string();
        assert_eq!(judge_answer(&question, &Reply::new(answer, notes)), verdict, "{shown}");
    }
}

#[test]
fn a_date_is_right_alone_and_wrong_beside_another() {
    let question = json!({"kind": "date", "include": ["2024-05"], "exclude": ["2016-09-02"],
                          "max_rows": 2});
    let (good, bad) = (json!({"date": "2024-05-18"}), json!({"date": "2016-09-02"}));
    judges(
        &question,
        [
            (json!([good]), "", Verdict::Right),
            (json!({"answer": "On 2024-05-18.", "rows": []}), "", Verdict::Right),
            (json!([good, good, good]), "", Verdict::BadlyShaped),
            (json!([good, bad]), "", Verdict::SilentlyWrong),
            (json!([good, good, good, bad]), "", Verdict::BadlyShaped),
            (json!([bad]), "", Verdict::SilentlyWrong),
            (json!([]), "no rows", Verdict::Empty),
        ],
    );
}

#[test]
fn an_amount_counts_as_a_number_or_in_a_sentence_but_not_as_a_passage() {
    let question = json!({"kind": "amount", "include": ["5100000000|3"], "max_rows": 3});
    judges(
        &question,
        [
            (json!([{"value": 5.1e9}]), "", Verdict::Right),
            (json!([{"title": "It costs 5.1 billion euros"}]), "", Verdict::Right),
            (json!({"answer": "Il coûte 5,1 milliards d'euros.", "rows": []}), "", Verdict::Right),
            (json!([{"value": 8, "passage": 3}]), "", Verdict::SilentlyWrong),
            (json!([{"title": "chapter 3"}]), "", Verdict::SilentlyWrong),
        ],
    );
}

#[test]
fn an_entity_must_be_named_in_a_cell() {
    let question = json!({"kind": "systems", "include": ["East Tube|tube est", "halo"]});
    judges(
        &question,
        [
            (json!([{"name": "Tube Est"}, {"systems": "Argo, Halo"}]), "", Verdict::Right),
            (json!([{"name": "east-tube"}]), "", Verdict::Partly),
            (json!([{"title": "East Tube and Halo"}]), "", Verdict::BadlyShaped),
        ],
    );
}

#[test]
fn a_list_may_have_one_unwanted_value_but_not_two() {
    let question = json!({"kind": "events", "include": ["2020"], "exclude": ["2021", "2022"]});
    judges(
        &question,
        [
            (json!([{"date": "2020-Q2"}, {"date": "2021/2023"}]), "", Verdict::Partly),
            (
                json!([{"date": "2020"}, {"date": "2021"}, {"date": "2022"}]),
                "",
                Verdict::SilentlyWrong,
            ),
        ],
    );
}

#[test]
fn what_cannot_be_known_has_no_rows() {
    judges(
        &json!({"kind": "none"}),
        [
            (json!([{"name": "Halo"}]), "", Verdict::SilentlyWrong),
            (json!({"answer": "In 1970.", "rows": []}), "", Verdict::SilentlyWrong),
            (json!([]), "no rows", Verdict::Empty),
        ],
    );
    judges(
        &json!({"kind": "none", "also_ok": "empty"}),
        [
            (json!([]), "understood: events\nno rows", Verdict::Right),
            (json!([]), "compris : événements", Verdict::Empty),
        ],
    );
}

#[test]
fn the_wrong_word_is_wrong_whatever_the_rows_are() {
    let question = json!({"kind": "yesno", "include": ["late"], "answer": "no",
                          "also_ok": "empty"});
    judges(
        &question,
        [
            (
                json!({"answer": "No, it was late.", "rows": [{"status": "late"}]}),
                "",
                Verdict::Right,
            ),
            (
                json!({"answer": "Yes: late.", "rows": [{"status": "late"}]}),
                "",
                Verdict::SilentlyWrong,
            ),
            (json!({"answer": "Yes.", "rows": []}), "", Verdict::SilentlyWrong),
            (json!([]), "no rows", Verdict::Right),
        ],
    );
}

#[test]
fn a_card_describes_and_an_event_does_not() {
    let question = json!({"kind": "card", "include": ["Halo", "signalling"], "max_rows": 1});
    judges(
        &question,
        [
            (json!([{"name": "Halo", "summary": "Radio signalling."}]), "", Verdict::Right),
            (json!([{"name": "Halo", "summary": "A drug."}]), "", Verdict::BadlyShaped),
            (
                json!([{"title": "Halo is chosen", "summary": "Radio signalling."}]),
                "",
                Verdict::BadlyShaped,
            ),
            (json!([{"name": "Beacon", "summary": "Old signalling."}]), "", Verdict::SilentlyWrong),
        ],
    );
}
