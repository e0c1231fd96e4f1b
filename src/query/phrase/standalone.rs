//! Words that mean something by themselves, or by the words beside them.

use super::cursor::Cursor;
use super::query::{Filter, PeriodRole, Wanted};
use super::query_builder::{QueryBuilder, Verb, is_plural};
use super::refusal::Reason;
use super::term::Term;
use super::verb_forms::family_of;
use super::words::{Order, What, Word};
use crate::model::RelationKind;

impl QueryBuilder {
    /// A word with a meaning that its neighbours or the question give it.
    pub(super) fn own_word<'t>(&mut self, cursor: Cursor<'t>) -> Option<Cursor<'t>> {
        let after = self.stance(cursor).or_else(|| self.final_figure(cursor));
        let after = after.or_else(|| self.running(cursor)).or_else(|| self.broken(cursor));
        after.or_else(|| self.says_no_more(cursor).then(|| cursor.next()))
    }

    /// "who is in charge of it today": who has the role now.
    pub(super) fn today<'t>(&mut self, cursor: Cursor<'t>) -> Option<Cursor<'t>> {
        let now = Word::Now(true);
        let of_role = self.what == Some(What::People)
            && self.filters.iter().any(|filter| matches!(filter, Filter::Described(_)));
        (of_role && cursor.is(&now)).then(|| {
            self.now = Some((cursor.text_to(cursor.next()), true));
            cursor.next()
        })
    }

    /// Whether a word here says nothing more: "done" of what somebody did, "recorded" of a metric,
    /// "won" of prizes.
    fn says_no_more(&self, cursor: Cursor<'_>) -> bool {
        let measures = |filter: &Filter| matches!(filter, Filter::Metric(_));
        let is_light = match self.what {
            Some(What::Figures) => self.filters.iter().any(measures),
            Some(What::Events) => matches!(self.filters.as_slice(), [Filter::Category(_)]),
            _ => false,
        };
        (cursor.is(&Word::Done) && self.deed && self.what.is_none())
            || (cursor.is(&Word::Light) && is_light)
    }

    /// "is it in service yet": what was promised of it.
    fn running<'t>(&mut self, cursor: Cursor<'t>) -> Option<Cursor<'t>> {
        let asks = self.wanted == Wanted::Truth && self.what.is_none() && !self.loose.is_empty();
        if !cursor.is(&Word::Running) || !asks {
            return None;
        }
        (self.what, self.wanted) = (Some(What::Predictions), Wanted::Kept);
        Some(cursor.next())
    }

    /// "the breakdown: how many hours": figures that such events state.
    fn figures_of_such_events(&mut self, cursor: Cursor<'_>) {
        let measured = cursor.next().past_filler().term().is_some_and(Term::is_measure);
        if let ([Filter::Category(_)], Some(What::Events)) = (self.filters.as_slice(), self.what)
            && measured
        {
            self.of_events = Some(std::mem::take(&mut self.named));
            self.what = None;
        }
    }

    /// A word that stands for itself.
    pub(super) fn word<'t>(&mut self, cursor: Cursor<'t>) -> Result<Option<Cursor<'t>>, Reason> {
        let Some(term) = cursor.term() else { return Ok(None) };
        let Some(word) = term.words.iter().find(|word| word.stands_alone()) else {
            return Ok(None);
        };
        let plural = is_plural(&term.text);
        self.wants_by(term, cursor.begins());
        self.who |= term.words.contains(&Word::Ask(What::People));
        self.persons = self.persons.or(term.words.iter().find_map(persons));
        match word {
            // "which systems did Musk mention" asks for no mentions.
            Word::What(What::Events)
                if self.what.is_some_and(|what| what != What::Events)
                    && term.words.contains(&Word::Say) =>
            {
                self.say = true;
            }
            Word::What(what) => self.ask_for(*what, &term.text, plural)?,
            Word::Ask(_) | Word::Deed => self.question_word(word, term),
            Word::Promise => {
                self.asked = self.asked.filter(|asked| *asked != What::People);
                self.ask_for(What::Predictions, &term.text, true)?;
                self.say = true;
            }
            Word::Deadline => {
                self.ask_for(What::Predictions, &term.text, plural)?;
                self.deadline = true;
            }
            // "how much did it make"
            Word::Relation(RelationKind::MadeBy, true)
                if self.what == Some(What::Figures) && self.wanted == Wanted::Amount => {}
            Word::Relation(RelationKind::MadeBy, true) if self.claims() => self.say = true,
            Word::Relation(..) if self.wanted == Wanted::Reason => {
                return Err(Reason::Unknown(term.text.clone()));
            }
            Word::Relation(kind, turned) => self.relation = Some((*kind, *turned)),
            Word::Describe
            | Word::Owner(_)
            | Word::Operator(_)
            | Word::Partner
            | Word::Supplier(_) => {
                self.related_word(word, term)?;
            }
            Word::Now(only) => self.now = Some((term.text.clone(), *only)),
            Word::Language(language) => {
                self.filters.push(Filter::Language((*language).to_owned()));
            }
            Word::Origin(origin) => self.filters.push(Filter::Origin((*origin).to_owned())),
            Word::Refuse => return Err(Reason::Unknown(term.text.clone())),
            Word::Invert => self.inverted = true,
            Word::Reason | Word::Manner => self.reason(word, term),
            Word::Versus => self.versus = true,
            Word::Made => self.date_word = Some(PeriodRole::When),
            Word::Due => self.date_word = Some(PeriodRole::Due),
            Word::Say => self.say = true,
            Word::Holds => self.date_word = Some(PeriodRole::Holds),
            // "growth in the number of visitors"
            Word::Count => self.count |= self.what != Some(What::Figures),
            // "since when does it exist"
            Word::Fate if matches!(self.wanted, Wanted::Since(_)) => {}
            Word::Fate => {
                self.ask_for(What::Predictions, &term.text, true)?;
                self.fate = true;
            }
            Word::Ready => self.ask_for_promises(&term.text)?,
            Word::OnTime => self.on_time(term)?,
            Word::HowMuch => {
                self.ask_for(What::Figures, &term.text, true)?;
                self.want(Wanted::Amount);
            }
            Word::HowMany => {
                self.figures_of_such_events(cursor);
                (self.count, self.how_many) = (true, true);
            }
            Word::HowOften => {
                self.question(What::Events, &term.text);
                self.count = true;
            }
            Word::SinceWhen(category) => {
                self.ask_for(What::Events, &term.text, false)?;
                self.order_by(Order::First, &term.text)?;
                self.want(Wanted::Since(category));
            }
            Word::News => {
                self.question(What::Events, &term.text);
                self.order_by(Order::Last, &term.text)?;
                self.notice_plural("news");
            }
            Word::All => self.all = true,
            Word::First => self.order_by(Order::First, &term.text)?,
            // "how long did it last"
            Word::Last | Word::Relative(-1)
                if self.what == Some(What::Figures) && cursor.next().term().is_none() => {}
            Word::Last | Word::Relative(-1) => self.order_by(Order::Last, &term.text)?,
            Word::Most => self.order_by(Order::Mentions, &term.text)?,
            Word::Order(order) => {
                self.order_by(*order, &term.text)?;
                self.all |= *order == Order::Last;
            }
            _ => {}
        }
        self.due |= *word == Word::Due;
        Ok(Some(cursor.next()))
    }

    /// "why", "how", "what went wrong".
    fn reason(&mut self, word: &Word, term: &Term) {
        self.question(What::Events, &term.text);
        self.want(Wanted::Reason);
        self.manner = *word == Word::Manner;
        self.happened = family_of(&term.text).map(|family| Verb::new(family, &term.text));
    }

    /// "on time": promises that were kept, or whether one was.
    fn on_time(&mut self, term: &Term) -> Result<(), Reason> {
        let has_status = self.filters.iter().any(|one| matches!(one, Filter::Status(_)));
        let is_due = matches!(self.wanted, Wanted::Kept | Wanted::Due);
        if self.what != Some(What::Predictions) || is_due {
            self.ask_for_promises(&term.text)?;
        } else if !has_status {
            self.filters.push(Filter::Status(vec!["kept".to_owned()]));
        }
        Ok(())
    }

    /// "when", "who did": what is asked for, and whether for what somebody did.
    fn question_word(&mut self, word: &Word, term: &Term) {
        self.deed |= term.words.contains(&Word::Deed);
        let who = Word::Ask(What::People);
        match word {
            Word::Ask(what) => self.question(*what, &term.text),
            _ if term.words.contains(&who) => self.question(What::People, &term.text),
            _ => {}
        }
    }
}

/// The names of the units that count people.
fn persons(word: &Word) -> Option<&'static str> {
    match word {
        Word::Persons(names) => Some(*names),
        _ => None,
    }
}
