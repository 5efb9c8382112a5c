//! What the window works on: one vault, and what is remembered outside it.

mod copies;
mod latest;
mod long;
mod pictures;
mod slot;

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use chrono::{DateTime, SubsecRound, Utc};
use secrecy::SecretString;
use warraq_core::action::Action;
use warraq_core::person::Person;
use warraq_delivery::{Bell, DeliveryError};
use warraq_output::{PrintOrder, PrintedPages};
use warraq_store::{Access, Present, Restored, StoreError, Tx, Vault};

use crate::error::{AppError, ErrorCode};
use crate::places::{Places, vault_of_environment};
use crate::preferences::Remembered;
use crate::printing::Printing;
pub use copies::{Copies, ScreenCopy};
pub use latest::Asked;
use latest::Latest;
use long::Long;
pub use long::Running;
use pictures::Pictures;
use slot::Slot;

/// The open vault, the preferences, and where both are.
pub struct Desk {
    vault: Mutex<Slot>,
    remembered: Mutex<Remembered>,
    places: Places,
    import: Long,
    pictures: Pictures,
    export: Long,
    asking: Long,
    backup: Long,
    find: Latest,
    printing: Printing,
    bell: Bell,
}

impl Desk {
    /// The desk of this computer's user, with no vault open.
    #[must_use]
    pub fn at_usual_places() -> Self {
        let places = Places::usual();
        let mut remembered = Remembered::read(&places.preferences);
        if vault_of_environment().is_some() {
            remembered.vault = None;
        }
        let (vault, remembered) = (Mutex::default(), Mutex::new(remembered));
        let [import, export, asking, backup] = std::array::from_fn(|_| Long::default());
        let (printing, bell) = (Printing::default(), Bell::default());
        let pictures = Pictures::default();
        let find = Latest::default();
        Self {
            vault,
            remembered,
            places,
            import,
            pictures,
            export,
            asking,
            backup,
            find,
            printing,
            bell,
        }
    }

    /// What is remembered outside the vault.
    pub fn remembered(&self) -> Remembered {
        lock(&self.remembered).clone()
    }

    /// Changes what is remembered outside the vault, and writes it down.
    ///
    /// # Errors
    /// `file_unwritable` when the file cannot be written; the change holds until the window closes.
    pub fn remember(&self, change: impl FnOnce(&mut Remembered)) -> Result<(), AppError> {
        let mut remembered = lock(&self.remembered);
        change(&mut remembered);
        remembered
            .write(&self.places.preferences)
            .map_err(|error| AppError::new(ErrorCode::FileUnwritable, error))
    }

    /// The file of the vault that is open, or would be opened.
    pub fn vault_path(&self) -> PathBuf {
        lock(&self.remembered).vault.clone().unwrap_or_else(|| self.places.vault.clone())
    }

    /// The folder that exports go to.
    pub fn export_folder(&self) -> PathBuf {
        lock(&self.remembered).export_folder.clone().unwrap_or_else(|| self.places.exports.clone())
    }

    /// Puts an open vault on the desk; one that lay there is closed.
    pub fn put(&self, vault: Vault) {
        self.printing.forget();
        self.pictures.forget();
        // What a site says is for the vault that it was asked for.
        self.asking.cancel();
        self.bell.close();
        lock(&self.vault).put(vault);
        // What was asked for before the vault was closed goes on.
        self.bell.wake();
    }

    /// Closes the vault, if one is open. An import stops after what it is at, an export writes nothing more, a backup that
    /// is half made goes.
    ///
    /// # Errors
    /// When the database cannot be closed in order; what was acknowledged is on the disk all the same.
    pub fn close(&self) -> Result<(), AppError> {
        self.printing.forget();
        self.pictures.forget();
        for running in [&self.asking, &self.import, &self.export, &self.backup] {
            running.cancel();
        }
        self.find.end();
        self.bell.close();
        match lock(&self.vault).take() {
            Some(vault) => Ok(vault.close()?),
            None => Ok(()),
        }
    }

    /// Whether a vault is open.
    pub fn is_open(&self) -> bool {
        lock(&self.vault).is_open()
    }

    /// What wakes the outbox.
    pub fn bell(&self) -> &Bell {
        &self.bell
    }

    /// Whoever acts here.
    ///
    /// # Errors
    /// `locked` when no vault is open.
    pub fn person(&self) -> Result<Person, AppError> {
        Ok(self.read(Vault::settings)?.person_or(&account_name()))
    }

