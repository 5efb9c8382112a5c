//! Second posts of an article: an account that may not see what another made makes one of its own.

use std::collections::HashMap;

use serde::Deserialize;

use super::closed::WireStanding;
use super::joined::LISTED;
use super::marked::shared;
use super::marker;
use super::posts::POSTS;
use super::refusal::About;
use super::{WordPress, id, number};
use crate::fault::Fault;
use crate::http::Request;
use crate::post::PostKey;
use crate::remote::{RemoteId, RemoteState};
use crate::standing::Standing;

/// What is asked of a post of which it is told how it stands.
const STANDING: &str = "id,slug,link,status,date,date_gmt";

/// So many numbers of posts find room in an address that every server takes.
const MOST_LEFT_OUT: usize = 400;

#[derive(Deserialize)]
struct WireOther {
    id: u64,
    #[serde(default)]
    slug: String,
    #[serde(default)]
    content: Rendered,
    #[serde(flatten)]
    standing: WireStanding,
}

#[derive(Default, Deserialize)]
struct Rendered {
    #[serde(default)]
    rendered: String,
}

#[derive(Deserialize)]
struct WireId {
    id: u64,
}

impl WireOther {
    fn into_standing(self) -> Result<(RemoteId, Standing), Fault> {
        Ok((id(self.id), self.standing.into_standing()?))
    }
}

impl WordPress {
    /// By the marker in their text, as far as the account may see them.
    pub(super) async fn others_of(
        &self,
        key: PostKey,
        own: &RemoteId,
    ) -> Result<Vec<(RemoteId, Standing)>, Fault> {
        let (marker, own) = (key.marker(), number(own)?.to_string());
        let found = self.others(&[("search", &marker), ("exclude", &own)], STANDING).await?;
        found.into_iter().map(WireOther::into_standing).collect()
    }

    /// By the names of their keys, numbered or not, and by the markers in their texts. Where the site finds posts by their
    /// keys there is one for each.
    pub(super) async fn under_keys(
        &self,
        keys: &[(PostKey, RemoteId)],
        known: &[RemoteId],
    ) -> Result<Vec<(PostKey, RemoteId, Standing)>, Fault> {
        if keys.is_empty() || self.plugin.is_there() {
            return Ok(Vec::new());
        }
        let mut found = self.under_names(keys).await?;
        let mut of_days: HashMap<String, Vec<&(PostKey, RemoteId)>> = HashMap::new();
        for key in keys {
            of_days.entry(shared(key.0)).or_default().push(key);
        }
        for (shared, keys) in of_days {
            for (key, post, stands) in self.with_markers(&shared, &keys, known).await? {
                if !found.iter().any(|(_, id, _)| *id == post) {
                    found.push((key, post, stands));
                }
            }
        }
        Ok(found)
    }

    async fn under_names(
        &self,
        keys: &[(PostKey, RemoteId)],
    ) -> Result<Vec<(PostKey, RemoteId, Standing)>, Fault> {
        let names: Vec<String> = keys.iter().map(|(key, _)| key.slug()).collect();
        let both = names.iter().flat_map(|name| [name.clone(), format!("{name}-2")]);
        let asked = both.collect::<Vec<_>>().join(",");
        let mut found = Vec::new();
        for post in self.others(&[("slug", &asked)], STANDING).await? {
            let name = post.slug.strip_suffix("-2").unwrap_or(&post.slug);
            let Some(at) = names.iter().position(|one| one == name) else { continue };
            let (key, own) = &keys[at];
            let (post, standing) = post.into_standing()?;
            if post != *own && standing.state != RemoteState::Trashed {
                found.push((*key, post, standing));
            }
        }
        Ok(found)
    }

    /// Those with the markers of these keys, which begin alike. Where several are looked for, one question says which posts
    /// nobody here knows; only where these are few are they read, because a text is more than the answer to a question.
    async fn with_markers(
        &self,
        shared: &str,
        keys: &[&(PostKey, RemoteId)],
        known: &[RemoteId],
    ) -> Result<Vec<(PostKey, RemoteId, Standing)>, Fault> {
        let unknown = match keys {
            [_] => None,
            _ => self.unknown(shared, known).await?,
        };
        let mut found = Vec::new();
        match unknown {
            Some(unknown) if unknown.is_empty() => {}
            Some(unknown) if unknown.len() * 4 <= keys.len() => {
                let fields = format!("{STANDING},content.rendered");
                for post in self.others(&[("include", &unknown.join(","))], &fields).await? {
                    let marker = marker::without(&post.content.rendered).1;
                    let of = keys.iter().find(|(key, _)| marker.as_ref() == Some(&key.marker()));
                    let (post, standing) = post.into_standing()?;
                    found.extend(of.map(|(key, _)| (*key, post, standing)));
                }
            }
            _ => {
                for (key, own) in keys {
                    let others = self.others_of(*key, own).await?;
                    found.extend(others.into_iter().map(|(id, stands)| (*key, id, stands)));
                }
            }
        }
        Ok(found)
    }

