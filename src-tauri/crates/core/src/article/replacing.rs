//! Words of an article found in its fields and its text, and replaced in the places that were chosen.
//!
//! Each place has a number. The same query finds the same places in the same article, so that a number names one as long
//! as the article is of one version.

mod line;
#[cfg(test)]
mod tests;

use std::collections::BTreeSet;
use std::ops::Range;

use serde::Serialize;

use super::Document;
use super::inline::InlineContent;
use super::part::Part;
use super::rewrite::{self, Rewrite};
use crate::fields::{FieldChange, FieldName, FieldValue, Fields};
use crate::find::{Finder, Match};
use crate::text::excerpt;
use line::{Edit, Line};

/// What is looked for, and what comes in its place.
#[derive(Debug, Clone, Copy)]
pub struct Replacement<'a> {
    /// What is looked for.
    pub finder: &'a Finder,
    /// What comes in its place, as [`Finder::replacement`] reads it.
    pub with: &'a str,
}

/// Where in an article text stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
#[serde(rename = "FoundWhere", untagged)]
pub enum Place {
    /// In a field.
    Field(FieldName),
    /// In the body.
    Body(Part),
}

impl Place {
    /// Its name, as programs spell it.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Field(field) => field.as_str(),
            Self::Body(part) => part.as_str(),
        }
    }
}

/// A place where the words stand.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
pub struct FoundPlace {
    /// Which of the article's places it is, from 0.
    pub number: u32,
    /// Where it is.
    #[serde(rename = "where")]
    pub place: Place,
    /// The whole words before it, with … where more stands there.
    pub before: String,
    /// The letters that were found.
    pub text: String,
    /// What comes in their place.
    pub with: String,
    /// The whole words behind it, with … where more stands there.
    pub after: String,
}

/// An article after its words were replaced.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Replaced {
    /// The body.
    pub document: Document,
    /// What is to be saved of the fields.
    pub changes: Vec<FieldChange>,
    /// The places that were replaced.
    pub count: u32,
}

/// Every place in the article, the fields first; none is changed.
#[must_use]
pub fn find(replacement: Replacement<'_>, document: &Document, fields: &Fields) -> Vec<FoundPlace> {
    let mut search = Search { replacement, found: Vec::new() };
    each_field(fields, &mut |field, text| search.plain(Place::Field(field), text));
    rewrite::document(document, &mut search);
    search.found
}

/// The article with the places of these numbers replaced. What comes has the marks of the first letter that goes; a line
/// feed in it is a new line of the text, and a space in a field.
#[must_use]
pub fn apply(
    replacement: Replacement<'_>,
    document: &Document,
    fields: &Fields,
    chosen: &BTreeSet<u32>,
) -> Replaced {
    let mut replacing = Replacing { replacement, chosen, next: 0, count: 0 };
    let changes = each_field(fields, &mut |_, text| replacing.plain(text));
    let document = rewrite::document(document, &mut replacing);
    Replaced { document, changes, count: replacing.count }
}

/// What is to be saved so that each field says what `new` makes of it.
fn each_field(fields: &Fields, new: &mut dyn FnMut(FieldName, &str) -> String) -> Vec<FieldChange> {
    let mut changes = Vec::new();
    for field in FieldName::TYPED {
        let texts = fields.texts(field);
        let mut after: Vec<String> = texts.iter().map(|text| new(field, text)).collect();
        if after != texts {
            let value = match field {
                FieldName::Byline | FieldName::Sources => FieldValue::List(after),
                _ => after.pop().map_or(FieldValue::Empty, FieldValue::Text),
            };
            changes.push(FieldChange { field, value });
        }
    }
    changes
}

/// Looks and changes nothing.
struct Search<'a> {
    replacement: Replacement<'a>,
    found: Vec<FoundPlace>,
}

impl Search<'_> {
    fn plain(&mut self, place: Place, text: &str) -> String {
        let Replacement { finder, with } = self.replacement;
        for found in finder.find(text) {
            let (before, after) = excerpt::sides(text, found.bytes.clone());
            self.found.push(FoundPlace {
                number: u32::try_from(self.found.len()).unwrap_or(u32::MAX),
                place,
                before,
                text: text[found.bytes.clone()].to_owned(),
                with: finder.replacement(text, &found, with),
                after,
            });
        }
        text.to_owned()
    }

    fn content(&mut self, part: Part, content: &InlineContent) -> InlineContent {
        self.plain(Place::Body(part), Line::of(content).text());
        content.clone()
    }
}

impl Rewrite for Search<'_> {
    fn line(&mut self, _: Option<&str>, content: &InlineContent) -> Option<InlineContent> {
        Some(self.content(Part::Text, content))
    }

    fn caption(&mut self, _: Option<&str>, content: &InlineContent) -> Option<InlineContent> {
        Some(self.content(Part::Caption, content))
    }

    fn text(&mut self, part: Part, _: Option<&str>, text: &str) -> String {
        self.plain(Place::Body(part), text)
    }
}

struct Replacing<'a> {
    replacement: Replacement<'a>,
    chosen: &'a BTreeSet<u32>,
    /// The number of the next place.
    next: u32,
    count: u32,
}

impl Replacing<'_> {
    /// What is to be done in a text, in its order.
    fn edits(&mut self, text: &str) -> Vec<Edit> {
        let Replacement { finder, with } = self.replacement;
        let mut edits = Vec::new();
        for found in finder.find(text) {
            if self.chosen.contains(&self.next) {
                let with = finder.replacement(text, &found, with);
                let Match { bytes, .. } = found;
                edits.push(Edit { bytes, with });
                self.count += 1;
            }
            self.next += 1;
        }
        edits
    }

    fn plain(&mut self, text: &str) -> String {
        let mut after = String::with_capacity(text.len());
        let mut rest = 0;
        for Edit { bytes: Range { start, end }, with } in self.edits(text) {
            after.push_str(&text[rest..start]);
            after.push_str(&with);
            rest = end;
        }
        after + &text[rest..]
    }
}

impl Rewrite for Replacing<'_> {
    fn line(&mut self, _: Option<&str>, content: &InlineContent) -> Option<InlineContent> {
        let line = Line::of(content);
        let edits = self.edits(line.text());
        Some(if edits.is_empty() { content.clone() } else { line.after(&edits) })
    }

    fn text(&mut self, _: Part, _: Option<&str>, text: &str) -> String {
        let after = self.plain(text);
        if after == text { after } else { after.replace('\n', " ") }
    }
}
