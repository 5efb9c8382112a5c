//! What the gate takes out, as data: the catalogues have the words.

use serde::{Deserialize, Serialize};
use warraq_core::article::{ArticleId, BlockId};
use warraq_formats::{PictureFault, PictureTrace};

/// Something that was taken out on the way.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
pub struct TakenOut {
    /// The article.
    pub article: ArticleId,
    /// What it was.
    pub kind: TakenOutKind,
    /// The block it stood in; absent for fields.
    pub block: Option<BlockId>,
    /// It: the parameter of an address, or the name of a picture.
    pub text: String,
}

/// What was taken out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
#[serde(rename_all = "kebab-case")]
pub enum TakenOutKind {
    /// A parameter of an address that only counts readers.
    Tracker,
    /// Where a picture was taken.
    PicturePlace,
    /// A picture's camera, its number, its owner, the time.
    PictureCamera,
    /// A small copy of a picture in its file.
    PictureThumbnail,
    /// What programs wrote into a picture.
    PictureEditing,
    /// A whole picture: it is HEIC.
    PictureHeic,
    /// A whole picture: it is AVIF.
    PictureAvif,
    /// A whole picture: it is SVG.
    PictureSvg,
    /// A whole file: it is no picture that was looked through.
    PictureUnknown,
    /// A whole picture: its file is damaged.
    PictureBroken,
    /// A whole picture: it has too many pixels.
    PictureTooLarge,
}

impl TakenOutKind {
    /// Every kind.
    pub const ALL: [Self; 11] = [
        Self::Tracker,
        Self::PicturePlace,
        Self::PictureCamera,
        Self::PictureThumbnail,
        Self::PictureEditing,
        Self::PictureHeic,
        Self::PictureAvif,
        Self::PictureSvg,
        Self::PictureUnknown,
        Self::PictureBroken,
        Self::PictureTooLarge,
    ];
}

impl From<PictureTrace> for TakenOutKind {
    fn from(trace: PictureTrace) -> Self {
        match trace {
            PictureTrace::Place => Self::PicturePlace,
            PictureTrace::Camera => Self::PictureCamera,
            PictureTrace::Thumbnail => Self::PictureThumbnail,
            PictureTrace::Editing => Self::PictureEditing,
        }
    }
}

impl From<PictureFault> for TakenOutKind {
    fn from(fault: PictureFault) -> Self {
        match fault {
            PictureFault::Heic => Self::PictureHeic,
            PictureFault::Avif => Self::PictureAvif,
            PictureFault::Svg => Self::PictureSvg,
            PictureFault::Unknown => Self::PictureUnknown,
            PictureFault::Broken => Self::PictureBroken,
            PictureFault::TooLarge => Self::PictureTooLarge,
        }
    }
}
