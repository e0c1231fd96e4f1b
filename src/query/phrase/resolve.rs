//! Tokens become terms: the longest runs of words that a vocabulary or the base
//! knows. A word neither knows is corrected if it is close to one they do.

use std::collections::BTreeSet;

use rusqlite::Connection;

use super::amount::amount;
use super::apposition::join_appositions;
use super::asides::{Stripped, without_asides};
use super::choices::join_periods;
use super::complements::pass_complements;
use super::compounds::{name_measured, name_turned};
use super::corrections::correct;
use super::definite::name_definites;
use super::gazetteer::{Gazetteer, LONGEST_NAME, Thing, as_written, named_otherwise, people_named};
use super::heads::name_heads;
use super::lexicon::Lexicon;
use super::nouns::{drop_ranked_years, read_nouns, turn_dates};
use super::numeric_date::{numeric_date, proves_day_first};
use super::of_whole::name_belongings;
use super::plans::join_sides;
use super::possessives::turn_possessives;
use super::pronouns::read_pronouns;
use super::qualified::name_qualified;
use super::scattered::name_scattered;
use super::term::Term;
use super::text::{stands, stands_in};
use super::titles::{is_of_role, join_titles};
use super::tokens::Token;
use super::units::add_units;
use super::words::Word;
use crate::model::text::key;
use crate::model::{CategoryKind, Language};

/// The fewest letters of a part of a name that stands for it.
const SHORTEST_NAME: usize = 3;

/// A phrase read in one language.
#[derive(Clone, Debug)]
pub(super) struct Reading {
    pub(super) language: Language,
    pub(super) terms: Vec<Term>,
    /// Words as typed, and what they were taken for.
    pub(super) corrections: Vec<(String, String)>,
    /// Words that were left out because no text of the base has them.
    pub(super) unsaid: Vec<String>,
}

impl Reading {
    fn new(language: Language, terms: Vec<Term>, unsaid: Vec<String>) -> Self {
        Self { language, terms, corrections: Vec::new(), unsaid }
    }

    /// How badly the language fits: an unknown word weighs more than a corrected
    /// one; then a word that only the base knows, as the name of a unit or metric.
    fn cost(&self) -> (usize, usize) {
        let unknown = self.terms.iter().filter(|term| !term.is_known()).count();
        let measures = self.terms.iter().filter(|term| term.is_measure()).count();
        (unknown * 2 + self.corrections.len(), measures)
    }
}

/// Reads a phrase in the language that fits it best. A language that knows every
/// word is taken as it is; only then words are corrected, in both.
pub(super) fn resolve(
    connection: &Connection,
    phrase: &str,
    tokens: &[Token],
    prefers: Option<Language>,
) -> rusqlite::Result<Reading> {
    let mut reading = read(connection, phrase, tokens, prefers)?;
    read_pronouns(&mut reading.terms);
    turn_possessives(&mut reading.terms, reading.language);
    read_nouns(&mut reading.terms);
    join_periods(&mut reading.terms);
    join_sides(&mut reading.terms);
    turn_dates(&mut reading.terms);
    drop_ranked_years(&mut reading.terms);
    name_scattered(connection, &mut reading.terms)?;
    name_turned(connection, &mut reading.terms)?;
    name_measured(connection, &mut reading.terms)?;
    pass_complements(connection, &mut reading.terms)?;
    join_appositions(connection, &mut reading.terms)?;
    join_titles(connection, &mut reading.terms)?;
    name_qualified(connection, &mut reading.terms)?;
    name_belongings(connection, &mut reading.terms)?;
    name_definites(connection, &mut reading.terms)?;
    name_heads(connection, &mut reading.terms, reading.language)?;
    Ok(reading)
}

