//! What it means where WordPress refuses: by its `code`, never by its message, which is in the site's language.

use serde::Deserialize;
use serde_json::Value;

use crate::fault::{Fault, FaultKind, Outcome, Right};
use crate::http::{self, Reply, Request};
use crate::term::Taxonomy;

/// What was asked about, to know which right was missing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum About {
    /// The site and the account.
    Site,
    /// A post.
    Post,
    /// A picture.
    Medium,
    /// Terms.
    Terms(Taxonomy),
}

/// How WordPress says no.
#[derive(Debug, Deserialize)]
pub struct Refusal {
    /// Its name.
    pub code: String,
    /// It in words.
    #[serde(default)]
    pub message: String,
    /// More about it.
    #[serde(default)]
    pub data: Value,
}

/// What stopped a request.
pub fn fault(reply: &Reply, request: &Request, about: About) -> Fault {
    said(reply, request.only_reads(), about)
}

/// What stopped a change.
pub fn of_change(reply: &Reply, about: About) -> Fault {
    said(reply, false, about)
}

fn said(reply: &Reply, only_reads: bool, about: About) -> Fault {
    let Some(Refusal { code, message, data }) = reply.json().filter(|said: &Refusal| is_own(said))
    else {
        return http::refusal(reply, only_reads);
    };
    let status = reply.status;
    let kind = match (status, code.as_str()) {
        (401, _) => FaultKind::Login,
        (403, code) => forbidden(code, about).unwrap_or(FaultKind::Blocked { status }),
        (400, "rest_invalid_param") if let Some(lacking) = of_states(&data) => lacking,
        (404, "rest_no_route") => FaultKind::NotFound(code.clone()),
        (404 | 410, _) => FaultKind::Gone,
        // What is larger than PHP takes has no content any more when WordPress looks for it.
        (400, "rest_upload_no_content_disposition" | "rest_upload_no_data")
            if about == About::Medium =>
        {
            FaultKind::TooLarge { limit: None }
        }
        (_, "rest_upload_file_too_big" | "rest_upload_limited_space") => {
            FaultKind::TooLarge { limit: None }
        }
        (503, "warraq_busy") => FaultKind::Busy { retry_after: reply.retry_after() },
        (503, "wp_die") => FaultKind::Maintenance { retry_after: reply.retry_after() },
        // A file of a forbidden type is a failure of the site to WordPress, and stays forbidden.
        (500, _) if code.starts_with("rest_upload_") => {
            FaultKind::Refused { status, code: code.clone(), message }
        }
        (413 | 429 | 503, _) => http::refusal(reply, only_reads).kind,
        (500.., _) => FaultKind::Server { status, code: code.clone() },
        _ => FaultKind::Refused { status, code: code.clone(), message },
    };
    let certain = status < 500
        || code.starts_with("rest_upload_")
        || matches!((status, &*code), (503, "wp_die" | "warraq_busy"));
    let outcome = if only_reads || certain { Outcome::NotDone } else { Outcome::Unknown };
    Fault { kind, outcome }
}

/// What is missing where the states of posts that were asked for are refused: WordPress takes that for a wrong parameter, and
/// says in its details whether nobody is signed in or whether they may not.
fn of_states(data: &Value) -> Option<FaultKind> {
    let said = &data["details"]["status"];
    match (said["code"].as_str()?, said["data"]["status"].as_u64()?) {
        ("rest_forbidden_status", 401) => Some(FaultKind::Login),
        ("rest_forbidden_status", 403) => Some(FaultKind::Right(Right::Write)),
        _ => None,
    }
}

/// What is missing where WordPress itself forbids; nothing where somebody else does, for whom it has no name.
fn forbidden(code: &str, about: About) -> Option<FaultKind> {
    let right = match (code, about) {
        ("rest_cannot_publish", _) => Right::Publish,
        (
            "rest_cannot_edit" | "rest_cannot_edit_others" | "rest_forbidden_context",
            About::Post,
        ) => Right::EditOthers,
        (_, About::Medium) if is_wordpress(code) => Right::Upload,
        (_, About::Terms(Taxonomy::Tag)) if is_wordpress(code) => Right::MakeTags,
        (_, About::Terms(Taxonomy::Category)) if is_wordpress(code) => Right::MakeCategories,
        (_, About::Post | About::Site) if is_wordpress(code) => Right::Write,
        _ => return None,
    };
    Some(FaultKind::Right(right))
}

/// The names that WordPress's own refusals for lack of a right have.
fn is_wordpress(code: &str) -> bool {
    ["rest_cannot_", "rest_forbidden", "rest_user_cannot_"]
        .iter()
        .any(|start| code.starts_with(start))
        && code != "rest_cannot_access"
}

/// Whether the answer is WordPress's: others say `{"code": 403}` too.
fn is_own(said: &Refusal) -> bool {
    !said.code.is_empty()
}
