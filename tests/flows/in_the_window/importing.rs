//! What comes in: a Word file with its suggestions and pictures, and a page that was copied from a site.

use std::path::{Path, PathBuf};

use fantoccini::key::Key;
use serde_json::json;

use crate::home::Home;
use crate::window::Window;

/// A page as a browser puts it on the clipboard: the article and what stood around it.
const PASTED: &str = r#"<html><body><nav><a href="/">الرئيسية</a> <a href="/syria">سوريا</a></nav>
<article><h1>أفران جديدة في القامشلي</h1><p>بقلم: كاجين أحمد</p>
<p>أعلنت <b>الإدارة الذاتية</b> افتتاح خمسة أفران جديدة في مدينة القامشلي، بعد أشهر من الانتظار.</p>
<p>وقال <a href="https://example.org/a?utm_source=share">المتحدث</a> إن الطحـــين يكفي شهرين، مضيفاً أن العمل مستمر.</p></article>
<div class="share">مشاركة</div><script>alert(1)</script></body></html>"#;

#[tokio::test(flavor = "multi_thread")]
async fn a_word_file_shows_its_pictures_and_its_suggestions_are_decided_one_by_one() {
    let home = Home::with_vault();
    let pictured = import(&home, "libreoffice-pictures.docx");
    let review = import(&home, "python-review.docx");
    let before = home.warraq_json(&["suggestions", "list", &review]);
    let count = before["suggestions"].as_array().map_or(0, Vec::len);
    assert!(count > 1, "{before}");

    let window = Window::at_text(&home).await;
    window.press(&[Key::Alt], '5').await;
    window.until(&suggestions(count)).await;
    window.picture(&pictures(), "1-review.png").await;
    window
        .run("document.querySelector('[data-testid=suggestion] [data-testid=accept]')?.click()")
        .await;
    window.until(&suggestions(count - 1)).await;
    window.until_saved().await;
    window.picture(&pictures(), "2-decided.png").await;

    // The other article: its picture is really there, from the vault.
    window.press(&[Key::Control, Key::Alt], Key::Down).await;
    let loaded = "return [...document.querySelectorAll('[data-testid=editor] figure img')]
        .some((picture) => picture.complete && picture.naturalWidth > 0)";
    window.until(loaded).await;
    window.picture(&pictures(), "3-picture.png").await;
    window
        .run(
            "const caption = document.querySelector('[data-testid=editor] figcaption');
             document.querySelector('[data-testid=editor]').focus();
             getSelection().collapse(caption.firstChild ?? caption, 0);",
        )
        .await;
    window.find("figure-panel").await;
    window.press(&[Key::Control, Key::Shift], 'p').await;
    window.until_focused("figure-alt").await;
    window.press(&[], Key::Tab).await;
    window.until_focused("figure-credit").await;
    window.type_keys("تصوير: روجين").await;
    window.press(&[], Key::Escape).await;
    window.until_focused("editor").await;
    window.until_saved().await;
    window.quit().await;

    let article = home.warraq_json(&["show", &pictured]);
    assert!(article["body"].to_string().contains("تصوير: روجين"), "{article}");

    let after = home.warraq_json(&["suggestions", "list", &review]);
    assert_eq!(after["suggestions"].as_array().map_or(0, Vec::len), count - 1, "{after}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_pasted_page_becomes_an_article_and_what_was_removed_goes_back() {
    let home = Home::with_vault();
    home.warraq_json(&["new", "--headline", "ما كان مفتوحاً"]);
    let window = Window::at_text(&home).await;
    window.press(&[Key::Control, Key::Alt], 'v').await;
    window.until_focused("paste-area").await;
    window.picture(&pictures(), "4-paste.png").await;
    window.paste(PASTED, "نص").await;
    window.find("import-report").await;
    window.picture(&pictures(), "5-report.png").await;

    window.run("document.querySelector('[data-kind=share] [data-put-back]')?.click()").await;
    window.find("import-returned").await;
    window.run("document.querySelector('[data-testid=cleaning-kind] button')?.click()").await;
    window.find("cleaning-done").await;
    window.picture(&pictures(), "6-put-back.png").await;
    window.find("import-open").await.click().await.expect("it can be clicked");
    window
        .until(
            "return document.querySelector('[data-testid=editor]')?.textContent.includes('مشاركة')",
        )
        .await;
    window.picture(&pictures(), "7-article.png").await;
    window.quit().await;

    let listed = home.warraq_json(&["list"]);
    let id = listed["articles"][0]["id"].as_str().expect("an article").to_owned();
    let article = home.warraq_json(&["show", &id]);
    assert_eq!(article["headline"], "أفران جديدة في القامشلي");
    assert_eq!(article["byline"], json!(["كاجين أحمد"]));
    let body = article["body"].to_string();
    assert!(body.contains("الطحين") && body.contains("مشاركة"), "{body}");
    assert!(!body.contains("utm_source") && !body.contains("الرئيسية"), "{body}");
    let report = home.warraq_json(&["import-report", &id]);
    let share =
        report["removed"].as_array().expect("a list").iter().find(|one| one["kind"] == "share");
    assert_eq!(share.map(|one| &one["put_back"]), Some(&json!(true)), "{report}");
}

/// Imports an example of the formats by the command line; the article's id.
fn import(home: &Home, name: &str) -> String {
    let folder = "src-tauri/crates/formats/tests/fixtures/import/docx";
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder).join(name);
    let imported = home.warraq_json(&["import", &file.to_string_lossy()]);
    imported["imported"][0]["id"].as_str().expect("an id").to_owned()
}

fn suggestions(count: usize) -> String {
    format!("return document.querySelectorAll('[data-testid=suggestion]').length === {count}")
}

/// Where pictures are kept.
fn pictures() -> PathBuf {
    Path::new(env!("CARGO_TARGET_TMPDIR")).join("importing")
}
