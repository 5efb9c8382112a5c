//! What somebody on the site wrote into a footnote, or into a line with its sign, comes into the article's note.

use serde_json::{Value, json};
use ulid::Ulid;
use warraq_core::article::{ArticleId, Block, Document, Inline};
use warraq_core::outbox::ItemState;
use warraq_core::person::Person;
use warraq_delivery::{Choices, Keep, PieceKind, Sending, Wish, compare, settle};
use warraq_store::articles;

use crate::newsroom::{Newsroom, simple};

/// The article, as the names of its notes begin.
const ID: &str = "00000000000000000000000001";

const NOTES: [u128; 2] = [801, 802];

fn id(number: u128) -> String {
    Ulid::from(number).to_string()
}

fn line(number: u128, text: &str, note: u128) -> Value {
    let sign = json!({ "type": "footnote_ref", "attrs": { "target": id(note) } });
    let content = json!([{ "type": "text", "text": text }, sign]);
    json!({ "type": "paragraph", "attrs": { "id": id(number) }, "content": content })
}

fn note(number: u128, text: &str) -> Value {
    let content = json!([{ "type": "text", "text": text }]);
    let paragraph =
        json!({ "type": "paragraph", "attrs": { "id": id(number + 50) }, "content": content });
    json!({ "type": "footnote", "attrs": { "id": id(number) }, "content": [paragraph] })
}

fn write(newsroom: &Newsroom, article: ArticleId, texts: [&str; 4]) {
    let content = [
        line(101, texts[0], NOTES[0]),
        line(102, texts[1], NOTES[1]),
        note(NOTES[0], texts[2]),
        note(NOTES[1], texts[3]),
    ];
    let body = json!({ "version": 1, "type": "doc", "content": content });
    let body = Document::from_str(&body.to_string()).unwrap();
    let version = newsroom.desk.lock().unwrap().article(article).unwrap().version;
    newsroom.act(|tx| articles::save_document(tx, article, version, &body));
}

/// The text of each block, with `[n]` where a sign leads to its nth note.
fn read(newsroom: &Newsroom, article: ArticleId) -> Vec<String> {
    let article = newsroom.desk.lock().unwrap().article(article).unwrap();
    let notes = NOTES.map(id);
    let said = |run: &Inline| match run {
        Inline::Text { text, .. } => text.clone(),
        Inline::HardBreak { .. } => "\n".to_owned(),
        Inline::FootnoteRef { target, .. } => {
            let number = notes.iter().position(|note| *note == target.to_string());
            number.map_or("[?]".to_owned(), |number| format!("[{}]", number + 1))
        }
    };
    let text = |block: &Block| match block {
        Block::Paragraph(line) => line.content.as_slice().iter().map(said).collect(),
        Block::Footnote(note) => {
            let number = notes.iter().position(|id| *id == note.attrs.id.to_string());
            let lines = note.content.iter().flat_map(|line| line.content.as_slice());
            format!(
                "{}: {}",
                number.map_or(0, |number| number + 1),
                lines.map(said).collect::<String>()
            )
        }
        other => format!("{other:?}"),
    };
    article.body.blocks().iter().map(text).collect()
}

const FIRST: [&str; 4] = [
    "قالت الإدارة إن القرار نافذ من اليوم",
    "وأضاف المجلس في الحسكة أن السوق مفتوح",
    "بيان الإدارة في القامشلي",
    "بيان المجلس في الحسكة",
];

/// An article with two notes that readers have.
fn delivered() -> (Newsroom, ArticleId) {
    let newsroom = Newsroom::new();
    let article = newsroom.article(1, &simple("نص"));
    write(&newsroom, article, FIRST);
    deliver(&newsroom, article, Wish::Publish);
    (newsroom, article)
}

fn deliver(newsroom: &Newsroom, article: ArticleId, wish: Wish) {
    let item = newsroom.queue(article, wish);
    newsroom.finish();
    assert_eq!(newsroom.state(item), ItemState::Verified, "{:?}", newsroom.reason(item));
}

