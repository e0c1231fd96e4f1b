//! Limits the cost of parsing TOML before the parser runs: a value of two bytes takes a
//! hundred in memory, a table four times as much, and a dotted key is compared with every
//! other key of its table.

/// The largest number of values in all files of a dataset; a table counts for four. A
/// realistic dataset of 64 MiB has no more than five million.
const MOST: usize = 6_000_000;

/// The weight of a table.
const TABLE: usize = 4;

/// The largest number of dotted keys (`title.en = "…"`) in one table: no record has so many.
const DOTTED: usize = 100;

/// The values counted so far.
#[derive(Debug, Default)]
pub(super) struct Bounds {
    values: usize,
}

/// A byte of a file, and the limit that it exceeds.
pub(super) type Beyond = (usize, String);

/// The state of the scanner at a byte of a file.
struct Tables {
    /// The number of dotted keys of each open table.
    dotted: Vec<usize>,
    /// The number of open brackets.
    brackets: usize,
    /// Dots since a key may have begun.
    dots: usize,
    /// Whether the line so far is white space.
    is_start: bool,
}

impl Bounds {
    /// Counts the values of a file.
    ///
    /// # Errors
    /// If a limit is exceeded.
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
    /// Scans the next byte outside of texts and comments; returns its weight.
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

/// The end of a line.
fn line_end(bytes: &[u8], at: usize) -> usize {
    bytes[at..].iter().position(|byte| *byte == b'\n').map_or(bytes.len(), |end| at + end)
}

/// The end of the quoted text that begins at a byte.
fn text_end(bytes: &[u8], at: usize) -> usize {
    let quote = bytes[at];
    let is_long = bytes[at..].starts_with(&[quote; 3]);
    let (mut end, mark): (usize, &[u8]) =
        if is_long { (at + 3, &[quote; 3]) } else { (at + 1, &[quote]) };
    while end < bytes.len() {
        match bytes[end] {
            b'\\' if quote == b'"' => end += 2,
            // Only a text in three quotes continues on the next line.
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
    fn texts_and_comments_are_not_counted() {
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
    fn values_and_tables_are_counted_across_files() {
        let mut bounds = Bounds::default();
        let half = "1,".repeat(MOST / 2 - 1);
        assert_eq!(bounds.hold(&half), Ok(()));
        assert_eq!(bounds.hold(&half), Ok(()));
        assert!(bounds.hold("x = [1, 2, 3]").is_err());
        assert!(holds(&"[[event]]\n".repeat(MOST / 8 + 1)).is_err());
    }
}
