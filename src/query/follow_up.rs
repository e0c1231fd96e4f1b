//! A phrase that continues the one before it in a session: after "promises by Musk",
//! "and in 2023" asks for the promises by Musk in 2023.

use super::error::QueryError;
use super::phrase::{
    EntityRole, Filter, LATEST, LONGEST_PHRASE, PhraseError, Query, QueryContext,
    begins_with_article, describe, understand,
};
use super::shape::Shape;
use crate::language::{entries, vocabularies};
use crate::model::Language;
use crate::model::text::key;
use crate::store::Base;

/// The language of the words that continue a phrase, and what follows them; none if
/// the phrase begins with no such words.
#[must_use]
pub fn continuation(phrase: &str) -> Option<(Language, &str)> {
    // A longer phrase is refused anyway.
    if phrase.len() > LONGEST_PHRASE {
        return None;
    }
    let found = Language::ALL.iter().copied().flat_map(|language| {
        let words = words_of(language, "continue");
        words.filter_map(move |words| Some((language, after(phrase, words)?)))
    });
    found.min_by_key(|(_, rest)| rest.len())
}

/// The words of a session that mean something.
fn words_of(language: Language, meaning: &'static str) -> impl Iterator<Item = &'static str> {
    let entries = entries(vocabularies(language).session);
    entries.filter(move |entry| entry.kind == meaning).flat_map(|entry| entry.phrases())
}

/// Whether the rest of a phrase asks for a list: "and which were late".
fn asks_for_list(rest: &str) -> bool {
    let mut words = Language::ALL.iter().flat_map(|language| words_of(*language, "list"));
    words.any(|words| after(rest, words).is_some())
}

/// What follows these words at the beginning of a phrase.
fn after<'p>(phrase: &'p str, words: &str) -> Option<&'p str> {
    let mut rest = phrase.trim_start();
    for word in words.split(' ') {
        let (first, others) = rest.split_once(char::is_whitespace)?;
        if key(first) != key(word) {
            return None;
        }
        rest = others.trim_start();
    }
    (!rest.is_empty()).then_some(rest)
}

impl Base {
    /// The whole phrase that the rest of a continuation stands for.
    ///
    /// # Errors
    /// If the rest is not understood, or the base cannot be read.
    pub fn continued(
        &self,
        last: &Query,
        rest: &str,
        context: QueryContext,
    ) -> Result<String, QueryError> {
        self.whole(last, rest, context).map_err(|error| self.query_error(error.into()))
    }

    fn whole(
        &self,
        last: &Query,
        rest: &str,
        context: QueryContext,
    ) -> Result<String, PhraseError> {
        let language = context.language.unwrap_or(Language::En);
        // What the last phrase asks for gives the rest its meaning, unless the rest asks
        // for something else.
        let asked = Query {
            what: last.what,
            filters: Vec::new(),
            order: None,
            limit: None,
            offset: 0,
            shape: Shape::Rows,
        };
        let asked = describe(self.connection(), &asked, language)?;
        let is_name = self.is_label(rest)?;
        let last = &Query {
            shape: if asks_for_list(rest) { Shape::Rows } else { last.shape },
            ..last.clone()
        };
        let whole = understand(self.connection(), &format!("{asked} {rest}"), context);
        let limit = last.limit.filter(|_| !rest.contains(char::is_numeric));
        let mut merged = match whole {
            Ok(next) if next.query.what == last.what => merge(last, next.query, is_name),
            _ => {
                let next = understand(self.connection(), rest, context)?;
                card(last, &next.query.filters, is_name)
                    .unwrap_or_else(|| merge(last, next.query, false))
            }
        };
        // After "first event", "and last" is one too.
        if merged.limit == Some(LATEST) && merged.order != last.order {
            merged.limit = limit.or(merged.limit);
        }
        Ok(describe(self.connection(), &merged, language)?)
    }

    /// Whether words are the name of an entity, and no more than an article or a question
    /// mark.
    fn is_label(&self, words: &str) -> rusqlite::Result<bool> {
        let words = words.trim_matches(|sign: char| sign.is_whitespace() || sign == '?');
        let bare = words.split_once([' ', '\'', '’']).map_or(words, |(_, bare)| bare);
        let sql = "SELECT EXISTS (SELECT 1 FROM labels AS l WHERE l.key = ?1)
                   OR (?3 AND EXISTS (SELECT 1 FROM labels AS l WHERE l.key = ?2))";
        let params = rusqlite::params![key(words), key(bare), begins_with_article(words)];
        self.connection().query_row(sql, params, |row| row.get(0))
    }
}

