//! Dates of whole documents, and robustness against arbitrary text.

use std::sync::LazyLock;

use proptest::prelude::*;

use super::super::numbers::{Numerals, numbers};
use super::super::text::{BlockKind, Words, tokenize};
use super::{Block, Calendar, Date, DateRole, Modifier, NaiveDate, TokenizedBlock, dates};
use crate::language::vocabularies;
use crate::model::Language as Code;

static ENGLISH: LazyLock<Tables> = LazyLock::new(|| Tables::new(Code::En));
static FRENCH: LazyLock<Tables> = LazyLock::new(|| Tables::new(Code::Fr));

/// The tables that date expressions are read with.
struct Tables {
    words: Words,
    numerals: Numerals,
    calendar: Calendar,
}

impl Tables {
    fn new(language: Code) -> Self {
        let mut words = Words::default();
        let numerals = Numerals::new(&mut words, language);
        let calendar = Calendar::new(&mut words, language);
        Self { words, numerals, calendar }
    }
}

/// The dates of a document with one block per line; `# ` marks a heading.
fn read(code: Code, published: Option<&str>, text: &str) -> Vec<Vec<Date>> {
    let tables = if code == Code::En { &*ENGLISH } else { &*FRENCH };
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
            let tokens = tokenize(&block.text, &tables.words);
            let numbers = numbers(&block.text, &tokens, &tables.numerals);
            (block, tokens, numbers)
        })
        .collect();
    let reads: Vec<_> = cut
        .iter()
        .map(|(block, tokens, numbers)| TokenizedBlock { block, tokens, numbers })
        .collect();
    let day = published.and_then(|day| day.parse().ok());
    let found = dates(&reads, day.map(|day| (day, day)), &tables.calendar);
    found.into_iter().map(|block| block.dates).collect()
}

/// Every date as `text = first/last`, or `text = day` for a single day.
pub(super) fn dates_in(code: Code, published: &str, text: &str) -> Vec<String> {
    let lines = text.lines().map(|line| line.strip_prefix("# ").unwrap_or(line));
    let dates = read(code, Some(published), text);
    lines
        .zip(dates)
        .flat_map(|(line, dates)| dates.into_iter().map(move |date| format_date(line, &date)))
        .collect()
}

fn format_date(line: &str, date: &Date) -> String {
    let text = date.span.of(line);
    if date.first == date.last {
        format!("{text} = {}", date.first)
    } else {
        format!("{text} = {}/{}", date.first, date.last)
    }
}

fn roles(code: Code, text: &str) -> Vec<DateRole> {
    let dates = read(code, Some("2024-06-15"), text);
    dates.into_iter().flatten().map(|date| date.role).collect()
}

#[test]
fn a_date_that_ends_what_an_event_began_comes_after_it() {
    for (code, text, end) in [
        (Code::En, "On 9 August 2016 they shut it through 15 January.", "2017-01-15"),
        (Code::En, "On 9 August 2016 they shut it until 15 October.", "2016-10-15"),
        (Code::En, "On 9 August 2016 it had been shut until 15 January.", "2016-01-15"),
        (Code::Fr, "Le 9 août 2016, il ferme jusqu'au 15 janvier.", "2017-01-15"),
    ] {
        let found = dates_in(code, "2024-06-15", text);
        assert!(found[1].ends_with(end), "{text}: {found:?}");
    }
}

#[test]
fn a_heading_dates_what_follows_it() {
    let english =
        "# 2019\nOn May 3, the lab opened.\nThat year, it grew.\n# 2020\nIt closed in July.";
    assert_eq!(
        dates_in(Code::En, "2024-06-15", english),
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
        dates_in(Code::Fr, "2024-06-15", french),
        [
            "2021 = 2021-01-01/2021-12-31",
            "9 mars = 2021-03-09",
            "lendemain = 2021-03-10",
            "l’année suivante = 2022-01-01/2022-12-31",
        ]
    );
}

#[test]
fn a_deadline_earlier_in_the_year_than_its_passage_is_in_the_next_year() {
    let text = "# 2022\nOn October 4, the team promised a test by March.";
    assert_eq!(dates_in(Code::En, "2024-06-15", text)[2], "March = 2023-03-01/2023-03-31");
}

