//! A picture that somebody on the site put into a post, or took the place of ours with, comes into the article with what is
//! kept of the site's, and is corrected from here as any other.

use serde_json::{Value, json};
use warraq_connect::RemoteId;
use warraq_core::article::{ArticleId, Document, Figure};
use warraq_core::outbox::ItemState;
use warraq_core::person::Person;
use warraq_delivery::{
    Asked, Choices, Keep, PieceKind, PulledPictures, Sending, TextPiece, WhyMissing, Wish, compare,
    settle,
};
use warraq_store::articles;

use crate::newsroom::{Newsroom, Piece};
use crate::pull_pictures::{budget, gif, of_the_site, pictures};

/// An article of a paragraph and two pictures with captions, which readers have.
fn delivered() -> (Newsroom, ArticleId) {
    let newsroom = Newsroom::new();
    let piece =
        Piece { text: "نص الخبر كله هنا", pictures: vec![7, 8], ..Piece::default() };
    let article = newsroom.article(1, &piece);
    say(&newsroom, article, 1, ("سوق", "سوق القامشلي أمس"));
    say(&newsroom, article, 2, ("نهر", "نهر الخابور أمس"));
    deliver(&newsroom, article, Wish::Publish);
    (newsroom, article)
}

/// The article with these words at one of its pictures.
fn say(newsroom: &Newsroom, id: ArticleId, at: usize, (alt, caption): (&str, &str)) {
    let article = newsroom.desk.lock().unwrap().article(id).unwrap();
    let mut body: Value = serde_json::from_str(&article.body.to_json_string()).unwrap();
    body["content"][at]["attrs"]["alt"] = json!(alt);
    body["content"][at]["content"] = json!([{ "type": "text", "text": caption }]);
    let body = Document::from_str(&body.to_string()).unwrap();
    newsroom.act(|tx| articles::save_document(tx, id, article.version, &body));
}

fn deliver(newsroom: &Newsroom, article: ArticleId, wish: Wish) {
    let item = newsroom.queue(article, wish);
    newsroom.finish();
    let (state, why) = (newsroom.state(item), newsroom.reason(item));
    assert_eq!(state, ItemState::Verified, "{why:?}");
}

/// Its figures, in order.
fn figures(newsroom: &Newsroom, article: ArticleId) -> Vec<Figure> {
    let article = newsroom.desk.lock().unwrap().article(article).unwrap();
    let figures = article.body.blocks().iter().filter_map(|block| match block {
        warraq_core::article::Block::Figure(figure) => Some(figure.clone()),
        _ => None,
    });
    figures.collect()
}

/// Somebody on the site has another picture in the place of one of ours, with the same words; its number there.
fn swap(newsroom: &Newsroom, article: ArticleId, at: usize, name: &str) -> RemoteId {
    let new = of_the_site(newsroom, name, &gif(200));
    let (old, old_name) = {
        let state = newsroom.remote.state();
        (state.media[at].id.clone(), state.media[at].name.clone())
    };
    newsroom.remote.change(article, |post| {
        let before = post.content.clone();
        let [from, to] = [&old, &new].map(|id| format!("\"id\":{id},"));
        post.content = post.content.replace(&from, &to);
        let [from, to] = [&old, &new].map(|id| format!("wp-image-{id}\""));
        post.content = post.content.replace(&from, &to);
        let [from, to] = [&*old_name, name].map(|name| format!("xeber24.example/{name}"));
        post.content = post.content.replace(&from, &to);
        assert_ne!(post.content, before);
    });
    new
}

/// A correction of ours stops over what the site's people did.
fn stopped(newsroom: &Newsroom, article: ArticleId) {
    let before = newsroom.texts(article)[0].clone();
    newsroom.write_at(article, 0, &format!("{before} مصححا"));
    let item = newsroom.queue(article, Wish::Draft);
    newsroom.finish();
    assert_eq!(newsroom.state(item), ItemState::Conflict);
}

fn changed(newsroom: &Newsroom, article: ArticleId) -> TextPiece {
    let view = compare(&newsroom.desk.lock().unwrap(), article, newsroom.site).unwrap();
    let mut there = view.pieces.into_iter().filter(|piece| piece.kind == PieceKind::Theirs);
    let found = there.next().unwrap();
    assert_eq!(there.next(), None);
    found
}

fn keep(newsroom: &Newsroom, article: ArticleId, all: Option<Keep>) {
    let person = Person { name: "مها".to_owned(), role: String::new() };
    let choices = Choices { all, ..Choices::default() };
    let place = (article, newsroom.site);
    settle(&newsroom.desk, &person, place, (&choices, Sending::Send), newsroom.now()).unwrap();
}

