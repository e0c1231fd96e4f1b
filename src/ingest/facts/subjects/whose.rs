//! The rules that tell the subject of a figure.

use strum::IntoStaticStr;

/// The rule that tells the subject of a figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, IntoStaticStr)]
pub(in crate::ingest) enum Whose {
    /// "Solvo, with 300 employees".
    #[strum(serialize = "subject in apposition")]
    Apposition,
    /// "The Solvo 2, which weighs 3 tonnes".
    #[strum(serialize = "subject of the relative clause")]
    Relative,
    /// "Solvo accounts for 40% of the sales", "the cost of the dam".
    #[strum(serialize = "subject in the genitive")]
    Genitive,
    /// "By 30%, to $42m".
    #[strum(serialize = "subject of the figure before")]
    Continued,
    /// "Fined Solvo £3m", "awarded £3m to Solvo".
    #[strum(serialize = "subject that gets the amount")]
    Object,
    /// "Its 6-megawatt plant".
    #[strum(serialize = "subject by a possessive")]
    Possessive,
    /// "It earned".
    #[strum(serialize = "subject by a pronoun")]
    Pronoun,
    /// "Ada Byron received £3m".
    #[strum(serialize = "subject of the verb")]
    Verb,
    /// The nearest name of the kind that the metric measures.
    #[strum(serialize = "subject by its kind")]
    Nearest,
    /// What begins the clause, or where something happened.
    #[strum(serialize = "subject by its place in the sentence")]
    Opening,
    /// What the sentences before speak of.
    #[strum(serialize = "subject of the passage")]
    Passage,
    /// What the article is about.
    #[strum(serialize = "subject of the article")]
    Article,
    /// Whatever else the sentence names.
    #[strum(serialize = "subject by nearness alone")]
    Near,
}

impl Whose {
    /// Whether the words around the figure tell the subject.
    pub(in crate::ingest) fn is_told(self) -> bool {
        !matches!(self, Self::Nearest | Self::Opening | Self::Passage | Self::Article | Self::Near)
    }
}
