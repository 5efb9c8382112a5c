//! Pictures that were sent for nothing.

use serde_json::{Value, json};
use warraq_connect::{MediumUse, RemoteState};
use warraq_core::article::ArticleId;
use warraq_core::fields::FieldName;
use warraq_core::outbox::ItemState;
use warraq_delivery::{WhyLeft, Wish, cancel};
use warraq_store::outbox::{Haste, forget_medium, put_medium, set_payload};
use warraq_store::{Item, articles};

use crate::fake::Trouble;
use crate::newsroom::{LARGE, Newsroom, Piece, later, new_article};

fn piece(pictures: &[u128]) -> Piece {
    Piece { text: "نص", pictures: pictures.to_vec(), ..Piece::default() }
}

/// The article with other pictures.
fn repicture(newsroom: &Newsroom, number: u128, pictures: &[u128]) {
    let new = new_article(number, &piece(pictures));
    let version = newsroom.desk.lock().unwrap().article(new.id).unwrap().version;
    newsroom.act(|tx| articles::save_document(tx, new.id, version, &new.body));
}

fn media(newsroom: &Newsroom) -> usize {
    newsroom.remote.state().media.len()
}

/// What became of the pictures of an item since.
fn told(newsroom: &Newsroom, item: &Item, name: &str) -> usize {
    let steps = newsroom.desk.lock().unwrap().outbox_steps(item.id).unwrap();
    let results = steps.iter().filter_map(|step| step.result.as_ref());
    results.filter(|result| result.get(name).is_some()).count()
}

#[test]
fn a_picture_that_a_correction_does_not_have_is_taken_away_once_it_is_verified() {
    let newsroom = Newsroom::new();
    let article = newsroom.article(1, &piece(&[7, 8]));
    let first = newsroom.queue(article, Wish::Draft);
    newsroom.finish();
    assert_eq!(media(&newsroom), 2);
    repicture(&newsroom, 1, &[8]);
    let item = newsroom.queue(article, Wish::Draft);
    newsroom.remote.trouble("update_post", Trouble::Login);
    newsroom.finish();
    assert_eq!((newsroom.state(item), media(&newsroom)), (ItemState::Refused, 2), "not before");

    let now = newsroom.now();
    warraq_delivery::retry(&mut newsroom.desk.lock().unwrap(), item, now).unwrap();
    newsroom.finish();
    assert_eq!((newsroom.state(item), media(&newsroom)), (ItemState::Verified, 1));
    assert_eq!(told(&newsroom, &newsroom.item(first), "removed"), 1, "it is told");
    // Asked for again, it is sent again.
    repicture(&newsroom, 1, &[7, 8]);
    newsroom.queue(article, Wish::Draft);
    newsroom.finish();
    assert_eq!(media(&newsroom), 2);
    newsroom.is_clean();
}

#[test]
fn a_picture_that_another_took_the_place_of_is_taken_away_though_its_name_begins_so() {
    for (longest, picture, wish) in [
        (0, 7, Wish::Draft),
        (0, LARGE, Wish::Draft),
        (100, LARGE, Wish::Draft),
        (100, LARGE, Wish::Pending),
    ] {
        let newsroom = Newsroom::with_options(json!({ "longest-side": longest }));
        let article = newsroom.article(1, &piece(&[picture]));
        newsroom.queue(article, wish);
        newsroom.finish();
        // The site has both under the name of the article's first picture.
        newsroom.article(2, &piece(&[9]));
        repicture(&newsroom, 1, &[9]);
        let item = newsroom.queue(article, Wish::Draft);
        newsroom.finish();
        assert_eq!((newsroom.state(item), media(&newsroom)), (ItemState::Verified, 1));
        let vault = newsroom.desk.lock().unwrap();
        let listed = warraq_delivery::list(&vault, newsroom.now()).unwrap();
        let shown = listed.iter().find(|listed| listed.id == item).unwrap();
        assert_eq!(shown.removed.len(), 1, "it is told where somebody looks: {shown:?}");
        assert_eq!(shown.left, []);
    }
}

#[test]
fn what_was_taken_away_is_told_by_the_name_that_the_site_gave_it() {
    let newsroom = Newsroom::new();
    let article = newsroom.article(1, &piece(&[7]));
    newsroom.queue(article, Wish::Draft);
    newsroom.finish();
    let wanted = newsroom.remote.state().media[0].name.clone();

    // Another newsroom's article of that name, whose picture the site has to give another name.
    let other = newsroom.beside();
    let article = other.article(2, &piece(&[8]));
    other.set(article, FieldName::Headline, "خبر 1");
    other.queue(article, Wish::Draft);
    other.finish();
    let given = other.remote.state().media[1].name.clone();
    assert_ne!(given, wanted);
    repicture(&other, 2, &[]);
    other.queue(article, Wish::Draft);
    other.finish();
    assert_eq!(other.shown(article).removed, [given]);
}

