use serde_json::{Value, json};
use warraq_core::article::Article;

use super::super::{ExportInput, export};
use crate::format::Format;
use crate::options::ExportOptions;
use crate::sketch::{article, paragraph};

fn options(kind: &str, address: Option<&str>) -> ExportOptions {
    let mut options = ExportOptions::default();
    options.set("feed", kind).unwrap();
    if let Some(address) = address {
        options.set("address", address).unwrap();
    }
    options
}

fn two() -> [Article; 2] {
    let mut first = article(json!([paragraph("قالت <قسد> & \"غيرها\" ]]> في 2019-10-14\u{7}")]));
    first.fields.byline = vec!["كاجين أحمد".to_owned(), "سلمى".to_owned()];
    "مع <الإدارة> & \"غيرها\"".clone_into(&mut first.fields.standfirst);
    "قسد".clone_into(&mut first.fields.slug);
    "سوريا".clone_into(&mut first.fields.section);
    let mut second = article(json!([paragraph("Nûçeya duyem.")]));
    "kmr".clone_into(&mut second.fields.language);
    "Nûçe & \u{1}deng".clone_into(&mut second.fields.headline);
    second.fields.date = chrono::NaiveDate::from_ymd_opt(2023, 5, 6);
    [first, second]
}

fn written(articles: &[Article], options: &ExportOptions) -> Vec<u8> {
    let input = ExportInput::of_several(articles).unwrap();
    export(Format::Feed, &input.with_options(options).with_newsroom("خبر٢٤")).unwrap()
}

#[test]
fn a_reader_of_feeds_finds_every_article() {
    let bytes = written(&two(), &options("rss", Some("https://xeber24.net")));
    assert!(bytes.starts_with(b"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<rss "));
    let channel = rss::Channel::read_from(&bytes[..]).unwrap();
    assert_eq!((channel.title(), channel.link()), ("خبر٢٤", "https://xeber24.net"));
    assert_eq!(channel.language(), None, "two languages");
    let [first, second] = channel.items() else { panic!("two items") };
    assert_eq!(first.link(), Some("https://xeber24.net/%D9%82%D8%B3%D8%AF/"));
    let guid = first.guid().unwrap();
    assert_eq!(guid.value(), "urn:ulid:00000000000000000000000007");
    assert!(!guid.is_permalink());
    assert_eq!(first.pub_date(), Some("Wed, 17 Jan 2024 12:00:00 GMT"));
    assert_eq!(second.pub_date(), Some("Sat, 06 May 2023 12:00:00 GMT"));
    let names: Vec<&str> = first.categories().iter().map(rss::Category::name).collect();
    assert_eq!(names, ["سوريا", "قوات سوريا"]);
    assert_eq!(first.dublin_core_ext().unwrap().creators(), ["كاجين أحمد", "سلمى"]);
    assert_eq!(second.link(), None, "it has no slug");
    assert_eq!(second.dublin_core_ext().unwrap().languages(), ["kmr"]);
    assert_eq!(first.description(), Some("مع &lt;الإدارة&gt; &amp; \"غيرها\""));
    assert_eq!(second.title(), Some("Nûçe & deng"));
    let content = first.content().unwrap();
    assert!(
        content.starts_with("<div lang=\"ar\" dir=\"rtl\">\n<p>قالت &lt;قسد&gt; &amp; "),
        "{content}"
    );
    assert!(second.content().unwrap().starts_with("<div lang=\"kmr\" dir=\"ltr\">"));
}

#[test]
fn a_feed_of_one_language_says_so() {
    let [first, _] = two();
    let bytes = written(&[first.clone(), first], &options("rss", None));
    let channel = rss::Channel::read_from(&bytes[..]).unwrap();
    assert_eq!((channel.language(), channel.link()), (Some("ar"), "about:blank"));
    assert_eq!(channel.items()[0].link(), None);
}

#[test]
fn json_feed_says_the_same() {
    let bytes = written(&two(), &options("json", Some("https://xeber24.net")));
    let feed: Value = serde_json::from_slice(&bytes).unwrap();
    assert_eq!(feed["version"], "https://jsonfeed.org/version/1.1");
    assert_eq!(feed["home_page_url"], "https://xeber24.net");
    assert_eq!(feed.get("language"), None);
    let [first, second] = &feed["items"].as_array().unwrap()[..] else { panic!("two items") };
    assert_eq!(first["id"], "urn:ulid:00000000000000000000000007");
    assert_eq!(first["authors"], json!([{ "name": "كاجين أحمد" }, { "name": "سلمى" }]));
    assert_eq!(first["date_published"], "2024-01-17T12:00:00Z");
    assert_eq!(first["url"], "https://xeber24.net/%D9%82%D8%B3%D8%AF/");
    assert_eq!(second.get("url"), None, "it has no slug");
    assert_eq!(second["language"], "kmr");
    assert!(second["content_html"].as_str().unwrap().contains("<p>Nûçeya duyem.</p>"));
}

#[test]
fn nothing_is_dated_before_the_end_of_its_embargo() {
    let [mut first, mut second] = two();
    first.fields.embargo = Some("2024-01-17T21:30:00Z".parse().unwrap());
    // An embargo that was over before says nothing.
    second.fields.embargo = Some("2023-05-06T03:00:00Z".parse().unwrap());
    let articles = [first, second];
    let rss = written(&articles, &options("rss", None));
    let channel = rss::Channel::read_from(&rss[..]).unwrap();
    let dates: Vec<&str> = channel.items().iter().filter_map(rss::Item::pub_date).collect();
    assert_eq!(dates, ["Wed, 17 Jan 2024 21:30:00 GMT", "Sat, 06 May 2023 12:00:00 GMT"]);
    let feed: Value = serde_json::from_slice(&written(&articles, &options("json", None))).unwrap();
    let first = &feed["items"][0];
    assert_eq!(first["date_published"], "2024-01-17T21:30:00Z");
    assert_eq!(first["date_modified"], "2024-01-17T21:30:00Z");
    assert_eq!(feed["items"][1]["date_published"], "2023-05-06T12:00:00Z");
}
