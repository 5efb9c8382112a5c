//! Whatever is done to the text in the window, by keys, an input method, the clipboard or the pointer, the vault has
//! the same document in the end, and one that the core reads.

use std::collections::{HashSet, VecDeque};

use serde_json::{Value, json};

use crate::chance::{Chance, seed};
use crate::edits::{self, Edit};
use crate::home::Home;
use crate::window::Window;

/// How many edits are tried; `WARRAQ_EDITS` gives another number.
const EDITS: u64 = 150;

/// So many edits are made, and then what the vault holds is compared.
const APART: u64 = 5;

/// After so many edits the text is a new one, so that all kinds of blocks stay in it.
const RENEWED: u64 = 50;

#[tokio::test(flavor = "multi_thread")]
async fn the_vault_holds_what_the_page_shows_after_random_edits() {
    let edits = std::env::var("WARRAQ_EDITS").ok().and_then(|text| text.parse().ok());
    let edits = edits.unwrap_or(EDITS);
    let chance = Chance::of(seed(), "edits");
    let home = Home::with_vault();
    let new = home.warraq_json(&["new", "--headline", "تحرير"]);
    let article = new["id"].as_str().expect("an article has an id").to_owned();
    let window = Window::at_text(&home).await;
    let page = Page { window: &window };
    window.run(include_str!("../edits/page.js")).await;
    for edit in edits::of_each_kind() {
        let changed = page.make(&edit).await;
        assert!(changed || matches!(edit, Edit::Select { .. }), "it changes nothing: {edit:?}");
    }
    compare(&page, &home, &article).await;
    let mut next = VecDeque::new();
    for number in 0..edits {
        if number % RENEWED == 0 {
            next.push_front(Edit::Renew);
        } else if next.is_empty() {
            next.extend(Edit::some(&chance));
        }
        let edit = next.pop_front().expect("there is a next one");
        // With the seed before them, these lines are the script of what failed.
        eprint!("{number}: {edit:?}");
        eprintln!("{}", if page.make(&edit).await { "" } else { ", which changed nothing" });
        if number % APART == APART - 1 || number + 1 == edits {
            compare(&page, &home, &article).await;
        }
    }
    window.quit().await;
    home.warraq_json(&["verify"]);
}

/// Waits until all is saved; the page's document and the vault's are then the same.
async fn compare(page: &Page<'_>, home: &Home, article: &str) {
    let shown = page.document().await;
    page.window.until_saved().await;
    let kept = home.warraq_json(&["show", article]);
    assert_eq!(shown, page.document().await, "the page has changed by itself meanwhile");
    let kept = blocks(&kept["body"]["content"]);
    let mut ids = HashSet::new();
    for (at, (shown, kept)) in shown.iter().zip(&kept).enumerate() {
        assert_eq!(shown, kept, "block {at}: the page has the left one, the vault the right one");
        every_id(shown, &mut ids);
    }
    assert_eq!(shown.len(), kept.len(), "the page has other blocks than the vault");
}

/// Puts the ids of a block and of what is in it among `ids`, where none of them is yet.
fn every_id(block: &Value, ids: &mut HashSet<String>) {
    if let Some(id) = block["attrs"]["id"].as_str() {
        assert!(
            id.len() == 26 && ids.insert(id.to_owned()),
            "no id, or one that is twice: {block}"
        );
    }
    for inner in block["content"].as_array().into_iter().flatten() {
        every_id(inner, ids);
    }
}

fn blocks(content: &Value) -> Vec<Value> {
    content.as_array().cloned().unwrap_or_default()
}

/// The page of the window, which does what a driver cannot.
struct Page<'window> {
    window: &'window Window,
}

impl Page<'_> {
    /// What `call` of the page gives.
    async fn ask(&self, call: &str, given: Value) -> Value {
        let script = "randomEdits.do(arguments[0], arguments[1], arguments[2])";
        let answer = self.window.run_async(script, vec![json!(call), given]).await;
        assert_eq!(answer["fault"], Value::Null, "{call}");
        answer["value"].clone()
    }

    async fn document(&self) -> Vec<Value> {
        let text = self.ask("document", json!([])).await;
        let text = text.as_str().expect("a document is told as text");
        blocks(&serde_json::from_str(text).expect("it is JSON"))
    }

    /// Makes an edit; whether the text is another then.
    async fn make(&self, edit: &Edit) -> bool {
        self.ready().await;
        match edit {
            Edit::Renew => drop(self.ask("renew", json!([edits::every_kind()])).await),
            Edit::Type(text) => self.window.type_keys(text).await,
            Edit::Press { held, key, times } => {
                for _ in 0..*times {
                    self.window.press(held, *key).await;
                }
            }
            Edit::Shortcut { held, letter } => self.window.press(held, *letter).await,
            Edit::Compose(steps) => drop(self.ask("compose", json!([steps])).await),
            Edit::Paste { html, text } => drop(self.ask("paste", json!([html, text])).await),
            Edit::Cut => drop(self.ask("cut", json!([])).await),
            Edit::Drag { to, copies } => drop(self.ask("drag", json!([to, copies])).await),
            Edit::Select { anchor, head } => drop(self.ask("select", json!([anchor, head])).await),
            Edit::Tool(name) => drop(self.ask("tool", json!([name])).await),
        }
        self.ready().await
    }

    /// Gives the editor the keyboard, if it has lost it; whether the text is another than the last time.
    async fn ready(&self) -> bool {
        self.ask("ready", json!([])).await == true
    }
}
