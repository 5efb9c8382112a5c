//! A file in another format, once its bytes are there: what the quick program and the newsroom both do.

use serde_json::{Value, json};
use warraq_core::article::{Article, ArticleId};
use warraq_core::workflow::Status;
use warraq_formats::{ExportOptions, Imported, Picture, file_ids};
use warraq_intake::{IntakeError, read_article};
use warraq_output::{FileChoice, OriginalPicture, OutputError, render_article, write_derived_file};

use crate::answer::Answer;
use crate::cli::ConvertArguments;
use crate::outgoing;
use crate::source;

/// What somebody asked for, once it is known to make sense.
pub struct Conversion<'a> {
    /// As it was written.
    pub arguments: &'a ConvertArguments,
    /// The choices of the format.
    pub options: ExportOptions,
    /// Whether the file goes to standard output.
    pub to_output: bool,
}

/// Why there is no other file.
#[derive(Debug, thiserror::Error)]
pub enum ConversionError {
    /// The file was not read.
    #[error(transparent)]
    Read(#[from] IntakeError),
    /// The other was not written.
    #[error(transparent)]
    Write(#[from] OutputError),
}

impl Conversion<'_> {
    /// Writes the article that is in `bytes` in the other format, its pictures cleaned; answers with what neither could
    /// hold.
    ///
    /// # Errors
    /// When there is no article in them, the other file exists and there is no `--force`, or it cannot be written: nothing
    /// new is there then.
    pub fn carry_out(self, bytes: &[u8]) -> Result<Answer, ConversionError> {
        let ConvertArguments { file, from, format, place, .. } = self.arguments;
        // The same file gives the same bytes: a receiver sees that it is the same news.
        let written = source::written_at(file);
        let mut ids = file_ids(bytes, written);
        let name = file.file_name().unwrap_or_default().to_string_lossy();
        let (_, imported) = read_article(&name, *from, bytes, &source::defaults(), &mut ids)?;
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
        let choice = FileChoice { format: *format, options: self.options };
        let rendered = render_article(article, &choice, &mut |id| original(&pictures, id))?;
        notes.extend(outgoing::notes(&rendered));
        if self.to_output {
            return Ok(Answer::of(Value::Null).with_bytes(rendered.bytes).with_notes(notes));
        }
        // The original is there, and is converted again where a power cut takes the new file away.
        let path = write_derived_file(&place.output, rendered.file(), place.overwrite())?;
        let json = json!({
            "path": path.display().to_string(),
            "bytes": rendered.bytes.len(),
            "lost": rendered.lost,
            "taken_out": rendered.taken_out,
            "removed": removed,
            "warnings": warnings,
        });
        Ok(Answer::of(json).with_paths([&path]).with_notes(notes))
    }
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
