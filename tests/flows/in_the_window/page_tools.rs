//! The tools of the block at the caret, over the page: the text keeps its place, the caret's line is never under them, and
//! keys lead to them and back.

use std::path::{Path, PathBuf};
use std::time::Duration;

use fantoccini::actions::{InputSource, MOUSE_BUTTON_LEFT, MouseActions, PointerAction};
use fantoccini::key::Key;
use serde_json::Value;

use crate::home::Home;
use crate::window::Window;

/// A block of each kind that has tools, with lines before, between and after them.
const BLOCKS: &str = "<p>قبل الجدول</p><table><tbody><tr><th><p>المدينة</p></th><th><p>العدد</p></th></tr><tr><td><p>الرقة</p></td><td><p>17</p></td></tr></tbody></table><p>قبل الاقتباس</p><aside class=\"pull-quote\">عاد النهر إلى مجراه</aside><p>قبل الصورة</p><figure data-id=\"01HMB5W0000000FAKE000000Z8\" data-alt=\"\" data-credit=\"\"><figcaption>الجسر القديم</figcaption></figure><p>قبل البطاقة</p><div class=\"embed\" data-url=\"https://example.org/v\" data-title=\"مقطع\"></div><p>https://example.org/w</p><p>بعدها</p><p>آخر الخبر</p>";

/// How often it is asked whether the tools are out of the way: the engine tells of scrolling some frames later.
const FRAMES: u32 = 100;

/// Where the blocks of the text are in the window.
const TOPS: &str = "return [...document.querySelectorAll('.ProseMirror > *')]
                        .map((one) => one.getBoundingClientRect().top).join()";

/// What has tools, and what tests call them.
const WITH_TOOLS: [(&str, &str); 5] = [
    ("td", "table-tools"),
    ("aside.pull-quote", "quote-panel"),
    ("figcaption", "figure-panel"),
    ("div.embed", "embed-words"),
    ("div.embed + p", "embed-offer"),
];

#[tokio::test(flavor = "multi_thread")]
async fn tools_of_a_block_leave_the_text_where_it_is_and_the_line_of_the_caret_free() {
    let home = Home::with_vault();
    home.warraq_json(&["new", "--headline", "الأدوات"]);
    let window = Window::at_text(&home).await;
    window.size(1024, 700).await;
    window.run(include_str!("../caret/page.js")).await;
    window.run(&format!("return caretPage.show({}, '')", Value::from(BLOCKS))).await;
    window.until("return document.querySelectorAll('.ProseMirror td').length === 2").await;
    window.until_saved().await;

    for (block, tools) in WITH_TOOLS {
        text_keeps_its_place(&window, block, tools).await;
        line_is_free_at_either_edge(&window, block, tools).await;
    }
    keys_lead_there_and_back(&window).await;
    let higher = "return document.scrollingElement.scrollHeight - innerHeight";
    assert_eq!(window.run(higher).await, 0, "the window scrolls as a whole");
    matches_are_free(&window).await;
    menu_beside_the_line(&window).await;
    seen(&window).await;
    as_large_as_it_goes(&window).await;
    window.until_saved().await;
    window.quit().await;
}

/// A click into the block opens its tools, and moves nothing.
async fn text_keeps_its_place(window: &Window, block: &str, tools: &str) {
    out_of_tools(window, block).await;
    let before = window.run(TOPS).await;
    click(window, block).await;
    window.find(tools).await;
    assert_eq!(window.run(TOPS).await, before, "{tools} moves the text");
    assert_line_is_free(window, tools).await;
}

/// Wherever on the desk the line is.
async fn line_is_free_at_either_edge(window: &Window, block: &str, tools: &str) {
    for edge in ["start", "end"] {
        let scroll = format!(
            "document.querySelector('.ProseMirror {block}').scrollIntoView({{ block: '{edge}' }})"
        );
        window.run(&scroll).await;
        assert_line_is_free(window, tools).await;
    }
}

/// Puts the caret into the line before the block, which has no tools, with the block in the middle of the desk.
async fn out_of_tools(window: &Window, block: &str) {
    let aside = "getSelection().collapse([...document.querySelectorAll('.ProseMirror > p')].at(-1).firstChild, 1)";
    window.run(aside).await;
    window
        .until("return document.querySelector('[data-testid=page-tools]').offsetHeight === 0")
        .await;
    let center = format!(
        "document.querySelector('.ProseMirror {block}').scrollIntoView({{ block: 'center' }})"
    );
    window.run(&center).await;
}

