//! What is known of the article's post at the site, and speaks against sending it or for leaving something unsaid.

use std::collections::HashSet;

use chrono::{DateTime, Utc};
use warraq_connect::RemoteState;
use warraq_core::article::{Article, BlockId, Figure};
use warraq_core::fields::FieldName;
use warraq_store::{Site, StoreError, Vault};

use super::{Check, CheckKind, CheckLevel};
use crate::compose::{Pictures, pictures_without_files};
use crate::embargo;
use crate::error::DeliveryError;
use crate::known::Known;
use crate::meanwhile::{Yields, set_there};
use crate::options::SiteOptions;
use crate::outgoing;
use crate::reason::ReasonKind;
use crate::textless;
use crate::unfetched::unfetched;
use crate::wish::Wish;

/// What a stop says where readers have the post: a draft is no way out then.
const LIVE: &str = "live";

/// The article's post at a site, as it was last seen.
pub(super) struct There {
    known: Known,
    /// Figures whose pictures it has, and whose files were never brought here.
    shown: HashSet<BlockId>,
}

impl There {
    /// What is known. What cannot be read is told with the delivery; here it is nothing.
    ///
    /// # Errors
    /// As the vault says.
    pub(super) fn read(vault: &Vault, article: &Article, site: &Site) -> Result<Self, StoreError> {
        let known = Known::read(vault, article.id, site.id);
        let known = known.unwrap_or_else(|_| Known::none(article.id, site.id));
        let unfetched = unfetched(vault, article, &known)?;
        let is_shown = |figure: &&Figure| {
            figure.media.as_deref().is_some_and(|media| unfetched.find(media).is_some())
        };
        let shown = outgoing::figures(article).filter(is_shown).map(|figure| figure.attrs.id);
        Ok(Self { shown: shown.collect(), known })
    }

    /// That it is under embargo and what is wished for would be seen before.
    pub(super) fn embargo(&self, until: DateTime<Utc>) -> Check {
        let is_live =
            self.known.standing().is_some_and(|there| there.state == RemoteState::Published);
        let detail = if is_live { LIVE } else { "" };
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
        let until = article.fields.embargo;
        let against = embargo::against(until, self.known.standing().as_ref(), now)?;
        if until.is_some_and(|until| embargo::takes_away(wish, against.kind, until)) {
            return None;
        }
        let kind = match against.kind {
            ReasonKind::EmbargoLive => CheckKind::EmbargoLive,
            _ => CheckKind::EmbargoScheduled,
        };
        let field = Some(FieldName::Embargo);
        Some(Check { field, detail: against.detail, until: against.until, ..Check::stop(kind) })
    }

    /// That nothing stands in the article, and whether it stays here for that.
    pub(super) fn textless(&self, article: &Article, wish: Wish) -> Option<Check> {
        let is_kept = textless::keeps_here(article, wish, Some(&self.known));
        let level = if is_kept { CheckLevel::Stop } else { CheckLevel::Warning };
        let is_textless = is_kept || self.known.own().is_none() && textless::is_textless(article);
        let is_live =
            is_kept && self.known.standing().as_ref().is_some_and(textless::is_for_readers);
        let detail = if is_live { LIVE.to_owned() } else { String::new() };
        is_textless.then(|| Check { level, detail, ..Check::warning(CheckKind::Textless) })
    }

    /// That somebody changed the post on the site, as far as was seen: what is sent then waits for a decision.
    pub(super) fn changed(&self, wish: Wish) -> Option<Check> {
        let (seen, theirs) = (self.known.seen.as_ref()?, self.known.theirs.as_ref()?);
        let there = set_there(seen, theirs);
        let is_against = there.is_some_and(|there| there.against(wish) == Yields::ToAPerson);
        let is_changed = !self.known.is_untouched(seen, theirs) || is_against;
        let is_changed = theirs.state != RemoteState::Trashed && is_changed;
        is_changed.then(|| Check::warning(CheckKind::Changed))
    }

    /// That readers get what somebody on the site took from them.
    pub(super) fn again(&self, wish: Wish) -> Option<Check> {
        let is_again = wish.is_public() && self.known.is_withdrawn;
        is_again.then(|| Check::warning(CheckKind::PublicAgain))
    }

    /// That readers have the post at an address that only its key made, and what becomes of that.
    pub(super) fn at_address_of_key(&self, article: &Article) -> Option<Check> {
        let (field, detail) = (Some(FieldName::Slug), article.fields.slug.clone());
        let check = Check { field, detail, ..Check::warning(CheckKind::KeyAddress) };
        self.known.has_address_of_key().then_some(check)
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
        let is_shown = |check: &Check| check.block.is_some_and(|block| self.shown.contains(&block));
        let checks = checks.into_iter().filter(|check| !(is_missing(check) && is_shown(check)));
        let checks: Vec<Check> = checks.collect();
        let (Some(own), Some(seen)) = (self.known.own(), &self.known.seen) else {
            return Ok(checks);
        };
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
