//! Reads a file of proposed facts, line by line. A line that cannot be read is a finding
//! like any other: it stops none of the rest.

use serde_json::Value as Json;

use super::langextract;
use super::plain::{not_a_fact, not_json};
use super::proposed::ProposedFact;

/// The longest quote, in characters: longer than any passage that states one fact.
pub(super) const LONGEST_QUOTE: usize = 4_000;

/// A proposed fact with its place in the file.
#[derive(Clone, Debug, PartialEq)]
pub struct ProposedLine {
    /// The number of its line, from 1.
    pub line: usize,
    /// The fact, or why it cannot be read.
    pub fact: Result<ProposedFact, String>,
    /// Where the file says that the quote begins, in characters of the article.
    pub(super) place: Option<usize>,
}

/// Reads a file of proposed facts. Empty lines are skipped.
#[must_use]
pub fn proposed_facts(text: &str) -> Vec<ProposedLine> {
    let text = text.trim_start_matches('\u{feff}');
    let lines = (1..).zip(text.lines()).filter(|(_, line)| !line.trim().is_empty());
    let mut read = Vec::new();
    for (line, text) in lines {
        let add = |(place, fact)| ProposedLine { line, fact, place };
        read.extend(facts_of(text).into_iter().map(add));
    }
    read
}

/// A fact, or why it cannot be read, with its place as the file gives it.
pub(super) type Placed = (Option<usize>, Result<ProposedFact, String>);

/// The facts of a line: one, or those of a document of `LangExtract`.
fn facts_of(line: &str) -> Vec<Placed> {
    let json: Json = match serde_json::from_str(line) {
        Ok(json) => json,
        Err(error) => return vec![(None, Err(not_json(&error)))],
    };
    if json.get("extractions").is_some() {
        return langextract::facts(&json);
    }
    vec![(None, fact(json))]
}

/// A fact that a JSON object gives.
pub(super) fn fact(json: Json) -> Result<ProposedFact, String> {
    if !json.is_object() {
        return Err("it is not a JSON object".to_owned());
    }
    if json.get("kind").is_none() {
        let kinds = "event, figure, prediction, outcome, entity or relation";
        return Err(format!("it has no \"kind\": write {kinds}"));
    }
    let fact: ProposedFact = serde_json::from_value(json).map_err(|error| not_a_fact(&error))?;
    let quote = fact.quote();
    if quote.trim().is_empty() {
        return Err("its quote is empty".to_owned());
    }
    if quote.len() > LONGEST_QUOTE && quote.chars().count() > LONGEST_QUOTE {
        return Err(format!("its quote is longer than {LONGEST_QUOTE} characters"));
    }
    Ok(fact)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn why(line: &str) -> String {
        proposed_facts(line).remove(0).fact.unwrap_err()
    }

    #[test]
    fn each_line_is_a_fact_or_a_reason() {
        let text = "\n{\"kind\": \"event\", \"quote\": \"It opened.\", \"date\": \"2020\"}\n\nno\n";
        let read = proposed_facts(text);
        assert_eq!(read.iter().map(|one| one.line).collect::<Vec<_>>(), [2, 4]);
        assert!(read[0].fact.is_ok());
        assert!(why("no").contains("not JSON"));
        assert!(why("{\"quote\": \"a\"}").contains("no \"kind\""));
        assert!(why("[]").contains("not a JSON object"));
    }

    #[test]
    fn an_unknown_field_and_a_wrong_date_are_named() {
        let other = "{\"kind\":\"event\",\"quote\":\"a\",\"date\":\"2020\",\"title\":\"b\"}";
        assert!(why(other).contains("title"), "{}", why(other));
        let date = "{\"kind\":\"event\",\"quote\":\"a\",\"date\":\"May 2020\"}";
        assert!(why(date).contains("2024-01"), "{}", why(date));
    }

    #[test]
    fn reasons_are_in_plain_words() {
        let fact = |rest: &str| format!("{{\"kind\":\"figure\",\"quote\":\"a\",{rest}}}");
        let said = [
            ("{\"kind\":\"event\",\"quote\":\"a\"}".to_owned(), "the field \"date\" is missing"),
            (fact("\"value\":\"5\""), "the text \"5\" stands where a number belongs"),
            (fact("\"qualifier\":\"roughly\""), "\"roughly\" is unknown; write \"exact\""),
            ("{\"kind\":\"event\"".to_owned(), "it ends too early"),
            ("no".to_owned(), "character 2 is not expected"),
        ];
        for (line, words) in said {
            assert!(why(&line).contains(words), "{line}: {}", why(&line));
        }
    }
}
