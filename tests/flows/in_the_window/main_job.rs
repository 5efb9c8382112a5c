//! The main job: from a blank page to exported files, with nothing but the keyboard.

use std::path::{Path, PathBuf};

use fantoccini::key::Key;

use crate::article_text::{ArticleText, article};
use crate::home::{Home, PASSPHRASE};
use crate::window::Window;

/// Written after the window was closed and opened again.
const AFTERTHOUGHT: &str = "وأضاف المصدر أن 3.5% من القوات، أي نحو 900 عنصر، انسحبت في 2019.";
const TAGS: [&str; 2] = ["سوريا", "التحالف الدولي"];

#[tokio::test(flavor = "multi_thread")]
async fn a_real_article_from_a_blank_page_to_exported_files() {
    let home = Home::new();
    let text = article();
    let pictures = pictures();

    let window = Window::open(&home).await;
    first_run(&window, &home, &pictures).await;
    write(&window, &text).await;
    window.picture(&pictures, "3-written.png").await;
    fill_fields(&window).await;
    window.picture(&pictures, "4-fields.png").await;
    put_tags(&window).await;
    window.picture(&pictures, "5-tags.png").await;
    window.quit().await;

    let window = Window::open(&home).await;
    window.find("unlock-passphrase").await;
    window.picture(&pictures, "6-unlock.png").await;
    window.unlock(PASSPHRASE).await;
    go_on(&window, &text).await;
    let html = export(&window, "html", "article.html", &pictures).await;
    window.picture(&pictures, "7-exported.png").await;
    let markdown = export(&window, "markdown", "article.md", &pictures).await;
    looks(&window, &pictures).await;
    window.quit().await;

    assert_every_word(&text, &html);
    assert_every_word(&text, &markdown);
    assert_article(&home, &text, &markdown);
}

/// The first start: who writes, for which newsroom, behind which passphrase, where.
async fn first_run(window: &Window, home: &Home, pictures: &Path) {
    home.make_vault_folder();
    window.until_focused("first-run-name").await;
    window.type_keys("روجين إبراهيم").await;
    for (field, value) in [
        ("role", "محررة"),
        ("newsroom", "خبر٢٤"),
        ("place", "القامشلي"),
        ("passphrase", PASSPHRASE),
        ("passphrase-again", PASSPHRASE),
    ] {
        window.tab_to(&format!("first-run-{field}")).await;
        window.type_keys(value).await;
    }
    window.tab_to("first-run-path").await;
    window.press(&[Key::Control], 'a').await;
    window.type_keys(&home.vault().to_string_lossy()).await;
    window.picture(pictures, "1-first-run.png").await;
    window.tab_to("first-run-sample").await;
    if window.run("return document.activeElement.checked").await == true {
        window.type_keys(" ").await;
    }
    window.tab_to("first-run-create").await;
    window.press(&[], Key::Enter).await;

    let key = window.text("recovery-key").await;
    assert!(key.len() > 30, "the recovery key is shown: {key}");
    window.picture(pictures, "2-recovery-key.png").await;
    window.tab_to("recovery-kept").await;
    window.type_keys(" ").await;
    window.tab_to("recovery-done").await;
    window.press(&[], Key::Enter).await;
    window.find("new-article").await;
}

/// Headline and body, typed letter by letter.
async fn write(window: &Window, text: &ArticleText) {
    window.press(&[Key::Control], 'n').await;
    window.until_focused("field-headline").await;
    window.type_keys(&text.headline).await;
    window.tab_to("editor").await;
    let direction =
        "return getComputedStyle(document.querySelector('[data-testid=editor] > p')).direction";
    assert_eq!(window.run(direction).await, "rtl", "an empty paragraph waits on the right");
    for (index, paragraph) in text.paragraphs.iter().enumerate() {
        if index > 0 {
            window.press(&[], Key::Enter).await;
        }
        if is_subhead(paragraph) {
            window.type_keys("## ").await;
        }
        window.type_keys(paragraph).await;
    }
    window.until_saved().await;
}

async fn fill_fields(window: &Window) {
    window.press(&[Key::Alt], '1').await;
    window.tab_to("field-byline").await;
    window.type_keys("كاجين أحمد").await;
    window.tab_to("field-place").await;
    window.press(&[Key::Control], 'a').await;
    window.type_keys("الحسكة").await;
    window.press(&[], Key::Tab).await;
    window.until_saved().await;
}

async fn put_tags(window: &Window) {
    window.press(&[Key::Alt], '2').await;
    window.tab_to("tag-input").await;
    for tag in TAGS {
        window.type_keys(tag).await;
        window.press(&[], Key::Enter).await;
    }
    let chips = format!(
        "return document.querySelectorAll('[data-testid=tag-chip]').length === {}",
        TAGS.len()
    );
    window.until(&chips).await;
    window.until_saved().await;
}

