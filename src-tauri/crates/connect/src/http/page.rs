//! Pages for people that came in the place of an answer.

use url::Url;

use super::reply::Reply;

/// What pages that ask whether we are people have in them, in lower case.
/// Guards put a script of theirs into every page they pass on, which is no such sign.
const CHALLENGES: [&str; 9] = [
    "orchestrate/chl",
    "cf-chl",
    "just a moment...",
    "captcha",
    "turnstile",
    "imunify360",
    "sgcaptcha",
    "checking your browser",
    "enable javascript and cookies",
];

/// Whether it wants to know if we are people.
pub fn is_challenge(reply: &Reply) -> bool {
    if reply.header("cf-mitigated") == Some("challenge") || reply.header("sg-captcha").is_some() {
        return true;
    }
    if !matches!(reply.status, 200..=299 | 401 | 403 | 429 | 503) || !reply.is_page() {
        return false;
    }
    let text = reply.text().to_lowercase();
    CHALLENGES.iter().any(|sign| text.contains(sign))
}

/// The other host that a page sends its reader to at once, or its form to: that of a network which asks for a login.
/// With encryption it cannot answer for another.
pub fn portal(reply: &Reply) -> Option<String> {
    if reply.url.scheme() != "http" {
        return None;
    }
    let text = reply.text();
    let lower = text.to_ascii_lowercase();
    let found = targets(&lower, &text).find_map(|target| {
        let url = reply.url.join(target).ok()?;
        let host = url.host_str()?;
        (Some(host) != reply.url.host_str() && is_web(&url)).then(|| host.to_owned())
    });
    found.filter(|_| reply.is_page())
}

/// Addresses of forms and of `<meta http-equiv="refresh">`.
fn targets<'a>(lower: &'a str, text: &'a str) -> impl Iterator<Item = &'a str> {
    let tags = lower.match_indices('<').filter_map(|(start, _)| {
        let end = start + lower[start..].find('>')?;
        Some((start, end))
    });
    tags.filter_map(move |(start, end)| {
        let (tag, written) = (&lower[start..end], &text[start..end]);
        let sign = match tag {
            _ if tag.starts_with("<form") => "action=",
            _ if tag.starts_with("<meta") && tag.contains("refresh") => "url=",
            _ => return None,
        };
        let target = written[tag.find(sign)? + sign.len()..].trim_start_matches(['"', '\'']);
        target.split(['"', '\'', ' ', '>']).next()
    })
}

fn is_web(url: &Url) -> bool {
    matches!(url.scheme(), "http" | "https")
}
