//! The marks of a run of text.

use chrono::{DateTime, Utc};

use super::block::Dir;
use super::decode::is_link;

/// The marks of one run, in the document's own order, no kind twice.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Marks(Vec<Mark>);

/// One mark. The order of the variants is the order in a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Mark {
    /// A link.
    Link(Link),
    /// Another language than the block's.
    Lang {
        /// BCP 47 tag.
        lang: String,
        /// The run's own direction.
        dir: Option<Dir>,
    },
    /// Strong importance.
    Strong,
    /// Stress.
    Emphasis,
    /// Underlined.
    Underline,
    /// Struck out, and meant to be seen so.
    Strike,
    /// Raised.
    Superscript,
    /// Lowered.
    Subscript,
    /// Proposed new text.
    Insertion {
        /// The suggestion it belongs to.
        id: String,
        /// Who proposed it.
        person: String,
        /// When.
        at: DateTime<Utc>,
    },
    /// Text proposed to go.
    Deletion {
        /// The suggestion it belongs to.
        id: String,
        /// Who proposed it.
        person: String,
        /// When.
        at: DateTime<Utc>,
    },
    /// A comment on the run.
    Comment {
        /// The comment's id: several runs may share it.
        id: String,
        /// Who wrote it.
        person: String,
        /// When.
        at: DateTime<Utc>,
        /// What it says.
        text: String,
    },
}

/// Where a link leads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// http, https, mailto or tel.
    pub href: String,
    /// What the address is called.
    pub title: Option<String>,
}

impl Link {
    /// Whether a link may lead to `href`: http, https, mailto or tel, without spaces.
    #[must_use]
    pub fn allows(href: &str) -> bool {
        is_link(href)
    }
}

impl Mark {
    /// The mark's name in a document.
    #[must_use]
    pub fn name(&self) -> &'static str {
        NAMES[self.rank()]
    }

    /// The mark's place in the document's order.
    #[must_use]
    pub fn rank(&self) -> usize {
        match self {
            Self::Link(_) => 0,
            Self::Lang { .. } => 1,
            Self::Strong => 2,
            Self::Emphasis => 3,
            Self::Underline => 4,
            Self::Strike => 5,
            Self::Superscript => 6,
            Self::Subscript => 7,
            Self::Insertion { .. } => 8,
            Self::Deletion { .. } => 9,
            Self::Comment { .. } => 10,
        }
    }
}

/// The names of all marks, in the document's order.
pub(super) const NAMES: [&str; 11] = [
    "link",
    "lang",
    "strong",
    "emphasis",
    "underline",
    "strike",
    "superscript",
    "subscript",
    "insertion",
    "deletion",
    "comment",
];

impl Marks {
    /// No marks.
    #[must_use]
    pub fn none() -> Self {
        Self::default()
    }

    /// The set with `mark` added; a mark of the same kind is replaced, and superscript and subscript
    /// exclude each other.
    #[must_use]
    pub fn with(mut self, mark: Mark) -> Self {
        self.0.retain(|other| other.rank() != mark.rank() && !excludes(other, &mark));
        let at = self.0.partition_point(|other| other.rank() < mark.rank());
        self.0.insert(at, mark);
        self
    }

    /// Whether `mark` can be added without another mark giving way.
    #[must_use]
    pub fn admits(&self, mark: &Mark) -> bool {
        !self.0.iter().any(|other| other.rank() == mark.rank() || excludes(other, mark))
    }

    /// The marks in order.
    #[must_use]
    pub fn as_slice(&self) -> &[Mark] {
        &self.0
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether a mark with this name is set.
    #[must_use]
    pub fn has(&self, name: &str) -> bool {
        self.0.iter().any(|mark| mark.name() == name)
    }

    /// The link of the run.
    #[must_use]
    pub fn link(&self) -> Option<&Link> {
        self.0.iter().find_map(|mark| match mark {
            Mark::Link(link) => Some(link),
            _ => None,
        })
    }
}

fn excludes(one: &Mark, other: &Mark) -> bool {
    matches!(
        (one, other),
        (Mark::Superscript, Mark::Subscript) | (Mark::Subscript, Mark::Superscript)
    )
}
