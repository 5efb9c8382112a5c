use std::collections::BTreeSet;

use chrono::DateTime;
use ulid::Ulid;

use super::*;
use crate::article::{ArticleId, Document};
use crate::fields::Fields;
use crate::workflow::Status;

fn article(fields: Fields) -> Article {
    Article {
        id: ArticleId::from(Ulid::nil()),
        version: 1,
        status: Status::Draft,
        fields,
        tags: Vec::new(),
        body: Document::empty(&mut Ulid::nil),
        created_at: DateTime::UNIX_EPOCH,
        updated_at: DateTime::UNIX_EPOCH,
        updated_by: String::new(),
    }
}

#[test]
fn every_profile_has_its_file_and_every_field_once() {
    assert_eq!(all().len(), ProfileId::ALL.len());
    for id in ProfileId::ALL {
        assert_eq!(of(id).id, id);
        let fields: BTreeSet<_> = of(id).fields.iter().map(|asked| asked.field).collect();
        assert_eq!(fields.len(), of(id).fields.len(), "{id} names a field twice");
        assert_eq!(fields, FieldName::ALL.into(), "{id} leaves a field out");
    }
}

#[test]
fn folder_and_list_agree() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../assets/profiles");
    let files: BTreeSet<String> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .filter_map(|name| name.strip_suffix(".json").map(str::to_owned))
        .collect();
    assert_eq!(files, ProfileId::ALL.map(|id| id.to_string()).into());
}

#[test]
fn names_are_read_back() {
    for id in ProfileId::ALL {
        assert_eq!(id.as_str().parse(), Ok(id));
        assert_eq!(serde_json::to_string(&id).unwrap(), format!("\"{id}\""));
    }
    assert_eq!("novel".parse::<ProfileId>(), Err(ProfileError("novel".to_owned())));
}

#[test]
fn required_fields_are_missed_until_filled() {
    let asked = |field, required, max_chars| ProfileField { field, required, max_chars };
    let profile = Profile {
        target_words: None,
        id: ProfileId::News,
        fields: vec![
            asked(FieldName::Byline, true, Some(4)),
            asked(FieldName::Headline, true, Some(4)),
            asked(FieldName::Place, false, Some(4)),
            asked(FieldName::Note, false, None),
        ],
    };
    let mut article = article(Fields::default());
    assert_eq!(profile.missing(&article), [FieldName::Byline, FieldName::Headline]);
    assert_eq!(profile.too_long(&article), []);
    article.fields.byline = vec!["سلمى".to_owned(), "آزاد ٢".to_owned()];
    article.fields.headline = "كَتَبَت".to_owned();
    article.fields.note = "طويل جدًا".to_owned();
    assert_eq!(profile.missing(&article), []);
    let long = TooLong { field: FieldName::Byline, characters: 6, most: 4 };
    assert_eq!(profile.too_long(&article), [long], "marks are no characters");
}
