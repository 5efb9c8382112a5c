//! An editor who only publishes, schedules or takes back on the site what was sent: that is no work which could be
//! written over, and nothing that a correction undoes.

use chrono::{DateTime, SubsecRound, Utc};
use warraq_connect::{Ability, RemoteId, RemotePost, RemoteState, Taxonomy};
use warraq_core::article::ArticleId;
use warraq_core::fields::FieldName;
use warraq_core::outbox::ItemState;
use warraq_delivery::{Clock, Decision, ReasonKind, Wish, follow, resolve};
use warraq_store::outbox::Haste;

use crate::clock::run;
use crate::fake::{ToFake, Trouble};
use crate::newsroom::{Newsroom, later, named, simple};

/// A newsroom whose article was delivered.
fn delivered(wish: Wish) -> (Newsroom, ArticleId) {
    let newsroom = Newsroom::new();
    let article = newsroom.article(1, &simple("نص أول"));
    newsroom.queue(article, wish);
    newsroom.drain(Haste::Patient);
    (newsroom, article)
}

/// The same as an earlier version left it: under the name of its key.
fn delivered_before(wish: Wish) -> (Newsroom, ArticleId) {
    let newsroom = Newsroom::new();
    newsroom.remote.state().cannot.insert(Ability::NameWithState);
    let article = newsroom.article(1, &simple("نص أول"));
    newsroom.queue(article, wish);
    newsroom.drain(Haste::Patient);
    newsroom.remote.state().cannot.clear();
    (newsroom, article)
}

/// As the site's own editor does it: the post keeps its name, and gets a category where it has none.
fn publish_there(newsroom: &Newsroom, article: ArticleId) {
    let now = newsroom.clock.now().trunc_subsecs(0);
    set_there(newsroom, article, RemoteState::Published, Some(now));
}

fn set_there(
    newsroom: &Newsroom,
    article: ArticleId,
    state: RemoteState,
    date: Option<DateTime<Utc>>,
) {
    newsroom.remote.change(article, |post| {
        (post.state, post.date) = (state, date);
        post.revision = None;
        if post.categories.is_empty() {
            post.categories.push(RemoteId("1".to_owned()));
        }
    });
}

fn corrected(newsroom: &Newsroom, article: ArticleId, wish: Wish) -> (ItemState, RemotePost) {
    newsroom.rewrite(article, "نص مصحح");
    let item = newsroom.queue(article, wish);
    newsroom.finish();
    (newsroom.state(item), newsroom.remote.post_of(article))
}

#[test]
fn a_draft_that_an_editor_published_is_corrected_and_stays_published() {
    for wish in [Wish::Draft, Wish::Pending, Wish::Publish] {
        let (newsroom, article) = delivered_before(Wish::Draft);
        publish_there(&newsroom, article);
        let published = newsroom.remote.post_of(article);
        newsroom.rewrite(article, "نص مصحح");
        let item = newsroom.queue(article, wish);
        newsroom.finish();
        let post = newsroom.remote.post_of(article);
        let told = (newsroom.state(item), newsroom.reason(item));
        assert_eq!(told, (ItemState::Verified, Some(ReasonKind::PublishedThere)), "{wish:?}");
        assert!(post.content.contains("نص مصحح"));
        assert_eq!((post.state, post.date), (RemoteState::Published, published.date));
        assert_eq!(post.categories, published.categories);
        assert_eq!(post.slug, published.slug, "readers keep the address that they have");
        assert!(newsroom.shown(article).has_address_of_key);
        newsroom.is_clean();

        // What is there is seen: the next correction has nothing to say of it.
        newsroom.rewrite(article, "نص أخير");
        let item = newsroom.queue(article, wish);
        newsroom.finish();
        assert_eq!((newsroom.state(item), newsroom.reason(item)), (ItemState::Verified, None));
        assert_eq!(newsroom.remote.post_of(article).slug, published.slug);
        // Somebody gives it a better one.
        newsroom.set(article, FieldName::Slug, "اسم-أفضل");
        let item = newsroom.queue(article, Wish::Draft);
        newsroom.finish();
        assert_eq!(newsroom.state(item), ItemState::Verified);
        assert_eq!(newsroom.remote.post_of(article).slug, "اسم-أفضل");
        assert!(!newsroom.shown(article).has_address_of_key);
    }
}

