//! How a post stands on its site: its state, who may see it, since when.

use chrono::{DateTime, NaiveDateTime, Utc};
use warraq_core::moment;
use warraq_core::workflow::Status;

use super::item::RawPost;
use crate::report::{Report, WarningKind};

/// What a post's state on the site is in the workflow. What is published is with the readers, behind a password too; what
/// only the site's own people see is finished and with nobody. A state that only plugins know is a draft.
pub(super) fn status(name: &str) -> Option<Status> {
    Some(match name.trim() {
        "publish" => Status::Delivered,
        "private" | "future" => Status::Ready,
        "pending" => Status::Submitted,
        "draft" | "auto-draft" | "inherit" | "" => Status::Draft,
        "trash" => Status::Spiked,
        _ => return None,
    })
}

/// Says what of a post's standing on the site an article does not have: its type, who may see it, a state that only
/// plugins know. Its password is not repeated.
pub(super) fn warn_of_standing(post: &RawPost, report: &mut Report) {
    let own = &post.fields;
    if !matches!(own.post_type.trim(), "" | "post") {
        report.warn(WarningKind::UnknownField, format!("post_type: {}", own.post_type.trim()));
    }
    if status(&own.status).is_none() {
        report.warn(WarningKind::UnknownField, format!("status: {}", own.status.trim()));
    }
    if own.status.trim() == "private" {
        report.warn(WarningKind::NotPublic, "private");
    }
    if !own.password.trim().is_empty() {
        report.warn(WarningKind::NotPublic, "password");
    }
}

/// A time of the file: `2024-01-17 12:00:00`, in UTC. WordPress writes zeros where there is none.
pub(super) fn time(text: &str) -> Option<DateTime<Utc>> {
    naive(text).map(|time| time.and_utc())
}

pub(super) fn naive(text: &str) -> Option<NaiveDateTime> {
    let time = NaiveDateTime::parse_from_str(text.trim(), "%Y-%m-%d %H:%M:%S").ok();
    time.filter(|time| moment::writable(time.and_utc()).is_some())
}
