//! Whether anything on a site shows a picture.
//!
//! Whatever shows it was saved after it was sent, and names it in its text or as the picture that stands for it. Only an
//! account that may read what others write can tell; sites' own pages (logos, widgets, themes) say nothing of it.

use std::collections::BTreeMap;

use serde::Deserialize;
use serde_json::Value;

use super::refusal::About;
use super::{WordPress, number};
use crate::fault::{Fault, FaultKind};
use crate::http::Request;
use crate::medium::{MediumKey, MediumUse, RemoteMedium};
use crate::shown::{shows, stem};

/// Things that name a picture, or seem to, and are read through: where there are more, nobody looks through all of them.
const NAMING: usize = 20;

/// The most that `WordPress` lists at once: where more was saved since, nobody looks through all of it.
const LISTED: usize = 100;

/// Kinds of things that hold no pictures of their own.
const WITHOUT: [&str; 8] = [
    "attachment",
    "nav_menu_item",
    "wp_navigation",
    "wp_global_styles",
    "wp_font_family",
    "wp_font_face",
    "wp_template",
    "wp_template_part",
];

/// What is asked of the picture itself.
#[derive(Deserialize)]
struct WireOwn {
    slug: String,
    date_gmt: Option<String>,
    /// What it was put into; 0 for nothing.
    post: Option<u64>,
}

#[derive(Deserialize)]
struct WireKind {
    rest_base: String,
    #[serde(default)]
    rest_namespace: String,
}

#[derive(Deserialize)]
struct WireHolder {
    #[serde(default)]
    featured_media: Value,
    /// Nothing where it has no text, or none that may be read.
    content: Option<Raw>,
}

#[derive(Deserialize)]
struct Raw {
    raw: Option<String>,
}

impl WordPress {
    pub(super) async fn use_of(
        &self,
        key: &MediumKey,
        medium: &RemoteMedium,
    ) -> Result<MediumUse, Fault> {
        let number = number(&medium.id)?;
        let own = [("context", "edit"), ("_fields", "slug,date_gmt,post")];
        let url = self.root.at(&format!("wp/v2/media/{number}"), &own);
        let own = match self.asked::<WireOwn>(&Request::get(url), About::Medium, &()).await {
            Err(Fault { kind: FaultKind::Gone, .. }) => return Ok(MediumUse::Gone),
            Err(Fault { kind: FaultKind::Right(_), .. }) => return Ok(MediumUse::Unknown),
            own => own?,
        };
        if own.slug != key.slug() || own.post.unwrap_or_default() != 0 {
            return Ok(MediumUse::Some);
        }
        let Some(since) = own.date_gmt else { return Ok(MediumUse::Unknown) };
        if !self.may_edit_others().await? {
            return Ok(MediumUse::Unknown);
        }
        let kinds = Request::get(self.root.at("wp/v2/types", &[("context", "edit")]));
        let kinds: BTreeMap<String, WireKind> = self.asked(&kinds, About::Site, &()).await?;
        for (_, kind) in kinds.iter().filter(|(name, _)| !WITHOUT.contains(&name.as_str())) {
            let namespace = Some(&*kind.rest_namespace).filter(|name| !name.is_empty());
            let path = format!("{}/{}", namespace.unwrap_or("wp/v2"), kind.rest_base);
            match self.use_in(&path, (number, &since), medium).await? {
                MediumUse::None => {}
                other => return Ok(other),
            }
        }
        Ok(MediumUse::None)
    }

    /// The use of a picture in all things of one kind that were saved since it was sent.
    async fn use_in(
        &self,
        path: &str,
        (number, since): (u64, &str),
        medium: &RemoteMedium,
    ) -> Result<MediumUse, Fault> {
        let since = format!("{}Z", since.trim_end_matches('Z'));
        let all = [("status", "any,trash"), ("context", "edit")];
        let most = NAMING.to_string();
        let whole = [("_fields", "id,content"), ("per_page", &*most), ("modified_after", &*since)];
        // A gallery names its pictures by numbers among others.
        for words in [format!("wp-image-{number}"), stem(&medium.url).to_owned(), "ids".to_owned()]
        {
            let query = [&all[..], &whole[..], &[("search", &*words)]].concat();
            let url = self.root.at(path, &query);
            let found: Vec<WireHolder> = self.asked(&Request::get(url), About::Post, &()).await?;
            // What cannot be read through may show it.
            if found.iter().any(|one| one.text().is_none_or(|text| shows(text, medium))) {
                return Ok(MediumUse::Some);
            }
            if found.len() >= NAMING {
                return Ok(MediumUse::Unknown);
            }
        }
        let all = [&all[..], &[("_fields", "id,featured_media")]].concat();
        let query = [&all[..], &[("modified_after", &since), ("per_page", "100")]].concat();
        let url = self.root.at(path, &query);
        let found: Vec<WireHolder> = self.asked(&Request::get(url), About::Post, &()).await?;
        if found.iter().any(|one| one.featured_media.as_u64() == Some(number)) {
            return Ok(MediumUse::Some);
        }
        Ok(if found.len() >= LISTED { MediumUse::Unknown } else { MediumUse::None })
    }
}

impl WireHolder {
    fn text(&self) -> Option<&str> {
        self.content.as_ref()?.raw.as_deref()
    }
}