/// An editor who publishes what waits for them gives it no name.
#[test]
fn what_waits_for_an_editor_has_its_own_name() {
    let newsroom = Newsroom::new();
    let mut piece = simple("نص أول");
    piece.fields = named();
    let article = newsroom.article(1, &piece);
    newsroom.queue(article, Wish::Pending);
    newsroom.finish();
    assert_eq!(newsroom.remote.post_of(article).slug, "خبر-1");
    publish_there(&newsroom, article);
    newsroom.follow();
    assert!(!newsroom.shown(article).has_address_of_key);
}

#[test]
fn a_draft_with_a_name_of_its_own_gets_it_where_an_editor_published_it() {
    let newsroom = Newsroom::new();
    let mut piece = simple("نص أول");
    piece.fields = named();
    piece.fields.slug = "اسم-آخر".to_owned();
    let article = newsroom.article(1, &piece);
    newsroom.queue(article, Wish::Draft);
    newsroom.finish();
    publish_there(&newsroom, article);
    let (state, post) = corrected(&newsroom, article, Wish::Draft);
    assert_eq!((state, post.slug.as_str()), (ItemState::Verified, "اسم-آخر"));
}

#[test]
fn a_name_that_an_editor_published_it_with_stays() {
    let newsroom = Newsroom::new();
    let mut piece = simple("نص أول");
    piece.fields = named();
    let article = newsroom.article(1, &piece);
    newsroom.queue(article, Wish::Draft);
    newsroom.finish();
    publish_there(&newsroom, article);
    newsroom.remote.change(article, |post| post.slug = "floods".to_owned());
    for wish in [Wish::Draft, Wish::Publish] {
        let (state, post) = corrected(&newsroom, article, wish);
        assert_eq!((state, post.slug.as_str()), (ItemState::Verified, "floods"), "{wish:?}");
    }
}

#[test]
fn a_date_that_an_editor_set_is_kept() {
    let newsroom = Newsroom::new();
    let article = newsroom.article(1, &simple("نص أول"));
    let (ours, theirs) = (later(&newsroom.clock, 60), later(&newsroom.clock, 240));
    newsroom.queue(article, Wish::Schedule { at: ours });
    newsroom.drain(Haste::Patient);
    set_there(&newsroom, article, RemoteState::Scheduled, Some(theirs));
    newsroom.rewrite(article, "نص مصحح");
    let item = newsroom.queue(article, Wish::Draft);
    newsroom.drain(Haste::Patient);
    let post = newsroom.remote.post_of(article);
    assert!(post.content.contains("نص مصحح"));
    assert_eq!((post.state, post.date), (RemoteState::Scheduled, Some(theirs)));
    let told = (newsroom.state(item), newsroom.reason(item));
    assert_eq!(told, (ItemState::Scheduled, Some(ReasonKind::ScheduledThere)));
    newsroom.finish();
    assert_eq!(newsroom.state(item), ItemState::Verified);
    assert!(newsroom.clock.now() >= theirs);

    // Nor is what an editor scheduled published now.
    let (newsroom, article) = delivered(Wish::Draft);
    let theirs = later(&newsroom.clock, 240);
    set_there(&newsroom, article, RemoteState::Scheduled, Some(theirs));
    newsroom.rewrite(article, "نص مصحح");
    newsroom.queue(article, Wish::Publish);
    newsroom.drain(Haste::Patient);
    assert_eq!(newsroom.remote.post_of(article).state, RemoteState::Scheduled);
}

#[test]
fn what_an_editor_took_from_readers_is_not_shown_to_them_again_unasked() {
    let (newsroom, article) = delivered(Wish::Publish);
    set_there(&newsroom, article, RemoteState::Draft, None);
    let (state, post) = corrected(&newsroom, article, Wish::Draft);
    assert_eq!((state, post.state), (ItemState::Verified, RemoteState::Draft));
    assert!(post.content.contains("نص مصحح"));

    let (newsroom, article) = delivered(Wish::Publish);
    set_there(&newsroom, article, RemoteState::Draft, None);
    newsroom.rewrite(article, "نص مصحح");
    let item = newsroom.queue(article, Wish::Publish);
    newsroom.finish();
    assert_eq!(newsroom.state(item), ItemState::Conflict);
    assert_eq!(newsroom.remote.post_of(article).state, RemoteState::Draft);
    let now = newsroom.clock.now();
    resolve(&mut newsroom.desk.lock().unwrap(), item, Decision::Mine, now).unwrap();
    newsroom.finish();
    assert_eq!(newsroom.state(item), ItemState::Verified);
    assert_eq!(newsroom.remote.post_of(article).state, RemoteState::Published);
}

