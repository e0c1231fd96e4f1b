//! Pages as newspapers publish them: the article is found whole and alone, whatever its
//! classes are called, with its author, its date and its language.

use serde_json::Value as Json;

use super::support::Folder;

fn outline(page: &str) -> Json {
    let folder = Folder::empty();
    folder.write("page.html", page);
    folder.outline("page.html", &[])
}

/// The text of the passages.
fn passages(found: &Json) -> Vec<&str> {
    found["passages"].as_array().unwrap().iter().map(|one| one["text"].as_str().unwrap()).collect()
}

const FERRY: &str = "The ferry between the two banks of the Orle stopped in March 2019, after the \
                     engine had failed for the third time in a year, the harbour office said.";
const BRIDGE: &str = "A bridge would cost 40 million euros, the council heard in June 2020, and \
                      would take four years to build; it was put to the vote twice and rejected.";
const BOAT: &str = "In May 2021, the town bought a used boat from the north for 2 million euros. \
                    It carries 120 people and has crossed the river every half hour since then.";

fn article() -> String {
    format!("<p>{FERRY}</p><p>{BRIDGE}</p><p>{BOAT}</p>")
}

/// A page around the article, whose element has these attributes.
fn page(attributes: &str, more: &str) -> String {
    format!(
        "<!doctype html><html lang=en><head><title>The ferry | Orle Post</title></head><body>\
         <header><nav><a href=/>Home</a> <a href=/n>News</a></nav></header>\
         <h1>The ferry</h1><div {attributes}>{}</div>{more}\
         <footer><p>All of this belongs to the Orle Post, Quay 1, whatever it may be.</p></footer>",
        article()
    )
}

#[test]
fn classes_that_hide_nothing_delete_nothing() {
    for class in [
        "field field-name-body field-label-hidden",
        "field--name-body field--label-hidden",
        "overflow-hidden prose",
        "md:w-1/2 lg:hidden",
        "text hidden-print",
        "hidden lg:block",
        "d-none d-md-block",
        "elementor-widget elementor-widget-text",
        "node--type-article comments-open with-sidebar",
        "promo-free ad-supported",
    ] {
        let found = outline(&page(&format!("class='{class}'"), ""));
        assert_eq!(passages(&found), [FERRY, BRIDGE, BOAT], "{class}");
    }
}

#[test]
fn what_is_hidden_is_left_out_unless_it_is_the_article() {
    let teaser = "<p>Read the Orle Post for a month, for nothing, and then tell us what you think \
                  of it and of the ferry.</p>";
    for hidden in
        ["class=hidden", "class='d-none d-print-block'", "hidden", "style='display: none'"]
    {
        let found = outline(&page("class=text", &format!("<div {hidden}>{teaser}</div>")));
        assert_eq!(passages(&found), [FERRY, BRIDGE, BOAT], "{hidden}");
        let found = outline(&page(hidden, ""));
        assert_eq!(passages(&found), [FERRY, BRIDGE, BOAT], "{hidden}");
    }
}

#[test]
fn what_stands_around_an_article_is_left_out() {
    let item = |n: usize| {
        format!("<li><a href=/{n}>The tower of the old harbour, part {n}, is to be sold</a></li>")
    };
    let list: String = (1..30).map(item).collect();
    let comment = "<li><article class=comment-body><p>I took that ferry every day for ten years, \
                   and I never saw the engine fail even once, so who is right here?</p></article>";
    for beside in [
        format!("<div class=breaking-news><ul>{list}</ul></div>"),
        format!("<section class='related-stories'><h2>More from us</h2><ul>{list}</ul></section>"),
        format!("<div id=comments><h2>34 comments</h2><ol>{}</ol></div>", comment.repeat(30)),
        "<div class=author-bio><p>Ada Reed has written about boats for the Orle Post since 2001. \
         She lives in Orle with two cats and, of course, a boat.</p></div>"
            .to_owned(),
        "<form class=newsletter-signup><p>Sign up for our newsletter, and get all the news of the \
         river every week.</p></form>"
            .to_owned(),
        "<div class=share-bar><a href=/f>Share</a><a href=/t>Tweet this to your friends</a></div>"
            .to_owned(),
        "<figure><img src=a.jpg><figcaption>The ferry in 2018. Photo: Ada Reed</figcaption></figure>"
            .to_owned(),
    ] {
        for attributes in ["class=article-body", "itemprop=articleBody", ""] {
            let found = outline(&page(attributes, &beside));
            assert_eq!(passages(&found), [FERRY, BRIDGE, BOAT], "{attributes} {beside}");
        }
        let inside = page("class=entry-content", "").replace(
            &format!("<p>{BRIDGE}"),
            &format!("{beside}<p>{BRIDGE}"),
        );
        assert_eq!(passages(&outline(&inside)), [FERRY, BRIDGE, BOAT], "inside: {beside}");
    }
}

