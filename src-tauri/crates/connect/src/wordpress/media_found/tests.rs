//! Pictures that are looked for at the same time, at a server that says what it is told.

use super::super::id;
use super::super::tests::site;
use crate::connector::Connector;
use crate::fault::{Fault, FaultKind};
use crate::http::server::{Act, Server, json};
use crate::medium::{MediumKey, RemoteMedium};
use crate::wordpress::WordPress;

fn keys() -> [MediumKey; 3] {
    [b"a", b"b", b"c"].map(|bytes| MediumKey::of(bytes))
}

fn medium(number: u64, slug: &str, key: &str) -> String {
    format!(
        r#"{{"id":{number},"slug":"{slug}","warraq_key":"{key}","source_url":"https://a.example/{number}.jpg",
        "media_details":{{"width":2,"height":1,"filesize":9}}}}"#
    )
}

fn list(of: &[String]) -> Act {
    Act::Answer(json(200, &format!("[{}]", of.join(","))).into())
}

fn refused(status: u16, code: &str) -> Act {
    Act::Answer(json(status, &format!(r#"{{"code":"{code}","message":"","data":null}}"#)).into())
}

async fn find(site: &WordPress) -> [Result<Option<RemoteMedium>, Fault>; 3] {
    let [a, b, c] = keys();
    let (a, b, c) = tokio::join!(site.find_medium(&a), site.find_medium(&b), site.find_medium(&c));
    [a, b, c]
}

fn numbers(found: [Result<Option<RemoteMedium>, Fault>; 3]) -> [Option<u64>; 3] {
    found.map(|found| found.unwrap().map(|medium| medium.id.0.parse().unwrap()))
}

#[tokio::test]
async fn several_are_one_question_and_the_eldest_of_a_name_is_the_one() {
    let [a, b, _] = keys().map(|key| key.slug());
    let other = format!("{a}-2");
    let server =
        Server::doing(vec![list(&[medium(9, &b, ""), medium(7, &b, ""), medium(3, &other, "")])]);
    let site = site(&server).with_plugin(Some(false));
    assert_eq!(numbers(find(&site).await), [None, Some(7), None]);
    let asked = server.seen();
    assert_eq!(asked.len(), 1);
    assert!(asked[0].contains(&format!("slug={a}%2C{b}%2C")), "{asked:?}");
}

#[tokio::test]
async fn the_plugin_knows_them_by_their_keys_whatever_they_are_called() {
    let [_, b, c] = keys().map(|key| key.to_string());
    let server = Server::doing(vec![list(&[medium(4, "other", &c), medium(5, "name", &b)])]);
    let site = site(&server).with_plugin(Some(true));
    let found = find(&site).await;
    assert_eq!(found[1].as_ref().unwrap().as_ref().unwrap().size, Some((2, 1)));
    assert_eq!(numbers(found), [None, Some(5), Some(4)]);
    let asked = server.seen();
    assert!(asked.len() == 1 && asked[0].contains("warraq/v1/media?keys="), "{asked:?}");
}

#[tokio::test]
async fn where_it_was_taken_away_the_site_itself_is_asked() {
    let [_, b, _] = keys().map(|key| key.slug());
    let server = Server::doing(vec![refused(404, "rest_no_route"), list(&[medium(5, &b, "")])]);
    let site = site(&server).with_plugin(Some(true));
    assert_eq!(numbers(find(&site).await), [None, Some(5), None]);
    assert_eq!(server.seen().len(), 2);
}

#[tokio::test]
async fn what_one_may_not_see_is_its_own_and_what_stops_all_stops_each() {
    let one = Act::Answer(json(200, &format!("[{}]", medium(4, "", ""))).into());
    let none = list(&[]);
    let server = Server::doing(vec![
        refused(400, "rest_invalid_param"),
        one,
        refused(403, "rest_forbidden"),
        none,
    ]);
    let site_of = |server: &Server| site(server).with_plugin(Some(false));
    let [a, b, c] = find(&site_of(&server)).await;
    assert_eq!((a.unwrap().unwrap().id, c.unwrap()), (id(4), None));
    assert!(b.is_err());
    assert_eq!(server.seen().len(), 4);

    let server = Server::doing(vec![refused(401, "rest_not_logged_in")]);
    for found in find(&site_of(&server)).await {
        assert_eq!(found.unwrap_err().kind, FaultKind::Login);
    }
    assert_eq!(server.seen().len(), 1);
}
