//! Whether anything on a site shows a picture.
//!
//! What names it in a text was saved after it was sent. Not so what it stands for: plugins set that without a save, so all
//! of it is looked through, and where there is too much nobody can tell. The site's own icon and logo are said by the site,
//! and what stands around its pages, such as a header, is seen on its first page. Only an account that may read what others
//! write can tell, of every kind of thing that the site lists. What a theme or a plugin keeps to itself nobody is told, but
//! by Warraq's own plugin, which looks through all that the site keeps.

use std::collections::BTreeMap;

use chrono::{NaiveDateTime, TimeDelta};
use serde::Deserialize;
use serde_json::Value;

use super::joined::goes_for_all;
use super::media::KEYED;
use super::refusal::{About, fault};
use super::{WordPress, number, read};
use crate::fault::{Fault, FaultKind};
use crate::http::{Reply, Request};
use crate::medium::{MediumKey, MediumUse, RemoteMedium};
use crate::shown::{shows, stem};

/// Things that name a picture, or seem to, and are read through: where there are more, nobody looks through all of them.
const NAMING: usize = 20;

/// The most that `WordPress` lists at once.
const LISTED: usize = 100;
/// So many lists of what pictures stand for are looked through, of one kind of things.
const LISTS: usize = 10;

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

/// Whether the plugin found anything that names a picture.
#[derive(Deserialize)]
struct WireNamed {
    named: bool,
}

/// What the site says of itself.
#[derive(Deserialize)]
struct WireSite {
    #[serde(default)]
    home: String,
    #[serde(default)]
    site_icon: Value,
    #[serde(default)]
    site_logo: Value,
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
        let Some(since) = own.date_gmt.as_deref().and_then(just_before) else {
            return Ok(MediumUse::Unknown);
        };
        // The plugin has looked through all of it, whatever the account may read.
        match self.is_named(key).await? {
            Some(true) => return Ok(MediumUse::Some),
            Some(false) => return self.use_around(number, medium).await,
            None => {}
        }
        if !self.may_edit_others().await? {
            return Ok(MediumUse::Unknown);
        }
        match self.use_around(number, medium).await? {
            MediumUse::None => {}
            other => return Ok(other),
        }
        let kinds = self.kinds(&[("context", "edit")]).await?;
        // What the account may not read may show it.
        if self.kinds(&[]).await?.keys().any(|name| !kinds.contains_key(name)) {
            return Ok(MediumUse::Unknown);
        }
        for path in kinds.values().map(WireKind::path) {
            match self.use_in(&path, (number, &since), medium).await? {
                MediumUse::None => {}
                other => return Ok(other),
            }
        }
        // Fields of plugins, widgets and settings stand in no list that an account may read.
        Ok(MediumUse::NoneRead)
    }

    /// Whether anything that the site keeps names the picture, where it has a plugin that says so.
    async fn is_named(&self, key: &MediumKey) -> Result<Option<bool>, Fault> {
        if !self.plugin.is_there() {
            return Ok(None);
        }
        let request = Request::get(self.root.at(&format!("{KEYED}/{key}/use"), &[]));
        let reply = self.http.ask(&request, &()).await?;
        if reply.is_success() {
            return read::<WireNamed>(&reply, true).map(|said| Some(said.named));
        }
        // One of before it looked through anything has no such route.
        match fault(&reply, &request, About::Medium) {
            fault if goes_for_all(&fault) => Err(fault),
            _ => Ok(None),
        }
    }

    /// The use of a picture by the site itself: its icon, its logo, and what its first page shows.
    async fn use_around(&self, number: u64, medium: &RemoteMedium) -> Result<MediumUse, Fault> {
        let query = [("_fields", "home,site_icon,site_logo")];
        let site: WireSite =
            self.asked(&Request::get(self.root.at("", &query)), About::Site, &()).await?;
        let signs = [&site.site_icon, &site.site_logo];
        if signs.iter().any(|sign| sign.as_u64() == Some(number)) {
            return Ok(MediumUse::Some);
        }
        let page = match site.home.parse() {
            Ok(home) => self.http.ask(&Request::page(home), &()).await.ok(),
            Err(_) => None,
        };
        Ok(match page.filter(Reply::is_success) {
            Some(page) if shows(&page.text(), medium) => MediumUse::Some,
            Some(_) => MediumUse::None,
            None => MediumUse::Unknown,
        })
    }

    /// The kinds of things that the site lists and that may show a picture.
    async fn kinds(&self, query: &[(&str, &str)]) -> Result<BTreeMap<String, WireKind>, Fault> {
        let kinds = Request::get(self.root.at("wp/v2/types", query));
        let mut kinds: BTreeMap<String, WireKind> = self.asked(&kinds, About::Site, &()).await?;
        kinds.retain(|name, _| !WITHOUT.contains(&name.as_str()));
        Ok(kinds)
    }

    /// The use of a picture in all things of one kind: in the text of those that were saved since it was sent, and as what
    /// stands for any.
    async fn use_in(
        &self,
        path: &str,
        (number, since): (u64, &str),
        medium: &RemoteMedium,
    ) -> Result<MediumUse, Fault> {
        let all = [("status", "any,trash"), ("context", "edit")];
        let most = NAMING.to_string();
        let whole = [("_fields", "id,content"), ("per_page", &*most), ("modified_after", since)];
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
        self.stands_for(path, &all, number).await
    }

    /// Whether the picture stands for any thing of a kind. The newest are looked through first.
    async fn stands_for(
        &self,
        path: &str,
        all: &[(&str, &str)],
        number: u64,
    ) -> Result<MediumUse, Fault> {
        for page in 1..=LISTS {
            let (size, page) = (LISTED.to_string(), page.to_string());
            let fields = [("_fields", "id,featured_media"), ("per_page", &*size), ("page", &*page)];
            let url = self.root.at(path, &[all, &fields[..]].concat());
            let reply = self.reply(&Request::get(url), About::Post, &()).await?;
            let found: Vec<WireHolder> = read(&reply, true)?;
            if found.iter().any(|one| one.featured_media.as_u64() == Some(number)) {
                return Ok(MediumUse::Some);
            }
            let pages = reply.header("x-wp-totalpages").and_then(|pages| pages.parse().ok());
            match pages {
                Some(pages) if pages > LISTS => return Ok(MediumUse::Unknown),
                Some(pages) if page.parse::<usize>().is_ok_and(|page| page < pages) => {}
                _ if found.len() < LISTED => return Ok(MediumUse::None),
                _ => return Ok(MediumUse::Unknown),
            }
        }
        Ok(MediumUse::None)
    }
}

/// A moment that is before all that was saved since the picture was sent: times there are whole seconds, and what was
/// saved in the same one is not after it.
fn just_before(sent: &str) -> Option<String> {
    let sent: NaiveDateTime = sent.trim_end_matches('Z').parse().ok()?;
    Some(format!("{}Z", (sent - TimeDelta::minutes(1)).format("%Y-%m-%dT%H:%M:%S")))
}

impl WireKind {
    /// Where its things are listed.
    fn path(&self) -> String {
        let namespace = Some(&*self.rest_namespace).filter(|name| !name.is_empty());
        format!("{}/{}", namespace.unwrap_or("wp/v2"), self.rest_base)
    }
}

impl WireHolder {
    fn text(&self) -> Option<&str> {
        self.content.as_ref()?.raw.as_deref()
    }
}
