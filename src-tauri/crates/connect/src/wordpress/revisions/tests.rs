use super::super::tests::site;
use super::*;
use crate::connector::Connector;
use crate::http::server::{Act, Server, json};

/// A post as the site answers it: its text, how many revisions it has, and which is the last.
fn post(text: &str, versions: Option<(u32, u64)>) -> RemotePost {
    let links = versions.map_or("[]".to_owned(), |(count, last)| {
        format!(
            r#"{{"version-history":[{{"count":{count}}}],"predecessor-version":[{{"id":{last}}}]}}"#
        )
    });
    let text = format!(
        r#"{{"id":4,"status":"draft","date_gmt":null,"modified_gmt":null,"title":{{"raw":"a"}},
        "content":{{"raw":"{text}"}},"_links":{links}}}"#
    );
    serde_json::from_str::<super::super::wire::WirePost>(&text).unwrap().into_post().unwrap()
}

fn said(body: &str) -> Act {
    Act::Answer(json(200, body).into())
}

const SAVED: &str =
    r#"{"title":{"raw":"a"},"content":{"raw":"edited"},"excerpt":{"raw":"of the editor"}}"#;
const ME: &str = r#"{"id":2}"#;

#[tokio::test]
async fn what_an_editor_saved_before_our_write_is_found_by_the_number_of_revisions() {
    let list = r#"[{"id":12,"author":2,"slug":"4-revision-v1"},{"id":11,"author":9,"slug":"4-revision-v1"},
        {"id":10,"author":9,"slug":"4-autosave-v1"},{"id":9,"author":2,"slug":"4-revision-v1"}]"#;
    let server = Server::doing(vec![said(list), said(SAVED), said(ME)]);
    let (before, after) = (post("one", Some((1, 9))), post("two", Some((4, 12))));
    let over = site(&server).written_over(&before, &after).await.unwrap().unwrap();
    assert_eq!((over.content.as_str(), over.excerpt.as_str()), ("edited", "of the editor"));
    assert_eq!(over.id, after.id);
    assert!(server.seen()[1].starts_with("GET /wp-json/wp/v2/posts/4/revisions/11?"));
}

#[tokio::test]
async fn it_is_found_where_the_plugin_was_switched_off_since_it_was_last_seen() {
    let list = r#"[{"id":12,"author":2,"slug":"4-revision-v1"},{"id":11,"author":9,"slug":"4-revision-v1"}]"#;
    let server = Server::doing(vec![said(list), said(SAVED), said(ME)]);
    let site = site(&server);
    site.plugin.set(true);
    let (before, after) = (post("one", Some((1, 9))), post("two", Some((3, 12))));
    assert!(site.written_over(&before, &after).await.unwrap().is_some());
    // What the plugin wrote it had compared.
    let written = RemotePost { revision: Some("w1-12".to_owned()), ..after };
    assert_eq!(site.written_over(&before, &written).await, Ok(None));
    assert_eq!(server.seen().len(), 3);
}

#[tokio::test]
async fn where_all_is_as_it_must_be_nothing_is_asked() {
    let server = Server::saying(json(500, "{}"));
    let site = site(&server);
    for (before, after) in [
        (post("one", Some((0, 0))), post("two", Some((1, 9)))),
        (post("one", Some((3, 9))), post("two", Some((4, 12)))),
        (post("one", Some((3, 9))), post("one", Some((3, 9)))),
        // The first save makes a revision whatever it changes.
        (post("one", Some((0, 0))), post("one", Some((1, 9)))),
        // Where there are none nobody can know.
        (post("one", None), post("two", None)),
    ] {
        assert_eq!(site.written_over(&before, &after).await, Ok(None));
    }
    assert_eq!(server.seen().len(), 0);
}

