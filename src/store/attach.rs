//! Attaches the passages of the user's copy of a source, matched by hash, so that every
//! locator can be shown as a quote. Passages without a match are reported.

use std::collections::HashMap;

use rusqlite::{Connection, Row, params};

use crate::model::text::{cuts_no_word, is_year, normalise_passage, passage_hash};

/// The result of attaching a copy.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AttachReport {
    /// Passages of the dataset's sources.
    pub passages: usize,
    /// Those found in the copy.
    pub matched: usize,
    /// Passages whose text was written into the base.
    pub attached: usize,
    /// Locators of the dataset's facts.
    pub locators: usize,
    /// Those whose passage was found and whose span cuts no word.
    pub verified: usize,
    /// The facts with a span that begins or ends inside a word.
    pub cutting: Vec<Cutting>,
    /// The passages not found.
    pub unmatched: Vec<Unmatched>,
}

/// A passage that the copy does not have word for word.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unmatched {
    /// The source's slug.
    pub source: String,
    /// The passage's ordinal.
    pub passage: u32,
    /// The line of the copy between the matched neighbours, if there is one.
    pub line: Option<usize>,
    /// The facts that the passage states.
    pub facts: Vec<String>,
}

/// A fact whose quote begins or ends inside a word.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cutting {
    /// The source's slug.
    pub source: String,
    /// The passage's ordinal.
    pub passage: u32,
    /// The fact, as `kb show` accepts it.
    pub fact: String,
}

/// The candidate passages of a text, each with its first line (from 1): every line, every
/// paragraph of several lines, and its parts between lines that are only a year.
fn blocks(copy: &str) -> Vec<(usize, String)> {
    let mut blocks = Vec::new();
    let mut paragraph = (0, Vec::new());
    for (number, line) in (1..).zip(copy.lines().chain([""])) {
        let passage = normalise_passage(line);
        if !passage.is_empty() {
            if paragraph.1.is_empty() {
                paragraph.0 = number;
            }
            blocks.push((number, passage.clone()));
            paragraph.1.push(passage);
            continue;
        }
        if paragraph.1.len() > 1 {
            blocks.push((paragraph.0, paragraph.1.join(" ")));
            let mut first = paragraph.0;
            for part in paragraph.1.split(|line: &String| is_year(line)) {
                if part.len() > 1 && part.len() < paragraph.1.len() {
                    blocks.push((first, part.join(" ")));
                }
                first += part.len() + 1;
            }
        }
        paragraph.1.clear();
    }
    blocks
}

struct Wanted {
    id: i64,
    source: String,
    ordinal: u32,
    hash: String,
    attached: bool,
}

/// Attaches the passages of a dataset's sources that `copy` has, in the caller's
/// transaction.
///
/// # Errors
/// If the base cannot be read or written.
pub fn attach(
    connection: &Connection,
    dataset: &str,
    copy: &str,
) -> rusqlite::Result<AttachReport> {
    let mut found: HashMap<String, (usize, String)> = HashMap::new();
    for (line, text) in blocks(copy) {
        found.entry(passage_hash(&text)).or_insert((line, text));
    }
    let wanted = wanted(connection, dataset)?;
    let mut report = AttachReport { passages: wanted.len(), ..AttachReport::default() };
    let lines: Vec<_> =
        wanted.iter().map(|passage| found.get(&passage.hash).map(|(line, _)| *line)).collect();
    for (index, passage) in wanted.iter().enumerate() {
        let facts = facts(connection, passage.id)?;
        report.locators += facts.len();
        let Some((_, text)) = found.get(&passage.hash) else {
            report.unmatched.push(Unmatched {
                source: passage.source.clone(),
                passage: passage.ordinal,
                line: line_between(copy, &lines, index),
                facts: facts.into_iter().map(|fact| fact.name).collect(),
            });
            continue;
        };
        report.add(passage, text, facts);
        if !passage.attached {
            let update = "UPDATE passages SET text = ?2 WHERE id = ?1";
            connection.prepare_cached(update)?.execute(params![passage.id, text])?;
            report.attached += 1;
        }
    }
    Ok(report)
}