#[test]
fn results_reported_in_january_are_for_the_year_before() {
    let text = "# 2023\nLe 25 janvier, les résultats du quatrième trimestre sont publiés.";
    let dates = dates_in(Code::Fr, "2024-06-15", text);
    assert_eq!(dates[2], "quatrième trimestre = 2022-10-01/2022-12-31");
}

#[test]
fn without_a_heading_the_last_full_date_or_publication_gives_the_year() {
    let text = "The bridge opened in May 2011. In August, it shook. In December, it fell.";
    assert_eq!(
        dates_in(Code::En, "2024-06-15", text),
        [
            "May 2011 = 2011-05-01/2011-05-31",
            "August = 2011-08-01/2011-08-31",
            "December = 2011-12-01/2011-12-31",
        ]
    );
    let text = "The tower closed in September and will open again in November.";
    assert_eq!(
        dates_in(Code::En, "2024-06-15", text),
        ["September = 2023-09-01/2023-09-30", "November = 2024-11-01/2024-11-30"]
    );
}

#[test]
fn roles_distinguish_events_deadlines_and_mentions() {
    use DateRole::{Event, Mention, Publication, Target};
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

#[test]
fn a_long_chain_of_durations_terminates() {
    let text = "in two days, ".repeat(5000) + "it will be over";
    let dates = dates_in(Code::En, "2024-06-15", &text);
    assert_eq!(dates.last().map(String::as_str), Some("in two days = 2024-06-17"));
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

#[test]
fn a_number_that_is_no_century_is_passed_over() {
    for (code, text) in [(Code::En, "the 99999999th century"), (Code::Fr, "le 99999999e siècle")] {
        assert!(read(code, None, text).concat().is_empty(), "{text}");
    }
}

proptest! {
    #[test]
    fn a_full_date_is_found_in_a_sentence_and_alone(day in day(), form in 0..FORMS.len()) {
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
    fn any_mix_of_words_gives_valid_spans_and_intervals(
        words in proptest::collection::vec((0..2000_usize, any::<bool>()), 0..24),
        french in any::<bool>(),
    ) {
        let code = if french { Code::Fr } else { Code::En };
        let files = vocabularies(code);
        let marks = "2019|3|31|12|99999999|20200230|2100|0000|,|.|-|/|–|(|’|é|1st|Q1|7e";
        let known: Vec<&str> = files
            .calendar
            .lines()
            .chain(files.dates.lines())
            .filter_map(|line| line.split_once(": "))
            .flat_map(|(_, phrases)| phrases.split(" | "))
            .chain(marks.split('|').cycle().take(1000))
            .collect();
        let pieces = words.iter().flat_map(|(word, space)| {
            [known[word % known.len()], if *space { " " } else { "" }]
        });
        let text: String = pieces.collect();
        for date in read(code, Some("2024-02-29"), &text).into_iter().flatten() {
            prop_assert!(date.first <= date.last, "{text}");
            prop_assert!(text.trim().get(date.span.start..date.span.end).is_some(), "{text}");
        }
    }
}

#[test]
fn today_years_before_names_weeks_and_joined_ends_are_dates() {
    for (code, text, expected) in [
        (Code::En, "The mill closes today.", &["today = 2024-06-15"][..]),
        (Code::Fr, "Aujourd’hui, le moulin ferme.", &["Aujourd’hui = 2024-06-15"]),
        (Code::En, "In 2011 HP split.", &["2011 = 2011-01-01/2011-12-31"]),
        (Code::En, "In 2022 QX7 was shown.", &["2022 = 2022-01-01/2022-12-31"]),
        (Code::En, "It opened in 2023-W07.", &["2023-W07 = 2023-02-13/2023-02-19"]),
        (Code::Fr, "Fin 2022-début 2023", &["Fin 2022-début 2023 = 2022-09-01/2023-04-30"]),
    ] {
        assert_eq!(dates_in(code, "2024-06-15", text), expected, "{text}");
    }
    // Without a day of publication it may only mean "nowadays".
    assert_eq!(read(Code::Fr, None, "Aujourd’hui, le moulin ferme.")[0].len(), 0);
}
