//! Posts that are at work at the same time on a real WordPress: each is asked for with others, and is its own.

use std::sync::Arc;
use std::sync::atomic::Ordering;

use warraq_connect::http::Options;
use warraq_connect::wordpress::WordPress;
use warraq_connect::{Connector, Fault, FaultKind, Outcome, Post, RemotePost, RemoteState, Target};

use crate::contract;
use crate::line::{Break, Line};
use crate::site::Site;

/// More than go alone.
const MANY: u128 = 14;

pub async fn holds(site: &Site) {
    a_batch_whose_answer_is_lost_is_looked_up(site).await;
    marked_posts_are_found_whatever_they_are_called(site).await;
    for (start, name) in [(1 << 78, "editor"), (2 << 78, "author"), (3 << 78, "contributor")] {
        let at_work = Arc::new(site.as_one(name).await);
        each_is_its_own(site, &at_work, start).await;
    }
}

async fn each_is_its_own(site: &Site, who: &Arc<WordPress>, start: u128) {
    let before: usize = count(site);
    let posts: Vec<Post> = (0..MANY).map(|number| post(start, number)).collect();
    let found = all(who, &posts, async |who, post: Post| who.find_post(post.key()).await).await;
    assert!(found.into_iter().all(|found| found == Ok(None)));
    let made = all(who, &posts, async |who, post: Post| who.create_post(&post, &()).await).await;
    let made: Vec<RemotePost> = made.into_iter().map(Result::unwrap).collect();
    assert_eq!(count(site), before + posts.len());
    for (post, made) in posts.iter().zip(&made) {
        assert_eq!((&made.title, &made.slug), (&post.title, &post.key().slug()));
        assert_eq!(made.marker, Some(post.key().marker()));
    }
    let found = all(who, &posts, async |who, post: Post| who.find_post(post.key()).await).await;
    assert_eq!(found, made.iter().cloned().map(|post| Ok(Some(post))).collect::<Vec<_>>());

    // One was changed by somebody, one is in the bin, one is gone.
    site.wp(&["post", "update", &made[3].id.0, "--post_title=عنوان من الموقع"]);
    site.wp(&["post", "delete", &made[5].id.0]);
    site.wp(&["post", "delete", &made[7].id.0, "--force"]);
    let read = all(who, &made, async |who, post: RemotePost| who.read_post(&post.id).await).await;
    for (at, (made, read)) in made.iter().zip(read).enumerate() {
        let read = read.unwrap();
        match at {
            3 => assert_eq!(read.unwrap().title, "عنوان من الموقع"),
            5 => assert_eq!(read.unwrap().state, RemoteState::Trashed),
            7 => assert_eq!(read, None),
            _ => assert_eq!(read.as_ref(), Some(made)),
        }
    }
    let wished: Vec<(RemotePost, Post)> = made.iter().cloned().zip(posts).collect();
    let changed = all(who, &wished, async |who, (made, post): (RemotePost, Post)| {
        let post = Post { excerpt: format!("ملخص {}", post.title), ..post };
        who.update_post(&made.id, &made.seen(), &post, &()).await
    });
    for (at, (changed, (made, post))) in changed.await.into_iter().zip(&wished).enumerate() {
        match (at, changed) {
            (3, Err(Fault { kind: FaultKind::Changed(now), .. })) => assert_eq!(now.id, made.id),
            (5 | 7, Err(fault)) => assert_eq!(fault.kind, FaultKind::Gone),
            (_, changed) => {
                let changed = changed.unwrap();
                assert!(![3, 5, 7].contains(&at), "{at} was not as it was seen");
                assert_eq!((&changed.id, &changed.title), (&made.id, &post.title));
                assert_eq!(changed.excerpt, format!("ملخص {}", post.title));
            }
        }
    }
    what_one_may_not_is_refused_for_each(who, &made[8..12]).await;
}

/// A contributor publishes nothing, and what an editor publishes is published.
async fn what_one_may_not_is_refused_for_each(who: &Arc<WordPress>, made: &[RemotePost]) {
    let states = all(who, made, async |who, post: RemotePost| {
        let now = who.read_post(&post.id).await?.unwrap();
        who.set_state(&now.id, &now.seen(), Target::Published).await
    });
    let states = states.await;
    let refused =
        states.iter().filter(|state| matches!(state, Err(Fault { kind: FaultKind::Right(_), .. })));
    let published = states
        .iter()
        .filter(|state| state.as_ref().is_ok_and(|post| post.state == RemoteState::Published));
    let counted = (published.count(), refused.count());
    assert!(counted == (4, 0) || counted == (0, 4), "{states:?}");
}

