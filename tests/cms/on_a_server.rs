//! A real WordPress. A test has one server for all of it.

mod accounts;
mod back;
mod block_editor;
mod counted;
mod languages;
mod letters;
mod made_a_page;
mod merged;
mod newsroom;
mod outbox_says;
mod pictures;
mod set_on_the_site;
mod several;
mod shapes;
mod standing;
mod times_and_pictures;
mod two_posts;
mod with_the_plugin;
mod written_over;

use std::collections::BTreeSet;
use std::process::Command;
use std::sync::atomic::Ordering;

use warraq_connect::http::{Login, Options};
use warraq_connect::wordpress::{WordPress, discover};
use warraq_connect::{
    AlterationKind, Connector, FaultKind, MediumKey, Outcome, Post, RemotePost, RemoteState, Right,
    Target, Taxonomy, Upload, altered,
};

use super::contract;
use super::line::{Break, Line};
use super::site::Site;

#[tokio::test(flavor = "multi_thread")]
async fn a_real_wordpress_in_arabic_keeps_the_contract() {
    let site = Site::start();
    for (number, name) in (1..).zip(["admin", "editor", "author", "contributor"]) {
        eprintln!("the contract, as {name}");
        contract::holds(&site.as_one(name).await, number).await;
    }
    what_it_is_and_who_we_are(&site).await;
    everything_on_many_pages(&site).await;
    what_somebody_does_meanwhile(&site).await;
    what_it_takes_out(&site).await;
    what_it_refuses(&site).await;
    what_gets_lost_on_the_line(&site).await;
    block_editor::keeps_the_marker(&site).await;
    with_plain_permalinks(&site).await;
}

async fn what_it_is_and_who_we_are(site: &Site) {
    use Right::{
        EditOthers, EditPublished, MakeCategories, MakeTags, Publish, UnfilteredHtml, Upload, Write,
    };
    let of = |rights: &[Right]| rights.iter().copied().collect::<BTreeSet<_>>();
    let mut all = of(&[Write, EditOthers, EditPublished, Publish]);
    all.extend([Upload, MakeTags, MakeCategories, UnfilteredHtml]);
    for (name, rights) in [
        ("admin", all.clone()),
        ("editor", all),
        ("author", of(&[Write, EditPublished, Publish, Upload, MakeTags])),
        ("contributor", of(&[Write, MakeTags])),
    ] {
        let survey = site.as_one(name).await.survey().await.unwrap();
        assert_eq!(survey.account.unwrap().rights, rights, "{name}");
        assert_eq!(survey.name, "غرفة الأخبار");
        assert_eq!((survey.zone.as_str(), survey.offset_minutes), ("Asia/Riyadh", 180));
        assert_eq!((survey.software.as_str(), survey.language.as_str()), ("WordPress 7.1.1", "ar"));
        assert!(!survey.has_plugin && survey.upload_limit.is_none());
    }
    // As on a network of sites: the role has the right, and the site takes it.
    let taken = site.files().join("wp-content/mu-plugins/filtered.php");
    std::fs::write(&taken, "<?php define('DISALLOW_UNFILTERED_HTML', true);").unwrap();
    let survey = site.as_one("editor").await.survey().await.unwrap();
    std::fs::remove_file(taken).unwrap();
    assert!(!survey.account.unwrap().rights.contains(&UnfilteredHtml));

    let typed = site.url.trim_start_matches("http://");
    for typed in [typed, &format!("{typed}/?p=1"), &format!("{}/wp-login.php", site.url)] {
        let place = discover(typed, &Options::default()).await.unwrap();
        assert_eq!(place.root.as_str(), format!("{}/wp-json/", site.url), "{typed}");
        assert!(place.authorize.is_some());
    }
}

async fn everything_on_many_pages(site: &Site) {
    let code = "for ($i = 0; $i < 205; $i++) wp_insert_term(\"وسم رقم $i\", 'post_tag');";
    site.wp(&["eval", code]);
    let tags = site.as_one("contributor").await.terms(Taxonomy::Tag).await.unwrap();
    let numbered = tags.iter().filter(|tag| tag.name.starts_with("وسم رقم"));
    assert_eq!(numbered.count(), 205);
}

