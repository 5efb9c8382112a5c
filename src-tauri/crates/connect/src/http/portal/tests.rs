//! Networks that ask for a login, told from sites that moved and from guards.

use std::process::{Child, Command, Stdio};
use std::time::Duration;

use url::Url;

use crate::fault::{Fault, FaultKind};
use crate::http::server::{Server, answer, json, page};
use crate::http::{Client, Options, Reply, Request, refusal};

fn led(status: u16, to: &str) -> String {
    answer(status, &format!("Location: {to}\r\n"), "")
}

async fn asked(server: &Server, path: &str) -> Result<Reply, Fault> {
    let client = Client::new(&server.url, None, Options::default()).unwrap();
    client.ask(&Request::get(server.url.join(path).unwrap()), &()).await
}

fn portal(host: &str) -> FaultKind {
    FaultKind::Portal { host: host.to_owned() }
}

#[tokio::test]
async fn a_network_that_leads_away_is_told_from_a_site_that_moved() {
    let new = "https://new.example/wp-json/wp/v2/posts";
    let moved =
        |status| FaultKind::Refused { status, code: "moved".to_owned(), message: new.to_owned() };
    for (status, to, kind) in [
        (302, "http://login.cafe.example/", portal("login.cafe.example")),
        (303, "https://wifi.hotel.example/in?to=x", portal("wifi.hotel.example")),
        (307, "http://10.20.0.1:8080/login", portal("10.20.0.1")),
        (301, new, moved(301)),
        (308, new, moved(308)),
        // For now, but to the same place: networks do not know it.
        (302, new, moved(302)),
    ] {
        let fault =
            asked(&Server::saying(led(status, to)), "wp-json/wp/v2/posts").await.unwrap_err();
        assert_eq!(fault, Fault::not_done(kind.clone()), "{status} {to}");
        let is_moved = matches!(kind, FaultKind::Refused { .. });
        assert_eq!((fault.is_passing(), fault.leads_to()), (!is_moved, is_moved.then_some(new)));
    }
}

#[tokio::test]
async fn pages_of_networks_are_told_from_those_of_guards_and_of_the_site() {
    let form = "<form method=post action='/login'><input type=\"password\" name=p></form>";
    let script = "<script>window.location.href = 'http://10.1.1.1/login?x';</script>";
    let guarded = "Content-Type: text/html\r\nServer: cloudflare\r\nCF-RAY: 8a\r\n";
    let own = "<link href='http://a.example/wp-content/themes/x/style.css'><form action=/login>";
    let challenge = |status| FaultKind::Challenge { status };
    for (said, kind) in [
        (page(200, form), portal("")),
        (page(200, script), portal("10.1.1.1")),
        (page(200, "<p>أهلاً بكم في الفندق</p>"), portal("")),
        (
            page(200, "<form action=http://wifi.example/in>captcha <img></form>"),
            portal("wifi.example"),
        ),
        (answer(511, "Content-Type: text/html\r\n", "<html>"), portal("")),
        (answer(200, guarded, "<html>one moment</html>"), challenge(200)),
        (answer(403, "CF-Mitigated: challenge\r\n", ""), challenge(403)),
        (page(200, "Just a moment... <form action=http://x.example/>"), challenge(200)),
        (page(503, "Checking your browser"), challenge(503)),
        (page(200, own), FaultKind::Blocked { status: 200 }),
        (
            page(403, "A potentially unsafe operation has been detected (Wordfence)"),
            FaultKind::Blocked { status: 403 },
        ),
    ] {
        let reply = asked(&Server::saying(said.clone()), "wp-json/").await.unwrap();
        let fault = refusal(&reply, true);
        assert_eq!(fault.kind, kind, "{said}");
        assert_eq!(fault.is_passing(), matches!(kind, FaultKind::Portal { .. }));
    }
}

/// A server with encryption whose certificate nobody signed, as a network has that answers for others.
struct Forged(Child, Url);

