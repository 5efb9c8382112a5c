//! Exporting one article: its pages are looked at, its messages copied by a key, a document written with an option, and
//! a word that is never published stops all of it.

use std::path::{Path, PathBuf};

use fantoccini::key::Key;
use serde_json::json;

use crate::home::Home;
use crate::window::Window;

const HEADLINE: &str = "أفران القامشلي في مواجهة الغلاء";
/// Who is not to be named.
const NAME: &str = "أبو علي الحلبي";

#[tokio::test(flavor = "multi_thread")]
async fn an_article_is_seen_copied_written_and_held() {
    let home = Home::with_vault();
    let id = article(&home);
    let window = Window::at_text(&home).await;
    window.press(&[Key::Control], 'e').await;
    window.find("export-format").await;

    pages(&window).await;
    page(&window).await;
    messages(&window).await;
    let document = document(&window, &home).await;
    held(&window).await;
    looks(&window).await;
    window.quit().await;

    let same = home.path().join("same.docx");
    home.warraq_json(&["never-publish", "remove", NAME]);
    let path = same.to_string_lossy();
    home.warraq_json(&["export", &id, "--to", "docx", "--option", "paper=a5", "-o", &path]);
    let same = std::fs::read(&same).expect("the command wrote it");
    assert!(document == same, "the window writes what the command writes");
}

/// An article of several pages and messages.
fn article(home: &Home) -> String {
    let sentence = "وقف الناس أمام الفرن منذ الخامسة فجراً، وفي أيديهم أوراق نقدية لم تعد تكفي لربطة واحدة من الخبز في Qamişlo. ";
    let paragraph = sentence.repeat(5);
    let mut body =
        format!("قال {NAME} إن سعر الربطة ارتفع إلى 3,500 ليرة.\n\n## لا خبز بعد الظهر\n\n");
    for _ in 0..12 {
        body.push_str(&paragraph);
        body.push_str("\n\n");
    }
    let file = home.path().join("body.md");
    std::fs::write(&file, body).expect("the body can be written");
    let file = file.to_string_lossy();
    let made = home.warraq_json(&["new", "--headline", HEADLINE, "--body", &file]);
    let id = made["id"].as_str().expect("new answers with an id").to_owned();
    home.warraq_json(&["set", &id, "byline=روجين إبراهيم", "place=القامشلي"]);
    id
}

/// Pages on paper, one after the other.
async fn pages(window: &Window) {
    window.choose("export-format", "pdf").await;
    let drawn = "const page = document.querySelector('[data-testid=export-page]');
         return page !== null && page.complete && page.naturalWidth > 0";
    window.until(drawn).await;
    window.picture(&pictures(), "1-pdf.png").await;
    let before = window.text("export-page-number").await;
    window.find("export-page-next").await.click().await.expect("there is a second page");
    let other = format!(
        "return document.querySelector('[data-testid=export-page-number]').innerText !== {}",
        json!(before)
    );
    window.until(&other).await;
    window.until(drawn).await;
}

/// A web page as readers see it, in a frame of its own.
async fn page(window: &Window) {
    window.choose("export-format", "html").await;
    window.find("export-preview").await;
    let seen = window.in_frame("return document.querySelector('h1')?.innerText ?? ''").await;
    assert_eq!(seen, json!(HEADLINE));
    let styled =
        window.in_frame("return getComputedStyle(document.querySelector('main')).paddingTop").await;
    assert_ne!(styled, json!("0px"), "the page has its own style");
    let origin = window.in_frame("return self.origin").await;
    assert_eq!(origin, json!("null"), "the frame has no origin");
    scroll_to(window, "export-preview").await;
    window.picture(&pictures(), "2-html.png").await;
}

/// Messages: each by the same key, and what the system's clipboard has then is pasted.
async fn messages(window: &Window) {
    window.choose("export-format", "telegram").await;
    window.find("export-message").await;
    scroll_to(window, "export-preview").await;
    window.picture(&pictures(), "3-telegram.png").await;
    let count = "return document.querySelectorAll('[data-testid=export-message]').length";
    assert!(window.run(count).await.as_u64() > Some(1), "the article is a series");
    for part in ["1", "2"] {
        window.press(&[Key::Control, Key::Shift], 'c').await;
        window
            .until(&format!(
                "const said = document.querySelector('[data-testid=export-said]');
                 return said.dataset.at === 'copied' && said.innerText.includes('الرسالة \\u2068{part}')"
            ))
            .await;
        let message = format!(
            "return document.querySelectorAll('[data-testid=export-message] .bubble')[{part} - 1].textContent"
        );
        let message = window.run(&message).await;
        assert_eq!(
            in_one_line(&pasted(window).await),
            in_one_line(message.as_str().unwrap_or_default())
        );
    }
    window.picture(&pictures(), "4-copied.png").await;
}

