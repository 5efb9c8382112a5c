//! What the door says of a vault that cannot be opened as it should be, and what can be done there.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use fantoccini::key::Key;

use super::small_home::small_home;
use crate::home::{Home, PASSPHRASE};
use crate::window::Window;

fn pictures() -> PathBuf {
    Path::new(env!("CARGO_TARGET_TMPDIR")).join("door")
}

/// A home whose vault holds some articles.
fn with_articles() -> Home {
    let home = Home::with_vault();
    for number in 0..12 {
        home.warraq_json(&["new", "--headline", &format!("هدوء في الأسواق {number}")]);
    }
    home
}

fn change(vault: &Path, change: impl FnOnce(&mut Vec<u8>)) {
    let mut bytes = fs::read(vault).expect("the vault is a file");
    change(&mut bytes);
    fs::write(vault, bytes).expect("it can be written");
}

/// Types the passphrase and sends it, though it will not open.
async fn try_to_open(window: &Window) {
    window.until_focused("unlock-passphrase").await;
    window.press(&[Key::Control], 'a').await;
    window.type_keys(PASSPHRASE).await;
    window.press(&[], Key::Enter).await;
}

/// What stands there in Arabic on light, and in small and dark.
async fn pictured(window: &Window, name: &str) {
    window.picture(&pictures(), &format!("{name}.png")).await;
    // The door has no settings.
    window.run("document.documentElement.dataset.theme = 'dark'").await;
    window.size(900, 600).await;
    window.until("return document.getAnimations().length === 0").await;
    window.picture(&pictures(), &format!("{name}-dark-small.png")).await;
    window.run("document.documentElement.dataset.theme = 'light'").await;
    window.size(1280, 860).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_can_be_read_of_a_damaged_vault_is_salvaged_at_the_door() {
    let home = with_articles();
    // The first page of the database says where all others are.
    change(&home.vault(), |bytes| bytes[4096 + 2000] ^= 1);
    let window = Window::open(&home).await;
    try_to_open(&window).await;
    window.find("unlock-salvage").await;
    pictured(&window, "damaged").await;
    window.find("unlock-salvage").await.click().await.expect("it can be pressed");
    window.find("unlock-error").await;
    window.until("return document.querySelector('[data-testid=unlock-salvage]') === null").await;
    window.picture(&pictures(), "nothing-salvaged.png").await;
    drop(window);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_vault_of_a_later_warraq_is_told_and_left_alone() {
    let home = with_articles();
    make_newer(&home.vault());
    let before = fs::read(home.vault()).expect("the vault is a file");
    let window = Window::open(&home).await;
    try_to_open(&window).await;
    window.find("unlock-error").await;
    let told = window.text("unlock-error").await;
    assert!(told.contains("إصدار أحدث"), "{told}");
    pictured(&window, "newer").await;
    drop(window);
    assert!(fs::read(home.vault()).expect("it is there") == before);
}

/// Makes the header one of a format that is not there yet, with a checksum that fits.
fn make_newer(vault: &Path) {
    change(vault, |bytes| {
        bytes[16..20].copy_from_slice(&99_u32.to_le_bytes());
        let header = vault.with_extension("header");
        fs::write(&header, &bytes[..4064]).expect("it can be written");
        let sum =
            Command::new("sha256sum").arg(&header).output().expect("it is part of the system");
        let digits = String::from_utf8(sum.stdout).expect("digits");
        for (at, byte) in bytes[4064..4096].iter_mut().enumerate() {
            *byte = u8::from_str_radix(&digits[2 * at..2 * at + 2], 16).expect("digits");
        }
    });
}

#[tokio::test(flavor = "multi_thread")]
async fn what_a_stopped_restore_has_set_aside_goes_back_at_the_door() {
    let home = with_articles();
    let aside = home.vault().with_file_name("vault.replaced-2026-11-30T07-20-05Z.warraq");
    fs::rename(home.vault(), &aside).expect("it can be moved");
    let window = Window::open(&home).await;
    window.find("unlock-set-aside").await;
    pictured(&window, "set-aside").await;
    window.unlock(PASSPHRASE).await;
    window.quit().await;
    assert!(home.vault().is_file() && aside.is_file());
    assert_eq!(home.warraq_json(&["list"])["total"], 12);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_vault_on_a_full_disk_is_read_and_written_once_there_is_room() {
    let Some((home, disk)) = small_home() else { return };
    home.warraq_json(&["new", "--headline", "هدوء في الأسواق"]);
    disk.fill();
    let window = Window::open(&home).await;
    window.unlock(PASSPHRASE).await;
    window.until_focused("editor").await;
    window.find("reads-only").await;
    pictured(&window, "reads-only").await;
    window.type_keys("كلمات كتبت والقرص ممتلئ").await;
    let state = "document.querySelector('[data-testid=save-state]')?.dataset.state";
    window.until(&format!("return {state} === 'failed'")).await;
    window.picture(&pictures(), "reads-only-failed.png").await;
    disk.clear();
    window.until_saved().await;
    window.until("return document.querySelector('[data-testid=reads-only]') === null").await;
    window.quit().await;
    let list = home.warraq_json(&["list"]);
    let article = list["articles"][0]["id"].as_str().expect("there is an article").to_owned();
    let output = home.warraq(&["show", &article, "--as", "text"]);
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(text.contains("كلمات كتبت والقرص ممتلئ"), "{text}");
}
