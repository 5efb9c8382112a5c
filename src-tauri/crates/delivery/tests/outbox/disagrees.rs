//! Posts that are just what was sent, where that was not what the article said.

use serde_json::json;
use warraq_connect::RemoteId;
use warraq_core::article::ArticleId;
use warraq_core::outbox::{ItemId, ItemState};
use warraq_core::person::Person;
use warraq_delivery::{
    Choices, Keep, PieceKind, Pulled, ReasonKind, Sending, Wish, compare, settle,
};
use warraq_store::outbox::put_delivery;

use crate::newsroom::Newsroom;
use crate::pull::pulled;

const FIRST: &str = "أعلنت الإدارة أمس قرارها الجديد في القامشلي";
const SECOND: &str = "وقال شهود إن السوق مفتوح منذ الصباح الباكر";
const NEW: &str = "وقال شهود إن السوق مغلق منذ المساء المتأخر";

/// A post of the site whose correction from here was read back, and is there as `wrong` says since an earlier version of
/// this program wrote that, and took it for what the article said.
fn sent_wrongly(wrong: impl Fn(&str) -> String) -> (Newsroom, ArticleId, RemoteId, ItemId) {
    let newsroom = Newsroom::new();
    let content = format!("{FIRST}\n\n[gallery ids=\"1\"]\n\n<b>{SECOND}</b>");
    let id = newsroom.remote.write(7, "خبر قديم", &content);
    let Pulled::New(new) = pulled(&newsroom, &id) else { panic!("it is new") };
    newsroom.write_at(new.id, 1, NEW);
    let item = newsroom.queue(new.id, Wish::Draft);
    newsroom.finish();
    assert_eq!(newsroom.state(item), ItemState::Verified, "{:?}", newsroom.reason(item));
    newsroom.follow();
    assert_eq!(newsroom.state(item), ItemState::Verified, "it is as the article says");

    let stood = newsroom.remote.post(&id).content;
    let wrong = wrong(&stood);
    let mut state = newsroom.remote.state();
    let post = state.posts.iter_mut().find(|one| one.post.id == id).unwrap();
    post.post.content.clone_from(&wrong);
    drop(state);
    let seen = serde_json::to_value(newsroom.remote.post(&id)).unwrap();
    let mut vault = newsroom.desk.lock().unwrap();
    let mut row = vault.delivery(new.id, newsroom.site).unwrap().unwrap();
    let sent = row.sent.as_mut().unwrap();
    sent["content"] = json!(wrong);
    sent["owns"][0]["stands_for"] = json!(wrong);
    sent["owns"][0].as_object_mut().unwrap().remove("apart");
    row.seen = Some(seen);
    vault.dispatch(newsroom.now(), |tx| put_delivery(tx, &row)).unwrap();
    drop(vault);
    (newsroom, new.id, id, item)
}

#[test]
fn a_post_that_lost_a_paragraph_or_has_it_twice_is_told_by_whoever_looks() {
    let doubled = |text: &str| format!("{text}\n\n<p>{FIRST}</p>");
    let lost = |text: &str| text.replace(FIRST, "");
    for wrong in [&doubled as &dyn Fn(&str) -> String, &lost] {
        let (newsroom, article, id, item) = sent_wrongly(wrong);
        newsroom.follow();
        assert_eq!(newsroom.state(item), ItemState::Changed);
        assert_eq!(newsroom.reason(item), Some(ReasonKind::Disagrees));
        newsroom.follow();
        assert_eq!(newsroom.reason(item), Some(ReasonKind::Disagrees), "it stays told");
        let view = compare(&newsroom.desk.lock().unwrap(), article, newsroom.site).unwrap();
        let kinds: Vec<_> = view.pieces.iter().map(|piece| piece.kind).collect();
        assert_eq!(kinds, [PieceKind::Conflict], "over the whole text");

        let person = Person { name: "سلمى".to_owned(), role: String::new() };
        let choices = Choices { all: Some(Keep::Mine), ..Choices::default() };
        let (place, send) = ((article, newsroom.site), (&choices, Sending::Send));
        let next = settle(&newsroom.desk, &person, place, send, newsroom.now()).unwrap().unwrap();
        newsroom.finish();
        assert_eq!(newsroom.state(next), ItemState::Verified, "{:?}", newsroom.reason(next));
        let there = newsroom.remote.post(&id).content;
        for text in [FIRST, NEW] {
            assert_eq!(there.matches(text).count(), 1, "{there}");
        }
        newsroom.follow();
        assert_eq!(newsroom.state(next), ItemState::Verified);
    }
}

#[test]
fn a_correction_of_such_a_post_is_not_called_verified() {
    let (newsroom, article, _, _) = sent_wrongly(|text| format!("{text}\n\n<p>{FIRST}</p>"));
    newsroom.write_at(article, 1, SECOND);
    let item = newsroom.queue(article, Wish::Draft);
    newsroom.finish();
    assert_ne!(newsroom.state(item), ItemState::Verified);
    let reason = newsroom.reason(item);
    let told = [Some(ReasonKind::Disagrees), Some(ReasonKind::Unmatched)];
    assert!(told.contains(&reason), "{reason:?}");
}
