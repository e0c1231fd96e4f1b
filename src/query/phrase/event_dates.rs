//! Dates by what happened then: "since the opening", "between the approval and the audit".
//! The words of an event become its date, before anything else is read.

use chrono::NaiveDate;
use rusqlite::Connection;

use super::few_rows::few_rows;
use super::gazetteer::Thing;
use super::lexicon::Lexicon;
use super::own_events::own;
use super::parse::parse;
use super::query::{Filter, Query};
use super::query_builder::link;
use super::refusal::{Reason, Stop};
use super::term::Term;
use super::text::are_forms;
use super::verb_forms::forms;
use super::words::{Preposition, What, Word};
use crate::model::text::key;
use crate::model::{Language, Period, Precision};
use crate::query::shape::Shape;

/// The most words that say which event is meant.
const LONGEST: usize = 6;

/// The most events that one is chosen from.
const MOST: usize = 20;

/// Words as typed, and what they were read as.
type ReadAs = (String, String);

/// An event that a date is taken from.
struct Moment {
    date: Period,
    title: String,
}

/// The terms with the dates of events in the place of the words for them, and what those
/// words were read as.
pub(super) fn with_event_dates(
    connection: &Connection,
    terms: &[Term],
    language: Language,
    today: NaiveDate,
) -> Result<(Vec<Term>, Vec<ReadAs>), Stop> {
    let mut dated: Vec<Term> = Vec::new();
    let (mut read, mut at, mut is_range) = (Vec::new(), 0, false);
    while let Some(term) = terms.get(at) {
        dated.push(term.clone());
        at += 1;
        let Some(tie) = tie_of(term).filter(|tie| is_range || *tie != Preposition::And) else {
            is_range &= term.words.contains(&Word::Filler);
            continue;
        };
        is_range = tie == Preposition::Between;
        let start = at + terms.iter().skip(at).take_while(|term| is_article(term)).count();
        let found = moment_at(connection, terms, start, language, today)?;
        let Some((moment, end)) = found else { continue };
        let (Some(first), Some(last)) = (terms.get(start), terms.get(end - 1)) else { continue };
        let run = terms.get(start..end).unwrap_or_default();
        let text = run.iter().map(|term| term.text.as_str()).collect::<Vec<_>>().join(" ");
        let day = match tie {
            Preposition::After | Preposition::Until | Preposition::And => moment.date.end(),
            _ => moment.date.start(),
        };
        read.push((text.clone(), format!("{} ({})", moment.title, moment.date)));
        let place = first.place.start..last.place.end;
        dated.push(Term { text, place, period: Some(Ok(Period::day(day))), ..Term::default() });
        at = end;
    }
    Ok((dated, read))
}

/// The tie that an event may stand behind.
fn tie_of(term: &Term) -> Option<Preposition> {
    use Preposition::{After, And, Before, Between, Since, Until};
    let tie = term.words.iter().find_map(link);
    tie.filter(|tie| matches!(tie, Since | Before | After | Until | Between | And))
}

fn is_article(term: &Term) -> bool {
    let is_article = |word: &Word| matches!(word, Word::Filler | Word::Definite);
    term.things.is_empty() && term.words.iter().any(is_article)
}

/// The event that the words from here on tell, the longest run of them first, and the place
/// after them.
fn moment_at(
    connection: &Connection,
    terms: &[Term],
    start: usize,
    language: Language,
    today: NaiveDate,
) -> Result<Option<(Moment, usize)>, Stop> {
    let (all, rest) = (terms, terms.get(start..).unwrap_or_default());
    // "AI Day" is a name.
    let is_day = |at: usize| {
        let before = at.checked_sub(1).and_then(|before| rest.get(before));
        before.is_some_and(tells)
            && rest.get(at).is_some_and(|term| term.words == [Word::Calendar(Precision::Day)])
    };
    let terms = rest.iter().take(LONGEST).enumerate();
    let length = terms.take_while(|(at, term)| is_day(*at) || !ends(term)).count();
    for length in (1..=length).rev() {
        let run = rest.get(..length).unwrap_or_default();
        let is_cut = |term: &Term| !tells(term) && !names(term) && !is_day(length - 1);
        if !run.iter().any(tells) || run.last().is_some_and(is_cut) {
            continue;
        }
        let found = match moment(connection, run, language, today) {
            // "before it opened, how often was the line closed"
            Err(Stop::Reason(Reason::Ambiguous { name, slugs })) => {
                let ambiguous = Reason::Ambiguous { name, slugs };
                let only = only_named(all).filter(|_| !run.iter().any(names)).ok_or(ambiguous)?;
                moment(connection, &[run, std::slice::from_ref(only)].concat(), language, today)?
            }
            found => found?,
        };
        if let Some(moment) = found {
            return Ok(Some((moment, start + length)));
        }
    }
    Ok(None)
}

