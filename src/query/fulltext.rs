//! Words as full-text queries. The query language of FTS5 has operators and quotes;
//! here they are quoted, so that everything typed is only words.

/// The expression that finds what has all of these words, the last of which may
/// be the beginning of one; `None` if there is no letter and no digit in them.
#[must_use]
pub fn match_expression(words: &str) -> Option<String> {
    // The index reads an expression up to its first NUL.
    let words = words.split(|letter: char| letter.is_whitespace() || letter == '\0');
    let quoted: Vec<String> = words
        .filter(|word| word.contains(char::is_alphanumeric))
        .map(|word| format!("\"{}\"", word.replace('"', "\"\"")))
        .collect();
    (!quoted.is_empty()).then(|| quoted.join(" ") + "*")
}

/// The expression for words that stand next to each other.
#[must_use]
pub(super) fn adjacent(words: &str) -> String {
    format!("\"{}\"", words.replace(['"', '\0'], " "))
}

/// The expression for words of a phrase: all of them, of which those with four
/// letters or more may be the beginning of one.
#[must_use]
pub(super) fn phrase_expression(words: &str) -> Option<String> {
    let words = words.split_whitespace().filter(|word| word.contains(char::is_alphanumeric));
    let quoted = words.map(|word| {
        let rest = if word.chars().count() < 4 { "" } else { "*" };
        format!("\"{}\"{rest}", word.replace('\0', " ").replace('"', "\"\""))
    });
    let quoted: Vec<_> = quoted.collect();
    (!quoted.is_empty()).then(|| quoted.join(" "))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use rusqlite::Connection;

    use super::*;

    #[test]
    fn every_word_is_quoted_and_the_last_may_go_on() {
        let expression = |words| match_expression(words).unwrap();
        assert_eq!(expression("cort"), r#""cort"*"#);
        assert_eq!(expression(" Dojo  tile "), r#""Dojo" "tile"*"#);
        assert_eq!(expression("a:b AND -c NEAR("), r#""a:b" "AND" "-c" "NEAR("*"#);
        assert_eq!(expression(r#"say "dojo" now"#), r#""say" """dojo""" "now"*"#);
        assert_eq!(expression("1.5 * ^ !"), r#""1.5"*"#);
    }

    #[test]
    fn long_words_of_a_phrase_may_go_on() {
        let expression = |words| phrase_expression(words).unwrap();
        assert_eq!(expression("AI Day"), r#""AI" "Day""#);
        assert_eq!(expression("delay - chip"), r#""delay"* "chip"*"#);
        assert_eq!(phrase_expression(" * "), None);
        assert_eq!(matches(&index(), &expression("cort texts")).unwrap(), 0);
        assert_eq!(matches(&index(), &expression("cort texa")).unwrap(), 1);
    }

    #[test]
    fn without_a_letter_there_is_nothing_to_search_for() {
        for words in ["", " ", "\"", "*", "- ( )", "👩\u{200d}🚀", "\0"] {
            assert_eq!(match_expression(words), None, "{words:?}");
        }
    }

    #[test]
    fn the_last_word_finds_what_begins_with_it() {
        let index = index();
        let hits = |words| hits(&index, words).unwrap();
        assert_eq!(hits("CORTEX"), 1);
        assert_eq!(hits("cort"), 1);
        assert_eq!(hits("gig cortex"), 0);
        assert_eq!(hits("ete"), 1);
    }

    fn index() -> Connection {
        let index = Connection::open_in_memory().unwrap();
        let make = "CREATE VIRTUAL TABLE search USING fts5 (
                text, tokenize = 'unicode61 remove_diacritics 2');
            INSERT INTO search VALUES ('Cortex at Giga Texas, été 2024')";
        index.execute_batch(make).unwrap();
        index
    }

    fn hits(index: &Connection, words: &str) -> rusqlite::Result<i64> {
        let Some(expression) = match_expression(words) else { return Ok(0) };
        matches(index, &expression)
    }

    fn matches(index: &Connection, expression: &str) -> rusqlite::Result<i64> {
        let count = "SELECT count(*) FROM search WHERE search MATCH ?1";
        index.query_row(count, [expression], |row| row.get(0))
    }

    proptest! {
        #[test]
        fn no_words_are_an_error(words in "\\PC{0,20}|[\"*:(){}^+\\- \0aNEAROT]{0,20}") {
            prop_assert!(hits(&index(), &words).is_ok());
            let expression = phrase_expression(&words);
            prop_assert!(expression.is_none_or(|words| matches(&index(), &words).is_ok()));
        }
    }
}
