//! Reading around the places of a disk that cannot be read any more: zeros stand for them, which no page has.

use std::io::{self, Read, Seek, SeekFrom};

/// So much is given up where one byte of it cannot be read: a page of the database, aligned as the disk is.
const BLOCK: usize = 4096;

/// What the system says of a place that cannot be read.
#[cfg(unix)]
const UNREADABLE: i32 = 5;
#[cfg(not(unix))]
const UNREADABLE: i32 = 23;

/// A file of which some places may not be readable.
pub(super) struct Around<F> {
    file: F,
    bytes: u64,
    at: u64,
    lost: u64,
}

impl<F: Read + Seek> Around<F> {
    /// The file, which has so many bytes.
    pub(super) fn new(file: F, bytes: u64) -> Self {
        Self { file, bytes, at: 0, lost: 0 }
    }

    /// Reads the next block, or as much of it as there is room for; zeros where it cannot be read.
    ///
    /// # Errors
    /// What the system says, where more than half of the file cannot be read: then the disk is gone, and no place of it.
    fn block(&mut self, to: &mut [u8]) -> io::Result<usize> {
        let left = usize::try_from(self.bytes - self.at).unwrap_or(usize::MAX);
        let of_block = BLOCK - usize::try_from(self.at % BLOCK as u64).unwrap_or(0);
        let most = to.len().min(left).min(of_block);
        let block = &mut to[..most];
        self.file.seek(SeekFrom::Start(self.at))?;
        if let Err(error) = self.file.read_exact(block) {
            self.lost += block.len() as u64;
            let is_gone = 2 * self.lost > self.bytes;
            if error.raw_os_error() != Some(UNREADABLE) || is_gone {
                return Err(error);
            }
            block.fill(0);
        }
        self.at += block.len() as u64;
        Ok(block.len())
    }
}

impl<F: Read + Seek> Read for Around<F> {
    fn read(&mut self, to: &mut [u8]) -> io::Result<usize> {
        self.block(to)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A disk with blocks that cannot be read.
    struct Disk {
        bytes: Vec<u8>,
        at: u64,
        bad: &'static [usize],
    }

    impl Read for Disk {
        fn read(&mut self, to: &mut [u8]) -> io::Result<usize> {
            let at = usize::try_from(self.at).unwrap();
            if self.bad.contains(&(at / BLOCK)) {
                return Err(io::Error::from_raw_os_error(UNREADABLE));
            }
            let count = to.len().min(self.bytes.len() - at).min(BLOCK - at % BLOCK);
            to[..count].copy_from_slice(&self.bytes[at..at + count]);
            self.at += count as u64;
            Ok(count)
        }
    }

    impl Seek for Disk {
        fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
            let SeekFrom::Start(at) = to else { return Err(io::ErrorKind::Unsupported.into()) };
            self.at = at;
            Ok(at)
        }
    }

    fn copied(bad: &'static [usize]) -> io::Result<Vec<u8>> {
        let bytes: Vec<u8> = (1..=u8::MAX).cycle().take(10 * BLOCK + 100).collect();
        let length = bytes.len() as u64;
        let mut copy = Vec::new();
        io::copy(&mut Around::new(Disk { bytes, at: 0, bad }, length), &mut copy)?;
        Ok(copy)
    }

    #[test]
    fn zeros_stand_for_what_cannot_be_read_and_all_else_is_there() {
        let whole = copied(&[]).unwrap();
        assert_eq!(whole.len(), 10 * BLOCK + 100);
        let copy = copied(&[4, 7, 10]).unwrap();
        check(&copy, &whole, &[4, 7, 10]);
    }

    fn check(copy: &[u8], whole: &[u8], bad: &[usize]) {
        assert_eq!(copy.len(), whole.len());
        for (block, (copy, whole)) in copy.chunks(BLOCK).zip(whole.chunks(BLOCK)).enumerate() {
            if bad.contains(&block) {
                assert!(copy.iter().all(|byte| *byte == 0), "{block}");
            } else {
                assert!(copy == whole, "{block}");
            }
        }
    }

    /// What comes later is not known before it is read.
    #[test]
    fn places_at_the_beginning_are_read_around_as_well() {
        let whole = copied(&[]).unwrap();
        for bad in [&[0][..], &[1, 2], &[0, 1, 2, 3], &[1, 2, 3, 4, 5]] {
            check(&copied(bad).unwrap(), &whole, bad);
        }
    }

    #[test]
    fn a_disk_that_is_gone_is_no_damage() {
        assert!(copied(&[2, 3, 4, 5, 6, 7, 8, 9, 10]).is_err());
    }
}
