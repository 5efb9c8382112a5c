//! What an import says beside the article: what it took away, and what it was not sure of.

use serde::{Deserialize, Serialize};
use warraq_core::article::{BlockId, Marks};
use warraq_core::fields::FieldName;

use crate::accepted;

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

/// Something the reader of the article should look at.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
pub struct Warning {
    /// What happened: the window's words are chosen by it.
    pub kind: WarningKind,
    /// What exactly: a piece of the file, a name or a number of it, or the word of a [`WarningDetail`]; often nothing.
    pub detail: String,
}

/// What happened.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
#[serde(rename_all = "kebab-case")]
pub enum WarningKind {
    /// A byte order mark at the start was dropped.
    ByteOrderMark,
    /// The file was UTF-16.
    Utf16,
    /// The encoding was worked out from the letters; the detail names it and says how sure that is, in percent.
    Encoding,
    /// Letters that could not be read stand as U+FFFD.
    BadLetters,
    /// A footnote has a sign and no text.
    NoteMissing,
    /// The sign of a footnote stood on a line that left the text; the detail is the start of the note.
    NoteWithoutSign,
    /// A picture could not be read; the detail is its name.
    PictureUnreadable,
    /// A line that stood by itself became a heading; the detail is the line.
    HeadingGuessed,
    /// A table that only laid out the page became paragraphs.
    LayoutTable,
    /// A change that was tracked and is no insertion or deletion of text stands as accepted.
    TrackedChange,
    /// A change that was tracked in a line that became a field stands as accepted; the detail says who took which words
    /// out and put which in.
    TrackedChangeTaken,
    /// A deletion that was tracked and is none of text stands as rejected: the end of a paragraph, a row, a picture.
    TrackedChangeRejected,
    /// Nothing in a whole page looked like an article: all its text was taken.
    NoArticleFound,
    /// Part of the file could not be read; the detail says which.
    PartUnreadable,
    /// Items of a site that are no article; the detail is the site's name for them, their number, the first titles.
    NoArticle,
    /// Posts that stand in an export again, word for word; the detail is their number and the first titles.
    PostRepeated,
    /// Posts that stand in an export again with other words; the detail is their number and the first titles.
    PostTwice,
    /// Posts that were in the vault and were changed on the site since; the detail is their number and the first
    /// titles.
    PostChanged,
    /// What a site says of a picture that no post shows; the detail is it.
    PictureWords,
    /// A site has more pictures, shared blocks and copies of posts than are remembered while it is read; the detail is
    /// how many more.
    NoRoom,
    /// A block that several posts of a site share stands in the article; the detail is its number and title.
    SharedBlock,
    /// A block that several posts of a site share is not in the export; the detail is its number.
    SharedBlockMissing,
    /// On its site not everybody sees the post; the detail says why: `private` or `password`.
    NotPublic,
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
    /// A heading moved to a level that exists; the detail is the heading.
    HeadingLevel,
    /// Code became plain text.
    Code,
    /// A list counts 1, 2, 3; the detail is the first label that it had.
    ListLabels,
    /// A block moved or became plainer because it cannot stand where it stood.
    Flattened,
}

impl WarningKind {
    /// Whether the details of these warnings are words of [`WarningDetail`], and no pieces of the file.
    #[must_use]
    pub fn has_words_for_details(self) -> bool {
        matches!(
            self,
            Self::Flattened | Self::TrackedChange | Self::TrackedChangeRejected | Self::NotPublic
        )
    }

    /// What becomes of these changes on a picture, which cannot have them; nothing where there are none.
    pub(crate) fn of_picture(changes: &Marks) -> Option<Self> {
        let rejected = accepted::is_gone(changes).then_some(Self::TrackedChangeRejected);
        rejected.or_else(|| (!changes.is_empty()).then_some(Self::TrackedChange))
    }
}

/// What exactly a warning means, where its kind alone does not say and no piece of the file does. Its word is in the
/// warning's detail, and in the catalogues.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
#[serde(rename_all = "kebab-case")]
pub enum WarningDetail {
    /// Two paragraphs became one, or one became two.
    ParagraphEnd,
    /// How text or paragraphs look was changed.
    Look,
    /// A picture was put in or taken out.
    Picture,
    /// Rows or cells of a table were put in or taken out.
    Rows,
    /// A heading inside a block became a paragraph.
    HeadingInside,
    /// A quote inside a block lost its frame.
    QuoteInside,
    /// A list inside a block became paragraphs.
    ListInside,
    /// A table inside a table or note became paragraphs.
    TableInside,
    /// A divider inside a block was left out.
    DividerInside,
    /// A table or picture moved behind the block that it stood in.
    MovedBehind,
    /// Blocks stood in one another too deeply.
    TooDeep,
    /// A formula became its letters.
    FormulaLetters,
    /// Letters before the items of a list became numbers.
    ItemNumbers,
    /// The end of a paragraph that went became a line break, which goes with it.
    LineBreak,
    /// A comment stands on a part of its text, as others stand on the rest.
    CommentCut,
    /// A comment was marked as done.
    CommentDone,
    /// Only whoever is logged in sees the post.
    Private,
    /// The post is behind a password.
    Password,
}

impl WarningDetail {
    /// The word for it.
    #[must_use]
    pub fn word(self) -> String {
        let word = serde_json::to_value(self).ok();
        word.and_then(|word| word.as_str().map(str::to_owned)).unwrap_or_default()
    }
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
