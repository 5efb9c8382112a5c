//! Every word comes to readers, in its letters, or somebody said that it need not.

use warraq_connect::{RemoteId, RemoteState, Taxonomy};
use warraq_core::article::ArticleId;
use warraq_core::fields::Fields;
use warraq_core::outbox::ItemState;
use warraq_delivery::{DeliveryError, ReasonKind, Wish, retry, send_anyway};

use crate::newsroom::{Newsroom, Piece, simple};

const HEADLINE: &str = "النمو < 5% هذا العام: <b>R&D</b> و[gallery]";

fn with_signs() -> Piece {
    let standfirst = "قال \"خبير\": <5% & [video src=\"x\"]".to_owned();
    let fields = Fields { headline: HEADLINE.to_owned(), standfirst, ..Fields::default() };
    Piece { text: "كتب [gallery] و[يقصد أمس] <5%.", fields, ..Piece::default() }
}

#[test]
fn what_an_article_says_is_letters_at_the_site() {
    let newsroom = Newsroom::new();
    let article = newsroom.article(1, &with_signs());
    let item = newsroom.queue(article, Wish::Publish);
    newsroom.finish();
    assert_eq!(newsroom.state(item), ItemState::Verified);
    assert_eq!(newsroom.shown(article).altered, []);
    let post = newsroom.remote.post_of(article);
    let headline = "النمو &lt; 5% هذا العام: &lt;b&gt;R&amp;D&lt;/b&gt; و&#091;gallery]";
    assert_eq!(post.title, headline);
    assert_eq!(post.excerpt, "قال \"خبير\": &lt;5% &amp; &#091;video src=\"x\"]");
    assert!(post.content.contains("<p>كتب &#091;gallery] و[يقصد أمس] &lt;5%.</p>"), "{post:?}");
}

/// A post that was delivered before its letters were spelled out, as an author's is kept.
fn delivered_before(newsroom: &Newsroom, piece: &Piece) -> ArticleId {
    let article = newsroom.article(1, piece);
    newsroom.queue(article, Wish::Publish);
    newsroom.finish();
    let plain = |html: &str| html.replace("&lt;", "<").replace("&gt;", ">").replace("&#091;", "[");
    let mut known = newsroom.known(article);
    let (mut sent, mut seen) = (known.sent.take().unwrap(), known.seen.take().unwrap());
    for text in [&mut sent.title, &mut sent.excerpt] {
        *text = plain(text).replace("&amp;", "&");
    }
    sent.content = plain(&sent.content);
    for text in [&mut seen.title, &mut seen.content, &mut seen.excerpt] {
        *text = plain(text);
    }
    let mut state = newsroom.remote.state();
    let there = &mut state.posts[0].post;
    (there.title, there.content, there.excerpt) =
        (seen.title.clone(), seen.content.clone(), seen.excerpt.clone());
    drop(state);
    let mut vault = newsroom.desk.lock().unwrap();
    let mut row = vault.delivery(article, newsroom.site).unwrap().unwrap();
    row.sent = Some(serde_json::to_value(sent).unwrap());
    row.seen = Some(serde_json::to_value(seen).unwrap());
    vault.dispatch(newsroom.now(), |tx| warraq_store::outbox::put_delivery(tx, &row)).unwrap();
    article
}

#[test]
fn what_was_delivered_before_is_corrected_and_no_conflict() {
    let newsroom = Newsroom::new();
    let article = delivered_before(&newsroom, &with_signs());
    newsroom.write_on(article, &["كتب [gallery] و[يقصد أمس] <5%.", "فقرة جديدة"]);
    let item = newsroom.queue(article, Wish::Draft);
    newsroom.finish();
    assert_eq!(newsroom.state(item), ItemState::Verified, "{:?}", newsroom.reason(item));
    let post = newsroom.remote.post_of(article);
    assert!(post.title.starts_with("النمو &lt; 5%") && post.content.contains("فقرة جديدة"));
    assert!(post.content.contains("&#091;gallery]"), "{}", post.content);
    assert_eq!(newsroom.shown(article).altered, []);

    // Somebody asks again for the very same: what runs there as a shortcode becomes words.
    let newsroom = Newsroom::new();
    let article = delivered_before(&newsroom, &simple("كتب [gallery] هنا"));
    let item = newsroom.queue(article, Wish::Draft);
    newsroom.finish();
    assert_eq!(newsroom.state(item), ItemState::Verified);
    let post = newsroom.remote.post_of(article);
    assert!(post.content.contains("&#091;gallery]"), "{}", post.content);
}

#[test]
fn the_markup_of_a_headline_that_the_site_wrote_stays() {
    let newsroom = Newsroom::new();
    let id = newsroom.remote.write(7, "خبر <em>مهم</em> &amp; عاجل", "<p>سطر أول</p>");
    let connector = crate::fake::ToFake(newsroom.remote.clone()).open();
    let now = newsroom.now();
    let pulled = warraq_delivery::pull(&newsroom.desk, newsroom.site, &connector, &id, now);
    let Ok(warraq_delivery::Pulled::New(new)) = crate::clock::run(pulled).unwrap() else {
        panic!("it is new")
    };
    assert_eq!(new.imported.fields.headline, "خبر مهم & عاجل");
}

