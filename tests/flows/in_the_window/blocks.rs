//! What stands beside running text, in the real page: a picture let go on it, a table, a note, blocks moved by keys and by
//! their handle; and all of it in the vault afterwards.

use std::path::{Path, PathBuf};

use fantoccini::actions::{InputSource, MOUSE_BUTTON_LEFT, MouseActions, PointerAction};
use fantoccini::key::Key;
use serde_json::Value;

use crate::home::{Home, PASSPHRASE};
use crate::window::Window;

/// Width and height of the picture that is let go, in pixels: twelve million of them.
const LARGE: (u32, u32) = (4000, 3000);

#[tokio::test(flavor = "multi_thread")]
async fn pictures_tables_and_notes_are_put_in_and_blocks_are_moved() {
    let home = Home::with_vault();
    let body = home.path().join("body.md");
    std::fs::write(&body, "أول الخبر.\n\nوسط الخبر.\n\nآخر الخبر.\n")
        .expect("the text can be kept");
    let made =
        home.warraq_json(&["new", "--headline", "جسر الرقة", "--body", &body.to_string_lossy()]);
    let id = made["id"].as_str().expect("an id").to_owned();
    let window = Window::at_text(&home).await;

    picture_let_go(&window).await;
    from_the_disk(&window, &home).await;
    table(&window).await;
    note(&window).await;
    moved_by_keys(&window).await;
    moved_by_the_handle(&window).await;
    seen(&window).await;
    window.until_saved().await;
    window.quit().await;
    in_the_vault(&home, &id);

    let window = Window::open(&home).await;
    window.unlock(PASSPHRASE).await;
    window.until("return document.querySelectorAll('.ProseMirror td').length === 2").await;
    window
        .until("return document.querySelector('.ProseMirror figure img')?.naturalWidth === 1600")
        .await;
    window.quit().await;
}

/// A photograph that a program lets go above the second paragraph.
async fn picture_let_go(window: &Window) {
    let (width, height) = LARGE;
    let script = format!(
        "const done = arguments[arguments.length - 1];
         const canvas = document.createElement('canvas');
         [canvas.width, canvas.height] = [{width}, {height}];
         const pen = canvas.getContext('2d');
         const sky = pen.createLinearGradient(0, 0, 0, {height});
         sky.addColorStop(0, '#9cc7e8'); sky.addColorStop(0.6, '#f2dfc0'); sky.addColorStop(1, '#7d8f63');
         pen.fillStyle = sky; pen.fillRect(0, 0, {width}, {height});
         canvas.toBlob((blob) => {{
           const data = new DataTransfer();
           data.items.add(new File([blob], 'جسر.jpg', {{ type: 'image/jpeg' }}));
           const second = document.querySelectorAll('.ProseMirror > p')[1];
           const {{ left, top, width }} = second.getBoundingClientRect();
           const drop = new DragEvent('drop', {{ dataTransfer: data, bubbles: true, cancelable: true,
             clientX: left + width / 2, clientY: top + 2 }});
           second.dispatchEvent(drop);
           done();
         }}, 'image/jpeg', 0.9);"
    );
    window.run_async(&script, vec![]).await;
    window
        .until("return document.querySelector('.ProseMirror figure .picture')?.dataset.state === 'shown'")
        .await;
    assert_eq!(names(window).await, "p figure p p", "it stands where it was let go");
    let size = "const { naturalWidth, naturalHeight } = document.querySelector('figure img');
                return `${naturalWidth} ${naturalHeight}`";
    assert_eq!(window.run(size).await, "1600 1200", "the page is given a small one");
    window.press(&[Key::Control, Key::Shift], 'p').await;
    window.until_focused("figure-alt").await;
    window.type_keys("جسر على الفرات").await;
    window.press(&[], Key::Tab).await;
    window.type_keys("روجين").await;
    window.press(&[], Key::Tab).await;
    window.type_keys("© خبر24").await;
    window.press(&[], Key::Enter).await;
    window.until_focused("editor").await;
    window.type_keys("الجسر القديم في الرقة").await;
}

/// Files with paths, as the shell brings them: a picture, and one that no page shows.
async fn from_the_disk(window: &Window, home: &Home) {
    let heic = home.path().join("هاتف.heic");
    std::fs::write(&heic, b"\0\0\0\x18ftypheic\0\0\0\0mif1heic").expect("a file can be written");
    let asked = "const [path, done] = arguments;
                 window.__TAURI_INTERNALS__.invoke('media_add', { paths: [path, '/no/such.png'] }).then(done)";
    let outcomes = window.run_async(asked, vec![heic.to_string_lossy().into_owned().into()]).await;
    assert_eq!(outcomes[0]["error"]["code"], "picture_heic", "{outcomes}");
    assert_eq!(outcomes[1]["error"]["code"], "file_unreadable", "{outcomes}");
}

