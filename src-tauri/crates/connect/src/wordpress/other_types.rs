//! What is no post any more and still there: whoever runs a site may make a page of a post, or something of a kind that a
//! plugin keeps. It has its number still, and the lists of posts know nothing of it.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::refusal::About;
use super::{WordPress, number};
use crate::fault::{Fault, FaultKind};
use crate::http::Request;
use crate::remote::RemoteId;

#[derive(Deserialize)]
struct WireType {
    #[serde(default)]
    rest_base: String,
    #[serde(default)]
    rest_namespace: String,
}

#[derive(Deserialize)]
struct WireThing {
    #[serde(default)]
    link: String,
}

impl WordPress {
    /// Nothing, where no kind of things at the site has this number.
    ///
    /// # Errors
    /// [`FaultKind::OtherType`] where one has; what kept the site from answering.
    pub(super) async fn gone_as_a_post(&self, id: &RemoteId) -> Result<(), Fault> {
        let number = number(id)?;
        self.is_none_of("wp/v2/pages", number).await?;
        let url = self.root.at("wp/v2/types", &[]);
        let request = Request::get(url);
        let types = match self.asked::<BTreeMap<String, WireType>>(&request, About::Site, &()).await
        {
            Err(fault) if fault.is_passing() => return Err(fault),
            // A site that does not say which it has is asked for no more.
            types => types.unwrap_or_default(),
        };
        for (name, kind) in types {
            if is_for_readers(&name) && !kind.rest_base.is_empty() {
                let space = Some(kind.rest_namespace).filter(|space| !space.is_empty());
                let path = format!("{}/{}", space.as_deref().unwrap_or("wp/v2"), kind.rest_base);
                self.is_none_of(&path, number).await?;
            }
        }
        Ok(())
    }

    async fn is_none_of(&self, path: &str, number: u64) -> Result<(), Fault> {
        let url = self.root.at(&format!("{path}/{number}"), &[("_fields", "link")]);
        match self.asked::<WireThing>(&Request::get(url), About::Post, &()).await {
            Ok(WireThing { link: url }) => Err(Fault::not_done(FaultKind::OtherType { url })),
            // It is there, for others to see.
            Err(Fault { kind: FaultKind::Right(_), .. }) => {
                Err(Fault::not_done(FaultKind::OtherType { url: String::new() }))
            }
            Err(fault) if fault.is_passing() => Err(fault),
            Err(_) => Ok(()),
        }
    }
}

/// Whether things of this kind are made for readers, and are none that was asked for already. Revisions of a post, its
/// pictures and parts of a theme have numbers of their own.
fn is_for_readers(name: &str) -> bool {
    let is_own = name.starts_with("wp_") || name == "nav_menu_item";
    !is_own && !matches!(name, "post" | "page" | "attachment")
}

#[cfg(test)]
mod tests {
    use super::super::id;
    use super::super::tests::site;
    use super::*;
    use crate::connector::Connector;
    use crate::http::server::{Act, Server, json};

    const TYPES: &str = r#"{"post":{"rest_base":"posts","rest_namespace":"wp/v2"},
        "wp_block":{"rest_base":"blocks","rest_namespace":"wp/v2"},
        "report":{"rest_base":"reports","rest_namespace":"news/v1"}}"#;

    #[tokio::test]
    async fn what_is_no_post_is_looked_for_among_all_that_readers_see() {
        let no = json(404, r#"{"code":"rest_post_invalid_id","message":"","data":{"status":404}}"#);
        let there = json(200, r#"{"link":"https://a.example/x/"}"#);
        let other = || FaultKind::OtherType { url: "https://a.example/x/".to_owned() };
        for (answers, kind, asked) in [
            (vec![no.clone(), there.clone()], Some(other()), "/wp-json/wp/v2/pages/4?"),
            (
                vec![no.clone(), no.clone(), json(200, TYPES), there],
                Some(other()),
                "/wp-json/news/v1/reports/4?",
            ),
            (vec![no.clone(), no.clone(), json(200, TYPES), no], None, "/wp-json/news/v1/"),
        ] {
            let acts = answers.into_iter().map(|one| Act::Answer(one.into())).collect();
            let server = Server::doing(acts);
            let found = site(&server).read_post(&id(4)).await;
            assert_eq!(found, kind.map_or(Ok(None), |kind| Err(Fault::not_done(kind))));
            assert!(server.seen().last().unwrap().contains(asked), "{:?}", server.seen());
        }
    }
}
