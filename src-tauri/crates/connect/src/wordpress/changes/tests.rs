//! Changes that go together, to a server that says what it is told.

use std::time::{Duration, Instant};

use super::super::id;
use super::super::posts::{POSTS, WHOLE};
use super::super::tests::{post, site};
use super::{Change, Over};
use crate::connector::Connector;
use crate::fault::{Fault, FaultKind, Outcome, Right};
use crate::http::server::{Act, Server, json};
use crate::post::{Post, Target};
use crate::remote::RemotePost;
use crate::term::Taxonomy;

/// Three articles.
fn three() -> [Post; 3] {
    let article = |last: char| format!("01J9ZZ6CQK7WXC2M3N4P5Q6R7{last}").parse().unwrap();
    ['A', 'B', 'C'].map(|last| Post { article: article(last), ..post() })
}

fn made(number: u64, post: &Post) -> String {
    format!(
        r#"{{"status":201,"body":{{"id":{number},"status":"draft","date_gmt":null,"modified_gmt":null,
        "title":{{"raw":"a"}},"content":{{"raw":"b"}},"slug":"{}","_links":[]}}}}"#,
        post.key().slug()
    )
}

fn refused(status: u16, code: &str) -> String {
    format!(r#"{{"status":{status},"body":{{"code":"{code}","message":"","data":null}}}}"#)
}

fn batch(answers: &[String]) -> Act {
    Act::Answer(json(207, &format!("{{\"responses\":[{}]}}", answers.join(","))).into())
}

/// Nobody else made one of them.
fn no_other() -> Act {
    Act::Answer(json(200, "[]").into())
}

/// What comes of making all of them at once.
async fn create(server: &Server, posts: &[Post; 3]) -> [Result<RemotePost, Fault>; 3] {
    let site = site(server).with_plugin(Some(false));
    let [a, b, c] = posts;
    let (a, b, c) =
        tokio::join!(site.create_post(a, &()), site.create_post(b, &()), site.create_post(c, &()));
    [a, b, c]
}

#[tokio::test]
async fn what_comes_of_each_is_its_own() {
    let posts = three();
    let answers =
        [made(4, &posts[0]), refused(403, "rest_cannot_create"), refused(500, "db_insert_error")];
    let server = Server::doing(vec![batch(&answers), no_other()]);
    let [first, second, third] = create(&server, &posts).await;
    assert_eq!(first.unwrap().id, id(4));
    assert_eq!(second, Err(Fault::not_done(FaultKind::Right(Right::Write))));
    assert_eq!(third.unwrap_err().outcome, Outcome::Unknown, "nobody knows whether it was made");
    assert_eq!(server.seen().len(), 2);
}

#[tokio::test]
async fn a_lost_answer_leaves_all_of_them_unknown_and_none_is_asked_for_again() {
    let posts = three();
    for act in [Act::Answer(Vec::new()), Act::Answer(json(500, "{}").into())] {
        let server = Server::doing(vec![act]);
        for made in create(&server, &posts).await {
            assert_eq!(made.unwrap_err().outcome, Outcome::Unknown);
        }
        assert_eq!(server.seen().len(), 1);
    }
    // Fewer answers than changes say of none what came of it.
    let server = Server::doing(vec![batch(&[made(4, &posts[0])])]);
    for made in create(&server, &posts).await {
        assert_eq!(made.unwrap_err().outcome, Outcome::Unknown);
    }
}

#[tokio::test]
async fn what_stops_all_of_them_stops_each() {
    let posts = three();
    let closed = r#"{"code":"wp_die","message":"","data":null}"#;
    let server = Server::saying(json(503, closed));
    for made in create(&server, &posts).await {
        let fault = made.unwrap_err();
        assert_eq!(fault.kind, FaultKind::Maintenance { retry_after: None });
        assert_eq!(fault.outcome, Outcome::NotDone);
    }
    assert_eq!(server.seen().len(), 1);
}

#[tokio::test]
async fn a_site_that_takes_one_at_a_time_gets_each_by_itself() {
    let posts = three();
    let alone = |number: u64, post: &Post| {
        let made = made(number, post);
        let body = made.trim_start_matches(r#"{"status":201,"body":"#);
        Act::Answer(json(201, &body[..body.len() - 1]).into())
    };
    let unknown = r#"{"code":"rest_no_route","message":"","data":null}"#;
    let of_each = std::array::from_fn::<_, 3, _>(|_| refused(400, "rest_batch_not_allowed"));
    for first in [Act::Answer(json(404, unknown).into()), batch(&of_each)] {
        let server = Server::doing(vec![
            first,
            alone(4, &posts[0]),
            alone(5, &posts[1]),
            alone(6, &posts[2]),
            no_other(),
        ]);
        let made = create(&server, &posts).await.map(|made| made.unwrap().id);
        assert_eq!(made, [id(4), id(5), id(6)]);
        let asked = server.seen();
        let batches = asked.iter().filter(|asked| asked.contains("batch/v1"));
        let changes = asked.iter().filter(|asked| asked.starts_with("POST "));
        assert_eq!((batches.count(), changes.count()), (1, 4));
    }
}

#[tokio::test]
async fn tags_are_made_together_and_one_that_is_there_is_given() {
    let term =
        |number: u64| format!(r#"{{"status":201,"body":{{"id":{number},"name":"قسد {number}"}}}}"#);
    let there = r#"{"status":400,"body":{"code":"term_exists","message":"","data":{"term_id":9}}}"#;
    let server = Server::doing(vec![
        batch(&[term(3), there.to_owned(), refused(403, "rest_cannot_create")]),
        Act::Answer(json(200, r#"{"id":9,"name":"حلب"}"#).into()),
    ]);
    let site = site(&server);
    let make = |name: &'static str| site.make_term(Taxonomy::Tag, name);
    let (first, second, third) = tokio::join!(make("قسد"), make("حلب"), make("نفط"));
    assert_eq!((first.unwrap().id, second.unwrap().name), (id(3), "حلب".to_owned()));
    assert_eq!(third.unwrap_err().kind, FaultKind::Right(Right::MakeTags));
    assert_eq!(server.seen().len(), 2);
}

/// A post as the site says it, with these words.
fn said(number: u64, words: &str) -> String {
    format!(
        r#"{{"id":{number},"status":"draft","date_gmt":null,"modified_gmt":null,
        "title":{{"raw":"a"}},"content":{{"raw":"{words}"}},"slug":"c","_links":[]}}"#
    )
}

#[tokio::test]
async fn what_changed_while_a_change_waited_is_not_written_over() {
    let (mine, theirs) = (said(4, "b"), said(5, "somebody wrote here"));
    let server = Server::doing(vec![
        Act::Answer(json(200, &mine).into()),
        Act::Answer(json(200, &said(5, "b")).into()),
        Act::Answer(json(200, &format!("[{theirs},{mine}]")).into()),
        // What was written over would be told whole.
        Act::Answer(json(200, &theirs).into()),
        Act::Answer(json(200, &mine).into()),
    ]);
    let site = site(&server).with_plugin(Some(false));
    let mut changes = Vec::new();
    for number in [4, 5] {
        let seen = site.read_post(&id(number)).await.unwrap().unwrap().seen();
        let read_at = Instant::now().checked_sub(Duration::from_secs(1));
        let (path, content) = (format!("{POSTS}/{number}"), serde_json::json!({ "title": "c" }));
        let over = Some(Over { number, seen, read_at, becomes: None });
        changes.push(Change { path, query: WHOLE, content, over });
    }
    let mut answers = site.write_all(changes, &()).await.into_iter();
    assert!(answers.next().unwrap().is_ok_and(|written| !written.is_joined), "it goes alone");
    let Err(Fault { kind: FaultKind::Changed(now), outcome }) = answers.next().unwrap() else {
        panic!("what somebody wrote was written over")
    };
    assert_eq!((now.id, outcome), (id(5), Outcome::NotDone));
    let asked = server.seen();
    assert_eq!(asked.len(), 5);
    assert!(asked[2].contains("include=4%2C5") && !asked[2].contains("permalink"), "{asked:?}");
    assert!(asked[3].contains("posts/5") && asked[3].contains("permalink"), "{asked:?}");
    assert!(asked[4].contains("posts/4"), "{asked:?}");
}

#[tokio::test]
async fn what_was_read_just_now_is_not_read_again() {
    let mine = said(4, "b");
    let server = Server::doing(vec![Act::Answer(json(200, &mine).into())]);
    let site = site(&server).with_plugin(Some(false));
    let seen = site.read_post(&id(4)).await.unwrap().unwrap().seen();
    let content = serde_json::json!({ "title": "c" });
    let over = Over::just_read(&id(4), &seen).unwrap();
    let written = site.write_over_post(over, (&content, WHOLE), &()).await.unwrap();
    assert!(written.is_success());
    assert_eq!(server.seen().len(), 2);
}

#[tokio::test]
async fn what_waits_to_be_written_is_read_once_and_with_the_others() {
    let both = format!("[{},{}]", said(4, "b"), said(5, "b"));
    let done = |number| format!(r#"{{"status":200,"body":{}}}"#, said(number, "b"));
    let whole = |body: String| Act::Answer(json(200, &body).into());
    for busy in [false, true] {
        let answers = [done(4), done(5)];
        let server = Server::doing(vec![
            whole(said(4, "b")),
            whole(said(5, "b")),
            whole(both.clone()),
            batch(&answers),
        ]);
        let site = site(&server).with_plugin(Some(false));
        let seen = |number| {
            let site = &site;
            async move { site.read_post(&id(number)).await.unwrap().unwrap().seen() }
        };
        let (first, second) = (seen(4).await, seen(5).await);
        if busy {
            tokio::time::sleep(2 * super::JUST_NOW).await;
        }
        let state = |number, seen| {
            let site = &site;
            async move { site.set_state(&id(number), &seen, Target::Published).await }
        };
        let (first, second) = tokio::join!(state(4, first), state(5, second));
        assert!(first.is_ok() && second.is_ok());
        let asked = server.seen();
        assert_eq!(asked.len(), 4, "{asked:?}");
        assert!(asked[2].contains("include=4%2C5"), "{asked:?}");
    }
}

#[tokio::test]
async fn what_is_written_for_a_state_is_as_the_post_is_found() {
    let dated = said(4, "b").replace("\"date_gmt\":null", "\"date_gmt\":\"2999-01-01T00:00:00\"");
    for (found, wanted) in [(said(4, "b"), false), (dated, true)] {
        let answers = [said(4, "b"), found, said(4, "b")];
        let acts = answers.map(|answer| Act::Answer(json(200, &answer).into()));
        let server = Server::doing(acts.into());
        let site = site(&server).with_plugin(Some(false));
        let seen = site.read_post(&id(4)).await.unwrap().unwrap().seen();
        // Somebody gave the draft a day that has not come: it would be scheduled, and not published.
        site.set_state(&id(4), &seen, Target::Published).await.unwrap();
        let asked = server.seen();
        assert_eq!((asked.len(), asked[2].contains("date_gmt\":\"2")), (3, wanted), "{asked:?}");
    }
}
