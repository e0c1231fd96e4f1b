//! What is read of a page or of Markdown: the article in it, and what it says
//! of itself.

use kb::ingest::{Document, Meta, ReadError, read};
use kb::model::Language;

use super::reading::{DAM, MILL, left_out, passages};

fn page(html: &str) -> Document {
    read(html.as_bytes(), Some("page.html"), Meta::default()).unwrap()
}

fn markdown(text: &str) -> Document {
    read(text.as_bytes(), Some("article.md"), Meta::default()).unwrap()
}

#[test]
fn the_article_of_a_page_is_found_by_its_tags() {
    let document = page(&format!(
        "<!doctype html><html lang=en><body class='has-sidebar'>
         <header><nav><ul><li><a href=/>Home</a><li><a href=/n>News</a></ul></nav></header>
         <div class=cookie-banner><p>May we count your visits to this page? It helps us much.</div>
         <main><article><h1>The mill</h1><div class=share-bar><a href=x>Share</a></div>
         <p>{MILL}<h2>2019</h2><ul><li>The roof was mended.<li>A wheel<ul><li>of oak</ul></ul>
         <table><tr><th>Year<th>Visitors<tr><td>2019<td>3&#8239;000</table>
         <p><b>2020</b><p>{DAM}<br>Then it turned.<br><br>It <i>tur</i>ns.
         <p hidden>Not&nbsp;seen.<p style='display: none'>Nor this.<script>var x = '<p>'</script>
         <span class=sr-only>Nor that.</span><p><a href=o>More mills to see</a></p></article></main>
         <aside><p>The bridge is open again after ten years of work, and is as good as new.</aside>
         <div id=comments><article><p>I was there in 2020, and it was wonderful!</article></div>
         <footer>All of this belongs to the Mill Post.</footer>"
    ));
    let expected = [
        format!("The mill: {MILL}"),
        "2019: The roof was mended.".to_owned(),
        "2019: A wheel".to_owned(),
        "2019: of oak".to_owned(),
        "2019: Year | Visitors".to_owned(),
        "2019: 2019 | 3\u{202f}000".to_owned(),
        format!("2020: {DAM}"),
        "2020: Then it turned.".to_owned(),
        "2020: It turns.".to_owned(),
    ];
    let expected = expected.map(|text| text.replace('\u{202f}', " "));
    assert_eq!(passages(&document), expected);
    let whys: Vec<_> = left_out(&document).into_iter().map(|(why, _)| why).collect();
    let expected = [
        "navigation",
        "cookie notice",
        "share bar",
        "hidden",
        "links",
        "aside",
        "comments",
        "footer",
    ];
    assert_eq!(whys, expected);
}

#[test]
fn the_article_of_a_page_without_names_is_where_the_prose_is() {
    let teaser = "<div><a href=1>Ten mills to see before they are gone</a></div>";
    let document = page(&format!(
        "<div><div><a href=/>Home</a> <a href=/n>News</a></div>
         <div><div><h2>The mill</h2><div>{MILL}</div><div>{DAM}</div><div>Sold.</div></div>
         <div>{teaser}{teaser}</div></div><div>The Mill Post, Mill Lane 1</div></div>"
    ));
    let expected =
        [format!("The mill: {MILL}"), format!("The mill: {DAM}"), "The mill: Sold.".to_owned()];
    assert_eq!(passages(&document), expected);
    let whys: Vec<_> = left_out(&document).into_iter().map(|(why, _)| why).collect();
    assert_eq!(whys, ["outside the article"; 2]);
}

