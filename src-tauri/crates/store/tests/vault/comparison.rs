//! What a copy has otherwise, before it takes the place of the vault.

use warraq_core::action::Action;
use warraq_core::never_publish::NeverPublish;
use warraq_store::{Overwrite, Settings, Vault, VaultComparison, settings};

use crate::newsroom::{Newsroom, PASSPHRASE, article, at, newsroom, salma, secret};

#[test]
fn what_would_be_lost_is_named_and_the_rest_counted() {
    let mut desk = newsroom();
    let ids: Vec<_> = (0..4)
        .map(|number| desk.create(number, &article(&format!("خبر {number}"), &["نص"])))
        .collect();
    let path = desk.folder.path().join("copy.warraq");
    desk.vault.back_up(&path, Overwrite::Refuse).unwrap();
    let copy = Vault::open_untouched(&path, &secret(PASSPHRASE)).unwrap();
    let same = VaultComparison::of(Some(&desk.vault), &copy).unwrap();
    assert!(same.is_same() && same.same == 4, "{same:?}");
    assert_eq!(same.last_here, same.last_there);

    desk.write(100, ids[1], 0, "نص آخر");
    desk.headline(200, ids[2], "عنوان آخر");
    let new: Vec<_> = (0..12)
        .map(|number| desk.create(300 + number, &article(&format!("جديد {number}"), &["نص"])))
        .collect();
    let found = VaultComparison::of(Some(&desk.vault), &copy).unwrap();
    assert!(!found.is_same());
    assert_eq!((found.same, found.newer_there, found.only_there), (2, 0, 0));
    let ids_of = |some: &warraq_store::ComparedArticles| -> Vec<_> {
        some.first.iter().map(|one| one.id).collect()
    };
    assert_eq!((found.newer_here.count, ids_of(&found.newer_here)), (2, vec![ids[2], ids[1]]));
    assert_eq!(found.newer_here.first[0].headline, "عنوان آخر");
    assert_eq!(found.only_here.count, 12);
    let last: Vec<_> = new.iter().rev().take(10).copied().collect();
    assert_eq!(ids_of(&found.only_here), last);
    assert_eq!((found.last_here, found.last_there), (Some(at(311)), Some(at(3))));

    // The other way round.
    let back = VaultComparison::of(Some(&copy), &desk.vault).unwrap();
    assert_eq!((back.same, back.newer_there, back.only_there), (2, 2, 12));
    assert_eq!((back.newer_here.count, back.only_here.count), (0, 0));
    let nowhere = VaultComparison::of(None, &copy).unwrap();
    assert_eq!((nowhere.only_there, nowhere.last_here), (4, None));
}

#[test]
fn words_that_must_not_leave_and_other_settings_are_compared_too() {
    let mut desk = newsroom();
    desk.create(0, &article("خبر", &["نص"]));
    let set = |desk: &mut Newsroom, words: &[&str], place: &str| {
        let mut never_publish = NeverPublish::default();
        for word in words {
            never_publish.add(word).unwrap();
        }
        let place = place.to_owned();
        let set = Settings { never_publish, place, ..desk.vault.settings().unwrap() };
        let action = Action::SettingsSet;
        desk.vault.transact(action, &salma(), at(1), |tx| settings::set(tx, &set)).unwrap();
    };
    set(&mut desk, &["حاجز", "معبر"], "الرقة");
    let path = desk.folder.path().join("copy.warraq");
    desk.vault.back_up(&path, Overwrite::Refuse).unwrap();
    let copy = Vault::open_untouched(&path, &secret(PASSPHRASE)).unwrap();
    set(&mut desk, &["حاجز", "كتيبة"], "الرقة");
    let found = VaultComparison::of(Some(&desk.vault), &copy).unwrap();
    assert_eq!(
        (found.words_only_here, found.words_only_there),
        (vec!["كتيبة".to_owned()], vec!["معبر".to_owned()])
    );
    assert!(!found.other_settings && found.same == 1);
    set(&mut desk, &["حاجز", "معبر"], "حلب");
    let found = VaultComparison::of(Some(&desk.vault), &copy).unwrap();
    assert!(found.other_settings && !found.is_same(), "{found:?}");
    assert!(found.words_only_here.is_empty() && found.words_only_there.is_empty(), "{found:?}");
}
