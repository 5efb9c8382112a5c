//! What an answer means that is not the one that was wanted.

use super::page;
use super::reply::Reply;
use crate::fault::{Fault, FaultKind, Outcome};

/// What stopped a request, by the status and the page of its answer. `only_reads`: asking changes nothing.
pub(crate) fn refusal(reply: &Reply, only_reads: bool) -> Fault {
    Fault { kind: kind(reply), outcome: outcome(reply, only_reads) }
}

fn kind(reply: &Reply) -> FaultKind {
    let (status, retry_after) = (reply.status, reply.retry_after());
    if page::is_challenge(reply) {
        return FaultKind::Challenge { status };
    }
    if reply.is_led_off && reply.is_page() && !page::is_of_wordpress(reply) {
        return FaultKind::Portal { host: reply.url.host_str().unwrap_or_default().to_owned() };
    }
    match status {
        200..=299 => page_instead(reply),
        401 if !reply.is_page() => FaultKind::Login,
        401 | 403 | 406 => FaultKind::Blocked { status },
        404 | 410 => FaultKind::NotFound(address(reply)),
        408 => FaultKind::Lost("the request did not come in time".to_owned()),
        413 => FaultKind::TooLarge { limit: None },
        503 if page::is_of_maintenance(reply) => FaultKind::Maintenance { retry_after },
        429 | 503 => FaultKind::Busy { retry_after },
        511 => FaultKind::Portal { host: String::new() },
        500..=599 => FaultKind::Server { status, code: String::new() },
        _ => FaultKind::Refused { status, code: String::new(), message: String::new() },
    }
}

fn page_instead(reply: &Reply) -> FaultKind {
    if reply.is_page() {
        return page::instead(reply);
    }
    FaultKind::Nonsense(format!("{} answers with {} bytes", address(reply), reply.body.len()))
}

/// Whether what was asked may have been done: where the answer says that it went well, and where the site broke down
/// over it.
fn outcome(reply: &Reply, only_reads: bool) -> Outcome {
    match reply.status {
        200..=299 | 500..=510 | 512..=599 if !only_reads => Outcome::Unknown,
        _ => Outcome::NotDone,
    }
}

/// Where it came from, without what was asked for.
fn address(reply: &Reply) -> String {
    let mut url = reply.url.clone();
    url.set_query(None);
    url.to_string()
}
