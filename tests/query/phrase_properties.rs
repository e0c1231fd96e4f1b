//! The description of a query parses as the same query, in both languages:
//! `parse(describe(query)) == query`.

use std::sync::OnceLock;
use std::time::Duration;

use chrono::NaiveDate;
use kb::dataset::{Folder, UnresolvedDataset};
use kb::model::{Language, RelationKind};
use kb::query::phrase::{
    Compare, DaySpan, EntityRole, Filter, Order, PeriodRole, Query, QueryContext, What, describe,
    understand,
};
use kb::query::{Group, Shape, Span};
use kb::store::{Base, Seed, seed};
use proptest::prelude::*;
use proptest::sample::select;

/// A base of the built-in dataset; its folder lives as long as the process.
fn base() -> Base {
    static FOLDER: OnceLock<tempfile::TempDir> = OnceLock::new();
    let wait = Duration::from_secs(5);
    let folder = FOLDER.get_or_init(|| {
        let folder = tempfile::tempdir().unwrap();
        let dataset = UnresolvedDataset::read(&Folder::built_in()).resolve(|_, _| false).unwrap();
        seed(&folder.path().join("kb.db"), wait, &Seed::of(&dataset)).unwrap();
        folder
    });
    Base::open(&folder.path().join("kb.db"), wait).unwrap()
}

fn day() -> impl Strategy<Value = NaiveDate> {
    (2015_i32..2030, 1_u32..13, 1_u32..29)
        .prop_map(|(year, month, day)| NaiveDate::from_ymd_opt(year, month, day).unwrap())
}

fn span() -> impl Strategy<Value = DaySpan> {
    prop_oneof![
        (2015_i32..2030).prop_map(|year| DaySpan {
            from: NaiveDate::from_ymd_opt(year, 1, 1),
            to: NaiveDate::from_ymd_opt(year, 12, 31),
        }),
        (day(), day()).prop_map(|(a, b)| DaySpan { from: Some(a.min(b)), to: Some(a.max(b)) }),
        day().prop_map(|day| DaySpan { from: Some(day), to: None }),
        day().prop_map(|day| DaySpan { from: None, to: Some(day) }),
    ]
}

fn period(role: PeriodRole) -> impl Strategy<Value = Filter> {
    prop::collection::vec(span(), 1..3).prop_map(move |spans| Filter::Period(role, spans))
}

const ENTITIES: [&str; 12] = [
    "dojo",
    "d1",
    "d2",
    "dojo-1-5",
    "cortex",
    "ai5",
    "fsd",
    "h100",
    "exapod",
    "giga-texas",
    "tesla",
    "elon-musk",
];
/// What "not late" leaves.
const OTHERS: [&str; 4] = ["open", "kept", "dropped", "partly"];
const MAKERS: [&str; 4] = ["tesla", "nvidia", "elon-musk", "vaibhav-taneja"];

fn entities(role: EntityRole, names: &'static [&'static str]) -> impl Strategy<Value = Filter> {
    let denies = matches!(role, EntityRole::Without | EntityRole::NotBy);
    let most = if denies { 2 } else { 4 };
    prop::collection::vec(select(names), 1..most).prop_map(move |slugs| {
        Filter::Entity(role, slugs.iter().map(|&slug| slug.into()).collect())
    })
}

fn maybe(filter: impl Strategy<Value = Filter>) -> impl Strategy<Value = Vec<Filter>> {
    prop::option::weighted(0.4, filter).prop_map(|filter| filter.into_iter().collect())
}

/// The filters every list of facts or entities takes.
fn common() -> impl Strategy<Value = Vec<Filter>> {
    (
        prop::collection::vec(entities(EntityRole::About, &ENTITIES), 0..3),
        maybe(entities(EntityRole::Without, &ENTITIES[..11])),
    )
        .prop_map(|(about, without)| [about, without].concat())
}

/// Days in which an entity is not mentioned.
fn never() -> impl Strategy<Value = Vec<Filter>> {
    maybe(span().prop_map(|span| Filter::Period(PeriodRole::Never, vec![span])))
}

fn any_of(
    words: &'static [&'static str],
    filter: fn(Vec<String>) -> Filter,
) -> BoxedStrategy<Filter> {
    prop::sample::subsequence(words, 1..=2)
        .prop_map(move |any| filter(any.iter().map(|&word| word.to_owned()).collect()))
        .boxed()
}

fn word(words: &'static [&'static str], filter: fn(String) -> Filter) -> BoxedStrategy<Filter> {
    select(words).prop_map(move |word| filter(word.to_owned())).boxed()
}

