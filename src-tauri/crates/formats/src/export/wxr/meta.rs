//! What an article has and a post has no place for: fields beside the post, which the site keeps and does not show.

use warraq_core::article::Article;
use warraq_core::fields::FieldName;

use super::xml::Xml;

pub(super) fn write(xml: &mut Xml, article: &Article) {
    let fields = &article.fields;
    let mut one = |key: &str, value: &str| {
        if !value.is_empty() {
            xml.element("wp:postmeta", |xml| {
                xml.cdata("wp:meta_key", &format!("_warraq_{key}"));
                xml.cdata("wp:meta_value", value);
            });
        }
    };
    one("id", &article.id.to_string());
    one("status", article.status.as_str());
    let profile = serde_json::to_value(fields.profile).unwrap_or_default();
    let time = |time: chrono::DateTime<chrono::Utc>| {
        time.to_rfc3339_opts(chrono::SecondsFormat::AutoSi, true)
    };
    let texts = [
        (FieldName::Kicker, fields.kicker.clone()),
        (FieldName::Place, fields.place.clone()),
        (FieldName::Date, fields.date.map(|day| day.to_string()).unwrap_or_default()),
        (FieldName::Language, fields.language.clone()),
        (FieldName::Profile, profile.as_str().unwrap_or_default().to_owned()),
        (FieldName::Embargo, fields.embargo.map(time).unwrap_or_default()),
        (FieldName::Credit, fields.credit.clone()),
        (FieldName::Rights, fields.rights.clone()),
    ];
    for (name, value) in texts {
        one(name.as_str(), &value);
    }
    let lists = [
        (FieldName::Byline, &fields.byline),
        (FieldName::Topics, &fields.topics),
        (FieldName::Sources, &fields.sources),
    ];
    for (name, values) in lists {
        for value in values {
            one(name.as_str(), value);
        }
    }
    for correction in &fields.corrections {
        let json = serde_json::to_string(correction).unwrap_or_default();
        one(FieldName::Corrections.as_str(), &json);
    }
}
