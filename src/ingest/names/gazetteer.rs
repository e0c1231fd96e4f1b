//! The gazetteer: an index of the base's labels for matching against texts.

use super::super::text::{Span, Table, Token, TokenKind, Words, tokenize};
use crate::model::EntityKind;

/// A label of an entity.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Label {
    /// The entity's slug.
    pub slug: String,
    /// The entity's kind.
    pub kind: EntityKind,
    /// The name as written.
    pub text: String,
}

/// Labels shorter than this match only in their own case: `X`, `FSD`.
const SHORT: usize = 4;

/// A form of a label that may occur in a text.
#[derive(Clone, Debug)]
struct LabelForm {
    /// The index of the label.
    label: usize,
    /// Whether the case must match.
    exact: bool,
    /// Whether the text must begin with a capital.
    capital: bool,
}

/// The labels of a base, indexed for matching.
#[derive(Clone, Debug)]
pub(crate) struct Gazetteer {
    labels: Vec<Label>,
    /// The forms by their words; a name that several entities share has several.
    forms: Table<Vec<LabelForm>>,
}

/// An occurrence of a label in a text, with all labels it may be.
#[derive(Clone, Debug)]
pub(super) struct LabelMatch<'g> {
    pub(super) span: Span,
    /// Its first token.
    pub(super) first: usize,
    /// Its length in tokens.
    pub(super) length: usize,
    pub(super) labels: Vec<&'g Label>,
}

impl Gazetteer {
    /// Indexes the labels.
    pub(crate) fn new(words: &mut Words, labels: &[Label]) -> Self {
        let mut forms = Table::new(words);
        for (index, label) in labels.iter().enumerate() {
            for text in inflected(&label.text) {
                let form = LabelForm {
                    label: index,
                    exact: label.text.chars().filter(|letter| letter.is_alphanumeric()).count()
                        < SHORT,
                    capital: label.text.starts_with(char::is_uppercase),
                };
                forms.merge(words, &text, form);
            }
        }
        Self { labels: labels.to_vec(), forms }
    }

    /// The longest label that begins at a token.
    pub(super) fn at(&self, text: &str, tokens: &[Token], index: usize) -> Option<LabelMatch<'_>> {
        self.forms.all_at(tokens, index).find_map(|(length, forms)| {
            let length = length + plural_mark(text, tokens, index + length);
            let span = whole(text, tokens, index, length)?;
            let written = span.of(text);
            let mut labels: Vec<&Label> = Vec::new();
            for form in forms.iter().filter(|form| self.fits(form, written)) {
                let label = self.labels.get(form.label)?;
                if labels.iter().all(|other| other.slug != label.slug) {
                    labels.push(label);
                }
            }
            (!labels.is_empty()).then_some(LabelMatch { span, first: index, length, labels })
        })
    }

    fn fits(&self, form: &LabelForm, written: &str) -> bool {
        let own = || self.labels.get(form.label).is_some_and(|label| same(&label.text, written));
        let capital = written.starts_with(char::is_uppercase);
        (!form.exact || own()) && (!form.capital || capital)
    }
}

impl LabelMatch<'_> {
    /// Whether it is one letter or two, which may stand for anything.
    pub(super) fn is_letter(&self) -> bool {
        let letters =
            |text: &str| text.len() <= 2 && text.bytes().all(|one| one.is_ascii_alphabetic());
        self.labels.iter().all(|label| letters(&label.text))
    }
}

/// Whether a text is a label in its own case, ignoring a plural `s`.
fn same(label: &str, written: &str) -> bool {
    written == label || written.strip_suffix('s') == Some(label)
}

/// A label and its plurals, with an `s` after the last word or after the first
/// (`tuiles d'entraînement`).
fn inflected(label: &str) -> Vec<String> {
    let mut forms = vec![label.to_owned()];
    let plural = |word: &str| {
        let letters = word.chars().all(char::is_alphabetic) && word.chars().count() >= SHORT;
        (letters && !word.ends_with(['s', 'x', 'z'])).then(|| format!("{word}s"))
    };
    match label.split_once(' ') {
        None => forms.extend(plural(label)),
        Some((first, rest)) => {
            forms.extend(plural(first).map(|first| format!("{first} {rest}")));
            let (front, last) = label.rsplit_once(' ').unwrap_or((first, rest));
            forms.extend(plural(last).map(|last| format!("{front} {last}")));
        }
    }
    forms
}

/// 1 if the `s` of `H100s` follows, which is a token of its own, else 0.
fn plural_mark(text: &str, tokens: &[Token], next: usize) -> usize {
    let last = next.checked_sub(1).and_then(|last| tokens.get(last));
    let after_digits = last.is_some_and(|token| token.kind == TokenKind::Number);
    let mark = tokens.get(next).is_some_and(|token| token.glued && token.span.of(text) == "s");
    usize::from(after_digits && mark)
}

/// The span of some tokens, if they are whole words and not the beginning of a
/// version number or compound.
fn whole(text: &str, tokens: &[Token], index: usize, length: usize) -> Option<Span> {
    let first = tokens.get(index)?;
    let last = tokens.get((index + length).checked_sub(1)?)?;
    let before = index.checked_sub(1).and_then(|before| tokens.get(before));
    let joined = |token: &Token| token.kind != TokenKind::Mark && !elided(text, token);
    if first.glued && before.is_some_and(joined) {
        return None;
    }
    let mut after = tokens.iter().skip(index + length).take_while(|token| token.glued);
    let (next, further) = (after.next(), after.next());
    let goes_on = match (next.map(|token| token.kind), further.map(|token| token.kind)) {
        (Some(TokenKind::Number), _) => true,
        (Some(TokenKind::Word), _) => next.is_some_and(|token| !is_possessive(text, token)),
        (Some(TokenKind::Mark), Some(TokenKind::Number)) => {
            last.kind == TokenKind::Number && next.is_some_and(|token| token.span.of(text) == ".")
        }
        // `X-ray` does not mention X.
        (Some(TokenKind::Mark), Some(TokenKind::Word)) => {
            length == 1
                && last.span.end - last.span.start == 1
                && next.is_some_and(|token| token.span.of(text) == "-")
        }
        _ => false,
    };
    (!goes_on).then_some(Span::new(first.span.start, last.span.end))
}

/// Whether a token is an elided word: `l’`.
fn elided(text: &str, token: &Token) -> bool {
    token.span.of(text).ends_with(['\'', '\u{2019}'])
}

fn is_possessive(text: &str, token: &Token) -> bool {
    token.span.of(text).starts_with(['\'', '\u{2019}'])
}

impl Table<Vec<LabelForm>> {
    /// Adds a form to those with the same spelling.
    fn merge(&mut self, words: &mut Words, text: &str, form: LabelForm) {
        if tokenize(text, words).is_empty() {
            return;
        }
        match self.get_mut(words, text) {
            Some(forms) => forms.push(form),
            None => self.add(words, text, vec![form]),
        }
    }
}
