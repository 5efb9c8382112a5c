//! Pictures inside of a page.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

use super::CleanPicture;
use crate::hypertext::Source;

/// The picture's own bytes as an address, so that a page needs no other file.
///
/// Source: RFC 2397.
pub(crate) fn source(picture: &CleanPicture) -> Source {
    let bytes = STANDARD.encode(&picture.bytes);
    Source {
        address: format!("data:{};base64,{bytes}", picture.media_type),
        width: picture.width,
        height: picture.height,
    }
}
