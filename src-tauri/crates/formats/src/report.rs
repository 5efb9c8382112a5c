//! What an import says beside the article: what it took away, and what it was not sure of.

use serde::Serialize;

/// Something that was in the file and is not in the article.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
pub struct Removed {
    /// What it was.
    pub kind: RemovedKind,
    /// It, as it stood in the file.
    pub text: String,
}

/// What was removed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
#[serde(rename_all = "kebab-case")]
pub enum RemovedKind {
    /// HTML, with whatever stood in it where it was a block.
    Html,
    /// The address of a picture: nothing is loaded.
    Image,
    /// The address of a link that leads nowhere an article may lead.
    Link,
    /// Front matter that could not be read.
    FrontMatter,
}

/// Something the reader of the article should look at.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
pub struct Warning {
    /// What happened: the window's words are chosen by it.
    pub kind: WarningKind,
    /// More, in English, for logs; a piece of the file where one is meant.
    pub detail: String,
}

/// What happened.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
#[serde(rename_all = "kebab-case")]
pub enum WarningKind {
    /// A byte order mark at the start was dropped.
    ByteOrderMark,
    /// The file was UTF-16.
    Utf16,
    /// No line could be taken for the headline.
    NoHeadline,
    /// Lines of one block were joined by spaces: the file is wrapped.
    LinesJoined,
    /// Lines of one block stay apart.
    LinesKept,
    /// There were no empty lines: every line is a paragraph.
    LineParagraphs,
    /// Front matter that is no YAML.
    FrontMatter,
    /// A field that Warraq does not have; the detail is its name and value.
    UnknownField,
    /// A field whose value cannot be; the detail is its name and value.
    BadField,
    /// A tag that cannot be one.
    BadTag,
    /// A heading moved to a level that exists.
    HeadingLevel,
    /// Code became plain text.
    Code,
    /// A block moved or became plainer because it cannot stand where it stood.
    Flattened,
}

/// What an import found besides the article, gathered while it goes.
#[derive(Debug, Default)]
pub(crate) struct Report {
    pub(crate) removed: Vec<Removed>,
    pub(crate) warnings: Vec<Warning>,
}

impl Report {
    pub(crate) fn remove(&mut self, kind: RemovedKind, text: impl Into<String>) {
        self.removed.push(Removed { kind, text: text.into() });
    }

    pub(crate) fn warn(&mut self, kind: WarningKind, detail: impl Into<String>) {
        self.warnings.push(Warning { kind, detail: detail.into() });
    }

    /// Warns only where the same was not said yet.
    pub(crate) fn warn_once(&mut self, kind: WarningKind, detail: &str) {
        if !self.warnings.iter().any(|said| said.kind == kind && said.detail == detail) {
            self.warn(kind, detail);
        }
    }
}
