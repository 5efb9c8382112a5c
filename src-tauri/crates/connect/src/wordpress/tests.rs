//! What WordPress and its guards answer, said by a server that says what it is told.

use super::*;
use crate::fault::Right;
use crate::http::server::{Act, Server, answer, json, page};

pub(super) fn site(server: &Server) -> WordPress {
    let login = Login { user: "editor".to_owned(), password: "secret".to_owned().into() };
    let root = server.url.join("wp-json/").unwrap();
    WordPress::new(&root, login, Options::default()).unwrap()
}

pub(super) fn post() -> Post {
    Post {
        article: "01J9ZZ6CQK7WXC2M3N4P5Q6R7S".parse().unwrap(),
        title: "عنوان".to_owned(),
        content: "<p>نص</p>".to_owned(),
        excerpt: String::new(),
        slug: String::new(),
        categories: Vec::new(),
        tags: vec![id(7)],
        featured: None,
        author: None,
        language: "ar".to_owned(),
    }
}

fn refused(status: u16, code: &str) -> String {
    json(
        status,
        &format!("{{\"code\":\"{code}\",\"message\":\"عذرًا\",\"data\":{{\"status\":{status}}}}}"),
    )
}

#[tokio::test]
async fn a_refusal_is_known_by_its_code_and_never_by_its_words() {
    use FaultKind::{Blocked, Gone, Login, Maintenance, Refused, Server as Failed};
    let code = |code: &str| code.to_owned();
    let no =
        |status, name: &str| Refused { status, code: code(name), message: "عذرًا".to_owned() };
    for (status, name, kind, unknown) in [
        (401, "rest_not_logged_in", Login, false),
        (401, "rest_cannot_create", Login, false),
        (403, "rest_cannot_publish", FaultKind::Right(Right::Publish), false),
        (403, "rest_cannot_edit_others", FaultKind::Right(Right::EditOthers), false),
        (403, "rest_cannot_create", FaultKind::Right(Right::Write), false),
        (403, "itsec_rest_api_access_restricted", Blocked { status: 403 }, false),
        (403, "rest_cannot_access", Blocked { status: 403 }, false),
        (404, "rest_no_route", FaultKind::NotFound(code("rest_no_route")), false),
        (404, "rest_post_invalid_id", Gone, false),
        (400, "rest_invalid_param", no(400, "rest_invalid_param"), false),
        (500, "rest_upload_unknown_error", no(500, "rest_upload_unknown_error"), false),
        (503, "wp_die", Maintenance { retry_after: None }, false),
        (500, "db_insert_error", Failed { status: 500, code: code("db_insert_error") }, true),
    ] {
        let fault = site(&Server::saying(refused(status, name))).create_post(&post(), &()).await;
        let outcome = if unknown { Outcome::Unknown } else { Outcome::NotDone };
        assert_eq!(fault, Err(Fault { kind, outcome }), "{name}");
    }
}

#[tokio::test]
async fn who_may_not_see_drafts_is_told_why_and_not_of_a_parameter() {
    // As the site answers a list of all states to whom it does not know, and to a subscriber.
    let answer = |status: u16| {
        let details = format!(
            r#"{{"status":{{"code":"rest_forbidden_status","message":"","data":{{"status":{status}}}}}}}"#
        );
        let said = format!(
            r#"{{"code":"rest_invalid_param","message":"","data":{{"status":400,"details":{details}}}}}"#
        );
        json(400, &said)
    };
    for (status, kind) in [(401, FaultKind::Login), (403, FaultKind::Right(Right::Write))] {
        let server = Server::saying(answer(status));
        let found = site(&server).find_post(post().key()).await;
        assert_eq!(found.unwrap_err().kind, kind);
    }
}