/// Clicks into the block, each a little beside the one before, with which it would be a double click.
async fn click(window: &Window, block: &str) {
    let aside = 12 * WITH_TOOLS.iter().take_while(|(one, _)| *one != block).count();
    let middle = format!(
        "const {{ left, top, width, height }} =
             document.querySelector('.ProseMirror {block}').getBoundingClientRect();
         return {{ x: left + width / 2 + {aside}, y: top + height / 2 }}"
    );
    let middle = window.run(&middle).await;
    let number = |name: &str| middle[name].as_f64().expect("a number").round();
    let mouse = MouseActions::new("mouse".to_owned())
        .then(PointerAction::MoveTo { duration: None, x: number("x"), y: number("y") })
        .then(PointerAction::Down { button: MOUSE_BUTTON_LEFT })
        .then(PointerAction::Up { button: MOUSE_BUTTON_LEFT });
    window.client().perform_actions(mouse).await.expect("the pointer can be moved");
}

/// What the tools are over in the end is no part of the caret's line, nor of the block that is selected.
async fn assert_line_is_free(window: &Window, tools: &str) {
    assert_free(window, "page-tools", LINE, tools).await;
}

/// The caret's line, or the block that is selected.
const LINE: &str = "const selected = document.querySelector('.ProseMirror-selectednode');
                    if (selected !== null) return selected;
                    const { anchorNode, anchorOffset } = getSelection();
                    if (anchorNode === null) return null;
                    const range = document.createRange();
                    range.setStart(anchorNode, Math.max(0, anchorOffset - 1));
                    range.setEnd(anchorNode, Math.max(1, anchorOffset));
                    return range";

/// The element with the test id `over` comes to lie where it is over nothing of what the script `kept` returns, and that
/// is in sight; `what` is told where it does not.
async fn assert_free(window: &Window, over: &str, kept: &str, what: &str) {
    let place = format!(
        "const over = document.querySelector('[data-testid={over}]').getBoundingClientRect();
         const kept = (() => {{ {kept} }})()?.getBoundingClientRect();
         if (kept === undefined) return {{ isFree: 'no line' }};
         const desk = document.querySelector('[data-testid=page-desk]').getBoundingClientRect();
         return {{ height: over.height, isFree: over.top >= kept.bottom || over.bottom <= kept.top,
                   isSeen: kept.top >= desk.top - 1 && kept.bottom <= desk.bottom + 1,
                   isWhole: over.top >= 0 && over.bottom <= innerHeight,
                   kept: `${{kept.top}} to ${{kept.bottom}}`, over: `${{over.top}} to ${{over.bottom}}` }}"
    );
    let mut told = window.run(&place).await;
    for _ in 0..FRAMES {
        if told["isFree"] == true {
            break;
        }
        tokio::time::sleep(Duration::from_millis(20)).await;
        told = window.run(&place).await;
    }
    assert!(told["height"].as_f64().is_some_and(|height| height > 20.0), "{what}: {told}");
    for name in ["isFree", "isSeen", "isWhole"] {
        assert_eq!(told[name], true, "{what}: {name} in {told}");
    }
}

/// The find bar moves nothing of the text either, and is over no match that one comes to.
async fn matches_are_free(window: &Window) {
    out_of_tools(window, "td").await;
    window.run("document.querySelector('[data-testid=editor]').focus()").await;
    let before = window.run(TOPS).await;
    window.press(&[Key::Control], 'h').await;
    window.until_focused("find-text").await;
    assert_eq!(window.run(TOPS).await, before, "the find bar moves the text");
    window.type_keys("قبل").await;
    window.until("return document.querySelectorAll('.ProseMirror .found').length === 4").await;
    for number in 0..5 {
        let here = "return document.querySelector('.found-here')";
        assert_free(window, "page-tools", here, &format!("match {number}")).await;
        window.press(&[], Key::Enter).await;
    }
    window.press(&[], Key::Escape).await;
    window.until_focused("editor").await;
}