/// All of them go as one request, which comes whole and whose answer breaks off, or which breaks off itself: nobody knows
/// of any, and each is there once or not at all.
async fn a_batch_whose_answer_is_lost_is_looked_up(site: &Site) {
    let server = site.url.trim_start_matches("http://");
    for (start, at, is_done) in
        [(4 << 78, Break::Answer(300), true), (5 << 78, Break::Request(700), false)]
    {
        let before = count(site);
        let line = Line::to(server, vec![at]).await;
        let root = format!("{}/wp-json/", line.url).parse().unwrap();
        let who = WordPress::new(&root, site.login("author"), Options::default()).unwrap();
        let who = Arc::new(who.with_plugin(Some(false)));
        let posts: Vec<Post> = (0..MANY).map(|number| post(start, number)).collect();
        let made = all(&who, &posts, async |who, post: Post| who.create_post(&post, &()).await);
        for made in made.await {
            assert_eq!(made.unwrap_err().outcome, Outcome::Unknown);
        }
        assert_eq!(line.passed.load(Ordering::Relaxed), usize::from(is_done), "it is sent once");
        let found = all(&who, &posts, async |who, post: Post| who.find_post(post.key()).await);
        let found: Vec<_> = found.await.into_iter().map(Result::unwrap).collect();
        assert!(found.iter().all(|found| found.is_some() == is_done));
        assert_eq!(count(site), before + if is_done { posts.len() } else { 0 });
    }
}

/// An editor gave some another name, one of them is in the bin, and one is new since it was looked the first time: each
/// is found by its marker, by somebody who made none of them.
async fn marked_posts_are_found_whatever_they_are_called(site: &Site) {
    let editor = Arc::new(site.as_one("editor").await);
    let looks = Arc::new(site.as_one("editor").await);
    let posts: Vec<Post> = (0..MANY).map(|number| post(6 << 78, number)).collect();
    let find = async |who: Arc<WordPress>, post: Post| {
        who.find_post(post.key()).await.map(|found| found.map(|found| found.id))
    };
    let make = async |who: Arc<WordPress>, post: Post| {
        let made = who.create_post(&post, &()).await.unwrap();
        site.wp(&["post", "update", &made.id.0, &format!("--post_name=name-{}", made.id)]);
        made.id
    };
    let mut ids = all(&editor, &posts[..9], make).await;
    site.wp(&["post", "delete", &ids[4].0]);
    let found = all(&looks, &posts, find).await;
    for (at, found) in found.into_iter().enumerate() {
        assert_eq!(found.unwrap(), ids.get(at).cloned(), "{at}");
    }
    ids.extend(all(&editor, &posts[9..12], make).await);
    let found = all(&looks, &posts, find).await;
    for (at, found) in found.into_iter().enumerate() {
        assert_eq!(found.unwrap(), ids.get(at).cloned(), "{at}");
    }
}

/// What each of these comes to, all at once.
async fn all<T: Clone + Send + 'static, A: Send + 'static>(
    who: &Arc<WordPress>,
    of: &[T],
    work: impl AsyncFn(Arc<WordPress>, T) -> A,
) -> Vec<A> {
    let mut under_way: Vec<_> =
        of.iter().map(|one| Box::pin(work(who.clone(), one.clone()))).collect();
    let mut answers: Vec<Option<A>> = under_way.iter().map(|_| None).collect();
    std::future::poll_fn(|context| {
        for (future, answer) in under_way.iter_mut().zip(&mut answers) {
            if answer.is_none()
                && let std::task::Poll::Ready(value) = future.as_mut().poll(context)
            {
                *answer = Some(value);
            }
        }
        if answers.iter().all(Option::is_some) {
            std::task::Poll::Ready(())
        } else {
            std::task::Poll::Pending
        }
    })
    .await;
    answers.into_iter().flatten().collect()
}

fn post(start: u128, number: u128) -> Post {
    let post = contract::post(start + number);
    Post { title: format!("خبر {number} بين أخبار"), ..post }
}

fn count(site: &Site) -> usize {
    site.wp(&["post", "list", "--post_status=any", "--format=count"]).parse().unwrap()
}
