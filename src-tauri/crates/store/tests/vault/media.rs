//! Media: stored once, found by id, in and out of the list with the action that brought them.

use warraq_core::action::Action;
use warraq_core::media::MediaId;
use warraq_store::{Access, FreshIds, NewMedia, StoreError, Vault, articles, media};

use crate::newsroom::{Newsroom, PASSPHRASE, article, at, newsroom, salma, secret};

pub fn picture(name: &str, bytes: &[u8]) -> NewMedia {
    NewMedia {
        id: MediaId::new(&mut FreshIds::at(at(0))),
        name: name.to_owned(),
        media_type: "image/jpeg".to_owned(),
        size: Some((640, 480)),
        bytes: bytes.to_vec(),
        source: "https://example.org/صورة.jpg".to_owned(),
        alt: "سوق القامشلي".to_owned(),
        caption: "السوق صباح الخميس".to_owned(),
        credit: "ريناس".to_owned(),
    }
}

fn add(newsroom: &mut Newsroom, second: i64, new: &NewMedia) -> u32 {
    let done =
        newsroom.vault.transact(Action::MediaAdd, &salma(), at(second), |tx| media::add(tx, new));
    done.unwrap().action.unwrap()
}

fn names(newsroom: &Newsroom) -> Vec<String> {
    newsroom.vault.media_list().unwrap().into_iter().map(|media| media.name).collect()
}

fn is_listed(newsroom: &mut Newsroom, new: &NewMedia) -> bool {
    let asked = newsroom
        .vault
        .transact(Action::MediaAdd, &salma(), at(9), |tx| media::is_listed(tx, new.id));
    let asked = asked.unwrap();
    assert_eq!(asked.action, None, "asking is no action");
    asked.value
}

fn size_on_disk(newsroom: Newsroom) -> (u64, Newsroom) {
    let newsroom = newsroom.reopened();
    (std::fs::metadata(newsroom.path()).unwrap().len(), newsroom)
}

#[test]
fn what_is_added_is_found_and_listed_the_newest_first() {
    let mut newsroom = newsroom();
    let new = picture("سوق.jpg", b"market");
    add(&mut newsroom, 1, &new);
    add(&mut newsroom, 2, &picture("ثان.jpg", b"second"));
    let mut newsroom = newsroom.reopened();
    assert_eq!(names(&newsroom), ["ثان.jpg", "سوق.jpg"]);
    let found = newsroom.vault.media(new.id).unwrap();
    assert_eq!(found, newsroom.vault.media_list().unwrap()[1]);
    assert_eq!((found.id, found.bytes, found.size), (new.id, 6, new.size));
    assert_eq!((found.media_type, found.created_at), (new.media_type.clone(), at(1)));
    let words = [found.source, found.alt, found.caption, found.credit];
    assert_eq!(words, [&new.source, &new.alt, &new.caption, &new.credit].map(Clone::clone));
    assert_eq!(newsroom.vault.media_bytes(new.id).unwrap(), b"market");
    let taken = newsroom
        .vault
        .transact(Action::MediaAdd, &salma(), at(3), |tx| media::add(tx, &picture("x", b"x")))
        .and_then(|_| {
            newsroom.vault.transact(Action::MediaAdd, &salma(), at(4), |tx| media::add(tx, &new))
        });
    assert!(matches!(taken, Err(StoreError::Database(_))), "{taken:?}");
    newsroom.is_clean();
}

#[test]
fn equal_bytes_are_stored_once() {
    let mut newsroom = newsroom();
    let bytes: Vec<u8> = (0..400_000_u32).flat_map(u32::to_le_bytes).collect();
    let (first, second) = (picture("أولى.jpg", &bytes), picture("ثانية.jpg", &bytes));
    add(&mut newsroom, 1, &first);
    let (before, mut newsroom) = size_on_disk(newsroom);
    add(&mut newsroom, 2, &second);
    let (after, newsroom) = size_on_disk(newsroom);
    assert!(after - before < 100_000, "{before} bytes became {after}");
    for id in [first.id, second.id] {
        assert_eq!(newsroom.vault.media_bytes(id).unwrap(), bytes);
    }
    assert_eq!(names(&newsroom).len(), 2);
    newsroom.is_clean();
}

#[test]
fn an_address_alone_has_no_bytes() {
    let mut newsroom = newsroom();
    let new = NewMedia { size: None, ..picture("", b"") };
    add(&mut newsroom, 1, &new);
    let found = newsroom.vault.media(new.id).unwrap();
    assert_eq!((found.bytes, found.size, found.source), (0, None, new.source));
    assert!(matches!(newsroom.vault.media_bytes(new.id), Err(StoreError::NotFound(_))));
    newsroom.is_clean();
}

