//! What a real WordPress is asked for a delivery, counted by the site itself.

use std::path::PathBuf;

use serde_json::json;

use super::super::machine::Machine;
use super::super::site::Site;

/// What the site writes down of each request.
const NOTES: &str = "<?php if (isset($_SERVER['REQUEST_METHOD'])) file_put_contents('LOG', \
    $_SERVER['REQUEST_METHOD'].' '.$_SERVER['REQUEST_URI'].\"\\n\", FILE_APPEND | LOCK_EX);";

/// A picture that a site makes smaller sizes of.
const PICTURE: &[u8] = include_bytes!("../../../assets/icons/icon.png");

#[test]
fn so_much_is_asked_of_a_site_and_no_more() {
    let newsroom = Newsroom::new();
    let stock = newsroom.asked();
    let first = Asked { draft: 4, published: 6, named: 6, picture: 2, tag: 2, ..Asked::default() };
    let wanted = Asked { correction: 3, correction_with_pictures: 4, ..first };
    assert_eq!(stock, wanted, "without the plugin");
    assert!(newsroom.asked_of_many() <= 30, "thirty articles are a few requests");

    newsroom.site.install_plugin();
    newsroom.machine.json(&["site", "check", "xeber24"]);
    let with_plugin = newsroom.asked();
    let first = Asked { draft: 1, published: 2, named: 2, picture: 2, tag: 2, ..Asked::default() };
    let wanted = Asked { correction: 1, correction_with_pictures: 2, ..first };
    assert_eq!(with_plugin, wanted, "with the plugin");
    assert!(newsroom.asked_of_many() <= 14, "thirty articles are a few requests");
    newsroom.every_picture_has_its_sizes();
}

/// Requests for each.
#[derive(Debug, Default, PartialEq, Eq)]
struct Asked {
    draft: usize,
    published: usize,
    /// Published with a name of its own.
    named: usize,
    /// Of a draft.
    correction: usize,
    /// The same of one that shows a picture.
    correction_with_pictures: usize,
    /// More for a picture.
    picture: usize,
    /// More for a tag that is made, where the terms are to be read first.
    tag: usize,
}

struct Newsroom {
    site: Site,
    machine: Machine,
    log: PathBuf,
}

impl Newsroom {
    fn new() -> Self {
        let site = Site::start();
        let log = site.files().with_file_name("log").join("asked.log");
        let notes = NOTES.replace("LOG", log.to_str().unwrap());
        std::fs::write(site.files().join("wp-content/mu-plugins/asked.php"), notes).unwrap();
        let machine = Machine::at(&site, "editor", &site.url);
        Self { site, machine, log }
    }

    fn asked(&self) -> Asked {
        let draft = self.article("");
        let named = self.article("");
        self.machine.json(&["set", &named, "slug=a-name-of-its-own"]);
        let tagged = self.article("");
        self.machine.json(&["tag", "add", &tagged, &format!("وسم {tagged}")]);
        let asked_for_draft = self.requests(&[&draft], "draft");
        self.machine.json(&["set", &draft, "headline=عنوان آخر"]);
        let pictured = self.article("one");
        let asked_for_picture = self.requests(&[&pictured], "draft");
        self.machine.json(&["set", &pictured, "headline=عنوان مصحح"]);
        Asked {
            draft: asked_for_draft,
            published: self.requests(&[&self.article("")], "publish"),
            named: self.requests(&[&named], "publish"),
            correction: self.requests(&[&draft], "draft"),
            correction_with_pictures: self.requests(&[&pictured], "draft"),
            picture: asked_for_picture - asked_for_draft,
            tag: self.requests(&[&tagged], "draft") - asked_for_draft,
        }
    }

    /// Thirty articles at once, six of them with a picture, without those.
    fn asked_of_many(&self) -> usize {
        let picture = |number: usize| {
            if number.is_multiple_of(5) { format!("many {number}") } else { String::new() }
        };
        let ids: Vec<String> = (0..30).map(|number| self.article(&picture(number))).collect();
        let ids: Vec<&str> = ids.iter().map(String::as_str).collect();
        self.requests(&ids, "publish") - 6
    }

    /// How many requests it took to bring these to this state.
    fn requests(&self, ids: &[&str], state: &str) -> usize {
        std::fs::write(&self.log, "").unwrap();
        let words = [&["push"], ids, &["--site", "xeber24", "--as", state]].concat();
        let answer = self.machine.json(&words);
        let items = answer["items"].as_array().unwrap();
        assert!(items.iter().all(|item| item["state"] == "verified"), "{answer}");
        let asked = std::fs::read_to_string(&self.log).unwrap();
        eprintln!("{} articles, {state}:\n{asked}", ids.len());
        asked.lines().count()
    }

    /// A new article, with a picture of its own where that is named.
    fn article(&self, picture: &str) -> String {
        let machine = &self.machine;
        let id = machine.article("أفران جديدة في القامشلي");
        if !picture.is_empty() {
            // What stands behind the end of a picture is no part of it, and makes it another file.
            let bytes = [PICTURE, id.as_bytes()].concat();
            let file = machine.file(&format!("{picture}.png"), &bytes);
            let added = machine.json(&["media", "add", &file]);
            let mut article = machine.json(&["show", &id]);
            let number = ulid::Ulid::from(7_000).to_string();
            let attrs = json!({ "id": number, "media": added["added"][0]["id"], "alt": "سوق" });
            let content = article["body"]["content"].as_array_mut().unwrap();
            content.push(json!({ "type": "figure", "attrs": attrs }));
            let file = machine.file("shown.json", article.to_string().as_bytes());
            machine.json(&["import", "--same", &file]);
        }
        id
    }

    fn every_picture_has_its_sizes(&self) {
        let code = "foreach (get_posts(['post_type' => 'attachment', 'numberposts' => -1]) as $one) \
            echo count(wp_get_attachment_metadata($one->ID)['sizes']), \"\\n\";";
        let sizes = self.site.wp(&["eval", code]);
        let sizes: Vec<&str> = sizes.lines().collect();
        assert_eq!(sizes.len(), 14);
        assert!(sizes.iter().all(|count| *count == sizes[0] && *count != "0"), "{sizes:?}");
    }
}
