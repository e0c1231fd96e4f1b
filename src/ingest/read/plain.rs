//! Plain text: a line is a heading or a passage.

use super::super::text::{Block, BlockKind};

/// The blocks of a text.
pub(super) fn blocks(text: &str) -> Vec<Block> {
    let mut origin = 0;
    let mut blocks = Vec::new();
    for line in text.split_inclusive('\n') {
        let kind = if is_year(line.trim()) { BlockKind::Heading } else { BlockKind::Passage };
        blocks.extend(Block::new(kind, line, origin));
        origin += line.chars().count();
    }
    blocks
}

/// Whether a line is a year and nothing else.
fn is_year(line: &str) -> bool {
    line.len() == 4 && line.bytes().all(|byte| byte.is_ascii_digit())
}