#[test]
fn a_picture_whose_answer_was_lost_is_ours_to_take_away() {
    let newsroom = Newsroom::new();
    let article = newsroom.article(1, &piece(&[7]));
    newsroom.remote.trouble("send_medium", Trouble::AnswerLost);
    newsroom.queue(article, Wish::Draft);
    newsroom.finish();
    assert_eq!(media(&newsroom), 1);
    repicture(&newsroom, 1, &[]);
    newsroom.queue(article, Wish::Draft);
    newsroom.finish();
    assert_eq!(media(&newsroom), 0);
}

#[test]
fn a_picture_of_a_delivery_that_was_cancelled_before_its_post_is_taken_away() {
    let newsroom = Newsroom::new();
    let article = newsroom.article(1, &piece(&[7]));
    let item = newsroom.queue(article, Wish::Draft);
    newsroom.remote.trouble("find_post", Trouble::Offline);
    newsroom.drain(Haste::Patient);
    assert_eq!(media(&newsroom), 1);
    let now = newsroom.now();
    cancel(&mut newsroom.desk.lock().unwrap(), item, now).unwrap();
    newsroom.finish();
    assert_eq!(media(&newsroom), 0);
    assert_eq!(told(&newsroom, &newsroom.item(item), "removed"), 1);
}

#[test]
fn a_picture_that_anything_else_shows_stays() {
    let newsroom = Newsroom::new();
    let [one, other] = [1, 2].map(|number| newsroom.article(number, &piece(&[7])));
    for article in [one, other] {
        newsroom.queue(article, Wish::Draft);
    }
    newsroom.finish();
    repicture(&newsroom, 1, &[]);
    newsroom.queue(one, Wish::Draft);
    newsroom.finish();
    assert_eq!(media(&newsroom), 1, "another article of ours has it");

    // An editor put it into a post that nothing is known of here.
    let (url, edited) = {
        let state = newsroom.remote.state();
        (format!("https://xeber24.example/{}", state.media[0].name), one)
    };
    newsroom.remote.edit(edited, &format!("<img src=\"{url}\">"));
    repicture(&newsroom, 2, &[]);
    let last = newsroom.queue(other, Wish::Draft);
    newsroom.finish();
    assert_eq!((newsroom.state(last), media(&newsroom)), (ItemState::Verified, 1));
    let items = newsroom.desk.lock().unwrap().outbox().unwrap();
    assert!(items.iter().any(|item| told(&newsroom, item, "left") == 1), "that it is left is told");
    let listed = warraq_delivery::list(&newsroom.desk.lock().unwrap(), newsroom.now()).unwrap();
    let shown = listed.iter().find(|listed| listed.id == last).unwrap();
    assert_eq!(shown.left.len(), 1, "{shown:?}");
    assert_eq!(shown.left[0].why, WhyLeft::Some);
    // It is looked at once.
    let asked = newsroom.remote.state().calls.len();
    newsroom.finish();
    assert_eq!(newsroom.remote.state().calls.len(), asked);
}

#[test]
fn a_picture_that_another_machine_sent_is_nobodys_to_take_away_here() {
    let newsroom = Newsroom::new();
    newsroom.queue(newsroom.article(1, &piece(&[7])), Wish::Draft);
    newsroom.finish();
    let other = newsroom.beside();
    let article = other.article(2, &piece(&[7]));
    other.queue(article, Wish::Draft);
    other.finish();
    assert_eq!(media(&newsroom), 1, "it was found there");
    repicture(&other, 2, &[]);
    other.queue(article, Wish::Draft);
    other.finish();
    assert_eq!(media(&newsroom), 1);
    assert!(!other.remote.state().calls.contains(&"medium_use"));
}

#[test]
fn where_a_delivery_cannot_be_read_nothing_is_taken_away_and_everything_goes_on() {
    let newsroom = Newsroom::new();
    let article = newsroom.article(1, &piece(&[7, 8]));
    newsroom.queue(article, Wish::Publish);
    newsroom.finish();
    let broken = newsroom.queue(newsroom.article(2, &piece(&[])), Wish::Draft);
    let unknown = json!({ "task": "sing" });
    let mut vault = newsroom.desk.lock().unwrap();
    vault.dispatch(newsroom.now(), |tx| set_payload(tx, broken, 1, &unknown)).unwrap();
    drop(vault);
    repicture(&newsroom, 1, &[8]);
    let item = newsroom.queue(article, Wish::Draft);
    newsroom.drain(Haste::Patient);
    let states = [broken, item].map(|id| newsroom.state(id));
    assert_eq!(states, [ItemState::Refused, ItemState::Verified]);
    assert_eq!(media(&newsroom), 2, "it may need any of them");
}

/// What became of the pictures of the article, and how many calls it took to look for what shows them.
fn became(newsroom: &Newsroom, article: ArticleId) -> (usize, Vec<WhyLeft>, usize) {
    let shown = newsroom.shown(article);
    let asked = newsroom.remote.state().calls.iter().filter(|call| **call == "medium_use").count();
    (shown.removed.len(), shown.left.iter().map(|left| left.why).collect(), asked)
}

