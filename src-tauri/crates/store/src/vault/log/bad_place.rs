//! What stands behind a bad place in a log, before `SQLite` reads it.
//!
//! `SQLite` reads a log until the first frame whose checksum is wrong, and takes that for its end: after a power cut it is.
//! Each checksum goes on from the one before, and all frames of a log have the salts of its head. So where a whole commit
//! with these salts stands behind such a frame, the log went on there, and what was acknowledged after it would be given up
//! for one bad byte. The frames behind it are as sound as they say themselves, each by what the one before says.

#[cfg(test)]
mod tests;

use std::io::{self, BufReader, Read, Seek, SeekFrom};

use super::frames::{FRAME, FRAME_HEAD, HEAD, Head, Sum, fill, number};

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
        let (by_said, by_is) = (self.head.sum(self.said, bytes), self.head.sum(self.is, bytes));
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
            sum = self.head.sum(sum, &frame.bytes);
            log.extend_from_slice(&frame.bytes[..8]);
            log.extend_from_slice(self.head.salts());
            log.extend_from_slice(&sum.bytes());
            log.extend_from_slice(&frame.bytes[FRAME_HEAD..]);
        }
        log
    }
}
