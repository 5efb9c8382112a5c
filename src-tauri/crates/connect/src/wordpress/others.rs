//! Second posts of an article: an account that may not see what another made makes one of its own.

use serde::Deserialize;

use super::closed::WireStanding;
use super::joined::LISTED;
use super::posts::POSTS;
use super::refusal::About;
use super::{WordPress, id, number};
use crate::fault::Fault;
use crate::http::Request;
use crate::post::PostKey;
use crate::remote::{RemoteId, RemoteState};
use crate::standing::Standing;

#[derive(Deserialize)]
struct WireOther {
    id: u64,
    #[serde(flatten)]
    standing: WireStanding,
}

impl WordPress {
    /// By the marker in their text, as far as the account may see them.
    pub(super) async fn others_of(
        &self,
        key: PostKey,
        own: &RemoteId,
    ) -> Result<Vec<(RemoteId, Standing)>, Fault> {
        let (marker, own) = (key.marker(), number(own)?.to_string());
        let query = [
            ("search", &*marker),
            ("exclude", &*own),
            ("status", "any"),
            ("per_page", LISTED),
            ("_fields", "id,link,status,date,date_gmt"),
        ];
        let request = Request::get(self.root.at(POSTS, &query));
        let found: Vec<WireOther> = self.asked(&request, About::Post, &()).await?;
        found.into_iter().map(|one| Ok((id(one.id), one.standing.into_standing()?))).collect()
    }

    /// Where the site finds posts by their keys there is one for each.
    pub(super) async fn under_keys(
        &self,
        keys: &[PostKey],
    ) -> Result<Vec<(PostKey, RemoteId, Standing)>, Fault> {
        if keys.is_empty() || self.plugin.is_there() {
            return Ok(Vec::new());
        }
        let names: Vec<String> = keys.iter().map(|key| key.slug()).collect();
        let mut found = Vec::new();
        for post in self.spotted(&[("slug", &names.join(",")), ("per_page", LISTED)]).await? {
            let of = names.iter().position(|name| *name == post.slug);
            let Some(at) = of.filter(|_| post.state != RemoteState::Trashed) else { continue };
            let (url, date, offset_minutes) = (String::new(), None, None);
            let standing =
                Standing { state: post.state, has_password: false, url, date, offset_minutes };
            found.push((keys[at], id(post.number), standing));
        }
        Ok(found)
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::{post, site};
    use super::*;
    use crate::connector::Connector;
    use crate::http::server::{Server, json};

    #[tokio::test]
    async fn others_are_found_by_the_marker_and_are_as_readers_are_told() {
        let found = r#"[{"id":9,"link":"https://a.example/x/","status":"publish","date":"2026-11-30T12:00:00",
            "date_gmt":"2026-11-30T09:00:00"}]"#;
        let server = Server::saying(json(200, found));
        let key = post().key();
        let others = site(&server).other_posts(key, &id(4)).await.unwrap();
        assert_eq!(others.len(), 1);
        let (other, standing) = &others[0];
        assert_eq!((other, standing.state), (&id(9), RemoteState::Published));
        assert_eq!((&*standing.url, standing.offset_minutes), ("https://a.example/x/", Some(180)));
        let asked = server.seen();
        assert!(asked.len() == 1 && asked[0].contains("exclude=4&status=any"), "{asked:?}");
    }

    #[tokio::test]
    async fn drafts_that_still_have_the_names_of_keys_are_found_at_once() {
        let key = post().key();
        let name = key.slug();
        let found = format!(
            "[{{\"id\":9,\"slug\":\"{name}\",\"status\":\"draft\"}},\
             {{\"id\":10,\"slug\":\"{name}\",\"status\":\"trash\"}}]"
        );
        let server = Server::saying(json(200, &found));
        let found = site(&server).posts_under_keys(&[key]).await.unwrap();
        assert_eq!(found.len(), 1);
        assert_eq!((found[0].0, &found[0].1), (key, &id(9)));
        assert_eq!(site(&server).posts_under_keys(&[]).await, Ok(Vec::new()));
        assert_eq!(server.seen().len(), 1);
    }
}
