//! Markdown: its headings, paragraphs, items and rows as rendered text. Code is not
//! part of an article; footnotes are.

use std::ops::Range;

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use super::super::text::Span;
use super::document::Meta;
use super::raw_document::{BlockForm, RawBlock, RawDocument};
use super::stamp;
use crate::model::Language;

/// The separator of the cells of a row.
pub(super) const CELLS: &str = " | ";

/// The raw document of a Markdown text, and the metadata of its front matter.
pub(super) fn raw_document(source: &str) -> (RawDocument, Meta) {
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_YAML_STYLE_METADATA_BLOCKS;
    let mut builder = MarkdownBuilder { source, ..MarkdownBuilder::default() };
    for (event, range) in Parser::new_ext(source, options).into_offset_iter() {
        builder.add(event, range);
    }
    builder.end(BlockForm::Passage);
    let meta = front_matter(&builder.front);
    (builder.raw, meta)
}

#[derive(Default)]
struct MarkdownBuilder<'s> {
    source: &'s str,
    raw: RawDocument,
    /// The start of the current block.
    begin: usize,
    front: String,
    /// The enclosing element, if its text is not the article's.
    aside: Option<Aside>,
    first_cell: bool,
    /// The bytes of the current block that are bold, and the start of open bold text.
    bold: (usize, Option<usize>),
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Aside {
    Front,
    Code,
    Image,
}

impl MarkdownBuilder<'_> {
    fn add(&mut self, event: Event<'_>, range: Range<usize>) {
        match event {
            Event::Start(tag) => self.open(&tag, range),
            Event::End(tag) => self.close(tag),
            Event::Text(text) if self.aside == Some(Aside::Front) => self.front.push_str(&text),
            Event::Text(text) if self.aside != Some(Aside::Image) => {
                self.raw.text.push_str(&text);
            }
            Event::Code(text) => self.raw.text.push_str(&text),
            Event::SoftBreak => self.break_line(range.end),
            Event::HardBreak | Event::Rule => self.end(BlockForm::Passage),
            _ => {}
        }
    }

    fn open(&mut self, tag: &Tag<'_>, range: Range<usize>) {
        match tag {
            Tag::MetadataBlock(_) => self.aside = Some(Aside::Front),
            Tag::Image { .. } => self.aside = Some(Aside::Image),
            Tag::CodeBlock(_) => {
                self.end(BlockForm::Passage);
                self.aside = Some(Aside::Code);
            }
            Tag::Strong => self.bold.1 = Some(self.raw.text.len()),
            Tag::TableCell => {
                if !std::mem::take(&mut self.first_cell) {
                    self.raw.text.push_str(CELLS);
                }
            }
            Tag::TableHead | Tag::TableRow => {
                self.end(BlockForm::Passage);
                self.first_cell = true;
            }
            Tag::Item => {
                self.end(BlockForm::Passage);
                self.year(range);
            }
            Tag::Emphasis | Tag::Strikethrough | Tag::Link { .. } => {}
            _ => self.end(BlockForm::Passage),
        }
    }

    /// Joins two lines of a paragraph, unless the first is meant as a heading (`#The mill`)
    /// or the next, which begins at an offset of the source, has a year of its own
    /// (`2010 – The mill opens`).
    fn break_line(&mut self, next: usize) {
        let line = self.raw.text.get(self.begin..).unwrap_or_default();
        let hashes = line.len() - line.trim_start_matches('#').len();
        let following = self.source.get(next..).unwrap_or_default().trim_start();
        if (1..=6).contains(&hashes) {
            self.begin += hashes;
            self.end(BlockForm::Heading);
        } else if begins_with_year(following) {
            self.end(BlockForm::Passage);
        } else {
            self.raw.text.push(' ');
        }
    }

    /// Keeps a list number that is a year: `2019. The mill opens`.
    fn year(&mut self, range: Range<usize>) {
        let item = self.source.get(range).unwrap_or_default().trim_start();
        let digits = item.bytes().take_while(u8::is_ascii_digit).count();
        let number = item.get(..digits).filter(|number| stamp::year(number).is_some());
        if let Some(year) = number {
            self.raw.text.push_str(year);
            self.raw.text.push_str(". ");
        }
    }

    fn close(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::MetadataBlock(_) | TagEnd::Image => self.aside = None,
            TagEnd::Strong => {
                let begin = self.bold.1.take().unwrap_or(self.raw.text.len());
                self.bold.0 += self.raw.text.len().saturating_sub(begin);
            }
            TagEnd::Heading(_) => self.end(BlockForm::Heading),
            TagEnd::CodeBlock => {
                self.end(BlockForm::Passage);
                self.aside = None;
            }
            TagEnd::TableCell | TagEnd::Emphasis | TagEnd::Strikethrough | TagEnd::Link => {}
            _ => self.end(BlockForm::Passage),
        }
    }

    /// Ends the current block, unless it is empty.
    fn end(&mut self, form: BlockForm) {
        let text = self.raw.text.get(self.begin..).unwrap_or_default();
        let bold = std::mem::take(&mut self.bold.0) >= text.trim().len();
        if text.chars().any(char::is_alphanumeric) {
            let span = Span::new(self.begin, self.raw.text.len());
            let form = if bold && form == BlockForm::Passage { BlockForm::Line } else { form };
            let why = (self.aside == Some(Aside::Code)).then_some("code");
            self.raw.blocks.push(RawBlock { why, ..RawBlock::new(form, span) });
            self.raw.text.push('\n');
        } else {
            self.raw.text.truncate(self.begin);
        }
        self.begin = self.raw.text.len();
    }
}

/// Whether a line begins with a year as its label: `2010 – The mill opens`.
fn begins_with_year(line: &str) -> bool {
    let (word, rest) = line.split_at(line.find(|one: char| !one.is_ascii_digit()).unwrap_or(0));
    stamp::year(word).is_some() && rest.trim_start().starts_with(['–', '—', '-', ':'])
}

/// The metadata in the `key: value` lines of the front matter.
fn front_matter(lines: &str) -> Meta {
    let mut meta = Meta::default();
    for (key, value) in lines.lines().filter_map(|line| line.split_once(':')) {
        let value = value.trim().trim_matches(['"', '\'', '[', ']']).trim();
        if value.is_empty() {
            continue;
        }
        let text = || Some(value.to_owned());
        match key.trim().to_ascii_lowercase().as_str() {
            "title" => meta.title = text(),
            "author" | "authors" | "by" => meta.author = text(),
            "publisher" | "site" | "site_name" => meta.publisher = text(),
            "url" | "canonical" | "canonical_url" | "link" | "address" => meta.address = text(),
            "lang" | "language" | "locale" => meta.language = language(value),
            "date" | "published" | "pubdate" | "date_published" => meta.published = period(value),
            "updated" | "lastmod" | "modified" | "date_modified" => {
                meta.updated = period(value).map(|(first, _)| first);
            }
            _ => {}
        }
    }
    meta
}

fn period(value: &str) -> Option<stamp::DateRange> {
    let day = stamp::iso_day(value).map(|day| (day, day));
    day.or_else(|| stamp::lone(value, Language::En))
}

/// The language of a tag like `fr-CA`.
pub(super) fn language(tag: &str) -> Option<Language> {
    let primary = tag.split(['-', '_']).next()?.trim().to_ascii_lowercase();
    primary.parse().ok()
}
