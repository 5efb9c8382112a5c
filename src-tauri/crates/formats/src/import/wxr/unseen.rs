//! What people wrote of the pictures of a post, and no reader of the post sees.

use std::collections::HashSet;

use super::item::RawPost;
use super::library::Library;
use super::refer;
use crate::report::{RemovedKind, Report};

/// Pictures whose words are looked for in the text; those of more are listed in any case.
const MAX_PICTURES: usize = 300;

/// Lists what the file says of the pictures that `post` shows, where its article, which was made of `html`, does not
/// say it: alternative texts, captions, descriptions.
pub(super) fn list(post: &RawPost, html: &str, library: &Library, report: &mut Report) {
    let thumbnail = post.fields.thumbnail;
    let uploaded = library.uploaded_with(post.number).iter().copied();
    let uploaded = uploaded.filter(|_| post.fields.content.contains("[gallery"));
    let mut told = HashSet::new();
    let numbers = refer::numbers(&post.fields.content).into_iter().chain(uploaded);
    for number in thumbnail.into_iter().chain(numbers) {
        let Some(picture) = library.attachment(number).filter(|_| told.insert(number)) else {
            continue;
        };
        let is_lead = thumbnail == Some(number);
        let shows = |text: &str| told.len() <= MAX_PICTURES && html.contains(text);
        let unseen: Vec<&str> = picture
            .words()
            .into_iter()
            .filter(|text| *text != picture.title.trim())
            .filter(|text| {
                let is_shown = is_lead
                    && [&picture.alt, &picture.caption].iter().any(|own| own.trim() == *text);
                !is_shown && !shows(text)
            })
            .collect();
        if !unseen.is_empty() {
            report.remove(RemovedKind::Hidden, unseen.join("\n"));
        }
    }
}
