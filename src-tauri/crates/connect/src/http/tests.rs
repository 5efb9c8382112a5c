//! The client before servers that misbehave.

use std::process::{Command, Stdio};
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use bytes::Bytes;
use serde_json::{Value, json};

use super::server::{Act, Server, answer, page};
use super::*;
use crate::connector::Watch;
use crate::fault::{Fault, FaultKind, Outcome};

/// With times that a test can wait for.
fn options() -> Options {
    let silence = Duration::from_millis(700);
    Options { silence, slowest: 2_000, largest: 100_000, ..Options::default() }
}

fn client(server: &Server) -> Client {
    let login = Login { user: "editor".to_owned(), password: "open sesame".to_owned().into() };
    Client::new(&server.url, Some(login), options()).unwrap()
}

async fn get(server: &Server) -> Result<Reply, Fault> {
    client(server).ask(&Request::get(server.url.clone()), &()).await
}

async fn post(server: &Server) -> Result<Reply, Fault> {
    let request = Request::post_json(server.url.clone(), &json!({"title": "عنوان"}));
    client(server).ask(&request, &()).await
}

/// `editor:open sesame`, as a header says it.
const LOGIN: &str = "authorization: basic zwrpdg9yom9wzw4gc2vzyw1l";

#[derive(Default)]
struct Counted {
    sent: AtomicU64,
    received: AtomicU64,
}

impl Watch for Counted {
    fn sent(&self, bytes: u64) {
        self.sent.fetch_add(bytes, Ordering::Relaxed);
    }
    fn received(&self, bytes: u64) {
        self.received.fetch_add(bytes, Ordering::Relaxed);
    }
}

#[tokio::test]
async fn an_answer_that_does_not_come_leaves_a_write_unknown_and_a_read_undone() {
    let cut = b"HTTP/1.1 201 Created\r\nContent-Length: 900\r\n\r\n{\"id\":".to_vec();
    let half_a_head = b"HTTP/1.1 201 Crea".to_vec();
    let empty = Vec::new();
    for act in [Act::Answer(empty), Act::Answer(cut), Act::Answer(half_a_head), Act::Silence] {
        let server = Server::doing(vec![act]);
        let fault = post(&server).await.unwrap_err();
        assert!(matches!(fault.kind, FaultKind::Lost(_)), "{fault:?}");
        assert_eq!(fault.outcome, Outcome::Unknown);
        assert_eq!(server.seen().len(), 1, "it was sent once");
        let fault = get(&server).await.unwrap_err();
        assert_eq!(fault.outcome, Outcome::NotDone, "{fault:?}");
    }
}

#[tokio::test]
async fn what_never_left_is_not_done() {
    let nobody = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url: url::Url = format!("http://{}/", nobody.local_addr().unwrap()).parse().unwrap();
    drop(nobody);
    let client = Client::new(&url, None, options()).unwrap();
    let fault = client.ask(&Request::post_json(url, &json!({})), &()).await.unwrap_err();
    assert!(matches!(fault.kind, FaultKind::Offline(_)), "{fault:?}");
    assert_eq!(fault.outcome, Outcome::NotDone);
}

#[tokio::test]
async fn a_slow_line_is_waited_for_and_every_byte_is_told() {
    // 60 kB at 20 kB in a second: more than four times as long as anything may be silent.
    let done = server::json(201, "{\"id\":1}").into_bytes();
    let server = Server::doing(vec![Act::Slow(2000, done)]);
    let content =
        Content { media_type: "image/jpeg".to_owned(), bytes: Bytes::from(vec![7; 60_000]) };
    let counted = Counted::default();
    let request = Request::post(server.url.clone(), content);
    let reply = client(&server).ask(&request, &counted).await.unwrap();
    assert_eq!(reply.json::<Value>(), Some(json!({"id": 1})));
    assert_eq!(counted.sent.load(Ordering::Relaxed), 60_000);
    assert_eq!(counted.received.load(Ordering::Relaxed), 8);
    assert!(server.seen()[0].to_lowercase().contains("content-length: 60000\r\n"));
}

