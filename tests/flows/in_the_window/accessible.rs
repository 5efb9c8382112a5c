//! No page of the window has a fault that axe-core finds.

use std::path::Path;

use fantoccini::key::Key;
use serde_json::Value;

use crate::home::{Home, PASSPHRASE};
use crate::window::Window;

#[tokio::test(flavor = "multi_thread")]
async fn every_page_is_free_of_faults() {
    let home = Home::new();
    let window = Window::open(&home).await;
    window.find("first-run-name").await;
    assert_clean(&window, "first run").await;
    drop(window);

    let home = Home::with_vault();
    home.warraq_json(&["new", "--headline", "عنوان", "--body", &body(&home)]);
    let window = Window::open(&home).await;
    window.find("unlock-passphrase").await;
    assert_clean(&window, "unlock").await;
    window.until_focused("unlock-passphrase").await;
    window.type_keys("ليست هي").await;
    window.press(&[], Key::Enter).await;
    window.find("unlock-error").await;
    assert_clean(&window, "wrong passphrase").await;
    window.press(&[Key::Control], 'a').await;
    window.unlock(PASSPHRASE).await;
    window.until_focused("editor").await;
    assert_clean(&window, "desk").await;
    for tab in ["tags", "export", "revisions", "review", "delivery", "fields"] {
        choose_tab(&window, tab).await;
        assert_clean(&window, tab).await;
    }
    // A sheet over a pane with a page in a frame.
    choose_tab(&window, "export").await;
    window.choose("export-format", "html").await;
    window.find("export-preview").await;
    window.press(&[Key::Control], ',').await;
    window.find("settings").await;
    assert_clean(&window, "settings over a page").await;
    window.press(&[], Key::Escape).await;
    window.find("editor").await.click().await.expect("the text can be clicked");
    window.press(&[Key::Control, Key::Shift], 'm').await;
    window.find("signs").await;
    assert_clean(&window, "palette of signs").await;
    window.press(&[], Key::Escape).await;
    choose_tab(&window, "fields").await;
    for language in ["en", "ar"] {
        for theme in ["dark", "light"] {
            window.look(language, theme).await;
            assert_clean(&window, &format!("{language} {theme}")).await;
        }
    }
    window.press(&[Key::Control], ',').await;
    window.find("settings").await;
    assert_clean(&window, "settings").await;
    for (button, there) in [
        ("settings-typing", "abbreviations-empty"),
        ("settings-presets", "preset"),
        ("settings-words", "never-publish-empty"),
        ("settings-sites", "sites-empty"),
    ] {
        window.find(button).await.click().await.expect("a sheet can be asked for");
        window.find(there).await;
        assert_clean(&window, there).await;
        if there == "preset" {
            window.find("preset-new").await.click().await.expect("one can be made");
            window.find("format-feed").await.click().await.expect("a format can be chosen");
            assert_clean(&window, "preset form").await;
            window.press(&[], Key::Escape).await;
        }
        if there == "sites-empty" {
            window.find("site-new-wordpress").await.click().await.expect("one can be added");
            window.find("site-save").await.click().await.expect("what is missing is told");
            assert_clean(&window, "site form").await;
            window.press(&[], Key::Escape).await;
        }
        window.press(&[], Key::Escape).await;
        window.find("settings").await;
    }
    window.press(&[], Key::Escape).await;
    window.find("library-choosing").await.click().await.expect("articles can be chosen");
    window.find("chosen-all").await.click().await.expect("all can be chosen");
    window.find("chosen-export").await;
    assert_clean(&window, "chosen").await;
    window.press(&[Key::Control, Key::Shift], 'e').await;
    window.find("format-pdf").await.click().await.expect("a format can be chosen");
    assert_clean(&window, "several").await;
    window.press(&[], Key::Escape).await;
    finding(&window).await;
    window.find("chosen-clear").await.click().await.expect("none can be chosen");
    window.press(&[Key::Control], 'k').await;
    window.find("palette-input").await;
    assert_clean(&window, "palette").await;
    window.press(&[], Key::Escape).await;
    window.press(&[], Key::F1).await;
    window.find("shortcuts").await;
    assert_clean(&window, "shortcuts").await;
    window.press(&[], Key::Escape).await;
    window.press(&[Key::Control, Key::Alt], 'v').await;
    window.until_focused("paste-area").await;
    assert_clean(&window, "paste").await;
    window.press(&[], Key::Escape).await;
    window.quit().await;
}

/// The sheet for finding in several articles, before and after something is found.
async fn finding(window: &Window) {
    window.press(&[Key::Control, Key::Shift], 'h').await;
    window.until_focused("find-many-text").await;
    assert_clean(window, "finding").await;
    window.type_keys("عنوان").await;
    window.press(&[], Key::Enter).await;
    window.find("find-many-place").await;
    assert_clean(window, "found").await;
    window.press(&[], Key::Escape).await;
}

async fn choose_tab(window: &Window, tab: &str) {
    let tab = window.find(&format!("inspector-tab-{tab}")).await;
    tab.click().await.expect("a tab can be chosen");
}

fn body(home: &Home) -> String {
    let body = home.path().join("body.md");
    std::fs::write(&body, "نص **غليظ** وLatin.\n\n## عنوان\n\n1. بند\n2. بند\n\n> نقل\n")
        .expect("the body can be written");
    body.to_string_lossy().into_owned()
}

pub(super) async fn assert_clean(window: &Window, page: &str) {
    let axe = Path::new(env!("CARGO_MANIFEST_DIR")).join("ui/node_modules/axe-core/axe.min.js");
    let axe = std::fs::read_to_string(axe).expect("axe-core is among the UI's packages");
    let script = format!(
        "const done = arguments[0];
         if (!window.axe) {{ {axe} }}
         window.axe.run(document, {{ resultTypes: ['violations'] }}).then(
           (found) => done(found.violations.map((fault) =>
             `${{fault.id}}: ${{fault.nodes.map((node) => node.target.join(' ')).join(', ')}}`)),
           (error) => done([String(error)]),
         );"
    );
    let faults = window.run_async(&script, vec![]).await;
    assert_eq!(faults, Value::Array(Vec::new()), "{page}");
}
