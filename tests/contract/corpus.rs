//! Articles made to hurt, in `tests/corpus/articles`, and one of 50,000 words.

use std::fs;
use std::path::Path;

use serde_json::{Value, json};
use warraq_core::article::Article;
use warraq_core::specimen;

/// An article of the corpus.
pub struct Specimen {
    /// What its files are named after.
    pub name: String,
    /// The newsroom that exports it.
    pub newsroom: String,
    /// The article.
    pub article: Article,
}

/// Every article, in order.
pub fn all() -> Vec<Specimen> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus/articles");
    let mut paths: Vec<_> = folder.read_dir().unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    let mut specimens: Vec<Specimen> = paths
        .iter()
        .zip(1..)
        .map(|(path, id)| {
            let json: Value = serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap();
            Specimen {
                name: path.file_stem().unwrap().to_str().unwrap().to_owned(),
                newsroom: json["newsroom"].as_str().unwrap().to_owned(),
                article: specimen::article(&json, id),
            }
        })
        .collect();
    specimens.push(long());
    specimens
}

/// An article of 50,000 words that are not all the same.
fn long() -> Specimen {
    const WORDS: [&str; 16] = [
        "أعلنت",
        "الإدارة",
        "في",
        "قامشلو",
        "أن",
        "القمح",
        "هذا",
        "العام",
        "أفضل،",
        "والأسعار",
        "«ثابتة»",
        "منذ",
        "2019",
        "حتى",
        "WFP",
        "اليوم.",
    ];
    let paragraph = |at: usize| {
        let words = (0..100).map(|word| WORDS[(word * 7 + at * 3 + word * at) % WORDS.len()]);
        let text = words.collect::<Vec<_>>().join(" ");
        json!({ "type": "paragraph", "content": [{ "type": "text", "text": format!("{at} {text}") }] })
    };
    let body: Vec<Value> = (0..500).map(paragraph).collect();
    let fields = json!({ "headline": "نص طويل", "language": "ar", "byline": ["سلمى علي"] });
    let json = json!({ "fields": fields, "tags": [], "body": body });
    Specimen {
        name: "long".to_owned(),
        newsroom: "وكالة ورّاق".to_owned(),
        article: specimen::article(&json, 1000),
    }
}
