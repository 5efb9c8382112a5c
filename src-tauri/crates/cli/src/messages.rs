//! What people are told, in their language: the only place that looks the words up.

#[cfg(test)]
mod tests;
mod texts;

use std::env;
use std::fmt::Display;
use std::sync::LazyLock;

use serde::Serialize;
use serde_json::Value;
use warraq_core::action::Action;
use warraq_core::fields::FieldName;

use crate::advice::Advice;
use crate::bidi;

use texts::Texts;

/// What stands before a command that is told below a message.
const INDENT: &str = "\n    ";

const ARABIC: &str = include_str!("../messages/ar.json");
const ENGLISH: &str = include_str!("../messages/en.json");

/// The catalogue of whoever runs this; the environment does not change while it runs.
static CATALOGUE: LazyLock<Catalogue> =
    LazyLock::new(|| Catalogue::of(Language::of_environment(|name| env::var(name).ok())));

/// Something to tell, not yet in any language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Message {
    key: String,
    values: Vec<(&'static str, String)>,
    commands: Vec<Advice>,
    below: Vec<Message>,
}

impl Message {
    /// The message with this key in the catalogues.
    pub fn new(key: impl Into<String>) -> Self {
        Self { key: key.into(), values: Vec::new(), commands: Vec::new(), below: Vec::new() }
    }

    /// The same, with the value of a placeholder.
    pub fn with(mut self, name: &'static str, value: impl Display) -> Self {
        self.values.push((name, value.to_string()));
        self
    }

    /// The same, with what another message says as the value of a placeholder, and its commands below.
    pub fn with_message(mut self, name: &'static str, inner: Self) -> Self {
        let sentence = inner.sentence();
        self.commands.extend(inner.commands);
        self.below.extend(inner.below);
        self.with(name, sentence)
    }

    /// The same, with something to run, on a line of its own below.
    pub fn advising(mut self, advice: Advice) -> Self {
        self.commands.push(advice);
        self
    }

    /// The same, with what is told below it.
    pub fn with_below(mut self, below: impl IntoIterator<Item = Self>) -> Self {
        self.below.extend(below);
        self
    }

    /// The message in the language of whoever runs this, and what it tells to run: each on a line of its own.
    pub fn text(&self) -> String {
        let lines = self.commands.iter().map(|command| format!("{INDENT}{}", command.line()));
        let below = self.below.iter().map(|message| format!("\n{}", message.text()));
        self.sentence() + &lines.chain(below).collect::<String>()
    }

    /// The words of the message alone.
    fn sentence(&self) -> String {
        CATALOGUE.text(self)
    }

    /// The same; nothing where no catalogue has its key.
    pub fn text_of_known(&self) -> Option<String> {
        CATALOGUE.texts.has(&self.key).then(|| self.text())
    }
}

/// Whether whoever runs this reads Arabic.
pub fn is_arabic() -> bool {
    CATALOGUE.language == Language::Arabic
}

/// The name of an action in the language of whoever runs this.
pub fn action_name(action: Action) -> String {
    Message::new(format!("actions.{}", word(action))).text()
}

/// What a field is, and as the command line spells it: that is what somebody types to fill it.
pub fn field_name(field: FieldName) -> String {
    let name = Message::new(format!("fields.{field}")).text();
    format!("{name} ({field})")
}

/// The one word that a value without data is in JSON: how programs and catalogues call it.
pub fn word(value: impl Serialize) -> String {
    match serde_json::to_value(value) {
        Ok(Value::String(word)) => word,
        other => unreachable!("a value without data is a word, and not {other:?}"),
    }
}

/// The languages there are catalogues for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Language {
    Arabic,
    English,
}

impl Language {
    /// Arabic where the first of `WARRAQ_LANG`, `LC_ALL`, `LC_MESSAGES` and `LANG` that is set says so.
    fn of_environment(variable: impl Fn(&str) -> Option<String>) -> Self {
        let set = ["WARRAQ_LANG", "LC_ALL", "LC_MESSAGES", "LANG"]
            .iter()
            .find_map(|name| variable(name).filter(|value| !value.is_empty()))
            .unwrap_or_default();
        match set.split(['_', '-', '.', '@']).next() {
            Some(tag) if tag.eq_ignore_ascii_case("ar") => Self::Arabic,
            _ => Self::English,
        }
    }
}

struct Catalogue {
    language: Language,
    texts: Texts,
}

impl Catalogue {
    fn of(language: Language) -> Self {
        let json = match language {
            Language::Arabic => ARABIC,
            Language::English => ENGLISH,
        };
        Self { language, texts: Texts::of(json) }
    }

    /// The message with its values; a key that is in no catalogue stands for itself.
    fn text(&self, message: &Message) -> String {
        let mut text = self.texts.text(&message.key).unwrap_or_else(|| message.key.clone());
        // A value is put in once, so that braces in a file's name are left alone.
        let mut done = String::new();
        while let Some(start) = text.find('{') {
            let Some(length) = text[start..].find('}') else { break };
            let name = &text[start + 1..start + length];
            done.push_str(&text[..start]);
            match message.values.iter().find(|(given, _)| *given == name) {
                Some((_, value)) => done.push_str(&self.value(value)),
                None => done.push_str(&text[start..=start + length]),
            }
            text.drain(..=start + length);
        }
        done + &text
    }

    /// A value inside a sentence: isolated where the two may run in different directions.
    fn value(&self, value: &str) -> String {
        let inline = bidi::inline(value);
        let is_number = value.bytes().all(|byte| byte.is_ascii_digit());
        let needs_isolate = self.language == Language::Arabic && !is_number;
        // What runs from right to left is isolated already.
        let is_bare = !bidi::has_right_to_left(&inline);
        if needs_isolate && is_bare { bidi::isolate(&inline) } else { inline }
    }
}
