//! WebP: the chunks that the picture is made of, and no others.
//!
//! Source: RFC 9649, section 2.

use image::ImageFormat;
use image::metadata::Orientation;

use super::sources::Sources;
use super::{CleanPicture, PictureFault, PictureWords, check_size, exif, turn, xmp};

const ICC_FLAG: u8 = 0x20;
const ALPHA_FLAG: u8 = 0x10;
const XMP_FLAG: u8 = 0x04;
const ANIMATION_FLAG: u8 = 0x02;
/// Bytes of a frame before the chunks that it is made of.
const FRAME_HEAD: usize = 16;

struct Chunk<'a> {
    name: &'a [u8; 4],
    data: &'a [u8],
}

/// # Errors
/// `Broken`, `TooLarge`.
pub(super) fn clean(bytes: &[u8], words: &PictureWords) -> Result<CleanPicture, PictureFault> {
    let chunks = of_file(bytes)?;
    let (width, height) = size(bytes)?;
    let find = |name| find(&chunks, name);
    let words = words.or(read(&chunks));
    let orientation = exif(&chunks).map_or(Orientation::NoTransforms, exif::orientation);
    if orientation == Orientation::NoTransforms || find(*b"ANIM").is_some() {
        let bytes = written(&chunks, &words, find(*b"ICCP"), (width, height));
        return Ok(CleanPicture { media_type: "image/webp", bytes, width, height });
    }
    let decoded = turn::decode(bytes, ImageFormat::WebP)?;
    let turned = turn::encode(decoded.image, orientation, ImageFormat::WebP)?;
    made(&turned, &words, find(*b"ICCP"))
}

/// Whether it shows more than one picture.
pub(super) fn is_moving(bytes: &[u8]) -> bool {
    of_file(bytes).is_ok_and(|chunks| find(&chunks, *b"ANIM").is_some())
}

/// Whether it was made as photographs are, so that not every point is as it was.
pub(super) fn is_lossy(bytes: &[u8]) -> bool {
    of_file(bytes).is_ok_and(|chunks| find(&chunks, *b"VP8 ").is_some())
}

/// A WebP that was made here, with `words`, in the colours `icc`.
///
/// # Errors
/// `Broken`, `TooLarge`.
pub(super) fn made(
    bytes: &[u8],
    words: &PictureWords,
    icc: Option<&[u8]>,
) -> Result<CleanPicture, PictureFault> {
    let (width, height) = size(bytes)?;
    let bytes = written(&of_file(bytes)?, words, icc, (width, height));
    Ok(CleanPicture { media_type: "image/webp", bytes, width, height })
}

/// What the file says to readers.
///
/// # Errors
/// `Broken`.
pub(super) fn said(bytes: &[u8]) -> Result<PictureWords, PictureFault> {
    Ok(read(&of_file(bytes)?))
}

fn read(chunks: &[Chunk<'_>]) -> PictureWords {
    let sources = Sources {
        xmp: find(chunks, *b"XMP "),
        exif: exif(chunks).map(exif::words).unwrap_or_default(),
        ..Sources::default()
    };
    sources.words()
}

/// EXIF, which some programs write as it stands in a JPEG.
fn exif<'a>(chunks: &[Chunk<'a>]) -> Option<&'a [u8]> {
    let data = find(chunks, *b"EXIF")?;
    Some(data.strip_prefix(exif::JPEG_PREFIX).unwrap_or(data))
}

fn find<'a>(chunks: &[Chunk<'a>], name: [u8; 4]) -> Option<&'a [u8]> {
    chunks.iter().find(|one| *one.name == name).map(|one| one.data)
}

/// The chunks of a file; what stands behind its end is none of it.
fn of_file(bytes: &[u8]) -> Result<Vec<Chunk<'_>>, PictureFault> {
    let head = bytes.get(4..8).and_then(|length| length.try_into().ok());
    let length = head.map_or(0, u32::from_le_bytes);
    let end = usize::try_from(length).ok().and_then(|length| length.checked_add(8));
    let body = end.and_then(|end| bytes.get(12..end)).ok_or(PictureFault::Broken)?;
    let chunks = chunks(body)?;
    let is_seen = |one: &Chunk<'_>| matches!(one.name, b"VP8 " | b"VP8L" | b"ANMF");
    if chunks.iter().any(is_seen) { Ok(chunks) } else { Err(PictureFault::Broken) }
}

