//! Questions that come while others are under way, asked together.
//!
//! Each request costs a site more than what is asked with it. A question that comes alone is asked at once and alone;
//! those that come in the same moment, or while the site is at as many as it may be, go as one.

use std::collections::VecDeque;
use std::future::poll_fn;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::task::Poll;
use std::time::Duration;

use tokio::sync::oneshot::{Receiver, Sender, channel};
use tokio::time::Instant;

use crate::carried::{carry, leave_to_others, until_now};
use crate::fault::{Fault, FaultKind};

/// The most questions that go together: `WordPress` takes no more changes at once.
const MOST: usize = 25;
/// Together they have no more bytes than this, until it is known that each takes no longer than [`QUICK`].
const HEAVIEST: usize = 96 << 10;
/// Nor more than this whatever is known.
const HEAVIEST_WHERE_QUICK: usize = 256 << 10;
/// Where a request takes longer, only so many go together as take so long, on a slow line each alone: what is lost there
/// is lost for few, and no site breaks off.
const LONGEST: Duration = Duration::from_secs(4);
/// Where each takes so long, the most of them take no longer than [`LONGEST`].
const QUICK: Duration = Duration::from_millis(160);

/// Who waits to ask one place for one kind of thing.
pub(crate) struct Together<Q, A>(Arc<Mutex<State<Q, A>>>);

struct State<Q, A> {
    waiting: VecDeque<Waiting<Q, A>>,
    under_way: usize,
    /// Somebody who may ask now waits a moment for others.
    is_gathering: bool,
    /// Requests that are under way at a time: with more of them each would hold less.
    at_once: usize,
    /// How long the last request took.
    took: Duration,
    /// How long that was for each question; nothing where none was asked yet.
    each: Duration,
}

struct Waiting<Q, A> {
    question: Q,
    bytes: usize,
    turn: Sender<Turn<Q, A>>,
}

/// What comes to whoever waits.
enum Turn<Q, A> {
    /// Somebody else asked for them; so many bytes went over the line for this one.
    Answer(Result<A, Fault>, u64),
    /// They ask: their own question, and those of others.
    Ask(Way<Q, A>, Q, Vec<Waiting<Q, A>>),
}

/// Where a question has come to.
enum Place<Q, A> {
    /// It may be asked now.
    Free(Way<Q, A>, Q),
    /// Its turn comes by this.
    Queue(Receiver<Turn<Q, A>>),
}

/// A request under way: whatever becomes of it, those who wait have their turn.
struct Way<Q, A> {
    state: Arc<Mutex<State<Q, A>>>,
    is_gathering: bool,
    is_over: bool,
}

impl<Q, A> Together<Q, A> {
    /// Nobody waits. So many requests are under way at a time.
    pub(crate) fn new(at_once: usize) -> Self {
        let (took, each) = (Duration::ZERO, Duration::ZERO);
        let (waiting, under_way, is_gathering) = (VecDeque::new(), 0, false);
        let state = State { waiting, under_way, is_gathering, at_once, took, each };
        Self(Arc::new(Mutex::new(state)))
    }

    /// The answer to this question of so many bytes, which `ask` gives for one or several: as many answers as
    /// questions, in their order.
    ///
    /// # Errors
    /// As the answer says. Where whoever asked for several is dropped over it, nobody knows.
    pub(crate) async fn ask<F>(
        &self,
        question: Q,
        bytes: usize,
        ask: impl FnOnce(Vec<Q>) -> F,
    ) -> Result<A, Fault>
    where
        F: Future<Output = Vec<Result<A, Fault>>>,
    {
        let (_way, own, others) = match self.enter(question, bytes) {
            Place::Free(mut way, question) => {
                // Who asks in the same moment goes along.
                a_moment().await;
                let others = way.gathered(bytes);
                (way, question, others)
            }
            Place::Queue(turn) => match turn.await {
                Ok(Turn::Ask(way, question, others)) => (way, question, others),
                Ok(Turn::Answer(answer, bytes)) => {
                    carry(bytes);
                    return answer;
                }
                Err(_) => return Err(left()),
            },
        };
        let (started, before) = (Instant::now(), until_now());
        let (questions, turns): (Vec<Q>, Vec<_>) =
            others.into_iter().map(|one| (one.question, one.turn)).unzip();
        let mut answers = ask([own].into_iter().chain(questions).collect()).await.into_iter();
        lock(&self.0).note(started.elapsed(), turns.len() + 1);
        let each = until_now().saturating_sub(before) / (turns.len() as u64 + 1);
        leave_to_others(each * turns.len() as u64);
        let own = answers.next().unwrap_or_else(|| Err(left()));
        for turn in turns {
            // Whoever does not wait any more needs no answer.
            let answer = answers.next().unwrap_or_else(|| Err(left()));
            let _ = turn.send(Turn::Answer(answer, each));
        }
        own
    }

