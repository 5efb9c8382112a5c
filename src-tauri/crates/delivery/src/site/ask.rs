//! Asking a site what it is, and what the account may really do there.

use chrono::TimeDelta;
use secrecy::SecretString;
use serde::{Deserialize, Serialize};
use warraq_connect::{Connector, Fault, Survey};

use super::{connector_for, find_site, is_folder, path_of};
use crate::options::SiteOptions;

/// A site that somebody wants to add.
#[derive(Debug, Clone)]
pub struct SiteEntry {
    /// What it is to be called here.
    pub name: String,
    /// Its kind, one of [`super::KINDS`].
    pub kind: String,
    /// Its address as it was typed; the path of a folder.
    pub url: String,
    /// The account there; empty where it has none.
    pub login: String,
    /// Its password.
    pub secret: SecretString,
    /// What is chosen for it.
    pub options: SiteOptions,
}

/// How far the asking is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Asking {
    /// The site is looked for at the address.
    Finding,
    /// It is asked who we are there, and what we may do.
    Rights,
    /// It is asked for its categories and tags.
    Terms,
}

/// What a site said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SiteAnswer {
    /// Of itself and of us.
    pub survey: Survey,
    /// How far this machine's clock is ahead of the site's, in seconds; nothing where it shows none.
    pub clock_seconds: Option<i32>,
    /// Bytes that went over the line for it, both ways.
    pub carried: u64,
}

/// A site that was looked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewAnswer {
    /// The address of its pages.
    pub url: String,
    /// What was chosen, with the address that programs speak with.
    pub options: SiteOptions,
    /// It was asked for by an address with encryption, and answers only without.
    pub lacks_encryption: bool,
    /// What it said. A folder may be on a disk that is not there now, and is a site all the same.
    pub answer: Result<SiteAnswer, Fault>,
}

/// Looks for a site and asks it; `tell` hears how far that is.
///
/// # Errors
/// Whatever keeps it from answering, but for a folder with a whole path.
pub async fn ask_new(
    entry: &SiteEntry,
    tell: &(dyn Fn(Asking) + Sync),
) -> Result<NewAnswer, Fault> {
    tell(Asking::Finding);
    let mut options = entry.options.clone();
    let found = match find_site(&entry.kind, &entry.url, &options).await {
        Ok(found) => found,
        Err(fault) => {
            let path = path_of(&entry.kind, &entry.url).ok_or_else(|| fault.clone())?;
            options.root.clone_from(&path);
            let (lacks_encryption, answer) = (false, Err(fault));
            return Ok(NewAnswer { url: path, options, lacks_encryption, answer });
        }
    };
    options.root = found.root;
    tell(Asking::Rights);
    let secret = entry.secret.clone();
    let connector = connector_for(&entry.kind, &options, &entry.login, secret)?;
    let answer = match ask(&*connector).await {
        Err(fault) if !is_folder(&entry.kind) => return Err(fault),
        answer => answer,
    };
    let is_encrypted = |address: &str| address.trim().to_ascii_lowercase().starts_with("https:");
    let lacks_encryption = is_encrypted(&entry.url) && !is_encrypted(&options.root);
    Ok(NewAnswer { url: found.url, options, lacks_encryption, answer })
}

/// Asks a site that is known.
///
/// # Errors
/// Whatever keeps it from answering.
pub async fn ask(connector: &dyn Connector) -> Result<SiteAnswer, Fault> {
    let survey = connector.survey().await?;
    let apart = connector.clock().map(|(there, here)| seconds(here - there));
    Ok(SiteAnswer { survey, clock_seconds: apart, carried: connector.carried() })
}

fn seconds(apart: TimeDelta) -> i32 {
    let seconds = apart.num_seconds();
    i32::try_from(seconds).unwrap_or(if seconds < 0 { i32::MIN } else { i32::MAX })
}
