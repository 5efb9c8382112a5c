//! Words are found and replaced by keys alone: in the text of the open article, and in several articles at once.

use std::path::{Path, PathBuf};

use fantoccini::key::Key;

use crate::home::Home;
use crate::window::Window;

/// Headlines and texts; the last is the one that is open.
const ARTICLES: [(&str, &str); 3] = [
    ("مدارس الحسكة", "عاد الطلاب إلى مدارسهم صباح الأحد."),
    ("القائد في الرقة", "وصل القائدُ أمس. وقال القائـد إن العمل مستمر."),
    ("زيارة القائد", "زار القائد **المخ**بز، والقايد سأل عن الطحين."),
];

#[tokio::test(flavor = "multi_thread")]
async fn words_are_found_and_replaced_in_the_article_and_in_several() {
    let home = Home::with_vault();
    let ids = ARTICLES.map(|(headline, text)| article(&home, headline, text));
    let pictures = pictures();
    let window = Window::at_text(&home).await;
    window.size(1440, 900).await;

    in_the_article(&window, &pictures).await;
    in_several(&window, &pictures).await;
    window.quit().await;

    let shown = ids.map(|id| home.warraq_json(&["show", &id]));
    assert_eq!(shown[1]["headline"], "الرئيس في الرقة");
    assert_eq!(shown[2]["headline"], "زيارة القائد");
    assert_eq!(text(&shown[1]), "وصل الرئيس أمس. وقال الرئيس إن العمل مستمر.");
}

/// Finds in the text, replaces all but one place, and takes that back by one undo.
async fn in_the_article(window: &Window, pictures: &Path) {
    window.press(&[Key::Control], 'h').await;
    window.until_focused("find-text").await;
    window.type_keys("القائد").await;
    window.until("return document.querySelectorAll('.ProseMirror .found').length === 2").await;
    window.find("find-beside").await;
    window.tab_to("find-with").await;
    window.type_keys("الرئيس").await;
    window
        .until("return document.querySelectorAll('[data-testid=find-preview] ins').length === 2")
        .await;
    window.picture(pictures, "bar-light.png").await;
    window.tab_to("replace-chosen").await;
    window.press(&[], Key::Enter).await;
    let body = "return document.querySelector('.ProseMirror').innerText.trim()";
    window.until(&format!("{} === 'زار الرئيس المخبز، والرئيس سأل عن الطحين.'", call(body))).await;
    window.press(&[], Key::Escape).await;
    window.until_focused("editor").await;
    window.press(&[Key::Control], 'z').await;
    window.until(&format!("{} === 'زار القائد المخبز، والقايد سأل عن الطحين.'", call(body))).await;
    window.until_saved().await;
}

/// Finds in all articles, leaves the open one out, replaces the rest, takes it back and does it again.
async fn in_several(window: &Window, pictures: &Path) {
    window.press(&[Key::Control, Key::Shift], 'h').await;
    window.until_focused("find-many-text").await;
    window.picture(pictures, "sheet-empty.png").await;
    window.type_keys("القائد").await;
    window.press(&[], Key::Tab).await;
    window.type_keys("الرئيس").await;
    window.press(&[], Key::Enter).await;
    window
        .until("return document.querySelectorAll('[data-testid=find-many-article]').length === 2")
        .await;
    window.until("return document.querySelectorAll('[data-testid=find-many-place]:checked').length === 6").await;
    window.picture(pictures, "sheet-light.png").await;

    leave_out(window, ARTICLES[2].0).await;
    window.until("return document.querySelectorAll('[data-testid=find-many-place]:checked').length === 3").await;
    window.tab_to("find-many-replace").await;
    window.press(&[], Key::Enter).await;
    window.find("find-many-done").await;
    window.picture(pictures, "sheet-done.png").await;
    window.press(&[Key::Control, Key::Alt], 'z').await;
    window
        .until("return document.querySelectorAll('[data-testid=find-many-place]').length === 6")
        .await;
    window.close_sheets().await;
    for (language, theme) in [("en", "light"), ("en", "dark"), ("ar", "dark")] {
        window.look(language, theme).await;
        window.press(&[Key::Control, Key::Shift], 'h').await;
        window
            .until("return document.querySelectorAll('[data-testid=find-many-place]').length === 6")
            .await;
        window.picture(pictures, &format!("sheet-{language}-{theme}.png")).await;
        window.tab_to("find-regex").await;
        window.press(&[], ' ').await;
        window.press(&[Key::Shift], Key::Tab).await;
        window.tab_to("find-many-text").await;
        window.press(&[], Key::End).await;
        window.type_keys("(").await;
        window.find("find-many-error").await;
        window.picture(pictures, &format!("sheet-error-{language}-{theme}.png")).await;
        window.press(&[], Key::Backspace).await;
        window.tab_to("find-regex").await;
        window.press(&[], ' ').await;
        window
            .until("return document.querySelectorAll('[data-testid=find-many-place]').length === 6")
            .await;
        window.close_sheets().await;
    }
    window.press(&[Key::Control, Key::Shift], 'h').await;
    window
        .until("return document.querySelectorAll('[data-testid=find-many-place]').length === 6")
        .await;
    leave_out(window, ARTICLES[2].0).await;
    window.tab_to("find-many-replace").await;
    window.press(&[], Key::Enter).await;
    window.find("find-many-done").await;
    window.close_sheets().await;
}

/// Takes the tick of an article off, and with it those of its places.
async fn leave_out(window: &Window, headline: &str) {
    let is_there = format!(
        "const {{ activeElement: at }} = document; \
         return at.dataset.testid === 'find-many-all' && at.closest('h3').innerText.includes('{headline}')"
    );
    for _ in 0..40 {
        if window.run(&is_there).await == true {
            return window.press(&[], ' ').await;
        }
        window.press(&[], Key::Tab).await;
    }
    panic!("Tab does not lead to {headline}");
}

/// The script as an expression.
fn call(script: &str) -> String {
    format!("return (() => {{ {script} }})()")
}

fn article(home: &Home, headline: &str, text: &str) -> String {
    let body = home.path().join("body.md");
    std::fs::write(&body, text).expect("the body can be written");
    let made =
        home.warraq_json(&["new", "--headline", headline, "--body", &body.to_string_lossy()]);
    made["id"].as_str().expect("an article has an id").to_owned()
}

/// The letters of an article's first block.
fn text(article: &serde_json::Value) -> String {
    let runs = article["body"]["content"][0]["content"].as_array().expect("a block has runs");
    runs.iter().filter_map(|run| run["text"].as_str()).collect()
}

/// Where pictures are kept.
fn pictures() -> PathBuf {
    Path::new(env!("CARGO_TARGET_TMPDIR")).join("finding")
}
