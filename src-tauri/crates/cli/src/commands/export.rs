//! `export`: articles of the vault, as files.

use std::path::Path;

use serde_json::{Value, json};
use warraq_core::article::ArticleId;
use warraq_formats::Format;
use warraq_store::Vault;

use super::target::{self, Rendered};
use crate::answer::Answer;
use crate::article_id;
use crate::bidi;
use crate::cli::ExportArguments;
use crate::error::CliError;
use crate::messages::Message;
use crate::output::Form;
use crate::vault_file::VaultFile;

/// Writes the articles; answers with where each is and what its format could not hold.
///
/// # Errors
/// When an article is not found, a file exists and there is no `--force`, or one cannot be written:
/// nothing new is there then.
pub fn run(file: &VaultFile, arguments: &ExportArguments, form: Form) -> Result<Answer, CliError> {
    let to = &arguments.target;
    let to_output = target::is_standard_output(to, arguments.ids.len(), form)?;
    let vault = file.read()?;
    let ids = find_all(&vault, &arguments.ids)?;
    let mut rendered = render_all(&vault, &ids, to.format)?;
    let notes = rendered.iter().flat_map(|one| target::notes(to.format, &one.lost));
    let notes: Vec<Message> = notes.collect();
    if to_output {
        let bytes = rendered.pop().map(|one| one.bytes).unwrap_or_default();
        return Ok(Answer::of(Value::Null).with_bytes(bytes).with_notes(notes));
    }
    let paths = match (&rendered[..], arguments.ids.len()) {
        ([one], 1) => vec![target::write_one(to, one)?],
        (several, _) => target::write_several(to, several)?,
    };
    let exported: Vec<Value> = ids
        .iter()
        .zip(&paths)
        .zip(&rendered)
        .map(|((id, path), one)| report(*id, path, one))
        .collect();
    let lines = paths.iter().map(|path| bidi::inline(&path.display().to_string()));
    Ok(Answer::of(json!({ "exported": exported })).with_lines(lines).with_notes(notes))
}

/// The articles in the order given, each once.
fn find_all(vault: &Vault, given: &[String]) -> Result<Vec<ArticleId>, CliError> {
    let mut ids = Vec::new();
    for text in given {
        let id = article_id::find(vault, text)?;
        if !ids.contains(&id) {
            ids.push(id);
        }
    }
    Ok(ids)
}

fn render_all(vault: &Vault, ids: &[ArticleId], format: Format) -> Result<Vec<Rendered>, CliError> {
    let newsroom = vault.settings()?.newsroom;
    ids.iter().map(|id| target::render(format, &vault.article(*id)?, &newsroom)).collect()
}

fn report(id: ArticleId, path: &Path, rendered: &Rendered) -> Value {
    json!({
        "id": id,
        "path": path.display().to_string(),
        "bytes": rendered.bytes.len(),
        "lost": rendered.lost,
    })
}
