//! Where exports go: standard output, a file, or files in a folder; all of them or none.

use std::collections::HashSet;
use std::fs;
use std::path::{Path, PathBuf};

use warraq_core::article::Article;
use warraq_formats::{ExportInput, Format, FormatError, Loss, Overwrite};

use crate::cli::TargetArguments;
use crate::error::CliError;
use crate::messages::Message;
use crate::output::Form;
use crate::source::is_standard;

/// An article in a format, not written yet.
pub struct Rendered {
    /// All bytes of the file.
    pub bytes: Vec<u8>,
    /// What of the article is not in them.
    pub lost: Vec<Loss>,
    /// The name offered for the file.
    file_name: String,
}

/// The article in the format.
///
/// # Errors
/// When the format refuses.
pub fn render(format: Format, article: &Article, newsroom: &str) -> Result<Rendered, CliError> {
    let input = ExportInput::of(article).with_newsroom(newsroom);
    Ok(Rendered {
        bytes: warraq_formats::export(format, &input)?,
        lost: warraq_formats::losses(&input, format),
        file_name: warraq_formats::file_name(article, format),
    })
}

/// What people are told of what a format cannot hold.
pub fn notes(format: Format, lost: &[Loss]) -> Vec<Message> {
    let note = |loss: &Loss| {
        Message::new("notes.lost")
            .with("format", format)
            .with("what", loss.what.name())
            .with("count", loss.count)
    };
    lost.iter().map(note).collect()
}

/// Whether the export goes to standard output.
///
/// # Errors
/// `Usage` when standard output is to be a JSON document, or to take several articles.
pub fn is_standard_output(
    target: &TargetArguments,
    articles: usize,
    form: Form,
) -> Result<bool, CliError> {
    if !is_standard(&target.output) {
        return Ok(false);
    }
    if form == Form::Json {
        return Err(usage("usage.output_taken"));
    }
    if articles > 1 {
        return Err(usage("usage.folder_needed"));
    }
    Ok(true)
}

/// Writes one article to the file, or under its own name into the folder that is there; where it is.
///
/// # Errors
/// `FileExists` without `--force`; when it cannot be written: nothing is there then.
pub fn write_one(target: &TargetArguments, rendered: &Rendered) -> Result<PathBuf, CliError> {
    let path = if target.output.is_dir() {
        target.output.join(&rendered.file_name)
    } else {
        target.output.clone()
    };
    warraq_formats::write_whole(&path, &rendered.bytes, overwrite(target))?;
    Ok(path)
}

/// Writes several articles into the folder, which is made where it is missing; where each is.
///
/// # Errors
/// `FileExists` without `--force`, before anything is written; when one cannot be written: what this
/// made is taken away again. A file that `--force` has replaced stays as it is now.
pub fn write_several(
    target: &TargetArguments,
    rendered: &[Rendered],
) -> Result<Vec<PathBuf>, CliError> {
    let folder = &target.output;
    let names = unique(rendered.iter().map(|one| one.file_name.as_str()));
    let paths: Vec<PathBuf> = names.iter().map(|name| folder.join(name)).collect();
    let there: HashSet<&PathBuf> =
        paths.iter().filter(|path| path.symlink_metadata().is_ok()).collect();
    if let (false, Some(path)) = (target.force, paths.iter().find(|path| there.contains(path))) {
        return Err(FormatError::FileExists { path: path.clone() }.into());
    }
    let made = make_folder(folder)?;
    for (index, (path, one)) in paths.iter().zip(rendered).enumerate() {
        if let Err(error) = warraq_formats::write_whole(path, &one.bytes, overwrite(target)) {
            let new = paths[..index].iter().filter(|path| !there.contains(path));
            take_away(new, &made);
            return Err(error.into());
        }
    }
    Ok(paths)
}

fn overwrite(target: &TargetArguments) -> Overwrite {
    if target.force { Overwrite::Replace } else { Overwrite::Refuse }
}

fn usage(key: &str) -> CliError {
    CliError::Usage(Message::new(key))
}

/// The names in their order; one that another has already, in any letter case, gets a number.
fn unique<'a>(names: impl Iterator<Item = &'a str>) -> Vec<String> {
    let mut taken = HashSet::new();
    let free = |name: &str| {
        let (stem, ending) = name.rsplit_once('.').unwrap_or((name, ""));
        let mut candidate = name.to_owned();
        let mut number = 2;
        while !taken.insert(candidate.to_lowercase()) {
            candidate = format!("{stem}-{number}.{ending}");
            number += 1;
        }
        candidate
    };
    names.map(free).collect()
}

/// Makes the folder and those above it; the ones that were missing, the outermost first.
fn make_folder(folder: &Path) -> Result<Vec<PathBuf>, CliError> {
    let missing = folder
        .ancestors()
        .take_while(|path| !path.as_os_str().is_empty() && path.symlink_metadata().is_err());
    let mut made: Vec<PathBuf> = missing.map(Path::to_owned).collect();
    made.reverse();
    match fs::create_dir_all(folder) {
        Ok(()) => Ok(made),
        Err(source) => {
            take_away([].into_iter(), &made);
            Err(CliError::FileUnwritable { path: folder.to_owned(), source })
        }
    }
}

/// Takes away what this run made. What cannot be taken away is not worth another error: the first
/// one is told, and a folder that somebody else put something into stays.
fn take_away<'a>(files: impl Iterator<Item = &'a PathBuf>, folders: &[PathBuf]) {
    for file in files {
        let _ = fs::remove_file(file);
    }
    for folder in folders.iter().rev() {
        let _ = fs::remove_dir(folder);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_that_is_taken_gets_a_number() {
        let names = unique(["خبر.md", "News.md", "خبر.md", "news.md", "خبر.md"].into_iter());
        assert_eq!(names, ["خبر.md", "News.md", "خبر-2.md", "news-2.md", "خبر-3.md"]);
    }

    #[test]
    fn only_folders_that_were_made_are_taken_away() {
        let home = tempfile::tempdir().unwrap();
        let made = make_folder(&home.path().join("a/b")).unwrap();
        assert_eq!(made, [home.path().join("a"), home.path().join("a/b")]);
        take_away([].into_iter(), &made);
        assert!(home.path().exists() && !home.path().join("a").exists());
    }
}
