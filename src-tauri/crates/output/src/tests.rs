//! Articles of a real vault on their way out.

use chrono::{DateTime, Utc};
use secrecy::SecretString;
use serde_json::json;
use tempfile::TempDir;
use ulid::Ulid;
use warraq_core::action::Action;
use warraq_core::article::{ArticleId, Document};
use warraq_core::fields::Fields;
use warraq_core::media::MediaId;
use warraq_core::person::Person;
use warraq_formats::{ExportOptions, Format};
use warraq_store::articles::{self, NewArticle};
use warraq_store::{KdfCost, NewMedia, Settings, Vault, media, settings};

use super::*;

/// Two points and a comment.
const GIF: &[u8] = b"GIF89a\x02\0\x01\0\x80\0\0\xff\0\0\0\0\xff\x21\xff\x0bXMP DataXMP\x06SECRET\0\x2c\0\0\0\0\x02\0\x01\0\0\x02\x02\x44\x0a\0\x3b";

struct Newsroom {
    _folder: TempDir,
    vault: Vault,
}

impl Newsroom {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let passphrase = SecretString::from("عبارة مرور");
        let path = folder.path().join("vault.warraq");
        let (vault, _) = Vault::create(&path, &passphrase, KdfCost::for_tests()).unwrap();
        Self { _folder: folder, vault }
    }

    fn act(
        &mut self,
        work: impl FnOnce(&mut warraq_store::Tx<'_>) -> Result<(), warraq_store::StoreError>,
    ) {
        let person = Person { name: "سلمى".to_owned(), role: String::new() };
        let now: DateTime<Utc> = DateTime::UNIX_EPOCH;
        self.vault.transact(Action::ArticleCreate, &person, now, work).unwrap();
    }

    fn forbid(&mut self, word: &str) {
        let mut list = Settings::default();
        list.never_publish.add(word).unwrap();
        self.act(|tx| settings::set(tx, &list));
    }

    fn picture(&mut self, number: u128, bytes: &[u8]) {
        let new = NewMedia {
            id: MediaId::from(Ulid::from(number)),
            name: format!("{number}.gif"),
            media_type: "image/gif".to_owned(),
            size: None,
            bytes: bytes.to_vec(),
            source: String::new(),
            alt: String::new(),
            caption: String::new(),
            credit: "كاجين أحمد".to_owned(),
        };
        self.act(|tx| media::add(tx, &new));
    }

    /// An article with a paragraph and figures of these pictures.
    fn article(&mut self, number: u128, text: &str, pictures: &[u128]) -> ArticleId {
        let id = |n: u128| Ulid::from(number * 100 + n).to_string();
        let mut content = vec![json!({
            "type": "paragraph", "attrs": { "id": id(1) }, "content": [{ "type": "text", "text": text }]
        })];
        for (at, picture) in (2..).zip(pictures) {
            let media = Ulid::from(*picture).to_string();
            content.push(json!({ "type": "figure", "attrs": { "id": id(at), "media": media } }));
        }
        let body = json!({ "version": 1, "type": "doc", "content": content });
        let body = Document::from_str(&body.to_string()).unwrap();
        let article = ArticleId::from(Ulid::from(number));
        let fields = Fields { headline: format!("خبر {number}"), ..Fields::default() };
        self.act(|tx| articles::create(tx, &NewArticle::draft(article, fields, body)).map(drop));
        article
    }

    fn render(&self, ids: &[ArticleId], formats: &[Format]) -> Result<Vec<Rendered>, OutputError> {
        let choices: Vec<FileChoice> = formats.iter().copied().map(choice).collect();
        render(&mut &self.vault, ids, &choices, Shape::Apart, &mut |_| Flow::GoOn)
    }
}

fn choice(format: Format) -> FileChoice {
    FileChoice { format, options: ExportOptions::default() }
}

fn kinds(taken: &[TakenOut]) -> Vec<TakenOutKind> {
    taken.iter().map(|one| one.kind).collect()
}

