//! A WordPress in a few lines, on loopback: as much of one as is asked of it when a site is added.

use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;

/// `salma:abcd efgh`, as programs log in.
const LOGIN: &str = "Basic c2FsbWE6YWJjZCBlZmdo";

/// It answers for as long as the test runs.
pub struct SmallSite {
    /// Its address.
    pub url: String,
    asked: Arc<Mutex<Vec<String>>>,
}

impl SmallSite {
    /// A new one.
    pub fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a port is free");
        let url = format!("http://{}", listener.local_addr().expect("it has an address"));
        let asked = Arc::new(Mutex::new(Vec::new()));
        let (home, log) = (url.clone(), Arc::clone(&asked));
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let (home, log) = (home.clone(), Arc::clone(&log));
                thread::spawn(move || answer(&stream, &home, &log));
            }
        });
        Self { url, asked }
    }

    /// What was asked of it, each by method and path.
    pub fn asked(&self) -> Vec<String> {
        self.asked.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }
}

fn answer(mut stream: &TcpStream, home: &str, log: &Mutex<Vec<String>>) {
    let mut lines = BufReader::new(stream).lines().map_while(Result::ok);
    let Some(first) = lines.next() else { return };
    let head: Vec<String> = lines.take_while(|line| !line.is_empty()).collect();
    let is_known = head.iter().any(|line| line.ends_with(LOGIN));
    let asked = first.rsplit_once(' ').map_or(&*first, |(asked, _)| asked);
    let path = asked.split_once('?').map_or(asked, |(path, _)| path).to_owned();
    let (status, kind, body) = said(&path, home, is_known);
    log.lock().unwrap_or_else(PoisonError::into_inner).push(path);
    let link = format!("Link: <{home}/wp-json/>; rel=\"https://api.w.org/\"");
    let length = body.len();
    let text = format!(
        "HTTP/1.1 {status} X\r\nContent-Type: {kind}\r\n{link}\r\nContent-Length: {length}\r\n\
         Connection: close\r\n\r\n{body}"
    );
    // Who asked may be gone: a test that was stopped.
    let _ = stream.write_all(text.as_bytes());
}

fn said(path: &str, home: &str, is_known: bool) -> (u16, &'static str, String) {
    let json = |status, body: &str| (status, "application/json", body.to_owned());
    match path {
        "GET /" => {
            let page = "<!DOCTYPE html><html dir=\"rtl\" lang=\"ar\"><meta name=\"generator\" content=\"WordPress 7.1.1\">";
            (200, "text/html; charset=UTF-8", page.to_owned())
        }
        "GET /wp-json/" => json(
            200,
            &format!(
                r#"{{"name":"خبر24","home":"{home}","gmt_offset":3,"timezone_string":"Asia/Damascus",
                "namespaces":["wp/v2"],"authentication":{{}}}}"#
            ),
        ),
        _ if !is_known => json(401, r#"{"code":"rest_not_logged_in","message":"عذرًا"}"#),
        "GET /wp-json/wp/v2/users/me" => json(
            200,
            r#"{"id":3,"name":"سلمى","locale":"ar","capabilities":
            {"edit_posts":true,"publish_posts":true,"upload_files":true}}"#,
        ),
        "GET /wp-json/wp/v2/categories" => {
            json(200, r#"[{"id":1,"name":"غير مصنف"},{"id":5,"name":"سوريا"}]"#)
        }
        "GET /wp-json/wp/v2/tags" => json(200, r#"[{"id":7,"name":"قوات سوريا الديمقراطية"}]"#),
        _ => json(404, r#"{"code":"rest_no_route","message":"عذرًا"}"#),
    }
}
