//! Paragraphs of ours that somebody there put into a group: each is merged by itself, in the group.

use warraq_core::article::ArticleId;
use warraq_core::outbox::ItemState;
use warraq_core::person::Person;
use warraq_delivery::{Choices, DeliveryError, PieceKind, Sending, Wish, compare, settle};

use crate::newsroom::{Newsroom, simple};

const TEXTS: [&str; 3] = [
    "أعلنت الإدارة أمس قرارها الجديد في القامشلي",
    "وقال شهود إن السوق مفتوح منذ الصباح الباكر",
    "وختم البيان بدعوة الجميع إلى الحوار العاجل",
];
const OURS: &str = "وقال الشهود إن السوق مغلق منذ الصباح الباكر";
const THEIRS: &str = "وختم المحرر البيان بدعوة الجميع إلى الحوار";

/// An article whose post somebody put into a group, and changed there as `also` says; its second paragraph is corrected here.
fn grouped(also: impl Fn(String) -> String) -> (Newsroom, ArticleId) {
    let newsroom = Newsroom::new();
    let article = newsroom.article(1, &simple(TEXTS[0]));
    newsroom.write_on(article, &TEXTS);
    newsroom.queue(article, Wish::Publish);
    newsroom.finish();
    newsroom.remote.change(article, |post| {
        let text = also(post.content.clone());
        post.content = format!(
            "<!-- wp:group -->\n<div class=\"wp-block-group\">{text}</div>\n<!-- /wp:group -->"
        );
    });
    newsroom.write_at(article, 1, OURS);
    let item = newsroom.queue(article, Wish::Draft);
    newsroom.finish();
    assert_eq!(newsroom.state(item), ItemState::Conflict);
    (newsroom, article)
}

fn kinds(newsroom: &Newsroom, article: ArticleId) -> Vec<PieceKind> {
    let view = compare(&newsroom.desk.lock().unwrap(), article, newsroom.site).unwrap();
    view.pieces.iter().map(|piece| piece.kind).collect()
}

fn merge(newsroom: &Newsroom, article: ArticleId) -> Result<(), DeliveryError> {
    let person = Person { name: "سلمى".to_owned(), role: String::new() };
    let choice = (&Choices::default(), Sending::Send);
    let place = (article, newsroom.site);
    settle(&newsroom.desk, &person, place, choice, newsroom.now())?;
    newsroom.finish();
    Ok(())
}

#[test]
fn each_paragraph_is_merged_in_its_group() {
    let (newsroom, article) = grouped(|text| text.replace(TEXTS[2], THEIRS));
    let (same, mine, theirs) = (PieceKind::Same, PieceKind::Mine, PieceKind::Theirs);
    assert_eq!(kinds(&newsroom, article), [same, mine, theirs]);
    merge(&newsroom, article).unwrap();
    assert_eq!(newsroom.texts(article), [TEXTS[0], OURS, THEIRS]);
    let content = newsroom.remote.post_of(article).content;
    let group = content.split("<!-- /wp:group -->").next().unwrap();
    for text in [TEXTS[0], OURS, THEIRS] {
        assert_eq!(content.matches(text).count(), 1, "{text}: {content}");
        assert!(group.contains(text), "{text}: {content}");
    }
    assert!(content.starts_with("<!-- wp:group -->"), "{content}");
    newsroom.is_clean();
}

#[test]
fn only_what_both_changed_is_asked_about() {
    let (newsroom, article) = grouped(|text| text.replace("مفتوح", "مفتوح اليوم"));
    assert_eq!(kinds(&newsroom, article), [PieceKind::Same, PieceKind::Conflict, PieceKind::Same]);
    assert!(matches!(merge(&newsroom, article), Err(DeliveryError::Undecided(1))));
}
