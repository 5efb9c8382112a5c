//! The caret goes where the eye says, in the window's own engine and in that of Windows.

use crate::caret;
use crate::chromium::Chromium;
use crate::home::{Home, PASSPHRASE};
use crate::window::Window;

#[tokio::test(flavor = "multi_thread")]
async fn keys_and_clicks_move_the_caret_as_it_is_seen() {
    let home = Home::with_vault();
    without_blinking(&home);
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
#[ignore = "needs Debian's chromium and chromium-driver, and its pictures do not always show the caret in time: asked for by name"]
async fn keys_and_clicks_move_the_caret_alike_in_chromium() {
    let chromium = Chromium::open().await;
    caret::run_all(chromium.client()).await;
    chromium.quit().await;
}

/// Has the caret stand still in this user's windows, so that a picture always shows it.
fn without_blinking(home: &Home) {
    let folder = home.path().join("config/gtk-3.0");
    std::fs::create_dir_all(&folder).expect("a folder can be made");
    let settings = "[Settings]\ngtk-cursor-blink=0\n";
    std::fs::write(folder.join("settings.ini"), settings).expect("a file can be written");
}
