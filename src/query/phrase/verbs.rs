//! Verbs of what happened: each is a family of forms, in both languages, that the text of
//! events is searched for.

use super::cursor::Cursor;
use super::lexicon::Lexicon;
use super::query::{EntityRole, Filter, Wanted};
use super::query_builder::{QueryBuilder, Verb};
use super::words::{What, Word};
use crate::model::Language;
use crate::model::text::key;

impl QueryBuilder {
    /// The verb of "when was D1 unveiled", "who bought it", "events launched in 2021".
    pub(super) fn happened<'t>(&mut self, cursor: Cursor<'t>) -> Option<Cursor<'t>> {
        let meaning = happen(cursor).or_else(|| verb_of_words(cursor))?;
        let asks = match self.what {
            // "how many days late did it open"
            Some(What::Predictions) if matches!(self.wanted, Wanted::Kept | Wanted::Due) => {
                cursor.read(status).is_some()
            }
            Some(what) => what == What::Events,
            None if cursor.read(relation).is_some() && self.asked != Some(What::Events) => {
                verb_of_words(cursor).is_some()
            }
            None => self.asks_for_an_event(cursor),
        };
        if !asks {
            return None;
        }
        let (family, category) = meaning.split_once(' ').unwrap_or((meaning, ""));
        // "quand a commencé le remplissage": the noun follows the verb.
        if self.happened.is_some() && cursor.follows_article() {
            self.filters.push(Filter::Verb(family.to_owned()));
            return Some(cursor.next());
        }
        // "when was the merger announced": a noun of a verb is what the verb is said of.
        if let Some(noun) = self.happened.take() {
            if self.filters.iter().any(|filter| matches!(filter, Filter::Text(_))) {
                self.happened = Some(noun);
                return None;
            }
            self.filters.push(Filter::Text(noun.text));
        }
        if self.asked.is_none() && cursor.read(relation).is_some() {
            (self.asked, self.wanted) = (Some(What::People), Wanted::Agent);
        }
        let text = cursor.term().map(|term| term.text.clone()).unwrap_or_default();
        self.happened = Some(Verb { family, category, text });
        Some(cursor.next())
    }

    /// "who is against the runway": who did what the family of verbs says.
    pub(super) fn stance<'t>(&mut self, cursor: Cursor<'t>) -> Option<Cursor<'t>> {
        let family = cursor.read(|word| match word {
            Word::Stance(family) => Some(*family),
            _ => None,
        })?;
        if !self.who || self.what.is_some() || self.happened.is_some() {
            return None;
        }
        (self.asked, self.wanted) = (Some(What::People), Wanted::Agent);
        let text = cursor.text_to(cursor.next());
        self.happened = Some(Verb::new(family, &text));
        Some(cursor.next())
    }

    /// Whether a verb here asks for the event that it names: after "when" and "who", and
    /// in "what did Tesla launch". Somebody who announces also says something.
    fn asks_for_an_event(&self, cursor: Cursor<'_>) -> bool {
        match self.asked {
            Some(What::Events | What::People | What::Places) => true,
            None => {
                let named = |filter: &Filter| {
                    matches!(filter, Filter::Text(_) | Filter::Entity(EntityRole::About, _))
                };
                let is_named = !self.loose.is_empty() || self.filters.iter().any(named);
                let is_asked = self.wanted == Wanted::Truth && is_named;
                (is_asked || self.deed) && !cursor.is(&Word::Say)
            }
            _ => false,
        }
    }
}

/// The verb of a family here.
pub(super) fn happen(cursor: Cursor<'_>) -> Option<&'static str> {
    cursor.read(|word| match word {
        Word::Happen(meaning) => Some(*meaning),
        _ => None,
    })
}

/// The verb of a relation before words that name nothing: "who built the tunnel", where that
/// is no entity.
fn verb_of_words(cursor: Cursor<'_>) -> Option<&'static str> {
    let term = cursor.term().filter(|_| cursor.read(relation).is_some())?;
    cursor.next().past_filler().term().filter(|object| !object.is_known())?;
    let word = key(term.text.rsplit(' ').next()?);
    let meanings = Language::ALL.iter().flat_map(|one| Lexicon::of(*one).meanings(&word, &word));
    meanings.into_iter().find_map(|word| match word {
        Word::Happen(meaning) => Some(meaning),
        _ => None,
    })
}

fn status(word: &Word) -> Option<()> {
    matches!(word, Word::Status(_)).then_some(())
}

fn relation(word: &Word) -> Option<()> {
    matches!(word, Word::Relation(..) | Word::Supplier(_)).then_some(())
}
