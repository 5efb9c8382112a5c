//! What a picture's file says of those who made it: looked at so that people are told what was taken out.

use std::io::Cursor;

use exif::{Context, Exif, In, Reader, Tag};
use memchr::memmem;
use serde::{Deserialize, Serialize};

use super::{exif as of_exif, png, tiff};

/// Something in a picture's file that readers have no business with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
#[serde(rename_all = "kebab-case")]
pub enum PictureTrace {
    /// Where it was taken.
    Place,
    /// The camera, its number, its owner, the time.
    Camera,
    /// A small copy of it, perhaps from before it was cut.
    Thumbnail,
    /// The programs it went through, and what they wrote down.
    Editing,
}

impl PictureTrace {
    /// Every trace.
    pub const ALL: [Self; 4] = [Self::Place, Self::Camera, Self::Thumbnail, Self::Editing];
}

/// Where programs write: XMP, resources of Photoshop, the texts and comments of PNG.
const EDITING: [&[u8]; 5] =
    [b"http://ns.adobe.com/", b"Photoshop 3.0\0", b"tEXt", b"zTXt", b"XMP DataXMP"];

/// The traces in the file, each once, in the order of [`PictureTrace::ALL`].
#[must_use]
pub fn traces(bytes: &[u8]) -> Vec<PictureTrace> {
    let mut reader = Reader::new();
    let read = reader.continue_on_error(true).read_from_container(&mut Cursor::new(bytes));
    let read = read.or_else(|error| error.distill_partial_result(|_| {})).ok();
    let exif = read.or_else(|| of_exif::parsed(&png::exif_of_texts(bytes)?));
    let is_signed = || EDITING.iter().any(|sign| memmem::find(bytes, sign).is_some());
    let is_there = |trace: &PictureTrace| {
        exif.as_ref().is_some_and(|exif| has(exif, *trace))
            || (*trace == PictureTrace::Editing && is_signed())
    };
    PictureTrace::ALL.into_iter().filter(is_there).collect()
}

fn has(exif: &Exif, trace: PictureTrace) -> bool {
    exif.fields().any(|field| match trace {
        PictureTrace::Place => field.tag.context() == Context::Gps,
        PictureTrace::Thumbnail => field.ifd_num == In::THUMBNAIL,
        PictureTrace::Camera => field.tag.context() == Context::Exif || CAMERA.contains(&field.tag),
        PictureTrace::Editing => PROGRAMS.contains(&field.tag),
    })
}

/// Where programs write in a TIFF: XMP, IIM, resources of Photoshop.
const PROGRAMS: [Tag; 3] = [tiff::XMP, tiff::IIM, tiff::RESOURCES];
/// What of the first directory is no measure of the picture itself.
const CAMERA: [Tag; 5] = [Tag::Make, Tag::Model, Tag::DateTime, Tag::Artist, Tag::Software];