#[test]
fn pictures_leave_cleaned_and_what_was_in_them_is_told() {
    let mut newsroom = Newsroom::new();
    newsroom.picture(1, GIF);
    newsroom.picture(2, b"\0\0\0\x18ftypheic\0\0\0\0mif1heic");
    let id = newsroom.article(7, "نص", &[1, 1, 2, 3]);
    let html = &newsroom.render(&[id], &[Format::Html]).unwrap()[0];
    assert_eq!(kinds(&html.taken_out), [TakenOutKind::PictureEditing, TakenOutKind::PictureHeic]);
    let page = String::from_utf8_lossy(&html.bytes);
    assert!(page.contains("data:image/gif;base64,"), "{page}");
    assert!(!page.contains("SECRET") && !page.contains("heic"));
    // A format without pictures looks at none.
    assert!(newsroom.render(&[id], &[Format::Text]).unwrap()[0].taken_out.is_empty());
}

#[test]
fn every_place_of_every_article_is_told_at_once() {
    let mut newsroom = Newsroom::new();
    newsroom.forbid("قسد");
    let ids = [
        newsroom.article(7, "وقسد", &[]),
        newsroom.article(8, "نص", &[]),
        newsroom.article(9, "قسد", &[]),
    ];
    let Err(OutputError::NeverPublish(held)) = newsroom.render(&ids, &[Format::Text, Format::Html])
    else {
        panic!("it was not held");
    };
    let articles: Vec<ArticleId> = held.iter().map(|one| one.article).collect();
    assert_eq!(articles, [ids[0], ids[2]], "each once, though there are two formats");
    let seen = preview(&mut &newsroom.vault, ids[0], &choice(Format::Text)).unwrap();
    assert_eq!(seen.held.len(), 1);
    assert!(!seen.text.is_empty());
}

#[test]
fn messages_are_seen_one_by_one_and_what_is_no_text_is_not_written_for_a_look() {
    let mut newsroom = Newsroom::new();
    let id = newsroom.article(7, &"كلمات في جملة طويلة. ".repeat(40), &[]);
    let seen = |format| preview(&mut &newsroom.vault, id, &choice(format)).unwrap();
    let posts = seen(Format::X).messages;
    assert!(posts.len() > 2 && posts.iter().all(|post| post.size <= post.limit), "{posts:?}");
    let document = seen(Format::Docx);
    assert!(document.text.is_empty() && document.messages.is_empty());
    assert_eq!(document.file_name, "خبر-7.docx");
}

#[test]
fn documents_and_pieces_are_looked_at_as_pages_with_their_pictures() {
    let mut newsroom = Newsroom::new();
    newsroom.picture(1, GIF);
    let id = newsroom.article(7, "نص الخبر", &[1]);
    for format in [Format::Html, Format::Docx, Format::HtmlFragment, Format::WordPress] {
        let page = page(&mut &newsroom.vault, id, &choice(format)).unwrap();
        assert!(page.starts_with("<!doctype html>\n<html lang=\"ar\" dir=\"rtl\">"), "{page}");
        assert!(page.contains("نص الخبر") && page.trim_end().ends_with("</html>"), "{page}");
        let is_whole = matches!(format, Format::Html | Format::Docx);
        assert_eq!(page.contains("data:image/gif;base64,"), is_whole, "{format}");
        assert!(!page.contains("SECRET"));
    }
}

#[test]
fn pages_are_of_the_article_as_it_stands_and_do_not_leave_with_a_held_word() {
    let mut newsroom = Newsroom::new();
    let id = newsroom.article(7, &"كلمات قسد في جملة طويلة. ".repeat(400), &[]);
    let options = ExportOptions::default();
    let order = |newsroom: &Newsroom| print_order(&mut &newsroom.vault, id, &options).unwrap();
    let before = order(&newsroom);
    let pages = printed(&mut &newsroom.vault, before.clone()).unwrap();
    assert!(pages.are(&before) && pages.may_leave().is_ok());
    assert!(pages.count() > 2, "{}", pages.count());
    assert_eq!(pages.some(1, 1).len(), 1);
    assert_eq!(pages.some(pages.count() - 1, 8).len(), 1, "there are no more");
    assert!(pages.some(pages.count(), 8).is_empty());

    newsroom.forbid("قسد");
    let after = order(&newsroom);
    assert!(!pages.are(&after), "the list is another");
    let held = printed(&mut &newsroom.vault, after).unwrap();
    assert!(matches!(held.may_leave(), Err(OutputError::NeverPublish(_))));
    assert!(held.count() > 2, "they can still be looked at");
}

