//! What a sentence does not state as a fact: what it denies ("was not able to hire 500
//! workers"), what it disputes ("the reports that … are false") and what it only supposes
//! ("had Solvo sold 300 cars").

use super::super::cues::{Cue, CueSet};
use super::super::text::{Span, TokenKind};
use super::article::Article;
use super::sentence::{Sentence, same_clause};

/// Why a part of a sentence states no fact.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::ingest) enum Unstated {
    /// It did not happen, but what it names exists: "did not pay the fine of 5 million".
    Denied,
    /// Somebody says that it is not so.
    Disputed,
    /// It is a condition or what would have followed.
    Supposed,
}

impl Unstated {
    pub(in crate::ingest) fn why(self) -> &'static str {
        match self {
            Self::Denied | Self::Disputed => "the sentence denies it",
            Self::Supposed => "the sentence only supposes it",
        }
    }
}

/// A part of a sentence that states no fact.
#[derive(Clone, Copy, Debug)]
pub(in crate::ingest) struct Scope {
    pub(in crate::ingest) span: Span,
    pub(in crate::ingest) kind: Unstated,
    /// Whether commas do not end it.
    closed: bool,
}

/// The parts of a sentence that state no facts.
#[derive(Clone, Debug)]
pub(in crate::ingest) struct Scopes<'s, 'f> {
    article: &'s Article<'f>,
    sentence: Sentence<'f>,
    all: Vec<Scope>,
}

/// A cue, its place in bytes, and the index of the token behind it.
type Found = (usize, usize, CueSet);

/// The greatest length of a negation around its verb, in bytes.
const AROUND: usize = 30;

/// The most tokens of a noun phrase before a figure: "the record fine of".
const PHRASE: usize = 4;

impl<'s, 'f> Scopes<'s, 'f> {
    pub(in crate::ingest) fn of(article: &'s Article<'f>, sentence: Sentence<'f>) -> Self {
        let found: Vec<Found> = sentence.all_cues().collect();
        let mut scopes = Self { article, sentence, all: Vec::new() };
        for at in 0..found.len() {
            if let Some(scope) = scopes.scope(&found, at) {
                scopes.all.push(scope);
            }
        }
        scopes
    }

    /// Why what stands at a place is no fact.
    pub(in crate::ingest) fn at(&self, place: usize) -> Option<Scope> {
        self.all.iter().copied().find(|scope| self.covers(scope, place))
    }

    /// Why a figure is no fact. "Did not pay the fine of 5 million" says that there is a fine.
    pub(super) fn of_figure(&self, figure: Span) -> Option<Unstated> {
        let exists = |scope: &Scope| scope.kind != Unstated::Disputed && self.is_definite(figure);
        let mut here = self.all.iter().filter(|scope| self.covers(scope, figure.start));
        here.find(|scope| !exists(scope)).map(|scope| scope.kind)
    }

    /// Whether the sentence begins with a condition that was not fulfilled: what it tells
    /// did not happen.
    pub(in crate::ingest) fn imagines(&self) -> bool {
        let mut supposed = self.all.iter().filter(|scope| scope.kind == Unstated::Supposed);
        supposed.next().is_some_and(|first| self.opens(first.span.start))
            && supposed.next().is_some()
    }

    fn covers(&self, scope: &Scope, place: usize) -> bool {
        let between = || self.text(scope.span.start, place);
        scope.span.start < place
            && place < scope.span.end
            && (scope.closed || same_clause(between()))
    }