fn read(
    connection: &Connection,
    phrase: &str,
    tokens: &[Token],
    prefers: Option<Language>,
) -> rusqlite::Result<Reading> {
    let mut gazetteer = Gazetteer::look_up(connection, &names(tokens))?;
    add_units(connection, phrase, tokens, &mut gazetteer)?;
    let accented = phrase.chars().any(|letter| letter.is_alphabetic() && !letter.is_ascii());
    let languages = match prefers {
        _ if accented => [Language::Fr, Language::En],
        Some(Language::Fr) => [Language::Fr, Language::En],
        _ => [Language::En, Language::Fr],
    };
    let mut unsure = Vec::new();
    for language in languages {
        let lexicon = Lexicon::of(language);
        let Stripped { tokens, unsaid } =
            without_asides(connection, phrase, tokens, lexicon, &gazetteer)?;
        let terms = terms(phrase, &tokens, lexicon, &gazetteer);
        let reading = Reading::new(language, terms, unsaid);
        if reading.cost() == (0, 0) {
            return Ok(reading);
        }
        unsure.push((lexicon, tokens, reading));
    }
    // Where one language knows every word, no correction makes the other fit better.
    if unsure.iter().any(|(.., reading)| reading.cost().0 == 0) {
        unsure.retain(|(.., reading)| reading.cost().0 == 0);
    }
    let mut best = None;
    for (lexicon, tokens, reading) in unsure {
        let corrected = corrected(connection, phrase, &tokens, lexicon, reading)?;
        let cost = (corrected.cost(), foreign(connection, &corrected)?);
        if best.as_ref().is_none_or(|(_, least)| cost < *least) {
            best = Some((corrected, cost));
        }
    }
    let none = Reading::new(Language::En, Vec::new(), Vec::new());
    let mut reading = best.map_or(none, |(reading, _)| reading);
    // A part of a person's name stands for it.
    for term in reading.terms.iter_mut().filter(|term| !term.is_known()) {
        let word = key(&term.text);
        if word.chars().count() >= SHORTEST_NAME && word.chars().all(char::is_alphabetic) {
            term.things = people_named(connection, &word)?;
            if term.things.is_empty() {
                term.things = named_otherwise(connection, &word)?;
            }
        }
    }
    Ok(reading)
}

/// How many unknown words stand in no text of the language of a reading.
fn foreign(connection: &Connection, reading: &Reading) -> rusqlite::Result<usize> {
    let mut foreign = 0;
    for term in reading.terms.iter().filter(|term| !term.is_known()) {
        foreign += usize::from(!stands_in(connection, &term.text, reading.language)?);
    }
    Ok(foreign)
}

/// The reading with its unknown words corrected, as far as they can be.
fn corrected(
    connection: &Connection,
    phrase: &str,
    typed: &[Token],
    lexicon: Lexicon,
    mut reading: Reading,
) -> rusqlite::Result<Reading> {
    let mut tokens = typed.to_vec();
    for token in &mut tokens {
        let unknown =
            reading.terms.iter().any(|term| term.place == token.place && !term.is_known());
        if !unknown {
            continue;
        }
        if stands(connection, &token.key)? || is_of_role(connection, &token.key)? {
            continue;
        }
        if let Some(meant) = correct(connection, &token.key, lexicon)? {
            let written = phrase[token.place.clone()].to_owned();
            reading.corrections.push((written, as_written(connection, &meant)?));
            token.key = meant;
        }
    }
    if !reading.corrections.is_empty() {
        let gazetteer = Gazetteer::look_up(connection, &names(&tokens))?;
        reading.terms = terms(phrase, &tokens, lexicon, &gazetteer);
        // The text is searched for the word that was meant.
        for term in &mut reading.terms {
            let meant = tokens.iter().zip(typed).find(|(token, _)| token.place == term.place);
            if let Some((token, _)) = meant.filter(|(token, typed)| token.key != typed.key) {
                term.text.clone_from(&token.key);
            }
        }
    }
    Ok(reading)
}

/// Every run of words that may be a name.
fn names(tokens: &[Token]) -> Vec<String> {
    let runs = (0..tokens.len()).flat_map(|start| {
        (start + 1..=(start + LONGEST_NAME).min(tokens.len())).map(move |end| start..end)
    });
    let names: BTreeSet<_> = runs.filter_map(|run| Some(joined(tokens.get(run)?))).collect();
    names.into_iter().collect()
}

fn joined(tokens: &[Token]) -> String {
    tokens.iter().map(|token| token.key.as_str()).collect::<Vec<_>>().join(" ")
}

fn terms(phrase: &str, tokens: &[Token], lexicon: Lexicon, gazetteer: &Gazetteer) -> Vec<Term> {
    let mut terms = Vec::new();
    let mut at = 0;
    let day_first = day_comes_first(phrase, tokens, lexicon.language);
    while at < tokens.len() {
        let most = lexicon.longest.max(LONGEST_NAME).min(tokens.len() - at);
        let (term, length) = (1..=most)
            .rev()
            .find_map(|length| {
                let run = tokens.get(at..at + length)?;
                let term = known(phrase, run, lexicon, gazetteer, day_first);
                (term.is_known() || length == 1).then_some((term, length))
            })
            .unwrap_or((Term::default(), 1));
        let length = if cuts_a_name(tokens, at, length, lexicon, gazetteer) { 1 } else { length };
        let term = match tokens.get(at..at + length) {
            Some(run @ [_]) => known(phrase, run, lexicon, gazetteer, day_first),
            _ => term,
        };
        terms.push(term);
        at += length;
    }
    terms
}

