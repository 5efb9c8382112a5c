//! `convert`: a file in another format, without a vault.

use serde_json::{Value, json};
use warraq_core::article::{Article, ArticleId};
use warraq_core::workflow::Status;
use warraq_formats::Imported;
use warraq_store::FreshIds;

use super::target;
use crate::answer::Answer;
use crate::bidi;
use crate::cli::ConvertArguments;
use crate::error::CliError;
use crate::output::Form;
use crate::source;
use crate::vault_file::now;

/// Reads the file and writes it in the other format; answers with what neither could hold.
///
/// # Errors
/// When the file cannot be read, the other exists and there is no `--force`, or it cannot be written.
pub fn run(arguments: &ConvertArguments, form: Form) -> Result<Answer, CliError> {
    let to = &arguments.target;
    let to_output = target::is_standard_output(to, 1, form)?;
    let mut ids = FreshIds::at(now());
    let (_, imported) = source::article(&arguments.file, arguments.from, &mut ids)?;
    let mut notes = source::notes(&imported.removed, &imported.warnings);
    let Imported { fields, tags, body, removed, warnings, .. } = imported;
    let now = now();
    let article = Article {
        id: ArticleId::new(&mut ids),
        version: 1,
        status: Status::Draft,
        fields,
        tags,
        body,
        created_at: now,
        updated_at: now,
        updated_by: String::new(),
    };
    let rendered = target::render(to.format, &article, "")?;
    notes.extend(target::notes(to.format, &rendered.lost));
    if to_output {
        return Ok(Answer::of(Value::Null).with_bytes(rendered.bytes).with_notes(notes));
    }
    let path = target::write_one(to, &rendered)?.display().to_string();
    let json = json!({
        "path": path,
        "bytes": rendered.bytes.len(),
        "lost": rendered.lost,
        "removed": removed,
        "warnings": warnings,
    });
    Ok(Answer::of(json).with_lines([bidi::inline(&path)]).with_notes(notes))
}
