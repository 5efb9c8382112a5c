//! Why something could not be done at a place, told so that a person knows what to do next.

use std::time::Duration;

use crate::remote::RemotePost;
use crate::standing::Standing;

/// What a place that is elsewhere now is said to answer, with its new address.
pub(crate) const MOVED: &str = "moved";

/// What stopped one call.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{kind}")]
pub struct Fault {
    /// What happened.
    pub kind: FaultKind,
    /// Whether what was asked may have been done all the same.
    pub outcome: Outcome,
}

/// Whether what was asked for may have been done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// Certainly not.
    NotDone,
    /// Nobody knows: the request had left, and no answer came that says so. It is looked up before it is asked again.
    Unknown,
}

/// What happened. The words that people read are in the catalogues, by these names; what the texts here say is
/// for logs.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum FaultKind {
    /// No line: the name was not found, or nothing could be reached.
    #[error("no connection: {0}")]
    Offline(String),
    /// The line broke, or nothing came for too long.
    #[error("the connection was lost: {0}")]
    Lost(String),
    /// A network that asks for a login answered in the place of the site.
    #[error("the network asks for a login first (answered by {host:?})")]
    Portal {
        /// Who answered; empty where that is not known.
        host: String,
    },
    /// A page that wants to know whether we are people, and no answer to what was asked.
    #[error("the site's protection asks for a person ({status})")]
    Challenge {
        /// The HTTP status.
        status: u16,
    },
    /// A guard of the site lets nobody through to what is asked, whoever asks.
    #[error("the site blocks its interface ({status})")]
    Blocked {
        /// The HTTP status.
        status: u16,
    },
    /// The certificate is not one that this machine trusts.
    #[error("the certificate is not trusted: {0}")]
    Certificate(String),
    /// The address has no encryption, and is not this machine.
    #[error("the address is not encrypted")]
    Insecure,
    /// There is no such place at the address.
    #[error("no such site: {0}")]
    NotFound(String),
    /// Name or password are wrong, or the password was revoked.
    #[error("the login is refused")]
    Login,
    /// The account may not do this.
    #[error("the account lacks a right: {0:?}")]
    Right(Right),
    /// The site is closed for a while.
    #[error("the site is under maintenance")]
    Maintenance {
        /// After what time to ask again, where the site says so.
        retry_after: Option<Duration>,
    },
    /// Too many requests, or more than the site can do now.
    #[error("the site is busy")]
    Busy {
        /// After what time to ask again, where the site says so.
        retry_after: Option<Duration>,
    },
    /// The time that a post is to have is so near that the place would take it for now: it is told when it has come.
    #[error("its time is too near to be set")]
    Soon {
        /// How long until it has come, by the place's clock.
        wait: Duration,
    },
    /// Something is larger than the site takes.
    #[error("too large for the site")]
    TooLarge {
        /// How many bytes it takes, where that is known.
        limit: Option<u64>,
    },
    /// The site's clock and this machine's are too far apart to set a time.
    #[error("the clocks are {seconds} s apart")]
    Clock {
        /// How far this machine's clock is ahead, in seconds; negative where it is behind.
        seconds: i64,
    },
    /// Somebody there published the post, or gave it a time, and the account may neither read nor change it since.
    #[error("the post is closed to the account, which lacks a right: {right:?}")]
    Closed {
        /// What is missing.
        right: Right,
        /// How it stands there, as anybody is told it.
        standing: Box<Standing>,
    },
    /// The post is no longer what was seen: nothing was written.
    #[error("the post was changed on the site")]
    Changed(Box<RemotePost>),
    /// The post is in the site's bin, or gone.
    #[error("the post is gone")]
    Gone,
    /// The post is something else there by now, such as a page: it is not gone, and not to be changed as a post.
    #[error("the post is something else now")]
    OtherType {
        /// Where it is.
        url: String,
    },
    /// There is no post by the number or address that somebody asked for.
    #[error("there is no such post")]
    NoPost,
    /// The site failed; it may do better later.
    #[error("the site failed ({status}): {code}")]
    Server {
        /// The HTTP status.
        status: u16,
        /// What the site calls it.
        code: String,
    },
    /// The site will not do it, and will not later either.
    #[error("the site refused ({status}): {code}: {message}")]
    Refused {
        /// The HTTP status.
        status: u16,
        /// What the site calls it; empty where it says nothing.
        code: String,
        /// What it says of it, in its own language.
        message: String,
    },
    /// The answer was none of what such a place gives.
    #[error("the answer makes no sense: {0}")]
    Nonsense(String),
    /// The folder is not there: nobody made it yet, or the disk that it is on is away.
    #[error("no such folder: {0}")]
    Away(String),
    /// A file of a folder could not be read or written.
    #[error("{path}: {reason}")]
    Folder {
        /// The file or folder.
        path: String,
        /// Why.
        reason: String,
    },
}

/// A right that an account has or lacks.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize,
)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
#[serde(rename_all = "kebab-case")]
pub enum Right {
    /// Posts of its own.
    Write,
    /// Posts of others.
    EditOthers,
    /// Posts of its own that are published, or have a time.
    EditPublished,
    /// To publish.
    Publish,
    /// To send pictures.
    Upload,
    /// To make tags.
    MakeTags,
    /// To make categories.
    MakeCategories,
    /// HTML as it is, without the site taking elements out.
    UnfilteredHtml,
}

impl Fault {
    /// A fault of which it is certain that nothing was done.
    #[must_use]
    pub fn not_done(kind: FaultKind) -> Self {
        Self { kind, outcome: Outcome::NotDone }
    }

    /// A fault after which nobody knows whether something was done.
    #[must_use]
    pub fn unknown(kind: FaultKind) -> Self {
        Self { kind, outcome: Outcome::Unknown }
    }

    /// Where the place leads whoever asks it, for good; nothing where it does not.
    #[must_use]
    pub fn leads_to(&self) -> Option<&str> {
        match &self.kind {
            FaultKind::Refused { code, message, .. } if code == MOVED => Some(message),
            _ => None,
        }
    }

    /// Whether it may go well later with nobody doing anything.
    #[must_use]
    pub fn is_passing(&self) -> bool {
        use FaultKind::{Away, Busy, Lost, Maintenance, Nonsense, Offline, Portal, Server, Soon};
        matches!(
            self.kind,
            Offline(_)
                | Away(_)
                | Lost(_)
                | Portal { .. }
                | Maintenance { .. }
                | Busy { .. }
                | Soon { .. }
                | Server { .. }
                | Nonsense(_)
        )
    }

    /// How long the place asked to be left alone, where it did.
    #[must_use]
    pub fn retry_after(&self) -> Option<Duration> {
        match self.kind {
            FaultKind::Maintenance { retry_after } | FaultKind::Busy { retry_after } => retry_after,
            _ => None,
        }
    }
}
