//! Pictures that come in with an article and leave with it.

mod clean;
mod credit;
pub(crate) mod embedded;
mod outgoing;
mod own_words;
mod remote;

pub(crate) use clean::as_png;
pub use clean::{
    PictureFault, PictureTrace, PictureWords, clean, on_screen, stays_large, traces, within, words,
};
pub(crate) use credit::credit;
pub use outgoing::{CleanPicture, Pictures};
pub(crate) use own_words::say;
pub use remote::{RemotePicture, RemotePictures};

/// A picture that an import found, with what its file says of it. Nothing is loaded from outside: what a
/// file only points at has no bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Picture {
    /// The id that the article's figures name it by: a ULID.
    pub id: String,
    /// Its file's own name, such as `image1.jpeg`.
    pub name: String,
    /// Its media type by its first bytes, such as `image/jpeg`.
    pub media_type: String,
    /// The file itself, as it stood in the document; empty where only an address is known.
    pub bytes: Vec<u8>,
    /// Where it was shown from, when that was said.
    pub source: String,
    /// What a reader who cannot see it is told.
    pub alt: String,
    /// The words below it.
    pub caption: String,
    /// Who made it.
    pub credit: String,
}

impl Picture {
    /// The picture that is shown from an address; its file is not there yet.
    pub(crate) fn at(id: String, source: String) -> Self {
        let name = source.split(['?', '#']).next().unwrap_or_default();
        let name = name.rsplit('/').next().unwrap_or_default().to_owned();
        Self {
            id,
            name,
            media_type: String::new(),
            bytes: Vec::new(),
            source,
            alt: String::new(),
            caption: String::new(),
            credit: String::new(),
        }
    }

    /// Width and height in pixels, by its first bytes; nothing where it has none or they do not say.
    #[must_use]
    pub fn size(&self) -> Option<(u32, u32)> {
        let size = imagesize::blob_size(&self.bytes).ok()?;
        Some((u32::try_from(size.width).ok()?, u32::try_from(size.height).ok()?))
    }
}

/// What the file of a picture that came from elsewhere says of itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CameWith {
    /// Its media type by its first bytes, such as `image/jpeg`.
    pub media_type: &'static str,
    /// Width and height in pixels, where its first bytes say so.
    pub size: Option<(u32, u32)>,
    /// The words below it.
    pub caption: String,
    /// Who made it.
    pub credit: String,
}

/// What the file of a picture says of itself; nothing where it is none that browsers or cameras make.
#[must_use]
pub fn came_with(bytes: &[u8]) -> Option<CameWith> {
    let (media_type, _) = kind_of(bytes)?;
    let size = imagesize::blob_size(bytes).ok()?;
    let size = u32::try_from(size.width).ok().zip(u32::try_from(size.height).ok());
    let PictureWords { caption, credit, .. } = clean::said(bytes);
    Some(CameWith { media_type, size, caption, credit })
}

/// The media type and the usual ending of a file, by its first bytes; nothing where it is no picture that browsers
/// or cameras make.
pub(crate) fn kind_of(bytes: &[u8]) -> Option<(&'static str, &'static str)> {
    use imagesize::ImageType;
    imagesize::blob_size(bytes).ok()?;
    Some(match imagesize::image_type(bytes).ok()? {
        ImageType::Jpeg => ("image/jpeg", "jpeg"),
        ImageType::Png => ("image/png", "png"),
        ImageType::Gif => ("image/gif", "gif"),
        ImageType::Webp => ("image/webp", "webp"),
        ImageType::Bmp => ("image/bmp", "bmp"),
        ImageType::Tiff => ("image/tiff", "tiff"),
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_bytes_say_the_kind() {
        assert_eq!(kind_of(b"GIF89a\x03\0\x03\0\0\0\0\0\0\0"), Some(("image/gif", "gif")));
        for bytes in [&b"GIF89a"[..], b"", b"<svg/>", "قسد".as_bytes()] {
            assert_eq!(kind_of(bytes), None, "{bytes:?}");
        }
    }
}
