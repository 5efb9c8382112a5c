use chrono::DateTime;
use serde_json::json;
use ulid::Ulid;

use super::ArticlePart::{Alt, Comment, Credit, Label, Link, Person, Suggestion, Text};
use super::*;
use crate::article::{ArticleId, Document};
use crate::fields::Fields;
use crate::tag::Tag;
use crate::workflow::Status;

fn list(entries: &[&str]) -> NeverPublish {
    let mut list = NeverPublish::default();
    for entry in entries {
        assert_eq!(list.add(entry), Ok(true), "{entry}");
    }
    list
}

fn article(fields: Fields, content: &serde_json::Value) -> Article {
    let document = json!({ "version": 1, "type": "doc", "content": content });
    Article {
        id: ArticleId::from(Ulid::from(7)),
        version: 1,
        status: Status::Draft,
        fields,
        tags: Vec::new(),
        body: Document::from_str(&document.to_string()).unwrap(),
        created_at: DateTime::UNIX_EPOCH,
        updated_at: DateTime::UNIX_EPOCH,
        updated_by: String::new(),
    }
}

fn id(number: u128) -> String {
    Ulid::from(number).to_string()
}

fn paragraph(number: u128, content: &serde_json::Value) -> serde_json::Value {
    json!({ "type": "paragraph", "attrs": { "id": id(number) }, "content": content })
}

/// Whether the entry stands in a paragraph with this text.
fn stands(entry: &str, text: &str) -> bool {
    let body = json!([paragraph(1, &json!([{ "type": "text", "text": text }]))]);
    !list(&[entry]).find(&article(Fields::default(), &body)).is_empty()
}

#[test]
fn an_entry_is_found_in_every_spelling_a_reader_takes_for_it() {
    for (entry, text) in [
        ("أحمد", "قال احمد ذلك"),
        ("احمد", "قال أَحْمَد ذلك"),
        ("محمد", "مـحـمّـد"),
        ("علي", "قال على ذلك"),
        ("كاوا", "قال کاوا"),
        ("مدرسة النهضة", "في مدرسه النهضه"),
        ("كوباني", "شارع کۆبانی"),
        ("٠٩٩٣ ٥٥٥", "0993-555"),
        ("Kobanê", "li KOBANE ye"),
        ("أحمد العلي", "#أحمد_العلي"),
        ("أحمد العلي", "#احمدالعلي"),
        ("أحمد العلي", "«أحمد» «العلي»"),
        ("أحمد العلي", "أحمد\u{a0}العلي"),
        ("عبدالله", "عبد الله"),
        ("عبد الله", "عبدالله"),
        ("آزاد", "بە ناوی ئازاد هات"),
        ("ئازاد", "قال آزاد ذلك"),
        ("ئازاد", "قال ازاد ذلك"),
        ("إبراهيم", "ئیبراهیم هات"),
        ("ئەمین", "قال أمين ذلك"),
        ("محمد آزاد", "محمد ئازاد هات"),
        ("محمد ئازاد", "#محمد_ئازاد"),
        ("محمد ئازاد", "#محمدئازاد"),
        ("محمد ئازاد", "#محمدآزاد"),
        ("ئازاد ئەمین", "وئازاد ئەمین"),
        ("ئازاد ئەمین", "#ئازادئەمین"),
    ] {
        assert!(stands(entry, text), "{entry} in {text}");
    }
}

#[test]
fn what_leans_on_a_word_is_no_part_of_it() {
    for before in ["و", "ف", "ب", "ل", "ك", "ال", "وب", "فال", "وبال", "لل", "ولل", "لـ«", "و «"]
    {
        assert!(stands("قسد", &format!("قال {before}قسد» ثم")), "{before}");
    }
    for text in ["للعلي", "وللعلي", "بالعلي", "والعلي", "العلي"] {
        assert!(stands("العلي", text), "{text}");
    }
    assert!(stands("PKK", "وPKK"));
    for text in ["وئازاد", "لئازاد", "وآزاد", "بـ«ئازاد»"] {
        assert!(stands("ئازاد", text), "{text}");
    }
}

#[test]
fn parts_of_other_words_are_not_the_word() {
    for (entry, text) in [
        ("علي", "عليهم"),
        ("علي", "معالي"),
        ("العلي", "علي"),
        ("قسد", "قسدي"),
        ("أحمد العلي", "أحمد قال. وقال العلي"),
        ("أحمد العلي", "أحمد ----- العلي"),
        ("أحمد العلي", "أحمد"),
        ("ali", "alibi"),
        ("و", "وقال"),
        ("فات", "فئات"),
        ("رأس", "رئیس"),
        ("آسر", "وياسر"),
    ] {
        assert!(!stands(entry, text), "{entry} in {text}");
    }
}