#[test]
fn a_page_says_who_wrote_it_and_when() {
    let body = format!("<article><p>{MILL}<p>{DAM}</article>");
    let linked = page(&format!(
        r##"<html lang="en"><link rel="canonical" href="https://mill.example/one">
        <script type="application/ld+json">{{"@graph": [
            {{"@type": "WebPage", "name": "A page"}},
            {{"@type": ["NewsArticle"], "headline": "The  mill", "author": [{{"@id": "#a"}}, "Bo"],
              "publisher": {{"name": "Mill Post"}}, "datePublished": "2021-05-03T23:00:00-05:00",
              "dateModified": "2021-05-04"}},
            {{"@type": "Person", "@id": "#a", "name": "Ada Reed"}}]}}</script>{body}"##
    ));
    let meta = &linked.meta;
    let texts = [&meta.title, &meta.author, &meta.publisher, &meta.address]
        .map(|text| text.as_deref().unwrap_or_default());
    assert_eq!(texts, ["The mill", "Ada Reed, Bo", "Mill Post", "https://mill.example/one"]);
    assert_eq!(meta.published.unwrap().0.to_string(), "2021-05-03");
    assert_eq!(meta.updated.unwrap().to_string(), "2021-05-04");
    assert_eq!(meta.language, Some(Language::En));

    let open = page(&format!(
        "<title>The mill | Mill Post</title><meta property=og:site_name content='Mill Post'>
         <meta name=author content='Ada Reed'><time datetime=2021-05-03>Monday</time>{body}"
    ));
    assert_eq!(open.meta.title.as_deref(), Some("The mill"));
    assert_eq!(open.meta.author.as_deref(), Some("Ada Reed"));
    assert_eq!(open.meta.published.unwrap().1.to_string(), "2021-05-03");
}

#[test]
fn options_override_the_metadata_of_the_page() {
    let html = format!("<html lang=fr><title>One</title><p>{MILL}<p>{DAM}");
    let given = Meta { title: Some("Two".into()), language: Some(Language::Fr), ..Meta::default() };
    let document = read(html.as_bytes(), None, given).unwrap();
    assert_eq!(document.meta.title.as_deref(), Some("Two"));
    assert_eq!(document.meta.language, Some(Language::Fr));
    assert_eq!(page(&html).meta.language, Some(Language::En));
}

#[test]
fn markdown_is_read_as_its_reader_sees_it() {
    let document = markdown(
        "---\ntitle: \"The mill\"\ndate: 2021-05-03\nauthor: Ada Reed\nlang: en\n---\n\
         # The mill\n\nThe mill by the *river* was opened to [visitors](http://a.example).\n\
         It turned.\n\n## 2019\n\n- The roof was mended\n  - by a carpenter\n\n\
         2020. The dam broke.\n2021. It was mended.\n\n\
         | Year | Visitors |\n|---|---|\n| 2019 | 3,000 |\n\n```\nlet x = 2020;\n```\n\n\
         **What came then**\n\n> Nobody came, and nobody knew why that was so.\n",
    );
    let expected = [
        "The mill: The mill by the river was opened to visitors. It turned.",
        "2019: The roof was mended",
        "2019: by a carpenter",
        "2019: 2020. The dam broke.",
        "2019: 2021. It was mended.",
        "2019: Year | Visitors",
        "2019: 2019 | 3,000",
        "What came then: Nobody came, and nobody knew why that was so.",
    ];
    assert_eq!(passages(&document), expected);
    assert_eq!(left_out(&document), [("code", "let x = 2020;")]);
    assert_eq!(document.meta.title.as_deref(), Some("The mill"));
    assert_eq!(document.meta.author.as_deref(), Some("Ada Reed"));
    assert_eq!(document.meta.published.unwrap().0.to_string(), "2021-05-03");
}

#[test]
fn unreadable_pages_are_reported() {
    let error = |bytes: &[u8]| read(bytes, Some("a.html"), Meta::default()).unwrap_err();
    assert_eq!(error(b" \n "), ReadError::NoArticle);
    assert_eq!(error(b"%PDF-1.4 ..."), ReadError::NotText("a PDF"));
    let empty = read(b" \n ", None, Meta::default()).unwrap_err();
    assert_eq!(empty.to_string(), "it contains no text");
    assert!(empty.hint().starts_with("give a text"));
    let long = vec![b' '; kb::ingest::LONGEST_TEXT + 1];
    assert_eq!(error(&long).to_string(), "it is 16 MiB long; kb reads a document up to 16 MiB");
}

#[test]
fn a_page_may_be_very_deep() {
    for (open, close) in [
        ("<div>", "</div>"),
        ("<ul><li>", "</ul>"),
        ("<b><p>", ""),
        ("<table><td>", ""),
        ("<div class='article-body promo'>", "</div>"),
        ("<span class=caption>", "</span>"),
        ("<news-body itemprop=articleBody>", "</news-body>"),
        ("<b class=byline>", ""),
    ] {
        let html = format!("{}{MILL}{}<p>{DAM}", open.repeat(20_000), close.repeat(20_000));
        assert!(page(&html).passages().any(|passage| passage.text.contains(MILL)), "{open}");
    }
}
