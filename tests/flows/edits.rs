//! Edits that somebody might make, by chance.

mod words;

use fantoccini::key::Key;

use crate::chance::Chance;

/// A block with text and a letter in it; both count round.
pub type Spot = [u64; 2];

/// What is done to the text.
#[derive(Debug)]
pub enum Edit {
    /// All of it is taken away for a text that has a block of each kind.
    Renew,
    /// Keys with letters on them.
    Type(String),
    /// A key so many times, with others held.
    Press { held: Vec<Key>, key: Key, times: u64 },
    /// A shortcut: Ctrl, perhaps Shift or Alt, and a letter.
    Shortcut { held: Vec<Key>, letter: char },
    /// An input method writes: what stands there after each key. Nothing in the end is a composition given up.
    Compose(Vec<&'static str>),
    /// Something from elsewhere; nothing at all is what was cut last.
    Paste { html: &'static str, text: &'static str },
    /// What is selected goes away, to be pasted.
    Cut,
    /// What is selected is dragged there, or a copy of it.
    Drag { to: Spot, copies: bool },
    /// A selection, or a caret where both are one.
    Select { anchor: Spot, head: Spot },
    /// A button of the toolbar.
    Tool(&'static str),
}

/// Keys that change text or move the caret, each with what may be held.
const KEYS: [(Key, &[Key]); 14] = [
    (Key::Enter, &[]),
    (Key::Enter, &[]),
    (Key::Enter, &[Key::Shift]),
    (Key::Enter, &[Key::Control]),
    (Key::Backspace, &[]),
    (Key::Backspace, &[]),
    (Key::Backspace, &[Key::Control]),
    (Key::Delete, &[]),
    (Key::Delete, &[Key::Control]),
    (Key::Tab, &[]),
    (Key::Tab, &[Key::Shift]),
    (Key::Left, &[]),
    (Key::Right, &[Key::Shift]),
    (Key::Down, &[Key::Shift]),
];

/// What the page does at Ctrl and a letter.
const SHORTCUTS: [(char, &[Key]); 11] = [
    ('b', &[Key::Control]),
    ('i', &[Key::Control]),
    ('u', &[Key::Control]),
    ('0', &[Key::Control, Key::Alt]),
    ('2', &[Key::Control, Key::Alt]),
    ('3', &[Key::Control, Key::Alt]),
    ('4', &[Key::Control, Key::Alt]),
    ('7', &[Key::Control, Key::Shift]),
    ('8', &[Key::Control, Key::Shift]),
    ('9', &[Key::Control, Key::Shift]),
    ('a', &[Key::Control]),
];

const TOOLS: [&str; 5] = ["bullet_list", "ordered_list", "quote", "dir_rtl", "dir_ltr"];

impl Edit {
    /// The next ones: some are made where the caret is, some need something selected.
    pub fn some(chance: &Chance) -> Vec<Self> {
        let edit = Self::one(chance);
        let selects = match edit {
            Self::Drag { .. } | Self::Cut => chance.is(90),
            Self::Shortcut { letter: 'z' | 'y', .. } | Self::Select { .. } => false,
            _ => chance.is(30),
        };
        if selects { vec![Self::select(chance), edit] } else { vec![edit] }
    }

    fn one(chance: &Chance) -> Self {
        match chance.below(100) {
            0..22 => Self::Type(words::typed(chance)),
            22..42 => {
                let (key, held) = KEYS[chance.size_below(KEYS.len())];
                Self::Press { held: held.to_vec(), key, times: 1 + chance.below(3) }
            }
            42..50 => Self::undo(chance),
            50..58 => {
                let (letter, held) = SHORTCUTS[chance.size_below(SHORTCUTS.len())];
                Self::Shortcut { held: held.to_vec(), letter }
            }
            58..61 => Self::Tool(TOOLS[chance.size_below(TOOLS.len())]),
            61..67 => Self::Compose(words::composed(chance)),
            67..74 => {
                let (html, text) = words::pasted(chance);
                Self::Paste { html, text }
            }
            74..77 => Self::Cut,
            77..79 => Self::Paste { html: "", text: "" },
            79..84 => Self::Drag { to: spot(chance), copies: chance.is(30) },
            _ => Self::select(chance),
        }
    }

    fn undo(chance: &Chance) -> Self {
        let (letter, held): (_, &[Key]) = match chance.below(5) {
            0 => ('y', &[Key::Control]),
            1 => ('z', &[Key::Control, Key::Shift]),
            _ => ('z', &[Key::Control]),
        };
        Self::Shortcut { held: held.to_vec(), letter }
    }

    fn select(chance: &Chance) -> Self {
        let anchor = spot(chance);
        let head = match chance.below(4) {
            0 => anchor,
            // In the same block, or one of the next.
            1 | 2 => [anchor[0] + chance.below(2), chance.below(1000)],
            _ => [anchor[0] + chance.below(5), chance.below(1000)],
        };
        Self::Select { anchor, head }
    }
}

fn spot(chance: &Chance) -> Spot {
    // The first and the last place of a block are where most goes wrong.
    let letter = match chance.below(4) {
        0 => 0,
        _ => chance.below(1000),
    };
    [chance.below(1000), letter]
}

/// One of each kind that changes the text, in an order in which each must.
pub fn of_each_kind() -> Vec<Edit> {
    let part = |block| Edit::Select { anchor: [block, 0], head: [block, 4] };
    let caret = |block| Edit::Select { anchor: [block, 2], head: [block, 2] };
    let press = |held: &[Key], key| Edit::Press { held: held.to_vec(), key, times: 1 };
    let shortcut = |held, letter| Edit::Shortcut { held: vec![Key::Control, held], letter };
    vec![
        Edit::Renew,
        part(1),
        Edit::Drag { to: [8, 0], copies: false },
        part(3),
        Edit::Drag { to: [8, 0], copies: true },
        Edit::Cut,
        caret(1),
        Edit::Paste { html: "", text: "" },
        Edit::Compose(vec!["ق", "قا", "قال"]),
        Edit::Type("نص English 12 😀".to_owned()),
        Edit::Shortcut { held: vec![Key::Control], letter: 'z' },
        Edit::Shortcut { held: vec![Key::Control], letter: 'y' },
        press(&[], Key::Enter),
        press(&[], Key::Backspace),
        press(&[], Key::Backspace),
        press(&[Key::Shift], Key::Enter),
        part(1),
        Edit::Shortcut { held: vec![Key::Control], letter: 'b' },
        press(&[], Key::Delete),
        shortcut(Key::Alt, '2'),
        shortcut(Key::Shift, '9'),
        Edit::Tool("quote"),
        Edit::Renew,
        caret(4),
        press(&[], Key::Tab),
        press(&[Key::Shift], Key::Tab),
        shortcut(Key::Shift, '7'),
        Edit::Paste { html: "", text: "أول\n\nثان" },
        Edit::Paste { html: "<ul><li>أ</li></ul>", text: "أ" },
    ]
}

/// A text that has a block of each kind, as the editor's own HTML.
pub fn every_kind() -> &'static str {
    words::EVERY_KIND
}
