//! Articles that become files.
//!
//! Every format is a file in this folder, which implements [`Export`], and a line in [`exporter`].

mod html;
mod markdown;
mod text;

use warraq_core::article::Article;

use crate::error::FormatError;
use crate::feature::Feature;
use crate::format::Format;

/// What is written.
#[derive(Debug, Clone, Copy)]
pub struct ExportInput<'a> {
    /// The article.
    pub article: &'a Article,
    /// The name of the newsroom; empty where it has none.
    pub newsroom: &'a str,
}

/// A format that articles are written in. The same article always gives the same bytes.
pub trait Export: Sync {
    /// Its name and ending.
    fn format(&self) -> Format;

    /// What of an article is not in the file, or not as such.
    fn cannot_hold(&self) -> &'static [Feature];

    /// Writes the whole file to `out`.
    ///
    /// # Errors
    /// [`FormatError`] where the article cannot be written at all; `out` is then to be thrown away.
    fn write(&self, input: &ExportInput<'_>, out: &mut Vec<u8>) -> Result<(), FormatError>;
}

/// Who writes `format`.
#[must_use]
pub fn exporter(format: Format) -> &'static dyn Export {
    match format {
        Format::Text => &text::Text,
        Format::Markdown => &markdown::Markdown,
        Format::Html => &html::Html,
    }
}

/// The bytes of the whole file.
///
/// # Errors
/// As [`Export::write`].
pub fn export(format: Format, input: &ExportInput<'_>) -> Result<Vec<u8>, FormatError> {
    let mut out = Vec::new();
    exporter(format).write(input, &mut out)?;
    Ok(out)
}

/// The file as it is shown before it is written.
///
/// # Errors
/// As [`Export::write`].
pub fn preview(format: Format, input: &ExportInput<'_>) -> Result<String, FormatError> {
    export(format, input).map(|bytes| String::from_utf8_lossy(&bytes).into_owned())
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;
    use std::path::Path;

    use super::*;

    #[test]
    fn folder_and_registry_agree() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/export");
        let files: BTreeSet<String> = folder
            .read_dir()
            .unwrap()
            .map(|entry| entry.unwrap().path())
            .filter(|path| path.extension().is_some_and(|extension| extension == "rs"))
            .map(|path| path.file_stem().unwrap().to_str().unwrap().to_owned())
            .collect();
        let registered: BTreeSet<String> =
            Format::ALL.iter().map(|format| exporter(*format).format().id().to_owned()).collect();
        assert_eq!(files, registered);
    }

    #[test]
    fn nothing_is_declared_twice_and_suggestions_always() {
        for format in Format::ALL {
            let features = exporter(*format).cannot_hold();
            let names: BTreeSet<&str> = features.iter().map(|feature| feature.name()).collect();
            assert_eq!(names.len(), features.len(), "{format}");
            for feature in [Feature::Insertion, Feature::Deletion, Feature::Comment, Feature::Media]
            {
                assert!(features.contains(&feature), "{format}: {}", feature.name());
            }
        }
    }
}
