//! What a run begins with that is no part of its name: titles, nationalities, and nouns
//! whose capital only begins a sentence.

use super::name_cues::Cue;
use super::runs::{Run, RunFinder};

/// The most tokens between an office and its field: "secrétaire d'État à la".
const OFFICE: usize = 3;

impl RunFinder<'_> {
    /// A run without the words before its name.
    pub(super) fn trimmed(&self, run: Run) -> Run {
        let run = self.without_titles(self.without_opening(run));
        self.without_native(run)
    }

    /// A run without a noun at the beginning of its sentence: "Contractor Solvo Stone".
    fn without_opening(&self, run: Run) -> Run {
        let Run { first, end } = run;
        if self.cues.head_first || end < first + 2 || !self.opens_sentence(first) {
            return run;
        }
        let mut cues = self.cues.at(self.masked.tokens, first).peekable();
        let noun = cues.peek().is_some() && cues.all(|found| found.noun);
        // "Philanthropist Ada Byron"
        let person = end > first + 2
            && self.has(first + 1, Cue::Given)
            && !self.has(first, Cue::Given)
            && !self.has(first, Cue::Honor)
            && self.word(first).chars().count() > 2
            && self.token(first + 1).is_some_and(|next| !next.glued);
        let next = self.is_name_word(first + 1) && !self.has(first + 1, Cue::Title);
        if (noun || person) && next { Run { first: first + 1, end } } else { run }
    }

    /// A run without the titles and nationalities that it begins with.
    fn without_titles(&self, run: Run) -> Run {
        let mut first = run.first;
        while first < run.end {
            let title = self.cues.length(self.masked.tokens, first, Cue::Title);
            let dot = title.is_some_and(|length| self.word(first + length) == ".");
            let nation = || {
                let given = self.has(first + 1, Cue::Given);
                (self.has(first, Cue::Demonym) && given).then_some(1)
            };
            let is_whole = (first..run.end).any(|index| self.has(index, Cue::Organization))
                || self.cues.known(self.masked.tokens, first).is_some();
            let Some(length) = title.or_else(nation).filter(|_| !is_whole) else { break };
            first += length + usize::from(dot);
        }
        Run { first, ..run }
    }

    /// A run without the nationality that stands for a person: "l'Espagnol Karl Brandt".
    fn without_native(&self, run: Run) -> Run {
        let Run { first, end } = run;
        let article = first.checked_sub(1).is_some_and(|at| self.has(at, Cue::Definite));
        let native = self.cues.head_first && self.has(first, Cue::Demonym);
        let more = end > first + 1 && self.is_name_word(first + 1);
        if article && native && more { Run { first: first + 1, end } } else { run }
    }

    /// Whether a run is the field of an office: "ministre de la Santé", "Health Minister".
    pub(super) fn is_field(&self, run: Run) -> bool {
        let Run { first, end } = run;
        let office = |at: usize| self.has(at, Cue::Portfolio);
        let connects = first.checked_sub(1).is_some_and(|at| self.connects(at));
        let before = || (2..=OFFICE + 1).filter_map(|back| first.checked_sub(back)).any(office);
        let single = end == first + 1 && self.cues.known(self.masked.tokens, first).is_none();
        single && ((connects && before()) || (!self.cues.head_first && office(end)))
    }

    /// Whether a token ends a connector or an article: "de la".
    fn connects(&self, at: usize) -> bool {
        let small = self.token(at).is_some_and(|token| !token.capital);
        small && (self.has(at, Cue::Connector) || self.has(at, Cue::Definite))
    }
}
