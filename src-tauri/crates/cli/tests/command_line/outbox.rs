//! Sites and deliveries, as far as they go without a line.

use serde_json::{Value, json};

use crate::newsroom::Newsroom;

#[test]
fn an_outbox_without_sites_is_empty_and_nothing_waits() {
    let newsroom = Newsroom::new();
    assert_eq!(newsroom.json(&["site", "list"]), json!({ "sites": [] }));
    let outbox = newsroom.json(&["outbox"]);
    assert_eq!((&outbox["items"], &outbox["line"]["bytes"]), (&json!([]), &json!(0)));
    assert_eq!(newsroom.json(&["sync"]), json!({ "items": [] }));
}

#[test]
fn how_much_may_go_over_the_line_is_set_and_shown() {
    let newsroom = Newsroom::new();
    assert_eq!(newsroom.json(&["outbox", "budget"])["line"]["budget"], Value::Null);
    let set = newsroom.json(&["outbox", "budget", "50", "--per", "day"]);
    assert_eq!(set["line"]["budget"], json!({ "megabytes": 50, "per": "day" }));
    assert_eq!(newsroom.json(&["outbox"])["line"]["budget"]["megabytes"], 50);
    let run = newsroom.run(&["outbox", "budget"]);
    assert!(run.err.contains("0.0 of 50 MB"), "{}", run.err);
    let none = newsroom.json(&["outbox", "budget", "0"]);
    assert_eq!(none["line"]["budget"], Value::Null);
    assert_eq!(newsroom.run(&["outbox", "budget", "كثير"]).code, 2);
}

#[test]
fn what_is_no_site_or_no_delivery_is_refused() {
    let newsroom = Newsroom::new();
    let made = newsroom.json(&["new", "--headline", "خبر"]);
    let id = made["id"].as_str().unwrap();
    for arguments in [
        &["push", id, "--site", "xeber24"][..],
        &["sync", "--site", "xeber24"],
        &["site", "check", "xeber24"],
        &["site", "remove", "xeber24"],
        &["outbox", "cancel", "01ARZ3"],
    ] {
        let run = newsroom.run(&[&["--json"], arguments].concat());
        let answer: Value = serde_json::from_slice(&run.out).unwrap();
        assert_eq!((run.code, &answer["error"]["code"]), (1, &json!("not_found")), "{arguments:?}");
    }
}

#[test]
fn wrong_words_are_told_before_anything_is_asked_for() {
    let newsroom = Newsroom::new();
    let add = ["site", "add", "a", "--url", "a.example", "--kind"];
    for arguments in [
        [&add[..], &["gopher"]].concat(),
        [&add[..], &["wordpress", "--option", "first=video"]].concat(),
        [&add[..], &["wordpress", "--option", "colour=red"]].concat(),
        vec!["push", "01ARZ3", "--site", "a", "--at", "tomorrow"],
        vec!["push", "01ARZ3", "--site", "a", "--as", "draft", "--at", "2026-12-01T06:00:00Z"],
    ] {
        assert_eq!(newsroom.run(&arguments).code, 2, "{arguments:?}");
    }
}

#[test]
fn a_site_that_does_not_answer_is_not_kept() {
    let newsroom = Newsroom::new();
    let mut command = newsroom.command(&[
        "--json",
        "site",
        "add",
        "a",
        "--kind",
        "wordpress",
        "--url",
        "http://127.0.0.1:9",
        "--user",
        "s",
    ]);
    let output = command.env("WARRAQ_SITE_SECRET", "abcd").output().unwrap();
    let text = String::from_utf8_lossy(&output.stdout);
    assert_eq!(output.status.code(), Some(1), "{text}");
    assert!(text.contains("\"site\"") && !text.contains("abcd"), "{text}");
    assert_eq!(newsroom.json(&["site", "list"]), json!({ "sites": [] }));
}

