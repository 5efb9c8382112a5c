//! What the host tells the page.

use tauri::{Emitter, Window, WindowEvent};

/// The page is asked to save what it holds and then to close the window itself.
const CLOSE_REQUESTED: &str = "close-requested";

/// Keeps the window open until the page has saved everything.
pub fn on_window_event(window: &Window, event: &WindowEvent) {
    if let WindowEvent::CloseRequested { api, .. } = event
        && window.emit(CLOSE_REQUESTED, ()).is_ok()
    {
        api.prevent_close();
    }
}
