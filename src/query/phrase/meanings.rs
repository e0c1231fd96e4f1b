//! How vocabulary files write what words mean.

use super::words::Word;
use crate::language::vocabularies;
use crate::model::Language;

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
                | Self::Aside
                | Self::Adverb
                | Self::Afterthought
                | Self::Epithet
                | Self::Pronoun
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
                | Self::Creator(_)
                | Self::Undertaking
                | Self::Done
                | Self::Light
                | Self::Running
                | Self::Go
                | Self::Choice(_)
                | Self::Beside
                | Self::Plan
                | Self::Actual
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
            "owner" => Self::Owner(value == "-"),
            "operator" => Self::Operator(value == "-"),
            "supplier" => Self::Supplier(value == "-"),
            "stance" => Self::Stance(value),
            "creator" => Self::Creator(value),
            "choice" => Self::Choice(value.parse().ok()?),
            "persons" => Self::Persons(value),
            "now" => Self::Now(value != "-"),
            "happen" => Self::Happen(value),
            "lead" => Self::Lead(value),
            "adjective" => Self::Adjective(value),
            "staff" => Self::Staff(value),
            "overrun" => Self::Overrun(value),
            "measure" => Self::Measure(value),
            "ask" => Self::Ask(value.parse().ok()?),
            "link" => Self::Preposition(value.parse().ok()?),
            "calendar" => Self::Calendar(value.parse().ok()?),
            "month" => Self::Month(value.parse().ok()?),
            "ordinal" => Self::Ordinal(value.parse().ok()?),
            "quarter" => Self::Quarter(value.parse().ok()?),
            "half" => Self::Half(value.parse().ok()?),
            "season" => Self::Season(value.parse().ok()?),
            "third" => Self::Third(value.parse().ok()?),
            "relative" => Self::Relative(value.parse().ok()?),
            "number" => Self::Number(value.parse().ok()?),
            "scale" => Self::Scale(value.parse().ok()?),
            "relation" => {
                let kind = value.strip_prefix('-').unwrap_or(value).parse().ok()?;
                Self::Relation(kind, value.starts_with('-'))
            }
            "order" => Self::Order(value.parse().ok()?),
            "compare" => Self::Compare(value.parse().ok()?),
            "status" => Self::Status(value),
            "language" => Self::Language(value),
            "origin" => Self::Origin(value),
            "since_when" => Self::SinceWhen(value),
            "every" => Self::Every(value.parse().ok()?),
            "group" => Self::Group(value.parse().ok()?),
            _ => return Self::alone(class),
        })
    }

    /// Reads a meaning without a value.
    fn alone(class: &str) -> Option<Self> {
        Some(match class {
            "describe" => Self::Describe,
            "aside" => Self::Aside,
            "adverb" => Self::Adverb,
            "epithet" => Self::Epithet,
            "afterthought" => Self::Afterthought,
            "pronoun" => Self::Pronoun,
            "polite" => Self::Polite,
            "trend" => Self::Trend,
            "final" => Self::Final,
            "undertaking" => Self::Undertaking,
            "go" => Self::Go,
            "beside" => Self::Beside,
            "plan" => Self::Plan,
            "actual" => Self::Actual,
            "deed" => Self::Deed,
            "broke" => Self::Broke,
            "partner" => Self::Partner,
            "yes_no" => Self::YesNo,
            "as" => Self::As,
            "counted" => Self::Counted,
            "reason" => Self::Reason,
            "manner" => Self::Manner,
            "versus" => Self::Versus,
            "definite" => Self::Definite,
            "running" => Self::Running,
            "done" => Self::Done,
            "light" => Self::Light,
            "ready" => Self::Ready,
            "on_time" => Self::OnTime,
            "how_much" => Self::HowMuch,
            "around" => Self::Around,
            "week" => Self::Week,
            "invert" => Self::Invert,
            "deadline" => Self::Deadline,
            "promise" => Self::Promise,
            "late" => Self::Late,
            "made" => Self::Made,
            "due" => Self::Due,
            "holds" => Self::Holds,
            "never" => Self::Never,
            "say" => Self::Say,
            "count" => Self::Count,
            "how_many" => Self::HowMany,
            "how_often" => Self::HowOften,
            "news" => Self::News,
            "least_per" => Self::LeastPer,
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
