//! The texts of a catalogue, found without reading it whole.
//!
//! A catalogue has an entry a line, and a conversion tells three of six hundred: only the keys are looked at, which takes a
//! third of the time that a map of all of them does.

/// The texts of one catalogue by their keys.
pub struct Texts {
    /// The key and the text of each entry, the text as JSON.
    entries: Vec<(&'static str, &'static str)>,
}

impl Texts {
    /// Those of the catalogue `json`.
    pub fn of(json: &'static str) -> Self {
        Self { entries: json.lines().filter_map(entry).collect() }
    }

    /// Whether there is a text with this key.
    pub fn has(&self, key: &str) -> bool {
        self.json_of(key).is_some()
    }

    /// The text with this key.
    pub fn text(&self, key: &str) -> Option<String> {
        let json = self.json_of(key)?;
        Some(serde_json::from_str(json).expect("each line of a catalogue is a key and a text"))
    }

    fn json_of(&self, key: &str) -> Option<&'static str> {
        self.entries.iter().find(|(one, _)| *one == key).map(|(_, json)| *json)
    }
}

/// The key and the text of a line; nothing of the braces around all.
fn entry(line: &'static str) -> Option<(&'static str, &'static str)> {
    let (key, rest) = line.strip_prefix("  \"")?.split_once('"')?;
    let text = rest.strip_prefix(": ")?;
    Some((key, text.strip_suffix(',').unwrap_or(text)))
}
