//! JPEG: taken apart into its segments, of which those are kept that the picture is made of. Nothing is encoded again
//! where nothing has to be turned.
//!
//! Source: ITU-T T.81, annex B; JFIF 1.02; ICC.1:2022, annex B.4.

use image::metadata::Orientation;
use image::{DynamicImage, ImageFormat};

use super::shrink::shrunk;
use super::sources::Sources;
use super::{CleanPicture, PictureFault, PictureWords, check_size, exif, iim, turn, xmp};

const SOI: [u8; 2] = [0xFF, 0xD8];
const EOI: u8 = 0xD9;
const SOS: u8 = 0xDA;
const JFIF: u8 = 0xE0;
const APP1: u8 = 0xE1;
const ICC: u8 = 0xE2;
const APP13: u8 = 0xED;
const ADOBE: u8 = 0xEE;

/// A segment with what follows it until the next.
struct Segment<'a> {
    marker: u8,
    payload: &'a [u8],
    /// The scan behind a start of scan.
    scan: &'a [u8],
}

/// # Errors
/// `Broken`, `TooLarge`.
pub(super) fn clean(bytes: &[u8], words: &PictureWords) -> Result<CleanPicture, PictureFault> {
    let segments = segments(bytes)?;
    let (width, height, components) = size(&segments)?;
    let words = words.or(read(&segments));
    let orientation = prefixed(&segments, APP1, exif::JPEG_PREFIX)
        .next()
        .map_or(Orientation::NoTransforms, exif::orientation);
    if orientation == Orientation::NoTransforms {
        let bytes = written(&segments, &words, &icc(&segments));
        return Ok(CleanPicture { media_type: "image/jpeg", bytes, width, height });
    }
    let plain = written(&segments, &PictureWords::default(), &[]);
    let decoded = turn::decode(&plain, ImageFormat::Jpeg)?;
    let turned = turn::encode(decoded.image, orientation, ImageFormat::Jpeg)?;
    encoded_again(&turned, &segments, components, &words)
}

/// A clean JPEG with no side longer than `longest` pixels.
///
/// # Errors
/// `Broken`, `TooLarge`.
pub(super) fn within(bytes: &[u8], longest: u32) -> Result<CleanPicture, PictureFault> {
    let segments = segments(bytes)?;
    let (_, _, components) = size(&segments)?;
    let decoded = turn::decode(bytes, ImageFormat::Jpeg)?;
    let small = shrunk(&decoded.image, longest);
    let smaller = |jpeg: &[u8]| encoded_again(jpeg, &segments, components, &read(&segments));
    lighter(&small, bytes.len(), smaller)
}

/// A JPEG of a picture that was another kind of file, with `words`, in the colours `icc`: with fewer than `most` bytes
/// where that can be had.
///
/// # Errors
/// `Broken`, `TooLarge`.
pub(super) fn made(
    image: &DynamicImage,
    most: usize,
    words: &PictureWords,
    icc: Option<&[u8]>,
) -> Result<CleanPicture, PictureFault> {
    let icc = icc.map(icc_payloads).unwrap_or_default();
    lighter(image, most, |jpeg| {
        let segments = segments(jpeg)?;
        let (width, height, _) = size(&segments)?;
        let payloads: Vec<&[u8]> = icc.iter().map(Vec::as_slice).collect();
        let bytes = written(&segments, words, &payloads);
        Ok(CleanPicture { media_type: "image/jpeg", bytes, width, height })
    })
}

/// The picture in the best quality in which it has fewer than `most` bytes, else in the least that is still good.
fn lighter(
    image: &DynamicImage,
    most: usize,
    made: impl Fn(&[u8]) -> Result<CleanPicture, PictureFault>,
) -> Result<CleanPicture, PictureFault> {
    let mut picture = made(&turn::jpeg(image.clone(), turn::QUALITY)?)?;
    for quality in [85, 75] {
        if picture.bytes.len() < most {
            break;
        }
        picture = made(&turn::jpeg(image.clone(), quality)?)?;
    }
    Ok(picture)
}

/// A profile of colours as segments hold it.
fn icc_payloads(profile: &[u8]) -> Vec<Vec<u8>> {
    /// A segment less its length, what names the profile, and its number.
    const MOST: usize = 65_533 - 14;
    let count = profile.len().div_ceil(MOST);
    let Ok(count) = u8::try_from(count) else { return Vec::new() };
    let parts = profile.chunks(MOST).zip(1_u8..);
    parts.map(|(part, number)| [b"ICC_PROFILE\0", &[number, count][..], part].concat()).collect()
}

