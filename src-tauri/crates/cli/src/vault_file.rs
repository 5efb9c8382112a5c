//! The vault that a command works on: found, unlocked, read or written.

use std::cell::RefCell;
use std::env;
use std::fs;
use std::path::{Path, PathBuf};

use directories::UserDirs;
use secrecy::SecretString;
use warraq_core::action::Action;
use warraq_core::person::Person;
use warraq_formats::{FormatError, folder_refused};
use warraq_store::{
    Access, Committed, KdfCost, LogFound, RecoveryKey, StoreError, Tx, Undone, Vault,
};

use crate::advice::Advice;
use crate::error::{CliError, DoorError};
use crate::messages::Message;
use crate::moment::moment;
use crate::passphrase::{self, Chosen, Wish};
use crate::{log_found, there};

pub use crate::clock::now;

/// The variable that names the vault.
const VARIABLE: &str = "WARRAQ_VAULT";

/// A vault that was made.
pub struct Made {
    /// Where it is.
    pub path: PathBuf,
    /// Its recovery key, which is kept nowhere.
    pub recovery_key: RecoveryKey,
    /// Its passphrase.
    pub chosen: Chosen,
}

/// The file that was chosen, not opened yet.
pub struct VaultFile {
    named: Option<PathBuf>,
    /// What people are told of it, whatever comes of the command.
    told: RefCell<Vec<Message>>,
}

impl VaultFile {
    /// The vault that `--vault` named, if it did.
    pub fn new(named: Option<PathBuf>) -> Self {
        Self { named, told: RefCell::default() }
    }

    /// What people are told of the vault beside what the command answers.
    pub fn told(&self) -> Vec<Message> {
        self.told.take()
    }

    /// Has people told this, whatever comes of the command.
    pub fn tell(&self, message: impl IntoIterator<Item = Message>) {
        self.told.borrow_mut().extend(message);
    }

    /// Has people told what was found in the place of the log of the vault or copy at `path`.
    pub fn tell_of_log(&self, path: &Path, found: Option<&LogFound>) {
        self.tell(found.map(|found| log_found::told(path, found)));
    }

    /// Has people told that what they write has no backup, because the vault is damaged.
    fn tell_of_backups(&self, vault: &Path) {
        let told = Vault::unbacked_since(vault).map(|at| {
            Message::new("notes.vault_unbacked").with("at", moment(at)).advising(Advice::verify())
        });
        self.told.borrow_mut().extend(told);
    }

    /// Where it is: the file named, else what `WARRAQ_VAULT` names, else the window's usual place.
    ///
    /// # Errors
    /// `NoHome` when nothing names it and the account has no folder.
    pub fn path(&self) -> Result<PathBuf, CliError> {
        if let Some(named) = self.named() {
            return Ok(named);
        }
        let user = UserDirs::new().ok_or(CliError::NoHome)?;
        Ok(user.document_dir().unwrap_or(user.home_dir()).join("Warraq").join("vault.warraq"))
    }

    /// The place that somebody named.
    fn named(&self) -> Option<PathBuf> {
        let of_variable = || env::var_os(VARIABLE).filter(|path| !path.is_empty());
        self.named.clone().or_else(|| of_variable().map(PathBuf::from))
    }

    /// Whether what is at `path` is this vault, by whatever name.
    pub fn is_at(&self, path: &Path) -> bool {
        let vault = self.path().ok().and_then(|vault| vault.canonicalize().ok());
        vault.is_some() && vault == path.canonicalize().ok()
    }

    /// Looks whether a file is where the vault should be, before anybody types a passphrase.
    ///
    /// # Errors
    /// As [`there::vault`]; `VaultFolderMissing` where even the folder is not there that somebody named, as of a disk that
    /// is not connected.
    pub fn must_be_there(&self) -> Result<(), CliError> {
        let path = self.path()?;
        if self.named().is_some() {
            there::folder_of_vault(&path)?;
        }
        there::vault(&path)
    }

