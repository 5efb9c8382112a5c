//! An export of a site into a real WordPress, by WordPress's own importer, and out of it again.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::fs;
use std::path::Path;
use std::process::Command;

use serde::Deserialize;
use serde_json::json;
use ulid::Ulid;
use warraq_core::article::{Article, Block, Document};
use warraq_core::tag::Tag;
use warraq_core::workflow::Status;
use warraq_formats::{ExportInput, Format, export};

use super::super::corpus;
use super::super::readers;
use super::super::words::{self, Found};

/// What its folder is called after; nothing listens there.
const PORT: &str = "18119";
/// Whose export it is.
const NEWSROOM: &str = "وكالة ورّاق";

/// What WordPress has.
#[derive(Debug, Deserialize)]
struct Site {
    posts: Vec<Post>,
    scripts: Vec<String>,
}

#[derive(Debug, Deserialize)]
struct Post {
    guid: String,
    title: String,
    excerpt: String,
    slug: String,
    status: String,
    date_gmt: String,
    author: String,
    tags: Vec<String>,
    sections: Vec<String>,
    content: String,
    is_as_sent: bool,
    shown: String,
}

/// What the block editor says of a text.
#[derive(Debug, Deserialize)]
struct Edited {
    blocks: usize,
    faults: Vec<String>,
}

#[test]
fn a_wordpress_takes_every_article_as_it_is_and_opens_every_block() {
    let folder = tempfile::tempdir().unwrap();
    let articles = articles();
    let file = folder.path().join("site.xml");
    let all: Vec<Article> = articles.iter().map(|(article, _)| article.clone()).collect();
    let input = ExportInput::of_several(&all).unwrap().with_newsroom(NEWSROOM);
    fs::write(&file, export(Format::Wxr, &input).unwrap()).unwrap();

    let site = imported(folder.path(), &file);
    let mut faults = String::new();
    for (article, status) in &articles {
        let guid = format!("urn:ulid:{}", article.id);
        match &site.posts.iter().filter(|post| post.guid == guid).collect::<Vec<_>>()[..] {
            [post] => check(article, status, post, &mut faults),
            posts => {
                let _ = writeln!(faults, "{guid}: {} posts", posts.len());
            }
        }
    }
    check_words(folder.path(), &articles, &site, &mut faults);
    check_blocks(folder.path(), &site, &mut faults);
    assert!(faults.is_empty(), "{faults}");
}

/// Every article that has a word, for WordPress takes no empty post, each with the state that its post must have.
fn articles() -> Vec<(Article, &'static str)> {
    let states = [
        (Status::Delivered, None, "publish"),
        (Status::Draft, None, "draft"),
        (Status::Ready, None, "pending"),
        (Status::Corrected, Some("2099-01-02T03:04:05Z"), "future"),
    ];
    let specimens = corpus::all().into_iter().map(|specimen| specimen.article);
    let spoken = specimens.filter(|article| !words::lines(article, Format::Wxr).is_empty());
    spoken
        .zip(states.into_iter().cycle())
        .map(|(mut article, (status, embargo, state))| {
            article.status = status;
            article.fields.embargo = embargo.map(|time| time.parse().unwrap());
            (article, state)
        })
        .collect()
}

/// A new WordPress into which the export was imported.
fn imported(folder: &Path, file: &Path) -> Site {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let servers = readers::home().join("servers");
    assert!(servers.is_dir(), "WordPress is not in {}: `make test` fetches it", servers.display());
    let run = |words: &[&str]| {
        let mut command = Command::new(root.join("tests/servers/wordpress.sh"));
        command.env("CACHE", &servers).env("CMS_FIXTURES", folder).args(words);
        readers::output_of(&mut command)
    };
    let wp = |words: &[&str]| run(&[&["wp", PORT], words].concat());
    run(&["make", PORT]);
    wp(&["plugin", "activate", "wordpress-importer"]);
    // Nobody is signed in: what only administrators may write is taken out of the posts.
    wp(&["import", file.to_str().unwrap(), "--authors=create", "--skip=attachment"]);
    let script = root.join("tests/contract/readers/posts.php");
    let printed = wp(&["eval-file", script.to_str().unwrap(), file.to_str().unwrap()]);
    serde_json::from_slice(&printed).unwrap()
}

