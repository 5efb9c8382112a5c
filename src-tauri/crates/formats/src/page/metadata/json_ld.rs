//! The article among the things that a page's JSON-LD speaks of.

use dom_query::Document;
use serde_json::Value;

use super::Stated;
use super::checks::{clean, split_authors};

/// What the JSON-LD of `document` says of the article; nothing where there is none or it cannot be read.
pub(super) fn read(document: &Document) -> Stated {
    let things = things(document);
    let of_type = |types: &[&str]| things.iter().find(|thing| has_type(thing, types));
    let mut stated = Stated::default();
    if let Some(site) = of_type(&["WebSite", "NewsMediaOrganization", "Organization"]) {
        stated.hints.site = text(&site["name"]);
    }
    let Some(article) = of_type(NEWS).or_else(|| of_type(ARTICLES)) else { return stated };
    stated.live = has_type(article, &["LiveBlogPosting"]);
    stated.body = text(&article["articleBody"]);
    let hints = &mut stated.hints;
    hints.title = first_text(article, &["headline", "name"]);
    let site =
        ["publisher", "isPartOf", "sourceOrganization"].map(|key| name_of(&things, &article[key]));
    if let Some(site) = site.into_iter().find(|site| !site.is_empty()) {
        hints.site = site;
    }
    hints.authors = ["author", "creator"]
        .iter()
        .map(|key| names_of(&things, &article[*key]))
        .find(|names| !names.is_empty())
        .unwrap_or_default()
        .iter()
        .flat_map(|names| split_authors(names))
        .collect();
    hints.date = first_text(article, DATES);
    hints.language = first_text(article, &["inLanguage"]);
    hints.summary = first_text(article, &["description", "abstract"]);
    hints.section = first_text(article, &["articleSection"]);
    hints.address =
        [&article["url"], &article["mainEntityOfPage"], &article["mainEntityOfPage"]["@id"]]
            .into_iter()
            .map(text)
            .find(|address| address.starts_with("http"))
            .unwrap_or_default();
    picture(&things, &article["image"], &mut stated);
    stated
}

const NEWS: &[&str] = &[
    "NewsArticle",
    "ReportageNewsArticle",
    "OpinionNewsArticle",
    "AnalysisNewsArticle",
    "BackgroundNewsArticle",
    "ReviewNewsArticle",
    "LiveBlogPosting",
];
const ARTICLES: &[&str] =
    &["Article", "BlogPosting", "Report", "ScholarlyArticle", "SocialMediaPosting"];

const DATES: &[&str] = &["datePublished", "dateCreated", "dateModified"];

/// How many things are looked at, and how many scripts: a page has a handful.
const MAX_THINGS: usize = 2_000;

/// Everything that the page's JSON-LD lists, lists and graphs opened.
fn things(document: &Document) -> Vec<Value> {
    let mut things = Vec::new();
    for script in document.select("script[type=\"application/ld+json\"]").nodes().iter().take(100) {
        let text = script.text();
        let text = text.trim().trim_start_matches("<!--").trim_end_matches("-->");
        let text = text.trim_start_matches("//<![CDATA[").trim_end_matches("//]]>");
        let mut waiting = vec![parse(text)];
        while let Some(value) = waiting.pop() {
            match value {
                Value::Array(values) => waiting.extend(values.into_iter().rev()),
                Value::Object(mut thing) => {
                    waiting.extend(thing.remove("@graph"));
                    waiting.extend(thing.get("mainEntity").cloned());
                    things.push(Value::Object(thing));
                }
                _ => {}
            }
            if things.len() > MAX_THINGS {
                return things;
            }
        }
    }
    things
}

/// JSON as sites write it: also with line breaks inside of strings.
fn parse(text: &str) -> Value {
    serde_json::from_str(text).unwrap_or_else(|_| {
        let joined: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
        serde_json::from_str(&joined).unwrap_or_default()
    })
}

fn has_type(thing: &Value, types: &[&str]) -> bool {
    let is = |value: &Value| value.as_str().is_some_and(|name| types.contains(&local(name)));
    match &thing["@type"] {
        Value::Array(names) => names.iter().any(is),
        name => is(name),
    }
}

/// The type without the address of its vocabulary.
fn local(name: &str) -> &str {
    name.rsplit(['/', '#', ':']).next().unwrap_or(name)
}

fn text(value: &Value) -> String {
    match value {
        Value::String(text) => clean(text),
        Value::Array(values) => {
            values.first().filter(|first| !first.is_array()).map(text).unwrap_or_default()
        }
        Value::Object(thing) => {
            thing.get("@value").or_else(|| thing.get("name")).map(string).unwrap_or_default()
        }
        _ => String::new(),
    }
}

fn string(value: &Value) -> String {
    value.as_str().map(clean).unwrap_or_default()
}

fn first_text(thing: &Value, keys: &[&str]) -> String {
    keys.iter().map(|key| text(&thing[*key])).find(|text| !text.is_empty()).unwrap_or_default()
}

/// The thing that `value` is or points at.
fn resolve<'v>(things: &'v [Value], value: &'v Value) -> &'v Value {
    let Some(id) = value["@id"].as_str().filter(|_| value["name"].is_null()) else { return value };
    things.iter().find(|thing| thing["@id"] == *id && !thing["name"].is_null()).unwrap_or(value)
}

fn name_of(things: &[Value], value: &Value) -> String {
    names_of(things, value).into_iter().next().unwrap_or_default()
}

fn names_of(things: &[Value], value: &Value) -> Vec<String> {
    let values = match value {
        Value::Array(values) => values.as_slice(),
        value => std::slice::from_ref(value),
    };
    let names = values.iter().take(50).flat_map(|value| match resolve(things, value) {
        Value::String(name) => vec![clean(name)],
        thing => match &thing["name"] {
            Value::Array(names) => names.iter().take(50).map(text).collect(),
            name => vec![text(name)],
        },
    });
    names.filter(|name| !name.is_empty()).collect()
}

fn picture(things: &[Value], image: &Value, stated: &mut Stated) {
    let image = match image {
        Value::Array(images) => images.first().unwrap_or(&Value::Null),
        image => image,
    };
    let image = if image["url"].is_null() {
        let id = image["@id"].as_str();
        things.iter().find(|thing| id.is_some() && thing["@id"].as_str() == id).unwrap_or(image)
    } else {
        image
    };
    let picture = &mut stated.hints.picture;
    picture.address = match image {
        Value::String(address) => clean(address),
        image => first_text(image, &["url", "contentUrl"]),
    };
    picture.caption = if image.is_object() { string(&image["caption"]) } else { String::new() };
}
