//! What goes well: the post is there as it was asked for, and nothing is sent that need not be.

use serde_json::json;
use warraq_connect::{RemoteState, Taxonomy};
use warraq_core::fields::{FieldName, Fields};
use warraq_core::outbox::ItemState;
use warraq_delivery::{ReasonKind, TaskName, Wish, cancel, list, pause, remove_site, retry};
use warraq_store::outbox::Haste;
use warraq_store::sites;

use crate::fake::Trouble;
use crate::newsroom::{LARGE, Newsroom, Piece, simple};

fn piece() -> Piece {
    let slug = "خبر-1".to_owned();
    let fields = Fields { standfirst: "ملخص الخبر".to_owned(), slug, ..Fields::default() };
    Piece {
        text: "أعلنت القوات", tags: vec!["قسد", "حلب"], pictures: vec![7], fields
    }
}

#[test]
fn an_article_is_published_with_its_picture_and_tags() {
    let newsroom = Newsroom::new();
    let article = newsroom.article(1, &piece());
    let item = newsroom.queue(article, Wish::Publish);
    newsroom.finish();
    assert_eq!(newsroom.state(item), ItemState::Verified);
    let post = newsroom.remote.post_of(article);
    assert_eq!((post.title.as_str(), post.excerpt.as_str()), ("خبر 1", "ملخص الخبر"));
    assert_eq!((post.state, post.slug.as_str()), (RemoteState::Published, "خبر-1"));
    let media = newsroom.remote.state().media[0].id.clone();
    assert_eq!(post.featured, Some(media.clone()));
    let block =
        format!(r#"<!-- wp:image {{"id":{media},"sizeSlug":"full","linkDestination":"none"}} -->"#);
    assert!(post.content.contains(&block), "{}", post.content);
    assert!(post.content.contains("أعلنت القوات"));
    assert_eq!(post.tags.len(), 2);
    let known = newsroom.known(article);
    assert_eq!((known.seen, known.altered, known.asked), (Some(post), vec![], vec![]));
    let item = newsroom.item(item);
    assert_eq!((item.step, item.steps, item.reason), (7, 7, None));
    newsroom.is_clean();
    // A second run has nothing to do.
    let calls = newsroom.remote.state().calls.len();
    newsroom.finish();
    assert_eq!(newsroom.remote.state().calls.len(), calls);
}

#[test]
fn the_outbox_shows_where_each_delivery_is() {
    let newsroom = Newsroom::new();
    let [one, other] = [1, 2].map(|number| newsroom.article(number, &piece()));
    newsroom.queue(one, Wish::Draft);
    newsroom.finish();
    newsroom.queue(one, Wish::Publish);
    newsroom.queue(other, Wish::Draft);
    for _ in 0..3 {
        newsroom.remote.trouble("find_post", Trouble::Fails { done: false });
    }
    newsroom.drain(Haste::Patient);
    let shown = list(&newsroom.desk.lock().unwrap(), newsroom.now()).unwrap();
    let rows: Vec<_> = shown.iter().map(|row| (row.article, row.state, row.step)).collect();
    assert_eq!(rows, [(one, ItemState::Verified, 7), (other, ItemState::Queued, 2)]);
    let post = newsroom.remote.post_of(one);
    assert_eq!(
        (shown[0].remote_id.as_ref(), shown[0].remote_url.as_ref()),
        (Some(&post.id.0), Some(&post.url))
    );
    assert_eq!((shown[1].task, shown[1].remote_id.as_ref()), (Some(TaskName::Draft), None));
    assert_eq!(shown[1].reason.as_ref().unwrap().kind, ReasonKind::Server);
    assert!(shown[1].next_try.is_some() && shown[0].next_try.is_none());
    assert_eq!((shown[1].site.as_str(), shown[1].headline.as_str()), ("xeber24", "خبر 2"));
    let json = serde_json::to_value(&shown[1]).unwrap();
    assert_eq!((&json["state"], &json["wish"]["state"]), (&json!("queued"), &json!("draft")));
}

#[test]
fn what_was_told_of_the_way_is_in_order() {
    use TaskName::{Draft, Media, Name, Read, State, Terms, Verify};
    let newsroom = Newsroom::new();
    let article = newsroom.article(1, &piece());
    newsroom.queue(article, Wish::Publish);
    newsroom.finish();
    let events = newsroom.events.lock().unwrap();
    let mut tasks: Vec<TaskName> = events.iter().map(|event| event.task).collect();
    tasks.dedup();
    assert_eq!(tasks, [Media, Terms, Draft, Read, Name, State, Verify]);
    assert!(events.iter().any(|event| event.task == Media && event.sent > 0));
    assert!(events.is_sorted_by_key(|event| event.step));
    assert_eq!(events.last().unwrap().state, ItemState::Verified);
}

/// Whoever may not see the drafts of others finds by it that there is one.
#[test]
fn a_draft_keeps_the_name_of_its_key_where_nothing_else_finds_it() {
    let newsroom = Newsroom::new();
    let article = newsroom.article(1, &piece());
    newsroom.queue(article, Wish::Draft);
    newsroom.finish();
    assert!(newsroom.remote.post_of(article).slug.starts_with("wq-"));
}

#[test]
fn a_draft_has_its_own_name_and_a_correction_changes_the_same_post() {
    let newsroom = Newsroom::new();
    newsroom.remote.state().keeps_keys = true;
    let article = newsroom.article(1, &piece());
    newsroom.queue(article, Wish::Draft);
    newsroom.finish();
    let post = newsroom.remote.post_of(article);
    assert_eq!(post.state, RemoteState::Draft);
    assert_eq!(post.slug, "خبر-1", "whoever publishes it there gives readers no other");
    assert_eq!(newsroom.shown(article).altered, []);

    newsroom.rewrite(article, "أعلنت القيادة");
    let item = newsroom.queue(article, Wish::Publish);
    newsroom.finish();
    assert_eq!(newsroom.state(item), ItemState::Verified);
    let live = newsroom.remote.post_of(article);
    assert!(live.content.contains("أعلنت القيادة"));
    assert_eq!((live.state, live.slug.as_str()), (RemoteState::Published, "خبر-1"));

    // A correction that only asks for a draft does not take the post from its readers.
    newsroom.rewrite(article, "أعلنت الإدارة");
    let item = newsroom.queue(article, Wish::Draft);
    newsroom.finish();
    assert_eq!(newsroom.state(item), ItemState::Verified);
    let corrected = newsroom.remote.post_of(article);
    assert!(corrected.content.contains("أعلنت الإدارة"));
    assert_eq!(
        (corrected.state, corrected.slug, corrected.date),
        (live.state, live.slug, live.date)
    );

    let item = newsroom.queue(article, Wish::Unpublish);
    newsroom.finish();
    assert_eq!(newsroom.state(item), ItemState::Verified);
    assert_eq!(newsroom.remote.post_of(article).state, RemoteState::Draft);
    assert_eq!(newsroom.remote.state().media.len(), 1, "the picture was sent once");
}

#[test]
fn the_address_that_readers_have_stays_unless_somebody_names_another() {
    let newsroom = Newsroom::new();
    let article = newsroom.article(1, &simple("نص"));
    newsroom.queue(article, Wish::Publish);
    newsroom.finish();
    for (field, value, slug) in [
        (FieldName::Headline, "عنوان آخر", "خبر-1"),
        (FieldName::Slug, "اسم-آخر", "اسم-آخر"),
        (FieldName::Headline, "عنوان ثالث", "اسم-آخر"),
    ] {
        newsroom.set(article, field, value);
        let item = newsroom.queue(article, Wish::Draft);
        newsroom.finish();
        assert_eq!(newsroom.state(item), ItemState::Verified);
        assert_eq!(newsroom.remote.post_of(article).slug, slug, "{value}");
    }
    assert_eq!(newsroom.remote.post_of(article).title, "عنوان ثالث");
}

#[test]
fn what_is_there_already_is_not_sent_again() {
    let newsroom = Newsroom::new();
    let article = newsroom.article(1, &piece());
    newsroom.queue(article, Wish::Draft);
    newsroom.finish();
    newsroom.remote.state().calls.clear();
    let item = newsroom.queue(article, Wish::Draft);
    newsroom.finish();
    assert_eq!(newsroom.state(item), ItemState::Verified);
    let calls = newsroom.remote.state().calls.clone();
    assert_eq!(calls, ["missing_media", "read_post", "other_posts"], "nothing was written");
}

#[test]
fn on_a_slow_line_the_text_goes_first() {
    let newsroom = Newsroom::with_options(json!({ "first": "text" }));
    let article = newsroom.article(1, &piece());
    let item = newsroom.queue(article, Wish::Publish);
    newsroom.finish();
    assert_eq!(newsroom.state(item), ItemState::Verified);
    let calls = newsroom.remote.state().calls.clone();
    let at = |name| calls.iter().position(|call| *call == name).unwrap();
    assert!(at("create_post") < at("send_medium") && at("send_medium") < at("set_state"));
    let post = newsroom.remote.post_of(article);
    assert!(post.content.contains("wp-image-") && post.featured.is_some());
}

#[test]
fn whether_the_text_goes_first_is_seen_by_how_fast_the_line_was() {
    let newsroom = Newsroom::new();
    let speed = || newsroom.desk.lock().unwrap().site(newsroom.site).unwrap().speed;
    let order = |number, picture| {
        newsroom.remote.state().calls.clear();
        let piece = Piece { text: "نص", pictures: vec![picture], ..Piece::default() };
        let item = newsroom.queue(newsroom.article(number, &piece), Wish::Draft);
        newsroom.finish();
        assert_eq!(newsroom.state(item), ItemState::Verified);
        let calls = newsroom.remote.state().calls.clone();
        let at = |name| calls.iter().position(|call| *call == name);
        at("create_post") < at("send_medium")
    };
    assert!(!order(1, LARGE), "nobody knows yet");
    let first = speed().unwrap();
    assert!(!order(2, 7) && speed() == Some(first), "what is small says nothing of a line");

    let (now, site) = (newsroom.now(), newsroom.site);
    newsroom.desk.lock().unwrap().dispatch(now, |tx| sites::set_speed(tx, site, 1)).unwrap();
    assert!(order(3, 8), "a slow line");
}

#[test]
fn tags_are_found_in_every_spelling_made_once_and_sections_never() {
    let newsroom = Newsroom::new();
    let known = newsroom.remote.state().new_id();
    newsroom.remote.state().terms.push((Taxonomy::Tag, known.clone(), "الإدارة الذاتيّة".to_owned()));
    let fields = Fields { section: "اقتصاد".to_owned(), ..Fields::default() };
    let tags = vec!["الاداره الذاتية", "جديد"];
    let one = newsroom.article(1, &Piece { text: "نص", tags, fields, ..Piece::default() });
    let other = newsroom.article(2, &Piece { text: "نص", tags: vec!["جديد"], ..Piece::default() });
    let item = newsroom.queue(one, Wish::Draft);
    newsroom.queue(other, Wish::Draft);
    newsroom.finish();
    assert!(newsroom.remote.post_of(one).tags.contains(&known));
    let calls = newsroom.remote.state().calls.clone();
    let asked = calls.iter().filter(|call| **call == "terms").count();
    assert_eq!(asked, 2, "tags and sections are read once in a run");
    let tags = |kind| newsroom.remote.state().terms.iter().filter(|(is, ..)| *is == kind).count();
    assert_eq!((tags(Taxonomy::Tag), tags(Taxonomy::Category)), (2, 1));
    let steps = newsroom.desk.lock().unwrap().outbox_steps(item).unwrap();
    let terms = steps.iter().find(|step| step.kind == "terms").unwrap();
    assert_eq!(terms.result.as_ref().unwrap()["missing"], json!(["اقتصاد"]));
}

#[test]
fn tags_that_the_site_lost_are_asked_for_again() {
    let newsroom = Newsroom::new();
    let one = newsroom.article(1, &Piece { text: "نص", tags: vec!["قسد"], ..Piece::default() });
    newsroom.queue(one, Wish::Draft);
    newsroom.finish();
    newsroom.remote.state().terms.retain(|(kind, ..)| *kind == Taxonomy::Category);
    let other = newsroom.article(2, &Piece { text: "نص", tags: vec!["قسد"], ..Piece::default() });
    let item = newsroom.queue(other, Wish::Publish);
    newsroom.finish();
    assert_eq!(newsroom.state(item), ItemState::Verified);
    assert_eq!(newsroom.remote.post_of(other).tags.len(), 1);
    assert_eq!(newsroom.known(other).altered, []);
}

#[test]
fn several_articles_with_one_picture_send_it_once() {
    let newsroom = Newsroom::new();
    let items: Vec<_> = (1..=6)
        .map(|number| newsroom.queue(newsroom.article(number, &piece()), Wish::Draft))
        .collect();
    newsroom.finish();
    assert!(items.iter().all(|item| newsroom.state(*item) == ItemState::Verified));
    let remote = newsroom.remote.state();
    assert_eq!((remote.media.len(), remote.posts.len(), remote.terms.len()), (1, 6, 3));
}

#[test]
fn what_is_paused_or_cancelled_is_not_sent() {
    let newsroom = Newsroom::new();
    let one = newsroom.article(1, &simple("نص"));
    let other = newsroom.article(2, &simple("نص"));
    let items = [newsroom.queue(one, Wish::Draft), newsroom.queue(other, Wish::Draft)];
    let now = newsroom.now();
    {
        let mut vault = newsroom.desk.lock().unwrap();
        pause(&mut vault, items[0], now).unwrap();
        cancel(&mut vault, items[1], now).unwrap();
        assert!(retry(&mut vault, items[1], now).is_err());
    }
    newsroom.finish();
    assert!(newsroom.remote.state().calls.is_empty());
    retry(&mut newsroom.desk.lock().unwrap(), items[0], now).unwrap();
    newsroom.drain(Haste::Patient);
    assert_eq!(items.map(|item| newsroom.state(item)), [ItemState::Verified, ItemState::Cancelled]);
    assert!(newsroom.remote.posts_of(other).is_empty());
    assert!(pause(&mut newsroom.desk.lock().unwrap(), items[0], now).is_err());
}

#[test]
fn a_site_that_is_removed_takes_what_waits_for_it_along() {
    let newsroom = Newsroom::new();
    let [one, other] = [1, 2].map(|number| newsroom.article(number, &simple("نص")));
    let sent = newsroom.queue(one, Wish::Draft);
    newsroom.finish();
    let waiting = newsroom.queue(other, Wish::Draft);
    let (site, now) = (newsroom.site, newsroom.now());
    remove_site(&mut newsroom.desk.lock().unwrap(), site, now).unwrap();
    newsroom.finish();
    assert_eq!(
        [sent, waiting].map(|item| newsroom.state(item)),
        [ItemState::Verified, ItemState::Cancelled]
    );
    assert_eq!(newsroom.reason(waiting), Some(ReasonKind::SiteRemoved));
    assert!(newsroom.try_queue(other, Wish::Draft).is_err());
    assert!(newsroom.known(one).seen.is_some(), "what is there is still known");
}

#[test]
fn the_engine_goes_on_on_another_thread() {
    let newsroom = Newsroom::new();
    let item = newsroom.queue(newsroom.article(1, &piece()), Wish::Publish);
    newsroom.finish_elsewhere();
    assert_eq!(newsroom.state(item), ItemState::Verified);
}

#[test]
fn a_picture_goes_no_larger_than_the_site_shows_it_and_once() {
    let newsroom = Newsroom::with_options(json!({ "longest-side": 64 }));
    let piece = Piece { text: "نص", pictures: vec![LARGE], ..Piece::default() };
    for number in [1, 2] {
        newsroom.queue(newsroom.article(number, &piece), Wish::Draft);
        newsroom.finish();
        // Long after, it is looked for and not sent again.
        newsroom.clock.pass(chrono::TimeDelta::days(1));
    }
    let remote = newsroom.remote.state();
    assert_eq!(remote.media.len(), 1);
    let sent = &remote.media[0].bytes;
    let side = |at: usize| u32::from_be_bytes(sent[at..at + 4].try_into().unwrap());
    assert_eq!((side(16), side(20)), (64, 64));
    assert_eq!(remote.media[0].name, "خبر-1-1.png");
}
