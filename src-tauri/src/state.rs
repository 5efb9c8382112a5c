//! What the window works on: one vault, and what is remembered outside it.

use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use chrono::{DateTime, SubsecRound, Utc};
use warraq_core::action::Action;
use warraq_core::person::Person;
use warraq_delivery::{Bell, DeliveryError};
use warraq_output::{PrintOrder, PrintedPages};
use warraq_store::{StoreError, Tx, Vault};

use crate::error::{AppError, ErrorCode};
use crate::places::{Places, vault_of_environment};
use crate::preferences::Remembered;
use crate::printing::Printing;

/// The open vault, the preferences, and where both are.
pub struct Desk {
    vault: Mutex<Option<Vault>>,
    remembered: Mutex<Remembered>,
    places: Places,
    import: Long,
    export: Long,
    asking: Long,
    printing: Printing,
    bell: Bell,
}

/// Long work of one kind, of which one may run.
#[derive(Default)]
struct Long {
    is_running: AtomicBool,
    is_cancelled: AtomicBool,
}

/// Long work that is running: it has ended when this is gone.
pub struct Running<'a> {
    work: &'a Long,
}

impl Long {
    /// Begins it; nothing while it runs already.
    fn begin(&self) -> Option<Running<'_>> {
        if self.is_running.swap(true, Ordering::AcqRel) {
            return None;
        }
        self.is_cancelled.store(false, Ordering::Release);
        Some(Running { work: self })
    }

    fn cancel(&self) {
        self.is_cancelled.store(true, Ordering::Release);
    }
}

impl Running<'_> {
    /// Whether somebody asked it to stop.
    #[must_use]
    pub fn is_cancelled(&self) -> bool {
        self.work.is_cancelled.load(Ordering::Acquire)
    }
}

impl Drop for Running<'_> {
    fn drop(&mut self) {
        self.work.is_running.store(false, Ordering::Release);
    }
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
        let (vault, remembered) = (Mutex::new(None), Mutex::new(remembered));
        let [import, export, asking] = std::array::from_fn(|_| Long::default());
        let (printing, bell) = (Printing::default(), Bell::default());
        Self { vault, remembered, places, import, export, asking, printing, bell }
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
        // What a site says is for the vault that it was asked for.
        self.asking.cancel();
        self.bell.close();
        *lock(&self.vault) = Some(vault);
        // What was asked for before the vault was closed goes on.
        self.bell.wake();
    }

    /// Closes the vault, if one is open.
    ///
    /// # Errors
    /// When the database cannot be closed in order; what was acknowledged is on the disk all the same.
    pub fn close(&self) -> Result<(), AppError> {
        self.printing.forget();
        self.asking.cancel();
        self.bell.close();
        match lock(&self.vault).take() {
            Some(vault) => Ok(vault.close()?),
            None => Ok(()),
        }
    }

    /// Whether a vault is open.
    pub fn is_open(&self) -> bool {
        lock(&self.vault).is_some()
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
        let vault = lock(&self.vault);
        let vault = vault.as_ref().ok_or_else(AppError::locked)?;
        Ok(work(vault)?)
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

    /// What `work` makes of a secret of the open vault that a person typed.
    ///
    /// # Errors
    /// `locked` when none is open, `too_soon` after several wrong ones; what `work` fails with.
    pub fn with_typed_secret<T>(
        &self,
        work: impl FnOnce(&mut Vault) -> Result<T, StoreError>,
    ) -> Result<T, AppError> {
        let mut vault = lock(&self.vault);
        let vault = vault.as_mut().ok_or_else(AppError::locked)?;
        Ok(vault.with_typed_secret(now(), work)?)
    }

    /// What `work` does with the open vault and whoever acts here.
    ///
    /// # Errors
    /// `locked` when none is open; what `work` fails with.
    pub fn with_person<T>(
        &self,
        work: impl FnOnce(&mut Vault, &Person) -> Result<T, StoreError>,
    ) -> Result<T, AppError> {
        let mut vault = lock(&self.vault);
        let vault = vault.as_mut().ok_or_else(AppError::locked)?;
        let person = vault.settings()?.person_or(&account_name());
        Ok(work(vault, &person)?)
    }
}

/// The outbox uses the vault a moment at a time, and not while it speaks with a site.
impl warraq_delivery::Desk for Desk {
    fn with<T>(&self, work: impl FnOnce(&mut Vault) -> T) -> Result<T, DeliveryError> {
        let mut vault = lock(&self.vault);
        Ok(work(vault.as_mut().ok_or(DeliveryError::NoVault)?))
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
