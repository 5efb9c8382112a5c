//! What a file calls an article that may have no headline.

use warraq_core::article::{Article, Block};

/// The longest title made of the text, in characters.
const TITLE_CHARS: usize = 80;

/// The headline, else the first words of `blocks`, else who publishes it, else its id: never empty.
pub(crate) fn of(article: &Article, blocks: &[Block], newsroom: &str) -> String {
    let first = blocks.iter().find_map(|block| match block {
        Block::Paragraph(paragraph) => Some(paragraph.content.to_text()),
        Block::Heading(heading) => Some(heading.content.to_text()),
        _ => None,
    });
    let first = first.unwrap_or_default().replace('\n', " ");
    let first: String = first.chars().take(TITLE_CHARS).collect();
    [article.fields.headline.clone(), first, newsroom.to_owned()]
        .into_iter()
        .find(|title| title.chars().any(char::is_alphanumeric))
        .unwrap_or_else(|| article.id.to_string())
}
