//! How much a file may ask of the reader of TOML, found out before it is read: a value
//! of two bytes takes a hundred in memory, a table four times as much, and a dotted key
//! is compared with every other key of its table.

/// Values that the files of a dataset may have together; a table counts for four.
/// A dataset of 64 MiB that says something has no more than five millions.
const MOST: usize = 6_000_000;

/// What a table counts for.
const TABLE: usize = 4;

/// Dotted keys (`title.en = "…"`) that one table may have: no record has so many.
const DOTTED: usize = 100;

/// What the files of a dataset have asked for so far.
#[derive(Debug, Default)]
pub(super) struct Bounds {
    values: usize,
}

/// Where in a file, and what a dataset may have there.
pub(super) type Beyond = (usize, String);

/// The tables that are open at a byte of a file, and the key before it.
struct Tables {
    /// Of every table that is open, its dotted keys.
    dotted: Vec<usize>,
    /// Brackets that are open.
    brackets: usize,
    /// Dots since the last key may have begun.
    dots: usize,
    /// Whether the line so far is white space.
    is_start: bool,
}

impl Bounds {
    /// Counts what is in a file.
    ///
    /// # Errors
    /// If that is too much.
    pub(super) fn hold(&mut self, text: &str) -> Result<(), Beyond> {
        let bytes = text.as_bytes();
        let mut tables = Tables { dotted: vec![0], brackets: 0, dots: 0, is_start: true };
        let mut at = 0;
        while let Some(byte) = bytes.get(at) {
            self.values += tables.take(*byte);
            if self.values > MOST {
                let message = "the files of a dataset have no more than 6,000,000 values \
                               together (a table counts for 4)";
                return Err((at, message.to_owned()));
            }
            if tables.dotted.last().is_some_and(|dotted| *dotted > DOTTED) {
                return Err((at, format!("a table has no more than {DOTTED} dotted keys")));
            }
            at = match byte {
                b'#' => line_end(bytes, at),
                b'"' | b'\'' => text_end(bytes, at),
                _ => at + 1,
            };
        }
        Ok(())
    }
}

impl Tables {
    /// Takes the next byte that stands in no text and no comment; gives what it
    /// counts for.
    fn take(&mut self, byte: u8) -> usize {
        let is_start = std::mem::replace(&mut self.is_start, byte == b'\n');
        self.is_start |= is_start && byte.is_ascii_whitespace();
        match byte {
            b'.' => self.dots += 1,
            b'=' => {
                if let Some(dotted) = self.dotted.last_mut() {
                    *dotted += usize::from(self.dots > 0);
                }
                return 1;
            }
            b'{' => self.dotted.push(0),
            b'}' if self.dotted.len() > 1 => drop(self.dotted.pop()),
            b'[' => {
                // A header: the keys of another table follow.
                if is_start && self.brackets == 0 && self.dotted.len() == 1 {
                    self.dotted = vec![0];
                }
                self.brackets += 1;
            }
            b']' => self.brackets = self.brackets.saturating_sub(1),
            _ => {}
        }
        if b"\n,{[".contains(&byte) {
            self.dots = 0;
        }
        match byte {
            b',' => 1,
            b'{' | b'[' => TABLE,
            _ => 0,
        }
    }
}

/// Where a line ends.
fn line_end(bytes: &[u8], at: usize) -> usize {
    bytes[at..].iter().position(|byte| *byte == b'\n').map_or(bytes.len(), |end| at + end)
}

/// Behind the end of the text in quotes that begins at a byte.
fn text_end(bytes: &[u8], at: usize) -> usize {
    let quote = bytes[at];
    let is_long = bytes[at..].starts_with(&[quote; 3]);
    let (mut end, mark): (usize, &[u8]) =
        if is_long { (at + 3, &[quote; 3]) } else { (at + 1, &[quote]) };
    while end < bytes.len() {
        match bytes[end] {
            b'\\' if quote == b'"' => end += 2,
            // Only a text in three quotes goes on in the next line.
            b'\n' if !is_long => return end,
            _ if bytes[end..].starts_with(mark) => return end + mark.len(),
            _ => end += 1,
        }
    }
    bytes.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn holds(text: &str) -> Result<(), Beyond> {
        Bounds::default().hold(text)
    }

    #[test]
    fn dotted_keys_are_counted_table_by_table() {
        let keys = |count: usize| "a.b = 1\n".repeat(count);
        assert_eq!(holds(&keys(100)), Ok(()));
        let (at, message) = holds(&keys(101)).unwrap_err();
        assert_eq!((at, message.as_str()), (804, "a table has no more than 100 dotted keys"));
        let tables = format!("[[x]]\n{}", keys(90)).repeat(5);
        assert_eq!(holds(&tables), Ok(()));
        let inline = "x = [\n".to_owned() + &"{ a.b = 1, 'c.d'.e = 2.5 },\n".repeat(500) + "]\n";
        assert_eq!(holds(&inline), Ok(()));
        assert!(holds(&format!("x = {{ {} }}", "a.b = 1, ".repeat(101))).is_err());
        // A line of an array is no header.
        assert!(holds(&"a.b = [\n[1]]\n".repeat(101)).is_err());
        assert!(holds(&format!("x = {{ {} }}", "a.b = [\n[1]], ".repeat(101))).is_err());
    }

    #[test]
    fn what_stands_in_texts_and_comments_counts_for_nothing() {
        for text in [
            format!("x = \"{}\"\n", ",[{.=\\\"".repeat(MOST / 4)),
            format!("x = '{}'\n", ",[{.=".repeat(MOST / 4)),
            format!("x = \"\"\"{}\"\"\"\n", "a.b = 1,\n[[{".repeat(MOST / 4)),
            format!("x = 1 # {}\n", ",[{.=\"".repeat(MOST / 4)),
        ] {
            assert_eq!(holds(&text), Ok(()));
        }
    }

    #[test]
    fn values_and_tables_are_counted_over_all_files() {
        let mut bounds = Bounds::default();
        let half = "1,".repeat(MOST / 2 - 1);
        assert_eq!(bounds.hold(&half), Ok(()));
        assert_eq!(bounds.hold(&half), Ok(()));
        assert!(bounds.hold("x = [1, 2, 3]").is_err());
        assert!(holds(&"[[event]]\n".repeat(MOST / 8 + 1)).is_err());
    }
}
