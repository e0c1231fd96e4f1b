//! The inverse of parsing: a Query as a phrase of a language. It is what is told
//! as understood, and parsing it gives the same Query again.

use rusqlite::Connection;

use super::lexicon::phrase_for;
use super::parameters::argument;
use super::query::{EntityRole, Filter, Query};
use super::words::{Order, Preposition, What, Word};
use crate::model::{Language, Precision, RelationKind};
use crate::query::amount::joined;
use crate::query::shape::{Group, Shape, Span as Count};

/// Puts a query into words.
///
/// # Errors
/// If the names in it cannot be read from the base.
pub fn describe(
    connection: &Connection,
    query: &Query,
    language: Language,
) -> rusqlite::Result<String> {
    let describer = Describer { connection, language };
    let mut words: Vec<String> = Vec::new();
    match describer.single(query)? {
        Some(single) => words.push(single),
        None => words.extend(describer.several(query)?),
    }
    words.extend(describer.per(query));
    for filter in &query.filters {
        words.extend(describer.filter(query, filter)?);
    }
    words.retain(|word| !word.is_empty());
    let joined = words.into_iter().reduce(|before, after| joined(&before, &after, language));
    Ok(joined.unwrap_or_default())
}

/// The words of a query for each value that it gives a parameter.
pub(in crate::query) fn words_for(
    connection: &Connection,
    query: &Query,
    param: &str,
    language: Language,
) -> rusqlite::Result<Vec<String>> {
    let describer = Describer { connection, language };
    let mut all = Vec::new();
    // An amount says its unit itself, unless another one is named besides.
    let has_unit = query.filters.iter().any(|filter| matches!(filter, Filter::Unit(_)));
    let gives = |filter: &&Filter| match filter {
        Filter::Text(_) => matches!(param, "text" | "event" | "prediction"),
        Filter::Amount(..) if param == "unit" => has_unit,
        filter => argument(filter).0 == param,
    };
    for filter in query.filters.iter().filter(gives) {
        let words = describer.alone(query, filter)?;
        all.push(match language {
            Language::En => format!("\"{words}\""),
            Language::Fr => format!("«\u{a0}{words}\u{a0}»"),
        });
    }
    Ok(all)
}

/// A filter of a question in the words of a language, for a message.
pub(super) fn filter_words(
    connection: &Connection,
    query: &Query,
    filter: &Filter,
    language: Language,
) -> rusqlite::Result<String> {
    Describer { connection, language }.alone(query, filter)
}

/// The plural of a category, as phrases say it.
pub(super) fn category_name(
    connection: &Connection,
    slug: &str,
    language: Language,
) -> rusqlite::Result<String> {
    Describer { connection, language }.category(slug)
}

/// How a language says what comes first.
pub(super) fn order_phrase(order: Order, language: Language) -> &'static str {
    let meant = match order {
        Order::First => Word::First,
        Order::Last => Word::Last,
        Order::Mentions => Word::Most,
        order => Word::Order(order),
    };
    phrase_for(language, |word| word == meant)
}

/// How a language says "per year".
pub(super) fn per_phrase(span: Count, language: Language) -> String {
    per(&Word::Calendar(precision(span)), language)
}

/// How a language says "per status".
pub(super) fn group_phrase(group: Group, language: Language) -> String {
    per(&group_word(group), language)
}

/// The word for a group; who makes predictions are people, what they are about systems.
pub(super) fn group_word(group: Group) -> Word {
    match group {
        Group::By => Word::What(What::People),
        Group::Subject => Word::What(What::Systems),
        Group::Source => Word::What(What::Sources),
        group => Word::Group(group),
    }
}

fn per(each: &Word, language: Language) -> String {
    let [per, each] = [&Word::Per, each].map(|meant| phrase_for(language, |word| word == *meant));
    format!("{per} {each}")
}

/// A language speaking of one base.
pub(super) struct Describer<'c> {
    pub(super) connection: &'c Connection,
    pub(super) language: Language,
}