/// A table of two rows and two columns by menu and keys, filled with Tab.
async fn table(window: &Window) {
    caret_in(window, "وسط الخبر").await;
    window.until("return document.querySelector('[data-testid=figure-panel]') === null").await;
    window.press(&[Key::Alt], Key::Insert).await;
    window.find("insert-menu").await;
    window.picture(&pictures(), "1-menu.png").await;
    window.press(&[], Key::Down).await;
    window.press(&[], Key::Enter).await;
    window.until_focused("table-rows").await;
    window.type_keys("2").await;
    window.press(&[], Key::Tab).await;
    window.until_focused("table-columns").await;
    window.type_keys("2").await;
    window.press(&[], Key::Enter).await;
    window.until_focused("editor").await;
    for cell in ["المدينة", "العدد", "الرقة"] {
        window.type_keys(cell).await;
        window.press(&[], Key::Tab).await;
    }
    window.type_keys("17").await;
    // The first column is the right one.
    let sides = "const [one, other] = [...document.querySelectorAll('.ProseMirror th')]
                     .map((cell) => cell.getBoundingClientRect().left);
                 return one > other";
    assert_eq!(window.run(sides).await, true, "columns run from the right");
    let here = "return getSelection().anchorNode.parentElement.closest('td, th').textContent";
    window.press(&[], Key::Up).await;
    assert_eq!(window.run(here).await, "العدد", "the arrow leads into the cell above");
    window.press(&[], Key::Down).await;
    assert_eq!(window.run(here).await, "17", "and back");
}