    /// Begins an import.
    ///
    /// # Errors
    /// `import_running` while another one runs.
    pub fn begin_import(&self) -> Result<Running<'_>, AppError> {
        let running = || AppError::new(ErrorCode::ImportRunning, "an import is running");
        self.import.begin().ok_or_else(running)
    }

    /// Asks the import that is running to stop; nothing happens where none is.
    pub fn cancel_import(&self) {
        self.import.cancel();
    }

    /// Begins an export of several articles.
    ///
    /// # Errors
    /// `export_running` while another one runs.
    pub fn begin_export(&self) -> Result<Running<'_>, AppError> {
        let running = || AppError::new(ErrorCode::ExportRunning, "an export is running");
        self.export.begin().ok_or_else(running)
    }

    /// Asks the export that is running to stop; nothing happens where none is.
    pub fn cancel_export(&self) {
        self.export.cancel();
    }

    /// Begins to look for words in several articles, or to replace them; what was asked for before ends.
    pub fn begin_find(&self) -> Asked<'_> {
        self.find.ask()
    }

    /// Ends the looking or replacing that goes on; nothing happens where none does.
    pub fn cancel_find(&self) {
        self.find.end();
    }

    /// Begins a backup.
    ///
    /// # Errors
    /// `backup_running` while another one is made.
    pub fn begin_backup(&self) -> Result<Running<'_>, AppError> {
        let running = || AppError::new(ErrorCode::BackupRunning, "a backup is being made");
        self.backup.begin().ok_or_else(running)
    }

    /// Asks the backup that is being made to stop; nothing happens where none is.
    pub fn cancel_backup(&self) {
        self.backup.cancel();
    }

    /// Begins to ask a site.
    ///
    /// # Errors
    /// `asking_running` while another one is asked.
    pub fn begin_asking(&self) -> Result<Running<'_>, AppError> {
        let running = || AppError::new(ErrorCode::AskingRunning, "a site is being asked");
        self.asking.begin().ok_or_else(running)
    }

    /// Gives up asking the site that is being asked; nothing happens where none is.
    pub fn cancel_asking(&self) {
        self.asking.cancel();
    }

    /// The pages of `order`: those that were set last where they are the same, else what `set` makes of it.
    ///
    /// # Errors
    /// `stopped` where others were asked for while this waited; what `set` fails with.
    pub fn pages(
        &self,
        order: &PrintOrder,
        set: impl FnOnce(PrintOrder) -> Result<PrintedPages, AppError>,
    ) -> Result<Arc<PrintedPages>, AppError> {
        self.printing.pages(order, set)
    }

    /// What `work` reads from the open vault.
    ///
    /// # Errors
    /// `locked` when none is open; what `work` fails with.
    pub fn read<T>(
        &self,
        work: impl FnOnce(&Vault) -> Result<T, StoreError>,
    ) -> Result<T, AppError> {
        lock(&self.vault).with(|vault| work(vault))
    }

    /// What `work` does to the open vault as one action of whoever acts here.
    ///
    /// # Errors
    /// `locked` when none is open; what `work` fails with: nothing is changed then.
    pub fn act<T>(
        &self,
        action: Action,
        work: impl FnOnce(&mut Tx<'_>) -> Result<T, StoreError>,
    ) -> Result<T, AppError> {
        self.with_person(|vault, person| Ok(vault.transact(action, person, now(), work)?.value))
    }

    /// Puts `backup` in the place of the open vault, which is set aside, and opens it. Where that fails the vault is open
    /// as it was.
    ///
    /// # Errors
    /// `locked` when none is open; as [`Vault::restore`].
    pub fn restore(&self, backup: &Path, secret: &SecretString) -> Result<Restored, AppError> {
        self.printing.forget();
        self.backup.cancel();
        self.bell.close();
        let restored = lock(&self.vault).replaced(|path| {
            Vault::with_typed_secret(path, now(), || {
                let restored = Vault::restore(backup, secret, path, Present::SetAside(now()))?;
                Ok((Vault::open(path, secret, Access::Write)?, restored))
            })
        });
        self.bell.wake();
        restored
    }

    /// What `work` makes of a secret of the open vault that a person typed.
    ///
    /// # Errors
    /// `locked` when none is open, `too_soon` after several wrong ones; what `work` fails with.
    pub fn with_typed_secret<T>(
        &self,
        work: impl FnOnce(&mut Vault) -> Result<T, StoreError>,
    ) -> Result<T, AppError> {
        lock(&self.vault).with(|vault| {
            let path = vault.path().to_owned();
            Vault::with_typed_secret(&path, now(), || work(vault))
        })
    }

    /// What `work` does with the open vault and whoever acts here.
    ///
    /// # Errors
    /// `locked` when none is open; what `work` fails with.
    pub fn with_person<T>(
        &self,
        work: impl FnOnce(&mut Vault, &Person) -> Result<T, StoreError>,
    ) -> Result<T, AppError> {
        lock(&self.vault).with(|vault| {
            let person = vault.settings()?.person_or(&account_name());
            work(vault, &person)
        })
    }
}

/// The outbox uses the vault a moment at a time, and not while it speaks with a site.
impl warraq_delivery::Desk for Desk {
    fn with<T>(&self, work: impl FnOnce(&mut Vault) -> T) -> Result<T, DeliveryError> {
        let mut slot = lock(&self.vault);
        Ok(work(slot.found().map_err(|_| DeliveryError::NoVault)?))
    }
}

/// The time now, in whole milliseconds: what is shown is what is stored.
#[must_use]
pub fn now() -> DateTime<Utc> {
    Utc::now().trunc_subsecs(3)
}

fn account_name() -> String {
    ["USER", "USERNAME", "LOGNAME"]
        .iter()
        .find_map(|name| std::env::var(name).ok().filter(|value| !value.trim().is_empty()))
        .unwrap_or_else(|| "?".to_owned())
}

/// A panic in one command must not take the vault from the others: the data behind the lock is only
/// ever replaced whole, and a broken transaction was rolled back.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
