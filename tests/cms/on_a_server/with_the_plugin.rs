//! A real WordPress that has the small plugin: the same contract, and what the plugin promises beyond it.

use std::process::{Command, Stdio};
use std::sync::atomic::Ordering;
use std::time::Duration;

use tokio::task::JoinSet;
use warraq_connect::http::Options;
use warraq_connect::wordpress::{WordPress, discover};
use warraq_connect::{
    Ability, Connector, Fault, FaultKind, MediumKey, Outcome, Post, RemotePost, RemoteState, Right,
    Target, Upload, altered,
};

use super::languages;
use super::{
    what_gets_lost_on_the_line, what_it_refuses, what_it_takes_out, what_somebody_does_meanwhile,
};
use crate::contract;
use crate::line::{Break, Line};
use crate::site::Site;

#[tokio::test(flavor = "multi_thread")]
async fn a_real_wordpress_with_the_plugin_keeps_the_contract_and_more() {
    let site = Site::start();
    made_before_it_came(&site).await;
    for (number, name) in (1..).zip(["admin", "editor", "author", "contributor"]) {
        eprintln!("the contract, as {name}");
        contract::holds(&site.as_one(name).await, number).await;
    }
    what_somebody_does_meanwhile(&site).await;
    what_it_takes_out(&site).await;
    what_it_refuses(&site).await;
    what_gets_lost_on_the_line(&site).await;
    nobody_else_is_told_anything(&site).await;
    what_others_wrote(&site).await;
    two_at_once_make_one(&site).await;
    nothing_is_written_between(&site).await;
    the_name_is_its_own_at_once(&site).await;
    what_is_lost_is_asked_again(&site).await;
    languages::are_set_by_the_plugin(&site).await;
    it_is_taken_away(&site).await;
    languages::are_not_held_without_it(&site).await;
}

/// A post from before is found, and not written over where somebody changed it since.
async fn made_before_it_came(site: &Site) {
    let editor = site.as_one("editor").await;
    let post = contract::post(10 << 72);
    let made = editor.create_post(&post, &()).await.unwrap();
    assert!(!editor.capabilities().can(Ability::Preconditions));
    site.install_plugin();
    let survey = editor.survey().await.unwrap();
    assert!(survey.has_plugin && editor.capabilities().can(Ability::Preconditions));
    for renamed in [false, true] {
        if renamed {
            site.wp(&["post", "update", &made.id.0, "--post_name=other"]);
        }
        let found = editor.find_post(post.key()).await.unwrap().unwrap();
        assert_eq!(found.id, made.id);
        let fault = editor.create_post(&post, &()).await.unwrap_err();
        assert!(matches!(fault.kind, FaultKind::Changed(there) if there.id == made.id));
    }
    let other = Post { title: "آخر".to_owned(), ..post.clone() };
    let fault = editor.update_post(&made.id, &made.seen(), &other, &()).await.unwrap_err();
    assert!(matches!(fault.kind, FaultKind::Changed(_)), "{fault:?}");
    let now = editor.read_post(&made.id).await.unwrap().unwrap();
    editor.update_post(&made.id, &now.seen(), &other, &()).await.unwrap();

    // Nobody asked this one whether the site has the plugin: the first answer says so.
    let root = discover(&site.url, &Options::default()).await.unwrap().root;
    for known in [None, Some(false)] {
        let fresh = WordPress::new(&root, site.login("editor"), Options::default()).unwrap();
        let fresh = fresh.with_plugin(known);
        assert_eq!(fresh.find_post(post.key()).await.unwrap().unwrap().id, made.id);
        assert!(fresh.capabilities().can(Ability::Preconditions));
    }
}

