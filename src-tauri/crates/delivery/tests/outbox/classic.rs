//! Corrections of posts that are written as HTML without blocks: all that the article says stands there once, and nothing
//! of the site's is lost unless somebody said so.

use warraq_connect::RemoteId;
use warraq_core::article::ArticleId;
use warraq_core::outbox::{ItemId, ItemState};
use warraq_core::person::Person;
use warraq_delivery::{
    Choices, Decision, DeliveryError, Keep, PieceKind, Pulled, ReasonKind, Sending, Wish, compare,
    resolve, settle,
};

use crate::newsroom::{Newsroom, simple};
use crate::pull::pulled;

const FIRST: &str = "أعلنت الإدارة أمس قرارها الجديد في القامشلي";
const SECOND: &str = "وقال شهود إن السوق مفتوح منذ الصباح الباكر";
const THIRD: &str = "وختم البيان بدعوة الجميع إلى الحوار العاجل";
const EDIT: &str = "زيادة المحرر في آخر الخبر";

fn decide(newsroom: &Newsroom, article: ArticleId, keep: Keep) -> Option<ItemId> {
    try_to_decide(newsroom, article, keep).unwrap()
}

fn try_to_decide(
    newsroom: &Newsroom,
    article: ArticleId,
    keep: Keep,
) -> Result<Option<ItemId>, DeliveryError> {
    let person = Person { name: "سلمى".to_owned(), role: String::new() };
    let choices = Choices { all: Some(keep), ..Choices::default() };
    let place = (article, newsroom.site);
    settle(&newsroom.desk, &person, place, (&choices, Sending::Send), newsroom.now())
}

/// Every paragraph stands in the post once, in this order.
fn stands_once(content: &str, texts: &[&str]) {
    let mut from = 0;
    for text in texts {
        assert_eq!(content.matches(text).count(), 1, "{text}: {content}");
        let at = content.find(text).unwrap();
        assert!(at >= from, "{text}: {content}");
        from = at;
    }
}

/// A post of HTML that an editor wrote a line at the end of, which the article took.
fn edited_there() -> (Newsroom, ArticleId) {
    let newsroom = Newsroom::new();
    newsroom.choose("format", "classic");
    let article = newsroom.article(1, &simple(FIRST));
    newsroom.write_on(article, &[FIRST, SECOND, THIRD]);
    newsroom.queue(article, Wish::Publish);
    newsroom.finish();
    newsroom.remote.edit(article, EDIT);
    newsroom.set(article, warraq_core::fields::FieldName::Standfirst, "ملخص");
    let item = newsroom.queue(article, Wish::Draft);
    newsroom.finish();
    assert_eq!(newsroom.state(item), ItemState::Conflict);
    decide(&newsroom, article, Keep::Theirs);
    newsroom.finish();
    (newsroom, article)
}

#[test]
fn a_correction_after_an_editors_line_says_all_of_the_article_once() {
    for at in 0..3 {
        let (newsroom, article) = edited_there();
        assert_eq!(newsroom.texts(article), [FIRST, SECOND, THIRD, EDIT]);
        let mut texts = [FIRST, SECOND, THIRD, EDIT];
        texts[at] = "صححت الكاتبة هذه الفقرة كلها قبل قليل";
        newsroom.write_at(article, at, texts[at]);
        let item = newsroom.queue(article, Wish::Draft);
        newsroom.finish();
        assert_eq!(newsroom.state(item), ItemState::Verified, "{:?}", newsroom.reason(item));
        stands_once(&newsroom.remote.post_of(article).content, &texts);
        newsroom.is_clean();
    }
}

#[test]
fn two_corrections_in_one_go_after_an_editors_line_are_there_with_all_else() {
    let (newsroom, article) = edited_there();
    let texts = ["بداية أخرى للخبر كتبت هنا", SECOND, "ونهاية أخرى له كتبت بعدها", EDIT];
    newsroom.write_at(article, 0, texts[0]);
    newsroom.write_at(article, 2, texts[2]);
    let item = newsroom.queue(article, Wish::Draft);
    newsroom.finish();
    assert_eq!(newsroom.state(item), ItemState::Verified, "{:?}", newsroom.reason(item));
    stands_once(&newsroom.remote.post_of(article).content, &texts);
}

/// A post of the site that is an article here.
fn of_the_site(content: &str) -> (Newsroom, ArticleId, RemoteId) {
    let newsroom = Newsroom::new();
    let id = newsroom.remote.write(7, "خبر قديم", content);
    let Pulled::New(new) = pulled(&newsroom, &id) else { panic!("it is new") };
    (newsroom, new.id, id)
}

