//! `export`: articles of the vault, as files.

use std::path::Path;

use serde_json::{Value, json};
use warraq_core::article::ArticleId;
use warraq_formats::{Format, Holds, exporter};
use warraq_output::{
    FileChoice, Flow, NamedFile, OutputProgress, Rendered, Shape, choices, find_preset, write_file,
    write_folder,
};
use warraq_store::Vault;

use super::target;
use crate::answer::Answer;
use crate::article_id;
use crate::cli::{ExportArguments, options};
use crate::error::CliError;
use crate::messages::Message;
use crate::outgoing;
use crate::output::{self, Form};
use crate::source::is_standard;
use crate::stop;
use crate::vault_file::VaultFile;

/// Writes the articles; answers with where each is, what its format could not hold, and what was taken out.
///
/// # Errors
/// When the format has no such choice, an article is not found or may not be published, a file exists and there is no `--force`, several files have no
/// folder, or one cannot be written: nothing new is there then.
pub fn run(file: &VaultFile, arguments: &ExportArguments, form: Form) -> Result<Answer, CliError> {
    let place = &arguments.place;
    // Said before anybody types a passphrase.
    let known = arguments.format.map(|format| wanted(format, arguments)).transpose()?;
    if let Some(choice) = &known {
        let files = files(arguments, std::slice::from_ref(choice));
        target::is_standard_output(place, files, form)?;
        target::takes_several(place, files)?;
    }
    let vault = file.read()?;
    stop::heed();
    let choices = match known {
        Some(choice) => vec![choice],
        None => of_preset(&vault, arguments.preset.as_deref().unwrap_or_default())?,
    };
    let to_output = target::is_standard_output(place, files(arguments, &choices), form)?;
    target::takes_several(place, files(arguments, &choices))?;
    let ids = find_all(&vault, &arguments.ids)?;
    let shape = shape(&place.output);
    let shows = output::shows(form) && ids.len() > 1;
    let mut tell = |OutputProgress { done, total }| {
        if shows {
            let progress = Message::new("notes.progress");
            output::show(&progress.with("done", done).with("total", total));
        }
        if stop::is_told() { Flow::Stop } else { Flow::GoOn }
    };
    let rendered = warraq_output::render(&mut &vault, &ids, &choices, shape, &mut tell);
    if shows {
        output::end_line();
    }
    let mut rendered = rendered?;
    if stop::is_told() {
        return Err(CliError::Stopped);
    }
    let notes: Vec<Message> = rendered.iter().flat_map(outgoing::notes).collect();
    if to_output {
        let bytes = rendered.pop().map(|one| one.bytes).unwrap_or_default();
        return Ok(Answer::of(Value::Null).with_bytes(bytes).with_notes(notes));
    }
    let paths = match (&rendered[..], files(arguments, &choices)) {
        ([one], 1) => vec![write_file(&place.output, one.file(), place.overwrite())?],
        (several, _) => {
            let files: Vec<NamedFile<'_>> = several.iter().map(Rendered::file).collect();
            write_folder(&place.output, &files, place.overwrite())?
        }
    };
    let exported: Vec<Value> =
        rendered.iter().zip(&paths).map(|(one, path)| report(path, one)).collect();
    Ok(Answer::of(json!({ "exported": exported })).with_paths(&paths).with_notes(notes))
}

fn wanted(format: Format, arguments: &ExportArguments) -> Result<FileChoice, CliError> {
    let options = options(format, &arguments.options).map_err(CliError::Usage)?;
    Ok(FileChoice { format, options })
}

fn of_preset(vault: &Vault, name: &str) -> Result<Vec<FileChoice>, CliError> {
    let own = vault.settings()?.presets;
    Ok(choices(&find_preset(&own, name)?)?)
}

/// How many files are written.
fn files(arguments: &ExportArguments, choices: &[FileChoice]) -> usize {
    let of = |choice: &FileChoice| {
        let is_one = shape(&arguments.place.output) == Shape::Together
            && exporter(choice.format).holds() == Holds::Collection;
        if is_one { 1 } else { arguments.ids.len() }
    };
    choices.iter().map(of).sum()
}

/// Several articles are one file where a file is named: not a folder that is there, and with an ending.
fn shape(output: &Path) -> Shape {
    let is_file = is_standard(output) || (!output.is_dir() && output.extension().is_some());
    if is_file { Shape::Together } else { Shape::Apart }
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

fn report(path: &Path, rendered: &Rendered) -> Value {
    let mut report = json!({
        "id": rendered.articles.first(),
        "format": rendered.format.id(),
        "path": path.display().to_string(),
        "bytes": rendered.bytes.len(),
        "lost": rendered.lost,
        "taken_out": rendered.taken_out,
    });
    if rendered.articles.len() > 1 {
        report["ids"] = json!(rendered.articles);
    }
    report
}
