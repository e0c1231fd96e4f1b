//! The annotated development articles, and the true facts that their annotations give.

use std::fs;

use serde_json::{Map, Value as Json, json};

use super::words::{contains, ended, number, sentences, texts, whole, years};
use crate::support::shared;

/// An annotated article.
pub(super) struct Gold {
    pub(super) annotation: Json,
    pub(super) text: String,
    pub(super) french: bool,
    /// The sentences, each with the number of its line.
    pub(super) sentences: Vec<(usize, String)>,
    /// For each line, the years in it and the last year before it.
    years: Vec<(Vec<String>, Option<String>)>,
}

/// A true fact, with its annotation and the number and sentence of its line.
pub(super) struct Truth {
    pub(super) fact: Json,
    pub(super) annotation: Json,
    pub(super) line: usize,
    pub(super) sentence: String,
}

/// Every annotated article.
pub(super) fn articles() -> Vec<Gold> {
    let folder = shared().join("gold/ingest/texts");
    let files = fs::read_dir(&folder).unwrap().map(|file| file.unwrap().path());
    let mut files: Vec<_> =
        files.filter(|file| file.to_str().unwrap().ends_with(".gold.json")).collect();
    files.sort();
    let read = |file| {
        let annotation: Json = serde_json::from_slice(&fs::read(file).unwrap()).unwrap();
        let text = fs::read_to_string(folder.join(annotation["file"].as_str().unwrap())).unwrap();
        Gold::new(annotation, text)
    };
    files.into_iter().map(read).collect()
}

impl Gold {
    fn new(annotation: Json, text: String) -> Self {
        let lines: Vec<&str> =
            text.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
        let sentences = (0..)
            .zip(&lines)
            .flat_map(|(at, line)| sentences(line).into_iter().map(move |sentence| (at, sentence)));
        let sentences = sentences.collect();
        let mut last = None;
        let years = lines.iter().map(|line| {
            let here = years(line);
            let before = last.clone();
            last = here.last().cloned().or(last.take());
            (here, before)
        });
        let years = years.collect();
        Self { french: annotation["language"] == "fr", annotation, text, sentences, years }
    }

    /// The options of `kb verify` for the article.
    pub(super) fn flags(&self) -> Vec<String> {
        let flags = self.annotation["flags"].as_object().unwrap().iter();
        flags
            .flat_map(|(name, value)| [format!("--{name}"), value.as_str().unwrap().to_owned()])
            .collect()
    }

    /// The true facts: those that are not optional.
    pub(super) fn facts(&self) -> Vec<Truth> {
        let list = |key: &str| {
            self.annotation[key].as_array().unwrap().iter().filter(|one| one["optional"] != true)
        };
        let figures = list("figures").filter_map(|one| self.figure(one));
        let events =
            list("events").filter(|one| one["vague"] != true).filter_map(|one| self.event(one));
        let predictions = list("predictions").filter_map(|one| self.prediction(one));
        let entities = list("entities").filter_map(|one| self.entity(one));
        figures.chain(events).chain(predictions).chain(entities).collect()
    }

    fn first(&self, fits: impl Fn(usize, &str) -> bool) -> Option<&(usize, String)> {
        self.sentences.iter().find(|(line, sentence)| fits(*line, sentence))
    }

    fn figure(&self, one: &Json) -> Option<Truth> {
        let text = one["text"].as_str().unwrap();
        let (line, sentence) = self.first(|line, sentence| line > 0 && whole(sentence, text))?;
        let subjects = texts(&one["subject"]);
        let named = subjects.iter().find(|name| contains(sentence, name)).or(subjects.first())?;
        let mut fact = json!({"kind": "figure", "quote": sentence, "subject": named,
            "unit": self.unit(one["unit"].as_str().unwrap(), text, sentence),
            "qualifier": one["qualifier"][0]});
        for key in ["value", "low", "high"] {
            if let Some(value) = one[key].as_str() {
                fact[key] = json!(number(value));
            }
        }
        Some(Truth { fact, annotation: one.clone(), line: *line, sentence: sentence.clone() })
    }

