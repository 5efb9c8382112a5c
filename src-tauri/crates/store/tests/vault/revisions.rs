//! What every action left: listed, looked at, brought back, stored once.

use warraq_core::action::Action;
use warraq_core::workflow::Status;
use warraq_store::revisions::Part;
use warraq_store::{StoreError, articles, revisions, tags};

use crate::newsroom::{Newsroom, article, at, azad, newsroom, salma, tag};

fn headlines(newsroom: &Newsroom, id: warraq_core::article::ArticleId) -> Vec<String> {
    let revisions = newsroom.vault.revisions(id).unwrap();
    let headline = |number| newsroom.vault.revision(id, number).unwrap().fields.headline;
    revisions.iter().map(|revision| headline(revision.id)).collect()
}

#[test]
fn every_action_and_burst_leaves_a_state_and_the_newest_is_the_article() {
    let mut newsroom = newsroom();
    let id = newsroom.create(0, &article("أول", &["كلمة"]));
    for (second, headline) in [(1, "ثان"), (2, "ثالث"), (3, "رابع")] {
        newsroom.headline(second, id, headline);
    }
    newsroom.try_write(&azad(), 4, id, 0, "كلمة وكلمة").unwrap();
    let listed = newsroom.vault.revisions(id).unwrap();
    let short: Vec<_> =
        listed.iter().map(|r| (r.id, r.at, r.person.clone(), r.action, r.words)).collect();
    assert_eq!(
        short,
        [
            (3, at(4), azad().name, Action::ArticleWrite, 2),
            (2, at(3), salma().name, Action::ArticleFields, 1),
            (1, at(0), salma().name, Action::ArticleCreate, 1),
        ]
    );
    assert_eq!(headlines(&newsroom, id), ["رابع", "رابع", "أول"]);
    assert_eq!(newsroom.vault.revision(id, 3).unwrap(), newsroom.vault.article(id).unwrap());
    let first = newsroom.vault.revision(id, 1).unwrap();
    assert_eq!((first.updated_at, first.updated_by), (at(0), salma().name));
    for none in [0, 4] {
        assert!(matches!(newsroom.vault.revision(id, none), Err(StoreError::NotFound(_))));
    }
}

#[test]
fn a_revision_is_brought_back_but_for_its_status() {
    let mut newsroom = newsroom();
    let mut new = article("أول", &["نص أول"]);
    new.tags = vec![tag("سوريا")];
    let id = newsroom.create(0, &new);
    newsroom.write(1, id, 0, "نص ثان");
    let act = |tx: &mut warraq_store::Tx<'_>| {
        tags::remove(tx, id, &tag("سوريا"))?;
        articles::set_status(tx, id, Status::Submitted)
    };
    newsroom.vault.transact(Action::ArticleStatus, &salma(), at(2), act).unwrap();
    let mut restore = |second, number| {
        newsroom.vault.transact(Action::RevisionRestore, &azad(), at(second), |tx| {
            revisions::restore(tx, id, number)
        })
    };
    assert_eq!(restore(3, 1).unwrap().value.version, 4);
    assert_eq!(restore(4, 1).unwrap().action, None, "it is so already");
    assert!(matches!(restore(5, 9), Err(StoreError::NotFound(_))));
    let article = newsroom.vault.article(id).unwrap();
    assert_eq!((article.body, article.fields), (new.body, new.fields));
    assert_eq!(article.tags, [tag("سوريا")]);
    assert_eq!((article.status, article.updated_by), (Status::Submitted, azad().name));
    assert_eq!(newsroom.vault.revisions(id).unwrap()[0].action, Action::RevisionRestore);
    newsroom.is_clean();
}

#[test]
fn equal_states_are_stored_once() {
    let mut newsroom = newsroom();
    let id = newsroom.create(0, &article("عنوان", &["نص"]));
    for round in 0..6 {
        newsroom.write(round * 1000, id, 0, if round % 2 == 0 { "تعديل" } else { "نص" });
    }
    let report = newsroom.vault.verify().unwrap();
    assert_eq!((report.revisions, report.snapshots), (7, 2));
}

#[test]
fn a_burst_stores_no_state_of_its_own_while_it_lasts() {
    let mut newsroom = newsroom();
    let id = newsroom.create(0, &article("عنوان", &["نص"]));
    for second in 1..100 {
        newsroom.write(second, id, 0, &format!("نص {second}"));
    }
    let report = newsroom.vault.verify().unwrap();
    assert_eq!((report.revisions, report.snapshots, report.actions), (2, 1, 2));
    assert_eq!(newsroom.vault.article(id).unwrap().version, 100);
}

