//! The pictures of a post that became an article.

use std::sync::Mutex;

use serde_json::json;
use warraq_connect::{MediumKey, MediumWords, RemoteId};
use warraq_core::action::Action;
use warraq_core::article::ArticleId;
use warraq_core::data_budget::{BudgetPeriod, DataBudget};
use warraq_core::media::MediaId;
use warraq_core::outbox::ItemState;
use warraq_core::person::Person;
use warraq_delivery::{
    Asked, Clock, PicturesProgress, Pulled, PulledPictures, WhyMissing, Wish, pull, pull_pictures,
};
use warraq_store::articles::{self, NewArticle};
use warraq_store::outbox::Haste;
use warraq_store::{Tx, media};

use crate::clock::{run, run_at_most};
use crate::fake::{FakeMedium, ToFake, Trouble};
use crate::newsroom::Newsroom;
use crate::pull::picture_at_its_address;

const LARGE: &[u8] = include_bytes!("../../../../../assets/icons/icon.png");

/// A picture that the site's people put into its library.
pub fn of_the_site(newsroom: &Newsroom, name: &str, bytes: &[u8]) -> RemoteId {
    let mut state = newsroom.remote.state();
    let id = state.new_id();
    state.media.push(FakeMedium {
        id: id.clone(),
        key: MediumKey::of(name.as_bytes()),
        name: name.to_owned(),
        bytes: bytes.to_vec(),
        words: MediumWords { alt: "سوق".to_owned(), caption: String::new() },
    });
    id
}

pub fn gif(colour: u8) -> Vec<u8> {
    let mut bytes = b"GIF89a\x02\0\x01\0\x80\0\0\xff\0\0\0\0\xff\x2c\0\0\0\0\x02\0\x01\0\0\x02\x02\x44\x0a\0\x3b".to_vec();
    bytes[14] = colour;
    bytes
}

/// A post with a picture in blocks, one in a size of its own, and one that is elsewhere.
fn post(newsroom: &Newsroom) -> RemoteId {
    let first = of_the_site(newsroom, "suq.png", LARGE);
    of_the_site(newsroom, "nahr.gif", &gif(7));
    let content = format!(
        "<!-- wp:image {{\"id\":{first}}} -->\n<figure class=\"wp-block-image\"><img \
         src=\"https://xeber24.example/suq-300x200.png\" alt=\"سوق القامشلي\" class=\"wp-image-{first}\"/>\
         <figcaption>السوق صباحا</figcaption></figure>\n<!-- /wp:image -->\n\n\
         <!-- wp:paragraph -->\n<p>أعلنت الإدارة أمس قرارها.</p>\n<!-- /wp:paragraph -->\n\n\
         <!-- wp:image -->\n<figure class=\"wp-block-image\"><img \
         src=\"https://xeber24.example/nahr.gif\" alt=\"\"/></figure>\n<!-- /wp:image -->\n\n\
         <!-- wp:image -->\n<figure class=\"wp-block-image\"><img \
         src=\"https://elsewhere.example/a.png\" alt=\"\"/></figure>\n<!-- /wp:image -->"
    );
    let id = newsroom.remote.write(70, "قرار الإدارة", &content);
    newsroom.remote.change(ArticleId::from(ulid::Ulid::from(70_u128)), |post| {
        post.featured = Some(first);
    });
    id
}

/// The text of the post, kept as both programs keep it.
fn text(newsroom: &Newsroom, id: &RemoteId) -> ArticleId {
    let connector = ToFake(newsroom.remote.clone()).open();
    let (desk, site, now) = (&newsroom.desk, newsroom.site, newsroom.now());
    let new = match run(pull(desk, site, &connector, id, now)).unwrap().unwrap() {
        Pulled::Here(article) => return article,
        Pulled::New(new) => new,
    };
    let (imported, draft) = (&new.imported, NewArticle::draft);
    let article = NewArticle {
        status: new.status,
        ..draft(new.id, imported.fields.clone(), imported.body.clone())
    };
    let mut vault = desk.lock().unwrap();
    let work = |tx: &mut Tx<'_>| {
        imported
            .pictures
            .iter()
            .try_for_each(|picture| media::add(tx, &picture_at_its_address(picture)))?;
        articles::create(tx, &article)
    };
    vault.transact(Action::ArticleImport, &salma(), now, work).unwrap();
    new.note(&mut vault, site, now).unwrap();
    new.id
}

