//! What people are told, in their language: the only place that looks the words up.

use std::collections::BTreeMap;
use std::env;
use std::fmt::Display;
use std::sync::LazyLock;

use serde::Serialize;
use serde_json::Value;
use warraq_core::action::Action;

use crate::bidi;

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
}

impl Message {
    /// The message with this key in the catalogues.
    pub fn new(key: impl Into<String>) -> Self {
        Self { key: key.into(), values: Vec::new() }
    }

    /// The same, with the value of a placeholder.
    pub fn with(mut self, name: &'static str, value: impl Display) -> Self {
        self.values.push((name, value.to_string()));
        self
    }

    /// The message in the language of whoever runs this.
    pub fn text(&self) -> String {
        CATALOGUE.text(self)
    }

    /// The same; nothing where no catalogue has its key.
    pub fn text_of_known(&self) -> Option<String> {
        CATALOGUE.texts.contains_key(&self.key).then(|| self.text())
    }
}

/// The name of an action in the language of whoever runs this.
pub fn action_name(action: Action) -> String {
    Message::new(format!("actions.{}", word(action))).text()
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
    texts: BTreeMap<String, String>,
}

impl Catalogue {
    fn of(language: Language) -> Self {
        let json = match language {
            Language::Arabic => ARABIC,
            Language::English => ENGLISH,
        };
        let texts = serde_json::from_str(json).expect("the catalogues are one flat object each");
        Self { language, texts }
    }

    /// The message with its values; a key that is in no catalogue stands for itself.
    fn text(&self, message: &Message) -> String {
        let mut text = self.texts.get(&message.key).unwrap_or(&message.key).clone();
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
        if needs_isolate && inline == value { bidi::isolate(value) } else { inline }
    }
}

#[cfg(test)]
mod tests {
    use warraq_core::article::SuggestionKind;
    use warraq_core::article::cleaning::Kind;
    use warraq_formats::{Feature, Format, exporter};

    use super::*;

    fn language(variables: &[(&str, &str)]) -> Language {
        Language::of_environment(|name| {
            let found = variables.iter().find(|(given, _)| *given == name);
            found.map(|(_, value)| (*value).to_owned())
        })
    }

    /// The placeholders of a text, sorted.
    fn placeholders(text: &str) -> Vec<&str> {
        let mut found: Vec<&str> = text
            .split('{')
            .skip(1)
            .map(|rest| rest.split('}').next().expect("a split has a first part"))
            .collect();
        found.sort_unstable();
        found
    }

    #[test]
    fn both_catalogues_have_the_same_keys_and_placeholders() {
        let (arabic, english) = (Catalogue::of(Language::Arabic), Catalogue::of(Language::English));
        let keys = |catalogue: &Catalogue| catalogue.texts.keys().cloned().collect::<Vec<_>>();
        assert_eq!(keys(&arabic), keys(&english));
        for (key, text) in &arabic.texts {
            assert_eq!(placeholders(text), placeholders(&english.texts[key]), "{key}");
            assert!(bidi::has_right_to_left(text), "{key} is not Arabic: {text}");
            assert!(!bidi::has_right_to_left(&english.texts[key]), "{key} is not English");
        }
    }

    #[test]
    fn every_action_has_a_name() {
        for action in [
            Action::ArticleCreate,
            Action::ArticleImport,
            Action::ArticleWrite,
            Action::ArticleFields,
            Action::ArticleStatus,
            Action::ArticleClean,
            Action::ArticleSuggestions,
            Action::ArticlePutBack,
            Action::ArticleTake,
            Action::ArticleRestore,
            Action::ArticleDeliver,
            Action::ArticleCorrect,
            Action::TagAdd,
            Action::TagRemove,
            Action::MediaAdd,
            Action::RevisionRestore,
            Action::SettingsSet,
            Action::Undo,
        ] {
            assert!(!action_name(action).starts_with("actions."), "{action:?} has no name");
        }
    }

    #[test]
    fn every_kind_of_cleaning_and_suggestion_has_a_name() {
        let cleaning = Kind::ALL.map(|kind| format!("cleaning.{kind}"));
        let suggestions = [
            SuggestionKind::Insertion,
            SuggestionKind::Deletion,
            SuggestionKind::Replacement,
            SuggestionKind::Comment,
        ];
        let suggestions = suggestions.map(|kind| format!("suggestions.{}", word(kind)));
        for key in cleaning.into_iter().chain(suggestions) {
            assert_ne!(Message::new(key.as_str()).text(), key, "{key} has no name");
        }
    }

    #[test]
    fn warnings_and_losses_are_said_as_in_the_window() {
        for (language, window, kinds) in [
            (
                Language::Arabic,
                include_str!("../../../../ui/src/i18n/ar/import.json"),
                &["warning.", "warning_detail."][..],
            ),
            (
                Language::English,
                include_str!("../../../../ui/src/i18n/en/import.json"),
                &["warning.", "warning_detail."],
            ),
            (Language::Arabic, include_str!("../../../../ui/src/i18n/ar/export.json"), &["what."]),
            (Language::English, include_str!("../../../../ui/src/i18n/en/export.json"), &["what."]),
        ] {
            let window: BTreeMap<String, Value> =
                serde_json::from_str(window).expect("a catalogue is an object");
            let catalogue = Catalogue::of(language);
            let is_shared = |key: &str| kinds.iter().any(|kind| key.starts_with(kind));
            let here = catalogue.texts.iter().filter(|(key, _)| is_shared(key));
            let there = window.iter().filter(|(key, _)| is_shared(key));
            let here: Vec<(&str, &str)> =
                here.map(|(key, text)| (key.as_str(), text.as_str())).collect();
            let there: Vec<(&str, &str)> = there
                .map(|(key, text)| (key.as_str(), text.as_str().unwrap_or_default()))
                .collect();
            assert!(here.len() > 30);
            assert_eq!(here, there);
        }
    }

    #[test]
    fn whatever_a_format_cannot_hold_has_words() {
        for format in Format::ALL {
            let exporter = exporter(*format);
            for feature in [exporter.cannot_hold(), exporter.withholds()].concat() {
                let key = format!("what.{}", feature.name());
                let has_words = Message::new(key.as_str()).text_of_known().is_some();
                assert_ne!(has_words, matches!(feature, Feature::Field(_)), "{key}");
            }
        }
    }

    #[test]
    fn the_first_variable_that_is_set_decides() {
        assert_eq!(language(&[("WARRAQ_LANG", "ar"), ("LC_ALL", "en_US.UTF-8")]), Language::Arabic);
        assert_eq!(language(&[("WARRAQ_LANG", "en"), ("LANG", "ar_SY.UTF-8")]), Language::English);
        assert_eq!(language(&[("LC_ALL", ""), ("LANG", "ar_SY.UTF-8")]), Language::Arabic);
        assert_eq!(language(&[("LC_MESSAGES", "C"), ("LANG", "ar")]), Language::English);
        assert_eq!(language(&[("LANG", "arz")]), Language::English);
        assert_eq!(language(&[]), Language::English);
    }

    #[test]
    fn values_are_put_in_once_and_isolated() {
        let message = Message::new("errors.file_exists").with("path", "/tmp/{path}.md");
        let arabic = Catalogue::of(Language::Arabic).text(&message);
        assert!(arabic.contains("\u{2068}/tmp/{path}.md\u{2069}"), "{arabic}");
        let english = Catalogue::of(Language::English).text(&message);
        assert!(english.contains("/tmp/{path}.md") && !english.contains('\u{2068}'), "{english}");
    }
}