impl Forged {
    async fn start(folder: &std::path::Path) -> Self {
        let (key, certificate) = (folder.join("key.pem"), folder.join("cert.pem"));
        let made = Command::new("openssl")
            .args(["req", "-x509", "-newkey", "rsa:2048", "-nodes", "-subj", "/CN=wifi"])
            .args(["-days", "2", "-keyout"])
            .arg(&key)
            .arg("-out")
            .arg(&certificate)
            .stderr(Stdio::null())
            .status();
        assert!(made.expect("openssl runs").success());
        let free = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
        let mut command = Command::new("openssl");
        command.args([
            "s_server",
            "-quiet",
            "-www",
            "-accept",
            &format!("127.0.0.1:{free}"),
            "-key",
        ]);
        command.arg(&key).arg("-cert").arg(&certificate);
        let silent = || Stdio::null();
        let child = command.stdin(silent()).stdout(silent()).stderr(silent()).spawn().unwrap();
        for _ in 0..200 {
            if tokio::net::TcpStream::connect(("127.0.0.1", free)).await.is_ok() {
                break;
            }
            tokio::time::sleep(Duration::from_millis(25)).await;
        }
        Self(child, format!("https://localhost:{free}/wp-json/?secret=1").parse().unwrap())
    }
}

impl Drop for Forged {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

#[tokio::test]
async fn with_encryption_a_network_shows_by_what_it_answers_without() {
    let folder = tempfile::tempdir().unwrap();
    let forged = Forged::start(folder.path()).await;
    let https = format!("https://localhost:{}/", forged.1.port().unwrap());
    let own = "<meta name=\"generator\" content=\"WordPress 7.1\">";
    let page_of_network = "<title>Hotel</title><form action=/in>";
    for (said, host) in [
        (page(200, page_of_network), Some("")),
        (led(302, "http://10.0.0.1/login"), Some("10.0.0.1")),
        (led(302, "http://wifi.example/login"), Some("wifi.example")),
        (answer(511, "", ""), Some("")),
        (led(301, &https), None),
        (led(302, "https://elsewhere.example/is-this-the-site-itself"), None),
        (page(404, "not found"), None),
        (page(200, own), None),
        (json(403, "{}"), None),
    ] {
        let plain = Server::saying(said.clone());
        let options = Options { plain_port: plain.url.port().unwrap(), ..Options::default() };
        let login =
            crate::http::Login { user: "editor".to_owned(), password: "open".to_owned().into() };
        let client = Client::new(&forged.1, Some(login), options).unwrap();
        let fault = client.ask(&Request::get(forged.1.clone()), &()).await.unwrap_err();
        match host {
            Some(host) => assert_eq!(fault, Fault::not_done(portal(host)), "{said}"),
            None => assert!(matches!(fault.kind, FaultKind::Certificate(_)), "{said}: {fault:?}"),
        }
        let seen = plain.seen();
        assert_eq!(seen.len(), 1, "it is asked once: {seen:?}");
        let lower = seen[0].to_lowercase();
        assert!(lower.starts_with("get /is-this-the-site-itself http"), "{lower}");
        assert!(!lower.contains("authorization") && !lower.contains("secret"), "{lower}");
    }
}

#[tokio::test]
async fn a_site_that_nobody_reaches_is_asked_for_a_network_too() {
    let gone = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
    let site: Url = format!("https://localhost:{gone}/").parse().unwrap();
    let network = Server::saying(led(302, "http://wifi.example/login"));
    for (port, is_network) in [(network.url.port().unwrap(), true), (gone, false)] {
        let options = Options { plain_port: port, ..Options::default() };
        let client = Client::new(&site, None, options).unwrap();
        let fault = client.ask(&Request::get(site.clone()), &()).await.unwrap_err();
        assert_eq!(matches!(fault.kind, FaultKind::Portal { .. }), is_network, "{fault:?}");
        assert!(is_network || matches!(fault.kind, FaultKind::Offline(_)), "{fault:?}");
        assert!(fault.is_passing());
    }
}
