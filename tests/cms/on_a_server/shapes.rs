//! Posts of a real WordPress whose parts are not those of an article: whatever is corrected of them here, all else of
//! theirs is there as often as before, or a person is asked.

mod counted;
mod own;
mod table;

use serde_json::{Map, Value, json};
use warraq_connect::{Connector, MediumKey, RemoteId, Upload};
use warraq_core::article::{ArticleId, Block, Projection};
use warraq_core::outbox::{ItemId, ItemState};
use warraq_delivery::{Asked, Choices, Keep, Sending, Wish, pull_pictures, settle};

use self::counted::{counted, words};
use self::table::SHAPES;
use super::block_editor;
use super::newsroom::{Newsroom, salma};
use crate::contract;
use crate::site::Site;

/// What stands in the place of a corrected word.
const NEW: &str = "مصححة";

/// What a text is called that was not corrected yet.
const BEFORE: &str = ", before";

/// A post of the site that is corrected here.
struct Case {
    name: String,
    id: RemoteId,
    content: String,
    old: &'static str,
    /// Whether a person is to be asked.
    asks: bool,
    article: ArticleId,
    /// What the article said before.
    before: String,
    item: ItemId,
}

impl Case {
    /// The text as it is to be.
    fn corrected(&self) -> String {
        self.content.replace(self.old, NEW)
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_part_of_another_shape_is_corrected_whole_or_a_person_is_asked() {
    let site = Site::start();
    let editor = site.as_one("editor").await;
    let pictures = library(&editor).await;
    let mut faults = Vec::new();
    let mut opens = Map::new();
    for keep in [Keep::Mine, Keep::Theirs] {
        let newsroom = Newsroom::at(&site);
        let cases = cases(&site, &newsroom, &editor, &pictures).await;
        newsroom.drain().await;
        let texts = texts_of(&site, &cases);
        let mut asked = Vec::new();
        for (case, text) in cases.iter().zip(&texts) {
            match newsroom.state(case.item) {
                ItemState::Verified if !case.asks => {
                    faults.extend(corrected(&newsroom, case, text));
                    if text.contains("<!-- wp:") {
                        opens.insert(case.name.clone(), json!(text));
                        opens.insert(format!("{}{BEFORE}", case.name), json!(case.content));
                    }
                }
                ItemState::Conflict if case.asks => {
                    assert_eq!(newsroom.reason(case.item), "unmatched", "{}", case.name);
                    if *text != case.content {
                        faults.push(format!("{}: something left: {text}", case.name));
                    }
                    asked.push((case, decide(&newsroom, case.article, keep)));
                }
                state => faults.push(format!("{}: {state:?}", case.name)),
            }
        }
        newsroom.drain().await;
        let of_asked: Vec<&Case> = asked.iter().map(|(case, _)| *case).collect();
        let texts = texts_of(&site, of_asked);
        for ((case, item), text) in asked.iter().zip(&texts) {
            faults.extend(decided(&newsroom, case, *item, (keep, text)));
        }
    }
    let (of_ours, texts) = own::faults(&site).await;
    faults.extend(of_ours);
    let is_blocks = |text: &str| text.contains("<!-- wp:");
    let texts = texts.into_iter().filter(|(_, text)| is_blocks(text));
    opens.extend(texts.map(|(name, text)| (name, json!(text))));
    let said = block_editor::all_opened(&site, &Value::Object(opens));
    for (name, now) in said.as_object().unwrap() {
        // What the editor says against a text of the site that nobody corrected is the site's own.
        let before = &said[format!("{name}{BEFORE}").as_str()];
        let was_clean = before.is_null() || before["faults"] == json!([]);
        if !name.ends_with(BEFORE) && was_clean && now["faults"] != json!([]) {
            faults.push(format!("{name}: the block editor says {}", now["faults"]));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n\n"));
}

/// Pictures of the site's library: their numbers and addresses.
async fn library(editor: &impl Connector) -> Vec<(String, String)> {
    let mut found = Vec::new();
    for number in [1, 2] {
        let bytes = contract::picture(number);
        let upload = Upload {
            key: MediumKey::of(&bytes),
            name: format!("library-{number}.png"),
            media_type: "image/png".to_owned(),
            bytes,
            alt: String::new(),
            caption: String::new(),
        };
        let medium = editor.send_medium(&upload, &()).await.unwrap();
        found.push((medium.id.0, medium.url));
    }
    found
}

/// Every shape with every one of its words corrected, each in a post of its own, with all pictures fetched; what is to be
/// sent of it waits.
async fn cases(
    site: &Site,
    newsroom: &Newsroom,
    editor: &impl Connector,
    pictures: &[(String, String)],
) -> Vec<Case> {
    let mut wanted = Vec::new();
    for shape in SHAPES {
        let mut content = shape.content.to_owned();
        for (at, (number, url)) in (1..).zip(pictures) {
            content =
                content.replace(&format!("IMG{at}"), url).replace(&format!("NUM{at}"), number);
        }
        for word in shape.words {
            assert_eq!(content.matches(word).count(), 1, "{}: {word}", shape.name);
            let name = format!("{}, {word}", shape.name);
            wanted.push((name, content.clone(), *word, shape.asks.contains(word)));
        }
    }
    let contents: Vec<&str> = wanted.iter().map(|(_, content, ..)| content.as_str()).collect();
    let ids = write(site, &contents);
    let mut cases = Vec::new();
    for ((name, content, old, asks), id) in wanted.into_iter().zip(ids) {
        let article = newsroom.pull(editor, &id).await;
        let place = (article, newsroom.site);
        let now = &chrono::Utc::now;
        let pulled =
            pull_pictures(&newsroom.desk, place, editor, Asked::WithPost, &|_| {}, now).await;
        assert!(pulled.unwrap().missing.is_empty(), "{name}");
        let before = said(newsroom, article);
        newsroom.rewrite(article, old, NEW);
        let item = newsroom.ask(article, Wish::Draft);
        cases.push(Case { name, id, content, old, asks, article, before, item });
    }
    cases
}

/// Makes posts of these texts, as people of the site write them.
fn write(site: &Site, contents: &[&str]) -> Vec<RemoteId> {
    let file = site.files().join("texts.json");
    std::fs::write(&file, json!(contents).to_string()).unwrap();
    let code = "kses_remove_filters(); foreach (json_decode(file_get_contents(ABSPATH . 'texts.json')) as $at => $text)\
        echo wp_insert_post(wp_slash(['post_title' => \"شكل $at\", 'post_content' => $text,\
        'post_status' => 'publish', 'post_author' => 1])), ' ';";
    let said = site.wp(&["eval", code]);
    said.split_whitespace().map(|id| RemoteId(id.to_owned())).collect()
}

/// What the site has for each now, as its own database says it.
fn texts_of<'c>(site: &Site, cases: impl IntoIterator<Item = &'c Case>) -> Vec<String> {
    let ids: Vec<String> = cases.into_iter().map(|case| case.id.0.clone()).collect();
    live(site, &ids)
}

fn live(site: &Site, ids: &[String]) -> Vec<String> {
    let code = format!(
        "echo json_encode(array_map(fn($id) => get_post($id)->post_content, [{}]));",
        ids.join(",")
    );
    let texts: Vec<String> = serde_json::from_str(&site.wp(&["eval", &code])).unwrap();
    // The key that the post is found by is nothing to readers.
    texts.iter().map(|text| without_marker(text)).collect()
}

fn without_marker(text: &str) -> String {
    let Some((before, rest)) = text.split_once("<!-- warraq:") else {
        return text.trim().to_owned();
    };
    let after = rest.split_once("-->").map_or("", |(_, after)| after);
    let bare = before.trim_end().strip_suffix("<!-- wp:html -->");
    let after =
        if bare.is_some() { after.replacen("<!-- /wp:html -->", "", 1) } else { after.to_owned() };
    format!("{}{after}", bare.unwrap_or(before)).trim().to_owned()
}

/// What is wrong with a post that is said to be corrected.
fn corrected(newsroom: &Newsroom, case: &Case, text: &str) -> Vec<String> {
    let mut faults = Vec::new();
    let (expected, found) = (counted(&case.corrected()), counted(text));
    if expected != found {
        let told = differences(&expected, &found);
        faults.push(format!("{}: {told}\n{text}", case.name));
    }
    faults.extend(says_no_less(newsroom, case, text));
    faults
}

/// All that the article says, with the addresses of what it shows of other sites.
fn said(newsroom: &Newsroom, article: ArticleId) -> String {
    let article = newsroom.vault().article(article).unwrap();
    let text = |block: &Block| match block {
        Block::Embed(embed) => embed.url.clone(),
        block => Projection::of_block(block).into_text(),
    };
    article.body.blocks().iter().map(text).collect::<Vec<_>>().join("\n")
}

/// What of the article is not in its post.
fn says_no_less(newsroom: &Newsroom, case: &Case, text: &str) -> Option<String> {
    let there = words(text);
    let here = words(&said(newsroom, case.article));
    let missing: Vec<_> = here
        .iter()
        .filter(|(word, count)| there.get(*word).copied().unwrap_or_default() < **count)
        .collect();
    (!missing.is_empty()).then(|| format!("{}: only the article has {missing:?}", case.name))
}

fn differences<T: Ord + std::fmt::Debug>(
    expected: &std::collections::BTreeMap<String, T>,
    found: &std::collections::BTreeMap<String, T>,
) -> String {
    let names = expected.keys().chain(found.keys());
    let mut told: Vec<String> = names
        .filter(|name| expected.get(*name) != found.get(*name))
        .map(|name| format!("{name}: {:?} → {:?}", expected.get(name), found.get(name)))
        .collect();
    told.sort();
    told.dedup();
    told.join(", ")
}

fn decide(newsroom: &Newsroom, article: ArticleId, keep: Keep) -> Option<ItemId> {
    let choices = Choices { all: Some(keep), ..Choices::default() };
    let place = (article, newsroom.site);
    settle(&newsroom.desk, &salma(), place, (&choices, Sending::Send), chrono::Utc::now()).unwrap()
}

/// What is wrong with a post that somebody decided about.
fn decided(
    newsroom: &Newsroom,
    case: &Case,
    item: Option<ItemId>,
    (keep, text): (Keep, &str),
) -> Vec<String> {
    let mut faults = Vec::new();
    let here = said(newsroom, case.article);
    if keep == Keep::Mine {
        if item.map(|item| newsroom.state(item)) != Some(ItemState::Verified) {
            let why = item.map(|item| newsroom.reason(item));
            faults.push(format!("{}: the article was not sent: {why:?}", case.name));
        }
        let (expected, found) = (words(&here), words(text));
        if expected != found {
            faults.push(format!("{}: {}", case.name, differences(&expected, &found)));
        }
    } else {
        if text != case.content {
            faults.push(format!("{}: something left: {text}", case.name));
        }
        if words(&here) != words(&case.before) {
            faults.push(format!("{}: the article is {here:?}, was {:?}", case.name, case.before));
        }
    }
    faults
}
