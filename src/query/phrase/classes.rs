//! Categories and statuses: the classes that narrow what is asked for.

use rusqlite::Connection;

use super::cursor::Cursor;
use super::gazetteer::{EventSearch, has_event};
use super::query::{EntityRole, Filter, Query};
use super::query_builder::{QueryBuilder, Verb, is_plural, narrowed};
use super::refusal::{Reason, Stop};
use super::text::{expression, form_in_events};
use super::words::{Preposition, What, Word};
use crate::model::CategoryKind;

impl QueryBuilder {
    /// The verb of "when was D1 unveiled". Elsewhere it is a word of the text.
    pub(super) fn happened<'t>(&mut self, cursor: Cursor<'t>) -> Option<Cursor<'t>> {
        let category = cursor.read(|word| match word {
            Word::Happen(category) => Some(*category),
            _ => None,
        })?;
        if self.asked != Some(What::Events) || self.what.is_some() {
            return None;
        }
        let text = cursor.term().map(|term| term.text.clone()).unwrap_or_default();
        self.happened = Some(Verb { category, text });
        Some(cursor.next())
    }

    /// "chips", "chips or vehicles": categories of what is asked for.
    pub(super) fn category<'t>(
        &mut self,
        cursor: Cursor<'t>,
    ) -> Result<Option<Cursor<'t>>, Reason> {
        let denied = cursor.is_link(Preposition::IsNot);
        let cursor = if denied { cursor.next().past_filler() } else { cursor };
        let Some(term) = cursor.term() else { return Ok(None) };
        let fits = |kind: CategoryKind| self.what == Some(narrowed(kind));
        let category = term.categories().find(|(kind, _)| fits(*kind));
        let Some((kind, slug)) = category.or_else(|| term.categories().next()) else {
            return Ok(None);
        };
        self.categorise(kind, term, is_plural(&term.text))?;
        let mut any = vec![slug.to_owned()];
        let after = alternatives(cursor.next(), &mut any, |at| {
            let mut same = at.term()?.categories().filter(|(other, _)| *other == kind);
            same.next().map(|(_, slug)| slug)
        });
        if denied {
            self.filters.extend(any.into_iter().map(Filter::NotCategory));
        } else {
            self.notice_plural(&cursor.text_to(after));
            self.filters.push(Filter::Category(any));
        }
        Ok(Some(after))
    }

    /// "kept", "late or overdue", "not late": statuses.
    pub(super) fn status<'t>(&mut self, cursor: Cursor<'t>) -> Option<Cursor<'t>> {
        let denied = cursor.is_link(Preposition::IsNot);
        let place = if denied { cursor.next().past_filler() } else { cursor };
        // A word may have an earlier meaning than its status.
        let first = place.read(|word| word.stands_alone().then_some(word));
        let Some(Word::Status(first)) = first else { return None };
        let mut any: Vec<_> = first.split(',').map(str::to_owned).collect();
        if self.count && place.is(&Word::Late) {
            any.extend(["missed", "overdue"].map(str::to_owned));
        }
        let after = alternatives(place.next(), &mut any, |at| at.read(status_of));
        if denied {
            self.denied_status.extend(any);
        } else {
            self.filters.push(Filter::Status(any));
        }
        Some(after)
    }
}

/// Narrows events to those whose text has the verb of "when was it unveiled", or else to
/// those of the verb's category. A verb that fits none about the same entities is not
/// understood, since the other events say something else.
pub(super) fn narrow_to(
    connection: &Connection,
    query: &mut Query,
    verb: &Verb,
) -> Result<(), Stop> {
    if query.what != What::Events {
        return Ok(());
    }
    let about = query.filters.iter().filter_map(|filter| match filter {
        Filter::Entity(EntityRole::About, slugs) => Some(slugs),
        _ => None,
    });
    let slugs: Vec<&String> = about.flatten().collect();
    let form = form_in_events(connection, &verb.text)?;
    let expression = form.as_deref().map(|form| expression(connection, form)).transpose()?;
    if let (Some(form), Some(expression)) = (form, expression)
        && has_event(connection, &EventSearch::Text(&expression), &slugs)?
    {
        query.filters.push(Filter::Text(form));
    } else if has_event(connection, &EventSearch::Category(verb.category), &slugs)? {
        query.filters.push(Filter::Category(vec![verb.category.to_owned()]));
    } else {
        return Err(Reason::Unknown(verb.text.clone()).into());
    }
    query.filters.sort_by_key(Filter::rank);
    Ok(())
}

/// "… or vehicles", "… ou ouvertes": more words of one kind.
fn alternatives<'t>(
    mut at: Cursor<'t>,
    any: &mut Vec<String>,
    same: impl Fn(Cursor<'t>) -> Option<&'t str>,
) -> Cursor<'t> {
    loop {
        let place = at.next().past_filler();
        let joints = [Preposition::Or, Preposition::And, Preposition::Comma];
        let joined = joints.iter().any(|link| at.is_link(*link));
        let place =
            if joints.iter().any(|link| place.is_link(*link)) { place.next() } else { place };
        let Some(more) = same(place).filter(|_| joined) else { return at };
        any.extend(more.split(',').map(str::to_owned));
        at = place.next();
    }
}

fn status_of(word: &Word) -> Option<&'static str> {
    match word {
        Word::Status(status) => Some(*status),
        _ => None,
    }
}
