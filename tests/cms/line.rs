//! A line to a server that breaks where it is told to.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};

/// Where a connection breaks.
#[derive(Clone, Copy)]
pub enum Break {
    /// Nowhere.
    Never,
    /// After so many bytes of the request.
    Request(usize),
    /// After so many bytes of the answer: the server has done what it was asked.
    Answer(usize),
}

/// It stands between a connector and its server.
pub struct Line {
    /// Where it begins.
    pub url: String,
    /// How many requests went over it whole.
    pub passed: Arc<AtomicUsize>,
}

impl Line {
    /// To `server` (`127.0.0.1:80`); the connections break as `breaks` say, in turn, and those after them never.
    pub async fn to(server: &str, breaks: Vec<Break>) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        let passed = Arc::new(AtomicUsize::new(0));
        let (server, count) = (server.to_owned(), Arc::clone(&passed));
        tokio::spawn(async move {
            for turn in 0.. {
                let Ok((client, _)) = listener.accept().await else { return };
                let at = breaks.get(turn).copied().unwrap_or(Break::Never);
                let (server, count) = (server.clone(), Arc::clone(&count));
                tokio::spawn(async move { carry(client, &server, at, &count).await });
            }
        });
        Self { url, passed }
    }
}

/// One request and its answer; a server that closes the connection has said all.
async fn carry(mut client: TcpStream, server: &str, at: Break, passed: &AtomicUsize) {
    let Ok(mut server) = TcpStream::connect(server).await else { return };
    let Some(mut request) = read_request(&mut client).await else { return };
    if let Break::Request(bytes) = at {
        request.truncate(bytes);
        let _ = server.write_all(&request).await;
        return;
    }
    passed.fetch_add(1, Ordering::Relaxed);
    let _ = server.write_all(&request).await;
    let mut answer = Vec::new();
    let _ = server.read_to_end(&mut answer).await;
    if let Break::Answer(bytes) = at {
        answer.truncate(bytes);
    }
    let _ = client.write_all(&answer).await;
}

/// A whole request; nothing where it breaks off.
pub async fn read_request(client: &mut TcpStream) -> Option<Vec<u8>> {
    let mut request = Vec::new();
    let mut piece = [0; 4096];
    loop {
        if let Some(head) = request.windows(4).position(|four| four == b"\r\n\r\n") {
            let lower = String::from_utf8_lossy(&request[..head]).to_ascii_lowercase();
            let length = lower.lines().find_map(|line| line.strip_prefix("content-length: "));
            let length: usize = length.map_or(0, |length| length.trim().parse().unwrap_or(0));
            if request.len() >= head + 4 + length {
                return Some(request);
            }
        }
        let size = client.read(&mut piece).await.ok().filter(|size| *size > 0)?;
        request.extend_from_slice(&piece[..size]);
    }
}
