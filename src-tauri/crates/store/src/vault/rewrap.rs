//! Other secrets for a vault that is there: only the data key is wrapped anew, and nothing else is written.
//!
//! Whoever has an earlier copy of the file, and the secret it was made with, can still read that copy, and with its
//! data key every later state of the vault as well. A secret that somebody else knows is answered by a new vault.

use secrecy::SecretString;

use super::header::Slot;
use super::keys::{self, DataKey};
use super::{Access, KdfCost, RecoveryKey, Vault};
use crate::error::StoreError;

impl Vault {
    /// Gives the vault another passphrase; the one before no longer opens it, its recovery key stays. `current` is the
    /// passphrase it has, or the recovery key. However this is stopped, one of the two passphrases opens the vault; once
    /// it has returned, the new one does.
    ///
    /// # Errors
    /// `WrongPassphrase` where `current` does not open it, `ReadOnly` where it is open for reading; `Io` and `DiskFull`
    /// where the disk refuses: it has its old passphrase then.
    pub fn change_passphrase(
        &mut self,
        current: &SecretString,
        new: &SecretString,
        cost: KdfCost,
    ) -> Result<(), StoreError> {
        self.rewrap(current, new, |key| keys::passphrase_slot(new, cost, key))
    }

    /// A new recovery key, which is kept nowhere; the one before no longer opens the vault, its passphrase stays.
    /// Whoever is stopped before they have read it has to ask for another one, by the passphrase.
    ///
    /// # Errors
    /// As [`Vault::change_passphrase`].
    pub fn renew_recovery_key(
        &mut self,
        current: &SecretString,
        cost: KdfCost,
    ) -> Result<RecoveryKey, StoreError> {
        let new = RecoveryKey::random()?;
        let typed = SecretString::from(new.expose());
        self.rewrap(current, &typed, |key| keys::recovery_slot(&new, cost, key))?;
        Ok(new)
    }

    fn rewrap(
        &mut self,
        current: &SecretString,
        new: &SecretString,
        slot: impl FnOnce(&DataKey) -> Result<Slot, StoreError>,
    ) -> Result<(), StoreError> {
        if self.access == Access::Read {
            return Err(StoreError::ReadOnly("it is open for reading".into()));
        }
        let written = self.live.header()?;
        let key = keys::unlock(&written.header, current)?;
        let header = written.header.with(&slot(&key)?);
        // What does not open must never stand in the file, whatever went wrong in between.
        if keys::unlock(&header, new)? != key {
            return Err(StoreError::Key("the data key could not be wrapped"));
        }
        self.live.change_header(&written, &written.steps_to(&header))
    }
}
