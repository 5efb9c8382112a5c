//! Keys of Arabic keyboards in the real page: the lam-alef key, marks, and shortcuts under an Arabic layout.

use fantoccini::key::Key;
use serde_json::Value;

use crate::home::Home;
use crate::window::Window;

#[tokio::test(flavor = "multi_thread")]
async fn arabic_keys_do_what_people_expect() {
    let home = Home::with_vault();
    home.warraq_json(&["new", "--headline", "مفاتيح"]);
    let window = Window::at_text(&home).await;

    // The lam-alef keys give one presentation form; the text must hold the two letters.
    window.type_keys("\u{FEFB}ن \u{FEF5}ن").await;
    assert_eq!(page_text(&window).await, "لان لآن");

    // The mark goes before the letter that carries it.
    window.type_keys(" كتابً").await;
    window.press(&[], Key::Backspace).await;
    assert_eq!(page_text(&window).await, "لان لآن كتاب");
    window.press(&[], Key::Backspace).await;
    assert_eq!(page_text(&window).await, "لان لآن كتا");

    // What WebKitGTK sends for Ctrl+Z under an Arabic-only layout.
    press_under_arabic_layout(&window, "ئ", "KeyZ").await;
    assert_ne!(page_text(&window).await, "لان لآن كتا", "Ctrl+Z does nothing");
    press_under_arabic_layout(&window, "ن", "KeyK").await;
    window.find("palette-input").await;
    window.press(&[], Key::Escape).await;
    window.until_focused("editor").await;
    window.until_saved().await;
    window.quit().await;
}

async fn page_text(window: &Window) -> String {
    let text = window.run("return document.querySelector('[data-testid=editor]').innerText").await;
    text.as_str().unwrap_or_default().trim().to_owned()
}

async fn press_under_arabic_layout(window: &Window, key: &str, code: &str) {
    let script = format!(
        "document.activeElement.dispatchEvent(new KeyboardEvent('keydown', {{
           key: '{key}', code: '{code}', ctrlKey: true, bubbles: true, cancelable: true }}));
         return true"
    );
    assert_eq!(window.run(&script).await, Value::Bool(true));
}
