//! What articles and pictures here are made of.

use serde_json::json;
use ulid::Ulid;
use warraq_core::article::{ArticleId, Document};
use warraq_core::fields::Fields;
use warraq_core::media::MediaId;
use warraq_core::tag::Tag;
use warraq_store::NewMedia;
use warraq_store::articles::NewArticle;

/// What an article is made of.
#[derive(Clone, Default)]
pub struct Piece {
    pub text: &'static str,
    pub tags: Vec<&'static str>,
    pub pictures: Vec<u128>,
    pub fields: Fields,
}

pub fn simple(text: &'static str) -> Piece {
    Piece { text, ..Piece::default() }
}

/// Fields of an article that has a name in the address.
pub fn named() -> Fields {
    Fields { slug: "خبر-1".to_owned(), ..Fields::default() }
}

pub fn new_article(number: u128, piece: &Piece) -> NewArticle {
    let id = |n: u128| Ulid::from(number * 100 + n).to_string();
    let mut content = vec![json!({
        "type": "paragraph", "attrs": { "id": id(1) },
        "content": [{ "type": "text", "text": piece.text }]
    })];
    for (at, picture) in (2..).zip(&piece.pictures) {
        let media = Ulid::from(*picture).to_string();
        let attrs = json!({ "id": id(at), "media": media, "alt": "سوق القامشلي" });
        content.push(json!({ "type": "figure", "attrs": attrs }));
    }
    let body = json!({ "version": 1, "type": "doc", "content": content });
    let body = Document::from_str(&body.to_string()).unwrap();
    let mut fields = piece.fields.clone();
    if fields.headline.is_empty() {
        fields.headline = format!("خبر {number}");
    }
    let mut new = NewArticle::draft(ArticleId::from(Ulid::from(number)), fields, body);
    new.tags = piece.tags.iter().map(|tag| Tag::parse(tag).unwrap()).collect();
    new
}

/// The number of a picture of hundreds of points on each side.
pub const LARGE: u128 = 1000;

/// A picture of two points, in colours that are the number's.
pub fn picture_of(id: MediaId, number: u128) -> NewMedia {
    if number == LARGE {
        return medium(id, "image/png", include_bytes!("../../../../../../assets/icons/icon.png"));
    }
    let mut bytes = b"GIF89a\x02\0\x01\0\x80\0\0\xff\0\0\0\0\xff\x2c\0\0\0\0\x02\0\x01\0\0\x02\x02\x44\x0a\0\x3b".to_vec();
    bytes[13] = u8::try_from(number % 251).unwrap();
    bytes[14] = u8::try_from(number / 251 % 251).unwrap();
    medium(id, "image/gif", &bytes)
}

fn medium(id: MediaId, media_type: &str, bytes: &[u8]) -> NewMedia {
    NewMedia {
        id,
        name: "صورة".to_owned(),
        media_type: media_type.to_owned(),
        size: None,
        bytes: bytes.to_vec(),
        source: String::new(),
        alt: String::new(),
        caption: String::new(),
        credit: String::new(),
    }
}
