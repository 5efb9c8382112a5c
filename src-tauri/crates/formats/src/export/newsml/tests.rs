use proptest::prelude::*;
use ulid::Ulid;
use warraq_core::article::Document;
use warraq_core::strategies;

use super::*;
use crate::office::xml::Xml;
use crate::options::{Disclosure, ExportOptions};
use crate::sample;

fn item(options: &ExportOptions) -> String {
    let article = sample::article(7, "في 2019-10-14 قال.\n\nDawî e.");
    let input = ExportInput::of(&article).with_newsroom("وكالة ورّاق").with_options(options);
    super::item(&input)
}

#[test]
fn every_field_is_where_receivers_look_for_it() {
    let item = item(&ExportOptions::default());
    assert!(Xml::parse(item.as_bytes()).is_ok(), "{item}");
    for part in [
        "guid=\"urn:uuid:00000000-0000-0007-0000-000000000000\" version=\"3\"",
        "xml:lang=\"ar\" dir=\"rtl\">\n<catalogRef",
        "<copyrightNotice>© وكالة ورّاق 2024</copyrightNotice>",
        "<provider literal=\"وكالة ورّاق\"><name>وكالة ورّاق</name></provider>",
        "<versionCreated>2024-08-05T09:47:14Z</versionCreated>",
        "<firstCreated>2024-08-05T09:26:40Z</firstCreated>",
        "<embargoed>2024-08-05T23:20:00Z</embargoed>",
        "<pubStatus qcode=\"stat:usable\"/>",
        "<service><name>سياسة</name></service>",
        "<edNote>تصحيح (6 آب 2024): صُحح اسم القائد.</edNote>",
        "<signal qcode=\"sig:correction\"/>",
        "<contentCreated>2024-08-05</contentCreated>",
        "<located><name>الرقة</name></located>",
        "<infoSource literal=\"xeber24.net\"><name>xeber24.net</name></infoSource>",
        "<altId>0000000000003G000000000000</altId>",
        "<language tag=\"ar\"/>",
        "<genre qcode=\"genre:Current\"/>",
        "<keyword>شمال سوريا</keyword>",
        "<subject type=\"cpnat:abstract\" qcode=\"medtop:20000065\"/>",
        "<subject literal=\"خاص\"/>",
        "<slugline dir=\"ltr\">qsd</slugline>",
        "<headline rank=\"1\">قسد &amp; &lt;الرقة&gt;</headline>",
        "<headline rank=\"2\">ميدان</headline>",
        "<dateline>الرقة، 5 آب 2024</dateline>",
        "<by>كاجين أحمد، Rojîn</by>",
        "<creditline>ساهم: أحمد</creditline>",
        "<description role=\"drol:summary\">ملخص.</description>",
        "<html xmlns=\"http://www.w3.org/1999/xhtml\" lang=\"ar\" xml:lang=\"ar\" dir=\"rtl\">",
        "<h1 class=\"headline\">قسد &amp; &lt;الرقة&gt;</h1>",
        "<bdi dir=\"ltr\" class=\"number\">2019-10-14</bdi>",
        "<p lang=\"und-Latn\" xml:lang=\"und-Latn\" dir=\"ltr\">Dawî e.</p>",
    ] {
        assert!(item.contains(part), "{part} in {item}");
    }
    assert!(!item.contains("سر للمحررين"));
}

#[test]
fn a_byline_runs_as_the_item_does() {
    let mut article = sample::article(7, "نص");
    article.fields.byline = vec!["سلمى".to_owned(), "Rojîn Ehmed Silêman".to_owned()];
    let item = super::item(&ExportInput::of(&article));
    assert!(item.contains("<by>سلمى، Rojîn Ehmed Silêman</by>"), "{item}");
}

#[test]
fn people_are_told_where_somebody_asks() {
    let told = ExportOptions { people: Disclosure::Told, ..ExportOptions::default() };
    let withheld = item(&ExportOptions::default());
    assert!(!withheld.contains("<creator") && !withheld.contains("المحررة"));
    let item = item(&told);
    assert!(item.contains("<creator literal=\"Rojîn\"><name dir=\"ltr\">Rojîn</name></creator>"));
    assert!(item.contains("<contributor literal=\"المحررة\"><name>المحررة</name></contributor>"));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn any_article_is_xml(body in strategies::document(), words in strategies::text()) {
        let mut article = sample::article(7, "نص");
        article.body = body.validated().unwrap_or_else(|_| Document::empty(&mut Ulid::nil));
        article.fields.headline = words.clone();
        article.fields.sources = vec![words];
        let item = super::item(&ExportInput::of(&article));
        prop_assert_eq!(Xml::parse(item.as_bytes()).err(), None, "{}", item);
    }
}
