//! What a request asks: a path, its form, the language and the day, and the links that
//! keep both.

use axum::http::{HeaderMap, Uri, header};
use chrono::NaiveDate;
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};

use super::Site;
use crate::language::words::{Words, words};
use crate::model::Language;

/// The forms of a page, by the ending of its address.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, strum::EnumString, strum::Display)]
#[strum(serialize_all = "lowercase")]
pub(super) enum Form {
    Html,
    Json,
    Csv,
    #[strum(serialize = "md")]
    Markdown,
    Svg,
    Ics,
    Atom,
}

/// What stands unescaped in a segment of a path (RFC 3986, `unreserved`).
const PLAIN: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// A request for a page.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) struct Visit {
    /// The path without its ending, in decoded segments.
    pub(super) segments: Vec<String>,
    pub(super) form: Form,
    /// Names and values after the question mark, without language and day.
    pub(super) pairs: Vec<(String, String)>,
    pub(super) language: Language,
    /// The day for which statuses are computed.
    pub(super) day: NaiveDate,
    /// What is wrong with the language or the day of the address.
    pub(super) wrong: Option<String>,
    /// Whether the address itself names the language.
    has_language: bool,
    /// Whether the address itself names the day.
    has_day: bool,
}

impl Visit {
    pub(super) fn new(site: &Site, uri: &Uri, headers: &HeaderMap) -> Self {
        let (path, form) = with_form(uri.path());
        let decoded = |segment: &str| percent_decode_str(segment).decode_utf8_lossy().into_owned();
        let segments = path.split('/').filter(|segment| !segment.is_empty()).map(decoded);
        let query = uri.query().unwrap_or_default().as_bytes();
        let mut pairs: Vec<_> = form_urlencoded::parse(query).into_owned().collect();
        let (code, day) = (taken(&mut pairs, "lang"), taken(&mut pairs, "as_of"));
        let asked: Option<Language> = code.as_ref().and_then(|code| code.parse().ok());
        let as_of: Option<NaiveDate> = day.as_ref().and_then(|day| day.parse().ok());
        let accepted = headers.get(header::ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok());
        let default = || site.language.or_else(|| preferred(accepted?)).unwrap_or(Language::En);
        let language = asked.unwrap_or_else(default);
        let wrong = |text: Option<String>, is_read: bool, hint: &str| {
            let text = text.filter(|text| !is_read && !text.is_empty());
            text.map(|text| format!("\"{text}\": {hint}"))
        };
        let w = words(language);
        let wrong = wrong(code, asked.is_some(), w.t("write_language"))
            .or_else(|| wrong(day, as_of.is_some(), w.t("write_day")));
        Self {
            segments: segments.collect(),
            form,
            pairs,
            language,
            day: as_of.unwrap_or_else(|| site.day()),
            wrong,
            has_language: asked.is_some(),
            has_day: as_of.is_some(),
        }
    }

    pub(super) fn words(&self) -> &'static Words {
        words(self.language)
    }

    /// The first value given for a name.
    pub(super) fn given(&self, name: &str) -> Option<&str> {
        let mut pairs = self.pairs.iter();
        pairs.find(|(other, _)| other == name).map(|(_, value)| value.as_str())
    }

    /// The segment of this number; empty if there are fewer.
    pub(super) fn segment(&self, number: usize) -> &str {
        self.segments.get(number).map_or("", String::as_str)
    }

    /// The address of a page, which keeps the language and the day that were chosen.
    pub(super) fn link(&self, path: &[&str], form: Form, pairs: &[(&str, &str)]) -> String {
        self.address(path, form, pairs, self.has_language.then_some(self.language))
    }

    /// The address of a page without anything given.
    pub(super) fn to(&self, path: &[&str]) -> String {
        self.link(path, Form::Html, &[])
    }

    /// The address of this page.
    pub(super) fn here(&self) -> String {
        self.as_form(Form::Html)
    }

    /// The same page without the phrase and the paging.
    pub(super) fn unpaged(&self) -> Self {
        let is_kept =
            |(name, _): &&(String, String)| !matches!(name.as_str(), "q" | "skip" | "top");
        Self { pairs: self.pairs.iter().filter(is_kept).cloned().collect(), ..self.clone() }
    }

    /// The same page without the values of a parameter, the phrase and the paging.
    pub(super) fn without(&self, name: &str) -> Self {
        let mut there = self.unpaged();
        there.pairs.retain(|(other, _)| other != name);
        there
    }

    /// The same page with one value for a name.
    pub(super) fn changed(&self, name: &str, value: &str) -> Self {
        let mut there = self.clone();
        there.pairs.retain(|(other, _)| other != name);
        there.and(name, value)
    }

    /// The same page with one more value.
    pub(super) fn and(mut self, name: &str, value: impl Into<String>) -> Self {
        self.pairs.push((name.to_owned(), value.into()));
        self
    }

    /// Another page with these pairs, in the same language and for the same day.
    pub(super) fn at(&self, path: &[&str], pairs: Vec<(String, String)>) -> Self {
        let segments = path.iter().map(|segment| (*segment).to_owned()).collect();
        Self { segments, pairs, form: Form::Html, ..self.clone() }
    }

    /// The address of this page in another form.
    pub(super) fn as_form(&self, form: Form) -> String {
        let path: Vec<_> = self.segments.iter().map(String::as_str).collect();
        self.link(&path, form, &self.borrowed())
    }

    /// The address of this page in another language.
    pub(super) fn in_language(&self, language: Language) -> String {
        let path: Vec<_> = self.segments.iter().map(String::as_str).collect();
        self.address(&path, Form::Html, &self.borrowed(), Some(language))
    }

    /// The same request, with a language that its address names from now on.
    pub(super) fn spoken(&self, language: Language) -> Self {
        Self { language, has_language: true, ..self.clone() }
    }

    /// The language and the day that were chosen, as a form sends them along.
    pub(super) fn chosen(&self) -> Vec<(&'static str, String)> {
        let language = self.has_language.then(|| ("lang", self.language.word().to_owned()));
        let day = self.has_day.then(|| ("as_of", self.day.to_string()));
        language.into_iter().chain(day).collect()
    }

    /// The bytes of its texts.
    pub(super) fn size(&self) -> usize {
        let pairs = self.pairs.iter().map(|(name, value)| name.len() + value.len());
        pairs.chain(self.segments.iter().map(String::len)).sum()
    }

    fn borrowed(&self) -> Vec<(&str, &str)> {
        self.pairs.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect()
    }

    fn address(
        &self,
        path: &[&str],
        form: Form,
        pairs: &[(&str, &str)],
        language: Option<Language>,
    ) -> String {
        let mut address = String::new();
        for segment in path {
            address.push('/');
            address.extend(utf8_percent_encode(segment, PLAIN));
        }
        if form != Form::Html {
            address += if path.is_empty() { "/index." } else { "." };
            address += &form.to_string();
        } else if path.is_empty() {
            address.push('/');
        }
        let mut query = form_urlencoded::Serializer::new(String::new());
        query.extend_pairs(pairs);
        if let Some(language) = language {
            query.append_pair("lang", language.word());
        }
        if self.has_day {
            query.append_pair("as_of", &self.day.to_string());
        }
        let query = query.finish();
        if query.is_empty() { address } else { address + "?" + &query }
    }
}

