//! Which pages the log beside a database has: those of every commit that is whole.
//!
//! Source: <https://www.sqlite.org/fileformat2.html#the_write_ahead_log>

use std::collections::BTreeMap;
use std::io::{self, BufReader, Read, Seek};

use super::cipher::PAGE;

const HEAD: usize = 32;
const FRAME_HEAD: usize = 24;

/// What the head begins with; the last bit says how the checksums are counted.
const MAGIC: u32 = 0x377f_0682;

/// What the commits in a log have written.
pub(super) struct Log {
    /// Where in the log the newest of each page is.
    pub(super) places: BTreeMap<u32, u64>,
    /// How many pages the database has after the last commit.
    pub(super) count: u32,
}

/// What is in the log; nothing where no commit in it is whole.
///
/// # Errors
/// As the disk says.
pub(super) fn read(log: &mut (impl Read + Seek)) -> io::Result<Option<Log>> {
    log.rewind()?;
    let mut log = BufReader::new(log);
    let mut head = [0; HEAD];
    if !is_filled(&mut log, &mut head)? || number(&head, 0) & !1 != MAGIC {
        return Ok(None);
    }
    let mut sum = Checksum { is_big: number(&head, 0) & 1 == 1, halves: (0, 0) };
    sum.add(&head[..HEAD - 8]);
    if sum.halves != (number(&head, HEAD - 8), number(&head, HEAD - 4)) {
        return Ok(None);
    }
    let (mut places, mut found, mut at) = (BTreeMap::new(), None, HEAD);
    let mut frame = [0; FRAME_HEAD + PAGE];
    while is_filled(&mut log, &mut frame)? {
        sum.add(&frame[..8]);
        sum.add(&frame[FRAME_HEAD..]);
        // Behind the last commit may be pages of an earlier round.
        if frame[8..16] != head[16..24] || sum.halves != (number(&frame, 16), number(&frame, 20)) {
            break;
        }
        places.insert(number(&frame, 0), (at + FRAME_HEAD) as u64);
        let count = number(&frame, 4);
        if count > 0 {
            let found = found.get_or_insert_with(|| Log { places: BTreeMap::new(), count });
            found.count = count;
            found.places.append(&mut places);
        }
        at += frame.len();
    }
    Ok(found)
}

struct Checksum {
    is_big: bool,
    halves: (u32, u32),
}

impl Checksum {
    fn add(&mut self, bytes: &[u8]) {
        for (one, other) in bytes.chunks_exact(8).map(|eight| eight.split_at(4)) {
            let word = |bytes: &[u8]| {
                let word = number(bytes, 0);
                if self.is_big { word } else { word.swap_bytes() }
            };
            let (first, second) = self.halves;
            let first = first.wrapping_add(word(one)).wrapping_add(second);
            self.halves = (first, second.wrapping_add(word(other)).wrapping_add(first));
        }
    }
}

fn number(bytes: &[u8], at: usize) -> u32 {
    bytes[at..].first_chunk().map_or(0, |bytes| u32::from_be_bytes(*bytes))
}

fn is_filled(log: &mut impl Read, to: &mut [u8]) -> io::Result<bool> {
    match log.read_exact(to) {
        Ok(()) => Ok(true),
        Err(error) if error.kind() == io::ErrorKind::UnexpectedEof => Ok(false),
        Err(error) => Err(error),
    }
}
