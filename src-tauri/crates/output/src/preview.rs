//! What would be written, before it is.

use warraq_core::article::ArticleId;
use warraq_formats::{Format, Loss, Message, around, losses, messages};
use warraq_store::Vault;

use crate::batch;
use crate::gate::HeldWord;
use crate::ready::Ready;
use crate::rendered::FileChoice;
use crate::source::Source;
use crate::taken_out::TakenOut;

/// A file as it would be.
#[derive(Debug, Clone)]
pub struct OutputPreview {
    /// The name offered for it.
    pub file_name: String,
    /// All of it where it is text and no messages; else nothing: what is no text is looked at as a page, or as pages.
    pub text: String,
    /// The messages in it, where it is one of messages.
    pub messages: Vec<Message>,
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
    let ready = Ready::of(vec![cleared]);
    let input = ready.input(choice, &settings.newsroom)?;
    let messages = messages(&input, choice.format);
    let is_read = choice.format.is_text() && messages.is_none();
    let text = if is_read { text_of(&input, choice.format)? } else { String::new() };
    Ok(OutputPreview {
        file_name: ready.file_name(choice),
        text,
        messages: messages.unwrap_or_default(),
        lost: losses(&input, choice.format),
        taken_out: ready.taken_out.clone(),
        held,
    })
}

/// The article as a reader would see it in a browser, with its pictures: its file where that is a page; a page around
/// it where it is a piece of one; and what a book or document of a word processor holds.
///
/// # Errors
/// When the article or a picture cannot be read, or the format refuses.
pub fn page<S: Source>(
    source: &mut S,
    id: ArticleId,
    choice: &FileChoice,
) -> Result<String, S::Error> {
    let is_piece = matches!(choice.format, Format::HtmlFragment | Format::WordPress);
    let format = if is_piece { choice.format } else { Format::Html };
    let choice = &FileChoice { format, options: choice.options.clone() };
    let (article, settings) =
        source.read(|vault| Ok((vault.article(id)?, Vault::settings(vault)?)))?;
    let cleared = batch::cleared(source, article, &settings.never_publish, choice)?;
    let ready = Ready::of(vec![cleared]);
    let input = ready.input(choice, &settings.newsroom)?;
    let text = text_of(&input, format)?;
    Ok(if is_piece { around(input.article(), &text) } else { text })
}

fn text_of(
    input: &warraq_formats::ExportInput<'_>,
    format: Format,
) -> Result<String, crate::error::OutputError> {
    let bytes = warraq_formats::export(format, input)?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}