impl AttachReport {
    /// Adds a passage that the copy has, and whether the locators of its facts cut words.
    fn add(&mut self, passage: &Wanted, text: &str, facts: Vec<Fact>) {
        self.matched += 1;
        let located = facts.len();
        let cutting = facts.into_iter().filter(|fact| !cuts_no_word(text, fact.start, fact.length));
        let cutting: Vec<_> = cutting
            .map(|fact| Cutting {
                source: passage.source.clone(),
                passage: passage.ordinal,
                fact: fact.name,
            })
            .collect();
        self.verified += located - cutting.len();
        self.cutting.extend(cutting);
    }
}

fn wanted(connection: &Connection, dataset: &str) -> rusqlite::Result<Vec<Wanted>> {
    let mut statement = connection.prepare(
        "SELECT p.id, s.slug, p.ordinal, p.hash, p.text
         FROM passages AS p JOIN sources AS s ON s.id = p.source_id
         JOIN datasets AS d ON d.id = s.dataset_id
         WHERE d.slug = ?1 ORDER BY s.slug, p.ordinal",
    )?;
    let passages = statement.query_map([dataset], |row| {
        let (hash, text): (String, Option<String>) = (row.get(3)?, row.get(4)?);
        // A text that does not match the hash is replaced.
        let attached = text.is_some_and(|text| passage_hash(&text) == hash);
        let (source, ordinal) = (row.get(1)?, row.get(2)?);
        Ok(Wanted { id: row.get(0)?, source, ordinal, hash, attached })
    })?;
    passages.collect()
}

/// A fact, named as `kb show` accepts it, with its span.
struct Fact {
    name: String,
    start: u32,
    length: u32,
}

/// The facts that a passage states.
fn facts(connection: &Connection, passage: i64) -> rusqlite::Result<Vec<Fact>> {
    let mut statement = connection.prepare_cached(
        "SELECT slug, span_start, span_length FROM events WHERE passage_id = ?1
         UNION ALL SELECT slug, span_start, span_length FROM figures WHERE passage_id = ?1
         UNION ALL SELECT slug, span_start, span_length FROM predictions WHERE passage_id = ?1
         UNION ALL SELECT a.slug || ' ' || r.kind || ' ' || b.slug, r.span_start, r.span_length
             FROM relations AS r
             JOIN entities AS a ON a.id = r.subject_id
             JOIN entities AS b ON b.id = r.object_id
             WHERE r.passage_id = ?1
         UNION ALL SELECT sf.slug, su.span_start, su.span_length FROM supports AS su
             JOIN support_facts AS sf ON sf.support_id = su.id
             WHERE su.passage_id = ?1",
    )?;
    let fact =
        |row: &Row<'_>| Ok(Fact { name: row.get(0)?, start: row.get(1)?, length: row.get(2)? });
    statement.query_map([passage], fact)?.collect()
}

/// The line of the changed passage: it lies between the nearest matched passages before
/// and after.
fn line_between(copy: &str, lines: &[Option<usize>], index: usize) -> Option<usize> {
    let before = lines.get(..index)?.iter().rev().find_map(|line| *line)?;
    let after = lines.get(index + 1..)?.iter().find_map(|line| *line)?;
    let between = (1..)
        .zip(copy.lines())
        .filter(|(number, line)| (before + 1..after).contains(number) && !line.trim().is_empty());
    // Headings lie between passages too; the longest line is the passage.
    between.max_by_key(|(_, line)| line.len()).map(|(number, _)| number)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_and_wrapped_paragraphs_are_blocks() {
        let parts: Vec<_> = blocks("2019\nIn\nspring.\n").into_iter().skip(3).collect();
        let expected = [(1, "2019 In spring."), (2, "In spring.")];
        assert_eq!(parts, expected.map(|(line, text)| (line, text.to_owned())));
        let blocks = blocks("One.\n\nTwo\n wrapped.\n");
        let expected = [(1, "One."), (3, "Two"), (4, "wrapped."), (3, "Two wrapped.")];
        assert_eq!(blocks, expected.map(|(line, text)| (line, text.to_owned())));
    }
}
