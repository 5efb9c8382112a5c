//! The pictures of a book: each once, whichever chapters show it.

use std::cell::RefCell;

use crate::hypertext::Source;
use crate::picture::{CleanPicture, Pictures};

/// The pictures that the chapters asked for, in that order.
pub(super) struct Album<'a> {
    pictures: &'a Pictures,
    shown: RefCell<Vec<(String, &'a CleanPicture)>>,
}

impl<'a> Album<'a> {
    /// An album that is still empty.
    pub(super) fn new(pictures: &'a Pictures) -> Self {
        Self { pictures, shown: RefCell::default() }
    }

    /// Where the picture with this id is in the book; nothing where it is not at hand, or of a kind that readers of
    /// books do not show.
    pub(super) fn source(&self, id: &str) -> Option<Source> {
        let picture = self.pictures.find(id)?;
        let ending = ending(picture.media_type)?;
        let mut shown = self.shown.borrow_mut();
        let at = shown.iter().position(|(one, _)| one == id).unwrap_or_else(|| {
            shown.push((id.to_owned(), picture));
            shown.len() - 1
        });
        let address = file(at, ending);
        Some(Source { address, width: picture.width, height: picture.height })
    }

    /// The files with their names.
    pub(super) fn files(&self) -> Vec<(String, &'a CleanPicture)> {
        let shown = self.shown.borrow();
        let named = shown.iter().enumerate().filter_map(|(at, (_, picture))| {
            Some((file(at, ending(picture.media_type)?), *picture))
        });
        named.collect()
    }
}

fn file(at: usize, ending: &str) -> String {
    format!("pictures/{}.{ending}", at + 1)
}

/// The ending of a kind of picture that every reader shows.
///
/// Source: EPUB 3.3, 3.2 (core media types).
fn ending(media_type: &str) -> Option<&'static str> {
    Some(match media_type {
        "image/jpeg" => "jpg",
        "image/png" => "png",
        "image/gif" => "gif",
        "image/webp" => "webp",
        _ => return None,
    })
}
