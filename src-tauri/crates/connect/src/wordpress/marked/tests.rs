//! Posts that are looked for by their markers, on a server that says what it is told.

use super::super::id;
use super::super::tests::site;
use crate::connector::Connector;
use crate::fault::{Fault, FaultKind};
use crate::http::server::{Act, Server, answer, json};
use crate::post::PostKey;
use crate::remote::RemotePost;
use crate::wordpress::WordPress;

/// Three articles of the same days.
fn keys() -> [PostKey; 3] {
    ['A', 'B', 'C']
        .map(|last| PostKey::of(format!("01J9ZZ6CQK7WXC2M3N4P5Q6R7{last}").parse().unwrap()))
}

/// A page of numbers, the last of so many.
fn page(pages: usize, numbers: &[u64]) -> Act {
    let ids: Vec<String> = numbers.iter().map(|number| format!("{{\"id\":{number}}}")).collect();
    let headers = format!("Content-Type: application/json\r\nX-WP-TotalPages: {pages}\r\n");
    Act::Answer(answer(200, &headers, &format!("[{}]", ids.join(","))).into())
}

/// Posts with the markers of these.
fn posts(of: &[(u64, &PostKey)]) -> Act {
    let one = |(number, key): &(u64, &PostKey)| {
        format!(
            r#"{{"id":{number},"status":"publish","date_gmt":null,"modified_gmt":null,"title":{{"raw":"a"}},
            "content":{{"raw":"b\n\n<!-- {} -->"}},"slug":"news-{number}","_links":[]}}"#,
            key.marker()
        )
    };
    let posts: Vec<String> = of.iter().map(one).collect();
    Act::Answer(json(200, &format!("[{}]", posts.join(","))).into())
}

fn none() -> Act {
    Act::Answer(json(200, "[]").into())
}

async fn find(site: &WordPress) -> [Result<Option<RemotePost>, Fault>; 3] {
    let [a, b, c] = keys();
    let (a, b, c) = tokio::join!(site.find_post(a), site.find_post(b), site.find_post(c));
    [a, b, c]
}

fn without_plugin(server: &Server) -> WordPress {
    site(server).with_plugin(Some(false))
}

#[tokio::test]
async fn several_are_looked_for_by_what_their_markers_share() {
    let [a, b, _] = keys();
    let other = PostKey::of("01J9ZZ6CQK7WXC2M3N4P5Q6R7Z".parse().unwrap());
    let server = Server::doing(vec![
        none(),
        page(1, &[7, 8]),
        posts(&[(7, &b), (8, &other)]),
        // Asked again: one more was made meanwhile, and what is known is not read to be known.
        none(),
        page(1, &[8, 9]),
        posts(&[(9, &a)]),
        posts(&[(7, &b)]),
    ]);
    let site = without_plugin(&server);
    let found = find(&site).await.map(|found| found.unwrap().map(|post| post.id));
    assert_eq!(found, [None, Some(id(7)), None]);
    let found = find(&site).await.map(|found| found.unwrap().map(|post| post.id));
    assert_eq!(found, [Some(id(9)), Some(id(7)), None]);
    let asked = server.seen();
    assert_eq!(asked.len(), 7, "{asked:?}");
    assert!(asked[1].contains("search=warraq%3A01J9&") && !asked[1].contains("modified_after"));
    assert!(asked[2].contains("include=7%2C8"));
    assert!(asked[5].contains("include=9&") && asked[6].contains("include=7&"));
}

#[tokio::test]
async fn where_there_are_too_many_each_is_looked_for() {
    let all: Vec<u64> = (1..=13).collect();
    // As many pages as articles are looked at, and what a page does not say of others is not guessed.
    for looked in [vec![page(4, &[1, 2]); 3], vec![page(1, &all)], vec![none()]] {
        let before = 1 + looked.len();
        let acts = [vec![none()], looked, vec![none()]].concat();
        let server = Server::doing(acts);
        assert_eq!(find(&without_plugin(&server)).await, [Ok(None), Ok(None), Ok(None)]);
        let asked = server.seen();
        assert_eq!(asked.len(), before + 3, "{asked:?}");
        for (asked, key) in asked[before..].iter().zip(keys()) {
            assert!(asked.contains(&key.marker().replace(':', "%3A")), "{asked}");
        }
    }
}

#[tokio::test]
async fn a_page_that_is_not_full_is_not_the_last() {
    // What somebody may not see is left out of it without a word.
    let [_, _, c] = keys();
    let server =
        Server::doing(vec![none(), page(2, &[7]), page(2, &[8]), posts(&[(8, &c)]), none()]);
    let [a, b, c] = find(&without_plugin(&server)).await;
    assert_eq!((a, b, c.unwrap().unwrap().id), (Ok(None), Ok(None), id(8)));
}

#[tokio::test]
async fn a_post_that_the_account_may_not_read_any_more_is_there_all_the_same() {
    let [a, b, _] = keys();
    let shown =
        format!(r#"[{{"id":7,"content":{{"rendered":"<p>b</p>\n<!-- {} -->"}}}}]"#, b.marker());
    let refused = r#"{"code":"rest_forbidden_context","message":"","data":{"status":403}}"#;
    let standing = r#"{"id":7,"link":"https://a.example/7","status":"publish","author":4}"#;
    let shut = || {
        let answers = [json(403, refused), json(200, standing), json(200, r#"{"id":4}"#)];
        answers.map(|answer| Act::Answer(answer.into())).to_vec()
    };
    // Among several, and alone: by what it was called when it was made, and by its marker.
    let among = vec![none(), page(1, &[7]), none(), Act::Answer(json(200, &shown).into()), none()];
    let named = r#"[{"id":7,"slug":"wq-01j9zz6cqk7wxc2m3n4p5q6r7b","status":"publish"}]"#;
    let named = || Act::Answer(json(200, named).into());
    let again = vec![named()];
    let server = Server::doing([among, shut(), again, shut()].concat());
    let site = without_plugin(&server);
    let found = find(&site).await;
    assert_eq!((&found[0], &found[2]), (&Ok(None), &Ok(None)));
    let is_closed = |found: &Result<Option<RemotePost>, Fault>| {
        matches!(found, Err(Fault { kind: FaultKind::Closed { standing, .. }, .. })
            if standing.url == "https://a.example/7")
    };
    assert!(is_closed(&found[1]), "{found:?} {:?}", server.seen());
    assert!(is_closed(&site.find_post(b).await), "{:?}", server.seen());
    let alone = Server::doing([vec![none(), named()], shut()].concat());
    assert!(is_closed(&without_plugin(&alone).find_post(a).await), "{:?}", alone.seen());
}

#[tokio::test]
async fn a_lost_answer_says_of_none_that_it_is_not_there() {
    let server = Server::doing(vec![none(), Act::Answer(Vec::new())]);
    for found in find(&without_plugin(&server)).await {
        assert!(matches!(found.unwrap_err().kind, FaultKind::Lost(_)));
    }
    assert_eq!(server.seen().len(), 2);
}
