//! What somebody changed on the site meanwhile is never written over unseen.

use warraq_connect::{RemoteId, RemoteState};
use warraq_core::outbox::ItemState;
use warraq_delivery::{
    Clock, Decision, PieceKind, ReasonKind, Wish, Words, follow, merge, resolve, retry, send_as_new,
};

use crate::clock::run;
use crate::fake::{ToFake, Trouble};
use crate::newsroom::{Newsroom, simple};

#[test]
fn what_somebody_made_just_so_meanwhile_is_no_conflict() {
    let newsroom = Newsroom::new();
    let article = newsroom.article(1, &simple("نص أول"));
    newsroom.queue(article, Wish::Publish);
    newsroom.finish();
    newsroom.rewrite(article, "نص مصحح");
    newsroom.remote.change(article, |post| {
        post.content = post.content.replace("نص أول", "نص مصحح");
    });
    let before = newsroom.remote.state().calls.len();
    let item = newsroom.queue(article, Wish::Draft);
    newsroom.finish();
    assert_eq!(newsroom.state(item), ItemState::Verified);
    let post = newsroom.remote.post_of(article);
    assert_eq!(newsroom.known(article).seen.map(|seen| seen.content), Some(post.content));
    assert!(newsroom.remote.state().calls.len() > before);

    // Also where there was a conflict before, and the article took what the site has.
    newsroom.remote.change(article, |post| {
        post.content = post.content.replace("نص مصحح", "نص المحرر");
    });
    newsroom.rewrite(article, "نص آخر");
    let item = newsroom.queue(article, Wish::Draft);
    newsroom.finish();
    assert_eq!(newsroom.state(item), ItemState::Conflict);
    let now = newsroom.clock.now();
    resolve(&mut newsroom.desk.lock().unwrap(), item, Decision::Theirs, now).unwrap();
    newsroom.rewrite(article, "نص المحرر");
    let item = newsroom.queue(article, Wish::Draft);
    newsroom.finish();
    assert_eq!(newsroom.state(item), ItemState::Verified);
    assert!(newsroom.known(article).asked.is_empty());
}

#[test]
fn an_edit_on_the_site_stops_the_delivery_until_a_person_decides() {
    for decision in ["mine", "theirs", "merged"] {
        let newsroom = Newsroom::new();
        let article = newsroom.article(1, &simple("نص أول"));
        newsroom.queue(article, Wish::Publish);
        newsroom.finish();
        newsroom.remote.edit(article, "سطر المحرر");
        newsroom.rewrite(article, "نص مصحح");
        let item = newsroom.queue(article, Wish::Publish);
        newsroom.finish();
        assert_eq!(newsroom.state(item), ItemState::Conflict);
        assert_eq!(newsroom.reason(item), Some(ReasonKind::Changed));
        assert!(newsroom.remote.post_of(article).content.contains("سطر المحرر"));

        // All three are there to be compared.
        let known = newsroom.known(article);
        let (base, theirs) = (known.seen.unwrap(), known.theirs.unwrap());
        let mine = base.content.replace("أول", "مصحح");
        let merged = merge(&base.content, &mine, &theirs.content);
        assert!(merged.pieces.iter().any(|piece| piece.kind == PieceKind::Mine));
        let content = merged.text.unwrap();
        let words = Words { title: base.title, content, excerpt: base.excerpt };
        let decided = match decision {
            "mine" => Decision::Mine,
            "theirs" => Decision::Theirs,
            _ => Decision::Merged(words),
        };
        let now = newsroom.clock.now();
        resolve(&mut newsroom.desk.lock().unwrap(), item, decided, now).unwrap();
        newsroom.finish();
        let post = newsroom.remote.post_of(article);
        let has = |text: &str| post.content.contains(text);
        let (state, mine, theirs) = (newsroom.state(item), has("مصحح"), has("سطر المحرر"));
        let expected = match decision {
            "mine" => (ItemState::Verified, true, false),
            "theirs" => (ItemState::Cancelled, false, true),
            _ => (ItemState::Verified, true, true),
        };
        assert_eq!((state, mine, theirs), expected, "{decision}");
        assert_eq!(post.state, RemoteState::Published);

        // What was decided is seen: the next correction goes through. What was left as it is there is not in the
        // article, and is not written over later either.
        newsroom.rewrite(article, "نص أخير");
        let item = newsroom.queue(article, Wish::Publish);
        newsroom.finish();
        let next = if decision == "theirs" { ItemState::Conflict } else { ItemState::Verified };
        assert_eq!(newsroom.state(item), next, "{decision}");
        newsroom.is_clean();
    }
}

