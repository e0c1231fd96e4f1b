//! Nothing with a date vanishes: a dated heading, list item or sentence gives an event, or
//! a line that says why it does not.

use serde_json::Value as Json;

use super::support::Folder;
use super::support::articles::covered;

/// What is found in an article that was published on a day.
fn outline(text: &str, file: &str, published: &str) -> Json {
    let folder = Folder::empty();
    folder.write(file, text);
    let options = ["--published", published];
    folder.outline(file, if published.is_empty() { &[] } else { &options })
}

/// The date and the title of each event, in the order of the article.
fn events(found: &Json) -> Vec<(String, String)> {
    let mut events = found["events"].as_array().unwrap().clone();
    events.sort_by_key(|event| event["start"].as_u64());
    let text = |event: &Json, key: &str| event[key].as_str().unwrap().to_owned();
    events.iter().map(|event| (text(event, "date"), text(event, "title"))).collect()
}

/// The parts that are left out, with the reason.
fn left_out(found: &Json, text: &str) -> Vec<(String, String)> {
    covered(found, "left_out", text, "why")
}

#[track_caller]
fn tells(text: &str, expected: &[(&str, &str)]) {
    tells_in("mill.txt", text, expected);
}

#[track_caller]
fn tells_in(file: &str, text: &str, expected: &[(&str, &str)]) {
    let expected: Vec<_> =
        expected.iter().map(|(date, title)| ((*date).to_owned(), (*title).to_owned())).collect();
    assert_eq!(events(&outline(text, file, "2024-06-15")), expected);
}

#[test]
fn a_short_first_line_that_ends_with_an_amount_is_an_event() {
    let folder = Folder::empty();
    folder.write("mill.md", "# Mill\n\n- 3 March 2015: The mill cost £32.7bn.\n- 4 March 2016: The mill closed after a fire.\n");
    folder.kb(["ingest", "mill.md"]).run().succeeds().prints("events: 2 added");
}

#[test]
fn months_and_spaced_years_as_headings_date_what_is_below_them() {
    let text = "The Otter mill: a chronology\n\n1 8 9 4\nThe company builds a mill below the weir \
                of the river.\n\n1921-07\nA second wheel\nA wheel of oak joins the old one at the \
                weir.\n\nMarch 1933\nThe mill grinds no more corn, and the owners leave the \
                valley.\n";
    tells(
        text,
        &[
            ("1894", "The company builds a mill below the weir of the river"),
            ("1921-07", "A wheel of oak joins the old one at the weir"),
            ("1933-03", "The mill grinds no more corn, and the owners leave the valley"),
        ],
    );
    let text = "La halle aux grains\n\n1 9 0 2\nLa ville achète la halle et la fait couvrir \
                d’ardoise.\n\n1950-11\nUn incendie détruit le toit de la halle et deux maisons.\n";
    tells(
        text,
        &[
            ("1902", "La ville achète la halle et la fait couvrir d’ardoise"),
            ("1950-11", "Un incendie détruit le toit de la halle et deux maisons"),
        ],
    );
}

#[test]
fn a_day_below_a_month_below_a_year_is_a_full_date() {
    let text = "# The mill\n\n## 2014\n\n### March\n\n3 – The mill opens again.\n\n17: Somebody \
                breaks a window.\n\n### June\n\nThe baker moves in.\n";
    let expected = [
        ("2014-03-03", "The mill opens again"),
        ("2014-03-17", "Somebody breaks a window"),
        ("2014-06", "The baker moves in"),
    ];
    tells_in("mill.md", text, &expected);
    let text = "# Le moulin\n\n## 2014\n\n### Mars\n\n#### 3\n\nLe moulin rouvre ses portes.\n\n\
                #### Le 17\n\nQuelqu’un casse une vitre.\n";
    let expected = [
        ("2014-03-03", "Le moulin rouvre ses portes"),
        ("2014-03-17", "Quelqu’un casse une vitre"),
    ];
    tells_in("moulin.md", text, &expected);
}

#[test]
fn a_list_item_that_begins_with_a_year_is_an_event() {
    let text = "The lighthouse in dates\n\nA short list of what happened on the rock.\n\n1862 : \
                The first lamp is lit on the rock by its keeper.\n2010 Purchase of the tower\n2008 \
                Sale of the boats\n22-23 Sept 2007 – A storm breaks the lamp.\n";
    let expected = [
        ("1862", "The first lamp is lit on the rock by its keeper"),
        ("2010", "Purchase of the tower"),
        ("2008", "Sale of the boats"),
        ("2007-09-22/2007-09-23", "A storm breaks the lamp"),
    ];
    tells(text, &expected);
    let text = "Le phare en dates\n\n2010 Achat de la tour\n2008 Vente des barques\n2007\n22-23 \
                sept : une tempête brise la lampe du phare.\n";
    let expected = [
        ("2010", "Achat de la tour"),
        ("2008", "Vente des barques"),
        ("2007-09-22/2007-09-23", "Une tempête brise la lampe du phare"),
    ];
    tells(text, &expected);
}

