//! The articles of a storm: in Arabic, with terms and small pictures.

use std::collections::BTreeSet;

use serde_json::{Value, json};
use ulid::Ulid;
use warraq_core::article::{ArticleId, Document};
use warraq_core::fields::Fields;
use warraq_core::media::MediaId;
use warraq_core::tag::Tag;
use warraq_store::NewMedia;
use warraq_store::articles::NewArticle;

use super::super::chance::Chance;

/// Some of them are one to readers, and have to be one on the site.
const TAGS: [&str; 18] = [
    "قسد",
    "حلب",
    "الإدارة الذاتية",
    "الاداره الذاتيه",
    "اقتصاد",
    "نفط",
    "القامشلي",
    "قامشلي",
    "أمن",
    "امن",
    "تعليم",
    "صحة",
    "صحه",
    "الأمم المتحدة",
    "R&D",
    "ماء & كهرباء",
    "«تقرير»",
    "محليات",
];
/// The sections that the site has.
pub const SECTIONS: [&str; 3] = ["سياسة", "اقتصاد ومال", "ثقافة & فنون"];
const PICTURES: u64 = 60;

/// What an article is made of.
pub struct Piece {
    pub fields: Fields,
    pub tags: Vec<&'static str>,
    /// The numbers of its pictures.
    pub pictures: Vec<u64>,
}

/// The article with this number, as it is first asked for.
pub fn piece(seed: u64, article: u64) -> Piece {
    let chance = Chance::of(seed, ("article", article));
    let tags = TAGS.into_iter().filter(|_| chance.is(16)).collect();
    let count = [0, 1, 1, 2][chance.size_below(4)];
    let pictures: BTreeSet<u64> = (0..count).map(|_| chance.below(PICTURES)).collect();
    let slug = match chance.below(4) {
        0 => format!("خبر-{article}"),
        1 => format!("news-{article}"),
        _ => String::new(),
    };
    let section = SECTIONS.get(chance.size_below(5)).copied().unwrap_or_default().to_owned();
    let headline = format!("«الأخبار {article}»: ٣ قتلى في حمص – R&D");
    let standfirst = format!("ملخّص الخبر {article}: قال \"وزير\" إن <نعم>");
    let fields = Fields { headline, standfirst, slug, section, ..Fields::default() };
    Piece { fields, tags, pictures: pictures.into_iter().collect() }
}

/// The sentence that says which order a text was written for.
pub fn sentence(order: u64) -> String {
    format!("{}{order}{}", WRITTEN.0, WRITTEN.1)
}

pub fn article_id(article: u64) -> ArticleId {
    ArticleId::from(Ulid::from(u128::from(article) + 1))
}

/// How [`sentence`] begins, and what ends it.
const WRITTEN: (&str, &str) = ("كُتب هذا للطلب رقم ", ".");

/// The text corrected for the order with this number: its first such sentence is another, and all else stays.
pub fn corrected(body: &Document, order: u64) -> Document {
    let text = body.to_json_string();
    let (before, rest) = text.split_once(WRITTEN.0).unwrap();
    let (_, after) = rest.split_once(WRITTEN.1).unwrap();
    Document::from_str(&format!("{before}{}{after}", sentence(order))).unwrap()
}

/// The sentences in the text that say which orders it was written for, or which edit of the site it took.
pub fn sentences(body: &Document) -> Vec<String> {
    let text = body.to_json_string();
    let of = |(begin, end): (&str, &str)| {
        let rests = text.split(begin).skip(1).filter_map(|rest| rest.split_once(end));
        rests.map(|(number, _)| format!("{begin}{number}{end}")).collect::<Vec<_>>()
    };
    [of(WRITTEN), of(super::editor::ADDED)].concat()
}

pub fn alt(picture: u64) -> String {
    format!("وصف الصورة «{picture}» & أكثر")
}

/// The article as it is asked for first by the order with this number.
pub fn new_article(article: u64, order: u64, piece: &Piece) -> NewArticle {
    let body = body(article, order, &piece.pictures);
    let mut new = NewArticle::draft(article_id(article), piece.fields.clone(), body);
    new.tags = piece.tags.iter().map(|tag| Tag::parse(tag).unwrap()).collect();
    new
}

/// The text of the article as the order has it.
pub fn body(article: u64, order: u64, pictures: &[u64]) -> Document {
    let id = |n: u64| Ulid::from(u128::from(article + 1) * 1000 + u128::from(n)).to_string();
    let text = |text: &str| json!([{ "type": "text", "text": text }]);
    let paragraph = |n, words: &str| json!({ "type": "paragraph", "attrs": { "id": id(n) }, "content": text(words) });
    let mut content = vec![
        paragraph(1, &sentence(order)),
        paragraph(2, "قال وزير لـBBC News: «نعم»، وأضاف: R & D في 2026-11-29 الساعة 10:30."),
    ];
    for (at, picture) in (10..).zip(pictures) {
        let attrs =
            json!({ "id": id(at), "media": media_id(*picture).to_string(), "alt": alt(*picture) });
        content.push(json!({ "type": "figure", "attrs": attrs }));
    }
    content.push(paragraph(3, &"يتابع المراسلون ما يجري في المدينة منذ الصباح. ".repeat(6)));
    let body: Value = json!({ "version": 1, "type": "doc", "content": content });
    Document::from_str(&body.to_string()).unwrap()
}

pub fn media_id(picture: u64) -> MediaId {
    MediaId::from(Ulid::from(u128::from(picture) + 9_000_000))
}

/// A picture of two points, in colours that are the number's.
pub fn picture(number: u64) -> NewMedia {
    let mut bytes = b"GIF89a\x02\0\x01\0\x80\0\0\xff\0\0\0\0\xff\x2c\0\0\0\0\x02\0\x01\0\0\x02\x02\x44\x0a\0\x3b".to_vec();
    bytes[13] = u8::try_from(number % 251).unwrap();
    NewMedia {
        id: media_id(number),
        name: format!("صورة {number}.gif"),
        media_type: "image/gif".to_owned(),
        size: None,
        bytes,
        source: String::new(),
        alt: String::new(),
        caption: String::new(),
        credit: String::new(),
    }
}
