//! The address of a page within the site, and the file that holds it.

use axum::http::Uri;

use crate::exports::file_name;
use crate::model::Language;

/// The first parts of the paths that are published.
const PUBLISHED: [&str; 15] = [
    "", "index", "q", "e", "event", "promise", "figure", "source", "unit", "metric", "category",
    "dataset", "timeline", "chart", "feed",
];

/// The address of a page, in a language.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) struct Address {
    /// The path, decoded, without the ending.
    segments: Vec<String>,
    /// The ending; none for a page.
    ending: Option<String>,
    /// What is given, without the language.
    pairs: Vec<(String, String)>,
    language: Language,
}

impl Address {
    /// The first page.
    pub(super) fn first(language: Language) -> Self {
        Self { segments: Vec::new(), ending: None, pairs: Vec::new(), language }
    }

    /// The page on which the box finds things.
    pub(super) fn search(language: Language) -> Self {
        Self { segments: vec!["search".to_owned()], ..Self::first(language) }
    }

    /// The page of a thing.
    pub(super) fn thing(kind: &str, slug: &str, language: Language) -> Self {
        let segments = vec![kind.to_owned(), slug.to_owned()];
        Self { segments, ..Self::first(language) }
    }

    /// The address that a link of a page leads to; none if it leads elsewhere.
    pub(super) fn of(link: &str, page: &Self) -> Option<Self> {
        let link = link.split('#').next().unwrap_or(link);
        if !link.starts_with('/') || link.starts_with("//") {
            return None;
        }
        let (path, query) = link.split_once('?').unwrap_or((link, ""));
        let mut segments: Vec<String> = path
            .split('/')
            .filter(|segment| !segment.is_empty())
            .map(|segment| {
                percent_encoding::percent_decode_str(segment).decode_utf8_lossy().into_owned()
            })
            .collect();
        let last = path.rsplit('/').next().unwrap_or_default();
        let ending = ENDINGS.into_iter().find(|ending| last.ends_with(&format!(".{ending}")));
        if let (Some(ending), Some(last)) = (ending, segments.last_mut()) {
            last.truncate(last.len() - ending.len() - 1);
        }
        let mut pairs: Vec<(String, String)> =
            form_urlencoded::parse(query.as_bytes()).into_owned().collect();
        let code = pairs.iter().position(|(name, _)| name == "lang").map(|at| pairs.remove(at).1);
        let language = code.and_then(|code| code.parse().ok()).unwrap_or(page.language);
        Some(Self { segments, ending: ending.map(str::to_owned), pairs, language })
    }

    pub(super) fn language(&self) -> Language {
        self.language
    }

    /// Whether it has links that are written anew: a page, a picture or a feed.
    pub(super) fn has_links(&self) -> bool {
        matches!(self.ending.as_deref(), None | Some("svg" | "atom"))
    }

    /// Whether it is published when a page links to it: pages with at most one thing given,
    /// since further combinations have no end (of a chart its unit or metric, of a timeline
    /// what it is about); other forms with nothing given; and the
    /// phrases that the first page proposes.
    pub(super) fn is_published_from(&self, page: &Self) -> bool {
        let first = self.segments.first().map_or("", String::as_str);
        match (self.pairs.as_slice(), &self.ending) {
            ([(name, _)], None) if first == "ask" => name == "q" && page.segments.is_empty(),
            _ if !PUBLISHED.contains(&first) => false,
            ([], _) => true,
            ([(name, _)], None) => match first {
                "chart" => matches!(name.as_str(), "unit" | "metric"),
                "timeline" => name == "about",
                _ => !matches!(name.as_str(), "q" | "top"),
            },
            _ => false,
        }
    }

    /// The address as a request names it.
    pub(super) fn uri(&self) -> Option<Uri> {
        let mut path = String::new();
        for segment in &self.segments {
            path.push('/');
            path.extend(percent_encoding::utf8_percent_encode(
                segment,
                percent_encoding::NON_ALPHANUMERIC,
            ));
        }
        if path.is_empty() {
            path.push('/');
        }
        if let Some(ending) = &self.ending {
            path = format!("{path}.{ending}");
        }
        let mut query = form_urlencoded::Serializer::new(String::new());
        query.extend_pairs(&self.pairs);
        query.append_pair("lang", self.language.word());
        format!("{path}?{}", query.finish()).parse().ok()
    }

    /// The name of its file, with `/` between folders.
    pub(super) fn file(&self) -> String {
        let mut name = self.language.word().to_owned();
        for segment in &self.segments {
            name.push('/');
            name.push_str(&file_name(segment));
        }
        if self.segments.is_empty() {
            name.push_str("/index");
        }
        for (key, value) in &self.pairs {
            name = format!("{name}--{key}-{}", file_name(value));
        }
        format!("{name}.{}", self.ending.as_deref().unwrap_or("html"))
    }
}

/// The endings of other forms than pages.
const ENDINGS: [&str; 6] = ["json", "csv", "md", "svg", "ics", "atom"];
