//! `media`: pictures, those of the vault and others.

use std::path::Path;

use serde_json::{Value, json};
use warraq_core::action::Action;
use warraq_core::media::MediaId;
use warraq_formats::{
    CleanPicture, Overwrite, PictureTrace, PictureWords, clean_picture, picture_traces, write_whole,
};
use warraq_intake::{GivenWords, NewPicture, put_figures};
use warraq_output::{NamedFile, write_file, write_folder};
use warraq_store::{FreshIds, media};

use super::target;
use crate::answer::Answer;
use crate::article_id;
use crate::bidi;
use crate::cli::{MediaAddArguments, MediaStripArguments};
use crate::error::CliError;
use crate::messages::Message;
use crate::source;
use crate::vault_file::{VaultFile, now};

/// Brings pictures into the vault as they are, with the caption and credit that their files say where none is given,
/// and figures of them into an article where one is named: all of them, or none where one is no picture that could leave.
///
/// # Errors
/// When one cannot be read or is refused, there is no such article, or the vault cannot be written.
pub fn add(file: &VaultFile, arguments: &MediaAddArguments) -> Result<Answer, CliError> {
    let mut ids = FreshIds::at(now());
    let MediaAddArguments { alt, caption, credit, .. } = arguments;
    let given = GivenWords { alt: alt.clone(), caption: caption.clone(), credit: credit.clone() };
    let mut new = Vec::new();
    for path in &arguments.files {
        let bytes = source::bytes(path)?;
        let read = NewPicture::read(MediaId::new(&mut ids), &name(path), bytes, &given);
        new.push(read.map_err(|fault| CliError::Picture(fault).in_file(path))?);
    }
    let mut desk = file.write()?;
    let article = arguments.article.as_deref().map(|id| article_id::find(&desk.vault, id));
    let article = article.transpose()?;
    desk.act(Action::MediaAdd, |tx| {
        new.iter().try_for_each(|one| media::add(tx, &one.medium))?;
        article.map_or(Ok(()), |article| put_figures(tx, article, &new, &mut ids))
    })?;
    desk.close()?;
    let media = || new.iter().map(|one| &one.medium);
    let added: Vec<Value> = media().map(|one| json!({ "id": one.id, "name": one.name })).collect();
    let lines = media().map(|one| format!("{}  {}", one.id, bidi::inline(&one.name)));
    let told = match article {
        Some(article) => json!({ "added": added, "article": article }),
        None => json!({ "added": added }),
    };
    Ok(Answer::of(told).with_lines(lines))
}

/// Writes pictures without what cameras and programs put into their files: all of them or none.
///
/// # Errors
/// When one cannot be read or is refused, a file is there and there is no `--force`, or one cannot be written.
pub fn strip(arguments: &MediaStripArguments) -> Result<Answer, CliError> {
    let words = PictureWords {
        caption: arguments.caption.clone(),
        credit: arguments.credit.clone(),
        copyright: arguments.copyright.clone(),
    };
    target::takes_several(&arguments.place, arguments.files.len())?;
    let mut stripped = Vec::new();
    for path in &arguments.files {
        let bytes = source::bytes(path)?;
        stripped.push(Stripped {
            picture: cleaned(path, &bytes, &words)?,
            traces: picture_traces(&bytes),
            name: name(path),
        });
    }
    let names: Vec<String> = stripped.iter().map(Stripped::file_name).collect();
    let files = stripped.iter().zip(&names);
    let files: Vec<NamedFile<'_>> =
        files.map(|(one, name)| NamedFile { name, bytes: one.picture.bytes() }).collect();
    let place = &arguments.place;
    let paths = match files[..] {
        [one] => vec![write_file(&place.output, one, place.overwrite())?],
        _ => write_folder(&place.output, &files, place.overwrite())?,
    };
    let told = stripped.iter().zip(&paths).map(|(one, path)| {
        json!({
            "file": one.name,
            "path": path.display().to_string(),
            "media_type": one.picture.media_type(),
            "bytes": one.picture.bytes().len(),
            "removed": one.traces,
        })
    });
    let told: Vec<Value> = told.collect();
    let notes = stripped.iter().zip(&paths).filter_map(|(one, path)| became(one, path));
    let notes: Vec<_> = notes.collect();
    Ok(Answer::of(json!({ "stripped": told })).with_paths(&paths).with_notes(notes))
}

/// A picture that was cleaned, and what was in it.
struct Stripped {
    picture: CleanPicture,
    traces: Vec<PictureTrace>,
    name: String,
}

impl Stripped {
    /// Its own name, with the ending of what it is now.
    fn file_name(&self) -> String {
        let stem = self.name.rsplit_once('.').map_or(self.name.as_str(), |(stem, _)| stem);
        format!("{stem}.{}", self.picture.extension())
    }
}

/// What people are told of a file whose name says another kind than it is now: of a TIFF.
fn became(stripped: &Stripped, path: &Path) -> Option<Message> {
    let ending = path.extension().unwrap_or_default().to_ascii_lowercase();
    let own = stripped.picture.extension();
    let is_own = ending == *own || (own == "jpg" && ending == *"jpeg");
    let message = || Message::new("notes.became").with("path", path.display()).with("kind", own);
    (!is_own).then(message)
}

fn cleaned(path: &Path, bytes: &[u8], words: &PictureWords) -> Result<CleanPicture, CliError> {
    clean_picture(bytes, words).map_err(|fault| CliError::Picture(fault).in_file(path))
}

fn name(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}

/// Answers with all pictures, the newest first.
///
/// # Errors
/// When the vault cannot be read.
pub fn list(file: &VaultFile) -> Result<Answer, CliError> {
    let vault = file.read()?;
    let list = vault.media_list()?;
    vault.close()?;
    let lines: Vec<String> = list
        .iter()
        .map(|one| {
            let words = if one.caption.is_empty() { &one.alt } else { &one.caption };
            format!("{}  {}  {}", one.id, bidi::inline(&one.name), bidi::inline(words))
        })
        .collect();
    Ok(Answer::of(json!({ "media": list })).with_lines(lines))
}

/// Writes the picture as it stands in the vault.
///
/// # Errors
/// When there is no such picture, the file is there and there is no `--force`, or it cannot be written.
pub fn save(
    file: &VaultFile,
    id: &MediaId,
    output: &Path,
    force: bool,
) -> Result<Answer, CliError> {
    let vault = file.read()?;
    let bytes = vault.media_bytes(*id)?;
    vault.close()?;
    let overwrite = if force { Overwrite::Replace } else { Overwrite::Refuse };
    let written = write_whole(output, &bytes, overwrite)?;
    let json = json!({ "path": output.display().to_string(), "bytes": written });
    Ok(Answer::of(json).with_paths([output]))
}
