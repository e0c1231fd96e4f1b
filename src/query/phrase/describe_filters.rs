//! What narrows a question, in the words of its language.

use super::describe::Describer;
use super::query::{EntityRole, Filter, Query};
use super::words::{Preposition, What, Word};
use crate::model::RelationKind;

impl Describer<'_> {
    pub(super) fn filter(&self, query: &Query, filter: &Filter) -> rusqlite::Result<Vec<String>> {
        Ok(match filter {
            Filter::Category(any) if query.what == What::Figures => {
                let names = any.iter().map(|slug| self.category(slug));
                let names = names.collect::<rusqlite::Result<Vec<_>>>()?;
                vec![self.link(Preposition::Of), self.one_of(&names)]
            }
            Filter::Category(_) => Vec::new(),
            Filter::Speaking => vec![self.phrase_for(&Word::Say)],
            Filter::Named(slug) => vec![self.entity(slug)?],
            Filter::Subject(slugs) | Filter::Object(slugs) => vec![self.any_entity(slugs)?],
            Filter::Relation(kind) => vec![self.phrase_for(&Word::Relation(*kind, false))],
            Filter::UsedBy(slug) => {
                vec![self.phrase_for(&Word::Relation(RelationKind::Uses, true)), self.entity(slug)?]
            }
            Filter::Related(kind, slugs) => self.related(query, *kind, slugs)?,
            Filter::NotCategory(slug) => vec![self.link(Preposition::IsNot), self.category(slug)?],
            Filter::NotMetric(slug) => {
                vec![self.link(Preposition::Without), self.name("metrics", slug)?]
            }
            Filter::NotUnit(slug) => {
                vec![self.link(Preposition::Without), self.name("units", slug)?]
            }
            Filter::Metric(slugs) => {
                let names = slugs.iter().map(|slug| self.name("metrics", slug));
                let or = format!(" {} ", self.link(Preposition::Or));
                vec![names.collect::<rusqlite::Result<Vec<_>>>()?.join(&or)]
            }
            Filter::Unit(slug) => vec![self.link(Preposition::In), self.name("units", slug)?],
            Filter::Amount(compare, number, unit) => {
                let unit = unit.as_deref().map(|unit| self.name("units", unit)).transpose()?;
                let number = number.to_string();
                let mut words = vec![self.phrase_for(&Word::Compare(*compare)), number];
                words.extend(unit);
                words
            }
            Filter::Entity(role, slugs) => self.entities(*role, slugs)?,
            Filter::Status(any) => {
                let is =
                    |status: &String, word| matches!(word, Word::Status(other) if other == status);
                vec![self.either(any, is)]
            }
            Filter::Language(language) => {
                let is = |language: &String, word| matches!(word, Word::Language(other) if other == language);
                vec![self.either(std::slice::from_ref(language), is)]
            }
            Filter::Origin(origin) => {
                let is =
                    |origin: &String, word| matches!(word, Word::Origin(other) if other == origin);
                vec![self.either(std::slice::from_ref(origin), is)]
            }
            Filter::AsOf(day) => vec![self.link(Preposition::On), day.to_string()],
            Filter::Has(what, has) => {
                let link = if *has { Preposition::With } else { Preposition::Without };
                vec![self.link(link), self.phrase_for(&Word::What(*what))]
            }
            Filter::Period(role, spans) => self.period(query, *role, spans),
            Filter::Verb(family) => {
                let is = |family: &String, word| match word {
                    Word::Happen(meaning) => meaning.split(' ').next() == Some(family.as_str()),
                    _ => false,
                };
                vec![self.either(std::slice::from_ref(family), is)]
            }
            Filter::Described(text) => {
                vec![self.phrase_for(&Word::Described), format!("\"{text}\"")]
            }
            Filter::Text(text) => vec![format!("\"{text}\"")],
        })
    }

    fn related(
        &self,
        query: &Query,
        kind: RelationKind,
        slugs: &[String],
    ) -> rusqlite::Result<Vec<String>> {
        let entity = self.any_entity(slugs)?;
        Ok(match query.what {
            What::Places => vec![entity, self.phrase_for(&Word::Relation(kind, false))],
            What::Organizations if kind == RelationKind::MadeBy => {
                vec![self.phrase_for(&Word::Relation(kind, true)), entity]
            }
            _ => vec![self.phrase_for(&Word::Relation(kind, false)), entity],
        })
    }

    fn entities(&self, role: EntityRole, slugs: &[String]) -> rusqlite::Result<Vec<String>> {
        let tie = match role {
            EntityRole::About => Preposition::About,
            EntityRole::By => Preposition::By,
            EntityRole::Without => Preposition::Without,
            EntityRole::NotBy => Preposition::NotBy,
            EntityRole::NotUsing => Preposition::NotUsing,
        };
        Ok(vec![self.link(tie), self.any_entity(slugs)?])
    }
}
