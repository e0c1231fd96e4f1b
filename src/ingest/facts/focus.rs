//! What an article is about: what its title opens with, else what it names most.

use std::collections::HashMap;

use super::super::annotate::AnnotatedBlock;
use super::super::names::{EntityMention, TITLE};
use super::super::text::Span;
use super::article::Article;
use super::grammar::{is_genitive, is_owner};
use super::sentence::Sentence;
use super::topics::{can_have_figures, is_body};
use crate::model::EntityKind;

/// What an article is about, by what can have a figure.
#[derive(Clone, Debug, Default)]
pub(super) struct Focus {
    /// Whatever it is about.
    pub(super) main: Option<String>,
    /// The thing that it is about.
    pub(super) thing: Option<String>,
    /// What it is about, if that is a place or of no kind: it may cost and measure something
    /// too.
    pub(super) place: Option<String>,
    /// The organization that it is about; else, if the title does not say what it is about,
    /// the one that it names most.
    pub(super) body: Option<String>,
    /// Whatever it is about, else what it names most.
    pub(super) most: Option<String>,
    /// The system that it names most.
    pub(super) system: Option<String>,
    /// The person that it is about.
    pub(super) person: Option<String>,
}

/// A thing is what an article is about if it has this part of the mentions of what is named
/// most.
const PART: usize = 3;

impl Focus {
    pub(super) fn new(article: &Article<'_>) -> Self {
        let named = Named::of(article);
        let opener = named.opener(article);
        let person = opener.filter(|one| one.kind == EntityKind::Person);
        let opener = opener.filter(|_| person.is_none());
        let slug = |one: &Entry<'_>| one.mention.slug.clone();
        let weight = |found: Option<&Entry<'_>>| found.map_or(0, Entry::weight);
        let is_open =
            |one: &EntityMention| matches!(one.kind, EntityKind::Place | EntityKind::Other);
        let opens = |fits: &dyn Fn(&EntityMention) -> bool| {
            opener.filter(|one| fits(one)).map(|one| one.slug.clone())
        };
        // Of a person, the things and bodies named less often are no more than that.
        let life = person.map_or(0, |one| named.times(one).max(1));
        let main = named.most(can_have_figures).filter(|one| one.weight() > life);
        let thing = named.most(EntityMention::is_thing);
        let (most, of_thing) = (weight(main), weight(thing));
        let place = named.most(is_open);
        let least = most.max(of_thing).max(life);
        let place = place.filter(|one| opener.is_none() && one.weight() > least);
        let place = opens(&is_open).or(place.map(slug));
        let thing = || thing.filter(|_| of_thing * PART >= most).map(slug);
        let main = opens(&|_| true).or_else(|| place.clone()).or(main.map(slug));
        Self {
            thing: opens(&EntityMention::is_thing).or_else(|| place.clone()).or_else(thing),
            place,
            // Where the title opens with something else, no body stands behind it.
            body: match opener {
                Some(_) => opens(&is_body),
                None => named.most(is_body).map(slug),
            },
            most: main.clone().or_else(|| named.most(|_| true).map(slug)),
            system: named.most(|one| one.kind == EntityKind::System).map(slug),
            person: person.map(|one| one.slug.clone()),
            main,
        }
    }
}

/// An entity that an article names.
#[derive(Clone, Copy, Debug)]
struct Entry<'f> {
    /// Its first mention.
    mention: &'f EntityMention,
    /// How often it is named below the title.
    text: usize,
    /// What its mentions in the title add.
    title: usize,
}

impl Entry<'_> {
    fn weight(&self) -> usize {
        self.text + self.title
    }
}

/// The entities that an article names, in the order of their first mentions.
#[derive(Debug)]
struct Named<'f> {
    entries: Vec<Entry<'f>>,
    /// The index of each entity, by slug.
    slugs: HashMap<&'f str, usize>,
}

impl<'f> Named<'f> {
    fn of(article: &Article<'f>) -> Self {
        let mut named = Self { entries: Vec::new(), slugs: HashMap::new() };
        for (block, found) in article.found.iter().enumerate() {
            let title = block == 0 && !found.is_passage();
            for mention in &found.mentions {
                let (text, title) =
                    if title { (0, weight_in_title(found, mention)) } else { (1, 0) };
                named.add(Entry { mention, text, title });
            }
        }
        named
    }

    fn add(&mut self, new: Entry<'f>) {
        let next = self.entries.len();
        let index = *self.slugs.entry(&new.mention.slug).or_insert(next);
        match self.entries.get_mut(index) {
            Some(entry) => {
                entry.text += new.text;
                entry.title += new.title;
            }
            None => self.entries.push(new),
        }
    }

    /// How often an entity is named below the title.
    fn times(&self, mention: &EntityMention) -> usize {
        let index = self.slugs.get(mention.slug.as_str());
        index.and_then(|index| self.entries.get(*index)).map_or(0, |entry| entry.text)
    }

    /// The entity that is named most, of those that count; the first of several.
    fn most(&self, counts: impl Fn(&EntityMention) -> bool) -> Option<&Entry<'f>> {
        let fit = self.entries.iter().rev().filter(|entry| counts(entry.mention));
        fit.max_by_key(|entry| entry.weight())
    }

    /// What the title opens with, unless the text speaks rather of something else that the
    /// title names: "Garrow Line: ten years in the planning for Eastlink".
    fn opener(&self, article: &Article<'f>) -> Option<&'f EntityMention> {
        let title = article.found.first().filter(|found| !found.is_passage())?;
        let opener = title.opener(&article.rules.names)?;
        let own = self.times(opener).max(1);
        let others = title.mentions.iter().filter(|one| one.slug != opener.slug);
        let mut rivals = others.filter(|one| can_have_figures(one));
        rivals.all(|one| self.times(one) <= own * PART).then_some(opener)
    }
}

/// What the title names counts more; but "Arden's tramway" is about the tramway, while "The
/// rise of Solvo" is about Solvo.
fn weight_in_title(found: &AnnotatedBlock<'_>, mention: &EntityMention) -> usize {
    let sentence = Sentence::new(found, Span::new(0, found.block.text.len()));
    let where_people_live = !matches!(mention.category.as_str(), "site" | "region");
    let where_it_is = mention.kind == EntityKind::Place
        && where_people_live
        && (is_genitive(&sentence, mention) || is_owner(&sentence, mention));
    if where_it_is { 1 } else { TITLE }
}