/// The article with one of its paragraphs corrected and sent.
fn corrected(newsroom: &Newsroom, article: ArticleId, old: &str, new: &str) -> ItemId {
    let at = newsroom.texts(article).iter().position(|text| text.contains(old)).unwrap();
    newsroom.write_at(article, at, new);
    let item = newsroom.queue(article, Wish::Draft);
    newsroom.finish();
    item
}

const CAPTION: &str = "<p>أعلنت الإدارة أمس قرارها الجديد في القامشلي</p>\n[caption id=\"attachment_5\" align=\"aligncenter\" width=\"300\"]<img src=\"https://xeber24.example/a.jpg\" alt=\"سوق\" width=\"300\" height=\"200\" /> سوق المدينة القديم[/caption]\nوقال شهود إن السوق مفتوح منذ الصباح الباكر\n\nوختم البيان بدعوة الجميع إلى الحوار العاجل";

const LINKED: &str = "أعلنت الإدارة أمس قرارها الجديد في القامشلي\n\n<a href=\"https://xeber24.example/big.jpg\"><img class=\"alignright\" src=\"https://xeber24.example/a.jpg\" alt=\"\" /></a>وقال شهود إن السوق مفتوح منذ الصباح الباكر\n\nوختم البيان بدعوة الجميع إلى الحوار العاجل";

/// Elements around a picture and words that do not end in their order: no words can be put among them.
const TORN: &str = "أعلنت الإدارة أمس قرارها الجديد في القامشلي\n\n<strong><em><a href=\"https://xeber24.example/big.jpg\"><img src=\"https://xeber24.example/a.jpg\" alt=\"\" /></a>وقال شهود إن السوق مفتوح منذ الصباح الباكر</strong></em>\n\nوختم البيان بدعوة الجميع إلى الحوار العاجل";

const OLD: &str = "أعلنت الإدارة أمس قرارها الجديد في القامشلي\nسطر يتبعه في الفقرة نفسها\n\n<img class=\"alignleft\" src=\"https://xeber24.example/a.jpg\" alt=\"\" />وقال شهود إن السوق مفتوح منذ الصباح الباكر\n\n<!--more-->\n\n<h2>ما الذي جرى هناك</h2>\n<ul>\n<li>أول ما قيل</li>\n<li>ثاني ما قيل</li>\n</ul>\n[gallery ids=\"1,2\"]\n\nhttps://www.youtube.com/watch?v=abcdefghijk\n\n<blockquote>قول لشاهد من أهل الحي القديم</blockquote>\n<div class=\"box\">وختم البيان بدعوة الجميع إلى الحوار العاجل</div>";

/// What stands in the post beside its words.
const THINGS: [&str; 6] =
    ["<img", "big.jpg", "<!--more-->", "[gallery", "youtube.com/watch?v=abcdefghijk", "<li>"];

#[test]
fn a_correction_of_a_pulled_post_loses_nothing_of_it_or_is_for_a_person() {
    const NEW: &str = "صححت الكاتبة هذه الفقرة كلها قبل قليل";
    for content in [CAPTION, LINKED, TORN, OLD] {
        for old in [FIRST, SECOND, THIRD] {
            let (newsroom, article, id) = of_the_site(content);
            let item = corrected(&newsroom, article, old, NEW);
            let there = newsroom.remote.post(&id).content;
            if newsroom.state(item) == ItemState::Conflict {
                assert_eq!(there, content, "nothing left");
                continue;
            }
            assert_eq!(newsroom.state(item), ItemState::Verified, "{:?}", newsroom.reason(item));
            assert!(!there.contains(old), "{there}");
            let texts = [FIRST, SECOND, THIRD].map(|text| if text == old { NEW } else { text });
            stands_once(&there, &texts);
            for thing in THINGS {
                let count = |text: &str| text.matches(thing).count();
                assert_eq!(count(&there), count(content), "{thing}: {there}");
            }
        }
    }
}

