//! The caret goes where the eye says, in the window's own engine and in that of Windows.

use crate::caret::{self, Looks};
use crate::chromium::Chromium;
use crate::home::{Home, PASSPHRASE};
use crate::window::Window;

#[tokio::test(flavor = "multi_thread")]
async fn keys_and_clicks_move_the_caret_as_it_is_seen() {
    let home = Home::with_vault();
    without_blinking(&home);
    home.warraq_json(&["new", "--headline", "المؤشر"]);
    let picture = small_picture(&home);
    let window = Window::open(&home).await;
    window.unlock(PASSPHRASE).await;
    window.until_focused("editor").await;
    // As high as the longest text needs: a picture takes its time by its size.
    window.size(1280, 760).await;
    caret::run_all(window.client(), Looks::AtTheWindow, &picture).await;
    window.until_saved().await;
    window.quit().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn keys_and_clicks_move_the_caret_alike_in_chromium() {
    let chromium = Chromium::open().await;
    // Its stand-in has a picture for each id.
    caret::run_all(chromium.client(), Looks::AtTheText, "01HMB5W0000000FAKE000000P1").await;
    chromium.quit().await;
}

/// Has the caret stand still in this user's windows, so that a picture always shows it.
fn without_blinking(home: &Home) {
    let folder = home.path().join("config/gtk-3.0");
    std::fs::create_dir_all(&folder).expect("a folder can be made");
    let settings = "[Settings]\ngtk-cursor-blink=0\n";
    std::fs::write(folder.join("settings.ini"), settings).expect("a file can be written");
}

/// The id of a picture of four pixels in the vault of `home`.
fn small_picture(home: &Home) -> String {
    let file = home.path().join("small.png");
    let mut encoder =
        png::Encoder::new(std::fs::File::create(&file).expect("a file can be written"), 2, 2);
    encoder.set_color(png::ColorType::Grayscale);
    let mut writer = encoder.write_header().expect("a picture can be begun");
    writer.write_image_data(&[60, 120, 120, 60]).expect("a picture can be written");
    writer.finish().expect("a picture can be ended");
    let added = home.warraq_json(&["media", "add", &file.to_string_lossy()]);
    let id = added["added"][0]["id"].as_str();
    id.unwrap_or_else(|| panic!("no id: {added}")).to_owned()
}
