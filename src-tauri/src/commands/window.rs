//! The window itself.

use tauri::WebviewWindow;

use crate::error::{AppError, ErrorCode};

/// Closes the window: the page's answer to `close-requested` once everything is saved.
///
/// # Errors
/// `internal` when the window system refuses.
#[tauri::command]
#[specta::specta]
#[expect(clippy::needless_pass_by_value, reason = "tauri hands the window over by value")]
pub fn window_close(window: WebviewWindow) -> Result<(), AppError> {
    window.destroy().map_err(|error| AppError::new(ErrorCode::Internal, error))
}
