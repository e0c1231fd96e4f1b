//! The lines of a text, whatever ends them.

/// Where each line begins.
pub(super) struct Lines(Vec<usize>);

impl Lines {
    /// The lines of a text; they end in LF, CR LF or CR.
    pub(super) fn of(text: &str) -> Self {
        let bytes = text.as_bytes();
        let ends = |at: &usize| match bytes[*at] {
            b'\n' => true,
            b'\r' => bytes.get(at + 1) != Some(&b'\n'),
            _ => false,
        };
        let starts = (0..bytes.len()).filter(ends).map(|at| at + 1);
        Self(std::iter::once(0).chain(starts).collect())
    }

    /// The number, from 1, of the line with this byte.
    pub(super) fn at(&self, byte: usize) -> usize {
        self.0.partition_point(|start| *start <= byte)
    }
}

#[cfg(test)]
mod tests {
    use super::Lines;

    #[test]
    fn every_kind_of_end_ends_one_line() {
        for text in ["a\nb\nc", "a\r\nb\r\nc", "a\rb\rc"] {
            let lines = Lines::of(text);
            let at = |letter| lines.at(text.find(letter).unwrap());
            assert_eq!(["a", "b", "c"].map(at), [1, 2, 3], "{text:?}");
        }
    }
}
