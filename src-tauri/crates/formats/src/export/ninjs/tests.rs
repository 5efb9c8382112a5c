use serde_json::{Value, json};

use super::*;
use crate::options::{Disclosure, ExportOptions};
use crate::sample;

fn item(options: &ExportOptions) -> Value {
    let article = sample::article(7, "في 2019-10-14 قال.\n\nDawî e.");
    let pictures = sample::pictures();
    let input = ExportInput::of(&article)
        .with_newsroom("وكالة ورّاق")
        .with_pictures(&pictures)
        .with_options(options);
    let mut out = Vec::new();
    Ninjs.write(&input, &mut out).unwrap();
    serde_json::from_slice(&out).unwrap()
}

#[test]
fn every_field_is_where_receivers_look_for_it() {
    let item = item(&ExportOptions::default());
    for (place, value) in [
        ("/uri", "urn:uuid:00000000-0000-0007-0000-000000000000"),
        ("/version", "3"),
        ("/firstCreated", "2024-08-05T09:26:40Z"),
        ("/versionCreated", "2024-08-05T09:47:14Z"),
        ("/contentCreated", "2024-08-05T00:00:00Z"),
        ("/embargoedUntil", "2024-08-05T23:20:00Z"),
        ("/pubStatus", "usable"),
        ("/copyrightNotice", "© وكالة ورّاق 2024"),
        ("/usageTerms", "© وكالة ورّاق 2024"),
        ("/edNote", "تصحيح (6 آب 2024): صُحح اسم القائد."),
        ("/language", "ar"),
        ("/by", "كاجين أحمد، Rojîn"),
        ("/slugline", "qsd"),
        ("/located", "الرقة"),
        ("/headlines/0/value", "قسد & <الرقة>"),
        ("/headlines/1/value", "ميدان"),
        ("/descriptions/0/value", "ملخص."),
        ("/subjects/0/uri", "http://cv.iptc.org/newscodes/mediatopic/20000065"),
        ("/subjects/1/literal", "خاص"),
        ("/subjects/2/name", "سياسة"),
        ("/subjects/3/name", "شمال سوريا"),
        ("/infoSources/0/name", "وكالة ورّاق"),
        ("/infoSources/1/name", "xeber24.net"),
        ("/genres/0/uri", "http://cv.iptc.org/newscodes/genre/Current"),
        ("/altIds/0/value", "0000000000003G000000000000"),
        ("/associations/0/descriptions/0/value", "دورية"),
        ("/associations/0/descriptions/1/value", "جنود"),
        ("/associations/0/by", "رويترز"),
    ] {
        assert_eq!(item.pointer(place), Some(&json!(value)), "{place}");
    }
    let rendition = &item["associations"][0]["renditions"][0];
    assert_eq!((&rendition["width"], &rendition["href"]), (&json!(1), &Value::Null));
}

#[test]
fn the_text_says_its_direction_itself() {
    let item = item(&ExportOptions::default());
    let [xhtml, plain] = [0, 1].map(|at| item["bodies"][at]["value"].as_str().unwrap());
    assert!(xhtml.starts_with(
        "<article xmlns=\"http://www.w3.org/1999/xhtml\" lang=\"ar\" xml:lang=\"ar\" dir=\"rtl\">"
    ));
    assert!(xhtml.contains("<bdi dir=\"ltr\" class=\"number\">2019-10-14</bdi>"), "{xhtml}");
    let latin = "<p lang=\"und-Latn\" xml:lang=\"und-Latn\" dir=\"ltr\">Dawî e.</p>";
    assert!(xhtml.contains(latin), "{xhtml}");
    assert!(xhtml.contains("صُحح اسم القائد.") && !xhtml.contains("<h1"), "{xhtml}");
    assert!(plain.contains("Dawî e.") && !plain.contains("<الرقة>"), "{plain}");
}

#[test]
fn people_are_told_where_somebody_asks() {
    let told = ExportOptions { people: Disclosure::Told, ..ExportOptions::default() };
    let withheld = item(&ExportOptions::default());
    assert_eq!(withheld["people"], Value::Null);
    assert!(!withheld.to_string().contains("المحررة"));
    let people = item(&told)["people"].clone();
    assert_eq!(people[0], json!({ "name": "كاجين أحمد", "rel": "creator" }));
    assert_eq!(people[2], json!({ "name": "المحررة", "rel": "contributor" }));
}

#[test]
fn version_2_spells_its_names_otherwise() {
    let second = ExportOptions { ninjs: NinjsVersion::V2, ..ExportOptions::default() };
    let item = item(&second);
    assert_eq!(item["embargoed"], json!("2024-08-05T23:20:00Z"));
    assert_eq!(item["bodies"][0]["contenttype"], json!("application/xhtml+xml"));
    assert_eq!(item["standard"]["version"], json!("2.2"));
    assert_eq!(item["associations"][0]["renditions"][0]["sizeinbytes"], json!(67));
    let names: Vec<&String> = item.as_object().unwrap().keys().collect();
    assert!(names.iter().all(|name| !name.contains(char::is_uppercase)), "{names:?}");
}
