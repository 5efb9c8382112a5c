//! Why a delivery waits or stopped, as it is kept and as the catalogues say it.

use chrono::{DateTime, TimeDelta, Utc};
use serde::{Deserialize, Serialize};
use warraq_connect::http::is_unknown_name;
use warraq_connect::{Fault, FaultKind};

use crate::parts::Thing;
use crate::readable::readable;

/// Why a delivery waits or stopped.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
pub struct Reason {
    /// What it is: the words for it are in the catalogues.
    pub kind: ReasonKind,
    /// What the words speak of: a right, a host, what the site calls the fault; empty where there is nothing.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub detail: String,
    /// Where the article's own post opens, where the words speak of another beside it; empty where there is nothing.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub ours: String,
    /// What of the site's text the words speak of.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub things: Vec<Thing>,
    /// Until when, where it ends by itself.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<DateTime<Utc>>,
}

/// What keeps a delivery from going on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
#[serde(rename_all = "kebab-case")]
pub enum ReasonKind {
    /// No connection.
    Offline,
    /// The connection broke.
    Lost,
    /// The network asks for a login.
    Portal,
    /// The site asks whether we are people.
    Challenge,
    /// The site lets nobody through.
    Blocked,
    /// The certificate is not trusted.
    Certificate,
    /// The address is not encrypted.
    Insecure,
    /// There is no such site.
    NotFound,
    /// The site is at another address now.
    Moved,
    /// Name or password are wrong.
    Login,
    /// The account may not do it.
    Right,
    /// The site is closed for a while.
    Maintenance,
    /// The site has too much to do.
    Busy,
    /// The time it is to be published at is too near to be set there: it is published from here when it has come.
    Soon,
    /// A picture or the text is too large.
    TooLarge,
    /// The clocks are too far apart.
    Clock,
    /// The post is in the site's bin.
    Gone,
    /// The post was deleted for good.
    Deleted,
    /// The post is something else there by now, such as a page.
    OtherType,
    /// The post was in the site's bin, for which the delivery was refused, and somebody took it out since: it waits for a
    /// person to have it go on.
    Restored,
    /// There is no such post.
    NoPost,
    /// The site failed.
    Server,
    /// The site refused.
    Refused,
    /// The answer made no sense.
    Nonsense,
    /// A file of a folder could not be read or written.
    Folder,
    /// Somebody changed the post on the site.
    Changed,
    /// What somebody saved on the site was written over, in the moment in which it was sent.
    WrittenOver,
    /// What changed in the article does not go into the text of the site: something would be lost or stand there twice.
    Unmatched,
    /// What the post says is not what the article said when it left: something is lost there or stands there twice.
    Disagrees,
    /// The post is there, and nobody here knows what of it was seen; the detail is `taken-back` where readers had it and do
    /// not any more.
    Unseen,
    /// The article is under embargo.
    Embargo,
    /// It was refused for an embargo that is over, or was lifted: it waits for a person to have it go on.
    EmbargoOver,
    /// Words that must not be published stand in it.
    NeverPublish,
    /// The article is not in the vault any more.
    ArticleGone,
    /// What is kept of the delivery cannot be read.
    Unreadable,
    /// The site was removed.
    SiteRemoved,
    /// The site took it, and left it in another state than was asked for.
    OtherState,
    /// A later delivery of the article took its place.
    Superseded,
    /// A later one took its place that goes to the same site by another account: the detail is what that is called here.
    Overtaken,
    /// Somebody decided for the text on the site.
    TheirsKept,
    /// Somebody decided for what stands on the site and sent nothing: what was asked for is not done.
    OrderDropped,
    /// It was published on the site meanwhile, and stays so.
    PublishedThere,
    /// Somebody there published it, and the account may not read it since.
    PublishedUnread,
    /// It was given a time on the site meanwhile, which it keeps.
    ScheduledThere,
    /// It was taken from its readers on the site; or its time was taken from it, before any reader had it: the detail is
    /// `time` then.
    TakenBack,
    /// It was made private on the site: only who is signed in there with a right to it sees it.
    MadePrivate,
    /// Readers are asked for a password there before they see what it says.
    Locked,
    /// It is shown again to readers, from whom it had been taken on the site.
    PublicAgain,
    /// Nothing is left of what may go over the line.
    Budget,
    /// The program ended before the answer came: what was asked for is looked up.
    Interrupted,
    /// The site is to publish it before its embargo ends.
    EmbargoScheduled,
    /// Readers see it, and it is under embargo.
    EmbargoLive,
    /// The site did not keep all its words, and no reader sees it yet.
    WordsLost,
    /// The site did not keep all the words of what readers see, or will at its time.
    WordsLostLive,
    /// Another account of the same site, under another name in the list, made the post, and this one may not change it.
    OtherEntry,
    /// Somebody took the post that another took the place of out of the site's bin: there are two.
    SecondPost,
    /// Somebody whose account does not see the post made another beside it: there are two.
    OtherPost,
    /// One of the same article stands before it and waits for a decision: the detail is its id.
    Behind,
    /// Pictures that the article shows have no file that could leave, and readers would get it without them.
    PicturesMissing,
    /// Readers would lose what the site's text has beside its words, because the article does not hold it.
    ThingsGone,
    /// The folder is not there: nobody made it, or the disk that it is on is away.
    Away,
}