#[test]
fn what_was_never_added_is_not_found() {
    let newsroom = newsroom();
    let none = MediaId::new(&mut FreshIds::at(at(0)));
    assert!(matches!(newsroom.vault.media(none), Err(StoreError::NotFound(_))));
    assert!(matches!(newsroom.vault.media_bytes(none), Err(StoreError::NotFound(_))));
}

#[test]
fn adding_media_is_undone_and_done_again_and_the_bytes_stay() {
    let mut newsroom = newsroom();
    let new = picture("سوق.jpg", b"market");
    let action = add(&mut newsroom, 1, &new);
    let undoable = newsroom.vault.undoable().unwrap().unwrap();
    assert_eq!((undoable.id, undoable.action, undoable.article), (action, Action::MediaAdd, None));
    let undo = newsroom.undo_action(2, action).unwrap();
    assert!(undo > action, "the undo has an entry of its own");
    assert_eq!(names(&newsroom), [""; 0]);
    assert_eq!(newsroom.vault.undoable().unwrap(), None);
    assert_eq!(newsroom.vault.media(new.id).unwrap().name, new.name);
    assert_eq!(newsroom.vault.media_bytes(new.id).unwrap(), b"market");
    newsroom.undo_action(3, undo).unwrap();
    assert_eq!(names(&newsroom), ["سوق.jpg"]);
    assert!(is_listed(&mut newsroom, &new));
    newsroom.undo_action(4, action).unwrap();
    assert!(!is_listed(&mut newsroom, &new));
    // The same import again brings the same medium again.
    add(&mut newsroom, 5, &NewMedia { caption: "شرح آخر".to_owned(), ..new.clone() });
    assert_eq!(newsroom.vault.media_list().unwrap()[0].caption, "شرح آخر");
    newsroom.is_clean();
}

#[test]
fn media_and_the_article_they_come_with_are_one_action() {
    let mut newsroom = newsroom();
    let new = article("خبر بصورة", &["نص"]);
    let done = newsroom.vault.transact(Action::ArticleImport, &salma(), at(1), |tx| {
        media::add(tx, &picture("أولى.jpg", b"1"))?;
        media::add(tx, &picture("ثانية.jpg", b"2"))?;
        articles::create(tx, &new)
    });
    let action = done.unwrap().action.unwrap();
    let undoable = newsroom.vault.undoable().unwrap().unwrap();
    assert_eq!((undoable.id, undoable.article), (action, Some(new.id)));
    assert_eq!(undoable.headline, "خبر بصورة");
    let undo = newsroom.undo(2);
    assert_eq!(names(&newsroom), [""; 0]);
    assert!(newsroom.vault.article(new.id).is_err());
    assert_eq!(newsroom.vault.undoable().unwrap(), None, "no second action is left");
    newsroom.undo_action(3, undo).unwrap();
    assert_eq!(names(&newsroom).len(), 2);
    assert!(newsroom.vault.article(new.id).is_ok());
    newsroom.is_clean();
}

#[test]
fn a_failed_action_adds_no_media() {
    let mut newsroom = newsroom();
    let new = picture("سوق.jpg", b"market");
    let refused = newsroom.vault.transact(Action::ArticleImport, &salma(), at(1), |tx| {
        media::add(tx, &new)?;
        Err::<(), _>(StoreError::NotFound("كل شيء".to_owned()))
    });
    assert!(refused.is_err());
    assert_eq!(names(&newsroom), [""; 0]);
    assert!(newsroom.vault.media_bytes(new.id).is_err());
    assert_eq!(newsroom.vault.undoable().unwrap(), None);
}

/// `SQLCipher` gives zeros for the last page of long bytes where it cannot read it, and says nothing.
#[test]
fn bytes_on_a_damaged_page_are_told_and_never_given_otherwise_than_they_were() {
    let mut newsroom = newsroom();
    let bytes: Vec<u8> = (0..20_000_u32).map(|at| at.to_le_bytes()[0] | 1).collect();
    let new = picture("سوق.jpg", &bytes);
    add(&mut newsroom, 1, &new);
    let path = newsroom.path();
    newsroom.vault.close().unwrap();
    let sound = std::fs::read(&path).unwrap();
    let mut told = 0;
    for page in 2..sound.len() / 4096 {
        let mut damaged = sound.clone();
        damaged[page * 4096 + 2000] ^= 1;
        std::fs::write(&path, damaged).unwrap();
        let opened = Vault::open(&path, &secret(PASSPHRASE), Access::Read);
        match opened.and_then(|vault| vault.media_bytes(new.id)) {
            Ok(read) => assert!(read == bytes, "page {page}"),
            Err(StoreError::Damaged(_)) => told += 1,
            Err(error) => panic!("page {page}: {error:?}"),
        }
    }
    assert!(told >= 5, "the bytes are on five pages or more: {told}");
}