fn correct(newsroom: &Newsroom, article: ArticleId, pictures: &[u128]) {
    repicture(newsroom, 1, pictures);
    let item = newsroom.queue(article, Wish::Draft);
    newsroom.finish();
    assert_eq!(newsroom.state(item), ItemState::Verified);
}

#[test]
fn what_readers_had_stays_and_is_told_by_name() {
    let later = later(&Newsroom::new().clock, 3 * 60);
    for wish in [Wish::Publish, Wish::Schedule { at: later }] {
        let newsroom = Newsroom::new();
        let article = newsroom.article(1, &piece(&[7, 8]));
        newsroom.queue(article, wish);
        newsroom.drain(Haste::Patient);
        repicture(&newsroom, 1, &[8]);
        newsroom.queue(article, Wish::Draft);
        newsroom.drain(Haste::Patient);
        assert_eq!(media(&newsroom), 2, "{wish:?}");
        assert_eq!(became(&newsroom, article), (0, vec![WhyLeft::Seen], 0), "{wish:?}");
    }
}

#[test]
fn what_was_replaced_before_the_post_was_public_goes_and_what_followed_it_stays() {
    let newsroom = Newsroom::new();
    let article = newsroom.article(1, &piece(&[7]));
    newsroom.article(2, &piece(&[8, 9]));
    newsroom.queue(article, Wish::Draft);
    newsroom.finish();
    repicture(&newsroom, 1, &[8]);
    newsroom.queue(article, Wish::Publish);
    newsroom.finish();
    assert_eq!((media(&newsroom), became(&newsroom, article)), (1, (1, Vec::new(), 1)));
    correct(&newsroom, article, &[9]);
    assert_eq!((media(&newsroom), became(&newsroom, article)), (2, (0, vec![WhyLeft::Seen], 1)));
}

#[test]
fn what_an_editor_published_on_the_site_readers_had() {
    for follows in [true, false] {
        let newsroom = Newsroom::new();
        let article = newsroom.article(1, &piece(&[7]));
        newsroom.queue(article, Wish::Draft);
        newsroom.finish();
        newsroom.remote.change(article, |post| post.state = RemoteState::Published);
        if follows {
            newsroom.follow();
            newsroom.remote.change(article, |post| post.state = RemoteState::Draft);
        }
        correct(&newsroom, article, &[]);
        assert_eq!(media(&newsroom), 1, "{follows}");
        assert_eq!(became(&newsroom, article), (0, vec![WhyLeft::Seen], 0), "{follows}");
    }
}

#[test]
fn of_what_was_sent_before_anybody_noted_it_nobody_knows_whether_readers_had_it() {
    let newsroom = Newsroom::new();
    let article = newsroom.article(1, &piece(&[7]));
    newsroom.queue(article, Wish::Draft);
    newsroom.finish();
    let mut vault = newsroom.desk.lock().unwrap();
    let own = vault.own_media(newsroom.site).unwrap().remove(0);
    let mut medium = own.medium.clone();
    assert_eq!(medium.as_object_mut().unwrap().remove("public"), Some(Value::Bool(false)));
    vault
        .dispatch(newsroom.now(), |tx| {
            forget_medium(tx, newsroom.site, &own.key)?;
            put_medium(tx, newsroom.site, &own.key, (&medium, true))
        })
        .unwrap();
    drop(vault);
    correct(&newsroom, article, &[]);
    assert_eq!((media(&newsroom), became(&newsroom, article)), (1, (0, vec![WhyLeft::Seen], 0)));
}

#[test]
fn where_somebody_chose_so_what_readers_had_goes_as_well_where_nothing_shows_it() {
    let newsroom = Newsroom::with_options(json!({ "unused-pictures": "all" }));
    let [one, other] = [1, 2].map(|number| newsroom.article(number, &piece(&[7, number + 10])));
    for article in [one, other] {
        newsroom.queue(article, Wish::Publish);
    }
    newsroom.finish();
    correct(&newsroom, one, &[]);
    assert_eq!(media(&newsroom), 2, "the other article shows one");
    assert_eq!(became(&newsroom, one), (1, Vec::new(), 1));
}

#[test]
fn where_not_everything_can_be_looked_at_nothing_goes_unless_somebody_chose_so() {
    for (option, left) in [("unseen", 1), ("all", 0)] {
        let newsroom = Newsroom::with_options(json!({ "unused-pictures": option }));
        newsroom.remote.state().unshown = Some(MediumUse::NoneRead);
        let article = newsroom.article(1, &piece(&[7]));
        newsroom.queue(article, Wish::Draft);
        newsroom.finish();
        correct(&newsroom, article, &[]);
        assert_eq!(media(&newsroom), left, "{option}");
        let why = if left == 1 { vec![WhyLeft::Unknown] } else { Vec::new() };
        assert_eq!(became(&newsroom, article), (1 - left, why, 1), "{option}");
    }
}
