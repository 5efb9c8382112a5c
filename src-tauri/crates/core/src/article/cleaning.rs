//! Cleaning an article: what was found is offered, and taken out only when asked.
//!
//! Body and fields are cleaned alike; slug, language, topics and corrections are not text that was typed.
//! Of blocks also what people read beside the lines: alt, credit, attribution and title. Ids, marks and
//! what comments say stay as they are.

mod example;
mod fields;
mod line;

use serde::Serialize;

pub use crate::text::cleaning::{Kind, KindError};
pub use fields::changes;

use super::Document;
use super::inline::InlineContent;
use super::part::Part;
use super::rewrite::{self, Rewrite};
use crate::fields::Fields;
use line::Line;

/// What cleaning of one kind would change.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
#[serde(rename = "CleaningFound")]
pub struct Found {
    /// The kind.
    pub kind: Kind,
    /// Characters that would change: at least 1.
    pub count: u32,
    /// The first places, each once: at most [`MOST_EXAMPLES`].
    pub examples: Vec<Example>,
}

/// The most examples of one kind.
pub const MOST_EXAMPLES: usize = 5;

/// A place that cleaning would change: a word, or a few where the change is between words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
#[serde(rename = "CleaningExample")]
pub struct Example {
    /// As it is.
    pub before: String,
    /// As it would be.
    pub after: String,
}

/// An article's text after cleaning.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cleaned {
    /// The body.
    pub document: Document,
    /// The fields.
    pub fields: Fields,
}

/// What cleaning would change, in the order of [`Kind::ALL`]; nothing for a kind that finds nothing.
#[must_use]
pub fn find(document: &Document, fields: &Fields) -> Vec<Found> {
    let nothing = |kind| Found { kind, count: 0, examples: Vec::new() };
    let found = Kind::ALL.map(nothing).to_vec();
    let mut search = Search { language: &fields.language, found };
    fields::each_text(&mut fields.clone(), &mut |text| search.plain(None, text));
    rewrite::document(document, &mut search);
    search.found.retain(|found| found.count > 0);
    search.found
}

/// The article after cleaning of these kinds: none of them finds anything in it.
#[must_use]
pub fn apply(document: &Document, fields: &Fields, kinds: &[Kind]) -> Cleaned {
    let mut kinds = kinds.to_vec();
    kinds.sort_unstable();
    let mut cleaning = Cleaning { language: &fields.language, kinds };
    let mut cleaned = fields.clone();
    fields::each_text(&mut cleaned, &mut |text| cleaning.plain(None, text));
    Cleaned { document: rewrite::document(document, &mut cleaning), fields: cleaned }
}

/// Looks and changes nothing.
struct Search<'a> {
    /// The article's.
    language: &'a str,
    found: Vec<Found>,
}

impl Rewrite for Search<'_> {
    fn line(&mut self, lang: Option<&str>, content: &InlineContent) -> Option<InlineContent> {
        let line = Line::of(content, lang.unwrap_or(self.language));
        for found in &mut self.found {
            let edits = line.edits(found.kind);
            found.count =
                found.count.saturating_add(u32::try_from(edits.len()).unwrap_or(u32::MAX));
            example::add(line.text(), &edits, &mut found.examples);
        }
        Some(content.clone())
    }

    fn text(&mut self, _: Part, lang: Option<&str>, text: &str) -> String {
        self.plain(lang, text)
    }
}

impl Search<'_> {
    fn plain(&mut self, lang: Option<&str>, text: &str) -> String {
        self.line(lang, &InlineContent::plain(text));
        text.to_owned()
    }
}

struct Cleaning<'a> {
    /// The article's.
    language: &'a str,
    kinds: Vec<Kind>,
}

impl Rewrite for Cleaning<'_> {
    /// One kind may bring to light what another finds, as a bidi control between a letter and tatweel
    /// does: it is gone through until nothing is left. That ends, because each edit takes a character out
    /// of its kind, and only printed forms become letters that another kind may still change.
    fn line(&mut self, lang: Option<&str>, content: &InlineContent) -> Option<InlineContent> {
        let lang = lang.unwrap_or(self.language);
        let mut content = content.clone();
        loop {
            let mut is_clean = true;
            for kind in &self.kinds {
                let line = Line::of(&content, lang);
                let edits = line.edits(*kind);
                if !edits.is_empty() {
                    content = line.after(&edits);
                    is_clean = false;
                }
            }
            if is_clean {
                return Some(content);
            }
        }
    }

    fn text(&mut self, _: Part, lang: Option<&str>, text: &str) -> String {
        self.plain(lang, text)
    }
}

impl Cleaning<'_> {
    fn plain(&mut self, lang: Option<&str>, text: &str) -> String {
        let cleaned = self.line(lang, &InlineContent::plain(text));
        cleaned.map(|content| content.to_text()).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests;
