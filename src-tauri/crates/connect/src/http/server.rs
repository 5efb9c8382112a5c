//! A server that does what it is told, right or wrong.

use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpSocket, TcpStream};
use url::Url;

/// What is done with one connection.
#[derive(Clone)]
pub enum Act {
    /// The request is read, these bytes are sent, and the connection is closed.
    Answer(Vec<u8>),
    /// As [`Act::Answer`], but the request is read at so many bytes in each tenth of a second.
    Slow(usize, Vec<u8>),
    /// The request is read, and nothing follows until the client gives up.
    Silence,
}

/// It listens on loopback for as long as the test runs.
pub struct Server {
    /// Where.
    pub url: Url,
    seen: Arc<Mutex<Vec<String>>>,
}

impl Server {
    /// Does these with the connections in turn, and the last of them with all that follow.
    pub fn doing(acts: Vec<Act>) -> Self {
        let socket = TcpSocket::new_v4().unwrap();
        socket.set_recv_buffer_size(4096).unwrap();
        socket.bind("127.0.0.1:0".parse().unwrap()).unwrap();
        let listener = socket.listen(16).unwrap();
        let url = format!("http://{}/", listener.local_addr().unwrap()).parse().unwrap();
        let seen = Arc::new(Mutex::new(Vec::new()));
        let log = Arc::clone(&seen);
        tokio::spawn(async move {
            for turn in 0.. {
                let Ok((stream, _)) = listener.accept().await else { return };
                let act = acts[turn.min(acts.len() - 1)].clone();
                let log = Arc::clone(&log);
                tokio::spawn(async move { serve(stream, act, &log).await });
            }
        });
        Self { url, seen }
    }

    /// Answers all with this.
    pub fn saying(answer: impl Into<Vec<u8>>) -> Self {
        Self::doing(vec![Act::Answer(answer.into())])
    }

    /// The requests that came whole, as they came.
    pub fn seen(&self) -> Vec<String> {
        self.seen.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }
}

async fn serve(mut stream: TcpStream, act: Act, log: &Mutex<Vec<String>>) {
    let speed = match act {
        Act::Slow(speed, _) => Some(speed),
        _ => None,
    };
    let Some(request) = read(&mut stream, speed).await else { return };
    log.lock().unwrap_or_else(PoisonError::into_inner).push(request);
    match act {
        Act::Answer(answer) | Act::Slow(_, answer) => {
            let _ = stream.write_all(&answer).await;
            let _ = stream.shutdown().await;
        }
        Act::Silence => {
            let _ = stream.read(&mut [0; 1]).await;
        }
    }
}

async fn read(stream: &mut TcpStream, speed: Option<usize>) -> Option<String> {
    let mut request = Vec::new();
    let mut piece = vec![0; speed.unwrap_or(65536)];
    loop {
        let text = String::from_utf8_lossy(&request);
        if let Some(head) = text.find("\r\n\r\n") {
            let lower = text[..head].to_ascii_lowercase();
            let length = lower.lines().find_map(|line| line.strip_prefix("content-length: "));
            let length: usize = length.map_or(0, |length| length.trim().parse().unwrap());
            if request.len() >= head + 4 + length {
                return Some(text.into_owned());
            }
        }
        if speed.is_some() {
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
        let size = stream.read(&mut piece).await.ok().filter(|size| *size > 0)?;
        request.extend_from_slice(&piece[..size]);
    }
}

/// An answer of this status, with these headers and this body.
pub fn answer(status: u16, headers: &str, body: &str) -> String {
    let length = body.len();
    format!("HTTP/1.1 {status} X\r\nContent-Length: {length}\r\n{headers}\r\n{body}")
}

/// An answer in JSON.
pub fn json(status: u16, body: &str) -> String {
    answer(status, "Content-Type: application/json\r\n", body)
}

/// A page.
pub fn page(status: u16, body: &str) -> String {
    let body = format!("<!DOCTYPE html><html>{body}</html>");
    answer(status, "Content-Type: text/html; charset=UTF-8\r\n", &body)
}