#[test]
fn what_lost_words_is_not_shown_to_readers_before_somebody_says_so() {
    let newsroom = Newsroom::new();
    newsroom.remote.state().drops = "أمس".to_owned();
    let article = newsroom.article(1, &simple("قال أمس في دمشق"));
    // The newsroom may see it so, and is told.
    let draft = newsroom.queue(article, Wish::Draft);
    newsroom.finish();
    assert_eq!(newsroom.state(draft), ItemState::Verified);
    assert_eq!(newsroom.shown(article).altered.len(), 1);

    let item = newsroom.queue(article, Wish::Publish);
    newsroom.finish();
    assert_eq!(newsroom.state(item), ItemState::Refused);
    let reason = newsroom.shown(article).reason.unwrap();
    assert_eq!((reason.kind, reason.detail.as_str()), (ReasonKind::WordsLost, "أمس"));
    assert_eq!(newsroom.remote.post_of(article).state, RemoteState::Draft);
    assert_eq!(newsroom.shown(article).altered.len(), 1, "what it made of it is told");

    // Tried again it is written again, for the account may keep more by now.
    let again = |newsroom: &Newsroom| {
        retry(&mut newsroom.desk.lock().unwrap(), item, newsroom.now()).unwrap();
        newsroom.finish();
        newsroom.state(item)
    };
    assert_eq!(again(&newsroom), ItemState::Refused);
    newsroom.remote.state().drops.clear();
    assert_eq!(again(&newsroom), ItemState::Verified);
    let post = newsroom.remote.post_of(article);
    assert!(post.content.contains("قال أمس في دمشق"), "{}", post.content);
    assert_eq!(post.state, RemoteState::Published);
    newsroom.is_clean();
}

#[test]
fn somebody_may_have_it_published_without_them() {
    for wish in
        [Wish::Publish, Wish::Schedule { at: crate::newsroom::later(&Newsroom::new().clock, 90) }]
    {
        let newsroom = Newsroom::new();
        newsroom.remote.state().drops = "أمس".to_owned();
        let article = newsroom.article(1, &simple("قال أمس في دمشق"));
        let item = newsroom.queue(article, wish);
        newsroom.finish();
        assert_eq!(newsroom.reason(item), Some(ReasonKind::WordsLost), "{wish:?}");
        let anyway = || send_anyway(&mut newsroom.desk.lock().unwrap(), item, newsroom.now());
        anyway().unwrap();
        newsroom.finish();
        assert_eq!(newsroom.state(item), ItemState::Verified, "{wish:?}");
        assert_eq!(newsroom.remote.post_of(article).state, RemoteState::Published);
        assert!(matches!(anyway(), Err(DeliveryError::State(ItemState::Verified))));
        // The same word is not asked about again; another one is.
        newsroom.rewrite(article, "قال أمس في دمشق وحلب");
        let next = newsroom.queue(article, Wish::Draft);
        newsroom.finish();
        assert_eq!((newsroom.state(next), newsroom.reason(next)), (ItemState::Verified, None));
        newsroom.remote.state().drops = "أمس في".to_owned();
        newsroom.rewrite(article, "قال أمس في دمشق وحلب وحماة");
        let next = newsroom.queue(article, Wish::Draft);
        newsroom.finish();
        assert_eq!(newsroom.reason(next), Some(ReasonKind::WordsLostLive));
        assert_eq!(newsroom.shown(article).reason.unwrap().detail, "أمس في");
    }
}

#[test]
fn what_was_taken_for_one_article_says_nothing_of_another() {
    let newsroom = Newsroom::new();
    newsroom.remote.state().drops = "أمس".to_owned();
    let [one, other] = [1, 2].map(|number| newsroom.article(number, &simple("قال أمس في دمشق")));
    let item = newsroom.queue(one, Wish::Publish);
    newsroom.finish();
    send_anyway(&mut newsroom.desk.lock().unwrap(), item, newsroom.now()).unwrap();
    newsroom.finish();
    let item = newsroom.queue(other, Wish::Publish);
    newsroom.finish();
    assert_eq!(newsroom.reason(item), Some(ReasonKind::WordsLost));
}

#[test]
fn a_correction_that_lost_words_is_for_somebody() {
    let newsroom = Newsroom::new();
    let article = newsroom.article(1, &simple("قال في دمشق"));
    newsroom.queue(article, Wish::Publish);
    newsroom.finish();
    newsroom.remote.state().drops = "أمس".to_owned();
    newsroom.rewrite(article, "قال أمس في دمشق");
    let item = newsroom.queue(article, Wish::Draft);
    newsroom.finish();
    assert_eq!(newsroom.state(item), ItemState::Refused);
    assert_eq!(newsroom.reason(item), Some(ReasonKind::WordsLostLive));
    send_anyway(&mut newsroom.desk.lock().unwrap(), item, newsroom.now()).unwrap();
    newsroom.finish();
    assert_eq!((newsroom.state(item), newsroom.reason(item)), (ItemState::Verified, None));
    newsroom.is_clean();
}

#[test]
fn a_tag_is_found_again_by_its_letters() {
    let newsroom = Newsroom::new();
    let piece = Piece { tags: vec!["<b>R&D</b>", "50%ab"], ..simple("نص") };
    for number in [1, 2] {
        let article = newsroom.article(number, &piece);
        newsroom.queue(article, Wish::Draft);
        newsroom.finish();
        assert_eq!(newsroom.remote.post_of(article).tags.len(), 2);
    }
    let state = newsroom.remote.state();
    let tags = state.terms.iter().filter(|(kind, ..)| *kind == Taxonomy::Tag);
    let ids: Vec<&RemoteId> = tags.map(|(_, id, _)| id).collect();
    assert_eq!(ids.len(), 2);
}
