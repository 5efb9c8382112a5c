//! The command line and the window show the same article, byte for byte, whoever wrote it.

use fantoccini::key::Key;

use crate::home::Home;
use crate::window::Window;

const MARKDOWN: &str = "قال المتحدث: **“قسد”** تبقى، وأضاف *أن* ذلك “مؤكد”.\n\n## لا انسحاب\n\n- بند أول 3.5%\n- بند ثانٍ من [الموقع](https://xeber24.net/)\n\n> «نص منقول»\n";

#[tokio::test(flavor = "multi_thread")]
async fn what_the_command_wrote_the_window_shows_and_back() {
    let home = Home::with_vault();
    let body = home.path().join("body.md");
    std::fs::write(&body, MARKDOWN).expect("the body can be written");
    let body = body.to_string_lossy();
    let made = home.warraq_json(&["new", "--headline", "عنوان من سطر الأوامر", "--body", &body]);
    let id = made["id"].as_str().expect("new answers with an id").to_owned();
    home.warraq_json(&["set", &id, "place=القامشلي", "byline=كاجين أحمد"]);

    let window = Window::at_text(&home).await;
    assert_same(&home, &window, &id).await;

    window.press(&[Key::Control], Key::End).await;
    window.press(&[], Key::Enter).await;
    window.type_keys("سطر كتبته النافذة مع Latin و 2019.").await;
    window.until_saved().await;
    // Commands that read work while the window has the vault; commands that write say why not.
    assert_same(&home, &window, &id).await;
    let refused = home.warraq(&["set", &id, "place=الحسكة"]);
    assert_eq!(refused.status.code(), Some(1));
    assert!(!refused.stderr.is_empty(), "a refusal says why");
    window.quit().await;

    home.warraq_json(&["set", &id, "place=الحسكة"]);
    let window = Window::at_text(&home).await;
    assert_same(&home, &window, &id).await;
    window.quit().await;
}

/// Compares the article that the page was given with the one the command prints.
async fn assert_same(home: &Home, window: &Window, id: &str) {
    // As one string: the driver would put the keys of objects in an order of its own.
    let shown = window
        .run_async(
            "const [id, done] = arguments;
             window.__TAURI_INTERNALS__.invoke('article_open', { id })
               .then((article) => done(JSON.stringify(article)), done);",
            vec![id.into()],
        )
        .await;
    let shown = shown.as_str().unwrap_or_else(|| panic!("the page was given no article: {shown}"));
    let shown: serde_json::Value = serde_json::from_str(shown).expect("an article is JSON");
    let printed = home.warraq_json(&["show", id, "--as", "json"]);
    assert_eq!(
        serde_json::to_vec(&shown["body"]).expect("a document is JSON"),
        serde_json::to_vec(&printed["body"]).expect("a document is JSON"),
    );
    let Some(fields) = shown["fields"].as_object() else { panic!("no fields: {shown}") };
    for (name, value) in fields {
        assert_eq!(value, &printed[name], "field {name}");
    }
    assert_eq!(shown["tags"], printed["tags"]);
    assert_eq!(shown["updated_at"], printed["updated_at"]);
    // And what stands in the page itself is that document's text, line by line.
    let page = window
        .run(
            "return [...document.querySelectorAll('[data-testid=editor] :is(p, h2, h3, h4)')]
               .map((line) => line.textContent)",
        )
        .await;
    let mut lines = Vec::new();
    collect_lines(&printed["body"], &mut lines);
    assert!(!lines.is_empty(), "the article has no text");
    assert_eq!(page, serde_json::json!(lines));
}

/// The text of every paragraph and heading below `node`, in order.
fn collect_lines(node: &serde_json::Value, lines: &mut Vec<String>) {
    let content = node["content"].as_array().map(Vec::as_slice).unwrap_or_default();
    if matches!(node["type"].as_str(), Some("paragraph" | "heading")) {
        lines.push(content.iter().filter_map(|run| run["text"].as_str()).collect());
        return;
    }
    for child in content {
        collect_lines(child, lines);
    }
}
