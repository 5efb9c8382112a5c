//! The outbox at work for as long as a program is open.

use std::future::poll_fn;
use std::pin::pin;
use std::sync::atomic::{AtomicBool, Ordering};
use std::task::{Context, Poll, ready};

use chrono::TimeDelta;
use warraq_store::Vault;
use warraq_store::outbox::Haste;

use crate::bell::Bell;
use crate::clock::Clock;
use crate::desk::Desk;
use crate::engine::{Connectors, Engine, Event};
use crate::error::DeliveryError;
use crate::look_after::look_after;

/// How long is waited after the vault itself failed: a full disk may be emptied.
const AFTER_A_FAILURE: TimeDelta = TimeDelta::minutes(1);

/// What a runner tells.
#[derive(Debug)]
pub enum News<'a> {
    /// How far a delivery is.
    Step(&'a Event),
    /// Nothing is done now.
    Rests,
    /// What was delivered was looked at, because somebody asked for it.
    Followed,
    /// The vault failed. It is tried again.
    Failed(&'a DeliveryError),
}

/// Who delivers in the background.
pub struct Runner<'a, D> {
    /// The vault, which may be closed.
    pub desk: &'a D,
    /// The time.
    pub clock: &'a dyn Clock,
    /// A number between 0 and 1, another each time.
    pub chance: &'a (dyn Fn() -> f64 + Sync),
    /// Who makes the connectors of sites.
    pub connectors: &'a dyn Connectors,
    /// What wakes it.
    pub bell: &'a Bell,
    /// Who hears of it.
    pub tell: &'a (dyn Fn(News<'_>) + Sync),
}

impl<D: Desk> Runner<'_, D> {
    /// Delivers what somebody asked for, whenever it is due, and waits otherwise. It never ends; it may be dropped at
    /// any moment. No connection is opened but for what stands in the outbox, or because somebody asked to sync.
    pub async fn run(&self) {
        loop {
            self.bell.begin();
            // A vault that is closed takes the engine with it, and with that the passwords it holds.
            let outcome = either(Box::pin(self.deliver()), self.bell.closed()).await;
            match outcome {
                Either::Second(()) | Either::First(DeliveryError::NoVault) => {
                    self.bell.heard().await;
                }
                Either::First(error) => {
                    (self.tell)(News::Failed(&error));
                    let later = self.clock.now() + AFTER_A_FAILURE;
                    either(self.clock.sleep_until(later), self.bell.heard()).await;
                }
            }
        }
    }

    /// Delivers until the vault is closed or fails.
    async fn deliver(&self) -> DeliveryError {
        let tell = |event: &Event| (self.tell)(News::Step(event));
        let engine = Engine::new(self.desk, self.clock, self.chance, self.connectors, &tell);
        loop {
            if let Err(error) = self.turn(&engine).await {
                return error;
            }
        }
    }

    /// Does what is due, and waits for more.
    async fn turn(&self, engine: &Engine<'_, D>) -> Result<(), DeliveryError> {
        let is_hasty = self.listen(engine);
        let haste = if is_hasty { Haste::AtOnce } else { Haste::Patient };
        let hurries = AtomicBool::new(false);
        let nudge = |context: &mut Context<'_>| {
            ready!(self.bell.poll_heard(context));
            hurries.fetch_or(self.listen(engine), Ordering::Relaxed);
            Poll::Ready(())
        };
        let next = engine.drain_nudged(None, haste, &nudge).await?.next;
        if hurries.into_inner() {
            // What was asked for in the middle of it is done once it is done.
            self.bell.hurry();
            return Ok(());
        }
        if is_hasty {
            self.follow().await?;
        }
        (self.tell)(News::Rests);
        match next {
            Some(next) => {
                either(self.clock.sleep_until(next), self.bell.heard()).await;
            }
            None => self.bell.heard().await,
        }
        Ok(())
    }

    /// Heeds what was rung; whether everything is to be tried now.
    fn listen(&self, engine: &Engine<'_, D>) -> bool {
        let rung = self.bell.take();
        rung.sites.iter().for_each(|site| engine.forget(*site));
        rung.is_hasty
    }

    async fn follow(&self) -> Result<(), DeliveryError> {
        for site in self.desk.with(|vault: &mut Vault| vault.sites())?? {
            // A site that cannot be looked at says so with what waits for it; here it is only not looked at.
            let looked = look_after(self.desk, &site, self.connectors, self.clock.now()).await?;
            let moved = looked.map(|followed| followed.moved).unwrap_or_default();
            for event in &moved {
                (self.tell)(News::Step(event));
            }
        }
        (self.tell)(News::Followed);
        Ok(())
    }
}

/// Which of two things came first.
enum Either<A, B> {
    First(A),
    Second(B),
}

/// The one that ends first; the other is dropped.
async fn either<A, B>(
    first: impl Future<Output = A>,
    second: impl Future<Output = B>,
) -> Either<A, B> {
    let (mut first, mut second) = (pin!(first), pin!(second));
    poll_fn(|context| {
        // A vault that is closed is heard of before anything else is done.
        if let Poll::Ready(value) = second.as_mut().poll(context) {
            return Poll::Ready(Either::Second(value));
        }
        first.as_mut().poll(context).map(Either::First)
    })
    .await
}
