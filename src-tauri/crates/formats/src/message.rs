//! Articles as messages: plain text for telephones, with the few signs that the apps themselves read, cut where one
//! message cannot hold all.
//!
//! A message has no blocks with a direction: apps take each line's from its first strong letter. A line that would
//! go wrong begins with a mark, and dates and phone numbers are isolated. Addresses are not: apps that make links of
//! them take an invisible letter behind one for a part of it.

mod compose;
mod count;
mod emphasis;
mod line;
mod split;

pub(crate) use self::count::{utf16, weighted};
pub(crate) use self::emphasis::Signs;
use crate::export::{self, ExportInput};
use crate::format::Format;

/// What stands between two messages in a file.
const BETWEEN: &str = "\n\n――――――――――\n\n";

/// An app that messages are written for.
pub(crate) struct Medium {
    /// The most that a message may measure.
    pub(crate) limit: usize,
    /// The same for the first message of an article with a picture, which stands below the picture.
    pub(crate) caption_limit: usize,
    /// What a text measures.
    pub(crate) measure: fn(&str) -> usize,
    /// The signs around strong, stressed and struck text.
    pub(crate) signs: &'static Signs,
    /// Whether those signs are measured too: some apps take them away before.
    pub(crate) signs_count: bool,
    /// What stands before an item of a list.
    pub(crate) bullet: &'static str,
    /// What stands before each line of a quote.
    pub(crate) quote: &'static str,
    /// Whether link and tags follow the headline: where readers see the first message alone.
    pub(crate) link_first: bool,
    /// Whether messages say which of how many they are.
    pub(crate) numbered: bool,
}

/// A message as it is copied.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Message {
    /// All of it.
    pub text: String,
    /// What it measures as the app counts.
    pub size: usize,
    /// The most that it may measure; the first of an article with a picture stands below that, and is shorter.
    pub limit: usize,
}

/// The messages that an article comes to in `format`, as they are copied one by one; nothing where the format is
/// none of messages.
#[must_use]
pub fn messages(input: &ExportInput<'_>, format: Format) -> Option<Vec<Message>> {
    export::medium(format).map(|medium| written(input, medium))
}

/// The messages of the first article.
pub(crate) fn written(input: &ExportInput<'_>, medium: &Medium) -> Vec<Message> {
    let composed = compose::article(input, medium);
    split::split(&composed, medium)
}

/// All messages in one file, a line between two.
pub(crate) fn file(input: &ExportInput<'_>, medium: &Medium) -> Vec<u8> {
    let messages = written(input, medium);
    let texts: Vec<&str> = messages.iter().map(|message| message.text.as_str()).collect();
    let mut text = texts.join(BETWEEN);
    if !text.is_empty() {
        text.push('\n');
    }
    text.into_bytes()
}

#[cfg(test)]
mod tests;
