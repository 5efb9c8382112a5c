//! Nothing leaves before somebody asks for it: the command and the window at work in a network of their own, with a site
//! that is known and an outbox that is empty.

use std::sync::atomic::{AtomicU64, Ordering};

use chrono::Utc;
use fantoccini::key::Key;
use serde_json::json;
use ulid::Ulid;
use warraq_core::outbox::SiteId;
use warraq_store::{Access, NewSite, Vault, sites};

use crate::apart;
use crate::home::{Home, PASSPHRASE};
use crate::window::Window;

/// Pictures, a style, a frame, a font and a tracker that a page points at.
const PAGE: &str = r#"<html><head><link rel="stylesheet" href="http://203.0.113.9/a.css">
<link rel="preload" as="image" href="http://203.0.113.9/b.png"><meta http-equiv="refresh" content="0; url=http://203.0.113.9/"></head>
<body><article><h1>أفران جديدة في القامشلي</h1>
<p>أعلنت <b>الإدارة الذاتية</b> افتتاح خمسة أفران جديدة في مدينة القامشلي، بعد أشهر من الانتظار.</p>
<figure><img src="http://203.0.113.9/oven.jpg" srcset="http://pictures.example/oven-2.jpg 2x"><figcaption>فرن</figcaption></figure>
<p>وقال المتحدث إن الطحين يكفي شهرين. <img src="https://counter.example/1.gif" width="1" height="1"></p>
<iframe src="https://www.youtube.com/embed/abcdefgh"></iframe><blockquote class="twitter-tweet"><a href="https://twitter.com/a/status/1">نص</a></blockquote>
</article></body></html>"#;

static COUNTED: AtomicU64 = AtomicU64::new(0);

#[test]
fn nothing_leaves_the_command_before_it_is_asked_for() {
    apart::run("in_the_window::silent::the_command_apart");
}

#[test]
fn nothing_leaves_the_window_before_it_is_asked_for() {
    apart::run("in_the_window::silent::the_window_apart");
}

#[test]
#[ignore = "run by the test above it, in a network of its own"]
fn the_command_apart() {
    let home = with_a_site();
    let page = home.path().join("صفحة.html");
    std::fs::write(&page, PAGE).expect("the page can be written");
    let page = page.to_string_lossy().into_owned();
    let imported = home.warraq_json(&["import", &page]);
    let id = imported["imported"][0]["id"].as_str().expect("an article").to_owned();
    home.warraq_json(&["set", &id, "byline=روجين", "place=القامشلي"]);
    home.warraq_json(&["clean", &id]);
    for format in ["html", "pdf", "docx", "epub", "wordpress", "telegram", "ninjs", "feed"] {
        let file = home.path().join(format!("out.{format}"));
        home.warraq_json(&["export", &id, "--to", format, "-o", &file.to_string_lossy()]);
    }
    for words in [&["list"][..], &["show", &id], &["site", "list"], &["outbox"], &["verify"]] {
        home.warraq_json(words);
    }
    assert_eq!(apart::packets(), (0, 0), "something left the command");
    // With nothing in the outbox, to look after it asks nobody either.
    home.warraq(&["sync", "--json"]);
    assert_eq!(apart::packets(), (0, 0), "something left with an empty outbox");

    // The counters see what they are to see: this was asked for.
    home.warraq(&["push", &id, "--site", "xeber24", "--json"]);
    assert!(apart::packets().0 > 0, "the counters see nothing");
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "run by the test above it, in a network of its own"]
async fn the_window_apart() {
    let home = with_a_site();
    home.warraq_json(&["new", "--headline", "ما كان مفتوحاً"]);
    let window = Window::open(&home).await;
    silent("start");
    window.unlock(PASSPHRASE).await;
    window.until_focused("editor").await;
    silent("unlocking");
    window.type_keys("كتب المراسل من https://203.0.113.9/ ومن example.org أن الأفران مفتوحة.").await;
    window.until_saved().await;
    silent("writing");

    // A page of a site, with pictures that lie elsewhere.
    window.press(&[Key::Control, Key::Alt], 'v').await;
    window.until_focused("paste-area").await;
    window.paste(PAGE, "نص").await;
    window.find("import-report").await;
    window.find("import-open").await.click().await.expect("it can be clicked");
    window
        .until(
            "return document.querySelector('[data-testid=editor]')?.textContent.includes('الطحين')",
        )
        .await;
    silent("an import");

    window.press(&[Key::Control], 'e').await;
    window.find("export-format").await;
    window.choose("export-format", "html").await;
    window.find("export-preview").await;
    let heading = window.in_frame("return document.querySelector('h1')?.innerText ?? ''").await;
    assert_eq!(heading, json!("أفران جديدة في القامشلي"));
    silent("a preview of a page");
    window.choose("export-format", "pdf").await;
    window
        .until(
            "const page = document.querySelector('[data-testid=export-page]');
            return page !== null && page.complete && page.naturalWidth > 0",
        )
        .await;
    silent("a preview on paper");

    // The counters see what they are to see, also of what the page's own engine would do.
    window
        .run("const image = new Image(); image.src = 'http://203.0.113.9/a.png'; return true")
        .await;
    silent("what the policy of the page forbids");
    window.quit().await;
    silent("the end");
    assert!(COUNTED.load(Ordering::Relaxed) > 5, "too little was looked at");
    std::net::TcpStream::connect_timeout(
        &"203.0.113.9:80".parse().expect("an address"),
        std::time::Duration::from_secs(1),
    )
    .expect_err("nobody answers out there");
    assert!(apart::packets().0 > 0, "the counters see nothing");
}

/// Nothing went to or came from anywhere but this machine, over which the driver speaks with the window.
fn silent(after: &str) {
    let (far, near) = apart::packets();
    assert_eq!(far, 0, "{far} packets left until {after}");
    assert!(near > 0, "the driver speaks over loopback");
    COUNTED.fetch_add(1, Ordering::Relaxed);
}

/// A home with a vault that knows a site, to which nothing is to go.
fn with_a_site() -> Home {
    assert_eq!(apart::packets(), (0, 0), "the network is silent before");
    let home = Home::with_vault();
    let passphrase = PASSPHRASE.to_owned().into();
    let mut vault = Vault::open(&home.vault(), &passphrase, Access::Write).expect("it opens");
    let site = NewSite {
        id: SiteId::from(Ulid::from(1_u128)),
        name: "xeber24".to_owned(),
        kind: "wordpress".to_owned(),
        url: "https://203.0.113.9".to_owned(),
        login: "salma".to_owned(),
        secret: "abcd".to_owned().into(),
        options: json!({ "root": "https://203.0.113.9/wp-json/" }),
        added_by: "سلمى".to_owned(),
    };
    vault.dispatch(Utc::now(), |tx| sites::add(tx, &site)).expect("the site is kept");
    vault.close().expect("it closes");
    home
}