#[test]
fn what_was_refused_does_not_go_over_what_was_delivered_after_it() {
    let newsroom = Newsroom::new();
    let article = newsroom.article(1, &simple("نص أول"));
    newsroom.queue(article, Wish::Publish);
    newsroom.finish();
    newsroom.remote.edit(article, "سطر المحرر");
    newsroom.rewrite(article, "نص ثان");
    let decided = newsroom.queue(article, Wish::Publish);
    newsroom.finish();
    newsroom.rewrite(article, "نص ثالث");
    let later = newsroom.queue(article, Wish::Publish);
    let now = newsroom.clock.now();
    resolve(&mut newsroom.desk.lock().unwrap(), decided, Decision::Mine, now).unwrap();
    newsroom.remote.trouble("update_post", Trouble::Login);
    newsroom.finish();
    assert_eq!(newsroom.state(decided), ItemState::Refused);
    // A wrong password leaves the site alone until somebody asks again.
    newsroom.finish();
    assert_eq!(newsroom.state(later), ItemState::Verified);
    retry(&mut newsroom.desk.lock().unwrap(), decided, now).unwrap();
    newsroom.finish();
    assert_eq!(newsroom.state(decided), ItemState::Cancelled);
    assert_eq!(newsroom.reason(decided), Some(ReasonKind::Superseded));
    assert!(newsroom.remote.post_of(article).content.contains("نص ثالث"));
}

#[test]
fn an_edit_between_a_request_and_its_lost_answer_is_seen() {
    let newsroom = Newsroom::new();
    let article = newsroom.article(1, &simple("نص"));
    let item = newsroom.queue(article, Wish::Publish);
    newsroom.remote.trouble("create_post", Trouble::AnswerLost);
    newsroom.drain(warraq_store::outbox::Haste::Patient);
    newsroom.remote.edit(article, "سطر المحرر");
    newsroom.finish();
    assert_eq!(newsroom.state(item), ItemState::Conflict);
    let post = newsroom.remote.post_of(article);
    assert!(post.content.contains("سطر المحرر") && post.state == RemoteState::Draft);
}

#[test]
fn a_tag_or_picture_that_an_editor_set_is_work_too() {
    let newsroom = Newsroom::new();
    let article = newsroom.article(1, &simple("نص"));
    newsroom.queue(article, Wish::Draft);
    newsroom.finish();
    newsroom.remote.change(article, |post| post.tags.push(RemoteId("77".to_owned())));
    newsroom.rewrite(article, "نص آخر");
    let item = newsroom.queue(article, Wish::Draft);
    newsroom.finish();
    assert_eq!(newsroom.state(item), ItemState::Conflict);
}

#[test]
fn two_vaults_with_one_article_make_one_post_and_see_each_other() {
    let one = Newsroom::new();
    let other = one.beside();
    let article = one.article(1, &simple("نص"));
    assert_eq!(other.article(1, &simple("نص")), article);
    one.queue(article, Wish::Publish);
    one.finish();
    // The very same is taken for sent.
    let item = other.queue(article, Wish::Draft);
    other.finish();
    assert_eq!(other.state(item), ItemState::Verified);
    one.rewrite(article, "نص من هنا");
    one.queue(article, Wish::Draft);
    one.finish();
    other.rewrite(article, "نص من هناك");
    let item = other.queue(article, Wish::Draft);
    other.finish();
    assert_eq!(other.state(item), ItemState::Conflict);
    assert!(one.remote.post_of(article).content.contains("نص من هنا"));

    // One that knows nothing of the post writes nothing over it.
    let third = one.beside();
    third.article(1, &simple("نص ثالث"));
    let item = third.queue(article, Wish::Draft);
    third.finish();
    assert_eq!(
        (third.state(item), third.reason(item)),
        (ItemState::Conflict, Some(ReasonKind::Unseen))
    );
}