fn amount() -> impl Strategy<Value = Filter> {
    let compare = select(vec![
        Compare::Above,
        Compare::AtLeast,
        Compare::Below,
        Compare::AtMost,
        Compare::Equal,
    ]);
    let unit = select(vec![Some("usd"), Some("h100-gpu"), Some("exaflops"), Some("mw")]);
    (compare, 1_u32..2_000_000, unit).prop_map(|(compare, number, unit)| {
        Filter::Amount(compare, f64::from(number), unit.map(str::to_owned))
    })
}

fn filters(what: What) -> BoxedStrategy<Vec<Filter>> {
    let by = || maybe(entities(EntityRole::By, &MAKERS));
    let not_by = || maybe(entities(EntityRole::NotBy, &MAKERS));
    let when = || maybe(period(PeriodRole::When));
    let own: BoxedStrategy<Vec<Filter>> = match what {
        What::Systems => (
            maybe(any_of(&["chip", "cluster", "software", "supercomputer"], Filter::Category)),
            maybe(word(&["chip", "software", "vehicle"], Filter::NotCategory)),
            never(),
            maybe(Just(Filter::Entity(EntityRole::NotUsing, vec!["h100".to_owned()]))),
            maybe(
                select(vec![
                    (RelationKind::MadeBy, "tesla"),
                    (RelationKind::PartOf, "dojo"),
                    (RelationKind::Uses, "h100"),
                    (RelationKind::LocatedAt, "giga-texas"),
                ])
                .prop_map(|(kind, slug)| Filter::Related(kind, vec![slug.to_owned()])),
            ),
        )
            .prop_map(|(category, not, never, not_using, related)| {
                [category, not, never, not_using, related].concat()
            })
            .boxed(),
        What::People => (maybe(Just(Filter::Speaking)), never())
            .prop_map(|(speaking, never)| [speaking, never].concat())
            .boxed(),
        What::Organizations => maybe(any_of(&["company", "media"], Filter::Category)).boxed(),
        What::Places => (maybe(any_of(&["city", "site"], Filter::Category)), never())
            .prop_map(|(category, never)| [category, never].concat())
            .boxed(),
        What::Events => (
            by(),
            not_by(),
            maybe(word(&["curated", "extracted"], Filter::Origin)),
            maybe(Just(Filter::Text("custom chips".to_owned()))),
        )
            .prop_map(|(by, not_by, origin, text)| [by, not_by, origin, text].concat())
            .boxed(),
        What::Figures => (
            maybe(any_of(&["spending", "training-capacity", "gpus", "power"], Filter::Metric)),
            maybe(prop_oneof![
                word(&["usd", "gpu", "mw"], Filter::Unit),
                word(&["usd", "gpu", "mw"], Filter::NotUnit),
            ]),
            maybe(amount()),
            by(),
            maybe(any_of(&["planned", "reported", "claimed"], Filter::Status)),
            maybe(word(&["curated", "extracted"], Filter::Origin)),
            maybe(period(PeriodRole::Holds)),
        )
            .prop_map(|(metric, unit, amount, by, status, origin, holds)| {
                [metric, unit, amount, by, status, origin, holds].concat()
            })
            .boxed(),
        What::Predictions => (
            by(),
            not_by(),
            maybe(prop_oneof![
                any_of(&["kept", "late", "open", "overdue"], Filter::Status),
                Just(Filter::Status(OTHERS.map(str::to_owned).to_vec())),
            ]),
            maybe(period(PeriodRole::Due)),
        )
            .prop_map(|(by, not_by, status, due)| [by, not_by, status, due].concat())
            .boxed(),
        What::Outcomes => maybe(any_of(&["kept", "late"], Filter::Status)).boxed(),
        What::Relations | What::Sources => Just(Vec::new()).boxed(),
        What::Entities => {
            let named = select(&ENTITIES[..9]).prop_map(|slug| Filter::Named(slug.to_owned()));
            return maybe(named).boxed();
        }
        What::Metrics | What::Units | What::Categories | What::Datasets => {
            return Just(Vec::new()).boxed();
        }
    };
    match what {
        What::Relations => relations().boxed(),
        What::Sources => when().boxed(),
        _ => (own, common(), when())
            .prop_map(|(own, common, when)| [own, common, when].concat())
            .boxed(),
    }
}

fn relations() -> impl Strategy<Value = Vec<Filter>> {
    let kind = select(vec![RelationKind::PartOf, RelationKind::Uses, RelationKind::MadeBy]);
    let side = || {
        let some = prop::sample::subsequence(&ENTITIES[..9], 1..=2);
        prop::option::of(some.prop_map(|slugs| slugs.into_iter().map(str::to_owned).collect()))
    };
    (kind, side(), side()).prop_map(|(kind, subject, object)| {
        let mut filters = Vec::new();
        filters.extend(subject.map(Filter::Subject));
        filters.push(Filter::Relation(kind));
        filters.extend(object.map(Filter::Object));
        filters
    })
}

