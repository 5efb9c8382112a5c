//! How much of a damaged vault can be read, before anybody salvages it.

use std::fs;
use std::path::Path;

use secrecy::SecretString;

use super::super::live::{self, Live};
use super::super::{Vault, keys};
use super::Pages;
use crate::error::StoreError;

/// How much of a vault file is as it was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Readable {
    /// How many of its pages are as they were written.
    pub pages: u32,
    /// How many pages there are, or were before it was cut off.
    pub of: u32,
    /// Whether the file ends before its last page does.
    pub is_cut: bool,
}

impl Vault {
    /// How much of the vault file at `path` can be read, page by page. It takes as long as reading the file does, and
    /// writes nothing.
    ///
    /// # Errors
    /// `WrongPassphrase`; `Missing`, `NotAVault`, and `Damaged` where the header is lost; `Io`.
    pub fn readable(path: &Path, secret: &SecretString) -> Result<Readable, StoreError> {
        let path = fs::canonicalize(path).map_err(|error| live::missing(error, path))?;
        let live = Live::enter(&path)?;
        let written = live.header()?;
        let key = keys::unlock(&written.header, secret)?;
        let mut pages = Pages::open(&path, &key, &written.header.database_salt)?;
        let (of, is_cut) = (pages.count(), pages.is_cut());
        let mut whole = 0;
        for number in 1..=of {
            whole += u32::from(pages.read(number)?.is_some());
        }
        Ok(Readable { pages: whole, of, is_cut })
    }
}

impl Readable {
    /// The same in whole percents: neither 0 where something can be read, nor 100 where something cannot.
    #[must_use]
    pub fn percent(&self) -> u32 {
        let percent = u64::from(self.pages) * 100 / u64::from(self.of.max(1));
        let least = u64::from(self.pages > 0);
        u32::try_from(percent.max(least)).unwrap_or(100)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn percents_say_neither_nothing_of_something_nor_all_of_a_part() {
        let percent = |pages, of| Readable { pages, of, is_cut: false }.percent();
        assert_eq!([percent(0, 0), percent(0, 9), percent(9, 9)], [0, 0, 100]);
        assert_eq!([percent(1, 4_000), percent(3_999, 4_000), percent(1, 3)], [1, 99, 33]);
        assert_eq!(percent(u32::MAX, u32::MAX), 100);
    }
}
