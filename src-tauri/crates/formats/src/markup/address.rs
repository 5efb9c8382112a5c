//! Addresses as an article may hold them: without detours and without what follows readers.

use warraq_core::article::Link;

/// Where a link leads once it is cleaned.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Cleaned {
    /// The address; absent where no article may lead there.
    pub(super) href: Option<String>,
    /// The parameters that were taken out.
    pub(super) trackers: Vec<String>,
}

/// Redirects at most, one in another.
const MAX_DETOURS: usize = 3;

/// `href` as it stands in a page whose own address is `base`, cleaned.
pub(super) fn clean(href: &str, base: Option<&str>) -> Cleaned {
    let address = spaced(href.trim());
    let address = straight(&address).unwrap_or(address);
    let address = resolved(&address, base);
    let (address, trackers) = without_trackers(&address);
    if Link::allows(&address) {
        Cleaned { href: Some(address), trackers }
    } else {
        Cleaned::default()
    }
}

/// Where an address leads in the end; nothing where it leads there itself.
pub(crate) fn straight(address: &str) -> Option<String> {
    let mut found = None;
    for _ in 0..MAX_DETOURS {
        match target_of_detour(found.as_deref().unwrap_or(address)) {
            Some(target) => found = Some(spaced(target.trim())),
            None => break,
        }
    }
    found
}

/// The whole address of `address`, where the page's own is known or it needs none.
pub(super) fn resolved(address: &str, base: Option<&str>) -> String {
    if address.starts_with("www.") {
        return format!("https://{address}");
    }
    if let Some(rest) = address.strip_prefix("//").filter(|rest| rest.contains('.')) {
        return format!("https://{rest}");
    }
    let has_scheme = address.split(['/', '?', '#']).next().is_some_and(|start| start.contains(':'));
    match base.and_then(origin_and_folder) {
        Some((origin, folder)) if !has_scheme && !address.is_empty() => {
            if address.starts_with('/') {
                format!("{origin}{address}")
            } else {
                joined(origin, folder, address)
            }
        }
        _ => address.to_owned(),
    }
}

fn origin_and_folder(base: &str) -> Option<(&str, &str)> {
    let host = base.find("://")? + 3;
    if !base.starts_with("http") {
        return None;
    }
    let path = base[host..].find(['/', '?', '#']).map_or(base.len(), |at| host + at);
    let (origin, path) = base.split_at(path);
    let path = path.split(['?', '#']).next().unwrap_or("");
    let folder = path.rfind('/').map_or("", |at| &path[..at]);
    Some((origin, folder))
}

fn joined(origin: &str, folder: &str, address: &str) -> String {
    let mut folders: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
    let mut rest = address;
    loop {
        if let Some(after) = rest.strip_prefix("../") {
            folders.pop();
            rest = after;
        } else if let Some(after) = rest.strip_prefix("./") {
            rest = after;
        } else {
            break;
        }
    }
    folders.push(rest);
    format!("{origin}/{}", folders.join("/"))
}

/// White space inside an address is written as browsers send it.
fn spaced(address: &str) -> String {
    address.replace(['\n', '\r', '\t'], "").replace(' ', "%20")
}

/// Where a redirect of a search engine or network leads.
fn target_of_detour(address: &str) -> Option<String> {
    let (host, path, query) = parts(address)?;
    let host = host.trim_start_matches("www.");
    let key = match host {
        _ if is_google(host) && path == "/url" => ["q", "url"],
        "l.facebook.com" | "lm.facebook.com" | "l.messenger.com" if path == "/l.php" => ["u", "u"],
        "l.instagram.com" => ["u", "u"],
        "youtube.com" if path == "/redirect" => ["q", "q"],
        "vk.com" if path == "/away.php" => ["to", "to"],
        "slack-redir.net" if path == "/link" => ["url", "url"],
        // The letters that mail passes through an office's filter.
        _ if host.ends_with(".safelinks.protection.outlook.com") => ["url", "url"],
        _ => return None,
    };
    let value =
        |key: &str| query.split('&').find_map(|pair| pair.strip_prefix(key)?.strip_prefix('='));
    let target = decoded(value(key[0]).or_else(|| value(key[1]))?);
    target.starts_with("http").then_some(target)
}

/// Whether a host is the search engine's, in whatever country.
fn is_google(host: &str) -> bool {
    let Some(country) = host.strip_prefix("google.") else { return false };
    let mut parts = country.split('.');
    let is_short = |part: &str| matches!(part.len(), 2 | 3);
    parts.by_ref().take(2).all(is_short) && parts.next().is_none()
}

/// Host, path and query of a web address.
pub(super) fn parts(address: &str) -> Option<(&str, &str, &str)> {
    let rest = address.strip_prefix("https://").or_else(|| address.strip_prefix("http://"))?;
    let rest = rest.split('#').next()?;
    let (rest, query) = rest.split_once('?').unwrap_or((rest, ""));
    let at = rest.find('/').unwrap_or(rest.len());
    Some((&rest[..at], &rest[at..], query))
}

/// A value with its `%xx` as the bytes they stand for.
pub(super) fn decoded(value: &str) -> String {
    let mut bytes = Vec::with_capacity(value.len());
    let source = value.as_bytes();
    let mut at = 0;
    while at < source.len() {
        let hex = source.get(at + 1..at + 3).and_then(|hex| str::from_utf8(hex).ok());
        match hex.and_then(|hex| u8::from_str_radix(hex, 16).ok()) {
            Some(byte) if source[at] == b'%' => {
                bytes.push(byte);
                at += 3;
            }
            _ => {
                bytes.push(source[at]);
                at += 1;
            }
        }
    }
    String::from_utf8(bytes).unwrap_or_else(|_| value.to_owned())
}