    /// Looks whether a vault may be made there: the folder of the usual place is made, one that somebody named is not,
    /// because it may be where a disk is connected.
    ///
    /// # Errors
    /// `VaultFolderMissing`; where the folder cannot be made.
    pub fn make_folder(&self) -> Result<(), CliError> {
        let path = self.path()?;
        if self.named().is_some() {
            return there::folder_of_vault(&path);
        }
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder).map_err(|error| folder_refused(folder, error))?;
        }
        Ok(())
    }

    /// A new vault there.
    ///
    /// # Errors
    /// `Exists` before anything is asked, and where the folder is missing; when the passphrase is refused; when the file
    /// cannot be made.
    pub fn create(&self, wish: &Wish) -> Result<Made, CliError> {
        let path = self.path()?;
        if let Some(target) = there::link_to_nothing(&path) {
            return Err(DoorError::LinkToNothing { link: path, target }.into());
        }
        if path.is_dir() {
            return Err(FormatError::PathIsFolder { path }.into());
        }
        if path.symlink_metadata().is_ok() {
            return Err(StoreError::Exists { path }.into());
        }
        self.make_folder()?;
        let chosen = passphrase::chosen(wish)?;
        let made = Vault::create(&path, &chosen.secret, KdfCost::chosen()?);
        let (vault, recovery_key) = made.map_err(|error| not_made(&path, error))?;
        self.tell_of_log(&path, vault.log_found());
        // What was committed is safe either way, and without its key nobody would hear of it.
        let _ = vault.close();
        Ok(Made { path, recovery_key, chosen })
    }

    /// The vault, opened for reading: also while the window has it.
    ///
    /// # Errors
    /// As [`Vault::unlock`]; `NoPassphrase`.
    pub fn read(&self) -> Result<Vault, CliError> {
        self.open(Access::Read)
    }

    /// The vault, opened for writing by whoever acts here.
    ///
    /// # Errors
    /// As [`Vault::unlock`], `Busy` among them; `NoPassphrase`.
    pub fn write(&self) -> Result<Desk, CliError> {
        let vault = self.open(Access::Write)?;
        self.tell_of_backups(vault.path());
        let person = vault.settings()?.person_or(&account_name());
        Ok(Desk { vault, person })
    }

    /// The vault, opened for writing, and the secret that opened it.
    ///
    /// # Errors
    /// As [`Vault::unlock`], `Busy` among them; `NoPassphrase`.
    pub fn write_with_secret(&self) -> Result<(Vault, SecretString), CliError> {
        self.open_with_secret(Access::Write)
    }

    fn open(&self, access: Access) -> Result<Vault, CliError> {
        Ok(self.open_with_secret(access)?.0)
    }

    fn open_with_secret(&self, access: Access) -> Result<(Vault, SecretString), CliError> {
        let path = self.path()?;
        self.must_be_there()?;
        let secret = passphrase::given()?;
        let vault = Vault::unlock(&path, &secret, access, now())?;
        self.tell_of_log(&path, vault.log_found());
        Ok((vault, secret))
    }
}

/// What kept a vault from being made at `path`: where nothing is there, nothing is told of what is in it.
pub fn not_made(path: &Path, error: StoreError) -> CliError {
    match error {
        StoreError::DiskFull(_) | StoreError::ReadOnly(_) | StoreError::Io(_)
            if path.symlink_metadata().is_err() =>
        {
            CliError::Copy { path: path.to_owned(), source: error }
        }
        error => error.into(),
    }
}

/// A vault open for writing, and whoever acts.
pub struct Desk {
    /// The vault.
    pub vault: Vault,
    person: Person,
}

impl Desk {
    /// What `work` does to the vault as one action.
    ///
    /// # Errors
    /// What `work` fails with: nothing is changed then.
    pub fn act<T>(
        &mut self,
        action: Action,
        work: impl FnOnce(&mut Tx<'_>) -> Result<T, StoreError>,
    ) -> Result<T, CliError> {
        Ok(self.act_numbered(action, work)?.value)
    }

    /// The same, with the action's number in the history.
    ///
    /// # Errors
    /// What `work` fails with: nothing is changed then.
    pub fn act_numbered<T>(
        &mut self,
        action: Action,
        work: impl FnOnce(&mut Tx<'_>) -> Result<T, StoreError>,
    ) -> Result<Committed<T>, CliError> {
        Ok(self.vault.transact(action, &self.person, now(), work)?)
    }

    /// Takes the action with this number back.
    ///
    /// # Errors
    /// `UndoRefused` when there is none, or something stands on it.
    pub fn undo(&mut self, action: u32) -> Result<Undone, CliError> {
        Ok(self.vault.undo(action, &self.person, now())?.value)
    }

    /// Whoever acts.
    pub fn person(&self) -> &Person {
        &self.person
    }

    /// Closes the vault.
    ///
    /// # Errors
    /// When the database cannot be closed in order.
    pub fn close(self) -> Result<(), CliError> {
        Ok(self.vault.close()?)
    }
}

/// The name of the account, for vaults where nobody said who acts.
pub fn account_name() -> String {
    ["USER", "USERNAME", "LOGNAME"]
        .iter()
        .find_map(|name| env::var(name).ok().filter(|value| !value.trim().is_empty()))
        .unwrap_or_else(|| "?".to_owned())
}
