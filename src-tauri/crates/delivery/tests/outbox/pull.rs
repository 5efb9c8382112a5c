//! Posts that become articles, and are corrected from here.

use warraq_connect::{FaultKind, PostQuery, RemoteId, RemoteState};
use warraq_core::action::Action;
use warraq_core::article::ArticleId;
use warraq_core::outbox::ItemState;
use warraq_core::workflow::Status;
use warraq_delivery::{
    CheckKind, Order, Pulled, Wish, compare, follow, found_articles, preflight, pull,
};
use warraq_formats::Picture;
use warraq_store::articles::{self, NewArticle};
use warraq_store::{NewMedia, Tx, media};

use crate::clock::run;
use crate::fake::ToFake;
use crate::newsroom::{Newsroom, simple};

const CONTENT: &str = "بقلم آزاد حسن\n\nأعلنت الإدارة <b>أمس</b> قرارها.\n\n[gallery ids=\"1,2\"]\n\n<p><img src=\"https://xeber24.example/a.jpg\"></p>\n\nوقال شهود إن السوق مفتوح.";

/// The post as an article, kept as both programs keep it.
pub fn pulled(newsroom: &Newsroom, id: &RemoteId) -> Pulled {
    let connector = ToFake(newsroom.remote.clone()).open();
    let (desk, site, now) = (&newsroom.desk, newsroom.site, newsroom.now());
    let found = run(pull(desk, site, &connector, id, now)).unwrap().unwrap();
    if let Pulled::New(new) = &found {
        let article = NewArticle {
            status: new.status,
            tags: new.imported.tags.clone(),
            ..NewArticle::draft(new.id, new.imported.fields.clone(), new.imported.body.clone())
        };
        let person =
            warraq_core::person::Person { name: "سلمى".to_owned(), role: String::new() };
        let mut vault = desk.lock().unwrap();
        let pictures = &new.imported.pictures;
        let work = |tx: &mut Tx<'_>| {
            let mut places = pictures.iter().map(picture_at_its_address);
            places.try_for_each(|place| media::add(tx, &place))?;
            articles::create(tx, &article)
        };
        vault.transact(Action::ArticleImport, &person, now, work).unwrap();
        new.note(&mut vault, site, now).unwrap();
    }
    found
}

/// A picture that is not there yet, as both programs keep it.
pub fn picture_at_its_address(picture: &Picture) -> NewMedia {
    assert!(picture.bytes.is_empty());
    NewMedia {
        id: picture.id.parse().unwrap(),
        name: picture.name.clone(),
        media_type: String::new(),
        size: None,
        bytes: Vec::new(),
        source: picture.source.clone(),
        alt: picture.alt.clone(),
        caption: picture.caption.clone(),
        credit: picture.credit.clone(),
    }
}

fn id_of(found: &Pulled) -> ArticleId {
    match found {
        Pulled::Here(id) => *id,
        Pulled::New(new) => new.id,
    }
}

#[test]
fn a_post_becomes_an_article_once_and_a_correction_changes_that_post_only() {
    let newsroom = Newsroom::new();
    let post = newsroom.remote.write(70, "قرار الإدارة", CONTENT);
    let found = pulled(&newsroom, &post);
    let Pulled::New(new) = &found else { panic!("{found:?}") };
    let article = newsroom.desk.lock().unwrap().article(new.id).unwrap();
    assert_eq!(
        (article.fields.headline.as_str(), article.status),
        ("قرار الإدارة", Status::Delivered)
    );
    assert_eq!(article.fields.byline, ["آزاد حسن"]);
    assert_eq!(article.fields.sources, Vec::<String>::new());
    let source = |picture: &Picture| picture.source.ends_with("a.jpg");
    assert!(new.imported.pictures.iter().any(source), "its pictures have their places");
    assert_eq!(pulled(&newsroom, &post), Pulled::Here(new.id));

    // Nothing is written where nothing is new.
    let item = newsroom.queue(new.id, Wish::Publish);
    newsroom.finish();
    assert_eq!(newsroom.state(item), ItemState::Verified);
    assert_eq!(newsroom.remote.post(&post).content, CONTENT);
    assert!(!newsroom.remote.state().calls.contains(&"update_post"));

    let at = newsroom.texts(new.id).iter().position(|text| text.contains("شهود")).unwrap();
    newsroom.write_at(new.id, at, "وقال شهود إن السوق مغلق.");
    let item = newsroom.queue(new.id, Wish::Draft);
    newsroom.finish();
    assert_eq!(newsroom.state(item), ItemState::Verified);
    let corrected = newsroom.remote.post(&post);
    assert_eq!(corrected.content, CONTENT.replace("مفتوح", "مغلق"));
    assert_eq!((corrected.state, corrected.categories.len()), (RemoteState::Published, 1));
    assert_eq!(newsroom.remote.state().posts.len(), 1, "no second post is made");
    assert!(!newsroom.remote.state().calls.contains(&"create_post"));

    // What is changed back is changed back there too.
    newsroom.write_at(new.id, at, "وقال شهود إن السوق مفتوح.");
    newsroom.queue(new.id, Wish::Draft);
    newsroom.finish();
    assert!(newsroom.remote.post(&post).content.contains("السوق مفتوح."));
    newsroom.is_clean();
}

