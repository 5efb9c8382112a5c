//! What stands in a log, before `SQLite` reads it.
//!
//! `SQLite` reads a log until the first frame whose checksum is wrong, and takes that for its end: after a power cut it is.
//! Each checksum goes on from the one before, and all frames of a log have the salts of its head. So where a whole commit
//! with these salts stands behind such a frame, the log went on there, and what was acknowledged after it would be given up
//! for one bad byte. The frames behind it are as sound as they say themselves, each by what the one before says.
//!
//! Source: “WAL-mode File Format”, <https://www.sqlite.org/walformat.html>

#[cfg(test)]
mod tests;

use std::io::{self, BufReader, Read, Seek, SeekFrom};

const HEAD: usize = 32;
const FRAME_HEAD: usize = 24;
const PAGE: usize = 4096;
const FRAME: usize = FRAME_HEAD + PAGE;
const VERSION: u32 = 3_007_000;
/// The last bit says in which order the bytes of a number are summed up.
const MAGIC: u32 = 0x377f_0682;

/// A log with a bad place that is not its end.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Damaged {
    /// The log with all pages that are sound, as far as its last commit.
    pub(super) mended: Vec<u8>,
    /// How many bytes of it `SQLite` would play.
    pub(super) played: usize,
    /// Whether each page of a bad place is written anew behind it.
    pub(super) is_made_good: bool,
}

/// What is wrong in the log; nothing where that is at most its end, as after a power cut.
///
/// # Errors
/// As the disk says.
pub(super) fn damage(log: &mut (impl Read + Seek)) -> io::Result<Option<Damaged>> {
    let mut reader = BufReader::with_capacity(1 << 16, &mut *log);
    let (mut head, mut bytes) = ([0; HEAD], [0; FRAME]);
    if !fill(&mut reader, &mut head)? || !fill(&mut reader, &mut bytes)? {
        return Ok(None);
    }
    let Some(head) = Head::read(&head, &bytes) else { return Ok(None) };
    let mut frames = Frames::behind(head);
    loop {
        frames.take(&bytes);
        if !fill(&mut reader, &mut bytes)? {
            break;
        }
    }
    let Some(is_made_good) = frames.is_damage_made_good() else { return Ok(None) };
    let mut before = vec![0; frames.played * FRAME];
    log.seek(SeekFrom::Start(HEAD as u64))?;
    log.read_exact(&mut before)?;
    let played = if frames.head.is_sound { HEAD + before.len() } else { 0 };
    Ok(Some(Damaged { mended: frames.mended(&before), played, is_made_good }))
}

