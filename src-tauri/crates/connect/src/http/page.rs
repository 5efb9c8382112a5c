//! Pages for people that came in the place of an answer.

use super::portal;
use super::reply::Reply;
use crate::fault::FaultKind;

/// What only pages have that ask whether we are people, in lower case.
/// Guards put a script of theirs into every page they pass on, which is no such sign.
const GUARDS: [&str; 7] = [
    "orchestrate/chl",
    "cf-chl",
    "just a moment...",
    "imunify360",
    "sgcaptcha",
    "checking your browser",
    "enable javascript and cookies",
];

/// What such pages have, and others that ask people for something.
const CAPTCHAS: [&str; 2] = ["captcha", "turnstile"];

/// What `WordPress` writes into each page of its own.
const WORDPRESS: [&str; 4] =
    ["/wp-content/", "/wp-includes/", "https://api.w.org/", "content=\"wordpress "];

/// What pages have of sites that are closed for a while, in lower case.
const MAINTENANCE: [&str; 5] =
    ["wp-die-message", "id=\"error-page\"", "maintenance", "الصيانة", "صيانة"];

/// Whether it wants to know if we are people.
pub fn is_challenge(reply: &Reply) -> bool {
    if is_guards_own(reply) {
        return true;
    }
    if !matches!(reply.status, 200..=299 | 401 | 403 | 429 | 503) || !reply.is_page() {
        return false;
    }
    let text = reply.text().to_lowercase();
    let has = |signs: &[&str]| signs.iter().any(|sign| text.contains(sign));
    // Networks have their guests read letters, too.
    has(&GUARDS) || has(&CAPTCHAS) && portal::in_page(reply).is_none()
}

/// Whether its headers say that a guard asks.
fn is_guards_own(reply: &Reply) -> bool {
    reply.header("cf-mitigated") == Some("challenge") || reply.header("sg-captcha").is_some()
}

/// What a page is that says it went well and is no answer.
pub fn instead(reply: &Reply) -> FaultKind {
    let status = reply.status;
    if is_of_wordpress(reply) {
        // It shows its pages to whoever asks for its interface.
        return FaultKind::Blocked { status };
    }
    match portal::in_page(reply) {
        Some(host) => FaultKind::Portal { host },
        // With encryption nobody can answer for a site, and a guard that stands before it says who it is.
        None if portal::can_answer(&reply.url) && !is_behind_a_guard(reply) => {
            FaultKind::Portal { host: String::new() }
        }
        None => FaultKind::Challenge { status },
    }
}

/// Whether `WordPress` made the page.
pub fn is_of_wordpress(reply: &Reply) -> bool {
    let text = reply.text().to_lowercase();
    WORDPRESS.iter().any(|sign| text.contains(sign))
}

/// Whether the page says that its site is closed for a while: `WordPress` says so itself, on the page on which it ends
/// whatever it cannot go on with, and so do those who close one. That somebody is to come again later says nothing of why.
pub fn is_of_maintenance(reply: &Reply) -> bool {
    let text = reply.text().to_lowercase();
    reply.is_page() && MAINTENANCE.iter().any(|sign| text.contains(sign))
}

/// Whether what guards write into each answer is there.
pub fn is_behind_a_guard(reply: &Reply) -> bool {
    let server = reply.header("server").unwrap_or_default().to_ascii_lowercase();
    reply.header("cf-ray").is_some()
        || ["cloudflare", "sucuri", "imunify360", "ddos-guard"]
            .iter()
            .any(|guard| server.contains(guard))
}
