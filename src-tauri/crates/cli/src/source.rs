//! Files that come in: what is known of them, and what people are told.

#[cfg(feature = "newsroom")]
mod opened;

use std::path::Path;

use chrono::{DateTime, SubsecRound, Utc};
use warraq_formats::{ImportDefaults, Removed, RemovedKind, Warning};

use crate::clock::now;
use crate::messages::{Message, word};

#[cfg(feature = "newsroom")]
pub use opened::{article_in, bytes, markdown};

/// Stands for standard input, and for standard output.
const STANDARD: &str = "-";

/// Whether `path` stands for standard input or output.
pub fn is_standard(path: &Path) -> bool {
    path.as_os_str() == STANDARD
}

/// What an article is taken to be where its file does not say.
pub fn defaults() -> ImportDefaults {
    ImportDefaults { at: now(), ..ImportDefaults::default() }
}

/// When the file was written last; now, where nothing says so.
pub fn written_at(path: &Path) -> DateTime<Utc> {
    let written = path.metadata().and_then(|about| about.modified());
    written.map_or_else(|_| now(), |time| DateTime::<Utc>::from(time).trunc_subsecs(3))
}

/// What people are told of what is not in the article, and of what had to be decided.
pub fn notes(removed: &[Removed], warnings: &[Warning]) -> Vec<Message> {
    let removed = removed.iter().map(|removed| {
        Message::new("notes.removed")
            .with("kind", removed_kind(removed.kind))
            .with("text", removed.text.trim())
    });
    removed.chain(warnings.iter().map(warned)).collect()
}

/// What somebody calls what was removed.
pub fn removed_kind(kind: RemovedKind) -> String {
    Message::new(format!("removed_kind.{}", word(kind))).text()
}

fn warned(warning: &Warning) -> Message {
    let what = Message::new(format!("warning.{}", word(warning.kind))).text();
    match warning_detail(warning).as_str() {
        "" => Message::new("notes.warning").with("what", what),
        detail => Message::new("notes.warning_of").with("what", what).with("detail", detail),
    }
}

/// What a warning means exactly: a piece of the file, or words for what is Warraq's own.
pub fn warning_detail(warning: &Warning) -> String {
    if !warning.kind.has_words_for_details() {
        return warning.detail.clone();
    }
    Message::new(format!("warning_detail.{}", warning.detail)).text_of_known().unwrap_or_default()
}
