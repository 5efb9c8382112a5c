//! Both catalogues have the same words, and whatever is told has some.

use std::collections::BTreeMap;

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

/// All texts of a catalogue by their keys.
fn all(language: Language) -> BTreeMap<String, String> {
    let json = match language {
        Language::Arabic => ARABIC,
        Language::English => ENGLISH,
    };
    serde_json::from_str(json).expect("the catalogues are one flat object each")
}

#[test]
fn every_text_is_found_by_its_key() {
    for language in [Language::Arabic, Language::English] {
        let (all, texts) = (all(language), Catalogue::of(language).texts);
        assert!(all.len() > 500);
        for (key, text) in &all {
            assert!(texts.has(key), "{key} is on no line of its own");
            assert_eq!(texts.text(key).as_ref(), Some(text), "{key}");
        }
        assert!(!texts.has("") && !texts.has("notes") && texts.text("nothing").is_none());
    }
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
    let (arabic, english) = (all(Language::Arabic), all(Language::English));
    let keys = |texts: &BTreeMap<String, String>| texts.keys().cloned().collect::<Vec<_>>();
    assert_eq!(keys(&arabic), keys(&english));
    for (key, text) in &arabic {
        assert_eq!(placeholders(text), placeholders(&english[key]), "{key}");
        assert!(bidi::has_right_to_left(text), "{key} is not Arabic: {text}");
        assert!(!bidi::has_right_to_left(&english[key]), "{key} is not English");
    }
}

#[test]
fn no_catalogue_writes_a_command_itself() {
    for (key, text) in [Language::Arabic, Language::English].map(all).iter().flatten() {
        assert!(!text.contains("warraq "), "{key} names a command: {text}");
        assert!(!text.contains("--as") || key.starts_with("usage."), "{key}: {text}");
    }
}

#[test]
fn what_a_message_tells_to_run_stands_below_it_and_comes_along() {
    let inner = Message::new("errors.stopped").advising(Advice::sync(None));
    let told = Message::new("errors.site").with_message("reason", inner).text();
    let mut lines = told.lines();
    assert!(lines.next().is_some_and(|line| line.contains(&Message::new("errors.stopped").text())));
    assert_eq!(lines.next(), Some("    warraq sync"));
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
        Action::ArticleReplace,
        Action::ArticleSuggestions,
        Action::ArticlePutBack,
        Action::ArticleTake,
        Action::ArticleDeliver,
        Action::ArticleCorrect,
        Action::TagAdd,
        Action::TagRemove,
        Action::MediaAdd,
        Action::RevisionRestore,
        Action::RevisionName,
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
            include_str!("../../../../../ui/src/i18n/ar/import.json"),
            &["warning.", "warning_detail.", "removed_kind.", "from."][..],
        ),
        (
            Language::English,
            include_str!("../../../../../ui/src/i18n/en/import.json"),
            &["warning.", "warning_detail.", "removed_kind.", "from."],
        ),
        (Language::Arabic, include_str!("../../../../../ui/src/i18n/ar/export.json"), &["what."]),
        (Language::English, include_str!("../../../../../ui/src/i18n/en/export.json"), &["what."]),
    ] {
        let window: BTreeMap<String, Value> =
            serde_json::from_str(window).expect("a catalogue is an object");
        let catalogue = all(language);
        let is_shared = |key: &str| kinds.iter().any(|kind| key.starts_with(kind));
        let here = catalogue.iter().filter(|(key, _)| is_shared(key));
        let there = window.iter().filter(|(key, _)| is_shared(key));
        let here: Vec<(&str, &str)> =
            here.map(|(key, text)| (key.as_str(), text.as_str())).collect();
        let there: Vec<(&str, &str)> =
            there.map(|(key, text)| (key.as_str(), text.as_str().unwrap_or_default())).collect();
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
