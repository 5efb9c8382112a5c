//! The caret goes where the eye says, in the engine of the window on Windows.

use crate::caret;
use crate::chromium::Chromium;

#[tokio::test(flavor = "multi_thread")]
async fn keys_and_clicks_move_the_caret_alike_in_chromium() {
    let chromium = Chromium::open().await;
    caret::run_all(chromium.client()).await;
    chromium.quit().await;
}
