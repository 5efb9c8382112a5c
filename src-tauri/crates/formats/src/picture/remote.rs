//! Pictures that are on a site already, for posts that go there.

use std::collections::BTreeMap;

use crate::hypertext::Source;

/// A picture where a site has it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RemotePicture {
    /// Its number in the site's library, where it has one: `WordPress` leads its editor to the picture by it.
    pub number: Option<u64>,
    /// The address it is shown from.
    pub url: String,
    /// Pixels, as it is seen.
    pub width: u32,
    /// Pixels, as it is seen.
    pub height: u32,
}

/// The pictures of articles that a site has, by the id in their figures.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct RemotePictures(BTreeMap<String, RemotePicture>);

impl RemotePictures {
    /// Says where the picture is that figures name by `id`.
    pub fn insert(&mut self, id: impl Into<String>, picture: RemotePicture) {
        self.0.insert(id.into(), picture);
    }

    /// Where the picture is that figures name by `id`; nothing where the site has it not.
    #[must_use]
    pub fn find(&self, id: &str) -> Option<&RemotePicture> {
        self.0.get(id)
    }

    /// The same, as hypertext shows it.
    pub(crate) fn source(&self, id: &str) -> Option<Source> {
        let RemotePicture { url, width, height, .. } = self.find(id)?.clone();
        Some(Source { address: url, width, height })
    }
}
