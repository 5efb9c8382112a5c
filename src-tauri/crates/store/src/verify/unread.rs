//! What a check of the pages says of a disk that does not give them: no page is damaged by that.

use std::io;

use crate::error::StoreError;

/// How `SQLCipher` begins what it says of a page that the disk does not give.
const NOT_GIVEN: &str = "error reading ";
/// How `SQLite` ends the same.
const WITH_CODE: &str = "error code ";
const WITH_CODE_OF_PAGE: &str = "error code=";
/// How `SQLite` says it of a page without which nothing behind it is found; it does not say why.
const NO_PAGE: &str = "failed to get page ";

/// The error that is behind one of these lines, where the disk did not give a page; `is_sound` says whether all pages were
/// read before and were as they were written.
///
/// # Errors
/// `Io`.
pub(super) fn must_be_given(lines: &[String], is_sound: bool) -> Result<(), StoreError> {
    let is_of_disk = |line: &&String| {
        line.starts_with(NOT_GIVEN) || is_code_of_disk(line) || is_sound && line.contains(NO_PAGE)
    };
    match lines.iter().find(is_of_disk) {
        Some(line) => Err(StoreError::Io(Box::new(io::Error::other(line.clone())))),
        None => Ok(()),
    }
}

/// Whether the code of `SQLite` at the end of the line is one of reading and writing.
fn is_code_of_disk(line: &str) -> bool {
    let code = line.rsplit_once(WITH_CODE).or_else(|| line.rsplit_once(WITH_CODE_OF_PAGE));
    let code = code.and_then(|(_, code)| code.trim().parse::<i32>().ok());
    code.is_some_and(|code| code & 0xff == rusqlite::ffi::SQLITE_IOERR)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn is_of_disk(line: &str, is_sound: bool) -> bool {
        must_be_given(&[line.to_owned()], is_sound).is_err()
    }

    #[test]
    fn a_page_that_the_disk_does_not_give_is_not_damaged() {
        let cipher = "error reading 4096 bytes from file page 7 at offset 24576";
        let tree = "Tree 4 page 9: unable to get the page. error code=266";
        let child = "Tree 4 page 9 cell 3: btreeInitPage() returns error code 266";
        for line in [cipher, tree, child] {
            assert!(is_of_disk(line, false), "{line}");
        }
        let overflow = "Tree 4 page 9 cell 3: failed to get page 77";
        assert!(is_of_disk(overflow, true) && !is_of_disk(overflow, false));
        for line in [
            "HMAC verification failed for page 7",
            "Tree 4 page 9: btreeInitPage() returns error code 11",
            "Tree 4 page 9: unable to get the page. error code=1",
            "row 3 missing from index articles_by_time",
        ] {
            assert!(!is_of_disk(line, true), "{line}");
        }
    }
}