#[test]
fn what_does_not_fit_is_decided_over_the_whole_text() {
    const NEW: &str = "صححت الكاتبة هذه الفقرة كلها قبل قليل";
    let conflict = || {
        let (newsroom, article, id) = of_the_site(TORN);
        let item = corrected(&newsroom, article, SECOND, NEW);
        assert_eq!(newsroom.state(item), ItemState::Conflict, "{:?}", newsroom.reason(item));
        assert_eq!(newsroom.reason(item), Some(ReasonKind::Unmatched));
        (newsroom, article, id, item)
    };
    let (newsroom, article, id, _) = conflict();
    let view = compare(&newsroom.desk.lock().unwrap(), article, newsroom.site).unwrap();
    let kinds: Vec<_> = view.pieces.iter().map(|piece| piece.kind).collect();
    assert_eq!(kinds, [PieceKind::Conflict]);
    assert!(view.pieces[0].theirs.iter().any(|part| part.text.contains(SECOND)));
    assert!(view.pieces[0].mine.iter().any(|part| part.text.contains(NEW)));

    let both = try_to_decide(&newsroom, article, Keep::Both);
    assert!(matches!(both, Err(DeliveryError::Undecided(1))), "{both:?}");
    // The article takes the place of all that stands there, once somebody said so, and stays so.
    let next = decide(&newsroom, article, Keep::Mine).unwrap();
    newsroom.finish();
    assert_eq!(newsroom.state(next), ItemState::Verified, "{:?}", newsroom.reason(next));
    stands_once(&newsroom.remote.post(&id).content, &[FIRST, NEW, THIRD]);
    let next = corrected(&newsroom, article, THIRD, "ونهاية أخرى له كتبت بعدها");
    assert_eq!(newsroom.state(next), ItemState::Verified, "{:?}", newsroom.reason(next));
    stands_once(&newsroom.remote.post(&id).content, &[FIRST, NEW, "ونهاية أخرى له كتبت بعدها"]);

    // Or the post stays as it is.
    let (newsroom, article, id, _) = conflict();
    decide(&newsroom, article, Keep::Theirs);
    newsroom.finish();
    assert_eq!(newsroom.remote.post(&id).content, TORN);
    assert!(newsroom.texts(article).iter().any(|text| text.contains(SECOND)));

    // A decision about the delivery as it is does the same.
    let (newsroom, _, id, item) = conflict();
    resolve(&mut newsroom.desk.lock().unwrap(), item, Decision::Mine, newsroom.now()).unwrap();
    newsroom.finish();
    assert_eq!(newsroom.state(item), ItemState::Verified, "{:?}", newsroom.reason(item));
    stands_once(&newsroom.remote.post(&id).content, &[FIRST, NEW, THIRD]);
}

/// As the site's old editor writes the text at a save.
fn saved_by_the_old_editor(content: &str) -> String {
    content.replace("<p>", "").replace("</p>", "\n")
}

/// An article that was published as HTML, which somebody there saved with the old editor.
fn saved_there(also: impl Fn(String) -> String) -> (Newsroom, ArticleId) {
    let newsroom = Newsroom::new();
    newsroom.choose("format", "classic");
    let article = newsroom.article(1, &simple(FIRST));
    newsroom.write_on(article, &[FIRST, SECOND, THIRD]);
    newsroom.queue(article, Wish::Publish);
    newsroom.finish();
    newsroom.remote.change(article, |post| {
        post.content = also(saved_by_the_old_editor(&post.content));
        assert!(!post.content.contains("<p>") && post.content.starts_with("<div"));
    });
    (newsroom, article)
}

#[test]
fn what_the_old_editor_only_saved_was_changed_by_nobody() {
    let (newsroom, article) = saved_there(|content| content);
    let before = newsroom.shown(article).id;
    newsroom.follow();
    assert_eq!((newsroom.state(before), newsroom.reason(before)), (ItemState::Verified, None));
    let item = corrected(&newsroom, article, THIRD, "ونهاية أخرى له كتبت بعدها");
    assert_eq!((newsroom.state(item), newsroom.reason(item)), (ItemState::Verified, None));
    let content = newsroom.remote.post_of(article).content;
    stands_once(&content, &[FIRST, SECOND, "ونهاية أخرى له كتبت بعدها"]);
    assert!(content.starts_with("<div lang=\"ar\" dir=\"rtl\">"), "{content}");
}

#[test]
fn beside_a_paragraph_that_was_changed_there_the_others_are_as_they_were() {
    let theirs = "أعلن المحرر قراراً غيره في المدينة";
    let (newsroom, article) = saved_there(|content| content.replace(FIRST, theirs));
    let ours = "ونهاية أخرى له كتبت بعدها";
    let item = corrected(&newsroom, article, THIRD, ours);
    assert_eq!(newsroom.state(item), ItemState::Conflict);
    let view = compare(&newsroom.desk.lock().unwrap(), article, newsroom.site).unwrap();
    let kinds: Vec<PieceKind> = view.pieces.iter().map(|piece| piece.kind).collect();
    assert_eq!(kinds, [PieceKind::Theirs, PieceKind::Same, PieceKind::Mine]);
    let choices = Choices::default();
    let person = Person { name: "سلمى".to_owned(), role: String::new() };
    let place = (article, newsroom.site);
    let now = newsroom.now();
    settle(&newsroom.desk, &person, place, (&choices, Sending::Send), now).unwrap();
    newsroom.finish();
    let content = newsroom.remote.post_of(article).content;
    stands_once(&content, &[theirs, SECOND, ours]);
    assert!(content.starts_with("<div lang=\"ar\" dir=\"rtl\">"), "{content}");
    assert!(content.ends_with("</div>"), "{content}");
    newsroom.is_clean();
}
