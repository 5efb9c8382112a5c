//! Scripts of keys and clicks, and where the caret has to be painted meanwhile. They know no engine.

mod painted;
mod rows;
mod script;

use std::collections::{HashMap, HashSet};
use std::path::Path;
use std::time::Instant;

use fantoccini::Client;
use fantoccini::actions::{InputSource, MOUSE_BUTTON_LEFT, MouseActions, PointerAction};
use fantoccini::elements::Element;
use fantoccini::key::Key;
use serde_json::Value;

pub use painted::Looks;
use painted::{Painted, Place};
use script::{ClickSide, Does, Press, Script};

/// How often a text is put into the editor until it is shown.
const TRIES: u32 = 20;

/// Where the selection stands, by the page.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Caret {
    anchor: usize,
    head: usize,
    path: String,
    /// Whether a block is selected instead.
    selected: bool,
}

/// An editor in some engine, and what was seen of the text that it shows.
struct Editor<'client> {
    client: &'client Client,
    /// What has the keyboard.
    element: Element,
    looks: Looks,
    /// The id of the picture in its figures.
    picture: &'client str,
    text: String,
    /// The corner of what is pictured, in pixels from the left of the window and from its top.
    corner: (i64, i64),
    seen: HashMap<String, Place>,
    /// Where the caret was in the last picture.
    last: Option<Painted>,
}

/// Runs every script in the editor of `client`'s page, with the picture of the id in its figures; what does not hold is
/// told all at once.
pub async fn run_all(client: &Client, looks: Looks, picture: &str) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/flows/caret/scripts");
    let mut editor = Editor::of(client, looks, picture).await;
    let (mut scripts, mut faults) = (0, Vec::new());
    for (file, page) in script::pages(&folder) {
        let begun = Instant::now();
        editor.show(&page.html).await;
        for (number, script) in page.scripts.iter().enumerate() {
            scripts += 1;
            if let Err(fault) = editor.follow(script).await {
                faults.push(format!("{file}, script {} of {}\n  {fault}", number + 1, page.html));
            }
        }
        eprintln!("{file}: {} scripts in {:?}", page.scripts.len(), begun.elapsed());
    }
    assert!(faults.is_empty(), "{} of {scripts} scripts:\n{}", faults.len(), faults.join("\n"));
    assert!(scripts >= 500, "only {scripts} scripts");
}

impl<'client> Editor<'client> {
    async fn of(client: &'client Client, looks: Looks, picture: &'client str) -> Self {
        client.execute(include_str!("caret/page.js"), Vec::new()).await.expect("the script runs");
        let begin = "return caretPage.begin()";
        client.execute(begin, Vec::new()).await.expect("the editor takes the keyboard");
        let element = client.active_element().await.expect("the editor has the keyboard");
        let seen = HashMap::new();
        Self {
            client,
            element,
            looks,
            picture,
            text: String::new(),
            corner: (0, 0),
            seen,
            last: None,
        }
    }

    async fn run(&self, script: &str) -> Value {
        self.client.execute(script, Vec::new()).await.expect("the script runs")
    }

    /// What a function of the page returns.
    async fn page(&self, call: &str) -> Value {
        self.run(&format!("return caretPage.{call}")).await
    }

    /// Shows this text and no other.
    async fn show(&mut self, html: &str) {
        // Of a block that is selected whole the editor does not hear that it was taken out.
        self.page("place(0, 0)").await;
        self.settle().await;
        // A text that became shorter would be taken for a Backspace: each begins from next to nothing.
        self.put("<p>·</p>").await;
        self.text = self.put(html).await;
        self.seen.clear();
        if self.looks == Looks::AtTheText {
            let corner = self.page("corner()").await;
            self.corner = (rounded(&corner["left"]), rounded(&corner["top"]));
        }
        self.settle().await;
    }

    /// Puts this text into the editor, until that has nothing else: now and then it keeps a part of what was there.
    async fn put(&self, html: &str) -> String {
        let show = format!("show({}, {})", Value::from(html), Value::from(self.picture));
        for _ in 0..TRIES {
            let wanted = self.page(&show).await;
            self.settle().await;
            while self.page("isComplete()").await != true {}
            self.settle().await;
            if self.page("text()").await == wanted {
                return wanted.as_str().expect("a page has text").to_owned();
            }
        }
        panic!("the editor does not show {html} but {}", self.page("text()").await);
    }

    async fn press(&self, modifiers: &[Key], key: impl Into<char>) {
        let mut keys: String = modifiers.iter().map(|held| char::from(*held)).collect();
        keys.push(key.into());
        self.element.send_keys(&keys).await.expect("keys can be sent");
    }

    /// Waits until the next frame, in which the page is painted as it is.
    async fn settle(&self) {
        let frame = "requestAnimationFrame(() => arguments[0]())";
        self.client.execute_async(frame, Vec::new()).await.expect("frames come");
    }

    async fn caret(&self) -> Caret {
        let caret = self.page("caret()").await;
        let count = |name: &str| {
            let count = caret[name].as_u64().and_then(|count| usize::try_from(count).ok());
            count.unwrap_or_else(|| panic!("no {name}: {caret}"))
        };
        Caret {
            anchor: count("anchor"),
            head: count("head"),
            path: caret["path"].as_str().unwrap_or_default().to_owned(),
            selected: caret["selected"] == true,
        }
    }

