//! Sites that are asked and do not answer as sites do.

use std::io::{Read, Write};
use std::net::TcpListener;
use std::process::{Command, Stdio};
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use serde_json::{Value, json};

use crate::newsroom::Newsroom;

/// What a server makes of a request.
type Answer = fn(&str) -> String;

/// Answers each request with what `answer` makes of it, for as long as the test runs; the port.
fn answering(answer: Answer) -> u16 {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port is free");
    let port = listener.local_addr().expect("it has an address").port();
    std::thread::spawn(move || {
        for stream in listener.incoming() {
            let Ok(mut stream) = stream else { continue };
            // One that is not answered keeps no other waiting.
            std::thread::spawn(move || {
                let mut request = [0; 4096];
                let size = stream.read(&mut request).unwrap_or_default();
                let answer = answer(&String::from_utf8_lossy(&request[..size]));
                let _ = stream.write_all(answer.as_bytes());
            });
        }
    });
    port
}

/// That somebody adds the site at this address.
fn adding(newsroom: &Newsroom, name: &str, url: &str) -> Command {
    let add = ["--json", "site", "add", name, "--kind", "wordpress", "--url", url, "--user", "s"];
    newsroom.command(&add)
}

const PORTAL: &str = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nConnection: close\r\n\r\n\
    <!DOCTYPE html><title>WiFi</title><form action=/login><input type=\"password\"></form>";
const LED: &str = "HTTP/1.1 302 Found\r\nLocation: http://login.cafe.example/\r\n\
    Content-Length: 0\r\nConnection: close\r\n\r\n";
const TOO_LARGE: &str = "HTTP/1.1 413 Too Large\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
const CHALLENGE: &str = "HTTP/1.1 403 Forbidden\r\nCF-Mitigated: challenge\r\n\
    Content-Length: 0\r\nConnection: close\r\n\r\n";

#[test]
fn what_answers_in_the_place_of_a_site_is_told_for_what_it_is_with_what_to_do() {
    let newsroom = Newsroom::new();
    let answers: [(Answer, &str, &str); 4] = [
        (|_| PORTAL.to_owned(), "log in to the network", "سجّل الدخول إلى الشبكة"),
        (|_| LED.to_owned(), "log in to the network", "سجّل الدخول إلى الشبكة"),
        (|_| TOO_LARGE.to_owned(), "413", "لم تُرسل إليه صورة"),
        (|_| CHALLENGE.to_owned(), "protection", "حماية الموقع"),
    ];
    for (answer, english, arabic) in answers {
        let url = format!("http://127.0.0.1:{}/", answering(answer));
        for (language, words) in [("en", english), ("ar", arabic)] {
            let mut command = adding(&newsroom, "a", &url);
            command.env("WARRAQ_SITE_SECRET", "abcd").env("WARRAQ_LANG", language);
            let output = command.output().expect("it runs");
            let told = String::from_utf8_lossy(&output.stderr).into_owned();
            assert_eq!(output.status.code(), Some(1), "{told}");
            assert!(told.contains(words), "{told}");
            assert!(!told.contains("ictures smaller") && !told.contains("صغّر"), "{told}");
            let json: Value = serde_json::from_slice(&output.stdout).expect("it is JSON");
            assert_eq!(json["error"]["code"], json!("site"));
        }
    }
    assert_eq!(newsroom.json(&["site", "list"]), json!({ "sites": [] }));
}

/// A site as far as it is asked to be added, without encryption.
fn plain_site(request: &str) -> String {
    let json = |body: &str| {
        let length = body.len();
        format!(
            "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: {length}\r\n\
            Connection: close\r\n\r\n{body}"
        )
    };
    match request.lines().next().unwrap_or_default() {
        line if line.contains("users/me") => {
            json(r#"{"id":3,"name":"سلمى","capabilities":{"edit_posts":true}}"#)
        }
        line if line.contains("wp-json") => {
            json(r#"{"name":"موقع","namespaces":["wp/v2"],"gmt_offset":3}"#)
        }
        _ => "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n".to_owned(),
    }
}

#[test]
fn a_site_that_answers_only_without_encryption_is_said_to_be_kept_so() {
    let newsroom = Newsroom::new();
    let port = answering(plain_site);
    for (name, scheme, is_said) in [("a", "https", true), ("b", "http", false)] {
        let url = format!("{scheme}://127.0.0.1:{port}/");
        let mut command = adding(&newsroom, name, &url);
        let output = command.env("WARRAQ_SITE_SECRET", "abcd").output().expect("it runs");
        let told = String::from_utf8_lossy(&output.stderr).into_owned();
        assert_eq!(output.status.code(), Some(0), "{told}");
        assert_eq!(told.contains("without encryption only"), is_said, "{told}");
        let json: Value = serde_json::from_slice(&output.stdout).expect("it is JSON");
        assert!(json["url"].as_str().is_some_and(|url| url.starts_with("http://")), "{json}");
    }
}

/// Whether the silent site says nothing from now on, and whether it was asked since.
#[cfg(unix)]
static IS_SILENT: AtomicBool = AtomicBool::new(false);
#[cfg(unix)]
static IS_WAITED_FOR: AtomicBool = AtomicBool::new(false);

/// The same site, until it takes whatever it is asked and says nothing.
#[cfg(unix)]
fn silent_site(request: &str) -> String {
    if IS_SILENT.load(Ordering::Acquire) {
        IS_WAITED_FOR.store(true, Ordering::Release);
        std::thread::sleep(Duration::from_mins(1));
    }
    plain_site(request)
}

#[cfg(unix)]
#[test]
fn work_with_a_site_that_is_stopped_says_what_waits() {
    let newsroom = Newsroom::new();
    let url = format!("http://127.0.0.1:{}/", answering(silent_site));
    let added = adding(&newsroom, "a", &url).env("WARRAQ_SITE_SECRET", "abcd").status();
    assert!(added.is_ok_and(|status| status.success()));
    IS_SILENT.store(true, Ordering::Release);
    let id = newsroom.article_with("خبر", "نص.");
    for words in [&["push", &id, "--site", "a"][..], &["sync"], &["pull", "--site", "a"]] {
        let mut command = newsroom.command(&[words, &["--json"]].concat());
        command.stdout(Stdio::piped()).stderr(Stdio::piped());
        let child = command.spawn().expect("it starts");
        while !IS_WAITED_FOR.swap(false, Ordering::Acquire) {
            std::thread::sleep(Duration::from_millis(10));
        }
        let told = Command::new("kill").args(["-INT", &child.id().to_string()]).status();
        assert!(told.is_ok_and(|status| status.success()));
        let output = child.wait_with_output().expect("it ends");
        let told = String::from_utf8_lossy(&output.stderr).into_owned();
        assert_eq!(output.status.code(), Some(1), "{words:?}: {told}");
        let json: Value = serde_json::from_slice(&output.stdout).expect("it is JSON");
        assert_eq!(json["error"]["code"], json!("stopped"), "{words:?}");
        if words[0] != "pull" {
            assert!(told.contains("waits in the outbox") && told.contains("warraq sync"), "{told}");
            assert_eq!(newsroom.run(&["outbox"]).text().lines().count(), 1, "{words:?}");
        }
    }
}