#[test]
fn several_dates_in_a_sentence_open_several_events() {
    let text = "The Otter mill\n\nNov. 20, 2018 – The river floods the cellar. Nov. 22 the water \
                falls. The council meets on Nov. 25; on December 2 the owners receive help.\n\nThe \
                baker, who came in 2009, sold the shop in May 2019, and by September he had left.\n";
    let expected = [
        ("2018-11-20", "The river floods the cellar"),
        ("2018-11-22", "Nov. 22 the water falls"),
        ("2018-11-25", "The council meets on Nov. 25"),
        ("2018-12-02", "The owners receive help"),
        ("2019-05", "The baker, who came in 2009, sold the shop in May 2019"),
        ("2019-09", "He had left"),
    ];
    tells(text, &expected);
    let text = "Le moulin\n\nEn avril 1998, la roue est posée, mais elle casse ; le 18 janvier \
                1999, la rivière l’emporte. Le maire démissionne deux jours plus tard.Le \
                lendemain, le conseil vote.\n";
    let expected = [
        ("1998-04", "La roue est posée, mais elle casse"),
        ("1999-01-18", "La rivière l’emporte"),
        ("1999-01-20", "Le maire démissionne deux jours plus tard"),
        ("1999-01-21", "Le conseil vote"),
    ];
    tells(text, &expected);
}

#[test]
fn a_year_within_a_sentence_dates_it_and_a_comparison_does_not() {
    let text = "The Otter mill\n\nThe mill was founded in 1904 by two brothers. When it burned in \
                1931, the owners left. By 1950, the valley was empty. Rents fell in 1962, against \
                a rise in 1961.\n";
    let expected = [
        ("1904", "The mill was founded in 1904 by two brothers"),
        ("1931", "When it burned in 1931, the owners left"),
        ("1950", "The valley was empty"),
        ("1962", "Rents fell in 1962, against a rise in 1961"),
    ];
    tells(text, &expected);
}

#[test]
fn targets_and_introductions_are_no_events_and_say_why() {
    let text = "The Otter mill\n\nThe mill will open again in 2031.\n\nHere is a timeline of what \
                led to the vote of 3 May 2024:\n\n2019\nThe owners postpone the opening to fall \
                2027.\n";
    let found = outline(text, "mill.txt", "");
    assert_eq!(
        events(&found),
        [("2019".into(), "The owners postpone the opening to fall 2027".into())]
    );
    let expected = [
        ("The mill will open again in 2031.", "looks ahead from a time that is not stated"),
        ("Here is a timeline of what led to the vote of 3 May 2024:", "introduces what follows"),
    ];
    let expected = expected.map(|(part, why)| (part.to_owned(), why.to_owned()));
    assert_eq!(left_out(&found, text), expected);
    let text = "Le moulin\n\nVoici les dates qui ont mené au vote du 3 mai 2024 :\n\n- Mars 2019. \
                Le maire décale à fin 2027 l’ouverture du moulin.\n- Avril 2020. Le chantier \
                commence.\n";
    let found = outline(text, "moulin.txt", "");
    let told = events(&found);
    let dates: Vec<_> = told.iter().map(|(date, _)| date.as_str()).collect();
    assert_eq!(dates, ["2019-03", "2020-04"], "{told:?}");
}

#[test]
fn a_date_that_nothing_resolves_and_an_empty_heading_are_listed() {
    let text = "The Otter mill\n\nThe owners met on 3 May and talked about the wheel for a long \
                time.\n\n1931\n\nOwners and their friends\n\nAda and Bea own a third of the mill \
                each, as everybody in the valley knows.\n";
    let found = outline(text, "mill.txt", "");
    let listed = left_out(&found, text);
    let whys: Vec<_> = listed.iter().map(|(part, why)| (part.as_str(), why.as_str())).collect();
    assert!(
        events(&found).iter().any(|(date, _)| date == "1931")
            || whys.contains(&("1931", "heading with a date of nothing below it")),
        "{found:#}"
    );
    let undated = "The mill\n\nThe owners met on 3 May and talked about the wheel.\n\nThey left.\n";
    let found = outline(undated, "mill.txt", "");
    let why = "nothing gives its year or the time that it counts from";
    assert!(left_out(&found, undated).iter().any(|(_, reason)| reason == why), "{found:#}");
}

#[test]
fn a_heading_that_only_mentions_a_date_does_not_date_its_section() {
    let text = "After 9 years, the ferry is set to sail in October 2020\n\nThe ferry carries 300 \
                passengers across the lake of the valley.\n\nWhy the delay?\n\n2015: The builder \
                goes bankrupt.\n2017: The pier sinks.\n2018: The pier is lifted.\n";
    let told = events(&outline(text, "ferry.txt", "2019-12-01"));
    let dates: Vec<_> = told.iter().map(|(date, _)| date.as_str()).collect();
    assert_eq!(dates, ["2019-12-01", "2015", "2017", "2018"], "{told:?}");
}