#[test]
fn a_tag_stays_while_an_article_carries_it() {
    let mut newsroom = newsroom();
    let mut new = article("أول", &[]);
    new.tags = vec![tag("القامشلي"), tag("سوريا")];
    let first = newsroom.create(0, &new);
    let second = newsroom.create(1, &article("ثان", &[]));
    let mut act = |time, add: bool, id, name: &str| {
        let (action, tag) = (if add { Action::TagAdd } else { Action::TagRemove }, tag(name));
        let work = |tx: &mut warraq_store::Tx<'_>| {
            if add { tags::add(tx, id, &tag) } else { tags::remove(tx, id, &tag) }
        };
        newsroom.vault.transact(action, &salma(), at(time), work).unwrap();
        newsroom.vault.tags().unwrap().into_iter().map(|t| (t.name, t.count)).collect::<Vec<_>>()
    };
    let pair = |name: &str, count| (name.to_owned(), count);
    assert_eq!(act(2, true, second, "القامشلى"), [pair("القامشلي", 2), pair("سوريا", 1)]);
    assert_eq!(act(3, false, first, "القامشلي"), [pair("القامشلي", 1), pair("سوريا", 1)]);
    assert_eq!(act(4, false, second, "القامشلي"), [pair("سوريا", 1)]);
    assert_eq!(act(5, true, second, "القامشلى"), [pair("القامشلى", 1), pair("سوريا", 1)]);
    assert_eq!(newsroom.vault.article(second).unwrap().tags, [tag("القامشلى")]);
}

#[test]
fn a_revision_is_named_renamed_and_the_name_is_taken_back() {
    let mut newsroom = newsroom();
    let id = newsroom.create(0, &article("أول", &["نص"]));
    let name = |newsroom: &mut Newsroom, second, number, name: &str| {
        let work = |tx: &mut warraq_store::Tx<'_>| revisions::name(tx, id, number, name);
        newsroom.vault.transact(Action::RevisionName, &salma(), at(second), work)
    };
    let names = |newsroom: &Newsroom| -> Vec<_> {
        newsroom.vault.revisions(id).unwrap().into_iter().map(|one| one.name).collect()
    };
    let given = name(&mut newsroom, 1, 1, " قبل\nالمراجعة  القانونية ").unwrap();
    assert_eq!(names(&newsroom), [Some("قبل المراجعة القانونية".to_owned())]);
    assert_eq!(newsroom.vault.undoable().unwrap().unwrap().article, Some(id));
    assert_eq!(name(&mut newsroom, 2, 1, "قبل المراجعة القانونية").unwrap().action, None);
    assert!(matches!(name(&mut newsroom, 3, 2, "لا"), Err(StoreError::NotFound(_))));
    newsroom.vault.undo(given.action.unwrap(), &salma(), at(4)).unwrap();
    assert_eq!(names(&newsroom), [None]);
    name(&mut newsroom, 5, 1, "المسودة").unwrap();
    name(&mut newsroom, 6, 1, " ").unwrap();
    assert_eq!(names(&newsroom), [None]);
    newsroom.is_clean();
}

#[test]
fn what_was_named_stays_as_it_was_when_writing_goes_on() {
    let mut newsroom = newsroom();
    let id = newsroom.create(0, &article("أول", &["نص"]));
    newsroom.write(1, id, 0, "نص مسمّى");
    let work = |tx: &mut warraq_store::Tx<'_>| revisions::name(tx, id, 2, "قبل");
    newsroom.vault.transact(Action::RevisionName, &salma(), at(2), work).unwrap();
    newsroom.write(3, id, 0, "نص لاحق");
    let names: Vec<_> = newsroom.vault.revisions(id).unwrap().into_iter().map(|r| r.name).collect();
    assert_eq!(names, [None, Some("قبل".to_owned()), None]);
    assert_ne!(
        newsroom.vault.revision(id, 2).unwrap().body,
        newsroom.vault.article(id).unwrap().body
    );
}

#[test]
fn one_block_or_field_of_a_revision_comes_back_alone_and_in_one_undo() {
    let mut newsroom = newsroom();
    let new = article("أول", &["نص أول", "نص ثان"]);
    let blocks = new.body.blocks().to_vec();
    let id = newsroom.create(0, &new);
    newsroom.write(1, id, 0, "غيره");
    newsroom.write(2, id, 1, "غيره أيضًا");
    newsroom.headline(3, id, "عنوان آخر");
    let mut restore = |second, part| {
        newsroom.vault.transact(Action::RevisionRestore, &azad(), at(second), |tx| {
            revisions::restore_part(tx, id, 1, part)
        })
    };
    let done = restore(4, Part::Block(blocks[1].id())).unwrap();
    assert_eq!(restore(5, Part::Block(blocks[1].id())).unwrap().action, None, "it is so already");
    let unknown = warraq_core::article::BlockId::new(&mut warraq_store::FreshIds::at(at(6)));
    assert!(matches!(restore(6, Part::Block(unknown)), Err(StoreError::NotFound(_))));
    let now = newsroom.vault.article(id).unwrap();
    assert_eq!(now.body.blocks()[1], blocks[1]);
    assert_ne!(now.body.blocks()[0], blocks[0]);
    assert_eq!(now.fields.headline, "عنوان آخر");
    newsroom.vault.undo(done.action.unwrap(), &azad(), at(7)).unwrap();
    assert_ne!(newsroom.vault.article(id).unwrap().body.blocks()[1], blocks[1]);
    let field = Part::Field(warraq_core::fields::FieldName::Headline);
    let work = |tx: &mut warraq_store::Tx<'_>| revisions::restore_part(tx, id, 1, field);
    newsroom.vault.transact(Action::RevisionRestore, &azad(), at(8), work).unwrap();
    assert_eq!(newsroom.vault.article(id).unwrap().fields, new.fields);
    newsroom.is_clean();
}
