//! Questions as people ask them about nine invented datasets, through the real binary.
//! Each question and what it expects was written from the dataset alone, before it was
//! asked: a mistake about the dataset is corrected, an expectation that kb does not meet
//! is not.

mod judge;
mod judging;
mod reply;
mod values;

use std::sync::Mutex;

use judge::{Question, Verdict, judge};

use super::support::Folder;

/// A dataset, the questions about it, and the share right when last measured, in percent.
/// Raise it as answers improve.
struct Topic {
    dataset: &'static str,
    questions: &'static str,
    right_percent: usize,
}

const TUNNEL: Topic =
    Topic { dataset: "dataset", questions: include_str!("questions.jsonl"), right_percent: 94 };

const VACCINE: Topic =
    Topic { dataset: "vaccine", questions: include_str!("vaccine.jsonl"), right_percent: 91 };

const HOSPITAL: Topic =
    Topic { dataset: "hospital", questions: include_str!("hospital.jsonl"), right_percent: 88 };

const AIRPORT: Topic =
    Topic { dataset: "airport", questions: include_str!("airport.jsonl"), right_percent: 96 };

const STATION: Topic =
    Topic { dataset: "polar", questions: include_str!("polar.jsonl"), right_percent: 90 };

const TRAM: Topic =
    Topic { dataset: "tram", questions: include_str!("tram.jsonl"), right_percent: 85 };

const ORCHESTRA: Topic =
    Topic { dataset: "orchestra", questions: include_str!("orchestra.jsonl"), right_percent: 83 };

const DAM: Topic =
    Topic { dataset: "dam", questions: include_str!("dam.jsonl"), right_percent: 95 };

const STADIUM: Topic =
    Topic { dataset: "stadium", questions: include_str!("stadium.jsonl"), right_percent: 75 };

impl Topic {
    fn questions(&self) -> Vec<Question> {
        self.questions.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
    }
}

/// Asks a question and judges the answer.
fn ask(folder: &Folder, question: &Question) -> Verdict {
    let mut arguments = vec!["query", "--json"];
    if let Some(day) = &question.as_of {
        arguments.extend(["--as-of", day]);
    }
    // A phrase may start with a hyphen.
    arguments.extend(["--", &question.phrase]);
    judge(question, &folder.kb(arguments).run())
}

/// The verdict on each question, in their order.
fn verdicts(topic: &Topic, questions: &[Question]) -> Vec<Verdict> {
    let folder = Folder::of_topic(topic.dataset);
    let verdicts = Mutex::new(vec![Verdict::Failed; questions.len()]);
    let waiting = Mutex::new(questions.iter().enumerate());
    let work = || {
        loop {
            let next = waiting.lock().unwrap().next();
            let Some((place, question)) = next else { break };
            let verdict = ask(&folder, question);
            verdicts.lock().unwrap()[place] = verdict;
        }
    };
    std::thread::scope(|scope| {
        for _ in 0..4 {
            scope.spawn(work);
        }
    });
    verdicts.into_inner().unwrap()
}

/// Asks all questions about a topic: enough are answered, and no answer misleads.
fn judge_all(topic: &Topic) {
    let questions = topic.questions();
    let verdicts = verdicts(topic, &questions);
    let judged = || questions.iter().zip(&verdicts);
    let right = verdicts.iter().filter(|verdict| **verdict == Verdict::Right).count();
    let not_right: Vec<_> = judged()
        .filter(|(_, verdict)| **verdict != Verdict::Right)
        .map(|(question, verdict)| format!("{verdict:?} {}: {}", question.id, question.phrase))
        .collect();
    let misleads = |(_, verdict): &(&Question, &Verdict)| {
        [Verdict::SilentlyWrong, Verdict::Failed].contains(verdict)
    };
    let misleading: Vec<_> = judged().filter(misleads).map(|(question, _)| &question.id).collect();
    let list = not_right.join("\n");
    let total = questions.len();
    assert!(misleading.is_empty(), "answers that mislead: {misleading:?}\nnot right:\n{list}");
    assert!(right * 100 >= total * topic.right_percent, "{right} of {total}\nnot right:\n{list}");
}

#[test]
fn most_questions_about_a_tunnel_are_answered_and_no_answer_misleads() {
    judge_all(&TUNNEL);
}

#[test]
fn most_questions_about_a_vaccine_are_answered_and_no_answer_misleads() {
    judge_all(&VACCINE);
}

#[test]
fn most_questions_about_a_hospital_are_answered_and_no_answer_misleads() {
    judge_all(&HOSPITAL);
}

#[test]
fn most_questions_about_an_airport_are_answered_and_no_answer_misleads() {
    judge_all(&AIRPORT);
}

#[test]
fn most_questions_about_a_station_are_answered_and_no_answer_misleads() {
    judge_all(&STATION);
}

#[test]
fn most_questions_about_a_tram_are_answered_and_no_answer_misleads() {
    judge_all(&TRAM);
}

#[test]
fn most_questions_about_an_orchestra_are_answered_and_no_answer_misleads() {
    judge_all(&ORCHESTRA);
}

#[test]
fn most_questions_about_a_dam_are_answered_and_no_answer_misleads() {
    judge_all(&DAM);
}

#[test]
fn most_questions_about_a_stadium_are_answered_and_no_answer_misleads() {
    judge_all(&STADIUM);
}

#[test]
fn the_datasets_of_the_questions_are_sound() {
    for topic in [TUNNEL, VACCINE, HOSPITAL, AIRPORT, STATION, TRAM, ORCHESTRA, DAM, STADIUM] {
        Folder::of_topic(topic.dataset).kb(["check"]).run().exits(0).says("no problems found");
    }
}
