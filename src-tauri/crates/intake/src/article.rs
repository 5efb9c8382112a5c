//! One article out of the bytes of a file.

use warraq_core::article::{Block, Document, IdSource, Projection};
use warraq_core::fields::FieldName;
use warraq_formats::{FormatError, ImportDefaults, ImportFormat, Imported, RemovedKind, TakenFrom};

use crate::error::IntakeError;

/// The article in the file called `name`, and the format it is in: `from` where that was said, else by its
/// first bytes and its name.
///
/// # Errors
/// `Format`: with `NoText` where there is neither a word nor a picture in it, otherwise as its importer says.
pub fn read_article(
    name: &str,
    from: Option<ImportFormat>,
    bytes: &[u8],
    defaults: &ImportDefaults,
    ids: &mut dyn IdSource,
) -> Result<(ImportFormat, Imported), IntakeError> {
    if bytes.trim_ascii().is_empty() {
        return Err(FormatError::NoText.into());
    }
    let format = from.map_or_else(|| ImportFormat::of_path(name, bytes), Ok)?;
    let imported = warraq_formats::import(format, bytes, defaults, ids)?;
    if says_nothing(format, &imported) {
        return Err(FormatError::NoText.into());
    }
    Ok((format, imported))
}

/// Whether nobody would find anything to read in it: no text, and no headline but the one that a page or a
/// document has for its own window.
fn says_nothing(format: ImportFormat, imported: &Imported) -> bool {
    // Whoever has a headline needs no reading of the text.
    !has_headline(format, imported)
        && is_blank(&imported.body)
        && !imported.removed.iter().any(|removed| is_read(removed.kind))
}

fn is_blank(body: &Document) -> bool {
    let is_shown =
        |block: &Block| matches!(block, Block::Figure(_) | Block::Gallery(_) | Block::Embed(_));
    !body.blocks().iter().any(is_shown) && is_unseen(Projection::of(body).text())
}

/// Whether nothing of the text is seen: space, signs of direction, marks of the byte order.
fn is_unseen(text: &str) -> bool {
    let is_sign = |c: char| matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}');
    text.chars().all(|c| c.is_whitespace() || is_sign(c))
}

/// Whether the headline is one that somebody wrote as such.
fn has_headline(format: ImportFormat, imported: &Imported) -> bool {
    let is_aside = matches!(format, ImportFormat::Html | ImportFormat::Docx | ImportFormat::Odt)
        && imported
            .taken
            .iter()
            .any(|taken| taken.field == FieldName::Headline && taken.from == TakenFrom::Metadata);
    !is_unseen(&imported.fields.headline) && !is_aside
}

/// Whether what was removed is text that stood there to be read, and may be wanted back.
fn is_read(kind: RemovedKind) -> bool {
    matches!(
        kind,
        RemovedKind::BylineLine
            | RemovedKind::Share
            | RemovedKind::Navigation
            | RemovedKind::Related
            | RemovedKind::ReaderComments
            | RemovedKind::Cookies
            | RemovedKind::Advertisement
            | RemovedKind::Surroundings
            | RemovedKind::Hidden
            | RemovedKind::FrontMatter
    )
}

#[cfg(test)]
mod tests;
