//! Posts that the account may not read or change any more.
//!
//! Whoever has no right to publish may not touch what an editor published of theirs, or gave a time: `WordPress` then
//! refuses the text even to who wrote it. Asked as readers ask, it still says how the post stands.

use serde::Deserialize;

use super::refusal::About;
use super::wire::{offset_minutes, state, time};
use super::{WordPress, number};
use crate::fault::{Fault, FaultKind, Right};
use crate::http::Request;
use crate::remote::{RemoteId, RemoteState};
use crate::standing::Standing;

/// A post as anybody is told it.
#[derive(Deserialize)]
pub(super) struct WireStanding {
    #[serde(default)]
    link: String,
    status: String,
    date: Option<String>,
    date_gmt: Option<String>,
    #[serde(default)]
    author: u64,
}

impl WireStanding {
    pub(super) fn into_standing(self) -> Result<Standing, Fault> {
        Ok(Standing {
            state: state(&self.status),
            // What others see of it does not say.
            has_password: false,
            date: time(self.date_gmt.as_deref())?,
            offset_minutes: offset_minutes(self.date.as_deref(), self.date_gmt.as_deref()),
            url: self.link,
        })
    }
}

#[derive(Deserialize)]
struct WireAccount {
    id: u64,
}

impl WordPress {
    /// The same answer. Where the post was refused for lack of a right, it is asked whether that is because readers see
    /// it, or will at its time.
    pub(super) async fn said_of<T>(
        &self,
        id: &RemoteId,
        answer: Result<T, Fault>,
    ) -> Result<T, Fault> {
        match answer {
            Err(Fault { kind: kind @ FaultKind::Right(Right::EditOthers), outcome }) => {
                // Whether more can be told or not, it was refused for a right.
                let told = self.closed(id).await.ok().flatten();
                Err(Fault { kind: told.unwrap_or(kind), outcome })
            }
            other => other,
        }
    }

    /// That the post is closed to the account; nothing where it is with the newsroom only.
    async fn closed(&self, id: &RemoteId) -> Result<Option<FaultKind>, Fault> {
        let fields = [("_fields", "link,status,date,date_gmt,author")];
        let url = self.root.at(&format!("wp/v2/posts/{}", number(id)?), &fields);
        let post: WireStanding = self.asked(&Request::get(url), About::Post, &()).await?;
        if !matches!(state(&post.status), RemoteState::Published | RemoteState::Scheduled) {
            return Ok(None);
        }
        let me = Request::get(self.root.at("wp/v2/users/me", &[("_fields", "id")]));
        let me: WireAccount = self.asked(&me, About::Site, &()).await?;
        let right = if me.id == post.author { Right::EditPublished } else { Right::EditOthers };
        let standing = post.into_standing()?;
        Ok(Some(FaultKind::Closed { right, standing: Box::new(standing) }))
    }
}
