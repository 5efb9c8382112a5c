//! What is pasted into an open article: read here, put in by the page.

use serde::Serialize;
use specta::Type;
use tauri::State;
use warraq_core::article::cleaning::Found;
use warraq_formats::{KeptPicture, Paste, Pasted, Picture, Removed, Warning, pasted};
use warraq_intake::GivenWords;
use warraq_store::FreshIds;

use super::document::BlockJson;
use super::media::{AddedPicture, add};
use crate::error::AppError;
use crate::state::{Desk, now};

/// What was pasted, as it may stand in an article.
#[derive(Debug, Serialize, Type)]
#[serde(rename = "Pasted")]
pub struct PastedView {
    /// Its blocks, with ids of their own; none where nothing is left.
    pub blocks: Vec<BlockJson>,
    /// How many pictures came with it into the vault.
    pub pictures: u32,
    /// What was in it and is not in the blocks.
    pub removed: Vec<Removed>,
    /// How its lines were read.
    pub warnings: Vec<Warning>,
    /// Characters that were replaced or taken out.
    pub cleaned: Vec<Found>,
    /// Lines that stood in the order of printing and were turned round.
    pub turned: u32,
}

impl PastedView {
    fn of(pasted: Pasted, pictures: u32) -> Self {
        let Pasted { blocks, removed, warnings, cleaned, turned, .. } = pasted;
        let blocks = blocks.iter().map(|block| BlockJson(block.to_json())).collect();
        Self { blocks, pictures, removed, warnings, cleaned, turned }
    }
}

/// The blocks of what the clipboard has as HTML and as text, for an article in this language. Nothing in it is loaded
/// or run; pictures that stand in it come into the vault as those do that are pasted as files, and one that does not is
/// among what was removed.
///
/// # Errors
/// `locked`; `file_tangled` and `file_too_large` for what belongs into no open article.
#[tauri::command(async)]
#[specta::specta]
#[expect(clippy::needless_pass_by_value, reason = "tauri hands state and arguments over by value")]
pub fn paste_read(
    desk: State<'_, Desk>,
    html: String,
    text: String,
    language: String,
) -> Result<PastedView, AppError> {
    if !desk.is_open() {
        return Err(AppError::locked());
    }
    let mut ids = FreshIds::at(now());
    let paste = Paste { html: &html, text: &text, language: &language, at: now() };
    let mut pasted = pasted(&paste, &mut ids)?;
    let pictures = pasted.keep_pictures(|picture| kept(&desk, picture));
    Ok(PastedView::of(pasted, pictures))
}

fn kept(desk: &Desk, picture: &Picture) -> Option<KeptPicture> {
    let Picture { name, bytes, alt, caption, credit, .. } = picture;
    let given = GivenWords { alt: alt.clone(), caption: caption.clone(), credit: credit.clone() };
    let AddedPicture { media, caption, credit, rights, .. } =
        add(desk, name, bytes.clone(), &given).ok()?;
    Some(KeptPicture { media: media.to_string(), caption, credit, rights })
}
