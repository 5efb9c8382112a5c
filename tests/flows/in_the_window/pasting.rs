//! Pasting into an open article in the real window: the clipboard of the system between two articles, what is read by
//! the program, what is told of it, and a corpus of attacks that must neither run, load nor keep the window busy.

use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use fantoccini::key::Key;
use serde_json::Value;

use crate::home::{Home, PASSPHRASE};
use crate::window::Window;

/// The blocks of the text.
const BLOCKS: &str = "document.querySelector('[data-testid=editor]').children";

/// What no article shows.
const FOREIGN: &str = "document.querySelectorAll('[data-testid=editor] :is(script, iframe, object, embed, svg, math, \
    form, input, style, link, base, meta, template, img[src^=http], [onerror], [onclick], [onload], \
    a[href^=javascript], a[href^=data])')";

#[tokio::test(flavor = "multi_thread")]
async fn what_is_pasted_is_clean_told_and_taken_back() {
    let home = Home::with_vault();
    home.warraq_json(&["new", "--headline", "لصق"]);
    let pictures = pictures();
    let window = Window::open(&home).await;
    window.unlock(PASSPHRASE).await;
    window.until_focused("editor").await;

    let html = "<h2 style='color:red'>عنوان</h2><p>قال\u{a0}\u{a0}<b>نعم</b> \
        <a href='https://a.example/?utm_source=x&id=1'>هنا</a></p><ul><li>بند</li></ul><script>window.__ran = 1</script>";
    window.paste(html, "عنوان قال نعم هنا بند").await;
    window.until(&format!("return {BLOCKS}[2]?.innerText.trim() === 'بند'")).await;
    let link = window
        .run("return document.querySelector('[data-testid=editor] a').getAttribute('href')")
        .await;
    assert_eq!(link, "https://a.example/?id=1");
    window.find("pasted").await;
    window.find("pasted-details").await.click().await.expect("the details can be shown");
    let listed =
        window.run("return document.querySelector('[data-testid=pasted-list]').innerText").await;
    assert!(listed.as_str().is_some_and(|text| text.contains("utm_source=x")), "{listed}");
    window.picture(&pictures, "told-light.png").await;
    window.look("ar", "dark").await;
    window.size(900, 640).await;
    window.picture(&pictures, "told-dark-small.png").await;
    window.look("ar", "light").await;
    window.size(1280, 860).await;
    window.find("pasted-undo").await.click().await.expect("the paste can be taken back");
    window
        .until(&format!("return {BLOCKS}.length === 1 && {BLOCKS}[0].innerText.trim() === ''"))
        .await;
    window.until_focused("editor").await;

    // What is typed while it is read is there too, behind it.
    window.paste("<p>ملصق</p>", "ملصق").await;
    window.type_keys(" وكتبت").await;
    window.until(&format!("return {BLOCKS}[0].innerText.trim() === 'ملصق وكتبت'")).await;

    through_the_clipboard(&window).await;
    let figures = with_pictures(&window, &pictures).await;
    window.until_saved().await;
    window.quit().await;
    let id = home.warraq_json(&["list"])["articles"][0]["id"].clone();
    let shown = home.warraq_json(&["show", id.as_str().expect("an article has an id")]);
    let blocks = shown["body"]["content"].as_array().expect("the body has blocks");
    let kept = blocks.iter().filter(|block| block["attrs"]["media"].is_string()).count();
    assert_eq!((kept, figures), (1, 2), "{shown}");
}

/// Pastes a picture that stands in the page's piece, and an SVG, which no vault takes; takes that back and pastes it
/// again. Answers how many figures came.
async fn with_pictures(window: &Window, pictures: &Path) -> usize {
    let html = format!(
        "<p>سوق الخضار</p><p><img alt='سوق' src='data:image/png;base64,{PICTURE}'></p>\
         <p><img alt='رسم' src='data:image/svg+xml;base64,PHN2Zy8+'></p><p>بعد الصورة</p>"
    );
    window.press(&[Key::Control], Key::End).await;
    window.press(&[], Key::Enter).await;
    window.paste(&html, "").await;
    let loaded = "return [...document.querySelectorAll('[data-testid=editor] figure img')]
        .filter((one) => one.naturalWidth === 10).length";
    window.until(&format!("return (() => {{ {loaded} }})() === 1")).await;
    let told = window.text("pasted").await;
    assert!(told.contains("دخلت معه صورة."), "{told}");
    window.picture(pictures, "with-picture.png").await;
    let count = "return document.querySelectorAll('[data-testid=editor] figure').length";
    window.find("pasted-undo").await.click().await.expect("the paste can be taken back");
    window.until(&format!("return (() => {{ {count} }})() === 0")).await;
    window.until_focused("editor").await;
    window.paste(&html, "").await;
    window.until(&format!("return (() => {{ {loaded} }})() === 1")).await;
    let figures = window.run(count).await;
    usize::try_from(figures.as_u64().unwrap_or_default()).expect("a count of figures fits")
}