/// Others are at work on the site while articles go there.
pub async fn what_somebody_does_meanwhile(site: &Site) {
    let editor = site.as_one("editor").await;
    let post = contract::post(1 << 72);
    let made = editor.create_post(&post, &()).await.unwrap();
    site.wp(&["post", "update", &made.id.0, "--post_title=عنوان من الموقع", "--post_name=other"]);
    let fault = editor.update_post(&made.id, &made.seen(), &post, &()).await.unwrap_err();
    assert_eq!(fault.outcome, Outcome::NotDone);
    let FaultKind::Changed(theirs) = fault.kind else { panic!("{fault:?}") };
    assert_eq!((theirs.title.as_str(), theirs.slug.as_str()), ("عنوان من الموقع", "other"));
    assert!(theirs.revision.is_some());
    let found = editor.find_post(post.key()).await.unwrap().unwrap();
    assert_eq!(found.id, made.id);

    // A save that changes nothing is none.
    site.wp(&["post", "update", &made.id.0, "--post_title=عنوان من الموقع"]);
    editor.update_post(&made.id, &theirs.seen(), &post, &()).await.unwrap();

    for id in [&made.id.0, &never_named(&editor).await.id.0] {
        site.wp(&["post", "delete", id]);
    }
    let binned = editor.find_post(post.key()).await.unwrap().unwrap();
    assert_eq!((&binned.id, binned.state), (&made.id, RemoteState::Trashed));
    for target in [Target::Published, Target::Draft] {
        let fault = editor.set_state(&binned.id, &binned.seen(), target).await.unwrap_err();
        assert_eq!(fault.kind, FaultKind::Gone);
    }
    let binned = editor.find_post(contract::post(2 << 72).key()).await.unwrap().unwrap();
    assert_eq!(binned.state, RemoteState::Trashed);

    no_reader_sees_the_key(&editor).await;
    an_editor_only_publishes_it(site, &editor).await;
}

/// Its state is told before anything is written over it. What is written then leaves state, date and address as they
/// are. Where another name is wished for, WordPress leads who has the old address to the new one.
async fn an_editor_only_publishes_it(site: &Site, editor: &WordPress) {
    let post = Post { title: "Elections in Raqqa".to_owned(), ..contract::post(20 << 72) };
    let made = editor.create_post(&post, &()).await.unwrap();
    site.wp(&["post", "update", &made.id.0, "--post_status=publish"]);
    let corrected = Post { content: "<p>نص مصحح</p>".to_owned(), ..post.clone() };
    let fault = editor.update_post(&made.id, &made.seen(), &corrected, &()).await.unwrap_err();
    let FaultKind::Changed(now) = fault.kind else { panic!("{fault:?}") };
    assert_eq!((now.state, &now.content), (RemoteState::Published, &made.content));
    let over = Post { categories: now.categories.clone(), ..corrected };
    let live = editor.update_post(&made.id, &now.seen(), &over, &()).await.unwrap();
    assert_eq!((live.state, live.date), (RemoteState::Published, now.date));
    assert_eq!((&live.slug, &live.content), (&now.slug, &over.content));
    assert_eq!(live.categories, now.categories);
    let named = Post { slug: "raqqa".to_owned(), ..over };
    let named = editor.update_post(&made.id, &live.seen(), &named, &()).await.unwrap();
    assert_eq!(named.url, format!("{}/raqqa/", site.url));
    let mut old = Command::new("curl");
    old.args(["-s", "-o", "-", "-w", "%{http_code} %{redirect_url}", &live.url]);
    let answer = String::from_utf8(old.output().unwrap().stdout).unwrap();
    assert!(answer.ends_with(&format!("301 {}", named.url)), "{answer}");
}

/// A post that still has the name it was made under.
async fn never_named(editor: &WordPress) -> RemotePost {
    editor.create_post(&contract::post(2 << 72), &()).await.unwrap()
}

