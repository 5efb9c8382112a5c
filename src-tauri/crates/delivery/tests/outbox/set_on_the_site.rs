//! What somebody did to the state of a post on the site is decided by a person before anything is written against it.

use std::sync::MutexGuard;

use chrono::{DateTime, Utc};
use warraq_connect::{RemotePost, RemoteState};
use warraq_core::article::ArticleId;
use warraq_core::fields::FieldName;
use warraq_core::outbox::{ItemId, ItemState};
use warraq_core::person::Person;
use warraq_delivery::{
    CheckKind, Choices, ConflictView, FieldPiece, Keep, PieceKind, PostPart, ReasonKind, Sending,
    Wish, compare, settle,
};
use warraq_store::Vault;
use warraq_store::outbox::Haste;

use crate::newsroom::{Newsroom, later, simple};
use crate::preflight::{checks, kinds};

/// A newsroom whose article was delivered.
fn delivered(wish: Wish) -> (Newsroom, ArticleId) {
    let newsroom = Newsroom::new();
    let article = newsroom.article(1, &simple("نص أول"));
    newsroom.queue(article, wish);
    newsroom.drain(Haste::Patient);
    (newsroom, article)
}

fn vault(newsroom: &Newsroom) -> MutexGuard<'_, Vault> {
    newsroom.desk.lock().unwrap()
}

fn corrected(newsroom: &Newsroom, article: ArticleId, wish: Wish) -> ItemId {
    newsroom.rewrite(article, "نص مصحح");
    let item = newsroom.queue(article, wish);
    newsroom.drain(Haste::AtOnce);
    item
}

fn view(newsroom: &Newsroom, article: ArticleId) -> ConflictView {
    compare(&vault(newsroom), article, newsroom.site).unwrap()
}

fn row(newsroom: &Newsroom, article: ArticleId, part: PostPart) -> Option<FieldPiece> {
    view(newsroom, article).fields.into_iter().find(|piece| piece.part == part)
}

/// Decides as a whole: nothing keeps of each difference what whoever changed it made of it.
fn decide(
    newsroom: &Newsroom,
    article: ArticleId,
    all: Option<Keep>,
    sending: Sending,
) -> Option<ItemId> {
    let person = Person { name: "مها".to_owned(), role: String::new() };
    let choices = Choices { all, ..Choices::default() };
    let place = (article, newsroom.site);
    let sent = settle(&newsroom.desk, &person, place, (&choices, sending), newsroom.now());
    let sent = sent.unwrap();
    newsroom.drain(Haste::AtOnce);
    sent
}

fn told(newsroom: &Newsroom, item: ItemId) -> (ItemState, Option<ReasonKind>) {
    (newsroom.state(item), newsroom.reason(item))
}

fn set(newsroom: &Newsroom, article: ArticleId, state: RemoteState, date: Option<DateTime<Utc>>) {
    newsroom.remote.change(article, |post| (post.state, post.date) = (state, date));
}

/// What a taken back post says of itself.
fn said_of(state: RemoteState) -> ReasonKind {
    if state == RemoteState::Private { ReasonKind::MadePrivate } else { ReasonKind::TakenBack }
}

fn has(post: &RemotePost, text: &str) -> bool {
    post.content.contains(text)
}

const TAKEN: [RemoteState; 3] = [RemoteState::Draft, RemoteState::Pending, RemoteState::Private];

#[test]
fn what_was_taken_from_readers_is_told_before_anything_is_written() {
    for state in TAKEN {
        for is_followed in [false, true] {
            let (newsroom, article) = delivered(Wish::Publish);
            set(&newsroom, article, state, None);
            if is_followed {
                newsroom.follow();
                let before = newsroom.shown(article).id;
                let expected = (ItemState::Changed, Some(said_of(state)));
                assert_eq!(told(&newsroom, before), expected);
            }
            let item = corrected(&newsroom, article, Wish::Publish);
            let expected = (ItemState::Conflict, Some(ReasonKind::Changed));
            assert_eq!(told(&newsroom, item), expected, "{state:?}");
            let post = newsroom.remote.post_of(article);
            assert!(has(&post, "نص أول") && post.state == state, "{state:?}: nothing was written");
            let row = row(&newsroom, article, PostPart::State).unwrap();
            assert_eq!((row.kind, row.can_choose), (PieceKind::Theirs, true));
            assert_eq!((&*row.base, &*row.mine), ("published", "published"));
            let names = ["draft", "pending", "private"];
            let at = TAKEN.iter().position(|one| *one == state).unwrap();
            assert_eq!(row.theirs, names[at]);
        }
    }
}

