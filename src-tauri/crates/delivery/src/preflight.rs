//! What is to be known before an article leaves: what keeps it here, and what somebody may want to mend first.
//!
//! Nothing is sent and no site is asked. Only what [`crate::queue`] refuses is a stop; all else is for a person to
//! weigh.

mod article;
mod site;
mod there;

use chrono::{DateTime, Utc};
use serde::Serialize;
use warraq_core::article::BlockId;
use warraq_core::fields::FieldName;
use warraq_core::never_publish::ArticlePart;
use warraq_core::workflow::Status;
use warraq_output::original_picture;

use crate::desk::Desk;
use crate::engine::Connectors;
use crate::error::DeliveryError;
use crate::options::SiteOptions;
use crate::outgoing;
use crate::queue::{Order, embargo_against, time_past};
use crate::wish::Wish;
use there::There;

/// One thing to know before an article leaves, and its place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
pub struct Check {
    /// What it is: the words for it are in the catalogues.
    pub kind: CheckKind,
    /// Whether it keeps the article here.
    pub level: CheckLevel,
    /// The field it stands in or is about.
    pub field: Option<FieldName>,
    /// What of the article it stands in, where it is a word.
    pub part: Option<ArticlePart>,
    /// The block it stands in.
    pub block: Option<BlockId>,
    /// What the words speak of: a word, the name of a picture, a right, a feature, fields; empty where there is nothing.
    pub detail: String,
    /// What stands around it, where it is a word; else empty.
    pub excerpt: String,
    /// How many, how long or how large it is; 0 where nothing is counted.
    #[cfg_attr(feature = "bindings", specta(type = u32))]
    pub count: u64,
    /// The most that it may be; 0 where there is no most.
    #[cfg_attr(feature = "bindings", specta(type = u32))]
    pub most: u64,
    /// Until when, where it ends by itself.
    pub until: Option<DateTime<Utc>>,
}

/// Whether something keeps an article here.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
#[serde(rename_all = "kebab-case")]
pub enum CheckLevel {
    /// It does.
    Stop,
    /// It does not; a person may want to mend it.
    Warning,
    /// It does not, and there is nothing to mend.
    Remark,
}

/// What there is to know before an article leaves.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
#[serde(rename_all = "kebab-case")]
pub enum CheckKind {
    /// It was spiked.
    Spiked,
    /// It is under embargo until after the time it would be seen.
    Embargo,
    /// Readers have its post at the site, and it is under embargo.
    EmbargoLive,
    /// Its post is scheduled at the site for before its embargo ends.
    EmbargoScheduled,
    /// A word stands in it that must not be published.
    NeverPublish,
    /// Nothing stands in it: it keeps the article here where readers would get that.
    Textless,
    /// Its kind of article needs a field that is empty.
    FieldMissing,
    /// A field is longer than its kind of article allows.
    FieldTooLong,
    /// Suggestions are not decided: new words do not leave, and words that are to go do.
    Suggestions,
    /// Comments are open; they do not leave.
    Comments,
    /// A picture is not in the vault.
    PictureMissing,
    /// A picture cannot be cleaned, and stays here.
    PictureLeftOut,
    /// A picture says nothing to whoever does not see it: the `count`th of the article, whose words below it or file stand
    /// in `detail`, where there are any.
    AltMissing,
    /// A picture is larger than the site takes.
    PictureTooLarge,
    /// A picture that moves, or a GIF, has a side of `count` pixels, more than was chosen, and goes as it is.
    PictureStaysLarge,
    /// The site has no place for a field.
    FieldNotHeld,
    /// The text of the site cannot hold something of the article.
    NotHeld,
    /// No post has a place for these fields, whose names stand in `detail`, with blanks between them: no reader sees them
    /// there.
    NoPlace,
    /// The site cannot do what is wished for.
    CannotDo,
    /// The account lacked a right when the site was last asked.
    RightMissing,
    /// This machine's clock and the site's were apart when it last answered: `count` seconds, `ahead` or `behind`.
    Clock,
    /// The site has no such section; sections are never made.
    SectionMissing,
    /// Nobody asked the site for its sections yet.
    SectionUnknown,
    /// The time that was set has passed: it would be seen at once.
    TimePast,
    /// Readers have its post at an address that only its key made. It stays, where nothing is in `detail`; else that is
    /// the name it gets.
    KeyAddress,
    /// Somebody changed its post on the site: what is sent waits for a decision there.
    Changed,
    /// Somebody on the site took its post from readers, who get it again.
    PublicAgain,
}

