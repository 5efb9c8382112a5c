//! The vault that is delivered from.

use std::sync::{Mutex, PoisonError};

use warraq_store::Vault;

use crate::error::DeliveryError;

/// A vault that is used a moment at a time: between two moments others use it, and it may be closed.
pub trait Desk: Sync {
    /// What `work` does with the vault.
    ///
    /// # Errors
    /// When no vault is open.
    fn with<T>(&self, work: impl FnOnce(&mut Vault) -> T) -> Result<T, DeliveryError>;
}

impl Desk for Mutex<Vault> {
    fn with<T>(&self, work: impl FnOnce(&mut Vault) -> T) -> Result<T, DeliveryError> {
        // Every change of the vault is whole or not there, also where a thread died over it.
        Ok(work(&mut self.lock().unwrap_or_else(PoisonError::into_inner)))
    }
}

impl Desk for Mutex<&mut Vault> {
    fn with<T>(&self, work: impl FnOnce(&mut Vault) -> T) -> Result<T, DeliveryError> {
        Ok(work(&mut self.lock().unwrap_or_else(PoisonError::into_inner)))
    }
}