/// Takes all values of a name out of the pairs; gives the last.
fn taken(pairs: &mut Vec<(String, String)>, name: &str) -> Option<String> {
    pairs.extract_if(.., |(other, _)| other == name).last().map(|(_, value)| value)
}

/// The path without a known ending, and the form that it names.
fn with_form(path: &str) -> (&str, Form) {
    let Some((stem, ending)) = path.rsplit_once('.') else { return (path, Form::Html) };
    match ending.parse() {
        Ok(Form::Html) | Err(_) => (path, Form::Html),
        Ok(form) => (stem.strip_suffix("/index").unwrap_or(stem), form),
    }
}

/// The language that a request prefers of those that kb speaks (RFC 9110, 12.5.4).
fn preferred(accepted: &str) -> Option<Language> {
    let weighted = |range: &str| {
        let (code, weight) = range.split_once(';').unwrap_or((range, "q=1"));
        let weight: f64 = weight.trim().strip_prefix("q=")?.parse().ok()?;
        let language: Language = code.trim().get(..2)?.to_lowercase().parse().ok()?;
        (weight > 0.0).then_some((weight, language))
    };
    let mut ranges: Vec<_> = accepted.split(',').filter_map(weighted).collect();
    ranges.sort_by(|(one, _), (other, _)| other.total_cmp(one));
    ranges.first().map(|(_, language)| *language)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn visit(address: &str, accepted: &str) -> Visit {
        let site = Site {
            limits: crate::query::Limits::default(),
            hosts: Vec::new(),
            language: None,
            as_of: NaiveDate::from_ymd_opt(2025, 2, 1),
            sql: false,
            is_patient: false,
            tell: |_| {},
        };
        let mut headers = HeaderMap::new();
        headers.insert(header::ACCEPT_LANGUAGE, accepted.parse().unwrap());
        Visit::new(&site, &address.parse().unwrap(), &headers)
    }

    #[test]
    fn the_browser_chooses_the_language_and_an_address_overrules_it() {
        let language = |address, accepted| visit(address, accepted).language;
        assert_eq!(language("/", "fr-CA,fr;q=0.9,en;q=0.8"), Language::Fr);
        assert_eq!(language("/", "de, en;q=0.5"), Language::En);
        assert_eq!(language("/", "de"), Language::En);
        assert_eq!(language("/", "en;q=0.3, FR-ca;q=0.8"), Language::Fr);
        assert_eq!(language("/", "fr;q=0, en"), Language::En);
        assert_eq!(language("/?lang=en", "fr"), Language::En);
    }

    #[test]
    fn links_keep_what_was_chosen_and_nothing_else() {
        let plain = visit("/e/dojo?x=1", "fr");
        assert_eq!(plain.to(&["e", "a b"]), "/e/a%20b");
        assert_eq!(plain.in_language(Language::En), "/e/dojo?x=1&lang=en");
        let chosen = visit("/?lang=fr&as_of=2024-12-31", "en");
        assert_eq!(chosen.to(&[]), "/?lang=fr&as_of=2024-12-31");
        assert_eq!(chosen.as_form(Form::Json), "/index.json?lang=fr&as_of=2024-12-31");
    }

    #[test]
    fn an_ending_names_a_form_only_if_it_is_known() {
        assert_eq!(visit("/q/events.csv?about=dojo", "en").form, Form::Csv);
        assert_eq!(visit("/e/Dojo%201.5", "en").segments, ["e", "Dojo 1.5"]);
        assert_eq!(visit("/index.json", "en").segments, Vec::<String>::new());
    }
}
