//! The client: one question, one answer.

use std::pin::pin;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use chrono::{DateTime, Utc};
use reqwest::header::{ACCEPT, CACHE_CONTROL, CONTENT_LENGTH, CONTENT_TYPE, LOCATION};
use secrecy::{ExposeSecret, SecretString};
use url::{Host, Url};

use super::outgoing::Outgoing;
use super::patience::Patience;
use super::portal;
use super::reply::Reply;
use super::request::Request;
use super::trouble;
use crate::carried::carry;
use crate::connector::Watch;
use crate::fault::{Fault, FaultKind, MOVED, Outcome};

/// How often a request that is under way is looked at.
const GLANCE: Duration = Duration::from_millis(100);
/// About what a request begins with, beside its address: the login, who asks, what is wanted.
const HEAD: usize = 300;
/// How often a question is led elsewhere before it is given up.
const MOST_HOPS: usize = 5;

/// How a place is spoken to.
#[derive(Debug, Clone)]
pub struct Options {
    /// Addresses without encryption are asked too; else only those of this machine.
    pub allow_insecure: bool,
    /// How long a connection may take to stand.
    pub connect: Duration,
    /// How long nothing at all may move on the line.
    pub silence: Duration,
    /// The slowest line that is waited for, in bytes a second.
    pub slowest: u64,
    /// The largest answer that is read, in bytes.
    pub largest: usize,
    /// The port without encryption, at which a site is asked whether it is the site that answers.
    pub plain_port: u16,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            allow_insecure: false,
            connect: Duration::from_secs(30),
            silence: Duration::from_secs(90),
            slowest: 1000,
            largest: 32 << 20,
            plain_port: 80,
        }
    }
}

/// Who asks. It is shown to one host only.
#[derive(Debug, Clone)]
pub struct Login {
    /// The name of the account.
    pub user: String,
    /// Its password.
    pub password: SecretString,
}

/// Asks one place.
pub struct Client {
    pub(super) inner: reqwest::Client,
    login: Option<(String, Login)>,
    pub(super) options: Options,
    clock: Mutex<Option<(DateTime<Utc>, DateTime<Utc>)>>,
    carried: AtomicU64,
}

impl Client {
    /// Speaks with the host of `home`, as `login` where there is one.
    ///
    /// # Errors
    /// Where the system's own encryption cannot be had.
    pub fn new(home: &Url, login: Option<Login>, options: Options) -> Result<Self, Fault> {
        let mut builder = reqwest::Client::builder()
            .redirect(reqwest::redirect::Policy::none())
            // What was sent once is not sent again by anybody but the outbox.
            .retry(reqwest::retry::never())
            .referer(false)
            .user_agent(concat!("Warraq/", env!("CARGO_PKG_VERSION")))
            .connect_timeout(options.connect)
            // Apache closes an idle connection after five seconds.
            .pool_idle_timeout(Duration::from_secs(4));
        #[cfg(target_os = "linux")]
        {
            // A receiver that is slow to make room is gone to the system: whether it is, is for [`Patience`] to say.
            builder = builder.tcp_user_timeout(None);
        }
        if is_this_machine(home) {
            builder = builder.no_proxy();
        }
        let inner = builder.build().map_err(|error| Fault::not_done(trouble::kind(&error)))?;
        let login = login.map(|login| (origin(home), login));
        Ok(Self { inner, login, options, clock: Mutex::new(None), carried: AtomicU64::new(0) })
    }

