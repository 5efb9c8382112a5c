//! Why nothing could be asked for or sent.

use chrono::{DateTime, Utc};
use warraq_core::outbox::ItemState;
use warraq_formats::FormatError;
use warraq_output::HeldWord;
use warraq_store::StoreError;

use crate::options::OptionFault;

/// What stopped a delivery, or the whole outbox.
#[derive(Debug, thiserror::Error)]
pub enum DeliveryError {
    /// No vault is open.
    #[error("no vault is open")]
    NoVault,
    /// The vault did not give it, or did not take it.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The article could not be written.
    #[error(transparent)]
    Format(#[from] FormatError),
    /// The site's options cannot be read.
    #[error(transparent)]
    Options(#[from] OptionFault),
    /// Words that must not be published stand in it. At least one.
    #[error("words that must not be published were found in {} places", .0.len())]
    NeverPublish(Vec<HeldWord>),
    /// It is under embargo.
    #[error("the article is under embargo until {0}")]
    Embargo(DateTime<Utc>),
    /// The time that was set for it has passed.
    #[error("the time has passed: {0}")]
    TimePast(DateTime<Utc>),
    /// It was spiked.
    #[error("the article was spiked")]
    Spiked,
    /// Readers would get it, and nothing stands in it.
    #[error("the article has no text")]
    Textless,
    /// Nobody changed the post on the site, as far as was seen.
    #[error("nothing on the site differs from what was seen")]
    NothingToCompare,
    /// No text is left at the site that could be kept.
    #[error("the post has no text")]
    TextGone,
    /// Places where a person has not decided yet.
    #[error("{0} places are not decided yet")]
    Undecided(usize),
    /// The article or the post is another than the one that was decided about.
    #[error("the article or the post was changed meanwhile")]
    Stale,
    /// The item stands where this cannot be done.
    #[error("this cannot be done with what is {0:?}")]
    State(ItemState),
    /// What the vault says of the outbox makes no sense.
    #[error("the outbox cannot be read")]
    Unreadable(#[source] serde_json::Error),
}
