//! What is known of the article's post at the site, and speaks against sending it or for leaving something unsaid.

use chrono::{DateTime, Utc};
use warraq_connect::{RemotePost, RemoteState};
use warraq_core::article::{Article, ArticleId};
use warraq_core::fields::FieldName;
use warraq_store::{Site, Vault};

use super::{Check, CheckKind};
use crate::compose::{Pictures, pictures_without_files};
use crate::error::DeliveryError;
use crate::known::Known;
use crate::options::SiteOptions;
use crate::outgoing;
use crate::wish::Wish;

/// What a stop for an embargo says where readers have the post: a draft is no way out then.
const LIVE: &str = "live";

/// The article's post at a site, as it was last seen.
pub(super) struct There(Known);

impl There {
    /// What is known. What cannot be read is told with the delivery; here it is nothing.
    pub(super) fn read(vault: &Vault, article: ArticleId, site: &Site) -> Self {
        let known = Known::read(vault, article, site.id);
        Self(known.unwrap_or_else(|_| Known::none(article, site.id)))
    }

    fn post(&self) -> Option<&RemotePost> {
        self.0.theirs.as_ref().or(self.0.seen.as_ref())
    }

    fn is(&self, state: RemoteState) -> bool {
        self.post().is_some_and(|post| post.state == state)
    }

    /// That it is under embargo and what is wished for would be seen before.
    pub(super) fn embargo(&self, until: DateTime<Utc>) -> Check {
        let detail = if self.is(RemoteState::Published) { LIVE } else { "" };
        let (field, detail) = (Some(FieldName::Embargo), detail.to_owned());
        Check { field, detail, until: Some(until), ..Check::stop(CheckKind::Embargo) }
    }

    /// That readers have the post, or get it, before the embargo of its article ends; nothing where the wish takes that
    /// away.
    pub(super) fn under_embargo(
        &self,
        article: &Article,
        wish: Wish,
        now: DateTime<Utc>,
    ) -> Option<Check> {
        let until = article.fields.embargo.filter(|until| *until > now)?;
        let date = self.post()?.date;
        let kind = match self.post()?.state {
            RemoteState::Published => CheckKind::EmbargoLive,
            RemoteState::Scheduled if date.is_none_or(|date| date < until) => {
                CheckKind::EmbargoScheduled
            }
            _ => return None,
        };
        let is_put_off = matches!(wish, Wish::Schedule { at } if at >= until);
        if wish == Wish::Unpublish || is_put_off && kind == CheckKind::EmbargoScheduled {
            return None;
        }
        let field = Some(FieldName::Embargo);
        Some(Check { field, until: Some(until), ..Check::warning(kind) })
    }

    /// Those of the pictures that are told as missing which really are: a post that was pulled has its pictures, whose
    /// files were never brought here, and keeps them.
    ///
    /// # Errors
    /// When the format refuses.
    pub(super) fn without_kept_pictures(
        &self,
        checks: Vec<Check>,
        article: &Article,
        options: &SiteOptions,
    ) -> Result<Vec<Check>, DeliveryError> {
        let is_missing = |check: &Check| check.kind == CheckKind::PictureMissing;
        let (Some(own), Some(seen)) = (self.0.own(), &self.0.seen) else { return Ok(checks) };
        if !checks.iter().any(is_missing) {
            return Ok(checks);
        }
        let options = options.as_written(&seen.content);
        let says = outgoing::neutral(article, &options)?.content;
        let Pictures { lost, silent } = pictures_without_files(own, seen, &says);
        let told = checks.iter().filter(|check| is_missing(check)).count();
        let spoken_of = lost.iter().filter(|is_lost| !**is_lost).count();
        let kept = spoken_of + silent.min(told.saturating_sub(lost.len()));
        let mut at = 0..;
        Ok(checks
            .into_iter()
            .filter(|check| {
                if !is_missing(check) {
                    return true;
                }
                let at = at.next().unwrap_or_default();
                // Where they cannot be told apart, those that the site keeps are taken to come first.
                if lost.len() == told { lost[at] } else { at >= kept }
            })
            .collect())
    }
}
