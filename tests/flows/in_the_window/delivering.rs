//! An article goes to a folder from the window: what stops it is shown, what was asked for arrives by itself, and the
//! article is delivered.

use std::path::{Path, PathBuf};

use fantoccini::key::Key;

use crate::home::Home;
use crate::window::Window;

const SITE: &str = "مجلد الموقع";
const WORD: &str = "أبو علي";
const HEADLINES: [&str; 3] = [
    "نازحو عفرين يبدأون العودة وسط نقص في الخدمات",
    "«الخبز أولاً»: أفران القامشلي في مواجهة الغلاء",
    "Li Kobanê pêşangeha pirtûkan vedibe",
];

#[tokio::test(flavor = "multi_thread")]
async fn an_article_is_delivered_from_its_pane_and_seen_in_the_outbox() {
    let home = Home::with_vault();
    let site = home.path().join("site");
    std::fs::create_dir(&site).expect("the folder can be made");
    let url = site.to_string_lossy().into_owned();
    home.warraq_json(&["site", "add", SITE, "--kind", "folder", "--url", &url]);
    let ids = HEADLINES.map(|headline| article(&home, headline));
    waiting(&home, &ids);
    let window = Window::at_text(&home).await;

    // A word that must not leave stops it, and is shown; nothing is asked of the folder.
    window.press(&[Key::Alt], '6').await;
    window.find("checks").await;
    window.choose("push-state", "publish").await;
    window.until(&stops(1)).await;
    window.picture(&pictures(), "1-held.png").await;
    assert!(window.text("checks").await.contains(WORD));
    remove_word(&window).await;
    window.press(&[Key::Alt], '6').await;
    window.tab_to("push-state").await;
    window.until(&stops(0)).await;
    window.tab_to("push").await;
    window.press(&[], Key::Enter).await;

    // It arrives by itself, is read back, and the article is with its readers.
    let published =
        "return document.querySelector('[data-testid=place]')?.dataset.state === 'published'";
    window.until(published).await;
    window.until("return document.querySelector('[data-testid=place-item]') === null").await;
    window
        .until(
            "return document.querySelector('[data-testid=status-select]')?.value === 'delivered'",
        )
        .await;
    window.picture(&pictures(), "2-delivered.png").await;

    // Typing goes on from the version that the delivery made.
    window.find("editor").await.click().await.expect("the text can be clicked");
    window.until_focused("editor").await;
    window.type_keys(" زيادة").await;
    window.until_saved().await;

    window.press(&[Key::Control, Key::Shift], 'o').await;
    window.find("outbox-item").await;
    for (language, theme, name) in [
        ("ar", "light", "3-outbox.png"),
        ("ar", "dark", "4-outbox-dark.png"),
        ("en", "light", "5-outbox-en.png"),
    ] {
        window.press(&[], Key::Escape).await;
        window.until("return document.querySelector('dialog') === null").await;
        window.look(language, theme).await;
        window.press(&[Key::Control, Key::Shift], 'o').await;
        window.find("outbox-item").await;
        window.picture(&pictures(), name).await;
    }
    let states = window
        .run("return [...document.querySelectorAll('[data-testid=outbox-item]')].map((one) => one.dataset.state)")
        .await;
    let states = states.to_string();
    assert!(states.contains("verified") && states.contains("conflict"), "{states}");
    window.press(&[], Key::Escape).await;
    window.until("return document.querySelector('dialog') === null").await;
    window.quit().await;

    let delivered = home.warraq_json(&["show", &ids[2], "--as", "json"]);
    assert_eq!(delivered["status"], "delivered");
    let folder = site.join(format!("wq-{}", ids[2].to_lowercase()));
    assert!(folder.join("manifest.json").is_file());
}

/// A finished article.
fn article(home: &Home, headline: &str) -> String {
    let body = home.path().join("body.md");
    let text = format!("{headline}. التقينا في السوق أبو علي، وقال إن الطحين يكفي شهرين.");
    std::fs::write(&body, text).expect("the body can be written");
    let body = body.to_string_lossy().into_owned();
    let made = home.warraq_json(&["new", "--headline", headline, "--body", &body]);
    let id = made["id"].as_str().expect("an article has an id").to_owned();
    home.warraq_json(&["status", &id, "ready"]);
    id
}

/// One article that somebody changed in the folder meanwhile, and a word that keeps all others here.
fn waiting(home: &Home, ids: &[String; 3]) {
    home.warraq_json(&["push", &ids[0], "--site", SITE]);
    let folder = home.path().join("site").join(format!("wq-{}", ids[0].to_lowercase()));
    let manifest = std::fs::read(folder.join("manifest.json")).expect("the manifest is there");
    let manifest: serde_json::Value =
        serde_json::from_slice(&manifest).expect("the manifest is JSON");
    let text = folder.join(manifest["text"].as_str().expect("the text has a file"));
    std::fs::write(&text, "<p>نص غيّره محرر هناك.</p>").expect("the text can be changed");
    home.warraq_json(&["set", &ids[0], "headline=نازحو عفرين يعودون"]);
    home.warraq_json(&["push", &ids[0], "--site", SITE]);
    home.warraq_json(&["push", &ids[1], "--site", SITE, "--as", "pending"]);
    home.warraq_json(&["never-publish", "add", WORD]);
    // The newest is opened first.
    home.warraq_json(&["set", &ids[2], "kicker=ثقافة"]);
}

/// Takes the word off the list.
async fn remove_word(window: &Window) {
    window.press(&[Key::Control], ',').await;
    window.tab_to("settings-words").await;
    window.press(&[], Key::Enter).await;
    window.find("never-publish-remove").await;
    window.tab_to("never-publish-remove").await;
    window.press(&[], Key::Enter).await;
    window.find("never-publish-empty").await;
    window.press(&[], Key::Escape).await;
    window.find("settings").await;
    window.press(&[], Key::Escape).await;
    window.until("return document.querySelector('dialog') === null").await;
}

/// Whether so many things stop the article.
fn stops(count: usize) -> String {
    format!(
        "return !!document.querySelector('[data-testid=checks]') && \
         document.querySelectorAll('[data-testid=check][data-level=stop]').length === {count}"
    )
}

/// Where pictures are kept.
fn pictures() -> PathBuf {
    Path::new(env!("CARGO_TARGET_TMPDIR")).join("delivering")
}
