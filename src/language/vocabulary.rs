//! The format of vocabularies: lines of `kind value: phrase | phrase …`. Empty lines and
//! lines that begin with `#` are ignored.

/// A line of a vocabulary.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Entry<'v> {
    pub(crate) kind: &'v str,
    pub(crate) value: &'v str,
    phrases: &'v str,
}

impl<'v> Entry<'v> {
    pub(crate) fn phrases(&self) -> impl Iterator<Item = &'v str> + use<'v> {
        self.phrases.split('|').map(str::trim).filter(|phrase| !phrase.is_empty())
    }
}

/// The lines of a vocabulary.
pub(crate) fn entries(text: &str) -> impl Iterator<Item = Entry<'_>> {
    let lines = text.lines().filter(|line| !line.starts_with('#'));
    lines.filter_map(|line| {
        let (head, phrases) = line.split_once(": ")?;
        let (kind, value) = head.split_once(' ').unwrap_or((head, ""));
        Some(Entry { kind, value: value.trim(), phrases })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_has_a_kind_a_value_and_phrases() {
        let text = "# months\n\nmonth 1: january | jan\nand: and\n";
        let read: Vec<_> = entries(text)
            .map(|entry| (entry.kind, entry.value, entry.phrases().collect::<Vec<_>>()))
            .collect();
        let expected = [("month", "1", vec!["january", "jan"]), ("and", "", vec!["and"])];
        assert_eq!(read, expected);
    }
}
