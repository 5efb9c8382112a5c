//! PNG: the chunks that the picture is made of, and no others.
//!
//! Source: W3C PNG, third edition, sections 5 and 11.

mod texts;

use image::ImageFormat;
use image::metadata::Orientation;

use self::texts::Texts;
use super::{CleanPicture, PictureFault, PictureWords, check_size, exif, turn, xmp};

const SIGNATURE: &[u8] = b"\x89PNG\r\n\x1a\n";
/// Before the packet of XMP: keyword, not compressed, no language, no translated keyword.
const XMP_PREFIX: &[u8] = b"XML:com.adobe.xmp\0\0\0\0\0";
/// What the picture is made of, its colours and its frames.
const KEPT: [&[u8; 4]; 18] = [
    b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"cHRM", b"gAMA", b"iCCP", b"sBIT", b"sRGB",
    b"cICP", b"mDCV", b"cLLI", b"bKGD", b"pHYs", b"acTL", b"fcTL", b"fdAT",
];
/// The colours, which hold for the turned picture as well.
const COLOURS: [&[u8; 4]; 5] = [b"cHRM", b"gAMA", b"iCCP", b"sRGB", b"cICP"];

struct Chunk<'a> {
    name: &'a [u8; 4],
    data: &'a [u8],
}

/// # Errors
/// `Broken`, `TooLarge`.
pub(super) fn clean(bytes: &[u8], words: &PictureWords) -> Result<CleanPicture, PictureFault> {
    let chunks = chunks(bytes)?;
    let (width, height) = size(&chunks)?;
    let exif = exif(&chunks);
    let words = words.or(Texts::of(&chunks).words(exif));
    let orientation = exif.map_or(Orientation::NoTransforms, exif::orientation);
    let is_moving = chunks.iter().any(|one| one.name == b"acTL");
    if orientation == Orientation::NoTransforms || is_moving {
        let bytes = written(&chunks, &words, &[]);
        return Ok(CleanPicture { media_type: "image/png", bytes, width, height });
    }
    let decoded = turn::decode(bytes, ImageFormat::Png)?;
    let turned = turn::encode(decoded.image, orientation, ImageFormat::Png)?;
    let colours: Vec<&Chunk<'_>> =
        chunks.iter().filter(|one| COLOURS.contains(&one.name)).collect();
    with_words(&turned, &words, &colours)
}

/// What the file says to readers.
///
/// # Errors
/// `Broken`.
pub(super) fn said(bytes: &[u8]) -> Result<PictureWords, PictureFault> {
    let chunks = chunks(bytes)?;
    Ok(Texts::of(&chunks).words(exif(&chunks)))
}

/// EXIF where programs put it before PNG had a chunk for it: among the texts.
pub(super) fn exif_of_texts(bytes: &[u8]) -> Option<Vec<u8>> {
    Texts::of(&chunks(bytes).ok()?).exif
}

fn exif<'a>(chunks: &[Chunk<'a>]) -> Option<&'a [u8]> {
    chunks.iter().find(|one| one.name == b"eXIf").map(|one| one.data)
}

/// Whether it is several pictures, shown one after another.
pub(super) fn is_moving(bytes: &[u8]) -> bool {
    chunks(bytes).is_ok_and(|chunks| chunks.iter().any(|one| one.name == b"acTL"))
}

/// The PNG that was just made of a picture of another kind, with words and colours.
///
/// # Errors
/// `Broken`, `TooLarge`.
pub(super) fn made(
    png: &[u8],
    words: &PictureWords,
    icc: Option<&[u8]>,
) -> Result<CleanPicture, PictureFault> {
    let profile = icc.map(|icc| [b"ICC\0\0", zlib(icc).as_slice()].concat());
    let colours: Vec<Chunk<'_>> =
        profile.iter().map(|data| Chunk { name: b"iCCP", data }).collect();
    with_words(png, words, &colours.iter().collect::<Vec<_>>())
}