    /// The unit as a person writes it.
    fn unit(&self, unit: &str, text: &str, sentence: &str) -> String {
        let unit = unit.split('|').next().unwrap();
        let names = [
            ("percent", "%", "%"),
            ("times", "times", "fois"),
            ("year", "years", "ans"),
            ("month", "months", "mois"),
            ("week", "weeks", "semaines"),
            ("day", "days", "jours"),
            ("metre", "metres", "mètres"),
            ("kilogram", "kilograms", "kilogrammes"),
            ("mile", "miles", "miles"),
            ("hectare", "hectares", "hectares"),
            ("litre", "litres", "litres"),
            ("watt", "watts", "watts"),
        ];
        if let Some((_, english, french)) = names.iter().find(|(name, ..)| *name == unit) {
            return if self.french { french } else { english }.to_string();
        }
        let Some(nouns) = unit.strip_prefix("count:") else { return unit.to_owned() };
        let begins = |noun: &str| {
            let words = text.split_whitespace().chain(sentence.split_whitespace());
            let mut words = words.map(|word| word.trim_matches(|one: char| !one.is_alphanumeric()));
            words.find(|word| word.starts_with(noun)).map(str::to_owned)
        };
        let first = nouns.split(',').next().unwrap();
        nouns.split(',').find_map(begins).unwrap_or_else(|| first.to_owned())
    }

    fn event(&self, one: &Json) -> Option<Truth> {
        let date = one["date"][0].as_str().unwrap();
        let year = &date[..4];
        let words = texts(&one["any"]);
        let rank = |line: usize, sentence: &str| {
            let (here, before) = &self.years[line];
            let near = [
                sentence.contains(year),
                here.iter().any(|one| one == year),
                before.as_deref() == Some(year),
            ];
            near.iter().position(|near| *near)
        };
        let fits = |(line, sentence): &&(usize, String)| {
            *line > 0 && ended(sentence) && words.iter().any(|word| contains(sentence, word))
        };
        let all = self.sentences.iter().filter(fits);
        let ranked = all.filter_map(|found| Some((rank(found.0, &found.1)?, found)));
        let (_, (line, sentence)) = ranked.min_by_key(|(rank, _)| *rank)?;
        let fact = json!({"kind": "event", "quote": sentence, "date": date});
        Some(Truth { fact, annotation: one.clone(), line: *line, sentence: sentence.clone() })
    }

    fn prediction(&self, one: &Json) -> Option<Truth> {
        let due = one["due"][0].as_str().unwrap();
        let words = texts(&one["any"]);
        let (line, sentence) = self.first(|line, sentence| {
            line > 0
                && sentence.contains(&due[..4])
                && words.iter().any(|word| contains(sentence, word))
        })?;
        let mut fact = json!({"kind": "prediction", "quote": sentence, "due": due});
        let by = one["by"].as_array().unwrap();
        if by.iter().all(Json::is_string) {
            let names = texts(&one["by"]);
            let named = names.iter().find(|name| contains(sentence, name)).or(names.first())?;
            fact["by"] = json!(named);
        }
        Some(Truth { fact, annotation: one.clone(), line: *line, sentence: sentence.clone() })
    }

    fn entity(&self, one: &Json) -> Option<Truth> {
        let name = one["names"][0].as_str().unwrap();
        let (line, sentence) = self.first(|_, sentence| whole(sentence, name))?;
        let fact =
            json!({"kind": "entity", "quote": sentence, "name": name, "type": one["kind"][0]});
        Some(Truth { fact, annotation: one.clone(), line: *line, sentence: sentence.clone() })
    }
}

/// The fields of a fact.
pub(super) fn fields(fact: &Json) -> &Map<String, Json> {
    fact.as_object().unwrap()
}