#[test]
fn a_paragraph_that_comes_again_is_kept_and_a_second_copy_is_not() {
    let again = format!(
        "<h2>2019</h2><p>{FERRY}</p><p>{BRIDGE}</p><h2>2020</h2><p>{FERRY}</p><p>{BOAT}</p>"
    );
    let found = outline(&page("", "").replace(&article(), &again));
    assert_eq!(passages(&found), [FERRY, BRIDGE, FERRY, BOAT]);
    let twice = page("class=desktop", &format!("<div class=mobile>{}</div>", article()));
    assert_eq!(passages(&outline(&twice)), [FERRY, BRIDGE, BOAT]);
}

#[test]
fn timelines_live_reports_and_lists_of_dated_links_are_whole() {
    let item = |date: &str, text: &str| {
        format!("<div class=item><div class=date>{date}</div><div class=text>{text}</div></div>")
    };
    let items = item("March 2019", "The engine fails.") + &item("May 2021", "A boat is bought.");
    let found = outline(&page("", "").replace(&article(), &items));
    assert_eq!(passages(&found), ["The engine fails.", "A boat is bought."]);
    assert_eq!(found["passages"][0]["heading"], "March 2019");

    let post = |time: &str, text: &str| {
        format!("<div><h2>{time}</h2><div itemprop=articleBody><p>{text}</p></div></div>")
    };
    let posts = post("10:02", FERRY) + &post("11:30", BRIDGE) + &post("12:00", BOAT);
    let found = outline(&page("", "").replace(&article(), &posts));
    assert_eq!(passages(&found), [FERRY, BRIDGE, BOAT]);
    assert_eq!(found["passages"][1]["heading"], "11:30");

    let links = "<ul><li>2019: <a href=a>The engine fails</a><li>2021: <a href=b>A boat is bought\
                 </a></ul><div class=side><ul><li><a href=c>One</a><li><a href=d>Two</a></ul></div>";
    let found = outline(&page("", "").replace(&article(), links));
    assert_eq!(passages(&found), ["2019: The engine fails", "2021: A boat is bought"]);
}

#[test]
fn passages_are_numbered_and_stand_below_their_section() {
    let sections = format!("<p>{FERRY}</p><h2>A bridge</h2><p>{BRIDGE}</p><p>{BOAT}</p>");
    let found = outline(&page("class=story-body", "").replace(&article(), &sections));
    let expected = serde_json::json!([
        { "number": 1, "heading": null, "text": FERRY },
        { "number": 2, "heading": "A bridge", "text": BRIDGE },
        { "number": 3, "heading": "A bridge", "text": BOAT },
    ]);
    assert_eq!(found["passages"], expected);
    for figure in found["figures"].as_array().unwrap() {
        assert!(figure["start"].as_u64() < figure["end"].as_u64());
    }
}

#[test]
fn a_page_that_reads_as_nothing_is_an_error() {
    let folder = Folder::empty();
    folder.write("page.html", "<html lang=en><h1>The ferry</h1><h2>2019</h2><h2>2020</h2>");
    folder.write("links.html", "<nav><a href=/>Home</a></nav><footer>Orle Post</footer>");
    for name in ["page.html", "links.html"] {
        let run = folder.kb(["ingest", name]).run();
        run.fails_with(1, "no article was found in it");
        assert!(run.stderr.contains("give that file"), "{}", run.stderr);
    }
}

