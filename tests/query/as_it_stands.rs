//! kb runs a canned query in an optimized form: reduced to the given parameters, and with
//! summaries and indexes. It gives the same rows as the SQL in the file, and a limit gives
//! the first of them.

use std::time::Duration;

use chrono::NaiveDate;
use kb::query::phrase::{QueryContext, understand};
use kb::query::{
    Argument, Call, Canned, Limits, ParamKind, Rows, Statement, Value, fulltext, page, run,
};
use kb::store::{Base, Build, build};
use tempfile::TempDir;

use crate::corpus;

/// Questions of one value for each parameter; `{a}` and `{b}` are names of systems.
const PHRASES: [&str; 32] = [
    "systems",
    "systems in 2015",
    "systems since July 2015",
    "systems between July 2015 and March 2016",
    "people between March 2012 and May 2014",
    "organizations in March 2016",
    "places until 2009",
    "systems with {a} since 2015",
    "last systems in Q2 2016",
    "events",
    "events in 2016",
    "events about {a}",
    "events about {a} in 2016",
    "first events about {a} since 2010",
    "last events",
    "figures",
    "last figures",
    "largest figures in USD",
    "smallest figures in USD",
    "largest power draw",
    "figures in 2016",
    "figures since March 2015",
    "figures in USD in 2016",
    "figures for {a}",
    "figures for {a} in USD above 1000",
    "figures for {b} below 90 USD",
    "largest figures for {a} in USD in 2016",
    "planned figures for {a}",
    "predictions about {a}",
    "predictions about {a} made in 2015",
    "last predictions about {b}",
    "predictions overdue on 2016-06-30",
];

/// A base that is large enough for every way to an answer.
fn base(folder: &TempDir) -> Base {
    let path = folder.path().join("kb.db");
    let canned = Canned::rows();
    let all = Build { canned: &canned, progress: &|_| {}, stop: || false };
    build(&path, &mut corpus::datasets(7, 500), &all).unwrap();
    Base::open(&path, Duration::ZERO).unwrap()
}

fn call(base: &Base, phrase: &str) -> Call {
    let today = NaiveDate::from_ymd_opt(2020, 6, 30).unwrap();
    let setting = QueryContext { language: None, prefers: None, today };
    understand(base.connection(), phrase, setting).unwrap().call
}

/// The canned query as it stands in its file, with a value for each parameter.
fn as_it_stands(call: &Call) -> Statement {
    let mut params = Vec::new();
    for param in call.canned.params() {
        let mut given = call.given(param.name).concat();
        // A unit may be given twice: by itself, and by an amount in it.
        given.dedup();
        assert!(given.len() <= 1, "{call}");
        let (from, to) = match given.pop() {
            Some(Argument::Period(from, to)) => (Value::Text(from), Value::Text(to)),
            Some(Argument::One(value)) => (value, Value::Null),
            None => (Value::Null, Value::Null),
        };
        if param.kind == ParamKind::Period {
            params.push((format!(":{}_from", param.name), from));
            params.push((format!(":{}_to", param.name), to));
        } else {
            params.push((format!(":{}", param.name), from));
        }
    }
    Statement::new(call.canned.sql, params)
}

fn whole(base: &mut Base, statement: &Statement) -> Rows {
    run(base.connection_mut(), statement, &Limits::default()).unwrap()
}

fn first(base: &mut Base, statement: &Statement, rows: usize) -> Rows {
    let limits = Limits { rows: Some(rows), ..Limits::default() };
    page(base.connection_mut(), statement, &limits).unwrap()
}

#[test]
fn library_answers_equal_those_of_the_sql_file() {
    let folder = TempDir::new().unwrap();
    let mut base = base(&folder);
    for phrase in PHRASES {
        let phrase = phrase.replace("{a}", &corpus::system(0)).replace("{b}", &corpus::system(7));
        let call = call(&base, &phrase);
        let stands = whole(&mut base, &as_it_stands(&call));
        assert!(!stands.rows.is_empty(), "{phrase}");
        let answer = whole(&mut base, &call.statement());
        assert_eq!(answer, stands, "{phrase}");
        let some = first(&mut base, &call.statement(), 7);
        let most = stands.rows.len().min(7);
        assert_eq!((some.total, &some.rows[..]), (stands.total, &stands.rows[..most]), "{phrase}");
    }
}

/// Questions that count all facts, or those of a period.
const COUNTS: [&str; 16] = [
    "number of events",
    "number of figures",
    "events per year",
    "events per quarter",
    "events per month in 2016",
    "events per quarter since July 2015",
    "events per month in 2014 or 2016",
    "year with the most events",
    "month with the fewest events",
    "events per category",
    "category with the most events",
    "figures per year",
    "figures per month",
    "figures by status",
    "figures by metric",
    "unit with the most figures",
];

#[test]
fn summaries_count_as_many_as_there_are_rows() {
    let folder = TempDir::new().unwrap();
    let mut base = base(&folder);
    let nobody = Argument::One(Value::Text("nobody".to_owned()));
    for phrase in COUNTS {
        let mut call = call(&base, phrase);
        let counted = whole(&mut base, &call.statement());
        // This leaves nothing out, and no summary fits.
        call.give("without", vec![nobody.clone()]).unwrap();
        assert!(call.statement().sql.contains("count(*)"), "{phrase}");
        assert_eq!(counted, whole(&mut base, &call.statement()), "{phrase}");
        assert!(!counted.rows.is_empty(), "{phrase}");
    }
}

fn search(words: &str) -> Statement {
    let mut call = Call::new(Canned::named("search").unwrap());
    let words = fulltext::match_expression(words).unwrap();
    call.give("text", vec![Argument::One(Value::Text(words))]).unwrap();
    call.statement()
}

#[test]
fn the_first_hits_are_those_of_all() {
    let folder = TempDir::new().unwrap();
    let mut base = base(&folder);
    let mut counted = Vec::new();
    for words in [corpus::system(0), corpus::system(40), "compiler release".to_owned()] {
        let statement = search(&words);
        let limits = Limits { rows: None, ..Limits::default() };
        let all = page(base.connection_mut(), &statement, &limits).unwrap();
        let some = first(&mut base, &statement, 20);
        assert_eq!(some.total, all.total, "{words}");
        assert_eq!(some.rows[..], all.rows[..all.total.min(20)], "{words}");
        let marked = |text: &Value| matches!(text, Value::Text(text) if text.contains('['));
        assert!(all.column("snippet").all(marked), "{words}");
        counted.push(all.total);
    }
    // Both few that are ranked, and many that are not.
    assert!(counted.iter().any(|total| (1..500).contains(total)), "{counted:?}");
    assert!(counted.iter().any(|total| *total > 1000), "{counted:?}");
}

#[test]
fn among_many_hits_names_come_first_and_then_the_latest() {
    let folder = TempDir::new().unwrap();
    let mut base = base(&folder);
    let name = corpus::system(0);
    let found = first(&mut base, &search(&name), 20);
    assert!(found.total > 1000, "{}", found.total);
    assert_eq!(found.column("kind").next(), Some(&Value::Text("system".to_owned())));
    let told = |kind: &Value| *kind == Value::Text("event".to_owned());
    let events: Vec<&Value> = found
        .column("slug")
        .zip(found.column("kind"))
        .filter_map(|(slug, kind)| told(kind).then_some(slug))
        .collect();
    let mut later = events.clone();
    later.sort_by_key(|slug| std::cmp::Reverse(format!("{slug:?}")));
    assert_eq!(events, later);
    assert!(events.len() > 10);
}
