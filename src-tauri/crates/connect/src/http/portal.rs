//! Networks that ask for a login, and answer in the place of the site until somebody has logged in.
//!
//! With encryption they cannot answer for another: a site is not reached then, or its certificate is not its own.
//! Without, they lead elsewhere or show a page. A site that moved leads elsewhere as well, but for good, or to the same
//! place of its new host.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use url::{Host, Url};

use super::page;
use super::reply::Reply;

/// What pages of networks are about, in lower case; `wispaccess` is what programs are to know them by.
const WORDS: [&str; 10] = [
    "wispaccess",
    "captive",
    "hotspot",
    "wi-fi",
    "wifi",
    "walled garden",
    "mikrotik",
    "coova",
    "nodogsplash",
    "واي فاي",
];

/// What addresses have at which guests of a network log in, in lower case.
const WAYS_IN: [&str; 9] =
    ["login", "logon", "portal", "captive", "hotspot", "splash", "guest", "auth", "welcome"];

/// Whether somebody on the way can answer what is asked there.
pub fn can_answer(url: &Url) -> bool {
    url.scheme() == "http"
}

/// Who stands in the place of the site, where this leads to `next` as networks do; nothing where a site does that.
pub fn in_the_way(reply: &Reply, next: &Url) -> Option<String> {
    let host = next.host_str().unwrap_or_default();
    if !can_answer(&reply.url) || is_same_site(&reply.url, next) {
        return None;
    }
    // What is inside the network itself is nobody's new address.
    let leads_inside = is_inside(next) && !is_inside(&reply.url);
    let is_for_now = matches!(reply.status, 302 | 303 | 307);
    (leads_inside || is_for_now && !keeps_its_place(&reply.url, next)).then(|| host.to_owned())
}

/// The same for a question that may wander: where a site may have moved, its new place is asked, but not where guests
/// log in.
pub fn in_the_way_in(reply: &Reply, next: &Url) -> Option<String> {
    let said = format!("{}?{}", next.path(), next.query().unwrap_or_default()).to_lowercase();
    let host = next.host_str().unwrap_or_default().to_lowercase();
    let is_way_in = WAYS_IN.iter().any(|word| said.contains(word) || host.contains(word));
    let leads_inside = is_inside(next) && !is_inside(&reply.url);
    in_the_way(reply, next).filter(|_| is_way_in || leads_inside)
}

/// Who stands in the place of the site, where its page is that of a network: the other host to which it sends its reader
/// at once or its form, else nobody who is known by name.
pub fn in_page(reply: &Reply) -> Option<String> {
    if !can_answer(&reply.url) || !reply.is_page() {
        return None;
    }
    let text = reply.text();
    let lower = text.to_ascii_lowercase();
    let other = targets(&lower, &text).find_map(|target| {
        let url = reply.url.join(target).ok()?;
        let host = url.host_str()?;
        (Some(host) != reply.url.host_str() && is_web(&url)).then(|| host.to_owned())
    });
    let asks = || {
        let lower = text.to_lowercase();
        let has_words = WORDS.iter().any(|word| lower.contains(word));
        has_words || lower.contains("type=\"password\"") || lower.contains("type=password")
    };
    other.or_else(|| asks().then(String::new))
}

/// Whether the page is surely that of a network, whatever was asked for.
pub(crate) fn is_of_a_network(reply: &Reply) -> bool {
    reply.is_led_off || in_page(reply).is_some()
}

/// Who answered in the place of the site, where this came for what no site has; nothing where it was the site.
pub fn in_answer(reply: &Reply, next: Option<&Url>) -> Option<String> {
    if let Some(next) = next {
        return in_the_way(reply, next);
    }
    match reply.status {
        511 => Some(String::new()),
        200..=299 if reply.is_page() && !page::is_of_wordpress(reply) => {
            let is_guarded = page::is_behind_a_guard(reply) || page::is_challenge(reply);
            (!is_guarded).then(|| in_page(reply).unwrap_or_default())
        }
        _ => None,
    }
}

/// The same of an answer that leads nowhere.
pub(crate) fn network_in(reply: &Reply) -> Option<String> {
    in_answer(reply, None)
}

/// Whether both are one site, under its two usual names.
pub fn is_same_site(one: &Url, other: &Url) -> bool {
    let bare = |url: &Url| {
        let host = url.host_str().unwrap_or_default();
        host.strip_prefix("www.").unwrap_or(host).to_owned()
    };
    bare(one) == bare(other)
}

/// Whether what was asked for is asked for there, too.
fn keeps_its_place(asked: &Url, next: &Url) -> bool {
    let path = asked.path().trim_end_matches('/');
    !path.is_empty() && next.path().trim_end_matches('/').ends_with(path)
}

/// Whether an address is only one inside a network.
fn is_inside(url: &Url) -> bool {
    match url.host() {
        Some(Host::Ipv4(address)) => is_private(address.into()),
        Some(Host::Ipv6(address)) => is_private(address.into()),
        Some(Host::Domain(name)) => {
            let ends = [".local", ".lan", ".home", ".internal", ".home.arpa", ".localhost"];
            !name.contains('.') || ends.iter().any(|end| name.ends_with(end))
        }
        None => false,
    }
}

fn is_private(address: IpAddr) -> bool {
    const SHARED: Ipv4Addr = Ipv4Addr::new(100, 64, 0, 0);
    match address {
        IpAddr::V4(ip) => {
            let is_shared = ip.to_bits() >> 22 == SHARED.to_bits() >> 22;
            ip.is_private() || ip.is_loopback() || ip.is_link_local() || is_shared
        }
        IpAddr::V6(ip) => {
            let local: Ipv6Addr = ip;
            local.is_loopback() || local.is_unique_local() || local.is_unicast_link_local()
        }
    }
}

/// Addresses of forms, of `<meta http-equiv="refresh">` and of scripts that lead away.
fn targets<'a>(lower: &'a str, text: &'a str) -> impl Iterator<Item = &'a str> {
    let tags = lower.match_indices('<').filter_map(|(start, _)| {
        let end = start + lower[start..].find('>')?;
        Some((start, end))
    });
    let of_tags = tags.filter_map(move |(start, end)| {
        let (tag, written) = (&lower[start..end], &text[start..end]);
        let sign = match tag {
            _ if tag.starts_with("<form") => "action=",
            _ if tag.starts_with("<meta") && tag.contains("refresh") => "url=",
            _ => return None,
        };
        quoted(written[tag.find(sign)? + sign.len()..].trim_start_matches(['"', '\'']))
    });
    let scripts =
        ["location=", "location =", "location.href", "location.replace", "location.assign"];
    let of_scripts = scripts.into_iter().flat_map(move |sign| {
        lower.match_indices(sign).filter_map(move |(start, _)| {
            let rest = &text[start + sign.len()..];
            let rest = rest.trim_start_matches([' ', '=', '(']);
            quoted(rest.strip_prefix(['"', '\''])?)
        })
    });
    of_tags.chain(of_scripts)
}

/// What stands before the end of an attribute or a quotation.
fn quoted(text: &str) -> Option<&str> {
    text.split(['"', '\'', ' ', '>']).next()
}

fn is_web(url: &Url) -> bool {
    matches!(url.scheme(), "http" | "https")
}

#[cfg(test)]
mod tests;
