//! What has been read of a question so far, and how it becomes a Query.

use super::gazetteer::Thing;
use super::query::{Filter, PeriodRole, Wanted};
use super::refusal::Reason;
use super::term::Term;
use super::words::{Order, Preposition, What, Word};
use crate::model::{CategoryKind, EntityKind, RelationKind};
use crate::query::shape::{Group, Shape, Span};

/// An entity named without a word that ties it, or by "of"; or several with "or"
/// between them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct UnlinkedEntity {
    /// What it is; of several, one that cannot speak if there is such a one.
    pub(super) kind: EntityKind,
    pub(super) any: Vec<String>,
}

/// A verb as typed, its family of forms, and the category of the events that it means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Verb {
    pub(super) family: &'static str,
    pub(super) category: &'static str,
    pub(super) text: String,
}

impl Verb {
    /// A verb that means no category of events.
    pub(super) fn new(family: &'static str, text: &str) -> Self {
        Self { family, category: "", text: text.to_owned() }
    }
}

/// Which of several counts is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Best {
    Most,
    Least,
}

/// What has been read of a question.
#[derive(Clone, Debug, Default)]
#[expect(clippy::struct_excessive_bools, reason = "each notes one word")]
pub(super) struct QueryBuilder {
    pub(super) what: Option<What>,
    /// What is to be told first.
    pub(super) wanted: Wanted,
    /// What a question word asks for, if nothing else is named.
    pub(super) asked: Option<What>,
    /// The question word.
    pub(super) asks: String,
    /// The words that said what is asked for.
    pub(super) named: String,
    /// Whether what is asked for stands in the plural.
    pub(super) plural: bool,
    pub(super) filters: Vec<Filter>,
    /// Statuses that it does not have: "not late".
    pub(super) denied_status: Vec<String>,
    /// The words that denied them.
    pub(super) denied: String,
    pub(super) order: Option<Order>,
    /// The words that said what comes first.
    ordered: String,
    pub(super) limit: Option<usize>,
    /// The rows before the one asked for: "the 3rd promise".
    pub(super) nth: Option<usize>,
    /// Whether all rows are asked for, in so many words.
    pub(super) all: bool,
    pub(super) count: bool,
    pub(super) how_many: bool,
    /// Whether an amount said what is asked for.
    pub(super) amount_implied: bool,
    /// Whether the question is what happened to something.
    pub(super) fate: bool,
    pub(super) per: Option<Span>,
    /// What rows are counted by besides the calendar.
    pub(super) group: Option<Group>,
    /// Whether only the span or value with the most rows is asked for, or that with the
    /// fewest.
    pub(super) best: Option<Best>,
    /// "scorecard", "total", "average".
    pub(super) summed: Option<Shape>,
    /// The entities that events are counted for.
    pub(super) per_entity: Option<What>,
    pub(super) say: bool,
    /// Whether it asks how something is or became so.
    pub(super) manner: bool,
    /// Whether it begins with "who".
    pub(super) who: bool,
    /// Whether it asks when something happened: what is measured is then a word of the text.
    pub(super) when_it_happened: bool,
    /// Whether it asks what somebody did.
    pub(super) deed: bool,
    /// The verb of "when was it unveiled".
    pub(super) happened: Option<Verb>,
    pub(super) due: bool,
    /// Whether predictions are asked for by their due dates.
    pub(super) deadline: bool,
    /// The word "due" or "made" that the next period belongs to.
    pub(super) date_word: Option<PeriodRole>,
    pub(super) loose: Vec<UnlinkedEntity>,
    /// A relation, and whether its words turn it round.
    pub(super) relation: Option<(RelationKind, bool)>,
    /// The words that ask who owns something.
    pub(super) owner: Option<String>,
    /// The words that ask who supplies something.
    pub(super) supplies: Option<String>,
    /// Whether those are asked for that somebody works with.
    pub(super) partner: bool,
    /// Whether they ask who operates it.
    pub(super) operates: bool,
    /// Whether a question word puts the verb before its subject.
    pub(super) inverted: bool,
    /// The entities behind the words of the relation.
    pub(super) right: Vec<String>,
    /// The metrics that an adjective may mean, best first, and its words.
    pub(super) metrics: Vec<String>,
    pub(super) adjective: String,
    /// The unit of any figures that it may mean, where no such metric has figures.
    pub(super) any_in: Option<String>,
    /// Whether the place is asked for that something named is in.
    pub(super) located: bool,
    /// What comes first of what is named, where an adjective compares it.
    pub(super) compares: Option<Order>,
    /// Whether people who work somewhere may be counted, where no figure says how many.
    pub(super) counts_people: bool,
    /// Words of what describes the entity named, which its card shows.
    pub(super) said_of_it: Option<String>,
    /// Whether each of the entities named is asked for: "compare D1 and D2".
    pub(super) versus: bool,
    /// A unit that narrows where the metric of the same name has no figures.
    pub(super) metric_or_unit: Option<String>,
    /// The word for "now", and whether only figures can have it.
    pub(super) now: Option<(String, bool)>,
    /// Whether costs and budgets are asked for beside each other.
    pub(super) overrun: bool,
    /// Whether one of two periods is asked for, by its figures, and what comes first of those.
    pub(super) chooses: bool,
    pub(super) choice: Option<Order>,
    /// Whether the year is asked for that had most of something.
    pub(super) best_year: bool,
    /// The words that ask for what was planned beside what came of it.
    pub(super) beside: Option<String>,
    /// The name of a category of events that figures are narrowed to, as typed.
    pub(super) of_events: Option<String>,
    /// The names of units that count the people asked for.
    pub(super) persons: Option<&'static str>,
    /// The unit that "how many" may count, if its word names a category too.
    pub(super) counted: Option<String>,
}