    /// The text around the caret, for people who read what went wrong.
    fn words(&self, caret: &Caret) -> String {
        let units: Vec<u16> = self.text.encode_utf16().collect();
        let part = |from: usize, to: usize| {
            String::from_utf16_lossy(&units[from.min(units.len())..to.min(units.len())])
        };
        let around = |at: usize| format!("{}|{}", part(at.saturating_sub(8), at), part(at, at + 8));
        format!("{:?}, selected from {:?}", around(caret.head), around(caret.anchor))
    }

    async fn follow(&mut self, script: &Script) -> Result<(), String> {
        if let Some(from) = &script.from {
            let (anchor, head) = script::find(&self.text, from);
            self.page(&format!("place({anchor}, {head})")).await;
            self.settle().await;
        }
        match &script.does {
            Does::Press(presses) => self.press_all(presses, script.places).await?,
            Does::Click { at, side } => self.click(at, *side).await?,
        }
        let Some(to) = &script.to else { return Ok(()) };
        let (anchor, head) = script::find(&self.text, to);
        let caret = self.caret().await;
        let is_there = caret.selected && to.contains("|▭")
            || (caret.anchor, caret.head) == (anchor, head) && !caret.selected;
        if is_there {
            return Ok(());
        }
        Err(format!("{to:?} was to be reached, and was not: {}", self.words(&caret)))
    }

    async fn press_all(&mut self, presses: &[Press], places: Option<usize>) -> Result<(), String> {
        let mut before = self.caret().await;
        let mut met = HashSet::from([before.head]);
        let mut column = None;
        for press in presses {
            // The way is only checked from a caret to a caret; a selection has none that is painted.
            let is_caret = before.anchor == before.head && !before.selected;
            let way = press.goes_left().filter(|_| is_caret && !press.selects());
            let row = press.goes_up().filter(|_| is_caret && !press.selects());
            if way.is_some() || row.is_some() {
                let place = self.painted(&before).await?;
                column = row.and(column.or(Some(place.left)));
            }
            self.press(&press.modifiers, press.key).await;
            let after = self.caret().await;
            let is_new = met.insert(after.head);
            if places.is_some() && !is_new {
                return Err(format!("{} is met twice", self.words(&after)));
            }
            if let Some(goes_left) = way.filter(|_| !after.selected) {
                self.check_way(press, goes_left, &before, &after).await?;
            }
            if let Some((goes_up, column)) = row.zip(column).filter(|_| !after.selected) {
                self.check_row(goes_up, column, &before, &after).await?;
            }
            before = after;
        }
        match places {
            Some(places) if places != met.len() => {
                Err(format!("{} places were met, not {places}", met.len()))
            }
            _ => Ok(()),
        }
    }

    /// What must hold of a press: in its line the caret goes to that side, and to another line only at its end.
    async fn check_way(
        &mut self,
        press: &Press,
        goes_left: bool,
        before: &Caret,
        after: &Caret,
    ) -> Result<(), String> {
        let (from, to) = (self.painted(before).await?, self.painted(after).await?);
        if !from.is_beside(to) {
            return Ok(());
        }
        let moved = if goes_left { from.left - to.left } else { to.left - from.left };
        if moved > 0 || before.head == after.head && self.is_end(after.head) {
            return Ok(());
        }
        let (one, other) = (self.words(before), self.words(after));
        Err(format!("{} from {one} at {from:?} to {other} at {to:?}", press.name))
    }

    /// Whether the page ends or begins there.
    fn is_end(&self, place: usize) -> bool {
        place == 0 || place + 1 == self.text.encode_utf16().count()
    }

    async fn click(&mut self, at: &str, side: ClickSide) -> Result<(), String> {
        let (_, index) = script::find(&self.text, at);
        let sign = self.page(&format!("box({index})")).await;
        let number = |name: &str| sign[name].as_f64().unwrap_or_default();
        let (left, right) = (number("left"), number("right"));
        let x = match side {
            ClickSide::LeftHalf => left + (right - left) / 4.0,
            ClickSide::RightHalf => right - (right - left) / 4.0,
            ClickSide::FarLeft => number("blockLeft") + 1.0,
            ClickSide::FarRight => number("blockRight") - 1.0,
        };
        let to =
            PointerAction::MoveTo { duration: None, x: x.round(), y: number("middle").round() };
        let mouse = MouseActions::new("mouse".to_owned())
            .then(to)
            .then(PointerAction::Down { button: MOUSE_BUTTON_LEFT })
            .then(PointerAction::Up { button: MOUSE_BUTTON_LEFT });
        self.client.perform_actions(mouse).await.expect("the pointer can be moved");
        self.settle().await;
        if matches!(side, ClickSide::FarLeft | ClickSide::FarRight) {
            return Ok(());
        }
        let caret = self.caret().await;
        let place = self.painted(&caret).await?;
        #[expect(clippy::cast_precision_loss, reason = "a window is not that wide")]
        let off = (place.left as f64 - x).abs();
        if off <= (right - left) / 2.0 + 2.0 {
            return Ok(());
        }
        Err(format!("clicked at {x}, painted at {}: {}", place.left, self.words(&caret)))
    }
}

#[expect(clippy::cast_possible_truncation, reason = "a window is not that wide")]
fn rounded(number: &Value) -> i64 {
    number.as_f64().unwrap_or_default().round() as i64
}
