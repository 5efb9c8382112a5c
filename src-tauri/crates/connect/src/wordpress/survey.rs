//! What a site says of itself and of the account.

use std::collections::{BTreeMap, BTreeSet};

use serde::Deserialize;
use serde_json::Value;

use super::page::page_says;
use super::refusal::About;
use super::{WordPress, id};
use crate::entities::decoded;
use crate::fault::{Fault, Right};
use crate::http::Request;
use crate::remote::RemoteId;
use crate::survey::{Account, Survey};

/// What an interface says of its site.
#[derive(Debug, Deserialize)]
pub struct Index {
    #[serde(default)]
    pub name: String,
    #[serde(default)]
    pub home: String,
    #[serde(default)]
    gmt_offset: Value,
    #[serde(default)]
    timezone_string: String,
    pub namespaces: Vec<String>,
    #[serde(default)]
    pub authentication: Value,
}

/// What of it is asked for.
pub const INDEX_FIELDS: (&str, &str) =
    ("_fields", "name,home,gmt_offset,timezone_string,namespaces,authentication");

#[derive(Debug, Deserialize)]
struct WireUser {
    id: u64,
    #[serde(default)]
    name: String,
    #[serde(default)]
    locale: String,
    #[serde(default)]
    capabilities: BTreeMap<String, Value>,
}

/// What WordPress calls each right.
const RIGHTS: [(&str, Right); 8] = [
    ("edit_posts", Right::Write),
    ("edit_others_posts", Right::EditOthers),
    ("edit_published_posts", Right::EditPublished),
    ("publish_posts", Right::Publish),
    ("upload_files", Right::Upload),
    // Whoever writes may make a tag: WordPress asks no more for terms without an order.
    ("edit_posts", Right::MakeTags),
    ("manage_categories", Right::MakeCategories),
    ("unfiltered_html", Right::UnfilteredHtml),
];

impl WordPress {
    /// Five questions: the interface, the account, a post for what may be in it, the page that people see, the settings.
    /// The last three may fail.
    pub(super) async fn ask_survey(&self) -> Result<Survey, Fault> {
        let index = Request::get(self.root.at("", &[INDEX_FIELDS]));
        let index: Index = self.asked(&index, About::Site, &()).await?;
        let query = [("context", "edit"), ("_fields", "id,name,locale,capabilities")];
        let user = Request::get(self.root.at("wp/v2/users/me", &query));
        let user: WireUser = self.asked(&user, About::Site, &()).await?;
        let mut rights = rights(&user.capabilities);
        if rights.contains(&Right::UnfilteredHtml) && self.is_filtered().await {
            rights.remove(&Right::UnfilteredHtml);
        }
        let page = match index.home.parse() {
            Ok(home) => self.http.ask(&Request::page(home), &()).await.ok(),
            Err(_) => None,
        };
        let said = page.map(|page| page_says(&page.text())).unwrap_or_default();
        let language = Some(said.language).filter(|language| !language.is_empty());
        let offset_minutes = minutes(&index.gmt_offset);
        let has_plugin = index.namespaces.iter().any(|name| name == "warraq/v1");
        self.plugin.set(has_plugin);
        Ok(Survey {
            name: decoded(&index.name),
            url: index.home,
            software: Some(said.software)
                .filter(|name| !name.is_empty())
                .unwrap_or("WordPress".into()),
            language: language.unwrap_or_else(|| user.locale.replace('_', "-")),
            zone: if index.timezone_string.is_empty() {
                offset(offset_minutes)
            } else {
                index.timezone_string
            },
            offset_minutes,
            upload_limit: None,
            account: Some(Account { id: id(user.id), name: decoded(&user.name), rights }),
            has_plugin,
            asked_at: self.http.clock().map(|(there, _)| there),
            usual_category: self.usual_category(&user.capabilities).await,
        })
    }

    /// The category of posts that get none, which only administrators are told.
    async fn usual_category(&self, may: &BTreeMap<String, Value>) -> Option<RemoteId> {
        if !has(may, "manage_options") {
            return None;
        }
        let query = [("_fields", "default_category")];
        let settings = Request::get(self.root.at("wp/v2/settings", &query));
        let settings: Value = self.asked(&settings, About::Site, &()).await.ok()?;
        settings["default_category"].as_u64().filter(|number| *number > 0).map(id)
    }

    /// Whether the account may read and change what others write.
    pub(super) async fn may_edit_others(&self) -> Result<bool, Fault> {
        let query = [("context", "edit"), ("_fields", "id,name,locale,capabilities")];
        let user = Request::get(self.root.at("wp/v2/users/me", &query));
        let user: WireUser = self.asked(&user, About::Site, &()).await?;
        Ok(rights(&user.capabilities).contains(&Right::EditOthers))
    }

    /// Whether the site takes elements out although the role of the account keeps them, as networks of sites do: what a
    /// post may hold is said by each post.
    async fn is_filtered(&self) -> bool {
        let query =
            [("context", "edit"), ("status", "any"), ("per_page", "1"), ("_fields", "_links")];
        let posts = Request::get(self.root.at("wp/v2/posts", &query));
        let posts = self.asked::<Vec<WireActions>>(&posts, About::Site, &()).await;
        let first = posts.ok().and_then(|posts| posts.into_iter().next());
        first.is_some_and(|post| post.links.get("wp:action-unfiltered-html").is_none())
    }
}

/// What a post says may be done with it.
#[derive(Debug, Deserialize)]
struct WireActions {
    #[serde(rename = "_links")]
    links: Value,
}

fn rights(capabilities: &BTreeMap<String, Value>) -> BTreeSet<Right> {
    RIGHTS.iter().filter(|(name, _)| has(capabilities, name)).map(|(_, right)| *right).collect()
}

/// Whether an account has what WordPress calls so.
fn has(capabilities: &BTreeMap<String, Value>, name: &str) -> bool {
    match capabilities.get(name) {
        Some(Value::Bool(has)) => *has,
        Some(Value::Number(number)) => number.as_f64() != Some(0.0),
        Some(Value::String(text)) => !matches!(&**text, "" | "0"),
        _ => false,
    }
}

/// Minutes from hours, which some versions write as text: `5.5`, `"3"`.
#[expect(clippy::cast_possible_truncation, reason = "offsets are a day at most")]
fn minutes(hours: &Value) -> i32 {
    let hours = match hours {
        Value::Number(number) => number.as_f64(),
        Value::String(text) => text.parse().ok(),
        _ => None,
    };
    (hours.unwrap_or_default().clamp(-24.0, 24.0) * 60.0).round() as i32
}

/// An offset as zones without a name are called.
fn offset(minutes: i32) -> String {
    let sign = if minutes < 0 { '-' } else { '+' };
    format!("{sign}{:02}:{:02}", minutes.abs() / 60, minutes.abs() % 60)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn offsets_are_in_minutes_however_they_are_written() {
        assert_eq!(minutes(&json!(5.5)), 330);
        assert_eq!(minutes(&json!("-3.5")), -210);
        assert_eq!(minutes(&json!("")), 0);
        assert_eq!((offset(330), offset(-210)), ("+05:30".to_owned(), "-03:30".to_owned()));
    }

    #[test]
    fn rights_are_those_the_account_has() {
        let author = json!({"edit_posts": true, "publish_posts": 1, "upload_files": "1",
            "manage_categories": false, "author": true});
        let found = rights(&serde_json::from_value(author).unwrap());
        assert_eq!(found, [Right::Write, Right::Publish, Right::Upload, Right::MakeTags].into());
    }
}
