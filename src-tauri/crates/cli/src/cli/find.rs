//! The words for finding words in articles, and replacing them.

use clap::Args;
use warraq_core::find::{Exact, Extent, Form, Query};

use super::named;

/// What is looked for, and how.
#[derive(Args)]
pub struct QueryArguments {
    /// The words; all spellings of them are found
    pattern: String,
    /// They are a regular expression
    #[arg(long)]
    regex: bool,
    /// What has to be as it is written: hamza, ya-kaf, digits, tashkeel, tatweel or letters, which is all that are no
    /// marks; several with commas
    #[arg(long, value_name = "WHAT", value_delimiter = ',', value_parser = exact)]
    exact: Vec<Exact>,
    /// Only whole words; what is written onto a word is of the word
    #[arg(long)]
    whole_word: bool,
}

/// The articles that are looked through.
#[derive(Args)]
pub struct WhichArguments {
    /// Ids of articles, or their first six characters or more
    #[arg(value_name = "ID")]
    pub ids: Vec<String>,
    /// Those whose headline, kicker or byline has these words, in any spelling
    #[arg(long, value_name = "TEXT", conflicts_with = "ids")]
    pub query: Option<String>,
}

/// What is found.
#[derive(Args)]
pub struct FindArguments {
    /// What is looked for.
    #[command(flatten)]
    pub what: QueryArguments,
    /// Where [default: in every article that is not spiked].
    #[command(flatten)]
    pub which: WhichArguments,
}

/// What is replaced.
#[derive(Args)]
pub struct ReplaceArguments {
    /// What is looked for.
    #[command(flatten)]
    pub what: QueryArguments,
    /// What comes instead; with --regex, $1 is what the first group took
    pub replacement: String,
    /// Where.
    #[command(flatten)]
    pub which: WhichArguments,
    /// In every article that is not spiked
    #[arg(
        long,
        conflicts_with_all = ["ids", "query"],
        required_unless_present_any = ["ids", "query"]
    )]
    pub all: bool,
    /// Show what would be replaced, and change nothing
    #[arg(long)]
    pub preview: bool,
}

impl QueryArguments {
    /// The query that they are.
    pub fn query(&self) -> Query {
        Query {
            text: self.pattern.clone(),
            form: if self.regex { Form::Regex } else { Form::Words },
            exact: self.exact.clone(),
            extent: if self.whole_word { Extent::WholeWords } else { Extent::Anywhere },
        }
    }
}

fn exact(text: &str) -> Result<Exact, String> {
    let found = Exact::ALL.into_iter().find(|exact| exact.as_str() == text);
    found.ok_or_else(|| named::one_of(Exact::ALL.iter().map(|exact| exact.as_str())))
}
