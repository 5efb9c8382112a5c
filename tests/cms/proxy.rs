//! A line to a real server on which all goes wrong that goes wrong on lines: for each request it is decided by a seed.

mod moment;
mod trouble;

use std::collections::{BTreeMap, HashMap};
use std::net::Ipv4Addr;
use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::oneshot::Sender;

use moment::Moment;
use trouble::Trouble;

use super::chance::Chance;
use super::line::read_request;

/// It stands between a connector and its server.
#[derive(Clone)]
pub struct Proxy(Arc<State>);

struct State {
    port: u16,
    /// `127.0.0.1:80`.
    server: String,
    seed: u64,
    /// Of a thousand requests so many go wrong.
    rate: AtomicU64,
    /// The longest that the server asks to be left alone, in seconds.
    longest_quiet: AtomicU64,
    /// Connections that stand: what they carry may still come about at the server.
    open: AtomicUsize,
    /// How often each request came.
    came: Mutex<HashMap<String, u64>>,
    tally: Mutex<BTreeMap<String, u64>>,
    /// Who waits for a change of posts.
    waits: Mutex<Option<Sender<Moment>>>,
}

/// A connection that stands.
struct Open<'a>(&'a AtomicUsize);

impl Drop for Open<'_> {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::SeqCst);
    }
}

impl Proxy {
    /// To `server` (`127.0.0.1:80`), from this port, or any where it is 0. Nothing goes wrong until somebody says so.
    pub async fn to(server: &str, port: u16, seed: u64) -> Self {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port)).await.unwrap();
        let proxy = Self(Arc::new(State {
            port: listener.local_addr().unwrap().port(),
            server: server.to_owned(),
            seed,
            rate: AtomicU64::new(0),
            longest_quiet: AtomicU64::new(600),
            open: AtomicUsize::new(0),
            came: Mutex::default(),
            tally: Mutex::default(),
            waits: Mutex::default(),
        }));
        let state = Arc::clone(&proxy.0);
        tokio::spawn(async move {
            while let Ok((client, _)) = listener.accept().await {
                state.open.fetch_add(1, Ordering::SeqCst);
                let state = Arc::clone(&state);
                tokio::spawn(async move {
                    let _open = Open(&state.open);
                    state.carry(client).await;
                });
            }
        });
        proxy
    }

    /// Where it begins.
    pub fn url(&self) -> String {
        format!("http://127.0.0.1:{}", self.0.port)
    }

    /// Its port.
    pub fn port(&self) -> u16 {
        self.0.port
    }

    /// Of a thousand requests so many go wrong, and the server asks for so many seconds of quiet at most.
    pub fn goes_wrong(&self, of_a_thousand: u64, longest_quiet: u64) {
        self.0.rate.store(of_a_thousand, Ordering::Relaxed);
        self.0.longest_quiet.store(longest_quiet, Ordering::Relaxed);
    }

    /// How many requests met with what, since the last time this was asked.
    pub fn take_tally(&self) -> BTreeMap<String, u64> {
        std::mem::take(&mut self.0.tally.lock().unwrap())
    }

    /// Waits until nothing is on its way: what was asked has come about by then, or never will.
    pub async fn is_idle(&self) {
        let mut quiet = 0;
        while quiet < 6 {
            tokio::time::sleep(Duration::from_millis(15)).await;
            quiet = if self.0.open.load(Ordering::SeqCst) == 0 { quiet + 1 } else { 0 };
        }
    }
}

impl State {
    async fn carry(&self, mut client: TcpStream) {
        let Some(request) = read_request(&mut client).await else { return };
        let head = String::from_utf8_lossy(&request[..request.len().min(2000)]).into_owned();
        let line = head.lines().next().unwrap_or_default().to_owned();
        self.keep_back(&request).await;
        let (trouble, chance) = self.decide(&line);
        *self.tally.lock().unwrap().entry(trouble.name().to_owned()).or_default() += 1;
        if trouble.is_answered_here() {
            let quiet = 1 + chance.below(self.longest_quiet.load(Ordering::Relaxed));
            let answer = trouble.answer(&self.here(&line), quiet);
            let _ = client.write_all(answer.as_bytes()).await;
            return;
        }
        match trouble {
            Trouble::RequestReset => {
                let part = &request[..chance.size_below(request.len())];
                let _ = self.ask(part).await;
                leave(client, &chance);
            }
            Trouble::Late => {
                leave(client, &chance);
                tokio::time::sleep(Duration::from_millis(200 + chance.below(800))).await;
                let _ = self.ask(&request).await;
            }
            Trouble::AnswerLost => {
                let _ = self.ask(&request).await;
                leave(client, &chance);
            }
            Trouble::AnswerReset => {
                let answer = self.ask(&request).await;
                let _ = client.write_all(&answer[..chance.size_below(answer.len())]).await;
                leave(client, &chance);
            }
            Trouble::FailsAfter | Trouble::BadGatewayAfter | Trouble::ClosedAfter => {
                let _ = self.ask(&request).await;
                let quiet = 1 + chance.below(self.longest_quiet.load(Ordering::Relaxed));
                let answer = trouble.answer(&self.here(&line), quiet);
                let _ = client.write_all(answer.as_bytes()).await;
            }
            _ => {
                if trouble == Trouble::Delay {
                    tokio::time::sleep(Duration::from_millis(50 + chance.below(1200))).await;
                }
                let answer = self.ask(&request).await;
                let _ = client.write_all(&answer).await;
            }
        }
    }

    /// What the server answers to these bytes, however few they are.
    async fn ask(&self, request: &[u8]) -> Vec<u8> {
        let mut answer = Vec::new();
        let Ok(mut server) = TcpStream::connect(&self.server).await else { return answer };
        if server.write_all(request).await.is_ok() {
            // Where the request is not whole nothing more comes of it.
            if !is_whole(request) {
                return answer;
            }
            let _ = server.read_to_end(&mut answer).await;
        }
        answer
    }

    /// What goes wrong: the same for the same request when it comes for the same time, whatever else is under way.
    fn decide(&self, line: &str) -> (Trouble, Chance) {
        let mut came = self.came.lock().unwrap();
        let times = came.entry(line.to_owned()).or_default();
        *times += 1;
        let chance = Chance::of(self.seed, (line, *times));
        let is_wrong = chance.below(1000) < self.rate.load(Ordering::Relaxed);
        (if is_wrong { Trouble::of(&chance) } else { Trouble::Pass }, chance)
    }

    /// The address that was asked for.
    fn here(&self, line: &str) -> String {
        let path = line.split(' ').nth(1).unwrap_or("/");
        format!("http://127.0.0.1:{}{path}", self.port)
    }
}

/// The connection is closed in the midst: with a reset, or as if all were said.
fn leave(client: TcpStream, chance: &Chance) {
    if chance.is(50) {
        let _ = client.set_zero_linger();
    }
    drop(client);
}

fn is_whole(request: &[u8]) -> bool {
    let Some(head) = request.windows(4).position(|four| four == b"\r\n\r\n") else { return false };
    let lower = String::from_utf8_lossy(&request[..head]).to_ascii_lowercase();
    let length = lower.lines().find_map(|line| line.strip_prefix("content-length: "));
    request.len() >= head + 4 + length.map_or(0, |length| length.trim().parse().unwrap_or(0))
}