#[test]
fn theirs_leaves_the_post_as_it_is_and_showing_it_again_is_told() {
    for state in TAKEN {
        let (newsroom, article) = delivered(Wish::Publish);
        set(&newsroom, article, state, None);
        let item = corrected(&newsroom, article, Wish::Publish);
        decide(&newsroom, article, Some(Keep::Theirs), Sending::Leave);
        let post = newsroom.remote.post_of(article);
        assert!(has(&post, "نص أول") && post.state == state);
        assert_eq!(told(&newsroom, item), (ItemState::Verified, Some(said_of(state))));

        // Whoever publishes it later is told that readers get it again, and they do.
        let again = |wish| kinds(&checks(&newsroom, article, wish));
        assert!(again(Wish::Publish).contains(&CheckKind::PublicAgain), "{state:?}");
        assert!(!again(Wish::Draft).contains(&CheckKind::PublicAgain));
        let item = newsroom.queue(article, Wish::Publish);
        newsroom.drain(Haste::AtOnce);
        let expected = (ItemState::Verified, Some(ReasonKind::PublicAgain));
        assert_eq!(told(&newsroom, item), expected, "{state:?}");
        assert_eq!(newsroom.remote.post_of(article).state, RemoteState::Published);
        assert!(!again(Wish::Publish).contains(&CheckKind::PublicAgain));
        newsroom.is_clean();
    }
}

#[test]
fn merged_keeps_the_state_that_only_the_site_changed() {
    for state in TAKEN {
        let (newsroom, article) = delivered(Wish::Publish);
        set(&newsroom, article, state, None);
        corrected(&newsroom, article, Wish::Publish);
        let item = decide(&newsroom, article, None, Sending::Send).unwrap();
        let post = newsroom.remote.post_of(article);
        assert!(has(&post, "نص مصحح"));
        assert_eq!(post.state, state);
        assert_eq!(told(&newsroom, item), (ItemState::Verified, Some(said_of(state))));
        let shown = newsroom.shown(article);
        let wish = if state == RemoteState::Pending { Wish::Pending } else { Wish::Draft };
        assert_eq!((shown.wish, shown.remote_state), (wish, Some(state)));

        // It is said for as long as it is so, whatever is corrected.
        newsroom.rewrite(article, "نص أخير");
        let item = newsroom.queue(article, Wish::Draft);
        newsroom.drain(Haste::AtOnce);
        newsroom.follow();
        assert_eq!(told(&newsroom, item), (ItemState::Verified, Some(said_of(state))));
    }
}

#[test]
fn mine_shows_it_to_readers_again() {
    for state in TAKEN {
        let (newsroom, article) = delivered(Wish::Publish);
        set(&newsroom, article, state, None);
        corrected(&newsroom, article, Wish::Publish);
        let item = decide(&newsroom, article, Some(Keep::Mine), Sending::Send).unwrap();
        let post = newsroom.remote.post_of(article);
        assert!(has(&post, "نص مصحح"));
        assert_eq!(post.state, RemoteState::Published);
        assert_eq!(told(&newsroom, item), (ItemState::Verified, Some(ReasonKind::PublicAgain)));
    }
}