fn check(article: &Article, status: &str, post: &Post, faults: &mut String) {
    let fields = &article.fields;
    let mut equal = |what: &str, found: &str, wanted: &str| {
        if found != wanted {
            let _ = writeln!(faults, "{}: {what} is {found:?}, not {wanted:?}", article.id);
        }
    };
    equal("title", &post.title, &fields.headline);
    equal("excerpt", &post.excerpt, &fields.standfirst);
    equal("status", &post.status, status);
    equal("author", &post.author, fields.byline.first().map_or(NEWSROOM, String::as_str));
    let mut tags = post.tags.clone();
    let mut wanted: Vec<String> =
        article.tags.iter().map(|tag| Tag::as_str(tag).to_owned()).collect();
    tags.sort();
    wanted.sort();
    equal("tags", &tags.join("، "), &wanted.join("، "));
    if !fields.section.is_empty() {
        equal("section", &post.sections.join("، "), &fields.section);
    }
    if !fields.slug.is_empty() {
        equal("slug", &post.slug, &fields.slug);
    }
    // A day is noon of that day.
    let date = match (fields.embargo, fields.date) {
        (Some(time), _) => time.format("%Y-%m-%d %H:%M:%S").to_string(),
        (None, Some(day)) => day.to_string(),
        (None, None) => "1970-01-01".to_owned(),
    };
    equal("date", &post.date_gmt[..date.len().min(post.date_gmt.len())], &date);
    if !post.is_as_sent {
        let _ = writeln!(faults, "{}: WordPress changed the text", article.id);
    }
}

/// Every word is in the text that WordPress keeps, and on the page that it shows: but there no words of a picture before
/// somebody filled its place.
fn check_words(folder: &Path, articles: &[(Article, &str)], site: &Site, faults: &mut String) {
    let pages = folder.join("pages");
    fs::create_dir(&pages).unwrap();
    let html = |text: &str| text.replace('&', "&amp;").replace('<', "&lt;");
    for post in &site.posts {
        for (kind, text) in [("kept", &post.content), ("shown", &post.shown)] {
            let (title, excerpt) = (html(&post.title), html(&post.excerpt));
            let page = format!("<!doctype html><h1>{title}</h1><p>{excerpt}</p>{text}");
            let id = &post.guid["urn:ulid:".len()..];
            fs::write(pages.join(format!("{id}.{kind}.html")), page).unwrap();
        }
    }
    let readings = readers::read(&pages);
    for (article, _) in articles {
        for (kind, article) in [("kept", article.clone()), ("shown", without_pictures(article))] {
            let name = format!("{}.{kind}.html", article.id);
            let Some(reading) = readings.get(&name) else { continue };
            let lines = words::lines(&article, Format::Wxr);
            let Found { words, order, missing } = words::find(&lines, &reading.text);
            if words < 1.0 || order < 0.97 {
                let missing = missing.join(" ");
                let _ = writeln!(faults, "{name}: {words} {order}, not there: {missing}");
            }
        }
    }
}

fn without_pictures(article: &Article) -> Article {
    let is_text = |block: &&Block| !matches!(block, Block::Figure(_) | Block::Gallery(_));
    let blocks = article.body.blocks().iter().filter(is_text).cloned().collect();
    Article { body: Document::of(blocks, &mut Ulid::nil), ..article.clone() }
}

/// The editor opens every block as it is, and would write the same.
fn check_blocks(folder: &Path, site: &Site, faults: &mut String) {
    let texts: BTreeMap<&str, &str> =
        site.posts.iter().map(|post| (post.guid.as_str(), post.content.as_str())).collect();
    let input = folder.join("texts.json");
    fs::write(&input, json!({ "scripts": site.scripts, "texts": texts }).to_string()).unwrap();
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/contract/readers/blocks.mjs");
    let printed = readers::output_of(Command::new("node").arg(script).arg(input));
    let said: BTreeMap<String, Edited> = serde_json::from_slice(&printed).unwrap();
    for (guid, edited) in said {
        if edited.blocks == 0 {
            let _ = writeln!(faults, "{guid}: the editor finds no block");
        }
        for fault in edited.faults {
            let _ = writeln!(faults, "{guid}: {fault}");
        }
    }
}
