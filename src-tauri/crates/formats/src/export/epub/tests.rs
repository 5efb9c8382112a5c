use std::io::{Cursor, Read};

use proptest::prelude::*;
use ulid::Ulid;
use warraq_core::article::{Article, Document};
use warraq_core::strategies;
use zip::{CompressionMethod, ZipArchive};

use super::*;
use crate::office::xml::Xml;
use crate::options::{Disclosure, ExportOptions};
use crate::picture::Pictures;
use crate::sample;

const NOTED: &str = "نص[^1] و *تشديد*.\n\nDawî e.\n\n[^1]: حاشية";

fn book(articles: &[Article], pictures: &Pictures, options: &ExportOptions) -> Vec<u8> {
    let input = ExportInput::of_several(articles)
        .unwrap()
        .with_newsroom("وكالة ورّاق")
        .with_pictures(pictures)
        .with_options(options);
    let mut out = Vec::new();
    Epub.write(&input, &mut out).unwrap();
    out
}

fn part(book: &[u8], name: &str) -> String {
    let mut zip = ZipArchive::new(Cursor::new(book)).unwrap();
    let mut text = String::new();
    zip.by_name(&format!("EPUB/{name}")).unwrap().read_to_string(&mut text).unwrap();
    text
}

fn names(book: &[u8]) -> Vec<String> {
    let zip = ZipArchive::new(Cursor::new(book)).unwrap();
    zip.file_names().map(|name| name.unwrap().into_owned()).collect()
}

#[test]
fn its_first_bytes_say_what_it_is() {
    let articles = [sample::article(7, NOTED)];
    let book = book(&articles, &Pictures::default(), &ExportOptions::default());
    assert_eq!(&book[30..58], b"mimetypeapplication/epub+zip");
    let mut zip = ZipArchive::new(Cursor::new(&book)).unwrap();
    let first = zip.by_index(0).unwrap();
    assert_eq!(first.compression(), CompressionMethod::Stored);
    assert_eq!(first.last_modified().map(|time| time.year()), Some(1980));
}

#[test]
fn an_arabic_book_opens_from_the_right_and_brings_its_letters() {
    let articles = [sample::article(7, NOTED)];
    let book = book(&articles, &sample::pictures(), &ExportOptions::default());
    let package = part(&book, "package.opf");
    for expected in [
        "<spine page-progression-direction=\"rtl\">",
        "<dc:identifier id=\"id\">urn:uuid:00000000-0000-0007-0000-000000000000</dc:identifier>",
        "<dc:title>قسد &amp; &lt;الرقة&gt;</dc:title>",
        "<dc:language>ar</dc:language>",
        "<meta property=\"dcterms:modified\">2024-08-05T09:47:14Z</meta>",
        "<dc:date>2024-08-05</dc:date>",
        "<dc:subject>شمال سوريا</dc:subject>",
        "<meta property=\"schema:accessibilityFeature\">alternativeText</meta>",
        "href=\"pictures/1.png\" media-type=\"image/png\"",
    ] {
        assert!(package.contains(expected), "{expected} in {package}");
    }
    assert!(!package.contains("كاجين") && !package.contains("idref=\"nav\""), "{package}");
    let chapter = part(&book, "article-1.xhtml");
    for expected in [
        "lang=\"ar\" xml:lang=\"ar\" dir=\"rtl\">",
        "<p lang=\"und-Latn\" xml:lang=\"und-Latn\" dir=\"ltr\">Dawî e.</p>",
        "href=\"#note-1\" epub:type=\"noteref\" role=\"doc-noteref\"",
        "<aside epub:type=\"footnote\" role=\"doc-footnote\" id=\"note-1\">",
        "<img src=\"pictures/1.png\" alt=\"جنود\" width=\"1\" height=\"1\"/>",
        "<bdi>كاجين أحمد</bdi>، <bdi>Rojîn</bdi>",
    ] {
        assert!(chapter.contains(expected), "{expected} in {chapter}");
    }
    let names = names(&book);
    for name in ["EPUB/fonts/Amiri-Regular.woff2", "EPUB/fonts/OFL.txt", "EPUB/pictures/1.png"] {
        assert!(names.iter().any(|one| one == name), "{name} in {names:?}");
    }
}

