//! Questions that come at the same time, counted.

use std::sync::atomic::{AtomicUsize, Ordering};

use super::*;

type Numbers = Together<u32, u32>;

/// Twice each number, after a while; the sizes of what was asked together are noted.
async fn doubled(asked: &Mutex<Vec<usize>>, numbers: Vec<u32>) -> Vec<Result<u32, Fault>> {
    asked.lock().unwrap().push(numbers.len());
    tokio::time::sleep(Duration::from_millis(200)).await;
    numbers.into_iter().map(|number| Ok(number * 2)).collect()
}

fn run(work: impl Future<Output = ()>) {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    runtime.block_on(work);
}

async fn many(count: u32, bytes: usize, together: Arc<Numbers>) -> Vec<usize> {
    let asked = Arc::new(Mutex::new(Vec::new()));
    let one = |number| {
        let (together, asked) = (together.clone(), asked.clone());
        tokio::spawn(async move {
            together.ask(number, bytes, |numbers| doubled(&asked, numbers)).await
        })
    };
    let tasks: Vec<_> = (0..count).map(one).collect();
    for (number, task) in (0..).zip(tasks) {
        assert_eq!(task.await.unwrap(), Ok(number * 2), "each has its own answer");
    }
    let sizes = asked.lock().unwrap().clone();
    assert_eq!(sizes.iter().sum::<usize>(), count as usize, "each was asked once");
    sizes
}

#[test]
fn each_pays_for_its_own_of_what_goes_together() {
    use std::sync::atomic::AtomicU64;

    async fn paid(numbers: Vec<u32>) -> Vec<Result<u32, Fault>> {
        carry(400);
        tokio::time::sleep(Duration::from_millis(20)).await;
        numbers.into_iter().map(Ok).collect()
    }
    run(async {
        let together = Numbers::new(1);
        let counts = [(); 5].map(|()| Arc::new(AtomicU64::new(0)));
        let ask = |count: &Arc<AtomicU64>| {
            crate::carried::counting(count.clone(), together.ask(1, 1, paid))
        };
        let _ = tokio::join!(
            ask(&counts[0]),
            ask(&counts[1]),
            ask(&counts[2]),
            ask(&counts[3]),
            ask(&counts[4]),
        );
        let counts = counts.map(|count| count.load(Ordering::Relaxed));
        assert_eq!(counts, [80; 5]);
    });
}

#[test]
fn what_comes_meanwhile_goes_together() {
    run(async {
        assert_eq!(many(1, 1, Arc::new(Numbers::new(1))).await, [1]);
        assert_eq!(many(12, 1, Arc::new(Numbers::new(1))).await, [12]);
        let sizes = many(60, 1, Arc::new(Numbers::new(1))).await;
        assert_eq!(sizes, [MOST, MOST, 10]);
        let sizes = many(60, 1, Arc::new(Numbers::new(2))).await;
        assert_eq!(sizes, [MOST, MOST, 10]);
    });
}

#[test]
fn what_is_heavy_goes_in_parts_and_on_a_slow_line_alone() {
    run(async {
        let sizes = many(6, HEAVIEST / 2, Arc::new(Numbers::new(1))).await;
        assert_eq!(sizes, [2, 4]);
        let slow = Numbers::new(1);
        lock(&slow.0).note(LONGEST * 2, 1);
        assert_eq!(lock(&slow.0).group(0, 0).len(), 0);
        for number in 0..3 {
            let (turn, _) = channel();
            lock(&slow.0).waiting.push_back(Waiting { question: number, bytes: 1, turn });
        }
        assert_eq!(lock(&slow.0).group(1, 1).len(), 0);
        assert_eq!(lock(&slow.0).group(0, 0).len(), 1);
    });
}

#[test]
fn as_many_go_together_as_take_no_longer_than_they_may() {
    let most = |seconds, questions| {
        let together = Numbers::new(1);
        lock(&together.0).note(Duration::from_secs(seconds), questions);
        lock(&together.0).most()
    };
    // What takes a while because there is much of it is not slow.
    assert_eq!([most(6, 16), most(60, 25), most(9, 1)], [10, 1, 1]);
    // Nor is one that takes a while: several take no longer than it, until it is seen that they do.
    assert_eq!([most(2, 25), most(3, 1)], [MOST, MOST]);
    run(async {
        let together = Arc::new(Numbers::new(1));
        // A fifth of a second for one, and for three: the line carries more than is asked of it.
        let sizes = many(9, HEAVIEST / 3, together.clone()).await;
        assert_eq!(sizes, [3, 6]);
        lock(&together.0).note(LONGEST * 2, 6);
        assert_eq!(lock(&together.0).most(), 3);
    });
}

#[test]
fn whoever_goes_away_keeps_nobody_from_their_turn() {
    run(async {
        let together = Arc::new(Numbers::new(1));
        let answered = Arc::new(AtomicUsize::new(0));
        let one = |number| {
            let (together, answered) = (together.clone(), answered.clone());
            tokio::spawn(async move {
                let asked = Mutex::new(Vec::new());
                let answer = together.ask(number, 1, |numbers| doubled(&asked, numbers)).await;
                answered.fetch_add(1, Ordering::Relaxed);
                answer
            })
        };
        let mut tasks = vec![one(0)];
        tokio::time::sleep(Duration::from_millis(30)).await;
        tasks.extend((1..9).map(one));
        tokio::time::sleep(Duration::from_millis(30)).await;
        // One that is asking for itself, and one that waits to ask for the others.
        for at in [1, 0] {
            tasks.remove(at).abort();
        }
        for task in tasks {
            assert!(task.await.unwrap().is_ok());
        }
        assert_eq!(answered.load(Ordering::Relaxed), 7);
        assert_eq!(lock(&together.0).under_way, 0);

        let asking = one(1);
        tokio::time::sleep(Duration::from_millis(30)).await;
        let others = [one(2), one(3), one(4)];
        tokio::time::sleep(Duration::from_millis(250)).await;
        assert!(asking.is_finished());
        let [asks_for_all, one, other] = others;
        asks_for_all.abort();
        for waiting in [one, other] {
            let fault = waiting.await.unwrap().unwrap_err();
            assert_eq!(fault.outcome, crate::fault::Outcome::Unknown, "nobody knows");
        }
        assert_eq!(lock(&together.0).under_way, 0);
    });
}
