//! Holds the date of a fact against the dates that kb reads at its quote.

use super::super::dates::{Date, DateRole, Modifier};
use super::super::facts::{Article, CONTINUED, Facts, HEADING, Piece, period};
use super::super::text::Span;
use super::clauses::{is_ahead, negation_before};
use super::judgement::{Findings, Place};
use crate::model::{Period, Precision};

/// Where the date of an event comes from.
#[derive(Clone, Copy, Debug)]
pub(super) struct Dated {
    /// The index of its piece, if kb reads it as the date of one.
    pub(super) piece: Option<usize>,
    pub(super) approximate: bool,
}

/// The dates of an article.
#[derive(Clone, Copy, Debug)]
pub(super) struct Dates<'a> {
    pub(super) article: &'a Article<'a>,
    pub(super) facts: &'a Facts<'a>,
}

impl<'a> Dates<'a> {
    /// The dates in a quote, but for those of publication.
    pub(super) fn within(self, place: &Place) -> Vec<(Period, &'a Date)> {
        let found = self.article.found.get(place.block).into_iter();
        let dates = found.flat_map(|found| &found.dates);
        let inside =
            dates.filter(|date| date.role != DateRole::Publication && place.span.holds(date.span));
        inside.filter_map(|date| Some((period(date)?, date))).collect()
    }

    /// The pieces that a quote is in or has.
    pub(super) fn pieces(self, place: &Place) -> impl Iterator<Item = (usize, &'a Piece<'a>)> {
        let (block, span) = (place.block, place.span);
        let pieces = self.facts.pieces.iter().enumerate();
        pieces.filter(move |(_, piece)| piece.block == block && piece.span.meets(span))
    }

    /// Checks the date of an event, and whether it is approximate.
    pub(super) fn event(
        self,
        place: &Place,
        wanted: Period,
        approximate: Option<bool>,
        findings: &mut Findings,
    ) -> Option<Dated> {
        let dated = self
            .of_piece(place, wanted, findings)
            .or_else(|| self.of_quote(place, wanted, findings));
        let Some(dated) = dated else {
            self.refuse(place, wanted, findings);
            return None;
        };
        check_approximate(dated.approximate, approximate, findings);
        Some(dated)
    }

    /// The date of a piece of the quote.
    fn of_piece(self, place: &Place, wanted: Period, findings: &mut Findings) -> Option<Dated> {
        let (index, piece) = self.pieces(place).find(|(_, piece)| same_days(piece.date, wanted))?;
        let quoted = piece.said.is_some_and(|said| place.span.meets(said));
        if !quoted && piece.rule != HEADING && !self.is_entry(place, piece) {
            findings.doubt(format!("the quote has no date; {}", source(piece)));
        }
        Some(Dated { piece: Some(index), approximate: piece.approximate })
    }

    /// Whether the date of a piece stands at the beginning of its passage or in the sentence
    /// of the quote, and the quote has no other date of an event.
    fn is_entry(self, place: &Place, piece: &Piece<'_>) -> bool {
        let Some(said) = piece.said else { return false };
        let Some(found) = self.article.found.get(piece.block) else { return false };
        let opens = found.within(Span::new(0, said.start)).len() <= 3;
        let whole = |span: Span| span.holds(place.span) && span.holds(said);
        let same = piece.sentences.iter().any(|sentence| whole(sentence.span));
        let other = self.within(place).iter().any(|(_, date)| date.role == DateRole::Event);
        (opens || same) && !other
    }

    /// A date in the quote that opens no piece.
    fn of_quote(self, place: &Place, wanted: Period, findings: &mut Findings) -> Option<Dated> {
        let dates = self.within(place);
        let (_, date) = dates.iter().find(|(period, _)| same_days(*period, wanted))?;
        let others = dates.iter().any(|(period, _)| !same_days(*period, wanted));
        match date.role {
            DateRole::Target => findings.refuse(format!(
                "the quote gives {wanted} as a deadline, not as the date of an event"
            )),
            _ if negation_before(self.article, place.block, date.span) => {
                findings.doubt("a negation stands before the date, so the article may deny it");
            }
            DateRole::Event => {}
            _ if is_ahead(self.article, place.block, date.span) => {
                findings.doubt(format!("kb does not read {wanted} as a date of the past"));
            }
            _ if others => findings.doubt(format!(
                "the quote has {wanted} among other dates, not as the date of what it reports"
            )),
            _ => {}
        }
        Some(Dated { piece: None, approximate: date.approximate })
    }

