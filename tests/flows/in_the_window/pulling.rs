//! A post of a site becomes an article: it is looked for by its words, pulled, and opened.

use std::path::{Path, PathBuf};

use fantoccini::key::Key;

use super::conflict::add_site;
use crate::home::Home;
use crate::real_site::Site;
use crate::window::Window;

const TEXT: &str = "<!-- wp:paragraph -->\n<p>بدأ مزارعو الجزيرة موسم القمح، وينتظرون المطر منذ أسبوعين.</p>\n<!-- /wp:paragraph -->";

#[tokio::test(flavor = "multi_thread")]
async fn a_post_is_found_by_its_words_and_becomes_an_article() {
    let site = Site::start();
    for (title, state, text) in [
        ("مزارعو الجزيرة ينتظرون المطر", "publish", TEXT),
        ("Aid convoy reaches al-Hasakah", "draft", "<p>Forty trucks arrived on Sunday.</p>"),
        ("قرار البلدية بشأن السوق", "publish", "<p>يبدأ العمل بالقرار غداً.</p>"),
    ] {
        site.wp(&[
            "post",
            "create",
            "--porcelain",
            "--post_author=2",
            &format!("--post_status={state}"),
            &format!("--post_title={title}"),
            &format!("--post_content={text}"),
        ]);
    }
    let home = Home::with_vault();
    home.warraq_json(&["new", "--headline", "خبر آخر"]);
    let window = Window::at_text(&home).await;
    window.command("من الموقع").await;
    window.find("pull-no-sites").await;
    window.picture(&pictures(), "1-no-site.png").await;
    window.close_sheets().await;
    window.quit().await;
    add_site(&home, &site, "editor");

    let window = Window::at_text(&home).await;
    for (language, theme, name) in [
        ("en", "light", "2-posts-en.png"),
        ("ar", "dark", "2-posts-dark.png"),
        ("ar", "light", "2-posts.png"),
    ] {
        window.look(language, theme).await;
        window.command("ووردبريس استيراد").await;
        window.until_focused("pull-search").await;
        window.press(&[], Key::Enter).await;
        window.find("pull-one").await;
        window.picture(&pictures(), name).await;
        window.close_sheets().await;
    }
    window.command("ووردبريس استيراد").await;
    window.until_focused("pull-search").await;
    window.type_keys("المطر").await;
    window.press(&[], Key::Enter).await;
    window.until("return document.querySelectorAll('[data-testid=pull-one]').length === 1").await;
    window.tab_to("pull-one").await;
    window.press(&[], Key::Enter).await;
    window.find("pull-done").await;
    window.picture(&pictures(), "3-pulled.png").await;
    window.tab_to("pull-open").await;
    window.press(&[], Key::Enter).await;
    window.until("return document.querySelector('dialog') === null").await;
    window
        .until("return document.querySelector('[data-testid=editor]')?.textContent.includes('موسم القمح')")
        .await;
    window.picture(&pictures(), "4-article.png").await;
    window.quit().await;

    let list = home.warraq_json(&["list"]);
    assert_eq!(list["articles"].as_array().map(Vec::len), Some(2), "{list}");
    assert_eq!(site.wp(&["post", "list", "--post_status=any", "--s=المطر", "--format=count"]), "1");
}

/// Where pictures are kept.
fn pictures() -> PathBuf {
    Path::new(env!("CARGO_TARGET_TMPDIR")).join("pulling")
}