/// The site makes a name of the title where none was wished for.
async fn no_reader_sees_the_key(editor: &WordPress) {
    let post = Post { title: "Floods in Homs".to_owned(), ..contract::post(3 << 72) };
    let made = editor.create_post(&post, &()).await.unwrap();
    assert!(made.url.ends_with("/floods-in-homs/"), "{}", made.url);
    let published = editor.set_state(&made.id, &made.seen(), Target::Published).await.unwrap();
    assert_eq!(published.slug, "floods-in-homs");
    assert_eq!(published.url, made.url);
    let found = editor.find_post(post.key()).await.unwrap().unwrap();
    assert_eq!(found.id, made.id);
}

/// Authors may not write all of HTML.
pub async fn what_it_takes_out(site: &Site) {
    let author = site.as_one("author").await;
    let content = "<p dir=\"rtl\" onclick=\"x()\">قال <bdi>R & D</bdi></p>\n<iframe src=\"https://a.example/\">\
        </iframe>";
    let post = Post { content: content.to_owned(), ..contract::post(4 << 72) };
    let made = author.create_post(&post, &()).await.unwrap();
    let told: Vec<_> = altered(&post, &made, &author.capabilities())
        .into_iter()
        .map(|one| (one.kind, one.detail))
        .filter(|(kind, _)| *kind != AlterationKind::Category)
        .collect();
    let of = |kind, detail: &str| (kind, detail.to_owned());
    assert_eq!(
        told,
        [
            of(AlterationKind::Element, "bdi"),
            of(AlterationKind::Element, "iframe"),
            of(AlterationKind::Attribute, "p onclick"),
            of(AlterationKind::Spelling, "&amp;"),
        ]
    );
    let found = author.find_post(post.key()).await.unwrap().unwrap();
    assert!(found.is_as(&made.seen()));

    // A term that is not there is dropped without a word, and told.
    let editor = site.as_one("editor").await;
    let tags = vec![warraq_connect::RemoteId("99999999".to_owned())];
    let post = Post { tags, ..contract::post(5 << 72) };
    let made = editor.create_post(&post, &()).await;
    match made {
        Ok(made) => {
            let told = altered(&post, &made, &editor.capabilities());
            assert!(told.iter().any(|one| one.kind == AlterationKind::Tag), "{told:?}");
        }
        Err(fault) => assert_eq!(fault.outcome, Outcome::NotDone, "{fault:?}"),
    }
}

pub async fn what_it_refuses(site: &Site) {
    let contributor = site.as_one("contributor").await;
    let author = site.as_one("author").await;
    let upload = |size: usize, media_type: &str, name: &str| {
        let bytes = [contract::picture(250), vec![0; size]].concat();
        Upload {
            key: MediumKey::of(&bytes),
            name: name.to_owned(),
            media_type: media_type.to_owned(),
            bytes,
            alt: String::new(),
            caption: String::new(),
        }
    };
    let fault = contributor.send_medium(&upload(0, "image/png", "a.png"), &()).await.unwrap_err();
    assert_eq!((fault.kind, fault.outcome), (FaultKind::Right(Right::Upload), Outcome::NotDone));
    let fault = author.make_term(Taxonomy::Category, "قسم جديد").await.unwrap_err();
    assert_eq!(fault.kind, FaultKind::Right(Right::MakeCategories));
    let fault = author.send_medium(&upload(9 << 20, "image/png", "b.png"), &()).await.unwrap_err();
    assert_eq!(fault.kind, FaultKind::TooLarge { limit: None });
    let forbidden = upload(1, "application/x-msdownload", "c.exe");
    let fault = author.send_medium(&forbidden, &()).await.unwrap_err();
    assert!(matches!(fault.kind, FaultKind::Refused { .. }), "{fault:?}");
    assert!(!fault.is_passing());

    // WordPress takes the name away from what a contributor hands in; it is found all the same.
    let post = contract::post(9 << 72);
    let made = contributor.create_post(&post, &()).await.unwrap();
    let pending = contributor.set_state(&made.id, &made.seen(), Target::Pending).await.unwrap();
    assert_eq!((pending.state, pending.slug.as_str()), (RemoteState::Pending, ""));
    assert_eq!(contributor.find_post(post.key()).await.unwrap().map(|post| post.id), Some(made.id));

    // Another's post is not the author's to change.
    let theirs =
        site.as_one("editor").await.create_post(&contract::post(6 << 72), &()).await.unwrap();
    let fault = author.set_state(&theirs.id, &theirs.seen(), Target::Pending).await.unwrap_err();
    assert_eq!(fault.kind, FaultKind::Right(Right::EditOthers));

    let root = discover(&site.url, &Options::default()).await.unwrap().root;
    for (user, password) in [("editor", "wrong"), ("nobody", "wrong")] {
        let login = Login { user: user.to_owned(), password: password.to_owned().into() };
        let wrong = WordPress::new(&root, login, Options::default()).unwrap();
        assert_eq!(wrong.survey().await.unwrap_err().kind, FaultKind::Login);
        let fault = wrong.create_post(&contract::post(7 << 72), &()).await.unwrap_err();
        assert_eq!((fault.kind, fault.outcome), (FaultKind::Login, Outcome::NotDone));
    }

    let closed = site.files().join(".maintenance");
    std::fs::write(&closed, "<?php $upgrading = time();").unwrap();
    let fault = author.create_post(&contract::post(7 << 72), &()).await.unwrap_err();
    std::fs::remove_file(closed).unwrap();
    let wait = Some(std::time::Duration::from_mins(10));
    assert_eq!(fault.kind, FaultKind::Maintenance { retry_after: wait });
    assert_eq!(author.find_post(contract::post(7 << 72).key()).await.unwrap(), None);
}

