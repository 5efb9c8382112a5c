//! What looking through a vault finds.

use std::fmt;

use warraq_core::article::ArticleId;
use warraq_core::media::MediaId;

/// What a vault holds and what is wrong in it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Report {
    /// Whether what it holds was looked through and counted: not where its pages are damaged, nor where it is of an
    /// earlier Warraq and was left as it is.
    pub is_counted: bool,
    /// Articles.
    pub articles: u32,
    /// Top-level blocks of all articles.
    pub blocks: u32,
    /// Tags.
    pub tags: u32,
    /// Revisions of all articles.
    pub revisions: u32,
    /// Different states the revisions share.
    pub snapshots: u32,
    /// Media in the list.
    pub media: u32,
    /// Reports of imports.
    pub imports: u32,
    /// Places that articles are delivered to.
    pub sites: u32,
    /// Deliveries that were asked for.
    pub outbox: u32,
    /// Entries of the history.
    pub actions: u32,
    /// What is wrong; nothing in a sound vault.
    pub faults: Vec<VaultFault>,
    /// Pictures that are shown and not there. It is no fault: what was written before there were pictures shows some, and
    /// what was salvaged may.
    pub missing_pictures: Vec<MissingPicture>,
}

/// A picture that an article shows and of which the vault has nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MissingPicture {
    /// The article.
    pub article: ArticleId,
    /// The picture.
    pub id: MediaId,
}

impl Report {
    /// The same without faults.
    #[must_use]
    pub fn counts(&self) -> Self {
        Self { faults: Vec::new(), missing_pictures: Vec::new(), ..self.clone() }
    }

    /// Whether nothing is wrong.
    #[must_use]
    pub fn is_clean(&self) -> bool {
        self.faults.is_empty()
    }
}

/// Something that is wrong in a vault. It never holds an article's text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum VaultFault {
    /// One of the two copies of the header is damaged, or a change of a secret was stopped. The other copy opens the
    /// vault; opening it for writing makes both whole again.
    Header(String),
    /// The log beside the file has a bad place, by which something that was saved last may be missing.
    Log(String),
    /// A page of the file was changed outside Warraq.
    Page(String),
    /// `SQLite` found its own structure wrong.
    Structure(String),
    /// A row speaks of one that is not there.
    Reference {
        /// The table of the row.
        table: String,
    },
    /// An article cannot be read, or its stored counts are wrong.
    Article {
        /// The article.
        id: ArticleId,
        /// What is wrong.
        what: String,
    },
    /// The text of a revision cannot be read.
    Snapshot {
        /// Its hash, hexadecimal.
        hash: String,
        /// What is wrong.
        what: String,
    },
    /// A medium's bytes are not those that were stored, or not there.
    Media {
        /// The medium.
        id: MediaId,
        /// What is wrong.
        what: String,
    },
    /// The report of an import cannot be read.
    Import {
        /// The article it made.
        article: ArticleId,
        /// What is wrong.
        what: String,
    },
    /// A row of the outbox or of a site cannot be read.
    Outbox {
        /// Which, and what is wrong.
        what: String,
    },
}

impl VaultFault {
    /// Whether the file is damaged. Other faults are in what stands in it, and are in every copy of it.
    #[must_use]
    pub fn is_of_the_file(&self) -> bool {
        matches!(self, Self::Header(_) | Self::Log(_) | Self::Page(_) | Self::Structure(_))
    }
}

impl fmt::Display for VaultFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Header(what) => write!(f, "header: {what}"),
            Self::Log(what) => write!(f, "log: {what}"),
            Self::Page(what) => write!(f, "page: {what}"),
            Self::Structure(what) => write!(f, "structure: {what}"),
            Self::Reference { table } => write!(f, "reference: in {table}"),
            Self::Article { id, what } => write!(f, "article {id}: {what}"),
            Self::Snapshot { hash, what } => write!(f, "snapshot {hash}: {what}"),
            Self::Media { id, what } => write!(f, "medium {id}: {what}"),
            Self::Outbox { what } => write!(f, "outbox: {what}"),
            Self::Import { article, what } => write!(f, "import of {article}: {what}"),
        }
    }
}
