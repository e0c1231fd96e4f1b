//! The text of an event: its title, then the systems the title does not name.

use super::Entry;

/// A part of a text, and the system it names by its place in a list.
pub(super) type Piece<'t> = (&'t str, Option<usize>);

/// The names of an event's systems that its title does not have.
pub(super) fn unnamed(entry: &Entry) -> Vec<&str> {
    let names = entry.systems.iter().map(String::as_str);
    names.filter(|name| place(&entry.title, name).is_none()).collect()
}

/// Cuts a text at the names of systems in it.
pub(super) fn pieces<'t>(mut text: &'t str, names: &[String]) -> Vec<Piece<'t>> {
    let mut pieces = Vec::new();
    while let Some((at, length, index)) = first(text, names) {
        pieces.push((&text[..at], None));
        pieces.push((&text[at..at + length], Some(index)));
        text = &text[at + length..];
    }
    pieces.push((text, None));
    pieces.retain(|(text, _)| !text.is_empty());
    pieces
}

/// The name that comes first in a text, the longest of several at one place.
fn first(text: &str, names: &[String]) -> Option<(usize, usize, usize)> {
    let found = names.iter().enumerate().filter_map(|(index, name)| {
        let at = place(text, name)?;
        Some((at, name.len(), index))
    });
    found.min_by_key(|(at, length, _)| (*at, std::cmp::Reverse(*length)))
}

/// Where a name stands in a text as words of its own.
fn place(text: &str, name: &str) -> Option<usize> {
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
            pieces("Dojos: Dojo 1 has D1s, Dojo's", &systems),
            [
                ("Dojos: ", None),
                ("Dojo 1", Some(1)),
                (" has D1s, ", None),
                ("Dojo", Some(0)),
                ("'s", None)
            ]
        );
        assert_eq!(pieces("", &systems), []);
    }

    #[test]
    fn systems_the_title_names_are_not_told_twice() {
        let title = "Dojo's D1".to_owned();
        let entry = Entry { date: String::new(), title, systems: names(&["D1", "Dojo", "FSD"]) };
        assert_eq!(unnamed(&entry), ["FSD"]);
    }
}