#[tokio::test]
async fn the_login_is_shown_to_its_host_alone() {
    let other = Server::saying(server::json(200, "{}"));
    let to_other = answer(302, &format!("Location: {}\r\n", other.url), "");
    let site = Server::saying(to_other);
    let elsewhere = site.url.join("/").unwrap();
    // Another port of this machine is another site, but not another host.
    let reply = get(&site).await.unwrap();
    assert_ne!(reply.url, elsewhere);
    assert!(site.seen()[0].to_lowercase().contains(LOGIN), "{:?}", site.seen());
    assert!(site.seen()[0].to_lowercase().contains("cache-control: no-cache\r\n"));
    assert!(!other.seen()[0].to_lowercase().contains("authorization"), "{:?}", other.seen());

    let portal = Server::saying(answer(302, "Location: http://localhost:1/login\r\n", ""));
    let fault = get(&portal).await.unwrap_err();
    assert_eq!(fault, Fault::not_done(FaultKind::Portal { host: "localhost".to_owned() }));
    let fault = post(&portal).await.unwrap_err();
    assert_eq!(fault, Fault::not_done(FaultKind::Portal { host: "localhost".to_owned() }));
}

#[tokio::test]
async fn what_is_sent_is_never_turned_into_a_question() {
    for status in [301, 302, 303] {
        let server = Server::saying(answer(status, "Location: /new\r\n", ""));
        let fault = post(&server).await.unwrap_err();
        let new = server.url.join("/new").unwrap().to_string();
        let moved = FaultKind::Refused { status, code: "moved".to_owned(), message: new };
        assert_eq!(fault, Fault::not_done(moved));
        assert_eq!(server.seen().len(), 1);
    }
    let to_new = answer(307, "Location: /new\r\n", "").into_bytes();
    let done = server::json(201, "{}").into_bytes();
    let server = Server::doing(vec![Act::Answer(to_new), Act::Answer(done)]);
    assert_eq!(post(&server).await.unwrap().status, 201);
    let again = &server.seen()[1];
    assert!(again.starts_with("POST /new ") && again.ends_with("{\"title\":\"عنوان\"}"), "{again}");
}

#[tokio::test]
async fn an_address_without_encryption_is_not_asked() {
    let url: url::Url = "http://192.0.2.1/".parse().unwrap();
    let client = Client::new(&url, None, options()).unwrap();
    let fault = client.ask(&Request::get(url), &()).await.unwrap_err();
    assert_eq!(fault, Fault::not_done(FaultKind::Insecure));
}

#[tokio::test]
async fn a_certificate_that_nobody_signed_is_told_as_that() {
    let folder = tempfile::tempdir().unwrap();
    let (key, certificate) = (folder.path().join("key.pem"), folder.path().join("cert.pem"));
    let made = Command::new("openssl")
        .args(["req", "-x509", "-newkey", "rsa:2048", "-nodes", "-subj", "/CN=localhost"])
        .args(["-days", "2", "-addext", "subjectAltName=DNS:localhost", "-keyout"])
        .arg(&key)
        .arg("-out")
        .arg(&certificate)
        .stderr(Stdio::null())
        .status();
    assert!(made.expect("openssl runs").success());
    let free = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
    let mut server = Command::new("openssl")
        .args(["s_server", "-quiet", "-www", "-accept", &format!("127.0.0.1:{free}")])
        .arg("-key")
        .arg(&key)
        .arg("-cert")
        .arg(&certificate)
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .stdin(Stdio::null())
        .spawn()
        .unwrap();
    let url: url::Url = format!("https://localhost:{free}/").parse().unwrap();
    let client = Client::new(&url, None, options()).unwrap();
    let mut said = None;
    for _ in 0..200 {
        let fault = client.ask(&Request::get(url.clone()), &()).await.unwrap_err();
        if !matches!(fault.kind, FaultKind::Offline(_)) {
            said = Some(fault);
            break;
        }
        tokio::time::sleep(Duration::from_millis(25)).await;
    }
    server.kill().unwrap();
    server.wait().unwrap();
    let reason = "self-signed certificate".to_owned();
    assert_eq!(said, Some(Fault::not_done(FaultKind::Certificate(reason))));
}

