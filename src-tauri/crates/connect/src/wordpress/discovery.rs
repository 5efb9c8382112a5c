//! From what a person types to a site's interface.

use url::Url;

use super::page::{attribute, tags};
use super::refusal::{About, Refusal, fault};
use super::root::Root;
use super::survey::{INDEX_FIELDS, Index};
use crate::entities::decoded;
use crate::fault::{Fault, FaultKind};
use crate::http::{
    Client, NOBODY_HAS, Options, Reply, Request, is_of_a_network, is_this_machine, network_in,
};

/// What tails of addresses people copy that are none of the site's.
const TAILS: [&str; 5] = ["wp-admin", "wp-login.php", "wp-json", "index.php", "xmlrpc.php"];

/// A site that was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// Where its interface is.
    pub root: Url,
    /// Where its pages are.
    pub home: Url,
    /// What it is called.
    pub name: String,
    /// Where people allow a program to act for them; nothing where the site does not announce that it takes
    /// application passwords.
    pub authorize: Option<Url>,
}

/// The site at an address as people type it: `example.org`, `https://www.example.org/news/`, the address of its
/// dashboard or of one of its articles. Nobody is logged in for it.
///
/// # Errors
/// [`FaultKind::NotFound`] where no WordPress is there, [`FaultKind::Insecure`] where it only answers without
/// encryption, and whatever keeps it from answering.
pub async fn discover(typed: &str, options: &Options) -> Result<Place, Fault> {
    let address = encrypted(address(typed)?);
    let found = find(&address, options).await;
    // Where nobody answers with encryption, somebody may without, which is worth saying.
    let fault = match found {
        Err(fault) if matches!(fault.kind, FaultKind::Offline(_)) => fault,
        other => return other,
    };
    let mut bare = address.clone();
    if address.scheme() != "https" || bare.set_scheme("http").is_err() {
        return Err(fault);
    }
    let open = Options { allow_insecure: true, ..options.clone() };
    match find(&bare, &open).await {
        Ok(_) if !options.allow_insecure && !is_this_machine(&bare) => {
            Err(Fault::not_done(FaultKind::Insecure))
        }
        Err(Fault { kind: FaultKind::Offline(_) | FaultKind::NotFound(_), .. }) => Err(fault),
        other => other,
    }
}

/// An address that is first asked with encryption, whatever was typed: links to sites are older than theirs.
fn encrypted(mut address: Url) -> Url {
    if !is_this_machine(&address) {
        let _ = address.set_scheme("https");
    }
    address
}

/// What was typed as an address, without what is none of the site's.
fn address(typed: &str) -> Result<Url, Fault> {
    let typed = typed.trim();
    let with_scheme = match typed.split_once("://") {
        Some(_) => typed.to_owned(),
        None => format!("https://{typed}"),
    };
    let refused = || Fault::not_done(FaultKind::NotFound(typed.to_owned()));
    let mut url: Url = with_scheme.parse().map_err(|_| refused())?;
    if !matches!(url.scheme(), "http" | "https") || url.host_str().is_none_or(str::is_empty) {
        return Err(refused());
    }
    if url.username() != "" || url.password().is_some() {
        // A login in an address would be kept where addresses are kept.
        let _ = (url.set_username(""), url.set_password(None));
    }
    url.set_query(None);
    url.set_fragment(None);
    let mut parts: Vec<&str> = url.path().split('/').filter(|part| !part.is_empty()).collect();
    if let Some(tail) = parts.iter().position(|part| TAILS.contains(part)) {
        parts.truncate(tail);
    }
    let ends = url.path().ends_with('/') || parts.is_empty();
    let path = format!("/{}{}", parts.join("/"), if ends && !parts.is_empty() { "/" } else { "" });
    url.set_path(&path);
    Ok(url)
}

/// By what the page at the address says, else where interfaces usually are: there, and at the root of the host.
async fn find(address: &Url, options: &Options) -> Result<Place, Fault> {
    let client = Client::new(address, None, options.clone())?;
    let reply = client.ask(&Request::page(address.clone()), &()).await?;
    if let Some(root) = announced(&reply) {
        return place(&client, &root).await;
    }
    // Without encryption, anybody on the way can lead elsewhere, and a network that asks for a login does.
    if reply.is_led_off {
        let led = crate::http::refusal(&reply, true);
        if matches!(led.kind, FaultKind::Portal { .. }) {
            return Err(led);
        }
    }
    let mut hindered = (!reply.is_success() && !matches!(reply.status, 404 | 410))
        .then(|| crate::http::refusal(&reply, true));
    let mut places = vec![reply.url.clone()];
    let top = reply.url.join("/").ok().filter(|top| *top != reply.url);
    places.extend(top);
    for base in places {
        for root in usual(&base) {
            match place(&client, &root).await {
                Ok(place) => return Ok(place),
                Err(fault) if is_none(&fault.kind) => {}
                Err(fault) => hindered = hindered.or(Some(fault)),
            }
        }
    }
    if let Some(fault) = hindered {
        return Err(fault);
    }
    // Pages for all of that may be a site's that has no interface. One for what no site has is not.
    let none = Fault::not_done(FaultKind::NotFound(address.to_string()));
    let is_unsure = reply.is_success() && reply.is_page() && reply.url.scheme() == "http";
    match is_unsure.then(|| reply.url.join(NOBODY_HAS).ok()).flatten() {
        Some(nowhere) => {
            let said = client.ask(&Request::page(nowhere), &()).await?;
            match network_in(&said) {
                Some(host) => Err(Fault::not_done(FaultKind::Portal { host })),
                None => Err(none),
            }
        }
        None => Err(none),
    }
}

