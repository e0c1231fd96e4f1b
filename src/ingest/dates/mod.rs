//! Dates: every expression that names a time, resolved to a first and a last
//! day against its headings, what stands before it and the day of publication.
//!
//! A grammar over tokens (`grammar`, `ranges`) reads expressions, whose words
//! are the vocabulary's; a story of what was told so far (`story`) resolves them.

mod digits;
mod grammar;
mod named;
mod parts;
mod point;
mod ranges;
mod relative;
mod resolve;
mod roles;
mod scan;
mod story;
mod vocabulary;
mod years;

use chrono::NaiveDate;

use super::language::Language;
use super::numbers::Number;
use super::text::{Block, BlockKind, Span, Token};
use crate::model::Language as Code;
use point::{Match, Part, Point, Shape, Year};
use resolve::Stretch;
use roles::Setting;
use scan::Scan;
use story::{Story, Telling};
pub(crate) use vocabulary::Calendar;

/// How fine a date is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Grain {
    Day,
    Week,
    Month,
    Quarter,
    Half,
    Year,
    /// From one date to another.
    Range,
}

/// What a date does where it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Role {
    /// It dates what is told.
    Event,
    /// What is told looks forward to it.
    Target,
    /// It is named besides.
    Mention,
    /// It dates what follows.
    Heading,
    /// The document was published then.
    Publication,
}

/// How a date bounds what it dates, or which part of the time is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Modifier {
    By,
    Until,
    Since,
    Before,
    After,
    About,
    Start,
    Middle,
    Late,
    End,
}

/// A date expression, resolved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Date {
    /// The expression without article or preposition.
    pub(crate) span: Span,
    pub(crate) first: NaiveDate,
    pub(crate) last: NaiveDate,
    pub(crate) grain: Grain,
    pub(crate) approximate: bool,
    pub(crate) modifier: Option<Modifier>,
    pub(crate) role: Role,
    /// How it was found and resolved.
    pub(crate) rule: &'static str,
}

/// A block with what was found in it so far.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Read<'b> {
    pub(crate) block: &'b Block,
    pub(crate) tokens: &'b [Token],
    pub(crate) numbers: &'b [Number],
}