/// After the window was closed and opened: the article lies there, the caret goes to its end.
async fn go_on(window: &Window, text: &ArticleText) {
    window.until_focused("editor").await;
    let page = window.text("editor").await;
    let last = text.paragraphs.last().expect("the article has paragraphs");
    assert!(page.trim_end().ends_with(last.trim_end()), "the page ends elsewhere: {page}");
    window.press(&[Key::Control], Key::End).await;
    window.press(&[], Key::Enter).await;
    window.type_keys(AFTERTHOUGHT).await;
    window.until_saved().await;
}

/// Exports the open article and gives the text of the file.
async fn export(window: &Window, format: &str, name: &str, folder: &Path) -> String {
    window.press(&[Key::Control], 'e').await;
    window.find("export-format").await;
    window.choose("export-format", format).await;
    window.tab_to("export-folder").await;
    window.press(&[Key::Control], 'a').await;
    window.type_keys(&folder.to_string_lossy()).await;
    window.tab_to("export-file-name").await;
    window.press(&[Key::Control], 'a').await;
    window.type_keys(name).await;
    let file = folder.join(name);
    // A file of an earlier run may lie in a folder that was given.
    let _ = std::fs::remove_file(&file);
    window.press(&[], Key::Enter).await;
    let done = format!(
        "return document.querySelector('[data-testid=export-result]')?.dataset.path === {}",
        serde_json::Value::from(file.to_string_lossy())
    );
    window.until(&done).await;
    std::fs::read_to_string(&file).expect("the exported file is there")
}

/// Pictures in both languages, light and dark.
async fn looks(window: &Window, pictures: &Path) {
    window.press(&[Key::Alt], '1').await;
    window.run("document.querySelector('[data-testid=field-headline]').scrollIntoView({ block: 'center' })").await;
    for language in ["ar", "en"] {
        for theme in ["light", "dark"] {
            window.look(language, theme).await;
            window.picture(pictures, &format!("8-{language}-{theme}.png")).await;
        }
    }
    window.look("ar", "light").await;
}

/// Every paragraph stands in the file, whole and in its place.
fn assert_every_word(text: &ArticleText, exported: &str) {
    let plain = words_of(&without_tags(exported));
    let headline = std::iter::once(text.headline.as_str());
    let paragraphs =
        headline.chain(text.paragraphs.iter().map(String::as_str)).chain([AFTERTHOUGHT]);
    let mut after = 0;
    for paragraph in paragraphs {
        // The article has a space before one full stop, which typing takes away.
        let wanted = words_of(&paragraph.replace(" .", "."));
        let found = plain[after..].find(&wanted);
        let found = found.unwrap_or_else(|| panic!("missing, or out of its place: {paragraph}"));
        after += found + wanted.len();
    }
}

/// The words of a text with one space between; the signs that isolate a direction are no letters.
fn words_of(text: &str) -> String {
    let seen: String = text
        .chars()
        .filter(|letter| !matches!(letter, '\u{200E}' | '\u{200F}' | '\u{2066}'..='\u{2069}'))
        .collect();
    seen.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The command line sees the same article, and its Markdown is the window's, byte for byte.
fn assert_article(home: &Home, text: &ArticleText, markdown: &str) {
    let listed = home.warraq_json(&["list"]);
    assert_eq!(listed["total"], 1, "{listed}");
    let id = listed["articles"][0]["id"].as_str().expect("a listed article has an id");
    let article = home.warraq_json(&["show", id]);
    assert_eq!(article["headline"], text.headline.as_str());
    assert_eq!(article["byline"], serde_json::json!(["كاجين أحمد"]));
    assert_eq!(article["place"], "الحسكة");
    assert_eq!(article["tags"], serde_json::json!(TAGS));
    let headings = article["body"]["content"].as_array().expect("a document has blocks");
    let headings = headings.iter().filter(|block| block["type"] == "heading").count();
    assert_eq!(headings, text.paragraphs.iter().filter(|line| is_subhead(line)).count());
    let shown = home.warraq(&["show", id, "--as", "markdown"]);
    assert_eq!(String::from_utf8_lossy(&shown.stdout), markdown);
}

/// The two subheads of the article: short, and without a full stop.
fn is_subhead(paragraph: &str) -> bool {
    paragraph.chars().count() < 70 && !paragraph.contains('.')
}

/// The text of a page: tags gone, the entities of the exporter resolved.
fn without_tags(page: &str) -> String {
    let mut text = String::new();
    let mut inside = false;
    for letter in page.chars() {
        match letter {
            '<' => inside = true,
            '>' if inside => inside = false,
            _ if !inside => text.push(letter),
            _ => {}
        }
    }
    text.replace("&amp;", "&").replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"")
}

/// Where pictures and exported files are kept: the folder that was asked for, else one of the build.
fn pictures() -> PathBuf {
    std::env::var_os("WARRAQ_MAIN_JOB_OUT")
        .map_or_else(|| Path::new(env!("CARGO_TARGET_TMPDIR")).join("main-job"), PathBuf::from)
}
