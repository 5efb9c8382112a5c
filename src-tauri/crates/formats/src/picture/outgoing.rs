//! Pictures that leave with an article.

use std::collections::BTreeMap;

/// A picture that may leave: its file says nothing of camera, place or editing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CleanPicture {
    /// Its media type, such as `image/jpeg`.
    pub(crate) media_type: &'static str,
    /// Its file.
    pub(crate) bytes: Vec<u8>,
    /// Pixels, as it is seen.
    pub(crate) width: u32,
    /// Pixels, as it is seen.
    pub(crate) height: u32,
}

impl CleanPicture {
    /// Its media type, such as `image/jpeg`.
    #[must_use]
    pub fn media_type(&self) -> &'static str {
        self.media_type
    }

    /// Its file.
    #[must_use]
    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// Width and height in pixels, as it is seen.
    #[must_use]
    pub fn size(&self) -> (u32, u32) {
        (self.width, self.height)
    }

    /// The usual ending of its files, without a dot.
    #[must_use]
    pub fn extension(&self) -> &'static str {
        match self.media_type {
            "image/jpeg" => "jpg",
            "image/webp" => "webp",
            "image/gif" => "gif",
            _ => "png",
        }
    }
}

/// The pictures that articles speak of, by the id in their figures.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Pictures(BTreeMap<String, CleanPicture>);

impl Pictures {
    /// Adds the picture that figures name by `id`.
    pub fn insert(&mut self, id: impl Into<String>, picture: CleanPicture) {
        self.0.insert(id.into(), picture);
    }

    /// Adds all of `others`.
    pub fn append(&mut self, mut others: Self) {
        self.0.append(&mut others.0);
    }

    /// The picture that figures name by `id`; nothing where it is not at hand.
    #[must_use]
    pub fn find(&self, id: &str) -> Option<&CleanPicture> {
        self.0.get(id)
    }
}
