//! Two versions of an article in the real page: named by key, compared from right to left, walked by key, one block
//! brought back and that taken back.

use std::path::{Path, PathBuf};

use fantoccini::key::Key;

use crate::home::Home;
use crate::window::Window;

#[tokio::test(flavor = "multi_thread")]
async fn versions_are_named_compared_on_the_page_and_brought_back_in_part() {
    let home = Home::with_vault();
    let body = home.path().join("نص.md");
    let text = "أعلنت قسد وقف النار في حلب.\n\n## ردود\n\n- أول\n- ثان\n\n| المدينة | العدد |\n| --- | --- |\n| حلب | 12 |\n\nخامسة\n\nسادسة\n\nسابعة\n";
    std::fs::write(&body, text).expect("a text can be written");
    let body = body.to_str().expect("a path in Unicode");
    home.warraq_json(&["new", "--headline", "هدنة في حلب", "--body", body]);
    let pictures = pictures();
    let window = Window::at_text(&home).await;

    window.press(&[Key::Control, Key::Alt], 's').await;
    window.until_focused("revision-name").await;
    window.type_keys("قبل التحرير").await;
    window.press(&[], Key::Enter).await;
    window
        .until("return document.querySelector('[data-testid=revision] .name')?.innerText === 'قبل التحرير'")
        .await;
    window.run("document.querySelector('[data-testid=editor]').focus()").await;
    window.press(&[Key::Control], Key::Home).await;
    window.type_keys("أمس ").await;
    window.until_saved().await;

    window.press(&[Key::Alt], '4').await;
    window.until("return document.querySelectorAll('[data-testid=revision]').length === 2").await;
    window.run("document.querySelector('[data-testid=revision] .line').click()").await;
    window.find("revision-show").await.click().await.expect("versions can be compared");
    window.find("compare").await;
    window
        .until("return document.querySelector('.compared-body ins')?.innerText.includes('أمس')")
        .await;
    window.press(&[], Key::F7).await;
    window
        .until("return document.activeElement.dataset.difference?.startsWith('block:') === true")
        .await;
    window.picture(&pictures, "compare-light.png").await;
    window.look("ar", "dark").await;
    window.size(900, 640).await;
    window.picture(&pictures, "compare-dark-small.png").await;
    window.look("ar", "light").await;
    window.size(1280, 860).await;
    for _ in 0..20 {
        window.press(&[Key::Control], '+').await;
    }
    window.picture(&pictures, "compare-zoomed.png").await;
    window.press(&[Key::Control], '0').await;

    window.find("compare-restore").await.click().await.expect("a block can be brought back");
    window.find("compare-undo").await;
    window.until("return document.querySelector('.compared-body ins') === null").await;
    window.find("compare-undo").await.click().await.expect("that can be taken back");
    window.until("return document.querySelector('.compared-body ins') !== null").await;
    window.press(&[], Key::F7).await;
    window.press(&[], Key::Escape).await;
    window.until("return document.querySelector('[data-testid=compare]') === null").await;
    window
        .until("return document.querySelector('[data-testid=editor]').innerText.startsWith('أمس')")
        .await;
    window.quit().await;
}

/// Where the pictures of the window go that people look at.
fn pictures() -> PathBuf {
    Path::new(env!("CARGO_TARGET_TMPDIR")).join("versions")
}