#[test]
fn a_text_that_somebody_took_back_while_it_was_on_its_way_is_told() {
    let (newsroom, article) = delivered(Wish::Draft);
    let other = newsroom.queue(article, Wish::Publish);
    newsroom.drain(Haste::AtOnce);
    assert_eq!(newsroom.state(other), ItemState::Verified);
    newsroom.rewrite(article, "نص مصحح");
    let item = newsroom.queue(article, Wish::Publish);
    newsroom.remote.trouble("update_post", crate::fake::Trouble::AnswerLost);
    newsroom.drain(Haste::Patient);
    set(&newsroom, article, RemoteState::Draft, None);
    newsroom.finish();
    assert_eq!(newsroom.state(item), ItemState::Conflict);
    assert_eq!(newsroom.remote.post_of(article).state, RemoteState::Draft);
    let row = row(&newsroom, article, PostPart::State).unwrap();
    assert_eq!((&*row.base, &*row.theirs), ("published", "draft"));
}

#[test]
fn a_time_that_an_editor_set_is_put_back_by_nobody_but_a_person() {
    for (all, is_theirs) in [(None, true), (Some(Keep::Mine), false)] {
        let newsroom = Newsroom::new();
        let article = newsroom.article(1, &simple("نص أول"));
        let (ours, theirs) = (later(&newsroom.clock, 60), later(&newsroom.clock, 240));
        newsroom.queue(article, Wish::Schedule { at: ours });
        newsroom.drain(Haste::Patient);
        set(&newsroom, article, RemoteState::Scheduled, Some(theirs));
        let item = corrected(&newsroom, article, Wish::Schedule { at: ours });
        assert_eq!(newsroom.state(item), ItemState::Conflict);
        assert!(has(&newsroom.remote.post_of(article), "نص أول"));
        let row = row(&newsroom, article, PostPart::Date).unwrap();
        assert_eq!((row.kind, row.can_choose), (PieceKind::Theirs, true));
        assert_eq!((row.mine, row.theirs), (ours.to_rfc3339(), theirs.to_rfc3339()));
        decide(&newsroom, article, all, Sending::Send);
        let post = newsroom.remote.post_of(article);
        let expected = if is_theirs { theirs } else { ours };
        assert!(has(&post, "نص مصحح"));
        assert_eq!((post.state, post.date), (RemoteState::Scheduled, Some(expected)));
        assert_eq!(newsroom.shown(article).wish, Wish::Schedule { at: expected });
        newsroom.finish();
        assert_eq!(newsroom.shown(article).remote_state, Some(RemoteState::Published));
    }
}

#[test]
fn what_stands_as_it_is_asked_for_needs_no_decision() {
    // The same time as an editor set.
    let newsroom = Newsroom::new();
    let article = newsroom.article(1, &simple("نص أول"));
    let (ours, theirs) = (later(&newsroom.clock, 60), later(&newsroom.clock, 240));
    newsroom.queue(article, Wish::Schedule { at: ours });
    newsroom.drain(Haste::Patient);
    set(&newsroom, article, RemoteState::Scheduled, Some(theirs));
    let item = corrected(&newsroom, article, Wish::Schedule { at: theirs });
    assert_eq!(newsroom.state(item), ItemState::Scheduled);
    assert!(has(&newsroom.remote.post_of(article), "نص مصحح"));

    // What is taken back was taken back there.
    for state in TAKEN {
        let (newsroom, article) = delivered(Wish::Publish);
        set(&newsroom, article, state, None);
        let item = newsroom.queue(article, Wish::Unpublish);
        newsroom.drain(Haste::AtOnce);
        assert_eq!(newsroom.state(item), ItemState::Verified, "{state:?}");
        assert_eq!(newsroom.remote.post_of(article).state, state);
    }

    // What is to be published was published there.
    let (newsroom, article) = delivered(Wish::Draft);
    set(&newsroom, article, RemoteState::Published, Some(newsroom.now()));
    let item = corrected(&newsroom, article, Wish::Publish);
    assert_eq!(newsroom.state(item), ItemState::Verified);
}