#[test]
fn an_article_is_delivered_to_a_folder_corrected_and_never_written_over_unseen() {
    let newsroom = Newsroom::new();
    std::fs::create_dir(newsroom.path("site")).unwrap();
    let added = newsroom.json(&["site", "add", "مجلد", "--kind", "folder", "--url", "site"]);
    assert_eq!(
        (&added["kind"], &added["survey"]["software"]),
        (&json!("folder"), &json!("folder"))
    );
    let id = newsroom.article_with("خبر أول", "نص الخبر.");
    newsroom.text(&["tag", "add", &id, "قسد"]);
    let states = |arguments: &[&str]| -> Vec<String> {
        let answer = newsroom.json(arguments);
        let items = answer["items"].as_array().unwrap();
        items.iter().map(|item| item["state"].as_str().unwrap().to_owned()).collect()
    };
    assert_eq!(states(&["push", &id, "--site", "مجلد", "--as", "publish"]), ["verified"]);
    let folder = format!("site/wq-{}", id.to_lowercase());
    let manifest: Value =
        serde_json::from_str(&newsroom.read(&format!("{folder}/manifest.json"))).unwrap();
    let text = format!("{folder}/{}", manifest["text"].as_str().unwrap());
    assert!(newsroom.read(&text).contains("نص الخبر."));

    newsroom.text(&["set", &id, "headline=خبر مصحح"]);
    assert_eq!(states(&["push", &id, "--site", "مجلد"]), ["verified"]);
    let by_hand = newsroom.read(&text).replace("نص الخبر.", "نص المحرر.");
    newsroom.file(&text, by_hand);
    newsroom.text(&["set", &id, "headline=خبر ثالث"]);
    assert_eq!(states(&["push", &id, "--site", "مجلد"]), ["conflict"]);
    assert!(newsroom.read(&text).contains("نص المحرر."));
    let conflict = newsroom.json(&["outbox"])["items"][0]["id"].as_str().unwrap().to_owned();
    let view = newsroom.json(&["outbox", "show", &conflict]);
    let kinds: Vec<&str> = view["pieces"]
        .as_array()
        .unwrap()
        .iter()
        .map(|piece| piece["kind"].as_str().unwrap())
        .collect();
    assert_eq!(kinds, ["theirs"]);
    assert_eq!(view["fields"][0]["kind"], "mine");
    let listed = newsroom.text(&["outbox"]);
    assert!(listed.contains(&format!("\n        warraq outbox show {conflict}\n")), "{listed}");
    let shown = newsroom.text(&["outbox", "show", &conflict]);
    assert!(shown.contains("Part 1: changed on the site"), "{shown}");
    assert!(shown.contains("المحرر") && !shown.contains("<p"), "{shown}");
    assert_eq!(
        states(&["outbox", "keep", "merged", &conflict]),
        ["verified"],
        "it is sent at once"
    );
    let article = newsroom.json(&["show", &id, "--as", "json"]);
    assert!(article.to_string().contains("نص المحرر."), "the article has what was kept");
    assert_eq!(states(&["sync"]), Vec::<String>::new());
    assert_eq!(states(&["outbox"]), ["verified"]);
    let manifest: Value =
        serde_json::from_str(&newsroom.read(&format!("{folder}/manifest.json"))).unwrap();
    let text = format!("{folder}/{}", manifest["text"].as_str().unwrap());
    newsroom.file(&text, "نص غيره أحدهم.");
    let synced = newsroom.run(&["sync", "--json"]);
    assert_eq!((synced.code, synced.json()["items"][0]["state"].clone()), (1, json!("changed")));

    // What may not leave does not, and nothing of several is half done.
    let other = newsroom.article_with("خبر ثان", "سري للغاية.");
    newsroom.text(&["never-publish", "add", "سري"]);
    let run = newsroom.run(&["push", &id, &other, "--site", "مجلد"]);
    assert_eq!(run.code, 1, "{}", run.err);
    assert!(run.err.contains("سري"), "{}", run.err);
    assert!(!newsroom.path(&format!("site/wq-{}", other.to_lowercase())).exists());
    newsroom.text(&["site", "remove", "مجلد"]);
    assert_eq!(newsroom.json(&["site", "list"]), json!({ "sites": [] }));
}

#[test]
fn the_plugin_is_written_without_a_vault_and_never_over_another_file() {
    let newsroom = Newsroom::new();
    let answer = newsroom.json(&["site", "plugin", "-o", "warraq.zip"]);
    let bytes = std::fs::read(newsroom.path("warraq.zip")).unwrap();
    assert_eq!(answer["bytes"], json!(bytes.len()));
    let mut zip = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
    assert!(zip.by_name("warraq/warraq.php").is_ok());
    assert_eq!(newsroom.run(&["site", "plugin", "-o", "warraq.zip"]).code, 1);
    assert_eq!(newsroom.run(&["site", "plugin", "-o", "warraq.zip", "--force"]).code, 0);
}

#[test]
fn what_waits_for_somebody_is_not_told_as_nothing() {
    let newsroom = Newsroom::new();
    std::fs::create_dir(newsroom.path("site")).unwrap();
    newsroom.json(&["site", "add", "مجلد", "--kind", "folder", "--url", "site"]);
    let id = newsroom.article_with("خبر أول", "نص.");
    newsroom.text(&["push", &id, "--site", "مجلد"]);
    let folders: Vec<_> = std::fs::read_dir(newsroom.path("site")).unwrap().collect();
    let folder = folders[0].as_ref().unwrap().path();
    std::fs::remove_dir_all(folder).unwrap();
    let run = newsroom.run(&["sync"]);
    assert_eq!(run.code, 1, "it waits for somebody");
    assert!(!run.err.contains("Nothing waits") && run.err.contains("decision: 1"), "{}", run.err);
}