/// Whether a name with an article takes words of a longer one behind it: "the Lagoon" of "the
/// Lagoon Stadium".
fn cuts_a_name(
    tokens: &[Token],
    at: usize,
    length: usize,
    lexicon: Lexicon,
    gazetteer: &Gazetteer,
) -> bool {
    let is_article = |word: &Word| matches!(word, Word::Filler | Word::Definite);
    let begins = tokens
        .get(at)
        .is_some_and(|token| lexicon.meanings(&token.key, &token.key).iter().any(is_article));
    let names = |end: usize| tokens.get(at + 1..end).is_some_and(|run| gazetteer.has(&joined(run)));
    length > 1 && begins && (at + length + 1..=at + 1 + LONGEST_NAME).any(names)
}

/// Whether the day comes before the month in dates that may be read either way: as in
/// those that can be read in one way only, or else as the language has it.
fn day_comes_first(phrase: &str, tokens: &[Token], language: Language) -> bool {
    let dates = tokens.iter().filter(|token| token.dated);
    let mut proofs = dates.filter_map(|token| proves_day_first(&phrase[token.place.clone()]));
    match proofs.next() {
        Some(first) if proofs.all(|other| other == first) => first,
        _ => language == Language::Fr,
    }
}

/// What a run of tokens means.
fn known(
    phrase: &str,
    run: &[Token],
    lexicon: Lexicon,
    gazetteer: &Gazetteer,
    day_first: bool,
) -> Term {
    let (Some(first), Some(last)) = (run.first(), run.last()) else { return Term::default() };
    let place = first.place.start..last.place.end;
    let key = joined(run);
    let alone = run.len() == 1;
    let text = phrase[place.clone()].to_owned();
    if alone && first.quoted {
        return Term { text, place, quoted: true, ..Term::default() };
    }
    // In "Heliad a atteint", the verb is no part of the name "Heliad A".
    let written = |token: &Token| phrase[token.place.clone()].to_owned();
    let is_letter =
        written(last).chars().count() == 1 && written(last).chars().all(char::is_lowercase);
    let is_cut = !alone
        && is_letter
        && lexicon.has(&last.key)
        && written(first).starts_with(char::is_uppercase);
    let things = if is_cut { Vec::new() } else { gazetteer.things(&key, lexicon.language) };
    let is_category = things.iter().any(|thing| matches!(thing, Thing::Category { .. }));
    // An adverb that is still here is a word of the text.
    let meanings = |key: &str, text: &str| {
        let mut meanings = lexicon.meanings(key, text);
        meanings.retain(|word| !matches!(word, Word::Adverb | Word::Epithet | Word::Afterthought));
        meanings
    };
    // "reports" is a category rather than the plural of the verb.
    let mut words =
        if is_category && !lexicon.has(&key) { Vec::new() } else { meanings(&key, &text) };
    // What the base calls by the name of a verb is what is meant: "purchases".
    let is_event =
        |thing: &Thing| matches!(thing, Thing::Category { kind: CategoryKind::Event, .. });
    let gives_way = |word: &Word| match word {
        Word::Happen(_) | Word::Undertaking | Word::Plan | Word::Actual => true,
        // "the biggest investment", where events are called so.
        Word::Measure(_) => things.iter().all(is_event),
        _ => false,
    };
    if !things.is_empty() && words.iter().all(gives_way) {
        words.clear();
    }
    Term {
        words,
        things,
        amount: if alone || is_scaled(run, &text) { amount(&text) } else { None },
        follows_dash: phrase[..first.place.start].ends_with(['-', '\u{2013}', '\u{2011}']),
        period: if alone && first.dated { numeric_date(&text, day_first) } else { None },
        text,
        place,
        quoted: false,
    }
}

/// Whether a number and a letter for its scale stand apart: "500 M".
fn is_scaled(run: &[Token], text: &str) -> bool {
    let [number, _] = run else { return false };
    let letter = text.rsplit(' ').next().unwrap_or_default();
    number.key.ends_with(|last: char| last.is_ascii_digit())
        && matches!(letter, "k" | "K" | "M" | "B" | "Md")
}
