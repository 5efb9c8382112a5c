//! The vault that articles come from.

use warraq_core::media::MediaId;
use warraq_store::{StoreError, Vault};

use crate::error::OutputError;
use crate::gate::OriginalPicture;

/// A vault that is read a piece at a time: between two pieces others may use it.
pub trait Source {
    /// What reading, and whatever follows it, fails with.
    type Error: From<OutputError>;

    /// What `work` reads.
    ///
    /// # Errors
    /// When no vault is open; what `work` fails with.
    fn read<T>(
        &mut self,
        work: impl FnOnce(&Vault) -> Result<T, StoreError>,
    ) -> Result<T, Self::Error>;
}

impl Source for &Vault {
    type Error = OutputError;

    fn read<T>(
        &mut self,
        work: impl FnOnce(&Vault) -> Result<T, StoreError>,
    ) -> Result<T, OutputError> {
        Ok(work(self)?)
    }
}

/// The picture with this id; nothing where only its address is known, or nothing at all.
///
/// # Errors
/// When the vault cannot be read.
pub fn original_picture(vault: &Vault, id: &str) -> Result<Option<OriginalPicture>, StoreError> {
    let Ok(id) = id.parse::<MediaId>() else { return Ok(None) };
    let found = vault.media(id).and_then(|media| Ok((media, vault.media_bytes(id)?)));
    match found {
        Ok((media, bytes)) => Ok(Some(OriginalPicture {
            name: media.name,
            bytes,
            caption: media.caption,
            credit: media.credit,
        })),
        Err(StoreError::NotFound(_)) => Ok(None),
        Err(error) => Err(error),
    }
}
