//! `warraq convert` beside pandoc: the same Markdown in, the same format out, a fresh process for each article.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use serde_json::{Map, Value, json};

use crate::home::Home;
use crate::spread;

/// Articles that each program converts, one after the other.
const ARTICLES: usize = 1_000;

/// The formats that both write: ours, and the ending by which pandoc knows its own.
pub const SHARED: [(&str, &str); 6] = [
    ("html", "html"),
    ("docx", "docx"),
    ("odt", "odt"),
    ("epub", "epub"),
    ("text", "txt"),
    ("markdown", "md"),
];

/// Milliseconds an article by each program, and the seconds of all; nothing where there is no pandoc.
pub fn measure() -> Value {
    let version = Command::new("pandoc").arg("--version").output();
    let Some(version) = version.ok().filter(|output| output.status.success()) else {
        return Value::Null;
    };
    let version = String::from_utf8_lossy(&version.stdout).lines().next().unwrap_or("").to_owned();
    let folder = tempfile::tempdir().expect("a temporary folder can be made");
    let home = Home::new();
    let articles = write_articles(folder.path());
    let mut rows = Map::new();
    for (format, ending) in SHARED {
        let out = folder.path().join(format!("out.{ending}"));
        let ours = time_all(&articles, |article| {
            let mut command = home.command(&["convert", "--to", format, "--force"]);
            command.arg(article).arg("-o").arg(&out);
            command
        });
        let theirs = time_all(&articles, |article| {
            let mut command = Command::new("pandoc");
            command.args(["--standalone", "--metadata", "lang=ar", "--metadata", "dir=rtl"]);
            command.arg(article).arg("-o").arg(&out);
            command
        });
        rows.insert(format.to_owned(), json!({ "warraq": told(&ours), "pandoc": told(&theirs) }));
    }
    json!({ "articles": ARTICLES, "pandoc": version, "rows": rows })
}

/// How long one article takes, and the seconds of all of them.
fn told(times: &[Duration]) -> Value {
    let mut told = spread::of(times.iter().map(|time| time.as_secs_f64() * 1_000.0).collect());
    let all = times.iter().sum::<Duration>().as_secs_f64();
    told["seconds"] = json!((all * 10.0).round() / 10.0);
    told
}

/// Articles in Markdown as a newsroom has them: headings, emphasis, a list, a table, a footnote, a link, no two the
/// same.
fn write_articles(folder: &Path) -> Vec<PathBuf> {
    let sample = include_str!("../../assets/sample/welcome.md");
    let sample = sample.splitn(3, "---\n").nth(2).expect("the sample has front matter");
    let article = |number: usize| {
        let path = folder.join(format!("{number}.md"));
        let text = format!(
            "---\ntitle: خبر رقم {number}\nlang: ar\n---\n\n{sample}\n\nقالت **الإدارة** إن \
             السعر {number} ليرة[^1]، وفق [التقرير](https://example.org/{number}).\n\n\
             | المادة | 2023 | 2024 |\n|---|---|---|\n| القمح | 1.2 | {number} |\n\n\
             [^1]: سعر الكيلو في {number} سوقاً.\n"
        );
        fs::write(&path, text).expect("the article can be written");
        path
    };
    (0..ARTICLES).map(article).collect()
}

fn time_all(articles: &[PathBuf], command: impl Fn(&Path) -> Command) -> Vec<Duration> {
    articles
        .iter()
        .map(|article| {
            let mut command = command(article);
            command.stdout(Stdio::null()).stderr(Stdio::null());
            let begun = Instant::now();
            let status = command.status().expect("the program starts");
            let time = begun.elapsed();
            assert!(status.success(), "{command:?}: {status}");
            time
        })
        .collect()
}
