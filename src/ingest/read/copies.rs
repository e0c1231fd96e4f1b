//! Duplicates: pages often contain their article twice. Only the first copy is kept.

use std::collections::HashMap;
use std::collections::hash_map::DefaultHasher;
use std::hash::{Hash, Hasher};

use super::raw_document::{COPY, RawDocument};

/// The shortest duplicate, in Unicode scalar values: a sentence may occur twice in an
/// article, a longer run does not.
const ENOUGH: usize = 80;

/// Excludes the second copy of duplicated runs.
pub(super) fn leave_out(raw: &mut RawDocument) {
    let texts: Vec<_> = raw.kept().map(|block| raw.of(block)).collect();
    let copies = copies(&texts);
    let kept = raw.blocks.iter_mut().filter(|block| block.why.is_none());
    for (block, _) in kept.zip(copies).filter(|(_, copy)| *copy) {
        block.why = Some(COPY);
    }
}

/// For each text, whether it belongs to a second copy: runs that occurred before in the
/// same order, with at most a few other texts between them, and together as long as half
/// of what stands above them. An article may repeat a paragraph.
pub(super) fn copies(texts: &[&str]) -> Vec<bool> {
    let runs = runs(texts);
    let mut copies = vec![false; texts.len()];
    let lengths: Vec<usize> = texts.iter().map(|text| text.chars().count()).collect();
    let mut above = vec![0];
    above.extend(lengths.iter().scan(0, |sum, length| {
        *sum += length;
        Some(*sum)
    }));
    let follows = |one: &Run, next: &Run| {
        next.begin - one.end <= BETWEEN && next.earlier >= one.earlier + (one.end - one.begin)
    };
    let mut copied = 0;
    for region in runs.chunk_by(follows) {
        let length: usize = region.iter().map(|run| above[run.end] - above[run.begin]).sum();
        let before = region.first().map_or(0, |run| above[run.begin]) - copied;
        if length * 2 >= before {
            for run in region {
                copies[run.begin..run.end].fill(true);
            }
            copied += length;
        }
    }
    copies
}

/// The most texts between two runs of one copy.
const BETWEEN: usize = 3;

/// Texts that occurred before, one after the other.
struct Run {
    earlier: usize,
    begin: usize,
    end: usize,
}

/// The runs that are long enough to be a copy.
fn runs(texts: &[&str]) -> Vec<Run> {
    let keys: Vec<u64> = texts.iter().map(|text| hash(text)).collect();
    let mut first = HashMap::with_capacity(keys.len());
    let mut runs = Vec::<Run>::new();
    let mut index = 0;
    while index < keys.len() {
        let earlier = *first.entry(keys[index]).or_insert(index);
        let length = if earlier < index { run(texts, &keys, earlier, index) } else { 0 };
        if length == 0 || !is_copy(texts, earlier, index, length) {
            index += 1;
            continue;
        }
        let last = runs.last().map_or(0, |run| run.end);
        let back = before(&keys, last, earlier, index);
        runs.push(Run { earlier: earlier - back, begin: index - back, end: index + length });
        index += length;
    }
    runs
}

/// The hash of a text, ignoring differences in white space.
fn hash(text: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    text.split_whitespace().for_each(|word| word.hash(&mut hasher));
    hasher.finish()
}

/// The number of texts from `index` on that equal those from `earlier` on.
fn run(texts: &[&str], keys: &[u64], earlier: usize, index: usize) -> usize {
    let pairs = (earlier..).zip(index..keys.len());
    let same = |(one, other): &(usize, usize)| {
        keys[*one] == keys[*other]
            && texts[*one].split_whitespace().eq(texts[*other].split_whitespace())
    };
    pairs.take_while(same).count()
}

/// Whether a run is long enough, or the whole text repeated.
fn is_copy(texts: &[&str], earlier: usize, index: usize, length: usize) -> bool {
    let doubled = earlier == 0 && index <= length && index + length == texts.len();
    let mut scalars = texts[index..index + length].iter().map(|text| text.chars().count());
    doubled
        || scalars
            .try_fold(0, |sum, more| (sum < ENOUGH).then_some(sum + more))
            .is_none_or(|sum| sum >= ENOUGH)
}

/// The number of texts right before `index` that equal those before `earlier`, such as
/// a year above both copies; none before `last`.
fn before(keys: &[u64], last: usize, earlier: usize, index: usize) -> usize {
    let pairs = (0..earlier).rev().zip((last.max(earlier + 1)..index).rev());
    pairs.take_while(|(one, other)| keys[*one] == keys[*other]).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    const LONG: &str = "The plant at the river opened its gates in spring and closed them again, \
                        to the surprise of all.";

    #[test]
    fn the_second_copy_includes_its_short_lines() {
        let texts = ["Title", "2019", LONG, "0", "2019", LONG, "Other"];
        assert_eq!(copies(&texts), [false, false, false, false, true, true, false]);
    }

    #[test]
    fn short_lines_may_occur_twice() {
        let texts = ["2019", "No news.", "2020", "No news."];
        assert_eq!(copies(&texts), [false; 4]);
        assert_eq!(copies(&[]), [false; 0]);
    }

    #[test]
    fn a_paragraph_may_occur_twice_in_a_longer_text() {
        let more = "Between the two years, the owners of the plant tried to sell it to the town, \
                    which had no use for it and no money, and then to a man from the north, who \
                    came to see it twice.";
        let texts = ["2019", more, "A", LONG, "B", "2020", LONG, "C"];
        assert_eq!(copies(&texts), [false; 8]);
    }

    #[test]
    fn a_text_repeated_as_a_whole_is_a_copy() {
        assert_eq!(copies(&["In 2019.", "In 2019."]), [false, true]);
        assert_eq!(
            copies(&["a", "b", "a", " b", "a", "b"]),
            [false, false, true, true, true, true]
        );
    }
}
