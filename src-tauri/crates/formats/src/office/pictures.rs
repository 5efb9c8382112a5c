//! Pictures that stand in the file.

use std::collections::HashMap;

use sha2::{Digest, Sha256};
use warraq_core::article::IdSource;

use crate::picture::{Picture, kind_of};
use crate::report::{Report, WarningKind};

/// The pictures found so far.
#[derive(Default)]
pub(crate) struct Pictures {
    /// They, in the order of the text.
    pub(crate) found: Vec<Picture>,
    /// Their ids by the names of their parts; nothing for what is no picture.
    by_part: HashMap<String, Option<String>>,
    /// Their ids by their bytes.
    by_bytes: HashMap<[u8; 32], String>,
}

impl Pictures {
    /// The id of the picture in `part`, whose file is what `bytes` gives. It is told where it cannot be read.
    pub(crate) fn add(
        &mut self,
        part: &str,
        alt: &str,
        bytes: impl FnOnce() -> Option<Vec<u8>>,
        ids: &mut dyn IdSource,
        report: &mut Report,
    ) -> Option<String> {
        if let Some(known) = self.by_part.get(part) {
            return known.clone();
        }
        let bytes = bytes().unwrap_or_default();
        let kind = kind_of(&bytes);
        let id = kind.map(|(media_type, _)| self.keep(part, alt, media_type, bytes, ids));
        if id.is_none() {
            report.warn(WarningKind::PictureUnreadable, file_name(part));
        }
        self.by_part.insert(part.to_owned(), id.clone());
        id
    }

    /// The id of the picture with these bytes: files hold one picture under several names.
    fn keep(
        &mut self,
        part: &str,
        alt: &str,
        media_type: &str,
        bytes: Vec<u8>,
        ids: &mut dyn IdSource,
    ) -> String {
        let digest = Sha256::digest(&bytes).into();
        if let Some(same) = self.by_bytes.get(&digest) {
            return same.clone();
        }
        let id = ids.next_ulid().to_string();
        self.by_bytes.insert(digest, id.clone());
        self.found.push(Picture {
            id: id.clone(),
            name: file_name(part).to_owned(),
            media_type: media_type.to_owned(),
            bytes,
            source: String::new(),
            alt: alt.to_owned(),
            caption: String::new(),
            credit: String::new(),
        });
        id
    }
}

/// The last part of a path.
fn file_name(part: &str) -> &str {
    part.rsplit('/').next().unwrap_or(part)
}