    /// The numbers of posts whose marker begins like this, but for those that are known; nothing where they are more than
    /// a page.
    async fn unknown(
        &self,
        shared: &str,
        known: &[RemoteId],
    ) -> Result<Option<Vec<String>>, Fault> {
        let known: Vec<&str> = known.iter().take(MOST_LEFT_OUT).map(|id| &*id.0).collect();
        let known = known.join(",");
        let mut query = vec![("search", shared), ("status", "any"), ("per_page", LISTED)];
        query
            .extend([("_fields", "id"), ("exclude", &*known)].iter().filter(|it| !it.1.is_empty()));
        let reply =
            self.reply(&Request::get(self.root.at(POSTS, &query)), About::Post, &()).await?;
        // A page is not full where some of it may not be seen, and others follow.
        let pages = reply.header("x-wp-totalpages").and_then(|pages| pages.parse::<u32>().ok());
        let found: Vec<WireId> = super::read(&reply, true)?;
        let is_all = pages.is_some_and(|pages| pages <= 1);
        Ok(is_all.then(|| found.into_iter().map(|one| one.id.to_string()).collect()))
    }

    async fn others(&self, by: &[(&str, &str)], fields: &str) -> Result<Vec<WireOther>, Fault> {
        let all = [("status", "any"), ("per_page", LISTED), ("_fields", fields)];
        let request = Request::get(self.root.at(POSTS, &[by, &all[..]].concat()));
        self.asked(&request, About::Post, &()).await
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::{post, site};
    use super::*;
    use crate::connector::Connector;
    use crate::http::server::{Act, Server, answer, json};

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
        let none = Act::Answer(json(200, "[]").into());
        let server = Server::doing(vec![Act::Answer(json(200, &found).into()), none]);
        let found = site(&server).posts_under_keys(&[(key, id(4))], &[]).await.unwrap();
        assert_eq!(found.len(), 1);
        assert_eq!((found[0].0, &found[0].1), (key, &id(9)));
        assert_eq!(server.seen().len(), 2);
        assert_eq!(site(&server).posts_under_keys(&[], &[]).await, Ok(Vec::new()));
        assert_eq!(server.seen().len(), 2);
    }

    /// One question for what the markers of articles of the same days begin with, and one for what nobody here knows.
    #[tokio::test]
    async fn second_posts_of_several_are_found_by_few_requests() {
        let first = ulid::Ulid::from_string("01J9ZZ6CQK7WXC2M3N4P5Q6R7S").unwrap();
        let key = |more: u128| PostKey::of(ulid::Ulid::from(first.0 + more).into());
        let keys: Vec<(PostKey, RemoteId)> =
            (0..4_u32).map(|number| (key(number.into()), id(100 + u64::from(number)))).collect();
        let marked = format!(
            "[{{\"id\":9,\"status\":\"pending\",\"content\":{{\"rendered\":\"<!-- {} -->\"}}}}]",
            key(2).marker()
        );
        let headers = "Content-Type: application/json\r\nX-WP-TotalPages: 1\r\n";
        let answers = [json(200, "[]"), answer(200, headers, "[{\"id\":9}]"), json(200, &marked)];
        let acts = answers.into_iter().map(|one| Act::Answer(one.into())).collect();
        let server = Server::doing(acts);
        let known: Vec<RemoteId> = keys.iter().map(|(_, id)| id.clone()).collect();
        let found = site(&server).posts_under_keys(&keys, &known).await.unwrap();
        let [(of, other, stands)] = &found[..] else { panic!("{found:?}") };
        assert_eq!((*of, other, stands.state), (key(2), &id(9), RemoteState::Pending));
        let asked = server.seen();
        assert_eq!(asked.len(), 3, "{asked:?}");
        assert!(asked[1].contains("exclude=100%2C101%2C102%2C103"), "{asked:?}");
        assert!(asked[2].contains("include=9&"), "{asked:?}");
    }
}
