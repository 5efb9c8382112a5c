//! `import`: files that become articles.

use std::path::Path;

use serde::Serialize;
use serde_json::json;
use warraq_core::action::Action;
use warraq_core::article::ArticleId;
use warraq_formats::{Imported, Removed, Warning};
use warraq_store::FreshIds;
use warraq_store::articles::{self, NewArticle};

use crate::answer::Answer;
use crate::bidi;
use crate::cli::ImportArguments;
use crate::error::CliError;
use crate::messages::Message;
use crate::source;
use crate::vault_file::{Desk, VaultFile, now};

/// An article that was made from a file, and what happened on the way.
#[derive(Serialize)]
struct ImportedArticle {
    id: ArticleId,
    headline: String,
    byline: Vec<String>,
    language: String,
    removed: Vec<Removed>,
    warnings: Vec<Warning>,
}

/// Makes an article of each file, each by an action of its own; all are read before any is kept.
///
/// # Errors
/// When one file cannot be read, or the vault cannot be written: no article is there then.
pub fn run(file: &VaultFile, arguments: &ImportArguments) -> Result<Answer, CliError> {
    let mut ids = FreshIds::at(now());
    let mut articles = Vec::new();
    let mut reports = Vec::new();
    let mut notes = Vec::new();
    for path in &arguments.files {
        let imported = source::article(path, arguments.from, &mut ids)?;
        notes.extend(notes_about(path, &imported, arguments.files.len()));
        let id = ArticleId::new(&mut ids);
        let (article, report) = split(id, imported);
        articles.push(article);
        reports.push(report);
    }
    let mut desk = file.write()?;
    keep_all(&mut desk, &articles)?;
    desk.close()?;
    let lines: Vec<String> = reports
        .iter()
        .map(|article| format!("{}  {}", article.id, bidi::inline(&article.headline)))
        .collect();
    Ok(Answer::of(json!({ "imported": reports })).with_lines(lines).with_notes(notes))
}

/// Keeps all articles, or takes back those already kept where one cannot be.
fn keep_all(desk: &mut Desk, articles: &[NewArticle]) -> Result<(), CliError> {
    let mut kept = Vec::new();
    for article in articles {
        let result = desk.act_numbered(Action::ArticleImport, |tx| articles::create(tx, article));
        match result {
            Ok(committed) => kept.extend(committed.action),
            Err(error) => {
                for action in kept.into_iter().rev() {
                    desk.undo(action)?;
                }
                return Err(error);
            }
        }
    }
    Ok(())
}

fn split(id: ArticleId, imported: Imported) -> (NewArticle, ImportedArticle) {
    let Imported { fields, tags, body, removed, warnings } = imported;
    let report = ImportedArticle {
        id,
        headline: fields.headline.clone(),
        byline: fields.byline.clone(),
        language: fields.language.clone(),
        removed,
        warnings,
    };
    (NewArticle { id, fields, tags, body }, report)
}

/// What people are told of one file; with its name where there are several.
fn notes_about(path: &Path, imported: &Imported, files: usize) -> Vec<Message> {
    let notes = source::notes(imported).into_iter();
    if files == 1 {
        return notes.collect();
    }
    let named = |note: Message| {
        Message::new("in_file").with("path", path.display()).with("reason", note.text())
    };
    notes.map(named).collect()
}