/// The picture that was encoded again, with `words`, and with the colours that its segments said it was in.
fn encoded_again(
    jpeg: &[u8],
    before: &[Segment<'_>],
    components: u8,
    words: &PictureWords,
) -> Result<CleanPicture, PictureFault> {
    let again = segments(jpeg)?;
    let (width, height, _) = size(&again)?;
    // Inks were turned into light, and their profile would say what is not so.
    let icc = if components == 4 { Vec::new() } else { icc(before) };
    let bytes = written(&again, words, &icc);
    Ok(CleanPicture { media_type: "image/jpeg", bytes, width, height })
}

/// What the file says to readers.
///
/// # Errors
/// `Broken`.
pub(super) fn said(bytes: &[u8]) -> Result<PictureWords, PictureFault> {
    Ok(read(&segments(bytes)?))
}

/// The segments from the start to the end of the picture; what stands behind is none of it.
fn segments(bytes: &[u8]) -> Result<Vec<Segment<'_>>, PictureFault> {
    let mut rest = bytes.strip_prefix(&SOI).ok_or(PictureFault::Broken)?;
    let mut segments = Vec::new();
    loop {
        let (marker, after) = marker(rest).ok_or(PictureFault::Broken)?;
        if marker == EOI {
            let has_scan = segments.iter().any(|one: &Segment<'_>| one.marker == SOS);
            return if has_scan { Ok(segments) } else { Err(PictureFault::Broken) };
        }
        let (payload, after) = payload(after).ok_or(PictureFault::Broken)?;
        let length = if marker == SOS { scan_length(after) } else { 0 };
        let (scan, after) = after.split_at(length);
        segments.push(Segment { marker, payload, scan });
        rest = after;
    }
}

/// The next marker, which any number of fill bytes may stand before.
fn marker(bytes: &[u8]) -> Option<(u8, &[u8])> {
    let fill = bytes.iter().take_while(|byte| **byte == 0xFF).count();
    let (marker, after) = bytes.get(fill..)?.split_first()?;
    (fill > 0 && *marker >= 0xC0 && !(0xD0..=0xD8).contains(marker)).then_some((*marker, after))
}

fn payload(bytes: &[u8]) -> Option<(&[u8], &[u8])> {
    let (length, rest) = bytes.split_first_chunk::<2>()?;
    rest.split_at_checked(usize::from(u16::from_be_bytes(*length)).checked_sub(2)?)
}

/// How long the scan is: to the next marker that is neither a stuffed byte nor a restart.
fn scan_length(bytes: &[u8]) -> usize {
    let is_end = |pair: &[u8]| pair[0] == 0xFF && !matches!(pair[1], 0 | 0xD0..=0xD7 | 0xFF);
    bytes.windows(2).position(is_end).unwrap_or(bytes.len())
}

/// Width, height and the number of colours.
fn size(segments: &[Segment<'_>]) -> Result<(u32, u32, u8), PictureFault> {
    let is_frame = |one: &&Segment<'_>| {
        (0xC0..=0xCF).contains(&one.marker) && !matches!(one.marker, 0xC4 | 0xC8 | 0xCC)
    };
    let mut frames = segments.iter().filter(is_frame);
    let frame = frames.next().map(|frame| frame.payload);
    let (Some([_, h1, h2, w1, w2, components, ..]), None) = (frame, frames.next()) else {
        return Err(PictureFault::Broken);
    };
    let width = u32::from(u16::from_be_bytes([*w1, *w2]));
    let height = u32::from(u16::from_be_bytes([*h1, *h2]));
    check_size(width, height)?;
    Ok((width, height, *components))
}

/// What is behind `prefix` in the segments with `marker`.
fn prefixed<'a>(
    segments: &'a [Segment<'a>],
    marker: u8,
    prefix: &'static [u8],
) -> impl Iterator<Item = &'a [u8]> {
    segments
        .iter()
        .filter(move |one| one.marker == marker)
        .filter_map(move |one| one.payload.strip_prefix(prefix))
}

fn read(segments: &[Segment<'_>]) -> PictureWords {
    let resources: Vec<u8> =
        prefixed(segments, APP13, iim::JPEG_PREFIX).flatten().copied().collect();
    let resources = iim::of_resources(&resources);
    let exif = prefixed(segments, APP1, exif::JPEG_PREFIX).next();
    let sources = Sources {
        xmp: prefixed(segments, APP1, xmp::JPEG_PREFIX).next(),
        iim: resources.iim,
        digest: resources.digest,
        exif: exif.map(exif::words).unwrap_or_default(),
        texts: PictureWords::default(),
    };
    sources.words()
}

/// The segments with the picture's colours.
fn icc<'a>(segments: &'a [Segment<'a>]) -> Vec<&'a [u8]> {
    let of_icc = segments.iter().filter(|one| one.marker == ICC);
    of_icc.map(|one| one.payload).filter(|payload| payload.starts_with(b"ICC_PROFILE\0")).collect()
}

/// The file of what the picture is made of, with `words` and `icc`.
fn written(segments: &[Segment<'_>], words: &PictureWords, icc: &[&[u8]]) -> Vec<u8> {
    let mut out = SOI.to_vec();
    for one in segments.iter().filter(|one| one.marker == JFIF) {
        // Version, unit and density; a thumbnail may follow, and does not.
        if let Some(head) = one.payload.get(..12).filter(|head| head.starts_with(b"JFIF\0")) {
            push(&mut out, JFIF, &[head, &[0, 0]].concat());
            break;
        }
    }
    if let Some(packet) = xmp::packet(words) {
        push(&mut out, APP1, &[xmp::JPEG_PREFIX, packet.as_bytes()].concat());
    }
    if let Some(segment) = iim::segment(words) {
        push(&mut out, APP13, &segment);
    }
    for payload in icc {
        push(&mut out, ICC, payload);
    }
    for one in segments {
        match (one.marker, one.payload) {
            (ADOBE, payload) if payload.starts_with(b"Adobe") => {
                push(&mut out, ADOBE, &payload[..payload.len().min(12)]);
            }
            (0xC0..=0xDF, payload) => push(&mut out, one.marker, payload),
            _ => {}
        }
        out.extend(one.scan);
    }
    out.extend([0xFF, EOI]);
    out
}

/// Adds a segment. What is longer than one can be is no words of ours, which are cut to fit.
fn push(out: &mut Vec<u8>, marker: u8, payload: &[u8]) {
    if let Ok(length) = u16::try_from(payload.len() + 2) {
        out.extend([0xFF, marker]);
        out.extend(length.to_be_bytes());
        out.extend(payload);
    }
}
