//! The place of the vault on the desk.

use std::path::Path;

use warraq_store::{Access, Away, StoreError, Vault};

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
            self.vault = Some(opened(away)?);
            self.away = None;
        }
        self.vault.as_mut().ok_or_else(AppError::locked)
    }
}

/// The vault again; to be read only, where nothing can be written.
fn opened(away: &Away) -> Result<Vault, StoreError> {
    match away.open() {
        Err(StoreError::ReadOnly(_) | StoreError::DiskFull(_)) => away.open_to_read(),
        opened => opened,
    }
}

/// Whether the vault itself is what is missing, or its medium no longer answers.
fn is_gone(error: &StoreError, vault: &Vault) -> bool {
    match error {
        StoreError::Missing { path } => path == vault.path(),
        StoreError::Io(_) => true,
        // It may be that it can be written by now: the next time it is opened for that.
        StoreError::ReadOnly(_) => vault.access() == Access::Read,
        _ => false,
    }
}

// The cost that makes a vault in no time is not there in a release build.
#[cfg(all(test, debug_assertions))]
mod tests {
    use std::fs;

    use secrecy::SecretString;
    use warraq_core::action::Action;
    use warraq_core::person::Person;
    use warraq_store::{KdfCost, Settings, settings};

    use super::*;
    use crate::error::ErrorCode;
    use crate::state::now;

    fn save(slot: &mut Slot, place: &str) -> Result<(), AppError> {
        let settings = Settings { place: place.to_owned(), ..Settings::default() };
        let person = Person { name: "سلمى".to_owned(), role: String::new() };
        slot.with(|vault| {
            vault.transact(Action::SettingsSet, &person, now(), |tx| settings::set(tx, &settings))
        })?;
        Ok(())
    }

    fn filled(folder: &Path) -> Slot {
        let path = folder.join("vault.warraq");
        let secret = SecretString::from("عبارة المرور");
        let made = Vault::create(&path, &secret, KdfCost::for_tests());
        let mut slot = Slot::default();
        slot.put(made.expect("a vault can be made").0);
        slot
    }

    #[test]
    fn a_vault_that_went_away_stays_open_and_is_written_again_when_it_is_back() {
        let home = tempfile::tempdir().expect("a temporary folder");
        let (here, pulled) = (home.path().join("here"), home.path().join("pulled"));
        fs::create_dir(&here).expect("a folder can be made");
        let mut slot = filled(&here);
        save(&mut slot, "حلب").expect("it is there");
        fs::rename(&here, &pulled).expect("a folder can be moved");
        for _ in 0..2 {
            let refused = save(&mut slot, "حمص").expect_err("it is gone");
            assert_eq!(refused.code, ErrorCode::VaultMissing);
        }
        assert!(slot.is_open());
        fs::create_dir(&here).expect("a folder can be made");
        for entry in fs::read_dir(&pulled).expect("it is there").flatten() {
            fs::copy(entry.path(), here.join(entry.file_name())).expect("a file can be copied");
        }
        save(&mut slot, "حماة").expect("it is back");
        let place = slot.with(|vault| Ok(vault.settings()?.place)).expect("it is open");
        assert_eq!(place, "حماة");
        assert!(slot.take().is_some());
        let refused = save(&mut slot, "إدلب").expect_err("it is closed");
        assert_eq!(refused.code, ErrorCode::Locked);
    }

    #[test]
    fn a_vault_that_could_not_be_replaced_is_open_as_it_was() {
        let home = tempfile::tempdir().expect("a temporary folder");
        let mut slot = filled(home.path());
        save(&mut slot, "حلب").expect("it is there");
        let refused = slot.replaced::<()>(|_| Err(StoreError::WrongPassphrase));
        assert_eq!(refused.expect_err("nothing was put there").code, ErrorCode::WrongPassphrase);
        let place = slot.with(|vault| Ok(vault.settings()?.place)).expect("it is open");
        assert_eq!(place, "حلب");
        save(&mut slot, "حمص").expect("it is written as before");
    }
}
