//! What the window does for whoever writes, in the real page: the outline, the text alone, the line in the middle, the
//! length and what is wanted of it, the size of the text, and a second article beside the first.

use std::path::{Path, PathBuf};

use fantoccini::key::Key;

use crate::home::Home;
use crate::window::Window;

#[tokio::test(flavor = "multi_thread")]
async fn the_window_helps_whoever_writes() {
    let home = Home::with_vault();
    let source = home.path().join("source.md");
    std::fs::write(&source, "نص المصدر الذي يُقرأ بجانب المقال.\n").expect("written");
    home.warraq_json(&["new", "--headline", "المصدر", "--body", &source.to_string_lossy()]);
    let body = home.path().join("body.md");
    std::fs::write(&body, long_body()).expect("a file can be written");
    home.warraq_json(&["new", "--headline", "مقال طويل", "--body", &body.to_string_lossy()]);
    let pictures = pictures();
    let window = Window::at_text(&home).await;
    window.size(1440, 900).await;

    outline(&window, &pictures).await;
    alone(&window, &pictures).await;
    typewriter(&window, &pictures).await;
    length(&window, &pictures).await;
    size_of_the_text(&window, &pictures).await;
    beside(&window, &pictures).await;
    small_and_large(&window, &pictures).await;
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

/// The caret's line stays in the middle of the desk while arrows go down.
async fn typewriter(window: &Window, pictures: &Path) {
    window.press(&[Key::Shift], Key::F9).await;
    window.until("return document.querySelector('.desk.typewriter') !== null").await;
    window.press(&[Key::Control], Key::End).await;
    for _ in 0..6 {
        window.press(&[], Key::Up).await;
        window.until(IN_THE_MIDDLE).await;
    }
    window.press(&[Key::Control], Key::End).await;
    window.type_keys(" آخر").await;
    window.until(IN_THE_MIDDLE).await;
    window.picture(pictures, "typewriter-light.png").await;
    window.press(&[Key::Shift], Key::F9).await;
    window.until("return document.querySelector('.desk.typewriter') === null").await;
}

/// The sheet says what the foot line says, of the selection too; a target is kept and shown.
async fn length(window: &Window, pictures: &Path) {
    window.until_saved().await;
    let saved = window.acknowledged_words().await;
    window.press(&[Key::Shift], Key::Home).await;
    window
        .until(
            "return document.querySelector('[data-testid=word-count]').innerText.startsWith('حُدِّد')",
        )
        .await;
    window.press(&[Key::Control, Key::Shift], 'g').await;
    window.find("counts-selected-words").await;
    window
        .until("return document.querySelector('[data-testid=counts-words]').innerText !== ''")
        .await;
    let counted = window.text("counts-words").await.replace(',', "");
    assert_eq!(counted.trim().parse(), Ok(saved), "the window counts otherwise than the vault");
    window.tab_to("counts-target").await;
    window.type_keys("٥٠٠").await;
    window.press(&[], Key::Enter).await;
    window.find("counts-progress").await;
    window.picture(pictures, "length-light.png").await;
    window.close_sheets().await;
    window.press(&[], Key::Left).await;
    window
        .until(
            "return document.querySelector('[data-testid=word-count]').innerText.includes('500')",
        )
        .await;
}

/// The text of the page becomes larger and the window stays as it is.
async fn size_of_the_text(window: &Window, pictures: &Path) {
    let size =
        "return parseFloat(getComputedStyle(document.querySelector('.ProseMirror')).fontSize)";
    let before = window.run(size).await.as_f64().expect("a size");
    for _ in 0..3 {
        window.press(&[Key::Control, Key::Shift], '.').await;
    }
    window
        .until("return document.documentElement.style.getPropertyValue('--text-size') === '1.3'")
        .await;
    let after = window.run(size).await.as_f64().expect("a size");
    assert!((after / before - 1.3).abs() < 0.01, "{before} {after}");
    window.press(&[Key::Control], ',').await;
    window.find("page-width-narrow").await.click().await.expect("a width can be chosen");
    window.find("line-spacing-close").await.click().await.expect("a spacing can be chosen");
    window.picture(pictures, "settings-light.png").await;
    window.press(&[], Key::Escape).await;
    window.picture(pictures, "larger-narrow-light.png").await;
    for _ in 0..3 {
        window.press(&[Key::Control, Key::Shift], ',').await;
    }
}

/// A second article stands beside the first, the first on the right; both are written in.
async fn beside(window: &Window, pictures: &Path) {
    window.press(&[Key::Control], 'k').await;
    window.until_focused("palette-input").await;
    window.type_keys("المصدر").await;
    window.until("return document.querySelector('[aria-selected=true]')?.innerText.includes('المصدر') === true").await;
    window.press(&[Key::Control], Key::Enter).await;
    window.find("beside").await;
    let order = "const [first, second] = document.querySelectorAll('[data-testid=editor]'); \
         return first.getBoundingClientRect().left > second.getBoundingClientRect().right";
    assert_eq!(window.run(order).await, true, "the first is not on the right");
    window.until("return document.querySelector('[data-testid=beside]').contains(document.activeElement)").await;
    window.type_keys("في المجاور ").await;
    window
        .until("return document.querySelectorAll('[data-testid=editor]')[1].innerText.includes('في المجاور')")
        .await;
    window.picture(pictures, "beside-light.png").await;
    window.press(&[Key::Control], 's').await;
    window.press(&[Key::Control], 'w').await;
    window.until("return document.querySelector('[data-testid=beside]') === null").await;
}

/// A small window refuses a second article in words; a much enlarged one is usable.
async fn small_and_large(window: &Window, pictures: &Path) {
    window.size(1024, 700).await;
    window.press(&[Key::Control, Key::Shift], 'f').await;
    window.until_focused("library-filter").await;
    window.press(&[], Key::Down).await;
    window.press(&[], Key::End).await;
    window.press(&[Key::Control], Key::Enter).await;
    window.find("beside-refused").await;
    window.press(&[Key::Control, Key::Shift], 'l').await;
    window.until_focused("outline-heading").await;
    window.picture(pictures, "small-light.png").await;
    window.press(&[], Key::Escape).await;
    window.size(1440, 900).await;
    for _ in 0..10 {
        window.press(&[Key::Control], '=').await;
    }
    window.until("return document.documentElement.style.getPropertyValue('--zoom') === '2'").await;
    window.press(&[], Key::F9).await;
    window.picture(pictures, "zoomed-alone-light.png").await;
    window.press(&[], Key::Escape).await;
    window.press(&[Key::Control], '0').await;
}

const REACHED_PANES: &str = "return [...document.querySelectorAll('[data-pane]')] \
     .filter((pane) => !pane.hidden).map((pane) => pane.dataset.pane)";

/// Whether the sign before the caret is in the middle of the desk, give or take a line: at the start of a line that sign
/// ends the one above.
const IN_THE_MIDDLE: &str = "const { focusNode: node, focusOffset: at } = getSelection(); \
     if (node?.nodeType !== 3) return false; \
     const sign = document.createRange(); \
     sign.setStart(node, Math.max(0, at - 1)); \
     sign.setEnd(node, Math.max(1, at)); \
     const box = [...sign.getClientRects()].at(-1); \
     const desk = document.querySelector('[data-desk]').getBoundingClientRect(); \
     return Math.abs((box.top + box.bottom) / 2 - (desk.top + desk.height / 2)) < 48";

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
