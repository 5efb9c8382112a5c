//! Why a document was refused, and where.

/// A document was refused: what was wrong, and the path of the place.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{path}: {fault}")]
pub struct DocumentError {
    /// From the document down: `content[3].content[0].marks[1]`; `document` for the root.
    pub path: String,
    /// What was wrong there.
    pub fault: DocumentFault,
}

/// What was wrong in a document.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum DocumentFault {
    /// Not JSON at all.
    #[error("not JSON: {0}")]
    NotJson(String),
    /// A value of another kind was expected.
    #[error("expected {0}")]
    Expected(&'static str),
    /// No node has this name.
    #[error("unknown node “{0}”")]
    UnknownNode(String),
    /// The node exists but may not stand here.
    #[error("“{child}” may not stand in “{parent}”")]
    WrongNesting {
        /// The node around.
        parent: &'static str,
        /// The node that may not stand in it.
        child: String,
    },
    /// The node needs something inside.
    #[error("“{0}” is empty")]
    Empty(&'static str),
    /// No mark has this name.
    #[error("unknown mark “{0}”")]
    UnknownMark(String),
    /// A mark stands twice, beside one it excludes, or on something that takes none.
    #[error("mark “{0}” may not stand here")]
    WrongMark(String),
    /// The attribute belongs to no such node or mark.
    #[error("unknown attribute “{0}”")]
    UnknownAttribute(String),
    /// The attribute is missing.
    #[error("attribute “{0}” is missing")]
    MissingAttribute(&'static str),
    /// The attribute's value cannot be.
    #[error("attribute “{name}” cannot be {value}")]
    BadAttribute {
        /// The attribute.
        name: &'static str,
        /// Its value, as JSON.
        value: String,
    },
    /// Two blocks have one id.
    #[error("id {0} stands twice")]
    DuplicateId(String),
    /// The tree is deeper than any real article.
    #[error("nested too deeply")]
    TooDeep,
    /// Made by a later Warraq.
    #[error("document version {0} is newer than this Warraq")]
    NewerVersion(u64),
}
