//! Sites that are asked and do not answer as sites do.

use std::io::{Read, Write};
use std::net::TcpListener;

use serde_json::{Value, json};

use crate::newsroom::Newsroom;

/// Answers everybody with this, for as long as the test runs; where.
fn saying(answer: &'static str) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port is free");
    let port = listener.local_addr().expect("it has an address").port();
    std::thread::spawn(move || {
        for stream in listener.incoming() {
            let Ok(mut stream) = stream else { continue };
            let _ = stream.read(&mut [0; 4096]);
            let _ = stream.write_all(answer.as_bytes());
        }
    });
    format!("http://127.0.0.1:{port}/")
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
    for (answer, english, arabic) in [
        (PORTAL, "log in to the network", "سجّل الدخول إلى الشبكة"),
        (LED, "log in to the network", "سجّل الدخول إلى الشبكة"),
        (TOO_LARGE, "413", "لم تُرسل إليه صورة"),
        (CHALLENGE, "protection", "حماية الموقع"),
    ] {
        let url = saying(answer);
        for (language, words) in [("en", english), ("ar", arabic)] {
            let mut command = newsroom.command(&[
                "--json",
                "site",
                "add",
                "a",
                "--kind",
                "wordpress",
                "--url",
                &url,
                "--user",
                "s",
            ]);
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
