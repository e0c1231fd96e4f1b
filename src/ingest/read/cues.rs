//! The words of boilerplate around an article, in all languages at once: a French
//! article may be on an English page.

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::language::entries;
use crate::language::vocabularies;
use crate::model::Language;
use crate::model::text::key;

/// The languages whose words are recognised.
const LANGUAGES: [Language; 2] = [Language::En, Language::Fr];

/// How a line is not part of the article, with the reason.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum BoilerplateCue {
    /// It opens a section that is not part of the article.
    Section(&'static str),
    /// It alone is not part of the article.
    Line(&'static str),
}

/// The kind of a labelled date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum StampKind {
    /// The date of publication.
    Published,
    /// The date of the last change.
    Updated,
}

/// The longest line that can be a cue, in bytes.
const LONGEST: usize = 400;

/// The cues of all languages.
#[derive(Debug, Default)]
pub(super) struct PageCues {
    whole: HashMap<String, BoilerplateCue>,
    openings: Vec<(String, bool, &'static str)>,
    months: HashMap<String, u32>,
    stamps: Vec<(Vec<String>, StampKind)>,
    stories: Vec<String>,
    bylines: Vec<String>,
    ago: Vec<String>,
    endings: Vec<(String, bool, &'static str)>,
    channels: Vec<String>,
    counters: Vec<String>,
    functions: Vec<String>,
    weekdays: Vec<String>,
}

/// The cues, parsed once.
pub(super) fn cues() -> &'static PageCues {
    static CUES: LazyLock<PageCues> = LazyLock::new(PageCues::new);
    &CUES
}

impl PageCues {
    fn new() -> Self {
        let mut cues = Self::default();
        let files = LANGUAGES.map(vocabularies);
        for entry in
            files.iter().flat_map(|files| entries(files.calendar).chain(entries(files.page)))
        {
            for phrase in entry.phrases() {
                cues.add(entry.kind, entry.value, phrase);
            }
        }
        for entry in files.iter().flat_map(|files| entries(files.dates)) {
            if entry.kind == "weekday" {
                cues.weekdays.extend(entry.phrases().map(key));
            }
        }
        cues.bylines.sort_by_key(|words| std::cmp::Reverse(words.len()));
        // The longest first: `published on` before `published`.
        cues.stamps.sort_by_key(|(words, _)| std::cmp::Reverse(words.len()));
        cues
    }

    fn add(&mut self, kind: &str, value: &'static str, phrase: &'static str) {
        let words = key(phrase);
        let split = || words.split(' ').map(str::to_owned).collect();
        match kind {
            "section" => {
                self.whole.insert(words, BoilerplateCue::Section(value));
            }
            "line" => {
                self.whole.insert(words, BoilerplateCue::Line(value));
            }
            "opening" => self.openings.push((words, phrase.ends_with(':'), value)),
            "month" => {
                let number = value.split(' ').next().and_then(|number| number.parse().ok());
                self.months.extend(number.map(|number| (words, number)));
            }
            "published" => self.stamps.push((split(), StampKind::Published)),
            "updated" => self.stamps.push((split(), StampKind::Updated)),
            "story" => self.stories.push(words),
            "byline" => self.bylines.push(words),
            "ago" => self.ago.push(words),
            "credit" => self.endings.push((words, false, value)),
            "ending" => self.endings.push((words, true, value)),
            "channel" => self.channels.push(words),
            "function" => self.functions.push(words),
            "counter" => self.counters.push(words),
            _ => {}
        }
    }

    /// How a line is not part of the article, judged by its words.
    pub(super) fn line(&self, text: &str) -> Option<BoilerplateCue> {
        if text.len() > LONGEST {
            return None;
        }
        let words = key(text);
        // `Comments (3)`, `3 comments`.
        let counts = |letter: char| letter.is_ascii_digit() || letter == ' ';
        if let Some(cue) = self.whole.get(words.trim_matches(counts)) {
            return Some(*cue);
        }
        let colon = text.find(':').map(|end| key(&text[..end]));
        let opens = |(phrase, before_colon, _): &&(String, bool, &str)| {
            if *before_colon { colon.as_ref() == Some(phrase) } else { begins(&words, phrase) }
        };
        self.openings.iter().find(opens).map(|(_, _, why)| BoilerplateCue::Line(why))
    }