#[test]
fn an_inferred_date_says_how_and_is_less_sure() {
    let text = "The Otter mill\n\nThe mill opened on 3 May 2021.\n\nThe owners left in October and \
                sold 40 sacks of flour.\n";
    let found = outline(text, "mill.txt", "2024-06-15");
    let of = |date: &str| {
        let mut events = found["events"].as_array().unwrap().iter();
        let event = events.find(|event| event["date"].as_str().unwrap().starts_with(date));
        let event = event.unwrap_or_else(|| panic!("no event of {date}: {found:#}"));
        (event["rule"].as_str().unwrap().to_owned(), event["confidence"].as_f64().unwrap())
    };
    let (stated, sure) = of("2021-05-03");
    let (inferred, less) = of("2021-10");
    assert_eq!(stated, "day");
    assert_eq!(inferred, "year of the date before");
    assert!(less < 0.9 && less < sure, "{less} and {sure}");
}

#[test]
fn the_summary_counts_what_is_left_out_and_verbose_lists_it() {
    let folder = Folder::empty();
    let text = "The Otter mill\n\nIn 2019 the mill ground 12 tonnes of corn for 3,000 euros.\n\n\
                Here is a list of the owners of 2020:\n\nAda keeps the keys.\n";
    folder.write("mill.txt", text);
    let short = folder.kb(["ingest", "mill.txt"]).run().succeeds();
    let short = short.prints("mill.txt: 1 event in 3 passages").prints(
        "1 dated line without an event (--verbose lists them): introduces what follows (1)",
    );
    assert!(!short.stdout.contains("Here is"), "{}", short.stdout);
    let draft = folder.kb(["ingest", "mill.txt", "--to", "draft", "--verbose"]).run().succeeds();
    draft.prints("“Here is a list of the owners of 2020:”: introduces what follows");
}

#[test]
fn every_figure_that_is_not_loaded_is_listed_with_its_place() {
    let folder = Folder::empty();
    let text = "The Otter mill\n\nIt ground 12 tonnes of corn, and nobody knows when.\n\nThe river \
                is cold in the valley.\n";
    folder.write("mill.txt", text);
    let verbose = folder.kb(["ingest", "mill.txt", "--verbose"]).run().succeeds();
    verbose.prints("figure not loaded, 26 to 35, “12 tonnes”: no event that tells its date");
    let found = outline(text, "mill.txt", "");
    let whys = left_out(&found, text);
    let expected = ("12 tonnes".to_owned(), "no event that tells its date".to_owned());
    assert!(
        whys.iter().any(|(part, why)| expected.0 == part[..9] && expected.1 == *why),
        "{whys:?}"
    );
}

#[test]
fn a_title_ends_at_a_clause() {
    let long = "On 3 May 2021 the owners of the old mill at the weir sold both of its wheels to the \
                town, which had asked for them since the fire of the barn and the death of the last \
                miller of the valley";
    let told = events(&outline(&format!("The mill\n\n{long}.\n"), "mill.txt", ""));
    let title = "The owners of the old mill at the weir sold both of its wheels to the town";
    assert_eq!(told, [("2021-05-03".to_owned(), title.to_owned())]);
}

#[test]
fn a_line_right_below_a_markdown_heading_keeps_its_date() {
    let expected = [("2009", "Crumbly Works builds the mill"), ("2010", "The mill opens")];
    let lines = "2009 – Crumbly Works builds the mill\n2010 – The mill opens\n";
    for heading in ["# The mill\n", "#The mill\n", "# The mill\n\n"] {
        tells_in("mill.md", &format!("{heading}{lines}"), &expected);
    }
    let lines = "3 May 2009: Crumbly Works builds the mill.\n4 May 2010: The mill opens.\n";
    let expected =
        [("2009-05-03", "Crumbly Works builds the mill"), ("2010-05-04", "The mill opens")];
    tells_in("mill.md", &format!("#The mill\n{lines}"), &expected);
}

#[test]
fn a_date_with_a_wrong_day_of_the_week_is_read_and_told() {
    let folder = Folder::empty();
    let text = "The Otter mill burned on Monday, 4 June 2019 and opened on Friday, 7 June 2019.\n";
    folder.write("mill.txt", text);
    let short = folder.kb(["ingest", "mill.txt"]).run().succeeds();
    short.prints("1 date contradicted (--verbose lists them): falls on another day of the week");
    let whys = left_out(&outline(text, "mill.txt", ""), text);
    assert!(whys.iter().any(|(part, _)| part.contains("4 June 2019")), "{whys:?}");
    let events = folder.kb(["sql", "select date from events order by 1", "--csv"]).run();
    events.succeeds().prints("2019-06-04");
}