/// Whether the words for an event end before a term: at a date, a joint or a question.
fn ends(term: &Term) -> bool {
    let ends = |word: &Word| {
        matches!(
            word,
            Word::Month(_)
                | Word::Calendar(_)
                | Word::Third(_)
                | Word::Season(_)
                | Word::Quarter(_)
                | Word::Half(_)
                | Word::Week
                | Word::What(_)
                | Word::Ask(_)
                | Word::HowMany
                | Word::HowMuch
                | Word::Describe
                | Word::Status(_)
                | Word::Preposition(
                    Preposition::And | Preposition::Or | Preposition::Comma | Preposition::To
                )
        )
    };
    let is_year = term.amount.is_some_and(|number| number >= 1000.0);
    is_year
        || term.quoted
        || term.period.is_some()
        || tie_of(term).is_some()
        || term.words.iter().any(ends)
}

/// Whether a term tells what happened.
fn tells(term: &Term) -> bool {
    let is_verb = |word: &Word| matches!(word, Word::Happen(_));
    !term.is_known() || term.categories().next().is_some() || term.words.iter().any(is_verb)
}

fn names(term: &Term) -> bool {
    !term.things.is_empty() || term.amount.is_some()
}

/// The only term of a phrase that names an entity.
fn only_named(terms: &[Term]) -> Option<&Term> {
    let is_entity = |thing: &Thing| matches!(thing, Thing::Entity { .. });
    let mut named = terms.iter().filter(|term| term.things.iter().any(is_entity));
    named.next().filter(|_| named.next().is_none())
}

/// The event that words tell. Of several, those count whose title has the words; of these
/// the first, since later ones look back at it, unless each is an event of the kind.
fn moment(
    connection: &Connection,
    run: &[Term],
    language: Language,
    today: NaiveDate,
) -> Result<Option<Moment>, Stop> {
    let mut asked = vec![Term { words: vec![Word::Ask(What::Events)], ..Term::default() }];
    asked.extend_from_slice(run);
    let query = match parse(connection, &asked, today) {
        Ok((query, ..)) => query,
        Err(Stop::Reason(_)) => return Ok(None),
        Err(stop) => return Err(stop),
    };
    let narrows =
        |filter: &Filter| matches!(filter, Filter::Category(_) | Filter::Text(_) | Filter::Verb(_));
    let is_one = query.what == What::Events && query.shape == Shape::Rows;
    if !is_one || !query.filters.iter().any(narrows) {
        return Ok(None);
    }
    let query = own(connection, query, today)?;
    let mut found = events(connection, &query, language, today)?;
    let telling: Vec<_> = run.iter().filter(|term| tells(term)).collect();
    let has_words = |moment: &Moment| telling.iter().all(|term| is_in(term, &moment.title));
    let of_kind = query.filters.iter().any(|filter| matches!(filter, Filter::Category(_)));
    if found.iter().any(has_words) {
        found.retain(has_words);
    } else if !of_kind && found.len() > 1 {
        // They only mention it.
        return Ok(None);
    }
    let of_family = query.filters.iter().any(|filter| matches!(filter, Filter::Verb(_)));
    if of_family && !found.iter().any(has_words) {
        return Ok(None);
    }
    if of_kind && found.len() > 1 {
        let name = run.iter().map(|term| term.text.as_str()).collect::<Vec<_>>().join(" ");
        let slugs = found.iter().map(|moment| moment.date.to_string()).collect();
        return Err(Reason::Ambiguous { name, slugs }.into());
    }
    Ok(found.into_iter().next())
}

/// The events that a question finds in the order of their dates, if they are few.
fn events(
    connection: &Connection,
    query: &Query,
    language: Language,
    today: NaiveDate,
) -> Result<Vec<Moment>, Stop> {
    let rows = few_rows(connection, query, language, today, MOST)?;
    let Some(rows) = rows else { return Ok(Vec::new()) };
    let limit = query.limit.unwrap_or(MOST);
    let moments = rows.iter().skip(query.offset).take(limit).filter_map(|row| {
        let date = row.get("date")?.text().parse().ok()?;
        let title = row.get("title")?.text().into_owned();
        Some(Moment { date, title })
    });
    Ok(moments.collect())
}

/// Whether a title has a word in some form, or a verb of its family.
fn is_in(term: &Term, title: &str) -> bool {
    let title = key(title);
    let word = key(&term.text);
    let meanings =
        Language::ALL.iter().flat_map(|language| Lexicon::of(*language).meanings(&word, &word));
    let families = meanings.filter_map(|word| match word {
        Word::Happen(meaning) => meaning.split(' ').next(),
        _ => None,
    });
    let forms: Vec<_> = families.flat_map(forms).map(key).collect();
    let has_form = |form: &String| format!(" {title} ").contains(&format!(" {form} "));
    title.split(' ').any(|other| other == word || are_forms(other, &word))
        || forms.iter().any(has_form)
}
