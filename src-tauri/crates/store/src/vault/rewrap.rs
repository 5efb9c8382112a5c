//! Other secrets for a vault that is there: only the data key is wrapped anew, and nothing else is written.
//!
//! Whoever has an earlier copy of the file, and the secret it was made with, can still read that copy, and with its
//! data key every later state of the vault as well. A secret that somebody else knows is answered by a new vault.

use secrecy::SecretString;

use super::header::{Header, Slot, Written};
use super::keys::{self, DataKey};
use super::{Access, KdfCost, RecoveryKey, Vault};
use crate::error::StoreError;

impl Vault {
    /// Gives the vault another passphrase; the one before no longer opens it, its recovery key stays. `current` is the
    /// passphrase it has, or the recovery key. However this is stopped, one of the two passphrases opens the vault; once
    /// it has returned, the new one does.
    ///
    /// # Errors
    /// `WrongPassphrase` where `current` does not open it, `SamePassphrase` where it has that one, `ReadOnly` where it is
    /// open for reading; `Io` and `DiskFull` where the disk refuses: it has its old passphrase then. `OldSecretLeft` where it
    /// has the new one, and the disk refused to take the old one out of the second copy of the header.
    pub fn change_passphrase(
        &mut self,
        current: &SecretString,
        new: &SecretString,
        cost: KdfCost,
    ) -> Result<(), StoreError> {
        let unlocked = self.unlocked(current)?;
        if unlocked.is_opened_by(current, new)? {
            return Err(StoreError::SamePassphrase);
        }
        let header = unlocked.with(new, |key| keys::passphrase_slot(new, cost, key))?;
        self.change(&unlocked.written, &header)
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
        self.renew_recovery_key_once(current, cost, |_| Ok(()))
    }

    /// The same, and the key opens the vault only once `hand_over` has brought it to whoever keeps it. That is asked when
    /// all else is done that can be refused, but for the disk; where the disk refuses then, the key that was handed over
    /// opens nothing, but with `OldSecretLeft`, where it is the one that opens.
    ///
    /// # Errors
    /// As [`Vault::change_passphrase`], and what `hand_over` says: the vault has its old recovery key then.
    pub fn renew_recovery_key_once<E: From<StoreError>>(
        &mut self,
        current: &SecretString,
        cost: KdfCost,
        hand_over: impl FnOnce(&RecoveryKey) -> Result<(), E>,
    ) -> Result<RecoveryKey, E> {
        let unlocked = self.unlocked(current)?;
        let new = RecoveryKey::random()?;
        let typed = SecretString::from(new.expose());
        let header = unlocked.with(&typed, |key| keys::recovery_slot(&new, cost, key))?;
        hand_over(&new)?;
        self.change(&unlocked.written, &header)?;
        Ok(new)
    }

    fn unlocked(&self, current: &SecretString) -> Result<Unlocked, StoreError> {
        if self.access == Access::Read {
            return Err(StoreError::ReadOnly("it is open for reading".into()));
        }
        let written = self.live.header()?;
        let key = keys::unlock(&written.header, current)?;
        Ok(Unlocked { written, key })
    }

    fn change(&self, from: &Written, to: &Header) -> Result<(), StoreError> {
        self.live.change_header(from, &from.steps_to(to))
    }
}

/// A header that a secret opened.
struct Unlocked {
    written: Written,
    key: DataKey,
}

impl Unlocked {
    /// Whether `new` opens the vault already, where `current` does.
    fn is_opened_by(&self, current: &SecretString, new: &SecretString) -> Result<bool, StoreError> {
        if !keys::is_recovery_key(current) {
            return Ok(keys::is_same(current, new));
        }
        match keys::unlock(&self.written.header, new) {
            Ok(_) => Ok(true),
            Err(StoreError::WrongPassphrase) => Ok(false),
            Err(error) => Err(error),
        }
    }

    /// The header with this slot, which `new` opens.
    fn with(
        &self,
        new: &SecretString,
        slot: impl FnOnce(&DataKey) -> Result<Slot, StoreError>,
    ) -> Result<Header, StoreError> {
        let header = self.written.header.with(&slot(&self.key)?);
        // What does not open must never stand in the file, whatever went wrong in between.
        if keys::unlock(&header, new)? != self.key {
            return Err(StoreError::Key("the data key could not be wrapped"));
        }
        Ok(header)
    }
}