/// The dates of every block of a document, in its order. `published` is the
/// first and the last day of the date of publication, as far as it is known.
pub(crate) fn dates(
    blocks: &[Read<'_>],
    published: Option<(NaiveDate, NaiveDate)>,
    language: &Language,
) -> Vec<Vec<Date>> {
    let found: Vec<Vec<Found>> = blocks.iter().map(|read| expressions(read, language)).collect();
    let published = published.map(|(first, last)| stretch(first, last)).or_else(|| stamp(&found));
    let any_year = found.iter().flatten().find_map(|found| given_year(&found.shape));
    let mut story = Story::new(published, any_year);
    let resolved = blocks.iter().zip(found);
    resolved.map(|(read, found)| passage(&mut story, read, &found)).collect()
}

/// An expression in a block, with what stands around it.
#[derive(Clone, Copy, Debug)]
struct Found {
    /// Its first token, and the token after its last.
    at: usize,
    end: usize,
    span: Span,
    shape: Shape,
    rule: &'static str,
    setting: Setting,
    approximate: bool,
}

/// The expressions of a block, from left to right.
fn expressions(read: &Read<'_>, language: &Language) -> Vec<Found> {
    let scan = Scan {
        text: &read.block.text,
        tokens: read.tokens,
        numbers: read.numbers,
        calendar: &language.calendar,
        day_first: language.code == Code::Fr,
    };
    let mut found = Vec::new();
    let mut at = 0;
    while at < read.tokens.len() {
        let here = grammar::may_begin(&scan, at).then(|| ranges::expression(&scan, at)).flatten();
        at = match here {
            Some(expression) => {
                let end = expression.end;
                found.push(around(&scan, at, expression));
                end.max(at + 1)
            }
            None => at + 1,
        };
    }
    share(&scan, &mut found);
    found
}

/// In `March and April 2020` the first has the year of the second.
fn share(scan: &Scan<'_>, found: &mut [Found]) {
    for at in (1..found.len()).rev() {
        let (Shape::One(a), Shape::One(b)) = (found[at - 1].shape, found[at].shape) else {
            continue;
        };
        let ordered = a.month().zip(b.month()).is_some_and(|(a, b)| a <= b);
        let joined = joined(scan, found[at - 1].end, found[at].at);
        if let (Year::Open, Year::Given(_), true, true) = (a.year, b.year, ordered, joined) {
            found[at - 1].shape = Shape::One(Point { year: b.year, ..a });
        }
    }
}

/// Whether nothing but joining words stands between two tokens.
fn joined(scan: &Scan<'_>, mut at: usize, next: usize) -> bool {
    use vocabulary::Particle::{And, In, On, Or, The};
    while at < next {
        match scan.any(at, &[And, Or, The, On, In]) {
            Some(end) => at = end,
            None if scan.mark(at, ",/&") => at += 1,
            None => return false,
        }
    }
    true
}

/// An expression with what stands around it.
fn around(scan: &Scan<'_>, at: usize, found: Match<Shape>) -> Found {
    let mut setting = Setting::new(scan, at, found.end);
    setting.telling.forward |= found.rule == "ahead";
    let about = |at| scan.particle(at, vocabulary::Particle::About).is_some();
    Found {
        at,
        end: found.end,
        span: Span::new(scan.tokens[at].span.start, scan.tokens[found.end - 1].span.end),
        shape: found.value,
        rule: found.rule,
        approximate: setting.lead.about || (at..found.end).any(about),
        setting,
    }
}

/// The dates of a block, and what they add to the story.
fn passage(story: &mut Story, read: &Read<'_>, found: &[Found]) -> Vec<Date> {
    story.begin_passage();
    let mut sentence = usize::MAX;
    let mut dates: Vec<Date> = Vec::new();
    let mut first = true;
    for found in found {
        if found.setting.sentence != sentence {
            sentence = found.setting.sentence;
            story.begin_sentence();
            first = true;
        }
        let Some(date) = date(story, read, found, first) else { continue };
        first = false;
        dates.push(date);
    }
    dates
}

/// The date that an expression comes to.
fn date(story: &mut Story, read: &Read<'_>, found: &Found, first: bool) -> Option<Date> {
    let setting = &found.setting;
    let (shape, modifier) = modified(found.shape, setting.lead.modifier);
    let stretch = story.resolve(&shape, setting.telling)?;
    let role = match read.block.kind {
        BlockKind::Heading => Role::Heading,
        BlockKind::Passage => {
            let ahead = setting.telling.forward && story.looks_ahead(stretch);
            setting.role(first, ahead || story.to_come(stretch))
        }
    };
    let dates = stretch.grain != Grain::Year || setting.opens;
    match role {
        Role::Heading => story.head(&shape, stretch),
        Role::Event if dates => story.happen(&shape, stretch),
        _ => {}
    }
    if role != Role::Target {
        story.mention(&shape, stretch);
    }
    Some(Date {
        span: found.span,
        first: stretch.first,
        last: stretch.last,
        grain: stretch.grain,
        approximate: found.approximate,
        modifier,
        role,
        rule: found.rule,
    })
}

/// A bound takes the whole: what is done by the end of a year is done within it.
fn modified(shape: Shape, lead: Option<Modifier>) -> (Shape, Option<Modifier>) {
    let bound = matches!(lead, Some(Modifier::By | Modifier::Until | Modifier::Before));
    let Shape::One(point) = shape else { return (shape, lead) };
    let part = point.part.map(|part| match part {
        Part::Start | Part::Early => Modifier::Start,
        Part::Middle => Modifier::Middle,
        Part::Late => Modifier::Late,
        Part::End => Modifier::End,
    });
    let part_kept = if bound { None } else { point.part };
    (Shape::One(Point { part: part_kept, ..point }), if bound { lead } else { part.or(lead) })
}

/// A date of publication that the document gives of itself.
fn stamp(found: &[Vec<Found>]) -> Option<Stretch> {
    let stamps = found.iter().flatten().filter(|found| found.setting.published);
    stamps
        .filter(|found| given_year(&found.shape).is_some())
        .find_map(|found| Story::default().resolve(&found.shape, Telling::default()))
}

fn given_year(shape: &Shape) -> Option<i32> {
    let (Shape::One(point) | Shape::Range(point, _)) = shape;
    match point.year {
        Year::Given(year) => Some(year),
        _ => None,
    }
}

fn stretch(first: NaiveDate, last: NaiveDate) -> Stretch {
    let grain = if first == last { Grain::Day } else { Grain::Range };
    Stretch { first, last, grain }
}

#[cfg(test)]
mod tests {
    use std::sync::LazyLock;

    use proptest::prelude::*;

    use super::super::numbers::numbers;
    use super::super::text::tokenize;
    use super::*;

    static ENGLISH: LazyLock<Language> = LazyLock::new(|| Language::new(Code::En));
    static FRENCH: LazyLock<Language> = LazyLock::new(|| Language::new(Code::Fr));

    /// The dates of a document, a block a line; a line after `# ` is a heading.
    fn read(code: Code, published: Option<&str>, text: &str) -> Vec<Vec<Date>> {
        let language = if code == Code::En { &*ENGLISH } else { &*FRENCH };
        let blocks: Vec<Block> = text
            .lines()
            .filter_map(|line| match line.strip_prefix("# ") {
                Some(heading) => Block::new(BlockKind::Heading, heading, 0),
                None => Block::new(BlockKind::Passage, line, 0),
            })
            .collect();
        let cut: Vec<_> = blocks
            .iter()
            .map(|block| {
                let tokens = tokenize(&block.text, &language.words);
                let numbers = numbers(&block.text, &tokens, language);
                (block, tokens, numbers)
            })
            .collect();
        let reads: Vec<_> =
            cut.iter().map(|(block, tokens, numbers)| Read { block, tokens, numbers }).collect();
        let day = published.map(|day| day.parse().unwrap());
        dates(&reads, day.map(|day| (day, day)), language)
    }

    /// Every date as `text = first/last`, with one day told once.
    pub(super) fn told(code: Code, published: &str, text: &str) -> Vec<String> {
        let lines = text.lines().map(|line| line.strip_prefix("# ").unwrap_or(line));
        let dates = read(code, Some(published), text);
        lines
            .zip(dates)
            .flat_map(|(line, dates)| dates.into_iter().map(move |date| say(line, &date)))
            .collect()
    }

    fn say(line: &str, date: &Date) -> String {
        let text = date.span.of(line);
        if date.first == date.last {
            format!("{text} = {}", date.first)
        } else {
            format!("{text} = {}/{}", date.first, date.last)
        }
    }

    fn roles(code: Code, text: &str) -> Vec<Role> {
        let dates = read(code, Some("2024-06-15"), text);
        dates.into_iter().flatten().map(|date| date.role).collect()
    }

    #[test]
    fn a_heading_dates_what_follows_it() {
        let english =
            "# 2019\nOn May 3, the lab opened.\nThat year, it grew.\n# 2020\nIt closed in July.";
        assert_eq!(
            told(Code::En, "2024-06-15", english),
            [
                "2019 = 2019-01-01/2019-12-31",
                "May 3 = 2019-05-03",
                "That year = 2019-01-01/2019-12-31",
                "2020 = 2020-01-01/2020-12-31",
                "July = 2020-07-01/2020-07-31",
            ]
        );
        let french = "# 2021\nLe 9 mars, l’atelier ouvre. Le lendemain, il ferme. Une suite viendra l’année suivante.";
        assert_eq!(
            told(Code::Fr, "2024-06-15", french),
            [
                "2021 = 2021-01-01/2021-12-31",
                "9 mars = 2021-03-09",
                "lendemain = 2021-03-10",
                "l’année suivante = 2022-01-01/2022-12-31",
            ]
        );
    }

    #[test]
    fn a_deadline_before_its_passage_is_the_next_years() {
        let text = "# 2022\nOn October 4, the team promised a test by March.";
        assert_eq!(told(Code::En, "2024-06-15", text)[2], "March = 2023-03-01/2023-03-31");
    }

    #[test]
    fn results_told_in_january_are_those_of_the_year_before() {
        let text = "# 2023\nLe 25 janvier, les résultats du quatrième trimestre sont publiés.";
        let told = told(Code::Fr, "2024-06-15", text);
        assert_eq!(told[2], "quatrième trimestre = 2022-10-01/2022-12-31");
    }

    #[test]
    fn without_a_heading_the_last_full_date_or_publication_gives_the_year() {
        let text = "The bridge opened in May 2011. In August, it shook. In December, it fell.";
        assert_eq!(
            told(Code::En, "2024-06-15", text),
            [
                "May 2011 = 2011-05-01/2011-05-31",
                "August = 2011-08-01/2011-08-31",
                "December = 2011-12-01/2011-12-31",
            ]
        );
        let text = "The tower closed in September and will open again in November.";
        assert_eq!(
            told(Code::En, "2024-06-15", text),
            ["September = 2023-09-01/2023-09-30", "November = 2024-11-01/2024-11-30"]
        );
    }

    #[test]
    fn roles_tell_events_from_deadlines_and_mentions() {
        use Role::{Event, Mention, Publication, Target};
        assert_eq!(
            roles(Code::En, "On 3 May 2023, the firm said the mill will run by 2026."),
            [Event, Target]
        );
        assert_eq!(
            roles(Code::Fr, "Publié le 4 juin 2024. Le pont, qui date de 1998, a fermé."),
            [Publication, Mention]
        );
    }

    #[test]
    fn about_is_approximate_and_bounds_are_kept() {
        let date = |text| read(Code::En, Some("2024-06-15"), text).remove(0).remove(0);
        assert!(date("It opened around March 2020.").approximate);
        assert_eq!(date("It must open by the end of 2026.").modifier, Some(Modifier::By));
        assert_eq!(date("It opened in late 2019.").modifier, Some(Modifier::Late));
        assert_eq!(date("It has been open since 2016.").modifier, Some(Modifier::Since));
    }

    fn day() -> impl Strategy<Value = NaiveDate> {
        (1950..2050, 1..=366_u32)
            .prop_filter_map("a day of the year", |(year, day)| NaiveDate::from_yo_opt(year, day))
    }

    const FORMS: [(Code, &str); 12] = [
        (Code::En, "%B %-d, %Y"),
        (Code::En, "%-d %B %Y"),
        (Code::En, "%b. %-d, %Y"),
        (Code::En, "%A, %B %-d, %Y"),
        (Code::En, "%Y-%m-%d"),
        (Code::En, "%m/%d/%Y"),
        (Code::En, "%Y%m%d"),
        (Code::Fr, "%d/%m/%Y"),
        (Code::Fr, "%-d.%-m.%Y"),
        (Code::Fr, "%Y-%m-%d"),
        (Code::Fr, "%Y/%m/%d"),
        (Code::Fr, "%d-%m-%Y"),
    ];

    proptest! {
        #[test]
        fn a_full_date_is_read_in_a_sentence_and_by_itself(day in day(), form in 0..FORMS.len()) {
            let (code, form) = FORMS[form];
            let date = day.format(form).to_string().replace("May.", "May");
            let sentences = [
                format!("It began on {date}, as was planned."),
                format!("(Le tout est daté du {date}.)"),
                date.clone(),
            ];
            for sentence in sentences {
                let found = read(code, None, &sentence).remove(0);
                prop_assert_eq!(found.len(), 1, "{}", sentence);
                prop_assert_eq!((found[0].first, found[0].last), (day, day));
                let again = read(code, None, found[0].span.of(&sentence)).remove(0);
                prop_assert_eq!(again.first().map(|date| date.first), Some(day));
            }
        }

        #[test]
        fn no_mix_of_words_does_harm(
            words in proptest::collection::vec((0..2000_usize, any::<bool>()), 0..24),
            french in any::<bool>(),
        ) {
            let (code, vocabulary) = if french {
                (Code::Fr, include_str!("../language/fr/dates.vocabulary"))
            } else {
                (Code::En, include_str!("../language/en/dates.vocabulary"))
            };
            const MARKS: &str = "2019|3|31|12|99999999|20200230|2100|0000|,|.|-|/|–|(|’|é|1st|Q1|7e";
            let known: Vec<&str> = vocabulary
                .lines()
                .filter_map(|line| line.split_once(": "))
                .flat_map(|(_, phrases)| phrases.split(" | "))
                .chain(MARKS.split('|').cycle().take(1000))
                .collect();
            let text: String = words
                .iter()
                .map(|(word, space)| format!("{}{}", known[word % known.len()], if *space { " " } else { "" }))
                .collect();
            for date in read(code, Some("2024-02-29"), &text).into_iter().flatten() {
                prop_assert!(date.first <= date.last, "{text}");
                prop_assert!(text.trim().get(date.span.start..date.span.end).is_some(), "{text}");
            }
        }
    }
}