/// A picture of ten by ten pixels.
const PICTURE: &str = "iVBORw0KGgoAAAANSUhEUgAAAAoAAAAKCAYAAACNMs+9AAAAFUlEQVR42mNkYPhfz0AEYBxVSF+FABJADveWkH6oAAAAAElFTkSuQmCC";

/// Copies with the keys and pastes with the keys, whole and as mere letters.
async fn through_the_clipboard(window: &Window) {
    window.press(&[Key::Control], 'a').await;
    window.press(&[Key::Control], 'b').await;
    window.press(&[Key::Control], 'c').await;
    window.press(&[Key::Control], Key::End).await;
    window.press(&[], Key::Enter).await;
    window.press(&[Key::Control], 'v').await;
    window
        .until(&format!("return {BLOCKS}[1]?.querySelector('strong')?.innerText === 'ملصق وكتبت'"))
        .await;
    window.press(&[], Key::Enter).await;
    window.press(&[Key::Control], 'b').await;
    window.press(&[Key::Control, Key::Shift], 'v').await;
    window.until(&format!("return {BLOCKS}[2]?.innerText.trim() === 'ملصق وكتبت'")).await;
    let is_marked =
        window.run(&format!("return {BLOCKS}[2].querySelector('strong') !== null")).await;
    assert_eq!(is_marked, false, "mere letters have the look of where they are put");
}

#[tokio::test(flavor = "multi_thread")]
async fn attacks_neither_run_nor_load_nor_keep_the_window_busy() {
    let home = Home::with_vault();
    home.warraq_json(&["new", "--headline", "هجوم"]);
    let (server, heard) = listener();
    let window = Window::open(&home).await;
    window.unlock(PASSPHRASE).await;
    window.until_focused("editor").await;
    for (name, html) in corpus(&server) {
        paste(&window, &html).await;
        // It is read when the place that waits for it is gone.
        window.until("return document.querySelector('.pasting') === null").await;
        let ran = window.run("return window.__ran ?? null").await;
        assert_eq!(ran, Value::Null, "{name} ran");
        let foreign = window.run(&format!("return {FOREIGN}.length")).await;
        assert_eq!(foreign, 0, "{name} stands in the page");
        // The window still takes keys; the next one starts with an empty article.
        window.press(&[Key::Control], 'a').await;
        window.press(&[], Key::Backspace).await;
        window.type_keys("س").await;
        let is_empty =
            format!("return {BLOCKS}.length === 1 && {BLOCKS}[0].innerText.trim() === 'س'");
        window.until(&is_empty).await;
    }
    assert_eq!(heard.load(Ordering::SeqCst), 0, "something was asked of the server");
    window.until_saved().await;
    window.quit().await;
}

/// The address of a server that counts who comes.
fn listener() -> (String, Arc<AtomicUsize>) {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port is free");
    let address = listener.local_addr().expect("it has an address");
    let heard = Arc::new(AtomicUsize::new(0));
    let count = Arc::clone(&heard);
    thread::spawn(move || {
        while listener.accept().is_ok() {
            count.fetch_add(1, Ordering::SeqCst);
        }
    });
    (format!("http://{address}"), heard)
}

/// Every attack by its name, as a script that says its HTML; the grown ones last.
fn corpus(server: &str) -> Vec<(String, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus/paste");
    let read = |path: &Path| std::fs::read_to_string(path).expect("the corpus can be read");
    let files = folder.read_dir().expect("the corpus is there");
    let files = files.map(|entry| entry.expect("its files can be listed").path());
    let mut files: Vec<PathBuf> = files
        .filter(|path| path.extension().is_some_and(|extension| extension == "html"))
        .collect();
    files.sort();
    assert!(files.len() >= 15, "the corpus is there");
    let of_file = |path: &PathBuf| {
        let html = read(path).replace("{{SERVER}}", server);
        (path.display().to_string(), Value::from(html).to_string())
    };
    let mut all: Vec<(String, String)> = files.iter().map(of_file).collect();
    let grown: Vec<Value> =
        serde_json::from_str(&read(&folder.join("grown.json"))).expect("it is JSON");
    all.extend(grown.iter().map(|one| {
        let html = format!(
            "(({{ before = '', open, inner, close, behind = '', times }}) => before + open.repeat(times) + inner \
             + close.repeat(times) + behind)({one})"
        );
        (one["name"].as_str().unwrap_or_default().to_owned(), html)
    }));
    all
}

/// Pastes what a script says, to the letter: `WebKit` cleans what a page puts on a clipboard of its own.
async fn paste(window: &Window, html: &str) {
    let script = format!(
        "const html = {html};
         const clipboardData = {{ files: [], getData: (type) => ({{ 'text/html': html, 'text/plain': 'نص' }})[type] ?? '' }};
         const event = new Event('paste', {{ bubbles: true, cancelable: true }});
         Object.defineProperty(event, 'clipboardData', {{ value: clipboardData }});
         document.querySelector('[data-testid=editor]').dispatchEvent(event);"
    );
    window.run(&script).await;
}

fn pictures() -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("pasting");
    std::env::var_os("WARRAQ_PASTING_OUT").map_or(folder, PathBuf::from)
}
