//! Relations, once all words of a question are read: they narrow what is asked for, or are
//! asked for themselves.

use super::query::{EntityRole, Filter, Wanted};
use super::query_builder::{QueryBuilder, UnlinkedEntity};
use super::words::What;
use crate::model::{EntityKind, RelationKind};

impl QueryBuilder {
    /// A relation narrows what is asked for, or is itself what is asked for.
    pub(super) fn settle_relation(&mut self) {
        let Some((kind, turned)) = self.relation else { return };
        if self.claims() && self.right.is_empty() {
            return;
        }
        // "did Tesla build it on time" asks for the promise.
        let is_promise = matches!(self.what, None | Some(What::Predictions));
        if matches!(self.wanted, Wanted::Kept | Wanted::Due) && is_promise {
            self.relation = None;
            self.what = Some(What::Predictions);
            let right = self.take_right();
            self.filters.extend(right.map(|slugs| Filter::Entity(EntityRole::About, slugs)));
            return;
        }
        let asked = self.what.or(self.asked);
        // "where does Tesla build Dojo" asks for the places where Dojo stands.
        if asked == Some(What::Places) && kind == RelationKind::MadeBy && turned {
            self.what = asked;
            let right = self.take_right();
            let built = right.map(|slugs| Filter::Related(RelationKind::LocatedAt, slugs));
            self.filters.extend(built);
            return;
        }
        let makes = asked == Some(What::Systems) && (kind, turned) == (RelationKind::MadeBy, true);
        let before =
            makes || self.right.is_empty() || asked.is_none_or(|what| what == What::Relations);
        let uses = asked == Some(What::Systems) && kind == RelationKind::Uses;
        let left = if before || uses { self.loose.pop().map(|last| last.any) } else { None };
        // "trains that the line uses"
        if uses
            && !turned
            && self.right.is_empty()
            && let Some([user]) = left.as_deref()
        {
            self.what = asked;
            self.filters.push(Filter::UsedBy(user.clone()));
            return;
        }
        // "chips used in Cortex"
        if asked == Some(What::Systems)
            && (kind, turned) == (RelationKind::Uses, true)
            && let [user] = self.right.as_slice()
        {
            self.what = asked;
            self.filters.push(Filter::UsedBy(user.clone()));
            self.right.clear();
            self.loose.extend(left.map(|any| UnlinkedEntity { kind: EntityKind::System, any }));
            return;
        }
        match self.related(asked, kind, turned, left.as_deref()) {
            Some(slugs) => {
                self.what = asked;
                self.filters.push(Filter::Related(kind, slugs));
            }
            None => self.relate(kind, turned, left),
        }
    }

    /// What stands behind the words of the relation.
    fn take_right(&mut self) -> Option<Vec<String>> {
        Some(std::mem::take(&mut self.right)).filter(|right| !right.is_empty())
    }

    /// The entities that a relation narrows what is asked for by, if it does: "systems
    /// that use the H100", "where is Cortex located", "systems Nvidia makes".
    fn related(
        &mut self,
        asked: Option<What>,
        kind: RelationKind,
        turned: bool,
        left: Option<&[String]>,
    ) -> Option<Vec<String>> {
        use RelationKind::{LocatedAt, MadeBy, PartOf, Uses, WorksFor};
        match (asked?, kind, turned) {
            (What::Systems, PartOf | Uses | MadeBy | LocatedAt, false)
            | (What::Organizations, LocatedAt, false)
            | (What::People, WorksFor, false)
            | (What::Organizations, MadeBy, true) => self.take_right(),
            (What::Places, LocatedAt, false) => {
                let located = if self.what.is_none() { self.take_right() } else { None };
                left.map(<[String]>::to_vec).or(located)
            }
            (What::Systems, MadeBy, true) => self.take_right().or(left.map(<[String]>::to_vec)),
            _ => None,
        }
    }

    /// Asks for relations of a kind, by what stands left and right of its words.
    fn relate(&mut self, kind: RelationKind, turned: bool, left: Option<Vec<String>>) {
        // "which company owns it"
        if self.owner.is_some() && self.what == Some(What::Organizations) {
            self.filters.retain(|filter| !matches!(filter, Filter::Category(_)));
        }
        self.what = Some(What::Relations);
        let turned = turned != (self.inverted && left.is_none());
        let right = self.take_right();
        let (subject, object) = if turned { (right, left) } else { (left, right) };
        self.filters.push(Filter::Relation(kind));
        self.filters.extend(subject.map(Filter::Subject));
        self.filters.extend(object.map(Filter::Object));
    }
}
