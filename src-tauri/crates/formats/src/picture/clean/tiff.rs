//! TIFF: decoded, and a PNG made of what is seen. A TIFF is a web of places in a file, and nobody can say of one of
//! them that nothing leads to it.

use exif::{Context, Exif, In, Tag, Value};
use image::ImageFormat;

use super::sources::Sources;
use super::{CleanPicture, PictureFault, PictureWords, exif as of_exif, iim, png, turn};

/// Source: TIFF/EP; XMP Specification, part 3, section 3.3; Adobe Photoshop TIFF Technical Notes: the fields with XMP,
/// with IIM and with resources of Photoshop.
pub(super) const XMP: Tag = Tag(Context::Tiff, 700);
pub(super) const IIM: Tag = Tag(Context::Tiff, 33_723);
pub(super) const RESOURCES: Tag = Tag(Context::Tiff, 34_377);
/// A field of IIM begins with this.
const IIM_MARK: u8 = 0x1C;

/// # Errors
/// `Broken`, `TooLarge`.
pub(super) fn clean(bytes: &[u8], words: &PictureWords) -> Result<CleanPicture, PictureFault> {
    let decoded = turn::decode(bytes, ImageFormat::Tiff)?;
    let png = turn::encode(decoded.image, decoded.orientation, ImageFormat::Png)?;
    png::made(&png, &words.or(said(bytes)), decoded.icc.as_deref())
}

/// What the file says to readers.
pub(super) fn said(bytes: &[u8]) -> PictureWords {
    let Some(exif) = of_exif::parsed(bytes) else { return PictureWords::default() };
    let (xmp, iim, resources) = (raw(&exif, XMP), raw(&exif, IIM), raw(&exif, RESOURCES));
    let resources = iim::of_resources(resources.as_deref().unwrap_or_default());
    let sources = Sources {
        xmp: xmp.as_deref(),
        iim: iim.as_deref().or(resources.iim),
        digest: resources.digest,
        exif: of_exif::words_of(&exif),
        texts: PictureWords::default(),
    };
    sources.words()
}

/// The bytes of a field. Many programs call those of IIM numbers of four, and some turn these round.
fn raw(exif: &Exif, tag: Tag) -> Option<Vec<u8>> {
    match &exif.get_field(tag, In::PRIMARY)?.value {
        Value::Byte(bytes) | Value::Undefined(bytes, _) => Some(bytes.clone()),
        Value::Long(numbers) => {
            let little: Vec<u8> = numbers.iter().flat_map(|number| number.to_le_bytes()).collect();
            let big: Vec<u8> = numbers.iter().flat_map(|number| number.to_be_bytes()).collect();
            let (straight, turned) =
                if exif.little_endian() { (little, big) } else { (big, little) };
            let is_turned =
                straight.first() != Some(&IIM_MARK) && turned.first() == Some(&IIM_MARK);
            Some(if is_turned { turned } else { straight })
        }
        _ => None,
    }
}
