//! No tool of the page and none beside it has a fault that axe-core finds: in Arabic and English, light and dark, in a
//! small window and with everything twice as large.

use fantoccini::key::Key;

use super::accessible::assert_clean;
use crate::home::Home;
use crate::window::Window;

#[tokio::test(flavor = "multi_thread")]
async fn every_tool_of_the_page_is_free_of_faults() {
    let home = Home::with_vault();
    let body = home.path().join("body.md");
    std::fs::write(&body, BODY).expect("a text can be written");
    let body = body.to_string_lossy().into_owned();
    home.warraq_json(&["new", "--headline", "المجاور", "--body", &body]);
    home.warraq_json(&["new", "--headline", "أسعار الخبز", "--body", &body]);
    let window = Window::at_text(&home).await;
    window.press(&[Key::Control], Key::End).await;
    window.press(&[], Key::Enter).await;
    let figure = format!(
        "<figure><img alt='سوق' src='data:image/png;base64,{PICTURE}'><figcaption>سوق الخضار</figcaption></figure>"
    );
    window.paste(&figure, "").await;
    window.until("return document.querySelector('.ProseMirror figure img') !== null").await;
    caret_in(&window, "خاتمة").await;
    window.command("اجعل الفقرة اقتباساً بارزاً").await;
    window.find("quote-attribution").await;
    window.until_saved().await;
    for language in ["en", "ar"] {
        for theme in ["dark", "light"] {
            window.size(1024, 700).await;
            window.look(language, theme).await;
            let look = format!("{language} {theme}");
            tools(&window, &look).await;
            zoom(&window, 200).await;
            tools(&window, &format!("{look}, twice as large")).await;
            zoom(&window, 100).await;
            window.size(1440, 880).await;
            beside(&window, &look).await;
        }
    }
    window.until_saved().await;
    window.quit().await;
}

/// Each tool of the page, opened as people open it.
async fn tools(window: &Window, look: &str) {
    caret_in(window, "الطحين").await;
    window.press(&[Key::Control], 'h').await;
    window.until_focused("find-text").await;
    window.press(&[Key::Control], 'a').await;
    window.type_keys("الخبز").await;
    window.until("return document.querySelector('.ProseMirror .found') !== null").await;
    assert_clean(window, &format!("find, {look}")).await;
    window.press(&[], Key::Escape).await;
    window.until_focused("editor").await;

    window.press(&[Key::Control, Key::Shift], 'l').await;
    window.until_focused("outline-heading").await;
    assert_clean(window, &format!("outline, {look}")).await;
    window.press(&[], Key::Escape).await;
    window.until_focused("editor").await;

    window.press(&[Key::Control, Key::Shift], 'm').await;
    window.find("signs").await;
    assert_clean(window, &format!("signs, {look}")).await;
    window.press(&[], Key::Escape).await;
    window.until_focused("editor").await;

    window.press(&[Key::Alt], Key::Insert).await;
    window.find("insert-menu").await;
    assert_clean(window, &format!("insert, {look}")).await;
    window.press(&[], Key::Down).await;
    window.press(&[], Key::Enter).await;
    window.until_focused("table-rows").await;
    assert_clean(window, &format!("new table, {look}")).await;
    window.press(&[], Key::Escape).await;

    for (words, panel) in
        [("حلب", "table-tools"), ("سوق", "figure-panel"), ("خاتمة", "quote-attribution")]
    {
        caret_in(window, words).await;
        window.find(panel).await;
        assert_clean(window, &format!("{panel}, {look}")).await;
    }
    caret_in(window, "الطحين").await;
    for (keys, sheet) in [('g', "counts-words"), ('h', "find-many-text")] {
        window.press(&[Key::Control, Key::Shift], keys).await;
        window.find(sheet).await;
        assert_clean(window, &format!("{sheet}, {look}")).await;
        window.close_sheets().await;
    }
    window.press(&[], Key::F9).await;
    window.until("return document.querySelector('.ProseMirror .clear') !== null").await;
    assert_clean(window, &format!("the text alone, {look}")).await;
    window.press(&[], Key::Escape).await;
}

/// A second article.
async fn beside(window: &Window, look: &str) {
    window
        .run("[...document.querySelectorAll('[data-testid=library-beside]')].at(-1).click()")
        .await;
    window.find("beside").await;
    window.until("return document.querySelectorAll('.ProseMirror').length === 2").await;
    assert_clean(window, &format!("a second article, {look}")).await;
    window.find("beside-close").await.click().await.expect("it can be closed");
    window.until("return document.querySelectorAll('.ProseMirror').length === 1").await;
}

/// Makes everything so large, in percent, by keys.
async fn zoom(window: &Window, percent: u32) {
    if percent == 100 {
        window.press(&[Key::Control], '0').await;
    } else {
        for _ in 0..20 {
            window.press(&[Key::Control], '+').await;
        }
    }
    let there = format!(
        "return document.documentElement.style.getPropertyValue('--zoom') === String({percent} / 100)"
    );
    window.until(&there).await;
}

/// Puts the caret at the start of the line with these words.
async fn caret_in(window: &Window, words: &str) {
    let script = format!(
        "const editor = document.querySelector('.ProseMirror');
         editor.focus();
         const line = [...editor.querySelectorAll('p, figcaption, .ProseMirror > *')]
             .find((one) => one.textContent.includes('{words}'));
         const text = document.createTreeWalker(line, NodeFilter.SHOW_TEXT).nextNode();
         getSelection().collapse(text ?? line, 0);"
    );
    window.run(&script).await;
}

const BODY: &str = "ارتفع سعر الخبز، وقلّ الطحين.\n\n## ردود\n\nقال **خبّاز** من Kobanê إن الخبز نفد.\n\n\
    - أول\n- ثان\n\n| المدينة | العدد |\n| --- | --- |\n| حلب | 12 |\n\n> نقل عن الأهالي\n\nخاتمة\n";

/// A picture of ten by ten pixels.
const PICTURE: &str = "iVBORw0KGgoAAAANSUhEUgAAAAoAAAAKCAYAAACNMs+9AAAAFUlEQVR42mNkYPhfz0AEYBxVSF+FABJADveWkH6oAAAAAElFTkSuQmCC";
