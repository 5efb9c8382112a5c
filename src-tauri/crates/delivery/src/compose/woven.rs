//! Words that changed here, put into a part of the site among its own elements: its block, what stands around its words
//! and each of their attributes stays as the site has it.
//!
//! The article's hand and the site's write the same words each in its own markup. So only what is another in the article
//! since is carried over: words in the place of words, and what stands around one of them here and not before.

mod glyphs;
mod marks;
mod pen;
mod tokens;

use std::ops::Range;

use similar::{Algorithm, DiffOp, capture_diff_slices};

use self::glyphs::{Glyphs, Is};
use self::pen::Pen;
use self::tokens::{Token, tokens};
use crate::parts::{described, images};

/// The part of the site that stood for `own`, saying `mine`; nothing where not only words are others, or where a word of
/// the article's has no place in it.
pub(super) fn woven(own: &str, seen: &str, mine: &str) -> Option<String> {
    let described = with_descriptions(own, seen, mine)?;
    let seen = described.as_deref().unwrap_or(seen);
    let [old, there, new] = [Glyphs::read(own)?, Glyphs::read(seen)?, Glyphs::read(mine)?];
    let (old_tokens, new_tokens) = (tokens(&old), tokens(&new));
    let places = places(&old_tokens, &tokens(&there))?;
    let mut pen = Pen::new((&old, &there, &new), (&old_tokens, &new_tokens), places);
    let keys = |tokens: &[Token]| tokens.iter().map(Token::key).collect::<Vec<_>>();
    for op in capture_diff_slices(Algorithm::Myers, &keys(&old_tokens), &keys(&new_tokens)) {
        let (was, is) = (op.old_range(), op.new_range());
        if let DiffOp::Equal { .. } = op {
            was.zip(is).for_each(|(was, is)| pen.keep(was, is));
            continue;
        }
        let all_words = |tokens: &[Token], range: &Range<usize>| {
            tokens[range.clone()].iter().all(Token::is_word)
        };
        // Lines, cells and paragraphs are others: that is more than words.
        if !(all_words(&old_tokens, &was) && all_words(&new_tokens, &is)) {
            return None;
        }
        pen.replace(was, is)?;
    }
    Some(pen.written())
}

/// The words of the site that each word of the article's is, in rising order; nothing where the site lacks one.
fn places(own: &[Token], seen: &[Token]) -> Option<Vec<Option<Range<usize>>>> {
    let words = |tokens: &[Token]| -> Vec<usize> {
        (0..tokens.len()).filter(|at| tokens[*at].is_word()).collect()
    };
    let (own_words, seen_words) = (words(own), words(seen));
    let texts = |tokens: &[Token], words: &[usize]| -> Vec<String> {
        words.iter().map(|at| tokens[*at].key()).collect()
    };
    let (own_texts, seen_texts) = (texts(own, &own_words), texts(seen, &seen_words));
    let mut found = vec![None; own.len()];
    for op in capture_diff_slices(Algorithm::Myers, &own_texts, &seen_texts) {
        match op {
            DiffOp::Equal { old_index, new_index, len } => {
                for at in 0..len {
                    let place = seen[seen_words[new_index + at]].place.clone();
                    found[own_words[old_index + at]] = Some(place);
                }
            }
            // What only the site says stays where it is.
            DiffOp::Insert { .. } => {}
            DiffOp::Delete { .. } | DiffOp::Replace { .. } => return None,
        }
    }
    Some(found)
}

/// The site's part with what readers are told of its pictures who cannot see them, as the article has it now; nothing in it
/// where that is as it was. Nothing where the pictures are not the same.
#[expect(clippy::option_option, reason = "that nothing is another is not that nothing can be done")]
fn with_descriptions(own: &str, seen: &str, mine: &str) -> Option<Option<String>> {
    let [old, there, new] = [own, seen, mine].map(images);
    if old.len() != new.len() || old.iter().zip(&new).any(|(old, new)| old.address != new.address) {
        return None;
    }
    if old.iter().zip(&new).all(|(old, new)| old.alt == new.alt) {
        return Some(None);
    }
    (there.len() == new.len()).then_some(())?;
    let others = (0..new.len()).filter(|at| old[*at].alt != new[*at].alt);
    let text = others.fold(seen.to_owned(), |text, at| described(&text, at, &new[at].alt));
    Some(Some(text))
}

/// Whether this is one that others' markup may stand around.
fn is_letter(is: Is) -> bool {
    matches!(is, Is::Letter(_) | Is::Hidden)
}

#[cfg(test)]
mod tests;
