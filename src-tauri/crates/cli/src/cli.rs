//! The words of the command line: what may be written after `warraq`.

mod article;
#[cfg(feature = "newsroom")]
mod backup;
mod choices;
#[cfg(feature = "newsroom")]
mod delivery;
mod export;
mod fields;
mod find;
mod import;
mod init;
mod media;
mod named;
mod passphrase;
mod person;
mod review;
mod tag;
mod wanted;

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand};
use warraq_core::article::BlockId;
use warraq_core::workflow::Status;

pub use article::{CountArguments, ListArguments, NewArguments, ShowArguments, ShowForm};
#[cfg(feature = "newsroom")]
pub use backup::{BackupArguments, BackupsCommand, PlanArguments, RestoreArguments};
#[cfg(feature = "newsroom")]
pub use choices::help_below as choices_help;
#[cfg(feature = "newsroom")]
pub use delivery::{
    OutboxCommand, Period, PullArguments, PushArguments, SiteAddArguments, SiteChangeArguments,
    SiteCommand, SiteMapArguments,
};
pub use export::{
    ConvertArguments, ExportArguments, NeverPublishCommand, PlaceArguments, PresetCommand, options,
};
pub use fields::{Assignment, changes};
pub use find::{FindArguments, QueryArguments, ReplaceArguments, WhichArguments};
pub use import::ImportArguments;
pub use init::InitArguments;
pub use media::{MediaAddArguments, MediaCommand, MediaStripArguments};
pub use passphrase::PassphraseCommand;
pub use person::PersonCommand;
pub use review::{CleanArguments, DecideArguments, SuggestionsCommand};
pub use tag::{TagArguments, TagCommand, TagsCommand};
pub use wanted::{PushState, Whose};

