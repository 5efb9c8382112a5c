//! `convert`: a file in another format, without a vault.

use serde_json::{Value, json};
use warraq_core::article::{Article, ArticleId};
use warraq_core::workflow::Status;
use warraq_formats::{Imported, Picture, file_ids};
use warraq_output::{FileChoice, OriginalPicture, render_article, write_file};

use super::target;
use crate::answer::Answer;
use crate::bidi;
use crate::cli::{ConvertArguments, options};
use crate::error::CliError;
use crate::output::Form;
use crate::source;

/// Reads the file and writes it in the other format, its pictures cleaned; answers with what neither could hold.
///
/// # Errors
/// When the format has no such choice, the file cannot be read, the other exists and there is no `--force`, or it cannot be written.
pub fn run(arguments: &ConvertArguments, form: Form) -> Result<Answer, CliError> {
    let place = &arguments.place;
    let options = options(arguments.format, &arguments.options).map_err(CliError::Usage)?;
    let to_output = target::is_standard_output(place, 1, form)?;
    let bytes = source::bytes(&arguments.file)?;
    // The same file gives the same bytes: a receiver sees that it is the same news.
    let written = source::written_at(&arguments.file);
    let mut ids = file_ids(&bytes, written);
    let (_, imported) = source::article_in(&bytes, &arguments.file, arguments.from, &mut ids)?;
    let mut notes = source::notes(&imported.removed, &imported.warnings);
    let Imported { fields, tags, body, pictures, removed, warnings, .. } = imported;
    let article = Article {
        id: ArticleId::new(&mut ids),
        version: 1,
        status: Status::Draft,
        fields,
        tags,
        body,
        created_at: written,
        updated_at: written,
        updated_by: String::new(),
    };
    let choice = FileChoice { format: arguments.format, options };
    let rendered = render_article(article, &choice, &mut |id| original(&pictures, id))?;
    notes.extend(target::notes(&rendered));
    if to_output {
        return Ok(Answer::of(Value::Null).with_bytes(rendered.bytes).with_notes(notes));
    }
    let path = write_file(&place.output, rendered.file(), place.overwrite())?;
    let path = path.display().to_string();
    let json = json!({
        "path": path,
        "bytes": rendered.bytes.len(),
        "lost": rendered.lost,
        "taken_out": rendered.taken_out,
        "removed": removed,
        "warnings": warnings,
    });
    Ok(Answer::of(json).with_lines([bidi::inline(&path)]).with_notes(notes))
}

/// The picture that came with the file; nothing where only its address did.
fn original(pictures: &[Picture], id: &str) -> Option<OriginalPicture> {
    let picture = pictures.iter().find(|one| one.id == id && !one.bytes.is_empty())?;
    Some(OriginalPicture {
        name: picture.name.clone(),
        bytes: picture.bytes.clone(),
        caption: picture.caption.clone(),
        credit: picture.credit.clone(),
    })
}
