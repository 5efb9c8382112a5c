use chrono::{DateTime, NaiveDate};
use serde_json::{Value, json};
use ulid::Ulid;
use warraq_core::article::{Article, ArticleId};
use warraq_core::fields::{Correction, Fields};
use warraq_core::tag::Tag;
use warraq_core::workflow::Status;

use super::super::{ExportInput, export};
use crate::format::Format;
use crate::import::ImportDefaults;
use crate::import::wxr::{Site, SitePost, is_wxr};
use crate::options::ExportOptions;
use crate::sketch::{article, marked, paragraph, plain};

fn full() -> Article {
    let item = |text: &str| json!({ "type": "list_item", "content": [paragraph(text)] });
    let cell = |kind: &str, text: &str| json!({ "type": kind, "content": [paragraph(text)] });
    let note = "01ARZ3NDEKTSV4RRFFQ69G5FAV";
    let mut article = article(json!([
        { "type": "paragraph", "content": [
            plain("قالت \"قسد\" في 2019-10-14 "), marked("كل", "strong"), plain(" شيء"),
            { "type": "footnote_ref", "attrs": { "target": note } }, plain("."),
        ] },
        { "type": "heading", "attrs": { "level": 2 }, "content": [plain("عنوان فرعي")] },
        { "type": "list", "attrs": { "kind": "ordered", "start": 2 }, "content": [item("أول"), item("ثان")] },
        { "type": "quote", "content": [paragraph("اقتباس ]]> هنا")] },
        { "type": "pull_quote", "content": [plain("لن ننسحب")] },
        { "type": "figure", "attrs": { "alt": "جنود في الشارع", "credit": "رويترز" }, "content": [plain("في حلب")] },
        { "type": "table", "content": [
            { "type": "table_row", "content": [cell("table_header", "المدينة"), cell("table_header", "العدد")] },
            { "type": "table_row", "content": [cell("table_cell", "حلب"), cell("table_cell", "12")] },
        ] },
        { "type": "embed", "attrs": { "url": "https://www.youtube.com/watch?v=abc", "title": "" } },
        { "type": "divider" },
        paragraph("In English, at the end."),
        { "type": "footnote", "attrs": { "id": note }, "content": [paragraph("حاشية أولى")] },
    ]));
    article.status = Status::InEdit;
    let time = DateTime::from_timestamp(1_705_500_000, 0).unwrap();
    article.fields = Fields {
        headline: "واشنطن & <تركيا>".to_owned(),
        kicker: "تقرير".to_owned(),
        standfirst: "ملخص \"قصير\" & غيره".to_owned(),
        slug: "واشنطن-تركيا".to_owned(),
        byline: vec!["كاجين أحمد".to_owned(), "John Smith".to_owned()],
        place: "قامشلو".to_owned(),
        date: NaiveDate::from_ymd_opt(2024, 1, 16),
        section: "أخبار".to_owned(),
        embargo: Some(time),
        credit: "أسهم في التقرير: آزاد".to_owned(),
        rights: "حقوق\nمحفوظة".to_owned(),
        topics: vec!["medtop:20000065".to_owned()],
        sources: vec!["رويترز".to_owned(), "https://example.org/a".to_owned()],
        corrections: vec![Correction { at: time, text: "صُحح الاسم".to_owned() }],
        ..Fields::default()
    };
    article.tags.push(Tag::parse("COVID-19").unwrap());
    article
}

fn file(articles: &[Article]) -> Vec<u8> {
    let input = ExportInput::of_several(articles).unwrap().with_newsroom("خبر٢٤");
    export(Format::Wxr, &input).unwrap()
}

fn read(bytes: &[u8]) -> Vec<SitePost> {
    let site = Site::survey(bytes).unwrap();
    let mut next = 0;
    let mut ids = || {
        next += 1;
        Ulid::from(next)
    };
    let posts = site.posts(bytes);
    posts.map(|post| site.article(&post.unwrap(), &ImportDefaults::default(), &mut ids)).collect()
}

/// Blocks without their ids and without what is not set.
fn bare(mut json: Value) -> Value {
    fn strip(json: &mut Value) {
        match json {
            Value::Array(values) => values.iter_mut().for_each(strip),
            Value::Object(map) => {
                if let Some(Value::Object(attrs)) = map.get_mut("attrs") {
                    attrs.retain(|key, value| {
                        !value.is_null() && !matches!(key.as_str(), "id" | "target")
                    });
                }
                map.values_mut().for_each(strip);
            }
            _ => {}
        }
    }
    strip(&mut json);
    json["content"].take()
}