fn keep(newsroom: &Newsroom, article: ArticleId, all: Option<Keep>) {
    let person = Person { name: "مها".to_owned(), role: String::new() };
    let choices = Choices { all, ..Choices::default() };
    let place = (article, newsroom.site);
    settle(&newsroom.desk, &person, place, (&choices, Sending::Send), newsroom.now()).unwrap();
    newsroom.finish();
}

#[test]
fn a_note_and_the_sign_that_leads_to_it_are_taken_together() {
    for all in [None, Some(Keep::Theirs)] {
        let (newsroom, article) = delivered();
        newsroom
            .remote
            .change(article, |post| post.content = post.content.replace("الحسكة", "الرقة"));
        let mut texts = FIRST;
        texts[0] = "قالت الإدارة إن القرار نافذ من الغد";
        write(&newsroom, article, texts);
        let item = newsroom.queue(article, Wish::Draft);
        newsroom.finish();
        assert_eq!(newsroom.state(item), ItemState::Conflict);
        let view = compare(&newsroom.desk.lock().unwrap(), article, newsroom.site).unwrap();
        let theirs = view.pieces.iter().filter(|piece| piece.kind == PieceKind::Theirs);
        assert!(theirs.clone().all(|piece| piece.can_choose), "{:?}", view.pieces);
        assert_eq!(theirs.count(), 2);

        keep(&newsroom, article, all);
        let first = if all.is_none() { texts[0] } else { FIRST[0] };
        let expected = [
            format!("{first}[1]"),
            "وأضاف المجلس في الرقة أن السوق مفتوح[2]".to_owned(),
            "1: بيان الإدارة في القامشلي".to_owned(),
            "2: بيان المجلس في الرقة".to_owned(),
        ];
        assert_eq!(read(&newsroom, article), expected, "{all:?}");

        // A correction of the line keeps the way to its note, and one of the note arrives.
        let mut texts =
            [first, "وأضاف المجلس في الرقة أن السوق مغلق", FIRST[2], "بيان المجلس في الرقة"];
        write(&newsroom, article, texts);
        deliver(&newsroom, article, Wish::Draft);
        texts[3] = "بيان المجلس في الرقة مساء";
        write(&newsroom, article, texts);
        deliver(&newsroom, article, Wish::Draft);
        let content = newsroom.remote.post_of(article).content;
        for text in ["السوق مغلق", "الرقة مساء"] {
            assert_eq!(content.matches(text).count(), 1, "{content}");
        }
        assert!(!content.contains("الحسكة"), "{content}");
        for number in 1..=2 {
            assert_eq!(content.matches(&format!("#{ID}-note-{number}\"")).count(), 1, "{content}");
            assert_eq!(content.matches(&format!(" id=\"{ID}-note-{number}\"")).count(), 1);
            assert_eq!(content.matches(&format!("#{ID}-ref-{number}\"")).count(), 1, "{content}");
        }
        newsroom.is_clean();
    }
}

#[test]
fn a_note_that_both_changed_is_decided_like_a_line() {
    for (all, note) in
        [(Keep::Mine, "بيان المجلس في دير الزور"), (Keep::Theirs, "بيان المجلس في الرقة")]
    {
        let (newsroom, article) = delivered();
        newsroom.remote.change(article, |post| {
            post.content = post.content.replace("بيان المجلس في الحسكة", "بيان المجلس في الرقة");
        });
        let mut texts = FIRST;
        texts[3] = "بيان المجلس في دير الزور";
        write(&newsroom, article, texts);
        let item = newsroom.queue(article, Wish::Draft);
        newsroom.finish();
        assert_eq!(newsroom.state(item), ItemState::Conflict);
        keep(&newsroom, article, Some(all));
        assert_eq!(read(&newsroom, article)[3], format!("2: {note}"));
        let content = newsroom.remote.post_of(article).content;
        assert!(content.contains(note) && content.matches("بيان المجلس").count() == 1, "{content}");
        newsroom.is_clean();
    }
}
