//! What an import was not sure of.

use serde::{Deserialize, Serialize};
use warraq_core::article::Marks;

use crate::accepted;

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
    /// A tracked change or comment does not say who made it or when: it has the name that the file has for somebody
    /// unnamed, and the time of the import.
    UnsignedReview,
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
    /// A field that the file says twice, of which the first value was taken; the detail is the other's name and value.
    FieldTwice,
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
