//! Files that somebody hands a user: read up to a limit, so that neither a device
//! nor a sparse file fills the memory.

use std::io::{self, ErrorKind, Read};

use crate::ingest::LONGEST_TEXT;

/// The most that is read of one file, in bytes: as much as the longest article.
pub(super) const LARGEST: u64 = LONGEST_TEXT as u64;

/// All that there is to read, or an error that says how much may be.
pub(super) fn read_all(from: impl Read) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    from.take(LARGEST + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > LARGEST {
        let message = format!("it is larger than {} MiB", LARGEST >> 20);
        return Err(io::Error::new(ErrorKind::FileTooLarge, message));
    }
    Ok(bytes)
}