/// A question continued by another: what the next one says replaces what the last one
/// says of the same kind, and the rest of the last one stays. A name alone takes the
/// role of the one it replaces.
fn merge(last: &Query, next: Query, is_name: bool) -> Query {
    let mut filters = next.filters;
    // After "who makes the H100", "and D1" asks who makes that.
    if let ([Filter::Entity(EntityRole::About, slugs)], true) = (filters.as_slice(), is_name)
        && let [side] = sides(last).as_slice()
    {
        filters = vec![match side {
            Filter::Subject(_) => Filter::Subject(slugs.clone()),
            _ => Filter::Object(slugs.clone()),
        }];
    }
    if let ([Filter::Entity(role, _)], true) = (filters.as_mut_slice(), is_name) {
        let mut roles = last.filters.iter().filter_map(|filter| match filter {
            Filter::Entity(role @ (EntityRole::About | EntityRole::By), _) => Some(*role),
            _ => None,
        });
        if let (Some(only), None) = (roles.next(), roles.next()) {
            *role = only;
        }
    }
    let about = |filter: &Filter| match filter {
        Filter::Named(slug) if next.what != last.what => {
            Filter::Entity(EntityRole::About, vec![slug.clone()])
        }
        filter => filter.clone(),
    };
    let stays = |filter: &Filter| !filters.iter().any(|next| is_same_kind(next, filter));
    let kept: Vec<_> = last.filters.iter().map(about).filter(stays).collect();
    filters.splice(..0, kept);
    filters.sort_by_key(Filter::rank);
    let limited = next.limit.is_some();
    Query {
        what: next.what,
        filters,
        order: next.order.or(last.order),
        limit: next.limit.or(last.limit),
        offset: if limited { next.offset } else { last.offset },
        shape: if next.shape == Shape::Rows { last.shape } else { next.shape },
    }
}

/// The entities that a question for relations names.
fn sides(query: &Query) -> Vec<&Filter> {
    let is_side = |filter: &&Filter| matches!(filter, Filter::Subject(_) | Filter::Object(_));
    query.filters.iter().filter(is_side).collect()
}

/// After "what is Dojo", "and Nvidia" asks what Nvidia is.
fn card(last: &Query, next: &[Filter], is_name: bool) -> Option<Query> {
    let asks_for_one = matches!(last.filters[..], [Filter::Named(_)]);
    match next {
        [Filter::Entity(_, slugs)] if is_name && asks_for_one => {
            let named = Filter::Named(slugs.first()?.clone());
            Some(Query { filters: vec![named], ..last.clone() })
        }
        _ => None,
    }
}

/// Whether one filter replaces another.
fn is_same_kind(next: &Filter, last: &Filter) -> bool {
    match (next, last) {
        (Filter::Entity(one, _), Filter::Entity(other, _)) => one == other,
        (Filter::Period(one, _), Filter::Period(other, _)) => one == other,
        // "above" narrows what "below" has narrowed.
        (Filter::Amount(one, ..), Filter::Amount(other, ..)) => one == other,
        (next, last) => next.rank() == last.rank(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::query::phrase::{Compare, DaySpan, PeriodRole, What};

    fn asks(filters: &[Filter]) -> Query {
        let filters = filters.to_vec();
        let what = What::Figures;
        Query { what, filters, order: None, limit: None, offset: 0, shape: Shape::Rows }
    }

    fn entity(role: EntityRole, slug: &str) -> Filter {
        Filter::Entity(role, vec![slug.to_owned()])
    }

    #[test]
    fn words_that_continue_a_phrase_are_found_in_both_languages() {
        assert_eq!(continuation("and in 2023"), Some((Language::En, "in 2023")));
        assert_eq!(continuation("Same for Nvidia"), Some((Language::En, "for Nvidia")));
        assert_eq!(continuation(" et en 2023"), Some((Language::Fr, "en 2023")));
        assert_eq!(continuation("Mais  seulement Musk"), Some((Language::Fr, "Musk")));
        for other in ["and", "events in 2023", "andes in 2023", "onlyfans", ""] {
            assert_eq!(continuation(other), None, "{other}");
        }
    }

    #[test]
    fn new_words_replace_what_is_of_their_kind() {
        let in_year = |year| {
            let day = |month, day| chrono::NaiveDate::from_ymd_opt(year, month, day);
            Filter::Period(PeriodRole::When, vec![DaySpan { from: day(1, 1), to: day(12, 31) }])
        };
        let unit = |slug: &str| Filter::Unit(slug.to_owned());
        let about = |slug| entity(EntityRole::About, slug);
        let last = asks(&[unit("usd"), about("weir"), in_year(2022)]);
        let merged = |next: &[Filter]| merge(&last, asks(next), false).filters;
        assert_eq!(merged(&[in_year(2023)]), [unit("usd"), about("weir"), in_year(2023)]);
        assert_eq!(merged(&[about("arch")]), [unit("usd"), about("arch"), in_year(2022)]);
        assert_eq!(merged(&[unit("m")]), [unit("m"), about("weir"), in_year(2022)]);
        let planned = Filter::Status(vec!["planned".to_owned()]);
        assert_eq!(merged(std::slice::from_ref(&planned))[2], planned);
    }

    #[test]
    fn bounds_of_both_sides_stay() {
        let bound = |compare| Filter::Amount(compare, 1.0, None);
        let last = asks(&[bound(Compare::Above)]);
        let merged = merge(&last, asks(&[bound(Compare::Below)]), false);
        assert_eq!(merged.filters.len(), 2);
        assert_eq!(merge(&last, asks(&[bound(Compare::Above)]), false).filters.len(), 1);
    }

    #[test]
    fn a_name_alone_takes_the_role_of_the_last() {
        let last = asks(&[entity(EntityRole::By, "ada")]);
        let next = asks(&[entity(EntityRole::About, "works")]);
        assert_eq!(merge(&last, next.clone(), true).filters, [entity(EntityRole::By, "works")]);
        assert_eq!(merge(&last, next, false).filters.len(), 2);
    }

    #[test]
    fn the_shape_stays_unless_another_is_asked_for() {
        let last = Query { shape: Shape::Count, limit: Some(3), ..asks(&[]) };
        let merged = merge(&last, asks(&[]), false);
        assert_eq!((merged.shape, merged.limit), (Shape::Count, Some(3)));
    }
}
