//! What of all that a file says is its word to readers, where its parts say different things.

use super::{PictureWords, iim, xmp};

/// Bytes of the fields in IIM: programs cut there what is longer in XMP.
///
/// Source: IPTC-NAA Information Interchange Model 4.2, datasets 2:110, 2:116 and 2:120.
const CREDIT_LIMIT: usize = 32;
const COPYRIGHT_LIMIT: usize = 128;
const CAPTION_LIMIT: usize = 2000;
/// The longest letter of UTF-8, in bytes: where one does not fit, a field ends before its limit.
const LETTER: usize = 4;

/// The parts of a file that programs write words into.
#[derive(Debug, Default)]
pub(super) struct Sources<'a> {
    pub(super) xmp: Option<&'a [u8]>,
    pub(super) iim: Option<&'a [u8]>,
    /// The print of the IIM that was there when XMP was written.
    pub(super) digest: Option<&'a [u8]>,
    /// The words in EXIF.
    pub(super) exif: PictureWords,
    /// The words in texts of its own kind.
    pub(super) texts: PictureWords,
}

impl Sources<'_> {
    /// The words: those of XMP, but of IIM where a program that knows no XMP changed that afterwards; what neither
    /// says, of EXIF, and then of the file's own texts.
    ///
    /// Source: Guidelines for Handling Image Metadata 2.0 (Metadata Working Group), where EXIF comes first:
    /// here it comes last, because newsrooms write the other two and cameras this one.
    pub(super) fn words(self) -> PictureWords {
        let of_xmp = self.xmp.map(xmp::read).unwrap_or_default().of_people();
        let of_iim = self.iim.map(iim::read).unwrap_or_default().of_people();
        let is_changed = match (self.iim, self.digest) {
            (Some(iim), Some(digest)) => iim::is_changed(iim, digest),
            _ => false,
        };
        let of_both =
            if is_changed { unless_cut(of_iim, &of_xmp).or(of_xmp) } else { of_xmp.or(of_iim) };
        of_both.or(self.exif.of_people()).or(self.texts.of_people())
    }
}

/// The words of IIM; where one is only the beginning of what XMP says, because no more of it fits there, nothing.
fn unless_cut(iim: PictureWords, xmp: &PictureWords) -> PictureWords {
    let one = |own: String, whole: &str, limit: usize| {
        let is_full = |length: usize| (limit - LETTER..=limit).contains(&length);
        let is_cut = whole.starts_with(&own)
            && (is_full(own.len()) || is_full(own.chars().count()))
            && whole.len() > own.len();
        if is_cut { String::new() } else { own }
    };
    PictureWords {
        caption: one(iim.caption, &xmp.caption, CAPTION_LIMIT),
        credit: one(iim.credit, &xmp.credit, CREDIT_LIMIT),
        copyright: one(iim.copyright, &xmp.copyright, COPYRIGHT_LIMIT),
    }
}

#[cfg(test)]
mod tests {
    use md5::{Digest, Md5};

    use super::*;

    fn said(caption: &str, credit: &str) -> PictureWords {
        PictureWords {
            caption: caption.to_owned(),
            credit: credit.to_owned(),
            copyright: String::new(),
        }
    }

    fn read(xmp: &PictureWords, iim: &[u8], digest: Option<&[u8]>) -> PictureWords {
        let packet = xmp::packet(xmp).unwrap();
        let exif = said("من الكاميرا", "");
        let xmp = Some(packet.as_bytes());
        Sources { xmp, iim: Some(iim), digest, exif, ..Sources::default() }.words()
    }

    #[test]
    fn xmp_wins_unless_iim_was_changed_after_it() {
        let (of_xmp, of_iim) = (said("جسر", ""), said("نهر", "رويترز"));
        let iim = iim::data(&of_iim);
        let print = Md5::digest(&iim);
        let (other, none) = ([7; 16], [0; 16]);
        let kept = said("جسر", "رويترز");
        for digest in [None, Some(print.as_slice()), Some(&none), Some(b"short")] {
            assert_eq!(read(&of_xmp, &iim, digest), kept, "{digest:?}");
        }
        assert_eq!(read(&of_xmp, &iim, Some(&other)), of_iim);
        // In a TIFF it is filled to four bytes, which are no change.
        assert_eq!(read(&of_xmp, &[&iim[..], &[0, 0]].concat(), Some(&print)), kept);
    }

    #[test]
    fn what_iim_cut_off_is_whole_in_xmp() {
        let credit = "وكالة الأنباء المستقلة في الجزيرة";
        let cut = &credit[..credit.floor_char_boundary(CREDIT_LIMIT)];
        let of_xmp = said("جسر", credit);
        let changed = |iim: &str| read(&of_xmp, &iim::data(&said("نهر", iim)), Some(&[7; 16]));
        assert_eq!(changed(cut), said("نهر", credit));
        assert_eq!(changed("وكالة"), said("نهر", "وكالة"));
    }

    #[test]
    fn exif_comes_after_both_and_a_file_s_own_texts_last() {
        let sources = |exif: &str, text: &str| Sources {
            exif: said(exif, ""),
            texts: said(text, ""),
            ..Sources::default()
        };
        assert_eq!(sources("جسر", "نهر").words(), said("جسر", ""));
        assert_eq!(sources("SONY DSC", "نهر").words(), said("نهر", ""));
    }
}
