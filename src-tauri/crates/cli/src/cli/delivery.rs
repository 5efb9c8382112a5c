//! The words for sites and deliveries.

use chrono::{DateTime, Utc};
use clap::{Args, Subcommand, ValueEnum};
use warraq_delivery::{KINDS, SITE_OPTIONS, SiteOptions, usual_options};

use super::named::one_of;
use crate::messages::Message;

/// What can be done with sites.
#[derive(Subcommand)]
pub enum SiteCommand {
    /// Add a site: it is looked for at its address, and asked what the account may do
    Add(Box<SiteAddArguments>),
    /// List them
    List,
    /// Ask a site again what the account may do
    Check {
        /// What it is called here
        name: String,
    },
    /// Remove a site and its password; what waits for it is cancelled
    Remove {
        /// What it is called here
        name: String,
    },
}

/// A site to be added.
#[derive(Args)]
pub struct SiteAddArguments {
    /// What it is called here
    pub name: String,
    /// wordpress, or folder
    #[arg(long, value_parser = kind)]
    pub kind: String,
    /// Its address, or that of one of its pages; the path of a folder
    #[arg(long)]
    pub url: String,
    /// The name of the account there; its application password is in `WARRAQ_SITE_SECRET`, or asked for
    #[arg(long, default_value = "")]
    pub user: String,
    /// For example `format=classic`, `first=text`, `longest-side=1600`; may stand several times
    #[arg(long = "option", value_name = "K=V", value_parser = choice)]
    pub options: Vec<SiteChoice>,
}

/// What somebody chooses for a site.
#[derive(Clone)]
pub struct SiteChoice {
    name: String,
    value: String,
}

impl SiteAddArguments {
    /// What was chosen, over what is usual.
    pub fn site_options(&self) -> SiteOptions {
        let mut options = usual_options(&self.kind);
        for choice in &self.options {
            // It was looked at when the words of the command line were.
            let _ = options.set(&choice.name, &choice.value);
        }
        options
    }
}

/// Articles to be delivered.
#[derive(Args)]
pub struct PushArguments {
    /// The articles' ids, or their first six characters or more
    #[arg(required = true, value_name = "ID")]
    pub ids: Vec<String>,
    /// The site
    #[arg(long, value_name = "NAME")]
    pub site: String,
    /// What they are to be there; what is further along stays so [default: draft, and publish with --at]
    #[arg(long = "as", value_name = "STATE")]
    pub state: Option<PushState>,
    /// When they are published, for example 2026-12-01T06:00:00Z
    #[arg(long, value_name = "TIME", value_parser = time)]
    pub at: Option<DateTime<Utc>>,
}

/// What an article is to be on a site.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum PushState {
    /// Seen by the newsroom
    Draft,
    /// Waiting for an editor
    Pending,
    /// Seen by everybody
    Publish,
    /// Seen by everybody no longer
    Unpublish,
}

/// What can be decided of a delivery.
#[derive(Subcommand)]
pub enum OutboxCommand {
    /// Stop one for now
    Pause {
        /// Its id, or the first or last six characters or more
        id: String,
    },
    /// Take one out of the outbox; what the site has it keeps
    Cancel {
        /// Its id, or the first or last six characters or more
        id: String,
    },
    /// Have one go on that was stopped
    Retry {
        /// Its id, or the first or last six characters or more
        id: String,
    },
    /// Show what two people made of one post, part by part
    Show {
        /// Its id, or the first or last six characters or more
        id: String,
    },
    /// Decide what becomes of a post that somebody changed on the site
    Keep {
        /// Whose text
        #[arg(value_enum)]
        whose: Whose,
        /// Its id, or the first or last six characters or more
        id: String,
    },
}

/// Whose text is kept.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Whose {
    /// The article's
    Mine,
    /// The site's; the article takes it
    Theirs,
    /// What each changed, where they did not change the same; the article takes it
    Merged,
}

/// A post to be pulled.
#[derive(Args)]
pub struct PullArguments {
    /// The post's number, or its address [default: list what the site has]
    #[arg(conflicts_with_all = ["recent", "search"])]
    pub post: Option<String>,
    /// The site
    #[arg(long, value_name = "NAME")]
    pub site: String,
    /// How many posts are listed, the newest first
    #[arg(long, value_name = "N", default_value_t = 20, value_parser = clap::value_parser!(u32).range(1..=100))]
    pub recent: u32,
    /// Only posts with these words
    #[arg(long, value_name = "WORDS", default_value = "")]
    pub search: String,
    /// The page of the list, from 1
    #[arg(long, value_name = "N", default_value_t = 1, value_parser = clap::value_parser!(u32).range(1..))]
    pub page: u32,
}

fn kind(text: &str) -> Result<String, String> {
    let known = KINDS.contains(&text).then(|| text.to_owned());
    known.ok_or_else(|| one_of(KINDS.into_iter()))
}

fn choice(text: &str) -> Result<SiteChoice, String> {
    let (name, value) = text.split_once('=').ok_or_else(|| Message::new("usage.choice").text())?;
    if SiteOptions::default().set(name, value) {
        return Ok(SiteChoice { name: name.to_owned(), value: value.to_owned() });
    }
    Err(match SITE_OPTIONS.iter().find(|(known, _)| *known == name) {
        Some((_, [])) => Message::new("usage.number").text(),
        Some((_, values)) => one_of(values.iter().copied()),
        None => one_of(SITE_OPTIONS.iter().map(|(name, _)| *name)),
    })
}

fn time(text: &str) -> Result<DateTime<Utc>, String> {
    warraq_core::moment::parse(text).ok_or_else(|| Message::new("usage.time").text())
}