/// `address` without the parameters that only say who came from where, and those parameters.
pub(crate) fn without_trackers(address: &str) -> (String, Vec<String>) {
    let (rest, fragment) = match address.split_once('#') {
        Some((rest, fragment)) => (rest, Some(fragment)),
        None => (address, None),
    };
    let Some((page, query)) = rest.split_once('?') else {
        return (address.to_owned(), Vec::new());
    };
    let host = parts(address).map_or("", |(host, ..)| host);
    let (gone, kept): (Vec<&str>, Vec<&str>) =
        query.split('&').partition(|pair| is_tracker(pair, host));
    if gone.is_empty() {
        return (address.to_owned(), Vec::new());
    }
    let mut clean = page.to_owned();
    if !kept.is_empty() {
        clean.push('?');
        clean.push_str(&kept.join("&"));
    }
    if let Some(fragment) = fragment {
        clean.push('#');
        clean.push_str(fragment);
    }
    (clean, gone.into_iter().map(str::to_owned).collect())
}

/// Whether a parameter only says who came from where.
fn is_tracker(pair: &str, host: &str) -> bool {
    let key = pair.split('=').next().unwrap_or(pair).trim_start_matches("amp;");
    let key = key.to_ascii_lowercase();
    let is_of = |sites: &[&str]| sites.iter().any(|site| host.ends_with(site));
    match key.as_str() {
        "fbclid"
        | "gclid"
        | "dclid"
        | "gbraid"
        | "wbraid"
        | "gclsrc"
        | "msclkid"
        | "yclid"
        | "twclid"
        | "ttclid"
        | "li_fat_id"
        | "igshid"
        | "igsh"
        | "mc_cid"
        | "mc_eid"
        | "_hsenc"
        | "_hsmi"
        | "mkt_tok"
        | "vero_id"
        | "oly_enc_id"
        | "oly_anon_id"
        | "_ga"
        | "_gl"
        | "wt_mc"
        | "__twitter_impression"
        | "ref_src"
        | "ref_url"
        | "fb_action_ids"
        | "__cft__[0]"
        | "__tn__"
        | "mibextid"
        | "wickedid" => true,
        "si" => is_of(&["youtube.com", "youtu.be", "spotify.com"]),
        "s" | "t" => is_of(&["twitter.com", "x.com"]),
        "at_medium" | "at_campaign" | "at_custom1" | "at_custom2" | "at_custom3" | "at_custom4"
        | "at_ptr_name" | "at_link_id" | "at_link_type" | "at_link_origin" | "at_format" => {
            is_of(&["bbc.com", "bbc.co.uk", "aljazeera.net"])
        }
        _ => key.starts_with("utm_") || key.starts_with("hsa_"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn href(address: &str) -> Option<String> {
        clean(address, None).href
    }

    #[test]
    fn what_follows_readers_is_taken_out_and_named() {
        let cleaned = clean("https://a.example/خبر?id=7&utm_source=fb&FBCLID=x&p=2#بعد", None);
        assert_eq!(cleaned.href.as_deref(), Some("https://a.example/خبر?id=7&p=2#بعد"));
        assert_eq!(cleaned.trackers, ["utm_source=fb", "FBCLID=x"]);
        let cleaned = clean("https://youtu.be/abc?si=1", None);
        assert_eq!(cleaned.href.as_deref(), Some("https://youtu.be/abc"));
        assert_eq!(
            href("https://a.example/?s=قسد&si=1").as_deref(),
            Some("https://a.example/?s=قسد&si=1")
        );
    }

    #[test]
    fn detours_lead_straight() {
        let google = "https://www.google.com/url?q=https://a.example/%D9%82?x%3D1%26y%3D2&sa=D&source=editors&ust=1";
        assert_eq!(href(google).as_deref(), Some("https://a.example/ق?x=1&y=2"));
        let facebook = "https://l.facebook.com/l.php?u=https%3A%2F%2Fa.example%2F%3Ffbclid%3D1&h=x";
        assert_eq!(href(facebook).as_deref(), Some("https://a.example/"));
        let office = "https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fa.example%2Fb%3Futm_source%3Dx&data=05%7C02&reserved=0";
        assert_eq!(href(office).as_deref(), Some("https://a.example/b"));
        let country = "https://www.google.com.sy/url?sa=t&url=https%3A%2F%2Fa.example%2F";
        assert_eq!(href(country).as_deref(), Some("https://a.example/"));
        assert!(!is_google("google.a.example") && !is_google("google.com.sy.example"));
        assert_eq!(
            href("https://www.google.com/url?q=javascript:x"),
            href("https://www.google.com/url?q=javascript:x")
        );
    }

    #[test]
    fn what_runs_leads_nowhere() {
        for address in [
            "javascript:alert(1)",
            "JavaScript:x",
            "java\nscript:x",
            "data:text/html,x",
            "file:///x",
            "",
            "page.html",
        ] {
            assert_eq!(href(address), None, "{address}");
        }
    }

    #[test]
    fn relative_addresses_are_those_of_the_page() {
        let at = |address: &str| clean(address, Some("https://a.example/x/y.html?z#w")).href;
        assert_eq!(at("/b").as_deref(), Some("https://a.example/b"));
        assert_eq!(at("b?c").as_deref(), Some("https://a.example/x/b?c"));
        assert_eq!(at("../../../b").as_deref(), Some("https://a.example/b"));
        assert_eq!(at("//c.example/b").as_deref(), Some("https://c.example/b"));
        assert_eq!(at("javascript:x"), None);
        assert_eq!(clean("b", Some("file:///x/y")).href, None);
    }
}
