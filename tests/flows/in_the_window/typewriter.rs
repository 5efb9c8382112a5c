//! The line that is written stays in the middle, measured where the real window shows it.

use fantoccini::actions::{InputSource, MOUSE_BUTTON_LEFT, MouseActions, PointerAction};
use fantoccini::key::Key;

use crate::home::{Home, PASSPHRASE};
use crate::window::Window;

/// How far from the middle a line may be, in pixels: the engine rounds where it scrolls to.
const NEAR_PX: f64 = 2.0;

#[tokio::test(flavor = "multi_thread")]
async fn the_line_that_is_written_stays_in_the_middle() {
    let home = Home::with_vault();
    let body = home.path().join("body.md");
    std::fs::write(&body, long_body()).expect("a file can be written");
    home.warraq_json(&["new", "--headline", "مقال طويل", "--body", &body.to_string_lossy()]);
    let window = Window::at_text(&home).await;
    window.size(1440, 900).await;
    window.press(&[Key::Shift], Key::F9).await;
    assert_in_the_middle(&window, "the first line, once it is asked for").await;
    window.press(&[Key::Control], Key::End).await;
    assert_in_the_middle(&window, "the last line").await;
    changes(&window).await;
    jumps(&window).await;
    clicks(&window).await;
    window.until_saved().await;
    window.quit().await;

    let window = Window::at_text(&home).await;
    assert_in_the_middle(&window, "the first line of an article that was opened").await;
    window.press(&[Key::Control], Key::End).await;
    window.press(&[Key::Control], 'l').await;
    window.unlock(PASSPHRASE).await;
    window.until_focused("editor").await;
    assert_in_the_middle(&window, "the last line after a lock").await;
    window.quit().await;
}

/// Keys, a long paste that is told of in a line above the page, undo, and larger letters.
async fn changes(window: &Window) {
    window.type_keys(" وقال أيضاً").await;
    assert_in_the_middle(window, "what is typed").await;
    let pasted =
        "<p>قال المتحدث إن <a href=\"https://a.example/?utm_source=x&id=1\">العمل</a> مستمر.</p>"
            .repeat(60);
    window.paste(&pasted, "قال المتحدث").await;
    window.find("pasted").await;
    assert_in_the_middle(window, "the last line of a long paste").await;
    window.press(&[Key::Control], 'z').await;
    assert_in_the_middle(window, "the line after an undo").await;
    window.command("كبّر نص الصفحة").await;
    window.until_focused("editor").await;
    assert_in_the_middle(window, "the line in larger letters").await;
}

/// The outline leads to a heading, the find bar to a word far away.
async fn jumps(window: &Window) {
    window.press(&[Key::Control, Key::Shift], 'l').await;
    window.until_focused("outline-heading").await;
    window.press(&[], Key::Home).await;
    window.press(&[], Key::Enter).await;
    window.until_focused("editor").await;
    assert_in_the_middle(window, "a heading that the outline led to").await;
    window.press(&[Key::Control], 'f').await;
    window.until_focused("find-text").await;
    window.type_keys("Kobanê").await;
    window.press(&[], Key::Enter).await;
    window.until("return document.querySelector('.ProseMirror .found-here') !== null").await;
    window.press(&[], Key::Escape).await;
    window.until_focused("editor").await;
    assert_in_the_middle(window, "a word that was found").await;
}

/// A click moves nothing, and the next key brings its line.
async fn clicks(window: &Window) {
    let before = window.run(SCROLLED).await;
    let place = window
        .run(
            "const desk = document.querySelector('[data-desk]').getBoundingClientRect();
             const seen = [...document.querySelectorAll('.ProseMirror > p')]
               .map((one) => one.getBoundingClientRect())
               .find(({ top, bottom }) => top > desk.top + 20 && bottom < desk.top + desk.height / 2 - 20);
             return [seen.left + seen.width / 2, seen.top + 10].map(Math.round)",
        )
        .await;
    let at = |index: usize| place[index].as_f64().expect("a paragraph is seen over the middle");
    let press = MouseActions::new("mouse".to_owned())
        .then(PointerAction::MoveTo { duration: None, x: at(0), y: at(1) })
        .then(PointerAction::Down { button: MOUSE_BUTTON_LEFT })
        .then(PointerAction::Up { button: MOUSE_BUTTON_LEFT });
    window.client().perform_actions(press).await.expect("the pointer can be moved");
    rest(window).await;
    assert_eq!(window.run(SCROLLED).await, before, "a click moved the desk");
    window.press(&[], Key::Right).await;
    assert_in_the_middle(window, "a clicked line at the next key").await;
    let before = window.run(SCROLLED).await;
    window.press(&[], Key::End).await;
    window.press(&[], Key::Home).await;
    rest(window).await;
    assert_eq!(window.run(SCROLLED).await, before, "the ends of a line moved the desk");
}

const SCROLLED: &str = "return document.querySelector('[data-desk]').scrollTop";

/// Waits until the line is in the middle and two frames later still is.
async fn assert_in_the_middle(window: &Window, what: &str) {
    rest(window).await;
    let mut off_px = f64::MAX;
    for _ in 0..40 {
        off_px = window.run(OFF_PX).await.as_f64().expect("the caret stands in letters");
        if off_px.abs() <= NEAR_PX {
            rest(window).await;
            off_px = window.run(OFF_PX).await.as_f64().expect("the caret stands in letters");
            break;
        }
        rest(window).await;
    }
    assert!(off_px.abs() <= NEAR_PX, "{what}: {off_px} px under the middle");
}

/// Two frames: what was asked for is painted.
async fn rest(window: &Window) {
    let frames = "requestAnimationFrame(() => requestAnimationFrame(() => arguments[0]()))";
    window.run_async(frames, vec![]).await;
}

/// How far the line of the text's selection is under the middle of the desk, in pixels.
const OFF_PX: &str = "
    const { focusNode, focusOffset } = getSelection();
    const letter = document.createRange();
    const from = Math.max(0, Math.min(focusOffset, focusNode.length) - 1);
    letter.setStart(focusNode, from);
    letter.setEnd(focusNode, from + 1);
    const line = [...letter.getClientRects()].at(-1);
    const desk = document.querySelector('[data-desk]').getBoundingClientRect();
    return (line.top + line.bottom) / 2 - (desk.top + desk.height / 2)";

fn long_body() -> String {
    let paragraph = "قالت مصادر محلية إن عشرات العائلات وصلت إلى المدينة خلال اليومين الماضيين، وإن الأهالي \
         استقبلوا الوافدين في بيوتهم. وأضافت أن المدارس فُتحت لهم.";
    let part = |heading: &str| format!("## {heading}\n\n{}", format!("{paragraph}\n\n").repeat(8));
    [format!("{paragraph}\n\n"), part("الوصول"), part("ما يحتاج إليه الأهالي"), part("Kobanê 2026")]
        .concat()
}
