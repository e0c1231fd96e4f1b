//! Proposals: the entities that an article names and the base does not have. All names of
//! one entity are put together: "Northline Authority", "NLA"; "Ada Byron", "Byron".

use std::collections::{BTreeMap, HashMap, HashSet};

use super::super::text::Span;
use super::kinds::{Evidence, Votes};
use super::name_cues::NameCues;
use super::runs::{MaskedText, Run, RunFinder, has_inner_capital, is_acronym, lower_words};
use crate::model::text::key;
use crate::model::{Aliases, Bilingual, Detail, Entity, EntityKind};

/// An entity that an article names and the base does not have.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proposal {
    /// Its name in the base.
    pub slug: String,
    /// What it is.
    pub kind: EntityKind,
    /// The slug of its category, if it is of a standard one.
    pub category: Option<&'static str>,
    /// Its names as written, the longest first.
    pub names: Vec<String>,
    /// The number of occurrences in the document.
    pub count: usize,
    /// The block and span of its first occurrence.
    pub(crate) block: usize,
    pub(crate) span: Span,
}

impl Proposal {
    /// The name that it is shown with.
    #[must_use]
    pub fn label(&self) -> &str {
        self.names.first().map_or("", String::as_str)
    }

    /// The entity, in the language of both names.
    #[must_use]
    pub fn entity(&self) -> Entity {
        let label = self.label().to_owned();
        let others: Vec<String> = self.names.iter().skip(1).cloned().collect();
        let category = |general: &str| self.category.unwrap_or(general).to_owned();
        Entity {
            slug: self.slug.clone(),
            detail: match self.kind {
                EntityKind::Person => Detail::Person { role: None },
                EntityKind::Organization => Detail::Organization { category: category("company") },
                EntityKind::Place => Detail::Place { category: category("site") },
                EntityKind::System => Detail::System { category: category("product") },
                EntityKind::Other => Detail::Other,
            },
            label: Bilingual { en: label.clone(), fr: label },
            aliases: Aliases { en: others.clone(), fr: others },
            summary: None,
        }
    }
}

/// A name of a document.
#[derive(Clone, Debug)]
struct Name {
    votes: Votes,
    count: usize,
    block: usize,
    span: Span,
    /// The name of the same entity that it belongs to.
    of: Option<String>,
}

/// The names of a document, by how they are written.
#[derive(Debug, Default)]
struct Names(BTreeMap<String, Name>);