#[test]
fn an_edit_on_the_site_after_the_pull_is_seen_before_anything_is_written() {
    let newsroom = Newsroom::new();
    let post = newsroom.remote.write(70, "خبر", CONTENT);
    let article = id_of(&pulled(&newsroom, &post));
    let key = ArticleId::from(ulid::Ulid::from(70_u128));
    newsroom.remote.edit(key, "سطر المحرر");
    let connector = ToFake(newsroom.remote.clone()).open();
    let followed = run(follow(&newsroom.desk, newsroom.site, &connector, newsroom.now(), 9));
    assert_eq!(followed.unwrap().unwrap().changed_articles, [article]);
    assert!(compare(&newsroom.desk.lock().unwrap(), article, newsroom.site).is_ok());
    newsroom.write_at(article, 0, "أعلنت الإدارة اليوم قرارها.");
    let item = newsroom.queue(article, Wish::Draft);
    newsroom.finish();
    assert_eq!(newsroom.state(item), ItemState::Conflict);
    assert!(newsroom.remote.post(&post).content.contains("سطر المحرر"));
}

#[test]
fn an_article_of_this_vault_is_known_by_its_marker_and_its_number() {
    let newsroom = Newsroom::new();
    let article = newsroom.article(1, &simple("نص"));
    newsroom.queue(article, Wish::Publish);
    newsroom.finish();
    let post = newsroom.remote.post_of(article);
    newsroom.remote.write(70, "خبر الموقع", CONTENT);
    let connector = ToFake(newsroom.remote.clone()).open();
    let query = PostQuery { search: String::new(), page: 1, size: 9 };
    let list = run(warraq_connect::Connector::list_posts(&connector, &query)).unwrap();
    let vault = newsroom.desk.lock().unwrap();
    assert_eq!(found_articles(&vault, newsroom.site, &list).unwrap(), [None, Some(article)]);
    drop(vault);
    assert_eq!(pulled(&newsroom, &post.id), Pulled::Here(article));
    // Another newsroom has not got the article: there it is that article, and no second one.
    let other = newsroom.beside();
    assert_eq!(id_of(&pulled(&other, &post.id)), article);
    let third = newsroom.beside();
    third.article(1, &simple("نص"));
    assert_eq!(pulled(&third, &post.id), Pulled::Here(article));
    assert!(third.known(article).theirs.is_some(), "it is compared before anything is written");
}

#[test]
fn what_is_in_the_bin_and_what_is_not_there_are_two_things() {
    let newsroom = Newsroom::new();
    let connector = ToFake(newsroom.remote.clone()).open();
    let id = RemoteId("404".to_owned());
    let gone = run(pull(&newsroom.desk, newsroom.site, &connector, &id, newsroom.now()));
    assert_eq!(gone.unwrap().unwrap_err().kind, FaultKind::NoPost);
    let article = newsroom.article(1, &simple("نص"));
    newsroom.queue(article, Wish::Draft);
    newsroom.finish();
    newsroom.remote.change(article, |post| post.state = RemoteState::Trashed);
    let (other, id) = (newsroom.beside(), newsroom.remote.post_of(article).id);
    let binned = run(pull(&other.desk, other.site, &connector, &id, other.now()));
    assert_eq!(binned.unwrap().unwrap_err().kind, FaultKind::Gone);
}