    fn text(&self, start: usize, end: usize) -> &'f str {
        self.sentence.found.block.text.get(start..end).unwrap_or_default()
    }

    /// The scope that a cue begins.
    fn scope(&self, found: &[Found], at: usize) -> Option<Scope> {
        let (place, next, cues) = *found.get(at)?;
        let is = |cue| cues.contains(cue);
        let has = |(_, _, cues): &Found, cue| cues.contains(cue);
        let limited = |next: usize| found.iter().any(|one| self.begins(one, next, Cue::Limits));
        let earlier = |cue| found.iter().take(at).rev().find(|one| has(one, cue));
        let scope = |kind| Some(self.until_end(found, at, kind));
        if is(Cue::Breaks) {
            return None;
        }
        if is(Cue::Untrue) {
            // "The reports that it sold Solvo are false", or "it is untrue that it did".
            let told = earlier(Cue::Hearsay).map(|(start, ..)| Span::new(*start, place));
            let closed = told.map(|span| Scope { span, kind: Unstated::Disputed, closed: true });
            return closed.or_else(|| scope(Unstated::Disputed));
        }
        let ends = |(end, next, cues): &&Found| {
            cues.contains(Cue::NegationEnds) && *end <= place + AROUND && !limited(*next)
        };
        let around = is(Cue::NegationBegins) && found.iter().skip(at + 1).any(|one| ends(&one));
        let not = is(Cue::Not) && !limited(next);
        if around || not || is(Cue::Nobody) || is(Cue::Fails) {
            return scope(Unstated::Denied);
        }
        if is(Cue::Disputes) {
            return scope(Unstated::Disputed);
        }
        let depends = || {
            let other = |one: &&Found| has(one, Cue::Condition) || has(one, Cue::Fails);
            found.iter().any(|one| other(&one))
        };
        let inverted = is(Cue::Inverts) && self.opens(place);
        let supposed = is(Cue::Condition)
            || is(Cue::Unreal)
            || inverted
            || (is(Cue::Conditional) && depends());
        if supposed { scope(Unstated::Supposed) } else { None }
    }

    /// Whether a cue is found right at a token.
    fn begins(&self, one: &Found, token: usize, cue: Cue) -> bool {
        let start = self.sentence.found.tokens.get(token).map(|token| token.span.start);
        Some(one.0) == start && one.2.contains(cue)
    }

    /// A scope from a cue to the word that ends its clause.
    fn until_end(&self, found: &[Found], at: usize, kind: Unstated) -> Scope {
        const VERBS: [Cue; 4] = [Cue::Gets, Cue::Achieved, Cue::Says, Cue::Harms];
        let start = found.get(at).map_or(0, |one| one.0);
        let ends = |one: &&Found| {
            let verb = |cue| found.iter().any(|other| self.begins(other, one.1, cue));
            let resumes = one.2.contains(Cue::Joins) && VERBS.into_iter().any(verb);
            one.2.contains(Cue::Breaks) || one.2.contains(Cue::Relative) || resumes
        };
        let end = found.iter().skip(at + 1).find(ends).map_or(self.sentence.span.end, |one| one.0);
        Scope { span: Span::new(start, end), kind, closed: false }
    }

    /// Whether a place begins the sentence, apart from a date.
    fn opens(&self, place: usize) -> bool {
        let found = self.sentence.found;
        let before = found.within(Span::new(self.sentence.span.start, place));
        let dated = |span: Span| self.sentence.dates().any(|date| date.span.holds(span));
        let mut tokens = before.filter_map(|at| found.tokens.get(at));
        tokens.all(|token| {
            let of_date = token.kind == TokenKind::Mark || dated(token.span);
            of_date || token.span.end - token.span.start <= 2
        })
    }

    /// Whether a figure is that of something that the sentence takes for known: "the 5
    /// million fine", "its debt of 5 million".
    fn is_definite(&self, figure: Span) -> bool {
        let found = self.sentence.found;
        let names = &self.article.rules.names;
        let is = |at: usize, cue| found.has_cue(at, cue);
        let definite = |at: usize| {
            let own = [Cue::His, Cue::Its, Cue::Son].into_iter().any(|cue| is(at, cue));
            own || names.is_definite(&found.tokens, at)
        };
        let start = found.within(self.sentence.span).start;
        let first = found.within(Span::new(self.sentence.span.start, figure.start)).end;
        let back = |from: usize| (1..=PHRASE).map_while(move |back| from.checked_sub(back));
        let Some(last) = first.checked_sub(1).filter(|at| *at >= start) else { return false };
        let of = is(last, Cue::Genitive) && !is(last, Cue::Oblique);
        if !of {
            return definite(last);
        }
        back(last)
            .filter(|at| *at >= start)
            .take_while(|at| !is(*at, Cue::Oblique) && !is(*at, Cue::Genitive))
            .any(definite)
    }
}
