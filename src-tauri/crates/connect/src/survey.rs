//! What a place says of itself and of us.

use std::collections::BTreeSet;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use crate::fault::Right;
use crate::remote::RemoteId;

/// What a place is, who we are there, and what we may do.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct Survey {
    /// What the place is called.
    pub name: String,
    /// Its address, as it calls itself.
    pub url: String,
    /// What it is made by, with the version where it says so: `WordPress 7.1.1`.
    pub software: String,
    /// Its language, as a BCP 47 tag; empty where it says nothing.
    pub language: String,
    /// Its zone by name (`Asia/Damascus`), or as an offset (`+03:00`).
    pub zone: String,
    /// Its clock's distance from UTC at the time of asking, in minutes.
    pub offset_minutes: i32,
    /// The largest file it takes, in bytes, where it says so.
    #[cfg_attr(feature = "bindings", specta(type = Option<u32>))]
    pub upload_limit: Option<u64>,
    /// Who we are there; nobody where the place has no accounts.
    pub account: Option<Account>,
    /// It has the small plugin that looks posts up exactly and refuses to write over what was not seen.
    pub has_plugin: bool,
    /// When it was asked, by its own clock.
    pub asked_at: Option<DateTime<Utc>>,
    /// The category that it gives to posts without any, where it says so.
    #[serde(default)]
    #[cfg_attr(feature = "bindings", specta(skip))]
    pub usual_category: Option<RemoteId>,
}

/// Who we are at a place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct Account {
    /// Its id there.
    pub id: RemoteId,
    /// Its name as readers see it.
    pub name: String,
    /// What it really may do.
    pub rights: BTreeSet<Right>,
}