type Form = (Option<Order>, Option<usize>, usize, Shape);

fn shape(what: What) -> BoxedStrategy<Form> {
    let rows = Just((None, None, 0, Shape::Rows));
    let count = Just((None, None, 0, Shape::Count));
    let order = match what {
        What::Entities => return rows.boxed(),
        What::Relations | What::Sources => return prop_oneof![4 => rows, 1 => count].boxed(),
        What::Figures => {
            vec![Order::First, Order::Last, Order::Value, Order::Smallest, Order::Date]
        }
        What::Systems | What::People | What::Organizations | What::Places => {
            vec![
                Order::First,
                Order::Last,
                Order::Newest,
                Order::Mentions,
                Order::Fewest,
                Order::Name,
            ]
        }
        _ => vec![Order::First, Order::Last, Order::Date],
    };
    let nth = (select(order.clone()), 1_usize..200)
        .prop_map(|(order, offset)| (Some(order), Some(1), offset, Shape::Rows));
    let ordered = (select(order), prop::option::of(1_usize..20))
        .prop_map(|(order, limit)| (Some(order), limit, 0, Shape::Rows));
    let ordered = prop_oneof![3 => ordered, 1 => nth];
    let per = select(vec![Span::Year, Span::Quarter, Span::Month])
        .prop_flat_map(|span| {
            select(vec![Shape::CountPer(span), Shape::MostPer(span), Shape::LeastPer(span)])
        })
        .prop_map(|shape| (None, None, 0, shape));
    let groups = match what {
        What::Events => vec![Group::Category],
        What::Figures => vec![Group::Status, Group::Unit, Group::Metric, Group::Subject],
        _ => vec![Group::Status, Group::Subject],
    };
    let by = select(groups)
        .prop_flat_map(|by| select(vec![Shape::CountBy(by), Shape::MostBy(by), Shape::LeastBy(by)]))
        .prop_map(|shape| (None, None, 0, shape));
    match what {
        What::Events | What::Figures | What::Predictions => {
            prop_oneof![4 => rows, 2 => ordered, 1 => count, 1 => per, 1 => by].boxed()
        }
        _ => prop_oneof![4 => rows, 2 => ordered, 1 => count].boxed(),
    }
}

fn query() -> impl Strategy<Value = Query> {
    let whats = vec![
        What::Systems,
        What::People,
        What::Organizations,
        What::Places,
        What::Events,
        What::Figures,
        What::Predictions,
        What::Outcomes,
        What::Relations,
        What::Sources,
        What::Entities,
    ];
    select(whats).prop_flat_map(|what| {
        (filters(what), shape(what)).prop_map(
            move |(mut filters, (order, limit, offset, shape))| {
                // The largest of all figures is none: they have several units.
                let is_ranked = matches!(order, Some(Order::Value | Order::Smallest));
                let has_unit =
                    |filter: &Filter| matches!(filter, Filter::Unit(_) | Filter::Amount(..));
                if is_ranked && !filters.iter().any(has_unit) {
                    filters.retain(|filter| !matches!(filter, Filter::NotUnit(_)));
                    filters.push(Filter::Unit("usd".to_owned()));
                }
                filters.sort_by_key(Filter::rank);
                Query { what, filters, order, limit, offset, shape }
            },
        )
    })
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 5_000,
        failure_persistence: None,
        ..ProptestConfig::default()
    })]

    #[test]
    fn a_question_in_english_is_the_same_question(query in query()) {
        said_and_heard(&query, Language::En)?;
    }

    #[test]
    fn a_question_in_french_is_the_same_question(query in query()) {
        said_and_heard(&query, Language::Fr)?;
    }
}

fn said_and_heard(query: &Query, language: Language) -> Result<(), TestCaseError> {
    thread_local!(static BASE: Base = base());
    BASE.with(|base| {
        let connection = base.connection();
        let phrase = describe(connection, query, language).unwrap();
        let today = NaiveDate::from_ymd_opt(2025, 6, 1).unwrap();
        let heard =
            understand(connection, &phrase, QueryContext { language: None, prefers: None, today });
        let heard = heard.map_err(|error| TestCaseError::fail(format!("{phrase}: {error}")))?;
        prop_assert!(heard.corrections.is_empty(), "{}", phrase);
        prop_assert_eq!(&heard.query, query, "{}", phrase);
        Ok(())
    })
}
