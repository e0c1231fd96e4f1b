//! Which lines are headings. A heading stands above something: what ends the
//! text is none, and neither is a line in a list of lines like it.

use super::cues::cues;
use super::raw_document::{Form, Piece, RawDocument};
use super::shapes::{is_period, may_be_heading, number};
use crate::model::text::key;

/// What a piece may turn out to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Guess {
    /// Marked as a heading.
    Marked,
    /// A year, month or day: it dates what follows.
    Period,
    /// A short line without an end.
    Title,
    Passage,
}

/// Finds the headings among the lines of a raw.
pub(super) fn mark(raw: &mut RawDocument) {
    let kept = raw.kept_indices();
    let pieces: Vec<(&Piece, &str)> = kept
        .iter()
        .filter_map(|index| raw.pieces.get(*index))
        .map(|piece| (piece, raw.of(piece)))
        .collect();
    let headings = headings(&pieces);
    for (index, heading) in kept.into_iter().zip(headings) {
        let piece = &mut raw.pieces[index];
        piece.form = if heading { Form::Heading } else { Form::Passage };
    }
}

/// For each piece, whether it is a heading.
fn headings(pieces: &[(&Piece, &str)]) -> Vec<bool> {
    let guesses: Vec<Guess> = (0..pieces.len()).map(|index| guess(pieces, index)).collect();
    let mut headings: Vec<bool> = guesses.iter().map(|guess| *guess == Guess::Marked).collect();
    let mut index = 0;
    while index < guesses.len() {
        let end = (index..guesses.len()).find(|next| guesses[*next] != guesses[index]);
        let end = end.unwrap_or(guesses.len());
        match guesses[index] {
            Guess::Marked | Guess::Passage => {}
            // Years below each other are a list.
            Guess::Period => headings[end - 1] = end - index == 1 && end < guesses.len(),
            Guess::Title => titles(pieces, &guesses, index, end, &mut headings),
        }
        index = end;
    }
    headings
}

/// Which of the titles from `begin` to before `end` are headings.
fn titles(
    pieces: &[(&Piece, &str)],
    guesses: &[Guess],
    begin: usize,
    end: usize,
    headings: &mut [bool],
) {
    let top = begin == 0;
    let most = if top { 3 } else { 2 };
    let below = guesses.get(end).copied();
    let stands = match below {
        None => false,
        Some(Guess::Passage) => stands_above(pieces, end),
        // Between two years a line tells of the first; after a passage it opens
        // a part.
        Some(_) => top || guesses[begin - 1] == Guess::Passage,
    };
    if !stands {
        return;
    }
    let first = if end - begin > most { end - 1 } else { begin };
    headings[first..end].fill(true);
}

/// Whether the piece at `index` is more than the line above it.
fn stands_above(pieces: &[(&Piece, &str)], index: usize) -> bool {
    const ENOUGH: usize = 40;
    let (below, text) = pieces[index];
    let heading = pieces[index - 1].1;
    below.form == Form::Item || text.len() >= ENOUGH || text.len() > heading.len()
}

fn guess(pieces: &[(&Piece, &str)], index: usize) -> Guess {
    let (piece, text) = pieces[index];
    let near = |step: isize| index.checked_add_signed(step).and_then(|index| pieces.get(index));
    let like = |step: isize, is: &dyn Fn(&(&Piece, &str)) -> bool| near(step).is_some_and(is);
    let title = match piece.form {
        Form::Heading => return Guess::Marked,
        _ if is_period(text) => return Guess::Period,
        Form::Passage => false,
        Form::Item => {
            let item = |(piece, _): &(&Piece, &str)| piece.form == Form::Item;
            let single = !like(-1, &item) && !like(1, &item);
            single && like(1, &|(_, next)| next.len() > text.len()) && index > 0
        }
        Form::Line => {
            let numbered = |(_, text): &(&Piece, &str)| number(text).is_some();
            number(text).is_none() || !(like(-1, &numbered) || like(1, &numbered))
        }
    };
    let title = title && may_be_heading(text) && !tells_who_or_when(text);
    if title { Guess::Title } else { Guess::Passage }
}

/// Whether a line is a byline or tells when the article was published.
fn tells_who_or_when(text: &str) -> bool {
    let line = key(text);
    let words: Vec<_> = line.split(' ').collect();
    let dated =
        cues().stamp(&words).is_some_and(|_| line.bytes().any(|byte| byte.is_ascii_digit()));
    dated || byline(text).is_some()
}

/// The name in a byline: `By Ada Stone, Energy Weekly`.
pub(super) fn byline(text: &str) -> Option<&str> {
    let rest = cues().byline(text).filter(|_| text.len() <= 160)?;
    let end = rest.find([',', '|', '–', '—', '(', '·', '•']).or_else(|| rest.find(" - "));
    let name = rest[..end.unwrap_or(rest.len())].trim();
    let capital = name.split_whitespace().all(|word| {
        word.starts_with(|letter: char| letter.is_uppercase())
            || ["de", "du", "van", "von", "der", "and", "et", "la", "le", "di", "da"]
                .contains(&word)
    });
    let count = name.split_whitespace().count();
    let named = (1..=8).contains(&count) && !name.contains(|letter: char| letter.is_ascii_digit());
    (capital && named && !name.ends_with(['.', ':', '?', '!'])).then_some(name)
}

#[cfg(test)]
mod tests {
    use super::byline;

    #[test]
    fn a_byline_names_who_wrote() {
        assert_eq!(byline("By Ada Stone"), Some("Ada Stone"));
        assert_eq!(byline("Par Ada de Vries, publié le 3 mai 2023"), Some("Ada de Vries"));
        assert_eq!(byline("By the river"), None);
    }
}