    /// Why a line below the article is not part of it: it says how to reach its author or
    /// its publisher.
    pub(super) fn ending(&self, text: &str) -> Option<&'static str> {
        if text.len() > LONGEST {
            return None;
        }
        let words = key(text);
        let reaches = text.contains('@')
            || words.split(' ').any(|word| self.channels.iter().any(|channel| channel == word));
        let is = |(phrase, to_reach, _): &&(String, bool, &str)| {
            begins(&words, phrase) && (reaches || !to_reach)
        };
        self.endings.iter().find(is).map(|(_, _, why)| *why)
    }

    /// Whether a word, as `key` makes it, is the name of a day of the week.
    #[cfg(feature = "markup")]
    pub(super) fn is_weekday(&self, word: &str) -> bool {
        self.weekdays.iter().any(|weekday| weekday == word)
    }

    /// Whether a word names what somebody does at a newspaper.
    #[cfg(feature = "markup")]
    pub(super) fn is_function(&self, word: &str) -> bool {
        self.functions.iter().any(|function| function == word)
    }

    /// Whether a word stands between the numbers of a picture and of all pictures.
    pub(super) fn is_counter(&self, word: &str) -> bool {
        self.counters.iter().any(|counter| counter == word)
    }

    /// The number of a month, from its name as `key` makes it.
    pub(super) fn month(&self, word: &str) -> Option<u32> {
        self.months.get(word).copied()
    }

    /// The kind of the date that the words label, and how many words the label has.
    pub(super) fn stamp(&self, words: &[&str]) -> Option<(usize, StampKind)> {
        let is = |(phrase, _): &&(Vec<String>, StampKind)| {
            phrase.len() <= words.len() && phrase.iter().zip(words).all(|(one, other)| one == other)
        };
        self.stamps.iter().find(is).map(|(phrase, stamp)| (phrase.len(), *stamp))
    }

    /// Whether a line is about the article itself; `words` is a `key`.
    pub(super) fn is_about_article(&self, words: &str) -> bool {
        self.stories.iter().any(|phrase| begins(words, phrase))
    }

    /// The rest of a line that begins like a byline.
    pub(super) fn byline<'t>(&self, text: &'t str) -> Option<&'t str> {
        self.bylines.iter().find_map(|phrase| {
            let end = text.char_indices().map(|(at, letter)| at + letter.len_utf8());
            let end = end.take(phrase.len() + 4).find(|end| key(&text[..*end]) == *phrase)?;
            let rest = text.get(end..)?.strip_prefix([' ', ':', '\u{a0}'])?;
            Some(rest.trim_start_matches([' ', ':', '\u{a0}']))
        })
    }

    /// Whether the words give the age of a comment.
    pub(super) fn is_age(&self, words: &str) -> bool {
        self.ago.iter().any(|phrase| begins(words, phrase) || words.ends_with(phrase.as_str()))
    }
}

/// Whether words begin with a phrase, word by word.
fn begins(words: &str, phrase: &str) -> bool {
    words.strip_prefix(phrase).is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cues_ignore_case_punctuation_and_counts() {
        let cue = |text| cues().line(text);
        assert_eq!(cue("COMMENTS (12)"), Some(BoilerplateCue::Section("comments")));
        assert_eq!(cue("3 commentaires"), Some(BoilerplateCue::Section("comments")));
        assert_eq!(cue("À LIRE AUSSI"), Some(BoilerplateCue::Section("related links")));
        assert_eq!(cue("Lire aussi : un autre titre"), Some(BoilerplateCue::Line("related links")));
        assert_eq!(cue("We use cookies to see you"), Some(BoilerplateCue::Line("cookie notice")));
        assert_eq!(cue("Share"), Some(BoilerplateCue::Line("share bar")));
        assert_eq!(cue("Shares fell in 2022"), None);
        assert_eq!(cue("See also the report of 2019"), None);
    }

    #[test]
    fn a_byline_gives_the_rest_of_its_line() {
        assert_eq!(cues().byline("By Ada Stone"), Some("Ada Stone"));
        assert_eq!(cues().byline("Écrit par : Ada Stone"), Some("Ada Stone"));
        assert_eq!(cues().byline("Bystanders saw it"), None);
    }
}