#[test]
fn what_was_delivered_is_followed() {
    let newsroom = Newsroom::new();
    let articles: Vec<_> = (1..=3).map(|n| newsroom.article(n, &simple("نص"))).collect();
    let items: Vec<_> = articles.iter().map(|id| newsroom.queue(*id, Wish::Publish)).collect();
    newsroom.finish();
    newsroom.remote.edit(articles[0], "سطر");
    newsroom.remote.change(articles[1], |post| post.state = RemoteState::Trashed);
    let connector = ToFake(newsroom.remote.clone()).open();
    let now = newsroom.clock.now();
    let followed = run(follow(&newsroom.desk, newsroom.site, &connector, now, 9)).unwrap().unwrap();
    assert_eq!((followed.changed, followed.same), (vec![items[1], items[0]], items[2..].to_vec()));
    let states: Vec<_> = items.iter().map(|item| newsroom.state(*item)).collect();
    assert_eq!(states, [ItemState::Changed, ItemState::Changed, ItemState::Verified]);
    assert_eq!(newsroom.reason(items[1]), Some(ReasonKind::Gone));
}

#[test]
fn what_is_in_the_bin_is_left_there_and_what_is_gone_is_made_anew_when_asked() {
    let newsroom = Newsroom::new();
    let article = newsroom.article(1, &simple("نص"));
    newsroom.queue(article, Wish::Publish);
    newsroom.finish();
    newsroom.remote.change(article, |post| post.state = RemoteState::Trashed);
    newsroom.rewrite(article, "نص آخر");
    let item = newsroom.queue(article, Wish::Publish);
    newsroom.finish();
    assert_eq!(
        (newsroom.state(item), newsroom.reason(item)),
        (ItemState::Refused, Some(ReasonKind::Gone))
    );
    newsroom.remote.state().posts.clear();
    let item = newsroom.queue(article, Wish::Publish);
    newsroom.finish();
    assert_eq!(newsroom.reason(item), Some(ReasonKind::Deleted));
    assert!(newsroom.remote.posts_of(article).is_empty());
    let now = newsroom.clock.now();
    retry(&mut newsroom.desk.lock().unwrap(), item, now).unwrap();
    newsroom.finish();
    assert_eq!(newsroom.reason(item), Some(ReasonKind::Deleted), "as often as it is asked for");
    let item = send_as_new(&newsroom.desk, item, "سلمى", now).unwrap();
    newsroom.finish();
    assert_eq!(newsroom.state(item), ItemState::Verified);
    let state = newsroom.remote.state();
    assert_eq!(state.posts.len(), 1);
    assert!(state.posts[0].post.content.contains("نص آخر"));
}

#[test]
fn what_comes_after_a_conflict_says_which_delivery_waits_for_somebody() {
    let newsroom = Newsroom::new();
    let article = newsroom.article(1, &simple("نص أول"));
    newsroom.queue(article, Wish::Publish);
    newsroom.finish();
    newsroom.remote.edit(article, "سطر المحرر");
    newsroom.rewrite(article, "نص مصحح");
    let first = newsroom.queue(article, Wish::Publish);
    newsroom.finish();
    assert_eq!(newsroom.state(first), ItemState::Conflict);
    newsroom.rewrite(article, "نص مصحح ثانية");
    let second = newsroom.queue(article, Wish::Publish);
    newsroom.finish();
    assert_eq!(newsroom.state(second), ItemState::Queued);
    let shown = newsroom.shown(article);
    let why = shown.reason.unwrap();
    assert_eq!((shown.id, why.kind), (second, ReasonKind::Behind));
    assert_eq!(why.detail, first.to_string());
}
