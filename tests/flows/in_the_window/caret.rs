//! The caret goes where the eye says, in the window's own engine and in that of Windows.

use crate::caret;
use crate::chromium::Chromium;
use crate::home::{Home, PASSPHRASE};
use crate::window::Window;

#[tokio::test(flavor = "multi_thread")]
async fn keys_and_clicks_move_the_caret_as_it_is_seen() {
    let home = Home::with_vault();
    home.without_blinking();
    home.warraq_json(&["new", "--headline", "المؤشر"]);
    let window = Window::open(&home).await;
    window.unlock(PASSPHRASE).await;
    window.until_focused("editor").await;
    // As high as the longest text needs: a picture takes its time by its size.
    window.size(1280, 760).await;
    caret::run_all(window.client()).await;
    window.until_saved().await;
    window.quit().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn keys_and_clicks_move_the_caret_alike_in_chromium() {
    let chromium = Chromium::open().await;
    caret::run_all(chromium.client()).await;
    chromium.quit().await;
}
