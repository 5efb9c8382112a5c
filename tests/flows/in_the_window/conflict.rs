//! A post that an editor of the site and a journalist here changed: the two are seen beside each other, decided part by
//! part at the keyboard, seen as they will be, and sent.

use std::path::{Path, PathBuf};

use fantoccini::key::Key;
use serde_json::{Value, json};

use crate::home::Home;
use crate::real_site::Site;
use crate::window::Window;

/// Whether the keyboard is at a difference that nobody decided.
const AT_OPEN: &str =
    "return document.activeElement?.closest('[data-key]')?.classList.contains('open')";
const SITE: &str = "خبر24";
const HEADLINE: &str = "افتتاح السوق القديم في القامشلي";
const BODY: [&str; 4] = [
    "أعلنت البلدية صباح اليوم افتتاح السوق القديم بعد ترميم استغرق عامين كاملين.",
    "وقال أحد الباعة إن الإيجار لم يُحدَّد بعد.",
    "ويضم السوق مئة دكان.",
    "وتبقى أبوابه مفتوحة حتى المساء.",
];

#[tokio::test(flavor = "multi_thread")]
async fn what_two_people_changed_is_decided_by_keyboard_and_sent() {
    let site = Site::start();
    let home = Home::with_vault();
    add_site(&home, &site, "editor");
    let id = article(&home);
    let window = Window::at_text(&home).await;

    deliver(&window).await;
    let post = site.wp(&["post", "list", "--post_status=publish", "--field=ID", "--author=2"]);
    edited_there(&site, &post);
    corrected_here(&window).await;

    // Nothing of it was sent: the outbox has it first, and leads to the two texts.
    window.press(&[Key::Control, Key::Shift], 'o').await;
    window.until("return document.activeElement?.dataset?.state === 'conflict'").await;
    window.picture(&pictures(), "1-outbox.png").await;
    assert!(!content(&site, &post).contains("عشرون"), "nothing is sent before somebody decides");
    window.press(&[], Key::Enter).await;
    window.find("difference").await;
    assert_eq!(
        kinds(&window).await,
        json!({ "العنوان": "theirs", "متن 1": "conflict", "متن 2": "mine", "متن 3": "theirs" })
    );
    let columns = window
        .run("return document.querySelector('[data-testid=difference] .sides').children.length")
        .await;
    assert_eq!(columns, json!(3));
    looks(&window).await;

    decided(&window).await;
    window.tab_to("conflict-send").await;
    window.press(&[], Key::Enter).await;
    window.until("return document.querySelector('[data-testid=conflict]') === null").await;

    // It goes by itself, and is read back as it was decided.
    window.press(&[Key::Control, Key::Shift], 'o').await;
    window
        .until("return document.querySelector('[data-testid=outbox-item]')?.dataset.state === 'verified'")
        .await;
    window.picture(&pictures(), "7-sent.png").await;
    window.close_sheets().await;
    window.quit().await;

    let text = content(&site, &post);
    for there in ["البائع محمد علي", "عشرون جديدة", "حتى الثامنة مساءً"]
    {
        assert!(text.contains(there), "{there}: {text}");
    }
    assert!(!text.contains("الأسبوع القادم"), "the site's words were kept there: {text}");
    assert_eq!(site.wp(&["post", "get", &post, "--field=post_title"]), "افتتاح سوق القامشلي");
    let here = home.warraq(&["show", &id, "--as", "text"]);
    let here = String::from_utf8_lossy(&here.stdout).into_owned();
    assert!(here.contains("البائع محمد علي") && here.contains("حتى الثامنة مساءً"), "{here}");
}

/// A site that a person of it was added for.
pub fn add_site(home: &Home, site: &Site, user: &str) {
    let basic = site.basic(user);
    let (_, password) = basic.split_once(':').expect("a login has a password");
    let mut command = home.command(&[
        "site",
        "add",
        SITE,
        "--kind",
        "wordpress",
        "--url",
        &site.url,
        "--user",
        user,
    ]);
    let output = command.env("WARRAQ_SITE_SECRET", password).output().expect("warraq starts");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
}

/// A finished article of a few lines.
fn article(home: &Home) -> String {
    let body = home.path().join("body.md");
    std::fs::write(&body, BODY.join("\n\n")).expect("the body can be written");
    let body = body.to_string_lossy().into_owned();
    let made = home.warraq_json(&["new", "--headline", HEADLINE, "--body", &body]);
    let id = made["id"].as_str().expect("an article has an id").to_owned();
    home.warraq_json(&["status", &id, "ready"]);
    id
}

