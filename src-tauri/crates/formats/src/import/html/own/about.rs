//! The fields of an article in the data that its page has for machines.

use dom_query::Document as Page;
use serde_json::Value;
use warraq_core::fields::{Correction, Fields};
use warraq_core::tag::Tag;

use crate::import::ImportDefaults;

/// What a page says of its article.
pub(super) struct About {
    pub(super) fields: Fields,
    pub(super) tags: Vec<Tag>,
    pub(super) newsroom: String,
}

/// What the page says; nothing where it says nothing, or what no article has.
pub(super) fn of(page: &Page, defaults: &ImportDefaults) -> Option<About> {
    let scripts = page.select("head > script[type='application/ld+json']");
    let [script] = scripts.nodes() else { return None };
    let data: Value = serde_json::from_str(&script.text()).ok()?;
    if data["@type"] != "NewsArticle" {
        return None;
    }
    let text = |key: &str| data[key].as_str().unwrap_or_default().to_owned();
    let day = match data["datePublished"].as_str() {
        Some(day) => Some(day.parse().ok()?),
        None => None,
    };
    let fields = Fields {
        headline: text("headline"),
        kicker: text("alternativeHeadline"),
        standfirst: text("description"),
        byline: strings(&data["author"], Some("name"))?,
        place: text("dateline"),
        date: day,
        language: text("inLanguage"),
        section: text("articleSection"),
        credit: text("creditText"),
        rights: text("copyrightNotice"),
        topics: strings(&data["about"], Some("identifier"))?,
        sources: strings(&data["citation"], None)?,
        corrections: corrections(&data["correction"])?,
        ..defaults.fields()
    };
    let tags = strings(&data["keywords"], None)?;
    let tags = tags.iter().map(|tag| Tag::parse(tag).ok()).collect::<Option<Vec<Tag>>>()?;
    let newsroom = data["publisher"]["name"].as_str().unwrap_or_default().to_owned();
    Some(About { fields, tags, newsroom })
}

/// The texts of a list, or what its objects have under `key`.
fn strings(list: &Value, key: Option<&str>) -> Option<Vec<String>> {
    let values = list.as_array().map(Vec::as_slice).unwrap_or_default();
    let text = |value: &Value| match key {
        Some(key) => value[key].as_str().map(str::to_owned),
        None => value.as_str().map(str::to_owned),
    };
    values.iter().map(text).collect()
}

fn corrections(list: &Value) -> Option<Vec<Correction>> {
    let values = list.as_array().map(Vec::as_slice).unwrap_or_default();
    let correction = |value: &Value| {
        let at = value["datePublished"].as_str()?.parse().ok()?;
        Some(Correction { at, text: value["text"].as_str()?.to_owned() })
    };
    values.iter().map(correction).collect()
}
