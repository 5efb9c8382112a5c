use chrono::TimeZone;

use super::*;

fn apply(fields: &mut Fields, field: FieldName, value: &str) -> Result<(), FieldError> {
    fields.apply(&FieldChange { field, value: FieldValue::Text(value.to_owned()) })
}

#[track_caller]
fn text_of(field: FieldName, value: &str) -> Vec<String> {
    let mut fields = Fields::default();
    apply(&mut fields, field, value).unwrap();
    fields.texts(field)
}

#[track_caller]
fn fault(field: FieldName, value: FieldValue) -> FieldFault {
    let mut fields = Fields::default();
    let refused = fields.apply(&FieldChange { field, value }).unwrap_err();
    assert_eq!(refused.field, field.as_str());
    assert_eq!(fields, Fields::default(), "a refused change leaves no trace");
    refused.fault
}

#[test]
fn text_is_trimmed_and_lines_become_one() {
    for field in [
        FieldName::Headline,
        FieldName::Kicker,
        FieldName::Standfirst,
        FieldName::Place,
        FieldName::Section,
        FieldName::Credit,
        FieldName::Byline,
        FieldName::Topics,
        FieldName::Sources,
    ] {
        assert_eq!(text_of(field, " أول \n\n ثانٍ  وثالث\r\n"), ["أول ثانٍ  وثالث"], "{field}");
        assert_eq!(text_of(field, " \n "), [""; 0], "{field}");
    }
    for field in [FieldName::Note, FieldName::Rights] {
        assert_eq!(text_of(field, " أول \n\n ثانٍ\n"), ["أول \n\n ثانٍ"], "{field}");
    }
}

#[test]
fn every_field_can_be_emptied_but_what_is_always_there() {
    for field in FieldName::ALL {
        let mut fields = Fields::default();
        let outcome = fields.apply(&FieldChange { field, value: FieldValue::Empty });
        match field {
            FieldName::Language | FieldName::Profile | FieldName::Corrections => {
                assert!(outcome.is_err());
            }
            _ => assert!(outcome.is_ok() && fields.is_empty(field), "{field}"),
        }
    }
}

#[test]
fn lists_drop_what_is_empty() {
    let mut fields = Fields::default();
    let value = FieldValue::List([" سلمى ", "", " ", "آزاد"].map(str::to_owned).to_vec());
    fields.apply(&FieldChange { field: FieldName::Byline, value: value.clone() }).unwrap();
    assert_eq!(fields.byline, ["سلمى", "آزاد"]);
    assert_eq!(fault(FieldName::Headline, value.clone()), FieldFault::NotAList);
    assert_eq!(fault(FieldName::Date, value), FieldFault::NotAList);
}

#[test]
fn dates_are_days() {
    let mut fields = Fields::default();
    for typed in ["2019-10-14", "٢٠١٩-١٠-١٤", " ۲۰۱۹-۱۰-۱۴ "] {
        apply(&mut fields, FieldName::Date, typed).unwrap();
        assert_eq!(fields.date, NaiveDate::from_ymd_opt(2019, 10, 14));
    }
    for typed in [
        "14-10-2019",
        "2019-13-01",
        "2019-02-30",
        "2019-1-1",
        "19-10-14",
        "2019/10/14",
        "أمس",
        "+2019-1-14",
    ] {
        let value = FieldValue::Text(typed.to_owned());
        assert_eq!(fault(FieldName::Date, value), FieldFault::BadDate(typed.to_owned()));
    }
}

#[test]
fn times_become_utc() {
    let mut fields = Fields::default();
    apply(&mut fields, FieldName::Embargo, "2024-01-17T15:00:00+03:00").unwrap();
    apply(&mut fields, FieldName::Due, "2024-01-17T12:00:00Z").unwrap();
    let noon = Utc.with_ymd_and_hms(2024, 1, 17, 12, 0, 0).single();
    assert_eq!((fields.embargo, fields.due), (noon, noon));
    assert_eq!(fields.texts(FieldName::Embargo), ["2024-01-17T12:00:00Z"]);
    for typed in ["2024-01-17", "12:00", "2024-01-17T12:00:00", "غدًا"] {
        let value = FieldValue::Text(typed.to_owned());
        assert_eq!(fault(FieldName::Due, value), FieldFault::BadTime(typed.to_owned()));
    }
}

#[test]
fn languages_slugs_and_profiles_are_parsed() {
    assert_eq!(text_of(FieldName::Language, " ar_sy"), ["ar-SY"]);
    assert_eq!(text_of(FieldName::Slug, " Syria-Talks "), ["syria-talks"]);
    assert_eq!(text_of(FieldName::Profile, "photo-story"), ["photo-story"]);
    let text = |text: &str| FieldValue::Text(text.to_owned());
    let owned = str::to_owned;
    assert_eq!(fault(FieldName::Language, text("عربي")), FieldFault::BadLanguage(owned("عربي")));
    assert_eq!(fault(FieldName::Language, FieldValue::Empty), FieldFault::BadLanguage(owned("")));
    assert_eq!(fault(FieldName::Slug, text("a/b")), FieldFault::BadSlug(owned("a/b")));
    assert_eq!(fault(FieldName::Profile, text("novel")), FieldFault::BadProfile(owned("novel")));
    assert_eq!(fault(FieldName::Corrections, text("x")), FieldFault::NotSettable);
}

#[test]
fn a_language_gives_the_direction() {
    let mut fields = Fields::default();
    assert_eq!(fields.direction(), Dir::Rtl);
    apply(&mut fields, FieldName::Language, "kmr").unwrap();
    assert_eq!(fields.direction(), Dir::Ltr);
}

#[test]
fn changes_are_read_as_the_window_sends_them() {
    let read = |json: &str| serde_json::from_str::<FieldChange>(json).unwrap().value;
    assert_eq!(read(r#"{"field":"date","value":null}"#), FieldValue::Empty);
    assert_eq!(read(r#"{"field":"slug","value":"a"}"#), FieldValue::Text("a".to_owned()));
    assert_eq!(read(r#"{"field":"byline","value":["a"]}"#), FieldValue::List(vec!["a".to_owned()]));
    assert!(serde_json::from_str::<FieldChange>(r#"{"field":"title","value":"a"}"#).is_err());
}

#[test]
fn names_are_read_back() {
    for name in FieldName::ALL {
        assert_eq!(name.as_str().parse(), Ok(name));
        assert_eq!(serde_json::to_string(&name).unwrap(), format!("\"{name}\""));
    }
    let unknown = FieldError { field: "title".to_owned(), fault: FieldFault::Unknown };
    assert_eq!("title".parse::<FieldName>(), Err(unknown));
}

#[test]
fn fields_are_written_in_order_and_read_back() {
    let json = serde_json::to_string(&Fields::default()).unwrap();
    let mut at = 0;
    for name in FieldName::ALL {
        let place = json.find(&format!("\"{name}\":")).unwrap();
        assert!(place >= at, "{name}");
        at = place;
    }
    assert_eq!(serde_json::from_str::<Fields>(&json).unwrap(), Fields::default());
    assert_eq!(serde_json::from_str::<Fields>("{}").unwrap(), Fields::default());
    assert!(serde_json::from_str::<Fields>(r#"{"title":"a"}"#).is_err());
}
