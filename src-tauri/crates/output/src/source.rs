//! The vault that articles come from.

use warraq_store::{StoreError, Vault};

use crate::error::OutputError;

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