#[test]
fn what_is_to_be_known_before_is_told_and_nothing_is_queued() {
    let newsroom = Newsroom::new();
    std::fs::create_dir(newsroom.path("site")).unwrap();
    newsroom.json(&["site", "add", "مجلد", "--kind", "folder", "--url", "site"]);
    let id = newsroom.article_with("خبر أول", "سري للغاية.");
    newsroom.text(&["never-publish", "add", "سري"]);
    newsroom.text(&["set", &id, "embargo=2199-01-01T10:00:00Z"]);
    let check = ["push", &id, "--site", "مجلد", "--as", "publish", "--check"];
    let answer = newsroom.json(&check);
    let checks = answer["articles"][0]["checks"].as_array().unwrap();
    let stops: Vec<_> = checks.iter().filter(|check| check["level"] == "stop").collect();
    let kinds: Vec<_> = stops.iter().map(|check| check["kind"].as_str().unwrap()).collect();
    assert_eq!(kinds, ["embargo", "never-publish"]);
    assert_eq!(stops[1]["detail"], json!("سري"));
    assert!(checks.iter().any(|check| check["kind"] == "field-missing"), "{answer}");
    let shown = newsroom.text(&check);
    assert!(shown.contains("سري") && shown.contains("2199-01-01"), "{shown}");
    assert_eq!(newsroom.json(&["outbox"])["items"], json!([]));
}

#[test]
fn a_finished_article_that_is_published_is_delivered() {
    let newsroom = Newsroom::new();
    std::fs::create_dir(newsroom.path("site")).unwrap();
    newsroom.json(&["site", "add", "مجلد", "--kind", "folder", "--url", "site"]);
    let id = newsroom.article_with("خبر أول", "نص.");
    let status = || newsroom.json(&["show", &id, "--as", "json"])["status"].clone();
    newsroom.text(&["status", &id, "ready"]);
    newsroom.text(&["push", &id, "--site", "مجلد"]);
    assert_eq!(status(), json!("ready"), "a draft is with nobody yet");
    newsroom.text(&["push", &id, "--site", "مجلد", "--as", "publish"]);
    assert_eq!(status(), json!("delivered"));
}

#[test]
fn a_time_that_has_passed_is_refused_and_nothing_is_published_by_mistake() {
    let newsroom = Newsroom::new();
    std::fs::create_dir(newsroom.path("site")).unwrap();
    newsroom.json(&["site", "add", "مجلد", "--kind", "folder", "--url", "site"]);
    let id = newsroom.article_with("خبر أول", "نص.");
    let push = ["push", &id, "--site", "مجلد", "--at", "2020-01-01T06:00:00Z"];
    let run = newsroom.run(&[&["--json"], &push[..]].concat());
    let answer: Value = serde_json::from_slice(&run.out).unwrap();
    assert_eq!((run.code, &answer["error"]["code"]), (1, &json!("time_past")));
    assert!(run.err.contains("2020-01-01") && run.err.contains("--as publish"), "{}", run.err);
    assert_eq!(newsroom.json(&["outbox"])["items"], json!([]));
    assert!(!newsroom.path(&format!("site/wq-{}", id.to_lowercase())).exists());
    let told = newsroom.json(&[&push[..], &["--check"]].concat());
    let checks = told["articles"][0]["checks"].as_array().unwrap();
    let past = checks.iter().find(|check| check["kind"] == "time-past").unwrap();
    assert_eq!(past["level"], "stop");
}

#[test]
fn what_a_site_does_not_have_is_said_in_words_and_a_folder_has_no_line() {
    let newsroom = Newsroom::new();
    std::fs::create_dir(newsroom.path("site")).unwrap();
    newsroom.json(&["site", "add", "مجلد", "--kind", "folder", "--url", "site"]);
    let id = newsroom.article_with("خبر أول", "نص.");
    newsroom.text(&["set", &id, "section=محليات"]);
    let pushed = newsroom.text(&["push", &id, "--site", "مجلد"]);
    assert!(pushed.contains("Not at the site") && pushed.contains("محليات"), "{pushed}");
    let items = newsroom.json(&["outbox"])["items"].clone();
    assert_eq!((&items[0]["missing"], &items[0]["bytes"]), (&json!(["محليات"]), &json!(0)));
    let mut arabic = newsroom.command(&["outbox"]);
    let output = arabic.env("WARRAQ_LANG", "ar").output().unwrap();
    let shown = String::from_utf8(output.stdout).unwrap();
    assert!(shown.contains("لم يُعثر في الموقع على: \u{2068}محليات\u{2069}"), "{shown}");
    // The state, the site and the headline are not one run.
    assert!(shown.contains("\u{2068}وصل وطابق\u{2069}  \u{2068}مجلد\u{2069}"), "{shown}");
}
