//! The closed vocabularies of the model. Each word is spelled once, here, and
//! again in the CHECK of its column: a test holds the two against each other.

use serde::{Deserialize, Serialize};
use strum::{Display, EnumString, IntoStaticStr, VariantNames};

/// Declares a vocabulary: an enum whose words are its variants in snake case.
macro_rules! vocabulary {
    ($(#[$doc:meta])* $name:ident { $($(#[$word_doc:meta])* $word:ident),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(
            Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
            Display, EnumString, IntoStaticStr, VariantNames,
        )]
        #[serde(rename_all = "snake_case")]
        #[strum(serialize_all = "snake_case")]
        pub enum $name { $($(#[$word_doc])* $word),+ }

        impl $name {
            /// Every word, in order.
            pub const ALL: &'static [Self] = &[$(Self::$word),+];

            /// The word as it stands in files and in the base.
            #[must_use]
            pub fn word(self) -> &'static str {
                self.into()
            }
        }
    };
}

vocabulary! {
    /// The languages the base speaks.
    Language {
        /// English.
        En,
        /// French.
        Fr,
    }
}

vocabulary! {
    /// The facts that an extracted passage can support.
    FactKind {
        /// An event.
        Event,
        /// A figure.
        Figure,
        /// A prediction.
        Prediction,
    }
}

vocabulary! {
    /// The kinds of file that facts can be extracted from.
    DocumentFormat {
        /// Plain text.
        Text,
        /// Markdown.
        Markdown,
        /// A web page.
        Html,
    }
}

vocabulary! {
    /// What an entity is.
    EntityKind {
        /// A machine, part, program or vehicle.
        System,
        /// A human being.
        Person,
        /// A company or medium.
        Organization,
        /// A city or site.
        Place,
        /// Anything else that has a name, or what is not known to be one of these.
        Other,
    }
}

vocabulary! {
    /// What a category is a category of.
    CategoryKind {
        /// Systems.
        System,
        /// Organizations.
        Organization,
        /// Places.
        Place,
        /// Events.
        Event,
    }
}

vocabulary! {
    /// How two entities are related; reads as "subject kind object".
    RelationKind {
        /// The subject is a part of the object.
        PartOf,
        /// The subject comes after the object and replaces it.
        Succeeds,
        /// The object makes the subject.
        MadeBy,
        /// The subject stands at the object.
        LocatedAt,
        /// The subject uses the object.
        Uses,
        /// The subject is another name of the object.
        AliasOf,
        /// The subject works for the object.
        WorksFor,
    }
}

vocabulary! {
    /// What an entity does in an event.
    Role {
        /// What the event is about.
        Subject,
        /// Who claims it.
        Speaker,
        /// Who does it.
        Actor,
        /// Whose occasion it is.
        Host,
        /// Where it is.
        Place,
        /// Named besides.
        Mentioned,
    }
}

vocabulary! {
    /// How a source words a number.
    Qualifier {
        /// The number as it is.
        Exact,
        /// Near the number.
        About,
        /// Above `low`.
        MoreThan,
        /// `low` or above.
        AtLeast,
        /// Below `high`.
        LessThan,
        /// `high` or below.
        AtMost,
        /// From `low` to `high`.
        Between,
        /// A plural without a number; `low` is the least it can mean.
        Several,
    }
}

vocabulary! {
    /// How far a figure is a fact.
    FigureStatus {
        /// Told as having happened.
        Reported,
        /// Intended by whoever can do it.
        Planned,
        /// Expected.
        Projected,
        /// Asserted without being shown.
        Claimed,
        /// Reckoned by the source.
        Estimated,
    }
}

vocabulary! {
    /// What came of a prediction, as far as a source shows it.
    Verdict {
        /// Came true in time.
        Kept,
        /// Came true after its date.
        Late,
        /// Did not come true.
        Missed,
        /// Was given up.
        Dropped,
        /// Came true in part.
        Partly,
        /// Said to be still ahead.
        Open,
        /// A later passage looks back and leaves it unanswered.
        Unknown,
    }
}
