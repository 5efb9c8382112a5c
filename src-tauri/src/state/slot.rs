//! The place of the vault on the desk.

use std::path::Path;

use warraq_store::{Away, StoreError, Vault};

use crate::error::AppError;

/// The open vault; or what opens it again, where its file or its medium went away.
#[derive(Default)]
pub struct Slot {
    vault: Option<Vault>,
    away: Option<Away>,
}

impl Slot {
    /// Puts an open vault here; what was here is closed.
    pub fn put(&mut self, vault: Vault) {
        *self = Self { vault: Some(vault), away: None };
    }

    /// Takes the vault away, which has to be closed; nothing where none is open, or where it is gone.
    pub fn take(&mut self) -> Option<Vault> {
        self.away = None;
        self.vault.take()
    }

    /// Whether one was opened and not locked, wherever its file is now.
    pub fn is_open(&self) -> bool {
        self.vault.is_some() || self.away.is_some()
    }

    /// What `work` does with the vault. One that is gone is looked for first; one that `work` finds gone is let go of, and
    /// looked for the next time.
    ///
    /// # Errors
    /// `locked` when none is open; what `work` fails with; why the one that is gone cannot be opened.
    pub fn with<T>(
        &mut self,
        work: impl FnOnce(&mut Vault) -> Result<T, StoreError>,
    ) -> Result<T, AppError> {
        let vault = self.found()?;
        let done = work(vault);
        if done.as_ref().is_err_and(|error| is_gone(error, vault)) {
            self.away = self.vault.take().map(Vault::into_away);
        }
        Ok(done?)
    }

    /// Closes the vault and puts here what `work` makes at its path. Where that fails, the one before is opened again.
    ///
    /// # Errors
    /// `locked` when none is open; what `work` fails with.
    pub fn replaced<T>(
        &mut self,
        work: impl FnOnce(&Path) -> Result<(Vault, T), StoreError>,
    ) -> Result<T, AppError> {
        self.found()?;
        let away = self.vault.take().ok_or_else(AppError::locked)?.into_away();
        match work(away.path()) {
            Ok((vault, value)) => {
                self.put(vault);
                Ok(value)
            }
            Err(error) => {
                self.away = Some(away);
                // What cannot be opened now is looked for the next time.
                let _ = self.found();
                Err(error.into())
            }
        }
    }

    /// The vault, looked for where it is gone.
    ///
    /// # Errors
    /// `locked` when none is open; why it cannot be opened again.
    pub fn found(&mut self) -> Result<&mut Vault, AppError> {
        if let (None, Some(away)) = (&self.vault, &self.away) {
            self.vault = Some(away.open()?);
            self.away = None;
        }
        self.vault.as_mut().ok_or_else(AppError::locked)
    }
}

/// Whether the vault itself is what is missing, or its medium no longer answers.
fn is_gone(error: &StoreError, vault: &Vault) -> bool {
    match error {
        StoreError::Missing { path } => path == vault.path(),
        StoreError::Io(_) => true,
        _ => false,
    }
}
