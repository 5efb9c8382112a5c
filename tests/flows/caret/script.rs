//! The scripts of the caret, as data.

use std::path::Path;

use fantoccini::key::Key;
use serde_json::Value;

/// A text and what is done in it.
pub struct Page {
    /// As HTML of the editor.
    pub html: String,
    pub scripts: Vec<Script>,
}

/// What is done, from where, and where it ends.
pub struct Script {
    /// The caret `|`, and where something is selected the other end of it `^`, in enough of the text to be
    /// found.
    pub from: Option<String>,
    pub does: Does,
    /// The same; left out where only the way counts.
    pub to: Option<String>,
    /// How many places the caret has been at in the end.
    pub places: Option<usize>,
}

/// What a person does.
pub enum Does {
    /// Presses these, one after the other.
    Press(Vec<Press>),
    /// Clicks at the sign behind `|`.
    Click { at: String, side: ClickSide },
}

/// Where about a sign the pointer is.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum ClickSide {
    /// In its left half.
    LeftHalf,
    /// In its right half.
    RightHalf,
    /// At the left end of its block, as high as the sign.
    FarLeft,
    /// At the right end of its block.
    FarRight,
}

/// A key with its modifiers.
#[derive(Clone, Debug)]
pub struct Press {
    pub name: String,
    pub modifiers: Vec<Key>,
    pub key: Key,
}

impl Press {
    /// Whether each such press moves the caret to the left, or to the right: `None` for any other key.
    pub fn goes_left(&self) -> Option<bool> {
        match self.key {
            Key::Left => Some(true),
            Key::Right => Some(false),
            _ => None,
        }
    }

    /// Whether each such press moves the caret a line up, or a line down: `None` for any other key.
    pub fn goes_up(&self) -> Option<bool> {
        match self.key {
            Key::Up => Some(true),
            Key::Down => Some(false),
            _ => None,
        }
    }

    pub fn selects(&self) -> bool {
        self.modifiers.iter().any(|held| matches!(held, Key::Shift))
    }
}

/// The pages of all files of `folder`, with the file's name.
pub fn pages(folder: &Path) -> Vec<(String, Page)> {
    let mut files: Vec<_> = std::fs::read_dir(folder)
        .expect("the scripts are there")
        .map(|entry| entry.expect("a folder can be read").path())
        .collect();
    files.sort();
    let mut pages = Vec::new();
    for file in files {
        let name = file.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let text = std::fs::read_to_string(&file).expect("a file of scripts can be read");
        let value: Value = serde_json::from_str(&text)
            .unwrap_or_else(|error| panic!("{name} is no JSON: {error}"));
        pages.extend(list(&value).iter().map(|value| (name.clone(), page(value))));
    }
    pages
}

fn page(value: &Value) -> Page {
    let html = text(value, "page").expect("a page has its text");
    Page { html, scripts: list(&value["scripts"]).iter().map(script).collect() }
}

fn script(value: &Value) -> Script {
    let does = match text(value, "keys") {
        Some(keys) => Does::Press(keys.split(' ').flat_map(presses).collect()),
        None => Does::Click {
            at: text(value, "click").expect("a script has keys or a click"),
            side: match text(value, "side").as_deref() {
                Some("left half") => ClickSide::LeftHalf,
                Some("right half") => ClickSide::RightHalf,
                Some("far left") => ClickSide::FarLeft,
                Some("far right") => ClickSide::FarRight,
                side => panic!("no such side of a sign: {side:?}"),
            },
        },
    };
    let places = value["places"].as_u64().and_then(|places| usize::try_from(places).ok());
    Script { from: text(value, "from"), does, to: text(value, "to"), places }
}

/// What `Ctrl+Shift+Left*3` presses.
fn presses(word: &str) -> Vec<Press> {
    let (name, times) = word.split_once('*').unwrap_or((word, "1"));
    let mut parts: Vec<&str> = name.split('+').collect();
    let key = match parts.pop() {
        Some("Left") => Key::Left,
        Some("Right") => Key::Right,
        Some("Up") => Key::Up,
        Some("Down") => Key::Down,
        Some("PageUp") => Key::PageUp,
        Some("PageDown") => Key::PageDown,
        Some("Home") => Key::Home,
        Some("End") => Key::End,
        Some("Backspace") => Key::Backspace,
        key => panic!("no such key: {key:?}"),
    };
    let modifiers = parts.iter().map(|part| match *part {
        "Ctrl" => Key::Control,
        "Shift" => Key::Shift,
        part => panic!("no such modifier: {part}"),
    });
    let press = Press { name: name.to_owned(), modifiers: modifiers.collect(), key };
    vec![press; times.parse().expect("a key is pressed a number of times")]
}

fn text(value: &Value, name: &str) -> Option<String> {
    value[name].as_str().map(str::to_owned)
}

fn list(value: &Value) -> &[Value] {
    value.as_array().map(Vec::as_slice).unwrap_or_default()
}

/// Where the marks of `snippet` stand in `page`, in UTF-16 units: the other end of the selection, and the
/// caret.
pub fn find(page: &str, snippet: &str) -> (usize, usize) {
    let bare: String = snippet.chars().filter(|sign| !matches!(sign, '|' | '^')).collect();
    let mut places = page.match_indices(&bare);
    let (start, _) = places.next().unwrap_or_else(|| panic!("no {bare:?} in {page:?}"));
    assert!(places.next().is_none(), "{bare:?} stands in {page:?} more than once");
    let before = page[..start].encode_utf16().count();
    let mark = |mark: char| {
        let (part, _) = snippet.split_once(mark)?;
        let signs = part.chars().filter(|sign| !matches!(sign, '|' | '^'));
        Some(before + signs.map(char::len_utf16).sum::<usize>())
    };
    let head = mark('|').unwrap_or_else(|| panic!("no caret in {snippet:?}"));
    (mark('^').unwrap_or(head), head)
}