#[test]
fn a_publication_between_two_steps_is_not_taken_back() {
    let newsroom = Newsroom::new();
    let article = newsroom.article(1, &simple("نص"));
    newsroom.remote.trouble("set_state", Trouble::Offline);
    let item = newsroom.queue(article, Wish::Schedule { at: later(&newsroom.clock, 600) });
    newsroom.drain(Haste::Patient);
    publish_there(&newsroom, article);
    newsroom.finish();
    assert_eq!(newsroom.remote.post_of(article).state, RemoteState::Published);
    let told = (newsroom.state(item), newsroom.reason(item));
    assert_eq!(told, (ItemState::Verified, Some(ReasonKind::PublishedThere)));
}

#[test]
fn words_that_came_with_the_publication_are_work() {
    let (newsroom, article) = delivered(Wish::Draft);
    publish_there(&newsroom, article);
    newsroom.remote.edit(article, "سطر المحرر");
    let (state, post) = corrected(&newsroom, article, Wish::Draft);
    assert_eq!(state, ItemState::Conflict);
    assert!(post.content.contains("سطر المحرر"));

    // So is a section that was chosen there, where the article has one by now.
    let (newsroom, article) = delivered_before(Wish::Draft);
    let ours = RemoteId("2".to_owned());
    newsroom.remote.state().terms.push((Taxonomy::Category, ours, "سياسة".to_owned()));
    publish_there(&newsroom, article);
    newsroom.set(article, FieldName::Section, "سياسة");
    let (state, post) = corrected(&newsroom, article, Wish::Draft);
    assert_eq!(state, ItemState::Conflict);
    assert_eq!(post.categories, [RemoteId("1".to_owned())]);
    let known = newsroom.known(article);
    assert_ne!(known.seen.unwrap().state, known.theirs.unwrap().state);
}

#[test]
fn nothing_under_embargo_goes_to_readers_by_an_editor_who_published_it() {
    let newsroom = Newsroom::new();
    let mut piece = simple("نص أول");
    piece.fields.embargo = Some(later(&newsroom.clock, 600));
    let article = newsroom.article(1, &piece);
    newsroom.queue(article, Wish::Draft);
    newsroom.finish();
    publish_there(&newsroom, article);
    let (state, post) = corrected(&newsroom, article, Wish::Draft);
    assert_eq!(state, ItemState::Refused);
    assert!(post.content.contains("نص أول"));
}

#[test]
fn what_an_editor_published_is_taken_back_when_that_is_asked() {
    let (newsroom, article) = delivered(Wish::Draft);
    publish_there(&newsroom, article);
    let item = newsroom.queue(article, Wish::Unpublish);
    newsroom.finish();
    assert_eq!(newsroom.state(item), ItemState::Verified);
    assert_eq!(newsroom.remote.post_of(article).state, RemoteState::Draft);
}

#[test]
fn who_follows_hears_of_it() {
    let newsroom = Newsroom::new();
    let articles: Vec<_> = (1..=2).map(|n| newsroom.article(n, &simple("نص"))).collect();
    let items =
        [(0, Wish::Draft), (1, Wish::Publish)].map(|(at, wish)| newsroom.queue(articles[at], wish));
    newsroom.finish();
    publish_there(&newsroom, articles[0]);
    set_there(&newsroom, articles[1], RemoteState::Draft, None);
    let connector = ToFake(newsroom.remote.clone()).open();
    for _ in 0..2 {
        let now = newsroom.clock.now();
        run(follow(&newsroom.desk, newsroom.site, &connector, now, 9)).unwrap().unwrap();
        let told = items.map(|item| (newsroom.state(item), newsroom.reason(item)));
        assert_eq!(
            told,
            [
                (ItemState::Verified, Some(ReasonKind::PublishedThere)),
                (ItemState::Changed, Some(ReasonKind::TakenBack)),
            ]
        );
    }
    assert_eq!(newsroom.known(articles[0]).seen.unwrap().state, RemoteState::Published);
}
