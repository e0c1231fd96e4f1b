//! The role of a date, judged by the words around it.

use super::super::text::TokenKind;
use super::clauses::clause;
use super::context::SentenceHints;
use super::date::{DateRole, Modifier, Standing};
use super::scan::DateScan;
use super::vocabulary::Particle;

/// The prepositions and articles before a date.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct LeadIn {
    /// The first of them, or the date's own first token.
    pub(super) start: usize,
    pub(super) modifier: Option<Modifier>,
    pub(super) about: bool,
    /// Whether one of them places the event in time: `in`, `on`, `le`.
    pub(super) placed: bool,
}

/// Reads the prepositions and articles before a date.
pub(super) fn lead(scan: &DateScan<'_>, at: usize) -> LeadIn {
    const WORDS: [Particle; 13] = [
        Particle::The,
        Particle::In,
        Particle::On,
        Particle::About,
        Particle::By,
        Particle::Until,
        Particle::Since,
        Particle::Before,
        Particle::After,
        Particle::During,
        Particle::From,
        Particle::Between,
        Particle::Later,
    ];
    let mut lead = LeadIn { start: at, ..LeadIn::default() };
    while let Some((particle, start)) = scan.before(lead.start, &WORDS) {
        lead.start = start;
        lead.about |= particle == Particle::About;
        lead.placed |= matches!(particle, Particle::In | Particle::On | Particle::During)
            || (scan.day_first && particle == Particle::The);
        lead.modifier = lead.modifier.or(modifier(particle));
    }
    lead
}

fn modifier(particle: Particle) -> Option<Modifier> {
    Some(match particle {
        Particle::By => Modifier::By,
        Particle::Until => Modifier::Until,
        Particle::Since => Modifier::Since,
        Particle::Before => Modifier::Before,
        Particle::After => Modifier::After,
        Particle::About => Modifier::About,
        _ => return None,
    })
}

/// The most tokens between a word of comparison and its date.
const NEAR: usize = 6;

/// What decides the role of a date, besides its surroundings.
#[derive(Clone, Copy, Debug, Default)]
#[expect(clippy::struct_excessive_bools, reason = "independent properties")]
pub(super) struct DateTraits {
    /// It is the first date of its sentence.
    pub(super) first: bool,
    /// It is later than the event of the sentence.
    pub(super) ahead: bool,
    /// It is later than the publication, and the document is not a timeline.
    pub(super) to_come: bool,
    /// It needs no preposition: `Monday`, `fin 2020`.
    pub(super) adverb: bool,
    /// It is a span of time rather than a date: `the past two years`, a century.
    pub(super) span: bool,
    /// It is stated as the date of publication, or is that date in a short line.
    pub(super) stamp: bool,
}

/// The surroundings of a date in its sentence.
#[derive(Clone, Copy, Debug)]
#[expect(clippy::struct_excessive_bools, reason = "independent properties")]
pub(super) struct Surroundings {
    pub(super) sentence: usize,
    /// The first token of its clause.
    pub(super) clause: usize,
    pub(super) lead: LeadIn,
    /// Whether it opens its clause.
    pub(super) opens: bool,
    pub(super) hints: SentenceHints,
    /// Whether it is stated as the date of publication.
    pub(super) published: bool,
    /// Whether it stands in a subordinate clause.
    pub(super) within: bool,
    /// Whether something moves to it or is compared with it: `postponed to fall`.
    pub(super) other: bool,
    /// Whether it owns or is owned by what stands beside it: `Monday’s vote`.
    pub(super) owned: bool,
    /// Whether a mark, or nothing, follows it.
    ends: bool,
    /// Whether the words after it look forward.
    later: bool,
}

