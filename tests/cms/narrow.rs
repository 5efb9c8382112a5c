//! A narrow line to a real server: so many bytes in a second for all that is on it, and of a hundred connections so
//! many break at any byte.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use tokio::io::AsyncWriteExt;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::Mutex;
use tokio::time::{Instant, sleep_until};

use super::chance::Chance;
use super::line::read_request;

/// Bytes that go over it at a time.
const PIECE: usize = 200;

/// It stands between a connector and its server.
pub struct Narrow {
    /// Where it begins.
    pub url: String,
    state: Arc<State>,
}

struct State {
    server: String,
    /// Bytes in a second; 0 for as many as come.
    rate: u64,
    loss: u64,
    chance: Chance,
    /// When the line is free again.
    free: Mutex<Instant>,
    carried: AtomicU64,
    requests: AtomicU64,
    broken: AtomicU64,
}

impl Narrow {
    /// To `server` (`127.0.0.1:80`), `rate` bytes in a second both ways together, `loss` of a hundred connections lost.
    pub async fn to(server: &str, rate: u64, loss: u64, seed: u64) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        let state = Arc::new(State {
            server: server.to_owned(),
            rate,
            loss,
            chance: Chance::of(seed, "narrow"),
            free: Mutex::new(Instant::now()),
            carried: AtomicU64::new(0),
            requests: AtomicU64::new(0),
            broken: AtomicU64::new(0),
        });
        let carries = Arc::clone(&state);
        tokio::spawn(async move {
            while let Ok((client, _)) = listener.accept().await {
                let state = Arc::clone(&carries);
                tokio::spawn(async move { state.carry(client).await });
            }
        });
        Self { url, state }
    }

    /// Bytes that went over it, requests that came, and those of them that broke off.
    pub fn count(&self) -> (u64, u64, u64) {
        let of = |count: &AtomicU64| count.load(Ordering::Relaxed);
        (of(&self.state.carried), of(&self.state.requests), of(&self.state.broken))
    }
}

impl State {
    async fn carry(&self, mut client: TcpStream) {
        let Some(request) = read_request(&mut client).await else { return };
        self.requests.fetch_add(1, Ordering::Relaxed);
        let is_lost = self.chance.is(self.loss);
        if is_lost {
            self.broken.fetch_add(1, Ordering::Relaxed);
        }
        if is_lost && self.chance.is(50) {
            self.pass(self.chance.size_below(request.len())).await;
            let _ = client.set_zero_linger();
            return;
        }
        self.pass(request.len()).await;
        let Ok(mut server) = TcpStream::connect(&self.server).await else { return };
        if server.write_all(&request).await.is_err() {
            return;
        }
        let mut answer = Vec::new();
        let _ = tokio::io::AsyncReadExt::read_to_end(&mut server, &mut answer).await;
        if is_lost {
            answer.truncate(self.chance.size_below(answer.len()));
        }
        for piece in answer.chunks(PIECE) {
            self.pass(piece.len()).await;
            if client.write_all(piece).await.is_err() {
                return;
            }
        }
        if is_lost {
            let _ = client.set_zero_linger();
        }
    }

    /// Waits until so many bytes are over.
    async fn pass(&self, bytes: usize) {
        let mut left = bytes;
        while left > 0 {
            let piece = left.min(PIECE);
            left -= piece;
            self.carried.fetch_add(piece as u64, Ordering::Relaxed);
            if self.rate > 0 {
                let takes = Duration::from_secs_f64(f64::from(u32::try_from(piece).unwrap()))
                    / u32::try_from(self.rate).unwrap();
                let mut free = self.free.lock().await;
                *free = (*free).max(Instant::now()) + takes;
                let until = *free;
                drop(free);
                sleep_until(until).await;
            }
        }
    }
}