/// Fills `to`; whether there was enough.
fn fill(log: &mut impl Read, to: &mut [u8]) -> io::Result<bool> {
    match log.read_exact(to) {
        Ok(()) => Ok(true),
        Err(error) if error.kind() == io::ErrorKind::UnexpectedEof => Ok(false),
        Err(error) => Err(error),
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Sum(u32, u32);

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
    fn at(bytes: &[u8]) -> Self {
        Self(number(bytes, 0), number(bytes, 4))
    }

    fn bytes(self) -> [u8; 8] {
        let mut bytes = [0; 8];
        bytes[..4].copy_from_slice(&self.0.to_be_bytes());
        bytes[4..].copy_from_slice(&self.1.to_be_bytes());
        bytes
    }
}

fn number(bytes: &[u8], at: usize) -> u32 {
    u32::from_be_bytes([bytes[at], bytes[at + 1], bytes[at + 2], bytes[at + 3]])
}

/// The head of a log, made whole.
struct Head {
    bytes: [u8; HEAD],
    /// What it says its own sum is.
    said: Sum,
    is_sound: bool,
    is_big: bool,
}

impl Head {
    /// Nothing where it is that of no log of ours. The first frame tells what a bad one must have said.
    fn read(bytes: &[u8; HEAD], first: &[u8; FRAME]) -> Option<Self> {
        let (kind, said) = (number(bytes, 0), Sum::at(&bytes[24..]));
        let is_ours = number(bytes, 4) == VERSION && number(bytes, 8) == 4096;
        for is_big in [false, true] {
            let is_kind = kind == MAGIC | u32::from(is_big);
            if is_kind && Sum(0, 0).of(&bytes[..24], is_big) == said {
                return is_ours.then_some(Self { bytes: *bytes, said, is_sound: true, is_big });
            }
        }
        let is_big = cfg!(target_endian = "big");
        let mut mended = *bytes;
        mended[..4].copy_from_slice(&(MAGIC | u32::from(is_big)).to_be_bytes());
        mended[4..8].copy_from_slice(&VERSION.to_be_bytes());
        mended[8..12].copy_from_slice(&4096_u32.to_be_bytes());
        mended[16..24].copy_from_slice(&first[8..16]);
        let sum = Sum(0, 0).of(&mended[..24], is_big);
        mended[24..].copy_from_slice(&sum.bytes());
        Some(Self { bytes: mended, said, is_sound: false, is_big })
    }

    fn salts(&self) -> &[u8] {
        &self.bytes[16..24]
    }
}

/// A frame that `SQLite` may not play.
struct Frame {
    /// Which of the log it is.
    at: usize,
    page: u32,
    /// Whether it ends a commit.
    is_commit: bool,
    /// Whether its page is what was written.
    is_sound: bool,
    bytes: Vec<u8>,
}

/// The frames of a log, as far as they were read.
struct Frames {
    head: Head,
    /// What the last frame says is the sum until then, and what it is by its bytes, where the one before it was right.
    said: Sum,
    is: Sum,
    /// Whether the last frame is one of this log, and not what an earlier one has left behind its end.
    is_last_ours: bool,
    count: usize,
    /// How many `SQLite` plays: those until the last commit before the first bad place.
    played: usize,
    /// The sum until there.
    sum_of_played: Sum,
    /// Whether `SQLite` has come to a bad place.
    is_over: bool,
    /// Those of this log behind what is played.
    behind: Vec<Frame>,
}

impl Frames {
    fn behind(head: Head) -> Self {
        let is = Sum::at(&head.bytes[24..]);
        Self {
            said: head.said,
            is,
            is_last_ours: true,
            count: 0,
            played: 0,
            sum_of_played: is,
            is_over: !head.is_sound,
            behind: Vec::new(),
            head,
        }
    }

    fn take(&mut self, bytes: &[u8; FRAME]) {
        let is_big = self.head.is_big;
        let sum = |from: Sum| from.of(&bytes[..8], is_big).of(&bytes[FRAME_HEAD..], is_big);
        let (by_said, by_is) = (sum(self.said), sum(self.is));
        let said = Sum::at(&bytes[16..]);
        let has_salts = bytes[8..16] == *self.head.salts();
        let is_sound = said == by_said || said == by_is;
        let is_ours = has_salts || is_sound && self.is_last_ours;
        if is_ours && self.is_last_ours && said == by_is && said != by_said {
            // What it goes on from was right, and only said a wrong sum of itself.
            if let Some(last) = self.behind.last_mut() {
                last.is_sound = true;
            }
        }
        let (page, is_commit) = (number(bytes, 0), number(bytes, 4) > 0);
        self.is_over |= !has_salts || said != by_said || page == 0;
        (self.said, self.is) = (said, if is_sound { said } else { by_said });
        self.is_last_ours = is_ours;
        if is_ours {
            let (at, bytes) = (self.count, bytes.to_vec());
            self.behind.push(Frame { at, page, is_commit, is_sound, bytes });
        }
        self.count += 1;
        if !self.is_over && is_commit {
            (self.played, self.sum_of_played) = (self.count, said);
            self.behind.clear();
        }
    }

    /// Whether each page of a bad place is written anew behind it; nothing where the bad place is the end.
    fn is_damage_made_good(&mut self) -> Option<bool> {
        let is_end = |frame: &Frame| frame.is_sound && frame.is_commit;
        let end = self.behind.iter().rposition(is_end).filter(|_| self.is_over)?;
        self.behind.truncate(end + 1);
        let is_known = self.behind.iter().zip(self.played..).all(|(frame, at)| frame.at == at);
        let is_anew = |at: usize, page| {
            self.behind[at..].iter().any(|frame| frame.is_sound && frame.page == page)
        };
        let mut frames = self.behind.iter().enumerate();
        Some(is_known && frames.all(|(at, frame)| is_anew(at, frame.page)))
    }

    /// The log without its bad pages, each frame with the sum and the salts that it has to have; `before` is what is
    /// played as it is.
    fn mended(&self, before: &[u8]) -> Vec<u8> {
        let mut log = self.head.bytes.to_vec();
        log.extend_from_slice(before);
        let mut sum = self.sum_of_played;
        for frame in self.behind.iter().filter(|frame| frame.is_sound && frame.page > 0) {
            let (head, page) = frame.bytes.split_at(FRAME_HEAD);
            sum = sum.of(&head[..8], self.head.is_big).of(page, self.head.is_big);
            log.extend_from_slice(&head[..8]);
            log.extend_from_slice(self.head.salts());
            log.extend_from_slice(&sum.bytes());
            log.extend_from_slice(page);
        }
        log
    }
}