/// Whoever is not logged in, and whoever may not edit a post, learns nothing of it and changes nothing.
async fn nobody_else_is_told_anything(site: &Site) {
    let post = contract::post(11 << 72);
    let made = site.as_one("editor").await.create_post(&post, &()).await.unwrap();
    let key = post.article.to_string();
    for (method, path) in [
        ("GET", format!("posts/{key}")),
        ("POST", format!("posts/{key}")),
        ("POST", format!("posts/{}", made.id)),
        ("GET", format!("media/{}", MediumKey::of(b"x"))),
    ] {
        let said = curl(site, None, &["-X", method], &format!("warraq/v1/{path}"));
        assert!(said.contains("\"status\":401") && !said.contains("الأخبار"), "{path}: {said}");
    }
    let open = curl(site, None, &[], &format!("wp/v2/posts/{}", made.id));
    assert!(!open.contains("_warraq_id") && !open.contains("warraq_version"), "{open}");
    let author = site.as_one("author").await;
    author.survey().await.unwrap();
    for fault in [
        author.find_post(post.key()).await.unwrap_err(),
        author.create_post(&post, &()).await.unwrap_err(),
        author.update_post(&made.id, &made.seen(), &post, &()).await.unwrap_err(),
    ] {
        let right = FaultKind::Right(Right::EditOthers);
        assert_eq!((fault.kind, fault.outcome), (right, Outcome::NotDone));
    }
    let contributor = site.as_one("contributor").await;
    contributor.survey().await.unwrap();
    let fault = contributor.send_medium(&upload(90), &()).await.unwrap_err();
    assert_eq!(fault.kind, FaultKind::Right(Right::Upload));
    // A version has to be said, and an address is not overruled by what is sent to it.
    let login = Some("editor");
    let json = ["-H", "Content-Type: application/json", "-d"];
    let path = format!("warraq/v1/posts/{}", made.id);
    let said = curl(site, login, &[&json[..], &["{\"title\":\"x\"}"]].concat(), &path);
    assert!(said.contains("\"status\":428"), "{said}");
    let there = format!("\"id\":{}", made.id);
    for (header, sent) in [
        ("X-Nothing: 1", "{\"id\":1,\"if_match\":\"w1-0\"}"),
        ("If-Match: \"w1-0\"", "{\"id\":1,\"title\":\"x\"}"),
    ] {
        let said = curl(site, login, &[&["-H", header], &json[..], &[sent]].concat(), &path);
        assert!(said.contains("\"status\":412") && said.contains(&there), "{said}");
    }
}

/// An editor's posts are found by editors in any state, also in the bin.
async fn what_others_wrote(site: &Site) {
    let editor = site.as_one("editor").await;
    editor.survey().await.unwrap();
    let post = contract::post(12 << 72);
    let made = site.as_one("author").await.create_post(&post, &()).await.unwrap();
    assert_eq!(editor.find_post(post.key()).await.unwrap().unwrap().id, made.id);
    site.wp(&["post", "delete", &made.id.0]);
    let binned = editor.find_post(post.key()).await.unwrap().unwrap();
    assert_eq!((&binned.id, binned.state), (&made.id, RemoteState::Trashed));
    let fault = editor.update_post(&made.id, &made.seen(), &post, &()).await.unwrap_err();
    assert_eq!(fault.kind, FaultKind::Gone);
    let fault = editor.set_state(&made.id, &made.seen(), Target::Published).await.unwrap_err();
    assert_eq!(fault.kind, FaultKind::Gone);
}

/// However many come at once, there is one post and one picture.
async fn two_at_once_make_one(site: &Site) {
    for number in 0..8_u128 {
        let post = contract::post((13 << 72) + number);
        let mut tasks = JoinSet::new();
        for name in ["editor", "admin", "editor", "admin"] {
            let (connector, post) = (site.as_one(name).await, post.clone());
            connector.survey().await.unwrap();
            tasks.spawn(async move { connector.create_post(&post, &()).await });
        }
        let answers = tasks.join_all().await;
        let made: Vec<&RemotePost> = answers.iter().flatten().collect();
        assert_eq!(made.len(), 1, "{answers:?}");
        for fault in answers.iter().filter_map(|answer| answer.as_ref().err()) {
            let FaultKind::Changed(there) = &fault.kind else { panic!("{fault:?}") };
            assert_eq!((&there.id, fault.outcome), (&made[0].id, Outcome::NotDone));
        }
    }
    let keys = "SELECT COUNT(*), COUNT(DISTINCT meta_value) FROM wp_postmeta m JOIN wp_posts p ON p.ID = post_id \
        WHERE meta_key = '_warraq_id' AND post_type = 'post'";
    let code = format!("global $wpdb; echo json_encode($wpdb->get_row(\"{keys}\", ARRAY_N));");
    let counted: Vec<String> = serde_json::from_str(&site.wp(&["eval", &code])).unwrap();
    assert_eq!(counted[0], counted[1]);

    let upload = upload(91);
    let mut tasks = JoinSet::new();
    for name in ["editor", "admin", "editor"] {
        let (connector, upload) = (site.as_one(name).await, upload.clone());
        connector.survey().await.unwrap();
        tasks.spawn(async move { connector.send_medium(&upload, &()).await.unwrap().id });
    }
    let ids = tasks.join_all().await;
    assert!(ids.iter().all(|id| *id == ids[0]), "{ids:?}");
}

