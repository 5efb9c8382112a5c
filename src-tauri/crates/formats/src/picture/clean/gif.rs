//! GIF: its frames, how they follow each other, and nothing else.
//!
//! Source: `GIF89a` (`CompuServe`, 1990), sections 17 to 27; XMP Specification, part 3, section 1.1.2.

use super::sources::Sources;
use super::{CleanPicture, PictureFault, PictureWords, check_size, xmp};

const EXTENSION: u8 = 0x21;
const IMAGE: u8 = 0x2C;
const TRAILER: u8 = 0x3B;
const CONTROL: u8 = 0xF9;
const APPLICATION: u8 = 0xFF;
/// Bytes of the signature and of the screen's size and look.
const HEAD: usize = 13;

/// # Errors
/// `Broken`, `TooLarge`.
pub(super) fn clean(bytes: &[u8], words: &PictureWords) -> Result<CleanPicture, PictureFault> {
    let (width, height) = size(bytes)?;
    let words = words.or(said(bytes));
    let bytes = written(bytes, &words).ok_or(PictureFault::Broken)?;
    Ok(CleanPicture { media_type: "image/gif", bytes, width, height })
}

/// What the file says to readers.
pub(super) fn said(bytes: &[u8]) -> PictureWords {
    Sources { xmp: xmp::of_file(bytes), ..Sources::default() }.words()
}

fn size(bytes: &[u8]) -> Result<(u32, u32), PictureFault> {
    let Some([w1, w2, h1, h2]) = bytes.get(6..10) else { return Err(PictureFault::Broken) };
    let width = u32::from(u16::from_le_bytes([*w1, *w2]));
    let height = u32::from(u16::from_le_bytes([*h1, *h2]));
    check_size(width, height)?;
    Ok((width, height))
}

/// The file anew; nothing where it ends before its end.
fn written(bytes: &[u8], words: &PictureWords) -> Option<Vec<u8>> {
    let head = HEAD + table(*bytes.get(10)?);
    let mut out = bytes.get(..head)?.to_vec();
    // Blocks of applications came with the second version.
    out[4] = b'9';
    if let Some(packet) = xmp::packet(words) {
        out.extend([EXTENSION, APPLICATION, 11]);
        out.extend(b"XMP DataXMP");
        out.extend(packet.as_bytes());
        // Whoever reads it as blocks is led to its end from wherever in the text a block would end.
        out.push(1);
        out.extend((0..=u8::MAX).rev());
        out.push(0);
    }
    let mut at = head;
    let mut has_frame = false;
    loop {
        let start = at;
        let is_kept = match *bytes.get(at)? {
            TRAILER => break,
            EXTENSION => {
                let label = *bytes.get(at + 1)?;
                let (data, end) = blocks(bytes, at + 2)?;
                at = end;
                label == CONTROL || (label == APPLICATION && is_of_the_picture(data))
            }
            IMAGE => {
                let look = *bytes.get(at + 9)?;
                // The smallest code's size stands before the blocks.
                at = blocks(bytes, at + 11 + table(look))?.1;
                has_frame = true;
                true
            }
            _ => return None,
        };
        if is_kept {
            out.extend(&bytes[start..at]);
        }
    }
    out.push(TRAILER);
    has_frame.then_some(out)
}

/// How often a moving picture begins anew, and its colours.
fn is_of_the_picture(application: &[u8]) -> bool {
    // The name's block, a block of three bytes, the end.
    let is_loop =
        |name: &[u8]| application.starts_with(name) && application.len() == name.len() + 5;
    is_loop(b"\x0bNETSCAPE2.0")
        || is_loop(b"\x0bANIMEXTS1.0")
        || application.starts_with(b"\x0bICCRGBG1012")
}

/// Bytes of the table of colours that `look` announces.
fn table(look: u8) -> usize {
    if look & 0x80 == 0 { 0 } else { 3 << ((look & 7) + 1) }
}

/// The blocks from `start` with their lengths and their end, and where they end.
fn blocks(bytes: &[u8], start: usize) -> Option<(&[u8], usize)> {
    let mut at = start;
    loop {
        let length = usize::from(*bytes.get(at)?);
        at += 1 + length;
        if length == 0 {
            return Some((&bytes[start..at], at));
        }
    }
}
