//! Pictures on their way into the vault and onto the page.

use super::long::Long;
use super::{Copies, Desk, Running};
use crate::error::{AppError, ErrorCode};

/// What goes on with the pictures of the open vault.
#[derive(Default)]
pub(super) struct Pictures {
    bringing: Long,
    copies: Copies,
}

impl Pictures {
    /// The vault is another, or none: no more are brought, and no small one is kept.
    pub(super) fn forget(&self) {
        self.bringing.cancel();
        self.copies.forget();
    }
}

impl Desk {
    /// Begins to bring pictures into the vault.
    ///
    /// # Errors
    /// `media_running` while others are brought.
    pub fn begin_media(&self) -> Result<Running<'_>, AppError> {
        let running = || AppError::new(ErrorCode::MediaRunning, "pictures are brought already");
        self.pictures.bringing.begin().ok_or_else(running)
    }

    /// Asks the bringing of pictures to stop; nothing happens where none are brought.
    pub fn cancel_media(&self) {
        self.pictures.bringing.cancel();
    }

    /// Pictures made small for the page.
    pub fn copies(&self) -> &Copies {
        &self.pictures.copies
    }
}