impl QueryBuilder {
    /// Notes what is asked for; a second, other thing is a second question.
    pub(super) fn ask_for(&mut self, what: What, text: &str, plural: bool) -> Result<(), Reason> {
        // What came of predictions is asked with both words.
        let what = match (self.what, what) {
            (Some(What::Outcomes), What::Predictions)
            | (Some(What::Predictions), What::Outcomes) => {
                self.what = Some(What::Outcomes);
                What::Outcomes
            }
            _ => what,
        };
        let claims =
            matches!(what, What::Predictions | What::Outcomes | What::Figures | What::Events);
        if claims && self.relation.is_some() && self.what.is_none() {
            return Err(Reason::TwoQuestions("who made".to_owned(), text.to_owned()));
        }
        // "who missed a promise"
        let has_status = self.filters.iter().any(|one| matches!(one, Filter::Status(_)));
        if what == What::Predictions && has_status {
            self.asked = self.asked.filter(|asked| *asked != What::People);
        }
        // "layoffs numbers": figures of such events.
        if let (What::Figures, Some(What::Events), [Filter::Category(_)]) =
            (what, self.what, self.filters.as_slice())
        {
            self.what = Some(What::Figures);
        }
        let other = self.what.or(self.asked.filter(|asked| *asked == What::People));
        if other.is_some_and(|other| other != what) {
            return Err(Reason::TwoQuestions(self.named.clone(), text.to_owned()));
        }
        (self.what, self.plural) = (Some(what), plural);
        text.clone_into(&mut self.named);
        Ok(())
    }

    /// Notes that words ask for more than one.
    pub(super) fn notice_plural(&mut self, text: &str) {
        self.plural |= is_plural(text);
    }

    /// Whether what is asked for is claimed by somebody.
    pub(super) fn claims(&self) -> bool {
        use What::{Events, Figures, Outcomes, Predictions};
        self.what.is_some_and(|what| matches!(what, Events | Figures | Outcomes | Predictions))
    }

    /// "was Dojo ready on time": asks for the predictions about something.
    pub(super) fn ask_for_promises(&mut self, text: &str) -> Result<(), Reason> {
        if self.what.is_some_and(|what| what != What::Predictions) {
            return Err(Reason::Unknown(text.to_owned()));
        }
        self.what = Some(What::Predictions);
        let is_asked = matches!(self.wanted, Wanted::Truth | Wanted::Kept);
        if self.wanted != Wanted::Reason {
            self.want(if is_asked { Wanted::Kept } else { Wanted::Due });
        }
        text.clone_into(&mut self.named);
        Ok(())
    }

    /// Notes a question word; what is named besides counts more. "When will" asks for a
    /// prediction rather than for an event.
    pub(super) fn question(&mut self, what: What, text: &str) {
        let is_reason = self.wanted == Wanted::Reason;
        if what == What::Predictions && self.asked == Some(What::Events) && !is_reason {
            self.asked = None;
            // "quand la fusion sera achevée"
            let noun = self.happened.take();
            self.filters.extend(noun.map(|noun| Filter::Text(noun.text)));
        }
        if self.asked.is_none() && self.what.is_none() {
            text.clone_into(&mut self.named);
        }
        if self.asked.is_none() {
            text.clone_into(&mut self.asks);
        }
        self.asked = self.asked.or(Some(what));
    }

    /// Notes what comes first; it cannot be two things.
    pub(super) fn order_by(&mut self, order: Order, text: &str) -> Result<(), Reason> {
        match self.order.replace(order) {
            Some(other) if other != order => {
                Err(Reason::TwoQuestions(self.ordered.clone(), text.to_owned()))
            }
            _ => {
                text.clone_into(&mut self.ordered);
                Ok(())
            }
        }
    }

    /// "chips", "companies": what is asked for, narrowed.
    pub(super) fn categorise(
        &mut self,
        kind: CategoryKind,
        term: &Term,
        plural: bool,
    ) -> Result<(), Reason> {
        let what = What::of_category(kind);
        if self.what.is_none() && self.how_many {
            self.counted = term.things.iter().find_map(|thing| match thing {
                Thing::Unit(slug) => Some(slug.clone()),
                _ => None,
            });
        }
        if self.what != Some(what) {
            self.ask_for(what, &term.text, plural)?;
        }
        Ok(())
    }
}

/// What a status is a status of.
pub(super) fn home_of_status(status: &str) -> What {
    match status {
        "reported" | "planned" | "projected" | "claimed" | "estimated" => What::Figures,
        _ => What::Predictions,
    }
}

/// Whether words end as a plural does.
pub(super) fn is_plural(text: &str) -> bool {
    text.ends_with(['s', 'x', 'S', 'X'])
}

/// The tie a word is.
pub(super) fn link(word: &Word) -> Option<Preposition> {
    match word {
        Word::Preposition(link) => Some(*link),
        _ => None,
    }
}