#[test]
fn kurdish_endings_are_no_part_of_a_word() {
    for (entry, text) in [
        ("ئازاد", "ئازادەکە هات"),
        ("آزاد", "ئازادەکە هات"),
        ("ئازاد", "ئازادەکان هاتن بۆ"),
        ("ئازاد", "ئازادێک هات"),
        ("ئازاد", "ئازادیش هات بۆ ئەوێ"),
        ("ئازاد", "ماڵی ئازادی"),
        ("ئازاد", "ماڵی ئازادم"),
        ("ئازاد", "ئازادەکەمان لێرەیە"),
        ("ئازاد", "ئەوە ئازادە"),
        ("ئازاد", "ئازادەکەیشی هێنا"),
        ("ئازاد", "ئازادەكه‌م"),
        ("قامیشلۆ", "لە قامیشلۆوە هات"),
        ("قامیشلۆ", "لە قامیشلۆدا"),
        ("کاوە", "کاوەکان هاتن"),
        ("کاوە", "کاوەیەک هات"),
        ("کاوەی ئاسنگەر", "لە کاوەی ئاسنگەرەوە"),
        ("Azad", "Min Azadê dît"),
        ("Azad", "Azadî got"),
        ("Azad", "mala Azadan û"),
        ("Azad", "Azadek hat ê"),
        ("Kobanê", "Kobanêya me"),
        ("Kobanê", "li Kobanêyê"),
        ("Kobanê", "KOBANÊYÊ"),
        ("Rojîn", "Rojînekê"),
        ("Azad", "Azad'ê got"),
        ("Azad", "Azad’ê got"),
        ("Azad", "Azadʼe got"),
        ("Rojîn Ehmed", "ji Rojîn Ehmedê re"),
    ] {
        assert!(stands(entry, text), "{entry} in {text}");
    }
}

#[test]
fn what_is_no_ending_makes_another_word() {
    for (entry, text) in [
        // No Kurdish text.
        ("قسد", "قسدي وقسدان"),
        ("سلم", "قال سلمان"),
        ("Azad", "Azade and Azadi"),
        // Not an ending.
        ("ئازاد", "ئازادیخواز لە"),
        ("ئازاد", "ئازادکرا لێرە"),
        ("قاسم", "قاسملۆ"),
        ("Azad", "Azadiya me û"),
        ("ali", "alîkarî"),
        ("Roj", "rojnameyê"),
        // Two letters are the beginning of half the words.
        ("جو", "جوان هات بۆ"),
        ("Ar", "arîn û Ara"),
    ] {
        assert!(!stands(entry, text), "{entry} in {text}");
    }
}

#[test]
fn the_language_of_the_article_tells_its_endings_where_letters_do_not() {
    let found = |language: &str, entry: &str, headline: &str| {
        let fields = Fields {
            headline: headline.to_owned(),
            language: language.to_owned(),
            ..Fields::default()
        };
        !list(&[entry]).find(&article(fields, &json!([paragraph(1, &json!([]))]))).is_empty()
    };
    for (language, entry, headline) in [
        ("ckb", "ئازاد", "هاتنی ئازادان"),
        ("kmr", "Azad", "Hatina Azadan"),
        ("kmr-Latn", "Azad", "Hatina Azadan"),
    ] {
        assert!(found(language, entry, headline), "{headline}");
        assert!(!found("ar", entry, headline), "{headline}");
    }
}

#[test]
fn the_rights_of_a_picture_are_searched() {
    let figure = json!({ "type": "figure", "attrs": { "id": id(1), "rights": "© قسد" } });
    let found = list(&["قسد"]).find(&article(Fields::default(), &json!([figure])));
    let parts: Vec<ArticlePart> = found.iter().map(|one| one.part).collect();
    assert_eq!(parts, [Credit]);
}

