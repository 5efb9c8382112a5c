//! An article of which readers would see nothing but its headline.

use warraq_connect::{RemoteState, Standing};
use warraq_core::article::{Article, Block, Visit};

use crate::known::Known;
use crate::wish::Wish;

/// Whether nothing of the text would be seen: no word that leaves, no picture, nothing of another site.
pub(crate) fn is_textless(article: &Article) -> bool {
    let is_seen = |block: &Block| match block {
        Block::Figure(figure) => figure.media.is_some(),
        Block::Gallery(gallery) => gallery.figures.iter().any(|figure| figure.media.is_some()),
        Block::Embed(_) => true,
        _ => false,
    };
    !article.body.blocks().iter().any(|block| is_seen(block) || has_words(block))
}

/// Whether this keeps the article here: readers would get it, or what they have would be emptied. What the site's people
/// wrote at its text stays there, and an article may hold none of that.
pub(crate) fn keeps_here(article: &Article, wish: Wish, known: Option<&Known>) -> bool {
    let is_of_site = known.is_some_and(|known| known.own().is_some());
    let standing = known.and_then(Known::standing);
    wish != Wish::Unpublish
        && is_textless(article)
        && !is_of_site
        && (wish.is_public() || standing.is_some_and(|there| is_for_readers(&there)))
}

/// Whether readers have it, or get it by itself.
pub(crate) fn is_for_readers(there: &Standing) -> bool {
    matches!(there.state, RemoteState::Published | RemoteState::Scheduled)
}

/// Whether a word stands in it that leaves: what was only suggested does not.
fn has_words(block: &Block) -> bool {
    let mut has_words = false;
    block.walk(&mut |step| {
        if let Visit::Line(_, content) = step {
            has_words |= !content.original_text().trim().is_empty();
        }
    });
    has_words
}