/// Somebody saves in the site's own editor just when a correction comes: either the correction is refused, or the
/// editor's text comes after it. Never is the editor's text gone.
async fn nothing_is_written_between(site: &Site) {
    let editor = site.as_one("editor").await;
    editor.survey().await.unwrap();
    let post = contract::post(14 << 72);
    let mut now = editor.create_post(&post, &()).await.unwrap();
    let (mut refused, mut written) = (0, 0);
    for round in 0..24 {
        let theirs = format!("<p>نص المحرر {round}</p>");
        let body = format!("{{\"content\":\"{theirs}\"}}");
        let path = format!("wp/v2/posts/{}", now.id);
        let json = ["-H", "Content-Type: application/json", "-d", &body];
        let save = curl_command(site, Some("admin"), &json, &path);
        let mut save = tokio::process::Command::from(save);
        let ours = Post { content: format!("<p>نصنا {round}</p>"), ..post.clone() };
        // Now one begins first, now the other, at another moment each time.
        let wait = Duration::from_millis(round * 11 % 150);
        let (first, then) =
            if round % 2 == 0 { (wait, Duration::ZERO) } else { (Duration::ZERO, wait) };
        let seen = now.seen();
        let correction = async {
            tokio::time::sleep(first).await;
            editor.update_post(&now.id, &seen, &ours, &()).await
        };
        let editing = async {
            tokio::time::sleep(then).await;
            save.stdout(Stdio::null()).status().await.unwrap()
        };
        let (answer, saved) = tokio::join!(correction, editing);
        assert!(saved.success());
        let after = editor.read_post(&now.id).await.unwrap().unwrap();
        assert_eq!(after.content, theirs, "the editor's text is gone: {answer:?}");
        match answer {
            Ok(_) => written += 1,
            Err(Fault { kind: FaultKind::Changed(there), outcome: Outcome::NotDone }) => {
                assert_eq!(there.content, theirs);
                refused += 1;
            }
            Err(fault) => panic!("{fault:?}"),
        }
        now = after;
    }
    eprintln!("{refused} corrections were refused, {written} came before the editor's text");
    assert!(refused > 0 && written > 0);

    // Of two corrections that saw the same, one is written.
    let mut tasks = JoinSet::new();
    for (number, name) in ["editor", "admin", "editor", "admin"].into_iter().enumerate() {
        let connector = site.as_one(name).await;
        connector.survey().await.unwrap();
        let (id, seen) = (now.id.clone(), now.seen());
        let post = Post { title: format!("عنوان {number}"), ..post.clone() };
        tasks.spawn(async move { connector.update_post(&id, &seen, &post, &()).await });
    }
    let answers = tasks.join_all().await;
    assert_eq!(answers.iter().filter(|answer| answer.is_ok()).count(), 1, "{answers:?}");
}

/// No reader sees the name of a key, whoever publishes the post.
async fn the_name_is_its_own_at_once(site: &Site) {
    let editor = site.as_one("editor").await;
    editor.survey().await.unwrap();
    let titled = Post { title: "Floods in Idlib".to_owned(), ..contract::post(15 << 72) };
    let named = Post { slug: "فيضانات-إدلب".to_owned(), ..contract::post(16 << 72) };
    for (post, slug) in [(&titled, "floods-in-idlib"), (&named, "فيضانات-إدلب")] {
        let made = editor.create_post(post, &()).await.unwrap();
        assert_eq!((made.state, made.slug.as_str()), (RemoteState::Draft, &*post.slug));
        site.wp(&["post", "update", &made.id.0, "--post_status=publish"]);
        let live = editor.read_post(&made.id).await.unwrap().unwrap();
        assert_eq!(live.slug, slug);
        assert_eq!(
            altered(post, &live, &editor.capabilities()).len(),
            usize::from(post.categories.is_empty())
        );
        // Its state is another, which is told before anything is written.
        let fault = editor.update_post(&made.id, &made.seen(), post, &()).await.unwrap_err();
        assert!(matches!(fault.kind, FaultKind::Changed(now) if now.is_as(&live.seen())));
    }
}

