//! The outbox says what to do where it is empty, where a site is not to be reached, and where a site refuses.

use std::path::{Path, PathBuf};

use fantoccini::key::Key;

use super::conflict::add_site;
use crate::home::Home;
use crate::real_site::Site;
use crate::window::Window;

#[tokio::test(flavor = "multi_thread")]
async fn it_is_empty_refused_and_offline() {
    let site = Site::start();
    let home = Home::with_vault();
    // Who may not publish there.
    add_site(&home, &site, "contributor");
    let body = home.path().join("خبر.txt");
    std::fs::write(&body, "لا طحين في الأفران.\n").expect("the text can be written");
    let body = body.to_string_lossy();
    let made = home.warraq_json(&["new", "--headline", "أفران القامشلي بلا طحين", "--body", &body]);
    let id = made["id"].as_str().expect("an article has an id").to_owned();
    home.warraq_json(&["status", &id, "ready"]);
    let window = Window::at_text(&home).await;

    window.press(&[Key::Control, Key::Shift], 'o').await;
    window.find("outbox-empty").await;
    window.picture(&pictures(), "1-empty.png").await;
    window.close_sheets().await;

    deliver(&window, "publish").await;
    window.press(&[Key::Control, Key::Shift], 'o').await;
    window.until(&first("refused")).await;
    let said = window.text("outbox-item").await;
    assert!(said.contains("ينقص الحساب على الموقع حق"), "{said}");
    looks(&window, "2-refused").await;
    window.close_sheets().await;

    // The site goes away: what is asked for waits, and says until when.
    drop(site);
    // What stands there already would not be sent again.
    window.find("editor").await.click().await.expect("the text can be clicked");
    window.until_focused("editor").await;
    window.type_keys("تنتظر المدينة الطحين منذ أسبوع.").await;
    window.until_saved().await;
    deliver(&window, "draft").await;
    window.press(&[Key::Control, Key::Shift], 'o').await;
    window
        .until("return [...document.querySelectorAll('[data-testid=outbox-item]')].some((one) => one.textContent.includes('لا اتصال بالموقع'))")
        .await;
    looks(&window, "3-offline").await;
    window.close_sheets().await;
    window.quit().await;
    let items = home.warraq_json(&["outbox"]);
    let mut all = items["items"].as_array().expect("the outbox is a list").iter();
    // It had begun, or not yet.
    let waits = |item: &serde_json::Value| {
        ["queued", "sending"].iter().any(|state| item["state"] == *state)
            && item["reason"]["kind"] == "offline"
            && item["next_try"].is_string()
    };
    assert!(all.any(waits), "{items}");
}

/// Asks for a delivery from the article's own pane.
async fn deliver(window: &Window, state: &str) {
    window.press(&[Key::Alt], '6').await;
    window.find("checks").await;
    window.choose("push-state", state).await;
    window.tab_to("push").await;
    window.press(&[], Key::Enter).await;
    window
        .until("return document.querySelector('[data-testid=push-said]')?.dataset.at === 'pushed'")
        .await;
}

/// Whether the first delivery of the outbox is in this state.
fn first(state: &str) -> String {
    format!(
        "return document.querySelector('[data-testid=outbox-item]')?.dataset.state === '{state}'"
    )
}

/// As it is, in the dark, in English and in a small window.
async fn looks(window: &Window, name: &str) {
    window.picture(&pictures(), &format!("{name}.png")).await;
    for (language, theme, size, kind) in [
        ("ar", "dark", (900, 600), "dark-small"),
        ("en", "light", (1440, 900), "en"),
        ("ar", "light", (1440, 900), "again"),
    ] {
        window.close_sheets().await;
        window.look(language, theme).await;
        window.size(size.0, size.1).await;
        window.press(&[Key::Control, Key::Shift], 'o').await;
        window.find("outbox-item").await;
        window.picture(&pictures(), &format!("{name}-{kind}.png")).await;
    }
}

/// Where pictures are kept.
fn pictures() -> PathBuf {
    Path::new(env!("CARGO_TARGET_TMPDIR")).join("outbox-states")
}
