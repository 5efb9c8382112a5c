//! The texts of a PNG: its own, XMP, and the profiles that programs write as texts of hexadecimal numbers.
//!
//! Source: W3C PNG, third edition, sections 11.3.3.2 to 11.3.3.4; the profiles as `ImageMagick` writes them.

use std::borrow::Cow;
use std::io::Read;

use flate2::read::ZlibDecoder;

use super::super::sources::Sources;
use super::super::{PictureWords, exif, iim, xmp};
use super::Chunk;
use crate::charset;

/// The most bytes that the packed texts of a file are unpacked to.
const MOST_BYTES: usize = 4 << 20;
/// The keyword of XMP.
const XMP: &[u8] = b"XML:com.adobe.xmp";
/// Keywords of profiles begin with this.
const PROFILE: &[u8] = b"Raw profile type ";

/// What texts say.
#[derive(Debug, Default)]
pub(super) struct Texts {
    xmp: Option<Vec<u8>>,
    /// Resources of Photoshop.
    resources: Option<Vec<u8>>,
    iim: Option<Vec<u8>>,
    pub(super) exif: Option<Vec<u8>>,
    description: Option<Vec<u8>>,
    copyright: Option<Vec<u8>>,
}

impl Texts {
    /// Those of the file; of several with one name the first.
    pub(super) fn of(chunks: &[Chunk<'_>]) -> Self {
        let mut texts = Self::default();
        let mut left = MOST_BYTES;
        for (keyword, packed) in chunks.iter().filter_map(text) {
            match keyword {
                XMP => keep(&mut texts.xmp, packed.open(&mut left)),
                b"Description" => keep(&mut texts.description, packed.open(&mut left)),
                b"Copyright" => keep(&mut texts.copyright, packed.open(&mut left)),
                _ if keyword.starts_with(PROFILE) => {
                    texts.add(packed.open(&mut left).as_deref().and_then(profile));
                }
                _ => {}
            }
        }
        texts
    }

    /// The words in them, and in the EXIF of a chunk of its own.
    pub(super) fn words(self, exif: Option<&[u8]>) -> PictureWords {
        let resources = iim::of_resources(self.resources.as_deref().unwrap_or_default());
        let pieces = [self.description, self.copyright].map(Option::unwrap_or_default);
        let mut texts = charset::texts(&[&pieces[0], &pieces[1]], None).into_iter();
        let sources = Sources {
            xmp: self.xmp.as_deref(),
            iim: self.iim.as_deref().or(resources.iim),
            digest: resources.digest,
            exif: exif.or(self.exif.as_deref()).map(exif::words).unwrap_or_default(),
            texts: PictureWords {
                caption: texts.next().unwrap_or_default(),
                copyright: texts.next().unwrap_or_default(),
                credit: String::new(),
            },
        };
        sources.words()
    }

    /// Keeps what a profile is by its first bytes: programs do not agree on names.
    fn add(&mut self, profile: Option<Vec<u8>>) {
        let behind = |prefix| profile.as_deref().and_then(|profile| profile.strip_prefix(prefix));
        if let Some(exif) = behind(exif::JPEG_PREFIX) {
            keep(&mut self.exif, Some(exif.to_vec()));
        } else if let Some(packet) = behind(xmp::JPEG_PREFIX) {
            keep(&mut self.xmp, Some(packet.to_vec()));
        } else if let Some(resources) = behind(iim::JPEG_PREFIX) {
            keep(&mut self.resources, Some(resources.to_vec()));
        } else {
            match profile.as_deref() {
                Some([b'8', b'B', b'I', b'M', ..]) => keep(&mut self.resources, profile),
                Some([0x1c, ..]) => keep(&mut self.iim, profile),
                Some([b'I', b'I', b'*', 0, ..] | [b'M', b'M', 0, b'*', ..]) => {
                    keep(&mut self.exif, profile);
                }
                Some([b'<', ..]) => keep(&mut self.xmp, profile),
                _ => {}
            }
        }
    }
}

fn keep(place: &mut Option<Vec<u8>>, found: Option<Vec<u8>>) {
    if place.is_none() {
        *place = found;
    }
}

/// A text as it stands in its chunk.
enum Packed<'a> {
    Plain(&'a [u8]),
    Zlib(&'a [u8]),
}

impl Packed<'_> {
    /// Its bytes; nothing where they cannot be unpacked, or are more than are `left`.
    fn open(&self, left: &mut usize) -> Option<Vec<u8>> {
        let bytes = match self {
            Self::Plain(bytes) => Cow::Borrowed(*bytes),
            Self::Zlib(packed) => {
                let mut bytes = Vec::new();
                let most = u64::try_from(*left).unwrap_or(u64::MAX);
                let read = ZlibDecoder::new(*packed).take(most).read_to_end(&mut bytes);
                let is_whole = read.is_ok() && bytes.len() < *left;
                *left -= bytes.len();
                Cow::Owned(Some(bytes).filter(|_| is_whole)?)
            }
        };
        Some(bytes.into_owned())
    }
}

/// The keyword and the text of a chunk that has them.
fn text<'a>(chunk: &Chunk<'a>) -> Option<(&'a [u8], Packed<'a>)> {
    let (keyword, rest) = until_zero(chunk.data)?;
    let packed = match (chunk.name, rest) {
        (b"tEXt", text) => Packed::Plain(text),
        (b"zTXt", [0, text @ ..]) => Packed::Zlib(text),
        (b"iTXt", [is_packed, 0, rest @ ..]) => {
            let (_language, rest) = until_zero(rest)?;
            let (_translated, text) = until_zero(rest)?;
            if *is_packed == 0 { Packed::Plain(text) } else { Packed::Zlib(text) }
        }
        _ => return None,
    };
    Some((keyword, packed))
}

fn until_zero(bytes: &[u8]) -> Option<(&[u8], &[u8])> {
    let at = bytes.iter().position(|byte| *byte == 0)?;
    Some((&bytes[..at], &bytes[at + 1..]))
}

/// The bytes of a profile: a line with its name, one with how many they are, and lines of two digits for each.
fn profile(text: &[u8]) -> Option<Vec<u8>> {
    let mut lines = text.trim_ascii_start().splitn(3, |byte| *byte == b'\n');
    let (_name, length, digits) = (lines.next()?, lines.next()?, lines.next()?);
    let length: usize = str::from_utf8(length.trim_ascii()).ok()?.parse().ok()?;
    let digits = digits.iter().filter(|byte| !byte.is_ascii_whitespace());
    let digits: Option<Vec<u32>> = digits.map(|byte| char::from(*byte).to_digit(16)).collect();
    let (pairs, _) = digits.as_deref()?.as_chunks::<2>();
    let bytes = pairs.iter().take(length);
    bytes.map(|[high, low]| u8::try_from(high * 16 + low).ok()).collect()
}

#[cfg(test)]
mod tests;