#[test]
fn a_password_that_readers_are_asked_for_is_told_and_stays() {
    let (newsroom, article) = delivered(Wish::Publish);
    newsroom.remote.change(article, |post| post.has_password = true);
    newsroom.follow();
    let before = newsroom.shown(article);
    assert_eq!(told(&newsroom, before.id), (ItemState::Changed, Some(ReasonKind::Locked)));
    let item = corrected(&newsroom, article, Wish::Publish);
    assert_eq!(newsroom.state(item), ItemState::Conflict);
    assert!(has(&newsroom.remote.post_of(article), "نص أول"));
    let row = row(&newsroom, article, PostPart::Password).unwrap();
    let expected = (PieceKind::Theirs, false, "", "locked");
    assert_eq!((row.kind, row.can_choose, &*row.base, &*row.theirs), expected);
    decide(&newsroom, article, Some(Keep::Mine), Sending::Send);
    let post = newsroom.remote.post_of(article);
    assert!(has(&post, "نص مصحح") && post.has_password);
    let shown = newsroom.shown(article);
    assert!(shown.has_password);
    assert_eq!(told(&newsroom, shown.id), (ItemState::Verified, Some(ReasonKind::Locked)));

    // A correction that asks for no state goes on, and says so too.
    let (newsroom, article) = delivered(Wish::Publish);
    newsroom.remote.change(article, |post| post.has_password = true);
    let item = corrected(&newsroom, article, Wish::Draft);
    assert_eq!(told(&newsroom, item), (ItemState::Verified, Some(ReasonKind::Locked)));
    assert!(has(&newsroom.remote.post_of(article), "نص مصحح"));
}

/// Whoever takes an article from its readers is not kept by words; what was not sent by that is said.
#[test]
fn taking_back_is_kept_by_no_words_and_says_which_it_left() {
    let (newsroom, article) = delivered(Wish::Publish);
    newsroom.rewrite(article, "نص مصحح");
    newsroom.set(article, FieldName::Headline, "عنوان مصحح");
    newsroom.queue(article, Wish::Unpublish);
    newsroom.drain(Haste::AtOnce);
    let (shown, post) = (newsroom.shown(article), newsroom.remote.post_of(article));
    assert_eq!(shown.state, ItemState::Verified);
    assert_eq!(shown.unsent, [PostPart::Title, PostPart::Text]);
    assert!(post.state == RemoteState::Draft && has(&post, "نص أول"));
    // Once they were sent there is nothing to say of them.
    newsroom.queue(article, Wish::Draft);
    newsroom.drain(Haste::AtOnce);
    assert!(has(&newsroom.remote.post_of(article), "نص مصحح"));
    newsroom.queue(article, Wish::Unpublish);
    newsroom.drain(Haste::AtOnce);
    assert_eq!(newsroom.shown(article).unsent, []);

    // Somebody wrote on at the post: it is taken back all the same, and what they wrote is told.
    let (newsroom, article) = delivered(Wish::Publish);
    newsroom.remote.edit(article, "سطر المحرر");
    let item = newsroom.queue(article, Wish::Unpublish);
    newsroom.finish();
    let post = newsroom.remote.post_of(article);
    assert_eq!(post.state, RemoteState::Draft);
    assert!(has(&post, "سطر المحرر"));
    assert_eq!(told(&newsroom, item), (ItemState::Changed, Some(ReasonKind::Changed)));
    let item = corrected(&newsroom, article, Wish::Draft);
    assert_eq!(newsroom.state(item), ItemState::Conflict);
    assert!(has(&newsroom.remote.post_of(article), "سطر المحرر"));
}

#[test]
fn mine_puts_the_name_in_the_address_back() {
    for slug in ["", "اسم-من-هنا"] {
        let newsroom = Newsroom::new();
        let article = newsroom.article(1, &simple("نص أول"));
        newsroom.set(article, FieldName::Headline, "فيضان الفرات");
        newsroom.set(article, FieldName::Slug, slug);
        newsroom.queue(article, Wish::Publish);
        newsroom.drain(Haste::Patient);
        let before = newsroom.remote.post_of(article).slug;
        assert!(!before.is_empty());
        newsroom.remote.change(article, |post| post.slug = "name-of-the-editor".to_owned());
        let item = corrected(&newsroom, article, Wish::Publish);
        assert_eq!(newsroom.state(item), ItemState::Conflict);
        decide(&newsroom, article, Some(Keep::Mine), Sending::Send);
        assert_eq!(newsroom.remote.post_of(article).slug, before);
        // And it stays so.
        corrected(&newsroom, article, Wish::Draft);
        assert_eq!(newsroom.remote.post_of(article).slug, before);
    }
}

