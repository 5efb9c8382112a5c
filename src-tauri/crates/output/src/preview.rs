//! What would be written, before it is.

use warraq_core::article::ArticleId;
use warraq_formats::Loss;
use warraq_store::Vault;

use crate::batch::{self, FileChoice};
use crate::gate::HeldWord;
use crate::source::Source;
use crate::taken_out::TakenOut;

/// A file as it would be.
#[derive(Debug, Clone)]
pub struct OutputPreview {
    /// The name offered for it.
    pub file_name: String,
    /// All its bytes.
    pub bytes: Vec<u8>,
    /// What of the article its format does not hold.
    pub lost: Vec<Loss>,
    /// What the gate takes out.
    pub taken_out: Vec<TakenOut>,
    /// What keeps it from being written.
    pub held: Vec<HeldWord>,
}

/// What an export of the article would be, also where words keep it from leaving.
///
/// # Errors
/// When the article or a picture cannot be read, or the format refuses.
pub fn preview<S: Source>(
    source: &mut S,
    id: ArticleId,
    choice: &FileChoice,
) -> Result<OutputPreview, S::Error> {
    let (article, settings) =
        source.read(|vault| Ok((vault.article(id)?, Vault::settings(vault)?)))?;
    let mut cleared = batch::cleared(source, article, &settings.never_publish, choice)?;
    let held = std::mem::take(&mut cleared.held);
    let written = batch::write(vec![cleared], choice, &settings.newsroom)?;
    Ok(OutputPreview {
        file_name: written.file_name,
        bytes: written.bytes,
        lost: written.lost,
        taken_out: written.taken_out,
        held,
    })
}