    /// Says what the quote is dated to instead.
    pub(super) fn refuse(self, place: &Place, wanted: Period, findings: &mut Findings) {
        let within = self.within(place);
        let vague = within.iter().find(|(period, date)| is_vague(date) && holds(*period, wanted));
        let told = within.iter().filter(|(_, date)| date.role != DateRole::Target);
        let mut dates: Vec<Period> = told.map(|(date, _)| plain(*date)).collect();
        let mut says = "the quote says";
        if dates.is_empty() {
            dates = self.pieces(place).map(|(_, piece)| plain(piece.date)).collect();
            says = "the article dates the quote to";
        }
        if let Some((date, _)) = vague {
            findings.doubt(format!("the quote says {}, the fact {wanted}", plain(*date)));
            return;
        }
        if let Some(date) = dates.iter().find(|date| holds(wanted, **date)) {
            findings.doubt(format!("{says} {date}, the fact less precisely {wanted}"));
            return;
        }
        if dates.is_empty() {
            findings.refuse(format!("nothing dates the quote to {wanted}"));
        } else {
            findings.refuse(format!("{says} {}, the fact says {wanted}", listed(&dates)));
        }
    }
}

/// Whether two periods have the same days.
pub(super) fn same_days(one: Period, other: Period) -> bool {
    one.start() == other.start() && one.end() == other.end()
}

/// Whether a period has all days of another one.
pub(super) fn holds(one: Period, other: Period) -> bool {
    one.start() <= other.start() && other.end() <= one.end()
}

/// Whether a date is a part of a year or month whose ends are nobody's words: "late 2018".
fn is_vague(date: &Date) -> bool {
    use Modifier::{End, Late, Middle, Start};
    matches!(date.modifier, Some(Start | Middle | Late | End)) || date.approximate
}

/// Whether a date is the end of a year, a month or the like.
pub(super) fn is_end(date: &Date) -> bool {
    date.modifier == Some(Modifier::End)
}

/// A period as whole years or months, if it is.
pub(super) fn plain(period: Period) -> Period {
    let (start, end) = (period.start(), period.end());
    let whole = |precision| {
        let (first, last) =
            (Period::containing(start, precision)?, Period::containing(end, precision)?);
        first.through(last).filter(|whole| same_days(*whole, period))
    };
    whole(Precision::Year).or_else(|| whole(Precision::Month)).unwrap_or(period)
}

/// Checks whether a date is approximate, if a fact says so.
pub(super) fn check_approximate(read: bool, wanted: Option<bool>, findings: &mut Findings) {
    match wanted {
        Some(true) if !read => findings.refuse("the article does not say “about” of the date"),
        Some(false) if read => findings.refuse("the article says “about” of the date"),
        _ => {}
    }
}

/// Where the date of a piece comes from.
fn source(piece: &Piece<'_>) -> String {
    let date = piece.date;
    match (piece.rule, piece.said) {
        (CONTINUED, _) => format!("that of the passage before is {date}"),
        (_, Some(_)) => format!("a sentence before it says {date}"),
        (rule, None) => format!("{date} is the {rule}"),
    }
}

/// "2019", "2019 and 2020-05".
pub(super) fn listed<T: ToString + PartialEq>(all: &[T]) -> String {
    let mut texts: Vec<String> = Vec::new();
    for text in all.iter().map(ToString::to_string) {
        if !texts.contains(&text) {
            texts.push(text);
        }
    }
    match texts.split_last() {
        Some((last, [])) => last.clone(),
        Some((last, rest)) => format!("{} and {last}", rest.join(", ")),
        None => String::new(),
    }
}