/// The proposals of a document, in the order of their first occurrence. `slug` makes a
/// slug of a name that is no other entity's.
pub(crate) fn proposals(
    texts: &[MaskedText<'_>],
    cues: &NameCues,
    slug: impl Fn(&str, EntityKind) -> String,
) -> Vec<Proposal> {
    let lower = lower_words(texts);
    let mut names = Names::default();
    for (block, masked) in texts.iter().enumerate() {
        if is_title_case(masked) {
            continue;
        }
        let finder = RunFinder { masked: *masked, cues, lower: &lower };
        for run in finder.runs() {
            names.add(block, *masked, cues, run);
        }
    }
    names.join_surnames();
    names.join_forms();
    let mut found = names.grouped(slug);
    found.sort_by_key(|proposal| (proposal.block, proposal.span));
    found
}

/// Whether nearly every word of a text has a capital, as in English headlines, so that
/// capitals mean nothing.
fn is_title_case(masked: &MaskedText<'_>) -> bool {
    let long = masked.tokens.iter().filter(|token| token.span.end - token.span.start >= 4);
    let words: Vec<bool> = long.map(|token| token.capital).collect();
    let capitals = words.iter().filter(|capital| **capital).count();
    words.len() >= 5 && capitals * 10 >= words.len() * 9
}

impl Names {
    /// Adds an occurrence, and the acronym in brackets behind it.
    fn add(&mut self, block: usize, masked: MaskedText<'_>, cues: &NameCues, run: Run) {
        let (Some(first), Some(last)) =
            (masked.tokens.get(run.first), masked.tokens.get(run.end - 1))
        else {
            return;
        };
        let span = Span::new(first.span.start, last.span.end);
        let text = span.of(masked.text);
        let votes = Evidence { masked, cues, run }.votes();
        let name = self.0.entry(text.to_owned()).or_insert_with(|| Name {
            votes: Votes::default(),
            count: 0,
            block,
            span,
            of: None,
        });
        name.votes.join(&votes);
        name.count += 1;
        if let Some(short) =
            acronym_behind(masked, run.end).filter(|short| abbreviates(short, text))
        {
            let entry = self.0.entry(short.to_owned()).or_insert_with(|| Name {
                votes: Votes::default(),
                count: 0,
                block,
                span,
                of: None,
            });
            entry.of = Some(text.to_owned());
        }
    }

    /// The end of a person's name alone is another name of theirs, if nobody else has it.
    fn join_surnames(&mut self) {
        let mut bearers: HashMap<String, Vec<String>> = HashMap::new();
        for (text, name) in &self.0 {
            if name.votes.winner().is_some_and(|(kind, _)| kind == EntityKind::Person) {
                let mut rest = text.as_str();
                while let Some((_, end)) = rest.split_once(' ') {
                    bearers.entry(end.to_owned()).or_default().push(text.clone());
                    rest = end;
                }
            }
        }
        self.0.retain(|text, _| bearers.get(text).is_none_or(|bearers| bearers.len() == 1));
        for (end, bearers) in bearers {
            if let ([bearer], Some(name)) = (bearers.as_slice(), self.0.get_mut(&end)) {
                name.of.get_or_insert_with(|| bearer.clone());
            }
        }
    }

    /// Joins the forms of a name: "DeepMind" to "DeepMind Technologies", "A380" to
    /// "Airbus A380", and those that differ only in case or accents.
    fn join_forms(&mut self) {
        let mut keys: HashMap<String, String> = HashMap::new();
        let mut joined: Vec<(String, String)> = Vec::new();
        for text in self.0.keys() {
            match keys.get(&key(text)) {
                Some(first) => joined.push((text.clone(), first.clone())),
                None => drop(keys.insert(key(text), text.clone())),
            }
            if let Some((_, end)) = text.split_once(' ')
                && end.bytes().any(|byte| byte.is_ascii_digit())
                && !end.starts_with(|first: char| first.is_ascii_digit())
                && self.0.contains_key(end)
            {
                joined.push((end.to_owned(), text.clone()));
            }
            if let Some((begin, end)) = text.rsplit_once(' ')
                && is_company_word(end)
                && self.0.contains_key(begin)
            {
                joined.push((begin.to_owned(), text.clone()));
            }
        }
        for (text, of) in joined {
            if text != of
                && self.root(&of) != text
                && let Some(name) = self.0.get_mut(&text)
            {
                name.of.get_or_insert(of);
            }
        }
    }

    /// The name at the end of what a name belongs to.
    fn root(&self, text: &str) -> String {
        let mut root = text;
        for _ in 0..self.0.len() {
            match self.0.get(root).and_then(|name| name.of.as_deref()) {
                Some(of) if self.0.contains_key(of) => root = of,
                _ => break,
            }
        }
        root.to_owned()
    }

    /// One proposal for each entity.
    fn grouped(&self, slug: impl Fn(&str, EntityKind) -> String) -> Vec<Proposal> {
        let mut groups: BTreeMap<String, Vec<&String>> = BTreeMap::new();
        for text in self.0.keys() {
            groups.entry(self.root(text)).or_default().push(text);
        }
        let mut slugs = HashSet::new();
        let made = groups.into_iter().filter_map(|(root, mut texts)| {
            texts.sort_by_key(|text| (**text != root, std::cmp::Reverse(text.len())));
            let all: Vec<&Name> = texts.iter().filter_map(|text| self.0.get(*text)).collect();
            let mut votes = Votes::default();
            for name in &all {
                votes.join(&name.votes);
            }
            let kind = votes.winner().map_or(EntityKind::Other, |(kind, _)| kind);
            let first = all.iter().min_by_key(|name| (name.block, name.span))?;
            let slug = Some(slug(&root, kind)).filter(|slug| !slug.is_empty())?;
            slugs.insert(slug.clone()).then(|| Proposal {
                slug,
                kind,
                category: votes.category(kind),
                names: texts.iter().flat_map(|text| without_nickname(text)).collect(),
                count: all.iter().map(|name| name.count).sum(),
                block: first.block,
                span: first.span,
            })
        });
        made.collect()
    }
}

/// The acronym in brackets at a token.
fn acronym_behind<'t>(masked: MaskedText<'t>, at: usize) -> Option<&'t str> {
    let word = |index: usize| masked.tokens.get(index).map(|token| token.span.of(masked.text));
    let short = word(at + 1)?;
    let bracketed = word(at) == Some("(") && word(at + 2) == Some(")");
    (bracketed && (is_acronym(short) || (short.len() <= 5 && has_inner_capital(short))))
        .then_some(short)
}

/// Whether an acronym has the initials of a name, the small words aside.
fn abbreviates(short: &str, name: &str) -> bool {
    let mut initials = name.split([' ', '-']).filter_map(|word| {
        let word = word.rsplit(['\'', '\u{2019}']).next()?;
        word.chars().next().and_then(|first| first.to_lowercase().next())
    });
    let mut letters = short.chars().flat_map(char::to_lowercase);
    letters.next().is_some_and(|first| initials.next() == Some(first))
}

/// Whether a word at the end of a company's name is often left out.
fn is_company_word(word: &str) -> bool {
    const WORDS: [&str; 14] = [
        "Inc",
        "Corp",
        "Corporation",
        "Ltd",
        "Limited",
        "LLC",
        "plc",
        "AG",
        "SA",
        "SE",
        "GmbH",
        "Technologies",
        "Therapeutics",
        "Holdings",
    ];
    WORDS.contains(&word)
}

/// A name, and if it has a nickname in quotes, its forms without the one or the other.
fn without_nickname(name: &str) -> Vec<String> {
    let quote = |letter: char| matches!(letter, '\u{201c}' | '\u{201d}' | '"');
    let parts: Vec<&str> = name.split(quote).map(str::trim).collect();
    match parts.as_slice() {
        [given, nickname, family] => {
            vec![name.to_owned(), format!("{given} {family}"), format!("{nickname} {family}")]
        }
        _ => vec![name.to_owned()],
    }
}