#[test]
fn who_the_site_names_as_the_author_is_the_byline_where_the_post_names_nobody() {
    let newsroom = Newsroom::new();
    for (number, author, byline) in [(70, "editor", "editor"), (71, "خبر24", ""), (72, "", "")] {
        let content = "<p>أعلنت الإدارة أمس قرارها.</p>";
        let post = newsroom.remote.write(number, &format!("خبر {number}"), content);
        author.clone_into(&mut newsroom.remote.state().author);
        let Pulled::New(new) = pulled(&newsroom, &post) else { panic!("{number}") };
        let fields = &newsroom.desk.lock().unwrap().article(new.id).unwrap().fields;
        assert_eq!(fields.byline.join(","), byline);
        // What is no person is where it comes from.
        assert_eq!(fields.sources.join(","), if number == 71 { author } else { "" });
        let told = &new.imported.warnings;
        assert!(told.iter().all(|one| !one.detail.contains("dc:creator")), "{told:?}");
    }
}

#[test]
fn pictures_that_a_pulled_post_has_are_not_told_as_missing_before_it_is_corrected() {
    let newsroom = Newsroom::new();
    let image = "<!-- wp:image {\"id\":5} -->\n<figure class=\"wp-block-image\"><img src=\"https://xeber24.example/a.jpg\" alt=\"\"/></figure>\n<!-- /wp:image -->";
    let content = format!(
        "<!-- wp:paragraph -->\n<p>أعلنت الإدارة قرارها.</p>\n<!-- /wp:paragraph -->\n\n{image}"
    );
    let post = newsroom.remote.write(70, "قرار الإدارة", &content);
    let article = id_of(&pulled(&newsroom, &post));
    let missing = || {
        let order =
            Order { article, site: newsroom.site, wish: Wish::Draft, asked_by: String::new() };
        let connectors = ToFake(newsroom.remote.clone());
        let told = preflight(&newsroom.desk, &connectors, &order, newsroom.now()).unwrap();
        told.iter().filter(|check| check.kind == CheckKind::PictureMissing).count()
    };
    assert_eq!(missing(), 0, "{:?}", newsroom.texts(article));
    newsroom.write_at(article, 0, "أعلنت الإدارة اليوم قرارها.");
    assert_eq!(missing(), 0);
    newsroom.queue(article, Wish::Draft);
    newsroom.finish();
    assert!(newsroom.remote.post(&post).content.contains(image), "and it keeps them");
    // A picture that is put in here has no file anywhere.
    let now = newsroom.desk.lock().unwrap().article(article).unwrap();
    let mut body: serde_json::Value = serde_json::from_str(&now.body.to_json_string()).unwrap();
    let id = ulid::Ulid::from(987_u128).to_string();
    let figure = serde_json::json!({ "type": "figure", "attrs": { "id": id } });
    body["content"].as_array_mut().unwrap().push(figure);
    let body = warraq_core::article::Document::from_str(&body.to_string()).unwrap();
    newsroom.act(|tx| articles::save_document(tx, article, now.version, &body));
    assert_eq!(missing(), 1);
}

#[test]
fn letters_that_look_like_markup_are_letters() {
    let newsroom = Newsroom::new();
    let content = "<p>تُكتب الكلمة الغليظة بين &lt;b&gt; و&lt;/b&gt; في الصفحة.</p>\n\n<p>وقال شهود إن السوق مفتوح.</p>";
    let post = newsroom.remote.write(70, "درس في &lt;b&gt;", content);
    let id = id_of(&pulled(&newsroom, &post));
    assert_eq!(newsroom.texts(id)[0], "تُكتب الكلمة الغليظة بين <b> و</b> في الصفحة.");
    // They go back as letters, too.
    newsroom.write_at(id, 1, "وقال شهود إن السوق مغلق.");
    let item = newsroom.queue(id, Wish::Draft);
    newsroom.finish();
    assert_eq!(newsroom.state(item), ItemState::Verified, "{:?}", newsroom.reason(item));
    let there = newsroom.remote.post(&post).content;
    assert_eq!(there, content.replace("مفتوح", "مغلق"));
}
