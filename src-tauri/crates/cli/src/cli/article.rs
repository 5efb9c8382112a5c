//! The words for making, listing and showing articles.

use std::path::PathBuf;

use clap::{Args, ValueEnum};
use warraq_core::workflow::Status;

use super::fields::FieldOptions;
use super::named;

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

/// What is listed.
#[derive(Args)]
pub struct ListArguments {
    /// Only articles of this status
    #[arg(long, value_parser = named::status)]
    pub status: Option<Status>,
    /// Only articles with this tag
    #[arg(long)]
    pub tag: Option<String>,
    /// No more than so many
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..))]
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

/// What is counted, and how much is wanted of it.
#[derive(Args)]
pub struct CountArguments {
    /// The article's id, or its first six characters or more
    pub id: String,
    /// The words that the article should have; 0 for as many as there are
    #[arg(long, value_name = "WORDS")]
    pub target: Option<u32>,
    /// Take the words that its content profile says
    #[arg(long, conflicts_with = "target")]
    pub usual_target: bool,
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
