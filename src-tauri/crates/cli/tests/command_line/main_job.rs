//! What a newsroom does in a day: a real article from the first word to the exported file.

use serde_json::{Value, json};

use crate::newsroom::Newsroom;

/// A page as it was copied from a news site; below its title, share button and byline stands the body.
const PAGE: &str = include_str!("../../../../../tests/corpus/xeber24-article.txt");

struct Text {
    headline: &'static str,
    paragraphs: Vec<&'static str>,
}

fn article() -> Text {
    let mut lines = PAGE.lines().map(str::trim).filter(|line| !line.is_empty()).skip(1);
    let headline = lines.next().expect("the page has a title");
    let paragraphs: Vec<&str> = lines.skip(2).collect();
    assert!(paragraphs[0].starts_with("أعلنت وزارة الخارجية"), "the body begins elsewhere");
    Text { headline, paragraphs }
}

impl Text {
    fn words(&self) -> Vec<&'static str> {
        let body = self.paragraphs.iter().flat_map(|text| text.split_whitespace());
        self.headline.split_whitespace().chain(body).collect()
    }
}

/// The words of an exported file that stand in `text`, in its order; tags and isolates are none.
fn plain(exported: &str) -> String {
    let mut text = String::new();
    let mut in_tag = false;
    for c in exported.chars() {
        match c {
            '<' => in_tag = true,
            '>' => in_tag = false,
            '\u{2066}'..='\u{2069}' | '\\' => {}
            c if !in_tag => text.push(c),
            _ => {}
        }
    }
    text.replace("&quot;", "\"").replace("&#34;", "\"").replace("&amp;", "&")
}

fn assert_holds_every_word(exported: &str, text: &Text) {
    let plain = plain(exported);
    let body = plain.find(text.paragraphs[0]).expect("the body begins with its first paragraph");
    let mut rest = &plain[body..];
    for word in text.paragraphs.iter().flat_map(|paragraph| paragraph.split_whitespace()) {
        let at = rest.find(word).unwrap_or_else(|| panic!("«{word}» is missing or out of order"));
        rest = &rest[at + word.len()..];
    }
    for word in text.words() {
        assert!(plain.contains(word), "«{word}» is missing");
    }
}

fn body_texts(article: &Value) -> Vec<&str> {
    let blocks = article["body"]["content"].as_array().expect("blocks");
    blocks.iter().filter_map(|block| block["content"][0]["text"].as_str()).collect()
}

#[test]
fn a_real_article_goes_from_its_first_word_to_the_exported_files() {
    let newsroom = Newsroom::new();
    let text = article();
    newsroom.text(&["person", "set", "كاجين أحمد", "--role", "صحفي"]);

    let half = text.paragraphs.len() / 2;
    assert!(half > 3 && text.words().len() > 300, "a real article is longer");
    let body = newsroom.file("body.md", text.paragraphs.join("\n\n"));
    let made = newsroom.json(&["new", "--headline", text.headline, "--body", &body]);
    let id = made["id"].as_str().expect("an id");
    newsroom.text(&["set", id, "byline=كاجين أحمد", "place=القامشلي"]);
    newsroom.text(&["tag", "add", id, "سوريا", "الإدارة الذاتية"]);

    let article = newsroom.json(&["show", id]);
    assert_eq!(article["headline"], text.headline);
    assert_eq!(article["byline"], json!(["كاجين أحمد"]));
    assert_eq!(article["place"], "القامشلي");
    assert_eq!(article["tags"], json!(["سوريا", "الإدارة الذاتية"]));
    assert_eq!(article["updated_by"], "كاجين أحمد");
    assert_eq!(body_texts(&article), text.paragraphs, "the body is the text to the letter");

    newsroom.text(&["status", id, "ready"]);
    for (format, name) in
        [("html", "article.html"), ("markdown", "article.md"), ("text", "article.txt")]
    {
        newsroom.text(&["export", id, "--to", format, "-o", &newsroom.at(name)]);
        let exported = newsroom.read(name);
        assert_holds_every_word(&exported, &text);
    }
    for name in ["article.html", "article.md"] {
        let exported = newsroom.read(name);
        for word in ["كاجين أحمد", "القامشلي", "سوريا", "الإدارة الذاتية"]
        {
            assert!(exported.contains(word), "{name} lacks {word}");
        }
    }
    assert_eq!(newsroom.json(&["verify"])["ok"], true);
}

#[test]
fn the_markdown_export_makes_the_same_article_again() {
    let newsroom = Newsroom::new();
    let text = article();
    let id = newsroom.article_with(text.headline, &text.paragraphs.join("\n\n"));
    newsroom.text(&["set", &id, "byline=كاجين أحمد", "place=القامشلي"]);
    newsroom.text(&["tag", "add", &id, "سوريا", "الإدارة الذاتية"]);
    let file = newsroom.at("article.md");
    newsroom.text(&["export", &id, "--to", "markdown", "-o", &file]);
    let imported = newsroom.json(&["import", &file]);
    let again = imported["imported"][0]["id"].as_str().expect("an id");
    let (first, second) = (newsroom.json(&["show", &id]), newsroom.json(&["show", again]));
    for field in ["headline", "byline", "place", "language", "profile", "tags", "words"] {
        assert_eq!(first[field], second[field], "{field}");
    }
    assert_eq!(body_texts(&first), body_texts(&second));
}
