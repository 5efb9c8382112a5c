//! What the host tells the page.

use tauri::{Emitter, Manager, Window, WindowEvent};

use crate::state::Desk;

/// The page is asked to save what it holds and then to close the window itself.
const CLOSE_REQUESTED: &str = "close-requested";

/// Keeps the window open until the page has saved everything. Before a vault is open there is nothing
/// to save, and nobody in the page to ask.
pub fn on_window_event(window: &Window, event: &WindowEvent) {
    if let WindowEvent::CloseRequested { api, .. } = event
        && window.state::<Desk>().is_open()
        && window.emit(CLOSE_REQUESTED, ()).is_ok()
    {
        api.prevent_close();
    }
}