fn salma() -> Person {
    Person { name: "سلمى".to_owned(), role: String::new() }
}

pub fn pictures(newsroom: &Newsroom, article: ArticleId, asked: Asked) -> PulledPictures {
    let connector = ToFake(newsroom.remote.clone()).open();
    let clock = || newsroom.clock.now();
    let place = (article, newsroom.site);
    run(pull_pictures(&newsroom.desk, place, &connector, asked, &|_| {}, &clock)).unwrap()
}

fn calls(newsroom: &Newsroom, name: &str) -> usize {
    newsroom.remote.state().calls.iter().filter(|call| **call == name).count()
}

/// The bytes of each picture of the vault, in the order of their addresses.
fn in_vault(newsroom: &Newsroom) -> Vec<(String, u32)> {
    let list = newsroom.desk.lock().unwrap().media_list().unwrap();
    let mut found: Vec<_> = list.into_iter().map(|media| (media.source, media.bytes)).collect();
    found.sort();
    found
}

pub fn budget(newsroom: &Newsroom, megabytes: u32) {
    let mut vault = newsroom.desk.lock().unwrap();
    let mut settings = vault.settings().unwrap();
    settings.data_budget = Some(DataBudget { megabytes, per: BudgetPeriod::Day });
    let now = newsroom.clock.now();
    let work = |tx: &mut Tx<'_>| warraq_store::settings::set(tx, &settings);
    vault.transact(Action::SettingsSet, &salma(), now, work).unwrap();
}

#[test]
fn pictures_come_once_with_their_words_and_are_not_sent_back() {
    let newsroom = Newsroom::with_options(json!({ "longest-side": 100 }));
    let id = post(&newsroom);
    let before = newsroom.remote.post(&id);
    let article = text(&newsroom, &id);
    assert_eq!(in_vault(&newsroom).iter().filter(|(_, bytes)| *bytes > 0).count(), 0, "text first");
    let pulled = pictures(&newsroom, article, Asked::WithPost);
    assert_eq!((pulled.fetched, pulled.missing), (2, Vec::new()));
    let size = u32::try_from(LARGE.len()).unwrap();
    let expected = [
        ("https://xeber24.example/nahr.gif".to_owned(), u32::try_from(gif(7).len()).unwrap()),
        ("https://xeber24.example/suq.png".to_owned(), size),
    ];
    assert_eq!(in_vault(&newsroom), expected, "as large as the site has it");
    let kept = newsroom.desk.lock().unwrap().article(article).unwrap();
    let json = kept.body.to_json_string();
    assert!(json.contains("السوق صباحا") && json.contains("سوق القامشلي"), "{json}");

    // Nothing is fetched twice, and nothing of it is written to the site where nothing is new.
    assert_eq!(text(&newsroom, &id), article);
    assert_eq!(pictures(&newsroom, article, Asked::Again), PulledPictures::default());
    assert_eq!(calls(&newsroom, "fetch_medium"), 2);
    let item = newsroom.queue(article, Wish::Draft);
    newsroom.finish();
    assert_eq!(newsroom.state(item), ItemState::Verified);
    assert_eq!(newsroom.remote.post(&id), before);

    // A correction sends no picture again, however long it is ago, and changes no other.
    newsroom.clock.pass(chrono::TimeDelta::days(2));
    let at = newsroom.texts(article).iter().position(|text| text.contains("قرارها")).unwrap();
    newsroom.write_at(article, at, "أعلنت الإدارة اليوم قرارها.");
    let item = newsroom.queue(article, Wish::Draft);
    newsroom.finish();
    assert_eq!(newsroom.state(item), ItemState::Verified);
    let after = newsroom.remote.post(&id);
    assert_eq!(after.content, before.content.replace("أمس", "اليوم"));
    assert_eq!(after.featured, before.featured);
    assert_eq!((calls(&newsroom, "send_medium"), newsroom.remote.state().media.len()), (0, 2));
    newsroom.is_clean();
}

