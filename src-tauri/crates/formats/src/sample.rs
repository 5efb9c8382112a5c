//! Articles for the tests of exports.

use chrono::{DateTime, NaiveDate};
use ulid::Ulid;
use warraq_core::article::{
    Article, ArticleId, Block, BlockAttrs, Document, Figure, InlineContent,
};
use warraq_core::fields::{Correction, Fields};
use warraq_core::tag::Tag;
use warraq_core::workflow::Status;

use crate::import::{ImportDefaults, written};
use crate::picture::{CleanPicture, Pictures};

/// The id of the picture of [`article`].
pub(crate) const PICTURE: &str = "01J00000000000000000000000";

/// A finished article with every field, whose text is Markdown.
pub(crate) fn article(number: u128, markdown: &str) -> Article {
    let mut next = number << 64;
    let mut ids = move || {
        next += 1;
        Ulid::from(next)
    };
    let imported = written(markdown.as_bytes(), &ImportDefaults::default(), &mut ids).unwrap();
    let mut blocks = imported.body.blocks().to_vec();
    blocks.push(Block::Figure(Figure {
        attrs: BlockAttrs::new(&mut ids),
        media: Some(PICTURE.to_owned()),
        alt: "جنود".to_owned(),
        credit: "رويترز".to_owned(),
        rights: String::new(),
        caption: InlineContent::plain("دورية"),
    }));
    Article {
        id: ArticleId::from(Ulid::from(number << 64)),
        version: 3,
        status: Status::Corrected,
        fields: fields(),
        tags: vec![Tag::parse("شمال سوريا").unwrap()],
        body: Document::of(blocks, &mut ids),
        created_at: DateTime::from_timestamp(1_722_850_000, 0).unwrap(),
        updated_at: DateTime::from_timestamp(1_722_851_234, 567_000_000).unwrap(),
        updated_by: "المحررة".to_owned(),
    }
}

fn fields() -> Fields {
    let at = DateTime::from_timestamp(1_722_934_800, 0).unwrap();
    Fields {
        headline: "قسد & <الرقة>".to_owned(),
        kicker: "ميدان".to_owned(),
        standfirst: "ملخص.".to_owned(),
        slug: "qsd".to_owned(),
        byline: vec!["كاجين أحمد".to_owned(), "Rojîn".to_owned()],
        place: "الرقة".to_owned(),
        date: NaiveDate::from_ymd_opt(2024, 8, 5),
        section: "سياسة".to_owned(),
        embargo: DateTime::from_timestamp(1_722_900_000, 0),
        due: DateTime::from_timestamp(1_722_800_000, 0),
        note: "سر للمحررين".to_owned(),
        credit: "ساهم: أحمد".to_owned(),
        rights: "© وكالة ورّاق 2024".to_owned(),
        topics: vec!["medtop:20000065".to_owned(), "خاص".to_owned()],
        sources: vec!["xeber24.net".to_owned()],
        corrections: vec![Correction { at, text: "صُحح اسم القائد.".to_owned() }],
        ..Fields::default()
    }
}

/// The picture of [`article`], one pixel of PNG.
pub(crate) fn pictures() -> Pictures {
    let mut pictures = Pictures::default();
    let bytes = include_bytes!("sample.png").to_vec();
    pictures.insert(PICTURE, CleanPicture { media_type: "image/png", bytes, width: 1, height: 1 });
    pictures
}