    /// What the place's clock showed in its last answer, and when that came by ours.
    pub fn clock(&self) -> Option<(DateTime<Utc>, DateTime<Utc>)> {
        *self.clock.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// All bytes that went over the line until now, both ways.
    pub fn carried(&self) -> u64 {
        self.carried.load(Ordering::Relaxed)
    }

    pub(super) fn carry(&self, bytes: usize) {
        self.carried.fetch_add(bytes as u64, Ordering::Relaxed);
        carry(bytes as u64);
    }

    /// What time it is at the place, as far as it has said so.
    pub fn time_there(&self) -> DateTime<Utc> {
        let now = Utc::now();
        self.clock().map_or(now, |(there, here)| there + (now - here))
    }

    /// The answer, whatever it says.
    ///
    /// # Errors
    /// Where none came, or one that leads where it must not.
    pub(crate) async fn ask(&self, request: &Request, watch: &dyn Watch) -> Result<Reply, Fault> {
        let mut url = request.url.clone();
        let mut is_led_off = false;
        for _ in 0..MOST_HOPS {
            let mut reply = match self.send(request, &url, watch).await {
                Err(fault) => return Err(self.with_who_answers(&url, fault).await),
                Ok(reply) => reply,
            };
            reply.is_led_off = is_led_off;
            let Some(next) = next(&reply) else { return Ok(reply) };
            self.follow(request, &reply, &next)?;
            is_led_off |= portal::in_the_way(&reply, &next).is_some();
            url = next;
        }
        Err(Fault::not_done(FaultKind::Nonsense(format!("{} leads in circles", request.url))))
    }

    /// Whether a question may be asked at `next` instead.
    fn follow(&self, request: &Request, reply: &Reply, next: &Url) -> Result<(), Fault> {
        let is_elsewhere = next.host_str() != reply.url.host_str();
        let may_go = self.check(next);
        let network = if request.wanders && may_go.is_ok() {
            portal::in_the_way_in(reply, next)
        } else {
            portal::in_the_way(reply, next)
        };
        if let Some(host) = network {
            return Err(Fault::not_done(FaultKind::Portal { host }));
        }
        // That a site is elsewhere now says more than that its new address is not encrypted.
        if is_elsewhere && !request.wanders {
            return Err(moved(reply, next));
        }
        may_go?;
        // Any other redirect would make a question of what was sent, and drop it.
        if request.only_reads() || matches!(reply.status, 307 | 308) {
            return Ok(());
        }
        Err(moved(reply, next))
    }

    fn check(&self, url: &Url) -> Result<(), Fault> {
        match url.scheme() {
            "https" => Ok(()),
            "http" if self.options.allow_insecure || is_this_machine(url) => Ok(()),
            "http" => Err(Fault::not_done(FaultKind::Insecure)),
            other => Err(Fault::not_done(FaultKind::NotFound(format!("{other}: is no site")))),
        }
    }

    async fn send(&self, request: &Request, url: &Url, watch: &dyn Watch) -> Result<Reply, Fault> {
        self.check(url)?;
        self.carry(url.as_str().len() + HEAD);
        let taken = Arc::new(AtomicU64::new(0));
        let mut patience = Patience::new(&self.options, Arc::clone(&taken), watch);
        let lost = |kind, before_it_left| {
            let none_left =
                before_it_left || (request.content.is_some() && taken.load(Ordering::Relaxed) == 0);
            let outcome =
                if request.only_reads() || none_left { Outcome::NotDone } else { Outcome::Unknown };
            Fault { kind, outcome }
        };
        let silent = || FaultKind::Lost("nothing moved on the line".to_owned());
        let failed = |error: reqwest::Error| lost(trouble::kind(&error), error.is_connect());

        let _sent = Sent(&self.carried, Arc::clone(&taken));
        let mut asking = pin!(self.build(request, url, &taken).send());
        let mut response = loop {
            tokio::select! {
                answer = &mut asking => break answer.map_err(failed)?,
                () = tokio::time::sleep(GLANCE) => {
                    if !patience.look() {
                        return Err(lost(silent(), false));
                    }
                }
            }
        };
        patience.answered();
        let mut reply = Reply::new(url.clone(), &response);
        self.carry(
            response
                .headers()
                .iter()
                .map(|(name, value)| name.as_str().len() + value.len() + 4)
                .sum(),
        );
        if let Some(there) = reply.date() {
            let mut clock = self.clock.lock().unwrap_or_else(PoisonError::into_inner);
            *clock = Some((there, Utc::now()));
        }
        loop {
            let piece = tokio::select! {
                piece = response.chunk() => piece.map_err(failed)?,
                () = tokio::time::sleep(self.options.silence) => return Err(lost(silent(), false)),
            };
            let Some(piece) = piece else { return Ok(reply) };
            patience.received(piece.len() as u64);
            self.carry(piece.len());
            if reply.body.len() + piece.len() > self.options.largest {
                let much = format!("an answer of more than {} bytes", self.options.largest);
                return Err(lost(FaultKind::Nonsense(much), false));
            }
            reply.body.extend_from_slice(&piece);
        }
    }

    fn build(
        &self,
        request: &Request,
        url: &Url,
        taken: &Arc<AtomicU64>,
    ) -> reqwest::RequestBuilder {
        let mut builder = self.inner.request(request.method.clone(), url.clone());
        // What was there before is no answer: a post that is looked up may have been made a second ago.
        builder = builder.header(ACCEPT, request.accept).header(CACHE_CONTROL, "no-cache");
        if let Some((home, login)) = &self.login
            && !request.wanders
            && *home == origin(url)
        {
            builder = builder.basic_auth(&login.user, Some(login.password.expose_secret()));
        }
        if let Some(content) = &request.content {
            // Its length is said: servers that hand requests on to PHP take none without.
            builder = builder
                .header(CONTENT_TYPE, &content.media_type)
                .header(CONTENT_LENGTH, content.bytes.len())
                .body(reqwest::Body::wrap(Outgoing::new(content.bytes.clone(), Arc::clone(taken))));
        }
        builder
    }
}

/// Counts what left of a request, whatever becomes of it.
struct Sent<'a>(&'a AtomicU64, Arc<AtomicU64>);

impl Drop for Sent<'_> {
    fn drop(&mut self) {
        let taken = self.1.load(Ordering::Relaxed);
        self.0.fetch_add(taken, Ordering::Relaxed);
        carry(taken);
    }
}

/// Where an answer leads to, if it does.
pub(super) fn next(reply: &Reply) -> Option<Url> {
    matches!(reply.status, 301 | 302 | 303 | 307 | 308)
        .then(|| reply.header(LOCATION.as_str()))
        .flatten()
        .and_then(|address| reply.url.join(address).ok())
}

fn moved(reply: &Reply, next: &Url) -> Fault {
    Fault::not_done(FaultKind::Refused {
        status: reply.status,
        code: MOVED.to_owned(),
        message: next.to_string(),
    })
}

/// Scheme and host; the login for a site is not shown to the same host without encryption.
fn origin(url: &Url) -> String {
    url.origin().ascii_serialization()
}

/// Whether an address does not leave this machine.
pub fn is_this_machine(url: &Url) -> bool {
    match url.host() {
        Some(Host::Domain(name)) => name == "localhost" || name.ends_with(".localhost"),
        Some(Host::Ipv4(address)) => address.is_loopback(),
        Some(Host::Ipv6(address)) => address.is_loopback(),
        None => false,
    }
}
