//! What an article is about: what its title opens with, else what it names most.

use std::cmp::Reverse;
use std::collections::HashMap;

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
    /// The organization that it is about, else the one that it names most.
    pub(super) body: Option<String>,
}

/// A thing is what an article is about if it has this part of the mentions of what is named
/// most.
const PART: usize = 3;

impl Focus {
    pub(super) fn new(article: &Article<'_>) -> Self {
        let slug = |found: (String, usize)| found.0;
        let opener = opener(article);
        let is_open =
            |one: &EntityMention| matches!(one.kind, EntityKind::Place | EntityKind::Other);
        let opens = |fits: &dyn Fn(&EntityMention) -> bool| {
            opener.filter(|one| fits(one)).map(|one| one.slug.clone())
        };
        let main = main_entity(article, can_have_figures);
        let thing = main_entity(article, EntityMention::is_thing);
        let (most, of_thing) = (count(main.as_ref()), count(thing.as_ref()));
        let place = main_entity(article, is_open);
        let place = place.filter(|(_, count)| opener.is_none() && *count > most.max(of_thing));
        let place = opens(&is_open).or(place.map(slug));
        let named = || thing.filter(|_| of_thing * PART >= most).map(slug);
        Self {
            main: opens(&|_| true).or_else(|| place.clone()).or(main.map(slug)),
            thing: opens(&EntityMention::is_thing).or_else(|| place.clone()).or_else(named),
            place,
            body: opens(&is_body).or_else(|| main_entity(article, is_body).map(slug)),
        }
    }
}

/// What the title opens with, unless the text speaks rather of something else that the title
/// names: "Garrow Line: ten years in the planning for Eastlink".
fn opener<'f>(article: &Article<'f>) -> Option<&'f EntityMention> {
    let title = article.found.first().filter(|found| !found.is_passage())?;
    let opener = title.opener(&article.rules.names)?;
    let text = || article.found.iter().skip(1).flat_map(|found| &found.mentions);
    let times = |one: &EntityMention| text().filter(|mention| mention.slug == one.slug).count();
    let own = times(opener).max(1);
    let others = title.mentions.iter().filter(|one| one.slug != opener.slug);
    let mut rivals = others.filter(|one| can_have_figures(one));
    rivals.all(|one| times(one) <= own * PART).then_some(opener)
}

fn count(main: Option<&(String, usize)>) -> usize {
    main.map_or(0, |(_, count)| *count)
}

/// The entity that an article names most, of those that count, with the number.
pub(super) fn main_entity(
    article: &Article<'_>,
    counts: impl Fn(&EntityMention) -> bool,
) -> Option<(String, usize)> {
    let mut found: HashMap<&str, (usize, Reverse<usize>)> = HashMap::new();
    let mentions = article.found.iter().enumerate().flat_map(|(block, found)| {
        // What the title names counts more.
        let title = block == 0 && !found.is_passage();
        let span = Span::new(0, found.block.text.len());
        let sentence = Sentence { found, span };
        // "Arden's tramway" is about the tramway, but "The rise of Solvo" is about Solvo.
        let where_it_is = move |mention: &EntityMention| {
            let where_people_live = !matches!(mention.category.as_str(), "site" | "region");
            mention.kind == EntityKind::Place
                && where_people_live
                && (is_genitive(&sentence, mention) || is_owner(&sentence, mention))
        };
        found
            .mentions
            .iter()
            .map(move |mention| (mention, if title && !where_it_is(mention) { TITLE } else { 1 }))
    });
    for (place, (mention, weight)) in mentions.filter(|(one, _)| counts(one)).enumerate() {
        found.entry(&mention.slug).or_insert((0, Reverse(place))).0 += weight;
    }
    // The first of those named equally often.
    let most = found.into_iter().max_by_key(|(_, count)| *count);
    most.map(|(slug, (count, _))| (slug.to_owned(), count))
}
