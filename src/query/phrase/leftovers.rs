//! Words that shape what is asked for, where nothing longer fits: a number before what it
//! counts, an ordinal, a word that ties nothing.

use super::cursor::Cursor;
use super::query_builder::{QueryBuilder, link};
use super::refusal::Reason;
use super::term::Term;
use super::words::{Preposition, What, Word};

impl QueryBuilder {
    /// What is left: a number before what it counts, a word that ties nothing
    /// but what is asked for ("number of events").
    pub(super) fn rest<'t>(&mut self, cursor: Cursor<'t>) -> Result<Cursor<'t>, Reason> {
        let Some(term) = cursor.term() else { return Ok(cursor) };
        let after = cursor.next().past_filler();
        if let Some(nth) = ordinal_at(cursor).filter(|_| asks(after) && self.limit.is_none()) {
            if self.nth.replace(nth - 1).is_some() {
                return Err(Reason::Unknown(term.text.clone()));
            }
            return Ok(cursor.next());
        }
        if let Some(number) = cursor.number() {
            let whole = number.fract() == 0.0 && (1.0..1e6).contains(&number);
            if whole
                && self.limit.is_none()
                && self.nth.is_none()
                && (asks(after) || self.order.is_some())
            {
                #[expect(
                    clippy::cast_possible_truncation,
                    clippy::cast_sign_loss,
                    reason = "checked"
                )]
                let limit = number as usize;
                self.limit = Some(limit);
                return Ok(cursor.next());
            }
        }
        if let Some(link) = cursor.read(link) {
            let glue = matches!(
                link,
                Preposition::Of
                    | Preposition::In
                    | Preposition::For
                    | Preposition::About
                    | Preposition::On
            );
            // "which country is it in"
            let ends = link == Preposition::In && self.what == Some(What::Places);
            if ends && after.term().is_none() && !self.loose.is_empty() {
                self.located = true;
                return Ok(after);
            }
            // "where do they come from"
            let asked = link == Preposition::From && self.asked == Some(What::Places);
            if asked && after.term().is_none() {
                return Ok(after);
            }
            let joins = link == Preposition::And && after.term().is_some_and(Term::is_known);
            if joins || (glue && asks(after)) {
                self.located |= link == Preposition::In;
                return Ok(cursor.next());
            }
            return Err(match after.term() {
                None => cursor.incomplete(),
                Some(next) if !next.is_known() => Reason::Unknown(next.text.clone()),
                Some(next) => Reason::Unknown(format!("{} {}", term.text, next.text)),
            });
        }
        Err(Reason::Unknown(term.text.clone()))
    }
}

/// The ordinal here, in digits or in a word: "2nd", "third", "3e".
fn ordinal_at(cursor: Cursor<'_>) -> Option<usize> {
    let term = cursor.term()?;
    let suffix = term.text.trim_start_matches(|letter: char| letter.is_ascii_digit());
    let digits = &term.text[..term.text.len() - suffix.len()];
    let written = || {
        let suffixes = ["st", "nd", "rd", "th", "e", "er", "re", "ème", "eme", "ère", "ere", "nde"];
        let ends = suffixes.contains(&suffix.to_lowercase().as_str());
        digits.parse().ok().filter(|_| ends)
    };
    let named = cursor.read(|word| match word {
        Word::Ordinal(number) => usize::try_from(*number).ok(),
        _ => None,
    });
    named.or_else(written).filter(|nth| (1..1_000_000).contains(nth))
}

/// Whether what is asked for, or a word that shapes it, stands here.
fn asks(cursor: Cursor<'_>) -> bool {
    let asks = |word: &Word| {
        matches!(
            word,
            Word::What(_)
                | Word::Deadline
                | Word::Compare(_)
                | Word::Status(_)
                | Word::Origin(_)
                | Word::Most
                | Word::First
                | Word::Last
                | Word::Relative(-1)
                | Word::Order(_)
                | Word::Number(_)
        )
    };
    cursor.read(|word| asks(word).then_some(())).is_some()
        || cursor
            .term()
            .is_some_and(|term| term.amount.is_some() || term.categories().next().is_some())
}
