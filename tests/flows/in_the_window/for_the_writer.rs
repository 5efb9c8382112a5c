//! What the window does for whoever writes, in the real page: the outline by keys, the text alone, how long it is and should
//! be, its letters, a second article, the palette and paper.

use std::path::{Path, PathBuf};

use fantoccini::key::Key;

use crate::home::{Home, PASSPHRASE};
use crate::window::Window;

#[tokio::test(flavor = "multi_thread")]
async fn the_window_helps_whoever_writes() {
    let home = Home::with_vault();
    let body = home.path().join("body.md");
    std::fs::write(&body, long_body()).expect("a file can be written");
    home.warraq_json(&["new", "--headline", "المجاور"]);
    home.warraq_json(&["new", "--headline", "مقال طويل", "--body", &body.to_string_lossy()]);
    let pictures = pictures();
    let window = Window::at_text(&home).await;
    window.size(1440, 900).await;

    outline(&window, &pictures).await;
    alone(&window, &pictures).await;
    counts(&window).await;
    letters(&window).await;
    palette(&window).await;
    paper(&window).await;
    beside(&window).await;
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

/// Words of the article and of what is selected, and how many are wanted, which the foot line shows.
async fn counts(window: &Window) {
    window.until_saved().await;
    let saved = window.acknowledged_words().await;
    window.press(&[Key::Control], Key::Home).await;
    window.press(&[Key::Shift, Key::Control], Key::Left).await;
    window.press(&[Key::Shift, Key::Control], Key::Left).await;
    let selected = "return getSelection().toString().trim().split(/\\s+/u).length";
    assert_eq!(window.run(selected).await, 2);
    window.press(&[Key::Control, Key::Shift], 'g').await;
    window.find("counts-selected-words").await;
    window
        .until("return document.querySelector('[data-testid=counts-words]').innerText !== ''")
        .await;
    assert_eq!(number(&window.text("counts-words").await), saved);
    assert_eq!(number(&window.text("counts-selected-words").await), 2);
    window.tab_to("counts-target").await;
    window.type_keys("900").await;
    window.press(&[], Key::Enter).await;
    window.find("counts-progress").await;
    window.press(&[], Key::Escape).await;
    window.until_focused("editor").await;
    window.press(&[], Key::Right).await;
    window.until("return document.querySelector('[data-testid=word-count]').innerText.includes('900') || document.querySelector('[data-testid=word-count]').innerText.includes('٩٠٠')").await;
}

/// The digits of a text, whatever script they are of.
fn number(text: &str) -> usize {
    let digits = text.chars().filter_map(|c| match c {
        '٠'..='٩' => char::from_digit(u32::from(c) - u32::from('٠'), 10),
        _ => c.is_ascii_digit().then_some(c),
    });
    digits.collect::<String>().parse().unwrap_or_default()
}

/// The letters of the page, and only those, by keys and in the settings.
async fn letters(window: &Window) {
    let sizes = "const of = (one) => Number.parseFloat(getComputedStyle(document.querySelector(one)).fontSize); \
         return [of('.ProseMirror p'), of('[data-testid=word-count]')]";
    let before = window.run(sizes).await;
    window.command("كبّر نص الصفحة").await;
    window.until_focused("editor").await;
    let larger = window.run(sizes).await;
    assert!(larger[0].as_f64() > before[0].as_f64(), "{before} {larger}");
    assert_eq!(larger[1], before[1], "the window's own letters grew");
    window.command("نص الصفحة بحجمه الأصلي").await;
    window.until_focused("editor").await;
    assert_eq!(window.run(sizes).await, before);
    let font = "return getComputedStyle(document.querySelector('.ProseMirror p')).fontFamily";
    let before = window.run(font).await;
    window.press(&[Key::Control], ',').await;
    window.find("settings-page").await;
    let other = "const fonts = [...document.querySelectorAll('[name$=text-font]')]; \
         const other = fonts.find((one) => !one.checked); other.click(); return other.checked";
    assert_eq!(window.run(other).await, true);
    window.close_sheets().await;
    assert_ne!(window.run(font).await, before, "the page has the same letters");
}

/// Commands are found by their Arabic and English names, folded.
async fn palette(window: &Window) {
    for words in ["اله كاتبه", "السطر في الوسط", "TYPEWRITER"] {
        window.press(&[Key::Control], 'k').await;
        window.until_focused("palette-input").await;
        window.type_keys(words).await;
        window
            .until("return document.querySelector('[data-testid=palette-entry]')?.innerText.includes('السطر في الوسط') === true")
            .await;
        window.press(&[], Key::Escape).await;
        window.until_focused("editor").await;
    }
}

/// The sheets that the system's dialogue would get; it is not opened here, because no key of a test closes it.
async fn paper(window: &Window) {
    window
        .run("window.print = () => (document.documentElement.dataset.printed = document.querySelectorAll('.on-paper img').length)")
        .await;
    window.command("اطبع المقال").await;
    window.until("return Number(document.documentElement.dataset.printed ?? 0) >= 1").await;
    let drawn = "return [...document.querySelectorAll('.on-paper img')].every((one) => one.naturalWidth > 0)";
    assert_eq!(window.run(drawn).await, true, "a sheet is empty");
    window.run("document.querySelector('[data-testid=editor]').focus()").await;
}

/// A second article beside the first: each is written in and saved, and both are there after a lock, the keyboard in the
/// one that had it.
async fn beside(window: &Window) {
    window
        .run("[...document.querySelectorAll('[data-testid=library-beside]')].at(-1).click()")
        .await;
    let second = "document.querySelector('[data-pane=beside] [data-testid=editor]')";
    window.until(&format!("return {second} !== null && document.activeElement === {second}")).await;
    window.type_keys("كُتب في الثاني").await;
    window.until("return document.querySelector('[data-testid=beside-save]').classList.contains('failed') === false").await;
    window.press(&[Key::Control], 'l').await;
    window.unlock(PASSPHRASE).await;
    window
        .until(&format!(
            "return {second}?.innerText.trim() === 'كُتب في الثاني' && document.activeElement === {second}"
        ))
        .await;
    // The caret is where it was: behind the words.
    window.type_keys(" وبعده").await;
    window.until(&format!("return {second}.innerText.trim() === 'كُتب في الثاني وبعده'")).await;
    window.press(&[Key::Control], 'w').await;
    window.until(&format!("return {second} === null")).await;
    window.run("document.querySelector('[data-testid=editor]').focus()").await;
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
