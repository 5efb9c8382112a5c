//! Encodings that are worked out: what each would make of the bytes, and how much that reads like text.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, ISO_8859_6, WINDOWS_1252, WINDOWS_1254, WINDOWS_1256};

use super::score::score;

/// Bytes that are looked at.
const LOOK_BYTES: usize = 64 << 10;
/// How much more the encoding counts that the browsers' detector names, of 1: enough to part equals.
const DETECTOR_BONUS: f64 = 0.02;
/// How much less an encoding counts that none of a newsroom's languages is written in, of 1.
const STRANGER_MALUS: f64 = 0.1;

/// The encoding that makes most sense of some bytes.
pub(super) struct Guess {
    /// It.
    pub(super) encoding: &'static Encoding,
    /// All of the text in it.
    pub(super) text: String,
    /// How well the text reads and how far the next encoding is behind, of 99: no probability.
    pub(super) percent: u32,
    /// Bytes in a hundred that are control characters.
    pub(super) control_percent: usize,
}

/// The encoding of `bytes`, which are neither UTF-8 nor UTF-16.
pub(super) fn of(bytes: &[u8]) -> Guess {
    let look = &bytes[..bytes.len().min(LOOK_BYTES)];
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(look, true);
    let named = detector.guess(None, Utf8Detection::Deny);
    let known = [WINDOWS_1256, WINDOWS_1252, WINDOWS_1254, ISO_8859_6];
    let stranger = Some(named).filter(|named| !known.contains(named));
    let mut scored: Vec<(f64, &'static Encoding)> = known
        .into_iter()
        .chain(stranger)
        .map(|encoding| {
            let (text, _) = encoding.decode_without_bom_handling(look);
            let bonus = if encoding == named { DETECTOR_BONUS } else { 0.0 };
            let malus = if stranger == Some(encoding) { STRANGER_MALUS } else { 0.0 };
            (score(&text) + bonus - malus, encoding)
        })
        .collect();
    scored.sort_by(|(one, _), (other, _)| other.total_cmp(one));
    let (best, encoding) = scored[0];
    let (text, _) = encoding.decode_without_bom_handling(bytes);
    let control = look.iter().filter(|byte| is_control(**byte)).count();
    Guess {
        encoding,
        percent: percent(best, distinct_second(&scored, look)),
        control_percent: (control * 100).checked_div(look.len()).unwrap_or(0),
        text: text.into_owned(),
    }
}

/// The score of the best encoding that makes another text of the same bytes.
fn distinct_second(scored: &[(f64, &'static Encoding)], look: &[u8]) -> f64 {
    let (text, _) = scored[0].1.decode_without_bom_handling(look);
    let others = scored[1..].iter();
    let distinct =
        others.filter(|(_, encoding)| encoding.decode_without_bom_handling(look).0 != text);
    distinct.map(|(score, _)| *score).next().unwrap_or(0.0)
}

fn percent(best: f64, second: f64) -> u32 {
    let lead = ((best - second) / best.max(f64::EPSILON) * 2.0).clamp(0.0, 1.0);
    let percent = (100.0 * (0.6 * best.clamp(0.0, 1.0) + 0.4 * lead)).round().clamp(1.0, 99.0);
    (1..=99).find(|number| f64::from(*number) >= percent).unwrap_or(99)
}

fn is_control(byte: u8) -> bool {
    byte < 0x20 && !matches!(byte, b'\t' | b'\n' | b'\r' | 0x0c | 0x1a | 0x1b)
}

/// Which byte of a pair comes first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Utf16 {
    /// The lower.
    Little,
    /// The higher.
    Big,
}

/// Whether `bytes` are UTF-16 without a mark: nearly every pair is a letter of Latin, Arabic or punctuation one way
/// round, and few are the other.
pub(super) fn utf16(bytes: &[u8]) -> Option<Utf16> {
    let (pairs, _) = bytes[..bytes.len().min(LOOK_BYTES)].as_chunks::<2>();
    let share = |unit: fn([u8; 2]) -> u16| {
        let is_usual = |unit: u16| matches!(unit, 0x09..=0x0d | 0x20..=0x17f | 0x600..=0x6ff | 0x2000..=0x206f | 0xfb50..=0xfeff);
        pairs.iter().filter(|pair| is_usual(unit(**pair))).count() * 100 / pairs.len().max(1)
    };
    let (little, big) = (share(u16::from_le_bytes), share(u16::from_be_bytes));
    match (pairs.len() >= 4, little, big) {
        (true, 95.., ..60) => Some(Utf16::Little),
        (true, ..60, 95..) => Some(Utf16::Big),
        _ => None,
    }
}