/// The author and the date that a page gives.
fn about(page: &str) -> (String, String) {
    let found = outline(page);
    let text = |key: &str| found["document"][key].as_str().unwrap_or_default().to_owned();
    (text("author"), text("published"))
}

#[test]
fn the_author_and_the_date_are_found_however_they_are_marked() {
    let json_ld = |json: &str| format!("<script type=application/ld+json>{json}</script>");
    let post = r#"{"@type": "SocialMediaPosting", "author": {"name": "Ada Reed"},
                   "datePublished": "2021-06-02T10:00:00+02:00"}"#;
    let graph = r##"{"@graph": [{"@type": "WebPage", "datePublished": "2021-06-02"},
        {"@type": "NewsArticle", "author": {"@id": "#a"}}, {"@id": "#a", "name": "Ada Reed"}]}"##;
    for head in [
        json_ld(post),
        json_ld(&format!("//<![CDATA[\n{post}\n//]]>")),
        json_ld(&format!("/*<![CDATA[*/{post};/*]]>*/")),
        json_ld(&post.replace("Ada Reed", "Ada\n Reed")),
        json_ld(graph),
        "<meta name=author content='By Ada Reed, Staff Writer'>\
         <meta property=article:published_time content=2021-06-02T08:00:00Z>"
            .to_owned(),
        "<p>By <a rel=author href=/ada>Ada Reed</a></p><time datetime=2021-06-02>2 June</time>"
            .to_owned(),
        "<div itemprop=author><span itemprop=name>Ada Reed</span></div>\
         <span itemprop=datePublished content=2021-06-02>yesterday</span>"
            .to_owned(),
        "<div class=byline>By Ada Reed on Wednesday, June 2nd, 2021 at 10:04 a.m.</div>".to_owned(),
        "<span class=post__author-name>Ada Reed</span>\
         <div class=timestamp>Published 10:02 AM EST June 2, 2021</div>"
            .to_owned(),
        "<p>By Ada Reed</p><p>Published on June 2, 2021</p>".to_owned(),
    ] {
        let page = page("class=article-text", "").replace("</h1>", &format!("</h1>{head}"));
        assert_eq!(about(&page), ("Ada Reed".to_owned(), "2021-06-02".to_owned()), "{head}");
    }
    let french = "<html lang=fr><h1>Le bac</h1><p class=signature>Par Ada de Vries, le 2 juin 2021</p>\
                  <div class=article__contenu><p>Le bac entre les deux rives de l’Orle s’est arrêté \
                  en mars 2019, après la troisième panne de son moteur en un an, selon le port.</p>";
    assert_eq!(about(french), ("Ada de Vries".to_owned(), "2021-06-02".to_owned()));
}

#[test]
fn the_language_is_told_and_doubted() {
    let folder = Folder::empty();
    let language = |text: &str| {
        folder.write("a.txt", text);
        let found = folder.outline("a.txt", &[]);
        let sure = found["document"]["language_confidence"].as_f64().unwrap() >= 0.75;
        (found["document"]["language"].as_str().unwrap().to_owned(), sure)
    };
    let english = "Orle Maritime\n\nOn May 3, 2021, Corvelle Lestrac paid $4 billion.\n";
    assert_eq!(language(english), ("en".to_owned(), true));
    let french = "Orle Maritime\n\nLe 3 mai 2021, Corvelle Lestrac a payé 4 milliards de $.\n";
    assert_eq!(language(french), ("fr".to_owned(), true));
    let (doubtful, sure) = language("Corvelle\n\n2019: 3000 t\n");
    assert!(!sure);
    let run = folder.kb(["ingest", "a.txt", "--dry-run"]).run().exits(0);
    let note = format!("the language is not sure; read as {doubtful} (confidence ");
    assert!(run.stderr.contains(&note) && run.stderr.contains("--language"), "{}", run.stderr);
    let given = folder.kb(["ingest", "a.txt", "--dry-run", "--language", "fr"]).run().succeeds();
    assert_eq!(given.stderr, "");
}
