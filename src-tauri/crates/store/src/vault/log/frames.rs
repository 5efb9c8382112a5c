//! The log beside a database: its head, its frames and their checksums, and what `SQLite` plays of them.
//!
//! Source: “WAL-mode File Format”, <https://www.sqlite.org/walformat.html>

use std::collections::BTreeMap;
use std::io::{self, BufReader, Read, Seek};

pub(super) const HEAD: usize = 32;
pub(super) const FRAME_HEAD: usize = 24;
const PAGE: usize = 4096;
pub(super) const FRAME: usize = FRAME_HEAD + PAGE;
const VERSION: u32 = 3_007_000;
/// The last bit says in which order the bytes of a number are summed up.
const MAGIC: u32 = 0x377f_0682;

/// What `SQLite` plays of a log: its commits until the first bad place.
pub(in crate::vault) struct Played {
    /// Where in the log the newest of each page is.
    pub(in crate::vault) places: BTreeMap<u32, u64>,
    /// How many pages the database has after the last commit.
    pub(in crate::vault) count: u32,
}

/// What is played of this log; nothing where no commit in it is whole.
///
/// # Errors
/// As the disk says.
pub(in crate::vault) fn played(log: &mut (impl Read + Seek)) -> io::Result<Option<Played>> {
    log.rewind()?;
    let mut log = BufReader::with_capacity(1 << 16, log);
    let (mut head, mut frame) = ([0; HEAD], [0; FRAME]);
    if !fill(&mut log, &mut head)? {
        return Ok(None);
    }
    let Some(head) = Head::sound(&head) else { return Ok(None) };
    let (mut sum, mut at) = (head.said, HEAD);
    let (mut places, mut played) = (BTreeMap::new(), None);
    while fill(&mut log, &mut frame)? {
        sum = head.sum(sum, &frame);
        let page = number(&frame, 0);
        // Behind the last commit may be pages of an earlier round.
        if frame[8..16] != *head.salts() || Sum::at(&frame[16..]) != sum || page == 0 {
            break;
        }
        places.insert(page, (at + FRAME_HEAD) as u64);
        let count = number(&frame, 4);
        if count > 0 {
            let played = played.get_or_insert_with(|| Played { places: BTreeMap::new(), count });
            played.count = count;
            played.places.append(&mut places);
        }
        at += FRAME;
    }
    Ok(played)
}

/// Fills `to`; whether there was enough.
pub(super) fn fill(log: &mut impl Read, to: &mut [u8]) -> io::Result<bool> {
    match log.read_exact(to) {
        Ok(()) => Ok(true),
        Err(error) if error.kind() == io::ErrorKind::UnexpectedEof => Ok(false),
        Err(error) => Err(error),
    }
}

/// A checksum: two sums, each of every other number and of the other sum.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Sum(u32, u32);

impl Sum {
    /// The sum of these bytes, whose count is a multiple of eight, going on from this one.
    fn of(self, bytes: &[u8], is_big: bool) -> Self {
        let number = |four: &[u8]| {
            let four = [four[0], four[1], four[2], four[3]];
            if is_big { u32::from_be_bytes(four) } else { u32::from_le_bytes(four) }
        };
        bytes.chunks_exact(8).fold(self, |Self(one, other), eight| {
            let one = one.wrapping_add(number(&eight[..4])).wrapping_add(other);
            let other = other.wrapping_add(number(&eight[4..])).wrapping_add(one);
            Self(one, other)
        })
    }

    /// That which stands at the beginning of these bytes.
    pub(super) fn at(bytes: &[u8]) -> Self {
        Self(number(bytes, 0), number(bytes, 4))
    }

    /// As it stands in a log.
    pub(super) fn bytes(self) -> [u8; 8] {
        let mut bytes = [0; 8];
        bytes[..4].copy_from_slice(&self.0.to_be_bytes());
        bytes[4..].copy_from_slice(&self.1.to_be_bytes());
        bytes
    }
}

/// The number that stands there.
pub(super) fn number(bytes: &[u8], at: usize) -> u32 {
    u32::from_be_bytes([bytes[at], bytes[at + 1], bytes[at + 2], bytes[at + 3]])
}

/// The head of a log, made whole.
pub(super) struct Head {
    pub(super) bytes: [u8; HEAD],
    /// What it says its own sum is.
    pub(super) said: Sum,
    pub(super) is_sound: bool,
    is_big: bool,
}

impl Head {
    /// Nothing where it is that of no log of ours. The first frame tells what a bad one must have said.
    pub(super) fn read(bytes: &[u8; HEAD], first: &[u8; FRAME]) -> Option<Self> {
        if order(bytes).is_some() {
            return Self::sound(bytes);
        }
        let is_big = cfg!(target_endian = "big");
        let mut mended = *bytes;
        mended[..4].copy_from_slice(&(MAGIC | u32::from(is_big)).to_be_bytes());
        mended[4..8].copy_from_slice(&VERSION.to_be_bytes());
        mended[8..12].copy_from_slice(&4096_u32.to_be_bytes());
        mended[16..24].copy_from_slice(&first[8..16]);
        let sum = Sum(0, 0).of(&mended[..24], is_big);
        mended[24..].copy_from_slice(&sum.bytes());
        Some(Self { bytes: mended, said: Sum::at(&bytes[24..]), is_sound: false, is_big })
    }

    /// Nothing where it is that of no log of ours, or not as it was written.
    fn sound(bytes: &[u8; HEAD]) -> Option<Self> {
        let is_big = order(bytes)?;
        let is_ours = number(bytes, 4) == VERSION && number(bytes, 8) == 4096;
        let said = Sum::at(&bytes[24..]);
        is_ours.then_some(Self { bytes: *bytes, said, is_sound: true, is_big })
    }

    /// What tells the frames of this log from those of the one before.
    pub(super) fn salts(&self) -> &[u8] {
        &self.bytes[16..24]
    }

    /// The sum of a log that goes on with this frame, after what had the sum `before`.
    pub(super) fn sum(&self, before: Sum, frame: &[u8]) -> Sum {
        before.of(&frame[..8], self.is_big).of(&frame[FRAME_HEAD..], self.is_big)
    }
}

/// Whether numbers are summed up with their highest byte first; nothing where the head does not match its sum.
fn order(head: &[u8; HEAD]) -> Option<bool> {
    [false, true].into_iter().find(|is_big| {
        let is_kind = number(head, 0) == MAGIC | u32::from(*is_big);
        is_kind && Sum(0, 0).of(&head[..24], *is_big) == Sum::at(&head[24..])
    })
}