/// What the clipboard has, as a field of one line takes it.
async fn pasted(window: &Window) -> String {
    window.tab_to("export-folder").await;
    window.press(&[Key::Control], 'a').await;
    // What was pasted before is not what is waited for.
    window.press(&[], Key::Delete).await;
    window.until("return document.activeElement.value === ''").await;
    window.press(&[Key::Control], 'v').await;
    window.until("return document.activeElement.value.length > 200").await;
    let value = window.run("return document.activeElement.value").await;
    value.as_str().unwrap_or_default().to_owned()
}

fn in_one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().concat()
}

/// A document of Word on another sheet.
async fn document(window: &Window, home: &Home) -> Vec<u8> {
    window.choose("export-format", "docx").await;
    window.find("export-option-paper").await;
    window.choose("export-option-paper", "a5").await;
    window.find("export-option-people").await;
    window.tab_to("export-folder").await;
    window.press(&[Key::Control], 'a').await;
    let folder = home.path().join("صادر");
    window.type_keys(&folder.to_string_lossy()).await;
    window.tab_to("export-file-name").await;
    window.press(&[Key::Control], 'a').await;
    window.type_keys("أفران.docx").await;
    scroll_to(window, "export-options").await;
    window.picture(&pictures(), "5-options.png").await;
    window.press(&[], Key::Enter).await;
    let file = folder.join("أفران.docx");
    let done = format!(
        "return document.querySelector('[data-testid=export-result]')?.dataset.path === {}",
        json!(file.to_string_lossy())
    );
    window.until(&done).await;
    scroll_to(window, "export-result").await;
    window.picture(&pictures(), "6-written.png").await;
    let written = std::fs::read(&file).expect("the exported file is there");
    gone(window, &file).await;
    written
}

/// A file that somebody took away is not shown in its folder, and that is said.
async fn gone(window: &Window, file: &Path) {
    std::fs::remove_file(file).expect("the file can be taken away");
    window.tab_to("export-show").await;
    window.press(&[], Key::Enter).await;
    window
        .until(
            "return document.querySelector('[data-testid=export-show-fault]')?.dataset.code === 'file_gone'",
        )
        .await;
}

/// A word of the list: nothing leaves, and a press leads to its place.
async fn held(window: &Window) {
    window
        .run_async(
            "const [word, done] = arguments;
             window.__TAURI_INTERNALS__.invoke('never_publish_save', { words: [word] }).then(done, done);",
            vec![NAME.into()],
        )
        .await;
    window.choose("export-format", "telegram").await;
    window.find("export-held").await;
    for key in ["export-run", "export-copy"] {
        let held = format!(
            "const key = document.querySelector('[data-testid={key}]');
             const why = document.getElementById(key.getAttribute('aria-describedby'));
             return key.disabled && why.dataset.testid === 'export-why'"
        );
        window.until(&held).await;
    }
    window.press(&[Key::Control, Key::Shift], 'c').await;
    window
        .until("return document.querySelector('[data-testid=export-said]').dataset.at === 'held'")
        .await;
    scroll_to(window, "export-held").await;
    window.picture(&pictures(), "7-held.png").await;
    window.run("document.querySelector('[data-testid=export-held] button').click()").await;
    window.until_focused("editor").await;
    let place =
        "const text = getSelection().anchorNode?.parentElement?.closest('p')?.innerText ?? '';
         return text.includes('الحلبي')";
    window.until(place).await;
    // Its pages are not printed either.
    let refused = window
        .run_async(
            "const done = arguments[0];
             window.__TAURI_INTERNALS__.invoke('article_list',
               { query: { status: null, tag: null, filter: null, limit: 1, offset: 0 } })
               .then(({ articles }) => window.__TAURI_INTERNALS__.invoke('export_pages', {
                 id: articles[0].id, options: [], asked: { first: 0, count: 1, leaving: true } }))
               .then(() => done('printed'), (error) => done(error.code));",
            vec![],
        )
        .await;
    assert_eq!(refused, json!("never_publish"));
}

/// The pane in the dark and in English.
async fn looks(window: &Window) {
    for (language, theme) in [("ar", "dark"), ("en", "light")] {
        window.look(language, theme).await;
        window.press(&[Key::Control], 'e').await;
        window.until_focused("inspector-tab-export").await;
        scroll_to(window, "export-held").await;
        window.picture(&pictures(), &format!("8-{language}-{theme}.png")).await;
    }
}

async fn scroll_to(window: &Window, test_id: &str) {
    window
        .run(&format!(
            "document.querySelector('[data-testid={test_id}]').scrollIntoView({{ block: 'center' }})"
        ))
        .await;
}

/// Where pictures are kept: the folder that was asked for, else one of the build.
fn pictures() -> PathBuf {
    std::env::var_os("WARRAQ_EXPORTING_OUT")
        .map_or_else(|| Path::new(env!("CARGO_TARGET_TMPDIR")).join("exporting"), PathBuf::from)
}
