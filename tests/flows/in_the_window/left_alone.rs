//! A window that nobody is at, a disk that takes nothing, and how what keeps the vault looks where there is little
//! room and no light.

use std::fs;
use std::time::Duration;

use fantoccini::key::Key;

use super::keeping::{lock, pictures, writing};
use super::small_home::small_home;
use crate::home::{Home, PASSPHRASE};
use crate::window::Window;

#[tokio::test(flavor = "multi_thread")]
async fn a_minute_without_a_key_locks_the_vault_with_every_word_in_it() {
    let home = Home::with_vault();
    let settings = home.path().join("config/warraq");
    fs::create_dir_all(&settings).expect("a folder can be made");
    let least = r#"{"preferences":{"language":"ar","theme":"light","text_font":"amiri","zoom":100,"lock_minutes":1}}"#;
    fs::write(settings.join("preferences.json"), least).expect("a file can be written");
    let window = writing(&home).await;
    window.type_keys("آخر ما كتب قبل الانصراف").await;
    let locked = "return document.querySelector('[data-testid=unlock-passphrase]') !== null";
    for _ in 0..110 {
        if window.run(locked).await == true {
            break;
        }
        tokio::time::sleep(Duration::from_secs(1)).await;
    }
    let left = window.run("return document.title + document.documentElement.outerHTML").await;
    let left = left.as_str().unwrap_or_default();
    assert!(left.contains("unlock-passphrase"), "it is not locked");
    assert!(!left.contains("الانصراف") && !left.contains("هدوء"), "words are still in it");
    window.unlock(PASSPHRASE).await;
    window.until_focused("editor").await;
    let text = window.run("return document.querySelector('[data-testid=editor]').innerText").await;
    assert_eq!(text.as_str().unwrap_or_default().trim(), "آخر ما كتب قبل الانصراف");
    window.quit().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_vault_on_a_disk_that_takes_nothing_is_read_and_written_once_it_does() {
    let Some((home, disk)) = small_home() else { return };
    let window = writing(&home).await;
    window.type_keys("قبل. ").await;
    window.until_saved().await;
    lock(&window).await;
    disk.turn("ro");
    window.unlock(PASSPHRASE).await;
    window.until_focused("editor").await;
    window.find("reads-only").await;
    window.type_keys("بعد. ").await;
    let state = "document.querySelector('[data-testid=save-state]')?.dataset.state";
    window.until(&format!("return {state} === 'failed'")).await;
    window.picture(&pictures(), "read-only.png").await;
    disk.turn("rw");
    window.until_saved().await;
    window.quit().await;
    assert_eq!(home.warraq_json(&["verify"])["ok"], true);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_easy_passphrase_is_taken_only_where_somebody_insists() {
    let home = Home::with_vault();
    let window = writing(&home).await;
    window.look("ar", "dark").await;
    window.size(900, 600).await;
    window.command("عبارة المرور").await;
    window.until_focused("secrets-current").await;
    window.type_keys(PASSPHRASE).await;
    for field in ["secrets-passphrase", "secrets-passphrase-again"] {
        window.tab_to(field).await;
        window.type_keys("محمد1990").await;
    }
    window.find("secrets-insist").await;
    window.press(&[], Key::Enter).await;
    window.until_focused("secrets-passphrase").await;
    window.picture(&pictures(), "secrets-easy-dark-small.png").await;
    fits(&window).await;
    window.tab_to("secrets-insist").await;
    window.type_keys(" ").await;
    window.tab_to("secrets-submit").await;
    window.picture(&pictures(), "secrets-insist-dark-small.png").await;
    window.press(&[], Key::Enter).await;
    window
        .until("return document.querySelector('[data-testid=secrets-done]').textContent !== ''")
        .await;
    window.close_sheets().await;
    lock(&window).await;
    window.picture(&pictures(), "locked-dark-small.png").await;
    window.unlock("محمد1990").await;
    window.quit().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn backups_fit_into_a_small_window() {
    let home = Home::with_vault();
    let window = writing(&home).await;
    window.look("ar", "dark").await;
    window.size(900, 600).await;
    window.command("النسخ الاحتياطية").await;
    window.find("backup-make").await.click().await.expect("it can be pressed");
    window.find("backup-item").await;
    window.picture(&pictures(), "backups-dark-small.png").await;
    fits(&window).await;
    window.find("backup-item").await.click().await.expect("it can be pressed");
    window.find("backup-restore").await.click().await.expect("it can be pressed");
    window.find("backup-passphrase").await;
    window.picture(&pictures(), "restore-dark-small.png").await;
    fits(&window).await;
    window.close_sheets().await;
    window.quit().await;
}

/// Nothing stands out of the window at its sides.
async fn fits(window: &Window) {
    let fits = "return document.documentElement.scrollWidth <= innerWidth && \
         [...document.querySelectorAll('dialog *')].every((one) => { \
           const { left, right } = one.getBoundingClientRect(); \
           return left >= -1 && right <= innerWidth + 1; })";
    assert_eq!(window.run(fits).await, true, "something stands out of the window");
}