#[test]
fn a_caption_that_is_corrected_after_a_pull_shows_the_picture_that_is_there() {
    let newsroom = Newsroom::new();
    let id = post(&newsroom);
    let article = text(&newsroom, &id);
    pictures(&newsroom, article, Asked::WithPost);
    let before = newsroom.remote.post(&id).content;
    let old = newsroom.texts(article).into_iter().find(|text| text.contains("السوق")).unwrap();
    let at = newsroom.texts(article).iter().position(|text| text.contains("السوق")).unwrap();
    newsroom.write_at(article, at, "السوق مساء");
    let item = newsroom.queue(article, Wish::Draft);
    newsroom.finish();
    assert_eq!(newsroom.state(item), ItemState::Verified);
    let content = newsroom.remote.post(&id).content;
    assert_eq!(content, before.replacen(&format!(">{old}<"), ">السوق مساء<", 1));
    assert_ne!(content, before);
    assert_eq!(calls(&newsroom, "send_medium"), 0);
}

#[test]
fn what_is_slow_or_over_the_budget_is_told_and_comes_when_somebody_asks_again() {
    let newsroom = Newsroom::with_options(json!({ "first": "text" }));
    let id = post(&newsroom);
    let article = text(&newsroom, &id);
    let pulled = pictures(&newsroom, article, Asked::WithPost);
    assert_eq!(pulled.fetched, 0);
    assert!(pulled.missing.iter().all(|one| one.why == WhyMissing::Slow), "{pulled:?}");
    assert_eq!((pulled.missing.len(), calls(&newsroom, "fetch_medium")), (2, 0));
    budget(&newsroom, 0);
    let pulled = pictures(&newsroom, article, Asked::Again);
    assert!(pulled.missing.iter().all(|one| one.why == WhyMissing::Budget), "{pulled:?}");
    assert_eq!((pulled.missing.len(), calls(&newsroom, "fetch_medium")), (2, 0));
    budget(&newsroom, 900);
    let pulled = pictures(&newsroom, article, Asked::Again);
    assert_eq!((pulled.fetched, pulled.missing), (2, Vec::new()));
    let spent = newsroom.desk.lock().unwrap().traffic_since(chrono::DateTime::UNIX_EPOCH).unwrap();
    assert!(spent > LARGE.len() as u64, "it is counted");
}

#[test]
fn what_did_not_come_stays_in_the_post_whatever_is_corrected() {
    let blocks = post;
    let classic = |newsroom: &Newsroom| {
        of_the_site(newsroom, "a.jpg", &gif(3));
        let image =
            "<p><img class=\"alignnone\" src=\"https://xeber24.example/a-300x200.jpg\"></p>";
        newsroom.remote.write(70, "خبر", &format!("نص أول.\n\n{image}\n\nأعلنت الإدارة أمس قرارها."))
    };
    for make in [&blocks as &dyn Fn(&Newsroom) -> RemoteId, &classic] {
        let newsroom = Newsroom::new();
        let id = make(&newsroom);
        let images = newsroom.remote.post(&id).content.matches("<img").count();
        let article = text(&newsroom, &id);
        let at = newsroom.texts(article).iter().position(|text| text.contains("قرارها")).unwrap();
        newsroom.write_at(article, at, "أعلنت الإدارة اليوم قرارها.");
        let item = newsroom.queue(article, Wish::Draft);
        newsroom.finish();
        assert_eq!(newsroom.state(item), ItemState::Verified);
        let content = newsroom.remote.post(&id).content;
        assert!(content.contains("اليوم"), "{content}");
        assert_eq!(content.matches("<img").count(), images, "{content}");
        // Also once they came.
        pictures(&newsroom, article, Asked::Again);
        newsroom.write_at(article, at, "أعلنت الإدارة غدا قرارها.");
        newsroom.queue(article, Wish::Draft);
        newsroom.finish();
        let content = newsroom.remote.post(&id).content;
        assert!(content.contains("غدا") && content.matches("<img").count() == images, "{content}");
        assert_eq!(calls(&newsroom, "send_medium"), 0);
    }
}