/// Write, keep and export articles: the same vault as the window, from the command line.
#[cfg(feature = "newsroom")]
#[derive(Parser)]
#[command(name = "warraq", version, disable_help_subcommand = true)]
pub struct Cli {
    /// What every command takes.
    #[command(flatten)]
    pub options: Options,
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

/// What every command takes.
#[derive(Args)]
pub struct Options {
    /// The vault [default: what `WARRAQ_VAULT` names, else `Warraq/vault.warraq` in the documents folder]
    #[arg(long, global = true, value_name = "FILE")]
    pub vault: Option<PathBuf>,
    /// Make standard output exactly one JSON document
    #[arg(long, global = true)]
    pub json: bool,
}

/// What `warraq` can do.
#[cfg(feature = "newsroom")]
#[derive(Subcommand)]
pub enum Command {
    /// Make a new vault; prints its recovery key, once
    Init(InitArguments),
    /// Change the passphrase, or make a new recovery key
    #[command(subcommand)]
    Passphrase(PassphraseCommand),
    /// Say or show who acts here
    #[command(subcommand)]
    Person(PersonCommand),
    /// Make an article
    New(Box<NewArguments>),
    /// Make an article of each file, and of each post of a WordPress export
    Import(ImportArguments),
    /// Show what an import took, removed and did not understand
    ImportReport {
        /// The article's id, or its first six characters or more
        id: String,
    },
    /// Put back what an import removed
    PutBack {
        /// The article's id, or its first six characters or more
        id: String,
        /// Numbers of what was removed, as `import-report` gives them
        #[arg(required = true, value_name = "NUMBER")]
        pieces: Vec<u32>,
    },
    /// Pictures: those of the vault, and cleaning others
    #[command(subcommand)]
    Media(MediaCommand),
    /// List articles, the newest change first
    List(ListArguments),
    /// Show an article
    Show(ShowArguments),
    /// Count an article's words, and say how many it should have
    Count(CountArguments),
    /// Set fields of an article; an empty value empties
    Set {
        /// The article's id, or its first six characters or more
        id: String,
        /// For example `place=القامشلي`; byline, topics and sources may stand several times
        #[arg(required = true, value_name = "FIELD=VALUE", value_parser = fields::assignment)]
        assignments: Vec<Assignment>,
    },
    /// Move an article in the workflow
    Status {
        /// The article's id, or its first six characters or more
        id: String,
        /// idea, draft, submitted, in-edit, ready, delivered, corrected or spiked
        #[arg(value_parser = named::status)]
        status: Status,
    },
    /// Find words in articles, in all spellings
    Find(FindArguments),
    /// Replace words in articles: one `undo` takes it back in all of them
    Replace(ReplaceArguments),
    /// Show what could be cleaned in an article, or clean it
    Clean(CleanArguments),
    /// The suggestions and comments of an article
    #[command(subcommand)]
    Suggestions(SuggestionsCommand),
    /// Put tags on an article, or take them off
    #[command(subcommand)]
    Tag(TagCommand),
    /// The tags of the vault
    #[command(subcommand)]
    Tags(TagsCommand),
    /// Write articles to files
    Export(ExportArguments),
    /// Who gets what: the files that `export --preset` writes
    #[command(subcommand)]
    Preset(PresetCommand),
    /// The words that keep an article from being exported
    #[command(subcommand)]
    NeverPublish(NeverPublishCommand),
    /// The sites that articles are delivered to
    #[command(subcommand)]
    Site(SiteCommand),
    /// Deliver articles to a site: what cannot be sent now waits in the outbox
    Push(PushArguments),
    /// List the posts of a site, or make an article of one
    Pull(PullArguments),
    /// Try everything that waits in the outbox, now, and look at what was delivered last
    Sync {
        /// Only what goes to this site
        #[arg(long, value_name = "NAME")]
        site: Option<String>,
    },
    /// Show where each delivery is, or decide what becomes of one
    Outbox {
        /// What to decide [default: nothing; show it]
        #[command(subcommand)]
        command: Option<OutboxCommand>,
    },
    /// Turn a file into another format; needs no vault
    Convert(ConvertArguments),
    /// List the revisions of an article, the newest first
    Revisions {
        /// The article's id, or its first six characters or more
        id: String,
    },
    /// Compare two revisions, word by word
    Diff {
        /// The article's id, or its first six characters or more
        id: String,
        /// The earlier revision
        from: u32,
        /// The later revision
        to: u32,
        /// Write both as a page (HTML) into this file, with what came and what went marked in it
        #[arg(short, long, value_name = "PATH")]
        output: Option<PathBuf>,
        /// Replace a file that exists
        #[arg(long, requires = "output")]
        force: bool,
    },
    /// Bring a revision back as the newest state
    RestoreRevision {
        /// The article's id, or its first six characters or more
        id: String,
        /// The revision to bring back
        revision: u32,
        /// One block of it alone, by its id, as `diff --json` gives it [default: the whole revision]
        #[arg(long)]
        block: Option<BlockId>,
    },
    /// Give a revision a name
    NameRevision {
        /// The article's id, or its first six characters or more
        id: String,
        /// The revision to name
        revision: u32,
        /// What it is called [default: nothing; its name is taken away]
        name: Option<String>,
    },
    /// Show the last action that can be taken back
    History,
    /// Take an action back
    Undo {
        /// Its number, as `history` gives it [default: the last action]
        action: Option<u32>,
    },
    /// Read the whole vault and check it
    Verify {
        /// A copy of a vault; nothing is written, not even beside it. Its passphrase, if it is another one:
        /// `WARRAQ_COPY_PASSPHRASE`, or you are asked [default: the vault]
        file: Option<PathBuf>,
    },
    /// Write a copy of the vault, encrypted as it is, also while the window has it open
    Backup(BackupArguments),
    /// Backups that are made by themselves: where, how often, how many stay
    #[command(subcommand)]
    Backups(BackupsCommand),
    /// Write what can still be read of a damaged vault into a new one
    Salvage {
        /// The new vault; the damaged one stays as it is
        file: PathBuf,
    },
    /// Put a copy in the place of the vault, or bring one article out of it
    Restore(RestoreArguments),
}