#[test]
fn every_place_that_leaves_is_searched() {
    let suggestion = |kind: &str, person: &str| json!({ "type": kind, "attrs": { "id": "1", "person": person, "at": "2024-01-17T00:00:00Z" } });
    let comment = json!({ "type": "comment", "attrs": { "id": "1", "person": "م", "at": "2024-01-17T00:00:00Z", "text": "اسألوا قسد" } });
    let text = |text: &str, marks: serde_json::Value| json!({ "type": "text", "marks": marks, "text": text });
    let body = json!([
        paragraph(1, &json!([text("قسد", json!([])), text(" هنا", json!([{ "type": "link", "attrs": { "href": "https://a.example/%D9%82%D8%B3%D8%AF" } }]))])),
        paragraph(2, &json!([text("ق", json!([])), text("سد", json!([suggestion("insertion", "م")]))])),
        paragraph(3, &json!([text("قسد", json!([suggestion("deletion", "م")]))])),
        paragraph(4, &json!([text("نص", json!([comment]))])),
        paragraph(5, &json!([text("نص", json!([suggestion("deletion", "قسد")]))])),
        { "type": "figure", "attrs": { "id": id(6), "alt": "قسد", "credit": "قسد" }, "content": [{ "type": "text", "text": "قسد" }] },
        { "type": "embed", "attrs": { "id": id(7), "url": "https://a.example/", "title": "قسد" } },
        { "type": "footnote", "attrs": { "id": id(8), "label": "قسد" }, "content": [paragraph(9, &json!([{ "type": "text", "text": "قسد" }]))] },
        { "type": "pull_quote", "attrs": { "id": id(10), "attribution": "قسد" } },
        { "type": "list", "attrs": { "id": id(11) }, "content": [{ "type": "list_item", "content": [paragraph(12, &json!([{ "type": "text", "text": "قسد" }]))] }] },
        { "type": "table", "attrs": { "id": id(13) }, "content": [{ "type": "table_row", "content": [{ "type": "table_cell", "content": [paragraph(14, &json!([{ "type": "text", "text": "قسد" }]))] }] }] },
        { "type": "quote", "attrs": { "id": id(15) }, "content": [paragraph(16, &json!([{ "type": "text", "text": "قسد" }]))] },
    ]);
    let fields = Fields {
        headline: "قسد".to_owned(),
        byline: vec!["م".to_owned(), "قسد".to_owned()],
        ..Fields::default()
    };
    let mut article = article(fields, &body);
    article.tags = vec![Tag::parse("قسد").unwrap()];
    article.updated_by = "قسد".to_owned();
    let found = list(&["قسد"]).find(&article);
    let places: Vec<(ArticlePart, u128)> = found
        .iter()
        .filter_map(|one| Some((one.part, one.block?)))
        .map(|(part, block)| (part, (1..=16).find(|n| id(*n) == block.to_string()).unwrap()))
        .collect();
    assert_eq!(
        places,
        [
            (Text, 1),
            (Link, 1),
            (Suggestion, 2),
            (Text, 3),
            (Comment, 4),
            (Person, 5),
            (Text, 6),
            (Alt, 6),
            (Credit, 6),
            (Link, 7),
            (Label, 8),
            (Text, 9),
            (Credit, 10),
            (Text, 12),
            (Text, 14),
            (Text, 16),
        ]
    );
    let others: Vec<_> = found.iter().filter(|one| one.block.is_none()).collect();
    let fields: Vec<_> = others.iter().filter_map(|one| one.field).collect();
    assert_eq!(fields, [FieldName::Headline, FieldName::Byline]);
    assert!(others.iter().any(|one| one.part == ArticlePart::Tag));
    assert!(others.iter().any(|one| one.part == Person));
}

#[test]
fn an_excerpt_shows_what_stands_around() {
    let text = format!("{} قال\nقسد {}", "كلمة ".repeat(20), "كلمة ".repeat(20));
    let body = json!([paragraph(1, &json!([{ "type": "text", "text": text }]))]);
    let found = list(&["قسد"]).find(&article(Fields::default(), &body));
    let excerpt = &found[0].excerpt;
    assert!(excerpt.contains("قال قسد كلمة") && excerpt.starts_with('…') && excerpt.ends_with('…'));
    assert!(excerpt.chars().count() < 80, "{excerpt}");
    let cut = excerpt.trim_matches('…').split(' ');
    assert!(cut.into_iter().all(|word| ["كلمة", "قال", "قسد"].contains(&word)), "{excerpt}");
    let found = list(&["آزاد"]).find_in("گوتی «ئازاد» هات");
    assert_eq!(found, [("آزاد".to_owned(), "گوتی «ئازاد» هات".to_owned())]);
}

#[test]
fn an_entry_is_on_the_list_once() {
    let mut list = list(&["أحمد  العلي"]);
    assert_eq!(list.entries(), ["أحمد العلي"]);
    assert_eq!(list.add("احمد العلى"), Ok(false));
    assert_eq!(list.add(" …"), Err(EntryError::NoWord));
    assert_eq!(list.add(&"كلمة ".repeat(13)), Err(EntryError::TooLong));
    let kept = serde_json::to_string(&list).unwrap();
    assert_eq!(serde_json::from_str::<NeverPublish>(&kept).unwrap(), list);
    assert!(!list.remove("قسد") && list.remove("أحمد العلى"));
    assert_eq!(list.entries(), [""; 0]);
}
