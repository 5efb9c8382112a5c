//! The words for sites and deliveries.

use std::path::PathBuf;

use chrono::{DateTime, Utc};
use clap::{Args, Subcommand, ValueEnum};
use warraq_delivery::{KINDS, SITE_OPTIONS, SiteOptions, usual_options};

use super::named::one_of;
use super::wanted::{PushState, Whose};
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
    /// Write the small plugin for WordPress, which makes delivering surer; needs no vault
    Plugin {
        /// Where to write it, for example warraq.zip
        #[arg(short, long)]
        output: PathBuf,
        /// Replace a file that exists
        #[arg(long)]
        force: bool,
    },
    /// Change the account, its password or the options of a site; a password is tried before it is kept, and what was
    /// refused for it goes on
    Change(Box<SiteChangeArguments>),
    /// Show what sections and tags become at a site, or choose it
    Map(Box<SiteMapArguments>),
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
    /// For example `as=pending`, `format=classic`, `first=auto`, `longest-side=1600`, or `unused-pictures=all` (pictures
    /// that readers had and that the article shows no more are deleted from the site too where nothing is found that shows
    /// them, which cannot be undone; what is in widgets and custom fields is seen only with the small plugin); may stand
    /// several times
    #[arg(long = "option", value_name = "K=V", value_parser = choice)]
    pub options: Vec<SiteChoice>,
}

/// What changes of a site.
#[derive(Args)]
pub struct SiteChangeArguments {
    /// What it is called here
    pub name: String,
    /// Another account there
    #[arg(long)]
    pub user: Option<String>,
    /// Another application password: it is in `WARRAQ_SITE_SECRET`, or asked for
    #[arg(long)]
    pub password: bool,
    /// For example `as=pending`; may stand several times
    #[arg(long = "option", value_name = "K=V", value_parser = choice)]
    pub options: Vec<SiteChoice>,
}

/// What sections and tags become at a site.
#[derive(Args)]
pub struct SiteMapArguments {
    /// What the site is called here
    pub name: String,
    /// Only those of this article: its id, or its first six characters or more
    #[arg(long, value_name = "ID")]
    pub article: Option<String>,
    /// Ask the site for its categories and tags first
    #[arg(long)]
    pub ask: bool,
    /// A section and the category that it becomes: `محليات=سوريا`; `محليات=` has none
    #[arg(long = "section", value_name = "SECTION=CATEGORY", value_parser = pair)]
    pub sections: Vec<TermPair>,
    /// A tag and the tag that it becomes at the site; `قسد=` is not sent
    #[arg(long = "tag", value_name = "TAG=TAG", value_parser = pair)]
    pub tags: Vec<TermPair>,
    /// A section that becomes the category of its own name again
    #[arg(long, value_name = "SECTION")]
    pub usual_section: Vec<String>,
    /// A tag that becomes the tag of its own name again
    #[arg(long, value_name = "TAG")]
    pub usual_tag: Vec<String>,
}

/// A section or tag, and what it becomes.
#[derive(Clone)]
pub struct TermPair {
    /// As the newsroom calls it.
    pub name: String,
    /// As the site calls it; empty where it is not sent.
    pub to: String,
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
        with_choices(usual_options(&self.kind), &self.options)
    }
}

impl SiteChangeArguments {
    /// What was chosen, over what is kept.
    pub fn site_options(&self, kept: SiteOptions) -> SiteOptions {
        with_choices(kept, &self.options)
    }
}

fn with_choices(mut options: SiteOptions, choices: &[SiteChoice]) -> SiteOptions {
    for choice in choices {
        // It was looked at when the words of the command line were.
        let _ = options.set(&choice.name, &choice.value);
    }
    options
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
    /// What they are to be there; what is further along stays so [default: what was asked for before and waits to be
    /// done, else what the site's option `as` says, which is draft where nobody chose; publish with --at]
    #[arg(long = "as", value_name = "STATE")]
    pub state: Option<PushState>,
    /// When they are published, for example 2026-12-01T06:00:00Z
    #[arg(long, value_name = "TIME", value_parser = time)]
    pub at: Option<DateTime<Utc>>,
    /// Send nothing and queue nothing: say what keeps the articles here, and what to mend first
    #[arg(long)]
    pub check: bool,
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
    /// Have one go on that was stopped, and send what can be sent
    Retry {
        /// Its id, or the first or last six characters or more
        id: String,
    },
    /// Show or set how much may go over the line
    Budget {
        /// Megabytes, both ways; 0 for as much as it takes
        megabytes: Option<u32>,
        /// In what time they may
        #[arg(long, value_enum, default_value_t = Period::Month)]
        per: Period,
    },
    /// Have one sent at once though there is nothing left of the budget, or go on though the site did not keep all its words,
    /// or though it lacks pictures, or takes out of the site's text what the article does not hold
    SendAnyway {
        /// Its id, or the first or last six characters or more
        id: String,
    },
    /// Send an article at once as a new post, whose post is in the site's bin or was deleted there
    SendAsNew {
        /// Its id, or the first or last six characters or more
        id: String,
    },
    /// Show what two people made of one post, part by part
    Show {
        /// Its id, or the first or last six characters or more
        id: String,
    },
    /// Decide what becomes of a post that somebody changed on the site, and send what is to be sent
    Keep {
        /// Whose text
        #[arg(value_enum)]
        whose: Whose,
        /// Its id, or the first or last six characters or more
        id: String,
    },
}

/// The time that a budget is for.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Period {
    /// From midnight to midnight
    Day,
    /// From the first of the month
    Month,
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

fn pair(text: &str) -> Result<TermPair, String> {
    let (name, to) = text.split_once('=').ok_or_else(|| Message::new("usage.pair").text())?;
    let (name, to) = (name.trim().to_owned(), to.trim().to_owned());
    if name.is_empty() { Err(Message::new("usage.pair").text()) } else { Ok(TermPair { name, to }) }
}

fn time(text: &str) -> Result<DateTime<Utc>, String> {
    warraq_core::moment::parse(text).ok_or_else(|| Message::new("usage.time").text())
}
