//! Articles in Markdown as a newsroom has them, no two the same: with headings, emphasis, a list, a table, a footnote and a
//! link.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};

use serde::Deserialize;

/// The variable that names a folder of news: files of JSON, each an array of objects with `title` and `content`.
const NEWS: &str = "WARRAQ_NEWS";

/// The fewest letters of a story that is taken: shorter ones are captions.
const FEWEST_LETTERS: usize = 400;

/// A story as it was published: paragraphs stand on lines of their own.
#[derive(Deserialize)]
struct Story {
    title: String,
    content: String,
}

/// Writes `count` articles into `folder`; where they are, and what they were made of.
pub fn write(folder: &Path, count: usize) -> (Vec<PathBuf>, &'static str) {
    let (stories, source) = match env::var_os(NEWS) {
        Some(news) => (published(Path::new(&news), count), "published news"),
        None => (vec![sample()], "the sample article"),
    };
    let article = |number: usize| {
        let path = folder.join(format!("{number}.md"));
        fs::write(&path, markdown(&stories[number % stories.len()], number))
            .expect("the article can be written");
        path
    };
    ((0..count).map(article).collect(), source)
}

/// The first stories of the folder, by the names of its files.
fn published(folder: &Path, count: usize) -> Vec<Story> {
    let files = fs::read_dir(folder).expect("the folder of news is read");
    let mut files: Vec<PathBuf> = files.map(|file| file.expect("it is read").path()).collect();
    files.retain(|path| path.extension().is_some_and(|ending| ending == "json"));
    files.sort();
    let mut stories = Vec::new();
    for file in files {
        let json = fs::read_to_string(file).expect("a file of news is read");
        let all: Vec<Story> = serde_json::from_str(&json).expect("a file of news is an array");
        let is_long = |story: &Story| story.content.chars().count() >= FEWEST_LETTERS;
        stories.extend(all.into_iter().filter(is_long).take(count - stories.len()));
    }
    assert!(!stories.is_empty(), "{NEWS} names a folder with news");
    stories
}

fn sample() -> Story {
    let text = include_str!("../../assets/sample/welcome.md");
    let content = text.splitn(3, "---\n").nth(2).expect("the sample has front matter");
    Story { title: "خبر".to_owned(), content: content.to_owned() }
}

/// The story as somebody writes it in Markdown, with what most articles have.
fn markdown(story: &Story, number: usize) -> String {
    let title = serde_json::Value::from(format!("{} {number}", story.title.trim()));
    let paragraphs = story.content.lines().map(str::trim).filter(|line| !line.is_empty());
    let body: Vec<&str> = paragraphs.collect();
    format!(
        "---\ntitle: {title}\nlang: ar\n---\n\n{}\n\n## في الأسواق\n\nقالت **الإدارة** إن السعر {number} ليرة[^1]، وفق \
         [التقرير](https://example.org/{number}).\n\n- القمح\n- الشعير\n\n| المادة | 2023 | 2024 |\n|---|---|---|\n\
         | القمح | 1.2 | {number} |\n\n[^1]: سعر الكيلو في {number} سوقاً.\n",
        body.join("\n\n")
    )
}
