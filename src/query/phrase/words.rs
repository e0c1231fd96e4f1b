//! What words mean. A language is one data file.

pub(super) use super::kinds::Preposition;
pub use super::kinds::{Compare, Order, What};
use crate::language::vocabularies;
use crate::model::{Language, Precision, RelationKind};
use crate::query::shape::Group;

/// One meaning of a word.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Word {
    What(What),
    /// "what is": asks what the entity after it is, unless something else is asked.
    Describe,
    /// "unveiled": a family of verbs, and the category of the events that it means.
    Happen(&'static str),
    /// "could you tell me": comes before a question and says nothing of it.
    Polite,
    /// "grew", "evolution": asks for the figures of a metric in the order of their dates.
    Trend,
    /// "owns": a part of an organization or person; turned round if the owner comes first.
    Owner(bool),
    /// "operates": an owner, or else an organization that uses it; turned round likewise.
    Operator(bool),
    /// "supplies": who makes something, or what somebody uses; turned round likewise.
    Supplier(bool),
    /// "final": of a metric, the last of its figures.
    Final,
    /// "against": after "who is", a family of verbs.
    Stance(&'static str),
    /// "what did": asks for what somebody did, by the verb that follows.
    Deed,
    /// "broke": of promises, that they were not kept.
    Broke,
    /// "people": after "how many", figures in a unit with one of these names.
    Persons(&'static str),
    /// "now": the latest of several figures; "finally" says so of figures alone.
    Now(bool),
    /// "works with": the organizations that events mention together.
    Partner,
    /// "is", "did" at the beginning: asks whether something is so.
    YesNo,
    /// What a person does who has one of these roles: "leads".
    Lead(&'static str),
    /// "long", "fastest": figures of a metric whose name has one of these words; `+` the
    /// largest, `-` the smallest, `>` more of it than another or than an amount, `<` less.
    Adjective(&'static str),
    /// "employs": after "how many", figures of a metric or unit with one of these names.
    Staff(&'static str),
    /// "over budget": figures of the metrics with one of these names.
    Overrun(&'static str),
    /// "as": before a role.
    As,
    /// "carry": says of what is counted that something has it, after "how many".
    Counted,
    /// "why": asks for what the sources say, which is no reason.
    Reason,
    /// "how": asks for what the sources say, or how a metric changed.
    Manner,
    /// "compare": of several entities, each.
    Versus,
    /// "the": before a category, the one thing of it that the sources speak of.
    Definite,
    /// "ready": asks for predictions, unless something else is asked.
    Ready,
    /// "on time": predictions that were kept, or how those about an entity came out.
    OnTime,
    /// "how much": asks for an amount.
    HowMuch,
    /// A word for amounts of a dimension, "spending", rather of a metric with one of the names
    /// behind it, "cost".
    Measure(&'static str),
    /// "around": the amount after it is approximate.
    Around,
    /// A question word: it asks for this unless something else is named.
    Ask(What),
    Preposition(Preposition),
    Calendar(Precision),
    Month(u32),
    Ordinal(u32),
    /// A quarter by its number.
    Quarter(u32),
    /// A half by its number.
    Half(u32),
    /// A season by its number: spring is 1.
    Season(u32),
    Week,
    /// The early, middle or late part of a date.
    Third(u32),
    /// The year, quarter … before, at or after today.
    Relative(i32),
    Number(f64),
    Scale(f64),
    Compare(Compare),
    Status(&'static str),
    /// "late": kept late; where promises are counted, also those that are overdue or missed.
    Late,
    /// The language that sources are written in.
    Language(&'static str),
    /// Where a fact comes from: curated or extracted.
    Origin(&'static str),
    /// A relation; turned round if the object comes first.
    Relation(RelationKind, bool),
    /// The subject of a relation follows its verb: "qu'utilise Cortex".
    Invert,
    Promise,
    /// Predictions by their due date.
    Deadline,
    Made,
    Due,
    Holds,
    /// How "not mentioned" is put before days.
    Never,
    Say,
    Order(Order),
    Count,
    HowMany,
    /// Counts the events about what is named.
    HowOften,
    /// The first event of a category about what is named.
    SinceWhen(&'static str),
    /// The latest events.
    News,
    Per,
    /// Which span of the calendar has most rows.
    MostPer,
    /// Which span of the calendar has fewest rows.
    LeastPer,
    /// "monthly".
    Every(Precision),
    /// What rows are counted by: "per status".
    Group(Group),
    /// How everybody's promises came out.
    Scorecard,
    /// "total".
    Total,
    /// "average".
    Average,
    All,
    First,
    Last,
    Most,
    /// "what happened to": asks for the predictions about something, or else the events.
    Fate,
    /// "described as": the words in quotes after it are of a role or a definition.
    Described,
    /// "same for": begins a phrase that goes on from another one.
    Continue,
    /// Words with a meaning that no question can have yet.
    Refuse,
    Filler,
}

impl Word {
    /// Whether a word means something without its neighbours.
    pub(super) fn stands_alone(&self) -> bool {
        !matches!(
            self,
            Self::Preposition(_)
                | Self::Calendar(_)
                | Self::Month(_)
                | Self::Ordinal(_)
                | Self::Quarter(_)
                | Self::Half(_)
                | Self::Season(_)
                | Self::Week
                | Self::Never
                | Self::MostPer
                | Self::LeastPer
                | Self::Every(_)
                | Self::Group(_)
                | Self::Third(_)
                | Self::Relative(0 | 1)
                | Self::Number(_)
                | Self::Scale(_)
                | Self::Compare(_)
                | Self::Per
                | Self::Happen(_)
                | Self::Trend
                | Self::Lead(_)
                | Self::Adjective(_)
                | Self::Staff(_)
                | Self::Counted
                | Self::Overrun(_)
                | Self::As
                | Self::Final
                | Self::Stance(_)
                | Self::Broke
                | Self::Persons(_)
                | Self::Definite
                | Self::Late
                | Self::Continue
                | Self::Described
        )
    }

    /// Reads a meaning as vocabulary files write it.
    pub(super) fn read(meaning: &'static str) -> Option<Self> {
        let (class, value) = meaning.split_once(' ').unwrap_or((meaning, ""));
        Some(match class {
            "what" => Self::What(value.parse().ok()?),
            "describe" => Self::Describe,
            "polite" => Self::Polite,
            "trend" => Self::Trend,
            "owner" => Self::Owner(value == "-"),
            "operator" => Self::Operator(value == "-"),
            "supplier" => Self::Supplier(value == "-"),
            "final" => Self::Final,
            "stance" => Self::Stance(value),
            "deed" => Self::Deed,
            "broke" => Self::Broke,
            "persons" => Self::Persons(value),
            "partner" => Self::Partner,
            "now" => Self::Now(value != "-"),
            "yes_no" => Self::YesNo,
            "happen" => Self::Happen(value),
            "lead" => Self::Lead(value),
            "adjective" => Self::Adjective(value),
            "staff" => Self::Staff(value),
            "as" => Self::As,
            "overrun" => Self::Overrun(value),
            "counted" => Self::Counted,
            "reason" => Self::Reason,
            "manner" => Self::Manner,
            "versus" => Self::Versus,
            "definite" => Self::Definite,
            "ready" => Self::Ready,
            "on_time" => Self::OnTime,
            "how_much" => Self::HowMuch,
            "measure" => Self::Measure(value),
            "around" => Self::Around,
            "ask" => Self::Ask(value.parse().ok()?),
            "link" => Self::Preposition(value.parse().ok()?),
            "calendar" => Self::Calendar(value.parse().ok()?),
            "month" => Self::Month(value.parse().ok()?),
            "ordinal" => Self::Ordinal(value.parse().ok()?),
            "quarter" => Self::Quarter(value.parse().ok()?),
            "half" => Self::Half(value.parse().ok()?),
            "season" => Self::Season(value.parse().ok()?),
            "week" => Self::Week,
            "third" => Self::Third(value.parse().ok()?),
            "relative" => Self::Relative(value.parse().ok()?),
            "number" => Self::Number(value.parse().ok()?),
            "scale" => Self::Scale(value.parse().ok()?),
            "relation" => {
                let kind = value.strip_prefix('-').unwrap_or(value).parse().ok()?;
                Self::Relation(kind, value.starts_with('-'))
            }
            "invert" => Self::Invert,
            "deadline" => Self::Deadline,
            "promise" => Self::Promise,
            "order" => Self::Order(value.parse().ok()?),
            "compare" => Self::Compare(value.parse().ok()?),
            "status" => Self::Status(value),
            "late" => Self::Late,
            "language" => Self::Language(value),
            "origin" => Self::Origin(value),
            "made" => Self::Made,
            "due" => Self::Due,
            "holds" => Self::Holds,
            "never" => Self::Never,
            "say" => Self::Say,
            "count" => Self::Count,
            "how_many" => Self::HowMany,
            "how_often" => Self::HowOften,
            "since_when" => Self::SinceWhen(value),
            "news" => Self::News,
            "least_per" => Self::LeastPer,
            "every" => Self::Every(value.parse().ok()?),
            "group" => Self::Group(value.parse().ok()?),
            "scorecard" => Self::Scorecard,
            "total" => Self::Total,
            "average" => Self::Average,
            "most_per" => Self::MostPer,
            "per" => Self::Per,
            "all" => Self::All,
            "first" => Self::First,
            "last" => Self::Last,
            "most" => Self::Most,
            "fate" => Self::Fate,
            "described" => Self::Described,
            "continue" => Self::Continue,
            "refuse" => Self::Refuse,
            "filler" => Self::Filler,
            _ => return None,
        })
    }
}

/// The words, and runs of words, that phrases of a language are made of, as its
/// file spells them. A third language is a third file.
pub fn vocabulary(language: Language) -> impl Iterator<Item = &'static str> {
    let files = vocabularies(language);
    let lines = files.calendar.lines().chain(files.phrases.lines());
    lines
        .filter(|line| !line.starts_with('#'))
        .filter_map(|line| line.split_once(": "))
        .flat_map(|(_, words)| words.split(" | "))
        .map(|word| word.strip_prefix('=').unwrap_or(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_of_every_vocabulary_has_a_meaning() {
        for language in [Language::En, Language::Fr] {
            for line in vocabularies(language)
                .phrases
                .lines()
                .filter(|line| !line.is_empty() && !line.starts_with('#'))
            {
                let meaning = line.split_once(": ").map(|(meaning, _)| meaning);
                assert!(meaning.and_then(Word::read).is_some(), "{line}");
            }
        }
    }
}
