//! `clean`: what could be cleaned in an article, and cleaning it.

use serde_json::{Value, json};
use warraq_core::action::Action;
use warraq_core::article::cleaning::{self, Example, Found};
use warraq_store::articles;

use super::article::answer;
use crate::advice::Advice;
use crate::answer::Answer;
use crate::article_id;
use crate::bidi;
use crate::cli::CleanArguments;
use crate::error::CliError;
use crate::messages::Message;
use crate::vault_file::VaultFile;

/// Answers with what was found where no kind is named; else cleans the article, as one action, and
/// answers with what was done.
///
/// # Errors
/// When the article is not found, or the vault cannot be read or written.
pub fn run(file: &VaultFile, arguments: &CleanArguments) -> Result<Answer, CliError> {
    let kinds = arguments.kinds();
    if kinds.is_empty() {
        return list(file, &arguments.id);
    }
    let mut desk = file.write()?;
    let id = article_id::find(&desk.vault, &arguments.id)?;
    let article = desk.vault.article(id)?;
    let mut found = cleaning::find(&article.body, &article.fields);
    found.retain(|found| kinds.contains(&found.kind));
    let saved = desk.act(Action::ArticleClean, |tx| {
        let version = tx.version(id)?;
        articles::clean(tx, id, version, &kinds)
    })?;
    desk.close()?;
    let notes: Vec<Message> = match found.as_slice() {
        [] => vec![Message::new("notes.clean")],
        found => found.iter().map(done).collect(),
    };
    let mut answer = answer(id, &saved);
    if let Value::Object(object) = &mut answer.json {
        object.insert("cleaned".to_owned(), json!(found));
    }
    Ok(answer.with_notes(notes))
}

fn list(file: &VaultFile, id: &str) -> Result<Answer, CliError> {
    let vault = file.read()?;
    let article = vault.article(article_id::find(&vault, id)?)?;
    let found = cleaning::find(&article.body, &article.fields);
    let note = if found.is_empty() {
        Message::new("notes.clean")
    } else {
        let kinds: Vec<String> = found.iter().map(|found| found.kind.to_string()).collect();
        let advice = Advice::clean(&article.id.to_string(), &kinds);
        Message::new("notes.could_be_cleaned").advising(advice)
    };
    Ok(Answer::of(json!({ "found": found })).with_lines(lines(&found)).with_note(note))
}

fn done(found: &Found) -> Message {
    Message::new("notes.cleaned").with("kind", name(found)).with("count", found.count)
}

/// A line for each kind and one for each example below it.
fn lines(found: &[Found]) -> Vec<String> {
    let width = found.iter().map(|found| found.count.to_string().len()).max().unwrap_or(0);
    let lines = |found: &Found| {
        let head =
            format!("{:>width$}  {}  {}", found.count, found.kind, bidi::inline(&name(found)));
        let indent = " ".repeat(width);
        let example = move |example: &Example| {
            let Example { before, after } = example;
            format!("{indent}    {} → {}", bidi::shown(before), bidi::shown(after))
        };
        std::iter::once(head).chain(found.examples.iter().map(example)).collect::<Vec<_>>()
    };
    found.iter().flat_map(lines).collect()
}

fn name(found: &Found) -> String {
    Message::new(format!("cleaning.{}", found.kind)).text()
}