#[test]
fn an_article_comes_back_whole() {
    let article = full();
    let bytes = file(std::slice::from_ref(&article));
    assert!(is_wxr(&bytes));
    let [post] = &read(&bytes)[..] else { panic!("one post") };
    let imported = &post.imported;
    assert_eq!(imported.fields, article.fields);
    assert_eq!(imported.tags, article.tags);
    assert_eq!(post.status, Status::InEdit);
    assert_eq!(imported.warnings, []);
    assert_eq!(imported.removed, []);
    let found = bare(imported.body.to_json());
    let expected = bare(article.body.to_json());
    let blocks = |json: &Value| json.as_array().unwrap().clone();
    for (found, expected) in blocks(&found).iter().zip(blocks(&expected)) {
        assert_eq!(*found, expected);
    }
    assert_eq!(blocks(&found).len(), blocks(&expected).len());
}

#[test]
fn what_comes_back_comes_back_again() {
    let mut article = full();
    let first = read(&file(std::slice::from_ref(&article)));
    article.body = first[0].imported.body.clone();
    let second = read(&file(std::slice::from_ref(&article)));
    assert_eq!(bare(second[0].imported.body.to_json()), bare(article.body.to_json()));
}

#[test]
fn several_articles_keep_their_ids_and_share_terms() {
    let mut second = full();
    second.id = ArticleId::from(Ulid::from(8));
    second.fields.byline.clear();
    second.fields.embargo = None;
    second.status = Status::Delivered;
    let bytes = file(&[full(), second.clone()]);
    let site = Site::survey(&bytes[..]).unwrap();
    assert_eq!((site.posts, site.title.as_str()), (2, "خبر٢٤"));
    let ids: Vec<ArticleId> = site.posts(&bytes[..]).map(|post| post.unwrap().id).collect();
    assert_eq!(ids, [full().id, second.id]);
    let text = String::from_utf8(bytes.clone()).unwrap();
    assert_eq!(text.matches("<wp:tag>").count(), 2);
    assert_eq!(text.matches("<wp:category>").count(), 1);
    let posts = read(&bytes);
    assert_eq!(posts[1].imported.fields.byline, Vec::<String>::new(), "the newsroom is no author");
    assert_eq!(posts[1].status, Status::Delivered);
}

#[test]
fn a_site_shows_only_what_is_with_the_readers() {
    let status = |status: Status, embargo: bool| {
        let mut article = full();
        article.status = status;
        if !embargo {
            article.fields.embargo = None;
        }
        let text = String::from_utf8(file(&[article])).unwrap();
        text.split("<wp:status><![CDATA[").nth(1).unwrap().split(']').next().unwrap().to_owned()
    };
    assert_eq!(status(Status::Draft, false), "draft");
    assert_eq!(status(Status::Ready, false), "pending");
    assert_eq!(status(Status::Delivered, false), "publish");
    assert_eq!(status(Status::Delivered, true), "future", "waits for its time");
    assert_eq!(status(Status::Spiked, false), "trash");
}

#[test]
fn notes_to_the_editors_do_not_leave() {
    let mut article = full();
    "سر للمحررين".clone_into(&mut article.fields.note);
    let text = String::from_utf8(file(&[article])).unwrap();
    assert!(!text.contains("سر للمحررين") && !text.contains("سلمى"), "{text}");
}

#[test]
fn the_local_time_is_that_of_the_site() {
    let article = full();
    let written = |zone: &str| {
        let mut options = ExportOptions::default();
        options.set("zone", zone).unwrap();
        let input = ExportInput::of(&article).with_options(&options);
        String::from_utf8(export(Format::Wxr, &input).unwrap()).unwrap()
    };
    let says = |xml: &str, name: &str, time: &str| {
        let said = format!("<wp:{name}><![CDATA[{time}]]></wp:{name}>");
        assert!(xml.contains(&said), "{said} in {xml}");
    };
    for (zone, local) in [("+00:00", "2024-01-17 14:00:00"), ("+03:00", "2024-01-17 17:00:00")] {
        let xml = written(zone);
        says(&xml, "post_date", local);
        says(&xml, "post_date_gmt", "2024-01-17 14:00:00");
    }
}