/// Whether nothing is there: a page where an interface is looked for is one of a site that has none.
fn is_none(kind: &FaultKind) -> bool {
    use FaultKind::{Challenge, Gone, Nonsense, NotFound};
    matches!(kind, NotFound(_) | Nonsense(_) | Gone | Challenge { status: 200 })
}

/// Where the interface of a site usually is.
fn usual(base: &Url) -> Vec<Url> {
    let mut folder = base.clone();
    folder.set_query(None);
    if !folder.path().ends_with('/') {
        folder.set_path(&format!("{}/", base.path()));
    }
    ["wp-json/", "?rest_route=/"].iter().filter_map(|tail| folder.join(tail).ok()).collect()
}

/// The site whose interface this is, if it is one.
async fn place(client: &Client, root: &Url) -> Result<Place, Fault> {
    let request = Request::public(Root::new(root.clone()).at("", &[INDEX_FIELDS]));
    let reply = client.ask(&request, &()).await?;
    let led = led(root, &reply);
    if reply.status == 401 && reply.json::<Refusal>().is_some_and(|said| !said.code.is_empty()) {
        // It is there, and speaks only with those whom it knows.
        let home = led.join("/").unwrap_or_else(|_| led.clone());
        return Ok(Place { root: led, home, name: String::new(), authorize: None });
    }
    if !reply.is_success() {
        return Err(fault(&reply, &request, About::Site));
    }
    let index: Index = reply.json().ok_or_else(|| instead(root, &reply))?;
    if !index.namespaces.iter().any(|name| name == "wp/v2") {
        return Err(Fault::not_done(FaultKind::NotFound(root.to_string())));
    }
    let authorize = index
        .authentication
        .pointer("/application-passwords/endpoints/authorization")
        .and_then(|address| address.as_str()?.parse().ok());
    let home = index.home.parse().unwrap_or_else(|_| led.clone());
    Ok(Place { root: led, home, name: decoded(&index.name), authorize })
}

/// What came in the place of an interface. Sites that have none may show a page for everything: only one that is surely
/// of a network is told as that.
fn instead(root: &Url, reply: &Reply) -> Fault {
    let fault = crate::http::refusal(reply, true);
    let is_unsure = matches!(fault.kind, FaultKind::Portal { .. }) && !is_of_a_network(reply);
    if is_unsure { Fault::not_done(FaultKind::NotFound(root.to_string())) } else { fault }
}

/// Where an interface really is: where the question was led to.
fn led(root: &Url, reply: &Reply) -> Url {
    let mut led = root.clone();
    if led.set_scheme(reply.url.scheme()).is_ok()
        && led.set_host(reply.url.host_str()).is_ok()
        && led.set_port(reply.url.port()).is_ok()
    {
        led.set_path(reply.url.path());
    }
    led
}

/// The interface that a page announces, in a header or in itself.
fn announced(reply: &Reply) -> Option<Url> {
    let header = reply.headers("link").flat_map(|value| value.split(',')).find_map(|link| {
        let (address, rest) = link.trim().strip_prefix('<')?.split_once('>')?;
        rest.contains("https://api.w.org/").then(|| address.to_owned())
    });
    let address = header.or_else(|| {
        let text = reply.text();
        let tag = tags(&text, "link").find(|tag| tag.contains("https://api.w.org/"))?;
        attribute(tag, "href").map(|address| decoded(&address))
    })?;
    let mut url = reply.url.join(&address).ok()?;
    // A site behind a guard that adds the encryption does not know that it has any.
    if reply.url.scheme() == "https" && url.host_str() == reply.url.host_str() {
        let _ = url.set_scheme("https");
    }
    Some(url)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn people_type_addresses_in_many_ways() {
        for (typed, wanted) in [
            ("example.org", "https://example.org/"),
            (" http://example.org ", "http://example.org/"),
            (
                "https://www.example.org/wp-admin/post.php?post=5&action=edit#x",
                "https://www.example.org/",
            ),
            ("example.org/news/wp-login.php", "https://example.org/news"),
            ("example.org/wp-json/wp/v2/posts", "https://example.org/"),
            ("me:secret@example.org/a/", "https://example.org/a/"),
            ("localhost:8080/wp", "https://localhost:8080/wp"),
            ("جريدة.example", "https://xn--ogbfjh9j.example/"),
        ] {
            let found = address(typed).map(|url| url.to_string());
            assert_eq!(found.as_deref(), Ok(wanted), "{typed}");
        }
        for typed in ["", "ftp://example.org", "https://", "two words"] {
            assert!(address(typed).is_err(), "{typed}");
        }
    }

    #[test]
    fn what_is_not_this_machine_is_asked_with_encryption_first() {
        let first = |typed| encrypted(address(typed).unwrap()).to_string();
        assert_eq!(first("http://example.org/a"), "https://example.org/a");
        assert_eq!(first("http://127.0.0.1:8080"), "http://127.0.0.1:8080/");
    }
}