#[tokio::test]
async fn a_missing_right_is_the_one_for_what_was_asked() {
    let upload = Upload {
        key: MediumKey::of(b"x"),
        name: "صورة \"1\".jpg".to_owned(),
        media_type: "image/jpeg".to_owned(),
        bytes: b"x".to_vec(),
        alt: "وصف".to_owned(),
        caption: String::new(),
    };
    let server = Server::saying(refused(403, "rest_cannot_create"));
    let fault = site(&server).send_medium(&upload, &()).await.unwrap_err();
    assert_eq!(fault.kind, FaultKind::Right(Right::Upload));
    let sent = &server.seen()[0];
    assert!(sent.contains("name=\"file\"; filename=\"صورة %221%22.jpg\"\r\n"), "{sent}");
    assert!(sent.contains("name=\"alt_text\"\r\n\r\nوصف\r\n"), "{sent}");
    for (taxonomy, right) in
        [(Taxonomy::Tag, Right::MakeTags), (Taxonomy::Category, Right::MakeCategories)]
    {
        let fault = site(&server).make_term(taxonomy, "وسم").await.unwrap_err();
        assert_eq!(fault.kind, FaultKind::Right(right));
    }
    let dropped = Server::saying(refused(400, "rest_upload_no_content_disposition"));
    let fault = site(&dropped).send_medium(&upload, &()).await.unwrap_err();
    assert_eq!(fault, Fault::not_done(FaultKind::TooLarge { limit: None }));
}

#[tokio::test]
async fn a_term_that_is_there_is_the_one() {
    let there =
        json(400, r#"{"code":"term_exists","message":"","data":{"status":400,"term_id":12}}"#);
    let term = json(200, r#"{"id":12,"name":"R&amp;D &#8211; بحوث"}"#);
    let server = Server::doing(vec![Act::Answer(there.into()), Act::Answer(term.into())]);
    let found = site(&server).make_term(Taxonomy::Tag, "R&D – بحوث").await.unwrap();
    assert_eq!(found, RemoteTerm { id: id(12), name: "R&D – بحوث".to_owned() });
    assert!(server.seen()[1].starts_with("GET /wp-json/wp/v2/tags/12?"), "{:?}", server.seen());
}

#[tokio::test]
async fn a_post_is_made_as_a_draft_under_its_key_with_its_marker() {
    let answer = r#"{"id":4,"status":"draft","date_gmt":"2026-11-29T20:24:57",
        "modified_gmt":"2026-11-29T20:24:57","title":{"raw":"عنوان"},"slug":"wq-x","tags":[7],
        "content":{"raw":"<p>نص</p>\n\n<!-- warraq:01J9ZZ6CQK7WXC2M3N4P5Q6R7S -->"},
        "_links":{"predecessor-version":[{"id":9,"href":""}]}}"#;
    let none = Act::Answer(json(200, "[]").into());
    let server = Server::doing(vec![Act::Answer(json(201, answer).into()), none]);
    let made = site(&server).create_post(&post(), &()).await.unwrap();
    assert_eq!((made.content.as_str(), made.revision.as_deref()), ("<p>نص</p>", Some("9")));
    assert_eq!(made.marker, Some(post().key().marker()));
    let sent = server.seen()[0].clone();
    let body: serde_json::Value =
        serde_json::from_str(sent.split_once("\r\n\r\n").unwrap().1).unwrap();
    assert_eq!((&body["status"], &body["slug"]), (&"draft".into(), &post().key().slug().into()));
    assert_eq!(body["tags"], serde_json::json!([7]));
    assert!(body.get("author").is_none() && body.get("date_gmt").is_none());
}

#[tokio::test]
async fn of_two_that_were_made_in_the_same_moment_the_elder_stays() {
    let of = |number: u64| {
        let slug = post().key().slug();
        format!(
            r#"{{"id":{number},"status":"draft","date_gmt":null,"modified_gmt":null,"slug":"{slug}",
            "title":{{"raw":"a"}},"content":{{"raw":"b"}},"_links":[]}}"#
        )
    };
    let both = Act::Answer(json(200, &format!("[{},{}]", of(8), of(9))).into());
    let gone = Act::Answer(json(200, r#"{"deleted":true}"#).into());
    let server = Server::doing(vec![Act::Answer(json(201, &of(9)).into()), both, gone]);
    let fault = site(&server).create_post(&post(), &()).await.unwrap_err();
    assert_eq!(fault.outcome, Outcome::Unknown, "it is looked up again");
    assert!(fault.is_passing());
    assert!(server.seen()[2].starts_with("DELETE /wp-json/wp/v2/posts/9?"), "{:?}", server.seen());
    // Whoever made the elder keeps it.
    let both = Act::Answer(json(200, &format!("[{},{}]", of(8), of(9))).into());
    let server = Server::doing(vec![Act::Answer(json(201, &of(8)).into()), both]);
    assert_eq!(site(&server).create_post(&post(), &()).await.unwrap().id, id(8));
}

/// What an interface says of its site.
const INDEX: &str = r#"{"name":"غرفة &amp; أخبار","home":"https://news.example","namespaces":["wp/v2"],
    "authentication":{"application-passwords":{"endpoints":{"authorization":"https://news.example/a"}}}}"#;

