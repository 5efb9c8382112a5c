//! The vault is locked and opened again, its passphrase changed, its disk filled and its folder taken away, while
//! somebody writes.

use std::fs;
use std::path::{Path, PathBuf};

use fantoccini::key::Key;

use super::small_home::small_home;
use crate::home::{Home, PASSPHRASE};
use crate::window::Window;

const NEW_PASSPHRASE: &str = "نخلة سحاب مرسى قنديل";
const TYPED: &str = "كلمات كتبت قبل القفل";

pub(super) fn pictures() -> PathBuf {
    Path::new(env!("CARGO_TARGET_TMPDIR")).join("keeping")
}

/// A home with one article, whose text is open in a window.
pub(super) async fn writing(home: &Home) -> Window {
    home.warraq_json(&["new", "--headline", "هدوء في الأسواق"]);
    Window::at_text(home).await
}

pub(super) async fn lock(window: &Window) {
    window.press(&[Key::Control], 'l').await;
    window.find("unlock-passphrase").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_lock_takes_every_word_and_gives_the_caret_back() {
    let home = Home::with_vault();
    let window = writing(&home).await;
    window.type_keys(TYPED).await;
    for _ in 0..4 {
        // Back, in a line from the right.
        window.press(&[], Key::Right).await;
    }
    let at = "const s = getSelection(); return s.anchorOffset";
    let before = window.run(at).await;
    lock(&window).await;
    window.picture(&pictures(), "locked.png").await;
    let left = window.run("return document.title + document.documentElement.outerHTML").await;
    let left = left.as_str().unwrap_or_default();
    for word in ["كلمات", "هدوء", "الأسواق"] {
        assert!(!left.contains(word), "{word} is still in the locked window");
    }
    // Nobody else finds it open either.
    home.warraq_json(&["verify"]);
    window.unlock(PASSPHRASE).await;
    window.until_focused("editor").await;
    assert_eq!(window.run(at).await, before);
    window.type_keys("#").await;
    window.until_saved().await;
    let text = window.run("return document.querySelector('[data-testid=editor]').innerText").await;
    let text = text.as_str().unwrap_or_default().trim().to_owned();
    assert!(text.contains('#') && !text.starts_with('#') && !text.ends_with('#'), "{text}");
    assert_eq!(text.replace('#', ""), TYPED);
    window.quit().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_passphrase_is_changed_in_the_window() {
    let home = Home::with_vault();
    let window = writing(&home).await;
    window.command("عبارة المرور").await;
    window.until_focused("secrets-current").await;
    window.type_keys(PASSPHRASE).await;
    for field in ["secrets-passphrase", "secrets-passphrase-again"] {
        window.tab_to(field).await;
        window.type_keys(NEW_PASSPHRASE).await;
    }
    window
        .until("return document.querySelector('[data-testid=strength]').dataset.score === '4'")
        .await;
    window.picture(&pictures(), "secrets.png").await;
    window.press(&[], Key::Enter).await;
    window
        .until("return document.querySelector('[data-testid=secrets-done]').textContent !== ''")
        .await;
    window.close_sheets().await;
    lock(&window).await;
    window.type_keys(PASSPHRASE).await;
    window.press(&[], Key::Enter).await;
    window.find("unlock-error").await;
    window.press(&[Key::Control], 'a').await;
    window.unlock(NEW_PASSPHRASE).await;
    window.quit().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_guesses_sees_how_long_to_wait() {
    let home = Home::with_vault();
    let window = Window::open(&home).await;
    window.until_focused("unlock-passphrase").await;
    for _ in 0..3 {
        window.press(&[Key::Control], 'a').await;
        window.type_keys("خطأ").await;
        window.press(&[], Key::Enter).await;
        window.until("return !document.querySelector('#unlock-passphrase').readOnly").await;
        window.find("unlock-error").await;
    }
    window.find("unlock-wait").await;
    window.picture(&pictures(), "wait.png").await;
    // It is over by itself.
    window.until("return document.querySelector('[data-testid=unlock-wait]') === null").await;
    window.press(&[Key::Control], 'a').await;
    window.type_keys(PASSPHRASE).await;
    window.press(&[], Key::Enter).await;
    window.find("palette-open").await;
    window.quit().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_backup_gives_one_article_back_and_then_the_whole_vault() {
    let home = Home::with_vault();
    let window = writing(&home).await;
    window.type_keys("كما كان في النسخة.").await;
    window.until_saved().await;
    backups(&window).await;
    window.find("backup-make").await.click().await.expect("it can be pressed");
    window.find("backup-item").await;
    window.picture(&pictures(), "backups.png").await;
    window.close_sheets().await;
    window.until_focused("editor").await;
    window.type_keys(" كلام بعد النسخة.").await;
    window.until_saved().await;

    backups(&window).await;
    for step in ["backup-item", "backup-article", "backup-bring"] {
        let part = window.find(step).await;
        window.picture(&pictures(), &format!("{step}.png")).await;
        part.click().await.expect("it can be pressed");
    }
    let text = "return document.querySelector('[data-testid=editor]').innerText.trim()";
    window.until(&format!("{text} === 'كما كان في النسخة.'")).await;

    backups(&window).await;
    for step in ["backup-item", "backup-restore"] {
        window.find(step).await.click().await.expect("it can be pressed");
    }
    let newer = window.text("backup-newer_here").await;
    assert!(newer.contains("هدوء في الأسواق"), "{newer}");
    window.find("backup-passphrase").await.click().await.expect("it can be pressed");
    window.type_keys(PASSPHRASE).await;
    window.picture(&pictures(), "restore.png").await;
    window.press(&[], Key::Enter).await;
    window.find("backup-restored").await;
    window.close_sheets().await;
    window.quit().await;
    let folder = home.vault().parent().expect("a vault has a folder").to_owned();
    let names = fs::read_dir(folder).expect("it is there").flatten();
    let aside = names.filter(|entry| entry.file_name().to_string_lossy().contains("replaced"));
    assert!(aside.count() > 0, "the vault before is gone");
    assert_eq!(home.warraq_json(&["verify"])["ok"], true);
}

async fn backups(window: &Window) {
    window.command("النسخ الاحتياطية").await;
    window.find("backup-make").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_full_disk_is_told_and_saving_goes_on_when_there_is_room() {
    let Some((home, disk)) = small_home() else { return };
    let window = writing(&home).await;
    window.type_keys("قبل أن يمتلئ. ").await;
    window.until_saved().await;
    disk.fill();
    write_until_it_fails(&window).await;
    failed(&window, "disk_full").await;
    window.picture(&pictures(), "disk-full-line.png").await;
    window.find("save-help").await.click().await.expect("the line offers help");
    window.find("unsaved-what").await;
    window.picture(&pictures(), "disk-full.png").await;
    window.close_sheets().await;
    window.look("ar", "dark").await;
    window.size(900, 600).await;
    window.picture(&pictures(), "disk-full-line-dark-small.png").await;
    window.find("save-help").await.click().await.expect("the line offers help");
    window.find("unsaved-what").await;
    window.picture(&pictures(), "disk-full-dark-small.png").await;
    let elsewhere = home.path().join("elsewhere");
    write_elsewhere(&window, &elsewhere).await;
    disk.clear();
    window.find("unsaved-over").await;
    window.close_sheets().await;
    window.until_saved().await;
    window.quit().await;
    let list = home.warraq_json(&["list"]);
    let article = list["articles"][0]["id"].as_str().expect("there is an article").to_owned();
    let output = home.warraq(&["show", &article, "--as", "text"]);
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(text.contains("قبل أن يمتلئ") && text.contains("آخر كلمة"), "{text}");
    assert_eq!(home.warraq_json(&["verify"])["ok"], true);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_vault_that_is_gone_is_told_and_goes_on_when_it_is_back() {
    let home = Home::with_vault();
    let window = writing(&home).await;
    window.type_keys("قبل أن يُنزع القرص. ").await;
    window.until_saved().await;
    let folder = home.vault().parent().expect("a vault has a folder").to_owned();
    let pulled = home.path().join("pulled");
    fs::rename(&folder, &pulled).expect("a folder can be moved");
    window.type_keys("بعد أن نُزع. ").await;
    failed(&window, "vault_missing").await;
    window.picture(&pictures(), "gone.png").await;
    window.type_keys("وما زلت أكتب. آخر كلمة").await;
    // As a stick that is put back: other files, with the same bytes, all at once.
    let copied = home.path().join("copied");
    fs::create_dir(&copied).expect("a folder can be made");
    for entry in fs::read_dir(&pulled).expect("the folder is there").flatten() {
        fs::copy(entry.path(), copied.join(entry.file_name())).expect("a file can be copied");
    }
    fs::rename(&copied, &folder).expect("a folder can be moved");
    window.until_saved().await;
    window.quit().await;
    let list = home.warraq_json(&["list"]);
    let article = list["articles"][0]["id"].as_str().expect("there is an article").to_owned();
    let output = home.warraq(&["show", &article, "--as", "text"]);
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(text.contains("قبل أن يُنزع") && text.contains("آخر كلمة"), "{text}");
    assert_eq!(home.warraq_json(&["verify"])["ok"], true);
}

async fn write_until_it_fails(window: &Window) {
    let state = "return document.querySelector('[data-testid=save-state]')?.dataset.state";
    for _ in 0..200 {
        if window.run(state).await == "failed" {
            break;
        }
        window.type_keys("كلمات تملأ ما بقي من القرص حتى لا يبقى مكان لحرف. ").await;
    }
    window.type_keys("آخر كلمة").await;
}

/// Waits until the foot line says that nothing is saved, and that it is for this reason.
async fn failed(window: &Window, code: &str) {
    window
        .until(
            "return document.querySelector('[data-testid=save-state]')?.dataset.state === 'failed'",
        )
        .await;
    window.find("save-help").await;
    let reason = format!(
        "return document.querySelector('[data-testid=save-state]')?.dataset.code === '{code}'"
    );
    window.until(&reason).await;
}

async fn write_elsewhere(window: &Window, folder: &Path) {
    window.tab_to("unsaved-folder").await;
    window.press(&[Key::Control], 'a').await;
    window.type_keys(&folder.display().to_string()).await;
    window.find("unsaved-write").await.click().await.expect("it can be pressed");
    window.find("unsaved-written").await;
    let made = fs::read_dir(folder).expect("the folder was made").flatten().next();
    let made = made.expect("the article has a folder of its own").path();
    let files = fs::read_dir(made).expect("it can be read").flatten();
    let mut endings: Vec<String> =
        files.filter_map(|file| Some(file.path().extension()?.to_str()?.to_owned())).collect();
    endings.sort();
    assert_eq!(endings, ["docx", "json"]);
}