#[tokio::test]
async fn packed_answers_are_unpacked_and_large_ones_given_up() {
    let packed = b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x02\x03\xab\x56\x4a\x54\xb2\x32\xac\x05\x00\
        \xaf\xac\x1b\x56\x07\x00\x00\x00";
    let head =
        "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Type: application/json\r\n\r\n";
    let server = Server::saying([head.as_bytes(), packed].concat());
    let reply = get(&server).await.unwrap();
    assert_eq!(reply.json::<Value>(), Some(json!({"a": 1})), "{reply:?}");

    let server = Server::saying([head.as_bytes(), &[7; 40]].concat());
    let fault = get(&server).await.unwrap_err();
    assert!(matches!(fault.kind, FaultKind::Nonsense(_)), "{fault:?}");

    let server = Server::saying(server::json(200, &"1".repeat(100_001)));
    let fault = get(&server).await.unwrap_err();
    assert!(matches!(fault.kind, FaultKind::Nonsense(_)), "{fault:?}");
}

#[tokio::test]
async fn the_clock_of_the_place_is_remembered() {
    let date = "Date: Sun, 29 Nov 2026 20:25:04 GMT\r\n";
    let server = Server::saying(answer(200, date, "{}"));
    let client = client(&server);
    assert_eq!(client.clock(), None);
    client.ask(&Request::get(server.url.clone()), &()).await.unwrap();
    let (there, _) = client.clock().unwrap();
    assert_eq!(there.to_rfc3339(), "2026-11-29T20:25:04+00:00");
    let ahead = client.time_there() - there;
    assert!(ahead.num_seconds() < 60, "it goes on from there: {ahead}");
}

#[tokio::test]
async fn warnings_before_a_value_are_passed_over() {
    let body = "<br />\n<b>Notice</b>: [x] in {y}<br />\n[{\"id\":4}]";
    let reply = get(&Server::saying(server::json(200, body))).await.unwrap();
    assert_eq!(reply.json::<Value>(), Some(json!([{"id": 4}])));
}

#[tokio::test]
async fn pages_in_the_place_of_an_answer_are_told_by_what_they_are() {
    let wait = Some(Duration::from_mins(10));
    let portal = "<meta http-equiv=\"Refresh\" content=\"0; URL=http://wifi.example/login\">";
    let form = "<form method=post action='https://hotel.example/'>";
    let challenge = "<title>Just a moment...</title><script src=/cdn-cgi/challenge-platform/x>";
    let host = |host: &str| FaultKind::Portal { host: host.to_owned() };
    let closed =
        "<body id=\"error-page\"><div class=\"wp-die-message\">الموقع غير متاح مؤقتاً</div>";
    let (done, unknown) = (Outcome::NotDone, Outcome::Unknown);
    for (answer, kind, outcome) in [
        (page(200, portal), host("wifi.example"), unknown),
        (page(200, form), host("hotel.example"), unknown),
        (page(200, "Hello"), host(""), unknown),
        (page(403, challenge), FaultKind::Challenge { status: 403 }, done),
        (page(503, challenge), FaultKind::Challenge { status: 503 }, unknown),
        (
            page(403, "Your access to this site has been limited"),
            FaultKind::Blocked { status: 403 },
            done,
        ),
        (page(401, "Authorization Required"), FaultKind::Blocked { status: 401 }, done),
        (
            answer(503, "Retry-After: 600\r\nContent-Type: text/html\r\n", closed),
            FaultKind::Maintenance { retry_after: wait },
            unknown,
        ),
        (answer(503, "", ""), FaultKind::Busy { retry_after: None }, unknown),
        (
            answer(503, "Retry-After: 600\r\n", "busy"),
            FaultKind::Busy { retry_after: wait },
            unknown,
        ),
        (answer(429, "Retry-After: 600\r\n", ""), FaultKind::Busy { retry_after: wait }, done),
        (answer(413, "", ""), FaultKind::TooLarge { limit: None }, done),
        (
            page(
                500,
                "<script src=/cdn-cgi/challenge-platform/scripts/jsd/main.js></script>captcha",
            ),
            FaultKind::Server { status: 500, code: String::new() },
            unknown,
        ),
        (page(502, "Bad Gateway"), FaultKind::Server { status: 502, code: String::new() }, unknown),
    ] {
        let server = Server::saying(answer.clone());
        let reply = post(&server).await.unwrap();
        assert_eq!(refusal(&reply, false), Fault { kind: kind.clone(), outcome }, "{answer}");
        assert_eq!(refusal(&reply, true), Fault::not_done(kind));
    }
}