impl CheckKind {
    /// Every kind.
    pub const ALL: [Self; 27] = [
        Self::Spiked,
        Self::Embargo,
        Self::EmbargoLive,
        Self::EmbargoScheduled,
        Self::NeverPublish,
        Self::Textless,
        Self::FieldMissing,
        Self::FieldTooLong,
        Self::Suggestions,
        Self::Comments,
        Self::PictureMissing,
        Self::PictureLeftOut,
        Self::AltMissing,
        Self::PictureTooLarge,
        Self::PictureStaysLarge,
        Self::FieldNotHeld,
        Self::NotHeld,
        Self::NoPlace,
        Self::CannotDo,
        Self::RightMissing,
        Self::Clock,
        Self::SectionMissing,
        Self::SectionUnknown,
        Self::TimePast,
        Self::KeyAddress,
        Self::Changed,
        Self::PublicAgain,
    ];

    /// Whether what is asked for may be stopped by it after it was asked for, as far as the site has said.
    #[must_use]
    pub fn may_hold(self) -> bool {
        use CheckKind::{
            CannotDo, Changed, Clock, PictureLeftOut, PictureMissing, PictureTooLarge, RightMissing,
        };
        let is_of_picture = matches!(self, PictureLeftOut | PictureMissing | PictureTooLarge);
        is_of_picture || matches!(self, CannotDo | Changed | Clock | RightMissing)
    }
}

impl Check {
    fn stop(kind: CheckKind) -> Self {
        Self { level: CheckLevel::Stop, ..Self::warning(kind) }
    }

    fn warning(kind: CheckKind) -> Self {
        Self {
            kind,
            level: CheckLevel::Warning,
            field: None,
            part: None,
            block: None,
            detail: String::new(),
            excerpt: String::new(),
            count: 0,
            most: 0,
            until: None,
        }
    }
}

/// What is to be known before this is asked for, what keeps it here first. No connection is opened: what is said of the
/// site is what it said last.
///
/// # Errors
/// `Store` with `NotFound` where there is no such article or site; when the vault cannot be read.
pub fn preflight<D: Desk>(
    desk: &D,
    connectors: &dyn Connectors,
    order: &Order,
    now: DateTime<Utc>,
) -> Result<Vec<Check>, DeliveryError> {
    let (article, site, settings, there) = desk.with(|vault| {
        let (article, site) = (vault.article(order.article)?, vault.site(order.site)?);
        let there = There::read(vault, &article, &site)?;
        Ok::<_, DeliveryError>((article, site, vault.settings()?, there))
    })??;
    let options = SiteOptions::parse(&site.options)?;
    let mut checks = Vec::new();
    if article.status == Status::Spiked {
        checks.push(Check::stop(CheckKind::Spiked));
    }
    if let Some(until) = embargo_against(article.fields.embargo, order.wish, now) {
        checks.push(there.embargo(until));
    }
    if let Some(at) = time_past(order.wish, now) {
        checks.push(Check { until: Some(at), ..Check::stop(CheckKind::TimePast) });
    }
    checks.extend(there.under_embargo(&article, order.wish, now));
    if order.wish == Wish::Unpublish {
        checks.extend(site::can_do(connectors, &site, order.wish));
        return Ok(checks);
    }
    let mut load = |id: &str| Ok(desk.with(|vault| original_picture(vault, id))??);
    let written = article.clone();
    let never_publish = &settings.never_publish;
    let cleared = outgoing::through_the_gate(written, never_publish, &options, &mut load)?;
    checks.extend(article::held(&cleared));
    checks.extend(there.textless(&article, order.wish));
    checks.extend(there.changed(order.wish));
    checks.extend(there.again(order.wish));
    checks.extend(article::fields(&article));
    checks.extend(there.at_address_of_key(&article));
    checks.extend(article::review(&article));
    let pictures = article::pictures(&cleared);
    checks.extend(there.without_kept_pictures(pictures, &cleared.article, &options)?);
    checks.extend(article::without_alt(&cleared));
    checks.extend(article::not_held(&cleared.article, &options));
    checks.extend(site::of_site(connectors, &site, &cleared, order.wish));
    checks.extend(site::clock(&site));
    checks.extend(desk.with(|vault| site::closed(vault, &site, &article))??);
    checks.extend(site::too_large(&site, &cleared, &options));
    checks.extend(article::stays_large(&cleared, &options));
    let can = site::capabilities(connectors, &site);
    let section = desk.with(|vault| site::section(vault, (&site, &options), &article, can))??;
    checks.extend(section);
    checks.extend(article::no_place(&cleared.article, &options));
    Ok(checks)
}