fn with_words(
    png: &[u8],
    words: &PictureWords,
    colours: &[&Chunk<'_>],
) -> Result<CleanPicture, PictureFault> {
    let chunks = chunks(png)?;
    let (width, height) = size(&chunks)?;
    let bytes = written(&chunks, words, colours);
    Ok(CleanPicture { media_type: "image/png", bytes, width, height })
}

/// The chunks to the end of the picture; what stands behind is none of it.
fn chunks(bytes: &[u8]) -> Result<Vec<Chunk<'_>>, PictureFault> {
    let mut rest = bytes.strip_prefix(SIGNATURE).ok_or(PictureFault::Broken)?;
    let mut chunks = Vec::new();
    loop {
        let (chunk, after) = chunk(rest).ok_or(PictureFault::Broken)?;
        rest = after;
        let is_end = chunk.name == b"IEND";
        chunks.push(chunk);
        if is_end {
            let has_data = chunks.iter().any(|one| one.name == b"IDAT");
            return if has_data { Ok(chunks) } else { Err(PictureFault::Broken) };
        }
    }
}

fn chunk(bytes: &[u8]) -> Option<(Chunk<'_>, &[u8])> {
    let (length, rest) = bytes.split_first_chunk::<4>()?;
    let (name, rest) = rest.split_first_chunk::<4>()?;
    let (data, rest) = rest.split_at_checked(usize::try_from(u32::from_be_bytes(*length)).ok()?)?;
    Some((Chunk { name, data }, rest.get(4..)?))
}

fn size(chunks: &[Chunk<'_>]) -> Result<(u32, u32), PictureFault> {
    let head = chunks.first().filter(|one| one.name == b"IHDR").map(|one| one.data);
    let Some([w1, w2, w3, w4, h1, h2, h3, h4, ..]) = head else { return Err(PictureFault::Broken) };
    let width = u32::from_be_bytes([*w1, *w2, *w3, *w4]);
    let height = u32::from_be_bytes([*h1, *h2, *h3, *h4]);
    check_size(width, height)?;
    Ok((width, height))
}

fn written(chunks: &[Chunk<'_>], words: &PictureWords, colours: &[&Chunk<'_>]) -> Vec<u8> {
    let mut out = SIGNATURE.to_vec();
    for one in chunks.iter().filter(|one| KEPT.contains(&one.name)) {
        push(&mut out, *one.name, one.data);
        if one.name == b"IHDR" {
            if let Some(packet) = xmp::packet(words) {
                push(&mut out, *b"iTXt", &[XMP_PREFIX, packet.as_bytes()].concat());
            }
            for colour in colours {
                push(&mut out, *colour.name, colour.data);
            }
        }
    }
    out
}

fn push(out: &mut Vec<u8>, name: [u8; 4], data: &[u8]) {
    let Ok(length) = u32::try_from(data.len()) else { return };
    out.extend(length.to_be_bytes());
    let start = out.len();
    out.extend(name);
    out.extend(data);
    let sum = crc(&out[start..]);
    out.extend(sum.to_be_bytes());
}

/// Source: PNG, annex D.
pub(super) fn crc(bytes: &[u8]) -> u32 {
    const TABLE: [u32; 256] = table();
    let step = |sum: u32, byte: &u8| TABLE[usize::from(sum.to_le_bytes()[0] ^ byte)] ^ (sum >> 8);
    !bytes.iter().fold(u32::MAX, step)
}

const fn table() -> [u32; 256] {
    let mut table = [0; 256];
    let mut at: u32 = 0;
    while at < 256 {
        let (mut value, mut bit) = (at, 0);
        while bit < 8 {
            value = if value & 1 == 1 { 0xEDB8_8320 ^ (value >> 1) } else { value >> 1 };
            bit += 1;
        }
        table[at as usize] = value;
        at += 1;
    }
    table
}

/// `bytes` as zlib, stored: a profile is short.
///
/// Source: RFC 1950, RFC 1951, section 3.2.4.
fn zlib(bytes: &[u8]) -> Vec<u8> {
    let mut out = vec![0x78, 0x01];
    let mut blocks = bytes.chunks(usize::from(u16::MAX)).peekable();
    while let Some(block) = blocks.next() {
        let length = u16::try_from(block.len()).unwrap_or(u16::MAX);
        out.push(u8::from(blocks.peek().is_none()));
        out.extend(length.to_le_bytes());
        out.extend((!length).to_le_bytes());
        out.extend(block);
    }
    let (a, b) = bytes.iter().fold((1_u32, 0_u32), |(a, b), byte| {
        let a = (a + u32::from(*byte)) % 65_521;
        (a, (b + a) % 65_521)
    });
    out.extend((b << 16 | a).to_be_bytes());
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_sum_is_that_of_the_standard() {
        assert_eq!(crc(b"IEND"), 0xAE42_6082);
    }
}
