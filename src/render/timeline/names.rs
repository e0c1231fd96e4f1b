//! Finds the names of systems in the titles of events.

use super::Event;

/// A part of a text, and the index of the system it names.
pub(super) type Part<'t> = (&'t str, Option<usize>);

/// The systems of an event that its title does not name.
pub(super) fn unnamed(event: &Event) -> Vec<&str> {
    let names = event.systems.iter().map(String::as_str);
    names.filter(|name| position(&event.title, name).is_none()).collect()
}

/// Splits a text at the names of systems.
pub(super) fn parts<'t>(mut text: &'t str, names: &[String]) -> Vec<Part<'t>> {
    let mut parts = Vec::new();
    while let Some((at, length, index)) = first(text, names) {
        parts.push((&text[..at], None));
        parts.push((&text[at..at + length], Some(index)));
        text = &text[at + length..];
    }
    parts.push((text, None));
    parts.retain(|(text, _)| !text.is_empty());
    parts
}

/// The first name in a text, the longest of several at the same position.
fn first(text: &str, names: &[String]) -> Option<(usize, usize, usize)> {
    let found = names.iter().enumerate().filter_map(|(index, name)| {
        let at = position(text, name)?;
        Some((at, name.len(), index))
    });
    found.min_by_key(|(at, length, _)| (*at, std::cmp::Reverse(*length)))
}

/// The position of a name in a text, as whole words.
fn position(text: &str, name: &str) -> Option<usize> {
    let is_word = |letter: Option<char>| letter.is_some_and(char::is_alphanumeric);
    let found = text.match_indices(name).find(|(at, name)| {
        let after = text[at + name.len()..].chars().next();
        !name.is_empty() && !is_word(text[..*at].chars().next_back()) && !is_word(after)
    });
    found.map(|(at, _)| at)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(names: &[&str]) -> Vec<String> {
        names.iter().map(|name| (*name).to_owned()).collect()
    }

    #[test]
    fn names_are_found_as_words_and_the_longest_wins() {
        let systems = names(&["Dojo", "Dojo 1", "D1"]);
        assert_eq!(
            parts("Dojos: Dojo 1 has D1s, Dojo's", &systems),
            [
                ("Dojos: ", None),
                ("Dojo 1", Some(1)),
                (" has D1s, ", None),
                ("Dojo", Some(0)),
                ("'s", None)
            ]
        );
        assert_eq!(parts("", &systems), []);
    }

    #[test]
    fn systems_named_in_the_title_are_not_repeated() {
        let title = "Dojo's D1".to_owned();
        let event = Event { date: String::new(), title, systems: names(&["D1", "Dojo", "FSD"]) };
        assert_eq!(unnamed(&event), ["FSD"]);
    }
}
