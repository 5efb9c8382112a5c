//! Settings: set, kept, undone.

use std::collections::{BTreeMap, BTreeSet};

use warraq_core::action::Action;
use warraq_core::data_budget::{BudgetPeriod, DataBudget};
use warraq_core::preset::{Preset, PresetFile};
use warraq_core::typing_help::{Abbreviation, TypingHelp, TypingRule};
use warraq_store::{Settings, StoreError, UndoRefusal, settings, targets};

use crate::newsroom::{article, at, azad, newsroom, salma};

fn set(newsroom: &mut crate::newsroom::Newsroom, second: i64, to: &Settings) -> Option<u32> {
    newsroom
        .vault
        .transact(Action::SettingsSet, &salma(), at(second), |tx| settings::set(tx, to))
        .unwrap()
        .action
}

fn typing_help() -> TypingHelp {
    let long = "قوات سوريا الديمقراطية".to_owned();
    TypingHelp {
        off: BTreeSet::from([TypingRule::Dash]),
        abbreviations: vec![Abbreviation { short: "قسد".to_owned(), long }],
        ..TypingHelp::default()
    }
}

#[test]
fn settings_are_kept() {
    let mut newsroom = newsroom();
    assert_eq!(newsroom.vault.settings().unwrap(), Settings::default());
    let wanted = Settings {
        person: Some(salma()),
        newsroom: "وكالة".to_owned(),
        place: "القامشلي".to_owned(),
        data_budget: Some(DataBudget { megabytes: 50, per: BudgetPeriod::Month }),
        typing_help: typing_help(),
        ..Settings::default()
    };
    assert!(set(&mut newsroom, 0, &wanted).is_some());
    assert_eq!(set(&mut newsroom, 1, &wanted), None, "nothing was changed");
    let newsroom = newsroom.reopened();
    assert_eq!(newsroom.vault.settings().unwrap(), wanted);
}

#[test]
fn words_and_presets_of_a_newsroom_are_kept_each_by_itself() {
    let mut newsroom = newsroom();
    let mut words = Settings { newsroom: "وكالة".to_owned(), ..Settings::default() };
    words.never_publish.add("أحمد العلي").unwrap();
    let site = PresetFile { format: "html".to_owned(), options: BTreeMap::new() };
    let preset =
        Preset { id: "الموقع".to_owned(), names: BTreeMap::new(), files: vec![site] };
    let both = Settings { presets: vec![preset], ..words.clone() };
    let first = set(&mut newsroom, 0, &words).unwrap();
    set(&mut newsroom, 1, &both).unwrap();
    let newsroom_again = &mut newsroom.reopened();
    assert_eq!(newsroom_again.vault.settings().unwrap(), both);
    newsroom_again.undo_action(2, first).unwrap();
    let left = newsroom_again.vault.settings().unwrap();
    assert_eq!((left.never_publish.entries().len(), left.presets), (0, both.presets));
}

#[test]
fn whoever_was_not_set_is_the_account() {
    let none = Settings::default();
    assert_eq!(none.person_or("rojda").name, "rojda");
    assert_eq!(none.person_or("rojda").role, "");
    let set = Settings { person: Some(azad()), ..Settings::default() };
    assert_eq!(set.person_or("rojda"), azad());
}

#[test]
fn settings_are_undone_one_by_one_and_not_past_each_other() {
    let mut newsroom = newsroom();
    let first = Settings { newsroom: "الأولى".to_owned(), ..Settings::default() };
    let second = Settings { newsroom: "الثانية".to_owned(), ..Settings::default() };
    let one = set(&mut newsroom, 0, &first).unwrap();
    set(&mut newsroom, 1, &second).unwrap();
    let refused = newsroom.undo_action(2, one);
    assert!(matches!(refused, Err(StoreError::UndoRefused(UndoRefusal::Overtaken))));
    let undo = newsroom.undo(3);
    assert_eq!(newsroom.vault.settings().unwrap(), first);
    newsroom.undo_action(4, undo).unwrap();
    assert_eq!(newsroom.vault.settings().unwrap(), second);
    newsroom.undo(5);
    newsroom.undo(6);
    assert_eq!(newsroom.vault.settings().unwrap(), Settings::default());
    assert_eq!(newsroom.vault.undoable().unwrap(), None);
}

#[test]
fn the_words_wanted_of_an_article_are_kept_and_taken_back() {
    let mut newsroom = newsroom();
    let article = newsroom.create(0, &article("خبر", &["كلمة"]));
    assert_eq!(newsroom.vault.target_words(article).unwrap(), None);
    let want = |newsroom: &mut crate::newsroom::Newsroom, second: i64, words: Option<u32>| {
        newsroom
            .vault
            .transact(Action::SettingsSet, &salma(), at(second), |tx| {
                targets::set(tx, article, words)
            })
            .unwrap()
            .action
    };
    let first = want(&mut newsroom, 1, Some(400)).unwrap();
    assert_eq!(want(&mut newsroom, 2, Some(400)), None, "nothing was changed");
    let mut newsroom = newsroom.reopened();
    assert_eq!(newsroom.vault.target_words(article).unwrap(), Some(400));
    newsroom.undo_action(3, first).unwrap();
    assert_eq!(newsroom.vault.target_words(article).unwrap(), None);
}
