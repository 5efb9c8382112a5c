//! The words of the command line: what may be written after `warraq`.

mod fields;
mod review;

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};
use warraq_core::media::MediaId;
use warraq_core::workflow::Status;
use warraq_formats::{Format, ImportFormat};

pub use fields::{Assignment, FieldOptions, changes};
pub use review::{CleanArguments, DecideArguments, SuggestionsCommand};

/// Write, keep and export articles: the same vault as the window, from the command line.
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
#[derive(Subcommand)]
pub enum Command {
    /// Make a new vault; prints its recovery key, once
    Init,
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
    /// The pictures of the vault
    #[command(subcommand)]
    Media(MediaCommand),
    /// List articles, the newest change first
    List(ListArguments),
    /// Show an article
    Show(ShowArguments),
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
        #[arg(value_parser = status)]
        status: Status,
    },
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
    },
    /// Bring a revision back as the newest state
    RestoreRevision {
        /// The article's id, or its first six characters or more
        id: String,
        /// The revision to bring back
        revision: u32,
    },
    /// Show the last action that can be taken back
    History,
    /// Take an action back
    Undo {
        /// Its number, as `history` gives it [default: the last action]
        action: Option<u32>,
    },
    /// Read the whole vault and check it
    Verify,
}

/// What can be done with whoever acts here.
#[derive(Subcommand)]
pub enum PersonCommand {
    /// Say who acts here: the name in the history and in suggestions
    Set {
        /// The name
        name: String,
        /// What the person does in the newsroom
        #[arg(long, default_value = "")]
        role: String,
    },
    /// Show who acts here
    Show,
}

/// What a new article is made of.
#[derive(Args)]
pub struct NewArguments {
    /// The headline
    #[arg(long)]
    pub headline: String,
    /// A file with the body in Markdown; `-` for standard input
    #[arg(long, value_name = "FILE")]
    pub body: Option<PathBuf>,
    /// A tag; may stand several times
    #[arg(long = "tag", value_name = "TAG")]
    pub tags: Vec<String>,
    /// The other fields.
    #[command(flatten)]
    pub fields: FieldOptions,
}

/// What is imported.
#[derive(Args)]
pub struct ImportArguments {
    /// The files; `-` for standard input
    #[arg(required = true, value_name = "FILE")]
    pub files: Vec<PathBuf>,
    /// What the files are, where their names and contents do not tell
    #[arg(long, value_name = "FORMAT", value_parser = import_format)]
    pub from: Option<ImportFormat>,
}

/// What can be done with the pictures of the vault.
#[derive(Subcommand)]
pub enum MediaCommand {
    /// List them, the newest first
    List,
    /// Write one to a file
    Save {
        /// Its id
        id: MediaId,
        /// The file
        #[arg(short, long = "output", value_name = "PATH")]
        output: PathBuf,
        /// Replace a file that exists
        #[arg(long)]
        force: bool,
    },
}

/// What is listed.
#[derive(Args)]
pub struct ListArguments {
    /// Only articles of this status
    #[arg(long, value_parser = status)]
    pub status: Option<Status>,
    /// Only articles with this tag
    #[arg(long)]
    pub tag: Option<String>,
    /// No more than so many
    #[arg(long, value_name = "N")]
    pub limit: Option<u32>,
}

/// What is shown, and how.
#[derive(Args)]
pub struct ShowArguments {
    /// The article's id, or its first six characters or more
    pub id: String,
    /// How; with --json it is always json
    #[arg(long = "as", value_enum, default_value_t = ShowForm::Text)]
    pub form: ShowForm,
}

/// How an article is shown.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum ShowForm {
    /// Everything, for programs.
    Json,
    /// As the Markdown export.
    Markdown,
    /// As the text export: headline, standfirst and body.
    Text,
}

/// What can be done with the tags of an article.
#[derive(Subcommand)]
pub enum TagCommand {
    /// Put tags on an article
    Add(TagArguments),
    /// Take tags off an article
    Remove(TagArguments),
}

/// An article and tags.
#[derive(Args)]
pub struct TagArguments {
    /// The article's id, or its first six characters or more
    pub id: String,
    /// The tags
    #[arg(required = true, value_name = "TAG")]
    pub tags: Vec<String>,
}

/// What can be done with the tags of the vault.
#[derive(Subcommand)]
pub enum TagsCommand {
    /// List them, the most used first
    List,
}

/// What is exported, and where to.
#[derive(Args)]
pub struct ExportArguments {
    /// The ids of the articles, or their first six characters or more
    #[arg(required = true, value_name = "ID")]
    pub ids: Vec<String>,
    /// The format and the place.
    #[command(flatten)]
    pub target: TargetArguments,
}

/// What is converted, and where to.
#[derive(Args)]
pub struct ConvertArguments {
    /// The file; `-` for standard input
    pub file: PathBuf,
    /// What the file is, where its name and content do not tell
    #[arg(long, value_name = "FORMAT", value_parser = import_format)]
    pub from: Option<ImportFormat>,
    /// The format and the place.
    #[command(flatten)]
    pub target: TargetArguments,
}

/// A format and a place.
#[derive(Args)]
pub struct TargetArguments {
    /// The format
    #[arg(long = "to", value_name = "FORMAT", value_parser = format)]
    pub format: Format,
    /// The file, or the folder for several articles; `-` for standard output
    #[arg(short, long = "output", value_name = "PATH")]
    pub output: PathBuf,
    /// Replace files that exist
    #[arg(long)]
    pub force: bool,
}

fn status(text: &str) -> Result<Status, String> {
    text.parse().map_err(|_| one_of(Status::ALL.iter().map(|status| status.as_str())))
}

fn format(text: &str) -> Result<Format, String> {
    text.parse().map_err(|_| one_of(Format::ALL.iter().map(|format| format.id())))
}

fn import_format(text: &str) -> Result<ImportFormat, String> {
    text.parse().map_err(|_| one_of(ImportFormat::ALL.iter().map(|format| format.id())))
}

fn one_of(names: impl Iterator<Item = &'static str>) -> String {
    format!("it is one of {}", names.collect::<Vec<_>>().join(", "))
}
