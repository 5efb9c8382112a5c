//! The words for cleaning an article and for deciding about suggestions.

use clap::{Args, Subcommand};
use warraq_core::article::cleaning::Kind;

use super::named;

/// What is cleaned.
#[derive(Args)]
pub struct CleanArguments {
    /// The article's id, or its first six characters or more
    pub id: String,
    /// tatweel, presentation-forms, bidi-controls, no-break-spaces, mixed-letters or all; without one,
    /// what was found is shown and nothing changed
    #[arg(value_name = "KIND", value_parser = kinds)]
    kinds: Vec<Kinds>,
}

impl CleanArguments {
    /// The kinds that were named, each once, in the order they are offered.
    pub fn kinds(&self) -> Vec<Kind> {
        let is_named = |kind: &Kind| self.kinds.iter().any(|kinds| kinds.0.contains(kind));
        Kind::ALL.into_iter().filter(is_named).collect()
    }
}

/// What one word names: a kind, or all of them.
#[derive(Clone)]
struct Kinds(Vec<Kind>);

/// The word for all kinds.
const ALL: &str = "all";

fn kinds(text: &str) -> Result<Kinds, String> {
    if text == ALL {
        return Ok(Kinds(Kind::ALL.to_vec()));
    }
    let names = Kind::ALL.iter().map(|kind| kind.as_str()).chain([ALL]);
    text.parse().map(|kind| Kinds(vec![kind])).map_err(|_| named::one_of(names))
}

/// What can be done with the suggestions of an article.
#[derive(Subcommand)]
pub enum SuggestionsCommand {
    /// List them, in the order of the text
    List {
        /// The article's id, or its first six characters or more
        id: String,
    },
    /// Make the text what was suggested; a comment that is named goes
    Accept(DecideArguments),
    /// Keep the text as it was; a comment that is named goes
    Reject(DecideArguments),
}

/// Which suggestions are decided.
#[derive(Args)]
pub struct DecideArguments {
    /// The article's id, or its first six characters or more
    pub id: String,
    /// Their ids, as `suggestions list` gives them
    #[arg(value_name = "SUGGESTION", required_unless_present = "all")]
    pub suggestions: Vec<String>,
    /// All of them; comments stay
    #[arg(long, conflicts_with = "suggestions")]
    pub all: bool,
}