/// Wherever the line breaks, what was made is found by its key, and what was not made is not there.
pub async fn what_gets_lost_on_the_line(site: &Site) {
    let direct = site.as_one("author").await;
    let server = site.url.trim_start_matches("http://");
    let bytes = contract::picture(251);
    let upload = Upload {
        key: MediumKey::of(&bytes),
        name: "ضائعة.png".to_owned(),
        media_type: "image/png".to_owned(),
        bytes,
        alt: "وصف".to_owned(),
        caption: String::new(),
    };
    let breaks = [
        Break::Answer(0),
        Break::Answer(40),
        Break::Answer(700),
        Break::Request(0),
        Break::Request(500),
    ];
    for (number, at) in (100..).zip(breaks) {
        let is_done = matches!(at, Break::Answer(_));
        let line = Line::to(server, vec![at]).await;
        let root = format!("{}/wp-json/", line.url).parse().unwrap();
        let lost = WordPress::new(&root, site.login("author"), Options::default()).unwrap();
        let post = contract::post(number << 72);
        let fault = lost.create_post(&post, &()).await.unwrap_err();
        assert_eq!(fault.outcome, Outcome::Unknown, "{fault:?}");
        assert!(fault.is_passing(), "{fault:?}");
        assert_eq!(line.passed.load(Ordering::Relaxed), usize::from(is_done), "it is sent once");
        // Over the same line, which is whole again.
        let found = lost.find_post(post.key()).await.unwrap();
        assert_eq!(found.is_some(), is_done);
        if let Some(found) = found {
            assert_eq!(altered(&post, &found, &lost.capabilities()), [], "{found:?}");
        }
    }
    let line = Line::to(server, vec![Break::Request(600), Break::Never, Break::Answer(100)]).await;
    let root = format!("{}/wp-json/", line.url).parse().unwrap();
    let lost = WordPress::new(&root, site.login("author"), Options::default()).unwrap();
    for is_done in [false, true] {
        let fault = lost.send_medium(&upload, &()).await.unwrap_err();
        assert_eq!(fault.outcome, Outcome::Unknown, "{fault:?}");
        assert_eq!(lost.find_medium(&upload.key).await.unwrap().is_some(), is_done);
    }
    let count = site.wp(&["post", "list", "--post_type=attachment", "--format=count"]);
    let found = direct.find_medium(&upload.key).await.unwrap().unwrap();
    let alt = site.wp(&["post", "meta", "get", &found.id.0, "_wp_attachment_image_alt"]);
    assert_eq!((count.as_str(), alt.as_str()), ("4", "وصف"));
}

async fn with_plain_permalinks(site: &Site) {
    site.wp(&["option", "update", "permalink_structure", ""]);
    let place = discover(&site.url, &Options::default()).await.unwrap();
    assert!(place.root.as_str().contains("rest_route="), "{}", place.root);
    contract::holds(&site.as_one("editor").await, 9).await;
}
