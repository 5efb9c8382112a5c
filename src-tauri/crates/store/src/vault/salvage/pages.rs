//! The pages of a damaged database, each read by itself, as the log beside it has them where it has them newer.

use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom};
use std::path::Path;

use super::super::header::HEADER_BYTES;
use super::super::keys::DataKey;
use super::super::lock::beside;
use super::super::log::{self, Played};
use super::cipher::{PAGE, PageCipher};
use crate::error::StoreError;

/// Where the first page says how many there are.
const COUNT_AT: usize = 28;

/// The pages of the database in a vault file that nobody writes in.
pub(crate) struct Pages {
    file: File,
    /// How many the file has room for, the last of which may be a part of one.
    in_file: u32,
    ends_in_page: bool,
    log: Option<(File, Played)>,
    cipher: PageCipher,
    count: u32,
}

impl Pages {
    /// Those of the vault file at `path`.
    ///
    /// # Errors
    /// `Io` where it cannot be read.
    pub(super) fn open(path: &Path, key: &DataKey, salt: &[u8; 16]) -> Result<Self, StoreError> {
        let file = File::open(path)?;
        let bytes = file.metadata()?.len().saturating_sub(HEADER_BYTES as u64);
        let in_file = u32::try_from(bytes.div_ceil(PAGE as u64)).unwrap_or(u32::MAX);
        let ends_in_page = !bytes.is_multiple_of(PAGE as u64);
        let log = match File::open(beside(path, "-wal")) {
            Ok(mut file) => log::played(&mut file)?.map(|log| (file, log)),
            Err(error) if error.kind() == io::ErrorKind::NotFound => None,
            Err(error) => return Err(error.into()),
        };
        let cipher = PageCipher::new(key, salt);
        let mut pages = Self { file, in_file, ends_in_page, log, cipher, count: in_file };
        if !pages.is_log_its()? {
            pages.log = None;
        }
        // A file that was cut off has fewer than it says.
        pages.count = match &pages.log {
            Some((_, log)) => log.count,
            None => pages.read(1)?.map_or(in_file, |first| said(&first).max(in_file)),
        };
        Ok(pages)
    }

    /// How many there are, or were before the file was cut off.
    pub(crate) fn count(&self) -> u32 {
        self.count
    }

    /// Whether the file ends before its last page does, and the log has none of what is missing.
    pub(super) fn is_cut(&self) -> bool {
        let whole = self.in_file - u32::from(self.ends_in_page);
        let log = self.log.as_ref().map(|(_, log)| &log.places);
        let has_log = |number: &u32| log.is_some_and(|places| places.contains_key(number));
        (whole + 1..=self.count).any(|number| !has_log(&number))
    }

    /// What the page with this number, from 1, holds; nothing where it is not as it was written, or not there.
    ///
    /// # Errors
    /// `Io` where the disk does not give it.
    pub(crate) fn read(&mut self, number: u32) -> Result<Option<Vec<u8>>, StoreError> {
        if number == 0 || number > self.count {
            return Ok(None);
        }
        let mut page = [0; PAGE];
        let in_log =
            self.log.as_mut().and_then(|(file, log)| Some((file, *log.places.get(&number)?)));
        let is_read = match in_log {
            Some((file, at)) => read_at(file, at, &mut page)?,
            None if number > self.in_file => false,
            None => {
                let at = HEADER_BYTES as u64 + u64::from(number - 1) * PAGE as u64;
                read_at(&mut self.file, at, &mut page)?
            }
        };
        Ok(if is_read { self.cipher.open(number, &page) } else { None })
    }

    /// Whether the key opens what is in the log, whose pages are whole: else it is of another vault.
    fn is_log_its(&mut self) -> Result<bool, StoreError> {
        let Some((file, log)) = &mut self.log else { return Ok(false) };
        let mut page = [0; PAGE];
        for (number, at) in &log.places {
            if read_at(file, *at, &mut page)? && self.cipher.open(*number, &page).is_some() {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// Whether the key opens any of them.
    ///
    /// # Errors
    /// As [`Pages::read`].
    pub(super) fn has_any(&mut self) -> Result<bool, StoreError> {
        for number in 1..=self.count {
            if self.read(number)?.is_some() {
                return Ok(true);
            }
        }
        Ok(false)
    }
}

/// Far more than it has room for would be no number of pages but the damage itself; each page is vouched for.
fn said(first: &[u8]) -> u32 {
    first[COUNT_AT..].first_chunk().map_or(0, |bytes| u32::from_be_bytes(*bytes))
}

/// Whether the whole page is there.
fn read_at(file: &mut File, at: u64, page: &mut [u8; PAGE]) -> Result<bool, StoreError> {
    file.seek(SeekFrom::Start(at))?;
    match file.read_exact(page) {
        Ok(()) => Ok(true),
        Err(error) if error.kind() == io::ErrorKind::UnexpectedEof => Ok(false),
        Err(error) => Err(error.into()),
    }
}