#[test]
fn words_in_the_file_of_a_picture_hold_its_article() {
    let mut newsroom = Newsroom::new();
    newsroom.forbid("كاجين احمد");
    newsroom.picture(1, GIF);
    let id = newsroom.article(7, "نص", &[1]);
    assert!(matches!(newsroom.render(&[id], &[Format::Html]), Err(OutputError::NeverPublish(_))));
    assert!(newsroom.render(&[id], &[Format::Text]).is_ok());
}

#[test]
fn what_does_not_leave_holds_nothing() {
    let mut newsroom = Newsroom::new();
    newsroom.forbid("سلمى");
    let id = newsroom.article(7, "نص", &[]);
    assert!(newsroom.render(&[id], &[Format::Html]).is_ok(), "who changed it is not in the file");
}

#[test]
fn a_batch_tells_how_far_it_is_and_can_be_stopped() {
    let mut newsroom = Newsroom::new();
    let ids = [newsroom.article(7, "نص", &[]), newsroom.article(8, "نص", &[])];
    let mut heard = Vec::new();
    let choices = [choice(Format::Text), choice(Format::Html)];
    let stopped = render(&mut &newsroom.vault, &ids, &choices, Shape::Apart, &mut |progress| {
        heard.push((progress.done, progress.total));
        if progress.done == 2 { Flow::Stop } else { Flow::GoOn }
    });
    assert!(matches!(stopped, Err(OutputError::Stopped)));
    assert_eq!(heard, [(0, 4), (1, 4), (2, 4)]);
}

#[test]
fn what_is_there_already_is_known_before_the_work_is_done() {
    let mut newsroom = Newsroom::new();
    let ids = [newsroom.article(7, "نص", &[]), newsroom.article(8, "نص", &[])];
    let choices = [Format::Text, Format::Epub, Format::Telegram].map(choice);
    for shape in [Shape::Apart, Shape::Together] {
        let vault = &mut &newsroom.vault;
        let names = file_names(vault, &ids, &choices, shape).unwrap();
        let rendered = render(vault, &ids, &choices, shape, &mut |_| Flow::GoOn).unwrap();
        let given: Vec<String> = rendered.into_iter().map(|one| one.file_name).collect();
        assert_eq!(names, given);
        let folder = tempfile::tempdir().unwrap();
        assert_eq!(find_taken(folder.path(), &names), None);
        let last = folder.path().join(names.last().unwrap());
        std::fs::write(&last, "قديم").unwrap();
        assert_eq!(find_taken(folder.path(), &names), Some(last));
    }
}

#[test]
fn what_leaves_beside_the_file_is_looked_through_too() {
    let mut newsroom = Newsroom::new();
    newsroom.forbid("قسد");
    newsroom.picture(1, GIF);
    let id = newsroom.article(7, "نص", &[1]);
    let tag = warraq_core::tag::Tag::parse("قسد").unwrap();
    newsroom.act(|tx| warraq_store::tags::add(tx, id, &tag).map(drop));
    let options = ExportOptions::default();
    let settings = newsroom.vault.settings().unwrap();
    let cleared = |beside: &[warraq_formats::Feature]| {
        let never_publish = &settings.never_publish;
        let gate = Gate { never_publish, format: Format::WordPress, options: &options, beside };
        let article = newsroom.vault.article(id).unwrap();
        gate.clear(article, &mut |id| original_picture(&newsroom.vault, id)).unwrap()
    };
    let alone = cleared(&[]);
    assert_eq!((alone.held.len(), alone.pictures), (0, warraq_formats::Pictures::default()));
    let post = cleared(&[warraq_formats::Feature::Tags, warraq_formats::Feature::Media]);
    assert_eq!(post.held.len(), 1);
    let media = Ulid::from(1_u128).to_string();
    assert_eq!(post.pictures.find(&media).map(warraq_formats::CleanPicture::size), Some((2, 1)));
    assert_eq!(kinds(&post.taken_out), [TakenOutKind::PictureEditing]);
}