/// A post that was taken out of the bin otherwise than by its button keeps what the bin made of its name.
#[test]
fn no_name_of_the_bin_goes_to_readers() {
    for (first, all) in
        [(Wish::Publish, Some(Keep::Mine)), (Wish::Publish, None), (Wish::Draft, Some(Keep::Mine))]
    {
        let newsroom = Newsroom::new();
        let article = newsroom.article(1, &simple("نص أول"));
        newsroom.set(article, FieldName::Headline, "فيضان الفرات");
        newsroom.queue(article, first);
        newsroom.drain(Haste::Patient);
        let before = newsroom.remote.post_of(article).slug;
        let bare = if before.starts_with("wq-") { "" } else { &*before };
        let binned = format!("{bare}__trashed");
        newsroom.remote.change(article, |post| {
            (post.state, post.slug) = (RemoteState::Draft, binned);
        });
        let item = corrected(&newsroom, article, Wish::Publish);
        if newsroom.state(item) == ItemState::Conflict {
            decide(&newsroom, article, all, Sending::Send);
        }
        newsroom.queue(article, Wish::Publish);
        newsroom.drain(Haste::AtOnce);
        let post = newsroom.remote.post_of(article);
        assert_eq!(post.state, RemoteState::Published, "{first:?}");
        assert!(!post.slug.contains("__trashed"), "{first:?}: {}", post.slug);
        if first == Wish::Publish {
            assert_eq!(post.slug, before);
        }
    }
}

#[test]
fn of_what_had_only_a_time_nobody_says_that_readers_do_not_see_it_any_more() {
    let newsroom = Newsroom::new();
    let article = newsroom.article(1, &simple("نص أول"));
    let item = newsroom.queue(article, Wish::Schedule { at: later(&newsroom.clock, 60) });
    newsroom.drain(Haste::Patient);
    assert_eq!(newsroom.state(item), ItemState::Scheduled);
    set(&newsroom, article, RemoteState::Draft, None);
    newsroom.follow();
    assert_eq!(told(&newsroom, item), (ItemState::Changed, Some(ReasonKind::TakenBack)));
    assert_eq!(newsroom.shown(article).reason.unwrap().detail, "time");
    newsroom.follow();
    assert_eq!(newsroom.shown(article).reason.unwrap().detail, "time", "however often it is seen");
}

#[test]
fn a_draft_that_came_out_of_the_bin_with_the_usual_category_was_changed_by_nobody() {
    let (newsroom, article) = delivered(Wish::Draft);
    let before = newsroom.shown(article).id;
    let usual = vec![warraq_connect::RemoteId("1".to_owned())];
    newsroom.remote.change(article, |post| post.categories.clone_from(&usual));
    newsroom.follow();
    assert_eq!(told(&newsroom, before), (ItemState::Verified, None));
    assert!(!kinds(&checks(&newsroom, article, Wish::Draft)).contains(&CheckKind::Changed));
    let item = corrected(&newsroom, article, Wish::Draft);
    assert_eq!(told(&newsroom, item), (ItemState::Verified, None));
    let post = newsroom.remote.post_of(article);
    assert!(has(&post, "نص مصحح"));
    assert_eq!(post.categories, usual, "the site keeps what it gave");
    // Another category was chosen by somebody.
    newsroom.remote.change(article, |post| post.categories[0].0 = "4".to_owned());
    newsroom.follow();
    assert_eq!(told(&newsroom, item), (ItemState::Changed, Some(ReasonKind::Changed)));
}