#[tokio::test]
async fn only_what_neither_was_seen_nor_is_ours_was_written_over() {
    let of = |middle: &str| {
        format!(
            r#"[{{"id":12,"author":2,"slug":"4-revision-v1"}},{middle}{{"id":9,"author":2,"slug":"4-revision-v1"}}]"#
        )
    };
    let (autosave, revision) = (
        r#"{"id":11,"author":9,"slug":"4-autosave-v1"},"#,
        r#"{"id":11,"author":9,"slug":"4-revision-v1"},"#,
    );
    let text = |text: &str| SAVED.replace("edited", text).replace("of the editor", "");
    let before = post("one", Some((2, 9)));
    for (list, saved, me) in [
        (of(autosave), SAVED.to_owned(), ME),
        (of(revision), text("one"), ME),
        (of(revision), text("two"), ME),
        // Somebody else wrote over it, and saw it.
        (of(revision), SAVED.to_owned(), r#"{"id":7}"#),
    ] {
        let server = Server::doing(vec![said(&list), said(&saved), said(me)]);
        let over = site(&server).written_over(&before, &post("two", Some((4, 12)))).await;
        assert_eq!(over, Ok(None), "{list} {saved} {me}");
    }
}

#[tokio::test]
async fn what_ours_went_over_is_found_below_what_somebody_wrote_since() {
    let text = |text: &str| SAVED.replace("edited", text);
    let of = |authors: [u64; 3]| {
        let one =
            |(id, author)| format!(r#"{{"id":{id},"author":{author},"slug":"4-revision-v1"}}"#);
        let all: Vec<String> = [13, 12, 11].into_iter().zip(authors).map(one).collect();
        format!("[{}]", all.join(","))
    };
    let before = post("one", Some((1, 9)));
    let after = post("gone on from ours", Some((4, 13)));
    for (authors, unseen, is_told) in [
        ([9, 2, 9], "edited", true),
        ([7, 2, 9], "edited", true),
        // Ours went over what was seen, or the editor alone was at it.
        ([9, 2, 9], "one", false),
        ([9, 9, 9], "edited", false),
        ([9, 9, 2], "edited", false),
    ] {
        let unseen = if unseen == "one" {
            r#"{"title":{"raw":"a"},"content":{"raw":"one"}}"#.to_owned()
        } else {
            text(unseen)
        };
        let answers = [said(&of(authors)), said(ME), said(&unseen), said(&text("ours"))];
        let server = Server::doing(answers.into());
        let found = site(&server).written_over_before(&before, &after).await.unwrap();
        assert_eq!(found.is_some(), is_told, "{authors:?} {unseen}");
        let Some([unseen, ours]) = found else { continue };
        assert_eq!((unseen.content.as_str(), ours.content.as_str()), ("edited", "ours"));
        let asked = server.seen();
        assert!(asked[2].contains("revisions/11?") && asked[3].contains("revisions/12?"));
    }
    // An editor's own save is one revision, and nothing is asked.
    let server = Server::saying(json(500, "{}"));
    let after = post("gone on", Some((2, 13)));
    assert_eq!(site(&server).written_over_before(&before, &after).await, Ok(None));
    assert_eq!(server.seen().len(), 0);
}

#[tokio::test]
async fn a_site_that_keeps_only_so_many_is_asked_for_the_last() {
    let list = r#"[{"id":12,"author":2,"slug":"4-revision-v1"},{"id":11,"author":9,"slug":"4-revision-v1"}]"#;
    let server = Server::doing(vec![said(list), said(SAVED), said(ME)]);
    let (before, after) = (post("one", Some((2, 9))), post("two", Some((2, 12))));
    assert!(site(&server).written_over(&before, &after).await.unwrap().is_some());
}

#[tokio::test]
async fn who_may_not_read_revisions_says_nothing_and_a_line_that_breaks_is_asked_again() {
    let (before, after) = (post("one", Some((1, 9))), post("two", Some((3, 12))));
    for (status, code) in
        [(403, "rest_cannot_read"), (404, "rest_no_route"), (404, "rest_post_invalid_parent")]
    {
        let server = Server::saying(json(status, &format!(r#"{{"code":"{code}"}}"#)));
        assert_eq!(site(&server).written_over(&before, &after).await, Ok(None), "{code}");
    }
    let server = Server::saying(json(502, "{}"));
    assert!(site(&server).written_over(&before, &after).await.unwrap_err().is_passing());
}