impl Describer<'_> {
    pub(super) fn phrase_for(&self, word: &Word) -> String {
        phrase_for(self.language, |other| other == *word).to_owned()
    }

    pub(super) fn link(&self, link: Preposition) -> String {
        self.phrase_for(&Word::Preposition(link))
    }

    /// A filter by itself, without quotes.
    fn alone(&self, query: &Query, filter: &Filter) -> rusqlite::Result<String> {
        let mut words = match filter {
            Filter::Category(any) => {
                let names = any.iter().map(|slug| self.category(slug));
                vec![self.one_of(&names.collect::<rusqlite::Result<Vec<_>>>()?)]
            }
            filter => self.filter(query, filter)?,
        };
        words.retain(|word| !word.is_empty());
        Ok(words.join(" ").replace('"', ""))
    }

    /// What there is one of, or several with "or" between them.
    pub(super) fn one_of(&self, several: &[impl AsRef<str>]) -> String {
        match several {
            [one] => one.as_ref().to_owned(),
            several => {
                let several: Vec<_> = several.iter().map(AsRef::as_ref).collect();
                several.join(&format!(" {} ", self.link(Preposition::Or)))
            }
        }
    }

    /// Words of which one must fit.
    fn either(&self, any: &[String], is: impl Fn(&String, Word) -> bool) -> String {
        let words = any.iter().map(|one| phrase_for(self.language, |word| is(one, word)));
        self.one_of(&words.collect::<Vec<_>>())
    }

    /// What is asked for, with its order and limit: `last 3 events`.
    fn several(&self, query: &Query) -> rusqlite::Result<Vec<String>> {
        let mut words = Vec::new();
        let what = self.what(query)?;
        let all = query.order.is_some() && query.limit.is_none();
        // A word without the s of a plural would ask for one only.
        // Nor are "the newest systems" all of them.
        let cut = !what.ends_with(['s', 'x']) || query.order == Some(Order::Newest);
        if all && query.order != Some(Order::Last) && cut {
            words.push(self.phrase_for(&Word::All));
        }
        // "last events" are ten.
        if all && query.order == Some(Order::Last) {
            words.push(what);
            words.push(self.phrase_for(&Word::Order(Order::Last)));
            return Ok(words);
        }
        words.extend(self.best(query.shape));
        if query.offset > 0 {
            words.push(self.ordinal(query.offset + 1));
            words.extend(self.order(query).filter(|_| query.order != Some(Order::First)));
        } else {
            words.extend(self.order(query));
            words.extend(query.limit.map(|limit| limit.to_string()));
        }
        if query.shape == Shape::Count {
            words.push(self.phrase_for(&Word::Count));
        }
        words.push(what);
        Ok(words)
    }

    fn order(&self, query: &Query) -> Option<String> {
        Some(order_phrase(query.order?, self.language).to_owned())
    }

    fn what(&self, query: &Query) -> rusqlite::Result<String> {
        let categories = query.filters.iter().find_map(|filter| match filter {
            Filter::Category(any) => Some(any),
            _ => None,
        });
        if let Some(any) = categories.filter(|_| query.what != What::Figures) {
            let names = any.iter().map(|slug| self.category(slug));
            return Ok(self.one_of(&names.collect::<rusqlite::Result<Vec<_>>>()?));
        }
        if query.filters.iter().any(|filter| matches!(filter, Filter::Named(_))) {
            return Ok(self.phrase_for(&Word::Describe));
        }
        let counted = match query.shape {
            Shape::CountEach => What::Events,
            _ => query.what,
        };
        Ok(self.phrase_for(&Word::What(counted)))
    }

    fn per(&self, query: &Query) -> Option<String> {
        match query.shape {
            Shape::CountPer(span) => Some(per_phrase(span, self.language)),
            Shape::CountEach => Some(per(&Word::What(query.what), self.language)),
            Shape::CountBy(group) => Some(group_phrase(group, self.language)),
            _ => None,
        }
    }

    fn filter(&self, query: &Query, filter: &Filter) -> rusqlite::Result<Vec<String>> {
        Ok(match filter {
            Filter::Category(any) if query.what == What::Figures => {
                let names = any.iter().map(|slug| self.category(slug));
                let names = names.collect::<rusqlite::Result<Vec<_>>>()?;
                vec![self.link(Preposition::Of), self.one_of(&names)]
            }
            Filter::Category(_) => Vec::new(),
            Filter::Speaking => vec![self.phrase_for(&Word::Say)],
            Filter::Named(slug) => vec![self.entity(slug)?],
            Filter::Subject(slugs) | Filter::Object(slugs) => vec![self.any_entity(slugs)?],
            Filter::Relation(kind) => vec![self.phrase_for(&Word::Relation(*kind, false))],
            Filter::UsedBy(slug) => {
                vec![self.phrase_for(&Word::Relation(RelationKind::Uses, true)), self.entity(slug)?]
            }
            Filter::Related(kind, slugs) => self.related(query, *kind, slugs)?,
            Filter::NotCategory(slug) => vec![self.link(Preposition::IsNot), self.category(slug)?],
            Filter::NotMetric(slug) => {
                vec![self.link(Preposition::Without), self.name("metrics", slug)?]
            }
            Filter::NotUnit(slug) => {
                vec![self.link(Preposition::Without), self.name("units", slug)?]
            }
            Filter::Metric(slugs) => {
                let names = slugs.iter().map(|slug| self.name("metrics", slug));
                let or = format!(" {} ", self.link(Preposition::Or));
                vec![names.collect::<rusqlite::Result<Vec<_>>>()?.join(&or)]
            }
            Filter::Unit(slug) => vec![self.link(Preposition::In), self.name("units", slug)?],
            Filter::Amount(compare, number, unit) => {
                let unit = unit.as_deref().map(|unit| self.name("units", unit)).transpose()?;
                let number = number.to_string();
                let mut words = vec![self.phrase_for(&Word::Compare(*compare)), number];
                words.extend(unit);
                words
            }
            Filter::Entity(role, slugs) => self.entities(*role, slugs)?,
            Filter::Status(any) => {
                let is =
                    |status: &String, word| matches!(word, Word::Status(other) if other == status);
                vec![self.either(any, is)]
            }
            Filter::Language(language) => {
                let is = |language: &String, word| matches!(word, Word::Language(other) if other == language);
                vec![self.either(std::slice::from_ref(language), is)]
            }
            Filter::Origin(origin) => {
                let is =
                    |origin: &String, word| matches!(word, Word::Origin(other) if other == origin);
                vec![self.either(std::slice::from_ref(origin), is)]
            }
            Filter::AsOf(day) => vec![self.link(Preposition::On), day.to_string()],
            Filter::Has(what, has) => {
                let link = if *has { Preposition::With } else { Preposition::Without };
                vec![self.link(link), self.phrase_for(&Word::What(*what))]
            }
            Filter::Period(role, spans) => self.period(query, *role, spans),
            Filter::Verb(family) => {
                let is = |family: &String, word| match word {
                    Word::Happen(meaning) => meaning.split(' ').next() == Some(family.as_str()),
                    _ => false,
                };
                vec![self.either(std::slice::from_ref(family), is)]
            }
            Filter::Described(text) => {
                vec![self.phrase_for(&Word::Described), format!("\"{text}\"")]
            }
            Filter::Text(text) => vec![format!("\"{text}\"")],
        })
    }

    fn related(
        &self,
        query: &Query,
        kind: RelationKind,
        slugs: &[String],
    ) -> rusqlite::Result<Vec<String>> {
        let entity = self.any_entity(slugs)?;
        Ok(match query.what {
            What::Places => vec![entity, self.phrase_for(&Word::Relation(kind, false))],
            What::Organizations if kind == RelationKind::MadeBy => {
                vec![self.phrase_for(&Word::Relation(kind, true)), entity]
            }
            _ => vec![self.phrase_for(&Word::Relation(kind, false)), entity],
        })
    }

    fn entities(&self, role: EntityRole, slugs: &[String]) -> rusqlite::Result<Vec<String>> {
        let tie = match role {
            EntityRole::About => Preposition::About,
            EntityRole::By => Preposition::By,
            EntityRole::Without => Preposition::Without,
            EntityRole::NotBy => Preposition::NotBy,
            EntityRole::NotUsing => Preposition::NotUsing,
        };
        Ok(vec![self.link(tie), self.any_entity(slugs)?])
    }
}

pub(super) fn precision(span: Count) -> Precision {
    match span {
        Count::Year => Precision::Year,
        Count::Quarter => Precision::Quarter,
        Count::Month => Precision::Month,
    }
}