impl Surroundings {
    /// The surroundings of a date from the token `at` to before `end`; `last` is the
    /// token after the date before it.
    pub(super) fn new(scan: &DateScan<'_>, at: usize, end: usize, last: usize) -> Self {
        let sentence = scan.sentence(at);
        let lead = lead(scan, at);
        let clause = clause(scan, at, lead.start, last);
        let said = |from: usize, to: usize, particle| {
            (from..to.min(scan.tokens.len())).any(|at| scan.particle(at, particle).is_some())
        };
        let near = lead.start.saturating_sub(25).max(sentence);
        let toward = |at: &usize| {
            let particle = scan.which(*at, &[Particle::Forward, Particle::Backward]);
            let forward = particle.map(|(particle, _)| particle == Particle::Forward);
            forward.or_else(|| scan.is_future(*at).then_some(true))
        };
        let clauses = (near..lead.start).rev().take_while(|at| !scan.mark(*at, ";"));
        let nearest = clauses.into_iter().find_map(|at| toward(&at));
        let forward = nearest.unwrap_or(false) && !dates_speech(scan, lead.start, end);
        // "It is closed until 15 January", but not "it had been closed until then".
        let ends =
            lead.modifier == Some(Modifier::Until) && !said(near, lead.start, Particle::Perfect);
        let results = said(at.saturating_sub(8).max(sentence), end + 6, Particle::Results);
        let joint = scan.any(clause, &[Particle::And, Particle::But]).unwrap_or(clause);
        let opens = (joint..lead.start).all(|at| scan.kind(at) == Some(TokenKind::Mark));
        let by = lead.modifier == Some(Modifier::By);
        let later = said(end, end + 16, Particle::Forward);
        let whole = scan.particle(clause, Particle::When).unwrap_or(clause);
        // A comma after a date closes the subordinate clause that it stands in.
        let whole = if scan.mark(last, ",") { whole.max(last) } else { whole };
        let than = said(lead.start.saturating_sub(NEAR).max(clause), lead.start, Particle::Than);
        let supposed = said(near, lead.start, Particle::Supposed);
        Self {
            sentence,
            clause,
            lead,
            opens,
            hints: SentenceHints { forward: forward || (by && (!opens || later)), results, ends },
            published: scan.before(lead.start, &[Particle::Published]).is_some(),
            within: said(whole, lead.start, Particle::Clause),
            other: than
                || supposed
                || (!opens && scan.before(lead.start, &[Particle::To]).is_some()),
            owned: possessive(scan, end) || possessive(scan, lead.start.wrapping_sub(1)),
            ends: scan.kind(end).is_none_or(|kind| kind == TokenKind::Mark),
            later,
        }
    }

    /// Whether it stands before the text of its sentence, set apart by a mark.
    pub(super) fn is_label(&self) -> bool {
        self.opens && self.ends && !self.lead.placed && self.clause == self.sentence
    }

    /// The role of a date with these traits.
    pub(super) fn role(&self, date: DateTraits) -> DateRole {
        if date.stamp {
            DateRole::Publication
        } else if (self.hints.forward && date.ahead)
            || (date.to_come && (!self.opens || self.later))
        {
            DateRole::Target
        } else if (self.opens || (self.placed(date) && !self.other))
            && date.first
            && !date.span
            && !self.is_bound()
        {
            DateRole::Event
        } else {
            DateRole::Mention
        }
    }

    /// The role of a date in a heading: it dates what follows if it opens the heading as a
    /// label, or makes up most of it.
    pub(super) fn role_in_heading(&self, date: DateTraits, most: bool) -> DateRole {
        let label = self.opens && (self.ends || self.lead.placed);
        if (label || most) && !date.span && !self.is_bound() && !self.other {
            DateRole::Heading
        } else {
            DateRole::Mention
        }
    }

    /// Whether the words before a date place the statement of its clause in time.
    pub(super) fn placed(&self, date: DateTraits) -> bool {
        (self.lead.placed || date.adverb) && !self.within
    }

    /// Where a date stands in its clause.
    pub(super) fn standing(&self, date: DateTraits) -> Standing {
        let past = !self.hints.forward && !self.is_bound() && !self.other;
        let by = self.lead.modifier == Some(Modifier::By);
        if self.opens && (self.lead.placed || by) {
            Standing::OpensAsAdverb
        } else if self.opens {
            Standing::Opens
        } else if (self.lead.placed || date.adverb) && self.within && past {
            Standing::Background
        } else {
            Standing::Inside
        }
    }

    /// Whether a date only bounds what the clause reports: `since 2012`. `By 2014` at its
    /// beginning dates it.
    pub(super) fn is_bound(&self) -> bool {
        match self.lead.modifier {
            Some(Modifier::By) => !self.opens || self.hints.forward,
            Some(Modifier::Since | Modifier::Until | Modifier::Before | Modifier::After) => true,
            _ => false,
        }
    }
}

/// Whether a token is an English `'s`.
fn possessive(scan: &DateScan<'_>, at: usize) -> bool {
    scan.glued(at) && scan.text_at(at).starts_with(['\'', '’'])
}

/// Whether a date right after a verb that looks forward dates the saying, because what is
/// said follows: `predicted in July 2008 that`.
fn dates_speech(scan: &DateScan<'_>, lead: usize, end: usize) -> bool {
    scan.before(lead, &[Particle::Forward]).is_some()
        && scan.particle(end, Particle::Clause).is_some()
}
