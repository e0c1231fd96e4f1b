//! Reads untrusted files up to a limit, so that neither a device nor a sparse
//! file fills the memory.

use std::io::{self, ErrorKind, Read};

use crate::ingest::LONGEST_TEXT;

/// The maximum size of a file in bytes: that of the longest article.
pub(super) const LARGEST: u64 = LONGEST_TEXT as u64;

/// Reads everything; an error if it is larger than allowed.
pub(super) fn read_all(from: impl Read) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    from.take(LARGEST + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > LARGEST {
        let message = format!("it is larger than {} MiB", LARGEST >> 20);
        return Err(io::Error::new(ErrorKind::FileTooLarge, message));
    }
    Ok(bytes)
}