#[tokio::test]
async fn a_site_is_found_by_its_header_by_its_page_and_where_it_usually_is() {
    let header = "Link: <RSD>; rel=\"EditURI\", </w/wp-json/>; rel=\"https://api.w.org/\"\r\n";
    let link = "<link rel='https://api.w.org/' href='/?rest_route=/&#038;lang=ar'>";
    let none = page(404, "");
    for (before, root) in [
        (vec![answer(200, header, "")], "w/wp-json/"),
        (vec![page(200, link)], "?rest_route=/&lang=ar"),
        (vec![page(200, "")], "wp-json/"),
        (vec![page(200, ""), none.clone()], "?rest_route=/"),
        (vec![answer(301, "Location: /ar/\r\n", ""), page(200, "")], "ar/wp-json/"),
        (vec![page(404, ""), none.clone(), none.clone()], "wp-json/"),
    ] {
        let typed_path = if before.len() == 3 { "2026/11/article/" } else { "" };
        let mut acts: Vec<Act> = before.into_iter().map(|one| Act::Answer(one.into())).collect();
        acts.push(Act::Answer(json(200, INDEX).into()));
        let server = Server::doing(acts);
        let typed = server.url.join(typed_path).unwrap().to_string();
        let place = discover(&typed, &Options::default()).await;
        let place = place.unwrap_or_else(|fault| panic!("{root}: {fault:?} {:?}", server.seen()));
        assert_eq!(place.root, server.url.join(root).unwrap());
        assert_eq!(place.name, "غرفة & أخبار");
        assert_eq!(place.authorize.unwrap().as_str(), "https://news.example/a");
        assert!(server.seen().iter().all(|one| !one.to_lowercase().contains("authorization:")));
    }
}

#[tokio::test]
async fn what_is_no_wordpress_or_lets_nobody_in_is_told_apart() {
    let typed = |server: &Server| server.url.to_string();
    // A page for whatever is asked, also for what no site has, is not the site's.
    for (nowhere, is_there) in [(page(404, "a shop"), true), (page(200, "a shop"), false)] {
        let all = [page(200, "a shop"), page(200, "a shop"), page(200, "a shop"), nowhere];
        let shop = Server::doing(all.into_iter().map(|one| Act::Answer(one.into())).collect());
        let fault = discover(&typed(&shop), &Options::default()).await.unwrap_err();
        assert_eq!(matches!(fault.kind, FaultKind::NotFound(_)), is_there, "{fault:?}");
        assert_eq!(matches!(fault.kind, FaultKind::Portal { .. }), !is_there, "{fault:?}");
    }
    let guarded = Server::saying(page(403, "Just a moment..."));
    let fault = discover(&typed(&guarded), &Options::default()).await.unwrap_err();
    assert_eq!(fault.kind, FaultKind::Challenge { status: 403 });
    let closed = Server::doing(vec![
        Act::Answer(page(200, "<link rel=\"https://api.w.org/\" href=\"/wp-json/\">").into()),
        Act::Answer(page(403, "limited").into()),
    ]);
    let fault = discover(&typed(&closed), &Options::default()).await.unwrap_err();
    assert_eq!(fault.kind, FaultKind::Blocked { status: 403 });
}

