//! What stands in a line.

use super::block::BlockId;
use super::mark::Marks;

/// One run of a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Inline {
    /// Letters: never empty.
    Text {
        /// The letters.
        text: String,
        /// Their marks.
        marks: Marks,
    },
    /// A new line in the same paragraph.
    HardBreak {
        /// The marks it stands in.
        marks: Marks,
    },
    /// The sign that points at a footnote.
    FootnoteRef {
        /// The footnote's block.
        target: BlockId,
        /// The marks it stands in.
        marks: Marks,
    },
}

impl Inline {
    /// The run's type in a document.
    #[must_use]
    pub fn name(&self) -> &'static str {
        match self {
            Self::Text { .. } => "text",
            Self::HardBreak { .. } => "hard_break",
            Self::FootnoteRef { .. } => "footnote_ref",
        }
    }

    /// The run's letters; a hard break is a line feed, a footnote's sign is nothing.
    fn text(&self) -> &str {
        match self {
            Self::Text { text, .. } => text,
            Self::HardBreak { .. } => "\n",
            Self::FootnoteRef { .. } => "",
        }
    }

    /// The run's marks.
    #[must_use]
    pub fn marks(&self) -> &Marks {
        match self {
            Self::Text { marks, .. }
            | Self::HardBreak { marks }
            | Self::FootnoteRef { marks, .. } => marks,
        }
    }
}

/// The runs of a line. Neighbouring texts with equal marks are always one run.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct InlineContent(Vec<Inline>);

impl InlineContent {
    /// Plain text without marks; empty text gives no run.
    #[must_use]
    pub fn plain(text: &str) -> Self {
        let mut content = Self::default();
        content.push_text(text, Marks::none());
        content
    }

    /// Adds a run, joining it to the one before where both are text with equal marks.
    pub fn push(&mut self, inline: Inline) {
        match inline {
            Inline::Text { text, marks } => match self.last_like(&marks) {
                Some(last) => last.push_str(&text),
                None if text.is_empty() => {}
                None => self.0.push(Inline::Text { text, marks }),
            },
            other => self.0.push(other),
        }
    }

    /// Adds text; empty text adds nothing.
    pub fn push_text(&mut self, text: &str, marks: Marks) {
        match self.last_like(&marks) {
            Some(last) => last.push_str(text),
            None if text.is_empty() => {}
            None => self.0.push(Inline::Text { text: text.to_owned(), marks }),
        }
    }

    /// The letters of the last run, where it is text with these marks.
    fn last_like(&mut self, marks: &Marks) -> Option<&mut String> {
        match self.0.last_mut() {
            Some(Inline::Text { text, marks: same }) if same == marks => Some(text),
            _ => None,
        }
    }

    /// The runs in order.
    #[must_use]
    pub fn as_slice(&self) -> &[Inline] {
        &self.0
    }

    /// Whether there is no run.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The letters alone; a hard break is a line feed, a footnote's sign is nothing.
    #[must_use]
    pub fn to_text(&self) -> String {
        self.0.iter().map(Inline::text).collect()
    }

    /// The letters as they stand while nobody has decided on the suggestions in them.
    #[must_use]
    pub fn original_text(&self) -> String {
        self.text_without("insertion")
    }

    /// The letters as they would stand with all suggestions accepted.
    #[must_use]
    pub fn accepted_text(&self) -> String {
        self.text_without("deletion")
    }

    fn text_without(&self, mark: &str) -> String {
        self.0.iter().filter(|run| !run.marks().has(mark)).map(Inline::text).collect()
    }
}

impl FromIterator<Inline> for InlineContent {
    fn from_iter<I: IntoIterator<Item = Inline>>(runs: I) -> Self {
        let mut content = Self::default();
        for run in runs {
            content.push(run);
        }
        content
    }
}
