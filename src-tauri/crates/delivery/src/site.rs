//! The kinds of sites there are, and who speaks with each.

use secrecy::SecretString;
use warraq_connect::http::{Login, Options};
use warraq_connect::wordpress::{WordPress, discover};
use warraq_connect::{Connector, Fault, FaultKind};
use warraq_store::Site;

use crate::engine::Connectors;
use crate::options::SiteOptions;

/// The kinds of sites, as the command line spells them.
pub const KINDS: [&str; 1] = ["wordpress"];

/// A site that was found at an address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FoundSite {
    /// The address of its pages.
    pub url: String,
    /// The address that programs speak with.
    pub root: String,
    /// What it is called.
    pub name: String,
}

/// The site at an address as somebody types it.
///
/// # Errors
/// `NotFound` where no site of this kind is there; whatever keeps it from answering.
pub async fn find_site(kind: &str, typed: &str, options: &SiteOptions) -> Result<FoundSite, Fault> {
    if !KINDS.contains(&kind) {
        return Err(Fault::not_done(FaultKind::NotFound(kind.to_owned())));
    }
    let place = discover(typed, &over_the_line(options)).await?;
    let (url, root) = (place.home.to_string(), place.root.to_string());
    Ok(FoundSite { url, root, name: place.name })
}

/// Who speaks with a site of this kind, as `login`.
///
/// # Errors
/// `NotFound` where the kind is none, or its options have no address; where the system has no encryption.
pub fn connector_for(
    kind: &str,
    options: &SiteOptions,
    login: &str,
    secret: SecretString,
) -> Result<Box<dyn Connector>, Fault> {
    let none = || Fault::not_done(FaultKind::NotFound(options.root.clone()));
    if !KINDS.contains(&kind) {
        return Err(none());
    }
    let root = options.root.parse().map_err(|_| none())?;
    let login = Login { user: login.to_owned(), password: secret };
    Ok(Box::new(WordPress::new(&root, login, over_the_line(options))?))
}

fn over_the_line(options: &SiteOptions) -> Options {
    Options { allow_insecure: options.insecure, ..Options::default() }
}

/// The connectors of the sites in a vault.
#[derive(Debug, Clone, Copy, Default)]
pub struct Sites;

impl Connectors for Sites {
    fn connector(&self, site: &Site, secret: SecretString) -> Result<Box<dyn Connector>, Fault> {
        let none = |_| Fault::not_done(FaultKind::NotFound(site.url.clone()));
        let options = SiteOptions::parse(&site.options).map_err(none)?;
        connector_for(&site.kind, &options, &site.login, secret)
    }
}
