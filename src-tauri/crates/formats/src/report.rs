//! What an import says beside the article: what it took away, and what it was not sure of.

#[cfg(test)]
pub(crate) mod told;
mod warning;

use std::collections::HashMap;

use serde::{Deserialize, Serialize};
use warraq_core::article::BlockId;
use warraq_core::fields::FieldName;

pub use self::warning::{Warning, WarningDetail, WarningKind};

/// Something that was in the file and is not in the article.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
pub struct Removed {
    /// What it was.
    pub kind: RemovedKind,
    /// It, as it stood in the file.
    pub text: String,
    /// The top-level block it stood behind; absent where it stood before the first.
    pub after: Option<BlockId>,
}

/// Something in the file that became a field.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
pub struct Taken {
    /// The field.
    pub field: FieldName,
    /// Its value, or one of its values.
    pub value: String,
    /// Where it was found.
    pub from: TakenFrom,
}

/// Where a field was found in a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
#[serde(rename_all = "kebab-case")]
pub enum TakenFrom {
    /// Front matter, document properties, JSON-LD, `<meta>`: the file says so.
    Metadata,
    /// A heading or a line in the style of a title.
    Heading,
    /// The first line of the text.
    FirstLine,
    /// A line of its own between headline and text.
    BylineLine,
    /// The beginning of the first paragraph.
    Dateline,
    /// The words below a picture: a credit of that picture and not of the article.
    Caption,
    /// A line of its own behind the text.
    ClosingLine,
    /// The letters of the text.
    Text,
    /// The name of the file.
    FileName,
}

/// What was removed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
#[serde(rename_all = "kebab-case")]
pub enum RemovedKind {
    /// The headline, where it stood again in the text.
    DuplicateTitle,
    /// The name of the site or paper, where it stood beside the headline or the byline.
    SiteName,
    /// The line that became the byline, the place or the date.
    BylineLine,
    /// Buttons to share, print, follow or subscribe.
    Share,
    /// Menus, breadcrumbs and other ways around a site.
    Navigation,
    /// Links to other articles.
    Related,
    /// What readers wrote below.
    ReaderComments,
    /// Notices about cookies and consent.
    Cookies,
    /// Advertisements.
    Advertisement,
    /// Running heads and feet, copyright lines, counters: what a page has around its text.
    Surroundings,
    /// Text that the file hides from readers.
    Hidden,
    /// Words that a tracked change takes out of a line which left the text.
    Deletion,
    /// A comment that stood on no text, or on a line that left the text.
    Comment,
    /// Scripts, styles, forms and other things that run.
    Script,
    /// What counts readers: pixels, and parameters of addresses.
    Tracker,
    /// Something embedded that cannot be kept.
    Embed,
    /// A drawing, chart or formula that has no words.
    Drawing,
    /// How the cells of a table were aligned, where that was not the side that lines begin at.
    Alignment,
    /// HTML, with whatever stood in it where it was a block.
    Html,
    /// Signs of Markdown that an article has nothing for.
    MarkdownSign,
    /// Entities that stood as such in the text: `&amp;nbsp;` and the like.
    Entity,
    /// The address of a picture: nothing is loaded.
    Image,
    /// The address of a link that leads nowhere an article may lead, or that stood on a line which became a field.
    Link,
    /// Front matter that could not be read.
    FrontMatter,
}

/// What an import found besides the article, gathered while it goes.
#[derive(Debug, Default)]
pub(crate) struct Report {
    pub(crate) taken: Vec<Taken>,
    pub(crate) removed: Vec<Removed>,
    pub(crate) warnings: Vec<Warning>,
    /// The top-level block that was finished last.
    after: Option<BlockId>,
}

impl Report {
    /// Says that what is removed from now on stood behind this top-level block.
    pub(crate) fn now_after(&mut self, block: BlockId) {
        self.after = Some(block);
    }

    /// Says that blocks became part of others: what stood behind them stands behind those.
    pub(crate) fn move_into(&mut self, others: &HashMap<BlockId, BlockId>) {
        let places = self.removed.iter_mut().map(|removed| &mut removed.after);
        for place in places.chain(std::iter::once(&mut self.after)) {
            *place = place.map(|block| others.get(&block).copied().unwrap_or(block));
        }
    }

    /// Says where a field was found.
    pub(crate) fn take(&mut self, field: FieldName, value: impl Into<String>, from: TakenFrom) {
        self.taken.push(Taken { field, value: value.into(), from });
    }

    pub(crate) fn remove(&mut self, kind: RemovedKind, text: impl Into<String>) {
        self.removed.push(Removed { kind, text: text.into(), after: self.after });
    }

    /// Lists what stood before the first block.
    pub(crate) fn remove_before_all(&mut self, kind: RemovedKind, text: impl Into<String>) {
        self.removed.insert(0, Removed { kind, text: text.into(), after: None });
    }

    /// Lists the title that a file gives itself, where it says more than the headline and what is listed already.
    pub(crate) fn list_title(&mut self, title: &str, headline: &str) {
        let is_known = |word: &str| {
            headline.contains(word)
                || self.removed.iter().any(|removed| removed.text.contains(word))
        };
        if !title.split_whitespace().all(is_known) {
            self.remove_before_all(RemovedKind::DuplicateTitle, title);
        }
    }

    pub(crate) fn warn(&mut self, kind: WarningKind, detail: impl Into<String>) {
        self.warnings.push(Warning { kind, detail: detail.into() });
    }

    /// Warns of one of the things that have words of their own, once.
    pub(crate) fn warn_of(&mut self, kind: WarningKind, detail: WarningDetail) {
        self.warn_once(kind, &detail.word());
    }

    /// Warns only where the same was not said yet.
    pub(crate) fn warn_once(&mut self, kind: WarningKind, detail: &str) {
        if !self.warnings.iter().any(|said| said.kind == kind && said.detail == detail) {
            self.warn(kind, detail);
        }
    }
}

#[cfg(test)]
mod tests;
