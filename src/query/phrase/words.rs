//! What words mean. A language is one data file.

pub(super) use super::kinds::Preposition;
pub use super::kinds::{Compare, Order, What};
use crate::model::{Precision, RelationKind};
use crate::query::shape::Group;

/// One meaning of a word.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Word {
    What(What),
    /// "what is": asks what the entity after it is, unless something else is asked.
    Describe,
    /// "unveiled": a family of verbs, and the category of the events that it means.
    Happen(&'static str),
    /// "really": says nothing of what is asked, wherever it stands.
    Aside,
    /// "officially": a word of the text if the base has it, and else left out, which is said.
    Adverb,
    /// "and why": at the end, asks for what the rows tell besides.
    Afterthought,
    /// "new": says nothing more of what a name behind it names.
    Epithet,
    /// "they": somebody who is named elsewhere in the phrase.
    Pronoun,
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
    /// "designed": the nouns for those who do so, "architect".
    Creator(&'static str),
    /// "projects": of what was given up or approved, whatever it is.
    Undertaking,
    /// "more": of two periods, the one with the largest figure.
    Choice(Order),
    /// "compared with": before what was planned.
    Beside,
    /// What was planned.
    Plan,
    /// What came of it.
    Actual,
    /// "go": behind "where", that somebody moved.
    Go,
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
    /// "recorded": behind a metric, nothing more.
    Light,
    /// "done": after "what has" and somebody, whatever they did.
    Done,
    /// "in service": after "is it", asks for predictions.
    Running,
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
