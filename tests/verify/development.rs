//! True facts of the annotated development articles and inventions made of them: no
//! invention is accepted.

use std::collections::BTreeMap;

use serde_json::Value as Json;

use super::gold::{Gold, articles};
use super::inventions::inventions;
use super::support::lines;
use crate::support::{Folder, report};

/// The fewest true facts, in percent, that are not refused, and that are accepted.
const KEPT: usize = 95;
const ACCEPTED: usize = 94;

/// The fewest inventions of a kind in a language.
const FEWEST: usize = 20;

/// How many of some facts have each standing.
type Counts = BTreeMap<String, usize>;

fn standings(gold: &Gold, text: &str, facts: &[&Json]) -> Vec<String> {
    let folder = Folder::empty();
    folder.write("article.txt", text);
    folder
        .write("facts.jsonl", lines(&facts.iter().map(|fact| (*fact).clone()).collect::<Vec<_>>()));
    let arguments = ["verify", "article.txt", "facts.jsonl", "--json", "-q"].map(str::to_owned);
    let run = folder.kb(arguments.into_iter().chain(gold.flags())).run();
    let said = run.json();
    said.as_array()
        .unwrap()
        .iter()
        .map(|one| one["standing"].as_str().unwrap().to_owned())
        .collect()
}

fn count(counts: &mut BTreeMap<String, Counts>, key: &str, standing: &str) {
    *counts.entry(key.to_owned()).or_default().entry(standing.to_owned()).or_default() += 1;
}

#[test]
#[cfg_attr(not(kb_shared), ignore = "KB_SHARED does not name the annotated articles")]
fn no_invention_is_accepted_and_true_facts_are() {
    let (mut truths, mut lies) = (BTreeMap::new(), BTreeMap::new());
    let mut wrong = Vec::new();
    for gold in articles() {
        let facts = gold.facts();
        let own: Vec<&Json> = facts.iter().map(|fact| &fact.fact).collect();
        for (fact, standing) in own.iter().zip(standings(&gold, &gold.text, &own)) {
            count(&mut truths, fact["kind"].as_str().unwrap(), &standing);
        }
        let made = inventions(&gold, &facts);
        let plain: Vec<_> = made.iter().filter(|one| one.text.is_none()).collect();
        let list: Vec<&Json> = plain.iter().map(|one| &one.fact).collect();
        let mut judged: Vec<_> =
            plain.into_iter().zip(standings(&gold, &gold.text, &list)).collect();
        for one in &made {
            if let Some(text) = &one.text {
                judged.push((one, standings(&gold, text, &[&one.fact]).remove(0)));
            }
        }
        for (one, standing) in judged {
            let language = if gold.french { "fr" } else { "en" };
            count(&mut lies, &format!("{language} {}", one.kind), &standing);
            if standing == "accepted" {
                wrong.push(format!("{} in {}: {}", one.kind, gold.annotation["file"], one.fact));
            }
        }
    }
    report(&format!("true facts: {truths:?}\ninventions: {lies:?}"));
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert_eq!(lies.len(), 16, "{lies:?}");
    assert!(lies.values().all(|counts| counts.values().sum::<usize>() >= FEWEST), "{lies:?}");
    let sum = |wanted: &[&str]| {
        let counts = truths.values().flatten();
        counts
            .filter(|(standing, _)| wanted.contains(&standing.as_str()))
            .map(|(_, count)| count)
            .sum::<usize>()
    };
    let (accepted, doubtful, all) =
        (sum(&["accepted"]), sum(&["doubtful"]), sum(&["accepted", "doubtful", "refused"]));
    assert!((accepted + doubtful) * 100 >= all * KEPT, "{truths:?}");
    assert!(accepted * 100 >= all * ACCEPTED, "{truths:?}");
}
