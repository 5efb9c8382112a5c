//! The kinds of sites there are, and who speaks with each.

mod ask;
mod keep;

use std::path::Path;

use secrecy::SecretString;
use warraq_connect::folder::Folder;
use warraq_connect::http::{Login, Options};
use warraq_connect::wordpress::{LanguagePlugin, WordPress, discover};
use warraq_connect::{Connector, Fault, FaultKind};
use warraq_store::Site;

use crate::engine::Connectors;
use crate::options::{LanguageKeeper, SiteOptions, TextFormat};

pub use ask::{Asking, NewAnswer, SiteAnswer, SiteEntry, ask, ask_new};
pub(crate) use keep::clock_seconds;
pub use keep::{SiteChange, add_site, as_changed, change_site, check_site_name, keep_survey};

/// The kinds of sites, as the command line spells them.
pub const KINDS: [&str; 2] = [WORDPRESS, FOLDER];

const WORDPRESS: &str = "wordpress";
const FOLDER: &str = "folder";

/// Whether sites of this kind have accounts with passwords.
#[must_use]
pub fn has_accounts(kind: &str) -> bool {
    kind == WORDPRESS
}

/// Whether sites of this kind are spoken with over a line.
pub(crate) fn is_over_the_line(kind: &str) -> bool {
    kind == WORDPRESS
}

/// What is usual for sites of this kind, where nobody chooses.
#[must_use]
pub fn usual_options(kind: &str) -> SiteOptions {
    let mut options = SiteOptions::default();
    if kind == FOLDER {
        // Whoever takes texts from a folder reads HTML.
        options.format = TextFormat::Classic;
    }
    options
}

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
    match kind {
        WORDPRESS => {
            let place = discover(typed, &over_the_line(options)).await?;
            let (url, root) = (place.home.to_string(), place.root.to_string());
            Ok(FoundSite { url, root, name: place.name })
        }
        FOLDER => folder_at(typed),
        other => Err(Fault::not_done(FaultKind::NotFound(other.to_owned()))),
    }
}

/// The folder that is there, by a path that stays true wherever the program runs.
fn folder_at(typed: &str) -> Result<FoundSite, Fault> {
    let none = || Fault::not_done(FaultKind::NotFound(typed.to_owned()));
    let path = std::fs::canonicalize(typed).map_err(|_| match path_of(FOLDER, typed) {
        Some(path) => Fault::not_done(FaultKind::Away(path)),
        None => none(),
    })?;
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned());
    let url = path.to_str().map(str::to_owned).ok_or_else(none)?;
    Ok(FoundSite { root: url.clone(), url, name: name.unwrap_or_default() })
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
    match kind {
        WORDPRESS => Ok(Box::new(wordpress(options, login, secret)?)),
        FOLDER => Ok(Box::new(Folder::new(Path::new(&options.root), "html"))),
        _ => Err(Fault::not_done(FaultKind::NotFound(options.root.clone()))),
    }
}

fn wordpress(options: &SiteOptions, login: &str, secret: SecretString) -> Result<WordPress, Fault> {
    let none = |_| Fault::not_done(FaultKind::NotFound(options.root.clone()));
    let root = options.root.parse().map_err(none)?;
    let login = Login { user: login.to_owned(), password: secret };
    let site = WordPress::new(&root, login, over_the_line(options))?;
    Ok(site.with_languages(match options.language_plugin {
        LanguageKeeper::None => LanguagePlugin::None,
        LanguageKeeper::Polylang => LanguagePlugin::Polylang,
        LanguageKeeper::Wpml => LanguagePlugin::Wpml,
    }))
}

/// Whether sites of this kind are folders.
fn is_folder(kind: &str) -> bool {
    kind == FOLDER
}

/// Where a folder is that does not answer, which may be on a disk that is not there; nothing for what is no whole path.
fn path_of(kind: &str, typed: &str) -> Option<String> {
    let typed = typed.trim();
    (is_folder(kind) && Path::new(typed).is_absolute()).then(|| typed.to_owned())
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
        if site.kind == WORDPRESS {
            let survey = site.survey.as_ref();
            let has_plugin = survey.and_then(|survey| survey["hasPlugin"].as_bool());
            let made = wordpress(&options, &site.login, secret)?;
            return Ok(Box::new(made.with_plugin(has_plugin)));
        }
        connector_for(&site.kind, &options, &site.login, secret)
    }
}