#[test]
fn what_is_no_picture_of_the_site_or_fails_is_told() {
    let newsroom = Newsroom::new();
    of_the_site(&newsroom, "a.png", b"<html>");
    of_the_site(&newsroom, "b.gif", &gif(9));
    let image =
        |name: &str| format!("<p><img src=\"https://xeber24.example/{name}\" alt=\"\"></p>");
    let content = ["a.png", "b.gif", "gone.gif"].map(image).join("\n\n");
    let id = newsroom.remote.write(70, "خبر", &content);
    let article = text(&newsroom, &id);
    newsroom.remote.trouble("fetch_medium", Trouble::Offline);
    let pulled = pictures(&newsroom, article, Asked::WithPost);
    let why: Vec<_> = pulled.missing.iter().map(|one| one.why).collect();
    assert_eq!((pulled.fetched, why), (1, vec![WhyMissing::Failed, WhyMissing::Failed]));
    assert!(pulled.missing.iter().all(|one| one.reason.is_some()));
    let pulled = pictures(&newsroom, article, Asked::Again);
    let why: Vec<_> = pulled.missing.iter().map(|one| one.why).collect();
    assert_eq!((pulled.fetched, why), (0, vec![WhyMissing::NoPicture, WhyMissing::Failed]));
}

#[test]
fn whoever_gives_up_keeps_what_came() {
    let newsroom = Newsroom::new();
    let id = post(&newsroom);
    let article = text(&newsroom, &id);
    let told: Mutex<Vec<PicturesProgress>> = Mutex::default();
    for moments in 0..60 {
        let connector = ToFake(newsroom.remote.clone()).open();
        let clock = || newsroom.clock.now();
        let tell = |progress| told.lock().unwrap().push(progress);
        let place = (article, newsroom.site);
        let work = pull_pictures(&newsroom.desk, place, &connector, Asked::WithPost, &tell, &clock);
        if run_at_most(moments, work).is_some() {
            break;
        }
    }
    assert!(in_vault(&newsroom).iter().all(|(_, bytes)| *bytes > 0));
    let last = *told.lock().unwrap().last().unwrap();
    assert_eq!(last.done, last.total);
    newsroom.drain(Haste::Patient);
    newsroom.is_clean();
    let media: Vec<MediaId> =
        newsroom.desk.lock().unwrap().media_list().unwrap().iter().map(|one| one.id).collect();
    assert_eq!(media.len(), 2);
}

#[test]
fn a_picture_that_stands_for_the_post_and_in_its_text_comes_once() {
    for (src, is_in_text) in [
        ("https://xeber24.example/suq.png", true),
        ("https://xeber24.example/suq-300x200.png", true),
        ("https://xeber24.example/suq-halab.png", false),
    ] {
        let newsroom = Newsroom::new();
        let featured = of_the_site(&newsroom, "suq.png", LARGE);
        of_the_site(&newsroom, "suq-halab.png", &gif(7));
        let content = format!("<p>قبل.</p>\n\n<p><img src=\"{src}\"></p>\n\n<p>بعد.</p>");
        let post = newsroom.remote.write(70, "السوق", &content);
        newsroom.remote.state().posts[0].post.featured = Some(featured.clone());
        let article = text(&newsroom, &post);
        let pictures = newsroom.desk.lock().unwrap().article(article).unwrap().body;
        let pictures = pictures.to_json_string().matches("\"figure\"").count();
        assert_eq!(pictures, if is_in_text { 1 } else { 2 }, "{src}");

        // What stands for it stays.
        newsroom.write_at(article, if is_in_text { 2 } else { 3 }, "بعد ذلك.");
        let item = newsroom.queue(article, Wish::Draft);
        newsroom.finish();
        assert_eq!(newsroom.state(item), ItemState::Verified, "{:?}", newsroom.reason(item));
        let there = newsroom.remote.post(&post);
        assert_eq!(there.featured, Some(featured), "{src}");
        assert_eq!(there.content, content.replace("بعد.", "بعد ذلك."), "{src}");
    }
}