/// A lost answer leaves one post, also where it is simply asked again.
async fn what_is_lost_is_asked_again(site: &Site) {
    let server = site.url.trim_start_matches("http://");
    let breaks = [Break::Answer(0), Break::Answer(300), Break::Request(400)];
    for (number, at) in (17..).zip(breaks) {
        let line = Line::to(server, vec![at]).await;
        let root = format!("{}/wp-json/", line.url).parse().unwrap();
        let lost = WordPress::new(&root, site.login("author"), Options::default()).unwrap();
        let lost = lost.with_plugin(Some(true));
        let post = contract::post(number << 72);
        let fault = lost.create_post(&post, &()).await.unwrap_err();
        assert_eq!((fault.outcome, fault.is_passing()), (Outcome::Unknown, true), "{fault:?}");
        assert_eq!(
            line.passed.load(Ordering::Relaxed),
            usize::from(matches!(at, Break::Answer(_)))
        );
        match (at, lost.create_post(&post, &()).await) {
            (Break::Request(_), Ok(_)) => {}
            (Break::Answer(_), Err(Fault { kind: FaultKind::Changed(there), .. })) => {
                assert_eq!(altered(&post, &there, &lost.capabilities()), [], "{there:?}");
            }
            (_, other) => panic!("{other:?}"),
        }
    }
}

/// Where the plugin goes while somebody speaks with it, nothing is made twice or written over unseen.
async fn it_is_taken_away(site: &Site) {
    let editor = site.as_one("editor").await;
    editor.survey().await.unwrap();
    let upload = upload(92);
    let medium = editor.send_medium(&upload, &()).await.unwrap();
    let post = contract::post(30 << 72);
    let made = editor.create_post(&post, &()).await.unwrap();
    site.wp(&["plugin", "deactivate", "warraq"]);
    let fault = editor.create_post(&post, &()).await.unwrap_err();
    assert!(matches!(fault.kind, FaultKind::Changed(there) if there.id == made.id));
    assert!(!editor.capabilities().can(Ability::Preconditions));
    let other = Post { title: "عنوان آخر".to_owned(), ..post.clone() };
    let updated = editor.update_post(&made.id, &made.seen(), &other, &()).await.unwrap();
    let fault = editor.update_post(&made.id, &made.seen(), &post, &()).await.unwrap_err();
    assert!(matches!(fault.kind, FaultKind::Changed(_)), "{fault:?}");
    assert_eq!(
        editor.find_medium(&upload.key).await.unwrap().map(|found| found.id),
        Some(medium.id)
    );
    editor.set_state(&made.id, &updated.seen(), Target::Published).await.unwrap();

    let count = "global $wpdb; echo $wpdb->get_var(\"SELECT COUNT(*) FROM wp_postmeta WHERE meta_key LIKE '%warraq%'\");";
    assert_ne!(site.wp(&["eval", count]), "0");
    let posts = site.wp(&["post", "list", "--post_status=any", "--format=count"]);
    site.wp(&["plugin", "uninstall", "warraq"]);
    assert_eq!(site.wp(&["eval", count]), "0");
    assert_eq!(site.wp(&["post", "list", "--post_status=any", "--format=count"]), posts);
    let log = std::fs::read_to_string(site.files().with_file_name("log").join("debug.log"));
    let log = log.unwrap_or_default();
    assert!(!log.contains("warraq"), "{log}");
}

fn upload(number: u8) -> Upload {
    let bytes = contract::picture(number);
    Upload {
        key: MediumKey::of(&bytes),
        name: "صورة.png".to_owned(),
        media_type: "image/png".to_owned(),
        bytes,
        alt: "وصف".to_owned(),
        caption: String::new(),
    }
}

/// What the site says to somebody who speaks with it otherwise.
fn curl(site: &Site, login: Option<&str>, words: &[&str], path: &str) -> String {
    let output = curl_command(site, login, words, path).output().unwrap();
    String::from_utf8(output.stdout).unwrap()
}

fn curl_command(site: &Site, login: Option<&str>, words: &[&str], path: &str) -> Command {
    let mut command = Command::new("curl");
    command.args(["-s", "-g"]).args(words).arg(format!("{}/wp-json/{path}", site.url));
    if let Some(name) = login {
        command.args(["-u", &site.basic(name)]);
    }
    command
}