impl ReasonKind {
    /// Every kind.
    pub const ALL: [Self; 61] = [
        Self::Offline,
        Self::Lost,
        Self::Portal,
        Self::Challenge,
        Self::Blocked,
        Self::Certificate,
        Self::Insecure,
        Self::NotFound,
        Self::Moved,
        Self::Login,
        Self::Right,
        Self::Maintenance,
        Self::Busy,
        Self::Soon,
        Self::TooLarge,
        Self::Clock,
        Self::Gone,
        Self::Deleted,
        Self::OtherType,
        Self::Restored,
        Self::NoPost,
        Self::Server,
        Self::Refused,
        Self::Nonsense,
        Self::Folder,
        Self::Changed,
        Self::WrittenOver,
        Self::Unmatched,
        Self::Disagrees,
        Self::Unseen,
        Self::Embargo,
        Self::EmbargoOver,
        Self::NeverPublish,
        Self::ArticleGone,
        Self::Unreadable,
        Self::SiteRemoved,
        Self::OtherState,
        Self::Superseded,
        Self::Overtaken,
        Self::TheirsKept,
        Self::OrderDropped,
        Self::PublishedThere,
        Self::PublishedUnread,
        Self::ScheduledThere,
        Self::TakenBack,
        Self::MadePrivate,
        Self::Locked,
        Self::PublicAgain,
        Self::Budget,
        Self::Interrupted,
        Self::EmbargoScheduled,
        Self::EmbargoLive,
        Self::WordsLost,
        Self::WordsLostLive,
        Self::OtherEntry,
        Self::SecondPost,
        Self::OtherPost,
        Self::Behind,
        Self::PicturesMissing,
        Self::ThingsGone,
        Self::Away,
    ];
}

impl From<ReasonKind> for Reason {
    fn from(kind: ReasonKind) -> Self {
        Self::plain(kind)
    }
}

impl Reason {
    /// A reason that says all by its kind.
    #[must_use]
    pub fn plain(kind: ReasonKind) -> Self {
        Self { kind, detail: String::new(), ours: String::new(), things: Vec::new(), until: None }
    }

    /// A reason with what it speaks of.
    #[must_use]
    pub fn of(kind: ReasonKind, detail: &(impl ToString + ?Sized)) -> Self {
        Self { detail: detail.to_string(), ..Self::plain(kind) }
    }

    /// What stopped a call.
    #[must_use]
    pub fn of_fault(fault: &Fault) -> Self {
        if let Some(address) = fault.leads_to() {
            return Self::of(ReasonKind::Moved, address);
        }
        match &fault.kind {
            FaultKind::Offline(what) => Self::of(ReasonKind::Offline, what),
            FaultKind::Lost(what) => Self::of(ReasonKind::Lost, what),
            FaultKind::Portal { host } => Self::of(ReasonKind::Portal, host),
            FaultKind::Challenge { status } => Self::of(ReasonKind::Challenge, status),
            FaultKind::Blocked { status } => Self::of(ReasonKind::Blocked, status),
            FaultKind::Certificate(what) => Self::of(ReasonKind::Certificate, what),
            FaultKind::Insecure => Self::plain(ReasonKind::Insecure),
            FaultKind::NotFound(what) => Self::of(ReasonKind::NotFound, what),
            FaultKind::Away(path) => Self::of(ReasonKind::Away, path),
            FaultKind::Login => Self::plain(ReasonKind::Login),
            FaultKind::Right(right) | FaultKind::Closed { right, .. } => {
                Self::of(ReasonKind::Right, &name_of(*right))
            }
            FaultKind::Maintenance { .. } => Self::plain(ReasonKind::Maintenance),
            FaultKind::Busy { .. } => Self::plain(ReasonKind::Busy),
            FaultKind::Soon { .. } => Self::plain(ReasonKind::Soon),
            FaultKind::TooLarge { limit } => {
                Self::of(ReasonKind::TooLarge, &limit.map_or_else(String::new, |it| it.to_string()))
            }
            FaultKind::Clock { seconds } => Self::of(ReasonKind::Clock, &seconds.abs()),
            FaultKind::Changed(_) => Self::plain(ReasonKind::Changed),
            FaultKind::Gone => Self::plain(ReasonKind::Gone),
            FaultKind::OtherType { url } => Self::of(ReasonKind::OtherType, &readable(url)),
            FaultKind::NoPost => Self::plain(ReasonKind::NoPost),
            FaultKind::Server { status, code } => {
                Self::of(ReasonKind::Server, format!("{status} {code}").trim())
            }
            FaultKind::Refused { code, message, .. } if message.is_empty() => {
                Self::of(ReasonKind::Refused, code)
            }
            FaultKind::Refused { message, .. } => Self::of(ReasonKind::Refused, message),
            FaultKind::Nonsense(what) => Self::of(ReasonKind::Nonsense, what),
            FaultKind::Folder { path, reason } => {
                Self::of(ReasonKind::Folder, &format!("{path}: {reason}"))
            }
        }
    }

    /// Whether nobody knows a site by the name that was asked for.
    #[must_use]
    pub fn names_no_site(&self) -> bool {
        self.kind == ReasonKind::Offline && is_unknown_name(&self.detail)
    }

    /// What stopped a call that nobody makes again by itself, with the time until which the site asked for that.
    #[must_use]
    pub fn of_fault_at(fault: &Fault, now: DateTime<Utc>) -> Self {
        let until = fault.retry_after().and_then(|after| TimeDelta::from_std(after).ok());
        Self { until: until.map(|after| now + after), ..Self::of_fault(fault) }
    }

    /// The same until then.
    pub(crate) fn until(self, until: DateTime<Utc>) -> Self {
        Self { until: Some(until), ..self }
    }

    /// As it is kept.
    pub(crate) fn to_json(&self) -> serde_json::Value {
        serde_json::to_value(self).expect("a reason is plain data")
    }
}

fn name_of(right: warraq_connect::Right) -> String {
    match serde_json::to_value(right) {
        Ok(serde_json::Value::String(name)) => name,
        _ => unreachable!("rights are plain names"),
    }
}