#[test]
fn a_collection_says_what_is_in_it() {
    let mut articles =
        [sample::article(7, NOTED), sample::article(8, "نص"), sample::article(9, "Text")];
    articles[1].fields.date = articles[1].fields.date.and_then(|day| day.pred_opt());
    articles[2].fields.language = "en".to_owned();
    articles[2].fields.headline = "Raqqa".to_owned();
    let book = book(&articles, &sample::pictures(), &ExportOptions::default());
    let package = part(&book, "package.opf");
    let title = "وكالة ورّاق، من 4 آب 2024 إلى 5 آب 2024";
    assert!(package.contains(&format!("<dc:title>{title}</dc:title>")), "{package}");
    assert!(package.contains("<dc:language>en</dc:language>"), "{package}");
    assert!(package.contains("<itemref idref=\"nav\"/>"), "{package}");
    assert!(!package.contains("pictures/2"), "one picture shown three times: {package}");
    let cover = part(&book, "cover.xhtml");
    assert!(cover.contains("<h1>وكالة ورّاق</h1>") && cover.contains("<p>3 مقالات</p>"), "{cover}");
    let nav = part(&book, "nav.xhtml");
    let entry =
        "<li lang=\"en\" xml:lang=\"en\" dir=\"ltr\"><a href=\"article-3.xhtml\">Raqqa</a></li>";
    assert!(nav.contains(entry) && nav.contains("<h1>المحتويات</h1>"), "{nav}");
}

#[test]
fn a_date_in_a_headline_stays_in_one_piece() {
    let mut article = sample::article(7, NOTED);
    article.fields.headline = "قسد في 2019-10-14".to_owned();
    let book = book(&[article], &Pictures::default(), &ExportOptions::default());
    let isolated = "<h1>قسد في <bdi dir=\"ltr\" class=\"number\">2019-10-14</bdi></h1>";
    assert!(part(&book, "cover.xhtml").contains(isolated));
    assert!(part(&book, "nav.xhtml").contains(">قسد في \u{2066}2019-10-14\u{2069}</a></li>"));
}

#[test]
fn a_book_in_latin_script_opens_from_the_left_without_fonts() {
    let mut article = sample::article(7, "Dawî e.");
    article.fields.language = "kmr".to_owned();
    let book = book(&[article], &Pictures::default(), &ExportOptions::default());
    assert!(part(&book, "package.opf").contains("page-progression-direction=\"ltr\""));
    assert!(!names(&book).iter().any(|name| name.contains("fonts/")));
    assert!(!part(&book, "book.css").contains("@font-face"));
}

#[test]
fn people_are_told_where_somebody_asks() {
    let told = ExportOptions { people: Disclosure::Told, ..ExportOptions::default() };
    let package =
        part(&book(&[sample::article(7, NOTED)], &Pictures::default(), &told), "package.opf");
    assert!(package.contains("<dc:creator dir=\"ltr\">Rojîn</dc:creator>"), "{package}");
    assert!(package.contains("<dc:contributor>المحررة</dc:contributor>"), "{package}");
}

#[test]
fn the_same_articles_give_the_same_bytes() {
    let articles = [sample::article(7, NOTED), sample::article(8, "نص")];
    let write = || book(&articles, &sample::pictures(), &ExportOptions::default());
    assert_eq!(write(), write());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]

    #[test]
    fn any_article_is_a_chapter_of_xml(body in strategies::document(), words in strategies::text()) {
        let mut article = sample::article(7, "نص");
        article.body = body.validated().unwrap_or_else(|_| Document::empty(&mut Ulid::nil));
        article.fields.headline = words.clone();
        article.fields.standfirst = words;
        let book = book(&[article], &sample::pictures(), &ExportOptions::default());
        for name in ["package.opf", "nav.xhtml", "cover.xhtml", "article-1.xhtml"] {
            let part = part(&book, name);
            prop_assert_eq!(Xml::parse(part.as_bytes()).err(), None, "{}", part);
        }
    }
}
