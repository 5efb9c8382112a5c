//! What `warraq convert` and pandoc get wrong in Arabic, counted by readers that are neither's: the articles of the
//! contract, from the same Markdown; and from Warraq's page of HTML for pandoc, which says the direction and language
//! of every block.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::{Value, json};
use warraq_core::article::{Article, Block, Inline, InlineContent, Visit};
use warraq_core::text::direction;
use warraq_formats::{ExportInput, Format, export};

use crate::convert::{SHARED, Shared};
use crate::corpus;
use crate::home::Home;

/// The faults of each, by format; nothing where there is no pandoc or no reader.
pub fn count() -> Value {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let given = std::env::var_os("WARRAQ_READERS").map(PathBuf::from);
    let python = given.unwrap_or_else(|| root.join("target/readers")).join("venv/bin/python");
    if Command::new("pandoc").arg("--version").output().is_err() || !python.is_file() {
        return Value::Null;
    }
    let folder = tempfile::tempdir().expect("a temporary folder can be made");
    let (sources, files) = (folder.path().join("sources"), folder.path().join("files"));
    fs::create_dir(&sources).expect("a folder can be made");
    fs::create_dir(&files).expect("a folder can be made");
    let home = Home::new();
    let mut facts = BTreeMap::new();
    for specimen in corpus::all() {
        let (name, told) = (&specimen.name, facts_of(&specimen.article));
        if told["lines"].as_array().is_none_or(Vec::is_empty) {
            // An article without a word: there is nothing to convert.
            continue;
        }
        let source = |format: Format| {
            let input = ExportInput::of(&specimen.article).with_newsroom(&specimen.newsroom);
            let path = sources.join(format!("{name}.{}", format.extension()));
            fs::write(&path, export(format, &input).expect("an article can be written"))
                .expect("the source can be written");
            path
        };
        let (markdown, page) = (source(Format::Markdown), source(Format::Html));
        for Shared { ours: format, theirs, ending } in SHARED {
            let out = |who: &str| files.join(format!("{name}.{who}.{ending}"));
            let mut ours = home.command(&["convert", "--to", format, "--force"]);
            finish(ours.arg(&markdown).arg("-o").arg(out("warraq")));
            for (source, who) in [(&markdown, "pandoc"), (&page, "pandoc-html")] {
                let mut theirs_of = pandoc(&specimen.article);
                finish(theirs_of.args(["--to", theirs]).arg(source).arg("-o").arg(out(who)));
            }
        }
        facts.insert(name.clone(), told);
    }
    let told = folder.path().join("facts.json");
    fs::write(&told, json!(facts).to_string()).expect("the facts can be written");
    let mut script = Command::new(python);
    script.arg(root.join("tests/measure/arabic/faults.py")).arg(files).arg(told);
    let output = script.output().expect("the readers start");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    serde_json::from_slice(&output.stdout).expect("the readers print JSON")
}

/// Pandoc, told what it cannot know from the file: the title, the language and the direction.
fn pandoc(article: &Article) -> Command {
    let fields = &article.fields;
    let dir = direction::of_language(&fields.language).as_str();
    let mut command = Command::new("pandoc");
    command.arg("--standalone");
    for (name, value) in
        [("title", fields.headline.as_str()), ("lang", &fields.language), ("dir", dir)]
    {
        command.arg("--metadata").arg(format!("{name}={value}"));
    }
    command
}

fn finish(command: &mut Command) {
    let output = command.output().expect("the program starts");
    assert!(output.status.success(), "{command:?}: {}", String::from_utf8_lossy(&output.stderr));
}

/// What must be in a document of the text of `article`.
fn facts_of(article: &Article) -> Value {
    let (mut lines, mut emphasis) = (Vec::new(), Vec::new());
    for block in article.body.blocks() {
        block.walk(&mut |visit| {
            if let Visit::Line(_, content) = visit {
                lines.extend(Some(final_text(content)).filter(|text| !text.is_empty()));
                emphasis.extend(emphasised(content));
            }
        });
    }
    let notes = article.body.blocks().iter().filter(|block| matches!(block, Block::Footnote(_)));
    json!({
        "lang": article.fields.language,
        "dir": article.fields.direction().as_str(),
        "lines": lines,
        "emphasis": emphasis,
        "notes": notes.count(),
    })
}

/// The text of a line without what is only proposed.
fn final_text(content: &InlineContent) -> String {
    let runs = content.as_slice().iter().filter(|run| !run.marks().has("insertion"));
    runs.map(|run| match run {
        Inline::Text { text, .. } => text.as_str(),
        Inline::HardBreak { .. } | Inline::FootnoteRef { .. } => " ",
    })
    .collect()
}

fn emphasised(content: &InlineContent) -> Vec<String> {
    let is_marked = |run: &&Inline| run.marks().has("strong") || run.marks().has("emphasis");
    let runs = content.as_slice().iter().filter(is_marked);
    runs.filter_map(|run| match run {
        Inline::Text { text, .. } => Some(text.clone()),
        _ => None,
    })
    .collect()
}
