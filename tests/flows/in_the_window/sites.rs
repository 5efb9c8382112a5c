//! A site is added by its address: a wrong password is told, the rights of the account are shown, and what sections and
//! tags become there is seen and changed before anything is made.

use std::path::{Path, PathBuf};

use fantoccini::key::Key;
use serde_json::{Value, json};

use crate::home::Home;
use crate::small_site::SmallSite;
use crate::window::Window;

#[tokio::test(flavor = "multi_thread")]
async fn a_site_is_added_tested_and_its_terms_are_chosen() {
    let home = Home::with_vault();
    let body = home.path().join("خبر.txt");
    std::fs::write(&body, "لا طحين في الأفران.\n").expect("the text can be written");
    let body = body.to_string_lossy();
    let made = home.warraq_json(&["new", "--headline", "أفران القامشلي", "--body", &body]);
    let id = made["id"].as_str().expect("new answers with an id");
    home.warraq_json(&["set", id, "section=محليات"]);
    home.warraq_json(&["tag", "add", id, "قسد", "خبز"]);
    let site = SmallSite::start();
    let window = Window::at_text(&home).await;

    window.press(&[Key::Control], 'k').await;
    window.type_keys("مواقع").await;
    window.press(&[], Key::Enter).await;
    window.find("sites-empty").await;
    window.picture(&pictures(), "1-empty.png").await;
    assert_eq!(site.asked(), Vec::<String>::new(), "nobody is asked before somebody wants it");

    add(&window, &site).await;
    rights(&window).await;
    plugin(&window, &home, &site).await;
    terms(&window, &site).await;
    looks(&window).await;
    window.quit().await;

    let list = home.warraq_json(&["site", "list"]);
    let kept = &list["sites"][0];
    assert_eq!((&kept["url"], &kept["user"]), (&json!(format!("{}/", site.url)), &json!("salma")));
    assert!(!list.to_string().contains("abcd"), "the password stays in the vault: {list}");
    assert_eq!(kept["options"]["sections"][0]["to"]["name"], json!("سوريا"));
    let asked = site.asked();
    assert!(asked.iter().all(|one| one.starts_with("GET ")), "nothing was made: {asked:?}");
}

/// Adds the site, with a wrong password first.
async fn add(window: &Window, site: &SmallSite) {
    window.find("site-new-wordpress").await.click().await.expect("a site can be added");
    window.until_focused("site-url").await;
    window.type_keys(&site.url).await;
    window.tab_to("site-login").await;
    window.type_keys("salma").await;
    window.tab_to("site-secret").await;
    window.type_keys("wrong").await;
    window.press(&[], Key::Enter).await;
    window.find("site-fault").await;
    let kind =
        window.run("return document.querySelector('[data-testid=site-fault]').dataset.kind").await;
    assert_eq!(kind, json!("login"));
    window.picture(&pictures(), "2-wrong-password.png").await;
    window.press(&[Key::Control], 'a').await;
    window.type_keys("abcd efgh").await;
    window.press(&[], Key::Enter).await;
    window.find("site-rights").await;
}

async fn rights(window: &Window) {
    let has = window
        .run(
            "return Object.fromEntries([...document.querySelectorAll('[data-testid=site-rights] li')]
               .map((line) => [line.dataset.right, line.dataset.has]))",
        )
        .await;
    assert_eq!((&has["publish"], &has["edit-others"]), (&json!("true"), &json!("false")));
    let said = window.text("site-said").await;
    assert!(said.contains("خبر24") && said.contains("WordPress 7.1.1"), "{said}");
    window.picture(&pictures(), "3-rights.png").await;
}

/// The small plugin is written where a person says, and the site hears nothing of it.
async fn plugin(window: &Window, home: &Home, site: &SmallSite) {
    let before = site.asked().len();
    let folder = home.path().join("للموقع");
    window.tab_to("site-plugin-open").await;
    window.press(&[], Key::Enter).await;
    window.tab_to("site-plugin-folder").await;
    window.press(&[Key::Control], 'a').await;
    window.type_keys(&folder.to_string_lossy()).await;
    window.press(&[], Key::Enter).await;
    window.find("site-plugin-saved").await;
    window.picture(&pictures(), "3-plugin.png").await;
    let zip = std::fs::File::open(folder.join("warraq.zip")).expect("the file is there");
    let mut zip = zip::ZipArchive::new(zip).expect("it is a ZIP file");
    assert!(zip.by_name("warraq/warraq.php").is_ok(), "the plugin is in it");
    assert_eq!(site.asked().len(), before, "the site is asked for nothing");
}

async fn terms(window: &Window, site: &SmallSite) {
    window.find("site-map").await.click().await.expect("what terms become can be seen");
    window.find("term").await;
    let before = site.asked().len();
    assert_eq!(fates(window).await["محليات"], json!("unknown"));
    assert_eq!(site.asked().len(), before, "the site is asked when somebody wants it");
    window.find("mapping-ask").await.click().await.expect("the site can be asked");
    window.find("mapping-sum").await;
    assert_eq!(
        fates(window).await,
        json!({ "محليات": "no-section", "قسد": "made", "خبز": "made" })
    );
    window.tab_to("term-change").await;
    window.press(&[], Key::Enter).await;
    window.until_focused("term-typed").await;
    window.type_keys("سُوريا").await;
    window.picture(&pictures(), "4-choosing.png").await;
    window.press(&[], Key::Down).await;
    window.press(&[], Key::Down).await;
    window.until_focused("term-offered").await;
    window.press(&[], Key::Enter).await;
    window
        .until("return document.querySelector('[data-testid=term][data-name=محليات]')?.dataset.fate === 'there'")
        .await;
    window.until_focused("term-change").await;
    window.picture(&pictures(), "5-terms.png").await;
}

async fn fates(window: &Window) -> Value {
    window
        .run(
            "return Object.fromEntries([...document.querySelectorAll('[data-testid=term]')]
               .map((line) => [line.dataset.name, line.dataset.fate]))",
        )
        .await
}

/// The same in English and in the dark.
async fn looks(window: &Window) {
    for (language, theme) in [("en", "light"), ("ar", "dark")] {
        while window.run("return document.querySelector('dialog') !== null").await == json!(true) {
            window.press(&[], Key::Escape).await;
        }
        window.look(language, theme).await;
        window.press(&[Key::Control], ',').await;
        window.find("settings-sites").await.click().await.expect("the sites can be seen");
        window.find("site").await.click().await.expect("the site can be seen");
        window.find("site-rights").await;
        window.picture(&pictures(), &format!("6-site-{language}-{theme}.png")).await;
        window.find("site-map").await.click().await.expect("what terms become can be seen");
        window.find("mapping-sum").await;
        window.picture(&pictures(), &format!("7-terms-{language}-{theme}.png")).await;
        window.press(&[], Key::Escape).await;
        window.find("site-edit").await.click().await.expect("the site can be changed");
        window.find("site-option-as").await;
        window.picture(&pictures(), &format!("8-form-{language}-{theme}.png")).await;
    }
    while window.run("return document.querySelector('dialog') !== null").await == json!(true) {
        window.press(&[], Key::Escape).await;
    }
}

/// Where pictures are kept.
fn pictures() -> PathBuf {
    Path::new(env!("CARGO_TARGET_TMPDIR")).join("sites")
}