fn chunks(mut rest: &[u8]) -> Result<Vec<Chunk<'_>>, PictureFault> {
    let mut chunks = Vec::new();
    while !rest.is_empty() {
        let (chunk, after) = chunk(rest).ok_or(PictureFault::Broken)?;
        chunks.push(chunk);
        rest = after;
    }
    Ok(chunks)
}

fn chunk(bytes: &[u8]) -> Option<(Chunk<'_>, &[u8])> {
    let (name, rest) = bytes.split_first_chunk::<4>()?;
    let (length, rest) = rest.split_first_chunk::<4>()?;
    let (data, rest) = rest.split_at_checked(usize::try_from(u32::from_le_bytes(*length)).ok()?)?;
    // A chunk of an odd length is padded, but for the last of some writers.
    Some((Chunk { name, data }, rest.get(data.len() % 2..).unwrap_or_default()))
}

fn size(bytes: &[u8]) -> Result<(u32, u32), PictureFault> {
    let size = imagesize::blob_size(bytes).map_err(|_| PictureFault::Broken)?;
    let pixels = |length: usize| u32::try_from(length).map_err(|_| PictureFault::TooLarge);
    let (width, height) = (pixels(size.width)?, pixels(size.height)?);
    check_size(width, height)?;
    Ok((width, height))
}

fn written(
    chunks: &[Chunk<'_>],
    words: &PictureWords,
    icc: Option<&[u8]>,
    size: (u32, u32),
) -> Vec<u8> {
    let packet = xmp::packet(words);
    let flags = chunks.iter().fold(0, |flags, one| flags | flag_of(one))
        | icc.map_or(0, |_| ICC_FLAG)
        | packet.as_ref().map_or(0, |_| XMP_FLAG);
    let mut body = b"WEBP".to_vec();
    if flags & !ALPHA_FLAG != 0 || chunks.iter().any(|one| one.name == b"ALPH") {
        let less_one = |length: u32| (length - 1).to_le_bytes();
        let (width, height) = (less_one(size.0), less_one(size.1));
        push(&mut body, *b"VP8X", &[&[flags, 0, 0, 0], &width[..3], &height[..3]].concat());
    }
    if let Some(icc) = icc {
        push(&mut body, *b"ICCP", icc);
    }
    for one in chunks {
        match one.name {
            b"ANIM" => push(&mut body, *one.name, &one.data[..one.data.len().min(6)]),
            b"ALPH" | b"VP8 " | b"VP8L" => push(&mut body, *one.name, one.data),
            b"ANMF" => push(&mut body, *one.name, &frame(one.data)),
            _ => {}
        }
    }
    if let Some(packet) = packet {
        push(&mut body, *b"XMP ", packet.as_bytes());
    }
    let length = u32::try_from(body.len()).unwrap_or(u32::MAX);
    [b"RIFF", &length.to_le_bytes()[..], &body].concat()
}

/// What a chunk means for the flags of the whole.
fn flag_of(chunk: &Chunk<'_>) -> u8 {
    match (chunk.name, chunk.data) {
        (b"VP8X", [flags, ..]) => flags & ALPHA_FLAG,
        (b"ALPH", _) => ALPHA_FLAG,
        // The signature, two sides less one in fourteen bits each, and whether anything shines through.
        (b"VP8L", [_, _, _, _, last, ..]) if last & 0x10 != 0 => ALPHA_FLAG,
        (b"ANIM", _) => ANIMATION_FLAG,
        _ => 0,
    }
}

/// A frame of a moving picture without what somebody put between its parts.
fn frame(data: &[u8]) -> Vec<u8> {
    let (head, parts) = data.split_at(data.len().min(FRAME_HEAD));
    let mut out = head.to_vec();
    for one in chunks(parts).unwrap_or_default() {
        if matches!(one.name, b"ALPH" | b"VP8 " | b"VP8L") {
            push(&mut out, *one.name, one.data);
        }
    }
    out
}

fn push(out: &mut Vec<u8>, name: [u8; 4], data: &[u8]) {
    let Ok(length) = u32::try_from(data.len()) else { return };
    out.extend(name);
    out.extend(length.to_le_bytes());
    out.extend(data);
    if length % 2 == 1 {
        out.push(0);
    }
}