/// Where the text stands alone, the menu of what can be put in moves nothing and leaves the line free.
async fn menu_beside_the_line(window: &Window) {
    window.press(&[], Key::F9).await;
    for (paragraph, edge) in [(0, "start"), (0, "center"), (-1, "center"), (-1, "end")] {
        let place = format!(
            "const lines = [...document.querySelectorAll('.ProseMirror > p')];
             document.querySelector('[data-testid=editor]').focus();
             getSelection().collapse(lines.at({paragraph}).firstChild, 1);
             lines.at({paragraph}).scrollIntoView({{ block: '{edge}' }})"
        );
        window.run(&place).await;
        let before = window.run(TOPS).await;
        window.press(&[Key::Alt], Key::Insert).await;
        window.find("insert-menu").await;
        assert_eq!(window.run(TOPS).await, before, "the menu moves the text");
        let what = format!("the menu at {paragraph}, {edge}");
        // The selection is not to be seen while the menu has the keyboard; its paragraph is one line.
        let line = "return document.querySelector('.ProseMirror > .clear')";
        assert_free(window, "insert-menu", line, &what).await;
        window.picture(&pictures(), &format!("menu-{edge}-{}.png", paragraph + 1)).await;
        window.press(&[], Key::Escape).await;
        window.until_focused("editor").await;
    }
    window.press(&[], Key::F9).await;
}

/// One key leads to the tools of any block, Escape back to the text.
async fn keys_lead_there_and_back(window: &Window) {
    for (block, tools) in WITH_TOOLS {
        out_of_tools(window, block).await;
        click(window, block).await;
        window.find(tools).await;
        window.press(&[Key::Control, Key::Shift], 'p').await;
        window
            .until(&format!(
                "return document.querySelector('[data-testid={tools}]').contains(document.activeElement)"
            ))
            .await;
        window.press(&[], Key::Escape).await;
        window.until_focused("editor").await;
    }
}

/// How it looks, in both themes and languages.
async fn seen(window: &Window) {
    for (language, theme) in [("ar", "light"), ("ar", "dark"), ("en", "light"), ("en", "dark")] {
        window.look(language, theme).await;
        for (block, tools) in WITH_TOOLS {
            out_of_tools(window, block).await;
            click(window, block).await;
            window.find(tools).await;
            window.picture(&pictures(), &format!("{tools}-{language}-{theme}.png")).await;
        }
        window.press(&[Key::Control], 'h').await;
        window.until_focused("find-text").await;
        window.type_keys("قبل").await;
        window.until("return document.querySelectorAll('.ProseMirror .found').length === 4").await;
        window.picture(&pictures(), &format!("find-{language}-{theme}.png")).await;
        window.press(&[], Key::Escape).await;
        window.until_focused("editor").await;
    }
    window.look("ar", "light").await;
}

/// At twice the size the tools still leave the line free, and every one of them is come to.
async fn as_large_as_it_goes(window: &Window) {
    for _ in 0..10 {
        window.press(&[Key::Control], '=').await;
    }
    window
        .until(
            "return getComputedStyle(document.documentElement).getPropertyValue('--zoom') === '2'",
        )
        .await;
    // A card that is selected whole is higher than what such tools leave of so small a desk.
    for (block, tools) in WITH_TOOLS.into_iter().filter(|(block, _)| !block.starts_with("div")) {
        out_of_tools(window, block).await;
        click(window, block).await;
        window.find(tools).await;
        line_is_free_at_either_edge(window, block, tools).await;
        window.picture(&pictures(), &format!("{tools}-large.png")).await;
        let unseen = format!(
            "const tools = document.querySelector('[data-testid=page-tools]').getBoundingClientRect();
             return [...document.querySelectorAll('[data-testid={tools}] :is(input, button)')].filter((one) => {{
               one.scrollIntoView({{ block: 'nearest', inline: 'nearest' }});
               const {{ left, right, top, bottom }} = one.getBoundingClientRect();
               return left < tools.left || right > tools.right || top < tools.top - 1 || bottom > tools.bottom + 1;
             }}).length"
        );
        assert_eq!(window.run(&unseen).await, 0, "{tools} has tools that are not to be seen");
    }
    window.press(&[Key::Control], '0').await;
}

/// Where the pictures of this flow go.
fn pictures() -> PathBuf {
    Path::new(env!("CARGO_TARGET_TMPDIR")).join("tools")
}