async fn note(window: &Window) {
    caret_in(window, "أول الخبر").await;
    // The editor has heard of it.
    window.until("return document.querySelector('[data-testid=table-tools]') === null").await;
    window.press(&[], Key::End).await;
    window.press(&[Key::Control, Key::Alt], 'f').await;
    window.until("return document.querySelector('.ProseMirror aside.footnote') !== null").await;
    window.type_keys("عن سكان الحي.").await;
    let numbers = "return [...document.querySelectorAll('.footnote-ref, aside.footnote')]
                       .map((one) => one.dataset.number).join()";
    assert_eq!(window.run(numbers).await, "1,1");
    window.press(&[Key::Control, Key::Alt], 'j').await;
    window
        .until("const at = getSelection().anchorNode;
                 return (at instanceof Element ? at : at?.parentElement)?.closest('p')?.textContent.startsWith('أول') === true")
        .await;
}

async fn moved_by_keys(window: &Window) {
    let before = names(window).await;
    assert_eq!(before, "p figure p table p aside");
    window.press(&[Key::Alt], Key::Down).await;
    assert_eq!(names(window).await, "figure p p table p aside");
    window.press(&[Key::Control], 'z').await;
    assert_eq!(names(window).await, before, "one step takes it back");
}

/// Draws the last paragraph by its handle to the top.
async fn moved_by_the_handle(window: &Window) {
    let place = "const last = [...document.querySelectorAll('.ProseMirror > p')].at(-1);
                 last.scrollIntoView({ block: 'center' });
                 const { left, top, width, height } = last.getBoundingClientRect();
                 return { x: left + width / 2, y: top + height / 2, right: left + width }";
    let last = window.run(place).await;
    let number = |value: &Value, name: &str| value[name].as_f64().expect("a number").round();
    point(window, number(&last, "x"), number(&last, "y"), &[]).await;
    let handle = "const { left, top, width, height } =
                      document.querySelector('[data-testid=block-handle]').getBoundingClientRect();
                  return { x: left + width / 2, y: top + height / 2, left }";
    let handle = window.run(handle).await;
    assert!(
        number(&handle, "left") >= number(&last, "right"),
        "it stands on the side of the beginning"
    );
    let table = "const { left, top, width } = document.querySelector('.ProseMirror table').getBoundingClientRect();
                 return { x: left + width / 2, y: top + 2 }";
    let table = window.run(table).await;
    let (x, y) = (number(&handle, "x"), number(&handle, "y"));
    let (over_x, over_y) = (number(&table, "x"), number(&table, "y"));
    point(window, x, y, &[(over_x, over_y + 20.0), (over_x, over_y)]).await;
    window
        .until("return [...document.querySelector('.ProseMirror').children].map((one) => one.localName).join(' ') === 'p figure p p table aside'")
        .await;
    // Pressed and not drawn, it offers what can be done.
    let first = window
        .run(
            "const first = document.querySelector('.ProseMirror > p');
        first.scrollIntoView({ block: 'center' });
        const { left, top, width, height } = first.getBoundingClientRect();
        return { x: left + width / 2, y: top + height / 2 }",
        )
        .await;
    point(window, number(&first, "x"), number(&first, "y"), &[]).await;
    window.find("block-handle").await.click().await.expect("the handle can be pressed");
    window.find("block-menu").await;
    window.picture(&pictures(), "2-handle.png").await;
    window.press(&[], Key::Escape).await;
    window.until_focused("editor").await;
}

/// How it looks, in both themes.
async fn seen(window: &Window) {
    for (theme, from) in [("light", 3), ("dark", 6)] {
        window.look("ar", theme).await;
        caret_in(window, "المدينة").await;
        window.find("table-tools").await;
        window.picture(&pictures(), &format!("{from}-table-{theme}.png")).await;
        caret_in(window, "الجسر القديم").await;
        window.find("figure-panel").await;
        window.run("document.querySelector('figure').scrollIntoView({ block: 'center' })").await;
        window.picture(&pictures(), &format!("{}-figure-{theme}.png", from + 1)).await;
        window
            .run("document.querySelector('aside.footnote').scrollIntoView({ block: 'end' })")
            .await;
        window.picture(&pictures(), &format!("{}-note-{theme}.png", from + 2)).await;
    }
    window.look("ar", "light").await;
}

fn in_the_vault(home: &Home, id: &str) {
    let article = home.warraq_json(&["show", id, "--as", "json"]);
    let blocks = article["body"]["content"].as_array().expect("blocks");
    let kinds: Vec<&str> = blocks.iter().filter_map(|block| block["type"].as_str()).collect();
    assert_eq!(kinds, ["paragraph", "figure", "paragraph", "paragraph", "table", "footnote"]);
    let figure = &blocks[1];
    assert_eq!(figure["attrs"]["alt"], "جسر على الفرات");
    assert_eq!(figure["attrs"]["credit"], "روجين");
    assert_eq!(figure["attrs"]["rights"], "© خبر24");
    assert_eq!(figure["content"][0]["text"], "الجسر القديم في الرقة");
    let sign = blocks[0]["content"].as_array().and_then(|line| line.last()).expect("a line");
    assert_eq!(sign["attrs"]["target"], blocks[5]["attrs"]["id"], "the sign points at its note");
    assert!(blocks[4].to_string().contains("table_header"), "{article}");
    // The vault has the picture as it came.
    let media = home.warraq_json(&["media", "list"]);
    let (width, height) = LARGE;
    assert_eq!(media["media"][0]["size"], serde_json::json!([width, height]), "{media}");
    assert_eq!(media["media"][0]["id"], figure["attrs"]["media"]);
    assert_eq!(
        media["media"].as_array().map(Vec::len),
        Some(1),
        "what is refused does not come in"
    );
}

/// Puts the caret at the start of the line with these words.
async fn caret_in(window: &Window, words: &str) {
    let script = format!(
        "const editor = document.querySelector('.ProseMirror');
         editor.focus();
         const line = [...editor.querySelectorAll('p, figcaption')]
             .find((one) => one.textContent.includes('{words}'));
         const text = document.createTreeWalker(line, NodeFilter.SHOW_TEXT).nextNode();
         getSelection().collapse(text, 0);"
    );
    window.run(&script).await;
}

/// The names of the elements of the top-level blocks.
async fn names(window: &Window) -> String {
    let script = "return [...document.querySelector('.ProseMirror').children]
                      .map((one) => one.localName).join(' ')";
    window.run(script).await.as_str().expect("names").to_owned()
}

/// Moves the pointer there; then draws along the places, pressed, and lets go at the last.
async fn point(window: &Window, x: f64, y: f64, drawn: &[(f64, f64)]) {
    let to = |x, y| PointerAction::MoveTo { duration: None, x, y };
    let mut mouse = MouseActions::new("mouse".to_owned()).then(to(x - 1.0, y)).then(to(x, y));
    if !drawn.is_empty() {
        mouse = mouse.then(PointerAction::Down { button: MOUSE_BUTTON_LEFT });
        for (x, y) in drawn {
            mouse = mouse.then(to(*x, *y));
        }
        mouse = mouse.then(PointerAction::Up { button: MOUSE_BUTTON_LEFT });
    }
    window.client().perform_actions(mouse).await.expect("the pointer can be moved");
}

fn pictures() -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("blocks");
    std::env::var_os("WARRAQ_BLOCKS_OUT").map_or(folder, PathBuf::from)
}