#[test]
fn a_picture_that_took_the_place_of_ours_comes_into_the_article_and_is_corrected_from_here() {
    for (all, at) in [(None, 1), (None, 0), (Some(Keep::Theirs), 1)] {
        let (newsroom, article) = delivered();
        let before = figures(&newsroom, article);
        let featured = newsroom.remote.post_of(article).featured;
        let new = swap(&newsroom, article, at, "jadid.gif");
        stopped(&newsroom, article);
        let piece = changed(&newsroom, article);
        assert!(piece.theirs_picture && !piece.mine_picture, "{piece:?}");
        assert!(piece.theirs[0].address.ends_with("jadid.gif"), "{piece:?}");

        keep(&newsroom, article, all);
        let taken = figures(&newsroom, article);
        assert_eq!(taken[1 - at].media, before[1 - at].media, "nobody touched the other");
        assert!(taken[at].media.is_some() && taken[at].media != before[at].media);
        let pulled = pictures(&newsroom, article, Asked::WithPost);
        assert_eq!(pulled, PulledPictures { fetched: 1, missing: Vec::new() });
        newsroom.finish();

        // Its words are corrected there, those below it and those for who cannot see it, and nothing is sent twice.
        for (alt, caption) in [("صورة", "تعليق مصحح"), ("صورة مصححة", "تعليق مصحح")]
        {
            say(&newsroom, article, at + 1, (alt, caption));
            deliver(&newsroom, article, Wish::Draft);
            let post = newsroom.remote.post_of(article);
            assert!(post.content.contains("jadid.gif") && post.content.contains(caption));
            assert!(post.content.contains(&format!("alt=\"{alt}\"")), "{}", post.content);
            assert!(post.content.contains(&format!("wp-image-{new}\"")), "{}", post.content);
            assert_eq!(post.featured, featured, "what stands for the post was nobody's change");
        }
        assert_eq!(newsroom.remote.state().media.len(), 3);

        // And what somebody there makes of them is compared.
        newsroom.remote.change(article, |post| {
            post.content = post.content.replace("صورة مصححة", "صورة المحرر");
        });
        stopped(&newsroom, article);
        assert!(!changed(&newsroom, article).theirs_picture, "it is the same picture");
        keep(&newsroom, article, None);
        assert_eq!(figures(&newsroom, article)[at].alt, "صورة المحرر");
        assert_eq!(figures(&newsroom, article)[at].media, taken[at].media);
        newsroom.finish();
        newsroom.is_clean();
    }
}

#[test]
fn other_words_below_our_picture_leave_it_ours() {
    let (newsroom, article) = delivered();
    let before = figures(&newsroom, article);
    newsroom.remote.change(article, |post| {
        post.content = post.content.replace("نهر الخابور أمس", "نهر الخابور صباح أمس");
    });
    stopped(&newsroom, article);
    assert!(!changed(&newsroom, article).theirs_picture);
    keep(&newsroom, article, None);
    newsroom.finish();
    let taken = figures(&newsroom, article);
    assert_eq!(taken[1].caption.to_text(), "نهر الخابور صباح أمس");
    assert_eq!(taken[1].media, before[1].media);
    assert_eq!(pictures(&newsroom, article, Asked::WithPost), PulledPictures::default());
    say(&newsroom, article, 2, ("نهر", "نهر الخابور اليوم"));
    deliver(&newsroom, article, Wish::Draft);
    let content = newsroom.remote.post_of(article).content;
    assert!(content.contains("نهر الخابور اليوم") && content.matches("<img").count() == 2);
}

#[test]
fn a_picture_that_was_added_comes_too_and_one_that_does_not_come_is_told_and_corrected_all_the_same()
 {
    let image = |address: &str, caption: &str| {
        format!(
            "<!-- wp:image -->\n<figure class=\"wp-block-image\"><img src=\"{address}\" alt=\"\"/>\
             <figcaption class=\"wp-element-caption\">{caption}</figcaption></figure>\n<!-- /wp:image -->"
        )
    };
    let (newsroom, article) = delivered();
    of_the_site(&newsroom, "jadid.gif", &gif(200));
    newsroom.remote.change(article, |post| {
        let ours = image("https://xeber24.example/jadid.gif", "صورة من المكتبة");
        let far = image("https://elsewhere.example/a.jpg", "صورة من موقع بعيد");
        post.content = format!("{}\n\n{ours}\n\n{far}", post.content);
    });
    stopped(&newsroom, article);
    keep(&newsroom, article, Some(Keep::Theirs));
    assert_eq!(figures(&newsroom, article).len(), 4);
    budget(&newsroom, 0);
    let pulled = pictures(&newsroom, article, Asked::WithPost);
    let why = |pulled: &PulledPictures| -> Vec<WhyMissing> {
        pulled.missing.iter().map(|one| one.why).collect()
    };
    assert_eq!(why(&pulled), [WhyMissing::Budget, WhyMissing::Elsewhere]);
    budget(&newsroom, 900);
    for (at, caption) in [(3, "صورة مصححة من المكتبة"), (4, "صورة مصححة من بعيد")]
    {
        say(&newsroom, article, at, ("كلمات", caption));
        deliver(&newsroom, article, Wish::Draft);
        let content = newsroom.remote.post_of(article).content;
        assert!(content.contains(caption) && content.matches("<img").count() == 4, "{content}");
        assert!(content.contains("https://elsewhere.example/a.jpg"), "{content}");
    }
    let pulled = pictures(&newsroom, article, Asked::Again);
    assert_eq!((pulled.fetched, why(&pulled)), (1, vec![WhyMissing::Elsewhere]));
    say(&newsroom, article, 3, ("كلمات أخرى", "صورة أخيرة من المكتبة"));
    deliver(&newsroom, article, Wish::Draft);
    let content = newsroom.remote.post_of(article).content;
    assert!(content.contains("صورة أخيرة") && content.contains("alt=\"كلمات أخرى\""), "{content}");
    newsroom.is_clean();
}

#[test]
fn taking_a_picture_is_undone_with_the_text() {
    let (newsroom, article) = delivered();
    let before = figures(&newsroom, article);
    swap(&newsroom, article, 1, "jadid.gif");
    newsroom.follow();
    keep(&newsroom, article, Some(Keep::Theirs));
    assert_ne!(figures(&newsroom, article), before);
    newsroom.undo();
    assert_eq!(figures(&newsroom, article), before);
    let listed = newsroom.desk.lock().unwrap().media_list().unwrap();
    assert!(listed.iter().all(|media| media.source.is_empty()), "{listed:?}");
    newsroom.is_clean();
}
