//! What the window does for whoever writes, in the real page: the outline by keys, and the text alone.

use std::path::{Path, PathBuf};

use fantoccini::key::Key;

use crate::home::Home;
use crate::window::Window;

#[tokio::test(flavor = "multi_thread")]
async fn the_window_helps_whoever_writes() {
    let home = Home::with_vault();
    let body = home.path().join("body.md");
    std::fs::write(&body, long_body()).expect("a file can be written");
    home.warraq_json(&["new", "--headline", "مقال طويل", "--body", &body.to_string_lossy()]);
    let pictures = pictures();
    let window = Window::at_text(&home).await;
    window.size(1440, 900).await;

    outline(&window, &pictures).await;
    alone(&window, &pictures).await;
    window.until_saved().await;
    window.quit().await;
}

/// Goes to a heading by keys alone; the one that the caret stands under is marked.
async fn outline(window: &Window, pictures: &Path) {
    window.press(&[Key::Control, Key::Shift], 'l').await;
    window.until_focused("outline-heading").await;
    window.press(&[], Key::End).await;
    window.press(&[], Key::Enter).await;
    window.until_focused("editor").await;
    let marked = "return document.querySelector('[data-heading][aria-current]')?.innerText.trim()";
    window.until(&format!("{marked} === 'Kobanê 2026'")).await;
    let seen = "const heading = [...document.querySelectorAll('.ProseMirror h2')].at(-1).getBoundingClientRect(); \
         const desk = document.querySelector('[data-desk]').getBoundingClientRect(); \
         return heading.top >= desk.top && heading.bottom <= desk.bottom";
    window.until(seen).await;
    let side = "const list = document.querySelector('[data-testid=outline]').getBoundingClientRect(); \
         const desk = document.querySelector('[data-desk]').getBoundingClientRect(); \
         return list.left >= desk.right - 1";
    assert_eq!(window.run(side).await, true, "the outline is not where reading begins");
    window.picture(pictures, "outline-light.png").await;
    window.press(&[Key::Control, Key::Shift], 'l').await;
    window.until_focused("outline-heading").await;
    window.press(&[], Key::Escape).await;
    window.until_focused("editor").await;
}

/// Only the text is there, and only the caret's paragraph is clear; Escape brings all back.
async fn alone(window: &Window, pictures: &Path) {
    window.press(&[Key::Control], Key::Home).await;
    window.press(&[], Key::F9).await;
    window.until("return document.querySelectorAll('.ProseMirror .clear').length === 1").await;
    let colours = "const of = (one) => getComputedStyle(one).color; \
         return [of(document.querySelector('.clear')), of(document.querySelector('.ProseMirror > p:not(.clear)'))]";
    let colours = window.run(colours).await;
    assert_ne!(colours[0], colours[1], "what is written is not clearer");
    assert_eq!(window.run(REACHED_PANES).await, serde_json::json!(["page"]));
    window.type_keys("كلمة ").await;
    window.picture(pictures, "alone-light.png").await;
    window.press(&[], Key::Escape).await;
    window.until("return document.querySelector('.ProseMirror .clear') === null").await;
    window.look("ar", "dark").await;
    window.press(&[], Key::F9).await;
    window.until("return document.querySelector('.ProseMirror .clear') !== null").await;
    window.picture(pictures, "alone-dark.png").await;
    window.press(&[], Key::Escape).await;
    window.look("ar", "light").await;
    window.until_focused("editor").await;
}

const REACHED_PANES: &str = "return [...document.querySelectorAll('[data-pane]')] \
     .filter((pane) => !pane.hidden).map((pane) => pane.dataset.pane)";

fn long_body() -> String {
    let paragraph = "قالت مصادر محلية إن عشرات العائلات وصلت إلى المدينة خلال اليومين الماضيين، وإن الأهالي \
         استقبلوا الوافدين في بيوتهم. وأضافت أن المدارس فُتحت لهم.";
    let part = |heading: &str| format!("## {heading}\n\n{}", format!("{paragraph}\n\n").repeat(5));
    [format!("{paragraph}\n\n"), part("الوصول"), part("ما يحتاج إليه الأهالي"), part("Kobanê 2026")]
        .concat()
}

fn pictures() -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("for-the-writer");
    std::env::var_os("WARRAQ_WRITER_OUT").map_or(folder, PathBuf::from)
}
