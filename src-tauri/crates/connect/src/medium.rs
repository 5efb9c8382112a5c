//! Pictures that go to a place.

use std::fmt;

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::remote::RemoteId;
use crate::wordpress::unescaped;

/// What a medium is found by at a place: its content. The same is never sent twice.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct MediumKey(String);

impl MediumKey {
    /// The key of these bytes.
    #[must_use]
    pub fn of(bytes: &[u8]) -> Self {
        Self::of_hash(&Sha256::digest(bytes).into())
    }

    /// The key of a picture that came as `source` and is sent with no side longer than `longest` pixels; 0 for as large
    /// as it is. The words in its file are no part of it: they may be others each time.
    #[must_use]
    pub fn of_picture(source: &SourcePrint, longest: u32) -> Self {
        let mut hash = Sha256::new_with_prefix(b"picture");
        hash.update(source.0);
        hash.update(longest.to_be_bytes());
        Self::of_hash(&hash.finalize().into())
    }

    fn of_hash(hash: &[u8; 32]) -> Self {
        // 128 bits: enough that no two pictures ever share it, short enough for a name in an address.
        let [first, second, ..] = hash.as_chunks::<8>().0 else {
            unreachable!("a hash has 32 bytes")
        };
        Self(format!("{:016x}{:016x}", u64::from_be_bytes(*first), u64::from_be_bytes(*second)))
    }

    /// As a name that an address can hold: letters of ASCII, digits and a hyphen.
    #[must_use]
    pub fn slug(&self) -> String {
        format!("wq-{}", self.0)
    }
}

impl fmt::Display for MediumKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// A print of a picture's file as it came.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SourcePrint([u8; 32]);

impl SourcePrint {
    /// The print of these bytes.
    #[must_use]
    pub fn of(bytes: &[u8]) -> Self {
        Self(Sha256::digest(bytes).into())
    }
}

/// What is said of a medium.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct MediumWords {
    /// What a reader who cannot see it is told.
    pub alt: String,
    /// The words below it.
    pub caption: String,
}

/// A medium to be sent.
#[derive(Clone, PartialEq, Eq)]
pub struct Upload {
    /// What it is found by.
    pub key: MediumKey,
    /// What its file is called, in any script.
    pub name: String,
    /// Its type, such as `image/jpeg`.
    pub media_type: String,
    /// What it is made of.
    pub bytes: Vec<u8>,
    /// What a reader who cannot see it is told.
    pub alt: String,
    /// The words below it.
    pub caption: String,
}

impl fmt::Debug for Upload {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Upload({} {}, {} bytes)", self.key, self.name, self.bytes.len())
    }
}

/// Whether anything at a place shows a medium, as far as it can be told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
#[serde(rename_all = "kebab-case")]
pub enum MediumUse {
    /// It is not there.
    Gone,
    /// Nothing does, and all that the place keeps was looked through.
    None,
    /// Nothing that may be read does. What plugins, themes and widgets keep was not looked at.
    NoneRead,
    /// Something does, or somebody made it theirs.
    Some,
    /// There is more than can be looked through, or what may not be read.
    Unknown,
}

/// A medium at a place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RemoteMedium {
    /// Its id there.
    pub id: RemoteId,
    /// The address it is shown from.
    pub url: String,
    /// Width and height in pixels, where the place knows them.
    pub size: Option<(u32, u32)>,
    /// How many bytes the place has of it, where it says so.
    pub bytes: Option<u64>,
}

impl RemoteMedium {
    /// What its file is called there, as people read it: a place may give it another name than it was sent under.
    #[must_use]
    pub fn file_name(&self) -> String {
        let path = self.url.split(['?', '#']).next().unwrap_or_default();
        unescaped(path.rsplit(['/', '\\']).next().unwrap_or_default())
    }
}