    /// How long the last request took.
    pub(crate) fn took(&self) -> Duration {
        lock(&self.0).took
    }

    fn enter(&self, question: Q, bytes: usize) -> Place<Q, A> {
        let mut state = lock(&self.0);
        if state.under_way < state.at_once && !state.is_gathering {
            state.under_way += 1;
            state.is_gathering = true;
            let way = Way { state: self.0.clone(), is_gathering: true, is_over: false };
            return Place::Free(way, question);
        }
        let (turn, own) = channel();
        state.waiting.push_back(Waiting { question, bytes, turn });
        Place::Queue(own)
    }
}

impl<Q, A> State<Q, A> {
    /// Those whose turn it is, beside so many that ask already and have so many bytes.
    fn group(&mut self, beside: usize, mut bytes: usize) -> Vec<Waiting<Q, A>> {
        let most = self.most();
        let is_quick = !self.each.is_zero() && self.each <= QUICK;
        let heaviest = if is_quick { HEAVIEST_WHERE_QUICK } else { HEAVIEST };
        let fits = self.waiting.iter().take(most.saturating_sub(beside)).take_while(|one| {
            let is_first = bytes == 0;
            bytes += one.bytes;
            is_first || bytes <= heaviest
        });
        let count = fits.count();
        self.waiting.drain(..count).collect()
    }

    /// So many questions took so long together.
    fn note(&mut self, took: Duration, questions: usize) {
        self.took = took;
        self.each = took / u32::try_from(questions).unwrap_or(u32::MAX);
    }

    /// The most questions that go together now.
    fn most(&self) -> usize {
        if self.took <= LONGEST {
            return MOST;
        }
        let fit = LONGEST.as_micros().checked_div(self.each.as_micros());
        fit.map_or(MOST, |fit| usize::try_from(fit).unwrap_or(MOST).clamp(1, MOST))
    }
}

impl<Q, A> Way<Q, A> {
    /// Those who go along with a question of so many bytes; those for whom it has no room have their own turn.
    fn gathered(&mut self, bytes: usize) -> Vec<Waiting<Q, A>> {
        let mut state = lock(&self.state);
        self.is_gathering = false;
        state.is_gathering = false;
        let others = state.group(1, bytes);
        hand_on(&self.state, &mut state);
        others
    }
}

impl<Q, A> Drop for Way<Q, A> {
    fn drop(&mut self) {
        if self.is_over {
            return;
        }
        let mut state = lock(&self.state);
        state.is_gathering &= !self.is_gathering;
        state.under_way -= 1;
        hand_on(&self.state, &mut state);
    }
}

/// Those who wait ask, as far as there is room.
fn hand_on<Q, A>(of: &Arc<Mutex<State<Q, A>>>, state: &mut State<Q, A>) {
    while state.under_way < state.at_once && !state.is_gathering {
        let mut group = state.group(0, 0).into_iter();
        let Some(Waiting { question, turn, .. }) = group.next() else { return };
        let way = Way { state: of.clone(), is_gathering: false, is_over: false };
        match turn.send(Turn::Ask(way, question, group.collect())) {
            // It does not wait any more; the others do.
            Err(Turn::Ask(mut way, _, others)) => {
                way.is_over = true;
                others.into_iter().rev().for_each(|one| state.waiting.push_front(one));
            }
            _ => state.under_way += 1,
        }
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// What else is ready now has its turn first, and what becomes ready by that: those who were answered together ask the
/// next question one after the other, in whatever order they are woken.
async fn a_moment() {
    let mut turns = 2;
    poll_fn(|context| {
        if turns == 0 {
            return Poll::Ready(());
        }
        turns -= 1;
        context.waker().wake_by_ref();
        Poll::Pending
    })
    .await;
}

/// Nobody knows what came of what somebody else asked.
fn left() -> Fault {
    Fault::unknown(FaultKind::Lost("whoever asked for several went away".to_owned()))
}

#[cfg(test)]
mod tests;
