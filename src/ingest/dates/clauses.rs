//! The clauses of a sentence: where the statement that a date belongs to begins. A
//! sentence with several dates may tell of several events: `X opened in July, and by
//! September it had closed`.

use super::scan::DateScan;
use super::vocabulary::Particle;

/// The first token of the clause of the date at a token, whose first preposition is at
/// `lead`. `last` is the token after the date before it.
pub(super) fn clause(scan: &DateScan<'_>, at: usize, lead: usize, last: usize) -> usize {
    let sentence = scan.sentence(at);
    if let Some(item) = listed(scan, sentence, lead) {
        return item;
    }
    if last <= sentence {
        return sentence;
    }
    let begins = |place: &usize| begins(scan, *place, lead, at);
    (last + 1..=lead).rev().find(begins).unwrap_or(sentence)
}

/// Whether a clause begins at a token after another date of its sentence.
fn begins(scan: &DateScan<'_>, place: usize, lead: usize, at: usize) -> bool {
    let joint = scan.any(place, &[Particle::And, Particle::But]);
    match joint {
        _ if scan.mark(place - 1, ";") => true,
        Some(_) if scan.mark(place - 1, ",") => true,
        Some(end) => end == lead && scan.particle(place, Particle::But).is_some(),
        // Without a preposition, a date after a comma explains what stands before it.
        None => place == lead && lead < at && scan.mark(place - 1, ","),
    }
}

/// The date of a list item that follows its introduction in the same line: `The key
/// dates: - January 2009: …`.
fn listed(scan: &DateScan<'_>, sentence: usize, lead: usize) -> Option<usize> {
    let item = lead >= sentence + 2 && scan.mark(lead - 1, "-–—•·*") && scan.mark(lead - 2, ":;.");
    (item && !scan.glued(lead - 1) && !scan.glued(lead)).then_some(lead)
}