#[tokio::test]
async fn a_site_that_speaks_only_with_those_it_knows_is_there() {
    let server = Server::doing(vec![
        Act::Answer(page(200, "<link rel=\"https://api.w.org/\" href=\"/wp-json/\">").into()),
        Act::Answer(answer(302, "Location: /api/?_fields=x\r\n", "").into()),
        Act::Answer(refused(401, "rest_login_required").into()),
    ]);
    let place = discover(server.url.as_str(), &Options::default()).await.unwrap();
    assert_eq!((place.root, place.authorize), (server.url.join("api/").unwrap(), None));
}

#[tokio::test]
async fn a_network_that_answers_for_the_site_is_told_as_that() {
    let portal = Server::saying(page(200, "<form action=/login>"));
    let login = format!("http://localhost:{}/login", portal.url.port().unwrap());
    let site = Server::saying(answer(302, &format!("Location: {login}\r\n"), ""));
    let fault = discover(site.url.as_str(), &Options::default()).await.unwrap_err();
    assert_eq!(fault.kind, FaultKind::Portal { host: "localhost".to_owned() });
}

#[tokio::test]
async fn a_network_is_told_whatever_is_asked_of_it_and_a_site_that_shows_pages_only_is_none() {
    let login = "<title>WiFi</title><form action=/in><input type=\"password\"></form>";
    let portal = |host: &str| FaultKind::Portal { host: host.to_owned() };
    for (said, kind) in [
        (page(200, login), portal("")),
        (answer(302, "Location: http://10.5.0.1/\r\n", ""), portal("10.5.0.1")),
        (answer(302, "Location: http://wifi.example/guest\r\n", ""), portal("wifi.example")),
        (answer(511, "", ""), portal("")),
    ] {
        let server = Server::saying(said.clone());
        let fault = discover(server.url.as_str(), &Options::default()).await.unwrap_err();
        assert_eq!(fault.kind, kind, "{said}");
        assert!(fault.is_passing());
        let fault = site(&server).survey().await.unwrap_err();
        assert_eq!(fault.kind, kind, "{said}");
    }
    // A site whose interface is shut shows its pages instead of it.
    let shut = Server::saying(page(200, "<link href=/wp-content/themes/a.css>"));
    let fault = discover(shut.url.as_str(), &Options::default()).await.unwrap_err();
    assert_eq!(fault.kind, FaultKind::Blocked { status: 200 });
}

/// A draft as WordPress gives it.
const DRAFT: &str = r#"{"id":4,"status":"draft","date_gmt":"2026-11-29T20:24:57",
    "modified_gmt":"2026-11-29T20:24:57","title":{"raw":"a"},"content":{"raw":"b"},"_links":[]}"#;

#[tokio::test]
async fn nothing_is_scheduled_by_clocks_that_disagree() {
    let headers = "Content-Type: application/json\r\nDate: Tue, 03 Nov 2020 20:25:04 GMT\r\n";
    let server = Server::saying(answer(200, headers, DRAFT));
    let site = site(&server);
    let seen = site.read_post(&id(4)).await.unwrap().unwrap().seen();
    let target = Target::Scheduled("2099-01-01T00:00:00Z".parse().unwrap());
    let fault = site.set_state(&id(4), &seen, target).await.unwrap_err();
    let FaultKind::Clock { seconds } = fault.kind else { panic!("{fault:?}") };
    assert!(seconds > 100_000_000, "ours is years ahead: {seconds}");
    assert!(server.seen().iter().all(|request| request.starts_with("GET ")));
    // To publish now, no clock is needed.
    site.set_state(&id(4), &seen, Target::Published).await.unwrap();
    assert!(server.seen().last().unwrap().starts_with("POST "));
}