async fn deliver(window: &Window) {
    window.press(&[Key::Alt], '6').await;
    window.find("checks").await;
    window.choose("push-state", "publish").await;
    window.tab_to("push").await;
    window.press(&[], Key::Enter).await;
    window
        .until(
            "return document.querySelector('[data-testid=place]')?.dataset.state === 'published'",
        )
        .await;
    window.until("return document.querySelector('[data-testid=place-item]') === null").await;
}

/// An editor changes the headline and two lines on the site.
fn edited_there(site: &Site, post: &str) {
    let edited = content(site, post)
        .replace("أحد الباعة", "البائع محمد علي")
        .replace("حتى المساء", "حتى الثامنة مساءً");
    site.wp(&[
        "post",
        "update",
        post,
        "--post_title=افتتاح سوق القامشلي",
        &format!("--post_content={edited}"),
    ]);
}

fn content(site: &Site, post: &str) -> String {
    site.wp(&["post", "get", post, "--field=post_content"])
}

/// One of the same lines is changed here, and another one; then the post is to be corrected.
async fn corrected_here(window: &Window) {
    window.find("editor").await.click().await.expect("the text can be clicked");
    window.until_focused("editor").await;
    window.press(&[Key::Control], Key::Home).await;
    for words in [" وسيُعلن الأسبوع القادم.", " منها عشرون جديدة."]
    {
        window.press(&[], Key::Down).await;
        window.press(&[], Key::End).await;
        window.type_keys(words).await;
    }
    window.until_saved().await;
    window.command("صحّح").await;
    window.find("correct-note").await;
    window.tab_to("correct-send").await;
    window.picture(&pictures(), "0-correct.png").await;
    window.press(&[], Key::Enter).await;
    window
        .until("return document.querySelector('[data-testid=correct-said]')?.textContent.trim() !== ''")
        .await;
    window.close_sheets().await;
}

/// The differences, each by its name and what it is.
async fn kinds(window: &Window) -> Value {
    window
        .run(
            "let text = 0;
             return Object.fromEntries([...document.querySelectorAll('[data-testid=difference]')].map((one) => {
               const name = one.querySelector('.name').textContent.trim();
               const kind = [...one.classList].find((name) => ['mine', 'theirs', 'both', 'conflict'].includes(name));
               return [name === 'المتن' ? `متن ${text += 1}` : name, kind];
             }))",
        )
        .await
}

/// Each part is decided at the keyboard, and the result is seen before it is sent.
async fn decided(window: &Window) {
    window.until(AT_OPEN).await;
    assert_eq!(window.text("conflict-open").await, "موضع واحد ينتظر قرارك");
    // What is not decided is not sent, and the keyboard goes there.
    window.find("conflict-send").await.click().await.expect("it can be pressed");
    window.until(AT_OPEN).await;
    window.press(&[], '1').await;
    window.until(&said("mine")).await;
    window.press(&[], '2').await;
    window.until(&said("theirs")).await;
    window.picture(&pictures(), "5-decided.png").await;
    window.press(&[], Key::Down).await;
    window.press(&[], Key::Down).await;
    window.press(&[], Key::Up).await;
    window.tab_to("conflict-result-show").await;
    window.press(&[], Key::Enter).await;
    window.until("return document.querySelector('[data-testid=conflict-result]').open").await;
    let shown = window.text("conflict-result").await;
    for there in ["افتتاح سوق القامشلي", "البائع محمد علي", "عشرون جديدة", "الثامنة مساءً"]
    {
        assert!(shown.contains(there), "{there}: {shown}");
    }
    assert!(!shown.contains("الأسبوع القادم"), "{shown}");
    window.picture(&pictures(), "6-result.png").await;
}

/// Whether the difference that was open keeps this side.
fn said(keep: &str) -> String {
    format!(
        "return document.querySelector('.row.conflict [data-testid=keep-{keep}]')?.getAttribute('aria-checked') === 'true' \
         && !document.querySelector('[data-testid=conflict-open]').classList.contains('open')"
    )
}

/// The same in the dark, in English, and in a small window.
async fn looks(window: &Window) {
    window.picture(&pictures(), "2-conflict.png").await;
    for (language, theme, size, name) in [
        ("ar", "dark", (1440, 900), "3-conflict-dark.png"),
        ("en", "light", (1440, 900), "3-conflict-en.png"),
        ("ar", "light", (900, 600), "4-conflict-small.png"),
    ] {
        window.close_sheets().await;
        window.look(language, theme).await;
        window.size(size.0, size.1).await;
        window.press(&[Key::Control, Key::Shift], 'o').await;
        window.until("return document.activeElement?.dataset?.state === 'conflict'").await;
        window.press(&[], Key::Enter).await;
        window.find("difference").await;
        window.picture(&pictures(), name).await;
    }
}

/// Where pictures are kept.
fn pictures() -> PathBuf {
    Path::new(env!("CARGO_TARGET_TMPDIR")).join("conflict")
}
